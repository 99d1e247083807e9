"""Find what contradicts what: one pass over the bases, each walked only where somebody speaks."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from claimtrack.contradictions.bases import Base, bases, clashes
from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict, conflicts, meeting
from claimtrack.contradictions.findings import ORDER, Difference, Finding, Side
from claimtrack.contradictions.holders import BothSides, both_sides
from claimtrack.contradictions.moments import Moments
from claimtrack.contradictions.sentences import sentence
from claimtrack.dates import Answer
from claimtrack.diagnostics import Span
from claimtrack.model import Link
from claimtrack.quantities import gap
from claimtrack.records import Records

__all__ = ["Search", "contradictions"]

Made = dict[str, list[Commitment]]


def contradictions(records: Records) -> tuple[Finding, ...]:
    """Return what contradicts what, by kind, then by the claims involved."""
    return Search(records).findings


class Search:
    """The search over one corpus: what several findings need is made once and kept."""

    def __init__(self, records: Records) -> None:
        """Gather commitments and conflicts."""
        self.records = records
        self.held = Commitments(records)
        self.conflicts = conflicts(records, self.held.entailment)
        self.moments = Moments(records)

    @cached_property
    def bases(self) -> tuple[Base, ...]:
        """The bases: every claim denied in so many words, then the sets of conflicts."""
        denied = [Base(key=claim, ground=None) for claim in self.held.denied()]
        return (*denied, *bases(self.conflicts))

    @cached_property
    def both_sides(self) -> tuple[BothSides, ...]:
        """The holders on both sides of a base."""
        return tuple(
            found
            for base in self.bases
            for found in both_sides(self.records, self.held, self.moments, base)
        )

    @cached_property
    def abandoned(self) -> frozenset[Commitment]:
        """The commitments whose holder has clearly changed position since."""
        return frozenset(made for found in self.both_sides for made in found.abandoned)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, by kind, then by the claims involved."""
        found = [*self._single(), *self._denials(), *self._sets(), *self._tensions()]
        return tuple(sorted(found, key=lambda f: (ORDER.index(f.kind), f.claims, f.path)))

    # -- sides ----------------------------------------------------------------------------------

    def _side(self, claim: str, made: Iterable[Commitment], *, denies: bool = False) -> Side:
        commitments = tuple(dict.fromkeys(made))
        return Side(
            claim=claim,
            verb="denies" if denies else "affirms",
            commitments=commitments,
            chains=tuple(self.held.chain(one, claim) for one in commitments),
            abandoned=tuple(one.stance.id for one in commitments if one in self.abandoned),
        )

    def _steps(self, sides: Iterable[Side]) -> tuple[str, ...]:
        """Return the ids of the links along which the sides' commitments come."""
        steps = self.held.entailment.steps
        links = (
            steps[one][other].id
            for side in sides
            for chain in dict.fromkeys(side.chains)
            for one, other in pairwise(chain)
        )
        return tuple(dict.fromkeys(links))

    def _finding(self, told: Finding) -> Finding:
        """Return a finding with the links of entailment in its path, and its sentence."""
        path = tuple(dict.fromkeys((*told.path, *self._steps(told.sides))))
        return sentence(told, path)

    # -- two holders ----------------------------------------------------------------------------

    def _denials(self) -> Iterator[Finding]:
        for claim in self.held.denied():
            pro, con = self.held.to(claim), self.held.denials(claim)
            if _differ(pro, con):
                yield self._finding(
                    Finding(
                        kind="denial",
                        sides=(self._side(claim, pro), self._side(claim, con, denies=True)),
                        span=self.records.claims[claim].spans.record,
                        overlap=_surest("yes", pro, con),
                        message="",
                    )
                )

    def _sets(self) -> Iterator[Finding]:
        for base in self.bases:
            if base.ground is not None:
                yield from self._of_set(base)
        for conflict in self.conflicts:
            if not conflict.grounds:
                yield self._apparent(Base(key="", ground="link", conflicts=(conflict,)), [conflict])

    def _of_set(self, base: Base) -> Iterator[Finding]:
        made: Made = {}
        overlaps: dict[tuple[str, str], Answer] = {}
        apart: list[Conflict] = []
        latent: list[Conflict] = []
        for conflict in base.conflicts:
            one, other = conflict.claims
            if conflict.rejected is not None:
                apart.append(conflict)
            elif not (self.held.to(one) and self.held.to(other)):
                if conflict.live:
                    latent.append(conflict)
            elif not self._clash(conflict, made, overlaps):
                apart.append(conflict)
        if made:
            yield self._rivalry(base, made, overlaps)
        if latent:
            yield self._latent(base, latent)
        if apart:
            yield self._apparent(base, apart)

    def _clash(
        self, conflict: Conflict, made: Made, overlaps: dict[tuple[str, str], Answer]
    ) -> bool:
        """Add what clashes over a conflict; tell whether the times of any commitments meet."""
        meets = False
        for ones, others, overlap in clashes(self.records, self.held, conflict):
            meets = True
            if _differ(ones, others):
                for claim, side in zip(conflict.claims, (ones, others), strict=True):
                    made.setdefault(claim, []).extend(side)
                told = _surest(overlap, ones, others)
                if overlaps.get(conflict.claims) != "yes":
                    overlaps[conflict.claims] = told
        return meets

    def _rivalry(self, base: Base, made: Made, overlaps: dict[tuple[str, str], Answer]) -> Finding:
        counted = base.ground == "quantity"
        return self._finding(
            Finding(
                kind="numeric-mismatch" if counted else "rivalry",
                sides=tuple(self._side(claim, made[claim]) for claim in sorted(made)),
                span=self._place(base),
                overlap="yes" if "yes" in overlaps.values() else "possibly",
                question=base.key if base.ground == "question" else None,
                path=self._path(base, list(base.conflicts)),
                grounds=tuple(dict.fromkeys(g for c in base.conflicts for g in c.grounds)),
                differences=tuple(self._differences(overlaps)) if counted else (),
                message="",
            )
        )

    def _differences(self, overlaps: dict[tuple[str, str], Answer]) -> Iterator[Difference]:
        for pair, overlap in sorted(overlaps.items()):
            one, other = (self.records.claims[claim].quantity for claim in pair)
            between = gap(one.value, other.value) if one and other else None
            if between is not None:
                yield Difference(
                    claims=pair, gap=between.distance, times=between.times, overlap=overlap
                )

    def _latent(self, base: Base, latent: list[Conflict]) -> Finding:
        claims = sorted({claim for conflict in latent for claim in conflict.claims})
        return self._finding(
            Finding(
                kind="latent",
                sides=tuple(self._side(claim, self.held.to(claim)) for claim in claims),
                span=self._place(base),
                overlap="possibly",
                question=base.key if base.ground == "question" else None,
                path=self._path(base, latent),
                grounds=(base.ground,) if base.ground else (),
                message="",
            )
        )

    def _apparent(self, base: Base, apart: list[Conflict]) -> Finding:
        claims = sorted({claim for conflict in apart for claim in conflict.claims})
        rejected = sorted({c.rejected for c in apart if c.rejected is not None})
        links = [self.records.links[id_] for id_ in rejected]
        reasons = [link.reason or "rejected, without a reason" for link in links]
        return self._finding(
            Finding(
                kind="apparent",
                sides=tuple(self._side(claim, self.held.to(claim)) for claim in claims),
                span=links[0].spans.record if links else self._place(base),
                overlap=apart[0].overlap,
                question=base.key if base.ground == "question" else None,
                path=(*self._path(base, apart), *rejected),
                grounds=(base.ground,) if base.ground else (),
                reason=" ".join(reasons) or "their times do not overlap",
                message="",
            )
        )

    def _path(self, base: Base, members: list[Conflict]) -> tuple[str, ...]:
        question = (base.key,) if base.ground == "question" else ()
        return (*question, *sorted({link for conflict in members for link in conflict.links}))

    def _place(self, base: Base) -> Span:
        if base.ground == "question":
            return self.records.questions[base.key].spans.record
        if base.ground == "link":
            links = [link for conflict in base.conflicts for link in conflict.links]
            return self.records.links[links[0]].spans.record
        return self.records.claims[base.claims[0]].spans.field("quantity")

    # -- one holder -----------------------------------------------------------------------------

    def _single(self) -> Iterator[Finding]:
        for found in self.both_sides:
            yield self._finding(
                Finding(
                    kind=found.kind,
                    sides=tuple(self._own_sides(found)),
                    span=self._where(found),
                    overlap=found.overlap,
                    question=found.base.key if found.base.ground == "question" else None,
                    path=self._path(found.base, list(found.base.conflicts)),
                    grounds=(found.base.ground,) if found.base.ground else (),
                    carriers=_carriers(found),
                    message="",
                )
            )

    def _own_sides(self, found: BothSides) -> Iterator[Side]:
        ones = [one for one, _, _ in found.opposed]
        others = [other for _, other, _ in found.opposed]
        if found.base.ground is None:
            yield self._side(found.base.key, ones)
            yield self._side(found.base.key, others, denies=True)
            return
        made: Made = {}
        for one in dict.fromkeys([*ones, *others]):
            for claim in found.base.claims:
                if one in self.held.to(claim, disputed=True):
                    made.setdefault(claim, []).append(one)
        for claim in sorted(made):
            yield self._side(claim, made[claim])

    def _where(self, found: BothSides) -> Span:
        last = max(
            (s for two in found.opposed for s in two[:2]), key=lambda c: c.stance.spans.place
        )
        return last.stance.spans.record

    # -- tension --------------------------------------------------------------------------------

    def _tensions(self) -> Iterator[Finding]:
        for link in self.records.links.values():
            if link.verb == "opposes" and link.status == "active":
                yield from self._tension(link)

    def _tension(self, link: Link) -> Iterator[Finding]:
        claims = [self.records.claims.get(claim) for claim in (*link.from_, link.to)]
        active = [claim for claim in claims if claim is not None and claim.status == "active"]
        made = [self.held.to(claim.id) for claim in active]
        if len(active) < len(claims) or not all(made):
            return
        *premises, end = active
        overlaps = {meeting(premise.about, end.about, drawn=False) for premise in premises}
        if "no" not in overlaps:
            overlap: Answer = "possibly" if "possibly" in overlaps else "yes"
            pairs = zip(active, made, strict=True)
            yield self._finding(
                Finding(
                    kind="tension",
                    sides=tuple(self._side(claim.id, some) for claim, some in pairs),
                    span=link.spans.record,
                    overlap=_surest(overlap, *made),
                    path=(link.id,),
                    grounds=("link",),
                    message="",
                )
            )


def _differ(ones: Iterable[Commitment], others: Iterable[Commitment]) -> bool:
    """Tell whether two sides have two different holders between them."""
    one, other = {c.holder for c in ones}, {c.holder for c in others}
    return bool(one and other) and len(one | other) > 1


def _surest(overlap: Answer, *sides: Iterable[Commitment]) -> Answer:
    """Return an answer, or possibly where a side rests on unsure attributions alone."""
    return overlap if all(any(made.sure for made in side) for side in sides) else "possibly"


def _carriers(found: BothSides) -> tuple[str, ...]:
    disowned = (one for two in found.opposed for one in two[:2] if not one.firm)
    return tuple(dict.fromkeys(via for one in disowned for via in one.stance.via))
