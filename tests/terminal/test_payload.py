"""Text is only text (P8): hostile catalogues, logs, configs and file names put none of their bytes on the terminal."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.terminal.pseudo_terminal import ALTERNATE_SCREEN_LEFT, PseudoTerminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

SEQUENCES = [
    "\x1b]52;c;cHduZWQ=\x07",  # clipboard
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",  # hyperlink
    "\x1b]0;pwned\x07",  # window title
    "\x1b[66;6H",  # cursor
    "\x1b[2J",  # erase
    "\x1b[38;2;6;6;6m",  # colour
    "\x1b[?1049l",  # main screen
    "\x1bPq#0;2;0;0;0\x1b\\",  # a device control string
    "\x9b66;6H\x9d0;pwned\x9c",  # the same with C1 controls
    "\x00\x07\x08\x0b\x0c\x0e\x7f",
    "\u202eevil\u2066\u200f",  # reading direction
    "\ufffe\uffff\U0001ffff",  # no characters
    "\U000e0041\U000e0042",  # tags
    "\u2028\u2029\x85",  # other line ends
    "e" + "\u0301" * 300,  # a very long combining run
]
MARKUP = "[@click=app.quit]x[/] [/b] [link=file:///etc/passwd]y[/link] $var [red"
HOSTILE = "".join(SEQUENCES) + MARKUP
ALLOWED = re.compile(
    r"\x1b\[[0-9;]*m"  # colours and styles
    r"|\x1b\[\d+;\d+H"  # cursor
    r"|\x1b\[\?(?:1000|1003|1004|1006|1015|1049|2004|2026|2048|25|7)[hl]"  # modes
    r"|\x1b\[\?(?:2026|2048)\$p"  # questions about modes
    r"|\x1b\[>\d+u|\x1b\[<u"  # keyboard protocol
    r"|\x1b\]22;\w+\x07"  # pointer shape
    r"|\r\n|\r|\n"
)
FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\ufffe\uffff\U0001ffff\U000e0000-\U000e007f]"
)


def quoted(text: str) -> str:
    """The text as a TOML string in which every doubtful character is escaped."""
    plain = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(plain.get(char, char if " " <= char <= "~" else f"\\U{ord(char):08x}") for char in text) + '"'


def catalogue_text() -> str:
    """Every field of every kind holds all of it; so do ids, keys, labels and what is unknown."""
    evil = quoted("evil " + HOSTILE)
    entries = [
        f"[[papers]]\nid = {quoted(f'id{number}')}\ntitle = {quoted(f'Title {number} {text}')}\n"
        f"authors = [{evil}]\nvenue = {evil}\nyear = 2020\n"
        f"categories = [{evil}, {quoted(f'Cat{number} {text} > {text}')}]\n"
        f"tags = [{evil}]\nkind = {evil}\ndate = {evil}\narxiv = {evil}\ndoi = {evil}\nsummary = {evil}\n"
        f"{evil} = {evil}\nunknown = [{evil}, {{ {evil} = 1 }}]\n"
        f"[papers.links]\n{quoted(f'label {text}')} = {quoted('https://evil.example/' + text)}\n{evil} = {evil}\n"
        for number, text in enumerate([*SEQUENCES, MARKUP])
    ]
    wrong = f"[[papers]]\nid = {evil}\ntitle = 3\n\n[[papers]]\nid = {evil}\n{evil} = {evil}\n"
    head = f"title = {evil}\n[[categories]]\npath = {evil}\nnote = {evil}\n\n"
    return head + "\n".join(entries) + "\n" + wrong


def assert_only_text(terminal: PseudoTerminal) -> None:
    """Nothing was written but letters and what Textual needs; no payload stands among it."""
    terminal.listen(0.1)
    text = re.sub("\x1b[^A-Za-z\x07]*$", "", ALLOWED.sub("", terminal.output))  # the last one may have only begun
    found = FORBIDDEN.search(text)
    assert not found, repr(text[max(0, found.start() - 80) : found.end() + 80])
    assert not [sequence for sequence in SEQUENCES[:-1] if sequence in terminal.output]
    assert terminal.process.poll() is None


def walk(terminal: PseudoTerminal) -> None:
    """Through every pane, form, dialog and toast."""
    terminal.wait_until_loaded()
    for _ in range(18):
        terminal.send("j")
        terminal.listen()
    for keys in ("gg", "L", "\r", "G", "gg", "z", "q", "q", "h", "G", "h", "l", "l", "s", "s", "S", "*", "*", "v"):
        terminal.send(keys)
        terminal.listen()
    terminal.send("\x1b")
    terminal.listen(0.2)
    for query in ("/evil", "/pwned title", "/zzz[@click=app.quit]"):
        terminal.send(query)
        terminal.wait_for(query[1:7])
        terminal.send("\t")
        terminal.wait_for("r read" if query == "/evil" else "? more")
        terminal.send("\x1b")
        terminal.wait_for("/ ddpm")


@pytest.mark.timeout(300)  # drawing all of it is slow on a busy machine
@pytest.mark.parametrize("size", ["80x24", "120x40"])
def test_a_hostile_catalogue_is_only_text(tmp_path: Path, size: str) -> None:
    """Panes, search, form, help, notes, toasts and errors: every byte written is accounted for."""
    folder = tmp_path / "evil \x1b]0;pwned\x07[b] \u202e"
    folder.mkdir()
    path = folder / "list \x1b[66;6H[@click=app.quit].toml"
    path.write_text(catalogue_text(), encoding="utf-8")
    log = tmp_path / "data" / "papertui" / "reading"
    log.mkdir(parents=True)
    events = [{"paper": "id0", "note": HOSTILE}, {"paper": "id0", "tag+": HOSTILE}, {"paper": "id1", "status": HOSTILE}]
    moments = (f"2026-11-20T17:37:00.00{number}Z" for number in range(9))
    lines = [json.dumps({"at": next(moments), **event}) for event in events]
    (log / "evil \x1b[2J-1234.jsonl").write_text("\n".join([*lines, "torn \x1b[2J"]))
    config = tmp_path / "config" / "papertui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(
        f"theme = {quoted(HOSTILE)}\n{quoted(HOSTILE)} = 1\n[keys]\n{quoted(HOSTILE)} = {quoted(HOSTILE)}\n"
    )
    with PseudoTerminal([path], tmp_path, size=size) as terminal:
        walk(terminal)
        assert_only_text(terminal)

        terminal.send("gge")
        terminal.wait_for("shared ·")
        for _ in range(16 + 3):
            terminal.send("\t")
            terminal.listen()
        terminal.send("x\x13")
        terminal.wait_for("2020x", "▲")
        terminal.send("\x1b")
        terminal.wait_for("Throw away")
        terminal.send("y")
        terminal.wait_for_no("Throw away")
        terminal.wait_for("r read")
        for keys, text in (("N", "Note"), ("t", "Your tags"), ("?", "Keys in"), (":", "command")):
            terminal.send(keys)
            terminal.wait_for(text)
            terminal.send("\x1b")
            terminal.wait_for_no(text)
        terminal.send("oO2")
        terminal.listen(0.3)
        assert_only_text(terminal)
        terminal.send("E")
        terminal.wait_until_back()
        terminal.wait_until_loaded()
        terminal.output = terminal.output.replace(ALTERNATE_SCREEN_LEFT, "", 1)  # papertui's own, for the editor
        assert_only_text(terminal)

        terminal.send("q")
        terminal.wait_for_end()


def test_a_broken_hostile_catalogue_is_only_text(tmp_path: Path) -> None:
    """Raw control characters do not parse: the broken entry is shown as it stands, with stand-ins."""
    path = tmp_path / "papers.toml"
    raw = "".join(SEQUENCES[:-1]).replace("\x00", "")  # with it the file would be no text at all
    path.write_text(f'[[papers]]\ntitle = "Sound"\n\n[[papers]]\ntitle = "Broken {raw} {MARKUP}"\n', encoding="utf-8")
    with PseudoTerminal([path], tmp_path) as terminal:
        terminal.wait_for("Sound", "Broken")
        terminal.wait_until_loaded()
        terminal.send("j")
        terminal.wait_for("▌▲")
        terminal.send("e\rGz")
        terminal.listen(0.2)
        assert_only_text(terminal)


def test_hostile_typing_is_only_text(tmp_path: Path) -> None:
    """What is pasted into search line, form and dialogs is shown by the same gate."""
    path = tmp_path / "papers.toml"
    path.write_text('[[papers]]\nid = "a"\ntitle = "Title"\n', encoding="utf-8")
    paste = "\x1b[200~x" + "".join(text for text in SEQUENCES if "\x1b" not in text) + MARKUP + "\x1b[201~"
    with PseudoTerminal([path], tmp_path) as terminal:
        terminal.wait_until_loaded()
        places = (
            ("/", "Results"),
            ("e", "shared ·"),
            ("N", "Note"),
            ("t", "Your tags"),
            ("?", "Keys"),
            (":", "command"),
        )
        for key, text in places:
            terminal.send(key)
            terminal.wait_for(text if key != "/" else "to the list")
            terminal.send(paste)
            terminal.wait_for("app.quit")
            terminal.send("\x1b")
            if key in "eNt":
                terminal.wait_for("Throw away")
                terminal.send("y")
                terminal.wait_for_no("Throw away")
            terminal.wait_for_no("app.quit")
            if key == "/":
                terminal.send("\t")
                terminal.wait_for("r read")
        assert_only_text(terminal)


def test_markup_in_a_title_cannot_be_clicked(tmp_path: Path) -> None:
    """A click on ``[@click=app.quit]`` selects the row and ends nothing."""
    path = tmp_path / "papers.toml"
    path.write_text(f"[[papers]]\ntitle = {quoted(MARKUP)}\nsummary = {quoted(MARKUP)}\n", encoding="utf-8")
    with PseudoTerminal([path], tmp_path) as terminal:
        terminal.wait_for("[@click=app.quit]x[/] [/b]")
        terminal.wait_until_loaded()
        for row, line in enumerate(terminal.lines, start=1):
            column = line.find("app.quit")
            if column >= 0:
                for end in "Mm":
                    terminal.send(f"\x1b[<0;{column + 3};{row}{end}")
                terminal.listen(0.1)
        terminal.send("r")
        terminal.wait_for("✔ read")
        assert_only_text(terminal)


def test_only_what_was_asked_for_reaches_the_clipboard(tmp_path: Path) -> None:
    """A copied title travels encoded, alone and without control characters; its toast is text like any other."""
    path = tmp_path / "papers.toml"
    path.write_text(f'[[papers]]\nid = "a"\ntitle = {quoted("T " + HOSTILE)}\n', encoding="utf-8")
    with PseudoTerminal([path], tmp_path) as terminal:
        terminal.wait_until_loaded()
        terminal.send("yt")
        terminal.wait_for("title copied")
        copied = re.findall("\x1b]52;c;([A-Za-z0-9+/=]*)\x07", terminal.output)
        terminal.output = re.sub("\x1b]52;c;[A-Za-z0-9+/=]*\x07", "", terminal.output)

        assert len(copied) == 1
        assert not re.search("[\x00-\x1f\x7f-\x9f]", base64.b64decode(copied[0]).decode())
        assert MARKUP in base64.b64decode(copied[0]).decode()
        assert_only_text(terminal)


def test_a_hostile_name_of_a_missing_file_is_only_text(tmp_path: Path) -> None:
    """The sentence that says so passes the gate too."""
    with PseudoTerminal([tmp_path / "x\x1b[66;6H\x07.toml"], tmp_path) as terminal:
        assert terminal.wait_for_end() == 3
        assert not FORBIDDEN.search(ALLOWED.sub("", terminal.output))
        assert "[66;6H" in terminal.output
