"""The reference page of the command line, from its argument parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from claimtrack.cli import parser

HEAD = """\
# The command line

```text
{usage}
```

{description}

{options}

## Exit codes

| code | means |
|---|---|
| 0 | clean; notices alone are clean |
| 1 | there are findings |
| 2 | the command line, the configuration or the environment is at fault: no such option, no such path |
| 130 | `--watch` was ended with Ctrl-C |

Colours appear only on a terminal, and never where `NO_COLOR` is set.
"""


def page() -> str:
    """Return the page: what holds for all commands, then each command."""
    root = parser()
    root.formatter_class = Formatter
    head = HEAD.format(
        usage=root.format_usage().strip(),
        description=root.description or "",
        options=_table(root),
    )
    return "\n".join([head, *(_command(name, sub) for name, sub in _commands(root).items())])


class Formatter(argparse.HelpFormatter):
    """Help of one width, whatever the terminal that runs the build."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


def _commands(root: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = (a for a in root._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    return {name: command for action in actions for name, command in action.choices.items()}


def _command(name: str, command: argparse.ArgumentParser, head: str = "##") -> str:
    command.formatter_class = Formatter
    usage = command.format_usage().strip()
    inner = _commands(command)
    parts = [
        f"{head} {name}\n\n{command.description}\n\n```text\n{usage}\n```\n",
        *([] if inner else [f"{_table(command)}\n"]),
        *(_command(f"{name} {other}", sub, f"{head}#") for other, sub in inner.items()),
    ]
    return "\n".join(parts)


def _table(command: argparse.ArgumentParser) -> str:
    return "\n".join(["| argument | means |", "|---|---|", *_rows(command)])


def _rows(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:  # noqa: SLF001 - argparse offers no other way to list them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        names = [f"`{name}`" for name in action.option_strings]
        names = names or [f"`{action.metavar or action.dest}`"]
        choices = ": " + ", ".join(f"`{c}`" for c in action.choices) if action.choices else ""
        yield f"| {', '.join(names)} | {_help(command, action)}{choices} |"


def _help(command: argparse.ArgumentParser, action: argparse.Action) -> str:
    """Return an argument's help; one without help ends the build."""
    if not action.help:
        message = f"{command.prog}: `{action.dest}` has no help"
        raise LookupError(message)
    values = {**vars(action), "prog": command.prog}
    return (action.help % values).replace("*", r"\*")
