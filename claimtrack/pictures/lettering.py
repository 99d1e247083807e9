"""How text is broken into lines that fit, and which way it runs."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from claimtrack.layout import tidy
from claimtrack.pictures.typeface import measured

__all__ = ["clipped", "is_rtl", "wrapped"]

ELLIPSIS: Final = "…"


def is_rtl(text: str) -> bool:
    """Tell whether a text runs from right to left: whether its first letter with a direction does.

    That is rule P2 of the Unicode Bidirectional Algorithm (UAX #9).
    """
    if text.isascii():
        return False
    ways = map(unicodedata.bidirectional, text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


def clipped(text: str, room: float, look: str = "") -> str:
    """Return a text on one line, cut at its end with an ellipsis where it is wider than the room.

    >>> clipped("The whole of it", 60), clipped("Of it", 60)
    ('The w…', 'Of it')
    """
    line = tidy(text)
    return line if measured(line, look) <= room else _ended(line, room, look)


@lru_cache(maxsize=1 << 13)  # who is drawn is drawn again
def wrapped(text: str, room: float, look: str = "", *, most: int = 99) -> tuple[str, ...]:
    """Return the lines of a text, none wider than the room, at most so many: an ellipsis tells of more.

    Only a word that is wider than the room is broken, and no mark is parted from its letter.

    >>> wrapped("to be or not to be", 50, most=2)
    ('to be', 'or no…')
    """
    lines: list[str] = []
    for line in _lines(tidy(text), room, look):
        if len(lines) == most:
            lines[-1] = _ended(f"{lines[-1]} {line}", room, look)
            break
        lines.append(line)
    return tuple(lines)


def _ended(line: str, room: float, look: str) -> str:
    """Return so much of a line as leaves room for an ellipsis, and that."""
    left = room - measured(ELLIPSIS, look)
    return next(_broken(line, left, look)).rstrip() + ELLIPSIS


def _lines(text: str, room: float, look: str) -> Iterator[str]:
    line, used = "", 0.0
    space = measured(" ", look)
    for word in _pieces(text, room, look):
        wide = measured(word, look)
        if line and used + space + wide > room:
            yield line
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
    yield line


def _pieces(text: str, room: float, look: str) -> Iterator[str]:
    """Give the words of a text, one that is wider than the room in pieces that are not."""
    for word in text.split():
        if measured(word, look) <= room:
            yield word
        else:
            yield from _broken(word, room, look)


def _broken(text: str, room: float, look: str) -> Iterator[str]:
    """Give a text in pieces that fit, or of one letter each where not even that does."""
    start, used = 0, 0.0
    for place, character in enumerate(text):
        wide = measured(character, look)
        if used + wide > room and place > start and wide:
            yield text[start:place]
            start, used = place, 0.0
        used += wide
    yield text[start:]
