"""The index: which papers a query means, best first; and how they are ranked, from a typed word to the best paper.

**A word hits a field.** Each typed word is compared with the words that occur. How well it fits is its *quality*, in
percent, and how much it matters where it stands is the *weight* of the field; a hit counts quality x weight, and of all
hits of one word on one paper only the best counts.

    quality   same word 100, in parts 100, in the other spelling 98 > words without blanks 95 > plural 90
              > beginning 62 … 92 > a slip in a name typed in parts 80 > other ending 70 > part 44 … 60 > typo 44, 32
    field     name before the colon, identifier > title > author, tag as a whole > initials > part of a compound
              > venue, part of a tag > note > summary > category > link

    diffus     Diffusion Models           beginning in a title      .80 x 1.00
               Guided Image Synthesis     beginning in a summary    .80 x  .48
    alexnet    ImageNet Classification …  its tag                  1.00 x  .93
               … AlexNet-level accuracy   part of a compound       1.00 x  .88
    segmented  Semantic Segmentation      other ending              .70 x 1.00

**A name beats titles that talk about it.** A tag is a paper's name, and weighs as one before a colon does, when the
title spells it (its initials, or beginnings of its words), or when it is of several words and all of them are typed:

    detr                End-to-End Object Detection with Transformers       its tag
                        Anchor DETR: Query Design for Transformer-Based …   a word of the title
    stable diffusion    High-Resolution Image Synthesis with Latent …       its tag

What an address calls it, a repository or a page of its own, tells twice as much as other words of addresses do: more
than a summary that mentions the name, less than a title that holds it.

    ncsn                Generative Modeling by Estimating Gradients of …    .../ermongroup/ncsn

**Words add up.** A paper must be hit by all words (stop words are left out); its score is the mean of their hits, rare
words counting more. So in ``ho 2020`` the author decides among the many papers of 2020. How rare a word is that stands
in thousands is estimated (`among`), so that it need only be looked for in the few papers that the others leave.

**Short titles first.** A title that the query makes up most of is likelier meant than a long one that also holds it:

    attention is all you need     Attention Is All You Need
                                  Per-Pixel Classification is Not All You Need …

**Neighbours break ties**, and no more than that: readers remember words better than their order.

    masked autoencoders           Masked Autoencoders Are Scalable Vision Learners
                                  Masked Pre-training of Discrete Autoencoders

What is still equal stays in catalogue order, so that results never jump. How often a paper was opened does not count:
it would make them jump.

**No paper has all words.** A whole identifier among them decides; then titles that hold one of them mistyped count, be
it a word that many hold (Constrative Loss for ``contrastive loss 2006``); else half of the words must do (a phrase
counts as its words), or more of them if thousands of papers have half, and those with more words come first; the
results say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.search.gathering import Gatherer
from papertui.search.groups import is_pending, is_ranked, is_telling, plain_word, words_in
from papertui.search.ranking import common_places, places_named, places_of_most, ranked, with_neighbours_first
from papertui.search.results import Results
from papertui.search.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.search.query import Group, Query

MOST_WEIGHED_WORDS = 16  # a title rarely has more, and each takes time
PAPERS_A_STEP = 128  # about 3 ms of work


class Index:
    """Papers by their words; made by `build_index`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._gatherer = Gatherer(store)

    @property
    def ids(self) -> Sequence[str]:
        """Of the papers it knows, in catalogue order."""
        return self._store.ids

    def search(self, query: Query, *, limit: int | None = None) -> Results:
        """The papers a query may mean, best first; ties in catalogue order.

        Args:
            query: What `parse_query` made of the typed text.
            limit: At most so many.
        """
        allowed = self._allowed_places(query)
        wanted = [group for group in query.groups if is_ranked(group) and not is_pending(group)]
        telling = [group for group in wanted if is_telling(group)] or wanted
        groups = list(dict.fromkeys(telling))[:MOST_WEIGHED_WORDS]
        if not groups:
            places = range(len(self._store.papers)) if allowed is None else sorted(allowed)
            return Results(self._store.ids, self._store.places, places[:limit])  # as keys, places are full matches
        words = [plain_word(group) for group in wanted]
        hits, matching, is_whole = self._gatherer.gather(groups, words)
        places = _among(common_places(hits), allowed)
        stand_for: list[int] = []
        if not places and len(hits) > 1:
            if not is_whole:
                hits, matching, _ = self._gatherer.gather(groups, words, is_whole=True)
            named = places_named(hits)
            doubted = hits if named else self._gatherer.doubted(groups, hits)
            places = _among(common_places(doubted), allowed)
            if places:
                hits = doubted
            else:
                stand_for = [words_in(group) for group in groups]
                places = _among(named or places_of_most(hits, stand_for), allowed)
        order = ranked(places, hits, matching, self._store.title_lengths, stand_for)
        order = with_neighbours_first(order, words, self._store.glued_titles.line)
        was_relaxed = bool(stand_for and places)
        return Results(self._store.ids, self._store.places, order[:limit], hits, was_relaxed=was_relaxed)

    def filter(self, query: Query) -> list[str]:
        """The papers of which a query is true without any guess, in catalogue order."""
        if query.is_cut:
            return []
        places: set[int] | None = None
        for group in query.groups:
            found = self._gatherer.places(group)
            places = _narrowed(places, found, group, len(self._store.papers))
        order = range(len(self._store.papers)) if places is None else sorted(places)
        return [self._store.ids[place] for place in order]

    def update(self, paper: Paper, reading: Reading | None = None, *, old_id: str | None = None) -> None:
        """Take one changed paper, or one changed reading, into account; the same as building anew.

        Args:
            paper: As it is now.
            reading: As it is now; None when it has not changed.
            old_id: The id the paper had before, when that has changed too.

        Raises:
            KeyError: No paper has that id.
        """
        place = self._store.update(paper, reading, old_id=old_id)
        self._gatherer.take_change(place, paper)

    def _allowed_places(self, query: Query) -> set[int] | None:
        """The places that conditions, addresses and exclusions leave; None for all."""
        places: set[int] | None = None
        for group in query.groups:
            if not is_ranked(group) and not is_pending(group):
                places = _narrowed(places, self._gatherer.places(group), group, len(self._store.papers))
        return places


@dataclass(frozen=True, slots=True)
class BuildStep:
    """How far a build is, in papers; the last step carries the index."""

    done: int
    total: int
    index: Index | None = None


def build_index(papers: Sequence[Paper], readings: Mapping[str, Reading]) -> Index:
    """Build the index of some papers and what the reader said of them."""
    *_, last = index_in_steps(papers, readings)
    if last.index is None:
        raise AssertionError("the last step of a build carries the index")
    return last.index


def index_in_steps(papers: Sequence[Paper], readings: Mapping[str, Reading]) -> Iterator[BuildStep]:
    """Build the index a few milliseconds at a time, so that a thread that does it lets the screen run in between."""
    store = Store(papers, readings)
    total = len(papers)
    for start in range(0, total, PAPERS_A_STEP):
        store.take_in(papers[start : start + PAPERS_A_STEP], start)
        yield BuildStep(min(start + PAPERS_A_STEP, total), total)
    for _ in store.order_in_steps():
        yield BuildStep(total, total)
    yield BuildStep(total, total, Index(store))


def _narrowed(places: set[int] | None, found: set[int], group: Group, papers: int) -> set[int]:
    if group.is_excluded:
        return (set(range(papers)) if places is None else places) - found
    return found if places is None else places & found


def _among(places: list[int], allowed: set[int] | None) -> list[int]:
    return places if allowed is None else [place for place in places if place in allowed]
