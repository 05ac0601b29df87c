"""The lines of a Markdown text: comments apart, code set aside, HTML that stands for Markdown written as such."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.domain.problem import Problem
from papertui.exchange.markdown_escapes import protected

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_BREAK = re.compile(r"\r\n|\r|\n")
_FENCE = re.compile(r"\s{0,3}(?:[-*+]\s+)?(`{3,}|~{3,})")
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,900}?\bhref\s*=\s*[\"']?([^\"'<>\s]{1,900})[\"']?[^<>]{0,900}>(.{0,900}?)</a\s*>", re.IGNORECASE
)
_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\balt\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_BOLD = re.compile(r"</?(?:b|strong)\s*>", re.IGNORECASE)
_ITALIC = re.compile(r"</?(?:i|em)\s*>", re.IGNORECASE)
_LAYOUT = re.compile(r"</?(?:p|div|span|center|font|small|ul|ol|u|kbd|ins|mark)\b[^<>]{0,900}>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]{0,900}>", re.IGNORECASE)
_HEADING = re.compile(r"\s*<h([1-6])\b[^<>]{0,900}>(.*)</h\1\s*>\s*", re.IGNORECASE)
_DEFINITION = re.compile(r"\s{0,3}\[([^\[\]]{1,200})\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?\s*")
_MOST_BLANKS = 60
_BLANKS = re.compile(r"\s{61,}")
# an address holds ``&noteId=``, which is no ``&not``
_ENTITY = re.compile(r"&#?\w{1,32};")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|]{1,300})(?:\|([^\[\]]{1,300}))?\]\](?![(\[]| \()")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\](?!:)")
_REFERENCE = re.compile(r"\[([^\[\]]{1,400})\]\[([^\[\]]{0,200})\]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; `is_code` inside a fence."""

    number: int
    text: str
    is_code: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class ListText:
    """A list as lines.

    Attributes:
        shown: What a reader of the page sees.
        opened: The same with the text of comments as if it were none; equal to `shown` when there are no comments.
        commented: Numbers of the lines that stand in comments alone.
        problems: Comments and fences that never end.
    """

    shown: tuple[Line, ...]
    opened: tuple[Line, ...]
    commented: frozenset[int]
    problems: tuple[Problem, ...]


def last_number(lines: Sequence[Line]) -> int:
    """The number of the last line that is neither blank nor a rule; 0 without one."""
    return max((line.number for line in lines if not line.is_blank and not RULE.fullmatch(line.text)), default=0)


def list_text(text: str) -> ListText:
    """Take a text apart; a comment or fence that never ends hides nothing."""
    text = text.removeprefix("\ufeff")
    text = _BREAK.sub("\n", text)
    shown, opened, unclosed = _without_comments(text)
    problems = (
        [Problem(unclosed, 0, "unclosed-comment", "a comment never ends: what follows was read as text")]
        if unclosed
        else []
    )
    lines = _lines(shown, problems)
    if opened == shown:
        return ListText(lines, lines, frozenset(), tuple(problems))
    with_comments = _lines(opened, [])
    hidden = frozenset(
        line.number for line, other in zip(lines, with_comments, strict=True) if line.is_blank and not other.is_blank
    )
    return ListText(lines, with_comments, hidden, tuple(problems))


def _without_comments(text: str) -> tuple[str, str, int]:
    """The text without comments, the text without their marks, and the line of one that never ends (or 0)."""
    shown: list[str] = []
    opened: list[str] = []
    position, unclosed = 0, 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            unclosed = text.count("\n", 0, start) + 1
            break
        before, inside = text[position:start], text[start + 4 : end]
        shown += [before, "\n" * inside.count("\n")]
        opened += [before, inside.lstrip(" \t")]
        position = end + 3
    rest = text[position:]
    return "".join([*shown, rest]), "".join([*opened, rest]), unclosed


def _lines(text: str, problems: list[Problem]) -> tuple[Line, ...]:
    raw = text.split("\n")
    addresses = _definitions(raw)
    lines: list[Line] = []
    fences = _fences(raw, problems)
    for number, line in enumerate(raw, 1):
        if number in fences:
            lines.append(Line(number, line, is_code=True))
            continue
        lines.append(Line(number, _as_markdown(line, addresses)))
    return tuple(lines)


def _fences(raw: list[str], problems: list[Problem]) -> set[int]:
    """Numbers of the lines in fences, their marks included."""
    inside: set[int] = set()
    opening, mark = 0, ""
    for number, line in enumerate(raw, 1):
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if match is None:
            continue
        if not opening:
            if "`" not in line[match.end() :]:
                opening, mark = number, match[1]
        elif match[1][0] == mark[0] and len(match[1]) >= len(mark) and not line[match.end() :].strip():
            inside.update(range(opening, number + 1))
            opening = 0
    if opening:
        problems.append(Problem(opening, 0, "unclosed-fence", "a code fence never ends: what follows was read as text"))
    return inside


def _definitions(raw: list[str]) -> dict[str, str]:
    matches = (_DEFINITION.fullmatch(line) for line in raw if "]:" in line)
    return {match[1].casefold(): match[2] for match in matches if match and not match[1].startswith("^")}


def _as_markdown(line: str, addresses: dict[str, str]) -> str:
    """A line with its references resolved and HTML as Markdown; long runs of blanks are cut, which patterns fear."""
    line = protected(_BLANKS.sub(" " * _MOST_BLANKS, line))
    if "[[" in line:
        line = _WIKI_LINK.sub(_wiki_name, line)
    if "[^" in line:
        line = _FOOTNOTE.sub("", line)
    if addresses:
        if "]:" in line and _DEFINITION.fullmatch(line):
            return ""
        line = _REFERENCE.sub(lambda match: _referred(match, addresses), line)
    if "<" in line:
        line = _PICTURE.sub(_alternative, line)
        line = _ANCHOR.sub(_link, line) if "</" in line else line
        line = _LAYOUT.sub("", _ITALIC.sub("*", _BOLD.sub("**", line)))
        line = _ITEM.sub("- ", line).replace("</li>", "")
        heading = _HEADING.fullmatch(line)
        line = "#" * int(heading[1]) + " " + heading[2] if heading else line
    return _ENTITY.sub(_character, line) if "&" in line else line


def _wiki_name(match: re.Match[str]) -> str:
    """What a link between notes shows; a single word in such brackets may be a label."""
    shown = match[2] or match[1].rpartition("/")[2].partition("#")[0]
    return shown if match[2] or " " in shown.strip() else match[0]


def _character(match: re.Match[str]) -> str:
    return html.unescape(match[0]).replace("\n", " ").replace("\xa0", " ")


def _referred(match: re.Match[str], addresses: dict[str, str]) -> str:
    address = addresses.get((match[2] or match[1]).casefold())
    return f"[{match[1]}]({address})" if address else match[0]


def _alternative(match: re.Match[str]) -> str:
    found = _ALTERNATIVE.search(match[0])
    return found[1] if found else ""


def _link(match: re.Match[str]) -> str:
    return f"[{match[2].strip()}]({match[1]})"
