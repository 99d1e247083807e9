"""Check claim files like a compiler: every fault, with its place and what to do about it.

Exits with 0 when there is nothing but notices, with 1 when there are errors or warnings, and with 2
when a path is not there or holds no claim file.
"""

import argparse
import os
from importlib import import_module

from claimtrack import checking, formats, loading
from claimtrack.cache import Cache
from claimtrack.diagnostics import Diagnostic
from claimtrack.showing import Showing, root
from claimtrack.terminal import Console, visible

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "check claim files"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--format",
        choices=formats.names(),
        help="how to show the findings (default: github under GitHub Actions, elsewhere text)",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="parse every file, also those unchanged since the last run",
    )
    parser.add_argument(
        "--since",
        metavar="REV",
        help="show only the findings of records changed since a git revision, such as HEAD or main...",
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=["claims"],
        help="files, or folders that are searched for *.yaml and *.yml (default: claims)",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    try:
        cache = None if options.no_cache else Cache.open(console.environ)
        reading = loading.read(options.paths, cache=cache)
    except loading.NoClaimFiles as error:
        console.err.write(f"claimtrack: {error}\n")
        return 2
    found = checking.findings(reading)
    asides: tuple[str, ...] = ()
    if options.since is not None:
        found, asides = _since(options, console, found, reading)
    name = options.format or formats.default(console.environ)
    cwd = os.getcwd()
    folder = root(console.environ, cwd)
    showing = Showing(colour=console.colour, cwd=cwd, root=folder, asides=asides)
    for line in import_module(f"claimtrack.formats.{name}").render(found, reading, showing):
        console.out.write(f"{line}\n")
    return int(any(finding.severity != "notice" for finding in found))


def _since(
    options: argparse.Namespace,
    console: Console,
    found: tuple[Diagnostic, ...],
    reading: loading.Reading,
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Return the findings of what changed, and how many others there are; `SystemExit` without git."""
    from claimtrack import changes, revisions  # noqa: PLC0415 - most runs ask for no revision

    try:
        shown = changes.since(options.since, options.paths, found, reading, console.environ)
    except revisions.NoRevision as error:
        console.err.write(f"claimtrack: {visible(str(error))}\n")
        raise SystemExit(2) from None
    return shown, (f"{len(found) - len(shown)} left out, as they were at {visible(options.since)}",)
