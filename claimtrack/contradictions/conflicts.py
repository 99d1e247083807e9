"""Which claims cannot hold together: the rivals of exclusive questions, and drawn `contradicts`.

A pair with both grounds is one conflict. Times decide whether it is one at all: the claims' `about`
overlap yes, possibly or no. A rejected `contradicts` silences its pair.
"""

from collections.abc import Iterator
from itertools import combinations

from claimtrack.dates import Answer, overlap
from claimtrack.model import Claim, Link
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["Conflict", "conflicts", "meeting"]

Pair = tuple[str, str]


@record
class Conflict:
    """Two claims that cannot both hold, on the ground of questions and links (ids).

    `overlap` tells whether their times meet; `rejected` is the link that says there is no conflict.
    """

    claims: Pair
    questions: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    overlap: Answer = "yes"
    rejected: str | None = None

    @property
    def live(self) -> bool:
        """Tell whether the conflict stands: not rejected, and the times may meet."""
        return self.rejected is None and self.overlap != "no"

    def rival(self, claim: str) -> str:
        """Return the other claim of the pair."""
        first, second = self.claims
        return second if claim == first else first


def meeting(one: Claim, other: Claim, *, drawn: bool) -> Answer:
    """Tell whether the times of two claims overlap.

    Where only one says its time, whoever drew a link between them has judged that they do.
    """
    if drawn and (one.about is None or other.about is None):
        return "yes"
    return overlap(one.about, other.about)


def conflicts(records: Records) -> tuple[Conflict, ...]:
    """Return every conflict of a corpus, sorted by its claims; rejected and disjoint ones included."""
    questions: dict[Pair, list[str]] = {}
    drawn: dict[Pair, list[str]] = {}
    rejected: dict[Pair, str] = {}
    for pair, question in _rivals(records):
        questions.setdefault(pair, []).append(question)
    for pair, link in _drawn(records):
        if link.status == "rejected":
            rejected.setdefault(pair, link.id)
        else:
            drawn.setdefault(pair, []).append(link.id)
    return tuple(
        Conflict(
            claims=pair,
            questions=tuple(sorted(questions.get(pair, ()))),
            links=tuple(sorted(drawn.get(pair, ()))),
            overlap=meeting(*(records.claims[claim] for claim in pair), drawn=pair in drawn),
            rejected=rejected.get(pair),
        )
        for pair in sorted({*questions, *drawn, *rejected})
    )


def _rivals(records: Records) -> Iterator[tuple[Pair, str]]:
    for question in records.questions.values():
        if question.exclusive:
            answers = sorted({answer for answer in question.answers if _is_active(records, answer)})
            for pair in combinations(answers, 2):
                yield pair, question.id


def _drawn(records: Records) -> Iterator[tuple[Pair, Link]]:
    for link in records.links.values():
        if link.verb == "contradicts" and len(link.from_) == 1:
            one, other = sorted((link.from_[0], link.to))
            if one != other and _is_active(records, one) and _is_active(records, other):
                yield (one, other), link


def _is_active(records: Records, claim: str) -> bool:
    record = records.claims.get(claim)
    return record is not None and record.status == "active"
