"""The panes of the reader screen: laid out for every width, and filled from the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical
from textual.widgets import Static

from papertui.app.arrangement import ARRANGEMENT, FIRST_ARRANGEMENT
from papertui.app.commands import COMMANDS, Where
from papertui.app.desk import Desk
from papertui.app.keymap import shown_key
from papertui.app.present import Glyphs, footer, header
from papertui.app.roles import Role
from papertui.app.screens.telling_screen import TellingScreen
from papertui.app.widgets.category_tree import CategoryTree
from papertui.app.widgets.lines import content_of
from papertui.app.widgets.list_pane import ListPane
from papertui.app.widgets.paper_list import PaperList
from papertui.app.widgets.search_box import SearchBox, SearchLine
from papertui.app.widgets.status_line import StatusLine
from papertui.app.widgets.summary import SummaryPane
from papertui.domain.visible import visible
from papertui.session import ALL_PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from papertui.app.keymap import Keymap
    from papertui.app.roles import Line
    from papertui.app.styles import Look
    from papertui.app.widgets.edit_form import EditForm
    from papertui.app.widgets.line_view import LineView
    from papertui.domain.paper import Paper
    from papertui.session import Session

HIGH = 30  # lines; below it the summary is dense
USUAL_WIDTH = 50  # cells of the summary before it is laid out
LONG_SUMMARY = 9  # rows; beyond them the summary pane is given more of a high screen
_MORE = ("?", "more")
_MORE_WHILE_TYPING = ("F1", "more")
_TYPING = frozenset({Where.SEARCH, Where.FORM})


class PaneScreen(TellingScreen):
    """Tree, list with search line, summary or form, between a header and a footer."""

    AUTO_FOCUS = "#papers"
    SCOPED_CSS = False
    DEFAULT_CSS = FIRST_ARRANGEMENT
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-medium"), (110, "-wide"), (180, "-widest")]  # noqa: RUF012 — Textual's own declaration is no ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-low"), (HIGH, "-high")]  # noqa: RUF012 — as above

    def __init__(self, keymap: Keymap, glyphs: Glyphs, look: Look) -> None:
        super().__init__()
        self.keymap = keymap
        self.glyphs = glyphs
        self.look = look
        self.desk = Desk()
        self.form: EditForm | None = None
        self.is_zoomed = False
        self.is_painted = False
        self.last_place: Sequence[str] = ()
        self.last_selected = ""
        self.shows_raw_maths = False
        self.place = ""
        self.progress = ""
        self.pressed: tuple[str, ...] = ()
        self.header = StatusLine(look, id="header")
        self.footer = StatusLine(look, id="footer")
        self.shelves = CategoryTree(look, glyphs, id="tree")
        self.papers = PaperList(look, glyphs, id="papers")
        self.search_line = SearchLine(look, id="search-line")
        self.summary = SummaryPane(look, id="summary")
        self.papers_pane = ListPane(id="papers-pane")
        self.summary_pane = Vertical(id="summary-pane")
        self.empty: Static | None = None
        self.last_paper: Paper | None = None
        self._shown_paper = ""

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.footer
        yield self.shelves
        with Container(id="right"):
            with self.papers_pane:
                yield self.search_line
                yield self.papers
            yield self.summary_pane

    def finish_arrangement(self) -> None:
        """Arrange the panes for the size there is, and for all that can be asked for."""
        self.app.stylesheet.add_source(ARRANGEMENT, (__file__, "ARRANGEMENT"), is_default_css=True)
        self.app.refresh_css(animate=False)

    @property
    def session(self) -> Session:
        """What is looked at."""
        return self.desk.session

    def show(self, session: Session, *, to_top: bool = False) -> None:
        """Look at something else: list, tree cursor, search line, summary and footer follow.

        Args:
            session: What is wanted.
            to_top: The best match comes under the cursor, as after typing.
        """
        row = self.desk.arrange(session, to_top=to_top)
        self.papers.show(self.desk.ids, row, self.desk.row, shows_rating=self.desk.shows_rating())
        self.search_line.show_query(self.session.query, self.search_chip())
        self.set_class(not self.desk.ids, "-nothing")
        if not self.desk.ids:
            self.show_nothing()
        self.papers_pane.tell_title(self.desk.heading())
        self.on_cursor(self.session.cursor)

    def search_chip(self) -> str:
        """The shelf that the search is kept to; empty for everything."""
        session = self.session
        return self.desk.shelf_name() if session.is_within_shelf and session.shelf != ALL_PAPERS else ""

    def show_nothing(self) -> None:
        """Say in place of the list why it is empty and what to do."""
        said = content_of(self.desk.nothing_listed(), self.look)
        if self.empty is None:
            self.empty = Static(said, id="empty", markup=False)
            self.call_next(self.papers_pane.mount, self.empty)
        else:
            self.empty.update(said)

    def on_cursor(self, paper_id: str) -> None:
        """Put another paper under the cursor: summary, counter and footer follow."""
        self.desk.session = self.session.with_cursor(paper_id)
        self.last_paper = self.desk.paper or self.last_paper
        self.show_position()
        self.show_summary(from_top=paper_id != self._shown_paper)
        self._shown_paper = paper_id
        self.show_footer()

    def show_tree(self) -> None:
        """Show categories and counts anew, header included."""
        root = self.desk.tree()
        self.shelves.show(root, self.desk.special_shelves(), self.session.shelf)
        self.show_header()

    def show_position(self) -> None:
        """Show anew how many papers are selected, and where the cursor is."""
        shown, total = len(self.desk.ids), len(self.desk.catalogue.papers)
        selected = f"{len(self.session.selected)} selected · " if self.session.selected else ""
        place = f"{self.papers.cursor + 1}/{shown}" if shown else f"0/{total}"
        self.papers_pane.tell_place(f"{selected}{place}")

    def show_header(self) -> None:
        """Show title, folder and progress anew."""
        counts = self.desk.counts()
        title = self.progress or self.desk.shown_offer() or self.desk.catalogue.title or "papers"
        self.header.show(lambda width: header(title, self.place, counts, width, self.glyphs))

    def show_summary(self, *, from_top: bool) -> None:
        """Show the paper under the cursor anew."""
        if self.form is not None or not self.is_painted:
            return
        from papertui.app.present_summary import summary_lines  # noqa: PLC0415 — after the first paint

        paper = self.desk.paper
        if paper is None:
            self.summary.show([(("No paper selected", Role.DIM),)], from_top=True)
            return
        width = max(1, (self.summary.scrollable_content_region.width or USUAL_WIDTH) - 1)
        lines = summary_lines(
            paper,
            self.desk.reading(paper.id),
            self.glyphs,
            self.desk.spans,
            width=width,
            is_dense=self.size.height < HIGH,
            shows_raw_maths=self.shows_raw_maths,
        )
        self.summary.show([*self.problem_lines(paper.id), *lines], from_top=from_top)
        self.set_class(self.summary.count > LONG_SUMMARY, "-long-summary")

    def on_summary_pane_resized(self) -> None:
        self.show_summary(from_top=False)

    def show_footer(self) -> None:
        """Show the keys that work now; after the first key of a longer sequence, how it can go on."""
        pairs = self._continuations() if self.pressed else self._usual_keys()
        last = ("esc", "cancel") if self.pressed else (_MORE_WHILE_TYPING if self.where in _TYPING else _MORE)
        self.footer.show(lambda width: footer(pairs, width, last))

    def _continuations(self) -> list[tuple[str, str]]:
        pairs = []
        for command in COMMANDS:
            if self.where not in command.where:
                continue
            for sequence in (tuple(key.split()) for key in self.keymap.keys[command.id]):
                if len(sequence) > len(self.pressed) and sequence[: len(self.pressed)] == self.pressed:
                    label = self.link_label(command.id) or command.label
                    if not command.id.startswith("open-") or self.link_label(command.id):
                        pairs.append((sequence[len(self.pressed)], label))
        return pairs

    def link_label(self, command_id: str) -> str:
        """The label of the link that an ``open-…`` command opens; empty when the paper has none of that number."""
        paper, number = self.desk.paper, command_id.rpartition("-")[2]
        if paper is None or not number.isdigit() or int(number) > len(paper.links):
            return ""
        return visible(paper.links[int(number) - 1].label)

    def _usual_keys(self) -> list[tuple[str, str]]:
        where = self.where
        shown = sorted((one for one in COMMANDS if one.footer and where in one.where), key=lambda one: one.footer)
        labels = self._labels_now()
        return [
            (shown_key(self.keymap.keys[one.id][0]), labels.get(one.id, one.label))
            for one in shown
            if self.keymap.keys[one.id]
        ]

    def _labels_now(self) -> dict[str, str]:
        """Labels that depend on what is shown."""
        paper = self.desk.paper
        is_done = paper is not None and not self.desk.reading(paper.id).status.is_left
        is_top = not self.session.query and not self.is_zoomed and self.where is not Where.SUMMARY
        return {
            "read": "unread" if is_done else "read",
            "hide-read": "show read" if self.session.hides_read else "hide read",
            "back": "quit" if is_top else "back",
        }

    @property
    def where(self) -> Where:
        """The place whose keys hold now."""
        focused = self.focused
        if isinstance(focused, SearchBox):
            return Where.SEARCH
        if self.form is not None:
            return Where.FORM
        if focused is self.shelves:
            return Where.TREE
        return Where.SUMMARY if focused is self.summary else Where.LIST

    @property
    def focused_pane(self) -> LineView:
        """The pane that moving keys act on."""
        return next((pane for pane in (self.shelves, self.summary) if pane is self.focused), self.papers)

    def is_in_sight(self, pane: Widget) -> bool:
        """Whether a pane has any room on the screen now."""
        return bool(pane.region)

    def focus_pane(self, pane: Widget) -> None:
        """Go to a pane; one that the layout hides is brought out first."""
        self.set_class(pane is self.summary, "-reading-summary")
        if pane is self.shelves and not self.is_in_sight(self.shelves):
            self.set_tree_shown(is_shown=True)
        elif pane is not self.shelves:
            self.remove_class("-drawer")
        if self.is_zoomed:
            self._zoom_to(pane)
        self.set_focus(pane, scroll_visible=False)

    def set_tree_shown(self, *, is_shown: bool) -> None:
        """Show or hide the tree; a narrow screen gets it as a drawer."""
        self.set_class(is_shown, "-drawer")
        self.set_class(not is_shown, "-no-tree")
        self.remove_class("-folded")
        self.set_focus(self.shelves if is_shown else self.papers, scroll_visible=False)

    def set_zoom(self, *, is_zoomed: bool) -> None:
        """Give the focused pane the whole screen, or take it back."""
        self.is_zoomed = is_zoomed
        self._zoom_to(self.focused_pane if is_zoomed else None)
        self.show_footer()

    def _zoom_to(self, pane: Widget | None) -> None:
        self.set_class(pane is self.shelves, "-zoom-tree")
        self.set_class(pane is self.papers, "-zoom-papers")
        self.set_class(pane is self.summary, "-zoom-summary")

    def set_look(self, look: Look) -> None:
        """Draw everything in another theme."""
        self.look = look
        for pane in (self.header, self.footer, self.search_line, self.shelves, self.papers, self.summary):
            pane.set_look(look)
        if not self.desk.ids:
            self.show_nothing()

    def refresh_rows(self, paper_ids: Iterable[str]) -> None:
        """Draw the rows of some papers again, where they stand."""
        wanted = set(paper_ids)
        self.papers.redraw([row for row, paper_id in enumerate(self.desk.ids) if paper_id in wanted])

    def problem_lines(self, paper_id: str) -> Sequence[Line]:
        """What is wrong with the entry, above its summary."""
        raise NotImplementedError
