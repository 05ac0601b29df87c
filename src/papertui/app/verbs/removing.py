"""Removing entries from the catalogue, after a question; undo brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader
    from papertui.library import Library


def remove(reader: Reader) -> None:
    """Take the selected entries, or the one under the cursor, out of the catalogue."""
    library = reader.library_for_marking()
    targets = reader.targets()
    if library is None or not targets:
        return
    what = f"“{library.paper(targets[0]).title}”" if len(targets) == 1 else f"{len(targets)} papers"
    reader.confirm(f"Remove {what} from the catalogue?", lambda: _remove(reader, library, targets, what))


def _remove(reader: Reader, library: Library, targets: list[str], what: str) -> None:
    def act() -> bool:
        library.remove(targets)
        return True

    if reader.attempt(act) is None:
        return
    reader.index_again()
    reader.show(reader.session.with_selected(()))
    reader.show_tree()
    moved = f" — the sample is now yours: {library.moved_to}" if library.moved_to is not None else ""
    reader.tell(f"removed {what}{moved} — u undoes")
