"""How much room text takes, and how it is broken into lines.

Nobody knows the reader's fonts, so widths are those of a wide sans-serif, taken high: a label may
leave room, and never runs over. All sizes are in user units of SVG, of which text of size 13 is 13 high.
"""

from collections.abc import Iterator
from typing import Final

from claimtrack.layout import tidy
from claimtrack.terminal import width as columns

__all__ = ["clipped", "is_rtl", "measured", "wrapped"]

_NARROW: Final = frozenset("ijlI|.,:;'!() []`/-tfr")
_BROAD: Final = frozenset("mwMW@%—…ABCDEFGHKNOPQRSTUVXYZ&")
_BOLD: Final = 1.08
ELLIPSIS: Final = "…"


def measured(text: str, size: float, *, bold: bool = False) -> float:
    """Return the most that a text on one line is wide.

    >>> measured("ill", 10) < measured("oak", 10) < measured("MAW", 10)
    True
    """
    units = sum(_units(character) for character in text)
    return units * size * (_BOLD if bold else 1)


def _units(character: str) -> float:
    if character in _NARROW:
        return 0.4
    if character in _BROAD:
        return 0.84
    return 0.63 if character.isascii() else (0.0, 0.72, 1.05)[columns(character)]


def is_rtl(text: str) -> bool:
    """Tell whether a text runs from right to left: whether its first letter with a direction does."""
    import unicodedata  # noqa: PLC0415 - only pictures with text beyond ASCII pay for it

    if text.isascii():
        return False
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((way in ("R", "AL") for way in strong if way in ("L", "R", "AL")), False)


def clipped(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text, cut at its end with an ellipsis where it is wider than the room."""
    line = tidy(text)
    if measured(line, size, bold=bold) <= room:
        return line
    return _cut(line, size, room, bold=bold).rstrip() + ELLIPSIS


def _cut(line: str, size: float, room: float, *, bold: bool) -> str:
    left = room - measured(ELLIPSIS, size, bold=bold)
    used = 0.0
    for place, character in enumerate(line):
        used += measured(character, size, bold=bold)
        if used > left:
            return line[: max(place, 1)]
    return line


def wrapped(
    text: str, size: float, room: float, *, most: int = 99, bold: bool = False
) -> tuple[str, ...]:
    """Return the lines of a text, none wider than the room; at most so many, the last then clipped."""
    lines: list[str] = []
    for line in _lines(tidy(text), size, room, bold=bold):
        if len(lines) == most:
            lines[-1] = clipped(f"{lines[-1]} {line}", size, room, bold=bold)
            break
        lines.append(line)
    return tuple(lines)


def _lines(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    line, used = "", 0.0
    space = measured(" ", size, bold=bold)
    for word in _pieces(text, size, room, bold=bold):
        wide = measured(word, size, bold=bold)
        if line and used + space + wide > room:
            yield line
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
    yield line


def _pieces(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """Give the words of a text, one that is wider than the room in pieces that are not."""
    for word in text.split():
        rest = word
        while measured(rest, size, bold=bold) > room:
            piece = _cut(rest, size, room, bold=bold)
            yield piece
            rest = rest[len(piece) :]
        if rest:
            yield rest
