"""The words behind a verb as the values its function takes; options are matched whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papertui.cli.first_word import meant
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papertui.cli.syntax import Argument, Option, Verb


def values_of(verb: Verb, words: Sequence[str]) -> dict[str, Any]:
    """What the words give each parameter of a verb, by its key.

    Raises:
        WrongUsageError: The words do not fit the verb.
    """
    known = {name: option for option in verb.options for name in option.names}
    takes_value = {name: bool(option.value) for name, option in known.items()}
    given, text = separated(words, takes_value, takes_dash_words=verb.takes_dash_words)
    if any(name == "--help" for name, _ in given):
        return {"help": True}
    values: dict[str, Any] = {option.key: _unset(option) for option in known.values() if option.key != "help"}
    for name, value in given:
        option = known[name]
        if option.is_repeated:
            values[option.key] = (*values[option.key], value)
        else:
            values[option.key] = _option_value(name, option, value)
    for option in known.values():
        if option.is_required and values[option.key] is None:
            shown = f"; one of {', '.join(option.choices)}" if option.choices else ""
            raise WrongUsageError(f"{option.names[-1]} {option.value} is needed{shown}")
    return values | dict(_argument_values(verb.arguments, text))


def separated(
    words: Sequence[str], takes_value: Mapping[str, bool], *, takes_dash_words: bool
) -> tuple[list[tuple[str, str]], list[str]]:
    """Options with their values, and text, each in order.

    Options count only when written whole (``-c FILE``, ``--limit 3``, ``--limit=3``)::

        list diffusion -video --limit 3 -- --json   →   (--limit, 3)   and   diffusion -video --json

    Args:
        words: What follows the verb.
        takes_value: Every option, and whether a value follows it.
        takes_dash_words: An unknown word with a single dash is text.

    Raises:
        WrongUsageError: An option is unknown, lacks its value or has one too many.
    """
    options: list[tuple[str, str]] = []
    text: list[str] = []
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if word == "--":
            text.extend(rest)
        elif word in takes_value:
            options.append((word, _following(word, rest) if takes_value[word] else ""))
        elif equals and name.startswith("--") and name in takes_value:
            if not takes_value[name]:
                raise WrongUsageError(f"{name} takes no value")
            options.append((name, value))
        elif word.startswith("--") or (word.startswith("-") and word != "-" and not takes_dash_words):
            raise WrongUsageError(f"no option {name}{meant(name, list(takes_value))}")
        else:
            text.append(word)
    return options, text


def _following(option: str, rest: Iterator[str]) -> str:
    value = next(rest, None)
    if value is None:
        raise WrongUsageError(f"{option} needs a value")
    return value


def _unset(option: Option) -> object:
    if option.is_repeated:
        return ()
    return None if option.value else False


def _option_value(name: str, option: Option, text: str) -> object:
    if not option.value:
        return True
    if option.lowest is not None:
        return _whole_number(name, text, option.lowest, None)
    return _choice(name, text, option.choices)


def _argument_values(arguments: Sequence[Argument], text: Sequence[str]) -> Iterator[tuple[str, object]]:
    left = list(text)
    for argument in arguments:
        if argument.is_required and not left:
            raise WrongUsageError(f"{argument.shown} is missing")
        if argument.is_many:
            yield argument.key, tuple(left)
            left = []
            continue
        word = left.pop(0)
        if argument.span is not None:
            yield argument.key, _whole_number(argument.shown, word, *argument.span)
        else:
            yield argument.key, _choice(argument.shown, word, argument.choices)
    if left:
        raise WrongUsageError(f"{left[0]!r} is one word too many")


def _choice(name: str, text: str, choices: Sequence[str]) -> str:
    if choices and text not in choices:
        raise WrongUsageError(f"{name} cannot be {text!r}: one of {', '.join(choices)}")
    return text


def _whole_number(name: str, text: str, lowest: int, highest: int | None) -> int:
    span = f"{lowest} to {highest}" if highest is not None else f"{lowest} or more"
    try:
        number = int(text)
    except ValueError:
        number = lowest - 1
    if number < lowest or (highest is not None and number > highest):
        raise WrongUsageError(f"{name} cannot be {text!r}: a whole number, {span}")
    return number
