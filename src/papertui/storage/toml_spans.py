r"""Where the tables of a TOML 1.1 text stand: exact, over bytes, without building values.

A text is a preamble and sections, each from its header to the next:

    title = "x"          → section 0, key ()
    [[papers]]           → section 1, key ("papers",), an array
    summary = '''
    [[papers]]           ← inside a string, so no header
    '''
    [papers.links]       ← told by its spelling to belong to the entry above: still section 1

Plain statements are skipped many at a time by one regular expression; what it does not know (deep nesting, very long
values) is measured step by step. The repeated groups of the expression begin with different characters and hold no
nested repeats, so it never tries twice. Bytes that are no statement end a section as faulty, and cutting goes on at the
next line that looks like ``[[papers]]``: one broken entry does not hide the others.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

if TYPE_CHECKING:
    from collections.abc import Iterator

BOM = b"\xef\xbb\xbf"
ENTRY_KEY = ("papers",)

_MULTI_BASIC = rb'"""[^"\\]*+(?:(?:\\[\s\S]|"(?!""))[^"\\]*+){0,500}""""{0,2}+'
_MULTI_LITERAL = rb"'''[^']*+(?:'(?!'')[^']*+){0,500}''''{0,2}+"
_BASIC = rb'"(?!"")[^"\\\n]*+(?:\\[^\n][^"\\\n]*+){0,500}"'
_LITERAL = rb"'(?!'')[^'\n]*+'"
_STRING = rb"(?:" + rb"|".join((_MULTI_BASIC, _MULTI_LITERAL, _BASIC, _LITERAL)) + rb")"
_COMMENT = rb"#[^\n]*+"
_FLAT_TABLE = rb"\{(?:[^\[\]{}\"'#]++|%b|%b){0,200}\}" % (_STRING, _COMMENT)
_FLAT_ARRAY = rb"\[(?:[^\[\]{}\"'#=]++|%b|%b){0,200}\]" % (_STRING, _COMMENT)
_SCALAR = rb"(?:\d{4}-\d\d-\d\d [^\s\"'#,\[\]{}=]++|[^\s\"'#,\[\]{}=]++)"
_VALUE = rb"(?:" + rb"|".join((_STRING, _SCALAR, _FLAT_ARRAY, _FLAT_TABLE)) + rb")"
_KEY_PART = rb"(?:[A-Za-z0-9_-]++|%b|%b)" % (_BASIC, _LITERAL)
_KEY = rb"%b(?:[ \t]*+\.[ \t]*+%b)*" % (_KEY_PART, _KEY_PART)
_STATEMENT = rb"%b[ \t]*+=[ \t]*+%b[ \t]*+" % (_KEY, _VALUE)
_SUB_TABLE = rb"(?:\[papers(?:\.[A-Za-z0-9_-]++)+\]|\[\[papers(?:\.[A-Za-z0-9_-]++)+\]\])[ \t]*+"
_LINES = rb"(?:[ \t]*+(?:%b)?(?:#[^\n]*+)?\r?\n){0,200}"
_LINE_END = rb"[ \t]*+(?:#[^\n]*+)?(?:\r?\n|\Z)"

_ENTRY_LINES = re.compile(_LINES % (rb"%b|%b" % (_STATEMENT, _SUB_TABLE)))
_ARRAY_NAME = rb"\[\[[ \t]*+(?P<array>%b)[ \t]*+\]\]" % _KEY
_TABLE_NAME = rb"\[[ \t]*+(?P<table>%b)[ \t]*+\]" % _KEY
_HEADER = re.compile(rb"[ \t]*+(?:%b|%b)%b" % (_ARRAY_NAME, _TABLE_NAME, _LINE_END))
_ENTRY_NAME = rb"[ \t]*+\[\[[ \t]*+(?:papers|\"papers\"|'papers')[ \t]*+\]\]"
_ENTRY_LOOK = re.compile(rb"^%b%b" % (_ENTRY_NAME, _LINE_END), re.MULTILINE)
_ASSIGNMENT = re.compile(rb"(?P<key>%b)[ \t]*+=[ \t]*+" % _KEY)
_REST = re.compile(_LINE_END)
_BLANKS = re.compile(rb"[ \t]*+")
_ONE_SCALAR = re.compile(_SCALAR)
_BARE_KEY = re.compile(rb"[A-Za-z0-9_-]+(?:[ \t]*\.[ \t]*[A-Za-z0-9_-]+)*")
_END_OF = {
    b'"""': re.compile(rb'(?:\\[\s\S][^"\\]*+){1,500}|""""{0,2}'),
    b"'''": re.compile(rb"''''{0,2}"),
    b'"': re.compile(rb'(?:\\[^\n][^"\\\n]*+){1,500}|["\n]'),
    b"'": re.compile(rb"['\n]"),
}
_STOP = re.compile(rb"[\[\]{}\"'#=]")
_FEW = 50  # lines that are read one by one
_CLOSING = {ord("["): ord("]"), ord("{"): ord("}")}


class Section(NamedTuple):
    """A table with the statements below it.

    Attributes:
        start: Of its header line; of the text for the preamble.
        body: First byte after the header line.
        end: Start of the next header line, or the end of the text.
        key: Parts of the header's key; empty for the preamble.
        is_array: Whether the header has double brackets.
        fault: First byte that is no TOML, -1 when all is.
    """

    start: int
    body: int
    end: int
    key: tuple[str, ...]
    is_array: bool
    fault: int


class Header(NamedTuple):
    """One header line; `end` is behind its newline, `key_span` what stands between the brackets."""

    key: tuple[str, ...]
    is_array: bool
    end: int
    key_span: tuple[int, int]


def sections(content: bytes) -> Iterator[Section]:
    """Cut a text at its headers, lazily; the sections follow each other without gaps.

    Sub-tables of an entry spelt plainly, ``[papers.links]``, stay in the section of their entry.
    """
    start = body = len(BOM) if content.startswith(BOM) else 0
    key: tuple[str, ...] = ()
    is_array = False
    while True:
        is_entry = is_array and key == ENTRY_KEY
        end = _lines_end(content, body, is_entry=is_entry)
        header, fault = header_at(content, end), -1
        if header is None and end < len(content):
            fault = end
            look = _ENTRY_LOOK.search(content, body)
            end = look.start() if look else len(content)
            header = header_at(content, end)
        yield Section(start, body, end, key, is_array, fault)
        if header is None:
            return
        start, body, key, is_array = end, header.end, header.key, header.is_array


def header_at(content: bytes, position: int) -> Header | None:
    """The header line that starts here, if one does."""
    match = _HEADER.match(content, position)
    if match is None:
        return None
    kind = "array" if match["array"] is not None else "table"
    key = key_parts(match[kind])
    return None if key is None else Header(key, kind == "array", match.end(), match.span(kind))


def key_parts(spelling: bytes) -> tuple[str, ...] | None:
    """The parts of a bare, quoted or dotted key; None when it holds an escape that TOML does not know."""
    if spelling == b"papers":
        return ENTRY_KEY
    if _BARE_KEY.fullmatch(spelling):
        return tuple(part.strip() for part in spelling.decode().split("."))
    node: Any
    try:
        node = tomli.loads(spelling.decode() + " = 0")
    except (tomli.TOMLDecodeError, UnicodeDecodeError):
        return None
    parts: list[str] = []
    while isinstance(node, dict):
        [(part, node)] = node.items()
        parts.append(part)
    return tuple(parts)


def assignment_at(content: bytes, position: int) -> tuple[tuple[int, int], int] | None:
    """The span of the key that stands here before a ``=``, and where its value begins."""
    match = _ASSIGNMENT.match(content, position)
    return None if match is None else (match.span("key"), match.end())


def blanks_end(content: bytes, position: int) -> int:
    """Behind the blanks and tabs that stand here."""
    match = _BLANKS.match(content, position)
    return match.end() if match else position


def line_rest_end(content: bytes, position: int) -> int:
    """Behind the newline, when only blanks and a comment stand before it; else -1."""
    match = _REST.match(content, position)
    return match.end() if match else -1


def value_end(content: bytes, position: int) -> int:
    """Behind the value that begins here; -1 when none does. No recursion, so any depth can be measured."""
    first = content[position : position + 1]
    if first in {b'"', b"'"}:
        return _string_end(content, position)
    if first in {b"[", b"{"}:
        return _brackets_end(content, position)
    match = _ONE_SCALAR.match(content, position)
    return match.end() if match else -1


def _lines_end(content: bytes, position: int, *, is_entry: bool) -> int:
    """Behind the last statement or blank line from here on: at a header, at the end, or at what is no TOML."""
    lines = _ENTRY_LINES if is_entry else None
    for count in itertools.count():
        if lines is None and count > _FEW:
            lines = _statements()
        match = lines.match(content, position) if lines is not None else None
        end = match.end() if match else position
        if end == position:
            end = _statement_end(content, position)
        if end in {-1, position}:
            return position
        position = end
    raise AssertionError("counting has no end")


@cache
def _statements() -> re.Pattern[bytes]:
    """Many lines at once; it takes longer to build than a usual preamble to read line by line."""
    return re.compile(_LINES % _STATEMENT)


def _statement_end(content: bytes, position: int) -> int:
    """Behind the line (or lines) of one statement, comment or nothing; -1 when something else stands here."""
    position = blanks_end(content, position)
    assignment = assignment_at(content, position)
    if assignment is not None:
        position = value_end(content, assignment[1])
    return -1 if position < 0 else line_rest_end(content, position)


def _string_end(content: bytes, position: int) -> int:
    quote = content[position : position + 3]
    if quote not in _END_OF:
        quote = quote[:1]
    position += len(quote)
    ending = _END_OF[quote]
    while match := ending.search(content, position):
        if match[0].startswith(quote):
            return match.end()
        if match[0] == b"\n":
            return -1
        position = match.end()
    return -1


def _brackets_end(content: bytes, position: int) -> int:
    expected = bytearray()
    while match := _STOP.search(content, position):
        mark = content[match.start()]
        position = match.end()
        if mark in _CLOSING:
            expected.append(_CLOSING[mark])
        elif mark in b"]}":
            if expected.pop() != mark:
                return -1
            if not expected:
                return position
        elif mark in b"\"'":
            position = _string_end(content, match.start())
        elif mark == ord("#"):
            position = content.find(b"\n", position)
        elif expected[-1] == ord("]"):
            return -1
        if position < 0:
            return -1
    return -1
