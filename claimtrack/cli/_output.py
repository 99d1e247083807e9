"""Where a command writes: to the terminal, or to a file that is written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Sequence

from claimtrack.configuration import OWN, SHARED
from claimtrack.folders import SUFFIXES, claim_files
from claimtrack.terminal import Console, visible

__all__ = ["write"]


def write(
    pieces: Iterable[str], console: Console, file: str | None, *, paths: Sequence[str]
) -> int:
    """Write pieces of text to the terminal, or to a file in place of what it held; return the exit code.

    A file is first written beside its place and then moved there, so that whoever reads it finds
    either the old or the new. What people have typed, the claim files under `paths` above all, is not
    overwritten. Where a file cannot be written a line says why, and the code is 2.
    """
    if file is None:
        console.out.writelines(pieces)
        return 0
    refused = _refused(file, paths)
    if refused:
        console.err.write(f"claimtrack: {visible(refused)}\n")
        return 2
    try:
        _put(file, "".join(pieces))
    except OSError as error:
        console.err.write(f"claimtrack: {visible(file)} cannot be written: {error.strerror}\n")
        return 2
    return 0


def _refused(file: str, paths: Sequence[str]) -> str | None:
    """Return why a file is not to be written, if it is not."""
    if not file:
        return "the file to write to has no name; leave out -o to write to the terminal"
    target = os.path.realpath(file)
    if not os.path.isfile(target):
        return None
    name = os.path.basename(target)
    if name in (OWN, SHARED):
        typed = "the configuration of a project"
    elif name.endswith(SUFFIXES):
        typed = "a YAML file"
    elif target in {os.path.realpath(one) for one in claim_files(paths)}:
        typed = "a claim file"
    else:
        return None
    return f"{file} is {typed}, and is not overwritten; name another file"


def _put(file: str, text: str) -> None:
    target = os.path.realpath(file)  # a link goes on leading where it leads
    if os.path.isdir(target):
        raise IsADirectoryError(0, "it is a folder")
    if os.path.exists(target) and not os.path.isfile(target):  # a pipe, or the null device
        with open(target, "wb") as stream:
            stream.write(_bytes(text))
        return
    handle, beside = tempfile.mkstemp(prefix=".claimtrack-", dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as stream:
            stream.write(_bytes(text))
        os.chmod(beside, _mode(target))
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _mode(target: str) -> int:
    """Return who may do what with the file: as before, or as with any new file."""
    if os.path.exists(target):
        return os.stat(target).st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
