"""Whatever a file holds, the program answers with a sentence and an exit code, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

ENTRY = '[[papers]]\nid = "a"\ntitle = "Title"\n'
CONFLICT = f"{ENTRY}<<<<<<< HEAD\nyear = 2020\n=======\nyear = 2021\n>>>>>>> other\n"
VERBS = (["list"], ["search", "title"], ["show", "a"], ["mark", "a", "--as", "read"], ["next"], ["stats"])


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ENTRY.encode("utf-16"), "UTF-16"),
        (ENTRY.encode() + b"\xff\xfe", "line 4"),
        (ENTRY.encode() + b"year = 2020 \x00\n", "NUL byte in line 4"),
        (CONFLICT.encode(), "git conflict markers in lines 4 to 8"),
        (f'{ENTRY}authors = ["open\n'.encode(), ":4:"),
        (f"x = {'[' * 10_000}\n".encode(), "papers.toml"),
    ],
    ids=["utf-16", "latin", "nul", "conflict", "open", "nested"],
)
def test_a_file_that_is_no_catalogue_exits_3(
    words: list[str], content: bytes, told: str, papertui: Callable[..., Run], catalogue: Path
) -> None:
    """The sentence names the line where there is one; nothing is written anywhere."""
    catalogue.write_bytes(content)

    refused = papertui(*words)

    assert (refused.code, refused.out) == (3, "")
    assert told in refused.err
    assert len(refused.err.splitlines()) == 1
    assert catalogue.read_bytes() == content
    assert not (catalogue.parents[1] / "data").exists()


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
@pytest.mark.parametrize(
    ("name", "told"), [("missing.toml", "no such file; check the name; touch makes"), ("folder", "a folder")]
)
def test_a_file_that_is_none_exits_3(
    words: list[str], name: str, told: str, papertui: Callable[..., Run], home: Path
) -> None:
    (home / "here" / "folder").mkdir()

    refused = papertui("-c", name, *words)

    assert (refused.code, refused.out) == (3, "")
    assert told in refused.err


def test_a_huge_file_is_refused_before_it_is_read(papertui: Callable[..., Run], catalogue: Path) -> None:
    with catalogue.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    refused = papertui("list")

    assert refused.code == 3
    assert "100 MiB is more than the 64 MiB" in refused.err


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + ENTRY,
        ENTRY.replace("\n", "\r\n"),
        ENTRY.rstrip(),
        ENTRY.replace("[[papers]]", '[["papers"]]'),
        'papers = [{ id = "a", title = "Title" }]',
    ],
    ids=["bom", "crlf", "no newline", "quoted", "list"],
)
def test_unusual_forms_are_read(content: str, papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_bytes(content.encode())

    listed = papertui("list", "--format", "{id} {title}")

    assert (listed.code, listed.out, listed.err) == (0, "a Title\n", "")


@pytest.mark.parametrize("content", ["", "\n\n", 'title = "Only a title"\n', "# only a comment"])
def test_a_catalogue_without_entries_is_empty(content: str, papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(content)

    assert (papertui("list").code, papertui("list").out) == (0, "")
    assert papertui("list", "--json").out == "[]\n"
    assert papertui("search", "a").code == 1
    assert papertui("next").code == 1
    assert papertui("check").code == 0


@pytest.mark.parametrize("date", ["²⁰²⁰-01-01", "٢٠٢٠", "2020-13-45", "0000-00-00", "soon"])
def test_a_date_that_is_none_is_told(date: str, papertui: Callable[..., Run], catalogue: Path) -> None:
    """Digits of other scripts and days that do not exist are shown as written, and counted as no year."""
    catalogue.write_text(f'{ENTRY}year = 2020\ndate = "{date}"\n', encoding="utf-8")

    assert papertui("list", "--format", "{date}").out == f"{date}\n"
    assert [found["kind"] for found in papertui("check", "--json").objects] == ["bad-date"]


def test_wrong_types_and_repeats_are_warnings(papertui: Callable[..., Run], catalogue: Path) -> None:
    """Every entry is listed; each problem names its line."""
    catalogue.write_text(
        f'{ENTRY}year = "soon"\nauthors = 3\n{ENTRY}links = ["x"]\n[[papers]]\nsummary = []\n', encoding="utf-8"
    )

    listed = papertui("list", "--json")

    assert listed.code == 0
    assert [entry["id"] for entry in listed.objects][:2] == ["a", "a-2"]
    assert len(listed.objects) == 3
    assert "papers.toml:4: year" in listed.err
    assert "more: papertui check" in listed.err


@pytest.mark.parametrize(
    "content",
    [
        b'{"at":"2026-11-20T17:37:00.123Z","paper":"a","stat',
        b"\x00\xff\xfe" * 100,
        b"[[[[" * 5000,
        b'{"at":"2026-11-20T17:37:00.123Z","paper":"a","status":"finished"}\n',
        b"<<<<<<< HEAD\n",
    ],
    ids=["torn", "binary", "nested", "status", "conflict"],
)
def test_a_damaged_log_is_read_as_far_as_it_can_be(
    content: bytes, papertui: Callable[..., Run], catalogue: Path, home: Path
) -> None:
    """Sound lines count, the damage is named once, a new mark starts on a line of its own."""
    catalogue.write_text(ENTRY)
    log = home / "data" / "papertui" / "reading" / "other-0000.jsonl"
    log.parent.mkdir(parents=True)
    sound = b'{"at":"2026-11-19T17:37:00.123Z","paper":"a","rating":3}\n'
    log.write_bytes(sound + content)

    listed = papertui("list", "rating:3", "--ids")
    marked = papertui("read", "a")

    assert (listed.code, listed.out) == (0, "a\n")
    assert "damaged" in listed.err
    assert "other-0000.jsonl" in listed.err
    assert marked.code == 0
    assert papertui("list", "is:read", "--ids").out == "a\n"
    assert log.read_bytes() == sound + content


def test_a_wrong_config_is_told_and_does_not_stop(papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    (home / "config" / "papertui").mkdir(parents=True)
    (home / "config" / "papertui" / "config.toml").write_text("theme = 3\n[broken\n")

    listed = papertui("list", "--ids", "--limit", "1")

    assert (listed.code, listed.out) == (0, "ho2020denoising\n")
    assert "config.toml" in listed.err


@pytest.mark.parametrize("name", ["list.md", "refs.bib"])
def test_a_list_in_place_of_a_catalogue_is_told_how_it_is_taken_in(
    name: str, papertui: Callable[..., Run], catalogue: Path
) -> None:
    """Instead of being called a catalogue to be mended."""
    path = catalogue.with_name(name)
    path.write_text("# List\n\n- [A](https://example.org)\n", encoding="utf-8")

    refused = papertui("list", "-c", str(path))

    assert refused.code == 3
    assert f"papertui import {path} takes a list in" in refused.err
