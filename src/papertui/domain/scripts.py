"""Ranges of letters of scripts, for character classes of patterns."""

HANGUL = "\u3131-\u318e\uac00-\ud7a3"
UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Han, which are written without blanks between words."""
