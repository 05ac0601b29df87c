"""`open` hands plain web addresses to the browser, and prints them where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (["ho2020denoising"], "https://arxiv.org/abs/2006.11239v2"),
        (["ho2020denoising", "--link", "github"], "https://github.com/hojonathanho/diffusion"),
        (["song2021denoising"], "https://arxiv.org/abs/2010.02502"),
        (["rombach2022high"], "https://doi.org/10.1109/cvpr52688.2022.01042"),
    ],
)
def test_without_a_browser_the_address_is_printed(
    words: list[str], address: str, papertui: Callable[..., Run], catalogue: Path
) -> None:
    opened = papertui("open", *words)

    assert (opened.code, opened.out) == (0, address + "\n")


def test_the_browser_is_given_the_address_as_one_word(
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
    home: Path,
) -> None:
    """No shell reads it: what would be a command to one is a part of the address."""
    catalogue.write_text('[[papers]]\nid = "a"\ntitle = "A"\nlinks = { Paper = "https://x.org/$(touch$IFS" }\n')
    program("BROWSER", f'printf "%s|" "$@" > {home}/opened')

    opened = papertui("open", "a")

    assert (opened.code, opened.out) == (0, "")
    assert opened.err == "opened: A (x.org)\n"
    assert (home / "opened").read_text() == "https://x.org/$(touch$IFS|"


def test_a_browser_that_fails_is_none(
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
) -> None:
    program("BROWSER", "exit 3")

    assert papertui("open", "song2021denoising").out == "https://arxiv.org/abs/2010.02502\n"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "https:\\\\x.org", "-x", "mailto:a@b.c", "https://"],
)
def test_anything_but_http_is_refused(
    url: str,
    papertui: Callable[..., Run],
    catalogue: Path,
    program: Callable[[str, str], None],
    home: Path,
) -> None:
    catalogue.write_text(f"[[papers]]\nid = 'a'\ntitle = 'A'\nlinks = {{ Paper = '{url}' }}\n")
    program("BROWSER", f"touch {home}/opened")

    refused = papertui("open", "a")

    assert (refused.code, refused.out) == (2, "")
    assert "not opened" in refused.err
    assert not (home / "opened").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [(["ho2020denoising", "--link", "Blog"], "it has Paper, Github"), (["bare"], "has no link; add one")],
)
def test_a_link_that_is_not_there_is_told(
    words: list[str], told: str, papertui: Callable[..., Run], catalogue: Path
) -> None:
    with catalogue.open("a") as file:
        file.write('[[papers]]\nid = "bare"\ntitle = "Bare"\n')

    refused = papertui("open", *words)

    assert refused.code == 2
    assert told in refused.err
