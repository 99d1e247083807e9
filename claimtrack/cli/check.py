"""Check claim files like a compiler: every fault, with its place and what to do about it.

Exits with 0 when there is nothing but notices, with 1 when there are errors or warnings, and with 2
when a path is not there or holds no claim file.
"""

import argparse
from importlib import import_module

from claimtrack import checking, loading
from claimtrack.cache import Cache
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "check claim files"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--format",
        choices=("text", "concise", "json"),
        default="text",
        help="how to show the findings (default: text)",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="parse every file, also those unchanged since the last run",
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
    render = import_module(f"claimtrack.formats.{options.format}").render
    for line in render(found, reading, colour=console.colour):
        console.out.write(f"{line}\n")
    return int(any(finding.severity != "notice" for finding in found))
