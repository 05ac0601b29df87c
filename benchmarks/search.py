"""The lookup beside fzf, on the same records in the same run: how often the wanted paper comes first, and how fast.

``python -m benchmarks.search`` prints both tables; ``--sizes 410 5000`` leaves the large catalogues out,
``--without-fzf`` the peer. The queries stand in queries.toml; the ranking was tuned on their first part only.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tracemalloc
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import tomli

from benchmarks.distractors import mixed
from benchmarks.generated import SHIPPED
from benchmarks.timing import Times, repeated, seconds_of
from papertui.domain.category import path_text
from papertui.search.index import build_index
from papertui.search.query import parse_query
from papertui.storage.catalogue_file import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papertui.domain.paper import Paper
    from papertui.search.index import Index

QUALITY_SIZES = (410, 5_000, 50_000)
SPEED_SIZES = (1_000, 5_000, 50_000)
TO_REACH = {1_000: "1 / 5 ms, 0.05 s", 5_000: "2 / 8 ms, 0.2 s", 50_000: "5 / 16 ms, 1.2 s, 100 MB"}
MOST_LOOKED_AT = 10
SCREENFUL = 100  # ids that a list shows at once
EVERY = 4  # of the queries one in four is typed letter by letter
NEEDS_SUMMARY = {
    "summary",
    "scripts",
    "maths",
    "category",
}  # all other kinds fzf answers better, and faster, without summaries
PARTS = {"tuning": "tuned on", "held_out": "held out", "mended": "mended by", "fresh": "fresh", "blind": "blind"}
TYPED = {"tuning", "held_out"}  # the parts that are typed letter by letter; the others are pasted in good part


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query and the paper it means."""

    part: str
    kind: str
    query: str
    paper_id: str


def queries() -> list[Wanted]:
    """All queries of queries.toml."""
    parts = tomli.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))
    return [
        Wanted(part, kind, query, paper_id)
        for part, kinds in parts.items()
        for kind, pairs in kinds.items()
        for query, paper_id in pairs.items()
    ]


def record(paper: Paper, *, with_summary: bool) -> str:
    """A paper as one line for fzf: all that papertui looks at too."""
    summary = paper.summary if with_summary else ""
    categories = "; ".join(map(path_text, paper.categories)) if with_summary else ""
    parts = (
        paper.title,
        ", ".join(paper.authors),
        paper.venue,
        str(paper.shown_year or ""),
        " ".join(paper.tags),
        paper.arxiv_id,
        paper.id,
        " ".join(link.url for link in paper.links),
        categories,
        summary,
    )
    return " · ".join(part.replace("\n", " ").strip() for part in parts if part.strip())


def fzf_finder(papers: Sequence[Paper], folder: Path, *, with_summary: bool) -> Callable[[str], list[str]]:
    """How fzf answers a query over these papers: ids, best first."""
    from iterfzf import BUNDLED_EXECUTABLE  # noqa: PLC0415 - only when the peer is wanted

    path = folder / f"records-{with_summary}.txt"
    lines = (f"{paper.id}\t{record(paper, with_summary=with_summary)}" for paper in papers)
    path.write_text("\n".join(lines), "utf-8")

    def find(query: str) -> list[str]:
        command = [str(BUNDLED_EXECUTABLE), "--delimiter=\t", "--nth=2..", "--filter", query]
        with path.open("rb") as source:
            done = subprocess.run(command, stdin=source, capture_output=True, check=False)
        return [line.split(b"\t", 1)[0].decode() for line in done.stdout.split(b"\n", MOST_LOOKED_AT)[:MOST_LOOKED_AT]]

    return find


def ranks(find: Callable[[str], Sequence[str]], asked: Sequence[Wanted]) -> dict[Wanted, int]:
    """At which place each wanted paper comes; 0 beyond the tenth."""
    found = {}
    for wanted in asked:
        ids = find(wanted.query)[:MOST_LOOKED_AT]
        found[wanted] = ids.index(wanted.paper_id) + 1 if wanted.paper_id in ids else 0
    return found


def quality(places: Sequence[int]) -> str:
    """R@1, R@10 and MRR of some ranks."""
    first = sum(place == 1 for place in places) / len(places)
    near = sum(place > 0 for place in places) / len(places)
    reciprocal = sum(1 / place for place in places if place) / len(places)
    return f"{first:.2f} / {near:.2f} / {reciprocal:.2f}"


def fzf_ranks(papers: list[Paper], asked: Sequence[Wanted]) -> dict[Wanted, int]:
    """The same for fzf, over lines that hold what the kind of query needs."""
    found: dict[Wanted, int] = {}
    with TemporaryDirectory(prefix="papertui-bench-") as folder:
        for with_summary in (False, True):
            group = [wanted for wanted in asked if (wanted.kind in NEEDS_SUMMARY) is with_summary]
            found |= ranks(fzf_finder(papers, Path(folder), with_summary=with_summary), group)
    return found


def quality_lines(papers: list[Paper], asked: list[Wanted], *, with_fzf: bool) -> Iterator[str]:
    """The quality table of one catalogue."""
    index = build_index(papers, {})
    own = ranks(lambda query: index.search(parse_query(query), limit=MOST_LOOKED_AT).paper_ids, asked)
    peer = fzf_ranks(papers, asked) if with_fzf else None
    groups = {
        kind: [wanted for wanted in asked if wanted.kind == kind] for kind in dict.fromkeys(w.kind for w in asked)
    }
    groups |= {f"all {name}": [wanted for wanted in asked if wanted.part == part] for part, name in PARTS.items()}
    groups["all"] = asked
    yield f"\n{len(papers):,} papers: R@1 / R@10 / MRR"
    yield f"{'kind':<14}{'n':>4}  {'papertui':<20}  {'fzf' if peer else ''}".rstrip()
    for name, group in groups.items():
        line = f"{name:<14}{len(group):>4}  {quality([own[wanted] for wanted in group]):<20}"
        yield f"{line}  {quality([peer[wanted] for wanted in group])}" if peer else line.rstrip()


def key_times(index: Index, asked: Sequence[Wanted]) -> Times:
    """How long each key takes, from the typed text to the ids in order."""
    gc.collect()
    gc.freeze()  # as the program does once a catalogue is loaded
    taken = []
    for wanted in asked:
        for length in range(1, len(wanted.query) + 1):
            begin = perf_counter()
            _ = index.search(parse_query(wanted.query[:length])).paper_ids[:SCREENFUL]
            taken.append(perf_counter() - begin)
    gc.unfreeze()
    return Times(tuple(taken))


def speed_line(papers: list[Paper], asked: Sequence[Wanted], *, with_fzf: bool) -> str:
    """The speed table's line of one catalogue."""
    gc.disable()  # as the program does while it loads
    built = repeated(lambda: build_index(papers, {}), 3)
    gc.enable()
    tracemalloc.start()
    index = build_index(papers, {})
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    index = build_index(papers, {})
    keys = key_times(index, asked)
    peer = ""
    if with_fzf:
        with TemporaryDirectory(prefix="papertui-bench-") as folder:
            find = fzf_finder(papers, Path(folder), with_summary=False)
            whole = [seconds_of(lambda query=wanted.query: find(query)) for wanted in asked[::4]]  # type: ignore[misc]
        peer = f"{1000 * Times(tuple(whole)).median:.0f} ms"
    return (
        f"{len(papers):>7,}  {1000 * keys.median:>6.2f} {1000 * keys.p95:>6.2f} {1000 * keys.longest:>6.1f} ms"
        f"  {min(built.seconds):>6.3f} s  {megabytes:>6.1f} MB  {TO_REACH.get(len(papers), ''):<26}  {peer}".rstrip()
    )


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", help="only catalogues of at most so many papers")
    parser.add_argument("--without-fzf", action="store_true", help="papertui alone")
    options = parser.parse_args(arguments)
    largest = max(options.sizes or [max(QUALITY_SIZES)])
    shipped = list(read_catalogue(SHIPPED).catalogue.papers)
    asked = queries()
    typed = [wanted for wanted in asked if wanted.part in TYPED][::EVERY]
    for size in QUALITY_SIZES:
        if size <= largest:
            papers = mixed(shipped, size) if size > len(shipped) + 10 else shipped
            print("\n".join(quality_lines(papers, asked, with_fzf=not options.without_fzf)), flush=True)
    print(
        "\n papers  key to ids: median, p95, longest   build   memory  to reach                    fzf, a whole query"
    )
    for size in SPEED_SIZES:
        if size <= largest:
            print(speed_line(mixed(shipped, size), typed, with_fzf=not options.without_fzf), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
