"""Which addresses may be opened, and which texts are years and dates."""

from __future__ import annotations

import pytest

from papertui.domain.address import address_fault, host_of
from papertui.domain.dates import is_date


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("https://arxiv.org/abs/2006.11239", ""),
        ("http://a.b:80/c?d=e#f", ""),
        ("HTTPS://A.org", ""),
        ("https://ko.wikipedia.org/wiki/노이즈", ""),
        ("https://[::1]/a", ""),
        ("", "has no address"),
        ("  ", "has no address"),
        ("ftp://a.b", "must start with http"),
        ("javascript:alert(1)", "must start with http"),
        ("arxiv.org/abs/1", "must start with http"),
        ("--help", "must start with http"),
        ("https:///path", "names no host"),
        ("https://a.b/c d", "blank"),
        ("https://a.b/\x1b]8", "control"),
        ("https://a.b\\c", "backslash"),
        ("https://[a", "is no address"),
    ],
)
def test_only_plain_web_addresses_are_without_fault(url: str, part: str) -> None:
    """The fault is the rest of a sentence."""
    fault = address_fault(url)

    assert part in fault
    assert bool(fault) == bool(part)


@pytest.mark.parametrize(("url", "host"), [("https://www.a.org/b", "a.org"), ("x", ""), ("https://[a", "")])
def test_a_host_is_told_without_its_www(url: str, host: str) -> None:
    """It stands in for a label."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2020", True),
        ("2020-06", True),
        ("2020-02-29", True),
        ("2021-02-29", False),
        ("0020", False),
        ("2020-6", False),
        ("", False),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year_that_exists(text: str, is_one: bool) -> None:
    """Written from the year down, with hyphens."""
    assert is_date(text) is is_one
