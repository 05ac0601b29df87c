"""`completion`: the script that lets a shell complete verbs, options and ids."""

from __future__ import annotations

from papertui.cli.output import put
from papertui.cli.syntax import CATALOGUE, Argument, verb

_FUNCTION, _VARIABLE = "_papertui_completion", "_PAPERTUI_COMPLETE"


@verb("completion", Argument("shell", "bash|zsh|fish", choices=("bash", "zsh", "fish")), CATALOGUE)
def print_completion(shell: str, *, catalogue: str | None) -> int:  # noqa: ARG001  accepted as by every verb
    """Print the completion script of a shell; load it in its start file: eval "$(papertui completion bash)"."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415  for this verb alone

    kind = get_completion_class(shell)
    if kind is None:
        raise AssertionError(f"click completes {shell}")
    values = {"complete_func": _FUNCTION, "complete_var": _VARIABLE, "prog_name": "papertui"}
    put(kind.source_template % values)
    return 0
