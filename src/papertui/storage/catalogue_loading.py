"""Bytes of a catalogue → papers and problems, a chunk of entries at a time."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from papertui.domain.catalogue import Catalogue
from papertui.domain.problem import Problem
from papertui.storage.entry_cutting import Cutting, EntryCut
from papertui.storage.entry_reading import EntryReader
from papertui.storage.toml_reading import UnparsableError, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.domain.paper import Paper
    from papertui.storage.entry_findings import Finding

FIRST_CHUNK = 30  # entries: a usual screen full, so that the first paint waits for no more
CHUNK = 200
IN_LIST_FORM = "its entries stand in a papers = […] list; write each as [[papers]] to edit it here"
APART = "another table stands between this entry and its sub-table; move the sub-table up to edit it here"


class Loaded(NamedTuple):
    """Everything read from the bytes; see `CatalogueFile` for the fields."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    is_whole: bool
    starts: array[int]
    lengths: array[int]
    locked: dict[int, str]


class CatalogueLoading:
    """Loads one catalogue; take all `chunks`, then `finish`."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._reader = EntryReader()
        self._cutting = Cutting(content)
        self._papers: list[Paper] = []
        self._findings: list[tuple[int, EntryCut, tuple[Finding, ...]]] = []
        self._failures: list[tuple[int, Problem]] = []
        self._starts = array("q")
        self._lengths = array("q")
        self._locked: dict[int, str] = {}

    def chunks(self) -> Iterator[tuple[tuple[Paper, ...], int]]:
        """Papers in file order, with how many bytes have been read; their ids are not yet settled."""
        for cuts in self._cutting.chunks(FIRST_CHUNK, CHUNK):
            before = len(self._papers)
            tables = self._tables(cuts)
            for cut, table in zip(cuts, tables, strict=True):
                self._take(cut, table)
            yield tuple(self._papers[before:]), cuts[-1].main.end

    def finish(self) -> Loaded:
        """Read what belongs to no entry, settle the ids, and put everything together."""
        from papertui.storage.catalogue_frame import FrameReader  # noqa: PLC0415  after the first paint
        from papertui.storage.conflict_markers import conflict_marker_problem  # noqa: PLC0415
        from papertui.storage.unique_ids import settle_ids  # noqa: PLC0415

        frame = FrameReader(self._content, self._cutting.others, self._cutting.first_entry).read()
        for table, line, start, length in frame.listed_entries:
            paper, findings = self._reader.read(table, line)
            place = self._append(paper, start, length)
            self._locked[place] = IN_LIST_FORM
            self._failures += [(place, Problem(line, 0, found.kind, found.message)) for found in findings]
        papers, id_problems = settle_ids(self._papers)
        problems = [*frame.problems, *self._located(papers), *id_problems]
        marker = conflict_marker_problem(self._content)
        problems += [marker] if marker else []
        if problems:
            from papertui.storage.problem_places import problem_order  # noqa: PLC0415  as in `_located`

            problems.sort(key=problem_order)
        is_whole = frame.is_whole and not any(paper.is_broken for paper in papers)
        catalogue = Catalogue(tuple(papers), frame.title, frame.read_markers, frame.declared_categories)
        return Loaded(catalogue, tuple(problems), is_whole, self._starts, self._lengths, self._locked)

    def _tables(self, cuts: list[EntryCut]) -> Sequence[dict[str, Any] | UnparsableError]:
        if not any(cut.has_fault for cut in cuts):
            try:
                return _entry_tables(_joined(cuts, self._content), len(cuts))
            except UnparsableError:
                pass  # found below, entry by entry
        return [self._table(cut) for cut in cuts]

    def _table(self, cut: EntryCut) -> dict[str, Any] | UnparsableError:
        try:
            return _entry_tables(cut.text(self._content), 1)[0]
        except UnparsableError as error:
            return error

    def _take(self, cut: EntryCut, table: dict[str, Any] | UnparsableError) -> None:
        start, length = cut.main.start, cut.main.end - cut.main.start
        if isinstance(table, UnparsableError):
            from papertui.storage.broken_entry import broken_paper  # noqa: PLC0415  most entries parse

            paper = broken_paper(cut.text(self._content), cut.main.line, self._reader)
            line, column = cut.file_place(self._content, table.line, table.column)
            place = self._append(paper, start, length)
            message = f"this entry does not parse: {table.reason}"
            self._failures.append((place, Problem(line, column, "unparsable", message)))
            return
        paper, findings = self._reader.read(table, cut.main.line)
        place = self._append(paper, start, length)
        if findings:
            self._findings.append((place, cut, findings))
        if cut.apart:
            self._locked[place] = APART

    def _append(self, paper: Paper, start: int, length: int) -> int:
        self._papers.append(paper)
        self._starts.append(start)
        self._lengths.append(length)
        return len(self._papers) - 1

    def _located(self, papers: list[Paper]) -> Iterator[Problem]:
        if not (self._failures or self._findings):
            return
        from papertui.storage.problem_places import located  # noqa: PLC0415  for a catalogue with problems

        for place, problem in self._failures:
            yield problem._replace(paper_id=papers[place].id)
        for place, cut, findings in self._findings:
            for problem in located(findings, cut.text(self._content), 1, papers[place].id):
                line, column = cut.file_place(self._content, problem.line, problem.column)
                yield problem._replace(line=line, column=column)


def _entry_tables(content: bytes, count: int) -> list[dict[str, Any]]:
    tables = parsed(content).get("papers")
    if not isinstance(tables, list) or len(tables) != count:
        raise UnparsableError(0, 0, "an entry ends before its text does")
    return tables


def _joined(cuts: list[EntryCut], content: bytes) -> bytes:
    is_one_piece = all(not cut.apart for cut in cuts) and all(
        one.main.end == other.main.start for one, other in pairwise(cuts)
    )
    if is_one_piece:
        return content[cuts[0].main.start : cuts[-1].main.end]
    return b"\n".join(cut.text(content) for cut in cuts)
