"""The bytes of one entry while they are being changed, and what they shall say in the end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from papertui.domain.category import parse_path, path_text
from papertui.domain.paper import Link
from papertui.errors import EditRefusedError
from papertui.storage.cell_edit import edited_brackets
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.entry_render import TomlValue, is_multi_line, string_text, value_text
from papertui.storage.entry_spans import Statement, cells
from papertui.storage.link_change import changed_links
from papertui.storage.toml_reading import UnparsableError, parsed
from papertui.storage.toml_values import is_same, only_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.domain.draft import FieldValue

_FULL_DATE = len("2020-06-19")
_NEW_SUMMARY = b"'''\n"


class EntryChange:
    """Puts values into the bytes of an entry, one after the other.

    Attributes:
        expected: The TOML values that the entry shall have; `finished` proves that its bytes have them.
    """

    def __init__(self, entry: bytes, table: dict[str, Any]) -> None:
        self._entry = entry
        self._ended_with_newline = entry.endswith(b"\n")
        self.expected = dict(table)

    def put(self, field: str, value: FieldValue) -> None:
        """Set a field, or remove its key when the value is None.

        Raises:
            EditRefusedError: The value cannot be written, or not where the field stands.
        """
        try:
            if field == "links":
                self._put_links(value)
            elif value is None:
                self._remove(field)
            else:
                self._put_value(field, value)
        except UnicodeEncodeError:
            raise EditRefusedError(f"{field}: holds a character that cannot be written as UTF-8") from None

    def finished(self, *, is_last: bool) -> bytes:
        """The new bytes, proven: parsed alone they hold one entry, equal in value and type to `expected`.

        Raises:
            EditRefusedError: They do not.
        """
        try:
            table = only_entry(self._entry)
        except UnparsableError as error:
            raise EditRefusedError(f"nothing was changed: the new text would not parse: {error.reason}") from None
        if not is_same(table, self.expected):
            raise EditRefusedError("nothing was changed: the new text would not say what was asked for")
        if not (self._entry.endswith(b"\n") or (is_last and not self._ended_with_newline)):
            raise EditRefusedError("nothing was changed: the new text would run into the next entry")
        return self._entry

    def _splice(self, span: tuple[int, int], text: bytes) -> None:
        self._entry = self._entry[: span[0]] + text + self._entry[span[1] :]

    def _remove(self, field: str) -> None:
        layout = EntryLayout(self._entry)
        statement = layout.own_statement(field)
        if statement is not None:
            self._entry = layout.spliced([(statement.start, statement.end, b"")])
        self.expected.pop(field, None)

    def _put_value(self, field: str, value: FieldValue) -> None:
        layout = EntryLayout(self._entry)
        statement = layout.own_statement(field)
        like = self._entry[slice(*statement.value_span)] if statement else b""
        fresh = _toml_value(field, value, self.expected.get(field), like)
        if statement is None:
            like = _NEW_SUMMARY if field == "summary" else b""
            self._entry = layout.with_statement(field, value_text(fresh, like, layout.newline))
        else:
            self._splice(statement.value_span, self._replaced(statement, like, fresh, layout.newline))
        self.expected[field] = fresh

    def _replaced(self, statement: Statement, like: bytes, fresh: TomlValue, newline: bytes) -> bytes:
        old = parsed(b"v = " + like)["v"]
        if not isinstance(fresh, list) or not isinstance(old, list):
            return value_text(fresh, like, newline)
        found = cells(self._entry, statement.value_span[0])
        if found is None or len(found[0]) != len(old):
            return value_text(fresh, like, newline)
        words = [word if isinstance(word, str) else f"\0{place}" for place, word in enumerate(old)]
        return edited_brackets(like, found, words, fresh, _element_text(fresh, newline))

    def _put_links(self, value: FieldValue) -> None:
        links = {link.label: link.url for link in value or () if isinstance(link, Link)}  # type: ignore[union-attr]
        self._entry = changed_links(self._entry, self.expected.get("links"), links)
        if links:
            self.expected["links"] = links
        else:
            self.expected.pop("links", None)


def _element_text(fresh: Sequence[str], newline: bytes) -> Callable[[int, bytes], bytes]:
    def text_at(place: int, like: bytes) -> bytes:
        is_kept = like[:1] in {b'"', b"'"} and parsed(b"v = " + like)["v"] == fresh[place]
        return like if is_kept else string_text(fresh[place], like, newline)

    return text_at


def _toml_value(field: str, value: FieldValue, old: object, like: bytes) -> TomlValue:
    """The value as TOML has it; what the entry says already in other spelling stays spelt so."""
    if isinstance(value, tuple):
        spelt = (
            {_word(field, text): text for text in reversed(old) if isinstance(text, str)}
            if isinstance(old, list)
            else {}
        )
        words = [path_text(item) if isinstance(item, tuple) else str(item) for item in value]
        return [spelt.get(word, word) for word in words]
    if field == "date" and isinstance(value, str) and len(value) == _FULL_DATE and not isinstance(old, str):
        return date.fromisoformat(value)
    if field == "summary" and isinstance(value, str):
        was_line_below = isinstance(old, str) and old.endswith("\n") and is_multi_line(like)
        has_lines_now = "\n" in value and not is_multi_line(like)
        return f"{value}\n" if not like or was_line_below or has_lines_now else value
    return value if isinstance(value, str | int) else ""


def _word(field: str, text: str) -> str:
    return path_text(parse_path(text)) if field == "categories" else text.strip()
