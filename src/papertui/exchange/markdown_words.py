"""Small texts of an entry: years, dates, venues, names of authors, placeholders, what a link label says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.dates import is_date
from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.exchange.markdown_links import links_in, plain

if TYPE_CHECKING:
    from datetime import date

EARLIEST = 1950
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_DAY_FIRST = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?!\d)")
_AROUND_DATE = re.compile(r"\W*(?:submitted|published|posted|released|updated)?\W*(?:on|date)?\W*", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\W*(?:\(?v\d+\)?\W*)?(?:,?\s*last revised.*)?\W*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\w)((?:19|20)\d{2})(?!\d)")
_GLUED = re.compile(r"([A-Za-z])((?:19|20)\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"[A-Za-z]\s*['’‘`]\s*(\d{2})(?!\d)")
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){1,4}")
_PARTICLES = {"de", "van", "der", "von", "la", "le", "el", "di", "da", "del", "den", "bin", "al", "ter", "dos"}
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\d{1,3}(?:[,;]\d{1,3}){0,9}[*∗†]?(?=[\s,]|$)|(?<=\w)[∗†‡§¶]+|(?<=[\w.])\*+")
_SUPERSCRIPT = re.compile(r"<su[pb]>.{0,40}?</su[pb]>|<[^<>]{1,80}>", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?:[^\d\s*]|(?<![*\d])\*)[*\d]*[,;]\s|\sand\s|[，、]")
_BETWEEN = re.compile(r"\s*[,;，、]\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
_KINDS = {
    "paper": "paper|pdf|odf|arxiv|abs|preprint|openreview|doi|论文|논문|論文|article|acm|ieee|springer|nature|science",
    "code": "code|github|git|pytorch|tensorflow|implementation|official|unofficial|repo|source|jax|keras|star|"
    "代码|코드",
    "website": "project|website|page|homepage|demo|web|site|link|dataset|data|docs|model|huggingface|collection|"
    "slides?|poster",
    "video": "video|youtube|talk|lecture|presentation",
    "post": "blog|post|review|tutorial|summary|blog posting|medium",
    "notes": "notes?|notion|memo|笔记|노트",
    "notebook": "colab|google colab|notebook",
}
_KIND_OF = {
    word: kind for kind, words in _KINDS.items() for word in words.replace("slides?", "slide|slides").split("|")
}
_KIND_OF |= {"note": "notes", "notes": "notes"}
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "official unofficial our the original first author authors channel posting google online extended full version "
        "supplementary material guide here and with mxnet caffe caffe2 theano chainer matlab python torch c cpp new",
    )
)
_PROCEEDINGS = re.compile(
    r"//(?:[\w-]+\.)*(?:openreview\.net|usenix\.org/(?:conference|legacy)|aclanthology\.org|ieeexplore\.ieee\.org/\w*/?document|"
    r"papers\.n(?:eur)?ips\.cc|proceedings\.(?:mlr\.press|neurips\.cc)|openaccess\.thecvf\.com/\S+_paper)",
    re.IGNORECASE,
)
_LABEL_WORD = re.compile(r"[^\W_]+")
_LONGEST_LABEL = 4


def year_in(text: str, latest: int, *, is_glued: bool = False) -> int | None:
    """The first year of a venue or date, also ``'22``; none that is not from 1950 to `latest`.

    Args:
        text: A venue, a date, what stands in parentheses.
        latest: The latest year a paper can be of.
        is_glued: Also take one that is part of a word, as in ``ICLR2023``.
    """
    if is_glued:
        text = _GLUED.sub(r"\1 \2", text)
    for match in _YEAR.finditer(text):
        if EARLIEST <= int(match[1]) <= latest:
            return int(match[1])
    short = _SHORT_YEAR.search(text)
    if short is None:
        return None
    year = 2000 + int(short[1])
    year = year if year <= latest else year - 100
    return year if year >= EARLIEST else None


def date_in(text: str) -> str:
    """The first date of a text as ``2020-06-19`` or ``2020-06``; empty when there is none."""
    match = _DAY_FIRST.search(text) or _MONTH_FIRST.search(text) or _NUMERIC.search(text)
    return _iso(match) if match else ""


def date_line(text: str) -> str:
    """The date of a line that says nothing else, such as ``[Submitted on 2 Aug 2022 (v1)]``; empty for others."""
    if len(text) > 200 or not any(char.isdigit() for char in text):  # noqa: PLR2004  longer is prose
        return ""
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _NUMERIC):
        match = pattern.search(text)
        if match and _AROUND_DATE.fullmatch(text, 0, match.start()) and _AFTER_DATE.fullmatch(text, match.end()):
            return _iso(match)
    return ""


def _iso(match: re.Match[str]) -> str:
    name = match["month"].casefold()
    month = int(name) if name.isdecimal() else _MONTHS.index(name[:3]) + 1
    written = f"{match['year']}-{month:02d}"
    full = f"{written}-{int(match['day']):02d}" if match["day"] else written
    return full if is_date(full) else written if is_date(written) else ""


def next_year(today: date) -> int:
    """The latest year a paper can be of."""
    return today.year + 1


def names_in(text: str) -> tuple[str, ...]:
    """The authors of a line, without footnote signs."""
    text = _SUPERSCRIPT.sub("", text).strip().strip("*_").strip()
    is_separated = _SEPARATOR.search(text) is not None
    text = _FOOTNOTE.sub("" if is_separated and not re.search(r"\w[∗*]\w", text) else ",", text)
    names = (" ".join(name.strip(" .*_∗†‡").split()) for name in _parted(text))
    return tuple(dict.fromkeys(name for name in names if name and not name.isdecimal()))


def _parted(text: str) -> list[str]:
    """What stands between commas and ands; a run of blanks is one, or each of them would be tried as a beginning."""
    return _BETWEEN.split(" ".join(text.split()))


def looks_like_names(text: str) -> bool:
    """Whether a plain line lists authors: at least two parts, nearly all of them names."""
    parts = [part.strip(" .*") for part in _parted(_SUPERSCRIPT.sub("", text)) if part.strip(" .*")]
    named = sum(1 for part in parts if _is_name(part))
    return len(parts) > 1 and named >= max(2, len(parts) * 0.8)


def is_one_name(text: str) -> bool:
    """Whether a text is one name of two or three words, as far as that can be told."""
    text = text.strip(" .,")
    return 2 <= len(text.split()) <= 3 and _is_name(text)  # noqa: PLR2004


def _is_name(part: str) -> bool:
    words = part.split()
    return bool(_NAME.fullmatch(part)) and all(word[0].isupper() or word in _PARTICLES for word in words)


def kind_of_label(label: str) -> str:
    """``paper``, ``code``, ``website``, ``video``, ``post``, ``notes``, ``notebook``, or empty for any other text."""
    words = [word.casefold() for word in _LABEL_WORD.findall(label) if not word.isdecimal()]
    if not words or len(words) > _LONGEST_LABEL:
        return ""
    if " ".join(words) in _KIND_OF:
        return _KIND_OF[" ".join(words)]
    found = [_KIND_OF.get(word.rstrip("0123456789"), "") for word in words]
    others = (word for word, kind in zip(words, found, strict=True) if not kind)
    return next((kind for kind in found if kind), "") if all(word in _FILLERS for word in others) else ""


def kind_of_link(label: str, url: str) -> str:
    """What a link leads to, by its label, else by its address."""
    kind = kind_of_label(label)
    if kind:
        return kind
    if ("://" not in url or "github.com" in url) and (url.endswith(".md") or "/issues/" in url):
        return "notes"
    if arxiv_id_in(url) or doi_in(url) or url.casefold().endswith(".pdf") or _PROCEEDINGS.search(url):
        return "paper"
    hosts = {"youtu": "video", "github.com": "code", "notion.": "notes", "colab.research": "notebook", "vimeo": "video"}
    return next((kind for host, kind in hosts.items() if host in url), "")


def is_link_row(text: str) -> bool:
    """Whether a cell or line holds links alone, with labels that say what they are: ``[Paper](…) | [Code](…)``."""
    links = links_in(text)
    has_labels = bool(links) and all(kind_of_label(link.label) or not link.label for link in links)
    return has_labels and not without_links(text)


def without_links(text: str) -> str:
    """What is said beside the links."""
    for link in reversed(links_in(text)):
        text = text[: link.start] + text[link.end :]
    return plain(text).strip(" /|,;()[]")
