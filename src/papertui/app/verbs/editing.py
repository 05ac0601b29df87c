"""Editing: the form in place of the summary, notes and own tags, a field in `$EDITOR`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.category import path_text
from papertui.domain.reading import Status
from papertui.domain.visible import visible, visible_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papertui.app.screens.reader import Reader
    from papertui.domain.draft import FieldProblem, FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.reading import ReadingEvent
    from papertui.library import Library

_STATUSES = ", ".join(status.value for status in Status)
_RATINGS = ("", "1", "2", "3", "4", "5")


def edit(reader: Reader) -> None:
    """Turn the summary into a form."""
    from papertui.app.widgets.edit_form import EditForm  # noqa: PLC0415 — after the first paint

    library, paper = reader.library_for_marking(), reader.paper
    if library is None or paper is None:
        return
    reason = _reason_against(library, paper)
    if reason:
        reader.tell(f"cannot be edited here: {reason}", severity="error")
        return
    papers = reader.catalogue.papers
    suggestions = {
        "categories": sorted({path_text(path) for other in papers for path in other.categories}),
        "venue": sorted({other.venue for other in papers if other.venue}),
        "kind": ("paper", "post", "video", "tutorial", "code", "book", "course"),
        "status": [status.value for status in Status],
    }
    form = EditForm(paper, reader.reading(paper.id), visible(library.file.path.name), suggestions)
    reader.open_form(form)


def _reason_against(library: Library, paper: Paper) -> str:
    """Why the entry cannot be edited, before anything is typed; empty when it can."""
    file = library.file
    if file.first_failure is not None:
        return f"line {file.first_failure.line} of the file does not parse; mend that first"
    return file.locked.get(file.place_of(paper.id), "")


def save(reader: Reader, *, overwrites: bool = False) -> None:
    """Write what was changed: the entry into the catalogue, what is only yours into the log."""
    from papertui.app.widgets.edit_form import OWN, SHARED  # noqa: PLC0415 — after the first paint
    from papertui.domain.draft import parse_fields  # noqa: PLC0415

    form, library = reader.form, reader.desk.library
    if form is None or library is None:
        return
    values, problems = parse_fields(form.changed_texts(SHARED))
    own = form.changed_texts(OWN)
    all_problems = [*problems, *_own_problems(own)]
    form.show_problems(all_problems)
    if all_problems:
        return
    if not values and not own:
        reader.close_form()
        reader.tell("nothing was changed")
        return
    clash = _clash(library, form.paper, values)
    if clash and not overwrites:
        reader.confirm(clash, lambda: save(reader, overwrites=True))
        return
    paper = _written(reader, library, form.paper, values)
    if paper is None or not _own_written(reader, library, paper.id, own):
        return
    reader.close_form()
    reader.entry_changed(form.paper.id, paper)
    moved = f" — the sample is now yours: {library.moved_to}" if values and library.moved_to else ""
    reader.tell(f"saved {', '.join([*values, *own])}{moved}")


def _clash(library: Library, base: Paper, values: Mapping[str, FieldValue]) -> str:
    """The question to ask when a field was changed elsewhere while the form was open; empty when none was."""
    from papertui.domain.draft import field_texts  # noqa: PLC0415 — after the first paint

    now = library.catalogue.find(base.id)
    if now is None:
        return ""
    before, after = field_texts(base), field_texts(now)
    for name in values:
        if after.get(name) != before.get(name):
            return f"{name} was changed elsewhere to “{visible(after[name])}”. Write yours over it?"
    return ""


def _written(reader: Reader, library: Library, paper: Paper, values: dict[str, FieldValue]) -> Paper | None:
    if not values:
        return paper
    return reader.attempt(lambda: library.edit(paper.id, values))


def _own_problems(texts: dict[str, str]) -> list[FieldProblem]:
    from papertui.domain.draft import FieldProblem  # noqa: PLC0415 — after the first paint

    problems = []
    if texts.get("status", Status.READ.value).strip() not in {status.value for status in Status}:
        problems.append(FieldProblem("status", f"one of {_STATUSES}"))
    if texts.get("rating", "").strip() not in _RATINGS:
        problems.append(FieldProblem("rating", "1 to 5, or empty"))
    return problems


def _own_written(reader: Reader, library: Library, paper_id: str, texts: dict[str, str]) -> bool:
    """Write the changed personal fields; False when the log could not be written."""

    def write() -> bool:
        if "status" in texts:
            library.mark([paper_id], Status(texts["status"].strip()))
        if "rating" in texts:
            library.rate([paper_id], int(texts["rating"]) if texts["rating"].strip() else None)
        if "own tags" in texts:
            _write_tags(library, paper_id, _split(texts["own tags"]))
        if "note" in texts:
            library.note(paper_id, texts["note"].strip())
        return True

    return reader.attempt(write) is not None


def _write_tags(library: Library, paper_id: str, tags: Sequence[str]) -> Sequence[ReadingEvent]:
    had = library.reading(paper_id).tags
    added = [tag for tag in tags if tag not in had]
    removed = [tag for tag in had if tag not in tags]
    return library.tag([paper_id], added, removed)


def _split(text: str) -> list[str]:
    return [tag for tag in (piece.strip().lstrip("#") for piece in text.split(";")) if tag]


def cancel(reader: Reader) -> None:
    """Leave the form; asks once when something was changed."""
    if reader.form is not None and reader.form.is_changed:
        reader.confirm("Throw away the changes?", reader.close_form)
    else:
        reader.close_form()


def next_field(reader: Reader) -> None:
    """To the next field."""
    if reader.form is not None:
        reader.form.go(1)


def previous_field(reader: Reader) -> None:
    """To the previous field."""
    if reader.form is not None:
        reader.form.go(-1)


def field_in_editor(reader: Reader) -> None:
    """Write the focused field in `$EDITOR`."""
    from papertui.app.editor import edited_text  # noqa: PLC0415 — only when it is asked for

    form = reader.form
    field = form.field if form is not None else None
    if field is None:
        return
    own, locations = reader.settings.editor, reader.app.locations
    text = reader.attempt(lambda: edited_text(reader.app, field.text, own, locations, name="field.md"))
    if text is not None:
        text = visible_block(text)
        field.text = text.strip("\n") if field.has_lines else " ".join(text.split())


def note(reader: Reader) -> None:
    """Write a note of your own."""
    library, paper = reader.library_for_marking(), reader.paper
    if library is None or paper is None:
        return

    def write(text: str) -> None:
        if reader.attempt(lambda: library.note(paper.id, text.strip())) is not None:
            reader.readings_changed([paper.id])

    reader.ask("Note — only you", reader.reading(paper.id).note, write, has_lines=True)


def own_tags(reader: Reader) -> None:
    """Change your own tags, separated by ``;``."""
    library, paper = reader.library_for_marking(), reader.paper
    if library is None or paper is None:
        return

    def write(text: str) -> None:
        if reader.attempt(lambda: _write_tags(library, paper.id, _split(text))) is not None:
            reader.readings_changed([paper.id])

    reader.ask("Your tags, separated by ;", "; ".join(reader.reading(paper.id).tags), write)
