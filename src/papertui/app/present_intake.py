"""An import as lines of the screen: what would become of a list, what was not used of it, and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papertui.app.fitting import padded_left, wrapped
from papertui.app.present import bar
from papertui.app.roles import Line, Role
from papertui.domain.category import Counts
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.app.present import Glyphs
    from papertui.domain.reading import Status
    from papertui.exchange.imported import ReadingList
    from papertui.exchange.repair import Repair
    from papertui.importing import Import

MANY = 500  # lines of one heading; what is more is counted
_SIGN_WIDTH = 6
_BAR_WIDTH = 24


class Answers(NamedTuple):
    """What the reader has answered so far.

    Attributes:
        are_mine: The marks of the list are the reader's own; None while he has not said so.
        takes_links: Links that differ are taken from the list.
        mends: Damaged text is mended.
        is_pressed: He wanted to import before he answered.
    """

    are_mine: bool | None = None
    takes_links: bool = False
    mends: bool = False
    is_pressed: bool = False


def progress_lines(what: str, done: int, total: int, glyphs: Glyphs) -> list[Line]:
    """How far the work is: a bar with counts."""
    done = min(done, total)
    return [
        ((visible(what), Role.TEXT),),
        (
            *bar(Counts(read=done, left=total - done), _BAR_WIDTH, glyphs),
            (f" {done:,} of {total:,}", Role.DIM),
        ),
    ]


def report_lines(found: ReadingList, plan: Import, width: int, glyphs: Glyphs) -> list[Line]:
    """The whole report, decisions first: numbers, links, problems, what was not used, what gains, what is new."""
    links = [
        _Row(str(offer.line), f"{offer.label} of {offer.paper_id}: {offer.offered} — yours is {offer.own}")
        for offer in plan.offers[:MANY]
    ]
    damaged = found.repair.lines if found.repair else ()
    mended = [_Row(str(line.line), f"{line.before.strip()} → {line.after.strip()}") for line in damaged[:MANY]]
    problems = [_Row(str(problem.line), problem.message, Role.PROBLEM) for problem in found.problems[:MANY]]
    unused = [_Row(str(line.line), line.text, Role.DIM) for line in found.unused[:MANY]]
    statuses = dict(plan.marks)
    gaining, new = ([_titled(one, plan, statuses, glyphs) for one in ids[:MANY]] for ids in (plan.changed, plan.added))
    return [
        *_numbers(found, plan, width),
        *_section("Links that differ from yours", links, len(plan.offers), width),
        *_section("Read in a wrong encoding once", mended, len(damaged), width),
        *_section("Problems", problems, len(found.problems), width),
        *_section("Lines that were not used", unused, len(found.unused), width),
        *_section("Gain something", gaining, len(plan.changed), width),
        *_section("New", new, len(plan.added), width),
    ]


def question_lines(plan: Import, new_marks: int, answers: Answers, repair: Repair | None = None) -> list[Line]:
    """What is asked before an import, and the keys that answer."""
    lines: list[Line] = []
    if new_marks:
        known = "" if new_marks == len(plan.marks) else f", {new_marks} of them new to your log"
        question = f"{_count(len(plan.marks), 'mark')} found{known}:"
        must_answer = answers.is_pressed and answers.are_mine is None
        lines.append(
            (
                (question, Role.PROBLEM if must_answer else Role.STRONG),
                *_choice("m", "mine", is_chosen=answers.are_mine is True),
                *_choice("n", "not mine", is_chosen=answers.are_mine is False),
            )
        )
    if plan.offers or answers.takes_links:
        differ = f"{_count(len(plan.offers), 'link')} {'differs' if len(plan.offers) == 1 else 'differ'} from yours:"
        lines.append(
            (
                (differ if plan.offers else "Links that differed:", Role.STRONG),
                *_choice(
                    "l",
                    "taken from the list" if answers.takes_links else "take those of the list",
                    is_chosen=answers.takes_links,
                ),
            )
        )
    if repair is not None:
        lost = f" ({_count(repair.lost, 'character')} lost)" if repair.lost else ""
        label = "mended" if answers.mends else "mend what can be proved"
        damaged = f"{_count(len(repair.lines), 'damaged line')}{lost}:"
        lines.append(((damaged, Role.STRONG), *_choice("r", label, is_chosen=answers.mends)))
    return lines


def key_lines(*, is_empty: bool, must_answer: bool) -> list[Line]:
    """The keys that end the report."""
    if is_empty:
        return [(("Nothing to import: all of it is here already.", Role.TEXT),), _keys(("esc", "closes"))]
    first = ("m n", "say whose the marks are") if must_answer else ("⏎", "imports")
    return [_keys(first, ("↑↓", "scroll"), ("esc", "cancels"))]


class _Row(NamedTuple):
    """One row of a section: a number or a sign, and a text behind it."""

    sign: str
    text: str
    role: Role = Role.TEXT
    sign_role: Role = Role.FAINT


def _numbers(found: ReadingList, plan: Import, width: int) -> list[Line]:
    entries, new = len(found.entries), len(plan.added)
    numbers = f"{_count(entries, 'entry', 'entries')}: {new:,} new"
    numbers += f", {entries - new:,} here already or met twice" if entries > new else ""
    numbers += f", {len(plan.changed):,} of those gain something" if plan.changed else ""
    categories = len({path for entry in found.entries for path in entry.paper.categories})
    more = [_count(categories, "category", "categories"), _count(len(plan.marks), "mark")]
    more += [f"{found.skipped_commented:,} in comments left out"] * bool(found.skipped_commented)
    more += [f"{_count(len(found.unused), 'line')} not used"] * bool(found.unused)
    more += [_count(len(found.problems), "problem")] * bool(found.problems)
    lines: list[Line] = [((line, Role.STRONG),) for line in wrapped(numbers, width)]
    return lines + [((line, Role.DIM),) for line in wrapped(" · ".join(more), width)]


def _section(heading: str, rows: Sequence[_Row], number: int, width: int) -> list[Line]:
    if not rows:
        return []
    lines: list[Line] = [(), ((f"{heading} ", Role.HEADING), (f"{number:,}", Role.DIM))]
    for row in rows:
        lead = f"{padded_left(visible(row.sign), _SIGN_WIDTH)}  "
        for part in wrapped(visible(row.text), width - len(lead)):
            lines.append(((lead, row.sign_role), (part, row.role)))
            lead = " " * len(lead)
    more = number - len(rows)
    return lines + [((f"{padded_left('…', _SIGN_WIDTH)}  {more:,} more", Role.DIM),)] * bool(more)


def _titled(paper_id: str, plan: Import, statuses: dict[str, Status], glyphs: Glyphs) -> _Row:
    paper = plan.file.catalogue.find(paper_id)
    sign = glyphs.of(statuses[paper_id]) if paper_id in statuses else ""
    return _Row(sign, paper.title if paper else paper_id, sign_role=Role.DONE)


def _choice(key: str, label: str, *, is_chosen: bool) -> Line:
    return ((f"  {key}", Role.KEY), (f" {label} ", Role.CHIP_DONE if is_chosen else Role.TEXT))


def _keys(*pairs: tuple[str, str]) -> Line:
    return tuple(piece for key, label in pairs for piece in ((key, Role.KEY), (f" {label}   ", Role.DIM)))


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
