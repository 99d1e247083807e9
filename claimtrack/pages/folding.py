"""Long lists in parts: what a page shows first, and what it keeps folded until somebody opens it."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from claimtrack.pictures.marks import by_turns

__all__ = ["FEW", "HELD", "LISTED", "MANY", "folds", "parted", "rest"]

T = TypeVar("T")

FEW: Final = 6
"""How many names stand in a row where the others are only counted."""

MANY: Final = 24
"""How many names stand in a row where the others are folded."""

HELD: Final = 50
"""How many statements are told of one side of a contradiction."""

LISTED: Final = 300
"""How many contradictions are listed on one page."""


def folds(ones: Sequence[T], size: int) -> Iterator[tuple[str, Sequence[T]]]:
    """Give a list in parts of one size, each with which ones it has.

    >>> list(folds("abcde", 2))
    [('1 to 2 of 5', 'ab'), ('3 to 4 of 5', 'cd'), ('5 of 5', 'e')]
    """
    whole = len(ones)
    for first in range(0, whole, size):
        part = ones[first : first + size]
        last = first + len(part)
        label = f"{first + 1:,} to {last:,}" if len(part) > 1 else f"{last:,}"
        yield f"{label} of {whole:,}", part


def parted(ones: Sequence[T], sorts: Sequence[str], most: int) -> tuple[Sequence[T], Sequence[T]]:
    """Return what stands open, at most so many and of each sort some, and what is folded.

    >>> parted(["a1", "a2", "a3", "d1"], ["a", "a", "a", "d"], 3)
    (('a1', 'a2', 'd1'), ('a3',))
    """
    if len(ones) <= most:
        return ones, ()
    places = range(len(ones))
    open_ = frozenset(by_turns(places, sorts.__getitem__, most))
    shown = tuple(ones[place] for place in places if place in open_)
    return shown, tuple(ones[place] for place in places if place not in open_)


def rest(number: int, shown: int) -> str:
    """Return how many are not shown; nothing where all are.

    >>> rest(9, 6), rest(6, 6)
    ('3 others', '')
    """
    left = number - shown
    return "" if left <= 0 else "1 other" if left == 1 else f"{left:,} others"
