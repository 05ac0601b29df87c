"""Generated catalogues for measurements: papers that nobody wrote, with titles, names and summaries as real ones look.

Seeded, so that every run and every machine sees the same ones. Half of the words are those of the field, which makes
them compete with the real papers; the other half are made up from syllables, so that the vocabulary grows with the
catalogue as it does in life (Heaps' law).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import tomli

from papertui.domain.paper import Link, Paper

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS: dict[str, list[str]] = tomli.loads(Path(__file__).with_name("distractor_words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class _Words:
    """Made-up words; rarer ones come up less often, as in life."""

    words: tuple[str, ...]

    def one(self, random: Random) -> str:
        return self.words[int(len(self.words) * random.random() ** 2.2)]


def distractors(count: int, seed: int = 1) -> list[Paper]:
    """So many papers, the same ones for the same seed; a longer list begins with the shorter one's."""
    random = Random(seed)
    odd = _Words(tuple(_distinct(Random(seed + 1), 24_000, _word)))
    families = _Words(tuple(_distinct(Random(seed + 2), 20_000, _family)))
    return [_paper(number, random, odd, families) for number in range(count)]


def mixed(papers: list[Paper], total: int, seed: int = 1) -> list[Paper]:
    """Real papers among generated ones, in shuffled order, `total` in all."""
    together = [*papers, *distractors(total - len(papers), seed)]
    Random(seed).shuffle(together)
    return together


def _paper(number: int, random: Random, odd: _Words, families: _Words) -> Paper:
    fill = {
        "name": odd.one(random).capitalize() + random.choice(("Net", "Former", "GAN", "", "", "Flow", "Diff", "CLIP")),
        "quality": random.choice(_PARTS["qualities"]),
        "quality2": random.choice(_PARTS["qualities"]),
        "thing": random.choice(_PARTS["things"]),
        "thing2": random.choice(_PARTS["things"]),
        "link": random.choice(_PARTS["links"]),
        "odd": odd.one(random).capitalize(),
        "odd2": odd.one(random).capitalize(),
    }
    title = random.choice(_PARTS["shapes"]).format(**fill)
    year = random.randint(2012, 2025)
    venue = f"{random.choice(_PARTS['venues'])} {year}" if random.random() < 0.8 else ""
    lowered = {name: text.lower() for name, text in fill.items()}
    sentences = [
        template.format(
            verb=random.choice(_PARTS["verbs"]),
            verb2=random.choice(_PARTS["inner_verbs"]),
            noun=random.choice(_PARTS["nouns"]),
            **{**lowered, "odd": odd.one(random), "thing": random.choice(_PARTS["things"]).lower()},
        )
        for template in random.sample(_PARTS["sentences"], 2)
    ]
    arxiv = f"{year % 100:02}{random.randint(1, 12):02}.{random.randint(0, 99_999):05}"
    return Paper(
        id=f"generated{number}",
        title=title,
        authors=tuple(_author(random, families) for _ in range(random.randint(1, 6))),
        venue=venue,
        year=year,
        categories=((random.choice(_PARTS["areas"]), fill["thing"]),),
        tags=(fill["name"].lower(),) if random.random() < 0.5 else (),
        arxiv=arxiv,
        summary=" ".join(sentences),
        links=(
            Link("Paper", f"https://arxiv.org/abs/{arxiv}"),
            *_code_link(lowered["name"], families.one(random), number),
        ),
    )


def _code_link(name: str, owner: str, number: int) -> tuple[Link, ...]:
    return (Link("Github", f"https://github.com/{owner.lower()}/{name}"),) if number % 2 else ()


def _author(random: Random, families: _Words) -> str:
    family = random.choice(_PARTS["family_names"]) if random.random() < 0.4 else families.one(random)
    return f"{random.choice(_PARTS['given_names'])} {family}"


def _distinct(random: Random, count: int, make: Callable[[Random], str]) -> list[str]:
    known: dict[str, None] = {}
    while len(known) < count:
        known[make(random)] = None
    return list(known)


def _syllable(random: Random) -> str:
    return (
        random.choice(_PARTS["onsets"])
        + random.choice(_PARTS["nuclei"])
        + (random.choice(_PARTS["codas"]) if random.random() < 0.4 else "")
    )


def _word(random: Random) -> str:
    stem = "".join(_syllable(random) for _ in range(random.randint(1, 3)))
    return stem + (random.choice(_PARTS["endings"]) if random.random() < 0.5 else "")


def _family(random: Random) -> str:
    return "".join(_syllable(random) for _ in range(random.randint(1, 3))).capitalize()
