"""Papers moved to a category or put into a further one, and categories renamed or merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papertui.app.fitting import clipped
from papertui.app.keymap import shown_key
from papertui.domain.category import parse_path, path_text
from papertui.domain.filing import renamed_path
from papertui.domain.visible import visible
from papertui.session import Shelf, ShelfKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.app.screens.reader import Reader
    from papertui.domain.category import CategoryPath
    from papertui.library import Library

_MANY = 50  # papers from which on a new index is built sooner than each is told to the old one
_TITLE_WIDTH = 40  # cells of a title in the question, so that all of it is seen at 60 columns


class _Filing(NamedTuple):
    """Papers on their way to another category."""

    paper_ids: Sequence[str]
    what: str
    leaving: CategoryPath | None

    def told(self, name: str) -> str:
        """What was done, once they are there."""
        return f"{'added' if self.leaving is None else 'moved'} {self.what} to {name}"


def move(reader: Reader) -> None:
    """Move the selected papers, or the one under the cursor, out of the tree's category into another."""
    _ask(reader, "Move", leaving=reader.session.shelf.path)


def add(reader: Reader) -> None:
    """Put them into a further category; they stay where they are too."""
    _ask(reader, "Add", leaving=None)


def _ask(reader: Reader, verb: str, *, leaving: CategoryPath | None) -> None:
    from papertui.app.screens.picking import CategoryPicker  # noqa: PLC0415 — only when it is asked for
    from papertui.app.verbs.editing import reason_against  # noqa: PLC0415 — as above

    library, targets = reader.library_for_marking(), reader.targets()
    if library is None or not targets:
        return
    papers = [library.paper(paper_id) for paper_id in targets]
    reason = next(filter(None, (reason_against(library, paper) for paper in papers)), "")
    if reason:
        reader.tell(f"cannot be changed here: {reason}", severity="error")
        return
    what = f"“{papers[0].title}”" if len(papers) == 1 else f"{len(papers)} papers"
    standing = set(papers[0].categories).intersection(*(paper.categories for paper in papers))
    paths = list(reader.desk.tree().paths())

    asked = f"“{clipped(visible(papers[0].title), _TITLE_WIDTH)}”" if len(papers) == 1 else what
    filing = _Filing(targets, what, leaving)

    def take(path: CategoryPath | None) -> None:
        if path is not None:
            _file(reader, library, filing, path)

    reader.open_dialog(CategoryPicker(f"{verb} {asked} to", paths, standing, reader.look, reader.glyphs), take)


def _file(reader: Reader, library: Library, filing: _Filing, path: CategoryPath) -> None:
    number = reader.attempt(lambda: library.file_under(filing.paper_ids, path, leaving=filing.leaving))
    if number is None:
        return
    name = visible(path_text(path))
    if not number:
        reader.tell(f"nothing to change: in {name} already")
        return
    if number > _MANY:
        reader.index_again()
    else:
        for paper_id in filing.paper_ids:
            paper = library.catalogue.find(paper_id)
            if paper is not None:
                reader.index_entry(paper, paper_id)
    reader.show(reader.session.with_selected(()))
    reader.show_tree()
    reader.tell(f"{filing.told(name)}{_copied(library)} — u undoes")


def rename(reader: Reader) -> None:
    """Ask for another path of the category that the tree's cursor is on."""
    library, old = reader.library_for_marking(), reader.session.shelf.path
    if library is None:
        return
    if not old:
        key = next(map(shown_key, reader.keymap.keys["next-category"]), "the tree")
        reader.tell(f"no category is chosen to be renamed: {key} goes to one")
        return
    question = "Rename the category — its whole path; one that is there already takes in everything"
    reader.ask(question, path_text(old), lambda text: _rename(reader, library, old, parse_path(text)))


def _rename(reader: Reader, library: Library, old: CategoryPath, new: CategoryPath) -> None:
    if not new or new == old:
        reader.tell("nothing was changed" if new else "a category needs a name; nothing was changed")
        return

    def act() -> None:
        number = reader.attempt(lambda: library.rename_category(old, new))
        if not number:
            return
        reader.index_again()
        reader.shelves.closed = {renamed_path(path, old, new) for path in reader.shelves.closed}
        reader.show(reader.session.with_shelf(Shelf(ShelfKind.CATEGORY, new)))
        reader.show_tree()
        places = "1 place" if number == 1 else f"{number} places"
        reader.tell(f"renamed in {places}: {visible(path_text(new))}{_copied(library)} — u undoes")

    if new in reader.desk.tree().paths():
        reader.confirm(f"“{path_text(new)}” is there already. Merge “{path_text(old)}” into it?", act)
    else:
        act()


def _copied(library: Library) -> str:
    return f" — the sample is now yours: {library.moved_to}" if library.moved_to is not None else ""
