"""The command line: one file, one command, each from arguments to calls to an exit code.

Exit codes: 0 clean, 1 findings, 2 usage or environment, 130 interrupted by Ctrl-C.
"""

import argparse
import errno
import io
import os
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Final, NoReturn, TextIO

from claimtrack import __version__
from claimtrack.cli._parsing import CommandParser, Parser
from claimtrack.terminal import Clock, Console, wants_colour

__all__ = ["commands", "main", "parser"]

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""

FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO)
"""What is wrong where the output goes to a file that can take no more."""

ALONE: Final = ("-h", "--help", "--version", "--")
"""What may stand where the command does."""

DESCRIPTION = "Plain-text accounting for contested claims."


def commands() -> tuple[str, ...]:
    """Return the names of the commands, sorted; each is a module of this package."""
    files = [name for folder in __path__ for name in os.listdir(folder)]
    return tuple(sorted(name[:-3] for name in files if name.endswith(".py") and name[0] != "_"))


def parser(only: str | None = None, *, columns: int = 100) -> Parser:
    """Return the parser of all commands, or of one alone, which spares loading the others."""
    formatter = partial(argparse.RawDescriptionHelpFormatter, width=columns)
    top = Parser(
        prog="claimtrack", description=DESCRIPTION, allow_abbrev=False, formatter_class=formatter
    )
    top.add_argument("--version", action="version", version=f"claimtrack {__version__}")
    shelf = top.add_subparsers(
        title="commands",
        metavar="COMMAND",
        dest="command",
        required=True,
        parser_class=CommandParser,
    )
    for name in (only,) if only else commands():
        module = _module(name)
        sub = shelf.add_parser(
            name,
            help=module.SUMMARY,
            description=module.__doc__,
            allow_abbrev=False,
            formatter_class=formatter,
        )
        module.arguments(sub)
    return top


def main(
    argv: Sequence[str] | None = None,
    *,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
    clock: Clock = time,
) -> int:
    """Run a command line and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    out = stdout or sys.stdout or io.StringIO()  # Python has none where it was started without
    err = stderr or sys.stderr or io.StringIO()
    for stream in (out, err):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    columns = _columns(environ, out)
    colour = wants_colour(out, environ)
    console = Console(out, err, colour=colour, columns=columns, environ=environ, clock=clock)
    try:
        code = _run(words, console)
        out.flush()
    except BrokenPipeError:  # whoever was reading has seen enough
        _silence(out)
        return 0
    except KeyboardInterrupt:  # as a shell counts it
        err.write("\n")
        return INTERRUPTED
    except OSError as error:
        if error.errno not in FULL:
            raise
        _silence(out)
        err.write(f"claimtrack: the output cannot be written: {error.strerror}\n")
        return 2
    return code


def _run(words: list[str], console: Console) -> int:
    if words == ["--version"]:  # said here too, so that it loads no command
        console.out.write(f"claimtrack {__version__}\n")
        return 0
    only = words[0] if words and words[0] in commands() else None
    try:
        top = parser(only, columns=console.columns)
        if words and words[0].startswith("-") and words[0] not in ALONE:
            _misplaced(words, top)
        arguments = top.parse_args(_as_paths(words))
        if hasattr(arguments, "config"):
            from claimtrack.cli._settings import settled  # noqa: PLC0415 - not every command pays

            arguments = settled(arguments, console)
        return int(_module(arguments.command).run(arguments, console))
    except SystemExit as stop:  # argparse has said what was wrong, or what was asked
        return int(stop.code or 0)


def _misplaced(words: Sequence[str], top: Parser) -> NoReturn:
    """Say of an option before the command where it goes, or what may be meant."""
    command = next((word for word in words if word in commands()), None)
    if command is None:
        top.unknown(words)
    top.told(f"options stand behind the command: claimtrack {command} {words[0]}")


def _as_paths(words: list[str]) -> list[str]:
    """Return the words with those after a `--` as paths, which the parsers of commands cannot tell.

    >>> _as_paths(["check", "--", "-a.yaml", "b.yaml"])
    ['check', './-a.yaml', 'b.yaml']
    """
    if "--" not in words:
        return words
    cut = words.index("--")
    return words[:cut] + [f"./{one}" if one.startswith("-") else one for one in words[cut + 1 :]]


def _columns(environ: Mapping[str, str], out: TextIO) -> int:
    """Return how wide the output may be: the terminal's width, 100 columns where there is none."""
    told = environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return max(40, min(int(told), 200))
    try:
        return max(40, min(os.get_terminal_size(out.fileno()).columns, 200))
    except (OSError, ValueError):
        return 100


def _silence(out: TextIO) -> None:
    """Point a closed pipe at nothing, so that the interpreter does not complain on its way out."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    except (OSError, ValueError):
        return


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")
