"""What the documentation says is so: its examples parse, its links lead somewhere, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from papertui.cli.verbs import VERBS
from papertui.domain.paper import KINDS
from papertui.storage.catalogue_file import read_catalogue
from papertui.storage.config_file import Glyphs, Settings
from papertui.storage.config_values import settings_in
from papertui.storage.entry_reading import KNOWN_KEYS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
FORMAT = ROOT / "docs" / "catalogue-format.md"
CONFIG = ROOT / "docs" / "config.md"


def fenced(page: Path, language: str) -> list[str]:
    """The blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    """A relative link or picture names a file of the repository."""
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))

    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_page_names_is_there(page: Path) -> None:
    """A path in backticks is that of a file or folder of the repository or the package."""
    named = re.findall(
        r"`((?:src|tests|docs|domain|storage|search|app|cli|exchange)/[\w/.]*)`", page.read_text("utf-8")
    )

    missing = [path for path in named if not (ROOT / path).exists() and not (ROOT / "src/papertui" / path).exists()]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_exists(page: Path) -> None:
    """A line that calls papertui in an example uses a verb it has."""
    lines = [line for block in fenced(page, "sh") for line in block.splitlines()]

    verbs = {found[1] for line in lines if (found := re.match(r"papertui ([a-z-]+)", line))}

    assert verbs <= set(VERBS)


def test_the_example_of_the_format_has_no_problem(tmp_path: Path) -> None:
    """What the page shows is read as it says, an entry with only a title included."""
    path = tmp_path / "papers.toml"
    path.write_text(fenced(FORMAT, "toml")[0], encoding="utf-8")

    file = read_catalogue(path)

    assert file.problems == ()
    assert [paper.id for paper in file.catalogue.papers] == ["ho2020denoising", "title-enough"]
    assert file.catalogue.papers[0].summary.startswith("Learns to undo noise")
    assert file.catalogue.declared_categories == ((("Papers", "Must-Read"), "start here"),)


def test_the_format_page_names_every_key_and_kind() -> None:
    """A key that papertui reads is explained, and no other."""
    table = re.findall(r"^\| `(\w+)` \|(.*)\|$", FORMAT.read_text(encoding="utf-8"), re.MULTILINE)
    kinds = dict(table)["kind"]

    assert {key for key, _ in table} == KNOWN_KEYS
    assert all(f"`{kind}`" in kinds for kind in KINDS)


def test_the_example_of_the_config_sets_everything_to_something_else() -> None:
    """No setting is missing on the page, none is wrong, and none shows what holds anyway."""
    settings, problems = settings_in(fenced(CONFIG, "toml")[0].encode())

    assert problems == ()
    assert [name for name in Settings._fields if getattr(settings, name) == getattr(Settings(), name)] == []
    assert [name for name in Glyphs._fields if getattr(settings.glyphs, name) == getattr(Glyphs(), name)] == []


def test_the_config_page_names_every_variable_of_its_own() -> None:
    """A variable of papertui that the code looks at is explained, and no other."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))

    assert set(re.findall(r"`(PAPERTUI_\w+)`", CONFIG.read_text(encoding="utf-8"))) == set(
        re.findall(r"\"(PAPERTUI_\w+)\"", code)
    )
