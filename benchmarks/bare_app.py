"""The smallest Textual app there is: one line of text. What papertui's start and memory are held against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

LINE = "one line of text"


class BareApp(App[None]):
    """Shows one line and waits."""

    def compose(self) -> ComposeResult:
        """The one line."""
        yield Static(LINE)


if __name__ == "__main__":
    BareApp().run()
