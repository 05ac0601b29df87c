"""Catalogues mended by hand, logs of two machines merged, clocks set back: no mark is lost (P5)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papertui.domain import marking
from papertui.domain.attribution import PaperFinder
from papertui.domain.moment import moment_text
from papertui.domain.reading import Status
from tests.faults.machines import PAPERS, STATUSES, Entry, Reader
from tests.quick_disk import QUICK_DISK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

pytestmark = pytest.mark.faults

machines, places = st.integers(0, 1), st.integers(0, 3)
deeds = st.one_of(
    st.tuples(st.just("mark"), machines, places, st.sampled_from(STATUSES)),
    st.tuples(st.just("tag"), machines, places),
    st.tuples(st.just("mend"), places),
    st.tuples(st.just("move"), places),
    st.tuples(st.just("take_out"), places),
    st.tuples(st.just("put_back")),
    st.tuples(st.just("set_clock"), machines, st.integers(-600, 60)),
    st.tuples(st.just("sync")),
    st.tuples(st.just("copy_in_conflict"), machines),
)
mended = st.lists(st.sampled_from(["id", "title", "arxiv"]), min_size=len(PAPERS), max_size=len(PAPERS))


def lost_after(kinds: Sequence[str], done: Sequence[tuple[Any, ...]]) -> list[str]:
    """What a reader has lost who did all this."""
    folder = Path(tempfile.mkdtemp(prefix="papertui-", dir=QUICK_DISK))
    try:
        reader = Reader(folder, [Entry(key, kind) for key, kind in zip(PAPERS, kinds, strict=True)])
        reader.save()
        for name, *given_words in done:
            getattr(reader, name)(*given_words)
        return reader.lost()
    finally:
        shutil.rmtree(folder)


@pytest.mark.timeout(900)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # what was tried is summed up, not reset
@given(kinds=mended, done=st.lists(deeds, max_size=25))
def test_p5_no_mark_is_lost_by_hands_syncing_and_clocks(
    kinds: list[str], done: list[tuple[Any, ...]], tried: Callable[[str, int], None]
) -> None:
    """P5: the last word on each paper stands on both machines, with every tag that was ever given."""
    tried("histories of hands, syncing and clocks", 1)
    assert lost_after(kinds, done) == []


BACK = [("mark", 0, 0, Status.READ), ("set_clock", 0, -500), ("mark", 0, 0, Status.QUEUED)]
MENDED = [("mark", 0, 0, Status.READ), ("mend", 0), ("move", 0)]


def test_p5_a_clock_that_is_believed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """P5: an event that carries the clock's moment, whatever was said before."""
    assert lost_after(["id"] * 4, BACK) == []

    def believed(clock: datetime, _earlier: str) -> str:
        return moment_text(clock)

    monkeypatch.setattr(marking, "moment_after", believed)

    assert lost_after(["id"] * 4, BACK)


def test_p5_marks_found_by_id_alone_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """P5: an id that was mended by hand."""
    assert lost_after(["id"] * 4, MENDED) == []

    monkeypatch.setattr(PaperFinder, "_adopter_of", lambda _finder, _event: None)

    assert lost_after(["id"] * 4, MENDED)
