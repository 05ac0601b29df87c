"""The program: palette, help, themes, own keys, another keyboard, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandPalette
from textual.widgets import Input

from papertui.app.commands import COMMANDS
from papertui.app.screens.help import HelpScreen

if TYPE_CHECKING:
    import pytest

    from tests.app.sitting import Desk

DDPM, SCORE = "ho2020denoising", "song2021score"


def configure(desk: Desk, text: str) -> None:
    """Write the reader's config."""
    desk.config.parent.mkdir(parents=True)
    desk.config.write_text(text, encoding="utf-8")


async def test_the_palette_runs_a_command_by_name(desk: Desk) -> None:
    """`:` and ctrl+p open it; what is typed narrows it; enter runs, escape leaves everything as it is."""
    async with desk.sit() as sitting:
        await sitting.press("ctrl+p")
        assert isinstance(sitting.app.screen, CommandPalette)
        await sitting.press("escape", "j", ":")
        assert isinstance(sitting.app.screen, CommandPalette)
        await sitting.type("put into queue queued")
        await sitting.press("ctrl+u")
        await sitting.type("mark queued")
        await sitting.until(lambda: "mark queued" in sitting.text, "the command is offered")
        await sitting.settle()
        await sitting.press("enter")
        await sitting.until(desk.marks, "the command has run")

        assert desk.marks() == [(SCORE, "queued")]
        assert len(sitting.app.screen_stack) == 1


async def test_help_lists_the_keys_of_where_you_are(desk: Desk) -> None:
    """`?` opens one list with a filter, `f1` also while typing; escape goes back to the same place."""
    async with desk.sit() as sitting:
        await sitting.press("?")
        assert isinstance(sitting.app.screen, HelpScreen)
        assert sitting.line_with("Keys in the list")
        await sitting.type("bibtex")
        assert sitting.line_with("y b  copy a BibTeX entry")
        assert "mark read" not in sitting.text
        await sitting.type(" zzz")
        assert sitting.line_with("No command says that.")
        await sitting.press("down", "pagedown", "pageup", "up", "escape")
        assert sitting.where.value == "list"

        await sitting.press("/", "f1")
        assert sitting.line_with("Keys in the search line")
        await sitting.press("escape")
        await sitting.type("align")
        assert sitting.session.query == "align"
        await sitting.press("enter", "e", "f1")
        assert sitting.line_with("Keys in the edit form")
        await sitting.press("escape")
        assert sitting.where.value == "edit form"


async def test_a_long_text_of_the_help_goes_on_below_itself(desk: Desk) -> None:
    """The keys have a column of their own: no text runs on below them, also when the terminal becomes narrow."""
    async with desk.sit() as sitting:
        await sitting.press("?")
        await sitting.type("csl-json")
        for width in (120, 60):
            await sitting.pilot.resize_terminal(width, 24)
            await sitting.settle()
            first = sitting.line_with("import a list:")
            rest = sitting.lines[sitting.lines.index(first) + 1]

            column = first.index("import a list:")
            assert rest[column - 12 : column].isspace()
            assert not rest[column].isspace()


async def test_a_theme_is_chosen_by_name(desk: Desk) -> None:
    """The palette's `theme` shows all themes; the panes are drawn anew in the chosen one."""
    async with desk.sit() as sitting:
        dark = sitting.reader.look
        await sitting.press(":")
        await sitting.type("choose a theme")
        await sitting.until(lambda: "choose a theme" in sitting.text, "the command is offered")
        await sitting.settle()
        await sitting.press("enter")
        await sitting.until(lambda: isinstance(sitting.app.screen, CommandPalette), "themes are offered")
        await sitting.settle()
        await sitting.type("papertui-light")
        await sitting.until(lambda: "papertui-light" in sitting.text, "the theme is offered")
        await sitting.settle()
        await sitting.press("enter")
        await sitting.until(lambda: sitting.app.theme == "papertui-light", "the theme is on")
        await sitting.settle()

        assert sitting.reader.look != dark
        assert sitting.reader.papers.look == sitting.reader.look


async def test_every_theme_draws_every_pane(desk: Desk) -> None:
    """No theme lacks what the panes ask for, those of the terminal's own colours included."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("3", "j")
        for theme in sitting.app.available_themes:
            sitting.app.theme = theme
            await sitting.settle()
            assert sitting.line_with("▌○  Score-Based")


async def test_back_steps_out_and_leaves_at_the_top(desk: Desk) -> None:
    """`q` undoes zoom, search and pane one by one, and quits only then, with exit code 0."""
    async with desk.sit() as sitting:
        await sitting.press("/")
        await sitting.type("video")
        await sitting.press("enter", "enter", "z")
        await sitting.press("q")
        assert not sitting.reader.is_zoomed
        await sitting.press("q")
        assert sitting.session.query == ""
        await sitting.press("q")
        assert sitting.where.value == "list"
        assert sitting.app.return_code is None
        await sitting.press("q")
        assert sitting.app.return_code == 0


async def test_quitting_works_from_everywhere(desk: Desk) -> None:
    """ctrl+q and ctrl+c leave from the panes and from the search line."""
    for keys in (["ctrl+q"], ["ctrl+c"], ["/", "x", "ctrl+q"], ["/", "ctrl+c"], ["e", "ctrl+q"]):
        async with desk.sit() as sitting:
            await sitting.press(*keys)
            assert sitting.app.return_code == 0


async def test_suspending_without_a_shell_is_survived(desk: Desk) -> None:
    """ctrl+z on a screen that no shell has started does nothing to the program."""
    async with desk.sit() as sitting:
        await sitting.press("ctrl+z", "j")
        assert sitting.cursor == SCORE


async def test_hangul_letters_work_as_their_twins(desk: Desk) -> None:
    """Jamo and composed syllables are the keys they lie on, said once; never a shifted command, never in texts."""
    async with desk.sit() as sitting:
        await sitting.press("ㅓ")
        assert sitting.cursor == SCORE
        assert sitting.toasts == ["한/영: letters are taken for the keys they lie on"]
        await sitting.press("가")
        assert desk.marks() == [(SCORE, "read")]
        assert sitting.cursor == SCORE

        await sitting.press("ㄲ")
        assert desk.marks()[1:] == [(SCORE, "unread")]
        assert len(sitting.toasts) == 1
        await sitting.press("/")
        await sitting.type("확산")
        assert sitting.session.query == "확산"


async def test_own_keys_and_signs_hold(desk: Desk) -> None:
    """Keys by command id, more than one, or none; signs of one's own; the footer and the help show them."""
    configure(
        desk,
        'theme = "nord"\nadvance_after_marking = false\n[glyphs]\nread = "⚡"\n'
        '[keys]\nread = ["Z", "ctrl+x"]\nqueue = []\nopen = "g x"\n',
    )
    async with desk.sit() as sitting:
        assert sitting.app.theme == "nord"
        assert sitting.line_with("Z read")
        assert sitting.toasts == []
        await sitting.press("1", "r")
        assert desk.events() == []
        await sitting.press("Z")
        assert desk.marks() == [(DDPM, "read")]
        assert sitting.cursor == DDPM
        assert sitting.line_with("▌⚡ Denoising")
        await sitting.press("ctrl+x")
        assert desk.marks()[1:] == [(DDPM, "unread")]
        await sitting.press("g", "x")
        assert sitting.toasts[0].startswith("opening")


async def test_ascii_signs_leave_no_other(desk: Desk) -> None:
    """The ASCII set draws rows and bars without anything a plain terminal lacks."""
    configure(desk, '[glyphs]\nset = "ascii"\n')
    async with desk.sit() as sitting:
        await sitting.press("3", "j", "+", "2")
        assert not set("○✔◐▸▾★▌━╸◆") & set("".join(line[1:-1] for line in sitting.lines if line[0] == "│"))
        assert sitting.line_with("|~ *1 Score-Based")


async def test_mistakes_in_the_config_are_told_and_harmless(desk: Desk) -> None:
    """Each wrong value, unknown command and clash is named, with its line where it has one; the rest holds."""
    configure(
        desk,
        'theme = 3\nadvance_after_marking = false\ncolour = "red"\n[keys]\nreed = "m"\nsort = "r"\nreverse = "r"\n',
    )
    async with desk.sit() as sitting:
        told = "\n".join(sitting.toasts)
        assert "line 1: config.toml" in told
        assert "line 3: config.toml" in told
        assert "line 5: config.toml" in told
        assert "names no command: reed" in told
        assert "'r' of reverse is taken by sort" in told
        await sitting.press("r")
        assert sitting.session.sort.value == "title"


async def test_a_config_that_does_not_parse_is_told(desk: Desk) -> None:
    """All defaults hold, and the line is named."""
    configure(desk, 'theme = "nord"\n[keys\n')
    async with desk.sit() as sitting:
        assert "line 2: config.toml is not TOML here" in sitting.toasts[0]
        assert sitting.app.theme == "papertui-dark"


async def test_every_command_has_a_verb_and_a_help(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each one runs on an open screen without a crash, whatever is shown, also when called by the palette."""
    monkeypatch.setenv("EDITOR", "true")
    async with desk.sit() as sitting:
        reader = sitting.reader
        for command in COMMANDS:
            if command.verb.startswith("program.") and command.id not in {"reload", "suspend"}:
                continue
            reader.run_command(command.id)
            await sitting.settle()
            while sitting.app.screen is not reader:
                await sitting.press("escape")
            reader.close_form()
            await sitting.settle()
        assert all(command.help and command.label for command in COMMANDS)
        assert len(reader.query(Input)) == 1
