"""Long lists in parts: what a page shows first, and what it keeps folded until somebody opens it."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

__all__ = ["FEW", "HELD", "LISTED", "MANY", "folds", "rest"]

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


def rest(number: int, shown: int) -> str:
    """Return how many are not shown; nothing where all are.

    >>> rest(9, 6), rest(6, 6)
    ('3 others', '')
    """
    left = number - shown
    return "" if left <= 0 else "1 other" if left == 1 else f"{left:,} others"
