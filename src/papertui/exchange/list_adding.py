"""A paper written into a list: at the end of its section, as the others there are, proved by reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.category import path_text
from papertui.domain.identity import normalised_title
from papertui.domain.reading import Status
from papertui.errors import NoPlaceInListError
from papertui.exchange.imported import Form, ImportedEntry, Place, Spot
from papertui.exchange.list_entries import Sample, usual_fields, ways_to_write
from papertui.exchange.list_places import status_cell
from papertui.exchange.list_source import Edit, ListSource, with_edits
from papertui.exchange.markdown_lines import list_text
from papertui.exchange.markdown_sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.domain.paper import Paper
    from papertui.exchange.imported import ReadingList

_NAMED = 6
_NOT_READ = (None, Status.UNREAD)
_FIELDS = ("authors", "venue", "year", "summary", "date")


class _Gap(NamedTuple):
    """Where the entry goes, and what it is modelled on.

    Attributes:
        after: Number of the line above it.
        is_first: There is no entry in the section yet.
    """

    after: int
    sample: ImportedEntry
    is_first: bool = False


def with_entry(text: str, paper: Paper, read: Callable[[str], ReadingList], latest: int) -> str:
    """The list with one more entry.

    Args:
        text: The whole list.
        paper: What to write.
        read: Reads a list.
        latest: The latest year a paper can be of.

    Raises:
        NoPlaceInListError: The list has no section for the paper, or none of the ways to write it is read as meant.
    """
    listing, source = read(text), ListSource(text)
    path, gap = _gap(source, listing, paper)
    inside = [entry for entry in listing.entries if path in entry.paper.categories or not path] or list(listing.entries)
    sample = Sample(source, gap.sample, usual_fields(inside), latest, _unread_cell(source, listing))
    best, best_score = "", -1
    for lines in dict.fromkeys(ways_to_write(sample, paper)):
        written = with_edits(text, [_edit(source, gap, lines)])
        score = _score(listing, read(written), paper, path)
        if score > best_score:
            best, best_score = written, score
        if score >= _wanted_score(sample, paper):
            break
    if best_score < 0:
        raise NoPlaceInListError(
            f"{paper.id} cannot be written into {path_text(path) or 'the list'} so that it is read back"
        )
    return best


def _gap(source: ListSource, listing: ReadingList, paper: Paper) -> tuple[CategoryPath, _Gap]:
    """The section of the paper and where it ends."""
    by_path: dict[CategoryPath, list[ImportedEntry]] = {}
    for entry in listing.entries:
        for path in entry.paper.categories or ((),):
            by_path.setdefault(_key(path), []).append(entry)
    for path in paper.categories or ((),):
        entries = by_path.get(_key(path))
        if entries:
            last = max(entries, key=_last)
            return _path_of(last, path), _Gap(_last(last), last)
    for path in paper.categories:
        found = _empty_section(source, path)
        if found and listing.entries:
            return found[0], _Gap(found[1], _usual(listing.entries), is_first=True)
    raise NoPlaceInListError(_told(paper, listing))


def _unread_cell(source: ListSource, listing: ReadingList) -> str:
    unread = (entry for entry in listing.entries if entry.status is Status.UNREAD)
    spans = filter(None, (status_cell(source, entry) for entry in unread))
    return next((source.text[start:end].strip() for start, end in spans), "")


def _told(paper: Paper, listing: ReadingList) -> str:
    paths = list(dict.fromkeys(path_text(path) for entry in listing.entries for path in entry.paper.categories))
    own = ", ".join(map(path_text, paper.categories)) or "no category"
    named = "; ".join(paths[:_NAMED]) + (f"; and {len(paths) - _NAMED} more" if len(paths) > _NAMED else "")
    return f"{paper.id} stands in {own}, and the list has no such section" + (f"; it has {named}" if named else "")


def _key(path: CategoryPath) -> CategoryPath:
    return tuple(" ".join(name.casefold().split()) for name in path)


def _path_of(entry: ImportedEntry, path: CategoryPath) -> CategoryPath:
    return next((found for found in entry.paper.categories if _key(found) == _key(path)), path)


def _last(entry: ImportedEntry) -> int:
    return entry.place.last if entry.place else entry.line


def _empty_section(source: ListSource, path: CategoryPath) -> tuple[CategoryPath, int] | None:
    """A section without entries as the list names it, and the last line of it that holds something."""
    _, sections = sections_of(list_text(source.text).shown)
    for section in sections:
        if section.level and section.is_list and _key(section.path) == _key(path):
            last = max([section.number, *(line.number for line in section.lines if not line.is_blank)])
            return section.path, last
    return None


def _usual(entries: Sequence[ImportedEntry]) -> ImportedEntry:
    """An entry in the form that the list mostly uses, rows of tables aside; the last of those."""
    forms = Counter(entry.place.form for entry in entries if entry.place and entry.place.form is not Form.ROW)
    if not forms:
        place = Place(Form.ITEM, entries[-1].line, Spot("", 0, 0))
        return replace(entries[-1], place=place)
    form = forms.most_common(1)[0][0]
    return next(entry for entry in reversed(entries) if entry.place and entry.place.form is form)


def _edit(source: ListSource, gap: _Gap, lines: str) -> Edit:
    """The lines at their place, with the newlines of the list, and a blank line where entries stand apart."""
    place = source.span(gap.after).end
    form = gap.sample.place.form if gap.sample.place else Form.ITEM
    is_apart = gap.is_first or form in {Form.BLOCK, Form.HEADING}
    text = ("\n\n" if is_apart else "\n") + lines
    has_text_below = source.text[place:].lstrip("\r\n") != "" and source.text[source.after(gap.after) :][:1] not in {
        "\r",
        "\n",
    }
    if has_text_below and is_apart:
        text += "\n"
    return Edit(place, place, text.replace("\n", source.newline))


def _score(before: ReadingList, after: ReadingList, paper: Paper, path: CategoryPath) -> int:
    """How many fields come back; -1 when the list is not what it was and the paper."""
    added = _only_new(before.entries, after.entries)
    if added is None or len(after.unused) != len(before.unused) or len(after.problems) > len(before.problems):
        return -1
    got = added.paper
    is_there = got.categories == ((path,) if path else ()) and got.arxiv_id == (paper.arxiv_id or got.arxiv_id)
    if not is_there or normalised_title(got.title) != normalised_title(paper.title) or added.status not in _NOT_READ:
        return -1
    equal: int = sum(bool(getattr(got, name)) and getattr(got, name) == getattr(paper, name) for name in _FIELDS)
    addresses = {link.url for link in got.links}
    return 2 * equal + (got.title == paper.title) * 3 + 3 * sum(link.url in addresses for link in paper.links)


def _wanted_score(sample: Sample, paper: Paper) -> int:
    names = [name for name in _FIELDS if getattr(paper, name) and name in sample.fields]
    return 2 * len(names) + 3 + 3 * len(paper.links)


def _only_new(before: Sequence[ImportedEntry], after: Sequence[ImportedEntry]) -> ImportedEntry | None:
    """The one entry that is new while all others are as they were; None otherwise."""
    if len(after) != len(before) + 1:
        return None
    place = next((at for at, entry in enumerate(before) if not _is_alike(entry, after[at])), len(before))
    others = zip(before[place:], after[place + 1 :], strict=True)
    return after[place] if all(_is_alike(one, other) for one, other in others) else None


def _is_alike(one: ImportedEntry, other: ImportedEntry) -> bool:
    return one.paper == other.paper and one.status is other.status
