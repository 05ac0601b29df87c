"""A dialog for fields that were changed on both sides: mine, what is on disk, both, or mine to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from papertui.app.roles import Role
from papertui.app.screens.dialog import Dialog
from papertui.app.widgets.lines import content_of
from papertui.domain.merging import kept_both
from papertui.domain.visible import visible, visible_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from papertui.app.present import Glyphs
    from papertui.app.roles import Line
    from papertui.app.styles import Look
    from papertui.errors import Clash

_KEYS = {"mine": "m", "disk": "d", "both": "b", "base": " "}
_INDENT = " " * 12


def texts_of(clash: Clash) -> dict[str, str]:
    """What can be chosen, by name; `both` only where a field can hold both."""
    both = kept_both(clash)
    texts = {"mine": clash.mine, "disk": clash.disk}
    return texts if both is None or both in texts.values() else {**texts, "both": both}


def clash_lines(clashes: Sequence[Clash], chosen: Mapping[str, str], current: int, glyphs: Glyphs) -> list[Line]:
    """What the dialog shows: below each field the texts that it may have, the chosen one marked.

    Args:
        clashes: The fields.
        chosen: Name of what was chosen, by field.
        current: Number of the field that keys act on.
        glyphs: The signs of the screen.
    """
    lines: list[Line] = []
    for number, clash in enumerate(clashes):
        bar = glyphs.cursor if number == current else " "
        lines.append(((f"{bar} ", Role.BRAND), (visible(clash.field), Role.HEADING)))
        for name, text in {**texts_of(clash), "base": clash.base}.items():
            is_chosen = chosen.get(clash.field) == name
            sign = glyphs.read if is_chosen else " "
            role = Role.STRONG if is_chosen else Role.DIM if name == "base" else Role.TEXT
            first, *rest = visible_block(text).split("\n") if text else ["(empty)"]
            lines.append(
                ((f"  {sign} ", Role.DONE), (f"{_KEYS[name]} ", Role.KEY), (f"{name}  ", Role.LABEL), (first, role))
            )
            lines += [((_INDENT + line, role),) for line in rest]
        lines.append(())
    return lines[:-1]


class Settling(Dialog["dict[str, str] | None"]):
    """The fields one below the other; None when the reader goes back to the form."""

    holds_text = True
    DEFAULT_CSS = """
    Settling { align: center middle; }
    Settling > Vertical {
        width: 90; max-width: 96%; height: auto; max-height: 92%; padding: 0 1;
        border: round $primary; background: $background;
        border-title-color: $primary; border-title-style: bold;
    }
    Settling VerticalScroll { height: auto; max-height: 1fr; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    Settling Static { height: auto; }
    Settling .dialog-keys { color: $foreground 70%; padding: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "choose('mine')", "mine", id="settle-mine", tooltip="What you typed shall stand"),
        Binding("d", "choose('disk')", "disk", id="settle-disk", tooltip="What stands in the file shall stay"),
        Binding("b", "choose('both')", "both", id="settle-both", tooltip="Both changes, in one text"),
        Binding("c,y", "copy", "copy", id="settle-copy", tooltip="What you typed, to the clipboard"),
        Binding("down,j,tab", "go(1)", "next", id="settle-next", tooltip="To the next field"),
        Binding("up,k,shift+tab", "go(-1)", "previous", id="settle-previous", tooltip="To the previous field"),
        Binding("enter,ctrl+s", "save", "save", id="settle-save", tooltip="Save what was chosen"),
        Binding("escape,q,ctrl+c", "leave", "back", id="settle-leave", tooltip="Back to the form; nothing is written"),
    ]

    def __init__(self, clashes: Sequence[Clash], look: Look, glyphs: Glyphs) -> None:
        super().__init__()
        self._clashes = clashes
        self._look = look
        self._glyphs = glyphs
        self._chosen: dict[str, str] = {}
        self._current = 0
        self._text = Static(Content(""), markup=False)
        self._keys = Static(Content(""), classes="dialog-keys", markup=False)
        self._scroll = VerticalScroll(self._text, can_focus=False)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Changed elsewhere while you were editing"
            yield self._scroll
            yield self._keys

    def on_mount(self) -> None:
        self._show()

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Each key acts before the next one is looked at."""
        return not isinstance(event, events.Key) or await self.app.has_run(event.key)

    @property
    def chosen(self) -> Mapping[str, str]:
        """Name of what was chosen, by field."""
        return self._chosen

    def _show(self) -> None:
        lines = clash_lines(self._clashes, self._chosen, self._current, self._glyphs)
        self._text.update(content_of(lines, self._look))
        both = "b both · " if "both" in texts_of(self._clashes[self._current]) else ""
        field = "↑↓ field · " if len(self._clashes) > 1 else ""
        self._keys.update(Content(f"m mine · d disk · {both}c copy mine · {field}enter saves · esc back to the form"))

    def action_choose(self, name: str) -> None:
        """Choose what the current field shall hold, and go to the next one that is not settled."""
        clash = self._clashes[self._current]
        if name not in texts_of(clash):
            self.notify(f"{visible(clash.field)} cannot hold both", markup=False)
            return
        self._chosen[clash.field] = name
        self._go_to_open_one()
        self._show()

    def _go_to_open_one(self) -> None:
        order = [*range(self._current, len(self._clashes)), *range(self._current)]
        self._current = next(
            (place for place in order if self._clashes[place].field not in self._chosen), self._current
        )

    def action_go(self, step: int) -> None:
        """To another field."""
        self._current = (self._current + step) % len(self._clashes)
        above = clash_lines(self._clashes[: self._current], self._chosen, -1, self._glyphs)
        self._show()
        self._scroll.scroll_to(y=len(above) + bool(above), animate=False)

    def action_copy(self) -> None:
        """Copy what was typed for the current field."""
        clash = self._clashes[self._current]
        self.app.copy_to_clipboard(clash.mine)
        self.notify(f"your {visible(clash.field)} copied (through the terminal, OSC 52)", markup=False)

    def action_save(self) -> None:
        """Close with the texts, once each field is settled."""
        self._go_to_open_one()
        clash = self._clashes[self._current]
        if clash.field not in self._chosen:
            self._show()
            keys = "m, d or b" if "both" in texts_of(clash) else "m or d"
            self.notify(f"choose for {visible(clash.field)}: {keys}", severity="warning", markup=False)
            return
        texts = {clash.field: texts_of(clash)[self._chosen[clash.field]] for clash in self._clashes}
        self.close(texts)
