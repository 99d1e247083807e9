"""Which claims cannot hold together: rivals of exclusive questions, drawn `contradicts`, quantities.

A pair with several grounds is one conflict. Times decide whether it is one at all: the claims'
`about` overlap yes, possibly or no. A rejected `contradicts` silences its pair. Claims of which one
entails the other are no rivals.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from claimtrack.contradictions.entailment import Entailment
from claimtrack.contradictions.pairing import pairs
from claimtrack.dates import Answer, Date, overlap
from claimtrack.model import Claim, Link, Question
from claimtrack.quantities import Value, disjoint, fold
from claimtrack.records import Records
from claimtrack.value import evolve, record

__all__ = ["Conflict", "Ground", "conflicts", "meeting"]

Pair = tuple[str, str]
Ground = Literal["question", "link", "quantity"]

Speakers = Callable[[str], Iterable[str]]
"""Who is committed to a claim."""


@record
class Conflict:
    """Two claims that cannot both hold, on the ground of questions and links (ids), or of numbers.

    `quantity` is what both count and in which unit, where their values differ. `overlap` tells
    whether their times meet; `rejected` is the link that says there is no conflict.
    """

    claims: Pair
    questions: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    quantity: Pair | None = None
    overlap: Answer = "yes"
    rejected: str | None = None

    @property
    def live(self) -> bool:
        """Tell whether the conflict stands: not rejected, and the times may meet."""
        return self.rejected is None and self.overlap != "no"

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What makes it a conflict; the first names it."""
        told: tuple[tuple[Ground, object], ...] = (
            ("question", self.questions),
            ("link", self.links),
            ("quantity", self.quantity),
        )
        return tuple(ground for ground, there in told if there)

    def when(self, one: Date | None, other: Date | None) -> Answer:
        """Tell whether two times overlap, so that claims of these times conflict on its grounds."""
        counted = self.grounds == ("quantity",)
        return meeting(one, other, drawn=bool(self.links), counted=counted)


def meeting(
    one: Date | None, other: Date | None, *, drawn: bool = False, counted: bool = False
) -> Answer:
    """Tell whether the times of two claims overlap.

    Where only one is told, whoever has `drawn` a link between the claims has judged that they do.
    What is merely `counted` surely meets at equal times only, since a count grows with its window.
    """
    if drawn and (one is None or other is None):
        return "yes"
    told = overlap(one, other)
    if told == "yes" and counted and not _are_equal(one, other):
        return "possibly"
    return told


def _are_equal(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None or one == other:
        return one == other
    return _span(one) == _span(other) is not None


def _span(date: Date) -> tuple[int, int] | None:
    """Return the first and the last day of a span, if both are certain."""
    certain = date.earliest == date.latest_start and date.earliest_end == date.latest
    return (date.earliest, date.latest) if certain else None


def conflicts(
    records: Records,
    entailment: Entailment | None = None,
    speakers: Speakers = lambda _: (),
) -> tuple[Conflict, ...]:
    """Return every conflict of a corpus, sorted by its claims; rejected and disjoint ones included.

    Of sets with more than 200 claims, enough pairs are given for every claim that has a rival, by
    somebody else or by the same `speakers`, to be in one.
    """
    follows = entailment or Entailment(records)
    questions: dict[Pair, list[str]] = {}
    counted: dict[Pair, Pair] = {}
    drawn: dict[Pair, list[str]] = {}
    rejected: dict[Pair, str] = {}
    for question in records.questions.values():
        for pair in _rivals(records, question, follows, speakers):
            questions.setdefault(pair, []).append(question.id)
    for pair, link in _drawn(records):
        if link.status == "rejected":
            rejected[pair] = min(rejected.get(pair, link.id), link.id)
        else:
            drawn.setdefault(pair, []).append(link.id)
    for pair, quantity in _mismatches(records, follows, speakers):
        counted.setdefault(pair, quantity)
    return tuple(
        _timed(
            records,
            Conflict(
                claims=pair,
                questions=tuple(sorted(questions.get(pair, ()))),
                links=tuple(sorted(drawn.get(pair, ()))),
                quantity=counted.get(pair),
                rejected=rejected.get(pair),
            ),
        )
        for pair in sorted({*questions, *drawn, *rejected, *counted})
    )


def _timed(records: Records, conflict: Conflict) -> Conflict:
    """Return a conflict that knows whether the times of its claims overlap."""
    overlap = conflict.when(*(records.claims[claim].about for claim in conflict.claims))
    return conflict if overlap == "yes" else evolve(conflict, overlap=overlap)


def _rivals(
    records: Records, question: Question, follows: Entailment, speakers: Speakers
) -> Iterator[Pair]:
    if question.exclusive:
        answers = sorted({answer for answer in question.answers if _is_active(records, answer)})
        for one, other in pairs([records.claims[answer] for answer in answers], speakers):
            if not follows.nested(one.id, other.id):
                yield one.id, other.id


def _drawn(records: Records) -> Iterator[tuple[Pair, Link]]:
    for link in records.links.values():
        if link.verb == "contradicts" and len(link.from_) == 1:
            one, other = sorted((link.from_[0], link.to))
            if one != other and _is_active(records, one) and _is_active(records, other):
                yield (one, other), link


def _mismatches(
    records: Records, follows: Entailment, speakers: Speakers
) -> Iterator[tuple[Pair, Pair]]:
    """Give the pairs of claims that count the same population in one unit and differ."""
    alike: dict[Pair, list[Claim]] = {}
    for claim in records.claims.values():
        if claim.quantity is not None and claim.status == "active":
            what = (fold(claim.quantity.of), fold(claim.quantity.unit))
            alike.setdefault(what, []).append(claim)
    for what, claims in alike.items():
        for one, other in pairs(sorted(claims, key=lambda claim: claim.id), speakers):
            if disjoint(_value(one), _value(other)) and not follows.nested(one.id, other.id):
                yield (one.id, other.id), what


def _value(claim: Claim) -> Value:
    assert claim.quantity is not None  # noqa: S101 - only counted claims are compared
    return claim.quantity.value


def _is_active(records: Records, claim: str) -> bool:
    found = records.claims.get(claim)
    return found is not None and found.status == "active"
