"""The examples of README.md, run as a new reader runs them: on the sample, one after the other."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

README = Path(__file__).resolve().parents[2] / "README.md"


def test_every_example_of_the_readme_does_something(papertui: Callable[..., Run], home: Path) -> None:
    """None fails, and none has nothing to change, for the sample is there to try them on."""
    section = README.read_text(encoding="utf-8").partition("## On the command line")[2]
    examples = re.findall(r"^papertui (.+)$", section.partition("```sh")[2].partition("```")[0], re.MULTILINE)
    (home / "here" / "READING-LIST.md").write_text("## C\n- [x] [A Wide Net](https://a.org)\n", encoding="utf-8")

    runs = {example: papertui(*shlex.split(example)) for example in examples}

    assert {example: run.code for example, run in runs.items()} == dict.fromkeys(examples, 0)
    assert [example for example, run in runs.items() if re.search("nothing to|there already:", run.err)] == []
