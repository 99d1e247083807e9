"""How far reading has come, told on a terminal while it takes long, and wiped away at its end."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TextIO, TypeVar

from claimtrack.terminal import Clock

__all__ = ["Progress", "wants_progress"]

T = TypeVar("T")

AFTER: Final = 1.0
"""How many seconds pass before anything is told."""

EVERY: Final = 0.1
"""How many seconds pass before it is told again."""


def wants_progress(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether somebody watches a stream on which a line can be written over."""
    return stream.isatty() and environ.get("TERM") != "dumb"


class Progress:
    """A line such as `reading 1,234 of 10,000 files`, on a stream that is a terminal."""

    __slots__ = ("_clock", "_stream", "_width")

    def __init__(self, stream: TextIO, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock
        self._width = 0

    def __call__(self, files: Sequence[T]) -> Iterator[T]:
        """Give the files on, one by one, and tell how many have been taken."""
        told = self._clock.monotonic() + AFTER - EVERY
        try:
            for number, file in enumerate(files):
                now = self._clock.monotonic()
                if now >= told + EVERY:
                    told = now
                    self._tell(f"reading {number:,} of {len(files):,} files")
                yield file
        finally:
            if self._width:
                self._tell("")
                self._stream.write("\r")
                self._stream.flush()

    def _tell(self, line: str) -> None:
        """Write over the line before with another; blanks do what an escape would."""
        self._stream.write(f"\r{line:<{self._width}}")
        self._stream.flush()
        self._width = max(self._width, len(line))
