"""Web addresses: which may be opened, and why not."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

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


def host_of(url: str) -> str:
    """The host without ``www.``; empty when there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
