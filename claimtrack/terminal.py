"""Text that is safe and aligned on a terminal: escapes, widths, colours."""

import time
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, Protocol, TextIO

__all__ = ["Clock", "Console", "Ink", "paint", "visible", "wants_colour", "width"]

Ink = Literal["red", "yellow", "blue", "bold", "dim"]
INKS: Final[dict[Ink, str]] = {
    "red": "31;1",
    "yellow": "33;1",
    "blue": "34;1",
    "bold": "1",
    "dim": "2",
}


class Clock(Protocol):
    """What tells seconds and lets them pass, as the module `time` does."""

    def monotonic(self) -> float:
        """Return seconds since some moment."""
        ...

    def sleep(self, seconds: float, /) -> None:
        """Wait for some seconds."""
        ...


class Console:
    """Where a command writes, how wide and colourful it may be, its environment and its clock."""

    __slots__ = ("clock", "colour", "columns", "environ", "err", "out")

    def __init__(  # noqa: PLR0913 - one keyword a part
        self,
        out: TextIO,
        err: TextIO,
        *,
        colour: bool = False,
        columns: int = 80,
        environ: Mapping[str, str] = MappingProxyType({}),
        clock: Clock = time,
    ) -> None:
        self.environ = environ
        self.clock = clock
        self.out = out
        self.err = err
        self.colour = colour
        self.columns = columns


def wants_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether to colour what goes to a stream: only on a terminal, never under `NO_COLOR`."""
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def paint(text: str, ink: Ink, *, colour: bool) -> str:
    r"""Return a text in a colour, or as it is.

    >>> paint("x", "bold", colour=True), paint("x", "bold", colour=False)
    ('\x1b[1mx\x1b[0m', 'x')
    """
    return f"\x1b[{INKS[ink]}m{text}\x1b[0m" if colour else text


def visible(text: str) -> str:
    r"""Return a text with every character that could act on a terminal shown as an escape.

    Control characters, bidirectional controls and invisible formats are such; a tab is one space.

    >>> visible("a\x1b[31m\u202eb\tc")
    'a\\x1b[31m\\u202eb c'
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    if character.isprintable() or character in "\u200c\u200d":
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    >>> width("abc"), width("\u6f22"), width("e\u0301")
    (3, 2, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


@lru_cache(maxsize=4096)  # a text has few characters, each often
def _columns(character: str) -> int:
    import unicodedata  # noqa: PLC0415 - only text beyond ASCII pays for it

    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
