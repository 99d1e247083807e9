"""Which claim files there are at or under some paths, and their bytes."""

import os
import stat
from collections.abc import Iterable, Iterator

from claimtrack.limits import LARGEST

__all__ = ["SUFFIXES", "Closed", "NoClaimFiles", "beginning", "claim_files", "content", "reason"]

SUFFIXES = (".yaml", ".yml")


class NoClaimFiles(Exception):  # noqa: N818 - reads as what is the matter
    """A path that was asked for is not there, or holds no claim file."""


class Closed(str):
    """Why a folder cannot be searched."""

    __slots__ = ()


def claim_files(
    paths: Iterable[str | os.PathLike[str]], closed: dict[str, str] | None = None
) -> list[str]:
    """Return the names of the claim files at or under the paths, sorted, each file once.

    Folders that cannot be searched, and links that lead out of the folder that was asked for, are noted
    in `closed`, with the reason. `NoClaimFiles` where a path is not there or holds none.
    """
    every = sorted(set(_files(paths, {} if closed is None else closed)), reverse=True)
    names = {os.path.abspath(name): name for name in every}
    return sorted(names.values())


def reason(error: OSError) -> str:
    """Return why something cannot be read."""
    return error.strerror or type(error).__name__


def content(name: str) -> bytes:
    """Return a file's bytes; `OSError` where it cannot be read, is too large or no regular file."""
    data = beginning(name)
    if len(data) > LARGEST:
        raise OSError(0, "it is too large")
    return data


def beginning(name: str) -> bytes:
    """Return a file's bytes, of one that is too large no more than show that it is.

    What is no regular file is an `OSError`, since reading it might never end; so it is where one
    has taken the place of the file meanwhile.
    """
    _size(os.stat(name))
    descriptor = os.open(name, _AS_BYTES)
    try:
        data = b""
        room = min(_size(os.fstat(descriptor)), LARGEST) + 1
        while len(data) <= LARGEST and (more := os.read(descriptor, room)):
            data += more
        return data[: LARGEST + 1]
    finally:
        os.close(descriptor)


_AS_BYTES = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def _size(status: os.stat_result) -> int:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "it is not a regular file")
    return status.st_size


def _files(paths: Iterable[str | os.PathLike[str]], closed: dict[str, str]) -> Iterator[str]:
    """Give the files at or under the paths, and note in `closed` what may not be read."""
    for path in paths:
        name = os.fspath(path)
        if os.path.isdir(name):
            before = len(closed)
            inside = list(_inside(name, closed))
            if not inside and len(closed) == before:
                message = f"there is no claim file (*.yaml, *.yml) under {name}"
                raise NoClaimFiles(message)
            yield from inside
        elif os.path.lexists(name):
            yield _shown(name)
        else:
            message = f"there is no file or folder {name}"
            raise NoClaimFiles(message)


def _inside(folder: str, closed: dict[str, str]) -> Iterator[str]:
    todo = [folder]
    top = os.path.join(os.path.realpath(folder), "")
    while todo:  # os.walk goes down by recursion before Python 3.12, and folders may be deep
        where = todo.pop()
        try:
            with os.scandir(where) as entries:
                inside = [
                    (entry.path, entry.is_dir(follow_symlinks=False), entry.is_symlink())
                    for entry in entries
                    if not entry.name.startswith(".")
                ]
        except OSError as error:
            closed[_shown(where)] = Closed(reason(error))
            continue
        todo += [path for path, is_folder, _ in inside if is_folder]
        for path, is_folder, is_link in inside:
            if path.endswith(SUFFIXES) and not is_folder and not os.path.isdir(path):
                if is_link and not os.path.realpath(path).startswith(top):
                    closed[_shown(path)] = "it is a link out of the folder"
                yield _shown(path)


def _shown(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
