"""The verbs as click sees them, for what click does well: help and completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papertui.cli.output import put
from papertui.cli.program import verb_named
from papertui.cli.syntax import Argument
from papertui.cli.verbs import VERBS
from papertui.domain.identity import is_valid_id
from papertui.errors import PapertuiError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.cli.syntax import Parameter, Verb

COMPLETION_VARIABLE = "_PAPERTUI_COMPLETE"
_ABOUT = """A reading list you live in.

Without a verb papertui opens the screen on FILE, or on your catalogue. A paper is named by its id, its arXiv id or
DOI, or by words that clearly mean it.
"""


class Program(click.Group):
    """The verbs of the table; one is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Every verb, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as above
        """One verb."""
        return _command(verb_named(cmd_name)) if cmd_name in VERBS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  as above
        """List the verbs from the table, without importing them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in VERBS.items()])


def put_help(name: str = "") -> None:
    """Print what a verb does, or without a name what papertui can do."""
    program = _program()
    context = click.Context(program, info_name="papertui")
    if not name:
        put(program.get_help(context) + "\n")
        return
    command = _command(verb_named(name))
    put(command.get_help(click.Context(command, info_name=name, parent=context)) + "\n")


def complete(environ: Mapping[str, str]) -> int:
    """Answer the shell's completion function, which asks through the environment."""
    from click.shell_completion import shell_complete  # noqa: PLC0415  only while a shell completes

    return shell_complete(_program(), {}, "papertui", COMPLETION_VARIABLE, environ[COMPLETION_VARIABLE])


def ids_beginning_with(context: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:  # noqa: ARG001
    """The ids a shell may offer; none when there is no catalogue that can be read."""
    from papertui.cli.opening import find_setting  # noqa: PLC0415  only while a shell completes
    from papertui.storage.catalogue_file import read_catalogue  # noqa: PLC0415  as above

    named = [place.params.get("catalogue") for place in (context, context.parent) if place is not None]
    try:
        papers = read_catalogue(find_setting(next(filter(None, named), None)).chosen.path).catalogue.papers
    except PapertuiError:
        return []
    return [paper.id for paper in papers if paper.id.startswith(beginning) and is_valid_id(paper.id)]


def _program() -> Program:
    return Program(
        name="papertui",
        help=_ABOUT,
        subcommand_metavar="[FILE | VERB …]",
        options_metavar="[-c FILE]",
        params=[
            click.Option(["-c", "--catalogue"], metavar="FILE", type=_FILE, help="The catalogue; also after the verb."),
            click.Option(["--version"], is_flag=True, help="Show the version and exit."),
        ],
    )


def _command(verb: Verb) -> click.Command:
    return click.Command(verb.name, help=verb.run.__doc__, params=[_parameter(entry) for entry in verb.parameters])


def _parameter(parameter: Parameter) -> click.Parameter:
    kind = click.Choice(parameter.choices) if parameter.choices else None
    if isinstance(parameter, Argument):
        shown = parameter.shown if parameter.is_required else f"[{parameter.shown}]"
        return click.Argument(
            [parameter.key],
            type=kind,
            metavar=shown,
            nargs=-1 if parameter.is_many else 1,
            required=parameter.is_required,
            shell_complete=ids_beginning_with if parameter.names_papers else None,
        )
    return click.Option(
        [*parameter.names, parameter.key],
        type=_FILE if parameter.value == "FILE" else kind,
        metavar=parameter.value or None,
        is_flag=not parameter.value,
        help=parameter.about,
        multiple=parameter.is_repeated,
        required=parameter.is_required,
    )


_FILE = click.Path(readable=False)
