"""The contradictions themselves, as values that name their records and say themselves in a sentence.

| kind | when |
|---|---|
| `denial` | one holder denies a claim in so many words, another is committed to it |
| `rivalry` | two holders are committed to claims that cannot both hold; a question's are one finding |
| `numeric-mismatch` | two holders count the same at one time and differ; one finding for each count |
| `self-contradiction` | one holder is on both sides, at one moment or in unknown order |
| `change-of-position` | one holder is on both sides, clearly one after the other |
| `attribution-conflict` | one holder is on both sides, and one side is others' word or disowned |
| `tension` | someone holds all premises of an `opposes`, and someone its end |
| `latent` | claims that cannot both hold, of which one has no holder |
| `apparent` | a conflict whose times do not meet, or that was looked at and rejected |
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal, get_args

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.conflicts import Ground
from claimtrack.contradictions.entailment import Entailment
from claimtrack.dates import Answer
from claimtrack.diagnostics import Span
from claimtrack.value import field, record

__all__ = ["ORDER", "Difference", "Finding", "FindingKind", "Side"]

FindingKind = Literal[
    "denial",
    "rivalry",
    "numeric-mismatch",
    "self-contradiction",
    "change-of-position",
    "attribution-conflict",
    "tension",
    "latent",
    "apparent",
]
ORDER: Final[tuple[FindingKind, ...]] = get_args(FindingKind)
"""The kinds in the order in which findings are listed."""


@record
class Side:
    """One side of a finding: a claim, whether its holders affirm or deny it, and how they came to.

    `abandoned` holds the ids of stances whose holder has clearly changed position since.
    """

    claim: str
    entailment: Entailment = field(eq=False, repr=False)
    verb: Literal["affirms", "denies"] = "affirms"
    commitments: tuple[Commitment, ...] = ()
    abandoned: tuple[str, ...] = ()

    @property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """For each commitment the claims that lead from the one it was made on to this one.

        They are walked when asked for: in a deep corpus they are much longer than all records.
        """
        made_on = {made.claim for made in self.commitments}
        ways = {claim: self.entailment.passed(claim, self.claim) for claim in made_on}
        return tuple(ways[made.claim] for made in self.commitments)

    @property
    def links(self) -> Iterator[str]:
        """The ids of the links along which the commitments come."""
        steps = self.entailment.steps
        for chain in dict.fromkeys(self.chains):
            for one, other in pairwise(chain):
                yield steps[one][other].id

    @property
    def holders(self) -> tuple[str, ...]:
        """The holders on this side, each once."""
        return tuple(dict.fromkeys(made.holder for made in self.commitments))

    @property
    def stances(self) -> tuple[str, ...]:
        """The ids of the stances on this side, each once."""
        return tuple(dict.fromkeys(made.stance.id for made in self.commitments))

    @property
    def sure(self) -> bool:
        """Tell whether any of the commitments is surely its holder's."""
        return any(made.sure for made in self.commitments)


@record
class Difference:
    """Two claims that count the same and differ: by how much, how many times, and when.

    `values` are the two as typed; `gap` is what lies between their nearest ends.
    """

    claims: tuple[str, str]
    values: tuple[str, str]
    gap: str
    times: str | None
    overlap: Answer


@record
class Finding:
    """One contradiction: its sides, the records that make it one, and a sentence that says so.

    `overlap` is yes or possibly; for `apparent` the reason it is none stands in `reason`. `rests_on`
    has the ids of the questions and links it rests on, those of entailment left out; `span` is where
    the conflict was typed. `carriers` are those who put a disowned position into a holder's mouth.
    `maybe_one` tells that the holders may be one and the same, since an unnamed one is among them.
    """

    kind: FindingKind
    sides: tuple[Side, ...]
    span: Span
    message: str
    overlap: Answer = "yes"
    question: str | None = None
    rests_on: tuple[str, ...] = ()
    reason: str | None = None
    grounds: tuple[Ground, ...] = ()
    differences: tuple[Difference, ...] = ()
    carriers: tuple[str, ...] = ()
    maybe_one: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the questions and links it rests on, those of entailment included."""
        links = (link for side in self.sides for link in side.links)
        return tuple(dict.fromkeys((*self.rests_on, *links)))

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims involved, each once."""
        return tuple(dict.fromkeys(side.claim for side in self.sides))

    @property
    def holders(self) -> tuple[str, ...]:
        """The holders involved, sorted."""
        return tuple(sorted({holder for side in self.sides for holder in side.holders}))

    @property
    def stances(self) -> tuple[str, ...]:
        """The ids of the stances involved, sorted."""
        return tuple(sorted({stance for side in self.sides for stance in side.stances}))
