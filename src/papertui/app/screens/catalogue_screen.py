"""The reader screen's catalogue: read in a thread, watched for what others change, its problems told."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from papertui.app.commands import COMMANDS
from papertui.app.garbage import look_for_garbage, look_while_idle
from papertui.app.keymap import build_keymap
from papertui.app.loading import (
    BREATH,
    IndexBuilt,
    LibraryOpened,
    LibraryReloaded,
    Loading,
    LoadingFailed,
    LoadingProgressed,
    build,
)
from papertui.app.present import ASCII_GLYPHS, Glyphs
from papertui.app.roles import Role
from papertui.app.screens.panes import PaneScreen
from papertui.app.told_place import place_text
from papertui.domain.reading import Status
from papertui.domain.visible import visible
from papertui.errors import PapertuiError, is_named_as_list
from papertui.session import ALL_PAPERS, Shelf, ShelfKind, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Key, Paste

    from papertui.app.app import PapertuiApp
    from papertui.app.roles import Line
    from papertui.app.styles import Look
    from papertui.domain.category import CategoryPath
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.library import Library
    from papertui.session import Session
    from papertui.storage.config_file import Glyphs as OwnGlyphs
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import ChosenCatalogue, Locations

IDLE = 1.0  # seconds without a key after which nobody types
LOOK_OUTSIDE_EVERY = 0.5  # seconds between two looks at what others changed; shown within one second


def glyphs_of(own: OwnGlyphs) -> Glyphs:
    """The signs of the config over those of its set."""
    signs = ASCII_GLYPHS if own.set == "ascii" else Glyphs()
    named = {status.value: getattr(own, status.value) for status in Status}
    return signs._replace(**{name: visible(sign) for name, sign in named.items() if sign})


class CatalogueScreen(PaneScreen):
    """Panes over one catalogue that is being read, is read, or has changed on disk."""

    app: PapertuiApp

    def __init__(
        self,
        chosen: ChosenCatalogue,
        locations: Locations,
        settings: Settings,
        config_problems: tuple[Problem, ...],
        look: Look,
    ) -> None:
        keymap, key_problems = build_keymap(COMMANDS, settings.keys, locations.config_file)
        super().__init__(keymap, glyphs_of(settings.glyphs), look)
        self.settings = settings
        self.place = place_text(chosen.path, is_sample=chosen.is_sample)
        self._config_problems = (*config_problems, *key_problems)
        self._loading = Loading(chosen, locations, settings)
        self._changed: dict[str, float] = {}  # when each paper was changed, by the monotonic clock
        self._index_began = 0.0
        self.early_events: list[Key | Paste] = []
        self._is_looking_outside = False
        self._trouble = ""  # why the file is not shown as it is now

    def on_mount(self) -> None:
        self.shelves.border_title = "Library"
        self.summary_pane.border_title = "Summary"
        try:
            papers = self._loading.first_papers()
        except PapertuiError as error:
            self.on_loading_failed(LoadingFailed(str(error)))
            return
        self.desk.show_early(papers, {})
        self.show(self.session)
        self.show_tree()
        self.call_after_refresh(self._after_first_paint)

    async def _after_first_paint(self) -> None:
        if not self.summary_pane.is_attached:  # the reader has left already
            return
        await self.summary_pane.mount(self.summary)
        self.finish_arrangement()
        await asyncio.sleep(BREATH)  # for keys: painting takes a while
        self.is_painted = self.paints_at_once = True
        self.show_summary(from_top=True)
        self.call_after_refresh(self._read_on)
        for problem in self._config_problems:
            self.tell(
                f"line {problem.line}: {problem.message}" if problem.line else problem.message, severity="warning"
            )
        self.app.hand_on_again(self.early_events)

    def _read_on(self) -> None:
        """Read the rest in a thread; earlier it would hold up the painting of the panes."""
        self.run_worker(lambda: self._loading.finish(self), thread=True, group="loading")

    def on_loading_progressed(self, message: LoadingProgressed) -> None:
        if self.desk.library is None:
            self.progress = f"reading … {100 * message.done // max(1, message.total)} %"
            self.show_header()

    def on_loading_failed(self, message: LoadingFailed) -> None:
        self.app.fail(message.sentence)

    def on_library_opened(self, message: LibraryOpened) -> None:
        self.progress = ""
        self.desk.library = message.library
        self.show(self._session_at_last_place())
        self.show_tree()
        self.call_after_refresh(message.is_shown.set)
        self.set_interval(LOOK_OUTSIDE_EVERY, self._look_outside)
        self._tell_of_problems()

    def restore(self, sort: str, closed: Iterable[CategoryPath], place: Sequence[str]) -> None:
        """Take up the order of the list, the closed categories and the place of the last sitting.

        Args:
            sort: Value of a `Sort`.
            closed: Paths.
            place: As `whereabouts` gave it; gone to once all is read.
        """
        self.last_place = place
        orders = {order.value: order for order in Sort}
        self.desk.session = self.session.with_sort(orders.get(sort, Sort.CATALOGUE), is_reversed=False)
        self.shelves.closed = set(closed)

    def whereabouts(self) -> tuple[str, ...]:
        """Shelf and paper, for the next sitting; empty at the beginning."""
        session = self.session
        if session.shelf == ALL_PAPERS and self.papers.cursor == 0:
            return ()
        return (session.shelf.kind.name, session.cursor, *session.shelf.path)

    def _session_at_last_place(self) -> Session:
        """Where the reader was when he left, unless he has gone elsewhere already."""
        session = self.session
        if len(self.last_place) < 2 or self.whereabouts() or session.query:  # noqa: PLR2004 — shelf and paper
            return session
        kind, cursor, *path = self.last_place
        shelf = Shelf(ShelfKind[kind], tuple(path)) if kind in ShelfKind.__members__ else ALL_PAPERS
        if self.desk.catalogue.find(cursor) is None:
            return session
        return session.with_shelf(shelf).with_cursor(cursor)

    def on_index_built(self, message: IndexBuilt) -> None:
        """Take the newest index; what was changed since its build began is told to it."""
        library = message.library
        look_for_garbage()
        if library is not self.desk.library or message.began < self._index_began:
            return
        if message.papers is not library.catalogue.papers:
            self.index_again()
            if self.desk.index is not None:
                return
        is_first = self.desk.index is None
        self.desk.index, self._index_began = message.index, message.began
        self._changed = {paper_id: at for paper_id, at in self._changed.items() if at >= message.began}
        for paper_id in self._changed:
            self._is_indexed(paper_id)
        if self.session.query:
            self.show(self.session, to_top=is_first)

    def _tell_of_problems(self) -> None:
        library = self.desk.library
        if library is None:
            return
        failure = library.file.first_failure
        if failure is not None:
            where = f"line {failure.line}, column {failure.column}"
            is_list = is_named_as_list(library.file.path)
            outcome = "papertui import takes a list in" if is_list else "read only until it parses; marks still work"
            self.tell(f"{where}: {failure.message} — {outcome}", severity="error")
        elif library.problems:
            number = len(library.problems)
            self.tell(f"{number} problem{'s' * (number > 1)} in the catalogue — papertui check", severity="warning")
        for problem in library.log_problems:
            self.tell(problem.message, severity="warning")

    def _look_outside(self) -> None:
        if monotonic() - self.app.typed_at > IDLE:
            look_while_idle()
        library = self.desk.library
        if library is not None and not self._is_looking_outside:
            self.reload(is_asked_for=False)

    def reload(self, *, is_asked_for: bool = True) -> None:
        """Read catalogue and log again, in a thread; unasked only what has changed."""
        from papertui.app.loading import reload  # noqa: PLC0415 — its name is the verb's

        library = self.desk.library
        if library is None:
            return
        self._is_looking_outside = True
        self.run_worker(lambda: reload(library, self, is_asked_for=is_asked_for), thread=True, group="outside")

    def on_library_reloaded(self, message: LibraryReloaded) -> None:
        self._is_looking_outside = False
        if message.has_changed:
            self.show(self._session_on_same_paper(message.library))
            self.show_tree()
            self.follow_in_form()
            self._tell_of_trouble(message.library)
        if message.is_asked_for and self._trouble:
            self.tell(self._trouble, severity="warning")
        elif message.is_asked_for:
            self.tell("read again" if message.has_changed else "nothing has changed")

    def _tell_of_trouble(self, library: Library) -> None:
        """Say why the file is not shown as it is now, as long as that is so, or that it is shown again."""
        trouble = next((found.message for found in library.problems if found.kind == "changed-outside"), "")
        if self._trouble and trouble != self._trouble:
            self.hush(visible(self._trouble))
        if trouble:
            self.tell(trouble, severity="warning")
        elif self._trouble:
            self.tell("the file can be read again, and is shown as it is now")
        self._trouble = trouble
        self.progress = f"{self.glyphs.problem} the file is not as shown" if trouble else ""
        self.show_header()

    def _session_on_same_paper(self, library: Library) -> Session:
        """The session with its cursor on the same paper, which may be called otherwise by now."""
        session, paper = self.session, self.last_paper
        if paper is None or paper.id != session.cursor or library.catalogue.find(paper.id) is not None:
            return session
        standing = library.standing(paper)
        return session if standing is None else session.with_cursor(standing.id)

    def follow_in_form(self) -> None:
        """Bring an open form up to date with what others have made of its entry."""
        raise NotImplementedError

    def index_entry(self, paper: Paper, old_id: str) -> None:
        """Let the lookup find an entry as it is now; one it does not know yet is found once it is built anew."""
        self._changed[paper.id] = monotonic()
        if self.desk.index is not None and not self._is_indexed(paper.id, old_id):
            self.index_again()

    def index_again(self) -> None:
        """Build the index anew, after papers have come or gone."""
        library = self.desk.library
        if library is not None:
            self.run_worker(lambda: build(library, self), thread=True, group="loading")

    def index_papers(self, paper_ids: Iterable[str]) -> None:
        """Let the lookup know of new readings; an index that is just being built is told of them when it is ready."""
        for paper_id in paper_ids:
            self._changed[paper_id] = monotonic()
            self._is_indexed(paper_id)

    def _is_indexed(self, paper_id: str, old_id: str | None = None) -> bool:
        """Bring a paper in the index up to date; False when the index does not know it yet."""
        paper, index = self.desk.catalogue.find(paper_id), self.desk.index
        if index is None:
            return False
        if paper is not None:
            try:
                index.update(paper, self.desk.reading(paper_id), old_id=old_id)
            except KeyError:
                return False
        return True

    async def take(self, event: Key | Paste) -> None:
        """Do all that a key or a paste means."""
        raise NotImplementedError

    def problem_lines(self, paper_id: str) -> Sequence[Line]:
        library = self.desk.library
        found = library.file.problems_of(paper_id) if library is not None else ()
        sign = self.glyphs.problem
        return [((f"{sign} line {problem.line}: {visible(problem.message)}", Role.PROBLEM),) for problem in found]
