"""Only http and https reach a browser; names of arXiv and DOI become https."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.address import host_of, openable
from papertui.errors import UnsafeAddressError


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://x.org/a?b=c#d", "https://x.org/a?b=c#d"),
        ("http://x.org", "http://x.org"),
        ("arxiv:2006.11239", "https://arxiv.org/abs/2006.11239"),
        ("arXiv:hep-th/9901001v2", "https://arxiv.org/abs/hep-th/9901001"),
        ("doi:10.1000/A<1>", None),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI: 10.1002/(SICI)1", "https://doi.org/10.1002/(sici)1"),
    ],
)
def test_what_may_be_opened_is_plain_https(address: str, opened: str | None) -> None:
    assert opened is None or openable(address) == opened


@pytest.mark.parametrize(
    "address",
    [
        "", "-x", "--help", "x.org", "//x.org", "ftp://x.org", "file:///etc/passwd", "javascript:alert(1)", "data:,x",
        "https://", "https:///path", "https://[", "https://x.org/a b", "https://x.org/\x1b", "https://x.org\\@y.org",
        "arxiv:", "doi:x", "vbscript:x", " https://x.org", "https://x.org\n-x", "http:x.org", "https://x\u2028.org",
    ],
)  # fmt: skip
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(UnsafeAddressError, match="not opened"):
        openable(address)


@given(st.text(max_size=40) | st.text(max_size=30).map(lambda text: f"https://{text}"))
def test_what_is_opened_starts_with_its_scheme_and_has_a_host(address: str) -> None:
    """No text becomes an option, a file or a script."""
    try:
        opened = openable(address)
    except UnsafeAddressError:
        return

    assert opened.lower().startswith(("http://", "https://"))
    assert host_of(opened) or "//www." in opened
    assert not any(char.isspace() or char == "\\" or not char.isprintable() for char in opened if char < "\x80")


@pytest.mark.parametrize(
    ("url", "host"), [("https://www.x.org/a", "x.org"), ("https://[", ""), ("x", ""), ("http://a@b.c:80/", "b.c")]
)
def test_the_host_is_told(url: str, host: str) -> None:
    assert host_of(url) == host
