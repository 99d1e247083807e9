"""The configuration of a project: `claimtrack.toml`, or the table `[tool.claimtrack]` of `pyproject.toml`.

It is looked for from a folder upward to the top of the repository, the folder that holds `.git`; in
one folder `claimtrack.toml` comes first, and a `pyproject.toml` without the table is passed over.
Paths in it count from its own folder, and none leads out of that: whoever runs claimtrack in a
stranger's repository reads nothing else. Every fault is found, each with its line and column.
"""

import os
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, cast

from claimtrack.selecting import entries, unfit
from claimtrack.words import listing, shown

__all__ = [
    "KEYS",
    "OWN",
    "SHARED",
    "Configuration",
    "ConfigurationFault",
    "candidates",
    "found",
    "read",
]

OWN: Final = "claimtrack.toml"
SHARED: Final = "pyproject.toml"
LARGEST: Final = 1_000_000
"""How many bytes a configuration may have."""

KEYS: Final = {
    "paths": ("list", "What is read where the command line names no path: files and folders."),
    "select": ("list", "The codes of findings that `check` shows, or what they begin with."),
    "ignore": ("list", "The codes of findings that `check` leaves out, or what they begin with."),
    "snapshots": ("text", "The folder of kept copies, for `verify` and `snapshot`."),
    "cache": ("switch", "Whether `check` keeps what it read for the next run. Default `true`."),
}
"""Each key with the type of its value and what it is for."""

TYPES: Final = {
    "list": "a list of texts",
    "text": "a text",
    "switch": "`true` or `false`",
}

# compiled when first needed: most runs have no configuration, or none with a fault
_AT: Final = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_TABLES: Final = rb"(?m)^\[tool\.([Cc][\w-]{7,11})\]"
_HEADER: Final = r"(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*claimtrack[ \t]*\]"


class ConfigurationFault(Exception):  # noqa: N818 - reads as what is the matter
    """A configuration that cannot be used; `lines` has a line for each fault, with its place."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Configuration:
    """What a configuration says; None, or an empty list, where it says nothing. Paths are absolute."""

    __slots__ = ("cache", "file", "ignore", "paths", "select", "snapshots")

    def __init__(self, file: str | None = None) -> None:
        self.file = file
        self.paths: list[str] = []
        self.select: list[str] = []
        self.ignore: list[str] = []
        self.snapshots: str | None = None
        self.cache = True


def candidates(folder: str) -> Iterator[str]:
    """Give the files that may be the configuration of a folder, the nearest first."""
    while True:
        yield os.path.join(folder, OWN)
        yield os.path.join(folder, SHARED)
        above = os.path.dirname(folder)
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):
            return
        folder = above


def found(folder: str, codes: Callable[[], Collection[str]]) -> Configuration:
    """Return the configuration that holds for a folder; one that says nothing where there is none.

    `codes` gives the codes of all rules. A configuration with faults raises `ConfigurationFault`.
    """
    for file in candidates(folder):
        if os.path.isfile(file):
            configuration = _read(file, codes, must=False)
            if configuration:
                return configuration
    return Configuration()


def read(file: str, codes: Callable[[], Collection[str]]) -> Configuration:
    """Return what a file says; `ConfigurationFault` also where it is not there, or has no table."""
    if not os.path.isfile(file):
        raise ConfigurationFault([f"there is no configuration {shown(file)}"])
    return _read(file, codes, must=True) or Configuration()


def _read(file: str, codes: Callable[[], Collection[str]], *, must: bool) -> Configuration | None:
    shared = os.path.basename(file) == SHARED
    name = os.path.relpath(file).replace(os.sep, "/")
    data = _bytes(file, name)
    if shared and not must and b"claimtrack" not in data:
        _spelt(name, data)
        return None  # most are of others, and spare the import of tomllib
    text = _text(name, data)
    whole = _parsed(name, text)
    table: dict[str, Any] | None = whole
    if shared:
        given = (_table(whole.get("tool")) or {}).get("claimtrack")
        if given is None and not must:
            return None
        table = _table(given)
    if table is None:
        raise ConfigurationFault([f"{name}:1:1: there is no table [tool.claimtrack]"])
    checking = _Checking(file, name, text, table, shared=shared)
    configuration = checking.configuration(codes)
    if checking.faults:
        raise ConfigurationFault([line for _, _, line in sorted(checking.faults)])
    return configuration


def _spelt(name: str, data: bytes) -> None:
    """Look for a table whose name is surely a slip for claimtrack's."""
    for header in re.finditer(_TABLES, data):
        from claimtrack.spelling import certain  # noqa: PLC0415 - few files have such a table

        if certain(header[1].decode(), ("claimtrack",)):
            line = data.count(b"\n", 0, header.start()) + 1
            message = (
                f"there is a table [tool.{header[1].decode()}]; did you mean [tool.claimtrack]?"
            )
            raise ConfigurationFault([f"{name}:{line}:1: {message}"])


def _bytes(file: str, name: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise ConfigurationFault([f"{name}:1:1: it cannot be read: {error.strerror}"]) from None
    if len(data) > LARGEST:
        raise ConfigurationFault([f"{name}:1:1: it has more than {LARGEST:,} bytes"])
    return data


def _text(name: str, data: bytes) -> str:
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = _position(before, len(before))
        message = f"{name}:{line}:{column}: byte 0x{data[error.start]:02x} is not UTF-8"
        raise ConfigurationFault([message]) from None


def _parsed(name: str, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where there is something to read

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigurationFault([f"{name}:1:1: values are nested too deep"]) from None
    except ValueError as error:  # also of a number with thousands of digits
        at = re.search(_AT, str(error))
        line, column = (
            (at[1], at[2]) if at and at[1] else _position(text, len(text)) if at else (1, 1)
        )
        said = re.sub(_AT, "", str(error))
        raise ConfigurationFault([f"{name}:{line}:{column}: not TOML: {said}"]) from None


def _table(value: object) -> dict[str, Any] | None:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _Checking:
    """One table on its way to a configuration, and the faults found on the way."""

    def __init__(
        self, file: str, name: str, text: str, table: dict[str, Any], *, shared: bool
    ) -> None:
        self.faults: list[tuple[int, int, str]] = []
        self._file = os.path.realpath(file)
        self._name = name
        self._text = text
        self._table = table
        header = re.search(_HEADER, text) if shared else None
        self._start = header.end() if header else 0

    def configuration(self, codes: Callable[[], Collection[str]]) -> Configuration:
        """Return what the table says, as far as it is sound."""
        made = Configuration(self._file)
        for key, given in self._table.items():
            if key not in KEYS:
                self._fault(key, None, f"unknown key `{shown(key)}`; {_meant(key)}")
            elif not _fits(given, KEYS[key][0]):
                self._fault(key, None, f"`{key}` wants {TYPES[KEYS[key][0]]}")
            elif key in ("select", "ignore"):
                setattr(made, key, list(self._codes(key, given, codes())))
            elif key == "paths":
                made.paths = [path for item in given if (path := self._inside(key, item))]
            elif key == "snapshots":
                made.snapshots = self._inside(key, given)
            else:
                made.cache = given
        return made

    def _codes(self, key: str, given: list[str], known: Collection[str]) -> Iterator[str]:
        for item in given:
            listed = entries([item])
            if not listed:
                self._fault(key, item, f"`{key}`: a text here names no code")
            for entry in listed:
                wrong = unfit(entry, known, ignored=key == "ignore")
                if wrong:
                    self._fault(key, item, f"`{key}`: {wrong}")
                else:
                    yield entry

    def _inside(self, key: str, path: str) -> str | None:
        """Return a path in the folder of the configuration, made absolute."""
        folder = os.path.dirname(self._file)
        whole = os.path.join(folder, path)
        real = os.path.realpath(whole) if "\0" not in path else ""
        if (
            not path
            or os.path.isabs(path)
            or os.path.commonpath([folder, real or os.sep]) != folder
        ):
            message = f"`{key}`: `{shown(path)}` is no path inside the folder of the configuration"
            self._fault(key, path, f"{message}; name such a path on the command line")
            return None
        if key == "paths" and not os.path.lexists(whole):
            self._fault(key, path, f"`{key}`: there is no file or folder {shown(path)}")
            return None
        return whole

    def _fault(self, key: str, item: str | None, message: str) -> None:
        line, column = _position(self._text, self._offset(key, item))
        self.faults.append((line, column, f"{self._name}:{line}:{column}: {message}"))

    def _offset(self, key: str, item: str | None) -> int:
        """Return where a key stands, or an item of its value: tomllib tells no places."""
        part = rf"[\"']?{re.escape(key)}[\"']?"
        there = re.compile(rf"^[ \t]*(?:\[?[^=\n#]*\.)?[ \t]*({part})[ \t]*[=.\]]", re.MULTILINE)
        match = there.search(self._text, self._start) or re.compile(f"({part})").search(self._text)
        at = match.start(1) if match else self._start
        if item is None:
            return at
        inside = re.compile(rf"[\"']{re.escape(item)}[\"']").search(self._text, at + len(key))
        return inside.start() if inside else at


def _fits(given: object, kind: str) -> bool:
    if kind == "list":
        items = cast("list[object]", given) if isinstance(given, list) else [None]
        return all(isinstance(item, str) for item in items)
    return isinstance(given, bool if kind == "switch" else str)


def _meant(key: str) -> str:
    if key in ("tool", "claimtrack"):
        return f"in {OWN} the keys stand by themselves, in no table"
    from claimtrack.spelling import suggest  # noqa: PLC0415 - only a fault pays for it

    meant = suggest(key, KEYS)
    return f"did you mean `{meant}`?" if meant else f"there are {listing(KEYS)}"
