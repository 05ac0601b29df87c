"""Saving the form, over nobody else's change: what both sides changed is asked about, what is gone can come back.

Nothing typed is lost on any way: the form stays until what it holds is on disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.reading import Status
from papertui.domain.visible import visible
from papertui.errors import EditConflictError, EntryGoneError, PapertuiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papertui.app.screens.reader import Reader
    from papertui.app.widgets.edit_form import EditForm
    from papertui.domain.draft import FieldProblem, FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Change as Said
    from papertui.errors import Clash
    from papertui.library import Library

_STATUSES = ", ".join(status.value for status in Status)
_RATINGS = ("", "1", "2", "3", "4", "5")


def save(reader: Reader) -> None:
    """Write what was changed: the entry into the catalogue, what is only yours into the log."""
    from papertui.app.widgets.edit_form import OWN, SHARED  # noqa: PLC0415 — after the first paint
    from papertui.domain.draft import parse_fields  # noqa: PLC0415

    form, library = reader.form, reader.desk.library
    if form is None or library is None:
        return
    if _offer_split(reader, form.fields, lambda: save(reader)):
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
    try:
        paper = _written(library, form, values)
    except EditConflictError as error:
        _settle(reader, library, form, error.clashes)
    except EntryGoneError:
        _offer_return(reader, library, form, values)
    except PapertuiError as error:
        follow(reader)
        reader.tell(str(error), severity="error")
    else:
        reader.close_form()
        reader.entry_changed(form.paper.id, paper)
        moved = f" — the sample is now yours: {library.moved_to}" if values and library.moved_to else ""
        reader.tell(f"saved {', '.join([*values, *own])}{moved} — u undoes")


def look_at_pasted(reader: Reader) -> None:
    """Offer to split what was pasted into the focused field as a list with commas."""
    field = reader.form.field if reader.form is not None else None
    if field is not None and field.name is not None:
        _offer_split(reader, [field.name])


def _offer_split(reader: Reader, names: Iterable[str], then: Callable[[], object] | None = None) -> bool:
    """Ask whether commas in the form separate authors, categories or tags; whether there was anything to ask.

    Args:
        reader: With the form.
        names: The fields to look at.
        then: Done once that is answered either way; esc leaves all as it is.
    """
    from papertui.app.screens.confirm import Confirm  # noqa: PLC0415 — only when it is asked

    form = reader.form
    found = next(iter(form.split_texts(names).items()), None) if form is not None else None
    if form is None or found is None:
        return False
    name, text = found

    def take(is_list: bool | None) -> None:  # noqa: FBT001 — the dialog's answer
        if is_list:
            form.put(name, text)
        form.keep_whole([name])
        if is_list is not None and then is not None:
            then()

    reader.open_dialog(Confirm(f"{name.capitalize()}: do the commas separate them? As {text}"), take)
    return True


def _written(library: Library, form: EditForm, values: Mapping[str, FieldValue]) -> Paper:
    """Everything on disk as one change.

    Raises:
        EditConflictError: Fields were changed on both sides; nothing was written.
        EntryGoneError: The entry is gone; nothing was written.
        PapertuiError: The disk refused.
    """
    from papertui.domain.merging import check_untouched  # noqa: PLC0415 — after the first paint

    library.refresh_log()
    standing = library.standing(form.paper)
    clashes = form.own_clashes(library.reading(standing.id)) if standing is not None else []
    if clashes and standing is not None:
        try:
            check_untouched(form.paper, standing, values)
        except EditConflictError as error:
            clashes = [*error.clashes, *clashes]
        raise EditConflictError(standing.id, clashes)
    return library.edit(form.paper.id, values, base=form.paper, own=_said(form))


def _said(form: EditForm) -> list[Said]:
    """What the changed personal fields say."""
    from papertui.app.widgets.edit_form import OWN  # noqa: PLC0415 — after the first paint

    texts = form.changed_texts(OWN)
    said: list[Said] = []
    if "status" in texts:
        said.append(("status", texts["status"].strip()))
    if "rating" in texts:
        said.append(("rating", int(texts["rating"]) if texts["rating"].strip() else None))
    if "own tags" in texts:
        said += tags_said(form.fields["own tags"].original, texts["own tags"])
    if "note" in texts:
        said.append(("note", texts["note"].strip() or None))
    return said


def tags_said(before: str, after: str) -> list[Said]:
    """What says that own tags became others; each text separates them by ``;``."""
    had, has = _tags_in(before), _tags_in(after)
    given: list[Said] = [("tag+", tag) for tag in has if tag not in had]
    return given + [("tag-", tag) for tag in had if tag not in has]


def _tags_in(text: str) -> list[str]:
    pieces = (" ".join(piece.split()).lstrip("#") for piece in text.split(";"))
    return list(dict.fromkeys(filter(None, pieces)))


def _own_problems(texts: dict[str, str]) -> list[FieldProblem]:
    from papertui.domain.draft import FieldProblem  # noqa: PLC0415 — after the first paint

    problems = []
    if texts.get("status", Status.READ.value).strip() not in {status.value for status in Status}:
        problems.append(FieldProblem("status", f"one of {_STATUSES}"))
    if texts.get("rating", "").strip() not in _RATINGS:
        problems.append(FieldProblem("rating", "1 to 5, or empty"))
    return problems


def _settle(reader: Reader, library: Library, form: EditForm, clashes: Sequence[Clash]) -> None:
    """Ask for each field whose text shall stand; then save again, what was chosen being in the form."""
    from papertui.app.screens.settling import Settling  # noqa: PLC0415 — only when it is asked

    disk = library.standing(form.paper)
    reader.app.clear_notifications()  # they would lie over the dialog

    def take(texts: Mapping[str, str] | None) -> None:
        if texts is None or disk is None or reader.form is not form:
            return
        form.settle(disk, clashes, texts)
        save(reader)

    reader.open_dialog(Settling(clashes, reader.look, reader.glyphs), take)


def _offer_return(reader: Reader, library: Library, form: EditForm, values: Mapping[str, FieldValue]) -> None:
    def add_again() -> Paper:
        paper = library.add_again(form.entry_text, values)
        return library.edit(paper.id, {}, own=_said(form))

    def act() -> None:
        paper = reader.attempt(add_again)
        if paper is not None:
            reader.close_form()
            reader.entry_changed(form.paper.id, paper)
            reader.tell(f"added again: {paper.title} — u undoes")

    title = visible(form.paper.title)
    reader.confirm(f"“{title}” was removed elsewhere. Add it again, with what you typed?", act)


def follow(reader: Reader) -> None:
    """Bring an open form up to date with what others have made of its entry; what was typed stays."""
    form, library = reader.form, reader.desk.library
    if form is None or library is None:
        return
    standing = library.standing(form.paper)
    title = visible(form.paper.title)
    if standing is None:
        if not form.is_gone:
            form.is_gone = True
            reader.tell(f"“{title}” was removed elsewhere — ctrl+s adds it again with what is here", severity="warning")
        return
    form.is_gone = False
    taken, clashing = form.follow(standing, library.reading(standing.id))
    if taken:
        reader.tell(f"changed elsewhere, and shown here now: {', '.join(taken)}")
    if clashing:
        reader.tell(f"{', '.join(clashing)} changed elsewhere too — saving will ask", severity="warning")
