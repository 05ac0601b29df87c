"""The history of a catalogue on disk: what was changed here, appended before it happens, so that it can be undone.

One JSON object a line in ``history/<hash of the catalogue's real path>.jsonl`` of the state folder::

    {"key":"9f2c…","at":"2026-11-20T17:37:00.123Z","what":"title of ho2020denoising","session":"…","texts":[{…}]}
    {"undo":"9f2c…"}      it was taken back
    {"redo":"9f2c…"}      and repeated
    {"void":"9f2c…"}      a change that was refused after all: it is as if it had never been written
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from papertui.domain.change import Change, MarkExchange, TextExchange
from papertui.domain.moment import moment_in
from papertui.errors import ChangedElsewhereError, UncertainWriteError, UnreadableHistoryError, WriteFailedError
from papertui.storage import safe_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

KEPT = 1000  # changes

_TEXTS = tuple(found.name for found in fields(TextExchange))
_NUMBERS = ("start", "others")
_NAMES = ("paper", "title", "arxiv", "doi", "source")


def place_name(catalogue: Path) -> str:
    """What the files about a catalogue are called: links to one file have one name."""
    from hashlib import sha256  # noqa: PLC0415  loads OpenSSL, which reading does without

    return sha256(os.fsencode(os.path.realpath(catalogue))).hexdigest()[:24]


class HistoryFile:
    """The history of one catalogue; adding to it reads nothing."""

    def __init__(self, catalogue: Path, state_folder: Path, *, lock_folder: Path) -> None:
        self.path = state_folder / "history" / f"{place_name(catalogue)}.jsonl"
        self._lock_folder = lock_folder

    def record(self, change: Change) -> None:
        """Write a change that is about to happen; it is on disk when this returns.

        Raises:
            WriteFailedError: The disk refused.
        """
        self._append(_object_of(change))

    def note(self, verb: str, key: str) -> None:
        """Write that a change is about to be undone or repeated.

        Raises:
            WriteFailedError: The disk refused.
        """
        self._append({verb: key})

    def withdraw(self, verb: str, key: str) -> None:
        """Write that what was announced has been refused; where even that cannot be written, undo finds it out."""
        opposite = {"undo": "redo", "redo": "undo"}.get(verb, "void")
        with suppress(WriteFailedError):
            self._append({opposite: key})

    def changes(self) -> tuple[Change, ...]:
        """The last changes, oldest first, those that were undone behind the others; lines that are none are skipped.

        Raises:
            UnreadableHistoryError: It is there and cannot be read.
        """
        done, undone = _replayed(self._lines())
        return (*done[-KEPT:], *(replace(change, is_undone=True) for change in reversed(undone)))

    def shorten(self) -> None:
        """Forget what is older than the last changes; another papertui that adds to it just now is not disturbed.

        Raises:
            WriteFailedError: The disk refused; nothing was forgotten.
        """
        try:
            content = self._content()
        except UnreadableHistoryError:
            return
        if content.count(b"\n") <= 2 * KEPT:
            return
        done, undone = _replayed(content.splitlines())
        lines = [_line(_object_of(change)) for change in (*done[-KEPT:], *reversed(undone))]
        lines += [_line({"undo": change.key}) for change in undone]
        with suppress(ChangedElsewhereError, UncertainWriteError):
            safe_write.replace(self.path, content, b"".join(lines), lock_folder=self._lock_folder)

    def _append(self, line: Mapping[str, Any]) -> None:
        safe_write.make_folder(self.path.parent)
        with suppress(UncertainWriteError):
            safe_write.append(self.path, _line(line), lock_folder=self._lock_folder)

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise UnreadableHistoryError(self.path, error.strerror or str(error)) from error

    def _lines(self) -> list[bytes]:
        return self._content().splitlines()


def new_key() -> str:
    """A name no other change has."""
    return os.urandom(8).hex()


def _replayed(lines: Iterable[bytes]) -> tuple[list[Change], list[Change]]:
    """What is done, oldest first, and what is undone, the first to be repeated last."""
    objects = [told for line in lines if b"{" in line and (told := _object_in(line))]
    void = {str(told["void"]) for told in objects if "void" in told}
    done: list[Change] = []
    undone: list[Change] = []
    for told in objects:
        if "undo" in told:
            _take_out(done, undone, told["undo"], is_repeated=False)
        elif "redo" in told:
            _take_out(undone, done, told["redo"], is_repeated=True)
        elif (change := _change_in(told)) is not None and change.key not in void:
            done.append(change)
            undone.clear()
    return done, undone


def _take_out(source: list[Change], target: list[Change], key: object, *, is_repeated: bool) -> None:
    for place in reversed(range(len(source))):
        if source[place].key == key:
            target.append(replace(source.pop(place), is_repeated=is_repeated))
            return


def _object_of(change: Change) -> dict[str, Any]:
    raw: dict[str, Any] = {"key": change.key, "at": change.at, "what": change.what, "session": change.session}
    if change.texts:
        raw["texts"] = [{name: value for name, value in asdict(text).items() if value} for text in change.texts]
    if change.marks:
        raw["marks"] = [{name: value for name, value in asdict(mark).items() if value} for mark in change.marks]
    return raw


def _line(raw: Mapping[str, Any]) -> bytes:
    """A line of JSON; what is half a character stays one, as JSON can write it."""
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="backslashreplace") + b"\n"


def _object_in(line: bytes) -> dict[str, Any]:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _change_in(raw: Mapping[str, Any]) -> Change | None:
    try:
        texts = tuple(_text_in(text) for text in raw.get("texts", ()))
        marks = tuple(_mark_in(mark) for mark in raw.get("marks", ()))
        told = [raw["key"], moment_in(raw["at"]), raw["what"], raw.get("session", "")]
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if not all(isinstance(text, str) for text in told) or not (texts or marks):
        return None
    key, at, what, session = told
    return Change(key, at, what, session, texts, marks)


def _text_in(raw: Mapping[str, Any]) -> TextExchange:
    values = {"before": "", "after": "", **{name: raw[name] for name in _TEXTS if name in raw}}
    numbers = {name: values.pop(name, 0) for name in _NUMBERS}
    if not all(isinstance(value, str) for value in values.values()):
        raise TypeError("a text that is none")
    "".join(values.values()).encode()  # no file holds half a character, as an escape can spell it
    if not all(isinstance(number, int) and number >= 0 for number in numbers.values()):
        raise TypeError("a place that is none")
    return TextExchange(**values, **numbers)


def _mark_in(raw: Mapping[str, Any]) -> MarkExchange:
    names = [raw.get(name, "") for name in _NAMES]
    if not all(isinstance(name, str) for name in names) or not names[0]:
        raise TypeError("a mark of no paper")
    (before, old), (after, new) = raw["before"], raw["after"]
    paper, title, arxiv, doi, source = names
    return MarkExchange(paper, (str(before), old), (str(after), new), title, arxiv, doi, source)
