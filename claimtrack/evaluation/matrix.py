"""The matrix of evidence and rival answers, as values that name their records and places."""

from collections.abc import Callable
from typing import Final, Literal, get_args

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.explanations import Step
from claimtrack.dates import Answer
from claimtrack.diagnostics import Span
from claimtrack.evaluation.bounds import Bounds
from claimtrack.model import Status
from claimtrack.ratings import Rating
from claimtrack.value import field, record

__all__ = [
    "DEGREES",
    "NEUTRAL",
    "Cell",
    "Degree",
    "Evidence",
    "Matrix",
    "Rival",
    "Told",
    "Weighted",
]

Degree = Literal[
    "strongly inconsistent", "inconsistent", "neutral", "consistent", "strongly consistent"
]
DEGREES: Final[tuple[Degree, ...]] = get_args(Degree)
"""How evidence stands to an answer, from what excludes it to what entails it, a step each."""

NEUTRAL: Final = DEGREES.index("neutral")

Weighted = Literal["lines"]

Told = Callable[[], tuple[Step, ...]]
"""Gives the records of a cell."""


@record
class Cell:
    """How a piece of evidence stands to one answer, and the records that say so.

    `degree` takes what is only possible into account, `surely` does not.
    """

    answer: str
    degree: Degree
    surely: Degree
    told: Told = field(eq=False, repr=False)
    untold: Told = field(eq=False, repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The records on which the degree rests, in order, with their places.

        They are walked when asked for: in a deep corpus they are many more than all records.
        """
        return self.told()

    @property
    def struck(self) -> tuple[Step, ...]:
        """The links that would speak here if they were not undercut or rejected, and why they do not."""
        return self.untold()

    @property
    def certain(self) -> bool:
        """Whether the degree holds for sure."""
        return self.degree == self.surely

    @property
    def inconsistency(self) -> Bounds:
        """What it adds against the answer where the row counts as one: 0, 1, or 2 if strongly."""
        added = [max(0, NEUTRAL - DEGREES.index(one)) for one in (self.surely, self.degree)]
        return Bounds(min(added), max(added))


@record
class Evidence:
    """A row: a claim, premises that are one linked argument, or the denial of a claim.

    `held` tells whether somebody holds it; `commitments` are those that make it so. `lines` are the
    independent lines it comes through, `statuses` those of its claims, `ratings` what was judged, and
    still may stand, of the credibility of the stances. `weight` is what the row counts as. The cells
    stand in the order of the rivals.
    """

    claims: tuple[str, ...]
    span: Span
    denial: bool = False
    held: Answer = "no"
    commitments: tuple[Commitment, ...] = ()
    lines: Bounds = Bounds(0, 0)
    weight: Bounds = Bounds(0, 0)
    diagnosticity: Bounds = Bounds(0, 0)
    statuses: tuple[Status, ...] = ()
    ratings: tuple[Rating, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def name(self) -> str:
        """The claims by id: `a`, `a + b` for a linked argument, `not a` for a denial."""
        return ("not " if self.denial else "") + " + ".join(self.claims)

    @property
    def holders(self) -> tuple[str, ...]:
        """Whoever holds it, each once."""
        return tuple(dict.fromkeys(made.holder for made in self.commitments))

    def cell(self, answer: str) -> Cell:
        """Return the cell of an answer; an id that is none raises `KeyError`."""
        return {cell.answer: cell for cell in self.cells}[answer]


@record
class Rival:
    """An answer with what counts against it.

    `rank` is 1 more than the number of answers that surely have less against them. `against` names the
    rows that count against it, if only possibly, and `bearing` counts the rows that say anything of it.
    """

    claim: str
    span: Span
    status: Status
    inconsistency: Bounds
    rank: int
    against: tuple[str, ...] = ()
    bearing: int = 0


@record
class Matrix:
    """The evidence on a question's answers: rivals with the least against them first.

    Rows come with the most diagnostic first. `idle` is evidence that nobody holds, `aside` what is no
    evidence here, each with the reason. `weighted` names how rows are weighed; None counts each as one.
    """

    question: str
    exclusive: bool
    weighted: Weighted | None
    rivals: tuple[Rival, ...]
    evidence: tuple[Evidence, ...]
    idle: tuple[Evidence, ...] = ()
    aside: tuple[Step, ...] = ()

    @property
    def least(self) -> tuple[str, ...]:
        """The answers of rank 1: no other has surely less against it."""
        return tuple(rival.claim for rival in self.rivals if rival.rank == 1)
