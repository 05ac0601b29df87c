"""Text is only text: nothing in a catalogue, a log or a word of the command line reaches the terminal as a command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

PAYLOAD = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e[red]x[/red]\ud7ff\ufeff\u2066\x7f\r\b"
QUOTED = json.dumps(PAYLOAD).replace("\x7f", "\\u007f")
CATALOGUE = f"""
title = {QUOTED}
[[categories]]
path = {QUOTED}
note = {QUOTED}
[[papers]]
id = "plain"
title = {QUOTED}
authors = [{QUOTED}]
venue = {QUOTED}
year = 2020
date = {QUOTED}
kind = {QUOTED}
categories = [{QUOTED}]
tags = [{QUOTED}]
arxiv = {QUOTED}
summary = {QUOTED}
{QUOTED} = {QUOTED}
links = {{ {QUOTED} = {QUOTED} }}
[[papers]]
id = {QUOTED}
title = "hostile id"
links = {{ Paper = "https://x.org" }}
[[papers]]
id = {QUOTED}
title = "hostile id"
"""


def is_safe(text: str) -> bool:
    return all(char.isprintable() or char == "\n" for char in text)


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--ids"],
        ["list", "--json"],
        ["list", "--format", "{id}{title}{authors}{venue}{date}{kind}{categories}{tags}{arxiv}{links}{summary}{extra}"],
        ["list", PAYLOAD],
        ["list", f"--{PAYLOAD}"],
        ["search", "owned"],
        ["search", PAYLOAD],
        ["show", "plain"],
        ["show", "plain", "--json"],
        ["show", PAYLOAD],
        ["show", "hostile id"],
        ["open", "plain"],
        ["open", "plain", "--link", PAYLOAD],
        ["next"],
        ["random", "--json"],
        ["mark", "plain", "--as", "read"],
        ["mark", "plain", "--as", PAYLOAD],
        ["read", PAYLOAD, "plain"],
        ["rate", "plain", "5"],
        ["rate", "plain", PAYLOAD],
        ["note", "plain", PAYLOAD],
        ["tag", "plain", f"+{PAYLOAD}"],
        ["tag", "plain", PAYLOAD],
        ["edit", "plain", "--set", f"title={PAYLOAD}"],
        ["edit", "plain", "--set", f"{PAYLOAD}=x"],
        ["edit", "plain", "--set", "year=2021"],
        ["check"],
        ["check", "--json"],
        ["check", "--fix"],
        ["stats"],
        ["stats", "--json"],
        ["log", "export"],
        ["log", "import", PAYLOAD],
        ["locate", "-c", PAYLOAD],
        ["list", "-c", PAYLOAD],
        [PAYLOAD],
        [f"{PAYLOAD}.toml"],
        [f"--{PAYLOAD}"],
        ["completion", PAYLOAD],
    ],
    ids=lambda words: " ".join(words).replace(PAYLOAD, "PAYLOAD"),
)
def test_nothing_reaches_the_terminal_raw(words: list[str], papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    papertui("note", "plain", PAYLOAD)
    papertui("tag", "plain", f"+x{PAYLOAD}")

    printed = papertui(*words)

    assert is_safe(printed.out)
    assert is_safe(printed.err)
    assert printed.code in {0, 1, 2, 3}


def test_a_hostile_log_is_only_text(papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    log = home / "data" / "papertui" / "reading"
    log.mkdir(parents=True)
    event = {"at": "2026-11-20T17:37:00.123Z", "paper": PAYLOAD, "title": PAYLOAD, "note": PAYLOAD, "tag+": PAYLOAD}
    (log / "x\x1b[2J.jsonl").write_text(json.dumps(event) + "\nbroken\n")

    for words in (["check"], ["check", "--json"], ["list"], ["log", "export"]):
        printed = papertui(*words)
        assert is_safe(printed.out + printed.err)
