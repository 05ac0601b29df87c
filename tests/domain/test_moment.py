"""Facts about moments: one spelling, and time never goes backwards for a paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.moment import moment_after, moment_in, moment_text, now

AT = "2026-11-20T17:37:00.123Z"
CLOCKS = st.datetimes(datetime(1970, 1, 1), datetime(8999, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  bounds are naive


def test_moments_are_written_in_utc_to_the_millisecond() -> None:
    """Whatever zone the clock is in."""
    local = datetime(2026, 11, 20, 18, 37, 0, 123_999, timezone(timedelta(hours=1)))

    assert moment_text(local) == AT
    assert moment_text(now()).startswith("20")


@pytest.mark.parametrize(("earlier", "later"), [("", AT), ("2026-11-20T17:37:00.122Z", AT)])
def test_the_clock_counts_when_it_is_past_the_last_event(earlier: str, later: str) -> None:
    """The usual case."""
    assert moment_after(datetime.fromisoformat(AT), earlier) == later


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (AT, "2026-11-20T17:37:00.124Z"),
        ("2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00.000Z"),
        ("8999-12-31T23:59:59.000Z", "8999-12-31T23:59:59.001Z"),
    ],
)
def test_a_clock_set_back_does_not_lose_a_mark(earlier: str, later: str) -> None:
    """The next event is one millisecond after the last."""
    assert moment_after(datetime.fromisoformat(AT), earlier) == later


@given(CLOCKS, CLOCKS)
def test_a_moment_is_always_after_the_one_before(clock: datetime, earlier: datetime) -> None:
    """As text, which is how logs are sorted, and readable again."""
    later = moment_after(clock, moment_text(earlier))

    assert later > moment_text(earlier)
    assert moment_in(later) == later


@pytest.mark.parametrize("text", ["", "2026", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00+10:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    """Also years no clock shows."""
    if text == "2026":
        text = "2026-99-01"
    with pytest.raises(ValueError, match=r".*"):
        moment_in(text)
