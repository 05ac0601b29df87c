"""Any catalogue and any edit, for properties: every spelling that TOML has."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from papertui.domain.category import path_text
from papertui.domain.paper import KINDS, Link

words: st.SearchStrategy[str] = st.sampled_from(
    [
        *("Image", "노이즈", "über", "it's", 'say "so"', r"$\epsilon_\theta$", "[[papers]]", "a = 1", "# no", "x"),
        *("'''", '"""', "\\", "C:\\new", "e\u0301", "👩\u200d💻", "[papers.links]", "{", "]", "<<<<<<<"),
    ]
)
lines: st.SearchStrategy[str] = st.lists(words, min_size=1, max_size=3).map(" ".join)
labels = st.sampled_from(["Paper", "Github", "Code 2", "arxiv.org", "영상", 'a "b"', "links"])
urls = st.sampled_from(["https://arxiv.org/abs/2006.11239", "https://example.org/a'b", "http://example.org/?q=1#top"])
comments = st.sampled_from(["# [[papers]]", "# it's", '# """', "#", "# title = 1", "# '''"])
blanks = st.sampled_from(["", " ", "\t", "  "])
paths = st.lists(st.sampled_from(["Papers", "Must-Read", "영상", "it's"]), min_size=1, max_size=3).map(tuple)


def basic(text: str) -> str:
    """A basic string, with a character in three written as an escape."""
    plain = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
    return '"' + "".join(plain.get(c) or (f"\\u{ord(c):04x}" if n % 3 == 1 else c) for n, c in enumerate(text)) + '"'


def long_escapes(text: str) -> str:
    """A basic string of nothing but escapes with eight digits."""
    return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'


def spellings(text: str) -> list[str]:
    """Every way to write a text that TOML has."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    found = [basic(text), long_escapes(text), f'"""{escaped}"""', f'"""\n{escaped}"""', f'"""\\\n   {escaped}"""']
    found.append(f'"""{escaped.replace(" ", f" {BACKSLASH}{NEWLINE}  ", 1)}"""')
    if "\\" not in text and '"""' not in text and not text.endswith('"'):
        found.append(f'"""{text}"""')
    if "'" not in text and "\n" not in text:
        found.append(f"'{text}'")
    if "'''" not in text and not text.endswith("'"):
        found += [f"'''{text}'''", f"'''\n{text}'''"]
    return found


@st.composite
def strings(draw: st.DrawFn, texts: st.SearchStrategy[str] = lines) -> str:
    """A text in any spelling."""
    return draw(st.sampled_from(spellings(draw(texts))))


@st.composite
def arrays(draw: st.DrawFn, texts: st.SearchStrategy[str] = lines) -> str:
    """An array on one line or several, with comments, with or without a comma behind the last element."""
    items = [draw(strings(texts)) for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        space = draw(blanks)
        return "[" + space + ("," + space).join(items) + ("," if draw(st.booleans()) and items else "") + space + "]"
    text = "[" + draw(st.sampled_from(["", " # first\n  # second"])) + "\n"
    for place, item in enumerate(items):
        is_last = place == len(items) - 1
        text += draw(st.sampled_from(["", "   # above\n"])) + "  " + item
        text += "" if is_last and draw(st.booleans()) else draw(st.sampled_from([",", " ,", "\n  ,"]))
        text += draw(st.sampled_from(["", "  # behind, it's"])) + "\n"
    return text + draw(st.sampled_from(["", "  # last\n"])) + "]"


@st.composite
def link_tables(draw: st.DrawFn) -> dict[str, str]:
    return draw(st.dictionaries(labels, urls, max_size=3))


def quoted(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else basic(key)


def key_spellings(key: str) -> list[str]:
    """Every way to write a plain key that TOML has."""
    return [key, key, key, f"'{key}'", f'"{key}"', f'"\\u{ord(key[0]):04x}{key[1:]}"']


@st.composite
def statement(draw: st.DrawFn, key: str, value: str) -> str:
    key = draw(st.sampled_from(key_spellings(key))) if key.isalpha() and key.islower() else key
    above = draw(st.sampled_from(["", "\n", "# above\n", "  # [[papers]]\n\n"]))
    space, behind = draw(blanks), draw(st.one_of(st.just(""), comments))
    return f"{above}{draw(blanks)}{key}{space}={space}{value}{' ' if behind else draw(blanks)}{behind}\n"


@st.composite
def links_text(draw: st.DrawFn, header: str) -> tuple[list[str], list[str]]:
    """Links as statements of the entry, or as a sub-table."""
    links = draw(link_tables())
    pairs = [(quoted(label), draw(strings(st.just(url)))) for label, url in links.items()]
    form = draw(st.sampled_from(["none", "table", "inline", "inline lines", "dotted"]))
    if form == "table":
        return [], [f"{header}\n" + "".join(draw(statement(label, url)) for label, url in pairs)]
    if form == "dotted" and pairs:
        return [draw(statement(f"links{draw(blanks)}.{label}", url)) for label, url in pairs], []
    if form == "inline":
        return [draw(statement("links", "{" + ", ".join(f"{label} = {url}" for label, url in pairs) + "}"))], []
    if form == "inline lines":
        inner = "".join(f"\n  {label} = {url}, # it's" for label, url in pairs)
        return [draw(statement("links", "{" + inner + "\n}"))], []
    return [], []


BACKSLASH, NEWLINE = "\\", "\n"
EXTRA = (
    "stars = 3",
    "x.y = [[1, 2], [{a = ']'}]]",
    "seen = 2020-01-01 10:00:00Z",
    '"odd key" = nan',
    "w = { a = { b = 1 } }",
)
SUB_TABLES = (
    "[papers.more]\ntitle = 'not this'\n",
    "[[papers.notes]]\na = 1\n[[papers.notes]]\na = '''\n[[papers]]\n'''\n",
)


@st.composite
def entries(draw: st.DrawFn, number: int) -> str:
    """One entry with its keys in any order and its sub-tables before or behind its links."""
    header = draw(st.sampled_from(["[[papers]]", '[["papers"]]', "[[ papers ]] # it's", "  [['papers']]"]))
    sub_header = draw(st.sampled_from(["[papers.links]", '["papers"."links"] # sub', " [ papers . links ]"]))
    fields = {"title": draw(strings(lines.map(lambda text: f"{text} {number}")))}
    optional = {
        "id": st.just(f'"id-{number}"'),
        "authors": arrays(),
        "tags": arrays(),
        "categories": arrays(paths.map(path_text)),
        "venue": strings(),
        "year": st.sampled_from(["2020", "2_021", "'2020'", "1999.5"]),
        "date": st.sampled_from(["2020-06-19", '"2020-06"', "2020-06-19T10:00:00Z", "'2020-06-19'"]),
        "kind": st.sampled_from(["'paper'", '"video"']),
        "arxiv": st.just("'2006.11239'"),
        "summary": strings(st.lists(lines, min_size=1, max_size=3).map("\n".join)),
    }
    for key, values in optional.items():
        if draw(st.booleans()):
            fields[key] = draw(values)
    statements = [draw(statement(key, value)) for key, value in fields.items()]
    inside, below = draw(links_text(sub_header))
    extra = draw(st.lists(st.sampled_from(EXTRA), max_size=2, unique=True))
    own = draw(st.permutations([*statements, "".join(inside), *(f"{line}\n" for line in extra)]))
    tables = draw(st.permutations([*below, *draw(st.lists(st.sampled_from(SUB_TABLES), max_size=1))]))
    return f"{header}\n" + "".join(own) + "".join(tables) + draw(st.sampled_from(["", "\n", "\n# about the next\n"]))


@st.composite
def catalogues(draw: st.DrawFn) -> bytes:
    """Bytes of a whole catalogue that parses."""
    preamble = draw(
        st.sampled_from(["", "title = 'list'\n\n", "# [[papers]]\n", "[markers]\nread = ['''\n[[papers]]\n''']\n"])
    )
    text = preamble
    for number in range(draw(st.integers(1, 3))):
        text += draw(entries(number))
        if draw(st.integers(0, 4)) == 0:
            text += f"[other.t{number}]\n'papers' = '[[papers]]'\n"
            text += draw(st.sampled_from(["", "", "[papers.late]\nx = 1\n"]))
    if draw(st.integers(0, 3)) == 0:
        text = text.removesuffix("\n")
    ends = draw(st.sampled_from(["unix", "dos", "mixed"]))
    if ends == "dos":
        text = text.replace("\n", "\r\n")
    if ends == "mixed":
        half = text.find("\n", len(text) // 2) + 1
        text = text[:half] + text[half:].replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Any]:
    """A field and its new value."""
    many = st.lists(lines, min_size=1, max_size=4, unique=True).map(tuple)
    links = link_tables().map(lambda table: tuple(Link(label, url) for label, url in table.items()))
    values: dict[str, st.SearchStrategy[Any]] = {
        "title": lines,
        "venue": lines,
        "authors": many,
        "tags": many,
        "categories": st.lists(paths, min_size=1, max_size=3, unique=True).map(tuple),
        "year": st.just(2017),
        "date": st.sampled_from(["2017-06-12", "2017-06", "2017"]),
        "kind": st.sampled_from(KINDS),
        "arxiv": st.just("1706.03762"),
        "doi": st.just("10.1000/182"),
        "links": links,
        "summary": st.lists(lines, min_size=1, max_size=3).map("\n".join),
    }
    field = draw(st.sampled_from(sorted(values)))
    is_removed = field != "title" and draw(st.integers(0, 4)) == 0
    return field, None if is_removed else draw(values[field])


PIECES = ('"', "'", '"""', "'''", "[", "]", "{", "}", "#", "=", "\n", ",", "\\", ".", "\r", "papers", "title='x'\n")
TABLES = ("[[papers]]\n", "[papers]\n", "[papers.links]\n", "[other]\n", "<<<<<<< a\n")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A catalogue with a few pieces put in or cut out."""
    text = draw(catalogues()).decode("utf-8-sig")
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 4))
        text = text[:place] + draw(st.sampled_from(("", *PIECES, *TABLES))) + text[place + cut :]
    return text.encode()
