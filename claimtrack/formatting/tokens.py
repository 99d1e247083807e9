"""What stands between the white space of a claim file, and where each would begin a line."""

from typing import Final, Literal, NamedTuple

from claimtrack.editing import Edit

__all__ = ["STEP", "Sort", "Token"]

STEP: Final = 2
"""How many columns one level is."""

Sort = Literal[
    "open",
    "close",
    "comma",
    "colon",
    "dash",
    "question",
    "scalar",
    "alias",
    "property",
    "comment",
    "marker",
]


class Token(NamedTuple):
    """A stretch of the text that is no white space, and the edits within it.

    `indent` is its column where it begins a line, None for a comment that goes on with the one above
    it. `tail` is the column behind it, where it ends on another line than it begins on. A `section`
    wants a blank line before it; what `keeps` owns the blank lines after it.
    """

    sort: Sort
    start: int
    end: int
    indent: int | None
    inner: tuple[Edit, ...] = ()
    tail: int | None = None
    section: bool = False
    keeps: bool = False
