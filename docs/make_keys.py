"""Writes docs/keys.md from the one table of commands: `make docs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papertui.app.commands import COMMANDS, PANES, Group

if TYPE_CHECKING:
    from papertui.app.commands import Command

PAGE = Path(__file__).with_name("keys.md")
_FIRST = {"search", "next-left", "read", "edit", "undo"}
_HEAD = """# Keys

This page is made from the table in `app/commands.py` by `make docs`.
`?` shows the same in the program, for where you are, with the keys as you have set them.

Five to learn: FIRST.

## Your own keys

Every command has an id.
A key or a list of keys in the config replaces those of the table; an empty list takes them away:

```toml
[keys]
read = "m"
queue = ["Q", "g q"]
suspend = []
```

Keys one after the other are separated by a blank.
A printable key is written as itself, others as `enter`, `escape`, `space`, `pagedown`, `f1`, `ctrl+x`.
A key that would mean two things, or is none, is told with its line when papertui starts.

With a Hangul layout the letters' twins work: `ㄱ` is `r`, and `가` is `r`, then `k`.
"""


def keys_page() -> str:
    """The whole page."""
    first = [command for command in COMMANDS if command.id in _FIRST]
    parts = [_HEAD.replace("FIRST", ", ".join(f"{_code(command.keys[0])} {command.label}" for command in first))]
    for group in Group:
        rows = [_row(command) for command in COMMANDS if command.group is group and not _is_repeated(command)]
        parts.append(
            f"\n## {group.value}\n\n| keys | does | where | id |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
        )
    return "".join(parts)


def _is_repeated(command: Command) -> bool:
    """Whether a row before it stands for it: links are numbered from 1 to 9."""
    return command.id.startswith("open-") and not command.id.endswith("-1")


def _row(command: Command) -> str:
    keys, does, name = " · ".join(map(_code, command.keys)), command.help, command.id
    if command.id.startswith("open-"):
        keys, does, name = f"{keys} … {_code(command.keys[0].replace('1', '9'))}", "open that link", f"{name} … 9"
    return f"| {keys or '—'} | {does} | {_places(command)} | {_code(name)} |"


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def _places(command: Command) -> str:
    is_in_panes = set(PANES) <= set(command.where)
    others = [where.value for where in command.where if not (is_in_panes and where in PANES)]
    return ", ".join(["every pane", *others] if is_in_panes else others)


if __name__ == "__main__":
    PAGE.write_text(keys_page(), encoding="utf-8")
