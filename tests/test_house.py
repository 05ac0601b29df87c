"""The rules of the house that no linter knows: who writes, who prints, what a widget is given, how long a file is."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "papertui"
LONGEST = 300

MAY_WRITE = {
    "storage/safe_write.py",  # the only writer
}
MAY_PRINT = ("cli/", "__main__.py", "app/terminal_output.py")

WRITING_METHODS = {
    "write_text",
    "write_bytes",
    "mkdir",
    "touch",
    "unlink",
    "rmdir",
    "rename",
    "symlink_to",
    "hardlink_to",
    "chmod",
    "truncate",
}
WRITING_CALLS_OF_OS = WRITING_METHODS | {
    "write",
    "writev",
    "pwrite",
    "replace",
    "renames",
    "remove",
    "removedirs",
    "makedirs",
    "ftruncate",
    "link",
    "symlink",
    "fchmod",
    "chown",
}
WRITING_MODULES = {"shutil", "tempfile"}
HARMLESS_CALLS = {"which", "get_terminal_size"}
WRITING_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_APPEND", "O_TRUNC"}

TEXT_WIDGETS = {"Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Rule", "Collapsible"}
TEXT_METHODS = {"update", "notify", "set_label", "add_leaf", "add_option"}
TEXT_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label"}


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def places(path: Path, found: Iterator[ast.expr | ast.stmt]) -> list[str]:
    return [f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}" for node in found]


def called_name(call: ast.Call) -> tuple[str, str]:
    """The name before the last dot (when it is a plain name) and the name that is called."""
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        return (owner.id if isinstance(owner, ast.Name) else "?", call.func.attr)
    return ("", call.func.id if isinstance(call.func, ast.Name) else "")


def mode_of_open(call: ast.Call, position: int) -> str:
    """The mode an `open` is given; one that is computed counts as writing."""
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] or call.args[position : position + 1]
    if not given:
        return "r"
    return given[0].value if isinstance(given[0], ast.Constant) and isinstance(given[0].value, str) else "w"


def is_write(call: ast.Call) -> bool:
    owner, name = called_name(call)
    if owner == "os" and name == "open":
        text = ast.unparse(call)
        return "os.devnull" not in text and any(flag in text for flag in WRITING_FLAGS)
    if name == "open":
        return bool(set(mode_of_open(call, 1 if owner in {"", "io"} else 0)) & set("wax+"))
    if owner == "os":
        return name in WRITING_CALLS_OF_OS
    if owner in WRITING_MODULES:
        return name not in HARMLESS_CALLS
    if name == "replace":
        return bool(owner) and len(call.args) == 1 and not call.keywords  # Path.replace; str.replace takes two
    return bool(owner) and name in WRITING_METHODS


def writes(path: Path) -> Iterator[ast.expr | ast.stmt]:
    for node in nodes(path):
        if isinstance(node, ast.Call) and is_write(node):
            yield node
        elif isinstance(node, ast.ImportFrom) and node.module in {"os", *WRITING_MODULES}:
            hidden = {alias.name for alias in node.names} & (WRITING_CALLS_OF_OS | {"open", "fdopen"})
            if hidden or (node.module in WRITING_MODULES and not {a.name for a in node.names} <= HARMLESS_CALLS):
                yield node


def prints(path: Path) -> Iterator[ast.expr | ast.stmt]:
    for node in nodes(path):
        if not isinstance(node, ast.Call):
            continue
        owner, name = called_name(node)
        if name in {"print", "echo", "secho"} or (name == "write" and owner in {"stdout", "stderr", "?"}):
            yield node


def is_bare_text(value: ast.expr) -> bool:
    """Whether an expression is surely a `str` that Textual would read as markup."""
    match value:
        case ast.Constant(value=str(text)):
            return "[" in text
        case ast.JoinedStr(values=parts):
            return any(isinstance(part, ast.FormattedValue) and not is_free_of_markup(part.value) for part in parts)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return is_bare_text(left) or is_bare_text(right) or isinstance(left, ast.Constant)
        case ast.IfExp(body=body, orelse=orelse):
            return is_bare_text(body) or is_bare_text(orelse)
        case ast.Call():
            return called_name(value) in {("", "str"), ("", "visible")} or called_name(value)[1] in {"join", "format"}
        case _:
            return False


def is_free_of_markup(value: ast.expr) -> bool:
    """Whether what an f-string shows is a number or the name of an enum's member."""
    match value:
        case ast.Call():
            return called_name(value) == ("", "len")
        case ast.BinOp(left=left, right=right):
            return any(isinstance(side, ast.Constant) and isinstance(side.value, int) for side in (left, right))
        case ast.Attribute(attr="value"):
            return True
        case _:
            return False


def bare_texts(path: Path) -> Iterator[ast.expr | ast.stmt]:
    for node in nodes(path):
        if isinstance(node, ast.Assign) and is_bare_text(node.value):
            if any(isinstance(target, ast.Attribute) and target.attr in TEXT_ATTRIBUTES for target in node.targets):
                yield node
        elif isinstance(node, ast.Call) and node.args and is_bare_text(node.args[0]):
            owner, name = called_name(node)
            is_plain = any(keyword.arg == "markup" for keyword in node.keywords)
            if (name in TEXT_WIDGETS or (owner and name in TEXT_METHODS)) and not is_plain:
                yield node


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode != 0:
        pytest.skip("not a git checkout")
    named = [ROOT / os.fsdecode(name) for name in listing.stdout.split(b"\0") if name]
    return [path for path in named if path.is_file() and path.suffix not in {".png", ".svg"}]


@pytest.mark.parametrize("path", sources("src"), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_safe_write_writes(path: Path) -> None:
    """No module but the single writer opens a file for writing, makes a folder, moves or removes anything."""
    if str(path.relative_to(PACKAGE)) in MAY_WRITE:
        assert list(writes(path))
    else:
        assert places(path, writes(path)) == []


@pytest.mark.parametrize("path", sources("src"), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints(path: Path) -> None:
    """A print outside the command line would corrupt the screen."""
    if not str(path.relative_to(PACKAGE)).startswith(MAY_PRINT):
        assert places(path, prints(path)) == []


@pytest.mark.parametrize("path", sources("src/papertui/app"), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_widget_is_given_a_bare_str(path: Path) -> None:
    """A str is read as markup: a title with brackets would crash the screen or become an action."""
    assert places(path, bare_texts(path)) == []


@pytest.mark.parametrize(
    ("source", "is_caught"),
    [
        ("open('a', 'w')", True),
        ("open('a')", False),
        ("path.open('ab')", True),
        ("path.open()", False),
        ("path.open(mode)", True),
        ("os.open(path, os.O_RDONLY)", False),
        ("os.open(path, os.O_WRONLY)", True),
        ("os.replace(a, b)", True),
        ("a.replace(b)", True),
        ("text.replace('a', 'b')", False),
        ("replace(paper, title='x')", False),
        ("shutil.copy(a, b)", True),
        ("shutil.which('x')", False),
        ("from os import replace", True),
        ("path.read_text()", False),
    ],
)
def test_the_search_for_writes_knows_a_write(source: str, is_caught: bool, tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(source)

    assert bool(list(writes(module))) is is_caught


@pytest.mark.parametrize(
    ("source", "is_caught"),
    [
        ("Static(f'{title}')", True),
        ("Static('see [b]')", True),
        ("Static('plain words')", False),
        ("Static(Content(title))", False),
        ("Static(title, markup=False)", False),
        ("self.update('a ' + title)", True),
        ("app.notify(f'{n} marked')", True),
        ("app.notify(f'{n} marked', markup=False)", False),
        ("self.border_title = f'{title} papers'", True),
        ("self.border_title = f'{place + 1}/{len(papers)}'", False),
        ("self.border_title = Content(title)", False),
        ("fields.update(changes)", False),
    ],
)
def test_the_search_for_bare_text_knows_one(source: str, is_caught: bool, tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(source)

    assert bool(list(bare_texts(module))) is is_caught


@pytest.mark.parametrize("path", sources("src", "tests", "benchmarks"), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_and_its_classes_stay_short(path: Path) -> None:
    """Past 300 lines a file is split."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_file_names_this_machine_or_a_registry() -> None:
    """Nothing tracked knows where the checkout lies, who works in it, or where packages come from."""
    hosts = [r"pypi\.org", r"pythonhosted\.org", r"index-url", r"find-links"]
    own_paths = [str(path) for path in (ROOT, ROOT.parent, Path.home()) if len(path.parts) > 2]
    pattern = re.compile("|".join([*hosts, *(rf"(?<![\w.-]){re.escape(path)}(?![\w-])" for path in own_paths)]))

    named = {
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in tracked_files()
        if path != Path(__file__)
        if (found := pattern.search(path.read_text(encoding="utf-8", errors="replace")))
    }

    assert named == set()
