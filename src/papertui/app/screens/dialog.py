"""What all dialogs have in common: no key is lost while they come and go, and each closes once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from textual import events
    from textual.await_complete import AwaitComplete

    from papertui.app.app import PapertuiApp


_Answer = TypeVar("_Answer")


class Dialog(ModalScreen[_Answer]):
    """A dialog that `PapertuiApp.open_dialog` opens; the app keeps keys back while it comes and goes.

    Attributes:
        holds_text: Whether something the reader wrote would be lost with it, so that ctrl+q only leaves the dialog.
    """

    app: PapertuiApp
    holds_text: ClassVar[bool] = False
    _is_closed = False

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Do all that a key or a paste means, before the next one is looked at; False leaves it to Textual."""
        del event
        return False

    def on_mount(self) -> None:
        self.app.let_keys_pass(self)

    def close(self, answer: _Answer | None = None) -> None:
        """Close with an answer; from now on keys are for what comes after."""
        self.app.keep_keys_back(self)
        self.app.call_later(self.dismiss, answer)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.close()

    def dismiss(self, result: _Answer | None = None) -> AwaitComplete:
        """Close at once; a second answer, given while it closes, is not taken: it would close the screen below."""
        from textual.await_complete import AwaitComplete  # noqa: PLC0415 — only with a dialog

        if self._is_closed:
            return AwaitComplete()
        self._is_closed = True
        self.app.keep_keys_back(self)
        return super().dismiss(result)
