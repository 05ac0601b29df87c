"""TOML text → values, with one kind of failure: where and why."""

from __future__ import annotations

import re
from typing import Any

import tomli

_TWICE = re.compile(r"cannot declare \((.*)\) twice")
_LINE_ENDS = ("illegal character '\\n'", "illegal character '\\r'")
_CHARACTER = re.compile(r"(?:illegal|found invalid) character")
_PART = re.compile(r"'([^']*)'")


class UnparsableError(ValueError):
    """Bytes that are no TOML.

    Attributes:
        line, column: 1-based, within the bytes; 0 when unknown.
        reason: What the parser says, with advice where the cause is known.
    """

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.column = column
        self.reason = reason


def parsed(content: bytes) -> dict[str, Any]:
    """The values of a TOML text.

    Raises:
        UnparsableError: It does not parse, is nested too deeply, or holds a number beyond all measure.
    """
    try:
        return tomli.loads(content.decode())
    except tomli.TOMLDecodeError as error:
        raise UnparsableError(error.lineno, error.colno, _advised(error.msg)) from None
    except RecursionError:
        raise UnparsableError(0, 0, "brackets are nested too deeply") from None
    except ValueError as error:
        raise UnparsableError(0, 0, str(error)) from None


def _advised(reason: str) -> str:
    reason = reason[:1].lower() + reason[1:]
    twice = _TWICE.fullmatch(reason)
    if twice:
        return f"[{'.'.join(_PART.findall(twice[1]))}] stands twice: join the two, or remove one"
    if reason in _LINE_ENDS:
        return "the line ends inside a text, whose closing quote may be missing"
    if _CHARACTER.match(reason):
        return f"{reason}: remove it"
    return f"{reason}: write text with backslashes in '…'" if "\\" in reason else reason
