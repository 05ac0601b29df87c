"""Years, dates, names, placeholders and labels."""

from __future__ import annotations

import time
from datetime import date

import pytest

from papertui.exchange.markdown_titles import title_of
from papertui.exchange.markdown_words import (
    date_in,
    date_line,
    kind_of_label,
    kind_of_link,
    looks_like_names,
    names_in,
    next_year,
    year_in,
)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ICML 2021.", 2021),
        ("OSDI'22", 2022),
        ("ICCV' 17", 2017),
        ("KDD'99", 1999),
        ("2102", None),
        ("1890", None),
        ("ICLR2023", None),
        ("Somewhere", None),
    ],
)
def test_a_year_lies_between_1950_and_the_next(text: str, year: int | None) -> None:
    """Numbers beyond are none, short years are of the last hundred, one glued to a word needs asking."""
    assert year_in(text, 2027) == year


def test_a_glued_year_is_read_when_asked_for() -> None:
    """``ICLR2023`` says a year to those who have no date."""
    assert year_in("ICLR2023", 2027, is_glued=True) == 2023
    assert next_year(date(2026, 1, 1)) == 2027


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1 Jul 2021", "2021-07-01"),
        ("[Submitted on 2 Aug 2022 (v1), last revised 17 Nov 2022 (this version, v4)]", "2022-08-02"),
        ("Submitted on 9 Oct 2022 (v1)", "2022-10-09"),
        ("30 Sept 2022", "2022-09-30"),
        ("7 April 2022", "2022-04-07"),
        ("Jul 2021", "2021-07"),
        ("Mar., 2024", "2024-03"),
        ("March 3rd, 2020", "2020-03-03"),
        ("2020-06-19", "2020-06-19"),
        ("2020.06", "2020-06"),
        ("31 Feb 2020", "2020-02"),
        ("It came out in Jul 2021 and was liked", ""),
        ("no date", ""),
        ("1" * 300, ""),
        ("2020-13-45", ""),
    ],
)
def test_a_date_line_says_nothing_but_a_date(text: str, written: str) -> None:
    """Dates in words and numbers are written as the catalogue has them; prose about a date is none."""
    assert date_line(text) == written


def test_a_date_is_found_in_other_words() -> None:
    """Where a date is looked for, words around it do not matter."""
    assert date_in("arxiv 27 Jan 2023") == "2023-01-27"
    assert date_in("soon") == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Bo Kim and Cy Roe", ("Ann Lee", "Bo Kim", "Cy Roe")),
        ("Ann Lee<sup>1</sup>, Bo Kim<sup>2</sup>*", ("Ann Lee", "Bo Kim")),
        ("Ann Lee1;2* Bo Kim1;2* Cy Roe2", ("Ann Lee", "Bo Kim", "Cy Roe")),
        ("Ann Lee1,2 Bo Kim3", ("Ann Lee", "Bo Kim")),
        ("Ann Lee*, Bo Kim*", ("Ann Lee", "Bo Kim")),
        ("Ann Lee∗Bo Kim", ("Ann Lee", "Bo Kim")),
        ("Ann Lee, Ann Lee, 3", ("Ann Lee",)),
    ],
)
def test_names_come_without_footnote_signs(text: str, names: tuple[str, ...]) -> None:
    """Superscripts, stars and numbers go, also where they are all that separates the names."""
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("Ann Lee, Bo van der Kim", True),
        ("Ann Lee, Bo Kim, Cy D. Roe", True),
        ("Ann Lee", False),
        ("A good read, with many pictures", False),
        ("Some University, Some Institute of technology and science and all", False),
    ],
)
def test_a_plain_line_of_names_needs_two(text: str, is_list: bool) -> None:
    """Two parts and nearly all must look like names."""
    assert looks_like_names(text) is is_list


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("pdf", "paper"),
        ("odf", "paper"),
        ("arxiv, 15.12", "paper"),
        ("Github2", "code"),
        ("official code - mxnet", "code"),
        ("Project Page", "website"),
        ("Google Colab", "notebook"),
        ("Note", "notes"),
        ("Data Matters", ""),
        ("", ""),
    ],
)
def test_a_label_tells_what_a_link_leads_to(label: str, kind: str) -> None:
    """Only labels made of known words count: a title is no label."""
    assert kind_of_label(label) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://arxiv.org/abs/2001.00001", "paper"),
        ("https://a.org/x.pdf", "paper"),
        ("https://youtu.be/x", "video"),
        ("https://github.com/a/b", "code"),
        ("https://github.com/a/b/issues/3", "notes"),
        ("notes/one.md", "notes"),
        ("https://a.org", ""),
    ],
)
def test_an_address_tells_it_where_the_label_does_not(url: str, kind: str) -> None:
    """Known hosts and endings stand for a label."""
    assert kind_of_link("", url) == kind


@pytest.mark.parametrize(
    ("raw", "text", "year", "venue"),
    [
        ("Some Net(2021)", "Some Net", 2021, ""),
        ("Some Net(2021), A Longer Name", "Some Net, A Longer Name", 2021, ""),
        ("Some Net(2020", "Some Net", 2020, ""),
        ("Some Net(2102)", "Some Net", None, ""),
        ("Some Net[OSDI'22]:", "Some Net", 2022, "OSDI'22"),
        ("Some Net (PLDI 2021)", "Some Net", 2021, "PLDI 2021"),
        ("**Some** `Net`.", "Some Net", None, ""),
        ("[Some Net]", "Some Net", None, ""),
        ("[Net] Some Net", "[Net] Some Net", None, ""),
        ("[Some Net", "Some Net", None, ""),
        (":fast_forward: Some Net", "Some Net", None, ""),
        ("Wait...", "Wait...", None, ""),
        ("Maps, Ann Lee et al., 2022", "Maps, Ann Lee et al., 2022", None, ""),
    ],
)
def test_a_title_is_cleaned(raw: str, text: str, year: int | None, venue: str) -> None:
    """Years in parentheses, venues in brackets, markup and last dots are cut; other words stay."""
    title = title_of(raw, 2027)

    assert (title.text, title.year, title.venue) == (text, year, venue)


def test_long_runs_of_blanks_take_no_time() -> None:
    """Between two words, or at the end; they are one blank."""
    blanks = " " * 100_000
    started = time.process_time()

    assert not looks_like_names(f"Ann{blanks}Lee{blanks}")
    assert names_in(f"Ann{blanks}Lee,{blanks}Bo Kim") == ("Ann Lee", "Bo Kim")
    assert time.process_time() - started < 1
