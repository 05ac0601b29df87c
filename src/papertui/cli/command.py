"""A verb as a click command whose options are matched whole, and the options many verbs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from papertui.cli.first_word import meant
from papertui.cli.output import put
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Verb(click.Command):
    """A command that takes its words apart itself, before click sees them.

    Options count only when written whole (``-c FILE``, ``--limit 3``, ``--limit=3``)::

        list diffusion -video --limit 3 -- --json   →   --limit 3   and   diffusion -video --json

    Args:
        takes_dash_words: A word with a single dash that is no option is text; otherwise it is refused.
    """

    def __init__(self, *args: Any, takes_dash_words: bool = False, **kwargs: Any) -> None:  # noqa: ANN401  click's own
        super().__init__(*args, **kwargs)
        self._takes_dash_words = takes_dash_words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Separate options from text; while a shell completes, unfinished words are let through."""
        known = {
            name: not parameter.is_flag and not parameter.count
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option)
            for name in parameter.opts
        }
        try:
            options, words = separated(args, known, takes_dash_words=self._takes_dash_words)
        except WrongUsageError as error:
            if not ctx.resilient_parsing:
                raise WrongUsageError(f"{self.name}: {error}") from None
            options, words = [], args
        if "--help" in options and not ctx.resilient_parsing:
            put(self.get_help(ctx) + "\n")
            ctx.exit()
        return super().parse_args(ctx, [*options, "--", *words])


def separated(
    words: Sequence[str], known: Mapping[str, bool], *, takes_dash_words: bool
) -> tuple[list[str], list[str]]:
    """Options (with their values) and text, each in order.

    Args:
        words: What follows the verb.
        known: Every option, and whether it takes a value.
        takes_dash_words: An unknown word with a single dash is text.

    Raises:
        WrongUsageError: An option is unknown, lacks its value or has one too many.
    """
    options: list[str] = []
    text: list[str] = []
    rest = iter(words)
    for word in rest:
        name, equals, _ = word.partition("=")
        if word == "--":
            text.extend(rest)
        elif word in known:
            options.append(word)
            if known[word]:
                options.append(_value(word, rest))
        elif equals and name.startswith("--") and name in known:
            if not known[name]:
                raise WrongUsageError(f"{name} takes no value")
            options.append(word)
        elif word.startswith("--") or (word.startswith("-") and word != "-" and not takes_dash_words):
            raise WrongUsageError(f"no option {name}{meant(name, list(known))}")
        else:
            text.append(word)
    return options, text


def _value(option: str, rest: Any) -> str:  # noqa: ANN401  any iterator of words
    value = next(rest, None)
    if value is None:
        raise WrongUsageError(f"{option} needs a value")
    return str(value)


catalogue_option = click.option(
    "-c",
    "--catalogue",
    metavar="FILE",
    type=click.Path(readable=False),
    help="The catalogue, by its file or by its name in the config.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON array, as documented.")
query_option = click.option("--query", metavar="Q", help="Only papers that match, every word strict.")
