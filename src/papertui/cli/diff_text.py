"""Two versions of a file as a unified diff, as ``git diff`` shows them."""

from __future__ import annotations

from difflib import unified_diff

from papertui.domain.visible import visible


def diff_text(name: str, before: str, after: str) -> str:
    """The lines that differ with three around them; empty when none do."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}", lineterm="")
    return "".join(f"{visible(line)}\n" for line in lines)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")
