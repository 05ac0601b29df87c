"""Facts about whose event is it: marks survive what hands do to a catalogue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papertui.domain.attribution import PaperFinder, attribute
from papertui.domain.paper import Link, Paper
from papertui.domain.reading import ReadingEvent, ReadingLog, Status

TITLE = "Denoising Diffusion Probabilistic Models"
DDPM = Paper("ho2020denoising", TITLE, ("Jonathan Ho",), year=2020, arxiv="2006.11239")
GAN = Paper("goodfellow2014generative", "Generative Adversarial Networks", year=2014, doi="10.1145/3422622")
VAE = Paper("kingma2013auto", "Auto-Encoding Variational Bayes", year=2013)
MARK = ReadingEvent("2026-11-20T17:37:00.000Z", DDPM.id, (("status", "read"),), TITLE, "2006.11239")
PLAIN = replace(MARK, title="", arxiv="")


def owners(event: ReadingEvent, *papers: Paper) -> list[str]:
    """Ids of the papers an event is found for; an empty id for a stray."""
    attribution = attribute(ReadingLog((event,)), papers)
    return [*attribution.events, *("" for _ in attribution.strays)]


@pytest.mark.parametrize(
    "by_hand",
    [
        {},
        {"year": 2021},
        {"authors": ("J. Ho", "A. Jain")},
        {"id": "ddpm"},
        {"title": "DDPM"},
        {"arxiv": "", "links": (Link("Paper", "https://arxiv.org/abs/2006.11239v2"),)},
        {"arxiv": ""},
        {"arxiv": "1911.00001"},
        {"title": "denoising diffusion probabilistic models!", "arxiv": "1911.00001"},
        {"id": "ddpm", "arxiv": ""},
        {"id": "ddpm", "title": "Denoising Diffusion Models"},
        {"title": "DDPM", "arxiv": ""},
    ],
    ids=str,
)
def test_a_mark_survives_mending_by_hand(by_hand: dict[str, object]) -> None:
    """Year, authors, id, title or identifier may change; the mark stays with its paper."""
    mended = replace(DDPM, **by_hand)  # type: ignore[arg-type]

    assert owners(MARK, GAN, mended, VAE) == [mended.id]


@pytest.mark.parametrize(
    ("event", "papers"),
    [
        (MARK, [replace(GAN, id=DDPM.id, arxiv="1406.2661")]),
        (MARK, [replace(GAN, id=DDPM.id, arxiv="1406.2661"), replace(DDPM, id="ddpm")]),
        (MARK, [GAN, VAE]),
        (MARK, []),
        (MARK, [replace(DDPM, id="ddpm"), replace(DDPM, id="ddpm-2")]),
        (MARK, [replace(VAE, arxiv="2006.11239")]),
        (PLAIN, [replace(DDPM, id="ddpm")]),
    ],
    ids=["reused", "swapped", "gone", "empty", "twice", "wrong identifier", "nameless"],
)
def test_an_event_of_no_paper_is_a_stray(event: ReadingEvent, papers: list[Paper]) -> None:
    """A mark never goes to a different paper, or to one of two; it is kept."""
    assert owners(event, *papers) == [""]


def test_a_doi_tells_a_paper_too() -> None:
    """As an arXiv id does."""
    mark = replace(MARK, paper="gan", title="Generative Adversarial Nets", arxiv="", doi="10.1145/3422622")

    assert owners(mark, DDPM, GAN) == [GAN.id]
    assert owners(replace(mark, paper=GAN.id, title="Other", doi="10.1/2"), GAN) == [""]


def test_an_event_without_names_belongs_to_its_id() -> None:
    """As in a log written by hand."""
    assert owners(PLAIN, GAN, DDPM) == [DDPM.id]


def test_marks_survive_sorting_removing_and_restoring() -> None:
    """An entry that was gone and is back has its mark."""
    papers = [DDPM, GAN, VAE]
    log = ReadingLog((MARK,))
    papers.reverse()

    without = attribute(log, [paper for paper in papers if paper != DDPM])
    restored = attribute(log, papers)

    assert without.strays == (MARK,)
    assert restored.readings()[DDPM.id].status is Status.READ
    assert restored.strays == ()


def test_events_of_one_paper_under_several_ids_are_one_history() -> None:
    """Renamed after some marks: all of them count, in order."""
    later = replace(MARK, paper="ddpm", at="2026-11-21T00:00:00.000Z", changes=(("rating", 5),))

    attribution = attribute(ReadingLog((MARK, later)), [replace(DDPM, id="ddpm")])

    assert attribution.events == {"ddpm": (MARK, later)}
    assert attribution.readings()["ddpm"].rating == 5


def test_what_was_said_again_under_a_newer_title_counts_once() -> None:
    """Both lines belong to the paper when its old title is back."""
    again = replace(MARK, title="DDPM", arxiv="1911.00001", device="desk")

    attribution = attribute(ReadingLog((MARK, again)), [replace(DDPM, title="DDPM")])

    assert len(attribution.events[DDPM.id]) == 1


def test_further_events_are_as_all_at_once() -> None:
    """Step by step gives what reading everything gives."""
    finder = PaperFinder([DDPM, GAN])
    events = [
        MARK,
        replace(MARK, paper="gan", title=GAN.title, arxiv=""),
        replace(MARK, paper="x", title="Unknown", arxiv=""),
        replace(MARK, at="2026-11-19T00:00:00.000Z", changes=(("status", "queued"),)),
    ]
    stepwise = attribute(ReadingLog(), [])

    for event in events:
        stepwise = stepwise.with_events([event], finder)

    assert stepwise == attribute(ReadingLog(tuple(events)), [DDPM, GAN])


def test_an_edited_paper_is_found_by_its_new_names() -> None:
    """And no longer by the old ones, as if the catalogue had been read again."""
    finder = PaperFinder([DDPM, GAN, VAE])
    by_title = replace(MARK, paper="x", arxiv="")
    by_identifier = replace(MARK, paper="x", title="Denoising Diffusion Models")
    assert [finder.paper_of(event) for event in (MARK, by_title, by_identifier)] == [DDPM, DDPM, DDPM]
    renamed = replace(DDPM, id="ddpm", title="Score Matching", arxiv="1907.05600")

    finder.exchange(DDPM, renamed)

    assert [finder.paper_of(event) for event in (MARK, by_title, by_identifier)] == [None, None, None]
    assert finder.paper_of(replace(by_title, title="score matching")) == renamed
    assert finder.paper_of(replace(by_identifier, title="Score Matching, Again", arxiv="1907.05600")) == renamed
    assert finder.paper_of(replace(PLAIN, paper="ddpm")) == renamed
