"""How a verb is called: its arguments and options as plain values, which parsing, help and completion read.

Click, which writes the help and completes words, takes as long to load as a thousand entries to parse; a verb that is
simply run does without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable


class Option(NamedTuple):
    """A word that begins with a dash, perhaps with a value behind it.

    Attributes:
        names: As they are written.
        key: The keyword of the verb's function.
        about: A sentence for the help.
        value: What the help calls its value; empty for a flag.
        choices: The only values there are; empty for any.
        lowest: The least whole number it takes; None for text.
        is_repeated: It may be given several times; the function gets a tuple.
    """

    names: tuple[str, ...]
    key: str
    about: str
    value: str = ""
    choices: tuple[str, ...] = ()
    lowest: int | None = None
    is_repeated: bool = False
    is_required: bool = False


class Argument(NamedTuple):
    """A word at its place, or all words from there on.

    Attributes:
        key: The keyword of the verb's function.
        shown: What the help calls it.
        span: The least and the greatest whole number it takes; None for text.
        is_many: It takes all that is left; the function gets a tuple.
        names_papers: Shells complete it by the ids of the catalogue.
    """

    key: str
    shown: str
    choices: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    is_many: bool = False
    is_required: bool = True
    names_papers: bool = False


Parameter: TypeAlias = Option | Argument


class Verb(NamedTuple):
    """One verb of the command line.

    Attributes:
        run: Takes every parameter by its key and gives the exit code; its docstring is the help.
        takes_dash_words: A word with a single dash that is no option is text; otherwise it is refused.
    """

    name: str
    run: Callable[..., int]
    parameters: tuple[Parameter, ...]
    takes_dash_words: bool = False

    @property
    def options(self) -> list[Option]:
        """The options alone, with the one that asks for help."""
        return [*(entry for entry in self.parameters if isinstance(entry, Option)), HELP]

    @property
    def arguments(self) -> list[Argument]:
        """The arguments alone, in order."""
        return [entry for entry in self.parameters if isinstance(entry, Argument)]


def verb(name: str, *parameters: Parameter, takes_dash_words: bool = False) -> Callable[[Callable[..., int]], Verb]:
    """Make a verb of a function."""

    def declare(run: Callable[..., Any]) -> Verb:
        return Verb(name, run, parameters, takes_dash_words)

    return declare


HELP = Option(("--help",), "help", "Show this message and exit.")
CATALOGUE = Option(("-c", "--catalogue"), "catalogue", "The catalogue: a file, or a name from the config.", "FILE")
JSON = Option(("--json",), "as_json", "Print a JSON array, as documented.")
QUERY = Option(("--query",), "query", "Only papers that match, every word strict.", "Q")
PAPER = Argument("paper", "ID", names_papers=True)
PAPERS = Argument("papers", "ID…", is_many=True, names_papers=True)
