r"""LaTeX, as it stands in the fields of BibTeX, to plain text and back; formulas stay as they are in both directions.

    {\"o} \'e {\ss} \c{c} Nguy{\~{\^e}}n   ⇄  ö é ß ç Nguyễn         written back as they are, in UTF-8
    50\% of {GAN}s, \emph{really}          →  50% of GANs, really    braces and commands of style vanish
    $\epsilon_\theta$                      ⇄  $\epsilon_\theta$
    \foo{bar}                              →  \foo{bar}              what is not known here stays as it is
    a\\b\par c                             ⇄  a, newline, b, blank line, c

pylatexenc, which comes with bibtexparser, knows more of LaTeX, but takes 2.4 ms an entry, stops at commands without
their argument, and reads commands where a list means a backslash.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from papertui.domain.maths import FORMULA

_LONGEST_FORMULA = 400  # characters
_MARKS = dict(zip("`'^\"~=.", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307", strict=True)) | dict(
    zip("uvHckdbr", "\u0306\u030c\u030b\u0327\u0328\u0323\u0331\u030a", strict=True)
)
_SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "textcopyright": "©",
    "texttrademark": "™", "textregistered": "®", "textdegree": "°", "texteuro": "€", "euro": "€",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "ldots": "…", "dots": "…",
    "textellipsis": "…", "textbullet": "•", "textperiodcentered": "·", "textless": "<", "textgreater": ">",
    "textbar": "|", "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textasciigrave": "`", "textunderscore": "_", "textdollar": "$", "textpercent": "%",
    "textampersand": "&", "textasteriskcentered": "*", "lbrace": "{", "rbrace": "}", "slash": "/", "par": "\n\n",
    "newline": "\n", "linebreak": "\n", "TeX": "TeX", "LaTeX": "LaTeX", "textmu": "µ", "textalpha": "α",
    "textbeta": "β", "textgamma": "γ", "guillemotleft": "«", "guillemotright": "»", "textexclamdown": "¡",
    "textquestiondown": "¿", "space": " ", "relax": "", "protect": "", "quad": " ", "qquad": " ", "and": "and",
}  # fmt: skip
_STYLES = re.compile(
    "emph|text(?:bf|it|sl|sc|rm|tt|sf|up|md|normal|superscript|subscript)?|[mh]box|mathrm|em|bf|it|sl|rm|sc"
    "|tt|sf|(?:bf|sc|it|tt|up)(?:series|shape|family)|normalfont|uppercase|lowercase|Make(?:Upper|Lower)case|url|path"
    "|nolinkurl|nobreakspace|underline|natexlab"
)
_SIGNS = {" ": " ", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "\\": "\n", "@": ""}
_LITERAL = frozenset("&%$#_{}`'^\"~=.")
_LIGATURES = {"~": " ", "---": "—", "--": "–", "``": "“", "''": "”"}

_PIECE = re.compile(
    r"""\$(?P<formula>(?:[^$\\]|\\.){1,400}?)\$
    |\\\((?P<inline>[^$]{1,400}?)\\\)
    |\\ensuremath\s{0,9}\{(?P<ensured>[^{}$]{0,200}(?:\{[^{}$]{0,99}\}[^{}$]{0,99}){0,9})\}
    |\\(?:enquote|textquote|mkbibquote)\*?\s{0,9}\{(?P<quoted>(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,99}\}){0,999}\}){0,2000})\}
    |\\(?:(?P<mark>[`'^"~=.])|(?P<letter>[uvHckdbr])(?![A-Za-z]))\s{0,9}
        (?P<base>\{[^{}]{0,20}(?:\{[^{}]{0,9}\}[^{}]{0,9})?\}|\\[ij](?![A-Za-z])|[^\W\d_])
    |\\(?:href|noopsort|SortNoop)\s{0,9}\{[^{}]{0,2000}\}
    |\\(?P<word>[A-Za-z]+)\*?(?:(?P<gap>\s+)|(?P<argument>\{[^{}$\\]{0,2000}\})?)
    |\\(?P<sign>.)
    |(?P<brace>[{}])
    |(?P<ligature>~|---?|``|'')""",
    re.VERBOSE | re.DOTALL,
)
_LATEX = re.compile(r"[\\{}$~]|--|``|''")
_TO_ESCAPE = re.compile(r"[\\{}%&#$_^~]|--|``|''")
_SPECIAL = re.compile(r"[\\{}%&#$_^~]")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts \{ as a brace too
    "}": r"\textbraceright{}",
    "^": r"\^{}",
    "~": r"\~{}",
}
_LIGATURE_MET = re.compile(r"([-`'])(?=\1)")
_BRACE = re.compile(r"(\\*)([{}])")
_BLANKS = re.compile(r"[^\S\n]+")
_PARAGRAPH = re.compile(r"\n(?: ?\n)+")
_BREAKS = re.compile(r"\n{3,}")
_SEPARATOR = re.compile("[\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def text_of(latex: str) -> str:
    """The plain text of a field; a newline where LaTeX has one, a blank line between paragraphs."""
    if not latex.isprintable():
        latex = _CONTROL.sub(" ", latex)
    if "\n" not in latex and not _LATEX.search(latex):
        return " ".join(latex.split())
    paragraphs = (" ".join(paragraph.split()) for paragraph in _PARAGRAPH.split(_BLANKS.sub(" ", latex)))
    lines = "\n\n".join(map(_plain, paragraphs)).split("\n")
    return _BREAKS.sub("\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()


def line_of(latex: str) -> str:
    """The plain text of a field as one line."""
    return " ".join(text_of(latex).split())


def _plain(latex: str) -> str:
    return _PIECE.sub(_told, latex)


def _told(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind in {"formula", "inline", "ensured"}:
        return _formula(match[kind])
    if kind == "quoted":
        return f"“{_plain(match[kind])}”"
    if kind == "base":
        return _accented(match["mark"] or match["letter"], match["base"])
    if kind in {"word", "gap", "argument"}:
        return _command(match)
    if kind == "sign":
        sign = match["sign"]
        return sign if sign in _LITERAL else _SIGNS.get(sign, match[0])
    return _LIGATURES[match[0]] if kind == "ligature" else ""


def _formula(source: str) -> str:
    """A formula; blanks within its dollars go, where it can be nothing else."""
    is_certain = any(char in source for char in "\\^_{")
    return f"${source.strip() if is_certain else source}$"


def _accented(mark: str, base: str) -> str:
    """The letter with its accent, NFC; an accent over nothing is the sign itself."""
    bare = _plain(base[1:-1] if base.startswith("{") else base).strip()
    bare = {"ı": "i", "ȷ": "j"}.get(bare[:1], bare[:1]) + bare[1:]
    if not bare:
        return mark if mark in _LITERAL else ""
    return normalize("NFC", bare[0] + _MARKS[mark]) + bare[1:]


def _command(match: re.Match[str]) -> str:
    word, argument = match["word"], (match["argument"] or "")[1:-1]
    if word in _SYMBOLS:
        return _SYMBOLS[word] + _plain(argument)
    if _STYLES.fullmatch(word):
        return _plain(argument)
    is_before_group = match.string[match.end() : match.end() + 1] == "{"
    return f"{match[0]} " if is_before_group else match[0]


def latex_of(text: str) -> str:
    """Plain text as LaTeX: its special characters escaped, formulas as they are, newlines as commands.

    It stands on one line, so that nothing in it can look like the beginning of an entry.
    """
    if text.isprintable():
        return _latex_line(text)
    text = _CONTROL.sub(" ", _SEPARATOR.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    paragraphs = (paragraph.strip() for paragraph in _PARAGRAPH.split(_BLANKS.sub(" ", text)))
    lines = (r"\\ ".join(map(_latex_line, filter(str.strip, part.split("\n")))) for part in paragraphs if part)
    return r"\par ".join(lines)


def _latex_line(line: str) -> str:
    line = " ".join(line.split())
    if not _TO_ESCAPE.search(line):
        return line
    pieces, end = [], 0
    for match in FORMULA.finditer(line):
        if _is_safe(match[0]):
            pieces += [_escaped(line[end : match.start()]), match[0]]
            end = match.end()
    return "".join([*pieces, _escaped(line[end:])])


def _is_safe(formula: str) -> bool:
    """Whether a formula is read back as it is: its braces balance, whoever counts those behind a backslash."""
    if len(formula) > _LONGEST_FORMULA or formula.startswith("$$"):
        return False
    all_braces, bare = 0, 0
    for backslashes, brace in _BRACE.findall(formula):
        step = 1 if brace == "{" else -1
        all_braces += step
        bare += step if not backslashes else 0
        if all_braces < 0 or bare < 0 or len(backslashes) > 1:
            return False
    return all_braces == bare == 0 and '"' not in formula


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda match: _ESCAPES.get(match.group(), f"\\{match.group()}"), text)
    return _LIGATURE_MET.sub(r"\1{}", text)
