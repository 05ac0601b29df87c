"""`papertui import --repair`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from papertui.domain.misread import LOST
from tests.garbling import garbled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Papertui = Callable[..., Run]

SUMMARY = "지도를 접는 새로운 방식을 제안. 잘 알려진 방법보다 얇은 종이에 잘 맞음."
LIST = f"""# L

## 접기

**Learning to Fold** \\
*Ann Lee, Björn Öst* \\
[[Paper](https://arxiv.org/abs/2001.00001)] \\
{SUMMARY}
"""


def _said(ran: Run) -> Any:
    return json.loads(ran.out)


@pytest.fixture
def damaged(home: Path) -> Path:
    """A list whose text was read in a wrong encoding, with the loss of bytes that brings."""
    path = home / "here" / "README.md"
    path.write_text(garbled(LIST), "utf-8")
    return path


def test_damage_is_told_and_left_unless_asked(papertui: Papertui, damaged: Path) -> None:
    """The text is taken as it stands, with the way to have it mended."""
    ran = papertui("import", damaged.name, "--json")

    assert ran.code == 0
    assert "3 lines were read in a wrong encoding once; --repair mends" in ran.err
    assert [(problem["line"], problem["kind"]) for problem in _said(ran)["problems"]] == [(3, "damaged-text")]
    assert _said(papertui("list", "--json"))[0]["summary"] == garbled(SUMMARY)


def test_a_rehearsal_shows_lines_before_and_after(papertui: Papertui, damaged: Path) -> None:
    """And writes nothing; what is lost is counted, and named with its line."""
    ran = papertui("import", damaged.name, "--repair", "--dry-run", "--json")

    kinds = [(problem["line"], problem["kind"]) for problem in _said(ran)["problems"]]
    assert kinds == [(8, "damaged-text"), (3, "mended-text"), (6, "mended-text"), (8, "mended-text")]
    before = garbled("## 접기").replace("\xa0", " ")
    assert f"mended: README.md:3: {before} → ## 접기\n" in ran.err
    assert f"lost (shown as {LOST}): {_said(ran)['problems'][0]['message'].count(LOST)}" in ran.err
    assert not (damaged.parent / "papers.toml").exists()


def test_other_lists_and_the_catalogue_prove_what_was_lost(papertui: Papertui, damaged: Path) -> None:
    """Whichever holds the same text; nothing is lost then."""
    other = damaged.with_name("other.md")
    other.write_text(f"## A\n\n**Another** \\\n[[Paper](https://b.org)] \\\n{SUMMARY}\n", "utf-8")

    together = papertui("import", damaged.name, "other.md", "--repair", "--new", "new.toml")
    papertui("import", "other.md", "--new", "own.toml")
    joined = papertui("import", damaged.name, "--repair", "-c", "own.toml")

    assert "lost (shown as \ufffd): 0" in together.err
    assert "lost (shown as \ufffd): 0" in joined.err
    for catalogue in ("new.toml", "own.toml"):
        papers = _said(papertui("list", "-c", catalogue, "--json"))
        paper = next(paper for paper in papers if paper["title"] == "Learning to Fold")
        assert (paper["summary"], paper["categories"]) == (SUMMARY, [["접기"]])
        assert paper["authors"] == ["Ann Lee", "Björn Öst"]


def test_a_sound_list_is_the_same_with_repair(papertui: Papertui, damaged: Path) -> None:
    """To the byte."""
    damaged.write_text(LIST, "utf-8")

    papertui("import", damaged.name, "--new", "plain.toml")
    ran = papertui("import", damaged.name, "--repair", "--new", "mended.toml")

    assert "encoding" not in ran.err
    assert damaged.with_name("plain.toml").read_bytes() == damaged.with_name("mended.toml").read_bytes()
