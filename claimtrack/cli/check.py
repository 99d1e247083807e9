"""Check claim files like a compiler: every fault, with its place and what to do about it.

Exits with 0 when there is nothing but notices, with 1 when there are errors or warnings, and with 2
when a path is not there or holds no claim file, or when the configuration is at fault; `--watch`,
which goes on until Ctrl-C, with 130.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from claimtrack import checking, formats, loading
from claimtrack.cache import Cache, here
from claimtrack.cli._settings import add_paths, add_selection, nothing_there
from claimtrack.limits import MOST_SHOWN
from claimtrack.showing import Showing, gravest, left_out, root
from claimtrack.terminal import Console, visible

TYPE_CHECKING = False  # where there is nothing to report, nothing of it is loaded
if TYPE_CHECKING:
    from claimtrack.diagnostics import Diagnostic

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "check claim files"

SUMMING_UP = ("github", "text")
"""The formats for people's eyes, which end with a line that tells what is left out."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--format",
        choices=formats.names(),
        help="how to show the findings (default: github under GitHub Actions, elsewhere text)",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="mend what can be mended for certain, and show what is left",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="show as a diff what --fix would change, and change nothing; exits with 1 if it would",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help=f"show every finding, not only the {MOST_SHOWN:,} gravest of a corpus that has more",
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
        "--stats",
        action="store_true",
        help="tell how much was read and found, and how long it took; in any format but text on stderr",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="check again whenever a claim file or the configuration changes, until Ctrl-C",
    )
    add_selection(parser)
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    if not options.watch or options.fix or options.diff:
        return _check(options, console)
    from claimtrack.cli._watch import watch  # noqa: PLC0415 - hooks need it not

    return watch(options, console, _check)


def _check(options: argparse.Namespace, console: Console) -> int:
    """Check once."""
    begun = console.clock.monotonic()
    failed = 0
    try:
        if options.fix or options.diff:
            from claimtrack.cli import _fixing  # noqa: PLC0415 - a mere check changes nothing

            failed = _fixing.run(options, console)
            if options.diff:
                return failed
        cache = None if options.no_cache else Cache.open(console.environ)
        reading = loading.read(options.paths, cache=cache, following=_following(console))
    except loading.NoClaimFiles as error:
        return nothing_there(error, options.paths, console)
    read = console.clock.monotonic()
    found = checking.findings(reading, options.selection)
    ruled = console.clock.monotonic()
    asides: tuple[str, ...] = ()
    if options.since is not None:
        found, asides = _since(options, console, found, reading)
    if options.fix:  # what could be mended is: what is left would not prove sound
        from claimtrack.value import evolve  # noqa: PLC0415 - a mere check changes nothing

        found = tuple(evolve(finding, fix=()) for finding in found)
    grave = any(finding.severity != "notice" for finding in found)
    name = options.format or formats.default(console.environ)
    if len(found) > MOST_SHOWN and name in SUMMING_UP and not options.all:
        some = gravest(found, MOST_SHOWN)
        asides = (*asides, left_out(found, some))
        found = some
    cwd = here()
    folder = root(console.environ, cwd)
    ignored = formats.default(console.environ) != "github"
    showing = Showing(colour=console.colour, cwd=cwd, root=folder, asides=asides, ignored=ignored)
    for line in import_module(f"claimtrack.formats.{name}").render(found, reading, showing):
        console.out.write(f"{line}\n")
    if options.stats:
        from claimtrack import stats  # noqa: PLC0415 - hooks need it not

        stream = console.out if name == "text" else console.err
        told = stats.lines(found, reading, read=read - begun, ruled=ruled - read)
        stream.writelines(f"{line}\n" for line in ("", *told))
    return failed or int(grave)


def _following(console: Console) -> loading.Following:
    """Return what tells how far reading has come, which only somebody at a terminal is told."""
    if not console.err.isatty():
        return iter
    from claimtrack.progress import Progress, wants_progress  # noqa: PLC0415 - as above

    return (
        Progress(console.err, console.clock)
        if wants_progress(console.err, console.environ)
        else iter
    )


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
