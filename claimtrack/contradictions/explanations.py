"""Explanations of what links two records, as values that name their records and their places."""

from typing import Literal

from claimtrack.dates import Answer
from claimtrack.diagnostics import Span
from claimtrack.value import record, value

__all__ = ["Explanation", "Step", "Tie"]

Tie = Literal[
    "exclusion", "apparent", "entailment", "argument", "commitment", "rival", "remark", "finding"
]
"""How two ids are linked: the first four are of claims, the next three of a holder and a claim."""


@value
class Step:
    """One record of an explanation: its id, what it contributes, and where it is written."""

    id: str
    text: str
    at: Span


@record
class Explanation:
    """What links two ids (`ends`, as asked): how, the records in order, and a sentence.

    `overlap` is possibly where times or an attribution leave it open, and no for a conflict that is
    only apparent since the times do not meet.
    """

    ends: tuple[str, str]
    tie: Tie
    message: str
    steps: tuple[Step, ...]
    overlap: Answer = "yes"

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the records, in order."""
        return tuple(step.id for step in self.steps)
