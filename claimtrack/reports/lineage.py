"""Where the sides of claims come from, as a report tells it: names instead of chains."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Literal

from claimtrack.attribution import Named, named
from claimtrack.model import Assessment
from claimtrack.provenance.choices import choices
from claimtrack.provenance.circular import Circle as Loop
from claimtrack.provenance.circular import circular, possibly_circular
from claimtrack.provenance.roots import Roots
from claimtrack.provenance.tracing import Tracing
from claimtrack.ratings import history
from claimtrack.records import Records
from claimtrack.reports.contents import Circle, Cited, Judgement, Lineage

__all__ = ["circles", "judgements", "lineages"]


def lineages(tracing: Tracing, claim: str) -> tuple[Lineage, ...]:
    """Return where each side of a claim comes from that somebody is on."""
    found = tracing.provenance(claim)
    sides: tuple[tuple[Literal["for", "against"], Roots], ...] = (
        ("for", found.for_),
        ("against", found.against),
    )
    return tuple(
        _lineage(tracing.records, side, roots, claim) for side, roots in sides if roots.commitments
    )


def _lineage(
    records: Records, side: Literal["for", "against"], roots: Roots, claim: str
) -> Lineage:
    return Lineage(
        side=side,
        stances=len(roots.stances),
        elsewhere=roots.elsewhere(claim),
        origins=(roots.origins.least, roots.origins.most),
        lines=(roots.lines.least, roots.lines.most),
        from_=_named(records, roots.origins.ids),
        load_bearing=_named(records, roots.load_bearing),
        together=tuple(
            tuple(_named(records, ids) for ids in choice) for choice in choices(roots.smallest)
        ),
        patterns=roots.patterns,
        circular=tuple(_named(records, loop) for loop in roots.circular),
        possibly_circular=tuple(_named(records, loop) for loop in roots.possibly_circular),
    )


def circles(tracing: Tracing, cited: Callable[[str], Cited]) -> Iterator[Circle]:
    """Give the loops of a corpus, those that are sure first."""
    chains = tracing.chains
    held = lambda: tracing.held  # noqa: E731 - it is asked only where a loop may be
    for sure, found in ((True, circular(chains, held)), (False, possibly_circular(chains, held))):
        for one in found:
            yield _circle(tracing.records, one, cited, sure=sure)


def _circle(records: Records, one: Loop, cited: Callable[[str], Cited], *, sure: bool) -> Circle:
    return Circle(
        members=_named(records, one.loop),
        sure=sure,
        claim=cited(one.claim) if one.claim is not None else None,
        places=one.places,
    )


def judgements(records: Records) -> Iterator[Judgement]:
    """Give what each assessor judged, by the assessors' ids, then by the ids of what they judged."""
    made = sorted(records.assessments.values(), key=_key)
    for by, of_one in groupby(made, key=lambda one: one.by):
        ratings = tuple(
            (named(records, of), rating)
            for of, some in groupby(of_one, key=lambda one: one.of)
            for rating in history(some)
        )
        yield Judgement(assessor=named(records, by), ratings=ratings)


def _key(one: Assessment) -> tuple[str, str]:
    return one.by, one.of


def _named(records: Records, ids: Iterable[str]) -> tuple[Named, ...]:
    return tuple(named(records, id_) for id_ in ids)
