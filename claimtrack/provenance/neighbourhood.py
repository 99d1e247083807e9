"""The part of a corpus on which one claim's status and provenance depend, and nothing else."""

from collections.abc import Iterator

from claimtrack.model import Actor, Record, Source, Stance
from claimtrack.provenance.unions import Union
from claimtrack.quantities import fold
from claimtrack.records import Records
from claimtrack.references import references

__all__ = ["around"]

TYING = ("entails", "equivalent", "contradicts")
"""The links by which the status of one claim may depend on stances on another."""


def around(records: Records, claim: str) -> Records:
    """Return the records that decide how a claim stands.

    These are the claims tied to it, at any distance, by entailment, by a `contradicts` (a rejected one
    too, which silences), by an exclusive question or by counting the same; the stances on all of them;
    and what those rest on.
    """
    union = Union()
    for one, other in _tied(records):
        union.join(one, other)
    claims = {id_ for id_ in records.claims if union.head(id_) == union.head(claim)}
    kept: dict[str, Record] = {id_: records.claims[id_] for id_ in claims}
    stances = (stance for id_ in claims for stance in records.stances_of(id_))
    kept.update((stance.id, stance) for stance in stances)
    links = (link for id_ in claims for link in (*records.links_from(id_), *records.links_to(id_)))
    kept.update((link.id, link) for link in links if link.verb in TYING)
    asked = (question for id_ in claims for question in records.questions_of(id_))
    kept.update((question.id, question) for question in asked if question.exclusive)
    return Records(_with_grounds(records, kept))


def _tied(records: Records) -> Iterator[tuple[str, str]]:
    for link in records.links.values():
        if link.verb in TYING:
            yield from ((one, link.to) for one in link.from_)
    for question in records.questions.values():
        if question.exclusive:
            yield from ((question.answers[0], other) for other in question.answers)
    first: dict[tuple[str, str], str] = {}
    for claim in records.claims.values():
        if claim.quantity is not None:
            counted = (fold(claim.quantity.of), fold(claim.quantity.unit))
            yield first.setdefault(counted, claim.id), claim.id


def _with_grounds(records: Records, kept: dict[str, Record]) -> Iterator[Record]:
    """Give records with the sources, actors and stances that these rest on, at any distance."""
    todo = list(kept.values())
    passed = set(kept)
    for one in todo:  # grows as it goes
        yield one
        for reference in references(one):
            ground = records.by_id.get(reference.id)
            if isinstance(ground, Stance | Source | Actor) and ground.id not in passed:
                passed.add(ground.id)
                todo.append(ground)
