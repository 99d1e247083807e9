"""Which claims cannot hold together: rivals of exclusive questions, drawn `contradicts`, quantities.

A pair with several grounds is one conflict. Times decide whether it is one at all: the claims'
`about` overlap yes, possibly or no. A rejected `contradicts` silences its pair. Claims of which one
entails the other are no rivals.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, Literal

from claimtrack.contradictions.entailment import Entailment
from claimtrack.dates import DAWN, DUSK, Answer, Date, overlap
from claimtrack.model import Claim, Link, Question
from claimtrack.quantities import Value, disjoint, fold
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["Conflict", "Ground", "conflicts", "meeting"]

Pair = tuple[str, str]
Ground = Literal["question", "link", "quantity"]

WIDEST: Final = 200
"""In a larger set each claim is compared with the extremes only; see `_some_pairs`."""


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

    def rival(self, claim: str) -> str:
        """Return the other claim of the pair."""
        first, second = self.claims
        return second if claim == first else first


def meeting(one: Date | None, other: Date | None, *, drawn: bool) -> Answer:
    """Tell whether two times overlap.

    Where only one is told, whoever drew a link between the claims has judged that they do.
    """
    if drawn and (one is None or other is None):
        return "yes"
    return overlap(one, other)


def conflicts(records: Records, entailment: Entailment | None = None) -> tuple[Conflict, ...]:
    """Return every conflict of a corpus, sorted by its claims; rejected and disjoint ones included."""
    follows = entailment or Entailment(records)
    questions: dict[Pair, list[str]] = {}
    counted: dict[Pair, Pair] = {}
    drawn: dict[Pair, list[str]] = {}
    rejected: dict[Pair, str] = {}
    for question in records.questions.values():
        for pair in _rivals(records, question, follows):
            questions.setdefault(pair, []).append(question.id)
    for pair, link in _drawn(records):
        if link.status == "rejected":
            rejected.setdefault(pair, link.id)
        else:
            drawn.setdefault(pair, []).append(link.id)
    for pair, quantity in _mismatches(records, follows):
        counted.setdefault(pair, quantity)
    return tuple(
        Conflict(
            claims=pair,
            questions=tuple(sorted(questions.get(pair, ()))),
            links=tuple(sorted(drawn.get(pair, ()))),
            quantity=counted.get(pair),
            overlap=meeting(*(records.claims[c].about for c in pair), drawn=pair in drawn),
            rejected=rejected.get(pair),
        )
        for pair in sorted({*questions, *drawn, *rejected, *counted})
    )


def _rivals(records: Records, question: Question, follows: Entailment) -> Iterator[Pair]:
    if question.exclusive:
        answers = sorted({answer for answer in question.answers if _is_active(records, answer)})
        claims = [records.claims[answer] for answer in answers]
        for one, other in _pairs(claims):
            if not follows.nested(one.id, other.id):
                yield one.id, other.id


def _drawn(records: Records) -> Iterator[tuple[Pair, Link]]:
    for link in records.links.values():
        if link.verb == "contradicts" and len(link.from_) == 1:
            one, other = sorted((link.from_[0], link.to))
            if one != other and _is_active(records, one) and _is_active(records, other):
                yield (one, other), link


def _mismatches(records: Records, follows: Entailment) -> Iterator[tuple[Pair, Pair]]:
    """Give the pairs of claims that count the same population in one unit and differ."""
    alike: dict[Pair, list[Claim]] = {}
    for claim in records.claims.values():
        if claim.quantity is not None and claim.status == "active":
            what = (fold(claim.quantity.of), fold(claim.quantity.unit))
            alike.setdefault(what, []).append(claim)
    for what, claims in alike.items():
        for one, other in _pairs(sorted(claims, key=lambda claim: claim.id)):
            if disjoint(_value(one), _value(other)) and not follows.nested(one.id, other.id):
                yield (one.id, other.id), what


def _value(claim: Claim) -> Value:
    assert claim.quantity is not None  # noqa: S101 - only counted claims are compared
    return claim.quantity.value


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    return combinations(claims, 2) if len(claims) <= WIDEST else _some_pairs(claims)


def _some_pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Give enough pairs of a large set to find every claim that has a rival, though not all pairs.

    Of the claims of one time those with the least and the greatest values speak for the others.
    """
    periods: dict[str, list[Claim]] = {}
    for claim in claims:
        periods.setdefault(claim.about.text if claim.about else "", []).append(claim)
    for mine, theirs in _meeting_periods(list(periods.values())):
        for one in mine:
            for other in _extremes(theirs):
                if one is not other:
                    yield (one, other) if one.id < other.id else (other, one)


def _meeting_periods(periods: list[list[Claim]]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Give each two periods whose times may meet, both ways and each with itself, by a sweep."""

    def bounds(period: list[Claim]) -> tuple[int, int]:
        about = period[0].about
        return (about.earliest, about.latest) if about else (DAWN, DUSK)

    open_: list[list[Claim]] = []
    for period in sorted(periods, key=bounds):
        yield period, period
        begins = bounds(period)[0]
        open_ = [one for one in open_ if bounds(one)[1] >= begins]
        for one in open_:
            yield one, period
            yield period, one
        open_.append(period)


def _extremes(claims: list[Claim]) -> list[Claim]:
    def low(claim: Claim) -> float:
        bound = claim.quantity.value.low if claim.quantity else 0
        return float("-inf") if bound is None else bound

    placed = sorted(claims, key=low)
    return [*placed[:3], *placed[-3:]] if len(placed) > 6 else placed  # noqa: PLR2004 - 3 and 3


def _is_active(records: Records, claim: str) -> bool:
    found = records.claims.get(claim)
    return found is not None and found.status == "active"
