r"""Links anywhere in a line, also broken ones, each with its place.

One pass over the brackets keeps a stack of those that are open, so that a line of nothing but brackets takes no
longer than any other::

    [[pdf](u)] [Code](v)      →  pdf = u, Code = v
    [![arXiv](badge)](u)      →  arXiv = u
    [[Paper] (u)  [Page(v)]   →  Paper = u, Page = v
    see https://host/x.       →  host = https://host/x
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from papertui.domain.address import host_of

_TOKEN = re.compile(
    r"\\.|(?P<code>`[^`\n]{1,300}`)|(?P<image>!\[)|(?P<open>\[)"
    r"|(?P<target>\]\s?\((?=\s*(?:https?:|www\.))|\]\()|(?P<close>\])"
    r"|(?P<glued>\((?=https?://))|(?P<bare><?https?://)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*\)")
_NAME_BEFORE = re.compile(r"([^\s\[\](),;:|/][^\[\](),;:|/]{0,40}?)\s*:\s*$")
_LAST_WORDS = re.compile(r"[^\[\](),;:|/]{1,60}$")
_LONGEST_PROSE = 200
_MARKUP = re.compile(r"!\[([^\[\]]{0,400})\]\([^()]{0,900}\)|[`*\[\]]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link in a line.

    Attributes:
        text: What stands in the brackets, as written; empty when nothing does.
        url: As written; empty in ``[label]()``.
        start, end: Its place; brackets around a bracketed link are not part of it.
        is_nested: It stands in brackets of its own, ``[[label](url)]``.
    """

    text: str
    url: str
    start: int
    end: int
    is_nested: bool = False

    @property
    def label(self) -> str:
        """The text without markup."""
        return plain(self.text)


def links_in(text: str) -> list[FoundLink]:
    """All links of a line, in order; pictures are none."""
    if "](" not in text and "http" not in text and "] (" not in text:
        return []
    found: list[FoundLink] = []
    open_brackets: list[tuple[int, bool]] = []
    position = 0
    while (match := _TOKEN.search(text, position)) is not None:
        position = match.end()
        kind = match.lastgroup
        if kind in {"open", "image"}:
            open_brackets.append((match.start(), kind == "image"))
        elif kind == "close" and open_brackets:
            open_brackets.pop()
        elif kind == "target":
            position = _take_target(text, match, open_brackets, found)
        elif kind == "glued":
            position = _take_glued(text, match, open_brackets, found)
        elif kind == "bare":
            position = _take_bare(text, match, found)
    return found


def _take_target(text: str, match: re.Match[str], open_brackets: list[tuple[int, bool]], found: list[FoundLink]) -> int:
    url, end = _destination(text, match.end())
    if open_brackets:
        start, is_image = open_brackets.pop()
        label = text[start + 1 : match.start()]
    else:
        words = _LAST_WORDS.search(text, max(0, match.start() - 60), match.start())
        start, is_image = (words.start() if words else match.start()), False
        label = words[0] if words else ""
    if not is_image:
        while found and found[-1].start >= start:
            found.pop()
        is_nested = bool(open_brackets) or label.startswith("[") or (start > 0 and text[start - 1] == "[")
        found.append(FoundLink(label, url, start, end, is_nested))
    return end


def _take_glued(text: str, match: re.Match[str], open_brackets: list[tuple[int, bool]], found: list[FoundLink]) -> int:
    """``[Page(https://…)]``; without an open bracket the address is a bare one in parentheses."""
    url, end = _destination(text, match.end())
    if not open_brackets:
        label = _name_before(text, match.start(), url)
        found.append(FoundLink(label, _trimmed(url), match.start(), end))
        return end
    start, _ = open_brackets[-1]
    found.append(FoundLink(text[start + 1 : match.start()], url, start, end, is_nested=True))
    return end


def _take_bare(text: str, match: re.Match[str], found: list[FoundLink]) -> int:
    end = match.end()
    while end < len(text) and not text[end].isspace() and text[end] not in '<>"`|':
        end += 1
    start = match.start() + match[0].startswith("<")
    url = _trimmed(text[start:end])
    is_closed = start > match.start() and text[start + len(url) : start + len(url) + 1] == ">"
    end = start + len(url) + is_closed
    found.append(FoundLink(_name_before(text, match.start(), url), url, match.start(), end))
    return end


def _destination(text: str, start: int) -> tuple[str, int]:
    """The address that begins behind ``(``, and where the link ends; parentheses in it are balanced."""
    while start < len(text) and text[start] == " ":
        start += 1
    depth, end = 0, start
    while end < len(text) and not text[end].isspace():
        if text[end] == "(":
            depth += 1
        elif text[end] == ")":
            if depth == 0:
                break
            depth -= 1
        end += 1
    url = text[start:end].strip("<>")
    titled = _TITLED.match(text, end)
    if titled:
        return url, titled.end()
    while end < len(text) and text[end] == " ":
        end += 1
    if end < len(text) and text[end] == ")":
        return url, end + 1
    closing = text.find(")", end, end + _LONGEST_PROSE) if "://" not in url else -1
    if closing >= 0:
        return "", closing + 1
    return _trimmed(url).rstrip("]"), start + len(url)


def _trimmed(url: str) -> str:
    """A bare address without the punctuation of the sentence it stands in."""
    end, unopened = len(url), url.count(")") - url.count("(")
    while end and (url[end - 1] in ".,;:!?'\"*]\\" or (url[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= url[end] == ")"
    return url[:end]


def _name_before(text: str, end: int, url: str) -> str:
    match = _NAME_BEFORE.search(text, max(0, end - 60), end)
    return plain(match[1]) if match else host_of(url)


def plain(text: str) -> str:
    """A label or title without its Markdown."""
    return " ".join(_MARKUP.sub(lambda match: match[1] or "", text).split())
