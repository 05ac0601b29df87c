"""The reader screen: keys become commands, commands become a new session or a change on disk, then the panes follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events

from papertui.app.commands import Where, command
from papertui.app.keymap import hangul_letters, shown_key
from papertui.app.screens.catalogue_screen import CatalogueScreen
from papertui.app.told_place import place_text
from papertui.storage.locations import ChosenCatalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.screen import ModalScreen
    from textual.widgets import Input

    from papertui.app.loading import LibraryOpened
    from papertui.app.taking_in import ListFound
    from papertui.app.widgets.edit_form import EditForm
    from papertui.app.widgets.row_list import RowList
    from papertui.domain.catalogue import Catalogue
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.library import Library

_Answer = TypeVar("_Answer")

FLAT = 8  # lines; below it borders would leave no row of the list


class Reader(CatalogueScreen):
    """Tree, list and summary over one catalogue."""

    _has_told_of_hangul = False
    _has_told_of_loading = False

    # What the verbs ask

    @property
    def paper(self) -> Paper | None:
        """The paper under the cursor."""
        return self.desk.paper

    @property
    def catalogue(self) -> Catalogue:
        """The papers, as far as they are loaded."""
        return self.desk.catalogue

    def reading(self, paper_id: str) -> Reading:
        """What the log says of a paper."""
        return self.desk.reading(paper_id)

    def targets(self) -> list[str]:
        """What verbs act on: the selection in listed order, else the paper under the cursor."""
        selected = self.session.selected and [one for one in self.desk.ids if one in self.session.selected]
        return list(selected) or ([self.session.cursor] if self.paper is not None else [])

    def library_for_marking(self) -> Library | None:
        """The library, or None with a word to the reader while it is still being read."""
        if self.desk.library is None and not self._has_told_of_loading:
            self._has_told_of_loading = True
            self.tell("still reading the catalogue — one moment")
        return self.desk.library

    def confirm(self, question: str, act: Callable[[], object]) -> None:
        """Ask yes or no; `act` on yes."""
        from papertui.app.screens.confirm import Confirm  # noqa: PLC0415 — only when it is asked

        self.open_dialog(Confirm(question), lambda is_sure: act() if is_sure else None)

    def select(self, paper_ids: Iterable[str]) -> None:
        """Select exactly these papers."""
        self.desk.session = self.session.with_selected(paper_ids)
        self.papers.redraw()
        self.show_position()

    def readings_changed(self, paper_ids: Sequence[str]) -> None:
        """Show what the log says now of these papers; rows that a filter would hide stay, greyed."""
        self.desk.session = self.session.with_kept(paper_ids)
        self.index_papers(paper_ids)
        self.show_tree()
        row = self.papers.cursor
        self.papers.show(self.desk.ids, row, self.desk.row, shows_rating=self.desk.shows_rating())
        self.show_summary(from_top=False)
        self.show_footer()

    def open_address(self, url: str) -> None:
        """Hand an address to the browser, in a thread; without one show it."""
        from papertui.domain.address import openable  # noqa: PLC0415 — only when it is asked
        from papertui.storage.browser import is_opened  # noqa: PLC0415

        address = self.attempt(lambda: openable(url))
        if address is not None:
            self.tell(f"opening {address}")
            self.run_worker(
                lambda: (
                    None
                    if is_opened(address)
                    else self.app.call_from_thread(self.tell, f"no browser: {address}", severity="warning")
                ),
                thread=True,
                group="browser",
                exit_on_error=False,
            )

    # The form and the dialogs

    def open_dialog(self, dialog: ModalScreen[_Answer], take: Callable[[_Answer | None], object] | None = None) -> None:
        """Open a dialog over the panes; `take` gets its answer."""
        self.app.open_dialog(dialog, take)

    def ask(self, question: str, text: str, act: Callable[[str], None], *, has_lines: bool = False) -> None:
        """Ask for a text; `act` gets it unless the reader leaves the question."""
        from papertui.app.screens.confirm import Ask  # noqa: PLC0415 — only when it is asked

        self.open_dialog(
            Ask(question, text, has_lines=has_lines), lambda answer: act(answer) if answer is not None else None
        )

    def open_form(self, form: EditForm) -> None:
        """Put the form in place of the summary."""
        if self.is_zoomed and self.focused_pane is not self.summary:
            self.set_zoom(is_zoomed=False)
        self.hush()  # it would lie over the fields
        self.form = form
        self.add_class("-editing", "-folded")
        self.summary.display = False
        self.summary_pane.border_title = "Edit"
        self.summary_pane.border_subtitle = "ctrl+s saves · esc cancels"
        self.call_next(self.summary_pane.mount, form)

    def on_edit_form_ready(self, message: EditForm.Ready) -> None:
        """Go to the first field once it is there, with what was typed meanwhile."""
        if message.form is self.form:
            self.app.hand_on_again(message.form.begin())

    def close_form(self) -> None:
        """Put the summary back."""
        if self.form is None:
            return
        form, self.form = self.form, None
        self.remove_class("-editing", "-folded")
        self.summary.display = True
        self.summary_pane.border_title = "Summary"
        self.summary_pane.border_subtitle = ""
        self.set_focus(self.papers)
        self.call_next(form.remove)
        self.show_summary(from_top=True)

    def entry_changed(self, old_id: str, paper: Paper) -> None:
        """Show an entry as it is now; its id may have changed."""
        self.index_entry(paper, old_id)
        library = self.desk.library
        if library is not None:
            self.place = place_text(library.file.path, is_sample=library.is_sample)
        self.show(self.session.with_cursor(paper.id).with_kept([paper.id]))
        self.show_tree()

    def follow_in_form(self) -> None:
        if self.form is not None:
            from papertui.app.verbs.saving import follow  # noqa: PLC0415 — only with a form

            follow(self)

    def take_up(self, library: Library) -> None:
        """Show what a library has become; another than before takes its place."""
        self.desk.offer = ""
        if library is not self.desk.library:
            self.app.chosen = ChosenCatalogue(library.file.path)
            self.desk.library, self.desk.index = library, None
        self.place = place_text(library.file.path, is_sample=library.is_sample)
        self.index_again()

    # A list in the current folder

    def on_library_opened(self, message: LibraryOpened) -> None:
        """Look whether a README here is a reading list, for a reader who has no papers of his own yet."""
        if message.library.is_sample or not message.library.catalogue.papers:
            from papertui.app.taking_in import Waiting, look_for_list  # noqa: PLC0415 — only then

            self.run_worker(lambda: look_for_list(Waiting(self, lambda: self.is_running)), thread=True)

    def on_list_found(self, message: ListFound) -> None:
        """Offer it, in the header in place of the title, of an empty list in its place too."""
        key = next((shown_key(sequence) for sequence in self.keymap.keys["import"]), ":")
        self.desk.offer = f"{message.found} — {key} imports it"
        self.show_header()
        if not self.desk.ids:
            self.show_nothing()

    # Keys and messages

    async def take(self, event: events.Key | events.Paste) -> None:
        """Do all that a key or a paste means, before the next one is looked at; before the first paint it waits."""
        if not self.is_painted:
            self.early_events.append(event)
            return
        if self.form is not None and self.form.keeps(event):
            return
        if isinstance(event, events.Key):
            key = event.character if event.is_printable and event.character else event.key
            if self._press("space" if key == " " else str(key)):
                return
        box = self.search_line.box if self.where is Where.SEARCH else None
        field = box or self.form
        is_done = await field.take(event) if field is not None else isinstance(event, events.Paste)
        if box is not None:
            self.call_later(self._search, box.value)  # its own word of the change would come a few turns later
        if self.form is not None and isinstance(event, events.Paste):
            from papertui.app.verbs.saving import look_at_pasted  # noqa: PLC0415 — only with a form

            look_at_pasted(self)
        if not is_done and isinstance(event, events.Key):
            await self.app.has_run(event.key)

    def _press(self, key: str) -> bool:
        """Run what a key means here; whether it meant anything."""
        pressed, where = (*self.pressed, key), self.where
        command_id = self.keymap.command_at(where, pressed)
        if command_id is None and self.keymap.is_start(where, pressed):
            self.pressed = pressed
            self.show_footer()
            return True
        was_waiting = bool(self.pressed)
        self.pressed = ()
        if command_id is None:
            letters = hangul_letters(key) if where not in {Where.SEARCH, Where.FORM} else ""
            if was_waiting and not letters:
                self.show_footer()
            if letters and not self._has_told_of_hangul:
                self._has_told_of_hangul = True
                self.tell("한/영: letters are taken for the keys they lie on")
            return [self._press(letter) for letter in letters].count(True) > 0 or was_waiting
        self.run_command(command_id)
        if was_waiting:
            self.show_footer()
        return True

    def run_command(self, command_id: str) -> None:
        """Run a command by its id, as the palette does."""
        self._catch_up()
        command(command_id).run(self)
        self._follow_cursors()

    def focus_search(self) -> None:
        """Into the search line; on a medium screen the tree folds away meanwhile."""
        self.remove_class("-reading-summary")
        if self.is_zoomed and self.focused_pane is not self.papers:
            self.set_zoom(is_zoomed=False)
        box = self.search_line.open_box()
        self.search_line.show_query(self.session.query, self.search_chip())
        self.set_focus(box)

    def on_row_list_cursor_moved(self) -> None:
        self._follow_cursors()

    def _follow_cursors(self) -> None:
        """Bring the list to the tree's cursor and the summary to the list's, where the reader has moved them."""
        if self.shelves.take_move():
            self.show(self.session.with_shelf(self.shelves.shelf).with_query(""), to_top=True)
        if self.papers.take_move():
            self.on_cursor(self.papers.ids[self.papers.cursor])

    def _catch_up(self) -> None:
        """Take what was clicked and typed so far, before a command acts on it."""
        self._follow_cursors()
        if self.search_line.box is not None and self.where is Where.SEARCH:
            self._search(self.search_line.box.value)

    def on_row_list_row_opened(self, message: RowList.RowOpened) -> None:
        if message.rows is self.papers:
            self.run_command("open")
        elif not self.shelves.unfold():
            self.shelves.fold()

    def on_input_changed(self, message: Input.Changed) -> None:
        if message.input is self.search_line.box:
            message.stop()
            self.call_later(self._search, message.value)

    def _search(self, query: str) -> None:
        """Search for the latest text only: older ones were overtaken while keys came in."""
        box = self.search_line.box
        if box is not None and query == box.value and query != self.session.query:
            self.show(self.session.with_query(query), to_top=True)

    def on_descendant_focus(self) -> None:
        self.set_class(self.where in {Where.SEARCH, Where.FORM}, "-folded")
        self.show_footer()

    def on_search_line_clicked(self) -> None:
        self.focus_search()

    def on_resize(self) -> None:
        self.set_class(self.size.height < FLAT, "-flat")
