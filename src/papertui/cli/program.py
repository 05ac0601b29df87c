"""All verbs as one click group that imports a verb when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from papertui.cli.output import put
from papertui.cli.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMPLETION_VARIABLE = "_PAPERTUI_COMPLETE"
_ABOUT = """A reading list you live in.

Without a verb papertui opens the screen on FILE, or on your catalogue. A paper is named by its id, its arXiv id or
DOI, or by words that clearly mean it.
"""


class Program(click.Group):
    """The verbs of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Every verb, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as above
        """Import the verb's module and take its command."""
        if cmd_name not in VERBS:
            return None
        module, name, _ = VERBS[cmd_name]
        command: click.Command = getattr(import_module(f"papertui.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  as above
        """List the verbs from the table, without importing them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in VERBS.items()])


def _program() -> Program:
    return Program(
        name="papertui",
        help=_ABOUT,
        options_metavar="[-c FILE]",
        subcommand_metavar="[FILE | VERB …]",
        params=[
            click.Option(
                ["-c", "--catalogue"],
                metavar="FILE",
                type=click.Path(readable=False),
                help="The catalogue; also after the verb.",
            ),
            click.Option(["--version"], is_flag=True, help="Show the version and exit."),
        ],
    )


def run_verb(verb: str, catalogue: str | None, words: Sequence[str]) -> int:
    """Run one verb.

    Args:
        verb: A key of `VERBS`.
        catalogue: What was named before the verb; one named after it counts more.
        words: What follows the verb.

    Returns:
        The exit code.
    """
    named = [] if catalogue is None else ["--catalogue", catalogue]
    program = _program()
    try:
        with program.make_context("papertui", [verb, *named, *words]) as context:
            return int(program.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code


def show_help() -> int:
    """Print what papertui can do."""
    program = _program()
    put(program.get_help(click.Context(program, info_name="papertui")) + "\n")
    return 0


def complete(environ: Mapping[str, str]) -> int:
    """Answer the shell's completion function, which asks through the environment."""
    from click.shell_completion import shell_complete  # noqa: PLC0415  only while a shell completes

    return shell_complete(_program(), {}, "papertui", _COMPLETION_VARIABLE, environ[_COMPLETION_VARIABLE])
