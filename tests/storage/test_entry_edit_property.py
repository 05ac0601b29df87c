"""Any edit of any catalogue: the asked value changes, every other byte stays, the whole file says what is expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import tomli
import tomli_w
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from papertui.domain.category import parse_path, path_text
from papertui.errors import EditRefusedError
from papertui.storage.catalogue_file import CatalogueFile, catalogue_of
from papertui.storage.entry_edit import edit_entry
from papertui.storage.toml_spans import sections
from tests.storage.catalogue_texts import PATH
from tests.storage.generated_catalogues import catalogues, damaged, edits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    Editor: TypeAlias = Callable[[CatalogueFile, str, Mapping[str, Any]], CatalogueFile]

SUPPRESSED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def said(field: str, value: Any) -> Any:
    """A TOML value as the reader of a catalogue understands it."""
    if field == "summary" and isinstance(value, str):
        return value.strip()
    if field == "date" and isinstance(value, date):
        return value.isoformat()[:10]
    if field == "categories":
        return [path_text(parse_path(path)) for path in value or ()]
    if field == "links" and isinstance(value, dict):
        return list(value.items())
    return value


def asked(field: str, value: Any) -> Any:
    """What the edited document must say of the field; None when the key must be gone."""
    if field == "links":
        return [(link.label, link.url) for link in value or ()] or None
    if field == "categories":
        return [path_text(path) for path in value or ()]
    return list(value) if isinstance(value, tuple) else value


def assert_document(old: dict[str, Any], new: dict[str, Any], place: int, field: str, value: Any) -> None:
    """Nothing differs but the one field, and the id where it would have changed."""
    before, after = old["papers"][place], new["papers"][place]
    now = said(field, after.pop(field, None))
    before.pop(field, None)
    if "id" in after and "id" not in before:
        after.pop("id")
    assert now == asked(field, value)
    if field == "year":
        assert type(now) is type(value)
    assert repr(after) == repr({key: before[key] for key in after})
    assert repr(new) == repr(old)


def assert_like_reloaded(file: CatalogueFile) -> None:
    """The edited file is what reading its bytes anew gives."""
    fresh = catalogue_of(PATH, file.content)
    assert [replace(paper, line=0, extra=()) for paper in file.catalogue.papers] == [
        replace(paper, line=0, extra=()) for paper in fresh.catalogue.papers
    ]
    assert file.problems == fresh.problems
    assert (file.starts, file.lengths, file.is_whole) == (fresh.starts, fresh.lengths, True)
    assert [file.line_of(paper.id) for paper in fresh.catalogue.papers] == [
        paper.line for paper in fresh.catalogue.papers
    ]


def assert_edited(content: bytes, place: int, field: str, value: Any, editor: Editor = edit_entry) -> str:
    """An edit of one entry has changed one value of the document, and no byte outside of the entry; what was done."""
    file = catalogue_of(PATH, content)
    old = tomli.loads(content.decode("utf-8-sig"))
    assert file.is_whole
    assert len(file.catalogue.papers) == len(old["papers"])
    paper = file.catalogue.papers[place]
    start, end = file.span_of(paper.id)

    try:
        edited = editor(file, paper.id, {field: value})
    except EditRefusedError:
        assert b"[papers.late]" in content
        return "refused"
    if edited is file:
        assert getattr(paper, field) == value or value in {None, ()}
        return "unchanged"

    assert edited.content[:start] == content[:start]
    assert edited.content.endswith(content[end:])
    assert edited.content.endswith(b"\n") == content.endswith(b"\n")
    assert (b"\r\n" in content) or b"\r" not in edited.content
    if value:
        assert edited.content.count(b"# above") == content.count(b"# above")
    assert_document(old, tomli.loads(edited.content.decode("utf-8-sig")), place, field, value)
    assert_like_reloaded(edited)
    return f"changed {field}"


@pytest.mark.timeout(900)
@settings(suppress_health_check=SUPPRESSED)
@given(content=catalogues(), edit=edits(), data=st.data())
def test_an_edit_changes_what_was_asked_and_no_other_byte(
    content: bytes, edit: tuple[str, Any], data: st.DataObject, tried: Callable[[str, int], None]
) -> None:
    """The whole file, parsed by the parser, is the old document with one value changed."""
    tried("edits of generated catalogues", 1)
    count = len(tomli.loads(content.decode("utf-8-sig"))["papers"])
    event(assert_edited(content, data.draw(st.integers(0, count - 1), label="place"), *edit))


def rewriting(file: CatalogueFile, paper_id: str, changes: Mapping[str, Any]) -> CatalogueFile:
    """An editor that writes the whole file anew."""
    document = tomli.loads(file.content.decode())
    document["papers"][file.place_of(paper_id)].update(changes)
    return catalogue_of(file.path, tomli_w.dumps(document).encode())


def replacing(file: CatalogueFile, paper_id: str, changes: Mapping[str, Any]) -> CatalogueFile:
    """An editor that looks for a line that begins so."""
    old = f"year = {file.catalogue.papers[file.place_of(paper_id)].year}".encode()
    return catalogue_of(file.path, file.content.replace(old, f"year = {changes['year']}".encode()))


@pytest.mark.parametrize("editor", [rewriting, replacing])
def test_a_bad_editor_is_caught(editor: Editor) -> None:
    """One that loses comments, and one that changes another entry too."""
    content = b"".join(b"# above\n[[papers]]\ntitle = '%d'\nyear = 2020  # as told\n" % n for n in range(2))
    assert assert_edited(content, 0, "year", 2021) == "changed year"

    with pytest.raises(AssertionError):
        assert_edited(content, 0, "year", 2021, editor)


@pytest.mark.timeout(900)
@settings(suppress_health_check=SUPPRESSED)
@given(content=damaged())
def test_a_file_is_whole_exactly_when_the_parser_takes_it(content: bytes, tried: Callable[[str, int], None]) -> None:
    """However it is damaged: no error, no gap between the sections, and a place for what is broken."""
    tried("damaged catalogues", 1)
    try:
        document: dict[str, Any] | None = tomli.loads(content.decode())
    except tomli.TOMLDecodeError:
        document = None

    file = catalogue_of(PATH, content)

    found = list(sections(content))
    assert [section.end for section in found[:-1]] == [section.start for section in found[1:]]
    assert found[-1].end == len(content)
    assert file.is_whole == (document is not None)
    assert any(problem.kind == "unparsable" for problem in file.problems) == (document is None)
    listed = document.get("papers") if document else None
    if isinstance(listed, list):
        assert len(file.catalogue.papers) == sum(isinstance(entry, dict) for entry in listed)
