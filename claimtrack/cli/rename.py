"""Rename an id everywhere: where its record is defined, and in every reference to it.

Nothing else changes in the claim files. Comments and prose that still mention the old id are listed,
for you to look at. All files are prepared and looked through before the first is written.

Exits with 0; with 1 when the claim files do not let it be done safely; and with 2 when no record has
the id OLD, when NEW is no id or is in use, when a file cannot be written, or when a path is not there
or holds no claim file.
"""

import argparse

from claimtrack import diffs, loading
from claimtrack.cli._records import add_paths
from claimtrack.renaming import Refused, Renamed, renamed
from claimtrack.terminal import Console, visible
from claimtrack.writing import Files

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "rename an id everywhere"

MOST = 20
"""How many mentions are listed."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("old", metavar="OLD", help="the id as it is")
    parser.add_argument("new", metavar="NEW", help="the id as it shall be")
    parser.add_argument(
        "--diff", action="store_true", help="show the change as a diff, and change nothing"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    try:
        files = Files(loading.read(options.paths).files)
        found = renamed(files.contents, options.old, options.new)
    except loading.NoClaimFiles as error:
        return _stop(2, str(error), console)
    except Refused as why:
        return _stop(2 if why.usage else 1, str(why), console)
    if options.diff:
        for name, text in sorted(found.texts.items()):
            diffs.show(diffs.diff(name, *files.whole(name, text)), console)
        return 0
    return _write(found, files, options, console)


def _write(found: Renamed, files: Files, options: argparse.Namespace, console: Console) -> int:
    linked = [name for name in sorted(found.texts) if not files.may_change(name)]
    if linked:
        return _stop(1, f"{linked[0]} is a link, and what it leads to is not changed", console)
    why = files.write_together(found.texts)
    if why:
        return _stop(2, why, console)
    places, count = len(found.places), len(found.texts)
    said = f"{options.old} is now {options.new}, in {_count(places, 'place')} of {_count(count, 'file')}"
    console.out.write(visible(said) + "\n")
    _mention(found, files, console)
    return 0


def _mention(found: Renamed, files: Files, console: Console) -> None:
    """List where the old id is still mentioned, each place with its line."""
    if not found.mentions:
        return
    console.out.write("still mentioned, in comments or text:\n")
    for span in found.mentions[:MOST]:
        text = found.texts.get(span.file) or str(files.contents[span.file])
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1]
        console.out.write(visible(f"  {span}: {line.strip()[:80]}") + "\n")
    if len(found.mentions) > MOST:
        console.out.write(f"  and {len(found.mentions) - MOST} more\n")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _stop(code: int, message: str, console: Console) -> int:
    console.err.write(visible(f"claimtrack: {message}") + "\n")
    return code
