"""Report what is claimed, by whom, and what contradicts what; nothing in it says what is true.

Exits with 0, with 1 when the claim files have errors (there is no report on broken files), and with
2 when a path is not there or holds no claim file.
"""

import argparse
from importlib import import_module

from claimtrack.cli._records import add_paths, sound_records
from claimtrack.reports.gathering import gather
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "report what contradicts what, and who holds it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="how to write the report (default: text)",
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    report = gather(sound_records(options.paths, console))
    render = import_module(f"claimtrack.reports.{options.format}").render
    for line in render(report, columns=console.columns, colour=console.colour):
        console.out.write(f"{line}\n")
    return 0
