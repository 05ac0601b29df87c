r"""Maths of a summary: ``$…$`` to Unicode, each formula wholly or not at all.

    $\epsilon_\theta(x_t, t)$   → ε_θ(xₜ, t)      an index without a Unicode letter keeps its ``_``
    $x_{t-1}$                   → xₜ₋₁
    $\frac{1}{2\sigma^2}x$       → (1/(2σ²))x       brackets wherever one line would read otherwise
    $\begin{array}…$            → as written        what is not known here is never guessed

A ``$`` (or ``$$``) opens a formula when a character follows at once, and closes one when none but a blank or
punctuation follows the next: “$5 and $6” is money (the rule of pandoc's ``tex_math_dollars``).

While a formula is read, marks from the private use area stand where a blank or a bracket depends on the
neighbours: they are settled when the whole line is known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

FORMULA = re.compile(r"(?<![\\$])(?P<dollars>\$\$?)(?=[^\s$])(?P<source>[^$\n]*?[^\s$\\])(?P=dollars)(?![\d$])")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]|\s+|.", re.DOTALL)
_LONGEST = 400  # characters; a longer formula is shown as written

_FRACTION, _FRACTION_END, _END, _WORD, _OPEN, _CLOSE = "\ue000\ue001\ue002\ue003\ue004\ue005"
_MARKS = re.compile("[\ue000-\ue005]")


def _paired(table: str) -> dict[str, str]:
    """Name and sign, name and sign, separated by blanks."""
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SYMBOLS = _paired(r"""
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
times × cdot · pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ setminus ∖
le ≤ leq ≤ ge ≥ geq ≥ lt < gt > ne ≠ neq ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻
preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳ triangleq ≜ coloneqq ≔ coloneq ≔ asymp ≍ vdash ⊢ models ⊨
in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ emptyset ∅ varnothing ∅ forall ∀ exists ∃
wedge ∧ land ∧ vee ∨ lor ∨ top ⊤ bot ⊥ perp ⊥ parallel ∥ mid ∣ colon : dagger † vert | Vert ‖
to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← mapsto ↦ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ iff ⟺
leftrightarrow ↔ Leftrightarrow ⇔ uparrow ↑ downarrow ↓
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
infty ∞ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ angle ∠ prime ′ degree °
ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱
""")
_OPENERS = _paired("langle ⟨ lfloor ⌊ lceil ⌈ lVert ‖ lvert | partial ∂ nabla ∇ neg ¬ lnot ¬")
_CLOSERS = _paired("rangle ⟩ rfloor ⌋ rceil ⌉ rVert ‖ rvert |")
_FUNCTIONS = _words("""
log ln lg exp min max sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan lim limsup liminf
arg argmin argmax det dim inf sup ker deg gcd hom Pr
""")
_SPACES = dict.fromkeys([r"\,", r"\;", r"\:", r"\>", r"\ ", r"\quad", r"\qquad", "~"], " ") | {r"\!": ""}
_ESCAPED = {"\\{": "{", "\\}": "}", "\\%": "%", "\\_": "_", "\\#": "#", "\\&": "&", "\\|": "‖", "'": "′"}
_SIZES = frozenset([r"\left", r"\right", r"\middle"]) | {
    f"\\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")
}
_STYLES = frozenset([r"\displaystyle", r"\textstyle", r"\scriptstyle", r"\limits", r"\nolimits"])
_ACCENTS = _paired(
    "hat \u0302 widehat \u0302 bar \u0304 overline \u0304 tilde \u0303 widetilde \u0303 dot \u0307 vec \u20d7"
)
_PLAIN_FONTS = _words("mathrm text textrm mathsf mathit mathbf boldsymbol bm textbf mathtt texttt")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DOUBLE_STRUCK = dict(zip(_CAPITALS + "1", "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ𝟙", strict=True))
_SCRIPT = dict(zip(_CAPITALS, "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵", strict=True))
_LETTERS = dict.fromkeys(["mathbb", "mathbbm", "mathds"], _DOUBLE_STRUCK) | dict.fromkeys(
    ["mathcal", "mathscr"], _SCRIPT
)

_HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡᶿ′*"
_LOW = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
_SUPERSCRIPT = str.maketrans("0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδφχθ′*", _HIGH)
_SUBSCRIPT = str.maketrans("0123456789+-=()aehijklmnoprstuvxβγρφχ", _LOW)
_INDEX = f"[{_HIGH[:-1]}{_LOW}]"
_TAIL = rf"(?:{_INDEX}|[\u0300-\u036f\u20d7*]|[_^](?:\([^()]*\)|(?:[^\W_]+|.){_END}))*"
_ATOM = rf"(?:\d+(?:\.\d+)?|(?:[∂∇]{_OPEN}|d(?=[^\W\d_]))?[^\W\d_]){_TAIL}"
_IS_ATOM = re.compile(rf"{_ATOM}|\([^()]*\){_INDEX}*|‖{_OPEN}[^‖]*‖{_INDEX}*")
_IS_FACTOR = re.compile(rf"{_IS_ATOM.pattern}|√{_ATOM}{_END}|(?:{_ATOM}|{_WORD}\w+{_END})\([^()]*\)")
_IS_PRODUCT = re.compile(
    rf"{_IS_ATOM.pattern}|[^\s()+\-−=/·×±,;:|∣∼<>≤≥≈∈→{_FRACTION}{_FRACTION_END}]+(?:\([^()]*\){_INDEX}*)?"
)
_RELATION = "[≤≥≠≈∼≃≅≡∝≪≫≜≔∈∉∋⊂⊆⊃⊇∪∩∧∨→⟶←↦⇒⟹⇐⟺↔⇔×·±∓÷∘⊕⊖⊗⊙∖∣]"


class _UnknownError(Exception):
    """Something in the formula that has no certain Unicode form."""


def unicode_maths(text: str) -> str:
    """The text with every formula it fully understands in Unicode and all others as written."""
    if "$" not in text:
        return text
    return FORMULA.sub(lambda match: _formula(match["source"]) or match.group(), text)


@lru_cache(maxsize=512)
def _formula(source: str) -> str:
    """One formula without its dollars, or an empty string when in doubt."""
    if len(source) > _LONGEST or _MARKS.search(source):
        return ""
    tokens = _TOKEN.findall(source)
    tokens.reverse()
    try:
        return _settled(_row(tokens, closing=""))
    except (_UnknownError, IndexError, RecursionError):
        return ""


def _row(tokens: list[str], closing: str) -> str:
    """Everything up to `closing` (an empty one means the end); `tokens` is a stack, next one last."""
    parts: list[str] = []
    scripts = ""  # those the last atom has already
    while tokens:
        token = tokens.pop()
        if token == closing:
            return "".join(parts)
        if token not in {"^", "_"}:
            parts.append(_atom(token, tokens))
            scripts = scripts if token.isspace() else ""
            continue
        if token in scripts:
            raise _UnknownError
        scripts += token
        while parts and parts[-1].isspace():
            parts.pop()
        parts.append(_script(token, _argument(tokens)))
    if closing:
        raise _UnknownError
    return "".join(parts)


def _argument(tokens: list[str]) -> str:
    _pass_blanks(tokens)
    return _atom(tokens.pop(), tokens)


def _pass_blanks(tokens: list[str]) -> None:
    while tokens and tokens[-1].isspace():
        tokens.pop()


def _atom(piece: str, tokens: list[str]) -> str:
    if piece == "{":
        return _row(tokens, "}")
    if piece in {"}", "^", "_", "&", "#"}:
        raise _UnknownError
    for table in (_SPACES, _ESCAPED):
        if piece in table:
            return table[piece]
    if piece in _SIZES or piece in _STYLES:
        _pass_blanks(tokens)
        if piece in _SIZES and tokens[-1] == ".":
            tokens.pop()
        return ""
    if not piece.startswith("\\"):
        return " " if piece.isspace() else piece
    return _command(piece[1:], tokens)


def _command(name: str, tokens: list[str]) -> str:
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    if name in _OPENERS:
        return _OPENERS[name] + _OPEN
    if name in _CLOSERS:
        return _CLOSE + _CLOSERS[name]
    if name in _FUNCTIONS:
        return f"{_WORD}{name}{_END}"
    if name == "operatorname":
        if tokens[-1] == "*":
            tokens.pop()
        return f"{_WORD}{_argument(tokens)}{_END}"
    return _argument(tokens) if name in _PLAIN_FONTS else _construct(name, tokens)


def _construct(name: str, tokens: list[str]) -> str:
    """A command that changes how its arguments are written."""
    if name in {"frac", "dfrac", "tfrac"}:
        above, below = _argument(tokens), _argument(tokens)
        return f"{_FRACTION}{_grouped(above, _IS_PRODUCT)}/{_grouped(below, _IS_FACTOR)}{_FRACTION_END}"
    if name == "sqrt":
        return _root(tokens)
    if name in _ACCENTS:
        return normalize("NFC", _single(_argument(tokens)) + _ACCENTS[name])
    if name in _LETTERS:
        return _LETTERS[name].get(_argument(tokens)) or _unknown()
    return _unknown()


def _unknown() -> str:
    raise _UnknownError


def _root(tokens: list[str]) -> str:
    if tokens[-1] == "[":
        raise _UnknownError
    below = _grouped(_argument(tokens), _IS_ATOM)
    _pass_blanks(tokens)
    return _unknown() if tokens and tokens[-1] in {"^", "_"} else f"√{below}" + _END * (below[-1] != ")")


def _single(text: str) -> str:
    return text if len(text) == 1 else _unknown()


def _grouped(text: str, reads_as_one: re.Pattern[str]) -> str:
    bare = re.sub(rf"{_OPEN}\s+", _OPEN, text.strip())
    return bare if reads_as_one.fullmatch(bare) else f"({bare})"


def _script(mark: str, text: str) -> str:
    table = _SUPERSCRIPT if mark == "^" else _SUBSCRIPT
    compact = re.sub(r"\s*([+\-=()])\s*", r"\1", text.strip())
    if compact and all(ord(char) in table for char in compact):
        return compact.translate(table) + (_END if compact.endswith("*") else "")
    if not text.strip():
        raise _UnknownError
    return f"{mark}{text}{_END}" if len(text) == 1 or text.isalpha() else f"{mark}({text})"


def _settled(text: str) -> str:
    """The line without its marks: brackets and blanks where the neighbours ask for them."""
    while match := re.search(f"{_FRACTION}([^{_FRACTION}{_FRACTION_END}]*){_FRACTION_END}", text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        is_one = not re.search(rf"[\w)\]}}⟩‖′!*{_END}{_FRACTION_END}]$", before) and not re.match(
            rf"[\w([{{⟨√∑∏∫∂∇!^*{_WORD}{_FRACTION}]|{_INDEX}", after
        )
        text = text[: match.start()] + (match[1] if is_one else f"({match[1]})") + text[match.end() :]
    text = re.sub(rf"{_OPEN}\s*|\s*{_CLOSE}", "", text)
    text = re.sub(rf"{_END}(?=[^\W_]|[√∑∏∫∂∇])(?!{_INDEX})", " ", text).replace(_END, "")
    text = re.sub(rf"(?<=[\w)\]}}′]){_WORD}", " ", text).replace(_WORD, "")
    text = re.sub(rf"(?<=\S)({_RELATION})\s+(?=\S)", r"\1", re.sub(rf"(?<=\S)\s+({_RELATION})\s*", r" \1 ", text))
    return re.sub(r"\s+", " ", text).strip()
