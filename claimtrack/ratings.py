"""What assessors judged, each by each, in the order of time; never summed up in a number.

**The Admiralty code** (NATO AJP-2.1, Allied Joint Doctrine for Intelligence Procedures, 2016; before
it STANAG 2511, 2003) has two scales that are used independently: *reliability*, A to F, of a source
or an actor, and *credibility*, 1 to 6, of one piece of information, here of a stance. F and 6 say
that nothing can be judged: they are no ends of the scales. A *likelihood* is a word of a named scale
(see `claimtrack.likelihoods`), *confidence* how well founded the judgement of a claim is.

**Order.** A `dated` is one moment within its bounds. The assessments of one record by one assessor
are sorted by the last day on which each may have been made, then the first, then by place, so that
whatever is surely earlier stands above.

**Current** is an assessment after which no other surely comes. Where several are left, each is
*possibly* current, also where they were made on one day.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, Literal

from claimtrack.dates import DAWN, DUSK, Answer, Date
from claimtrack.diagnostics import Span
from claimtrack.likelihoods import NAMES, Scale, percent
from claimtrack.model import Assessment
from claimtrack.records import Records
from claimtrack.value import record, value

__all__ = ["CREDIBILITY", "RELIABILITY", "Grade", "Likelihood", "Rating", "history", "ratings"]

Order = Literal["first", "later", "same", "undetermined"]
"""How a rating stands to those above: surely later than all, or of one day with the last."""

RELIABILITY: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""What each letter says of a source or an actor."""

CREDIBILITY: Final = {
    "1": "confirmed by other independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""What each digit says of a stance."""


@value
class Grade:
    """A letter or digit of the Admiralty code, and what it says."""

    code: str
    meaning: str

    @property
    def judged(self) -> bool:
        """Whether anything was judged: F and 6 say that nothing can be."""
        return self.code not in ("F", "6")

    def __str__(self) -> str:
        """Return the grade with its meaning, as in `B, usually reliable`."""
        return f"{self.code}, {self.meaning}"


@value
class Likelihood:
    """A word for how likely something is, as it was typed, and the scale that gives it its meaning."""

    word: str
    scale: Scale | None

    @property
    def name(self) -> str | None:
        """What people call the scale; None where the file names none, which is an error in it."""
        return self.scale and NAMES[self.scale]

    @property
    def percent(self) -> tuple[int, int] | None:
        """The range that the scale gives the word; None where it has no such word."""
        return self.scale and percent(self.word, self.scale)

    def __str__(self) -> str:
        """Return the word with the scale and its range, as in `likely (ICD 203: 55 to 80 %)`."""
        between = ": {} to {} %".format(*self.percent) if self.percent else ""
        return f"{self.word} ({self.name or 'no scale'}{between})"


@record
class Rating:
    """One assessment among those that its assessor made of the record."""

    assessment: Assessment
    order: Order
    current: Answer

    @property
    def of(self) -> str:
        """The id of the record that is judged."""
        return self.assessment.of

    @property
    def by(self) -> str:
        """The id of the assessor."""
        return self.assessment.by

    @property
    def dated(self) -> Date | None:
        """When it was made; None where the file does not say, which is an error in it."""
        return self.assessment.dated

    @property
    def reliability(self) -> Grade | None:
        """How far a source or an actor is to be relied on."""
        code = self.assessment.reliability
        return Grade(code, RELIABILITY[code]) if code else None

    @property
    def credibility(self) -> Grade | None:
        """How far a stance is to be believed."""
        code = self.assessment.credibility
        return Grade(code, CREDIBILITY[code]) if code else None

    @property
    def likelihood(self) -> Likelihood | None:
        """How likely a claim is."""
        word = self.assessment.likelihood
        return Likelihood(word, self.assessment.scale) if word else None

    @property
    def confidence(self) -> Literal["low", "moderate", "high"] | None:
        """How well founded the judgement of a claim is."""
        return self.assessment.confidence

    @property
    def at(self) -> Span:
        """Where it is written."""
        return self.assessment.spans.record


def ratings(records: Records, id_: str) -> dict[str, tuple[Rating, ...]]:
    """Return what was judged of a record, by the id of the assessor, each in the order of time.

    An unknown id raises `KeyError`.
    """
    records.by_id[id_]
    found = sorted(records.assessments_of(id_), key=_assessor)
    return {by: tuple(history(made)) for by, made in groupby(found, key=_assessor)}


def history(made: Iterable[Assessment]) -> Iterator[Rating]:
    """Give the assessments of one record by one assessor in the order of time."""
    placed = sorted(made, key=_key)
    newest = max((_bounds(one)[0] for one in placed), default=DAWN)
    left = [one for one in placed if _bounds(one)[1] >= newest]
    above: Assessment | None = None
    for one in placed:
        current: Answer = (
            "no" if _bounds(one)[1] < newest else "yes" if len(left) == 1 else "possibly"
        )
        yield Rating(assessment=one, order=_order(above, one), current=current)
        above = one


def _assessor(one: Assessment) -> str:
    return one.by


def _key(one: Assessment) -> tuple[int, int, tuple[str, int, int]]:
    earliest, latest = _bounds(one)
    return latest, earliest, one.spans.place


def _bounds(one: Assessment) -> tuple[int, int]:
    """Return the first and the last day on which an assessment may have been made."""
    return (one.dated.earliest, one.dated.latest) if one.dated else (DAWN, DUSK)


def _order(above: Assessment | None, one: Assessment) -> Order:
    """Compare with the assessment above, of which none above it has a later last day."""
    if above is None:
        return "first"
    (first, last), (earliest, latest) = _bounds(above), _bounds(one)
    if last < earliest:
        return "later"
    return "same" if first == last == earliest == latest else "undetermined"
