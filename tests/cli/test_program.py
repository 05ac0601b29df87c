"""The real program in processes of its own: pipes, signals, full disks, strangers, and nothing written by reading."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = [sys.executable, "-m", "papertui"]
OBEDIENT = """
import ctypes, os, sys
if os.getuid() == 0 and sys.platform == "linux":
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.argv[1], sys.argv[1:])
"""
READING_VERBS = (
    ["list"],
    ["list", "denoising", "--json"],
    ["search", "difusion"],
    ["show", "ho2020denoising"],
    ["next"],
    ["stats"],
    ["log", "export"],
    ["locate"],
)


def started(*words: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*PROGRAM, *words], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


def test_the_version_is_the_packages() -> None:
    from papertui import __version__  # noqa: PLC0415  what the process must say

    ran = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"papertui {__version__}\n", "")


def test_a_closed_pipe_ends_quietly(catalogue: Path) -> None:
    """The reader leaves before the first line: no traceback, no complaint of the interpreter."""
    reading, writing = os.pipe()
    os.close(reading)

    process = started("list", stdout=writing)
    _, told = process.communicate()
    os.close(writing)

    assert (process.returncode, told) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to write to")
@pytest.mark.parametrize("words", [["list"], ["--version"], ["--help"], ["list", "--help"]], ids=" ".join)
def test_a_full_disk_behind_stdout_is_told(words: list[str], catalogue: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started(*words, stdout=full)
        _, told = process.communicate()

    assert process.returncode == 3
    assert b"could not be written" in told
    assert b"Traceback" not in told
    assert b"Exception ignored" not in told


def test_an_interrupt_ends_with_130(catalogue: Path, home: Path) -> None:
    """Ctrl-C while the editor is open: the editor's file stays, since it was changed."""
    ready = home / "ready"
    os.mkfifo(ready)
    body = f"""#!/bin/sh\necho 'x = 1' >> "$1"\necho go > {ready}\nexec sleep 30\n"""
    (home / "editor").write_text(body)
    (home / "editor").chmod(0o755)
    process = started(
        "edit",
        "ho2020denoising",
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "EDITOR": str(home / "editor")},
    )
    ready.read_text()

    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=20)[1]

    assert process.returncode == 130
    assert b"Traceback" not in told
    assert len(list((home / "state" / "papertui" / "drafts").iterdir())) == 1


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of its own, which may be closed to writing."""
    path = Path(tempfile.mkdtemp())
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


def without_rights(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program where modes count: root gives up its right to pass them over."""
    environment = {**os.environ, "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("data", "state", "config")}
    command = [sys.executable, "-c", OBEDIENT, *PROGRAM, *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def check_that_modes_count(folder: Path) -> None:
    command = [sys.executable, "-c", OBEDIENT, "/bin/sh", "-c", f": > {folder}/written"]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        pytest.skip("file modes do not count for this user")


def test_reading_needs_no_write_access_and_writes_nothing(folder: Path, catalogue: Path) -> None:
    """In a folder that cannot be written to, with a broken log."""
    shutil.copy(catalogue, folder / "papers.toml")
    log = folder / "data" / "papertui" / "reading" / "desk-0000.jsonl"
    log.parent.mkdir(parents=True)
    log.write_bytes(b'{"at":"2026-11-19T17:37:00.123Z","paper":"ho2020denoising","status":"read"}\n{"torn')
    before = sorted(folder.rglob("*"))
    for path in (folder, folder / "data", folder / "data" / "papertui", log.parent):
        path.chmod(0o555)
    check_that_modes_count(folder)

    for words in READING_VERBS:
        ran = without_rights(*words, folder=folder)
        assert (words, ran.returncode) == (words, 0)
        assert "Traceback" not in ran.stderr
    marked = without_rights("read", "weng2021what", folder=folder)

    assert marked.returncode == 3
    assert "read: What" not in marked.stderr
    assert len(marked.stderr.splitlines()) == 2
    for path in (log.parent, folder / "data" / "papertui", folder / "data"):
        path.chmod(0o755)
    assert sorted(folder.rglob("*")) == before


def test_a_file_without_permission_exits_3(folder: Path, catalogue: Path) -> None:
    secret = folder / "secret.toml"
    shutil.copy(catalogue, secret)
    secret.chmod(0)
    folder.chmod(0o555)
    check_that_modes_count(folder)

    for words in (["list", "-c", str(secret)], [str(secret)]):
        ran = without_rights(*words, folder=folder)

        assert ran.returncode == 3
        assert str(secret) in ran.stderr
        assert "permission" in ran.stderr.lower()


def test_a_plain_list_loads_only_what_it_needs(catalogue: Path) -> None:
    """Help, search, mending and writing have costs that printing a sound catalogue must not pay."""
    command = [sys.executable, "-X", "importtime", "-m", "papertui", "list"]

    ran = subprocess.run(command, capture_output=True, text=True, check=True)

    loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    unwanted = {"click", "rapidfuzz", "platformdirs", "difflib", "json", "_hashlib", "tomli_w", "asyncio", "subprocess"}
    spans = {
        f"papertui.storage.{name}"
        for name in ("entry_spans", "entry_edit", "config_values", "problem_places", "history_file")
    }
    assert "papertui.library" in loaded
    assert loaded & (unwanted | spans | {"papertui.search", "papertui.cli.click_view"}) == set()
