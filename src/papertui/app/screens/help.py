"""The help: every command of where the reader is, in one scrolling list with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from papertui.app.commands import COMMANDS, Group, Where
from papertui.app.fitting import padded_left, wrapped
from papertui.app.keymap import shown_key
from papertui.app.roles import Role
from papertui.app.screens.dialog import Dialog
from papertui.app.widgets.lines import content_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from papertui.app.commands import Command
    from papertui.app.keymap import Keymap
    from papertui.app.roles import Line
    from papertui.app.styles import Look

_KEYS_WIDTH = 12
_LEAST_TEXT = 12  # cells: below that a line runs on below its key
_BOX = 76  # cells, of which border, padding and scrollbar take some
_AROUND = 5
_QUERY_HELP = (
    ("ddpm  denosing difusion  ho 2020", "words, typos, acronyms, author and year"),
    ("latentdiffusion  cvpr22  2006.11239", "glued words, venue and year, arXiv id"),
    ('"exact phrase"  -word  a OR b', "a phrase, without a word, either"),
    ("author:ho  title:  venue:  tag:  cat:", "in one field"),
    ("year:2020..2022  is:left  has:code  no:summary", "ranges, states, what there is"),
)


def help_lines(keymap: Keymap, where: Where, wanted: str, width: int = _BOX - _AROUND) -> list[Line]:
    """What the help lists: commands by group, those of `where` only, that hold the wanted words.

    Args:
        keymap: The keys as they are set.
        where: The place whose commands are listed.
        wanted: Words that each row holds.
        width: Cells of a line; a longer text goes on below its own beginning.
    """
    words = wanted.casefold().split()
    lines: list[Line] = []
    for group in Group:
        rows = [
            _row(command, keymap)
            for command in COMMANDS
            if command.group is group and _is_shown(command, where) and keymap.keys[command.id]
        ]
        fitting = [row for row in rows if all(word in "".join(text for text, _ in row).casefold() for word in words)]
        if fitting:
            lines += [((group.value, Role.HEADING),), *(line for row in fitting for line in _hanging(row, width)), ()]
    queries = [
        (query, text) for query, text in _QUERY_HELP if all(word in f"{query} {text}".casefold() for word in words)
    ]
    if queries:
        lines.append((("What can be searched", Role.HEADING),))
        for query, text in queries:
            lines += _hanging(((f"  {query}  ", Role.CODE), (text, Role.DIM)), width)
    return lines or [(("No command says that.", Role.DIM),)]


def _is_shown(command: Command, where: Where) -> bool:
    is_numbered = command.id.startswith("open-") and not command.id.endswith("-1")
    return not is_numbered and (where in command.where or command.group in {Group.SEARCHING, Group.FORM})


def _row(command: Command, keymap: Keymap) -> Line:
    keys = " ".join(shown_key(sequence) for sequence in keymap.keys[command.id])
    text = command.help.replace("link 1", "that link")
    if command.id.startswith("open-"):
        keys = keys.replace("1", "1…9")
    return ((padded_left(keys, _KEYS_WIDTH) + "  ", Role.KEY), (text, Role.TEXT))


def _hanging(row: Line, width: int) -> list[Line]:
    """A row in lines of `width` cells: what its second part cannot hold goes on below it."""
    (key, key_role), (text, role) = row
    indent = cell_len(key)
    if width - indent < _LEAST_TEXT:
        return [row]
    first, *more = wrapped(text, width - indent)
    return [((key, key_role), (first, role)), *(((" " * indent, key_role), (line, role)) for line in more)]


class HelpScreen(Dialog[None]):
    """One list, a filter line above it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical {
        width: 76; max-width: 96%; height: 92%; padding: 0 1;
        border: round $primary; background: $background;
        border-title-color: $primary; border-title-style: bold; border-subtitle-color: $foreground 70%;
    }
    HelpScreen Input, HelpScreen Input:focus { background: $background; background-tint: $background 0%; padding: 0 1; }
    HelpScreen VerticalScroll {
        height: 1fr; margin: 1 0 0 0;
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-background-hover: $background;
    }
    HelpScreen VerticalScroll Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,ctrl+c", "leave", "close", id="help-leave", tooltip="Back to where you were", priority=True),
        Binding("down", "scroll(1)", "down", id="help-down", tooltip="Scroll down", priority=True),
        Binding("up", "scroll(-1)", "up", id="help-up", tooltip="Scroll up", priority=True),
        Binding("pagedown", "scroll(10)", "page down", id="help-page-down", tooltip="A page down", priority=True),
        Binding("pageup", "scroll(-10)", "page up", id="help-page-up", tooltip="A page up", priority=True),
    ]

    def __init__(self, keymap: Keymap, where: Where, look: Look) -> None:
        super().__init__()
        self._keymap = keymap
        self._where = where
        self._look = look
        self._text = Static(Content(""), markup=False)
        self._scroll = VerticalScroll(self._text, can_focus=False)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = f"Keys in the {self._where.value}"
            box.border_subtitle = "type to filter · ↑↓ scroll · esc closes"
            yield Input(placeholder="what do you want to do?", compact=True)
            yield self._scroll

    def on_mount(self) -> None:
        self._show("")

    def on_resize(self) -> None:
        self._show(self.query_one(Input).value)

    def on_input_changed(self, message: Input.Changed) -> None:
        self._show(message.value)

    def _show(self, wanted: str) -> None:
        width = min(_BOX, self.app.size.width * 96 // 100) - _AROUND
        self._text.update(content_of(help_lines(self._keymap, self._where, wanted, width), self._look))
        self._scroll.scroll_home(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll the list while the filter keeps the focus."""
        self._scroll.scroll_relative(y=lines, animate=False)
