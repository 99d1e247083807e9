"""From paths to records: which files there are, their bytes, and all that was found on the way."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from claimtrack.cache import Cache
from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.model import Record
from claimtrack.records import Records

if TYPE_CHECKING:
    from claimtrack.suppressing import Suppressed

__all__ = ["Following", "NoClaimFiles", "Reading", "claim_files", "content", "read", "read_texts"]

File = tuple[str, bytes | str]
"""A file's name, with its bytes, or why it cannot be read."""

Following = Callable[[Sequence[File]], Iterable[File]]
"""What looks on while files are read: it gives them as they come."""

SUFFIXES: Final = (".yaml", ".yml")


class NoClaimFiles(Exception):  # noqa: N818 - reads as what is the matter
    """A path that was asked for is not there, or holds no claim file."""


class Reading:
    """What was read: the records, the findings, and the files that could not be read to the end.

    `unread` holds the text of those files by name, for what they may define or mention. `texts`
    holds the text of every file that did not come from disk. `commented` holds the bytes of files
    read to their end in which comments may tell `check` what to ignore; `suppressed` what it ignored.
    `size` is how many bytes all files have, `kept` how many of them came from the cache.
    """

    __slots__ = (
        "commented",
        "files",
        "found",
        "kept",
        "records",
        "size",
        "suppressed",
        "texts",
        "unread",
    )

    def __init__(
        self,
        records: Records,
        found: tuple[Diagnostic, ...],
        files: tuple[str, ...],
        unread: Mapping[str, str],
    ) -> None:
        self.records = records
        self.found = found
        self.files = files
        self.unread = unread
        self.texts: Mapping[str, str] = {}
        self.commented: Mapping[str, bytes] = {}
        self.suppressed: tuple[Suppressed, ...] = ()
        self.size = self.kept = 0


def claim_files(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Return the names of the claim files at or under the paths, sorted, each file once.

    `NoClaimFiles` where a path is not there or holds none.
    """
    names = {os.path.abspath(name): name for name in sorted(set(_files(paths)), reverse=True)}
    return sorted(names.values())


def read(
    paths: Iterable[str | os.PathLike[str]],
    *,
    cache: Cache | None = None,
    pure: bool = False,
    following: Following = iter,
) -> Reading:
    """Read every claim file at or under the paths; raise `NoClaimFiles` only where there is none.

    Folders are searched for `*.yaml` and `*.yml`, hidden entries left out, links to folders not
    followed. A file that cannot be read is a finding. A `cache` spares parsing unchanged files.
    `following` is given the files and gives them on, one by one as they are read.
    """
    texts: list[File] = []
    for name in claim_files(paths):
        try:
            texts.append((name, content(name)))
        except OSError as error:
            texts.append((name, error.strerror or type(error).__name__))
    return _read(following(texts), pure=pure, cache=cache)


def read_texts(texts: Mapping[str, str | bytes | None], *, pure: bool = False) -> Reading:
    """Read claim files given as texts by name; None stands for one that cannot be read."""
    files = [(name, _given(texts[name])) for name in sorted(texts)]
    known = {name: text for name, text in texts.items() if isinstance(text, str)}
    reading = _read(files, pure=pure)
    reading.texts = known
    return reading


def _given(text: str | bytes | None) -> bytes | str:
    if text is None:
        return "it is not there"
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _read(files: Iterable[File], *, pure: bool, cache: Cache | None = None) -> Reading:
    records: list[Record] = []
    found: list[Diagnostic] = []
    unread: dict[str, str] = {}
    names: list[str] = []
    commented: dict[str, bytes] = {}
    size = kept = 0
    for name, data in files:
        names.append(name)
        if isinstance(data, str):
            found.append(_unreadable(name, data))
            unread[name] = ""
            continue
        size += len(data)
        known = cache.get(name, data) if cache else None
        kept += known is not None
        if known is None:
            known, faults, rest = _parse(name, data, pure=pure)
            found += faults
            if rest is not None:
                unread[name] = rest
            if cache and not faults:
                cache.put(name, data, known)
        records += known
        if b"laimtrack" in data and name not in unread and _has_comments(data):
            commented[name] = data
    reading = Reading(Records(records), tuple(found), tuple(names), unread)
    reading.commented = commented
    reading.size, reading.kept = size, kept
    return reading


def _has_comments(data: bytes) -> bool:
    from claimtrack.comments import has_comments  # noqa: PLC0415 - few files name claimtrack

    return has_comments(data)


def _parse(
    name: str, data: bytes, *, pure: bool
) -> tuple[list[Record], list[Diagnostic], str | None]:
    """Return a file's records and findings, and its text if it could not be read to the end."""
    from claimtrack.decode import decode  # noqa: PLC0415 - yaml is dear where the cache knows all
    from claimtrack.plaintext import plain  # noqa: PLC0415 - as above

    text = plain(name, data)
    if not text.fit:
        return [], text.found, text.text
    decoded = decode(name, text.text, pure=pure)
    if not decoded.broken:
        return decoded.records, [*text.found, *decoded.found], None
    if text.found:  # the tabs that were found are why it broke
        decoded.found.pop()
    return decoded.records, [*text.found, *decoded.found], text.text


def _unreadable(name: str, why: str) -> Diagnostic:
    return Diagnostic(
        code="CT008",
        severity="error",
        span=Span(name, 1, 1, 1, 1),
        message=f"the file cannot be read: {why}",
        help="mend its permissions or its link, or keep it out of this folder",
    )


def content(name: str) -> bytes:
    """Return a file's bytes; what is no regular file is refused, since reading it might never end.

    `OSError` where it is refused or cannot be read.
    """
    if not stat.S_ISREG(os.stat(name).st_mode):
        raise OSError(0, "it is not a regular file")
    with open(name, "rb") as stream:
        return stream.read()


def _files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    for path in paths:
        name = os.fspath(path)
        if os.path.isdir(name):
            inside = list(_inside(name))
            if not inside:
                message = f"there is no claim file (*.yaml, *.yml) under {name}"
                raise NoClaimFiles(message)
            yield from inside
        elif os.path.lexists(name):
            yield _shown(name)
        else:
            message = f"there is no file or folder {name}"
            raise NoClaimFiles(message)


def _inside(folder: str) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [*names, *(f for f in folders if f.endswith(SUFFIXES))]:
            path = os.path.join(where, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and not os.path.isdir(path):
                yield _shown(path)


def _shown(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
