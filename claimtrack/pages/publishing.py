"""Writing a site into a folder: only what changed, and never over what the site did not make itself.

A manifest in the folder says which files are the site's, each with the SHA-256 of its bytes. A file
that is not in it, or is no longer as it was written, is somebody else's: it is neither removed nor
written over. Files are first written into a folder inside the site and then moved to their places, so
that whoever reads sees whole files, and a run that fails changes nothing. The manifest names what is
about to be moved before anything is, so that a run which is cut off leaves nothing that is no one's.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claimtrack.value import field, record, value

__all__ = [
    "MANIFEST",
    "NotOurs",
    "Same",
    "Written",
    "content",
    "is_settled",
    "listed",
    "publish",
    "straight",
    "within",
]

MANIFEST: Final = ".claimtrack-site.json"
"""The file that lists the files of a site."""

STAGE: Final = ".claimtrack-site.new"
"""The folder in which files wait until all are written."""

_PATH: Final = re.compile(r"(?:[a-z]+/)?[a-z0-9][\w-]*\.(?:html|css|js)", re.ASCII)
"""What a path of a site looks like: at most one folder, and no way out."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")

Manifest = Mapping[str, tuple[str, ...]]
"""The files of a site, each with the hash that it has; or the two that it may have, if cut off."""


class NotOurs(Exception):  # noqa: N818 - reads as what is the matter
    """The folder, or a file in it, was not made by this; the message says which, and what to do."""


@record
class Written:
    """What writing a site did: which files it wrote, which it removed, and all that there are."""

    wrote: tuple[str, ...]
    removed: tuple[str, ...]
    hashes: Mapping[str, str] = field(repr=False)
    """The SHA-256 of each file, by its path."""

    @property
    def paths(self) -> tuple[str, ...]:
        """All files that there are."""
        return tuple(self.hashes)


@value
class Same:
    """Stands for the text of a file that is in its place already; its bytes have this SHA-256."""

    hash: str


def publish(folder: str, files: Iterable[tuple[str, str | Same]]) -> Written:
    """Write files, given by their paths within the folder and their texts; remove those that are gone.

    The folder is made if it is not there. `NotOurs` is raised, and nothing changed, where it holds
    something else; what the system refuses raises `OSError`.
    """
    known = _known(folder)
    stage = os.path.join(folder, STAGE)
    _emptied(stage)
    try:
        hashes = dict(_staged(folder, stage, files))
        waiting = [path for path in hashes if os.path.lexists(within(stage, path))]
        gone = sorted(path for path in known if path not in hashes)
        _refuse(folder, [*waiting, *gone], known, hashes)
        _note(folder, {path: _either(path, known, hashes) for path in {**known, **hashes}})
        _moved(folder, stage, waiting)
        removed = tuple(path for path in gone if _removed(folder, path))
        _note(folder, {path: (hash_,) for path, hash_ in hashes.items()})
    finally:
        shutil.rmtree(stage)
    return Written(wrote=tuple(waiting), removed=removed, hashes=hashes)


def listed(folder: str) -> tuple[str, ...]:
    """Return the files of the site that a folder holds; none where it holds no site."""
    try:
        return tuple(_read(os.path.join(folder, MANIFEST)))
    except (NotOurs, OSError):
        return ()


def within(folder: str, path: str) -> str:
    """Return where a file of a site lies."""
    return os.path.join(folder, *path.split("/"))


# -- what is there ------------------------------------------------------------------------------


def _known(folder: str) -> Manifest:
    """Return what the manifest says; make the folder if there is none."""
    if not os.path.isdir(folder):
        if os.path.lexists(folder):
            message = f"{folder} is no folder"
            raise NotOurs(message)
        os.makedirs(folder)
    names = set(os.listdir(folder))
    if MANIFEST in names:
        return _read(os.path.join(folder, MANIFEST))
    if names - {STAGE}:
        message = f"{folder} holds other files and no site: name a new folder, or one that is empty"
        raise NotOurs(message)
    return {}


def _read(manifest: str) -> Manifest:
    try:
        files = json.loads(content(manifest) or b"null")["files"]
        return {
            path: tuple(hashes.split()) for path, hashes in files.items() if _sound(path, hashes)
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        message = f"{manifest} is no list of a site's files: remove the folder, and write it anew"
        raise NotOurs(message) from None


def _sound(path: str, hashes: str) -> bool:
    """Tell that a path stays in the folder, as all do that were written here; else raise `ValueError`."""
    if not _PATH.fullmatch(path) or not all(map(_HASH.fullmatch, hashes.split())):
        raise ValueError(path)
    return True


def content(file: str) -> bytes | None:
    """Return what a file holds; None where there is none, and where it is a link or no file."""
    try:
        if not stat.S_ISREG(os.lstat(file).st_mode):
            return None
        with open(file, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None


def _emptied(stage: str) -> None:
    """Make the folder for what waits, without what a run left that was cut off."""
    if os.path.islink(stage) or (os.path.lexists(stage) and not os.path.isdir(stage)):
        message = f"{stage} is in the way: remove it"
        raise NotOurs(message)
    shutil.rmtree(stage, ignore_errors=True)
    os.mkdir(stage)


# -- what comes ---------------------------------------------------------------------------------


def _staged(
    folder: str, stage: str, files: Iterable[tuple[str, str | Same]]
) -> Iterator[tuple[str, str]]:
    """Write into the stage what is not in the folder as it should be; give each path with its hash."""
    for path, text in files:
        if isinstance(text, Same):
            yield path, text.hash
            continue
        data = text.encode("utf-8", "backslashreplace")
        if not straight(folder, path) or content(within(folder, path)) != data:
            place = within(stage, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as stream:
                stream.write(data)
        yield path, hashlib.sha256(data).hexdigest()


def straight(folder: str, path: str) -> bool:
    """Tell whether a path leads through no link that would take it elsewhere."""
    room = path.rpartition("/")[0]
    return not room or not os.path.islink(os.path.join(folder, room))


def _refuse(folder: str, paths: Iterable[str], known: Manifest, hashes: Mapping[str, str]) -> None:
    """Raise `NotOurs` where somebody else's file stands at one of the paths."""
    for path in paths:
        place = within(folder, path)
        if not straight(folder, path):
            message = f"{os.path.dirname(place)} is a link that leads elsewhere: remove it"
            raise NotOurs(message)
        if not os.path.lexists(place):
            continue
        data = content(place)
        if data is None or hashlib.sha256(data).hexdigest() not in _either(path, known, hashes):
            message = f"{place} was not written here, or was changed since: move or remove it"
            raise NotOurs(message)


def _either(path: str, known: Manifest, hashes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the hashes that a file may have while it is being replaced."""
    coming = (hashes[path],) if path in hashes else ()
    return tuple(dict.fromkeys((*known.get(path, ()), *coming)))


def _note(folder: str, files: Manifest) -> None:
    """Write the manifest, if it does not say so already."""
    data = _listing(files)
    manifest = os.path.join(folder, MANIFEST)
    if content(manifest) != data:
        waiting = os.path.join(folder, STAGE, MANIFEST)
        with open(waiting, "wb") as stream:
            stream.write(data)
        os.replace(waiting, manifest)


def _listing(files: Manifest) -> bytes:
    told = {"files": {path: " ".join(files[path]) for path in sorted(files)}}
    return (json.dumps(told, indent=0) + "\n").encode()


def is_settled(folder: str, hashes: Mapping[str, str]) -> bool:
    """Tell whether the manifest says that just these files are the site's, and no run was cut off."""
    listing = _listing({path: (hash_,) for path, hash_ in hashes.items()})
    whole = not os.path.lexists(os.path.join(folder, STAGE))
    return whole and content(os.path.join(folder, MANIFEST)) == listing


def _moved(folder: str, stage: str, paths: Iterable[str]) -> None:
    for path in paths:
        place = within(folder, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        os.replace(within(stage, path), place)


def _removed(folder: str, path: str) -> bool:
    """Remove a file, and the folder that it leaves empty; tell whether there was one."""
    place = within(folder, path)
    try:
        os.unlink(place)
    except FileNotFoundError:
        return False
    if "/" in path:
        with contextlib.suppress(OSError):  # others are in it
            os.rmdir(os.path.dirname(place))
    return True
