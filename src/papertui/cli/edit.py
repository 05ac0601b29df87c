"""`edit`: an entry changed in place, field by field or as its own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import say
from papertui.cli.selecting import select
from papertui.cli.syntax import CATALOGUE, PAPER, Option, verb
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.cli.opening import Opened
    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.library import Library


_SET = Option(("--set",), "assignments", "Give a field a value.", "FIELD=VALUE", is_repeated=True)
_UNSET = Option(("--unset",), "emptied", "Remove a field.", "FIELD", is_repeated=True)


@verb("edit", PAPER, _SET, _UNSET, CATALOGUE)
def edit_paper(paper: str, *, assignments: tuple[str, ...], emptied: tuple[str, ...], catalogue: str | None) -> int:
    """Change an entry in place; nothing else in the file changes.

    Fields: title, authors, venue, year, date, kind, categories, tags, arxiv, doi, summary, links.LABEL. A ";" separates
    authors, categories and tags. Without --set and --unset the entry's own text opens in your editor.
    """
    texts = wanted_texts(assignments, emptied)
    changes = field_values(texts)
    opened = open_catalogue(catalogue)
    [chosen] = select(opened.library, [paper])
    if texts:
        _edit_fields(opened.library, chosen, changes)
    else:
        _edit_in_editor(opened, chosen)
    return 0


def wanted_texts(assignments: Sequence[str], emptied: Sequence[str]) -> dict[str, str]:
    """The text of each field that is to change; an empty one removes it.

    Raises:
        WrongUsageError: An assignment has no ``=``, or a field is named twice.
    """
    texts: dict[str, str] = {}
    for assignment in assignments:
        field, equals, text = assignment.partition("=")
        if not equals:
            raise WrongUsageError(f"--set {assignment}: write --set FIELD=VALUE")
        _put(texts, field.strip(), text)
    for field in emptied:
        _put(texts, field.strip(), "")
    return texts


def _put(texts: dict[str, str], field: str, text: str) -> None:
    if field in texts:
        raise WrongUsageError(f"{field} is named twice: give it one value")
    texts[field] = text


def field_values(texts: dict[str, str]) -> dict[str, FieldValue]:
    """The value of each field that is to change.

    Raises:
        WrongUsageError: A text does not say what its field needs.
    """
    from papertui.domain.comma_list import with_semicolons  # noqa: PLC0415  not for the editor
    from papertui.domain.draft import parse_fields  # noqa: PLC0415  as above

    values, problems = parse_fields(texts)
    if problems:
        raise WrongUsageError("; ".join(problem.sentence for problem in problems))
    names = with_semicolons("authors", texts.get("authors", ""))
    if names:
        say(f"authors: taken as written, with the commas; for a list of names write --set 'authors={visible(names)}'")
    return values


def _edit_fields(library: Library, paper: Paper, changes: dict[str, FieldValue]) -> None:
    before = library.file.content
    edited = library.edit(paper.id, changes)
    if library.file.content == before:
        say(f"nothing to change: {visible(edited.title)} ({visible(edited.id)})")
        return
    _tell(library, edited, ", ".join(changes))


def _edit_in_editor(opened: Opened, paper: Paper) -> None:
    from papertui.cli.editor import edit_text  # noqa: PLC0415  not for --set
    from papertui.storage.entry_edit import entry_text, refuse_uneditable  # noqa: PLC0415  as above

    library = opened.library
    refuse_uneditable(library.file, library.file.place_of(paper.id))
    base = entry_text(library.file, paper.id)

    def save(text: str) -> None:
        before = library.file.content
        edited = library.replace_entry(paper.id, text, base)
        if library.file.content == before:
            say(f"nothing to change: {visible(edited.title)} ({visible(edited.id)})")
        else:
            _tell(library, edited, "")

    edit_text(opened.setting, f"{paper.id}.toml", base, save)


def _tell(library: Library, paper: Paper, fields: str) -> None:
    if library.moved_to is not None:
        say(f"the sample was copied to {library.moved_to}, which is your own catalogue from now on")
    told = f" {fields} of" if fields else ""
    say(f"edited{visible(told)}: {visible(paper.title)} ({visible(paper.id)})")
