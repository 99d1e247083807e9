"""Put claim files into their canonical layout: white space, and nothing else of them.

Two columns a level, also for a list below its key; one space after `:`, `,` and `-`, none inside
brackets; two before a comment at the end of a line; at most one blank line, and one between sections;
no white space at the end of a line, one line end at the end of the file. Where lines break is the
author's choice, as are quotes, the order of records and fields, and every word of a comment. Nothing
but layout is looked at: unknown fields and bad dates stay for `claimtrack check`.

A file that cannot be read as YAML is told and left as it is, and so is what a link leads to. PATH `-`
stands for standard input, which comes out formatted on standard output, as editors want it.

Exits with 0; with 1 when a file could not be formatted, and with `--check` and `--diff`, which write
nothing, also when one would be; and with 2 when a path is not there or holds no claim file.
"""

import argparse
import os
import sys
from collections.abc import Iterator

from claimtrack import loading
from claimtrack.cli._records import add_paths
from claimtrack.diffs import diff, show
from claimtrack.editing import Original, Unwritable
from claimtrack.formatting.canonical import Formatted, formatted
from claimtrack.terminal import Console, visible

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "lay claim files out in the canonical way"
PIPE = "-"
STDIN = "<stdin>"
MISTAKE = (
    "was left as it is: formatted it would say something else, which is a mistake in claimtrack"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--check", action="store_true", help="write nothing; tell which files would be formatted"
    )
    parser.add_argument(
        "--diff", action="store_true", help="write nothing; show what would become of the files"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    dry = options.check or options.diff
    if PIPE in options.paths:
        if len(options.paths) > 1:
            return _say("- stands for standard input, and no file beside it", console, code=2)
        return _pipe(options, console, dry=dry)
    try:
        names = loading.claim_files(options.paths)
    except loading.NoClaimFiles as error:
        return _say(str(error), console, code=2)
    outcomes = [_file(name, options, console, dry=dry) for name in names]
    changed, failed = outcomes.count("changed"), outcomes.count("failed")
    where = console.err if options.diff else console.out  # a patch has nothing beside it
    where.writelines(f"{line}\n" for line in _summary(changed, len(names), dry=dry))
    return int(failed > 0 or (dry and changed > 0))


def _pipe(options: argparse.Namespace, console: Console, *, dry: bool) -> int:
    data = sys.stdin.buffer.read() if sys.stdin is not None else b""  # nothing, where it is closed
    outcome = formatted(STDIN, data)
    if not _sound(STDIN, outcome, console):
        return 1
    if dry:
        _show(STDIN, data, outcome, options, console)
        return int(outcome.text.encode() != data)
    console.out.flush()
    binary = getattr(console.out, "buffer", None)
    if binary is None:
        console.out.write(outcome.text)
    else:  # as bytes, so that no line end and no byte order mark is changed on the way
        binary.write(outcome.text.encode())
    return 0


def _file(name: str, options: argparse.Namespace, console: Console, *, dry: bool) -> str:
    """Format one file; return what became of it: changed, failed, or nothing."""
    try:
        data = loading.content(name)
    except OSError as error:
        _say(f"{name} cannot be read: {error.strerror or error}", console)
        return "failed"
    outcome = formatted(name, data)
    if not _sound(name, outcome, console):
        return "failed"
    if outcome.text.encode() == data:
        return "nothing"
    if os.path.islink(name):
        _say(f"{name} is a link, and what it leads to is not changed", console)
        return "nothing"
    if dry:
        _show(name, data, outcome, options, console)
        return "changed"
    return _written(name, data, outcome, console)


def _written(name: str, data: bytes, outcome: Formatted, console: Console) -> str:
    try:
        original = Original(name)
        original.data = data  # what it is compared with before it is replaced
        original.replace(outcome.text.removeprefix("\ufeff"))
    except Unwritable as error:
        _say(str(error), console)
        return "failed"
    console.out.write(visible(f"formatted {name}") + "\n")
    return "changed"


def _sound(name: str, outcome: Formatted, console: Console) -> bool:
    """Tell whether a file could be formatted, saying why where it could not."""
    console.err.writelines(visible(str(found)) + "\n" for found in outcome.found)
    if outcome.unsafe:
        _say(f"{name} {MISTAKE}", console)
    return not outcome.found and not outcome.unsafe


def _show(
    name: str, data: bytes, outcome: Formatted, options: argparse.Namespace, console: Console
) -> None:
    before = data.decode()
    if options.diff:
        show(diff(name, before, outcome.text), console)
    elif before != outcome.text:
        console.out.write(visible(f"would format {name}") + "\n")


def _summary(changed: int, of: int, *, dry: bool) -> Iterator[str]:
    files = f"{of} file{'' if of == 1 else 's'}"
    if changed:
        yield f"{changed} of {files} {'would be ' if dry else ''}formatted"
    else:
        yield f"nothing to format in {files}"


def _say(message: str, console: Console, *, code: int = 1) -> int:
    console.err.write(visible(f"claimtrack: {message}") + "\n")
    return code
