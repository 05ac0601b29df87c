"""`rate`, `note`, `tag`: what the reader says of one paper; it goes to the reading log, not to the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import say
from papertui.cli.selecting import select
from papertui.cli.syntax import CATALOGUE, PAPER, Argument, verb
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.library import Library

HIGHEST = 5
_ONE_BY_ONE = "tags are given one by one, without commas: papertui tag ID +key-paper +later"


@verb("rate", PAPER, Argument("rating", "N", span=(0, HIGHEST)), CATALOGUE)
def rate_paper(paper: str, *, rating: int, catalogue: str | None) -> int:
    """Give a paper 1 to 5; 0 takes the rating back."""
    library = open_catalogue(catalogue).library
    [chosen] = select(library, [paper])
    wanted = rating or None
    if library.reading(chosen.id).rating != wanted:
        library.rate([chosen.id], wanted)
    what = f"rated {rating}" if rating else "no rating"
    say(f"{what}: {visible(chosen.title)} ({visible(chosen.id)})")
    return 0


@verb("note", PAPER, Argument("text", "TEXT", is_many=True, is_required=False), CATALOGUE)
def note_paper(paper: str, *, text: tuple[str, ...], catalogue: str | None) -> int:
    """Write your note on a paper; it replaces the one before, an empty text removes it. Without TEXT in your editor."""
    opened = open_catalogue(catalogue)
    library = opened.library
    [chosen] = select(library, [paper])
    before = library.reading(chosen.id).note
    if text:
        _write_note(opened.library, chosen, " ".join(text).strip(), before)
        return 0
    from papertui.cli.editor import edit_text  # noqa: PLC0415  only without a text

    edit_text(
        opened.setting,
        f"note-{chosen.id}.md",
        f"{before}\n" if before else "",
        lambda written: _write_note(library, chosen, written.strip(), before),
    )
    return 0


def _write_note(library: Library, chosen: Paper, text: str, before: str) -> None:
    if text != before:
        library.note(chosen.id, text)
    what = "noted" if text else "no note"
    what = what if text != before else f"{what} (unchanged)"
    say(f"{what}: {visible(chosen.title)} ({visible(chosen.id)})")


@verb("tag", PAPER, Argument("tags", "+TAG -TAG …", is_many=True, is_required=False), CATALOGUE, takes_dash_words=True)
def tag_paper(paper: str, *, tags: tuple[str, ...], catalogue: str | None) -> int:
    """Add and take away your own tags: papertui tag ho2020denoising +key-paper -later"""  # noqa: D415  a command
    added, removed = _signed(tags)
    library = open_catalogue(catalogue).library
    [chosen] = select(library, [paper])
    standing = library.reading(chosen.id).tags
    add = [tag for tag in added if tag not in standing]
    remove = [tag for tag in removed if tag in standing]
    if any("," in tag for tag in {*added, *removed}.difference(standing)):
        raise WrongUsageError(_ONE_BY_ONE)
    if add or remove:
        library.tag([chosen.id], add, remove)
    told = "; ".join(library.reading(chosen.id).tags) or "none"
    say(f"your tags: {visible(told)}: {visible(chosen.title)} ({visible(chosen.id)})")
    return 0


def _signed(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Tags to add and tags to take away, each once."""
    added: dict[str, None] = {}
    removed: dict[str, None] = {}
    for word in words:
        tag = " ".join(word[1:].split())
        if word[:1] not in {"+", "-"} or not tag:
            raise WrongUsageError(_ONE_BY_ONE if any("," in other for other in words) else _signs_missing(word))
        (added if word[0] == "+" else removed)[tag] = None
    if not words:
        raise WrongUsageError("which tags? papertui tag ID +key-paper -later")
    both = added.keys() & removed.keys()
    if both:
        raise WrongUsageError(f"{', '.join(both)}: added and taken away at once")
    return list(added), list(removed)


def _signs_missing(word: str) -> str:
    """What is wrong with a word that says neither + nor -, or nothing else."""
    tag = " ".join(word.strip("+- \t\n").split()) or "tag"
    quote = '"' if " " in tag else ""
    return f"{word!r} is no tag to add or take away: write {quote}+{tag}{quote} or {quote}-{tag}{quote}"
