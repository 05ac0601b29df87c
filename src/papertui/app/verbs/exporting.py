"""Exporting what is shown: choose a format, then a file; a file that is there is asked about first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papertui.app.told_place import told_folder
from papertui.errors import PapertuiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.app.screens.reader import Reader
    from papertui.domain.paper import Paper
    from papertui.exchange.formats import Format
    from papertui.exporting import OwnFiles
    from papertui.library import Library


@dataclass(frozen=True, slots=True)
class _Export:
    """What is to be written, and in which format."""

    library: Library
    papers: Sequence[Paper]
    format: Format
    folder: Path
    suggested: str

    @property
    def told(self) -> str:
        return f"{_count(self.papers)} as {self.format.shown}"


def export(reader: Reader) -> None:
    """Write the selected papers, or all that are listed, into a file."""
    from papertui.app.screens.choose import Choose, Option  # noqa: PLC0415 — only when something is exported
    from papertui.exchange.formats import FORMATS, WRITABLE  # noqa: PLC0415 — as above

    library = reader.library_for_marking()
    if library is None:
        return
    shown = reader.targets() if reader.session.selected else reader.desk.ids
    papers = [paper for paper in map(library.catalogue.find, shown) if paper is not None and not paper.is_broken]
    if not papers:
        reader.tell("nothing is listed that could be exported")
        return
    formats = [FORMATS[name] for name in WRITABLE]
    options = [Option(one.shown, f"for {one.use}") for one in formats]

    def chosen(place: int | None) -> None:
        if place is not None:
            _ask_where(reader, _export_of(reader, library, papers, formats[place]))

    reader.open_dialog(Choose(f"Export {_count(papers)} as", options, reader.look), chosen)


def _export_of(reader: Reader, library: Library, papers: Sequence[Paper], wanted: Format) -> _Export:
    from papertui.exporting import suggested_name  # noqa: PLC0415 — only when something is exported

    path = reader.session.shelf.path
    what = path[-1] if path and not reader.session.query else library.file.path.stem
    return _Export(library, papers, wanted, _here(), suggested_name(what, wanted.endings[0]))


def _ask_where(reader: Reader, wanted: _Export, text: str = "") -> None:
    question = f"Export {wanted.told} — a file in {told_folder(wanted.folder)}"
    reader.ask(question, text or wanted.suggested, lambda typed: _check(reader, wanted, typed))


def _check(reader: Reader, wanted: _Export, typed: str) -> None:
    """Write at once, or ask about a file that is there first; what was typed is offered again when it cannot be."""
    from papertui.app.screens.confirm import Confirm  # noqa: PLC0415 — only when something is exported
    from papertui.exporting import file_meant  # noqa: PLC0415 — as above

    if not typed.strip():
        return
    path = file_meant(typed, wanted.folder, wanted.suggested)
    try:
        _own_files(reader, wanted).refuse(path)
    except PapertuiError as error:
        _ask_again(reader, wanted, typed, str(error))
        return
    if not path.is_file():
        _write(reader, wanted, path, typed, replaces=False)
        return

    def answered(is_sure: bool | None) -> None:  # noqa: FBT001 — the answer of a dialog
        if is_sure:
            _write(reader, wanted, path, typed, replaces=True)
        else:
            _ask_where(reader, wanted, typed)

    reader.open_dialog(Confirm(f"{path} is there already. Replace it?"), answered)


def _write(reader: Reader, wanted: _Export, path: Path, typed: str, *, replaces: bool) -> None:
    """Write in a thread: 10,000 papers take half a second."""
    from papertui.exchange.formats import Selection, written_as  # noqa: PLC0415 — only when something is exported
    from papertui.exporting import write_export  # noqa: PLC0415 — as above

    library, own = wanted.library, _own_files(reader, wanted)
    selection = Selection(wanted.papers, library.reading, library.catalogue.title, library.catalogue.read_markers)

    def write() -> None:
        try:
            write_export(path, written_as(wanted.format.name, selection), own, replaces=replaces)
        except PapertuiError as error:
            reader.call_later(_ask_again, reader, wanted, typed, str(error))
        else:
            reader.call_later(reader.tell, f"{wanted.told} written to {path}")

    reader.run_worker(write, thread=True, group="export")


def _own_files(reader: Reader, wanted: _Export) -> OwnFiles:
    from papertui.exporting import OwnFiles  # noqa: PLC0415 — only when something is exported

    return OwnFiles(wanted.library.file.path, reader.app.locations, reader.settings)


def _ask_again(reader: Reader, wanted: _Export, typed: str, sentence: str) -> None:
    reader.tell(sentence, severity="error")
    _ask_where(reader, wanted, typed)


def _count(papers: Sequence[Paper]) -> str:
    return f"{len(papers):,} paper{'s' * (len(papers) != 1)}"


def _here() -> Path:
    """The current folder; the home folder when it is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()
