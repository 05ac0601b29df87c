"""The page of promises: twelve of them, each with tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "promises.md"
NUMBERS = range(1, 13)


def linked_tests(page: str) -> dict[int, list[tuple[str, str]]]:
    """File and test of every link, by promise."""
    parts = re.split(r"^### P(\d+) ", page, flags=re.MULTILINE)[1:]
    return {
        int(number): re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text.split("\n## ")[0])
        for number, text in zip(parts[::2], parts[1::2], strict=True)
    }


def faults_of(page: str) -> list[str]:
    """What is wrong with a page."""
    promises = linked_tests(page)
    told = [f"P{number} is missing" for number in NUMBERS if number not in promises]
    told += [f"P{number} has no test" for number, tests in promises.items() if not tests]
    for number, tests in promises.items():
        for file, name in tests:
            path = ROOT / file
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            if not re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE):
                told.append(f"P{number}: no {file}::{name}")
    return told


def test_every_promise_has_tests_that_exist() -> None:
    """P1 to P12, each with at least one link to a test, and every link leads to one."""
    assert faults_of(PAGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("### P7 ", "### ", "P7 is missing"),
        ("test_leaving_restores_the_terminal", "test_gone", "P10: no tests/terminal/test_ending.py::test_gone"),
        ("tests/domain/test_openable.py", "tests/gone.py", "P9: no tests/gone.py::test_anything_else_is_refused"),
    ],
)
def test_a_page_that_promises_too_much_is_caught(old: str, new: str, fault: str) -> None:
    """A missing promise, a test that is gone, a file that is gone."""
    assert fault in faults_of(PAGE.read_text(encoding="utf-8").replace(old, new))


def test_every_test_that_names_a_promise_is_of_one_that_is_made() -> None:
    """`test_p4_…` speaks of P4, and there are twelve."""
    names = [
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def test_((?:p\d+_)+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]

    assert names
    assert {int(number) for name in names for number in re.findall(r"p(\d+)_", name)} <= set(NUMBERS)
