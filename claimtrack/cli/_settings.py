"""What a command line and the configuration of the project come to together.

A path, a code or a folder typed on the command line wins over the configuration.
"""

import argparse
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from claimtrack.cache import here
from claimtrack.configuration import Configuration, ConfigurationFault, candidates, found, read
from claimtrack.selecting import Selection, entries, unfit
from claimtrack.terminal import Console, visible

__all__ = ["add_paths", "add_selection", "nothing_there", "settled", "watched"]

CLAIMS: Final = "claims"
SNAPSHOTS: Final = "snapshots"


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Declare the paths, which come last, and where the configuration is."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration (default: the nearest claimtrack.toml, or pyproject.toml with a table)",
    )
    either.add_argument(
        "--no-config", action="store_true", help="go by the command line alone, no configuration"
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=[],
        help="files, or folders that are searched for *.yaml and *.yml (default: as configured, or claims)",
    )


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Declare which findings are wanted."""
    parser.add_argument(
        "--select",
        metavar="CODES",
        action="append",
        help="show only findings of these codes, such as CT203,CT4; the configuration's list is put aside",
    )
    parser.add_argument(
        "--ignore",
        metavar="CODES",
        action="append",
        help="leave out findings of these codes, such as CT405,CT30; the longer entry wins over --select",
    )


def settled(typed: argparse.Namespace, console: Console) -> argparse.Namespace:
    """Return the options of a command with what the configuration adds, and `typed`, as they were.

    What cannot be used is said, and raises `SystemExit` with 2.
    """
    options = argparse.Namespace(**vars(typed), typed=typed)
    try:
        configuration = _configuration(typed)
        options.paths = typed.paths or _relative(configuration.paths) or [CLAIMS]
        if hasattr(typed, "select"):
            options.selection = _selection(typed, configuration)
        if hasattr(typed, "no_cache"):
            options.no_cache = typed.no_cache or not configuration.cache
        if hasattr(typed, "snapshots"):
            given = _relative([configuration.snapshots] if configuration.snapshots else [])
            options.snapshots = typed.snapshots or [*given, SNAPSHOTS][0]
    except ConfigurationFault as fault:
        console.err.writelines(visible(f"claimtrack: {line}") + "\n" for line in fault.lines)
        raise SystemExit(2) from None
    return options


def nothing_there(why: Exception, paths: Sequence[str], console: Console) -> int:
    """Say that there is no claim file, with what to do in a new place, and return the exit code."""
    hint = (
        "; name files or folders, set `paths` in claimtrack.toml, or begin with `claimtrack init`"
    )
    told = f"{why}{hint if list(paths) == [CLAIMS] else ''}"
    console.err.write(f"claimtrack: {visible(told)}\n")
    return 2


def watched(typed: argparse.Namespace) -> list[str]:
    """Return the files that may be the configuration, there or not."""
    if typed.no_config:
        return []
    return [typed.config] if typed.config else list(candidates(here()))


def _configuration(typed: argparse.Namespace) -> Configuration:
    if typed.no_config:
        return Configuration()
    return read(typed.config, _codes) if typed.config else found(here(), _codes)


def _selection(typed: argparse.Namespace, configuration: Configuration) -> Selection | None:
    """Return which findings are wanted: `--select` puts the configuration aside, `--ignore` adds to it."""
    wrong = [*_wrong("select", typed.select), *_wrong("ignore", typed.ignore)]
    if wrong:
        raise ConfigurationFault(wrong)
    ignore = entries(typed.ignore or ())
    if typed.select:
        return Selection(entries(typed.select), ignore)
    if ignore or configuration.select or configuration.ignore:
        return Selection(configuration.select, [*configuration.ignore, *ignore])
    return None


def _wrong(option: str, words: list[str] | None) -> Iterator[str]:
    if words and not entries(words):
        yield f"--{option} names no code"
    for entry in entries(words or ()):
        fault = unfit(entry, _codes(), ignored=option == "ignore")
        if fault:
            yield f"--{option}: {fault}"


def _codes() -> Collection[str]:
    from claimtrack import checking  # noqa: PLC0415 - no command but check goes by codes

    return [code.upper() for code in checking.codes()]


def _relative(paths: Iterable[str]) -> list[str]:
    """Return paths as they are from the current folder, as if they were typed."""
    return [os.path.relpath(path) for path in paths]
