"""ONE table of commands: it feeds the keymap, the footer, the help screen, the palette and docs/keys.md."""

from __future__ import annotations

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader


class Where(Enum):
    """Where the focus is; keys mean what their place says."""

    TREE = "tree"
    LIST = "list"
    SUMMARY = "summary"
    SEARCH = "search line"
    FORM = "edit form"


PANES = (Where.TREE, Where.LIST, Where.SUMMARY)
BROWSING = (Where.TREE, Where.LIST)


class Group(Enum):
    """Headings of the help screen, in its order."""

    FIND = "Find"
    READ = "Read"
    EDIT = "Edit and copy"
    MOVE = "Move"
    VIEW = "View"
    SEARCHING = "While searching"
    FORM = "In the edit form"
    PROGRAM = "Program"


class Command(NamedTuple):
    """One thing a reader can do.

    Attributes:
        id: For the config; stable.
        keys: Sequences of keys separated by blanks; a printable key by its character.
        label: One word for the footer.
        help: What it does, for the help screen and the palette.
        verb: The function that does it, as ``module.function`` below `papertui.app.verbs`; imported when first used.
        footer: Place in the footer, 0 for none; lower ones stay longest when it is narrow.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    where: tuple[Where, ...]
    verb: str
    footer: int = 0

    def run(self, reader: Reader) -> None:
        """Do it."""
        module, _, function = self.verb.partition(".")
        getattr(import_module(f"papertui.app.verbs.{module}"), function)(reader)


COMMANDS = (
    Command("search", ("/",), "search", "search everything", Group.FIND, PANES, "searching.search", 1),
    Command("clear", ("escape",), "clear", "clear search and selection, then go back", Group.FIND, PANES, "searching.clear"),
    Command("next-left", ("n",), "next", "next paper that is left, into the next category too", Group.FIND, PANES, "moving.next_left", 4),
    Command("previous-left", ("p",), "previous", "previous paper that is left", Group.FIND, PANES, "moving.previous_left"),
    Command("hide-read", (".",), "hide read", "hide or show what is read or dropped", Group.FIND, PANES, "viewing.toggle_read", 8),
    Command("read", ("r",), "read", "mark read and go on; on a read paper: unread again", Group.READ, PANES, "marking.read", 2),
    Command("queue", ("1",), "queue", "mark queued", Group.READ, BROWSING, "marking.queued", 9),
    Command("reading", ("2",), "reading", "mark as being read", Group.READ, BROWSING, "marking.reading"),
    Command("done", ("3",), "read", "mark read and stay", Group.READ, BROWSING, "marking.done"),
    Command("drop", ("4",), "drop", "mark dropped: it counts on neither side", Group.READ, BROWSING, "marking.dropped"),
    Command("unread", ("0",), "unread", "take the mark back", Group.READ, BROWSING, "marking.unread"),
    Command("category-read", ("A",), "all read", "mark all that is listed read (asks, with the count)", Group.READ, BROWSING, "marking.all_read"),
    Command("rate-up", ("+",), "rate", "one star more", Group.READ, PANES, "marking.rate_up"),
    Command("rate-down", ("-", "−"), "rate", "one star less", Group.READ, PANES, "marking.rate_down"),
    Command("note", ("N",), "note", "write a note of your own", Group.READ, PANES, "editing.note"),
    Command("own-tags", ("t",), "tags", "change your own tags", Group.READ, PANES, "editing.own_tags"),
    Command("open", ("o",), "open", "open the first link", Group.READ, PANES, "opening.open_first", 5),
    *(
        Command(f"open-{number}", (f"O {number}",), f"link {number}", f"open link {number}", Group.READ, PANES, f"opening.open_{number}")
        for number in range(1, 10)
    ),
    *(
        Command(f"open-here-{number}", (f"{number}",), f"link {number}", f"open link {number}", Group.READ, (Where.SUMMARY,), f"opening.open_{number}")
        for number in range(1, 10)
    ),
    Command("edit", ("e",), "edit", "edit the entry in place", Group.EDIT, PANES, "editing.edit", 3),
    Command("entry-in-editor", ("E",), "$EDITOR", "edit the entry's own TOML in $EDITOR", Group.EDIT, PANES, "entry_text.edit"),
    Command("copy-citation", ("y y",), "citation", "copy a citation", Group.EDIT, PANES, "copying.citation"),
    Command("copy-bibtex", ("y b",), "BibTeX", "copy a BibTeX entry", Group.EDIT, PANES, "copying.bibtex"),
    Command("copy-url", ("y u",), "URL", "copy the first link", Group.EDIT, PANES, "copying.url"),
    Command("copy-title", ("y t",), "title", "copy the title", Group.EDIT, PANES, "copying.title"),
    Command("copy-markdown", ("y m",), "Markdown", "copy a Markdown line", Group.EDIT, PANES, "copying.markdown"),
    Command("copy-id", ("y k",), "id", "copy the id (the citation key)", Group.EDIT, PANES, "copying.key"),
    Command("add", ("a",), "add", "add a paper: address, arXiv id, DOI, BibTeX, Markdown line or title", Group.EDIT, PANES, "adding.add"),
    Command("import", ("i",), "import", "import a list: Markdown, BibTeX, CSL-JSON (shows what would come, then asks)", Group.EDIT, PANES, "importing.import_list"),
    Command("move", ("m",), "move", "move to another category", Group.EDIT, PANES, "filing.move"),
    Command("further-category", ("c",), "category", "put into a further category", Group.EDIT, PANES, "filing.add"),
    Command("rename-category", ("C",), "rename", "rename the category of the tree, or merge it into another", Group.EDIT, PANES, "filing.rename"),
    Command("remove", ("d",), "remove", "remove from the catalogue (asks); your marks are kept", Group.EDIT, PANES, "removing.remove"),
    Command("export", ("x",), "export", "export what is shown, or the selection, into a file", Group.EDIT, PANES, "exporting.export"),
    Command("undo", ("u",), "undo", "undo the last change; one of an earlier sitting is asked about", Group.EDIT, PANES, "history.undo", 6),
    Command("redo", ("ctrl+r",), "redo", "repeat the change that was undone last", Group.EDIT, PANES, "history.redo"),
    Command("select", ("space",), "select", "select and go down; the verbs then act on the selection", Group.EDIT, (Where.LIST,), "selecting.toggle"),
    Command("select-range", ("v",), "range", "select from the last selected paper to here", Group.EDIT, (Where.LIST,), "selecting.span"),
    Command("select-all", ("*",), "all", "select all that is listed, or nothing", Group.EDIT, (Where.LIST,), "selecting.everything"),
    Command("down", ("down", "j"), "down", "down", Group.MOVE, PANES, "moving.down"),
    Command("up", ("up", "k"), "up", "up", Group.MOVE, PANES, "moving.up"),
    Command("page-down", ("pagedown", "ctrl+d"), "page down", "a page down", Group.MOVE, PANES, "moving.page_down"),
    Command("page-up", ("pageup", "ctrl+u"), "page up", "a page up", Group.MOVE, PANES, "moving.page_up"),
    Command("first", ("home", "g g"), "first", "to the first", Group.MOVE, PANES, "moving.first"),
    Command("last", ("end", "G"), "last", "to the last", Group.MOVE, PANES, "moving.last"),
    Command("left", ("left", "h"), "left", "close the category, or go to the pane at the left", Group.MOVE, PANES, "moving.left"),
    Command("right", ("right", "l"), "right", "open the category, or go to the pane at the right", Group.MOVE, PANES, "moving.right"),
    Command("next-pane", ("tab",), "pane", "to the next pane", Group.MOVE, PANES, "moving.next_pane", 7),
    Command("previous-pane", ("shift+tab",), "pane", "to the previous pane", Group.MOVE, PANES, "moving.previous_pane"),
    Command("into", ("enter",), "go in", "from the tree to the list, from the list to the summary", Group.MOVE, PANES, "moving.into"),
    Command("next-category", ("]",), "category", "next category", Group.MOVE, PANES, "moving.next_category"),
    Command("previous-category", ("[",), "category", "previous category", Group.MOVE, PANES, "moving.previous_category"),
    Command("summary-down", ("J",), "scroll", "scroll the summary down", Group.MOVE, BROWSING, "moving.summary_down"),
    Command("summary-up", ("K",), "scroll", "scroll the summary up", Group.MOVE, BROWSING, "moving.summary_up"),
    Command("sort", ("s",), "sort", "sort by the next order", Group.VIEW, PANES, "viewing.sort", 10),
    Command("reverse", ("S",), "reverse", "reverse the order", Group.VIEW, PANES, "viewing.reverse"),
    Command("maths", ("L",), "maths", "formulas as written, or in Unicode", Group.VIEW, PANES, "viewing.toggle_maths"),
    Command("zoom", ("z",), "zoom", "give the focused pane the whole screen, or take it back", Group.VIEW, PANES, "viewing.zoom"),
    Command("tree", ("b",), "tree", "show or hide the tree", Group.VIEW, PANES, "viewing.toggle_tree"),
    Command("search-down", ("down", "ctrl+n"), "next", "next result", Group.SEARCHING, (Where.SEARCH,), "moving.result_down", 2),
    Command("search-up", ("up", "ctrl+p"), "previous", "previous result", Group.SEARCHING, (Where.SEARCH,), "moving.result_up", 3),
    Command("search-page-down", ("pagedown",), "page down", "a page of results down", Group.SEARCHING, (Where.SEARCH,), "moving.result_page_down"),
    Command("search-page-up", ("pageup",), "page up", "a page of results up", Group.SEARCHING, (Where.SEARCH,), "moving.result_page_up"),
    Command("search-done", ("enter", "tab"), "to the list", "go to the results", Group.SEARCHING, (Where.SEARCH,), "searching.accept", 1),
    Command("search-clear", ("escape",), "clear", "clear the search; again: go back to the list", Group.SEARCHING, (Where.SEARCH,), "searching.clear_box", 4),
    Command("search-shelf", ("ctrl+t",), "in category", "search the selected category, or everything", Group.SEARCHING, (Where.SEARCH,), "searching.toggle_shelf", 5),
    Command("save", ("ctrl+s",), "save", "save the entry", Group.FORM, (Where.FORM,), "saving.save", 1),
    Command("cancel", ("escape",), "cancel", "leave the form (asks once when something was changed)", Group.FORM, (Where.FORM,), "editing.cancel", 2),
    Command("next-field", ("tab",), "next field", "next field", Group.FORM, (Where.FORM,), "editing.next_field", 3),
    Command("previous-field", ("shift+tab",), "previous field", "previous field", Group.FORM, (Where.FORM,), "editing.previous_field"),
    Command("field-in-editor", ("ctrl+g",), "$EDITOR", "edit the field in $EDITOR", Group.FORM, (Where.FORM,), "editing.field_in_editor", 4),
    Command("palette", ("ctrl+p", ":"), "palette", "every command by name", Group.PROGRAM, PANES, "program.palette"),
    Command("help", ("?", "f1"), "more", "this help", Group.PROGRAM, PANES, "program.show_help"),
    Command("form-help", ("f1",), "more", "this help", Group.PROGRAM, (Where.SEARCH, Where.FORM), "program.show_help"),
    Command("theme", (), "theme", "choose a theme", Group.PROGRAM, PANES, "program.choose_theme"),
    Command("reload", ("R",), "reload", "read catalogue and reading log again", Group.PROGRAM, PANES, "program.reload"),
    Command("suspend", ("ctrl+z",), "suspend", "back to the shell; fg returns", Group.PROGRAM, (*PANES, Where.SEARCH), "program.suspend"),
    Command("back", ("q",), "back", "back; at the top: quit", Group.PROGRAM, PANES, "program.back", 11),
    Command("quit", ("ctrl+q", "ctrl+c"), "quit", "quit (asks only when something is unsaved)", Group.PROGRAM, (*PANES, Where.SEARCH), "program.leave"),
    Command("form-quit", ("ctrl+q",), "quit", "quit (asks when something is unsaved)", Group.PROGRAM, (Where.FORM,), "program.leave"),
)  # fmt: skip


def command(command_id: str) -> Command:
    """The command of this id.

    Raises:
        KeyError: There is none.
    """
    for candidate in COMMANDS:
        if candidate.id == command_id:
            return candidate
    raise KeyError(command_id)
