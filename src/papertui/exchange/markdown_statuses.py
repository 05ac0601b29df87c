"""Words by which lists say how far a paper is read, in cells, legends and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.reading import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papertui.domain.category import CategoryPath

_WORDS = {
    Status.READ: "read|done|finished|complete|completed|have read|i have read|i've read|read papers|read paper|"
    "already read|finished reading|읽음|완료|완독|已读|已讀|已完成|完成|读完|既読|読了|完了",
    Status.READING: "in progress|reading|wip|doing|ongoing|started|currently reading|now reading|읽는 중|읽는중|"
    "진행 중|진행중|在读|阅读中|进行中|読書中|読み中|進行中",
    Status.UNREAD: "to read|unread|todo|to do|not read|not read yet|to be read|want to read|not started|not yet|"
    "backlog|up next|queue|reading queue|안읽음|안 읽음|읽을 것|시작 전|未读|未讀|待读|未开始|未読|未着手",
}
WORD_OF = {word: status for status, words in _WORDS.items() for word in words.split("|")}
ANSWER_OF = {"yes": Status.READ, "y": Status.READ, "no": Status.UNREAD, "n": Status.UNREAD} | dict.fromkeys(
    ("❌", "✗", "✘", ":x:"), Status.UNREAD
)
_COULD_BE_TOPICS = frozenset(
    ("read", "reading", "complete", "ongoing", "started", "doing", "queue", "완료", "完成", "完了")
)
_EMOJI_NAME = re.compile(r":[a-z][a-z_]{1,40}:")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST = 60
_PAPERS = re.compile(r"^(?:my |the )?papers? (?:that )?(?=\S)|(?<=\S) papers?$|(?<=\S)(?:的?论文|논문|論文)$")


def status_named(name: str) -> Status | None:
    """What a heading says of the entries below it, such as ``📖 To Read``."""
    return WORD_OF.get(_said(name))


def status_headings(paths: Iterable[CategoryPath]) -> dict[CategoryPath, Status]:
    """The headings that say how far the entries below them are read.

    A word that could be a topic as well, such as ``Reading``, counts only beside a heading that says otherwise.

    Args:
        paths: Of all sections of a list.
    """
    found = {path: status for path in paths if path and (status := status_named(path[-1])) is not None}
    beside: dict[CategoryPath, set[Status]] = {}
    for path, status in found.items():
        beside.setdefault(path[:-1], set()).add(status)
    return {
        path: status
        for path, status in found.items()
        if _said(path[-1]) not in _COULD_BE_TOPICS or len(beside[path[:-1]]) > 1
    }


def _said(name: str) -> str:
    if len(name) > _LONGEST:
        return ""
    text = _AROUND.sub("", _EMOJI_NAME.sub(" ", name)).casefold().replace("-", " ").replace("’", "'")
    return _PAPERS.sub("", text).strip()
