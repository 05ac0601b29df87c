"""Importing a list on the screen: choose it, see what would become of it, then have it taken in as one change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papertui.session import ALL_PAPERS

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader
    from papertui.app.taking_in import TakenIn, WorkFailed
    from papertui.library import Library


def import_list(reader: Reader) -> None:
    """Choose a list and import it."""
    from papertui.app.screens.choose_file import ChooseFile  # noqa: PLC0415 — only when something is imported
    from papertui.list_files import SUFFIXES  # noqa: PLC0415 — as above

    library = reader.library_for_marking()
    if library is not None:
        reader.app.clear_notifications()  # they would lie over what the report asks
        reader.open_dialog(
            ChooseFile(_here(), SUFFIXES, reader.look), lambda path: _report(reader, library, path) if path else None
        )


def _report(reader: Reader, library: Library, path: Path) -> None:
    from papertui.app.screens.import_report import ImportReport  # noqa: PLC0415 — only when something is imported

    report = ImportReport(path, library, reader.look, reader.glyphs)
    reader.open_dialog(report, lambda outcome: _show(reader, outcome) if outcome is not None else None)


def _show(reader: Reader, outcome: TakenIn | WorkFailed) -> None:
    """Show what was taken in, with the cursor on the first of it."""
    from papertui.app.taking_in import WorkFailed  # noqa: PLC0415 — loaded by the report
    from papertui.importing import told_numbers  # noqa: PLC0415 — as above

    if isinstance(outcome, WorkFailed):
        reader.tell(outcome.sentence, severity="error")
        return
    plan, library = outcome.plan, outcome.library
    is_made = library is not reader.desk.library
    reader.take_up(library)
    reader.index_papers(outcome.marked)
    first = next(iter((*plan.added, *plan.changed, *outcome.marked)), reader.session.cursor)
    session = reader.session.with_query("").with_shelf(ALL_PAPERS)
    reader.show(session.with_kept([first]).with_cursor(first))
    reader.show_tree()
    if outcome.doubt:
        reader.tell(outcome.doubt, severity="error")
    if is_made:
        reader.tell(f"made {library.file.path}")
    reader.tell(f"{told_numbers(plan, len(outcome.marked))} — u undoes")


def _here() -> Path:
    """The current folder; the home folder when it is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()
