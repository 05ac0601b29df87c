"""Text damaged as programs do it that read UTF-8 in another encoding."""

from __future__ import annotations


def garbled(text: str, encoding: str = "cp1254") -> str:
    """What such a program makes of a text; characters the other encoding does not have are dropped."""
    return text.encode().decode(encoding, "ignore").replace("\xad", "")
