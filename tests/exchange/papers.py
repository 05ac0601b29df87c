"""Papers of all kinds, drawn by hypothesis: hostile texts, and what a catalogue gives."""

from __future__ import annotations

from hypothesis import strategies as st

from papertui.domain.paper import KINDS, Link, Paper

DDPM = Paper(
    "ho2020denoising",
    "Denoising Diffusion Probabilistic Models",
    authors=("Jonathan Ho", "Ajay Jain", "Pieter Abbeel"),
    venue="NeurIPS 2020",
    year=2020,
    date="2020-06-19",
    categories=(("Papers", "Must-Read"),),
    tags=("ddpm",),
    arxiv="2006.11239",
    summary="Predicts the noise $\\epsilon_\\theta$.",
    links=(
        Link("Paper", "https://arxiv.org/abs/2006.11239v2"),
        Link("Github", "https://github.com/hojonathanho/diffusion"),
    ),
)

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
ANY_PAPER = st.builds(
    Paper,
    id=ANY_TEXT,
    title=ANY_TEXT,
    authors=st.lists(ANY_TEXT, max_size=5).map(tuple),
    venue=st.one_of(ANY_TEXT, st.sampled_from(["CVPR 2021", "arXiv", "ICLR’21"])),
    year=st.none() | st.integers(1900, 2100),
    date=st.sampled_from(["", "2020", "2020-06", "2020-06-19", "soon"]),
    kind=st.sampled_from([*KINDS, "{poem}"]),
    categories=st.lists(st.lists(ANY_TEXT, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
    tags=st.lists(ANY_TEXT, max_size=2).map(tuple),
    doi=st.sampled_from(["", "10.1000/a{b}", "10.1145/3528233.3530757"]),
    summary=ANY_TEXT,
    links=st.lists(st.builds(Link, ANY_TEXT, ANY_TEXT), max_size=2).map(tuple),
    extra=st.lists(
        st.tuples(st.sampled_from(["volume", "pages", "editor", "entrytype", "rank"]), ANY_TEXT), max_size=2
    ).map(tuple),
)

_SIGNS = [
    "$x_{t}$",
    "$5",
    "{",
    "}",
    "\\",
    "\\alpha",
    "50%",
    "~",
    "^",
    "_",
    "--",
    "---",
    "``",
    "''",
    "'",
    '"',
    "&",
    "#",
    "@x{",
    "é",
    "한글",
    "<i>",
    "</i>",
    "&amp;",
    "&lt;i>",
    "*a*",
    "`b`",
    "=1",
    ",",
    ";",
    ":",
    "and",
    "others",
    "fold",
    "Net",
    "a-b",
    "$a\\{b\\}$",
    "$a}$",
    "$$x$$",
]
_WORD = st.sampled_from(_SIGNS) | st.from_regex(r"[A-Za-z]{1,6}", fullmatch=True)
LINE = st.lists(_WORD, min_size=1, max_size=5).map(" ".join)
_BLOCK = st.lists(LINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(lines))
)
_NAME = st.sampled_from(
    [
        "Jonathan Ho",
        "Jörg Müller",
        "OpenAI",
        "Ludwig van Beethoven",
        "María de la Cruz",
        "danah boyd",
        "Smith and Sons",
        "R & D Team",
        "others",
        "김철수",
        "Sammy Davis, Jr.",
        "A. B. C.",
    ]
)
_PART = LINE.map(lambda text: text.replace(">", "").strip()).filter(bool)


@st.composite
def catalogue_papers(draw: st.DrawFn) -> Paper:
    """A paper as a catalogue gives it: lines without blanks at their ends, dates that exist, one id for arXiv."""
    year = draw(st.none() | st.integers(1990, 2030))
    date = draw(st.sampled_from(["", "2020-06", "2020-06-19", "1999-12-31"]))
    links = draw(
        st.lists(
            st.builds(
                Link,
                LINE,
                st.sampled_from(
                    [
                        "https://arxiv.org/abs/2006.11239v2",
                        "https://a.org/x,y;z",
                        "https://github.com/a/b#c_d~e%20f",
                        "https://b.org/(c)",
                    ]
                ),
            ),
            max_size=3,
            unique_by=(lambda link: link.label, lambda link: link.url),
        )
    )
    return Paper(
        draw(st.sampled_from(["ho2020denoising", "논문", "a/b:c.d+e", "7", "12/AB"])),
        draw(LINE),
        authors=tuple(draw(st.lists(_NAME | LINE, max_size=4))),
        venue=draw(
            st.sampled_from(["", "CVPR", "NeurIPS 2020", "ICLR’21", "arXiv", "arXiv 2020", "2021", "R & D, 50%"]) | LINE
        ),
        year=year,
        date=date,
        kind=draw(st.sampled_from(KINDS)),
        categories=tuple(dict.fromkeys(draw(st.lists(st.lists(_PART, min_size=1, max_size=2).map(tuple), max_size=2)))),
        tags=tuple(dict.fromkeys(draw(st.lists(LINE, max_size=3)))),
        arxiv=draw(st.sampled_from(["", "2006.11239", "hep-th/9901001"])),
        doi=draw(st.sampled_from(["", "10.1145/3528233.3530757", "10.1002/(sici)1097-0258"])),
        summary=draw(st.just("") | _BLOCK),
        links=tuple(links),
        extra=draw(
            st.sampled_from([(), (("volume", "33"), ("pages", "1–9")), (("entrytype", "article"), ("number", "2"))])
        ),
    )
