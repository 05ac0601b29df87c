"""Tables of papers: columns known by their headers, ragged rows, several papers in a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from papertui.exchange.imported import Form, Spot
from papertui.exchange.markdown_credits import names_before
from papertui.exchange.markdown_items import ItemText
from papertui.exchange.markdown_links import links_in, plain
from papertui.exchange.markdown_titles import title_of
from papertui.exchange.markdown_words import date_in, is_link_row, names_in, without_links, year_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.exchange.markdown_fields import EntryDraft
    from papertui.exchange.markdown_lines import Line
    from papertui.exchange.markdown_links import FoundLink
    from papertui.exchange.markdown_reader import Findings

_RULE_SIGNS = frozenset("|:- \t")
_EMPTY = re.compile(r"\s*(?:[-—–―/]+|tbd|none|n/a|null|xx+|无|無|暂无|없음|なし)?\s*", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BETWEEN_LINKS = re.compile(r"(?<=\))\s*;\s*(?=\[)")
_TAGS = re.compile(r"[,;，、/]|(?<!\w)#")
_TITLES = re.compile(r"title|paper|논문|제목|论文|标题|論文|タイトル", re.IGNORECASE)
_NAMES = re.compile(r"name|method|model|work|resource|project|book|course|post|article|video", re.IGNORECASE)
_ROLES = (
    (
        "status",
        re.compile(
            r"(?:my |reading |read )?status|read\s?\??|done\s?\??|finished|completed|state|progress|"
            r"(?:✅|☑|✔|✓)\ufe0f?|:\w*check_mark:|"
            r"(?:read|finished|completed) (?:on|date)|date (?:read|finished|completed)|"
            r"读完|已读|已讀|(?:阅读)?状态|閱讀狀態|既読|読了日?|状態|進捗|읽음(?: 여부)?|상태",
            re.IGNORECASE,
        ),
    ),
    ("authors", re.compile(r"authors?|저자|作者|著者", re.IGNORECASE)),
    (
        "venue",
        re.compile(
            r".*\b(?:venue|conf|conference|pub|publication|published|journal)\b.*|"
            r"학회|저널|会议|會議|会議|期刊|学会|出处|发表",
            re.IGNORECASE,
        ),
    ),
    ("tags", re.compile(r"tags?|keywords?|标签|标籤|关键词|태그|키워드|タグ", re.IGNORECASE)),
    (
        "date",
        re.compile(
            r".*\b(?:date|year|time|when)\b.*|연도|년도|年[份度]?|날짜|日期|时间|發表年份|发表年份", re.IGNORECASE
        ),
    ),
)
_MOST_COLUMNS = 200
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header, its columns' names, its rows as cells."""

    header: Line
    names: tuple[str, ...]
    rows: tuple[tuple[Line, tuple[str, ...]], ...]


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row; an escaped bar is no border."""
    return tuple(text[start:end].strip() for start, end in cell_spans(text))


def cell_spans(text: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand, from border to border."""
    inner = text.rstrip()
    start = len(text) - len(text.lstrip())
    start += text.startswith("|", start)
    end = max(start, len(inner) - inner.endswith("|", start))
    borders = [start - 1, *(place for place in range(start, end) if text[place] == "|"), end]
    return [(left + 1, right) for left, right in pairwise(borders)]


def tables_of(lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """The tables of a section, and all other lines."""
    tables: list[Table] = []
    others: list[Line] = []
    place = 0
    while place < len(lines):
        if place + 1 < len(lines) and _begins_table(lines[place], lines[place + 1]):
            end = place + 2
            while end < len(lines) and "|" in lines[end].text and not lines[end].is_code:
                end += 1
            names = tuple(plain(cell).replace("**", "") for cell in cells_of(lines[place].text))
            rows = tuple((line, cells_of(line.text)) for line in lines[place + 2 : end])
            tables.append(Table(lines[place], names, tuple(row for row in rows if any(row[1]))))
            place = end
        else:
            others.append(lines[place])
            place += 1
    return tables, others


def _begins_table(header: Line, rule: Line) -> bool:
    if header.is_code or "|" not in header.text or "|" not in rule.text:
        return False
    return "-" in rule.text and set(rule.text) <= _RULE_SIGNS and not set(header.text) <= _RULE_SIGNS


def read_table(table: Table, path: CategoryPath, findings: Findings) -> None:
    """Read each row as an entry; rows of a table without a column of titles are left."""
    title_column = _title_column(table)
    if title_column is None:
        findings.leave([table.header, *(line for line, _ in table.rows)])
        return
    roles = [role_of(name) for name in table.names]
    if table.names and not table.names[0].strip() and title_column != 0 and _holds_marks(table, findings):
        roles[0] = "status"
    for line, cells in table.rows:
        pieces = _papers_in(_cell(cells, title_column))
        if not pieces:
            findings.leave([line])
        spans = cell_spans(line.text)
        status = next(
            (Spot(line.text, *span) for role, span in zip(roles, spans, strict=False) if role == "status"), None
        )
        for piece, names, labels in _with_credits(pieces):
            draft = _title_draft(piece, line, path, findings)
            draft.authors = draft.authors or names
            draft.take_links(labels)
            draft.form, draft.status_spot = Form.ROW, status
            _take_cells(draft, table, [*zip(roles, cells, strict=False)], title_column, findings)
            findings.take(draft, line)
        findings.note_links((line.number, link) for link in links_in(line.text))


def _papers_in(cell: str) -> list[str]:
    """The papers of a cell: one a line, or linked titles with semicolons between them."""
    pieces = [piece for piece in _BREAK.split(cell) if plain(piece).strip(" -—|")]
    linked = _BETWEEN_LINKS.split(cell) if len(pieces) == 1 else pieces
    return linked if len(linked) > len(pieces) and not any(map(is_link_row, linked)) else pieces


def _with_credits(pieces: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...], list[FoundLink]]]:
    """The titles of a cell with the names below each and the labelled links around it, such as badges."""
    titles: list[tuple[str, tuple[str, ...], list[FoundLink]]] = []
    waiting: list[FoundLink] = []
    for piece in pieces:
        names, _ = names_before(plain(piece)) if titles and not links_in(piece) else ((), "")
        if names and not titles[-1][1]:
            titles[-1] = (titles[-1][0], names, titles[-1][2])
        elif len(pieces) > 1 and is_link_row(piece):
            (titles[-1][2] if titles else waiting).extend(links_in(piece))
        else:
            titles.append((piece, (), waiting))
            waiting = []
    yield from titles


def _title_column(table: Table) -> int | None:
    """The column of the titles: named so, else the first named like works, else one of long linked texts.

    What is named like works must hold links, or long texts beside a column of authors or marks.
    """
    named = [
        place
        for place, name in enumerate(table.names[:_MOST_COLUMNS])
        if _TITLES.search(name) and _words(table, place) > 0
    ]
    if named:
        return max(named, key=lambda place: (_words(table, place), -place))
    is_of_papers = any(role_of(name) in {"authors", "status"} for name in table.names)
    for place, name in enumerate(table.names[:_MOST_COLUMNS]):
        are_linked = _linked(table, place) * 2 > len(table.rows)
        if _NAMES.search(name) and (are_linked or (is_of_papers and _words(table, place) >= _TITLE_WORDS)):
            return place
    others = (place for place, name in enumerate(table.names[:_MOST_COLUMNS]) if not role_of(name))
    linked = [place for place in others if _linked(table, place) * 2 > len(table.rows)]
    return next((place for place in linked if _words(table, place) >= _TITLE_WORDS), None)


def _words(table: Table, column: int) -> float:
    """How many words its cells have; none when they are links with usual labels."""
    cells_in = (_BREAK.split(_cell(cells, column)) for _, cells in table.rows[:_MOST_COLUMNS])
    texts = [next((piece for piece in pieces if not is_link_row(piece)), pieces[0]) for pieces in cells_in]
    counts = [0 if is_link_row(text) else len(title_of(_link_text(text), 9999).text.split()) for text in texts if text]
    return median(counts) if counts else 0


def _link_text(text: str) -> str:
    links = links_in(text)
    return links[0].text if links and links[0].start <= 1 else text


def _linked(table: Table, column: int) -> int:
    return sum(1 for _, cells in table.rows if links_in(_cell(cells, column)))


def _holds_marks(table: Table, findings: Findings) -> bool:
    return any(findings.marks.status_of_cell(_cell(cells, 0)) for _, cells in table.rows)


def _cell(cells: Sequence[str], column: int) -> str:
    text = cells[column] if column < len(cells) else ""
    return "" if _EMPTY.fullmatch(text) else text


def role_of(name: str) -> str:
    """What a column of this name says: status, authors, venue, tags or date; empty for any other."""
    name = name.strip()
    return next((role for role, pattern in _ROLES if pattern.fullmatch(name)), "")


def _title_draft(piece: str, line: Line, path: CategoryPath, findings: Findings) -> EntryDraft:
    reading = ItemText(line.number, path, findings.marks, findings.latest)
    draft = reading.read(piece)
    if reading.leftover:
        findings.note_leftover(line.number, reading.leftover)
    return draft


def _take_cells(
    draft: EntryDraft, table: Table, cells: Sequence[tuple[str, str]], title_column: int, findings: Findings
) -> None:
    for column, (role, text) in enumerate(cells):
        if column == title_column or _EMPTY.fullmatch(text):
            continue
        name = table.names[column].strip() if column < len(table.names) else ""
        status = findings.marks.status_of_cell(text) if role == "status" else None
        if status is not None:
            draft.status = status
        elif role == "status" and not any(char.isalnum() for char in text):
            continue  # signs that say something else, such as a medal
        elif not _take_role(draft, role, text, findings.latest):
            _take_other(draft, name, text)


def _take_role(draft: EntryDraft, role: str, text: str, latest: int) -> bool:
    if role == "authors" and not draft.authors:
        draft.authors = names_in(plain(text))
        return True
    if role == "tags" and not links_in(text):
        draft.tags = tuple(dict.fromkeys((*draft.tags, *filter(None, map(str.strip, _TAGS.split(plain(text)))))))
        return True
    if role not in {"venue", "date"} or links_in(text):
        return False
    written, year = date_in(text), year_in(text, latest)
    draft.date = draft.date or written
    draft.year = draft.year or (year if not written else None)
    if role == "venue" and not (written and not draft.venue and len(text.split()) <= 3):  # noqa: PLR2004  a date alone
        draft.venue = draft.venue or plain(text).replace("**", "")
        return True
    return bool(written or year)


def _take_other(draft: EntryDraft, name: str, text: str) -> None:
    """A cell of another column: its links, and its words with the column's name."""
    links = links_in(text)
    for link in links:
        draft.links.append((link.label or name, link.url))
    words = without_links(_BREAK.sub(" ", text) if links else text)
    if words and words.casefold() not in {"image", "img"}:  # what stands for a picture
        draft.summary.append(f"{name}: {words}" if name else words)
