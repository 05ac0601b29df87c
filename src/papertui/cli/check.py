"""`check`: everything that is wrong or doubtful about a catalogue and its reading log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from papertui.cli.opening import find_setting, told_with_place
from papertui.cli.output import put, say
from papertui.cli.syntax import CATALOGUE, Option, verb
from papertui.domain.findings import findings, stray_findings
from papertui.domain.problem import Problem
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError
from papertui.library import open_library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.exchange.damage import Damage
    from papertui.library import Library

FOUND, UNPARSABLE = 1, 3


@verb(
    "check",
    Option(("--json",), "as_json", "Print a JSON array of findings."),
    Option(("--fix",), "fix", "Mend what can be mended without a doubt, in place."),
    Option(("--dry-run",), "dry_run", "With --fix: only show what would be mended, as a diff."),
    CATALOGUE,
)
def check_catalogue(*, as_json: bool, fix: bool, dry_run: bool, catalogue: str | None) -> int:
    """Look for problems, duplicates, bad links, missing fields, placeholders, damaged text, stray marks.

    Exits with 1 when there is something, with 3 when the file does not parse.
    """
    if dry_run and not fix:
        raise WrongUsageError("--dry-run goes with --fix")
    setting = find_setting(catalogue)
    library = open_library(setting.chosen, setting.locations, setting.settings)
    if fix:
        from papertui.cli.fixing import fix_all  # noqa: PLC0415  for --fix alone

        fix_all(library, all_findings(library), is_rehearsal=dry_run, has_diff=not as_json)
    found = [*setting.config_problems, *all_findings(library)]
    if as_json:
        from papertui.exchange.paper_json import json_array  # noqa: PLC0415  for --json alone

        put(json_array(map(_object, found)))
    else:
        _put_lines(library, found)
    if not library.file.is_whole:
        return UNPARSABLE
    return FOUND if found else 0


def all_findings(library: Library) -> list[Problem]:
    """What is wrong with the file and the log, and what is doubtful; in file order, the log last."""
    from papertui.exchange.damage import damages  # noqa: PLC0415  as below
    from papertui.search.twins import near_twins  # noqa: PLC0415  rapidfuzz is loaded for this alone

    papers = [paper for paper in library.catalogue.papers if not paper.is_broken]
    twins = [
        Problem(
            paper.line,
            1,
            "similar-title",
            f"{paper.id} is spelled nearly like {first.id} in line {first.line}: one paper or two?",
            paper.id,
        )
        for first, paper in near_twins(papers)
    ]
    this_year = datetime.now(UTC).year
    of_file = [*library.problems, *findings(papers, this_year), *map(_told_damage, damages(papers)), *twins]
    of_log = [*library.log_problems, *stray_findings(library.strays)]
    return [*sorted(of_file, key=lambda problem: (problem.line, problem.column)), *of_log]


def _told_damage(damage: Damage) -> Problem:
    paper, fields = damage.paper, " and ".join(damage.fields)
    lost = set(damage.fields) - damage.mended.keys()
    rest = "; characters are lost for ever" if lost else ", and can be given back"
    sentence = (
        f"{paper.id}: {fields} {'was' if len(damage.fields) == 1 else 'were'} read in a wrong encoding once{rest}"
    )
    return Problem(paper.line, 1, "damaged-text", sentence, paper.id, fixable=bool(damage.mended))


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": problem.column,
        "id": problem.paper_id,
        "kind": problem.kind,
        "message": problem.message,
        "fixable": problem.fixable,
    }


def _put_lines(library: Library, found: Sequence[Problem]) -> None:
    name = visible(library.file.path.name)
    lines = []
    for problem in found:
        if problem.kind.startswith("config-"):
            lines.append(f"{visible(told_with_place(problem))} [{problem.kind}]\n")
            continue
        place = (
            f"{name}:{problem.line}:{problem.column}: " if problem.line and not problem.kind.endswith("-log") else ""
        )
        lines.append(f"{place}{visible(problem.message)} [{problem.kind}]\n")
    put("".join(lines))
    entries = _count(len(library.catalogue.papers), "entry", "entries")
    if not found:
        say(f"nothing wrong with {entries}")
        return
    fixable = sum(problem.fixable for problem in found)
    mend = f"; {fixable} can be mended: papertui check --fix" if fixable else ""
    say(f"{_count(len(found), 'finding', 'findings')} in {entries}{mend}")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
