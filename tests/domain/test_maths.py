"""Maths in Unicode: what papers write reads as it should, and what is in doubt stays as it was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papertui.domain.maths import FORMULA, unicode_maths
from papertui.domain.visible import visible

COMMANDS = r"""
\alpha \theta \frac \sqrt \log \arg \min \sum \bar \hat \mathbb \mathcal \text \left \right \{ \} \, \| \lVert \rVert
\in \sim \partial \operatorname \unknown
"""
TOKENS = st.sampled_from([*COMMANDS.split(), *r"xy12+-=()[]{}^_|',.*&~\가 "])
FORMULAS = st.lists(TOKENS, min_size=1, max_size=14).map("".join)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"\epsilon_\theta(x_t, t)", "ε_θ(xₜ, t)"),
        (r"x_{t-1}", "xₜ₋₁"),
        (r"x_{ t - 1 }", "xₜ₋₁"),
        (r"x _t", "xₜ"),
        (r"x_t^{(i)}", "xₜ⁽ⁱ⁾"),
        (r"10^{-4}", "10⁻⁴"),
        (r"x_{i,j}", "x_(i,j)"),
        (r"x_{<t}", "x_(<t)"),
        (r"\theta^*", "θ*"),
        (r"x^*y", "x* y"),
        (r"x^\top y", "x^⊤ y"),
        (r"W_QW_K", "W_Q W_K"),
        (r"f'(x)", "f′(x)"),
        (r"\theta^{\text{EMA}}", "θᴱᴹᴬ"),
        (r"x^{\text{new data}}", "x^(new data)"),
    ],
)
def test_indices_are_raised_and_lowered(source: str, shown: str) -> None:
    """An index is of Unicode's small letters, wholly or not at all; else its mark stays, and no letter runs into it."""
    assert unicode_maths(f"${source}$") == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"KL(q\|p)", "KL(q‖p)"),
        (r"D_{\mathrm{KL}}\left(q(x)\,\|\,p(x)\right)", "D_KL(q(x) ‖ p(x))"),
        (r"\mathbb{E}_{x\sim p}[\log D(x)]", "𝔼_(x∼p)[log D(x)]"),
        (r"\mathbb{E}_{q(x_{0:T})}", "𝔼_(q(x_(0:T)))"),
        (r"\sum_{t=1}^{T} L_t", "∑ₜ₌₁ᵀ Lₜ"),
        (r"\sum\limits_{i=1}^N\frac{1}{N}x_i", "∑ᵢ₌₁ᴺ(1/N)xᵢ"),
        (r"\lVert x \rVert_2^2", "‖x‖₂²"),
        (r"\left\|\epsilon - \epsilon_\theta(x_t,t)\right\|^2", "‖ε - ε_θ(xₜ,t)‖²"),
        (r"\arg\min_\theta L(\theta)", "arg min_θ L(θ)"),
        (r"\operatorname*{argmin}_\theta", "argmin_θ"),
        (r"\sqrt{\bar\alpha_t}x_0 + \sqrt{1-\bar\alpha_t}\epsilon", "√ᾱₜ x₀ + √(1-ᾱₜ)ε"),
        (r"\mathcal{L}_{\text{simple}}", "ℒₛᵢₘₚₗₑ"),
        (r"p_{\text{data}}(x)", "p_data(x)"),
        (r"q(x_t\mid x_{t-1})=\mathcal{N}(\sqrt{1-\beta_t}x_{t-1},\beta_t\mathbf{I})", "q(xₜ∣xₜ₋₁)=𝒩(√(1-βₜ)xₜ₋₁,βₜI)"),
        (r"\operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V", "softmax(QK^⊤/√dₖ)V"),
        (r"\hat{x}_0 = \tilde{\mu}_t", "x̂₀ = μ̃ₜ"),
        (r"x \in\mathbb{R}^{H\times W}", "x ∈ ℝ^(H×W)"),
        (r"a\le b \to c", "a≤b → c"),
        (r"\nabla_x\log p(x)", "∇ₓ log p(x)"),
        (r"2\log_2 n", "2 log₂ n"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\neg a \lfloor x \rfloor", "¬a ⌊x⌋"),
        (r"\mathbb{1}[y=k]", "𝟙[y=k]"),
        (r"\{x\} \subset \mathcal{X}", "{x} ⊂ 𝒳"),
        (r"\displaystyle x~y\quad z", "x y z"),
    ],
)  # fmt: skip
def test_what_papers_write_is_known(source: str, shown: str) -> None:
    """Formulas of machine learning read as they do in print."""
    assert unicode_maths(f"${source}$") == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"\frac{1}{2}", "1/2"),
        (r"\frac12\frac34", "(1/2)(3/4)"),
        (r"\frac{\mu^2}{\sigma^2}", "μ²/σ²"),
        (r"\frac{1}{2\sigma^2}x", "(1/(2σ²))x"),
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\frac{(a+b)}{(c+d)}", "(a+b)/(c+d)"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"x\frac{a}{b}", "x(a/b)"),
        (r"\frac{a}{b}^2", "(a/b)²"),
        (r"-\frac{a}{b} + 1", "-a/b + 1"),
        (r"\log\frac{p(x)}{q(x)}", "log(p(x)/q(x))"),
        (r"e^{-\frac{x^2}{2}}", "e^(-x²/2)"),
        (r"\frac{\partial f}{\partial x}", "∂f/∂x"),
        (r"\frac{dx}{dt}", "dx/dt"),
        (r"\frac{\lambda}{\lVert w \rVert}", "λ/‖w‖"),
        (r"\left.\frac{df}{dx}\right|_{x=0}", "df/dx|ₓ₌₀"),
        (r"\sqrt{2\pi}", "√(2π)"),
        (r"\sqrt x", "√x"),
    ],
)
def test_one_line_means_what_two_did(source: str, shown: str) -> None:
    """Fractions and roots get brackets wherever a reader of one line would take more or less for them."""
    assert unicode_maths(f"${source}$") == shown


@pytest.mark.parametrize(
    "formula",
    [
        r"$\begin{array}{c}x\end{array}$",
        r"$\unknown{x}$",
        r"$\sqrt[3]{x}$",
        r"$\sqrt{x}^2$",
        r"$a^b^c$",
        r"$\mathcal{ab}$",
        r"$\bar{xy}$",
        r"$x_$",
        r"$x^{}$",
        r"${x$",
        r"$x}$",
        r"$a & b$",
        r"$\frac{a}$",
        r"$\left$",
        r"$x\,\\y$",
        "$" + "x+" * 201 + "x$",
        "$" + "{" * 190 + "x" + "}" * 190 + "\\nope$",
        "$a\ue000b$",
    ],
)
def test_what_is_in_doubt_stays_as_written(formula: str) -> None:
    """One unknown command, one brace too many, and the whole formula is shown as its writer wrote it."""
    assert unicode_maths(f"see {formula} there") == f"see {formula} there"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$5 and $6", "$5 and $6"),
        ("between $5 and 6$", "between 5 and 6"),
        (r"costs \$5 or \$6", r"costs \$5 or \$6"),
        ("a $ b $ c", "a $ b $ c"),
        ("$x$1", "$x$1"),
        ("$x_t$, then $y_t$.", "xₜ, then yₜ."),
        ("확산 $x_t$는", "확산 xₜ는"),
        (r"$\alpha$-GAN", "α-GAN"),
        ("$$x_t$$", "xₜ"),
        ("$$ x_t $$", "$$ x_t $$"),
        ("$x\n_t$", "$x\n_t$"),
        ("no maths_here^at all", "no maths_here^at all"),
        ("", ""),
    ],
)
def test_a_dollar_may_be_money(text: str, shown: str) -> None:
    """A formula opens before and closes behind a character, on one line; an escaped dollar is one."""
    assert unicode_maths(text) == shown


@given(FORMULAS)
@example(r"\log\log")
@example(r"\text{\{}")
def test_a_formula_is_shown_wholly_or_not_at_all(source: str) -> None:
    """Converted it holds no command and no mark of ours, is printable and clean at its ends; else it is the source."""
    written = f"${source}$"

    shown = unicode_maths(written)

    if shown != written:
        assert "\\" not in shown
        assert "$" not in shown
        assert not re.search("[\ue000-\uf8ff]", shown)
        assert "  " not in shown
        assert shown == shown.strip() != ""
        assert visible(shown).isprintable()


@given(st.text())
@example("$" * 50)
@example("$x" + "\\" * 99 + "$")
def test_any_text_can_be_asked(text: str) -> None:
    """No text raises; without a dollar it is left alone, and what is outside of formulas always is."""
    shown = unicode_maths(text)

    if "$" not in text:
        assert shown == text
    outside = FORMULA.split(text)[::3]
    assert all(piece in shown for piece in outside)


@pytest.mark.timeout(5)
@pytest.mark.parametrize("unit", ["$", "$x", "$x$ ", "$5 ", "{", "$\\frac{", "$x_{", "\\", "$ ", "$$x", "$\\$"])
def test_long_texts_end_soon(unit: str) -> None:
    """Ten thousand characters of the worst kinds take no noticeable time."""
    text = unit * (10_000 // len(unit))

    assert unicode_maths(text)
