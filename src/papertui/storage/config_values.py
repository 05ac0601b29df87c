"""The text of a config.toml as settings; every wrong value falls back to its default and is told with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tomli

from papertui.domain.problem import Problem
from papertui.storage.config_file import Glyphs, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

GLYPH_SETS = ("unicode", "ascii")
LONGEST_GLYPH = 4  # code points: a sign, its variation selector, a mark or two


def settings_in(content: bytes) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that the bytes of a config hold, and everything that is wrong with them."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        document = tomli.loads(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Settings(), (config_problem("config-syntax", "is not UTF-8 here; all of it is ignored", line),)
    except tomli.TOMLDecodeError as error:
        message = f"is not TOML here: {error.msg}; all of it is ignored"
        return Settings(), (config_problem("config-syntax", message, error.lineno, error.colno),)
    except RecursionError:
        return Settings(), (config_problem("config-syntax", "is nested too deeply; all of it is ignored"),)
    except ValueError:
        return Settings(), (config_problem("config-syntax", "holds a number beyond all measure; all of it is ignored"),)
    return _ConfigReader(text).settings_of(document)


def config_problem(kind: str, message: str, line: int = 0, column: int = 0) -> Problem:
    """Something wrong with the config, told as such."""
    return Problem(line, column, kind, f"config.toml {message}")


def line_of(config: Path, *key: str) -> int:
    """The line where a config sets a key, counted from 1; 0 when it cannot be told."""
    try:
        text = config.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return 0
    return _ConfigReader(text).place_of(key)[0]


class _WrongValueError(ValueError):
    """A value that does not fit; its text says what would."""


class _ConfigReader:
    """Goes through a parsed config once, collecting what is wrong with it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._problems: list[Problem] = []

    def settings_of(self, document: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
        settings = Settings()
        readers: dict[str, Callable[[Any], Any]] = {
            "theme": _text,
            "advance_after_marking": _truth,
            "catalogue": _text,
            "reading_log": _text,
            "editor": _text,
            "ambiguous_width": _width,
            "glyphs": self._glyphs,
            "catalogues": self._catalogues,
            "keys": self._keys,
        }
        for name, value in document.items():
            if name not in readers:
                self._unknown((name,), readers)
                continue
            try:
                settings = settings._replace(**{name: readers[name](value)})
            except _WrongValueError as error:
                self._wrong((name,), error)
        return settings, tuple(sorted(self._problems, key=lambda problem: problem.line))

    def _glyphs(self, table: object) -> Glyphs:
        glyphs = Glyphs()
        known = set(Glyphs._fields)
        for name, value in _table(table).items():
            if name not in known:
                self._unknown(("glyphs", name), known)
                continue
            try:
                glyphs = glyphs._replace(**{name: _glyph_set(value) if name == "set" else _glyph(value)})
            except _WrongValueError as error:
                self._wrong(("glyphs", name), error)
        return glyphs

    def _catalogues(self, table: object) -> dict[str, str]:
        return dict(self._each(("catalogues",), table, _text))

    def _keys(self, table: object) -> dict[str, tuple[str, ...]]:
        return dict(self._each(("keys",), table, _key_names))

    def _each(
        self,
        path: tuple[str, ...],
        table: object,
        reader: Callable[[Any], Any],
    ) -> Iterable[tuple[str, Any]]:
        """Values of a table of the reader's own names; ``[keys.list]`` names ``list.…``."""
        for name, value in _table(table).items():
            if isinstance(value, dict):
                yield from ((f"{name}.{inner}", found) for inner, found in self._each((*path, name), value, reader))
                continue
            try:
                yield name, reader(value)
            except _WrongValueError as error:
                self._wrong((*path, name), error)

    def _unknown(self, path: tuple[str, ...], known: Iterable[str]) -> None:
        from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs it

        near = get_close_matches(path[-1], list(known), 1)
        advice = f"did you mean {near[0]}?" if near else "known are " + ", ".join(sorted(known))
        message = f"does not know {'.'.join(path)}: {advice}"
        self._problems.append(config_problem("config-unknown-key", message, *self.place_of(path)))

    def _wrong(self, path: tuple[str, ...], error: _WrongValueError) -> None:
        message = f"has a wrong value for {'.'.join(path)}: it must be {error}; the default holds"
        self._problems.append(config_problem("config-wrong-value", message, *self.place_of(path)))

    def place_of(self, path: tuple[str, ...]) -> tuple[int, int]:
        """Line and column of a key, found by its name below its table's header; 0 when written otherwise."""
        table: tuple[str, ...] = ()
        for number, line in enumerate(self._text.split("\n"), 1):
            header = _HEADER.match(line)
            if header:
                table = _parts(header["name"])
            match = header or _KEY.match(line)
            if match is None:
                continue
            named = table if header else (*table, *_parts(match["name"]))
            if named == path:
                return number, match.start("name") + 1
        return (0, 0) if len(path) == 1 else self.place_of(path[:-1])


_NAME = r"""(?P<name>(?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)"""
_HEADER = re.compile(rf"\s*\[\[?\s*{_NAME}\s*\]")
_KEY = re.compile(rf"\s*{_NAME}\s*=")
_PART = re.compile(r"""["']([^"']*)["']|([\w-]+)""")


def _parts(name: str) -> tuple[str, ...]:
    return tuple(match[1] or match[2] for match in _PART.finditer(name))


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _WrongValueError("a text in quotes")


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _WrongValueError("true or false")


def _width(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value in {1, 2}:
        return value
    raise _WrongValueError("1 or 2")


def _table(value: object) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise _WrongValueError("a table")


def _glyph_set(value: object) -> str:
    if isinstance(value, str) and value in GLYPH_SETS:
        return value
    raise _WrongValueError(" or ".join(f'"{name}"' for name in GLYPH_SETS))


def _glyph(value: object) -> str:
    if isinstance(value, str) and value.strip() and value.isprintable() and len(value) <= LONGEST_GLYPH:
        return value
    raise _WrongValueError("one sign in quotes")


def _key_names(value: object) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(filter(None, names))
    raise _WrongValueError("a key or a list of keys, in quotes")
