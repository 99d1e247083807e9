"""The records as they could be known at a date: without what was not yet said then."""

from collections.abc import Iterator

from claimtrack.contradictions.moments import Moments
from claimtrack.dates import Date
from claimtrack.model import Assessment, Expectation, Link, Record, Stance
from claimtrack.records import Records
from claimtrack.value import evolve

__all__ = ["known"]


def known(records: Records, date: Date) -> Records:
    """Return the records without the stances and assessments that were not surely there by a date.

    A stance was surely taken by a date if the last day on which it may have been taken is no later
    than the first day on which the date may end: by `2013` is by its 31 December, by `2013-03~` by
    28 February. A stance without any date is left out. So is whatever concerns only what is left
    out: undercuts of a stance, undercuts of those, assessments of either; and so are expectations,
    which are about the corpus as it is. Claims, questions, links between claims, sources and actors
    stay.
    """
    late = set(_late(records, date))
    kept = (record for record in records.every if not _is_late(record, late, date))
    return Records(
        _without(record, late) if isinstance(record, Stance) else record for record in kept
    )


def _late(records: Records, date: Date) -> Iterator[str]:
    """Give the ids of the late stances, and of the links that undercut them, however deep."""
    moments = Moments(records)
    todo = [s.id for s in records.stances.values() if moments.bounds(s)[1] > date.earliest_end]
    for id_ in todo:  # grows as it goes
        yield id_
        todo += [link.id for link in records.links_to(id_)]


def _is_late(record: Record, late: set[str], date: Date) -> bool:
    match record:
        case Stance() | Link():
            return record.id in late
        case Assessment():
            done = record.dated is not None and record.dated.latest <= date.earliest_end
            return record.of in late or not done
        case _:
            return isinstance(record, Expectation)


def _without(stance: Stance, late: set[str]) -> Stance:
    """Return a stance that relies on nothing late."""
    if late.isdisjoint(stance.relies_on):
        return stance
    kept = tuple(id_ for id_ in stance.relies_on if id_ not in late)
    return evolve(stance, relies_on=kept)
