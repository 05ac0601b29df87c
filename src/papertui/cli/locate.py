"""`locate`: every path in use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from papertui.cli.opening import find_setting
from papertui.cli.output import put
from papertui.cli.syntax import CATALOGUE, verb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from papertui.cli.opening import Setting


@verb("locate", CATALOGUE)
def locate_files(*, catalogue: str | None) -> int:
    """Print every path in use, also of files that are not there yet."""
    from papertui.domain.visible import visible  # noqa: PLC0415  for this verb alone

    setting = find_setting(catalogue)
    lines = []
    for name, path, remark in _places(setting):
        absent = "" if os.path.lexists(path) else "not there yet"
        told = "; ".join(filter(None, (remark, absent)))
        lines.append(f"{name:<10} {visible(str(path))}{f'  ({visible(told)})' if told else ''}\n")
    put("".join(lines))
    return 0


def _places(setting: Setting) -> Iterator[tuple[str, Path, str]]:
    locations = setting.locations
    yield "catalogue", setting.chosen.path, setting.chosen.why
    yield "reading", locations.reading_folder_with(setting.settings), ""
    yield "config", locations.config_file, ""
    yield "data", locations.data_folder, ""
    yield "state", locations.state_folder, ""
    yield "copies", *_copies(setting)


def _copies(setting: Setting) -> tuple[Path, str]:
    from papertui.storage.daily_copy import copies_folder, copies_in  # noqa: PLC0415  for this verb alone

    chosen, locations = setting.chosen, setting.locations
    folder = copies_folder(locations.own_catalogue if chosen.is_sample else chosen.path, locations.state_folder)
    days = [copy.stem for copy in copies_in(folder)]
    there = f": {days[0]} to {days[-1]}" if len(days) > 1 else f": {days[0]}" if days else ""
    return folder, f"the catalogue before each day's first change{there}; to go back, copy one over it"
