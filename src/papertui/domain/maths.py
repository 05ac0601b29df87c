r"""Maths of a summary: ``$…$`` to Unicode, each formula wholly or not at all.

    $\epsilon_\theta(x_t, t)$   → ε_θ(xₜ, t)      an index without a Unicode letter keeps its ``_``
    $x_{t-1}$                   → xₜ₋₁
    $\frac{\mu^2}{\sigma^2}$     → μ²/σ²
    $\begin{array}…$            → as written        what is not known here is never guessed

A ``$`` opens a formula when a character follows at once, and closes one when none but a blank or
punctuation follows the next ``$``: “$5 and $6” is money (the rule of pandoc's ``tex_math_dollars``).
"""

from __future__ import annotations

import re
from functools import lru_cache

_FORMULA = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$\n]*?[^\s$\\])\$(?![\d$])")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]|\s+|.", re.DOTALL)
_LONGEST = 400  # characters; a longer formula is shown as written

_SYMBOLS = dict(
    line.split()
    for line in """
alpha α|beta β|gamma γ|delta δ|epsilon ε|varepsilon ε|zeta ζ|eta η|theta θ|vartheta ϑ|iota ι|kappa κ|lambda λ|mu μ
nu ν|xi ξ|pi π|rho ρ|sigma σ|tau τ|upsilon υ|phi φ|varphi φ|chi χ|psi ψ|omega ω
Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ|Upsilon Υ|Phi Φ|Psi Ψ|Omega Ω
times ×|cdot ·|pm ±|div ÷|ast ∗|star ⋆|circ ∘|oplus ⊕|otimes ⊗|odot ⊙
le ≤|leq ≤|ge ≥|geq ≥|ne ≠|neq ≠|approx ≈|sim ∼|simeq ≃|equiv ≡|propto ∝|ll ≪|gg ≫
in ∈|notin ∉|subset ⊂|subseteq ⊆|cup ∪|cap ∩|emptyset ∅|forall ∀|exists ∃
to →|rightarrow →|leftarrow ←|mapsto ↦|Rightarrow ⇒|leftrightarrow ↔
sum ∑|prod ∏|int ∫|partial ∂|nabla ∇|infty ∞|ell ℓ|hbar ℏ|ldots …|cdots ⋯|dots …|prime ′|mid |||Vert ‖|langle ⟨|rangle ⟩
""".replace("mid ||", "mid ∣")
    .replace("|", "\n")
    .splitlines()
    if line
)
_WORDS = frozenset(
    [
        "log",
        "exp",
        "min",
        "max",
        "sin",
        "cos",
        "tan",
        "lim",
        "arg",
        "argmin",
        "argmax",
        "det",
        "dim",
        "inf",
        "sup",
        "Pr",
    ]
)
_SPACES = {"\\,": " ", "\\;": " ", "\\:": " ", "\\ ": " ", "\\quad": " ", "\\!": ""}
_ESCAPED = {"\\{": "{", "\\}": "}", "\\%": "%", "\\_": "_", "\\#": "#", "\\&": "&", "\\|": "‖"}
_IGNORED = dict.fromkeys(["\\left", "\\right", "\\big", "\\Big", "\\displaystyle"], "")
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307", "vec": "\u20d7", "overline": "\u0304"}
_PLAIN_FONTS = frozenset(["mathrm", "text", "operatorname", "mathsf", "mathit", "mathbf", "boldsymbol", "bm", "textbf"])
_DOUBLE_STRUCK = {"C": "ℂ", "E": "𝔼", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙"}
_SCRIPT = {"L": "ℒ", "N": "𝒩", "D": "𝒟", "X": "𝒳", "Y": "𝒴", "Z": "𝒵", "H": "ℋ", "F": "ℱ", "O": "𝒪", "U": "𝒰"}

_SUPERSCRIPT = str.maketrans(
    dict(zip("0123456789+-=()abcdefghijklmnoprstuvwxyz*T′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ*ᵀ′", strict=True))
)
_SUBSCRIPT = str.maketrans(
    dict(zip("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
)


class _UnknownError(Exception):
    """Something in the formula that has no certain Unicode form."""


def unicode_maths(text: str) -> str:
    """The text with every formula it fully understands in Unicode and all others as written."""
    if "$" not in text:
        return text
    return _FORMULA.sub(lambda match: _formula(match.group(1)) or match.group(0), text)


@lru_cache(maxsize=512)
def _formula(source: str) -> str:
    """One formula without its dollars, or an empty string when in doubt."""
    if len(source) > _LONGEST:
        return ""
    tokens = _TOKEN.findall(source)
    tokens.reverse()
    try:
        shown = _row(tokens, closing="")
    except (_UnknownError, IndexError, RecursionError):
        return ""
    return re.sub(r"\s+", " ", shown).strip()


def _row(tokens: list[str], closing: str) -> str:
    """Everything up to `closing` (an empty one means the end); `tokens` is a stack, next one last."""
    parts: list[str] = []
    while tokens:
        token = tokens.pop()
        if token == closing:
            return "".join(parts)
        if token in {"^", "_"}:
            parts.append(_script(token, _argument(tokens)))
        else:
            parts.append(_atom(token, tokens))
    if closing:
        raise _UnknownError
    return "".join(parts)


def _argument(tokens: list[str]) -> str:
    while tokens and tokens[-1].isspace():
        tokens.pop()
    return _atom(tokens.pop(), tokens)


def _atom(piece: str, tokens: list[str]) -> str:
    if piece == "{":
        return _row(tokens, "}")
    if piece in {"}", "^", "_", "&", "~", "#"}:
        raise _UnknownError
    if not piece.startswith("\\"):
        return " " if piece.isspace() else piece
    for table in (_SPACES, _ESCAPED, _IGNORED):
        if piece in table:
            return table[piece]
    return _command(piece[1:], tokens)


def _command(name: str, tokens: list[str]) -> str:
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    if name in _WORDS:
        return name + (" " if tokens and tokens[-1][0].isalnum() else "")
    return _argument(tokens) if name in _PLAIN_FONTS else _construct(name, tokens)


def _construct(name: str, tokens: list[str]) -> str:
    """A command that changes how its arguments are written."""
    if name == "frac":
        return f"{_grouped(_argument(tokens))}/{_grouped(_argument(tokens))}"
    if name == "sqrt" and tokens and tokens[-1] != "[":
        return f"√{_grouped(_argument(tokens))}"
    if name in _ACCENTS:
        return _single(_argument(tokens)) + _ACCENTS[name]
    if name in {"mathbb", "mathcal"}:
        letter, table = _argument(tokens), _DOUBLE_STRUCK if name == "mathbb" else _SCRIPT
        if letter in table:
            return table[letter]
    raise _UnknownError


def _single(text: str) -> str:
    if len(text) != 1:
        raise _UnknownError
    return text


def _grouped(text: str) -> str:
    """In brackets unless it reads as one thing: a letter or number, perhaps with indices or a call."""
    is_one = re.fullmatch(r"\w[^\s+\-−=/·×,|()]*|\w*\([^()]*\)", text)
    return text if is_one else f"({text})"


def _script(mark: str, text: str) -> str:
    table = _SUPERSCRIPT if mark == "^" else _SUBSCRIPT
    compact = text.replace(" ", "")
    if compact and all(ord(char) in table for char in compact):
        return compact.translate(table)
    if not text:
        raise _UnknownError
    return f"{mark}{text}" if len(text) == 1 else f"{mark}({text})"
