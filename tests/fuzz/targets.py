"""What is fuzzed: each target reads one damaged text as the program does, and checks what must be so of any text."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from papertui.domain.paper import Paper
from papertui.domain.reading import NO_READING
from papertui.domain.visible import visible_block
from papertui.exchange.formats import Selection, Wish, read_as, written_as
from papertui.exchange.pasted import paper_of
from papertui.exchange.references import year_of
from papertui.importing import planned_import
from papertui.library import open_library
from papertui.search.fields import Field
from papertui.search.highlight import spans_in
from papertui.search.index import Index, build_index
from papertui.search.query import parse_query
from papertui.search.strict import matching_ids
from papertui.storage.catalogue_bytes import refuse_other_text
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.config_file import Settings, read_config
from papertui.storage.entry_adding import addition, with_new_id
from papertui.storage.entry_edit import edit_entry
from papertui.storage.history_file import KEPT, place_name
from papertui.storage.locations import ChosenCatalogue, Locations
from papertui.storage.new_entries import empty_catalogue
from papertui.storage.reading_file import read_folder
from papertui.storage.screen_state import FILE_NAME, read_state
from papertui.storage.text_exchange import exchanged
from tests.fuzz import models
from tests.fuzz.fuzzing import Target
from tests.fuzz.lists import damaged_lists, survive
from tests.fuzz.mutation import LARGE, Mutator
from tests.quick_disk import QUICK_DISK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.fuzz.fuzzing import Tally

PATH = Path("papers.toml")
TODAY = date(2026, 11, 26)


def texts(sound: Sequence[str], pieces: Sequence[str]) -> Callable[[int], Iterator[bytes]]:
    """Damaged texts of a format."""

    def supply(seed: int) -> Iterator[bytes]:
        mutator = Mutator(seed, sound, pieces)
        while True:
            yield mutator.content()

    return supply


def check(is_so: bool, what: str) -> None:
    if not is_so:
        raise AssertionError(what)


def _visible(*lines: str) -> None:
    """What is told of a text can be shown."""
    for line in lines:
        check(all(char.isprintable() or char == "\n" for char in visible_block(line)), f"raw: {line!r}")


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="papertui-", dir=QUICK_DISK) as name:
        yield Path(name)


def read_catalogue(content: bytes) -> None:
    """Read, edit in place, read again: what stands outside the entry stays."""
    refuse_other_text(PATH, content)
    file = catalogue_of(PATH, content)
    _visible(*(problem.message for problem in file.problems), *(paper.title for paper in file.catalogue.papers))
    if not file.is_whole or not file.catalogue.papers:
        return
    paper = file.catalogue.papers[len(content) % len(file.catalogue.papers)]
    start, end = file.span_of(paper.id)
    edited = edit_entry(file, paper.id, {"year": 1999, "venue": "A 'venue'"})
    check(edited.content[:start] == content[:start], "the edit changed what stands before")
    check(edited.content.endswith(content[end:]), "the edit changed what stands behind")
    again = catalogue_of(PATH, edited.content)
    check(again.is_whole, "the edited file does not parse")
    check(again.catalogue.papers[file.place_of(paper.id)].year == 1999, "the edit is not in the file")


def read_log(content: bytes) -> None:
    """Read as the log of a device, beside a sound one, whose mark counts."""
    with _folder() as folder:
        (folder / "damaged-1a2b.jsonl").write_bytes(content)
        (folder / "sound-1a2b.jsonl").write_text(models.LOGS[0], encoding="utf-8")
        snapshot = read_folder(folder)
        _visible(*(problem.message for problem in snapshot.problems))
        devices = [event.device for event in snapshot.log.events]
        check(devices.count("sound-1a2b") + devices.count("damaged-1a2b") == len(devices), "events of nobody")
        check(len(snapshot.log.events) >= 3, "a sound event is lost")


def read_settings(content: bytes) -> None:
    """Read as config.toml."""
    with _folder() as folder:
        path = folder / "config.toml"
        path.write_bytes(content)
        settings, problems = read_config(path)
        _visible(*(problem.message for problem in problems))
        check(settings.ambiguous_width in {1, 2}, "an impossible width")


@cache
def _indexed() -> tuple[dict[str, Paper], Index]:
    words = ("denoising", "diffusion", "image", "synthesis", "확산", "模型", "Über", "graph")
    papers = [
        Paper(f"p{n}", f"{words[n % 8]} {words[n // 8 % 8]} {n}", (f"Author {words[n % 7]}",), year=1990 + n % 30)
        for n in range(200)
    ]
    return {paper.id: paper for paper in papers}, build_index(papers, {})


def search(content: bytes) -> None:
    """Look up, by rank and strictly, and mark what was found."""
    papers, index = _indexed()
    query = parse_query(content.decode("utf-8", "surrogateescape"), today=lambda: TODAY)
    found = index.search(query, limit=20)
    strict = matching_ids(query, list(papers.values()), {})
    check(strict == index.filter(query), "the index and the scan differ")
    for hit in found[:3]:
        title = papers[hit.paper_id].title
        spans = spans_in(query, title, Field.TITLE)
        check(all(0 <= start < end <= len(title) for start, end in spans), f"marked outside: {spans}")


def add_pasted(content: bytes) -> None:
    """Make a paper of what was pasted and add it: the catalogue parses and holds it."""
    paper = paper_of(content.decode("utf-8", "surrogateescape"), may_be_title=True)
    file = empty_catalogue(PATH)
    named = with_new_id(paper, file)
    extended = exchanged(file, [addition(file, named)])
    again = catalogue_of(PATH, extended.content)
    check(again.is_whole, "the catalogue does not parse")
    check([found.id for found in again.catalogue.papers] == [named.id], "the paper is not in the catalogue")


def import_list(content: bytes) -> None:
    """Read a Markdown list and plan its import."""
    _import("markdown", content.decode("utf-8", "replace"))


def mark_list(content: bytes) -> None:
    """Read a list in any grammar from its file, mend it, plan its import and mark all of it."""
    with _folder() as folder:
        survive(folder, content)


def import_bibliography(content: bytes) -> None:
    """Read BibTeX or CSL-JSON and plan its import; what would be in the catalogue goes out and comes back."""
    text = content.decode("utf-8", "replace")
    papers = _import("csl-json" if text.lstrip()[:1] in {"[", "{"} else "bibtex", text)
    for name in ("bibtex", "csl-json") if len(text) < LARGE else ():
        written = written_as(name, Selection(papers, lambda _id: NO_READING))
        returned = [entry.paper for entry in read_as(name, written, Wish(TODAY.year + 1)).entries]
        check(_said(returned) == _said(papers), f"a paper comes back from {name} as another")


def _said(papers: Sequence[Paper]) -> list[tuple[str, str, str, int | None]]:
    return [(" ".join(paper.title.split()), paper.arxiv_id, paper.doi_name, year_of(paper)) for paper in papers]


def _import(name: str, text: str) -> Sequence[Paper]:
    found = read_as(name, text, Wish(TODAY.year + 1))
    _visible(*(entry.paper.title for entry in found.entries))
    plan = planned_import(empty_catalogue(PATH), found.entries)
    file = catalogue_of(PATH, plan.file.content)
    check(file.is_whole, "the catalogue does not parse")
    return file.catalogue.papers


def undo_history(content: bytes) -> tuple[str, str]:
    """Read as the history of a catalogue, and as what the screen remembers; undo and redo, and give what was done."""
    with _folder() as home:
        catalogue, log = home / "papers.toml", home / "reading" / "sound-1a2b.jsonl"
        locations = Locations(home / "config.toml", home, home / "state", log.parent)
        history = locations.state_folder / "history" / f"{place_name(catalogue)}.jsonl"
        for path in (log, history):
            path.parent.mkdir(parents=True)
        catalogue.write_text(models.HISTORY_CATALOGUE, encoding="utf-8")
        log.write_text(models.HISTORY_LOG, encoding="utf-8")
        history.write_bytes(content)
        (locations.state_folder / FILE_NAME).write_bytes(content)
        read_state(locations.state_folder)
        library = open_library(ChosenCatalogue(catalogue), locations, Settings())
        try:
            _visible(*(change.what for change in library.history()))
            undone, redone = library.undo(), library.redo()
            return undone.what if undone else "", redone.what if redone else ""
        finally:
            check(catalogue_of(catalogue, catalogue.read_bytes()).is_whole, "the catalogue does not parse")
            is_long = content.count(b"\n") > 2 * KEPT  # then what is older than the last changes is forgotten
            check(is_long or history.read_bytes().startswith(content), "the history has lost lines")
            check(log.read_text(encoding="utf-8").startswith(models.HISTORY_LOG), "the log has lost lines")


def run(name: str, count: int, seed: int) -> Tally:
    """Try so many texts on one reader."""
    return RUNS[name](count, seed)


RUNS: dict[str, Target] = {
    "catalogues": Target("catalogues", texts(models.CATALOGUES, models.CATALOGUE_PIECES), read_catalogue),
    "logs": Target("logs", texts(models.LOGS, models.LOG_PIECES), read_log),
    "configs": Target("configs", texts(models.CONFIGS, models.CONFIG_PIECES), read_settings),
    "queries": Target("queries", texts(models.QUERIES, models.QUERY_PIECES), search),
    "pasted": Target("pasted", texts(models.PASTED, models.PASTED_PIECES), add_pasted),
    "lists": Target("lists", texts(models.LISTS, models.LIST_PIECES), import_list),
    "grammars": Target("grammars", damaged_lists, mark_list),
    "bibliographies": Target(
        "bibliographies", texts(models.BIBLIOGRAPHIES, models.BIBLIOGRAPHY_PIECES), import_bibliography
    ),
    "histories": Target("histories", texts(models.HISTORIES, models.HISTORY_PIECES), undo_history),
}
