"""`readme`: a list in a README compared with the catalogue and the reading log, and brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papertui.cli.opening import find_setting, open_with
from papertui.cli.output import put, say
from papertui.cli.selecting import select
from papertui.cli.syntax import CATALOGUE, Argument, Option, verb
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError
from papertui.readme import (
    entry_differences,
    field_differences,
    mark_differences,
    marked,
    open_readme,
    with_papers,
    write_readme,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.cli.opening import Opened
    from papertui.readme import Difference, Readme

FOUND = 1
_FEW = 5
_ACTIONS = ("check", "diff", "write", "add")


@verb(
    "readme",
    Argument("action", "|".join(_ACTIONS), choices=_ACTIONS),
    Argument("readme", "FILE"),
    Argument("papers", "ID…", is_many=True, is_required=False, names_papers=True),
    Option(("--log",), "log", "The reading log to go by, instead of yours.", "DIR"),
    Option(("--remove",), "remove", "With write: also take away the marks of what the log says is unread."),
    Option(("--dry-run",), "dry_run", "With write and add: only show what would change."),
    CATALOGUE,
)
def keep_readme(  # noqa: PLR0913  an option each
    action: str,
    readme: str,
    *,
    papers: tuple[str, ...],
    log: str | None,
    remove: bool,
    dry_run: bool,
    catalogue: str | None,
) -> int:
    """Keep a list in a README and your catalogue together.

    check says where marks or entries differ, and exits with 1 then; diff shows entries and fields that stand on one
    side only; write adds the marks of what you have read, as that list marks, and changes nothing else; add ID… writes
    entries at the end of their sections, as the others there are written.
    """
    _refuse_misplaced(action, papers, remove=remove, dry_run=dry_run)
    opened = _opened(catalogue, log)
    found = open_readme(Path(readme), opened.library.catalogue)
    if action == "check":
        return _check(opened, found)
    if action == "diff":
        return _diff(opened, found)
    if action == "write":
        return _write(opened, found, removes=remove, is_rehearsal=dry_run)
    return _add(opened, found, papers, is_rehearsal=dry_run)


def _refuse_misplaced(action: str, papers: Sequence[str], *, remove: bool, dry_run: bool) -> None:
    if action == "add" and not papers:
        raise WrongUsageError("name the papers to add: papertui readme add FILE ID…")
    if action != "add" and papers:
        raise WrongUsageError(f"readme {action} takes one FILE alone: {' '.join(papers)!r} is too much")
    if remove and action != "write":
        raise WrongUsageError("--remove goes with readme write")
    if dry_run and action not in {"write", "add"}:
        raise WrongUsageError(f"--dry-run goes with readme write and add; readme {action} changes nothing")


def _opened(catalogue: str | None, log: str | None) -> Opened:
    """The catalogue, never the sample, with the log that was named."""
    setting = find_setting(catalogue)
    if setting.chosen.is_sample:
        raise WrongUsageError("there is no catalogue to compare with; papertui import FILE makes one of the list")
    if log is None:
        return open_with(setting)
    folder = Path(log)
    if not folder.is_dir():
        raise WrongUsageError(f"--log {log}: there is no such folder")
    locations = setting.locations._replace(reading_folder=folder, has_environment_log=True)
    return open_with(setting._replace(locations=locations))


def _check(opened: Opened, found: Readme) -> int:
    library = opened.library
    if not library.log.events:
        folder = opened.setting.locations.reading_folder_with(opened.settings)
        raise WrongUsageError(f"there is no reading log in {folder} to compare marks with; --log DIR names another")
    marks = mark_differences(found, library.reading)
    entries = entry_differences(found, library.catalogue.papers)
    name, own = found.path.name, library.file.path.name
    lines = [(each.line, f"{name}:{each.line}: {_told_mark(each)}") for each in marks]
    lines += [(each.line, f"{name}:{each.line}: not in {own}: {each.title}") for each in entries if each.line]
    lines = sorted(lines, key=lambda pair: pair[0])
    lines += [(0, f"{own}: not in {name}: {each.title} ({each.paper_id})") for each in entries if not each.line]
    put("".join(f"{visible(line)}\n" for _, line in lines))
    if lines:
        advice = f"; papertui readme write {name} adds missing marks" if marks else ""
        numbers = f"{_count(len(marks), 'mark', 'marks')} and {_count(len(entries), 'entry', 'entries')}"
        say(f"{numbers} differ{advice}")
        return FOUND
    say(f"{visible(name)} is as {visible(own)} and the reading log are: {len(found.listing.entries)} entries")
    return 0


def _told_mark(each: Difference) -> str:
    if each.kept == "read":
        return f"read in the log, not marked here: {each.title} ({each.paper_id})"
    said = "of which the log says nothing" if each.kept == "unread" else f"{each.kept} in the log"
    return f"marked {each.listed} here, {said}: {each.title} ({each.paper_id})"


def _diff(opened: Opened, found: Readme) -> int:
    catalogue = opened.library.catalogue
    entries = entry_differences(found, catalogue.papers)
    fields = field_differences(found, catalogue)
    if not entries and not fields:
        say(f"{visible(found.path.name)} and {visible(opened.library.file.path.name)} say the same")
        return 0
    lines = [f"--- {found.path}", f"+++ {opened.library.file.path}"]
    lines += [
        f"-{each.title} (line {each.line})" if each.line else f"+{each.title} ({each.paper_id})" for each in entries
    ]
    last = ""
    for each in fields:
        if each.paper_id != last:
            lines.append(f"@@ line {each.line}: {each.title} ({each.paper_id}) @@")
            last = each.paper_id
        lines.append(f"-{each.field}: {each.listed}" if each.listed else f"+{each.field}: {each.kept}")
    put("".join(f"{visible(line)}\n" for line in lines))
    return 0


def _write(opened: Opened, found: Readme, *, removes: bool, is_rehearsal: bool) -> int:
    library = opened.library
    marking = marked(found, library.reading, library.catalogue.read_markers, removes=removes)
    _put_or_write(opened, found, marking.text, is_rehearsal=is_rehearsal)
    (say if is_rehearsal else _put_line)(f"+{marking.added} −{marking.removed}")
    for entry in marking.refused[:_FEW]:
        where = f"{found.path.name}:{entry.line}"
        say(f"▲ {visible(where)}: a mark here would be misread; mark it by hand: {visible(entry.paper.title)}")
    if len(marking.refused) > _FEW:
        say(f"▲ {len(marking.refused) - _FEW} more entries cannot be marked")
    return FOUND if marking.refused else 0


def _put_line(text: str) -> None:
    put(f"{text}\n")


def _add(opened: Opened, found: Readme, selectors: Sequence[str], *, is_rehearsal: bool) -> int:
    library = opened.library
    papers = select(library, selectors)
    listed = [paper for paper in papers if paper.id in found.papers]
    missing = [paper for paper in papers if paper.id not in found.papers]
    for paper in listed:
        line = found.listing.entries[found.entries_of(paper.id)[0]].line
        say(f"already there, line {line}: {visible(paper.title)}")
    text = with_papers(found, missing)
    _put_or_write(opened, found, text, is_rehearsal=is_rehearsal)
    for paper in missing:
        say(f"{'would add' if is_rehearsal else 'added'}: {visible(paper.title)} ({visible(paper.id)})")
    return 0


def _put_or_write(opened: Opened, found: Readme, text: str, *, is_rehearsal: bool) -> None:
    if not is_rehearsal:
        write_readme(found, text, opened.setting.locations.lock_folder)
        return
    from papertui.cli.diff_text import diff_text  # noqa: PLC0415  for rehearsals alone

    put(diff_text(found.path.name, found.text, text))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
