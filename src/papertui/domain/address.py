"""Web addresses: which may be opened, and why not."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.errors import UnsafeAddressError

_PLAIN = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.\-]*(?:/[!-\[\]-~]*)?\Z")
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")


def address_fault(url: str) -> str:
    """What keeps an address from being opened, as the rest of a sentence; empty when nothing does.

    Only http and https with a host, without blanks, backslashes or control characters.
    """
    if _PLAIN.match(url):
        return ""
    if not url.strip():
        return "has no address"
    if _UNFIT.search(url):
        return "holds a blank, a backslash or a control character"
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        return f"is no address: {error}"
    if parts.scheme.lower() not in {"http", "https"}:
        return "must start with http:// or https://"
    return "" if host else "names no host"


def openable(address: str) -> str:
    """The address a browser may be given: http and https as they are, ``arxiv:`` and ``doi:`` names as https.

    Raises:
        UnsafeAddressError: It is anything else, or holds what no address holds.
    """
    scheme, colon, name = address.partition(":")
    if colon and scheme.lower() == "arxiv" and arxiv_id_in(name):
        return f"https://arxiv.org/abs/{arxiv_id_in(name)}"
    if colon and scheme.lower() == "doi" and doi_in(name):
        return f"https://doi.org/{quote(doi_in(name), safe='/:;()._-')}"
    fault = address_fault(address)
    if fault:
        raise UnsafeAddressError(address, fault)
    return address


def host_of(url: str) -> str:
    """The host without ``www.``; empty when there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
