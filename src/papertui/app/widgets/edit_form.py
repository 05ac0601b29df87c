"""The edit form: an entry's fields in place of its summary, what is shared above what is only yours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from papertui.app.widgets.form_field import FormField
from papertui.domain.comma_list import with_semicolons
from papertui.domain.draft import field_texts
from papertui.domain.visible import visible_block
from papertui.errors import Clash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import TextArea

    from papertui.domain.draft import FieldProblem
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading

SHARED = ("title", "authors", "venue", "year", "date", "kind", "categories", "tags", "arxiv", "doi", "links", "summary")
OWN = ("status", "rating", "own tags", "note")
_MANY_LINES = frozenset({"links", "summary", "note"})


def own_texts(reading: Reading) -> dict[str, str]:
    """What the form shows of the reading log."""
    return {
        "status": reading.status.value,
        "rating": str(reading.rating or ""),
        "own tags": "; ".join(reading.tags),
        "note": reading.note,
    }


def shown_texts(paper: Paper, reading: Reading) -> dict[str, str]:
    """What each field of the form holds before anything is typed."""
    texts = {**field_texts(paper), **own_texts(reading)}
    return {name: _shown(text) for name, text in texts.items()}


def _shown(text: str) -> str:
    return visible_block(text).strip("\n")


class EditForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Labels left, fields right; changed labels in accent, an error in a line under its field.

    Attributes:
        paper: What the fields began from: as it was read, and as others changed it in fields that are untouched here.
        entry_text: The entry's own TOML when the form was opened.
        is_gone: It was removed elsewhere meanwhile.
        fields: By name, shared ones first.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    EditForm {
        height: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        background: $background;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-corner-color: $background;
    }
    EditForm > .form-heading { color: $foreground 70%; height: 1; }
    EditForm > Horizontal { height: auto; }
    EditForm > Horizontal > .form-label { width: 12; color: $foreground 75%; }
    EditForm > Horizontal.-changed > .form-label { color: $accent; text-style: bold; }
    EditForm > .form-error { display: none; color: $error; padding: 0 0 0 12; height: auto; }
    EditForm > .form-error.-shown { display: block; }
    """

    class Ready(Message):
        """The fields are there."""

        def __init__(self, form: EditForm) -> None:
            super().__init__()
            self.form = form

    def __init__(
        self,
        paper: Paper,
        reading: Reading,
        file_name: str,
        entry_text: str,
        suggestions: Mapping[str, Sequence[str]],
    ) -> None:
        super().__init__(id="edit-form")
        self.paper = paper
        self.entry_text = entry_text
        self.is_gone = False
        self._file_name = file_name
        self._told: dict[str, str] = {}
        self._kept_whole: set[tuple[str, str]] = set()
        texts = shown_texts(paper, reading)
        self.fields = {
            name: FormField(
                name,
                texts[name],
                has_lines=name in _MANY_LINES,
                suggestions=suggestions.get(name, ()),
            )
            for name in (*SHARED, *OWN)
        }
        self._rows = {name: Horizontal() for name in self.fields}
        self._errors = {name: Static(Content(""), classes="form-error", markup=False) for name in self.fields}
        self._early: list[events.Key | events.Paste] | None = []

    def compose(self) -> ComposeResult:
        yield Static(Content(f"shared · {self._file_name}"), classes="form-heading", markup=False)
        yield from self._fields(SHARED)
        yield Static(Content("only you"), classes="form-heading", markup=False)
        yield from self._fields(OWN)

    def _fields(self, names: Iterable[str]) -> ComposeResult:
        for name in names:
            label = {"arxiv": "arXiv", "doi": "DOI"}.get(name, name.capitalize())
            with self._rows[name]:
                yield Static(Content(label), classes="form-label", markup=False)
                yield self.fields[name]
            yield self._errors[name]

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what the form opened with."""
        return any(field.is_changed for field in self.fields.values())

    def changed_texts(self, names: Iterable[str]) -> dict[str, str]:
        """The texts of those of the named fields that were changed."""
        return {name: self.fields[name].text for name in names if self.fields[name].is_changed}

    def split_texts(self, names: Iterable[str]) -> dict[str, str]:
        """Those of the named fields in which commas seem to separate what ``;`` should, as they would be with it."""
        found = {}
        for name in names:
            field = self.fields[name]
            if field.is_changed and (name, field.text) not in self._kept_whole:
                known = {*field.suggestions, *(value.strip() for value in field.original.split(";"))}
                found[name] = with_semicolons(name, field.text, known)
        return {name: text for name, text in found.items() if text}

    def put(self, name: str, text: str) -> None:
        """Put a text into a field; ctrl+z takes it back."""
        field = self.fields[name]
        field.write(text)

    def keep_whole(self, names: Iterable[str]) -> None:
        """Ask no more about the commas that stand in these fields now."""
        self._kept_whole.update((name, self.fields[name].text) for name in names)

    def follow(self, paper: Paper, reading: Reading) -> tuple[list[str], list[str]]:
        """Go on from what others have made of the entry; a field that was changed here keeps text and beginning.

        Returns:
            The fields that show something new now, and those changed on both sides of which this is news.
        """
        taken, clashing = [], []
        texts = shown_texts(paper, reading)
        kept: dict[str, Any] = {}
        for name, field in self.fields.items():
            if texts[name] == field.original:
                continue
            if not field.is_changed:
                taken.append(name)
            if not field.is_changed or field.text == texts[name]:
                field.begin_with(texts[name])
                self._rows[name].set_class(field.is_changed, "-changed")
                continue
            if name in SHARED:
                kept[name] = getattr(self.paper, name)
            if self._told.get(name) != texts[name]:
                self._told[name] = texts[name]
                clashing.append(name)
        self.paper = replace(paper, **kept)
        return taken, clashing

    def own_clashes(self, reading: Reading) -> list[Clash]:
        """The personal fields that were changed here and, otherwise, elsewhere."""
        texts = {name: _shown(text) for name, text in own_texts(reading).items()}
        changed = [(name, self.fields[name]) for name in OWN if self.fields[name].is_changed]
        return [
            Clash(name, field.text, texts[name], field.original)
            for name, field in changed
            if texts[name] not in {field.original, field.text}
        ]

    def settle(self, disk: Paper, clashes: Sequence[Clash], texts: Mapping[str, str]) -> None:
        """Write the texts that were chosen for fields changed on both sides; they go on from what is on disk.

        Args:
            disk: The entry of which the clashes tell.
            clashes: What was asked about.
            texts: What was chosen, by field.
        """
        began = field_texts(disk)
        for clash in clashes:
            field = self.fields[clash.field]
            field.original = _shown(clash.disk)
            field.write(_shown(texts[clash.field]))
            self._rows[clash.field].set_class(field.is_changed, "-changed")
            if clash.field in SHARED and began[clash.field] == clash.disk:
                self.paper = replace(self.paper, **{clash.field: getattr(disk, clash.field)})

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Show each problem under its field and go to the first; none clears them."""
        sentences = {problem.field.partition(".")[0]: problem.message for problem in problems}
        for name, field in self.fields.items():
            sentence = sentences.get(name, "")
            field.set_class(bool(sentence), "-invalid")
            self._errors[name].update(Content(f"▲ {sentence}"))
            self._errors[name].set_class(bool(sentence), "-shown")
        first = next((name for name in self.fields if name in sentences), None)
        if first is not None:
            self.go_to(self.fields[first])

    def on_mount(self) -> None:
        self.post_message(self.Ready(self))

    def keeps(self, event: events.Key | events.Paste) -> bool:
        """Keep what is typed before there is a field for it; False when there is."""
        if self._early is None:
            return False
        self._early.append(event)
        return True

    def begin(self) -> Sequence[events.Key | events.Paste]:
        """To the first field; gives what was kept."""
        early, self._early = self._early or [], None
        self.go_to(self.fields[SHARED[0]])
        return early

    def go(self, step: int) -> None:
        """To the next or the previous field, round and round."""
        fields = list(self.fields.values())
        here = fields.index(self.field) if self.field is not None else 0
        self.go_to(fields[(here + step) % len(fields)])

    def go_to(self, field: FormField) -> None:
        """To a field, at once: the next key is its own; it comes into sight when the form is laid out.

        Scrolled to before that, Textual would arrange the screen anew without painting what has gone meanwhile.
        """
        self.screen.set_focus(field, scroll_visible=False)
        self.call_after_refresh(self._show_field, field)

    def _show_field(self, field: FormField) -> None:
        if self.field is field:
            self.scroll_to_widget(field, animate=False)

    @property
    def field(self) -> FormField | None:
        """The field that is written in."""
        focused = self.screen.focused if self.is_attached else None
        return next((field for field in self.fields.values() if field is focused), None)

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Write what was typed or pasted, or go to another field; False for a key that does neither."""
        if self.field is None:
            return True
        step = self.field.leaving_step(event.key) if isinstance(event, events.Key) else 0
        if step:
            self.go(step)
            return True
        return await self.field.take(event)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        field = message.text_area
        if isinstance(field, FormField) and field.name in self._rows:
            self._rows[field.name].set_class(field.is_changed, "-changed")
