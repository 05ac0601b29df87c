"""`check` finds what is wrong or doubtful, tells where, and mends what it can."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.garbling import garbled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

_TITLES = {1: "Denoising diffusion models", 2: "Attention is all you need", 3: "Folding maps", 4: "Catching fish"}
LINK = '\n[papers.links]\nPaper = "https://x.org/{}"\n'


def entry(number: int, *lines: str) -> str:
    """An entry with nothing wrong about it but the given lines."""
    title = "" if any(line.startswith("title") for line in lines) else f'title = "{_TITLES[number]}"\n'
    year = "" if any(line.startswith("year") for line in lines) else "year = 2020\n"
    return f'[[papers]]\nid = "p{number}"\n{title}{year}' + "\n".join(lines) + LINK.format(number)


def test_a_sound_catalogue_has_no_findings(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(entry(1) + entry(2), encoding="utf-8")

    checked = papertui("check")

    assert (checked.code, checked.out) == (0, "")
    assert checked.err == "nothing wrong with 2 entries\n"
    assert papertui("check", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (entry(1, 'year = "soon"'), ("wrong-type", 4, "p1")),
        (entry(1, "year = 2099"), ("future-year", 1, "p1")),
        (entry(1, "year = 2020", "date = 2008-01-01"), ("year-and-date", 1, "p1")),
        (entry(1, 'title = "https://x.org/paper"'), ("title-to-fill", 1, "p1")),
        (entry(1, 'title = "2006.11239"'), ("title-to-fill", 1, "p1")),
        (entry(1).replace("[papers.links]", "[papers.other]"), ("missing-link", 1, "p1")),
        (entry(1).replace("year = 2020\n", ""), ("missing-year", 1, "p1")),
        (entry(1, 'categories = ["A"]') + entry(2), ("missing-category", 8, "p2")),
        (entry(1).replace("https://x.org/1", "javascript:x"), ("unsafe-link", 7, "p1")),
        (entry(1).replace("https://x.org/1", ""), ("unsafe-link", 7, "p1")),
        (entry(1).replace("https://x.org/1", "http://arxiv.org/abs/2006.11239"), ("outdated-link", 1, "p1")),
        (entry(1) + entry(2).replace("https://x.org/2", "http://www.x.org/1/"), ("shared-link", 8, "p2")),
        (entry(1, 'arxiv = "2112.10003"') + entry(2, 'arxiv = "2112.10003"'), ("shared-arxiv", 8, "p2")),
        (entry(1, 'doi = "10.1/A"') + entry(2, 'doi = "10.1/a"'), ("bad-doi", 5, "p1")),
        (entry(1, 'doi = "10.1000/A"') + entry(2, 'doi = "10.1000/a"'), ("shared-doi", 8, "p2")),
        (entry(1, 'title = "Same title"') + entry(2, 'title = "same TITLE!"'), ("duplicate-title", 7, "p2")),
        (
            entry(1, 'title = "Diffusion models for text"') + entry(2, 'title = "Difusion models for text"'),
            ("similar-title", 7, "p2"),
        ),
        (entry(1) + entry(2).replace('"p2"', '"p1"'), ("duplicate-id", 8, "p1-2")),
        (entry(1, 'summary = "???"'), ("placeholder", 1, "p1")),
        (entry(1).replace("https://x.org/1", "https://x.org/1)"), ("malformed-link", 1, "p1")),
        (entry(1, 'title = "\ufffd"', 'summary = "a \ufffd"'), ("damaged-text", 1, "p1")),
        (entry(1, 'summary = "$\\theta$"'), ("control-character", 5, "p1")),
        (entry(1) + entry(2).replace("papers]", "paper]").replace("papers.", "paper."), ("misspelt-entry", 8, "")),
    ],
)  # fmt: skip
def test_each_kind_of_finding_has_its_place(
    content: str, found: tuple[str, int, str], papertui: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "checked.toml"
    path.write_text(content, encoding="utf-8")

    checked = papertui("check", "--json", "-c", str(path))

    assert checked.code == 1
    assert [list(found) for found in checked.objects] == [["line", "column", "id", "kind", "message", "fixable"]] * len(
        checked.objects
    )
    assert found in [(entry["kind"], entry["line"], entry["id"]) for entry in checked.objects]


def test_a_post_may_bear_the_title_of_its_paper(papertui: Callable[..., Run], catalogue: Path) -> None:
    """A post about a paper shares its title and points at its page: that is no fault."""
    both = entry(1, 'title = "One"') + entry(2, 'title = "One"', 'kind = "post"').replace("x.org/2", "x.org/1")
    catalogue.write_text(both, encoding="utf-8")

    assert papertui("check").code == 0


def test_findings_are_lines_with_their_place(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(entry(1, 'year = "soon"'), encoding="utf-8")

    checked = papertui("check")

    assert checked.lines[0].startswith("papers.toml:4:")
    assert checked.lines[0].endswith("[wrong-type]")
    assert checked.err == "1 finding in 1 entry\n"


def test_strays_and_damaged_lines_of_the_log_are_listed(
    papertui: Callable[..., Run], catalogue: Path, home: Path
) -> None:
    catalogue.write_text(entry(1), encoding="utf-8")
    log = home / "data" / "papertui" / "reading"
    log.mkdir(parents=True)
    event = {"at": "2026-11-20T17:37:00.123Z", "paper": "gone", "status": "read", "title": "A paper that is gone"}
    (log / "other.jsonl").write_text(json.dumps(event) + "\n\x00\xff broken\n", encoding="latin-1")

    checked = papertui("check", "--json")

    kinds = {found["kind"]: found for found in checked.objects}
    assert set(kinds) == {"stray-mark", "damaged-log"}
    assert kinds["stray-mark"]["id"] == "gone"
    assert "A paper that is gone" in kinds["stray-mark"]["message"]
    assert papertui("check").lines[0].startswith(str(log))


def test_mistakes_in_the_config_are_listed(papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    catalogue.write_text(entry(1), encoding="utf-8")
    (home / "config" / "papertui").mkdir(parents=True)
    (home / "config" / "papertui" / "config.toml").write_text("themes = 'x'\n")

    assert [found["kind"] for found in papertui("check", "--json").objects] == ["config-unknown-key"]


def test_a_file_that_does_not_parse_exits_3_with_its_place(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(entry(1) + '[[papers]]\ntitle = "open\n', encoding="utf-8")

    checked = papertui("check")

    assert checked.code == 3
    assert any(line.startswith("papers.toml:9:") for line in checked.lines)


def test_fix_mends_what_is_certain(papertui: Callable[..., Run], catalogue: Path) -> None:
    """A lost backslash, a year in quotes, one author without brackets, an address that has moved to https."""
    before = entry(1, 'year = "2020"', 'authors = "Ho"', 'summary = "$\\theta$ and \\beta"  # kept').replace(
        "https://x.org/1", "http://arxiv.org/abs/2006.11239"
    )
    catalogue.write_text(before, encoding="utf-8")

    fixed = papertui("check", "--fix")

    assert fixed.code == 0
    assert "of p1" in fixed.err
    after = before.replace('year = "2020"', "year = 2020").replace('authors = "Ho"', 'authors = ["Ho"]')
    after = after.replace('summary = "$\\theta$ and \\beta"', "summary = '$\\theta$ and \\beta'")
    assert catalogue.read_text(encoding="utf-8") == after.replace("http://arxiv", "https://arxiv")


def test_a_rehearsal_writes_nothing(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(entry(1, 'year = "2020"'), encoding="utf-8")
    before = catalogue.read_bytes()

    rehearsed = papertui("check", "--fix", "--dry-run")

    assert rehearsed.code == 1
    assert "would mend year of p1" in rehearsed.err
    assert catalogue.read_bytes() == before


def test_a_rehearsal_shows_a_diff(papertui: Callable[..., Run], catalogue: Path) -> None:
    """That of the lines which would change, and only in text: JSON stays JSON."""
    catalogue.write_text(entry(1, 'year = "2020"  # kept'), encoding="utf-8")

    rehearsed = papertui("check", "--fix", "--dry-run")
    as_json = papertui("check", "--fix", "--dry-run", "--json")

    assert rehearsed.lines[:2] == ["--- a/papers.toml", "+++ b/papers.toml"]
    assert '-year = "2020"  # kept' in rehearsed.lines
    assert "+year = 2020  # kept" in rehearsed.lines
    assert as_json.objects[0]["kind"] == "wrong-type"


def test_all_that_is_mended_is_one_change(papertui: Callable[..., Run], catalogue: Path) -> None:
    """One undo gives every entry back; the others are as they were all the time."""
    before = entry(1, 'year = "2020"') + entry(2) + entry(3).replace("https://x.org/3", "http://arxiv.org/abs/1)")
    catalogue.write_text(before, encoding="utf-8")

    fixed = papertui("check", "--fix")
    after = catalogue.read_text(encoding="utf-8")
    told = papertui("history").lines[0]
    papertui("undo", "--yes")

    assert fixed.code == 0
    assert after == before.replace('"2020"', "2020").replace("http://arxiv.org/abs/1)", "https://arxiv.org/abs/1")
    assert "check --fix: 2 entries mended" in told
    assert catalogue.read_text(encoding="utf-8") == before


def test_damaged_text_is_given_back_where_that_is_proved(papertui: Callable[..., Run], catalogue: Path) -> None:
    """By what sound entries say; what is lost stays, and is listed."""
    known, lost = "잘 접은 지도는 얇은 종이에 있다.", "잎이 읎은 잎"
    before = entry(1, f"summary = '{garbled(known)}'") + entry(2, f"summary = '{known}'") + entry(3)
    content = before + entry(4, f"summary = '{garbled(known + lost)}'")
    catalogue.write_text(content, encoding="utf-8")

    fixed = papertui("check", "--fix", "--json")

    assert [(found["kind"], found["id"], found["fixable"]) for found in fixed.objects] == [
        ("damaged-text", "p4", False)
    ]
    assert catalogue.read_text(encoding="utf-8") == content.replace(f"'{garbled(known)}'", f"'{known}'")


def test_what_cannot_be_edited_is_told(papertui: Callable[..., Run], catalogue: Path) -> None:
    """An entry in list form can be read, not edited."""
    catalogue.write_text('papers = [{ title = "A", year = 2020, links = { Paper = "http://arxiv.org/abs/1" } }]\n')

    fixed = papertui("check", "--fix")

    assert fixed.code == 1
    assert "not mended: a: " in fixed.err


def test_a_rehearsal_needs_something_to_rehearse(papertui: Callable[..., Run], catalogue: Path) -> None:
    assert papertui("check", "--dry-run").code == 2


def test_a_broken_config_is_told_with_its_line_and_column(
    papertui: Callable[..., Run], catalogue: Path, home: Path
) -> None:
    """By every verb, and by check on its output."""
    catalogue.write_text(entry(1), encoding="utf-8")
    (home / "config" / "papertui").mkdir(parents=True)
    (home / "config" / "papertui" / "config.toml").write_text("theme = 'x'\neditor = vi\n")

    assert "config.toml:2:10: is not TOML here: " in papertui("list").err
    assert papertui("check").lines[0].startswith("config.toml:2:10: is not TOML here: ")
