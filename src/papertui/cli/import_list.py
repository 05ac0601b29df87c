"""`import`: reading lists taken into a catalogue, with an account of what was found and what was not used."""

from __future__ import annotations

import os
import shlex
import signal
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papertui.cli.opening import find_setting
from papertui.cli.output import put, say, warn
from papertui.cli.progress import progress
from papertui.cli.repairing import known_texts, mended_lines, tell_repair
from papertui.cli.syntax import CATALOGUE, Argument, Option, verb
from papertui.domain.reading import Status
from papertui.domain.visible import visible
from papertui.errors import UnusableCatalogueError, WrongUsageError
from papertui.exchange.formats import READABLE
from papertui.importing import Wishes, carry_out, planned_import
from papertui.library import Library
from papertui.list_files import Mending, read_list
from papertui.storage.catalogue_file import read_catalogue
from papertui.storage.locations import CATALOGUE_NAME
from papertui.storage.new_entries import empty_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.cli.opening import Setting
    from papertui.exchange.imported import ReadingList
    from papertui.exchange.meeting import LinkOffer
    from papertui.importing import Import
    from papertui.storage.catalogue_file import CatalogueFile

_FEW = 5
_TOLD_PLACE = {(True, True): "made", (True, False): "nothing to write, not made:", (False, False): "catalogue:"}


@verb(
    "import",
    Argument("files", "FILE…", is_many=True),
    Option(("--new",), "new", "Write a new catalogue instead of adding to yours.", "OUT.toml"),
    Option(("--from",), "source", "What the files are; auto looks at them.", "FORMAT", choices=("auto", *READABLE)),
    Option(("--dry-run",), "dry_run", "Only say what would be done."),
    Option(("--json",), "as_json", "Print the report as JSON, as documented."),
    Option(("--include-commented",), "include_commented", "Also take entries that stand in comments, as unread."),
    Option(("--repair",), "repair", "Mend text that was read in a wrong encoding once, as far as that can be proved."),
    Option(("--no-marks",), "no_marks", "Leave the marks of the list: they are somebody else's."),
    Option(("--take-links",), "take_links", "Where a link differs from your own of that name, take that of the list."),
    CATALOGUE,
)
def import_lists(  # noqa: PLR0913  an option each
    files: tuple[str, ...],
    *,
    new: str | None,
    source: str | None,
    dry_run: bool,
    as_json: bool,
    include_commented: bool,
    repair: bool,
    no_marks: bool,
    take_links: bool,
    catalogue: str | None,
) -> int:
    """Take reading lists into your catalogue, or with --new into one of their own.

    They are Markdown, BibTeX or CSL-JSON; the keys of a bibliography become ids where they are free.
    Every entry is read with its links, names, dates, summary and mark. What is there already gains what it lacks and
    is otherwise left alone, so that importing a list twice changes nothing. Marks go to your reading log, never over a
    word of your own. Lines that belong to no entry are listed. One papertui undo takes it all back.
    """
    setting = _setting(new, catalogue)
    wishes = Wishes(with_marks=not no_marks, with_links=take_links)
    with progress() as shown:
        lists = [
            read_list(
                Path(name),
                source or "auto",
                include_commented=include_commented,
                mending=Mending(repair, partial(known_texts, setting, new, [one for one in files if one != name])),
                tell=shown.of(f"reading {name}"),
            )
            for name in files
        ]
        target = _target(setting, new, lists)
        entries = [entry for found in lists for entry in found.entries]
        plan = planned_import(target.base, entries, wishes, tell=shown.of("joining"))
    library = Library(target.base, setting.locations, setting.settings, is_new=target.is_new)
    if dry_run:
        marked = library.number_of_new_marks(plan.file, plan.marks)
    else:
        with _uninterrupted():
            plan, events = carry_out(plan, entries, library, [Path(name).name for name in files], wishes)
        marked = len(events)
    if as_json:
        _put_report(lists, plan)
    _tell(files, lists, plan, is_rehearsal=dry_run, takes_links=take_links)
    _tell_marks(plan, marked, is_rehearsal=dry_run, are_left=no_marks)
    if not dry_run:
        _tell_place(library.file.path, plan, marked, is_new=target.is_new, named=new or catalogue)
    return 0


@dataclass(frozen=True, slots=True)
class _Target:
    """The catalogue to write to, and whether it is made now."""

    base: CatalogueFile
    is_new: bool


def _setting(new: str | None, catalogue: str | None) -> Setting:
    if new is not None and catalogue is not None:
        raise WrongUsageError("--new and --catalogue both say where to write: give one")
    return find_setting(None if new is not None else catalogue)


def _target(setting: Setting, new: str | None, lists: Sequence[ReadingList]) -> _Target:
    """The catalogue that was named, or the one in use; without one of one's own a new one in the current folder."""
    title = next((found.title for found in lists if found.title), "")
    if new is not None:
        path = Path(new)
        if os.path.lexists(path):
            raise WrongUsageError(f"{new} is there already; to add to it: papertui import … -c {new}")
        return _Target(empty_catalogue(path, title), is_new=True)
    if setting.chosen.is_sample:
        return _Target(empty_catalogue(Path.cwd() / CATALOGUE_NAME, title), is_new=True)
    path = setting.chosen.path
    if not os.path.lexists(path):
        shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
        advice = f"to make it: papertui import … --new {shlex.quote(str(shown))}"
        raise UnusableCatalogueError(path, "no such file", advice)
    return _Target(read_catalogue(path), is_new=False)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Pass over ctrl+c for the moment in which both files are written: it ends the reading, never half of this."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _put_report(lists: Sequence[ReadingList], plan: Import) -> None:
    import json  # noqa: PLC0415  for --json alone

    put(json.dumps(_report(lists, plan), indent=1) + "\n")


def _report(lists: Sequence[ReadingList], plan: Import) -> dict[str, Any]:
    """The report as documented: entries and marks count every entry met, repeats included."""
    entries = [entry for found in lists for entry in found.entries]
    marked = Counter(entry.status.value for entry in entries if entry.status not in {None, Status.UNREAD})
    return {
        "entries": len(entries),
        "added": len(plan.added),
        "merged": len(entries) - len(plan.added),
        "marked": dict(marked),
        "categories": len({path for entry in entries for path in entry.paper.categories}),
        "skipped_commented": sum(found.skipped_commented for found in lists),
        "unused_lines": [{"line": line.line, "text": line.text} for found in lists for line in found.unused],
        "problems": [
            {"line": problem.line, "kind": problem.kind, "message": problem.message}
            for found in lists
            for problem in (*found.problems, *mended_lines(found))
        ]
        + [{"line": offer.line, "kind": "changed-link", "message": _told_offer(offer)} for offer in plan.offers],
    }


def _told_offer(offer: LinkOffer) -> str:
    return f"{offer.label} of {offer.paper_id} is {offer.offered} here, {offer.own} in your catalogue"


def _tell(
    files: Sequence[str], lists: Sequence[ReadingList], plan: Import, *, is_rehearsal: bool, takes_links: bool
) -> None:
    entries = sum(len(found.entries) for found in lists)
    added, gained = ("would be added", "would gain") if is_rehearsal else ("added", "gained")
    say(
        f"{_count(entries, 'entry', 'entries')}: {len(plan.added)} {added}, "
        f"{entries - len(plan.added)} were there already or met twice, {len(plan.changed)} of those {gained} something"
    )
    skipped = sum(found.skipped_commented for found in lists)
    if skipped:
        say(f"{_count(skipped, 'entry stands', 'entries stand')} in comments; --include-commented takes them too")
    unused = [(name, line) for name, found in zip(files, lists, strict=True) for line in found.unused]
    for name, line in unused[:_FEW]:
        say(f"not used: {visible(Path(name).name)}:{line.line}: {visible(line.text)[:100]}")
    if len(unused) > _FEW:
        say(f"not used: {len(unused) - _FEW} more lines; --json lists them all")
    problems = [
        f"{Path(name).name}:{problem.line}: {problem.message}"
        for name, found in zip(files, lists, strict=True)
        for problem in found.problems
        if problem.kind != "damaged-text"
    ]
    for name, found in zip(files, lists, strict=True):
        tell_repair(Path(name).name, found)
    warn(problems, "--json lists them all")
    for offer in plan.offers[:_FEW]:
        say(f"link: {visible(_told_offer(offer))}")
    if len(plan.offers) > _FEW:
        say(f"link: {len(plan.offers) - _FEW} more that differ; --json lists them all")
    if plan.offers and not takes_links:
        say("your links were left; --take-links takes those of the list")


def _tell_place(path: Path, plan: Import, marked: int, *, is_new: bool, named: str | None) -> None:
    """Where it has gone, and how to take it back."""
    is_made = is_new and bool(plan.texts)
    say(f"{_TOLD_PLACE[is_new, is_made]} {visible(str(path))}")
    if plan.texts or marked:
        say(f"papertui undo{f' -c {visible(shlex.quote(named))}' if named else ''} takes it back")


def _tell_marks(plan: Import, marked: int, *, is_rehearsal: bool, are_left: bool) -> None:
    """The number of marks that the log takes, or would take, and how to do without them."""
    found = len(plan.marks)
    if not found:
        return
    if are_left:
        say(f"{_count(found, 'mark', 'marks')} of the list left out, as asked")
    elif is_rehearsal and marked:
        say(f"{_count(marked, 'mark', 'marks')} would go to your reading log; --no-marks leaves them")
    elif marked:
        said = f"{_count(marked, 'mark', 'marks')} taken into your reading log"
        say(f"{said}; not yours? undo it, then import with --no-marks")
    else:
        say(f"{_count(found, 'mark', 'marks')} of the list: your reading log speaks of these papers already")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
