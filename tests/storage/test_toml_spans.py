"""Where the tables of a TOML text stand."""

from __future__ import annotations

import pytest
import tomli

from papertui.storage.entry_spans import cells, tables
from papertui.storage.toml_spans import header_at, key_parts, sections, value_end

STRINGS = (
    '""',
    '"a\\"b"',
    '"""a"""',
    '""""""',
    '"""""a"""""',
    '"""\na ""\\""" b\\\n  c"""',
    "''",
    "'a\\'",
    "'''a'''",
    "''''''",
    "'''''a'''''",
    "'''\n[[papers]]\n''it's'''",
)
VALUES = (
    *STRINGS,
    "1",
    "-1_000.5e3",
    "inf",
    "true",
    "1979-05-27",
    "1979-05-27 07:32:00",
    "1979-05-27T07:32:00Z",
    "[]",
    "[ ]",
    "[1, # ]\n 2,\n]",
    "['a]', \"b]\", '''\n]''']",
    "[[1], [[2], {a = '}'}]]",
    "{}",
    "{ a = 1, b.c = [1] }",
    "{ # }\n a = 1,\n 'b' = {c = []},\n}",
    "[" * 50 + "]" * 50,
    "[" + "1, " * 3000 + "]",
    "[" + "'x', # y\n" * 3000 + "]",
    '"' + "\\\\" * 3000 + '"',
    '"""' + '"x\\"' * 3000 + '"""',
    "'''" + "'x" * 3000 + "'''",
    "{" + ", ".join(f"k{number} = {number}" for number in range(900)) + "}",
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:24])
def test_a_value_ends_where_the_parser_ends_it(value: str) -> None:
    """Whatever stands inside, and however long it is."""
    text = f"{value} # ]}}\"'\nb = 1\n[next]\n"
    assert tomli.loads(f"a = {text}")["b"] == 1

    assert value_end(text.encode(), 0) == len(value.encode())
    assert [section.key for section in sections(f"[[papers]]\na = {text}".encode())] == [(), ("papers",), ("next",)]


@pytest.mark.parametrize(
    "value",
    [
        "'a",
        '"a',
        '"a\n"',
        "'a\n'",
        "'''a''",
        '"""a""',
        "[1",
        "[1}",
        "{a = [}",
        "",
        "[a = 1]",
        "['a\n']",
        '["a]',
        "[# ]",
    ],
)
def test_what_is_no_value_has_no_end(value: str) -> None:
    """An open bracket does not swallow the entries below: no equals sign can stand in an array."""
    content = f"a = {value}\n[[papers]]\nb = 1\n".encode()

    first, second = sections(content)

    assert value_end(value.encode(), 0) == -1
    assert first.fault == 0
    assert content[second.start :] == b"[[papers]]\nb = 1\n"


@pytest.mark.parametrize(
    ("header", "key", "is_array"),
    [
        ("[[papers]]", ("papers",), True),
        ('[["papers"]]', ("papers",), True),
        ("  [[ 'papers' ]]  # c", ("papers",), True),
        ('[["p\\u0061pers"]]', ("papers",), True),
        ("[papers.links]", ("papers", "links"), False),
        ("[ papers . \"li.nks\" . 'x' ]\r", ("papers", "li.nks", "x"), False),
        ("[1-a_B]", ("1-a_B",), False),
    ],
)
def test_a_header_is_known_in_any_spelling(header: str, key: tuple[str, ...], is_array: bool) -> None:
    """Quoted, spaced, with a comment behind."""
    found = header_at(f"{header}\n".encode(), 0)

    assert found is not None
    assert (found.key, found.is_array, found.end) == (key, is_array, len(header) + 1)


@pytest.mark.parametrize(
    "line", ["[papers", "[[papers]", "[papers]]", "[]", "[papers] x", "a = 1", '["\\q"]', "[노]", ""]
)
def test_what_is_no_header_is_none(line: str) -> None:
    """Nothing stands behind a header but a comment."""
    assert header_at(line.encode(), 0) is None


def test_a_key_with_an_unknown_escape_has_no_parts() -> None:
    """The parser refuses it too."""
    assert key_parts(b'"\\q"') is None
    assert key_parts(b'"\xff"') is None


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_sections_follow_each_other_without_gaps(newline: str, mark: str) -> None:
    """Plain sub-tables stay with their entry; every other table is a section of its own."""
    lines = [
        "a = 1",
        "[[papers]]",
        "b = 1",
        "[papers.links]",
        "c = 1",
        "[[papers.notes]]",
        "[other]",
        "[papers.links]",
        "[[papers]]",
        "#",
    ]
    content = (mark + newline.join(lines)).encode()

    found = list(sections(content))

    keys = [(section.key, section.is_array) for section in found]
    assert keys == [
        ((), False),
        (("papers",), True),
        (("other",), False),
        (("papers", "links"), False),
        (("papers",), True),
    ]
    assert found[0].start == len(mark.encode())
    assert [section.end for section in found[:-1]] == [section.start for section in found[1:]]
    assert found[-1].end == len(content)


def test_a_broken_entry_ends_at_the_next_that_looks_like_one() -> None:
    """Though an open string would swallow its header."""
    content = b"[[papers]]\na = '''x\n[[papers]]\nb = '''y'''\n[[papers]]\n"

    _, broken, second, third = sections(content)

    assert (broken.fault, second.fault, third.fault) == (11, -1, -1)
    assert content[second.start : second.end] == b"[[papers]]\nb = '''y'''\n"


def test_the_first_section_is_found_without_reading_the_last() -> None:
    """Cutting is lazy, so the first entries of a large file are there at once."""
    content = b"[[papers]]\na = 1\n" * 2

    cutting = sections(content)

    assert next(cutting).end == 0
    assert next(cutting).end == len(content) // 2


def test_statements_know_their_lines_keys_and_values() -> None:
    """Comments above a statement are not part of it, the one behind its value is."""
    entry = b"[[papers]]\n# c\n\n  a . 'b' = [1, # x\n 2] # y\n[papers.links]\nP = 'u'"

    found = tables(entry)

    assert found is not None
    [own, links] = found
    [statement] = own.statements
    assert (own.key, links.key, links.statements[0].key) == ((), ("links",), ("P",))
    assert statement.key == ("a", "b")
    assert entry[slice(*statement.value_span)] == b"[1, # x\n 2]"
    assert entry[statement.start : statement.end] == b"  a . 'b' = [1, # x\n 2] # y\n"
    assert links.end == len(entry)


@pytest.mark.parametrize(
    "entry", ["no header\n", "[[papers]]\nhello\n", "[[papers]]\na = '\n", '[[papers]]\n"\\q" = 1\n']
)
def test_what_is_no_entry_has_no_tables(entry: str) -> None:
    """So an edit of it is refused."""
    assert tables(entry.encode()) is None


def test_the_cells_of_a_list_and_its_tail_are_all_of_it() -> None:
    """Joined with their commas they give the bytes back."""
    text = b"[ # first\n  'a' , # A\r\n  # above\n  'b'\n  , [1] # C\n ]"

    found = cells(text, 0)

    assert found is not None
    parts, tail = found
    joined = b"".join(cell.lead + cell.text + cell.gap + b"," * cell.has_comma + cell.after for cell in parts)
    assert b"[" + joined + tail + b"]" == text
    assert [cell.text for cell in parts] == [b"'a'", b"'b'", b"[1]"]
    assert [cell.after for cell in parts] == [b" # A", b"", b" # C"]


def test_what_is_no_list_has_no_cells() -> None:
    """A missing value is noticed."""
    assert cells(b"[1, ,]", 0) is None
    assert cells(b"[1", 0) is None
