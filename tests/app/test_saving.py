"""Saving beside others: what they change meanwhile is seen, never overwritten, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.present import Glyphs
from papertui.app.screens.settling import Settling, clash_lines
from papertui.domain.reading import Status
from papertui.errors import Clash
from papertui.library import open_library
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue
from tests.app.test_editing import write

if TYPE_CHECKING:
    from papertui.app.widgets.edit_form import EditForm
    from papertui.library import Library
    from tests.app.sitting import Desk, Sitting

DDPM, SCORE = "ho2020denoising", "song2021score"


def elsewhere(desk: Desk) -> Library:
    """Another papertui on the same files."""
    return open_library(ChosenCatalogue(desk.catalogue), desk.locations, Settings())


def rewrite(desk: Desk, old: str, new: str) -> None:
    """Change the catalogue as an editor does."""
    text = desk.catalogue.read_text(encoding="utf-8")
    assert old in text
    desk.catalogue.write_text(text.replace(old, new), encoding="utf-8")


def form_of(sitting: Sitting) -> EditForm:
    form = sitting.reader.form
    assert form is not None
    return form


async def look(sitting: Sitting) -> None:
    """Notice what was changed outside, as the screen does by itself every half second."""
    await sitting.settle()
    sitting.reader.reload(is_asked_for=False)
    await sitting.settle()


async def test_a_change_outside_is_seen_while_the_form_is_open(desk: Desk) -> None:
    """By itself: list and untouched fields follow; what was typed, the focus and the cursor stay; saving merges."""
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        rewrite(desk, '"NeurIPS 2020"', '"NIPS 2020"')
        rewrite(desk, "Score-Based Generative Modeling", "Scores")
        await sitting.until(lambda: "Scores through" in sitting.text, "the list follows")
        await sitting.settle()

        form = form_of(sitting)
        assert form.fields["venue"].text == "NIPS 2020"
        assert form.field is form.fields["title"]
        assert form.field.text.endswith("Models!")
        assert sitting.cursor == DDPM
        assert sitting.toasts == ["changed elsewhere, and shown here now: venue"]
        await sitting.press("?", "ctrl+s")
        assert sitting.toasts[-1] == "saved title — u undoes"
        text = desk.catalogue.read_text(encoding="utf-8")
        assert 'Models!?"' in text
        assert '"NIPS 2020"' in text


async def test_the_same_field_changed_elsewhere_is_asked_about(desk: Desk) -> None:
    """All clashes in one dialog with mine, disk and base; esc writes nothing; then each is chosen and all is saved."""
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        await write(sitting, "tags", "ddpm; mine")
        await write(sitting, "venue", "ICML")
        await write(sitting, "year", "2021")
        rewrite(desk, 'Probabilistic Models"', 'Models, theirs"')
        rewrite(desk, '["ddpm"]', '["theirs", "ddpm"]')
        rewrite(desk, '"NeurIPS 2020"', '"NIPS"')
        theirs = desk.catalogue.read_bytes()
        await look(sitting)
        assert sitting.toasts == ["title, venue, tags changed elsewhere too — saving will ask"]

        await sitting.press("ctrl+s")
        assert isinstance(sitting.app.screen, Settling)
        for text in ("mine  Denoising Diffusion Probabilistic Models!", "disk  Denoising Diffusion Models, theirs"):
            assert sitting.line_with(text)
        assert sitting.line_with("base  Denoising Diffusion Probabilistic Models ")
        assert sitting.line_with("both  theirs; ddpm; mine")
        for key in ("escape", "ctrl+q"):
            await sitting.press(key)
            assert desk.catalogue.read_bytes() == theirs
            assert form_of(sitting).fields["venue"].text == "ICML"
            await sitting.press("ctrl+s")

        await sitting.press("b")
        assert sitting.toasts[-1] == "title cannot hold both"
        await sitting.press("enter")
        assert sitting.toasts[-1] == "choose for title: m or d"
        await sitting.burst("m", "d", "b", "enter")
        assert sitting.reader.form is None
        text = desk.catalogue.read_text(encoding="utf-8")
        for line in (
            'Probabilistic Models!"',
            'venue = "NIPS"   # a comment',
            '["theirs", "ddpm", "mine"]',
            "year = 2021",
        ):
            assert line in text
        assert sitting.toasts[-1] == "saved title, year, tags — u undoes"


async def test_a_change_that_nobody_has_seen_yet_is_not_overwritten(desk: Desk) -> None:
    """It came between the last look and ctrl+s; mine can be copied, and the disk's text left standing."""
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        rewrite(desk, 'Probabilistic Models"', 'Models, theirs"')
        theirs = desk.catalogue.read_bytes()
        await sitting.burst("ctrl+s", "c", "d", "enter", "j")

        assert sitting.cursor == SCORE
        assert sitting.app.clipboard == "Denoising Diffusion Probabilistic Models!"
        assert sitting.reader.form is None
        assert desk.catalogue.read_bytes() == theirs
        assert sitting.line_with("○  Denoising Diffusion Models, theirs")


async def test_personal_fields_clash_too(desk: Desk) -> None:
    """A note written on another screen is asked about; tags given there stay, as they were not touched here."""
    async with desk.sit() as sitting:
        await sitting.press("e")
        await write(sitting, "note", "mine")
        await write(sitting, "own tags", "a")
        elsewhere(desk).edit(DDPM, {}, own=[("note", "theirs"), ("tag+", "b")])
        await look(sitting)
        await sitting.press("ctrl+s", "b", "b", "enter")

        reading = sitting.reader.reading(DDPM)
        assert (reading.note, reading.tags) == ("theirs\nmine", ("b", "a"))


async def test_no_alarm_without_cause(desk: Desk) -> None:
    """Our own write, and another screen's edits and marks of other entries, are taken in without a word."""
    async with desk.sit() as sitting:
        await sitting.press("e", "!", "ctrl+s")
        await look(sitting)
        await sitting.press("e", "?")
        other = elsewhere(desk)
        other.edit(SCORE, {"year": 1999})
        other.mark([SCORE], Status.READ)
        await look(sitting)
        assert sitting.reader.reading(SCORE).status is Status.READ
        await sitting.press("ctrl+s")

        assert sitting.toasts == ["saved title — u undoes"]


async def test_an_entry_removed_elsewhere_is_added_again_with_what_was_typed(desk: Desk) -> None:
    """The form stays, says so once, and asks before it brings the entry back; comments behind values come too."""
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        await write(sitting, "note", "odd")
        elsewhere(desk).remove([DDPM])
        theirs = desk.catalogue.read_text(encoding="utf-8")
        await look(sitting)
        await look(sitting)
        title = "“Denoising Diffusion Probabilistic Models”"
        assert sitting.toasts == [f"{title} was removed elsewhere — ctrl+s adds it again with what is here"]

        await sitting.press("ctrl+s", "n")
        assert desk.catalogue.read_text(encoding="utf-8") == theirs
        assert form_of(sitting).fields["title"].text.endswith("Models!")
        await sitting.press("ctrl+s", "y")
        text = desk.catalogue.read_text(encoding="utf-8")
        assert text.startswith(theirs)
        assert "# a comment behind a value" in text.removeprefix(theirs)
        assert sitting.cursor == DDPM
        assert sitting.reader.reading(DDPM).note == "odd"


async def test_an_entry_renamed_and_moved_elsewhere_is_saved_where_it_is(desk: Desk) -> None:
    """The cursor goes with it, and so does what was typed."""
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        text = desk.catalogue.read_text(encoding="utf-8")
        start, end = text.index("[[papers]]"), text.index('[[papers]]\nid = "song2021score"')
        moved = f"{text[:start]}{text[end:]}\n{text[start:end]}".replace(DDPM, "ddpm")
        desk.catalogue.write_text(moved, encoding="utf-8")
        await look(sitting)
        assert sitting.cursor == "ddpm"
        await sitting.press("ctrl+s")

        assert desk.catalogue.read_text(encoding="utf-8") == moved.replace(
            "Probabilistic Models", "Probabilistic Models!"
        )
        assert (sitting.cursor, sitting.toasts) == ("ddpm", ["saved title — u undoes"])


async def test_a_file_that_is_gone_leaves_the_form_as_it_is(desk: Desk) -> None:
    """Nothing is written in its place; once it is back, saving goes through."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        desk.catalogue.unlink()
        await look(sitting)
        await sitting.press("ctrl+s")
        assert not desk.catalogue.exists()
        assert "was deleted elsewhere" in sitting.toasts[-1]
        assert sitting.line_with("Probabilistic Models!")

        desk.catalogue.write_bytes(before)
        await sitting.press("ctrl+s")
        assert b'Models!"' in desk.catalogue.read_bytes()


async def test_a_note_that_cannot_be_written_is_not_lost(desk: Desk) -> None:
    """The question comes back with the text, until it can be written."""
    async with desk.sit() as sitting:
        await sitting.press("N")
        await sitting.type("mine")
        elsewhere(desk).remove([DDPM])
        await look(sitting)
        await sitting.press("ctrl+s")
        assert sitting.line_with("mine")

        elsewhere(desk).undo()
        await look(sitting)
        await sitting.press("ctrl+s")
        assert sitting.reader.reading(DDPM).note == "mine"


async def test_everything_saved_at_once_is_one_step(desk: Desk) -> None:
    """Shared and personal fields: one `u` takes all of it back."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        await write(sitting, "rating", "4")
        await write(sitting, "status", "reading")
        await sitting.press("ctrl+s", "u")

        assert desk.catalogue.read_bytes() == before
        reading = sitting.reader.reading(DDPM)
        assert (reading.rating, reading.status) == (None, Status.UNREAD)
        assert sitting.toasts[-1] == f"undid: title, status, rating of {DDPM} — ctrl+r repeats"
        await sitting.press("u")
        assert sitting.toasts[-1] == "nothing to undo"


def test_what_can_be_chosen_is_shown_line_by_line() -> None:
    """The chosen text is marked, not by colour alone; lines below the first stand under it."""
    clashes = [Clash("year", "2020", "", "2019"), Clash("summary", "a\nb", "c\x1b", "a")]
    lines = clash_lines(clashes, {"summary": "mine"}, 0, Glyphs())

    assert ["".join(text for text, _ in line) for line in lines] == [
        "▌ year",
        "    m mine  2020",
        "    d disk  (empty)",
        "      base  2019",
        "",
        "  summary",
        "  ✔ m mine  a",
        "            b",
        "    d disk  c␛",
        "    b both  c␛",
        "            a",
        "            b",
        "      base  a",
    ]
