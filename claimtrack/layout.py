"""Lines of text for a terminal: wrapped to a width, indented, aligned, safe to show.

Every text that is laid out here first loses what could act on a terminal; white space of any kind
and length is one space.
"""

from collections.abc import Iterator
from typing import Final

from claimtrack.terminal import Ink, paint, visible, width
from claimtrack.value import record, value

__all__ = ["Label", "Page", "fold", "tidy"]

WIDEST: Final = 120
"""Longer lines are hard to follow, however wide the terminal."""

LEAST: Final = 20
"""Text is never squeezed into fewer columns than these, however narrow the terminal."""

SEPARATOR: Final = " · "


def tidy(text: str) -> str:
    r"""Return a text on one line and safe to show.

    >>> tidy("a\n  b\x1b[31m")
    'a b\\x1b[31m'
    """
    return visible(" ".join(text.split()))


def fold(text: str, room: int) -> Iterator[str]:
    """Give the lines of a tidy text, none wider than the room; only a word wider than it is broken.

    >>> list(fold("to be or not", 6))
    ['to be', 'or not']
    """
    line, used = "", 0
    for word in _pieces(text, room):
        size = width(word)
        if line and used + 1 + size > room:
            yield line
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    yield line


def _pieces(text: str, room: int) -> Iterator[str]:
    """Give the words of a text, one that is wider than the room in pieces that are not."""
    for word in text.split():
        if width(word) <= room:
            yield word
        else:
            yield from _broken(word, room)


def _broken(word: str, room: int) -> Iterator[str]:
    piece, used = "", 0
    for character in word:
        size = width(character)
        if piece and used + size > room:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + size
    yield piece


@value
class Label:
    """What stands to the left of a text, in a column at least `hang` wide."""

    text: str
    hang: int

    @property
    def blank(self) -> "Label":
        """The same column with nothing in it."""
        return Label("", self.columns)

    @property
    def columns(self) -> int:
        """How wide the column is: a label that does not fit pushes the whole text to the right."""
        return max(self.hang, width(tidy(self.text)) + 1) if self.text else self.hang


NONE: Final = Label("", 0)


@record
class Page:
    """A width and whether there are colours; its methods give finished lines."""

    columns: int = 80
    colour: bool = False

    @property
    def room(self) -> int:
        """How many columns a line may take."""
        return min(self.columns, WIDEST)

    def prose(
        self, text: str, *, indent: int = 0, label: Label = NONE, ink: Ink | None = None
    ) -> Iterator[str]:
        """Give a text, all its lines beginning behind the column of the label."""
        for line in fold(tidy(text), self._left(indent, label)):
            yield self._margin(indent, label) + self._inked(line, ink)
            label = label.blank

    def placed(
        self, text: str, place: str, *, indent: int = 0, label: Label = NONE
    ) -> Iterator[str]:
        """Give a text and then a place, on the text's last line if it fits there, and never broken."""
        room, end = self._left(indent, label), tidy(place)
        lines = list(fold(tidy(text), room))
        last = lines.pop()
        for line in lines:
            yield self._margin(indent, label) + line
            label = label.blank
        if last and width(last) + len(SEPARATOR) + width(end) > room:
            yield self._margin(indent, label) + last
            label, last = label.blank, ""
        before = last + SEPARATOR if last else ""
        yield self._margin(indent, label) + before + self._inked(end, "dim")

    def _left(self, indent: int, label: Label) -> int:
        return max(LEAST, self.room - indent - label.columns)

    def _margin(self, indent: int, label: Label) -> str:
        text = tidy(label.text)
        fill = " " * (label.columns - width(text))
        return " " * indent + self._inked(text, "bold" if text else None) + fill

    def _inked(self, text: str, ink: Ink | None) -> str:
        return paint(text, ink, colour=self.colour) if ink else text
