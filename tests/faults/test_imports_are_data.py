"""What is imported is text and nothing else: no address is asked, no program is run, no other file is read (P12)."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.faults

WATCHED = """
import sys
BAIT = sys.argv.pop(1)
def watch(event, given):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "webbrowser.",
                         "urllib.", "http.", "ftplib.", "ctypes.dlopen")):
        print("WATCHED", event, given)
    if event == "open" and BAIT in str(given[0]):
        print("WATCHED", event, given)
sys.addaudithook(watch)
{more}
from papertui.__main__ import main
sys.exit(main())
"""
LISTS = {
    "list.md": """# List
- [A paper](file://{bait}) ![picture]({bait}) [b]: {bait}
- [Another](https://example.invalid/x.pdf) <script src="https://example.invalid/x.js"></script> `$(touch {bait}.ran)`
- [[{bait}]] <iframe src="{bait}"></iframe> {{{{#include {bait}}}}} `touch {bait}.ran`

!include {bait}
| Title | Link |
|---|---|
| [C](javascript:alert(1)) | [link](data:text/html,x) |
""",
    "list.bib": """@string{{x = "{bait}"}}
@article{{a, title = {{\\input{{{bait}}} \\write18{{touch {bait}.ran}} A}}, file = {{{bait}}}, url = {{file://{bait}}}}}
@article{{b, title = {{B}}, crossref = {{{bait}}}, url = {{https://example.invalid/x}}}}
@preamble{{"\\immediate\\write18{{touch {bait}.ran}}"}}
@comment{{jabref-meta: fileDirectory:{bait};}}
""",
    "list.json": """[{{"id": "a", "type": "article", "title": "A", "URL": "file://{bait}", "$ref": "{bait}"}},
 {{"id": "b", "type": "article", "title": "B", "URL": "https://example.invalid/x", "note": "$(touch {bait}.ran)"}}]
""",
}


def watched(folder: Path, name: str, more: str = "") -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Import a hostile list; what it did beside reading it."""
    bait = folder / "bait"
    bait.write_text("secret", encoding="utf-8")
    (folder / name).write_text(LISTS[name].format(bait=bait), encoding="utf-8")
    words = [sys.executable, "-c", WATCHED.format(more=more), str(bait), "import", name]
    ended = subprocess.run(
        words, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False, timeout=60
    )
    done = [line for line in ended.stdout.splitlines() if line.startswith("WATCHED")]
    return ended, [*done, *(path.name for path in folder.glob("bait.*"))]


@pytest.mark.parametrize("name", LISTS)
def test_p12_nothing_is_followed_or_executed(tmp_path: Path, name: str) -> None:
    """P12: the entries are there, as text; no secret is among them."""
    ended, done = watched(tmp_path, name)

    assert ended.returncode == 0, ended.stderr
    assert done == []
    catalogue = (tmp_path / "papers.toml").read_text(encoding="utf-8")
    assert "example.invalid" in catalogue
    assert "secret" not in catalogue


def test_p12_an_import_that_follows_is_caught(tmp_path: Path) -> None:
    """P12: one that looks into the file it is pointed to, and asks an address."""
    more = "import socket; open(BAIT).close(); socket.socket().close()"

    _, done = watched(tmp_path, "list.md", more)

    assert len(done) >= 2
