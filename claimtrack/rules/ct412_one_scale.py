"""An assessor whose credibility is always read off the reliability.

**What it checks.** The ratings of one assessor are not all on the diagonal of the Admiralty code (A1, B2, C3,
D4, E5), once there are five pairs. A pair is a stance with

- the `credibility` that the assessor gives it: of several assessments the last;
- the `reliability` that the assessor gives its holder (in a source's own voice its authors): the last that
  is not surely `dated` after the credibility; where there is none, that of the source in which it stands.

*The last* is the one after which no other surely comes. Where dates leave several, and where authors wrote
together, a pair is on the diagonal only if all of them are. Pairs with F or 6 in them are left out.

**Why it matters.** The code has two scales so that a good source can be seen to say something doubtful, and a
poor one something that others confirm. Where each stance gets the digit of its holder's letter, the second
scale says nothing, and what looks like two judgements is one.

**How to fix it.** Look at each of the stances again as if it came from nobody in particular: what else is
known about the matter, and does it fit? If they do fall on the diagonal, leave them there.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from claimtrack.dates import DAWN, DUSK
from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Assessment
from claimtrack.rule import Example, Rule, Subject

if TYPE_CHECKING:
    from claimtrack.scope import Reads

RULE = Rule("CT412", "notice", near=("assessment.by",))

_CORPUS = """\
claims:
  engines: The night flights carry engines.
actors:
  analyst: The analyst
  airline: The airline
  pilot: {name: a pilot, kind: unnamed}
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {id: s1, holder: airline, denies: engines}
    - {id: s2, holder: pilot, affirms: engines}
    - {id: s3, holder: pilot, affirms: engines, said: 2012}
    - {id: s4, mentions: engines}
    - {id: s5, affirms: engines, attribution: unsure}
assessments:
  - {of: airline, by: analyst, dated: 2012, reliability: D}
  - {of: pilot, by: analyst, dated: 2012, reliability: C}
  - {of: bulletin, by: analyst, dated: 2012, reliability: B}
  - {of: s1, by: analyst, dated: 2013, credibility: 4}
  - {of: s2, by: analyst, dated: 2013, credibility: 3}
  - {of: s3, by: analyst, dated: 2013, credibility: 3}
  - {of: s4, by: analyst, dated: 2013, credibility: 2}
"""

EXAMPLES = (
    Example(_CORPUS + "  - {of: s5, by: analyst, dated: 2013, credibility: 3}\n"),
    Example(_CORPUS + "  - {of: s5, by: analyst, dated: 2013, credibility: 2}\n", at=("20:53",)),
)

FEWEST: Final = 5
"""How many pairs it takes for their agreement to mean something."""

_DIAGONAL: Final = dict(zip("ABCDE", "12345", strict=True))

Scale = Literal["reliability", "credibility"]


class _Judged:
    """The codes that one assessor gives one record, as they stand on any day."""

    def __init__(self, made: list[Assessment], scale: Scale) -> None:
        self.made = made
        bounds = [(*_days(one), str(getattr(one, scale))) for one in made]
        self.latest = max(latest for _, latest, _ in bounds)
        self._from: list[int] = []
        self._codes: list[frozenset[str]] = []
        left = sorted((latest, code) for _, latest, code in bounds)
        standing: Counter[str] = Counter()
        gone = 0
        for earliest, _, code in sorted(bounds):
            standing[code] += 1
            while left[gone][0] < earliest:  # surely before this one, and so met before it
                standing[left[gone][1]] -= 1
                gone += 1
            self._from.append(earliest)
            self._codes.append(frozenset(+standing))

    def on(self, day: int) -> frozenset[str]:
        """Return the codes after which no other surely comes, of those that may be given by a day."""
        met = bisect(self._from, day)
        return self._codes[met - 1] if met else frozenset()


class _Pair:
    """A stance that was rated, with its digits and the letters of who it comes from."""

    def __init__(self, rated: Assessment, digits: frozenset[str], letters: frozenset[str]) -> None:
        self.rated = rated
        self.digits = digits
        self.letters = letters

    @property
    def judged(self) -> bool:
        return bool(self.letters) and "F" not in self.letters and "6" not in self.digits

    @property
    def on_diagonal(self) -> bool:
        return len({_DIAGONAL[letter] for letter in self.letters} | self.digits) == 1


def reads(subject: Subject) -> "Reads":
    """Return what the check looks at: no more than one scale where the other is not in use."""
    rated = any(one.credibility is not None for one in subject.records.assessments.values())
    return ("assessment", "stance", "source.author") if rated else ("assessment.credibility",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the assessors for whom the two scales are one."""
    made = [one for one in subject.records.every if isinstance(one, Assessment)]
    if len(made) <= FEWEST:
        return
    pairs: dict[str, list[_Pair]] = {}
    for pair in _pairs(subject, made):
        pairs.setdefault(pair.rated.by, []).append(pair)
    for assessor, own in pairs.items():
        if len(own) >= FEWEST and all(pair.on_diagonal for pair in own):
            yield _finding(assessor, sorted(own, key=lambda pair: pair.rated.spans.place))


def _pairs(subject: Subject, made: list[Assessment]) -> Iterator[_Pair]:
    records = subject.records
    digits = _judged(made, "credibility")
    letters = _judged(made, "reliability") if digits else {}
    for (by, id_), rated in digits.items():
        stance = records.stances.get(id_)
        if stance is None:
            continue
        found: set[str] = set()
        for who in (records.holders(stance), (stance.source,)):
            known = [letters[by, one] for one in who if (by, one) in letters]
            found = found or {code for one in known for code in one.on(rated.latest)}
        pair = _Pair(rated.made[0], rated.on(rated.latest), frozenset(found))
        if pair.judged:
            yield pair


def _judged(made: list[Assessment], scale: Scale) -> dict[tuple[str, str], _Judged]:
    """Return what each assessor gives each record on a scale, by the ids of both."""
    found: dict[tuple[str, str], list[Assessment]] = {}
    for one in made:
        if getattr(one, scale) is not None:
            found.setdefault((one.by, one.of), []).append(one)
    return {key: _Judged(some, scale) for key, some in found.items()}


def _days(one: Assessment) -> tuple[int, int]:
    """Return the first and the last day on which an assessment may have been made."""
    return (one.dated.earliest, one.dated.latest) if one.dated else (DAWN, DUSK)


def _finding(assessor: str, pairs: list[_Pair]) -> Diagnostic:
    labels = (
        Label(pair.rated.spans.field("credibility"), f"{letter}{_DIAGONAL[letter]}")
        for pair in pairs[:FEWEST]
        for letter in pair.letters
    )
    return RULE.at(
        pairs[0].rated.spans.field("credibility"),
        f"all {len(pairs)} pairs of ratings by `{assessor}` are on the diagonal, as A1 and B2 are",
        "judge each stance apart from who holds it",
        *labels,
    )
