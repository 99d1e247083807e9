"""From paths to records: which files there are, their bytes, and all that was found on the way."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from claimtrack.cache import Cache
from claimtrack.folders import Closed, NoClaimFiles, beginning, claim_files, content, reason
from claimtrack.lastrun import LastRun
from claimtrack.selecting import ALWAYS

TYPE_CHECKING = False  # where nothing has changed, no record is made and nothing of this is loaded
if TYPE_CHECKING:
    from claimtrack.diagnostics import Diagnostic
    from claimtrack.model import Record
    from claimtrack.records import Records
    from claimtrack.suppressing import Suppressed

__all__ = [
    "Following",
    "NoClaimFiles",
    "Reading",
    "beginning",
    "claim_files",
    "content",
    "read",
    "read_texts",
]

File = tuple[str, bytes | str]
"""A file's name, with its bytes, or why it cannot be read."""

Following = Callable[[Sequence[str]], Iterable[str]]
"""What looks on while files are read: it gives their names as their turn comes."""

NAMES = (b"claimtrack", b"claim-track", b"claim_track", b"claim track")
"""How claimtrack may be called, in lower case."""

AT_ONCE = 100
"""How many files are read before the first of them is parsed."""

ROOMY = 1 << 22
"""From how many bytes on room counts for more than time: records then take about a fifth less."""


class Reading:
    """What was read: the records, the findings, and the files that could not be read to the end.

    With the last run at hand a file that is as it was is looked into only when that is asked for.
    `texts` holds the text of every file that did not come from disk, `size` is how many bytes all files
    have, `suppressed` what comments told `check` to ignore, `changed` names the files that are not as
    in the last run: all where there was none.
    """

    def __init__(
        self, files: Iterable[File], *, pure: bool = False, last: LastRun | None = None
    ) -> None:
        """Read files, given by name and content."""
        self._pure = pure
        self._waiting: dict[str, bytes | str] = {}
        self._read: dict[str, Content] = {}
        self._commented: dict[str, bytes] = {}
        self.last = last
        self.size = 0
        names: list[str] = []
        unshared: list[str] = []
        once: dict[object, object] = {}
        for name, data in files:
            names.append(name)
            if isinstance(data, bytes):
                self.size += len(data)
                if _has_comments(data):
                    self._commented[name] = data
            if last is not None and last.knows(name, data):
                self._waiting[name] = data
            else:
                self._read[name] = _content(name, data, pure=pure)
                unshared.append(name)
            if self.size > ROOMY:
                for one in unshared:
                    self._read[one].share(once)
                unshared.clear()
        self.files = tuple(names)
        self.texts: Mapping[str, str] = {}
        self.suppressed: tuple[Suppressed, ...] = ()
        self.changed = tuple(self._read)

    @property
    def same(self) -> bool:
        """Whether every file is as it was in the last run, and none is gone."""
        return self.last is not None and self.last.same

    @cached_property
    def found(self) -> "tuple[Diagnostic, ...]":
        """What is wrong with single files, in their order."""
        return tuple(found for _, content in self._looked_into() for found in content.found)

    @cached_property
    def unread(self) -> Mapping[str, str]:
        """The text of the files that could not be read to the end, by name."""
        looked = self._looked_into()
        return {name: content.rest for name, content in looked if content.rest is not None}

    @cached_property
    def commented(self) -> Mapping[str, bytes]:
        """The bytes of files read to their end in which comments may tell `check` what to ignore."""
        some = self._commented
        if not some:
            return some
        broken = {name for name, content in self._looked_into() if content.broken}
        return {name: some[name] for name in some if name not in broken}

    @property
    def kept(self) -> int:
        """How many files the cache has spared reading, so far."""
        return len(self._waiting.keys() - self._read.keys())

    @cached_property
    def records(self) -> "Records":
        """The records of all files."""
        from claimtrack.records import Records  # noqa: PLC0415 - where nothing has changed

        self._looked_into()
        left = [name for name in self.files if name not in self._read]
        known = self.last.records(left) if self.last and left else {}
        once: dict[object, object] = {}
        for name in left:
            records = known[name]
            if records is None:  # what was kept is damaged
                self._read[name] = _content(name, self._waiting[name], pure=self._pure)
            elif self.size > ROOMY:
                from claimtrack.sharing import shared  # noqa: PLC0415 - few corpora are so large

                known[name] = shared(records, once)
        every = (
            self._read[name].records if name in self._read else known[name] or ()
            for name in self.files
        )
        return Records(record for records in every for record in records)

    def count(self) -> int:
        """Return how many records all files have."""
        return sum(self._count(name) for name in self.files)

    def changes(self) -> "Mapping[str, list[Record]] | None":
        """Return the records of the files that are new or not as in the last run, by name.

        None where something is wrong with one of them.
        """
        some = {name: self._read[name] for name in self.changed}
        if not all(content.sound for content in some.values()):
            return None
        return {name: content.records for name, content in some.items()}

    @classmethod
    def of(cls, records: "Iterable[Record]") -> "Reading":
        """Return a reading of no file, with some records."""
        from claimtrack.records import Records  # noqa: PLC0415 - where nothing has changed

        reading = cls(())
        reading.records = Records(records)
        return reading

    def contents(self) -> "Iterator[tuple[str, int, list[Record] | None, bool]]":
        """Give for each file its name, its number of records, these, and whether nothing is wrong with it.

        The records are left out where the last run left them.
        """
        for name in self.files:
            content = self._read.get(name)
            records = None if content is None else content.records
            yield name, self._count(name), records, content is None or content.sound

    def lines(self, name: str) -> list[str]:
        """Return the lines of a file as it is now; none where it cannot be read."""
        text = self.texts.get(name)
        if text is None:
            try:
                text = beginning(name).decode("utf-8-sig", "replace")
            except OSError:
                return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def _looked_into(self) -> "list[tuple[str, Content]]":
        """Return what files hold, by name, but for those of which the last run left all there is."""
        for name, data in self._waiting.items():
            if name not in self._read and not (self.last and self.last.sound(name)):
                self._read[name] = _content(name, data, pure=self._pure)
        return [(name, self._read[name]) for name in self.files if name in self._read]

    def _count(self, name: str) -> int:
        if name in self._read or self.last is None:
            return len(self._read[name].records)
        return self.last.count(name)


class Content:
    """What one file holds: its records, its findings, and its text if it could not be read to the end."""

    __slots__ = ("found", "records", "rest")

    def __init__(
        self, records: "list[Record]", found: "list[Diagnostic]", rest: str | None
    ) -> None:
        self.records = records
        self.found = found
        self.rest = rest

    @property
    def broken(self) -> bool:
        """Whether it was not read to its end; a file with a misspelt section was."""
        return self.rest is not None and any(one.code in ALWAYS for one in self.found)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with the file."""
        return not self.found and self.rest is None

    def share(self, once: dict[object, object]) -> None:
        """Let the records take less room, what they have in common with others being there `once`."""
        from claimtrack.sharing import shared  # noqa: PLC0415 - few corpora are so large

        self.records = shared(self.records, once)


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
    `following` is given the names of the files and gives them on, one by one as they are read.
    """
    asked = [os.fspath(path) for path in paths]
    closed: dict[str, str] = {}
    names = claim_files(asked, closed)
    last = LastRun(cache, asked) if cache else None
    return Reading(_each(following(sorted({*names, *closed})), closed), pure=pure, last=last)


def _each(names: Iterable[str], closed: Mapping[str, str]) -> Iterator[File]:
    """Give each file with its bytes, or with why it cannot be read; so each closed folder.

    The bytes of all files at once would take much room; one by one they come slower.
    """
    left = iter(names)
    while some := list(islice(left, AT_ONCE)):
        yield from [(name, closed[name] if name in closed else _bytes(name)) for name in some]


def _bytes(name: str) -> bytes | str:
    try:
        return beginning(name)
    except OSError as error:
        return reason(error)


def read_texts(texts: Mapping[str, str | bytes | None], *, pure: bool = False) -> Reading:
    """Read claim files given as texts by name; None stands for one that cannot be read."""
    reading = Reading(((name, _given(texts[name])) for name in sorted(texts)), pure=pure)
    reading.texts = {name: text for name, text in texts.items() if isinstance(text, str)}
    return reading


def _given(text: str | bytes | None) -> bytes | str:
    if text is None:
        return "it is not there"
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _has_comments(data: bytes) -> bool:
    """Tell whether a file's bytes may hold a comment to us, spelt rightly or not."""
    small = data.lower()
    if b"track" not in small or not any(name in small for name in NAMES):
        return False
    from claimtrack.comments import has_comments  # noqa: PLC0415 - few files name claimtrack

    return has_comments(data)


def _content(name: str, data: bytes | str, *, pure: bool) -> Content:
    if isinstance(data, str):
        return Content([], [_unreadable(name, data)], "")
    return Content(*_parse(name, data, pure=pure))


def _parse(
    name: str, data: bytes, *, pure: bool
) -> "tuple[list[Record], list[Diagnostic], str | None]":
    """Return a file's records and findings, and its text if it could not be read to the end."""
    from claimtrack import outline  # noqa: PLC0415 - dear where the cache knows all
    from claimtrack.plaintext import plain  # noqa: PLC0415 - as above

    text = plain(name, data)
    if not text.fit:
        return [], text.found, text.text
    records = None if pure or text.found else outline.read(name, text.text)
    if records is not None:
        return records, [], None
    from claimtrack.decode import decode  # noqa: PLC0415 - so is yaml where nothing is odd

    decoded = decode(name, text.text, pure=pure)
    if not decoded.broken:
        whole = None if not decoded.lost else text.text
        return decoded.records, [*text.found, *decoded.found], whole
    lines = text.text.splitlines()
    indent = any(not lines[one.span.line - 1][: one.span.column].strip() for one in text.found)
    if indent and decoded.found[-1].code == "CT001":  # the tabs that indent are why it broke
        decoded.found.pop()
    return decoded.records, [*text.found, *decoded.found], text.text


def _unreadable(name: str, why: str) -> "Diagnostic":
    from claimtrack.diagnostics import Diagnostic, Span  # noqa: PLC0415 - most files can be read

    return Diagnostic(
        code="CT008",
        severity="error",
        span=Span(name, 1, 1, 1, 1),
        message=f"the {'folder' if isinstance(why, Closed) else 'file'} cannot be read: {why}",
        help="mend its permissions or its link, or keep it out of this folder",
    )
