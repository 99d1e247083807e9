"""Lines of text for a terminal: wrapped to a width, indented, aligned, safe to show.

Every text that is laid out here first loses what could act on a terminal; white space of any kind
and length is one space.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from claimtrack.terminal import Ink, paint, visible, width

__all__ = ["Page", "fold", "tidy"]

WIDEST: Final = 120
"""Longer lines are hard to follow, however wide the terminal."""

GAP: Final = 2
"""The columns between two that stand side by side."""


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
    for word in text.split():
        rest = word
        while width(rest) > room:
            end = _fitting(rest, room)
            yield rest[:end]
            rest = rest[end:]
        if rest:
            yield rest


def _fitting(word: str, room: int) -> int:
    """Return how many characters of a word fit, at least one."""
    used = 0
    for place, character in enumerate(word):
        used += width(character)
        if used > room:
            return max(1, place)
    return len(word)


@attrs.frozen(kw_only=True)
class Page:
    """A width and whether there are colours; its methods give finished lines."""

    columns: int = 80
    colour: bool = False

    @property
    def room(self) -> int:
        """How many columns a line may take."""
        return min(self.columns, WIDEST)

    def prose(
        self, text: str, *, indent: int = 0, hang: int = 0, ink: Ink | None = None
    ) -> Iterator[str]:
        """Give a text, its second and later lines indented by `hang` more."""
        lines = fold(tidy(text), self.room - indent - hang)
        for number, line in enumerate(lines):
            yield " " * (indent + hang * (number > 0)) + self._inked(line, ink)

    def item(
        self, label: str, text: str, *, indent: int = 0, hang: int, ink: Ink | None = None
    ) -> Iterator[str]:
        """Give a text behind a label, all its lines beginning `hang` columns after the label does."""
        head = self._inked(tidy(label), ink) + " " * max(1, hang - width(tidy(label)))
        for line in fold(tidy(text), self.room - indent - hang):
            yield " " * indent + head + line
            head = " " * hang

    def place(self, text: str, *, indent: int = 0) -> str:
        """Return a place in a file, never broken, so that it can be clicked and copied."""
        return " " * indent + self._inked(tidy(text), "dim")

    def pairs(self, rows: Sequence[tuple[str, str]], *, indent: int = 0) -> Iterator[str]:
        """Give texts each with a place: in two columns if all fit, else each place on its own line."""
        clean = [(tidy(text), tidy(place)) for text, place in rows]
        left = max((width(text) for text, _ in clean), default=0)
        right = max((width(place) for _, place in clean), default=0)
        aligned = indent + left + GAP + right <= self.room
        for text, place in clean:
            if aligned:
                fill = " " * (left - width(text) + GAP)
                yield " " * indent + text + fill + self._inked(place, "dim")
            else:
                yield from self.prose(text, indent=indent, hang=GAP)
                yield self.place(place, indent=indent + GAP)

    def _inked(self, text: str, ink: Ink | None) -> str:
        return paint(text, ink, colour=self.colour) if ink else text
