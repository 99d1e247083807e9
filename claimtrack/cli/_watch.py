"""A command run again whenever what it reads has changed, until somebody presses Ctrl-C."""

import argparse
import gc
from collections.abc import Callable
from contextlib import suppress

from claimtrack.cli import INTERRUPTED
from claimtrack.cli._settings import settled, watched
from claimtrack.terminal import Console
from claimtrack.watching import Look, look, rounds

__all__ = ["watch"]


def watch(
    options: argparse.Namespace,
    console: Console,
    command: Callable[[argparse.Namespace, Console], int],
) -> int:
    """Run a command for each change of its claim files and of the configuration; return 130 in the end.

    The configuration is read anew each time. What is wrong with it is told, and mending it is a change.
    """
    now = options

    def looks() -> Look:
        return look(now.paths, watched(now.typed))

    following = rounds(looks, console.clock)
    with suppress(KeyboardInterrupt):
        while True:
            next(following)
            now = _round(now, console, command)
    return INTERRUPTED


def _round(
    last: argparse.Namespace,
    console: Console,
    command: Callable[[argparse.Namespace, Console], int],
) -> argparse.Namespace:
    """Run the command once; return its options, the last ones where the configuration is at fault."""
    _clear(console)
    options = last
    with suppress(SystemExit):  # it has been said what was wrong
        options = settled(last.typed, console)
        command(options, console)
    console.out.flush()
    files = len(look(options.paths, ()))
    console.err.write(f"watching {files:,} file{'' if files == 1 else 's'}; Ctrl-C ends\n")
    console.err.flush()
    gc.collect()  # the program has switched collecting off, since for one round it would not pay
    return options


def _clear(console: Console) -> None:
    """Begin at the top of an empty screen, where the output is one."""
    if console.out.isatty() and console.environ.get("TERM") != "dumb":
        console.out.write("\x1b[H\x1b[2J")
