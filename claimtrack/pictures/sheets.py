"""A tall picture in parts that each fit a sheet of paper; on a screen they stand as one.

The parts show one drawing, each from one row to another, so nothing is drawn twice but by the printer. A
printer takes a picture as it is and slices through whatever stands where a sheet ends; between parts it can
go on to the next sheet.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from claimtrack.pictures.drawing import Picture

__all__ = ["PART", "SHEET", "sheets"]

SHEET: Final = 1150.0
"""How high a part may be: scaled to the width of a sheet of A4 or US letter it fits, with its caption."""

PART: Final = 560.0
"""How high parts are about: where a whole picture finds no room its first part may, so less is left empty."""


def sheets(picture: Picture, name: str) -> str:
    """Return a picture for a page: one SVG, or several below each other; `name` begins the ids.

    The first has the words for those who do not see it; the others are hidden from them.
    """
    edges = tuple(_edges(picture))
    first, *others = pairwise(edges)
    if not others:
        return picture.svg(name, alone=False)
    rest = (picture.again(name, top, bottom) for top, bottom in others)
    return "".join((picture.svg(name, alone=False, until=first[1]), *rest))


def _edges(picture: Picture) -> Iterator[float]:
    """Give where parts begin and the last one ends: each at the last row that leaves it low enough."""
    yield 0.0
    if picture.height > PART + PART / 2:
        start = before = 0.0
        for cut in picture.cuts:
            if cut - start > PART and before > start:
                yield before
                start = before
            before = cut
        if picture.height - start > SHEET and before > start:
            yield before
    yield picture.height
