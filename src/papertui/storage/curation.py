"""What a library does to its catalogue: entries added, edited, removed, categories renamed; each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.category import path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from threading import RLock

    from papertui.domain.category import CategoryPath
    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Change as Said
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.changing import Changer


class Curation:
    """The changes of a catalogue; one thread at a time."""

    _lock: RLock
    _changer: Changer

    def edit(
        self,
        paper_id: str,
        changes: Mapping[str, FieldValue],
        *,
        base: Paper | None = None,
        own: Sequence[Said] = (),
    ) -> Paper:
        """Change fields of an entry in place, over nobody else's change, and say something of it; all is one change.

        What was changed elsewhere meanwhile is taken in first, unless it touches the same fields of the same entry.

        Args:
            paper_id: Of the entry.
            changes: What its fields shall hold.
            base: The entry as it was when the changes were thought of; by default as it is shown now.
            own: What the reader says of it, for the log.

        Raises:
            BrokenCatalogueError: The file does not parse, so it is not written to.
            EditConflictError: A field was changed elsewhere too; the library now shows what is on disk.
            EditRefusedError: The entry is written in a way that cannot be changed in place.
            EntryGoneError: The entry was removed elsewhere.
            MarksUnwrittenError: The entry is written, what is said of it is not.
            UncertainWriteError: It is written and shown, but the folder could not be flushed.
            WriteFailedError: The disk refused; nothing was changed.
        """
        with self._lock:
            return self._changer.edit(base or self._changer.paper(paper_id), changes, own)

    def edit_many(
        self, what: str, changes_of: Callable[[CatalogueFile], Mapping[str, Mapping[str, FieldValue]]]
    ) -> int:
        """Change fields of several entries in place as one change; how many were changed.

        Args:
            what: A phrase for the history.
            changes_of: The fields of each entry by its id, worked out anew when the catalogue was changed elsewhere.

        Raises:
            BrokenCatalogueError: The file does not parse, so it is not written to.
            EditRefusedError: Another entry would change with them; nothing was changed.
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.many_edits import edit_entries  # noqa: PLC0415  as below

        with self._lock:
            return self._changer.exchange(what, lambda file: edit_entries(file, changes_of(file)).texts)

    def standing(self, base: Paper) -> Paper | None:
        """An entry as it is now: by its id, else by its title or its arXiv id or DOI; None when it is gone."""
        with self._lock:
            return self._changer.standing(base)

    def add_again(self, text: str, changes: Mapping[str, FieldValue]) -> Paper:
        """Append an entry that was removed elsewhere, as its text was, with fields changed.

        Raises:
            BrokenCatalogueError: The file does not parse, so it is not written to.
            EditRefusedError: There is such an id by now, or the text would not say what was meant.
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.entry_adding import edited_alone, return_of  # noqa: PLC0415  as below

        with self._lock:
            text, paper = edited_alone(self._changer.file.path, text, changes)
            self._changer.exchange(f"addition of {paper.id}", lambda file: [return_of(file, text, paper.id)])
            return self._changer.file.catalogue.find(paper.id) or paper

    def replace_entry(self, paper_id: str, text: str, base: str) -> Paper:
        """Exchange the text of an entry as a whole, as an editor gives it back.

        Args:
            paper_id: Of the entry; the text may give it another.
            text: The new text.
            base: What `entry_text` said when the editing began.

        Raises:
            EditConflictError: The entry was changed elsewhere meanwhile; the library now shows what is on disk.
            EditRefusedError: The text is not one sound entry; the sentence names the line in it.
            WriteFailedError: The disk refused; nothing was changed.
        """
        with self._lock:
            return self._changer.replace_entry(paper_id, text, base)

    def add(self, paper: Paper) -> Paper:
        """Append a paper, with an id of its own when it has none, and give it as it stands in the catalogue.

        Raises:
            BrokenCatalogueError: The file does not parse, so it is not written to.
            EditRefusedError: The new text would not say what was meant; nothing was changed.
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.entry_adding import addition, with_new_id  # noqa: PLC0415  as below

        with self._lock:
            named = with_new_id(paper, self._changer.file)
            self._changer.exchange(f"addition of {named.id}", lambda file: [addition(file, named)])
            return self._changer.file.catalogue.find(named.id) or named

    def remove(self, paper_ids: Sequence[str]) -> None:
        """Take entries out, all of them or none; their marks are kept and count again when an entry comes back.

        Raises:
            EditRefusedError: An entry is written in a way that it cannot be taken out alone.
            UnknownPaperError: No entry has one of the ids.
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.entry_moves import removals  # noqa: PLC0415  reading and marking need no editor

        ids = list(dict.fromkeys(paper_ids))
        what = f"removal of {ids[0] if len(ids) == 1 else f'{len(ids)} papers'}"
        with self._lock:
            self._changer.exchange(what, lambda file: removals(file, ids))

    def file_under(self, paper_ids: Sequence[str], target: CategoryPath, *, leaving: CategoryPath | None) -> int:
        """Put entries into a category, all of them or none; how many were changed.

        Args:
            paper_ids: Of the entries.
            target: The category; it need not be there yet.
            leaving: None for a further category; else the one they are moved out of, with all below it, and the empty
                path to leave all others.

        Raises:
            EditRefusedError: An entry is written in a way that cannot be changed in place; nothing was changed.
            UnknownPaperError: No entry has one of the ids.
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.entry_moves import filings  # noqa: PLC0415  as above

        ids = list(dict.fromkeys(paper_ids))
        what = f"categories of {ids[0] if len(ids) == 1 else f'{len(ids)} papers'}"
        with self._lock:
            return self._changer.exchange(what, lambda file: filings(file, ids, target, leaving))

    def rename_category(self, old: CategoryPath, new: CategoryPath) -> int:
        """Rename a category with all below it, or merge it into one that is there; how many places were changed.

        Raises:
            EditRefusedError: An entry is written in a way that cannot be changed in place; nothing was changed.
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.entry_moves import renamings  # noqa: PLC0415  as above

        what = f"category {path_text(old)} renamed {path_text(new)}"
        with self._lock:
            return self._changer.exchange(what, lambda file: renamings(file, old, new))
