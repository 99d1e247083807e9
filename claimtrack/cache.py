"""A folder of what is kept from one run to the next. Whatever is wrong with an entry, it is not there.

Entries are files of the user's own, in a folder of the user's own in which nobody else may write; no
link is followed. What is kept is sealed with a keyed BLAKE2b digest. The key is made of the code, of
Python and of the packages installed, so that what other code wrote, and what was damaged or cut off,
does not hold, and `marshal` never sees it. The folder may be deleted at any time.

A value is replaced whole. Pieces are added at the end of their file, so that a change of one among
thousands does not write them all; if another run replaces the file meanwhile the seals tell.
"""

import marshal
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

try:  # hashlib would load OpenSSL, which costs more than all that is hashed here
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere
    from hashlib import blake2b

TYPE_CHECKING = False  # `typing` costs as much as reading the entries of a large corpus
if TYPE_CHECKING:
    from typing import Any, BinaryIO

__all__ = ["Cache", "Place", "digest", "folder_of", "here"]

Place = tuple[int, int, bytes]
"""Where a piece begins in its file, how long it is, and its seal."""

SIZE = 16
"""How many bytes a digest has."""

MOST = 64
"""How many entries are kept; beyond that the oldest go."""

FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How entries are opened: no link is followed, a pipe is not waited for, no byte is changed."""


class Cache:
    """A folder of entries by name."""

    def __init__(self, folder: str) -> None:
        """Use a folder, which must be there and be trusted."""
        self._folder = folder

    @classmethod
    def open(cls, environ: Mapping[str, str]) -> "Cache | None":
        """Return the user's cache, made if need be; None where there can be none to trust."""
        folder = folder_of(environ)
        if folder is None:
            return None
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            status = os.lstat(folder)
        except (OSError, ValueError):
            return None
        return cls(folder) if stat.S_ISDIR(status.st_mode) and _is_own(status) else None

    def load(self, name: str) -> "Any":  # noqa: ANN401 - whatever was kept
        """Return the value of an entry; None where there is none, or none that can be trusted."""
        try:
            with _opened(self._path(name)) as stream:
                seal, blob = stream.read(SIZE), stream.read()
        except OSError:
            return None
        return marshal.loads(blob) if seal == self._seal(blob) else None  # noqa: S302 - as it was written

    def save(self, name: str, value: "Any") -> None:  # noqa: ANN401 - as above
        """Keep a value, if that can be done; it must be made of what `marshal` can write."""
        blob = marshal.dumps(value)
        try:
            self._replace(name, (self._seal(blob), blob))
        except OSError:
            return
        self._sweep()

    def pieces(self, name: str, places: Iterable[Place]) -> Iterator[bytes | None]:
        """Give the pieces at some places of an entry; None for each that cannot be trusted."""
        try:
            stream = _opened(self._path(name))
        except OSError:
            yield from (None for _ in places)
            return
        with stream:
            yield from (self._piece(stream, place) for place in places)

    def add(self, name: str, pieces: Iterable[bytes], *, anew: bool) -> list[Place]:
        """Add pieces to an entry, or make it anew of them one by one, and return their places.

        Where that cannot be done it raises `OSError`.
        """
        places: list[Place] = []
        if anew:
            self._replace(name, self._noted(pieces, 0, places))
        else:
            with _opened(self._path(name), os.O_WRONLY | os.O_APPEND) as stream:
                end = os.fstat(stream.fileno()).st_size
                stream.write(b"".join(self._noted(pieces, end, places)))
        return places

    def _noted(self, pieces: Iterable[bytes], start: int, places: list[Place]) -> Iterator[bytes]:
        """Give pieces that are written from a place on, and note the place of each."""
        for piece in pieces:
            places.append((start, len(piece), self._seal(piece)))
            start += len(piece)
            yield piece

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name)

    def _piece(self, stream: "BinaryIO", place: Place) -> bytes | None:
        start, length, seal = place
        try:
            stream.seek(start)
            piece = stream.read(length)
        except OSError:
            return None
        return piece if self._seal(piece) == seal else None

    def _replace(self, name: str, parts: Iterable[bytes]) -> None:
        """Write an entry whole, under another name first, so that nobody sees a part of it."""
        draft = self._path(f"{name}.{os.getpid()}")
        target = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | FLAGS, 0o600)
        try:
            with open(target, "wb") as stream:
                stream.writelines(parts)
            os.replace(draft, self._path(name))
        except OSError:
            _remove(draft)
            raise

    def _seal(self, blob: bytes) -> bytes:
        return blake2b(blob, digest_size=SIZE, key=_key()).digest()

    def _sweep(self) -> None:
        """Remove the oldest entries, and with them the drafts of runs that were killed."""
        try:
            entries = list(os.scandir(self._folder))
            if len(entries) > MOST:
                entries.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
        except OSError:
            return
        for entry in entries[: max(0, len(entries) - MOST)]:
            _remove(entry.path)


def digest(*parts: bytes) -> bytes:
    """Return a BLAKE2b digest of 16 bytes, equal for equal parts only."""
    state = blake2b(digest_size=SIZE)
    for part in parts:
        state.update(b"%d " % len(part))
        state.update(part)
    return state.digest()


def folder_of(environ: Mapping[str, str]) -> str | None:
    """Return where the user's cache is: under `XDG_CACHE_HOME`, or `.cache` in the home folder."""
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    if not base and environ.get("HOME"):
        base = os.path.join(environ["HOME"], ".cache")
    return os.path.join(base, "claimtrack") if base and os.path.isabs(base) else None


def here() -> str:
    """Return the current folder, or the root of all where it has been removed."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return os.sep


def _is_own(status: os.stat_result) -> bool:
    """Tell whether something is the user's, and nobody else may write it."""
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return mine and not status.st_mode & 0o022


def _opened(path: str, flags: int = os.O_RDONLY) -> "BinaryIO":
    """Open a regular file of the user's own; anything else raises `OSError`."""
    stream = open(os.open(path, flags | FLAGS), "rb" if flags == os.O_RDONLY else "ab")  # noqa: SIM115 - closed by whoever asked
    status = os.fstat(stream.fileno())
    if not (stat.S_ISREG(status.st_mode) and _is_own(status)):
        stream.close()
        raise OSError(0, "it is not the user's own file")
    return stream


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        return


@cache
def _key() -> bytes:
    """Return the key of what this program writes, as it was when that was first asked for.

    A program that goes on while the package is upgraded is still the old one.
    """
    return blake2b(repr(list(_stamp())).encode(), digest_size=32).digest()


def _stamp() -> Iterator[object]:
    """Give what changes whenever the code does that decides what is found.

    That is every module of this package, by size and time, and Python. Installing another version of
    a package that is imported here changes the folder in which packages are.
    """
    yield sys.version
    for folder in sys.path:
        if folder.endswith("-packages"):
            yield folder, _time(folder)
    waiting = [os.path.dirname(__file__)]
    while waiting:
        for entry in sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif not entry.name.startswith("_") and entry.is_dir():
                waiting.append(entry.path)


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
