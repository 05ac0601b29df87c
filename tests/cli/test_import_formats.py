"""`papertui import` of BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papertui.storage.catalogue_file import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

    Papertui = Callable[..., Run]

BIBTEX = r"""@inproceedings{fold2020,
  title = {Learning to {Fold}},
  author = {Lee, Ann and M{\"u}ller, J{\"o}rg},
  booktitle = {ICML}, year = 2020, pages = {1--9},
  keywords = {folding}, groups = {Papers > Maps}, readstatus = {read},
}
@misc{broken, title = {No end
@misc{unfold, title = {Learning to Unfold}, eprint = {2001.00001}}
"""


@pytest.fixture
def references(home: Path) -> Path:
    """A small bibliography in the current folder."""
    path = home / "here" / "refs.bib"
    path.write_text(BIBTEX, encoding="utf-8")
    return path


@pytest.mark.usefixtures("references")
def test_a_bibliography_becomes_a_catalogue(papertui: Papertui, home: Path) -> None:
    """Its keys are the ids, what a bibliography needs besides is kept in the entry, what is broken is told."""
    ran = papertui("import", "refs.bib")
    first, second = papertui("list", "--json").objects

    assert ran.code == 0
    assert "▲ refs.bib:7: this entry does not end" in ran.err
    assert (first["id"], first["title"], first["authors"]) == (
        "fold2020",
        "Learning to Fold",
        ["Ann Lee", "Jörg Müller"],
    )
    assert (first["categories"], first["status"], first["extra"]) == ([["Papers", "Maps"]], "read", {"pages": "1–9"})
    assert (second["id"], second["arxiv"]) == ("unfold", "2001.00001")
    assert read_catalogue(home / "here" / "papers.toml").problems == ()


@pytest.mark.usefixtures("references")
def test_a_second_import_changes_nothing(papertui: Papertui, home: Path) -> None:
    """Also when a title was corrected meanwhile: the key and the arXiv id say that it is the same."""
    papertui("import", "refs.bib")
    papertui("edit", "unfold", "--set", "title=Learning to Unfold Again")
    before = (home / "here" / "papers.toml").read_bytes()

    ran = papertui("import", "refs.bib")

    assert "0 added" in ran.err
    assert (home / "here" / "papers.toml").read_bytes() == before


def test_keys_that_are_taken_become_derived_ids(papertui: Papertui, references: Path) -> None:
    """What stands keeps its id; of two entries with one key the first has it."""
    references.write_text(
        "@misc{a, title={One}}\n@misc{a, title={Two}}\n@misc{x y, title={Three}}\n@misc{two, title={Four}}\n", "utf-8"
    )
    (references.parent / "papers.toml").write_text("[[papers]]\nid = 'a'\ntitle = 'Zero'\n", encoding="utf-8")

    papertui("import", "refs.bib")

    ids = papertui("list", "--ids").lines
    assert (ids[0], ids[1], ids[3], ids[4]) == ("a", "one", "three", "two")
    assert ids[2].startswith("two-")


def test_csl_json_is_imported(papertui: Papertui, home: Path) -> None:
    """By its content, whatever the file is called."""
    items = [{"id": "fold2020", "title": "Learning to Fold", "issued": {"date-parts": [[2020, 6]]}}, {"id": "empty"}]
    (home / "here" / "export.txt.data").write_text(json.dumps(items), encoding="utf-8")

    ran = papertui("import", "export.txt.data")

    assert "not used: export.txt.data:1: this is no item" in ran.err
    assert [(paper["id"], paper["date"]) for paper in papertui("list", "--json").objects] == [("fold2020", "2020-06")]


@pytest.mark.parametrize(
    ("name", "content", "source", "sentence"),
    [
        ("a.bib", b"plain words", "auto", "holds no BibTeX entry"),
        ("a.md", b"# A\n\n- [T](https://a.org)\n", "bibtex", "holds no BibTeX entry"),
        ("a.json", b'[{"title": "T"', "auto", "is no JSON: line 1"),
        ("a.json", b"[" * 100_000, "csl-json", "nested too deeply"),
        ("a.bib", b'@string{a="x"}' + b"".join(b"@string{a=a#a#a}" for _ in range(40)), "auto", "abbreviations"),
        ("a.bib", b"@misc{a, title={T\xe9}}", "auto", "not UTF-8"),
        ("a.bib", "@misc{a, title={T}}".encode("utf-16"), "auto", "UTF-16"),
        ("a.bib", b"\x89PNG\0\0", "auto", "NUL byte"),
        ("a.bib", b"@misc{a, title={" + b"x" * (8 * 1024 * 1024) + b"}}", "auto", "8 MiB"),
        ("a.ris", b"TY  - JOUR", "auto", ".ris is no format papertui imports"),
        ("a.json", b"{}", "csv", "--from cannot be 'csv'"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_what_cannot_be_read_is_told(  # noqa: PLR0913, PLR0917  a table
    name: str, content: bytes, source: str, sentence: str, papertui: Papertui, home: Path
) -> None:
    """A sentence, and no catalogue is made."""
    (home / "here" / name).write_bytes(content)

    ran = papertui("import", name, "--from", source)

    assert ran.code in {2, 3}
    assert sentence in ran.err
    assert not (home / "here" / "papers.toml").exists()


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + BIBTEX.encode(), BIBTEX.replace("\n", "\r\n").encode(), BIBTEX.replace("\n", "\r").encode()],
)
def test_marks_and_line_ends_of_other_systems_are_no_matter(
    content: bytes, papertui: Papertui, references: Path
) -> None:
    """A byte order mark, CRLF, CR alone."""
    references.write_bytes(content)

    papertui("import", "refs.bib")

    assert papertui("list", "--ids").lines[0] == "fold2020"


@pytest.mark.usefixtures("catalogue")
def test_what_was_exported_is_there_already(papertui: Papertui, home: Path) -> None:
    """Each format of an own export, imported into its own catalogue, changes nothing."""
    before = Path("papers.toml").read_bytes()
    for target, name in [("bibtex", "a.bib"), ("csl-json", "a.json")]:
        papertui("export", "--to", target, "-o", name)

        assert "5 entries: 0 added, 5 were there already or met twice, 0 of those" in papertui("import", name).err

    assert (home / "here" / "papers.toml").read_bytes() == before
