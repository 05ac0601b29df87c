"""Facts about marks and entries that change: they stay together, whoever changes the entry."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import Status
from papertui.storage import safe_write
from papertui.storage.entry_edit import entry_text
from tests.library.desk import CATALOGUE, standing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.desk import Desk


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Score Matching"},
        {"arxiv": "1907.05600"},
        {"title": "Score Matching", "arxiv": "1907.05600"},
        {"title": "Score Matching", "arxiv": None},
        {"year": None},
    ],
    ids=" ".join,
)
def test_marks_survive_edits(desk: Desk, changes: dict[str, str | int | None]) -> None:
    """Also when title and identifier change together, one after the other, and after a restart."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    library.rate(["ddpm"], 4)
    before = library.reading("ddpm")

    for name, value in changes.items():
        library.edit("ddpm", {name: value})

    assert library.reading("ddpm") == before
    assert desk.open().reading("ddpm") == before
    library.edit("ddpm", {"title": "Denoising Diffusion Probabilistic Models", "arxiv": "2006.11239"})
    assert library.reading("ddpm") == before
    assert desk.open().reading("ddpm") == before


def test_marks_found_by_title_survive_another_title(desk: Desk) -> None:
    """An entry whose id was changed by hand is then renamed here: its marks learn the new names."""
    desk.open().mark(["gan"], Status.READ)
    desk.rewrite('id = "gan"', 'id = "goodfellow2014"')
    library = desk.open()

    library.edit("goodfellow2014", {"title": "GAN"})

    assert library.reading("goodfellow2014").status is Status.READ
    assert desk.open().readings == library.readings


def test_a_mark_made_elsewhere_meanwhile_survives_other_names(desk: Desk) -> None:
    """Another papertui marks after our last look at the log, just before all names of the paper change."""
    library = desk.open()
    desk.open().mark(["ddpm"], Status.READ)

    library.edit("ddpm", {"title": "Score Matching", "arxiv": "1907.05600"})

    assert library.reading("ddpm").status is Status.READ
    assert desk.open().readings == library.readings


def test_a_mark_made_elsewhere_during_an_edit_survives_other_names(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another papertui marks while all names of the paper change on disk."""
    library, other = desk.open(), desk.open()
    swap = os.replace

    def slowly(source: Path, target: Path) -> None:
        if target == desk.catalogue.resolve():
            other.mark(["ddpm"], Status.READ)
        swap(source, target)

    monkeypatch.setattr(os, "replace", slowly)

    library.edit("ddpm", {"title": "Score Matching", "arxiv": "1907.05600"})

    assert library.reading("ddpm").status is Status.READ
    assert desk.open().readings == library.readings


def test_marks_survive_another_id_where_titles_are_shared(desk: Desk) -> None:
    """Two entries of one title: only the id tells whose mark it is, so the log learns the new one."""
    desk.rewrite("Auto-Encoding Variational Bayes", "Generative Adversarial Networks")
    library = desk.open()
    library.mark(["gan"], Status.READ)
    text = entry_text(library.file, "gan")

    library.replace_entry("gan", text.replace('"gan"', '"goodfellow2014"'), text)

    assert standing(library) == {"ddpm": "unread", "goodfellow2014": "read", "vae": "unread"}
    assert desk.open().readings == library.readings


def test_a_mark_stays_when_its_id_goes_to_another_paper(desk: Desk) -> None:
    """The paper that was marked has another id by then, and keeps its mark."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    for old, new in (("ddpm", "ho2020"), ("vae", "ddpm")):
        text = entry_text(library.file, old)
        library.replace_entry(old, text.replace(f'"{old}"', f'"{new}"'), text)

    assert library.reading("ho2020").status is Status.READ
    assert desk.open().reading("ho2020").status is Status.READ


def test_a_stray_mark_comes_home_to_an_edited_paper(desk: Desk) -> None:
    """A title mended here is the one the log knows."""
    desk.rewrite('id = "gan"\ntitle = "Generative Adversarial Networks"', 'id = "x"\ntitle = "GAN"')
    other = desk.open()
    safe_write.make_folder(desk.locations.reading_folder)
    (desk.locations.reading_folder / "desk-1a2b.jsonl").write_text(
        '{"at":"2026-11-20T17:37:00.000Z","paper":"gan","status":"read","title":"Generative Adversarial Networks"}\n'
    )
    other.refresh_log()
    assert [event.paper for event in other.strays] == ["gan"]

    other.edit("x", {"title": "Generative Adversarial Networks"})

    assert other.reading("x").status is Status.READ
    assert other.strays == ()


def test_marks_survive_what_hands_do_to_the_file(desk: Desk) -> None:
    """Years, authors, titles and ids changed, entries reordered and taken out: no mark is lost."""
    library = desk.open()
    library.mark(["ddpm", "gan", "vae"], Status.READ)
    entries = CATALOGUE.split("\n\n")
    text = "\n\n".join([entries[0], entries[2], entries[1]])
    text = (
        text.replace('id = "ddpm"', 'id = "ho2020"').replace("2020\n", "2021\n").replace("Adversarial", "adversarial")
    )
    desk.catalogue.write_text(text)

    assert library.reload()

    assert standing(library) == {"gan": "read", "ho2020": "read"}
    assert [event.paper for event in library.strays] == ["vae"]
    desk.catalogue.write_text(CATALOGUE)
    library.reload()
    assert set(standing(library).values()) == {"read"}


def test_an_event_whose_id_now_names_another_paper_is_a_stray(desk: Desk) -> None:
    """A new paper does not inherit a mark with its id."""
    desk.open().mark(["ddpm"], Status.READ)
    desk.rewrite("Denoising Diffusion Probabilistic Models", "Attention Is All You Need")
    desk.rewrite("2006.11239", "1706.03762")

    library = desk.open()

    assert library.reading("ddpm").status is Status.UNREAD
    assert [event.paper for event in library.strays] == ["ddpm"]
