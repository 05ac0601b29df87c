"""What all dialogs have in common: each closes once, however often and fast its keys are pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete


class ClosesOnce:
    """Beside a screen: a second answer, given while it closes, is not taken; Textual would close the screen below."""

    _is_closed = False

    def dismiss(self, result: Any = None) -> AwaitComplete:  # noqa: ANN401 — the answer's type is the subclass's
        from textual.await_complete import AwaitComplete  # noqa: PLC0415 — only with a dialog

        if self._is_closed:
            return AwaitComplete()
        self._is_closed = True
        closed: AwaitComplete = super().dismiss(result)  # type: ignore[misc]  # the screen's own
        return closed
