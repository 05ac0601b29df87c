"""`papertui export`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Papertui = Callable[..., Run]


@pytest.mark.usefixtures("catalogue")
def test_json_is_that_of_list(papertui: Papertui) -> None:
    """The same objects, the reader's own words included."""
    papertui("read", "ho2020denoising")

    assert papertui("export", "--to", "json").objects == papertui("list", "--json").objects
    assert papertui("export", "--to", "json", "denoising").objects == papertui("list", "denoising", "--json").objects


@pytest.mark.usefixtures("catalogue")
def test_a_query_is_strict(papertui: Papertui) -> None:
    """As that of list, dashes and conditions included; what matches nothing is exit 1 and no output."""
    found = papertui("export", "diffusion", "-implicit", "year:2020", "--to", "csl-json").objects
    nothing = papertui("export", "difusion", "--to", "csv")

    assert [item["id"] for item in found] == ["ho2020denoising"]
    assert (nothing.code, nothing.out) == (1, "")
    assert "nothing matches: difusion" in nothing.err


@pytest.mark.usefixtures("catalogue")
def test_each_format_holds_all_entries(papertui: Papertui) -> None:
    """In the order of the catalogue, Korean titles and ids as they are."""
    bibtex = papertui("export", "--to", "bibtex")
    rows = list(csv.DictReader(io.StringIO(papertui("export", "--to", "csv").out)))
    listed = [paper["id"] for paper in papertui("list", "--json").objects]

    assert [line.split("{")[1].rstrip(",") for line in bibtex.lines if line.startswith("@")] == listed
    assert [row["id"] for row in rows] == listed
    assert "논문 리뷰: 잠재 확산" in bibtex.out
    assert bibtex.err == ""


def test_a_file_is_written_and_written_again(papertui: Papertui, catalogue: Path, home: Path) -> None:
    """Whole, with the number of entries on stderr; stdout stays empty."""
    before = catalogue.read_bytes()

    ran = papertui("export", "--to", "bibtex", "-o", "refs.bib")
    papertui("export", "--to", "bibtex", "-o", "refs.bib", "latent")

    assert (ran.code, ran.out, ran.err) == (0, "", "5 entries written to refs.bib\n")
    assert (home / "here" / "refs.bib").read_text("utf-8").count("@") == 1
    assert catalogue.read_bytes() == before


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--to", "csv", "-o", "papers.toml"], 2, "is the catalogue itself"),
        (["--to", "csv", "-o", "../here/papers.toml"], 2, "is the catalogue itself"),
        (["--to", "csv", "-o", "link.csv"], 2, "is the catalogue itself"),
        (["--to", "csv", "-o", "../data/papertui/reading/x.jsonl"], 2, "papertui's own"),
        (["--to", "csv", "-o", "../config/papertui/config.toml"], 2, "papertui's own"),
        (["--to", "csv", "-o", "."], 3, "."),
        (["--to", "csv", "-o", "none/out.csv"], 3, "No such file"),
        (["--to", "word"], 2, "one of"),
        ([], 2, "--to FORMAT is needed; one of"),
        (["--to", "csv", "--all"], 2, "no option --all"),
    ],
)
def test_what_cannot_be_written_is_told(
    words: list[str], code: int, sentence: str, papertui: Papertui, home: Path
) -> None:
    """A sentence and an exit code; nothing is written anywhere."""
    (home / "here" / "link.csv").symlink_to("papers.toml")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    ran = papertui("export", *words)

    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"} == before


def test_an_empty_catalogue_is_an_empty_export(papertui: Papertui, home: Path) -> None:
    """As `list --json` prints an empty array."""
    (home / "here" / "papers.toml").write_text('title = "Nothing yet"\n', encoding="utf-8")

    assert json.loads(papertui("export", "--to", "csl-json").out) == []
    assert papertui("export", "--to", "bibtex").out == ""
    assert papertui("export", "--to", "csv").lines[0].startswith("id,title,")
