"""Kept copies in one folder: opened without ever leaving it, read whole, never written.

A path is taken apart before anything is opened. Links that stay in the folder are followed; the
path that they lead to is then opened step by step, each step refusing links, so that nobody can
turn a step aside between the look and the opening. Only a regular file of bounded size is read.
"""

import os
import stat
from collections.abc import Callable, Mapping
from typing import Final, NoReturn

from claimtrack.provenance.results import CopyResult

__all__ = ["LARGEST", "CopyFault", "Folder", "Read", "given", "opened_in"]

LARGEST: Final = 64 * 1024 * 1024
"""How many bytes a kept copy may have. A book has about one million."""

Read = Callable[[str], bytes]
"""What gives the bytes of a kept copy by its path, or raises `CopyFault`."""

STEPWISE: Final = os.open in os.supports_dir_fd
FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe would otherwise be waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class CopyFault(Exception):  # noqa: N818 - it is a result, not an error of the program
    """A kept copy that gives no text: what came of it, why, and what to do."""

    def __init__(self, why: str, result: CopyResult, help_: str) -> None:
        super().__init__(why)
        self.result: CopyResult = result
        self.why = why
        self.help = help_


class Folder:
    """A snapshot folder. Its name may be a link; what is in it may not lead out of it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Take the folder's path; nothing is opened yet."""
        self.path = os.fspath(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a copy; raise `CopyFault` for one that is not there or is refused."""
        root = os.path.realpath(self.path)
        steps = _steps(root, path)
        try:
            descriptor = opened_in(root, steps)
        except (FileNotFoundError, NotADirectoryError):
            _miss(self.path)
        except OSError as error:
            _refuse(f"it cannot be opened: {error.strerror}")
        try:
            return _contents(descriptor)
        except OSError as error:
            _refuse(f"it cannot be read: {error.strerror}")
        finally:
            os.close(descriptor)


def _contents(descriptor: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        _refuse("it is not a regular file")
    if status.st_size > LARGEST:
        _refuse_size(status.st_size)
    with os.fdopen(descriptor, "rb", closefd=False) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:  # it grew while it was read
        _refuse_size(len(data))
    return data


def given(copies: Mapping[str, str | bytes]) -> Read:
    """Return a reader of copies that are given by path; any other path is missing."""

    def read(path: str) -> bytes:
        if path not in copies:
            _miss("the folder")
        data = copies[path]
        return data.encode() if isinstance(data, str) else data

    return read


def opened_in(root: str, steps: list[str]) -> int:
    """Open a file by steps from a folder, following no link, and return its descriptor."""
    if not STEPWISE:
        return os.open(os.path.join(root, *steps), FLAGS)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for step in steps[:-1]:
            inner = os.open(step, FLAGS | os.O_DIRECTORY, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(steps[-1], FLAGS, dir_fd=folder)
    finally:
        os.close(folder)


def _steps(root: str, path: str) -> list[str]:
    """Return the steps from the folder to a copy, its links resolved; refuse what leads out."""
    parts = path.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or "\0" in path:
        _refuse("the path leaves the snapshot folder")
    if ":" in parts[0]:
        _refuse("what stands before a colon may be a drive or a scheme: rename the copy")
    real = os.path.realpath(os.path.join(root, path))
    inside = os.path.relpath(real, root) if _is_under(real, root) else ""
    if not inside:
        _refuse("a link leads out of the snapshot folder")
    return inside.split(os.sep)


def _is_under(path: str, root: str) -> bool:
    return path.startswith(root.rstrip(os.sep) + os.sep) or path == root


def _miss(folder: str) -> NoReturn:
    why = f"it is not in {folder}"
    help_ = "put the copy there, or say with --snapshots where it is"
    raise CopyFault(why, "missing", help_) from None


def _refuse(why: str) -> NoReturn:
    help_ = "keep a plain file in the snapshot folder, and name its path"
    raise CopyFault(why, "refused", help_) from None


def _refuse_size(size: int) -> NoReturn:
    why = f"it has {size:,} bytes, and {LARGEST:,} are the most"
    raise CopyFault(why, "refused", "keep the part of it that is quoted") from None
