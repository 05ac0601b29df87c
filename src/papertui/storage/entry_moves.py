"""Entries taken out of a catalogue, and categories renamed in all of them, as exchanges of text. Writes nothing."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from papertui.domain.category import parse_path, path_text
from papertui.domain.change import TextExchange
from papertui.domain.filing import filed_under, renamed_path
from papertui.storage.entry_change import EntryChange
from papertui.storage.entry_edit import refuse_uneditable
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.entry_render import string_text
from papertui.storage.entry_spans import statements
from papertui.storage.toml_reading import parsed
from papertui.storage.toml_spans import header_at, sections
from papertui.storage.toml_values import only_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.storage.catalogue_file import CatalogueFile

_AROUND = 3  # lines kept above and below a removed entry, to find its place again


def removals(file: CatalogueFile, paper_ids: Sequence[str]) -> list[TextExchange]:
    """What takes these entries out, each with the comment lines directly above it and the blank lines below.

    Raises:
        BrokenCatalogueError: The file does not parse, so it must not be written to.
        EditRefusedError: An entry is written in a way that it cannot be taken out alone.
        UnknownPaperError: No entry has one of the ids.
    """
    places = {paper_id: file.place_of(paper_id) for paper_id in paper_ids}
    for place in places.values():
        refuse_uneditable(file, place)
    stretches: list[tuple[int, int, str]] = []
    pieces: list[bytes] = []
    position = 0
    for paper_id, place in sorted(places.items(), key=itemgetter(1)):
        start, end = _stretch(file, place)
        start = max(start, position)  # blank lines that went with the entry above
        stretches.append((start, end, paper_id))
        pieces.append(file.content[position:start])
        position = end
    left = b"".join([*pieces, file.content[position:]])
    found: list[TextExchange] = []
    taken = 0
    for start, end, paper_id in stretches:
        gap = start - taken
        taken += end - start
        above, below = left[_lines_start(left, gap) : gap], left[gap : _lines_end(left, gap)]
        text = file.content[start:end].decode()
        found.append(TextExchange(text, "", paper_id, "", gap, above.decode(), below.decode()))
    return found


def _stretch(file: CatalogueFile, place: int) -> tuple[int, int]:
    content, start = file.content, file.starts[place]
    end = start + EntryLayout(content[start : start + file.lengths[place]]).own_end
    while start and _line_above(content, start).lstrip().startswith(b"#"):
        start -= len(_line_above(content, start))
    behind = _blank_lines_end(content, end)
    if behind < len(content):
        return start, behind
    while start and not _line_above(content, start).strip():
        start -= len(_line_above(content, start))
    return start, behind


def _line_above(content: bytes, start: int) -> bytes:
    return content[_line_start(content, start) : start]


def _line_start(content: bytes, position: int) -> int:
    return content.rfind(b"\n", 0, max(0, position - 1)) + 1


def _blank_lines_end(content: bytes, position: int) -> int:
    while position < len(content):
        newline = content.find(b"\n", position)
        end = len(content) if newline < 0 else newline + 1
        if content[position:end].strip():
            break
        position = end
    return position


def _lines_start(content: bytes, position: int) -> int:
    for _ in range(_AROUND):
        position = _line_start(content, position)
    return position


def _lines_end(content: bytes, position: int) -> int:
    for _ in range(_AROUND):
        position = content.find(b"\n", position) + 1 or len(content)
    return position


def renamings(file: CatalogueFile, old: CategoryPath, new: CategoryPath) -> list[TextExchange]:
    """What renames a category with all below it, in every entry and where it is declared; a known name merges them.

    Raises:
        BrokenCatalogueError: The file does not parse, so it must not be written to.
        EditRefusedError: An entry is written in a way that cannot be changed in place.
    """
    found: list[TextExchange] = []
    for place, paper in enumerate(file.catalogue.papers):
        renamed = tuple(dict.fromkeys(renamed_path(path, old, new) for path in paper.categories))
        if renamed != paper.categories:
            refuse_uneditable(file, place)
            found.append(_with_categories(file, place, paper.id, renamed))
    return [*found, *_declarations(file.content, old, new)]


def filings(
    file: CatalogueFile, paper_ids: Sequence[str], target: CategoryPath, leaving: CategoryPath | None
) -> list[TextExchange]:
    """What puts entries into a category; see `filed_under`. Those that need no change are left out.

    Raises:
        BrokenCatalogueError: The file does not parse, so it must not be written to.
        EditRefusedError: An entry is written in a way that cannot be changed in place.
        UnknownPaperError: No entry has one of the ids.
    """
    found: list[TextExchange] = []
    for place in sorted({file.place_of(paper_id) for paper_id in paper_ids}):
        paper = file.catalogue.papers[place]
        filed = filed_under(paper.categories, target, leaving)
        if filed != paper.categories:
            refuse_uneditable(file, place)
            found.append(_with_categories(file, place, paper.id, filed))
    return found


def _with_categories(
    file: CatalogueFile, place: int, paper_id: str, categories: tuple[CategoryPath, ...]
) -> TextExchange:
    start, end = file.starts[place], file.starts[place] + file.lengths[place]
    entry = file.content[start:end]
    change = EntryChange(entry, only_entry(entry))
    change.put("categories", categories)
    changed = change.finished(is_last=end == len(file.content))
    before, after = entry[: EntryLayout(entry).own_end], changed[: EntryLayout(changed).own_end]
    return TextExchange(before.decode(), after.decode(), paper_id, paper_id, start)


def _declarations(content: bytes, old: CategoryPath, new: CategoryPath) -> Iterator[TextExchange]:
    """The ``[[categories]]`` whose path begins so, from the header to the path."""
    for section in sections(content):
        if not section.is_array or section.key != ("categories",):
            continue
        text = content[section.start : section.end]
        header = header_at(text, 0)
        for statement in statements(text, header.end) if header else ():
            value = text[slice(*statement.value_span)]
            path = parse_path(str(parsed(b"v = " + value)["v"])) if statement.key == ("path",) else ()
            renamed = renamed_path(path, old, new)
            if path and renamed != path:
                fresh = string_text(path_text(renamed), value)
                after = text[: statement.value_span[0]] + fresh + text[statement.value_span[1] : statement.end]
                before = text[: statement.end]
                yield TextExchange(before.decode(), after.decode(), start=section.start)
