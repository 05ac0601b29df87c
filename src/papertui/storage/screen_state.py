"""What the screen remembers by itself, in ``state.json`` of the state folder; the config beats it.

It is a convenience: a file that cannot be read is as good as none, and one that cannot be written costs nothing else.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from papertui.errors import PapertuiError
from papertui.storage import safe_write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_Value = TypeVar("_Value")

FILE_NAME = "state.json"
_NOTHING: Mapping[str, Any] = MappingProxyType({})
MOST_CATALOGUES = 50  # whose closed categories are remembered; the longest unused go first


class ScreenState(NamedTuple):
    """What was chosen on the screen.

    Attributes:
        theme: Empty when none was ever chosen.
        sort: Value of the order of the list; empty for catalogue order.
        closed: Category paths that are folded up, by the real path of the catalogue.
        places: Where the reader was, likewise: the kind of shelf, the paper's id, the path of the category.
    """

    theme: str = ""
    sort: str = ""
    closed: Mapping[str, tuple[tuple[str, ...], ...]] = _NOTHING
    places: Mapping[str, tuple[str, ...]] = _NOTHING

    def with_closed(self, catalogue: Path, paths: tuple[tuple[str, ...], ...]) -> ScreenState:
        """The state with these paths closed in one catalogue."""
        return self._replace(closed=_with(self.closed, catalogue, paths))

    def with_place(self, catalogue: Path, place: tuple[str, ...]) -> ScreenState:
        """The state with the reader there in one catalogue; an empty place is the beginning."""
        return self._replace(places=_with(self.places, catalogue, place))


def read_state(folder: Path) -> ScreenState:
    """What was remembered last; nothing of it when the file is missing or says something else."""
    try:
        said = json.loads((folder / FILE_NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return ScreenState()
    if not isinstance(said, dict):
        return ScreenState()
    closed, places = said.get("closed"), said.get("places")
    return ScreenState(
        theme=_text(said.get("theme")),
        sort=_text(said.get("sort")),
        closed={name: _paths(paths) for name, paths in closed.items()} if isinstance(closed, dict) else {},
        places={name: _words(place) for name, place in places.items()} if isinstance(places, dict) else {},
    )


def write_state(folder: Path, state: ScreenState, *, lock_folder: Path) -> bool:
    """Remember this; False when the disk would not."""
    path = folder / FILE_NAME
    said = {"theme": state.theme, "sort": state.sort, "closed": dict(state.closed), "places": dict(state.places)}
    try:
        safe_write.make_folder(folder)
        standing = path.read_bytes() if path.exists() else None
        safe_write.replace(path, standing, json.dumps(said, indent=1).encode() + b"\n", lock_folder=lock_folder)
    except (OSError, PapertuiError):
        return False
    return True


def _with(by_catalogue: Mapping[str, _Value], catalogue: Path, value: _Value) -> dict[str, _Value]:
    others = {name: other for name, other in by_catalogue.items() if name != str(catalogue)}
    kept = dict(list(others.items())[-(MOST_CATALOGUES - 1) :])
    return {**kept, str(catalogue): value} if value else kept


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _paths(value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        return ()
    return tuple(tuple(map(str, path)) for path in value if isinstance(path, list))
