"""Records of unchanged files, kept from one run to the next, so that nothing is parsed twice.

One entry a file, named after its path. It holds the file's bytes, and is used only where they are
the same to the byte, where it was written by the same code, and where its checksum holds; anything
else is a file not yet known. Only files without any finding are kept. The folder must belong to the
user and be writable by nobody else; it may be deleted at any time, and two runs at once do no harm,
since an entry is replaced whole.
"""

import marshal
import os
import stat
import sys
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from claimtrack import __version__, model
from claimtrack.dates import Date, parse_date
from claimtrack.diagnostics import Spans
from claimtrack.quantities import Value, parse_value

__all__ = ["Cache", "folder_of"]

READERS: Final = (
    "cursor",
    "dates",
    "decode",
    "ids",
    "model",
    "plaintext",
    "quantities",
    "schema",
    "syntax",
    "values",
    "wordings",
)
"""The modules that decide what a file's bytes become."""

CLASSES: Final[tuple[Callable[..., model.Record], ...]] = (
    model.Question,
    model.Claim,
    model.Actor,
    model.Source,
    model.Stance,
    model.Link,
    model.Assessment,
    model.Expectation,
)
PARTS: Final[dict[str, Callable[[Any], Any]]] = {
    "about": parse_date,
    "resolves_by": parse_date,
    "published": parse_date,
    "retrieved": parse_date,
    "said": parse_date,
    "dated": parse_date,
    "quantity": lambda q: model.Quantity(value=parse_value(q[0]), unit=q[1], of=q[2]),
    "quote": lambda q: model.Quote(exact=q[0], prefix=q[1], suffix=q[2]),
    "held": lambda h: model.Held(path=h[0], sha256=h[1]),
    "derived_from": lambda ds: tuple(model.Derivation(source=d[0], how=d[1]) for d in ds),
}
"""How the fields that are no text, flag or number come back from what `_flat` made of them."""


class Cache:
    """A folder of entries. Whatever goes wrong with it, files are just read as if it were not there."""

    def __init__(self, folder: str) -> None:
        """Use a folder, which must be there and be trusted."""
        self._folder = folder
        self._stamp = _stamp()

    @classmethod
    def open(cls, environ: Mapping[str, str]) -> "Cache | None":
        """Return the user's cache, made if need be; None where there can be none to trust."""
        folder = folder_of(environ)
        if folder is None:
            return None
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            return cls(folder) if _is_own(os.lstat(folder)) else None
        except OSError:
            return None

    def get(self, file: str, data: bytes) -> list[model.Record] | None:
        """Return the records of a file with these bytes, or None where they are not known."""
        try:
            with open(self._entry(file), "rb") as stream:
                blob = stream.read()
        except OSError:
            return None
        if zlib.crc32(blob[4:]).to_bytes(4, "big") != blob[:4]:
            return None
        stamp, kept, records = marshal.loads(blob[4:])  # noqa: S302 - the user's own, checked above
        if stamp != self._stamp or kept != data:
            return None
        return [_record(file, *parts) for parts in records]

    def put(self, file: str, data: bytes, records: list[model.Record]) -> None:
        """Keep the records of a file, if that can be done."""
        flat = [_parts(record) for record in records]
        blob = marshal.dumps((self._stamp, data, flat))
        entry = self._entry(file)
        draft = f"{entry}.{os.getpid()}"
        try:
            with open(draft, "xb") as stream:
                stream.write(zlib.crc32(blob).to_bytes(4, "big") + blob)
            os.replace(draft, entry)
        except OSError:
            return

    def _entry(self, file: str) -> str:
        path = os.path.abspath(file).encode("utf-8", "surrogatepass")
        return os.path.join(self._folder, f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}")


def folder_of(environ: Mapping[str, str]) -> str | None:
    """Return where the user's cache is: under `XDG_CACHE_HOME`, or `.cache` in the home folder."""
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    if not base and environ.get("HOME"):
        base = os.path.join(environ["HOME"], ".cache")
    return os.path.join(base, "claimtrack") if base and os.path.isabs(base) else None


def _is_own(status: os.stat_result) -> bool:
    """Tell whether a folder is the user's, and nobody else may write in it."""
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return stat.S_ISDIR(status.st_mode) and mine and not status.st_mode & 0o022


def _stamp() -> str:
    """Return what changes whenever the code that reads files does."""
    here = os.path.dirname(__file__)
    files = [os.stat(os.path.join(here, f"{name}.py")) for name in READERS]
    marks = [f"{status.st_size}.{status.st_mtime_ns}" for status in files]
    return " ".join([__version__, sys.version, *marks])


def _parts(record: model.Record) -> tuple[object, ...]:
    """Return a record as what marshal can write: its class, what it says, and where."""
    said = {
        name: _flat(value)
        for name in model.fields_of(type(record))
        if (value := getattr(record, name)) not in (None, (), False)
    }
    spans = record.spans
    return CLASSES.index(type(record)), said, spans.marks, spans.numbers


def _flat(value: Any) -> object:  # noqa: ANN401 - any field of any record
    match value:
        case Date() | Value():
            return value.text
        case model.Quantity():
            return value.value.text, value.unit, value.of
        case model.Quote():
            return value.exact, value.prefix, value.suffix
        case model.Held():
            return value.path, value.sha256
        case (model.Derivation(), *_):
            return tuple((one.source, one.how) for one in value)
        case _:
            return value


def _record(
    file: str, kind: int, said: dict[str, Any], marks: tuple[Any, ...], numbers: tuple[int, ...]
) -> model.Record:
    for name in PARTS.keys() & said.keys():
        said[name] = PARTS[name](said[name])
    return CLASSES[kind](**said, spans=Spans(file, marks, numbers))
