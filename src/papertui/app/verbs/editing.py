"""Editing: the form in place of the summary, notes and own tags, a field in `$EDITOR`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.category import path_text
from papertui.domain.reading import Status
from papertui.domain.visible import visible, visible_block

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.app.screens.reader import Reader
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Change as Said
    from papertui.library import Library


def edit(reader: Reader) -> None:
    """Turn the summary into a form."""
    from papertui.app.widgets.edit_form import EditForm  # noqa: PLC0415 — after the first paint
    from papertui.storage.entry_edit import entry_text  # noqa: PLC0415 — as above

    library, paper = reader.library_for_marking(), reader.paper
    if library is None or paper is None:
        return
    reason = reason_against(library, paper)
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
    name, text = visible(library.file.path.name), entry_text(library.file, paper.id)
    reader.open_form(EditForm(paper, reader.reading(paper.id), name, text, suggestions))


def reason_against(library: Library, paper: Paper) -> str:
    """Why the entry cannot be edited, before anything is typed; empty when it can."""
    file = library.file
    if file.first_failure is not None:
        return f"line {file.first_failure.line} of the file does not parse; mend that first"
    return file.locked.get(file.place_of(paper.id), "")


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
        field.write(text.strip("\n") if field.has_lines else " ".join(text.split()))


def note(reader: Reader) -> None:
    """Write a note of your own."""
    library, paper = reader.library_for_marking(), reader.paper
    if library is not None and paper is not None:
        text = reader.reading(paper.id).note
        _ask(reader, library, paper, ("Note — only you", text), lambda answer: [("note", answer.strip() or None)])


def own_tags(reader: Reader) -> None:
    """Change your own tags, separated by ``;``."""
    from papertui.app.verbs.saving import tags_said  # noqa: PLC0415 — after the first paint

    library, paper = reader.library_for_marking(), reader.paper
    if library is not None and paper is not None:
        before = "; ".join(reader.reading(paper.id).tags)
        question = ("Your tags, separated by ;", before)
        _ask(reader, library, paper, question, lambda answer: tags_said(before, answer))


def _ask(
    reader: Reader, library: Library, paper: Paper, question: tuple[str, str], said: Callable[[str], list[Said]]
) -> None:
    """Ask for a text and say of the paper what it means; when that is refused, the text is still there to be mended."""
    words, text = question

    def write(answer: str) -> None:
        standing = library.standing(paper) or paper
        if reader.attempt(lambda: library.edit(standing.id, {}, own=said(answer))) is None:
            _ask(reader, library, paper, (words, answer), said)
        else:
            reader.readings_changed([standing.id])
            if answer.strip() != text.strip():
                reader.tell(f"saved your {'note' if is_note else 'tags'} — u undoes")

    is_note = words.startswith("Note")
    reader.ask(words, text, write, has_lines=is_note)
