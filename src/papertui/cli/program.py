"""A verb found in the table, imported and run."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from papertui.cli.parsing import values_of
from papertui.cli.verbs import VERBS
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.cli.syntax import Verb


def verb_named(name: str) -> Verb:
    """Import the verb's module and take the verb.

    Args:
        name: A key of `VERBS`.
    """
    module, attribute, _ = VERBS[name]
    verb: Verb = getattr(import_module(f"papertui.cli.{module}"), attribute)
    return verb


def run_verb(name: str, catalogue: str | None, words: Sequence[str]) -> int:
    """Run one verb.

    Args:
        name: A key of `VERBS`.
        catalogue: What was named before the verb; one named after it counts more.
        words: What follows the verb.

    Returns:
        The exit code.

    Raises:
        WrongUsageError: The words do not fit the verb; the sentence says where its help is.
    """
    verb = verb_named(name)
    named = [] if catalogue is None else ["--catalogue", catalogue]
    try:
        values = values_of(verb, [*named, *words])
    except WrongUsageError as error:
        raise WrongUsageError(f"{name}: {error}\nsee: papertui {name} --help") from None
    if "help" in values:
        from papertui.cli.click_view import put_help  # noqa: PLC0415  click is loaded for help alone

        put_help(name)
        return 0
    return verb.run(**values)
