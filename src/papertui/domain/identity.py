"""What makes a paper the same paper: ids, arXiv and DOI recognition, normalised titles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STOP_WORDS = frozenset(
    ["a", "an", "the", "of", "on", "in", "for", "to", "and", "or", "with", "by", "from", "at", "is", "are", "as", "via"]
) | {
    "using",
    "towards",
}
ID_PATTERN = re.compile(r"[^\W_][\w\-.:/+]*\Z")

_ARXIV = re.compile(
    r"(?:(?:arxiv\.org|export\.arxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org)/(?:abs|pdf|html|format|ps)/|arxiv[.:]\s*|\A)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?![\d])",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:doi\.org/|doi:\s*|\A)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_PUBLISHERS_DOI = re.compile(
    r"(?:/doi/(?:[a-z]{3,10}/)?|[?&](?:id|doi)=|link\.springer\.com/(?:chapter|article|book|content/pdf)/)"
    r"(10\.\d{4,9}/[^\s\"<>?#&]+?)(?:\.pdf)?(?=[?#&\s\"<>]|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_PLAIN_ARXIV = re.compile(r"\d{4}\.\d{4,5}", re.ASCII)
_FIRST_WORDS = 6
_DISTINCT = re.compile(r"(.+)-[0-9a-f]{4}(?:-\d+)?")
_YEAR = re.compile(r"\d{4}")


def arxiv_id_in(text: str) -> str:
    """The arXiv id in an id, ``arXiv:…`` or address, without its version; empty when there is none.

    Both forms of https://info.arxiv.org/help/arxiv_identifier.html are known.
    """
    if _PLAIN_ARXIV.fullmatch(text):  # as nearly all are written
        return text
    match = _ARXIV.search(text.strip())
    return match.group(1).lower() if match else ""


def doi_in(text: str) -> str:
    """The DOI in a name, ``doi:…`` or address, in lower case; empty when there is none.

    The pattern is Crossref's recommendation; ACM, Wiley, Springer, PLOS and others have the name in their addresses.
    Trailing punctuation of prose is not part of it.
    """
    match = _DOI.search(text.strip()) or _PUBLISHERS_DOI.search(text)
    return match.group(1).rstrip(".,;)").lower() if match else ""


def folded(text: str) -> str:
    """Case and accents folded, composed (NFC); letters of other scripts stay."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not ("\u0300" <= char <= "\u036f"))
    return unicodedata.normalize("NFC", bare)


def normalised_title(title: str) -> str:
    """Folded words of a title joined by one blank: equal for titles that differ in case, accents, punctuation."""
    return " ".join(_WORD.findall(folded(title)))


def is_valid_id(text: str) -> bool:
    """Whether `text` may stand as an id: a letter or digit first, then letters, digits and ``-_.:/+``."""
    return bool(ID_PATTERN.match(text))


def derived_id(title: str, authors: Sequence[str], year: int | None) -> str:
    """The id of an entry that has none: ``ho2020denoising``, or six title words when author or year is missing.

    Not unique: `distinct_ids` makes it so.
    """
    words = _WORD.findall(folded(title))
    telling = [word for word in words if word not in STOP_WORDS] or words
    family = _family_name(authors[0]) if authors else ""
    if family and year is not None and telling:
        return f"{family}{year}{telling[0]}"
    return "-".join(telling[:_FIRST_WORDS]) or "untitled"


def _family_name(author: str) -> str:
    if "," in author:
        author = author.split(",", 1)[0]
        return "".join(_WORD.findall(folded(author)))
    words = author.split()
    return "".join(_WORD.findall(folded(words[-1]))) if words else ""


def distinct_ids(derived: Sequence[str], titles: Sequence[str], taken: frozenset[str] | set[str]) -> list[str]:
    """Make derived ids unique: all that share one get ``-`` and four hex digits of their title's hash.

    The result does not depend on the order of the entries, unless their titles are equal too: those are counted.
    An entry whose distinct id is written in the file still counts as one that shares it: the others keep theirs.

    Args:
        derived: One derived id an entry.
        titles: Their titles.
        taken: Ids written in the file, which derived ones give way to.
    """
    repeats = Counter(derived)
    repeats.update({match[1] for match in map(_DISTINCT.fullmatch, taken) if match} if derived else ())
    used = set(taken)
    next_number: dict[str, int] = {}
    ids: list[str] = []
    for base, title in zip(derived, titles, strict=True):
        name = base
        if repeats[base] > 1 or base in taken:
            name = f"{base}-{_title_digest(title)}"
        candidate, number = name, next_number.get(name, 2)
        while candidate in used:
            candidate, number = f"{name}-{number}", number + 1
        next_number[name] = number
        used.add(candidate)
        ids.append(candidate)
    return ids


def _title_digest(title: str) -> str:
    from hashlib import sha256  # noqa: PLC0415  loads OpenSSL: two milliseconds, and seldom needed

    return sha256(normalised_title(title).encode()).hexdigest()[:4]
