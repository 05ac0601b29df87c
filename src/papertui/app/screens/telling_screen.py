"""A screen that tells its reader what happened, in toasts that give way to newer ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from papertui.app.screens.whole_screen import WholeScreen
from papertui.domain.visible import visible
from papertui.errors import PapertuiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.notifications import SeverityLevel

_Answer = TypeVar("_Answer")


class TellingScreen(WholeScreen):
    """What verbs say goes through here, and through the text gate."""

    def tell(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Say something in a toast, in place of the news or the same said before; errors stay longer."""
        if severity == "information":
            self.hush()
        self.hush(visible(text))
        self.notify(visible(text), severity=severity, timeout=10 if severity == "error" else 4, markup=False)

    def hush(self, message: str | None = None) -> None:
        """Take back what a toast says, or all that is no warning, to have it out of the way."""
        for said in list(self.app._notifications):  # noqa: SLF001 — Textual takes back no single one
            if said.severity == "information" if message is None else said.message == message:
                self.app._unnotify(said)  # noqa: SLF001 — as above

    def attempt(self, act: Callable[[], _Answer]) -> _Answer | None:
        """Do something that may be refused; a refusal is shown, and None is the answer."""
        try:
            return act()
        except PapertuiError as error:
            self.tell(str(error), severity="error")
            return None
