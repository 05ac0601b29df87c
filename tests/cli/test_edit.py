"""`edit` changes what was named and nothing else, or nothing at all."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from papertui.cli import editor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


def diff(catalogue: Path) -> list[str]:
    """The lines that differ from the catalogue as it was made."""
    before = (catalogue.parents[1] / "original.toml").read_text(encoding="utf-8").splitlines()
    now = catalogue.read_text(encoding="utf-8").splitlines()
    lines = list(difflib.unified_diff(before, now, n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        (["--set", "title=DDPM"], ['-title = "Denoising Diffusion Probabilistic Models"', '+title = "DDPM"']),
        (["--set", "year=2021"], ["-year = 2020", "+year = 2021"]),
        (["--set=year=2021"], ["-year = 2020", "+year = 2021"]),
        (["--unset", "venue"], ['-venue = "NeurIPS 2020"']),
        (["--set", "tags=ddpm; must read"], ['-tags = ["ddpm"]', '+tags = ["ddpm", "must read"]']),
        (["--set", "links.Blog=https://x.org/?a=b"], ['+Blog = "https://x.org/?a=b"']),
        (["--unset", "links.Github"], ['-Github = "https://github.com/hojonathanho/diffusion"']),
        (["--set", "title=A", "--unset", "venue"], [
            '-title = "Denoising Diffusion Probabilistic Models"', '+title = "A"', '-venue = "NeurIPS 2020"',
        ]),
    ],
)  # fmt: skip
def test_only_the_named_field_changes(
    words: list[str], difference: list[str], papertui: Callable[..., Run], catalogue: Path
) -> None:
    edited = papertui("edit", "ho2020denoising", *words)

    assert (edited.code, edited.out) == (0, "")
    assert edited.err.startswith("edited ")
    assert sorted(diff(catalogue)) == sorted(difference)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--set", "year=soon"], "'soon' is not a year"),
        (["--set", "titel=A"], "no such field"),
        (["--set", "title="], "title: cannot be empty"),
        (["--unset", "title"], "title: cannot be empty"),
        (["--set", "links.Paper=javascript:x"], "http"),
        (["--set", "title"], "FIELD=VALUE"),
        (["--set", "year=2020", "--unset", "year"], "named twice"),
        (["--set"], "--set needs a value"),
    ],
)
def test_a_value_that_does_not_fit_exits_2(
    words: list[str], told: str, papertui: Callable[..., Run], catalogue: Path
) -> None:
    refused = papertui("edit", "ho2020denoising", *words)

    assert refused.code == 2
    assert told in refused.err
    assert diff(catalogue) == []


def test_nothing_to_change_is_done(papertui: Callable[..., Run], catalogue: Path) -> None:
    edited = papertui("edit", "ho2020denoising", "--set", "year=2020")

    assert edited.code == 0
    assert edited.err.startswith("nothing to change: ")
    assert diff(catalogue) == []


def test_the_sample_is_copied_at_the_first_edit(papertui: Callable[..., Run], home: Path) -> None:
    """Without a catalogue of one's own the shipped one is opened; it is never written to."""
    edited = papertui("edit", "ho2020denoising", "--set", "year=2021")

    own = home / "data" / "papertui" / "papers.toml"
    assert edited.code == 0
    assert f"the sample was copied to {own}" in edited.err
    assert papertui("show", "ho2020denoising", "--json", "-c", str(own)).objects[0]["year"] == 2021


def test_an_edit_in_the_editor_keeps_comments_and_unknown_keys(
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
    home: Path,
) -> None:
    program("VISUAL", """sed -i 's/rank = 1/rank = 2  # better/' "$1" """)

    edited = papertui("edit", "ho2020denoising")

    assert edited.code == 0
    assert edited.err == "edited: Denoising Diffusion Probabilistic Models (ho2020denoising)\n"
    assert diff(catalogue) == ["-rank = 1", "+rank = 2  # better"]
    assert list((home / "state" / "papertui" / "drafts").iterdir()) == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("s/year = 2020/year = /", "line 6"),
        ("s/year = 2020/year = 'soon'/", "line 6"),
        ("s/^title = .*//", "no title"),
        (r"s/^rank/[[papers]]\ntitle = 'B'\nrank/", "more than one entry|something else than one entry"),
    ],
)
def test_a_text_that_is_no_sound_entry_is_refused_and_kept(
    command: str,
    told: str,
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
) -> None:
    program("EDITOR", f'sed -i "{command}" "$1"')

    refused = papertui("edit", "ho2020denoising")

    [draft] = (catalogue.parents[1] / "state" / "papertui" / "drafts").iterdir()
    assert refused.code == 3
    assert any(part in refused.err for part in told.split("|"))
    assert f"your text is kept in {draft}" in refused.err
    assert diff(catalogue) == []


def test_a_refused_text_may_be_mended(
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
) -> None:
    """On a terminal the reader is asked; the editor opens on what was typed."""
    monkeypatch.setattr(editor, "has_terminal", lambda: True)
    body = (
        """if grep -q 2020$ "$1"; then sed -i 's/year = 2020/year = 202l/' "$1"; else sed -i 's/202l/2021/' "$1"; fi"""
    )
    program("EDITOR", body)

    edited = papertui("edit", "ho2020denoising", stdin="\n")

    assert edited.code == 0
    assert "edit it again? [Y/n]" in edited.err
    assert diff(catalogue) == ["-year = 2020", "+year = 2021"]


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_a_refused_text_may_be_left(
    answer: str,
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(editor, "has_terminal", lambda: True)
    program("EDITOR", """sed -i 's/year = 2020/year = /' "$1" """)

    assert "your text is kept in" in papertui("edit", "ho2020denoising", stdin=answer).err


def test_an_editor_that_changes_nothing_writes_nothing(
    papertui: Callable[..., Run], catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")

    assert papertui("edit", "ho2020denoising").err.startswith("nothing to change: ")
    assert diff(catalogue) == []


@pytest.mark.parametrize(
    ("command", "told"),
    [("false", (3, "ended with 1")), ("no-such-editor", (3, "set $EDITOR")), ("vi 'open", (2, "is no command"))],
)
def test_an_editor_that_fails_is_told(
    command: str,
    told: tuple[int, str],
    papertui: Callable[..., Run],
    catalogue: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", command)

    refused = papertui("edit", "ho2020denoising")

    drafts = catalogue.parents[1] / "state" / "papertui" / "drafts"
    assert refused.code == told[0]
    assert told[1] in refused.err
    assert not drafts.exists() or list(drafts.iterdir()) == []
    assert diff(catalogue) == []


def test_an_entry_changed_elsewhere_meanwhile_is_a_conflict(
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
) -> None:
    """Both texts are kept: the other one in the catalogue, one's own in the draft."""
    body = f"""sed -i 's/year = 2020/year = 2019/' {catalogue}; sed -i 's/year = 2020/year = 2021/' "$1" """
    program("EDITOR", body)

    refused = papertui("edit", "ho2020denoising")

    assert refused.code == 4
    assert "your text is kept in" in refused.err
    assert diff(catalogue) == ["-year = 2020", "+year = 2019"]


def test_another_entry_changed_meanwhile_is_none(
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
) -> None:
    body = f"""sed -i 's/"ICLR"/"ICML"/' {catalogue}; sed -i 's/year = 2020/year = 2021/' "$1" """
    program("EDITOR", body)

    assert papertui("edit", "ho2020denoising").code == 0
    assert diff(catalogue) == ["-year = 2020", "+year = 2021", '-venue = "ICLR"', '+venue = "ICML"']


@pytest.mark.parametrize(("written", "is_told"), [("Ann Lee, Bo Kim", True), ("Ann Lee; Bo Kim", False)])
def test_names_with_commas_are_taken_as_written_and_told(
    papertui: Callable[..., Run], catalogue: Path, written: str, *, is_told: bool
) -> None:
    """A `;` separates names; what was meant as a list is said."""
    edit = papertui("edit", "ho2020denoising", "--set", f"authors={written}")

    assert edit.code == 0
    assert ("--set 'authors=Ann Lee; Bo Kim'" in edit.err) is is_told
    assert ('authors = ["Ann Lee, Bo Kim"]' in catalogue.read_text(encoding="utf-8")) is is_told
