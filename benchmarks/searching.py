"""The lookup's times: building the index, and from a key to the ranked papers while a query is typed."""

from __future__ import annotations

import gc
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.distractors import mixed
from benchmarks.generated import SHIPPED
from benchmarks.report import Row, alone
from benchmarks.timing import Times, repeated
from papertui.search.index import build_index
from papertui.search.query import parse_query
from papertui.storage.catalogue_file import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from papertui.search.index import Index

TYPED = (
    "denosing difusion probablistic",
    "ddpm",
    "ho 2020",
    "song ermon 2019",
    "cvpr 2022 video",
    "latentdiffusion",
    "high res image synth latent",
    "bjorn ommer",
    "models diffusion video",
    "year:2020.. is:left guidance",
    "2006.11239",
    '"masked autoencoders" he',
    "ㄴㅁㄹㅂ",
    "transformer -video",
    "the of a",
    "zzzzqqq",
)
SIZES = {410: (None, None, None), 5_000: (0.2, 0.002, 0.008), 50_000: (1.2, 0.005, 0.016)}


def rows(folder: Path) -> Iterator[Row]:  # noqa: ARG001  nothing is written here
    """Measure the shipped papers alone, and among generated ones."""
    shipped = list(read_catalogue(SHIPPED).catalogue.papers)
    for entries, (most_build, most_median, most_p95) in SIZES.items():
        papers = mixed(shipped, entries) if entries > len(shipped) else shipped
        gc.disable()  # as the program does while it loads
        built = repeated(lambda papers=papers: build_index(papers, {}), 3)  # type: ignore[misc]
        yield alone(f"index build, {len(papers):,} entries", built.median, most=most_build)
        gc.enable()
        keys = key_times(build_index(papers, {}))
        yield alone(f"key → results, {len(papers):,} entries, median", keys.median, most=most_median)
        yield alone(f"key → results, {len(papers):,} entries, p95", keys.p95, most=most_p95)


def key_times(index: Index) -> Times:
    """How long each key takes that is typed in the queries above."""
    index.search(parse_query(TYPED[0]))
    gc.collect()
    gc.freeze()
    taken: list[float] = []
    for query in TYPED:
        for length in range(1, len(query) + 1):
            begin = perf_counter()
            index.search(parse_query(query[:length]))
            taken.append(perf_counter() - begin)
    gc.unfreeze()
    return Times(tuple(taken))
