"""How long an answer may take: the clock that every search looks at."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import monotonic

__all__ = ["Budget", "OutOfTime"]


class OutOfTime(TimeoutError):  # noqa: N818 - what happened, as Python's own TimeoutError
    """The seconds that an answer may take are over, and it is not found."""


class Budget:
    """Seconds that may be spent, counted only while something is being looked for."""

    def __init__(self, seconds: float | None, clock: Callable[[], float] = monotonic) -> None:
        """Take how many seconds there are, None for no limit, and the clock that tells them."""
        self._left = seconds
        self._clock = clock
        self._end: float | None = None

    @contextmanager
    def running(self) -> Generator[None]:
        """Let the time run within the block."""
        if self._left is not None:
            self._end = self._clock() + self._left
        try:
            yield
        finally:
            if self._end is not None:
                self._left = self._end - self._clock()
                self._end = None

    def check(self) -> None:
        """Raise OutOfTime once the seconds are over."""
        if self._end is not None and self._clock() >= self._end:
            message = "the time allowed is over, and the answer is not found"
            raise OutOfTime(message)
