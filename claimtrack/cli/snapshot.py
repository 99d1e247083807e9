"""Record the kept copy of a source: its path and SHA-256, in the claim file that defines the source.

`claimtrack snapshot add FILE --source ID` reads FILE, which must be in the snapshot folder, and writes
`held` into the source; a `held` that is there is replaced. No other byte of the claim file changes,
and the copy itself is never touched. What the quotes of the source come to, `claimtrack verify` tells.

Exits with 0; with 1 when the claim files have errors, when the copy is refused, or when the claim
file cannot be edited safely (it then says what to type); and with 2 when there is no such source,
when FILE or the snapshot folder is not there, or when a path is not there or holds no claim file.
"""

import argparse
import hashlib
import os

from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.editing import Original, Unwritable
from claimtrack.model import Held, Source
from claimtrack.provenance.extracting import extracted
from claimtrack.provenance.holding import Unsure, with_held, written
from claimtrack.provenance.snapshots import CopyFault, Folder
from claimtrack.terminal import Console, visible

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "record the kept copy of a source"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("action", metavar="add", choices=("add",), help="what to do")
    parser.add_argument("file", metavar="FILE", help="the kept copy, in the snapshot folder")
    parser.add_argument("--source", metavar="ID", required=True, help="the source it is a copy of")
    parser.add_argument(
        "--snapshots",
        metavar="DIR",
        help="the folder of kept copies (default: as configured, or snapshots)",
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    records = sound_records(options.paths, console)
    source = records.sources.get(options.source)
    if source is None:
        return unknown(options.source, records.sources, "source", console)
    path = _path(options.file, options.snapshots)
    if path is None:
        return _stop(2, _not_there(options.file, options.snapshots), console)
    try:
        data = Folder(options.snapshots).read(path)
    except CopyFault as fault:
        return _stop(1, f"{options.file} is refused: {fault.why}; {fault.help}", console)
    held = Held(path=path, sha256=hashlib.sha256(data).hexdigest())
    return _record(source, held, data, console)


def _record(source: Source, held: Held, data: bytes, console: Console) -> int:
    where = source.spans.record
    if source.held == held:
        said = f"{where}: {source.id} holds this copy already, {held.path}"
        console.out.write(visible(said) + "\n")
    elif os.path.islink(where.file):
        return _stop(1, f"{where.file} is a link, and what it leads to is not changed", console)
    else:
        try:
            original = Original(where.file)
            original.replace(with_held(original, source.id, held))
        except Unwritable as error:
            return _stop(1, str(error), console)
        except Unsure:
            said = f"{where} cannot be edited safely; type this into {source.id} yourself"
            return _stop(1, f"{said}:\n{written(held)}", console)
        size = f"{len(data):,} byte{'' if len(data) == 1 else 's'}"
        console.out.write(visible(f"{where}: {source.id} now holds {held.path} ({size})") + "\n")
    try:
        extracted(held.path, data)
    except CopyFault as fault:
        console.err.write(
            visible(f"claimtrack: quotes cannot be checked in it: {fault.why}") + "\n"
        )
    return 0


def _path(file: str, snapshots: str) -> str | None:
    """Return the path of a file in the snapshot folder; None where it is not in it, or not there."""
    root = os.path.realpath(snapshots)
    for typed in (file, os.path.join(snapshots, file)):
        if os.path.lexists(typed):
            folder, name = os.path.split(os.path.abspath(typed))
            path = os.path.relpath(os.path.join(os.path.realpath(folder), name), root)
            if path.split(os.sep)[0] not in (os.pardir, os.curdir):
                return path.replace(os.sep, "/")
    return None


def _not_there(file: str, snapshots: str) -> str:
    if not os.path.isdir(snapshots):
        return f"there is no folder {snapshots}; make it, or say with --snapshots where copies are kept"
    if not os.path.lexists(file):
        return f"there is no file {file}, nor is it in {snapshots}"
    return f"{file} is not in the folder {snapshots}; copy it there first"


def _stop(code: int, message: str, console: Console) -> int:
    lines = [visible(line) for line in message.splitlines()]
    console.err.write("\n".join([f"claimtrack: {lines[0]}", *lines[1:]]) + "\n")
    return code
