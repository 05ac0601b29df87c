"""The search line: what is typed, live, and the shelf it is kept to; other keys go to the reader screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.widgets import Input

from papertui.app.roles import Line, Role
from papertui.app.widgets.status_line import StatusLine
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from papertui.app.styles import Look

PLACEHOLDER = "ddpm · ho 2020 · cvpr22 · is:left"


class SearchBox(Input):
    """The text of the search; it takes every letter while it has the focus."""

    DEFAULT_CSS = """
    SearchBox, SearchBox:focus {
        width: 1fr;
        padding: 0;
        background: $background;
        background-tint: $background 0%;
    }
    SearchBox > .input--placeholder, SearchBox > .input--suggestion { color: $foreground 60%; }
    """

    def __init__(self) -> None:
        super().__init__(placeholder=PLACEHOLDER, compact=True, select_on_focus=False, id="search-box")
        self.cursor_blink = False


class SearchLine(Horizontal):
    """``/`` and the text; the text box comes when it is first wanted, until then its placeholder stands there."""

    DEFAULT_CSS = """
    SearchLine { height: 1; padding: 0 1; background: $background; }
    #search-prompt { width: 1fr; }
    """

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(id=id)
        self.box: SearchBox | None = None
        self._prompt = StatusLine(look, id="search-prompt")
        self._prompt.show(lambda _: (("/ ", Role.KEY), (PLACEHOLDER, Role.DIM)))

    def compose(self) -> ComposeResult:
        yield self._prompt

    def set_look(self, look: Look) -> None:
        """Draw in another theme."""
        self._prompt.set_look(look)

    async def open_box(self) -> SearchBox:
        """The text box, mounted when it is first asked for."""
        if self.box is None:
            self.box = SearchBox()
            await self.mount(self.box)
        return self.box

    def show(self, query: str, shelf_name: str) -> None:
        """Show a query and the shelf it is kept to (empty for everything), without telling that it changed."""
        if self.box is not None and self.box.value != query:
            with self.box.prevent(Input.Changed):
                self.box.value = query
            self.box.cursor_position = len(query)
        chip = f"in: {visible(shelf_name)}  " if shelf_name else ""
        is_typing = self.box is not None
        self._prompt.styles.width = cell_len(chip) + 2 if is_typing else "1fr"

        def line(_: int) -> Line:
            return (("/ ", Role.KEY), (chip, Role.QUEUED), ("" if is_typing else PLACEHOLDER, Role.DIM))

        self._prompt.show(line)
