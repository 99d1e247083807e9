"""Looking at files again and again, until one of them changes.

No library and no service of the system is needed: each look asks for every file's time, size and
number. It is taken three times a second, and more seldom where it takes long: looking costs at most a
twentieth of one processor, so ten thousand files are looked at about every two seconds.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from claimtrack.loading import NoClaimFiles, claim_files
from claimtrack.terminal import Clock

__all__ = ["Look", "look", "rounds"]

SOONEST: Final = 0.3
"""How many seconds are between two looks at least."""

SHARE: Final = 20
"""How many times as long as a look took it is until the next."""

SETTLED: Final = 0.1
"""How many seconds nothing more may change before a change counts as done."""

Look = tuple[tuple[str, int, int, int], ...]
"""The files that are there, sorted, each with when it was changed, its size and its number."""


def look(paths: Iterable[str], others: Iterable[str]) -> Look:
    """Return how the claim files at or under the paths are now, and other files."""
    names: list[str] = []
    for path in paths:
        try:
            names += claim_files([path])
        except NoClaimFiles:
            continue
    return tuple(_states([*names, *others]))


def _states(names: Iterable[str]) -> Iterator[tuple[str, int, int, int]]:
    for name in names:
        try:
            status = os.stat(name)
        except OSError:
            continue
        yield name, status.st_mtime_ns, status.st_size, status.st_ino


def rounds(looks: Callable[[], Look], clock: Clock) -> Iterator[None]:
    """Give a round at once, and another each time that what is looked at has changed; without end.

    What changes during a round is seen after it.
    """
    seen = looks()
    while True:
        yield
        seen = _changed(looks, seen, clock)


def _changed(looks: Callable[[], Look], seen: Look, clock: Clock) -> Look:
    """Wait for a change, and until it is done; return how the files are then."""
    while True:
        begin = clock.monotonic()
        now = looks()
        if now != seen:
            return _done(looks, now, clock)
        clock.sleep(max(SOONEST, SHARE * (clock.monotonic() - begin)))


def _done(looks: Callable[[], Look], now: Look, clock: Clock) -> Look:
    before: Look | None = None
    while now != before:
        before = now
        clock.sleep(SETTLED)
        now = looks()
    return now
