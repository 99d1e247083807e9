"""Who holds a stance, when, and through whom it reached the document in which it stands.

The **chain** of a stance leads outward from its holder: each carrier in `via`, nearest the holder
first, then the author, the outlet and last the document that records it. A document among the
carriers brings its own author and outlet before it, and a whole copy first the documents that it was
copied from. Everybody stands once, where they come first; a holder is no carrier. What is hosted, not
edited (comments, social posts), has no outlet in its chain. What the holder relies on lies on the
other side of the holder and is no part of it; a copy in its own voice relies on what was copied.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Final, Literal

from claimtrack.dates import Date
from claimtrack.model import Actor, Claim, Question, Source, Stance
from claimtrack.records import Records
from claimtrack.value import record, value

__all__ = [
    "Attributed",
    "Moment",
    "Named",
    "Step",
    "attributed",
    "chain",
    "moment",
    "name",
    "named",
]


_CALLED: Final[Mapping[type, Callable[[object], str]]] = {
    Actor: attrgetter("name"),
    Source: attrgetter("title"),
    Claim: attrgetter("text"),
    Question: attrgetter("text"),
}
"""What people call the records of a kind."""


@value
class Named:
    """A record as people call it: an actor's name, a source's title, a claim's text, else its id."""

    id: str
    name: str


@value
class Step:
    """One carrier in a chain: its id, what people call it, and as what it carries."""

    id: str
    name: str
    role: Literal["via", "author", "outlet", "document"]


@value
class Moment:
    """When a stance was taken: a typed `said`, else when its source was `published`."""

    date: Date
    field: Literal["said", "published"]


@record
class Attributed:
    """A stance with who holds it, when, where it stands, and through whom it came there.

    `own` tells that the source speaks in its own voice; its authors, else it itself, are then the
    holders.
    """

    stance: Stance
    holders: tuple[Named, ...]
    own: bool
    moment: Moment | None
    source: Named
    chain: tuple[Step, ...]
    relies_on: tuple[Named, ...]


def attributed(records: Records, stance: Stance) -> Attributed:
    """Return a stance with everything that tells whose it is."""
    return Attributed(
        stance=stance,
        holders=tuple(named(records, holder) for holder in records.holders(stance)),
        own=stance.holder is None,
        moment=moment(records, stance),
        source=named(records, stance.source),
        chain=chain(records, stance),
        relies_on=tuple(named(records, id_) for id_ in _grounds(records, stance)),
    )


def name(records: Records, id_: str) -> str:
    """Return what people call a record: a stance by its holders, a link or an unknown id by the id."""
    one = records.by_id.get(id_)
    called = _CALLED.get(type(one))
    if called is not None:
        return called(one)
    if isinstance(one, Stance):
        return ", ".join(name(records, holder) for holder in records.holders(one))
    return id_


def named(records: Records, id_: str) -> Named:
    """Return a record's id with what people call it."""
    return Named(id_, name(records, id_))


def moment(records: Records, stance: Stance) -> Moment | None:
    """Return when a stance was taken, as far as the records say; None where they do not."""
    if stance.said is not None:
        return Moment(stance.said, "said")
    published = records.published(stance.source)
    return None if published is None else Moment(published, "published")


def chain(records: Records, stance: Stance) -> tuple[Step, ...]:
    """Return the carriers of a stance in order, outward from its holder, who is not among them."""
    passed = set(records.holders(stance))
    steps: list[Step] = []
    for step in _carriers(records, stance):
        if step.id not in passed:
            passed.add(step.id)
            steps.append(step)
    return tuple(steps)


def _carriers(records: Records, stance: Stance) -> Iterator[Step]:
    for carrier in stance.via:
        if carrier in records.sources:
            yield from _documents(records, carrier)
        else:
            yield Step(carrier, name(records, carrier), "via")
    through = _document if records.in_own_voice(stance) else _documents
    yield from through(records, stance.source)


def _grounds(records: Records, stance: Stance) -> Iterator[str]:
    yield from stance.relies_on
    if records.in_own_voice(stance):
        copied = records.sources[stance.source].copied if stance.source in records.sources else ()
        yield from (one for one in copied if one not in stance.relies_on)


def _documents(records: Records, id_: str) -> Iterator[Step]:
    """Give a document with what it was copied from, at any distance, the farthest first."""
    found = [id_]
    for one in found:  # grows as it goes
        source = records.sources.get(one)
        found += (other for other in (source.copied if source else ()) if other not in found)
    for one in reversed(found):
        yield from _document(records, one)


def _document(records: Records, id_: str) -> Iterator[Step]:
    source = records.sources.get(id_)
    if source is not None:
        for author in source.author:
            yield Step(author, name(records, author), "author")
        outlet = records.publisher(id_)
        if outlet is not None and not source.hosted:
            yield Step(outlet, name(records, outlet), "outlet")
    yield Step(id_, name(records, id_), "document")
