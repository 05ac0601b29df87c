"""Findings name what is doubtful about sound entries, and are silent about what is usual."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papertui.domain.findings import (
    current_address,
    findings,
    is_title_to_fill,
    mended_address,
    outdated_reason,
    stray_findings,
)
from papertui.domain.paper import Link, Paper
from papertui.domain.reading import ReadingEvent

THIS_YEAR = 2026


def paper(paper_id: str = "a", title: str = "A title", *, url: str = "", **fields: object) -> Paper:
    sound = Paper(paper_id, title, year=2020, links=(Link("Paper", url or f"https://x.org/{paper_id}"),), line=3)
    return replace(sound, **fields)  # type: ignore[arg-type]


def kinds(*papers: Paper) -> list[str]:
    return [found.kind for found in findings(papers, THIS_YEAR)]


@pytest.mark.parametrize(
    ("year", "date", "is_doubtful"),
    [
        (2020, "2020-06-19", False),
        (2024, "2021-10-09", False),
        (2020, "2021-01", False),
        (2020, "2022", True),
        (2026, "2020-01", True),
        (2020, "soon", False),
        (2020, "²⁰²⁰", False),
        (2020, "", False),
    ],
)
def test_a_year_may_follow_its_date_by_a_few_years(year: int, date: str, is_doubtful: bool) -> None:
    assert kinds(paper(year=year, date=date)) == (["year-and-date"] if is_doubtful else [])


def test_the_next_year_is_near_enough() -> None:
    assert kinds(paper(year=2027)) == []
    assert kinds(paper(year=2028)) == ["future-year"]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (paper("a", "Same"), paper("b", "same!"), ["duplicate-title"]),
        (paper("a", "Same"), paper("b", "Same", kind="post"), []),
        (paper("a", "!!", kind="post"), paper("b", "??", kind="post"), ["title-to-fill", "title-to-fill"]),
        (paper("a", "One", arxiv="2112.10003"), paper("b", "Two", arxiv="2112.10003"), ["shared-arxiv"]),
        (paper("a", "One", doi="10.1000/1"), paper("b", "Two", doi="10.1000/1"), ["shared-doi"]),
        (paper("a", "One", url="https://x.org/p"), paper("b", "Two", url="http://www.x.org/p/"), ["shared-link"]),
        (paper("a", "One", url="https://x.org/p"), paper("b", "Two", url="https://x.org/q"), []),
        (paper("a", "One", url="https://x.org/p"), paper("b", "Two", url="https://x.org/p", kind="video"), []),
        (paper("a", "One", is_broken=True), paper("b", "One"), []),
    ],
)
def test_only_what_one_paper_can_have_is_a_repeat(one: Paper, other: Paper, found: list[str]) -> None:
    assert kinds(one, other) == found


def test_every_repeat_names_the_first() -> None:
    found = findings([paper("a", "Same"), paper("b", "Same"), paper("c", "Same")], THIS_YEAR)

    assert [problem.paper_id for problem in found] == ["b", "c"]
    assert all("a in line 3" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"links": ()}, ["missing-link"]),
        ({"links": (), "arxiv": "2006.11239"}, []),
        ({"links": (), "kind": "book"}, []),
        ({"year": None}, ["missing-year"]),
        ({"year": None, "date": "2020-06"}, []),
        ({"year": None, "kind": "post"}, []),
        ({"year": None, "links": (), "has_problems": True}, []),
    ],
)
def test_what_is_missing_is_told_where_it_matters(changed: dict[str, object], found: list[str]) -> None:
    assert kinds(paper(**changed)) == found  # type: ignore[arg-type]


def test_categories_are_missed_where_others_have_them() -> None:
    assert kinds(paper("a", "One"), paper("b", "Two")) == []
    assert kinds(paper("a", "One", categories=(("C",),)), paper("b", "Two")) == ["missing-category"]


@pytest.mark.parametrize(
    ("title", "is_to_fill"),
    [
        ("https://x.org/a", True), ("www.x.org", True), ("2006.11239", True), ("arXiv:2006.11239v2", True),
        ("10.1000/182", True), ("TODO", True), ("???", True), ("", True), ("ResNet", False), ("1984", False),
        ("On https://x.org", False), ("논문", False), ("Title", False),
    ],
)  # fmt: skip
def test_a_title_to_fill_is_what_an_entry_was_made_from(title: str, is_to_fill: bool) -> None:
    assert is_title_to_fill(title) is is_to_fill


@pytest.mark.parametrize(
    ("url", "today"),
    [
        ("http://arxiv.org/abs/1", "https://arxiv.org/abs/1"),
        ("HTTP://www.github.com/a", "https://www.github.com/a"),
        ("http://dx.doi.org/10.1/x", "https://doi.org/10.1/x"),
        ("https://dx.doi.org/10.1/x", "https://doi.org/10.1/x"),
        ("http://browse.arxiv.org/pdf/2006.11239", "https://arxiv.org/pdf/2006.11239"),
        ("https://browse.arxiv.org/abs/1#a", "https://arxiv.org/abs/1#a"),
        ("http://xxx.lanl.gov/abs/1", "https://arxiv.org/abs/1"),
        ("http://x.org/a", "http://x.org/a"),
        ("https://arxiv.org/abs/1", "https://arxiv.org/abs/1"),
        ("javascript:x", "javascript:x"),
    ],
)
def test_addresses_are_written_as_today(url: str, today: str) -> None:
    assert current_address(url) == today
    assert bool(outdated_reason(url)) is (url != today)


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ("https://x.org/a)", "https://x.org/a"),
        ("https://x.org/a)])", "https://x.org/a"),
        ("https://browse.arxiv.org/abs/1)", "https://arxiv.org/abs/1"),
    ],
)
def test_a_bracket_glued_to_an_address_is_taken_off(url: str, mended: str) -> None:
    """Only one that nothing in the address opens."""
    found = findings([paper(url=url)], THIS_YEAR)

    assert mended_address(url) == mended
    assert found[0].kind == "malformed-link"
    assert found[0].fixable


@pytest.mark.parametrize("url", ["https://x.org/a_(b)", "https://x.org/[a](b)", "https://x.org/a", "https://x.org/(a"])
def test_brackets_of_an_address_stay(url: str) -> None:
    """As in those of Wikipedia."""
    assert mended_address(url) == url


def test_two_addresses_in_one_are_told_and_not_guessed_at() -> None:
    """What was meant cannot be known."""
    [found] = findings([paper(url="https://x.org/a](https://y.org")], THIS_YEAR)

    assert (found.kind, found.fixable) == ("malformed-link", False)


@pytest.mark.parametrize(
    "fields",
    [{"summary": "???"}, {"summary": " TODO "}, {"venue": "TBD"}, {"authors": ("Ann Lee", "N/A")}],
)
def test_fields_that_are_to_be_written_are_told(fields: dict[str, object]) -> None:
    """Wherever a word or sign stands in for what is to come."""
    assert kinds(replace(paper(), **fields)) == ["placeholder"]  # type: ignore[arg-type]


def test_a_closed_service_is_told_and_cannot_be_mended() -> None:
    [found] = findings([paper(url="https://www.arxiv-vanity.com/papers/1")], THIS_YEAR)

    assert (found.kind, found.fixable) == ("outdated-link", False)


def said(paper_id: str, at: str, *changes: tuple[str, str | int | None], title: str = "") -> ReadingEvent:
    return ReadingEvent(at, paper_id, changes, title=title)


def test_strays_are_one_finding_that_names_the_first_three() -> None:
    """However many papers they are, the findings about this catalogue are not drowned."""
    events = [said(f"p{number}", f"2026-01-0{number}", ("status", "read")) for number in range(1, 6)]

    [found] = stray_findings([*events, said("p1", "2026-01-09", ("rating", 3), title="A title")])

    assert (found.kind, found.line, found.paper_id) == ("stray-mark", 0, "")
    assert 'speaks of 5 papers not in this catalogue: "A title", "p2", "p3" and 2 more; ' in found.message
    assert "nothing is lost: other catalogues may hold them" in found.message


def test_a_single_stray_is_told_with_its_id() -> None:
    [found] = stray_findings([said("gone", "2026-01-01", ("note", "good"), title="A title")])

    assert found.paper_id == "gone"
    assert '1 paper not in this catalogue: "A title"; ' in found.message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("status", "read"), ("status", None)),
        (("status", "read"), ("status", "unread")),
        (("rating", 4), ("rating", None)),
        (("note", "good"), ("note", None)),
        (("tag+", "key"), ("tag-", "key")),
    ],
)
def test_a_stray_of_which_all_was_taken_back_is_not_told(
    before: tuple[str, str | int | None], after: tuple[str, str | int | None]
) -> None:
    events = [said("gone", "2026-01-01", before), said("gone", "2026-01-02", after)]

    assert len(stray_findings(events[:1])) == 1
    assert stray_findings(events) == []
