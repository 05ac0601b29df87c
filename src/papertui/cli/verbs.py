"""The table of verbs: where each lives and what it does, so that only the one asked for is imported."""

from __future__ import annotations

# Each verb: the module of `papertui.cli` it lives in, the name of its click command, its line of help.
VERBS: dict[str, tuple[str, str, str]] = {
    "list": ("find", "list_papers", "entries that match, in catalogue order; every word strict"),
    "search": ("find", "search_papers", "the ranked fuzzy lookup, best first, as on the screen"),
    "show": ("show", "show_papers", "entries in full"),
    "open": ("open_link", "open_papers", "open the paper's link in a browser"),
    "next": ("pick", "next_paper", "the next paper that is left, queued ones first"),
    "random": ("pick", "random_paper", "a random paper that is left"),
    "mark": ("mark", "mark_papers", "mark papers: --as read, reading, queued, dropped, unread"),
    "read": ("mark", "read_papers", "mark papers read"),
    "unread": ("mark", "unread_papers", "mark papers unread"),
    "rate": ("personal", "rate_paper", "give a paper 1 to 5; 0 takes it back"),
    "note": ("personal", "note_paper", "write your note on a paper; without text in your editor"),
    "tag": ("personal", "tag_paper", "your own tags: +key-paper -later"),
    "edit": ("edit", "edit_paper", "change an entry in place, by --set and --unset or in your editor"),
    "import": (
        "import_list",
        "import_lists",
        "reading lists (Markdown, BibTeX, CSL-JSON) into the catalogue, marks into your log",
    ),
    "export": ("export", "export_papers", "entries in another format: --to markdown, bibtex, csl-json, csv, json"),
    "add": ("add", "add_paper", "append a paper: an address, arXiv id, DOI, BibTeX entry, Markdown line, or --title"),
    "remove": ("arrange", "remove_papers", "take entries out of the catalogue; marks are kept"),
    "move": ("arrange", "move_paper", "put an entry into a category: --category PATH"),
    "rename-category": ("arrange", "rename_category", "rename or merge a category in every entry"),
    "undo": ("history", "undo_change", "take back the last change of the catalogue or of your marks"),
    "redo": ("history", "redo_change", "repeat the change that was undone last"),
    "history": ("history", "show_history", "what was changed, the newest first"),
    "readme": ("readme", "keep_readme", "a list in a README: check, diff, write marks, add entries"),
    "check": ("check", "check_catalogue", "problems, duplicates, links, stray marks"),
    "stats": ("stats", "show_statistics", "what is read, per category and month"),
    "log": ("log", "reading_log", "the reading log as JSON lines: export, import"),
    "locate": ("locate", "locate_files", "every path in use"),
    "completion": ("completion", "print_completion", "completion for bash, zsh or fish"),
}
