"""The search line: what is typed, live, and the shelf it is kept to; other keys go to the reader screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from papertui.domain.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult

PLACEHOLDER = "ddpm · ho 2020 · cvpr22 · is:left"


class SearchBox(Input):
    """The text of the search; it takes every letter while it has the focus."""


class SearchLine(Horizontal):
    """``/``, the text, and ``in: Editing`` when the search is kept to a shelf."""

    DEFAULT_CSS = """
    SearchLine { height: 1; padding: 0 1; background: $background; }
    SearchLine > Static { width: auto; }
    SearchLine > #search-prompt { color: $accent; text-style: bold; width: 2; }
    SearchLine > #search-chip { color: $accent; padding: 0 0 0 1; }
    SearchBox, SearchBox:focus {
        width: 1fr;
        padding: 0;
        background: $background;
        background-tint: $background 0%;
    }
    SearchBox > .input--placeholder, SearchBox > .input--suggestion { color: $foreground 60%; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(id=id)
        self.box = SearchBox(placeholder=PLACEHOLDER, compact=True, select_on_focus=False, id="search-box")
        self.box.cursor_blink = False
        self._chip = Static(Content(""), id="search-chip", markup=False)

    def compose(self) -> ComposeResult:
        yield Static(Content("/"), id="search-prompt", markup=False)
        yield self.box
        yield self._chip

    def show(self, query: str, shelf_name: str) -> None:
        """Show a query and the shelf it is kept to (empty for everything), without telling that it changed."""
        if self.box.value != query:
            with self.box.prevent(Input.Changed):
                self.box.value = query
            self.box.cursor_position = len(query)
        self._chip.update(Content(f"in: {visible(shelf_name)}" if shelf_name else ""))
