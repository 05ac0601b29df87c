"""Facts about the settings: mistakes are told with their line and never stop the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papertui.storage.config_file import Glyphs, Settings, read_config

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
theme = "nord"
advance_after_marking = false
catalogue = "vision"
reading_log = "~/sync/reading"
editor = "vim -f"
ambiguous_width = 2

[glyphs]
set = "ascii"
read = "⚡"

[catalogues]
vision = "~/lists/vision.toml"
"diffusion models" = "/lists/diffusion.toml"

[keys]
mark-read = "x"
next = ["n", "down"]
delete = []
"""


def test_every_setting_is_read(tmp_path: Path) -> None:
    """A config that says everything changes everything, without a warning."""
    path = tmp_path / "config.toml"
    path.write_text(FULL, encoding="utf-8")

    found, problems = read_config(path)

    assert problems == ()
    assert found == Settings(
        theme="nord",
        glyphs=Glyphs(set="ascii", read="⚡"),
        advance_after_marking=False,
        keys={"mark-read": ("x",), "next": ("n", "down"), "delete": ()},
        catalogues={"vision": "~/lists/vision.toml", "diffusion models": "/lists/diffusion.toml"},
        catalogue="vision",
        reading_log="~/sync/reading",
        editor="vim -f",
        ambiguous_width=2,
    )


@pytest.mark.parametrize("content", [None, "", "# nothing\n", "\ufeff# with a BOM\r\n"])
def test_nothing_said_means_the_defaults(tmp_path: Path, content: str | None) -> None:
    """A missing or empty config is no problem."""
    if content is not None:
        (tmp_path / "config.toml").write_bytes(content.encode())

    assert read_config(tmp_path / "config.toml") == (Settings(), ())


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        ('\nthem = "nord"', 2, 1, "does not know them: did you mean theme?"),
        ("zzz = 1", 1, 1, "does not know zzz: known are advance_after_marking, ambiguous_width"),
        ("theme = 1", 1, 1, "wrong value for theme: it must be a text in quotes"),
        ('advance_after_marking = "yes"', 1, 1, "must be true or false"),
        ("ambiguous_width = 3", 1, 1, "must be 1 or 2"),
        ("ambiguous_width = true", 1, 1, "must be 1 or 2"),
        ("ambiguous_width = 1.0", 1, 1, "must be 1 or 2"),
        ('glyphs = "ascii"', 1, 1, "glyphs: it must be a table"),
        ('keys = ["r"]', 1, 1, "keys: it must be a table"),
        ("catalogues = 3", 1, 1, "catalogues: it must be a table"),
        ('[glyphs]\nset = "emoji"', 2, 1, 'glyphs.set: it must be "unicode" or "ascii"'),
        ("[glyphs]\n\n  read = 1", 3, 3, "glyphs.read: it must be one sign"),
        ('[glyphs]\nread = ""', 2, 1, "one sign"),
        ('[glyphs]\nread = " "', 2, 1, "one sign"),
        ('[glyphs]\nread = "\\u001b["', 2, 1, "one sign"),
        ('[glyphs]\nread = "fffff"', 2, 1, "one sign"),
        ('[glyphs]\nraed = "x"', 2, 1, "does not know glyphs.raed: did you mean read?"),
        ('glyphs.raed = "x"', 1, 1, "glyphs.raed"),
        ('glyphs = { raed = "x" }', 1, 1, "glyphs.raed"),
        ("[catalogues]\nvision = 1", 2, 1, "catalogues.vision: it must be a text"),
        ('[catalogues]\n"my list" = 1', 2, 1, "catalogues.my list"),
        ("[keys]\nnext = 1", 2, 1, "keys.next: it must be a key or a list of keys"),
        ('[keys]\nnext = ["n", 1]', 2, 1, "keys.next"),
        ("[keys.list]\nnext = 1", 2, 1, "keys.list.next"),
        ("[[theme]]", 1, 3, "theme: it must be a text"),
        ("theme = ", 1, 9, "is not TOML here"),
        ('a = "b"\n[x', 2, 3, "is not TOML here"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, content: str, line: int, column: int, words: str) -> None:
    """Line, column and what to write instead."""
    (tmp_path / "config.toml").write_text(content, encoding="utf-8")

    found, [problem] = read_config(tmp_path / "config.toml")

    assert (problem.line, problem.column) == (line, column)
    assert words in problem.message
    assert found == Settings()


def test_one_mistake_costs_one_setting(tmp_path: Path) -> None:
    """What is right beside a mistake still counts, and mistakes come in file order."""
    lines = ['theme = "nord"', "editor = 1", "[glyphs]", "set = 1", 'read = "x"', "[keys]", "a = 1", 'b = "x"']
    (tmp_path / "config.toml").write_text("\n".join(lines), encoding="utf-8")

    found, problems = read_config(tmp_path / "config.toml")

    assert found == Settings(theme="nord", glyphs=Glyphs(read="x"), keys={"b": ("x",)})
    assert [problem.line for problem in problems] == [2, 4, 7]


def test_tables_of_keys_are_joined_by_dots(tmp_path: Path) -> None:
    """``[keys.list]`` and ``list.next`` name the same command."""
    (tmp_path / "config.toml").write_text('[keys]\na.b = "x"\n[keys.list]\nnext = "n"\n', encoding="utf-8")

    assert read_config(tmp_path / "config.toml")[0].keys == {"a.b": ("x",), "list.next": ("n",)}


def test_an_empty_key_takes_the_keys_away(tmp_path: Path) -> None:
    """An empty text is no key."""
    (tmp_path / "config.toml").write_text('[keys]\nnext = ""\n', encoding="utf-8")

    assert read_config(tmp_path / "config.toml")[0].keys == {"next": ()}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b'theme = "x"\neditor = "\xff"', 2, "not UTF-8"),
        (b"a = " + b"[" * 10_000, 0, "nested too deeply"),
        (b"a = " + b"9" * 5_000, 0, "beyond all measure"),
    ],
)
def test_bytes_that_are_no_config_are_told(tmp_path: Path, content: bytes, line: int, words: str) -> None:
    """The program starts with its defaults."""
    (tmp_path / "config.toml").write_bytes(content)

    found, [problem] = read_config(tmp_path / "config.toml")

    assert found == Settings()
    assert problem.line in {line, 1}
    assert words in problem.message or problem.kind == "config-syntax"


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    """So is whatever else cannot be read."""
    found, [problem] = read_config(tmp_path)

    assert found == Settings()
    assert problem.kind == "config-unreadable"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["theme", "glyphs", "keys", "catalogues", "editor", "ambiguous_width", "other"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(document=st.dictionaries(NAMES, VALUES.filter(lambda value: value is not None), max_size=5))
def test_no_document_stops_the_program(tmp_path: Path, document: dict[str, Any]) -> None:
    """Whatever a config holds, there are settings, and every problem has a sentence."""
    import tomli_w  # noqa: PLC0415  used here alone

    try:
        content = tomli_w.dumps(document)
    except TypeError:
        return
    (tmp_path / "config.toml").write_bytes(content.encode("utf-8", "surrogatepass"))

    found, problems = read_config(tmp_path / "config.toml")

    assert found.ambiguous_width in {1, 2}
    assert all(problem.message.startswith("config.toml ") for problem in problems)
