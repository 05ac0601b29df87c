"""LaTeX of bibliographies to text and back."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.exchange.latex_text import latex_of, line_of, text_of


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Schr{\"o}dinger, M\"uller, \'{E}cole, na{\"\i}ve, Mar{\'{\i}}a", "Schrödinger, Müller, École, naïve, María"),
        (r"\v{S}koda, Ho\v cky, \c{c}a, Erd{\H{o}}s, \k{a}, Nguy{\~{\^e}}n", "Škoda, Hočky, ça, Erdős, ą, Nguyễn"),
        (r"Stra{\ss}e, S{\o}ren, \O{}re, {\AA}ngstr{\"o}m, \L{}\'od\'z", "Straße, Søren, Øre, Ångström, Łódź"),
        (r"{GAN}s and {{Double}} \emph{braces} {\em of} \textbf{style}", "GANs and Double braces of style"),
        (r"50\% of R\&D, \$5, a\_b, \#1, C\# \{x\}", "50% of R&D, $5, a_b, #1, C# {x}"),
        (r"``quoted'' -- pages 1--9 --- and a~tie", "“quoted” – pages 1–9 — and a tie"),
        (r"noise $\epsilon_\theta(x_{t})$, $ x_{t} $, \(y^2\)", r"noise $\epsilon_\theta(x_{t})$, $x_{t}$, $y^2$"),
        (r"costs $5 and $6, 100% sure, a_b ^ & #", "costs $5 and $6, 100% sure, a_b ^ & #"),
        (r"\foo{bar} \alpha{} \cite{x} \foo{a {b}}", r"\foo{bar} \alpha{} \cite{x} \foo a b"),
        (r"see \url{https://a.org/x_y} or \href{https://b.org}{here}", "see https://a.org/x_y or here"),
        (r"{\noopsort{1973c}}Knuth \relax A\-B\/C\,D", "Knuth ABC D"),
        (r"\"{} \~{} \^{} \textbackslash{}n \textasciitilde", '" ~ ^ \\n ~'),
        ("a line\n   wrapped\n\n\nbelow \\\\ next line\\par last", "a line wrapped\n\nbelow\nnext line\n\nlast"),
        ("{" * 10_000 + "deep" + "}" * 10_000, "deep"),
        ("\\'" * 5_000, "'" * 5_000),
        ("tab\there \x07bell", "tab here bell"),
        ("", ""),
    ],
)  # fmt: skip
def test_latex_is_read(latex: str, text: str) -> None:
    """Accents are composed, braces and style vanish, formulas and what is unknown stay as they are."""
    assert text_of(latex) == text


@pytest.mark.parametrize(
    "piece", [" \t", "\n \t", "\\emph{", "\\enquote{{a", "\\'{", "$a\\", "\\(", "\\ensuremath{a{", "~"]
)
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    """Whatever is repeated, closed or not; and so on the way back."""
    text = piece * (200_000 // len(piece)) + "\nend"
    began = perf_counter()

    text_of(text)
    latex_of(text)

    assert perf_counter() - began < 5


def test_a_title_is_one_line() -> None:
    """Whatever breaks a field has."""
    assert line_of("A\n\nB \\\\ C") == "A B C"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_comes_back(text: str) -> None:
    """Lines without their outer blanks, control characters as blanks; nothing that is written looks like LaTeX."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    settled = "\n".join(lines).strip("\n")
    while "\n\n\n" in settled:
        settled = settled.replace("\n\n\n", "\n\n")

    if text.replace("\n", "").isprintable():
        assert text_of(latex_of(text)) == settled
    assert "\n" not in latex_of(text)


@given(st.text(st.sampled_from(r"\{}$'\"`^~a_ -@(%#&"), max_size=40))
def test_signs_of_latex_come_back(text: str) -> None:
    """However they are strung together, as text or as a formula; braces balance for whoever counts them."""
    latex = latex_of(text)

    assert text_of(latex) == " ".join(text.split())
    assert latex.count("{") == latex.count("}")


@given(
    st.lists(st.sampled_from([*r"\{}$'\"`^~ab_ -@()[]vuc&.", "\\emph", "\\url{", "\\v{", "\n"]), max_size=80).map(
        "".join
    )
)
def test_any_latex_is_read(latex: str) -> None:
    """Unclosed and nested as it may be, it is some text."""
    assert isinstance(text_of(latex), str)
