"""Change a claim file at places in its text, and nothing else of it.

An edit puts a text in place of a stretch; every other byte stays, line ends, comments and a byte
order mark included. The file is replaced whole or not at all, keeps its mode, and is left alone if
somebody else has changed it since it was read.
"""

import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from typing import Final

from claimtrack.value import value

__all__ = ["Edit", "Original", "Unwritable", "create", "edited", "line_starts"]

_BREAK: Final = re.compile("\r\n|\r|\n")


class Unwritable(Exception):  # noqa: N818 - reads as what is the matter
    """A file that was not written: it was changed meanwhile, or cannot be replaced."""


@value
class Edit:
    """A stretch of a text, by offsets in code points, and what is put in its place."""

    start: int
    end: int
    text: str


class Original:
    """A file as it was read, its text behind a byte order mark, and where its lines begin."""

    def __init__(self, path: str) -> None:
        """Read the file; its links are followed, here and in writing. `Unwritable` if it is not UTF-8."""
        self.path = os.path.realpath(path)
        try:
            with open(self.path, "rb") as stream:
                self.data = stream.read()
            text = self.data.decode()
        except (OSError, UnicodeDecodeError) as error:
            message = f"{self.path} cannot be read: {error}"
            raise Unwritable(message) from None
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self.text = text[len(self._mark) :]

    @cached_property
    def line_end(self) -> str:
        r"""How the file ends its lines: as it ends the first, or `\n` where there is none."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    @cached_property
    def _lines(self) -> list[int]:
        return line_starts(self.text)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, which count from 1."""
        return self._lines[line - 1] + column - 1

    def end_of_line(self, offset: int) -> int:
        """Return where the line of an offset ends, its line end not included."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def replace(self, text: str) -> None:
        """Put another text in the file's place at once; raise `Unwritable` where that cannot be."""
        draft = ""
        try:
            with open(self.path, "r+b") as stream:  # a file that may not be written stays as it is
                mode = os.fstat(stream.fileno()).st_mode
                descriptor, draft = tempfile.mkstemp(dir=os.path.dirname(self.path))
                with os.fdopen(descriptor, "wb") as new:
                    new.write((self._mark + text).encode())
                    new.flush()
                    os.fsync(new.fileno())
                os.chmod(draft, mode & 0o7777)
                unchanged = stream.read() == self.data
            if unchanged:
                os.replace(draft, self.path)
                draft = ""
        except OSError as error:
            message = f"{self.path} cannot be written: {error.strerror}"
            raise Unwritable(message) from None
        finally:  # also where somebody pressed Ctrl-C
            _remove(draft)
        if not unchanged:
            message = f"{self.path} was changed while it was looked at; nothing was written"
            raise Unwritable(message)


def create(path: str, text: str) -> None:
    """Make a file of a text, with its folder, whole or not at all.

    `OSError` where that cannot be, `FileExistsError` where there is one.
    """
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="") as stream:
        try:
            stream.write(text)
            stream.flush()
        except BaseException:  # a full disk, or Ctrl-C
            _remove(path)
            raise


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, which must not overlap.

    >>> edited("a: 1, b: 2", [Edit(9, 10, "3"), Edit(3, 4, "0")])
    'a: 0, b: 3'
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join([*parts, text[at:]])


def line_starts(text: str) -> list[int]:
    r"""Return the offset at which each line of a text begins.

    >>> line_starts("a\r\nb\nc")
    [0, 3, 5]
    """
    return [0, *(end.end() for end in _BREAK.finditer(text))]


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
