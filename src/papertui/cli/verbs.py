"""The table of verbs: where each lives and what it does, so that only the one asked for is imported."""

from __future__ import annotations

from typing import NamedTuple


class VerbEntry(NamedTuple):
    """One verb: the module of `papertui.cli` it lives in, the name of its click command, its line of help."""

    module: str
    command: str
    summary: str


VERBS: dict[str, VerbEntry] = {
    "list": VerbEntry("find", "list_papers", "entries that match, in catalogue order; every word strict"),
    "search": VerbEntry("find", "search_papers", "the ranked fuzzy lookup, best first, as on the screen"),
    "show": VerbEntry("show", "show_papers", "entries in full"),
    "open": VerbEntry("open_link", "open_papers", "open the paper's link in a browser"),
    "next": VerbEntry("pick", "next_paper", "the next paper that is left, queued ones first"),
    "random": VerbEntry("pick", "random_paper", "a random paper that is left"),
    "mark": VerbEntry("mark", "mark_papers", "mark papers: --as read, reading, queued, dropped, unread"),
    "read": VerbEntry("mark", "read_papers", "mark papers read"),
    "unread": VerbEntry("mark", "unread_papers", "mark papers unread"),
    "rate": VerbEntry("personal", "rate_paper", "give a paper 1 to 5; 0 takes it back"),
    "note": VerbEntry("personal", "note_paper", "write your note on a paper; without text in your editor"),
    "tag": VerbEntry("personal", "tag_paper", "your own tags: +key-paper -later"),
    "edit": VerbEntry("edit", "edit_paper", "change an entry in place, by --set and --unset or in your editor"),
    "check": VerbEntry("check", "check_catalogue", "problems, duplicates, links, stray marks"),
    "stats": VerbEntry("stats", "show_statistics", "what is read, per category and month"),
    "log": VerbEntry("log", "reading_log", "the reading log as JSON lines: export, import"),
    "locate": VerbEntry("locate", "locate_files", "every path in use"),
    "completion": VerbEntry("completion", "print_completion", "completion for bash, zsh or fish"),
}
