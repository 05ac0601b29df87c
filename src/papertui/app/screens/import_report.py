"""An import before it happens: read with progress, reported, asked about, and only then written."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from papertui.app.keymap import hangul_letters
from papertui.app.present_intake import Answers, key_lines, progress_lines, question_lines, report_lines
from papertui.app.screens.dialog import Dialog
from papertui.app.taking_in import (
    Proposed,
    TakenIn,
    Waiting,
    WorkFailed,
    WorkProgressed,
    propose,
    propose_again,
    take_in,
)
from papertui.app.widgets.lines import content_of
from papertui.domain.visible import visible
from papertui.importing import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from papertui.app.present import Glyphs
    from papertui.app.styles import Look
    from papertui.app.taking_in import Proposal
    from papertui.library import Library


class _Stage(Enum):
    READING = "reading"
    ASKING = "asking"
    WRITING = "writing"


class ImportReport(Dialog[TakenIn | WorkFailed]):
    """One list on its way into the catalogue; the answer is what was done, or why it was not."""

    DEFAULT_CSS = """
    ImportReport { align: center middle; }
    ImportReport > Vertical {
        width: 100; max-width: 96%; height: 92%; padding: 0 1;
        border: round $primary; background: $background;
        border-title-color: $primary; border-title-style: bold;
    }
    ImportReport VerticalScroll {
        height: 1fr;
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-background-hover: $background;
    }
    ImportReport Static { height: auto; }
    ImportReport .report-question { padding: 1 0 0 0; }
    """

    def __init__(self, path: Path, library: Library, look: Look, glyphs: Glyphs) -> None:
        super().__init__()
        self._path = path
        self._library = library
        self._look = look
        self._glyphs = glyphs
        self._stage = _Stage.READING
        self._proposal: Proposal | None = None
        self._answers = Answers()
        self._text = Static(Content(""), markup=False)
        self._scroll = VerticalScroll(self._text, can_focus=False)
        self._question = Static(Content(""), classes="report-question", markup=False)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(f"Import {visible(self._path.name)}").markup
            yield self._scroll
            yield self._question

    def on_mount(self) -> None:
        path, library, app = self._path, self._library, self.app
        self._start(lambda waiting: propose(path, library, app.locations, app.settings, waiting))

    def _start(self, work: Callable[[Waiting], None]) -> None:
        """Begin work that can be cancelled, in a thread."""
        self._stage = _Stage.READING

        def run() -> None:
            worker = get_current_worker()
            work(Waiting(self, lambda: not (worker.is_cancelled or self._is_closed)))

        self.run_worker(run, thread=True, group="import")

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Nothing but the reader's word here begins to write; what is written is not stopped half way."""
        if not isinstance(event, events.Key):
            return True
        key = _plain(event)
        if key == "ctrl+q":
            return False
        if self._stage is not _Stage.WRITING and key in {"escape", "q", "ctrl+c"}:
            self.close()
        elif self._stage is _Stage.ASKING and self._proposal is not None:
            self._scroll_by(key)
            self._answer(key, self._proposal)
        return True

    def _scroll_by(self, key: str) -> None:
        page = max(1, self._scroll.size.height - 1)
        steps = {"down": 1, "j": 1, "up": -1, "k": -1, "pagedown": page, "space": page, "pageup": -page}
        steps |= {"ctrl+d": page // 2, "ctrl+u": -page // 2}
        if key in steps:
            self._scroll.scroll_relative(y=steps[key], animate=False)
        elif key in {"home", "g"}:
            self._scroll.scroll_home(animate=False)
        elif key in {"end", "G"}:
            self._scroll.scroll_end(animate=False)

    def _answer(self, key: str, proposal: Proposal) -> None:
        if key in {"m", "n"} and proposal.new_marks:
            self._answers = self._answers._replace(are_mine=key == "m")
            self._ask()
        elif key == "l" and (proposal.plan.offers or self._answers.takes_links):
            self._propose_again(proposal, self._answers._replace(takes_links=not self._answers.takes_links))
        elif key == "r" and proposal.found.repair is not None:
            self._propose_again(proposal, self._answers._replace(mends=not self._answers.mends))
        elif key == "enter" and proposal.is_empty:
            self.close()
        elif key == "enter" and self._must_answer:
            self._answers = self._answers._replace(is_pressed=True)
            self._ask()
        elif key == "enter":
            self._stage = _Stage.WRITING
            self._question.update(Content("writing …"))
            wishes = proposal.wishes._replace(with_marks=self._answers.are_mine is True)
            self.run_worker(lambda: take_in(proposal, wishes, self), thread=True, group="import")

    def _propose_again(self, proposal: Proposal, answers: Answers) -> None:
        self._answers = answers
        wishes = Wishes(with_links=answers.takes_links)
        self._start(lambda waiting: propose_again(proposal, wishes, waiting, mends=answers.mends))

    @property
    def _must_answer(self) -> bool:
        return bool(self._proposal and self._proposal.new_marks) and self._answers.are_mine is None

    def _ask(self) -> None:
        """Show what is asked and which keys there are."""
        if self._proposal is not None:
            plan, new_marks = self._proposal.plan, self._proposal.new_marks
            lines = question_lines(plan, new_marks, self._answers, self._proposal.found.repair)
            lines += key_lines(is_empty=self._proposal.is_empty, must_answer=self._must_answer)
            self._question.update(content_of(lines, self._look))

    def on_work_progressed(self, message: WorkProgressed) -> None:
        if self._stage is _Stage.READING:
            lines = progress_lines(message.what, message.done, message.total, self._glyphs)
            self._text.update(content_of(lines, self._look))
            self._question.update(Content("esc cancels"))

    def on_proposed(self, message: Proposed) -> None:
        self._proposal, self._stage = message.proposal, _Stage.ASKING
        self._report()
        self._ask()

    def on_resize(self) -> None:
        self.call_after_refresh(self._report)

    def _report(self) -> None:
        """Show the report in the width there is."""
        if self._proposal is not None and self._stage is not _Stage.READING:
            width = max(1, self._scroll.size.width - 1)
            lines = report_lines(self._proposal.found, self._proposal.plan, width, self._glyphs)
            self._text.update(content_of(lines, self._look))

    def on_taken_in(self, message: TakenIn) -> None:
        self.close(message)

    def on_work_failed(self, message: WorkFailed) -> None:
        self.close(message)


def _plain(event: events.Key) -> str:
    """The key that was meant, also with a Hangul layout."""
    if event.is_printable and event.character:
        letters = hangul_letters(event.character)
        return letters if len(letters) == 1 else {" ": "space"}.get(event.character, event.character)
    return event.key
