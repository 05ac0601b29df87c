"""`locate` prints every path in use and makes none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Run


def test_every_path_is_printed_and_none_is_made(
    papertui: Callable[..., Run], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERTUI_READING_LOG", str(home / "synced"))

    located = papertui("locate", "-c", "other.toml")

    paths = {line.split()[0]: line.split(maxsplit=1)[1] for line in located.lines}
    assert list(paths) == ["catalogue", "reading", "config", "data", "state", "copies"]
    assert paths["catalogue"] == f"{home}/here/other.toml  (named on the command line; not there yet)"
    assert paths["reading"] == f"{home}/synced  (not there yet)"
    assert paths["config"].startswith(f"{home}/config/papertui/config.toml")
    assert sorted(path.name for path in home.iterdir()) == ["here"]


def test_the_sample_is_called_one(papertui: Callable[..., Run], home: Path) -> None:
    assert "(the sample that comes with papertui)" in papertui("locate").lines[0]


def test_the_catalogue_of_the_current_folder_counts(papertui: Callable[..., Run], catalogue: Path) -> None:
    assert papertui("locate").lines[0] == f"catalogue  {catalogue}  (in the current folder)"
