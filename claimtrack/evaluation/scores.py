"""What counts against each answer in a matrix, and how far each row tells answers apart."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import comb

from claimtrack.evaluation.bounds import Bounds
from claimtrack.evaluation.matrix import DEGREES, Cell, Degree, Evidence
from claimtrack.evaluation.witnesses import Testimony, Witnesses
from claimtrack.value import value

__all__ = ["Row", "by_lines", "by_rows", "diagnosticity", "ranks"]

STRONGLY = 2


@value
class Row:
    """A piece of evidence with who holds it, and its cells by answer."""

    evidence: Evidence
    testimony: Testimony
    cells: Mapping[str, Cell]


def by_rows(rows: Iterable[Row], answer: str) -> Bounds:
    """Return what counts against an answer, each row as it is weighed by itself."""
    added = [(row.evidence.weight, row.cells[answer].inconsistency) for row in rows]
    return Bounds(
        sum(weight.least * cell.least for weight, cell in added),
        sum(weight.most * cell.most for weight, cell in added),
    )


def by_lines(rows: Iterable[Row], answer: str, witnesses: Witnesses) -> Bounds:
    """Return the independent lines of all that counts against an answer, and again of what does strongly."""
    told = [(row, row.cells[answer].inconsistency) for row in rows]
    least = most = 0.0
    for degree in (1, STRONGLY):
        certain = [row for row, cell in told if cell.least >= degree and row.evidence.held == "yes"]
        least += _lines(certain, witnesses).least
        most += _lines([row for row, cell in told if cell.most >= degree], witnesses).most
    return Bounds(least, most)


def _lines(rows: Iterable[Row], witnesses: Witnesses) -> Bounds:
    rows = list(rows)
    made = (one for row in rows for one in row.testimony.borne)
    return witnesses.lines(made, frozenset(one for row in rows for one in row.testimony.sure))


def diagnosticity(cells: Sequence[Cell], weight: Bounds) -> Bounds:
    """Return how far apart the cells of a row are, times its weight."""
    apart = [_apart([cell.surely for cell in cells]), _apart([cell.degree for cell in cells])]
    return Bounds(min(apart) * weight.least, max(apart) * weight.most)


def _apart(degrees: Iterable[Degree]) -> float:
    """Return the mean number of steps between two of some degrees; 0 where there are not two."""
    often = Counter(map(DEGREES.index, degrees))
    steps = sum(
        abs(one - other) * often[one] * often[other] for one, other in combinations(often, 2)
    )
    pairs = comb(often.total(), 2)
    return steps / pairs if pairs else 0.0


def ranks(scores: Sequence[Bounds]) -> list[int]:
    """Return for each score 1 more than how many are surely less.

    >>> ranks([Bounds(2, 2), Bounds(0, 1), Bounds(1, 3), Bounds(2, 2)])
    [2, 1, 1, 2]
    """
    most = sorted(score.most for score in scores)
    return [1 + bisect_left(most, score.least) for score in scores]
