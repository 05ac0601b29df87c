"""The search line: what is typed, live, and the shelf it is kept to; other keys go to the reader screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from papertui.app.roles import Role
from papertui.app.widgets.status_line import StatusLine
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from papertui.app.styles import Look

PROMPT = "/ "
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

    virtual_size = Reactive(Size(0, 0))  # Textual 8.2 arranges the whole screen anew for every letter

    def __init__(self) -> None:
        super().__init__(placeholder=PLACEHOLDER, compact=True, select_on_focus=False, id="search-box")
        self.cursor_blink = False

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Write what was typed or pasted at once; False for a key that writes nothing."""
        if isinstance(event, events.Paste):
            if event.text.strip():
                self._on_paste(event)
        elif event.is_printable:
            await self._on_key(event)
        else:
            return False
        return True


class SearchLine(StatusLine):
    """``/`` and the text; the text box comes when it is first wanted, until then its placeholder stands there."""

    DEFAULT_CSS = """
    SearchLine { layout: horizontal; padding: 0 1; }
    """

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(look, id=id)
        self.box: SearchBox | None = None
        self._query = ""
        self.show_query("", "")

    class Clicked(Message):
        """The reader wants to search."""

    def on_click(self) -> None:
        self.post_message(self.Clicked())

    def open_box(self) -> SearchBox:
        """The text box, mounted when it is first asked for."""
        if self.box is None:
            self.box = SearchBox()
            _ = self.mount(self.box)  # it takes keys at once; nothing waits for its first paint
        return self.box

    def show_query(self, query: str, shelf_name: str) -> None:
        """Show a query and the shelf it is kept to (empty for everything), without telling that it changed.

        Only another query than was shown before is written into the box: what was typed since and is not searched for
        yet stays.
        """
        chip = f"in: {visible(shelf_name)}  " if shelf_name else ""
        if self.box is not None:
            self.box.styles.margin = (0, 0, 0, cell_len(PROMPT + chip))
            if query not in {self._query, self.box.value}:
                with self.box.prevent(Input.Changed):
                    self.box.value = query
                self.box.cursor_position = len(query)
        self._query = query
        self.show(lambda _: ((PROMPT, Role.KEY), (chip, Role.QUEUED), (PLACEHOLDER, Role.DIM)))
