"""Find what contradicts what: one pass over the bases, each walked only where somebody speaks."""

from collections.abc import Iterator
from functools import cached_property

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.findings import ORDER, Finding, Side
from claimtrack.contradictions.holders import BothSides
from claimtrack.contradictions.rivals import Rivals
from claimtrack.contradictions.sentences import sentence
from claimtrack.contradictions.sides import Sides
from claimtrack.contradictions.survey import Survey
from claimtrack.contradictions.tensions import tensions

__all__ = ["Search"]


class Search(Survey):
    """The search over one corpus, on top of its survey."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, by kind, then by the claims involved."""
        found = [sentence(one) for one in self._findings()]
        return tuple(sorted(found, key=_place))

    def _findings(self) -> Iterator[Finding]:
        sides = Sides(self.records, self.held, self.abandoned)
        for both in self.both_sides:
            yield _single(sides, both)
        yield from self._denials(sides)
        rivals = Rivals(sides, self.people)
        for base in self.bases:
            if base.ground is not None:
                yield from rivals.findings(base)
        for conflict in self.conflicts:
            if not conflict.grounds:
                yield rivals.rejected(conflict)
        yield from tensions(sides)

    def _denials(self, sides: Sides) -> Iterator[Finding]:
        for claim in self.held.denials_told():
            pro, con = self.held.to(claim), self.held.denials(claim)
            ones, others = {c.holder for c in pro}, {c.holder for c in con}
            differ = self.people.differ(ones, others)
            if differ != "no":
                sure = self.people.differ(
                    {c.holder for c in pro if c.sure}, {c.holder for c in con if c.sure}
                )
                yield Finding(
                    kind="denial",
                    sides=(sides.of(claim, pro), sides.of(claim, con, denies=True)),
                    span=self.records.claims[claim].spans.record,
                    overlap="yes" if sure == "yes" else "possibly",
                    maybe_one=differ == "possibly",
                    message="",
                )


def _place(finding: Finding) -> tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return (ORDER.index(finding.kind), finding.claims, finding.rests_on, finding.holders)


def _single(sides: Sides, found: BothSides) -> Finding:
    conflicts = [two.conflict for two in found.opposed if two.conflict is not None]
    last = max(
        (made for two in found.opposed for made in (two.one, two.other)),
        key=lambda made: (made.stance.spans.place, made.id),
    )
    disowned = [made for two in found.opposed for made in (two.one, two.other) if not made.firm]
    return Finding(
        kind=found.kind,
        sides=tuple(_own_sides(sides, found)),
        span=last.stance.spans.record,
        overlap=found.overlap,
        question=found.base.question,
        rests_on=sides.grounds(found.base, conflicts),
        grounds=(found.base.ground,) if found.base.ground else (),
        carriers=tuple(dict.fromkeys(via for made in disowned for via in made.stance.via)),
        message="",
    )


def _own_sides(sides: Sides, found: BothSides) -> Iterator[Side]:
    if found.base.ground is None:
        yield sides.of(found.base.key, [two.one for two in found.opposed])
        yield sides.of(found.base.key, [two.other for two in found.opposed], denies=True)
        return
    made: dict[str, list[Commitment]] = {}
    for two in found.opposed:
        claims = two.conflict.claims if two.conflict else ()
        for claim, one in zip(claims, (two.one, two.other), strict=True):
            made.setdefault(claim, []).append(one)
    for claim in sorted(made):
        yield sides.of(claim, made[claim])
