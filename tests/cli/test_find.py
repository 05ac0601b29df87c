"""`list` is strict and in catalogue order, `search` is ranked and forgiving; both print the same forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

KEYS = [
    "id", "title", "authors", "venue", "year", "date", "kind", "categories", "tags", "arxiv", "doi", "links", "summary",
    "status", "rating", "note", "my_tags", "read_at", "line", "extra",
]  # fmt: skip
ALL = ["ho2020denoising", "song2021denoising", "rombach2022high", "weng2021what", "리뷰"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], ALL),
        (["diffusion"], ALL[:4]),
        (["diffusion", "-latent", "-post", "kind:paper"], ["ho2020denoising", "song2021denoising"]),
        (["denois", "implic"], ["song2021denoising"]),
        (["year:2021..", "kind:paper"], ["song2021denoising", "rombach2022high"]),
        (["--limit", "2"], ALL[:2]),
        (["--limit=1", "diffusion"], ALL[:1]),
        (["잠재"], ["리뷰"]),
        (["--", "diffusion", "-latent", "-post", "kind:paper"], ["ho2020denoising", "song2021denoising"]),
    ],
)
def test_list_prints_what_matches_in_catalogue_order(
    words: list[str], ids: list[str], papertui: Callable[..., Run], catalogue: Path
) -> None:
    listed = papertui("list", "--ids", *words)

    assert listed.lines == ids
    assert listed.code == 0
    assert listed.err == ""


def test_list_makes_no_guess(papertui: Callable[..., Run], catalogue: Path) -> None:
    """A typo finds nothing, and says so on stderr with exit code 1."""
    listed = papertui("list", "difusion")

    assert (listed.code, listed.out) == (1, "")
    assert "nothing matches: difusion" in listed.err


def test_json_without_a_match_is_an_empty_array(papertui: Callable[..., Run], catalogue: Path) -> None:
    listed = papertui("list", "difusion", "--json")

    assert (listed.code, listed.out) == (1, "[]\n")


def test_json_has_exactly_the_documented_keys(papertui: Callable[..., Run], catalogue: Path) -> None:
    listed = papertui("list", "--json")

    assert all(list(entry) == KEYS for entry in listed.objects)
    assert listed.out.isascii()


def test_json_says_what_is_known(papertui: Callable[..., Run], catalogue: Path) -> None:
    papertui("mark", "ho2020denoising", "--as", "queued")

    [ho, song, rombach, weng, _] = papertui("list", "--json").objects

    assert ho["arxiv"] == "2006.11239"
    assert (ho["date"], ho["year"], ho["venue"]) == ("2020-06-19", 2020, "NeurIPS 2020")
    assert ho["categories"] == [["Papers", "Must-Read"]]
    assert ho["links"][1] == {"label": "Github", "url": "https://github.com/hojonathanho/diffusion"}
    assert ho["summary"] == r"Predicts the noise $\epsilon_\theta$."
    assert (ho["status"], ho["line"], ho["extra"]) == ("queued", 4, {"rank": 1})
    assert (song["arxiv"], song["date"], song["doi"]) == ("2010.02502", None, None)
    assert (rombach["doi"], rombach["year"]) == ("10.1109/cvpr52688.2022.01042", 2021)
    assert (weng["venue"], weng["rating"], weng["note"], weng["my_tags"], weng["read_at"]) == (None, None, "", [], None)


def test_search_finds_in_spite_of_typos(papertui: Callable[..., Run], catalogue: Path) -> None:
    found = papertui("search", "denosing difusion probablistic", "--limit", "1")

    assert "Denoising Diffusion Probabilistic Models" in found.out
    assert len(found.lines) == 1


def test_search_gives_scores_best_first(papertui: Callable[..., Run], catalogue: Path) -> None:
    found = papertui("search", "denoising", "implicit", "--json").objects

    assert [list(entry) for entry in found] == [[*KEYS, "score"]] * len(found)
    assert found[0]["id"] == "song2021denoising"
    scores = [entry["score"] for entry in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)


def test_search_says_when_not_all_words_matched(papertui: Callable[..., Run], catalogue: Path) -> None:
    found = papertui("search", "denoising diffusion implicit zebra", "--ids")

    assert found.lines[0] == "song2021denoising"
    assert "these have most of them" in found.err


def test_search_without_a_match_exits_1(papertui: Callable[..., Run], catalogue: Path) -> None:
    found = papertui("search", "zebra", "--json")

    assert (found.code, found.out) == (1, "[]\n")


def test_search_prints_at_most_twenty_unless_told(papertui: Callable[..., Run], catalogue: Path) -> None:
    entries = "".join(f'[[papers]]\ntitle = "Sampling number {number}"\n' for number in range(30))
    catalogue.write_text(entries, encoding="utf-8")

    assert len(papertui("search", "sampling").lines) == 20
    assert len(papertui("search", "sampling", "--limit", "25").lines) == 25


def test_the_format_takes_fields_in_braces(papertui: Callable[..., Run], catalogue: Path) -> None:
    listed = papertui("list", "--format", "{{{title}}} ({year}) {authors}", "--limit", "1")

    assert listed.out == "{Denoising Diffusion Probabilistic Models} (2020) Jonathan Ho; Ajay Jain; Pieter Abbeel\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "--format", "{titel}"], "did you mean title?"),
        (["list", "--format", "{title.__class__}"], "no field"),
        (["list", "--format", "{title"], "a single {"),
        (["list", "--json", "--ids"], "exclude each other"),
        (["search", "a", "--ids", "--format", "{id}"], "exclude each other"),
        (["list", "--limit", "0"], "--limit"),
        (["list", "--limit", "many"], "--limit"),
        (["list", "--limit"], "--limit needs a value"),
        (["list", "--jsn"], "did you mean --json?"),
        (["search"], "QUERY… is missing"),
        (["search", " "], "what for?"),
    ],
)
def test_wrong_usage_exits_2(words: list[str], told: str, papertui: Callable[..., Run], catalogue: Path) -> None:
    refused = papertui(*words)

    assert (refused.code, refused.out) == (2, "")
    assert told in refused.err


def test_the_table_is_aligned_and_not_cut_without_a_terminal(papertui: Callable[..., Run], catalogue: Path) -> None:
    papertui("read", "song2021denoising")

    lines = papertui("list", "kind:paper").lines

    assert lines[0] == (
        "○ ho2020denoising    Denoising Diffusion Probabilistic Models                      NeurIPS 2020"
    )
    assert lines[1].startswith("✔ song2021denoising  Denoising Diffusion Implicit Models ")
    assert lines[1].endswith("  ICLR 2021")
    assert "\x1b" not in "".join(lines)


def test_problems_of_entries_are_warnings(papertui: Callable[..., Run], catalogue: Path) -> None:
    """The entry is listed, marked with a sign, and the rest is not disturbed."""
    catalogue.write_text('[[papers]]\ntitle = "A"\nyear = "soon"\n\n[[papers]]\ntitle = "B"\n', encoding="utf-8")

    listed = papertui("list")

    assert listed.code == 0
    assert [line.split()[-2:] for line in listed.lines] == [["▲", "A"], ["b", "B"]]
    assert "papers.toml:3: year" in listed.err


def test_many_warnings_are_counted(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text('[[papers]]\ntitle = "A"\nyear = "soon"\n' * 10, encoding="utf-8")

    warned = papertui("list").err.splitlines()

    assert len(warned) == 4
    assert "7 more: papertui check" in warned[-1]


def test_what_finds_nothing_says_what_it_did_not_understand(papertui: Callable[..., Run], catalogue: Path) -> None:
    """For the strict and the fuzzy lookup; words alone get no advice."""
    for verb in ("list", "search"):
        run = papertui(verb, "is:foo")
        assert (run.code, run.out) == (1, "")
        assert run.err.startswith("nothing matches: is:foo\nis: does not know 'foo'; it takes unread, ")
        assert papertui(verb, "zzzz").err == "nothing matches: zzzz\n"
