"""What a form's texts become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.draft import EDITABLE, FieldProblem, field_texts, parse_fields, settled_links, with_fields
from papertui.domain.paper import KINDS, Link, Paper

PAPER = Paper(
    id="ho2020denoising",
    title="Denoising Diffusion Probabilistic Models",
    authors=("Jonathan Ho", "Ajay Jain"),
    venue="NeurIPS 2020",
    year=2020,
    date="2020-06-19",
    kind="paper",
    categories=(("Papers", "Must-Read"), ("노이즈",)),
    tags=("ddpm",),
    arxiv="2006.11239",
    doi="10.1000/182",
    summary="One line.\nAnother, $\\epsilon_\\theta$.",
    links=(Link("Paper", "https://arxiv.org/abs/2006.11239"), Link("Code = here", "https://github.com/a/b?c=d")),
)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "  A\nlong   title ", "A long title"),
        ("authors", "Jonathan Ho; ;Ajay Jain;Jonathan Ho", ("Jonathan Ho", "Ajay Jain")),
        ("year", " 2020 ", 2020),
        ("year", "", None),
        ("date", "2020-06", "2020-06"),
        ("kind", "Video", "video"),
        ("categories", "Papers > Must-Read; Video", (("Papers", "Must-Read"), ("Video",))),
        ("tags", "a;b", ("a", "b")),
        ("arxiv", "https://arxiv.org/abs/2006.11239v2", "2006.11239"),
        ("doi", "https://doi.org/10.1000/182", "10.1000/182"),
        ("summary", "\n one  \n two\n\n", "one\n two"),
        ("links", "Paper = https://a.org/?b=c", (Link("Paper", "https://a.org/?b=c"),)),
        ("links", "https://www.a.org/b", (Link("a.org", "https://www.a.org/b"),)),
        ("links", "P = http://a.b\nP = http://c.d", (Link("P", "http://a.b"), Link("P 2", "http://c.d"))),
        ("links.Paper", "https://a.org", "https://a.org"),
        ("links.Paper", " ", None),
        ("summary", "  ", None),
    ],
)
def test_a_text_becomes_the_value_of_its_field(field: str, text: str, value: object) -> None:
    """Blanks around are dropped, lists are split at ``;``, an empty text removes the key."""
    values, problems = parse_fields({field: text})

    assert (values, problems) == ({field: value}, ())


@pytest.mark.parametrize(
    ("field", "text", "part"),
    [
        ("title", " ", "cannot be empty"),
        ("year", "20x", "'20x' is not a year: four digits, 1000–2100"),
        ("year", "٢٠٢٠", "is not a year"),
        ("year", "0999", "is not a year"),
        ("date", "June 2020", "is not a date"),
        ("date", "2020-13-01", "is not a date"),
        ("date", "2021-02-29", "is not a date"),
        ("kind", "novel", "is not a kind: one of paper, post"),
        ("arxiv", "abc", "is not an arXiv id"),
        ("doi", "abc", "is not a DOI"),
        ("links", "Paper = ftp://a.b", "must start with http:// or https://"),
        ("links", "javascript:alert(1)", "must start with http:// or https://"),
        ("links", "not a link", "blank"),
        ("links", "https://a.org/?b = c", "blank"),
        ("links.Paper", "https://", "names no host"),
        ("venue", "a\x1b[2J", "control character"),
        ("venue", "a\udc80", "cannot be written as text"),
        ("colour", "red", "no such field"),
        ("links.", "http://a.b", "no such field"),
    ],
)
def test_an_unfit_text_is_told_in_a_sentence_and_gives_no_value(field: str, text: str, part: str) -> None:
    """A problem names its field and says what to write."""
    values, [problem] = parse_fields({field: text})

    assert values == {}
    assert problem.field == field
    assert part in problem.message
    assert problem.sentence == f"{field}: {problem.message}"


def test_one_unfit_field_does_not_keep_the_others_from_being_read() -> None:
    """Each field stands for itself."""
    values, problems = parse_fields({"year": "x", "venue": "ICLR"})

    assert values == {"venue": "ICLR"}
    assert [problem.field for problem in problems] == ["year"]
    assert isinstance(problems[0], FieldProblem)


def test_a_form_shows_what_it_reads_back() -> None:
    """`parse_fields` is the inverse of `field_texts` for a clean paper."""
    paper = with_fields(PAPER, {"links": (Link("Paper", "https://arxiv.org/abs/2006.11239"),)})

    values, problems = parse_fields(field_texts(paper))

    assert problems == ()
    assert tuple(values) == EDITABLE
    assert with_fields(paper, values) == paper


texts = st.text(st.sampled_from("ab =\\$'\"é이"), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(
    title=texts,
    tags=st.lists(texts, unique=True),
    kind=st.sampled_from(KINDS),
    year=st.none() | st.integers(1000, 2100),
)
def test_any_clean_paper_survives_its_form(title: str, tags: list[str], kind: str, year: int | None) -> None:
    """No value of a form is changed by showing and reading it."""
    paper = Paper("x", " ".join(title.split()), tags=tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags)))
    paper = with_fields(paper, {"kind": kind, "year": year})

    values, problems = parse_fields(field_texts(paper))

    assert problems == ()
    assert with_fields(paper, values) == paper


@pytest.mark.parametrize("field", EDITABLE)
def test_none_empties_a_field(field: str) -> None:
    """A removed key leaves what an absent one gives."""
    emptied = with_fields(PAPER, {field: None})

    assert getattr(emptied, field) == getattr(Paper("x", ""), field)


def test_a_single_link_is_added_changed_and_removed() -> None:
    """``links.Label`` leaves the other links where they are."""
    changes = {"links.Paper": "https://new.org", "links.Code = here": None, "links.Video": "https://v.org"}

    settled = settled_links(PAPER, changes)

    assert settled == {"links": (Link("Paper", "https://new.org"), Link("Video", "https://v.org"))}
    assert with_fields(PAPER, {"links.Paper": None}).links == PAPER.links[1:]
    assert settled_links(Paper("x", "t"), {"links.A": None}) == {"links": None}
    assert settled_links(PAPER, {"links": None, "links.A": "http://a.b"}) == {"links": (Link("A", "http://a.b"),)}


def test_a_field_that_does_not_exist_cannot_be_set() -> None:
    """The id is not a field of the form."""
    with pytest.raises(KeyError):
        with_fields(PAPER, {"id": "y"})
