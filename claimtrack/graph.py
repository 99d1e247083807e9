"""The corpus as a `networkx.MultiDiGraph`, for whoever wants graph algorithms.

Every record with an id is a node of that name:

| node attribute | value |
|---|---|
| `kind` | question, claim, actor, source, stance, link or assessment |
| `record` | the record |
| `span` | its place, a `Span` |

| edge attribute | value |
|---|---|
| `kind` | what the edge says, as below; also its key, with the record's id where one made it |
| `record` | the record that says it |
| `span` | where that was written |
| `derived` | True where claimtrack concluded it from other records, False where it was typed |

Typed edges between claims, one for each premise of an active link: `supports`, `opposes`,
`contradicts`, `entails`, `equivalent`. Edges of the other records: a question `answer` a claim; a
stance's verb from the stance to each claim, `holder` to the actor or source that holds it, `in` to
its source, `via` and `relies_on`; a link `premise` and `end`, an undercut `undercuts`; a source's
`author`, `publisher`, `part_of`, `derived_from`; an actor's `acts_for`, `member_of`,
`controlled_by`, `may_be`; an assessment's `of` and `by`. Rejected links keep `premise` and `end`
and draw nothing between claims.

Derived edges: `contradicts` both ways between the rivals of an exclusive question, and back from
the end of a typed `contradicts`.
"""

from collections.abc import Iterator

import networkx as nx

from claimtrack.contradictions.conflicts import conflicts
from claimtrack.diagnostics import Span
from claimtrack.model import Link, Record, Stance
from claimtrack.records import Records

__all__ = ["Edge", "graph"]

Edge = tuple[str, str, str, Record, Span, bool]
"""From, to, kind, the record that says it, where, and whether it is derived."""

PLAIN = {
    "question": (("answers", "answer"),),
    "actor": tuple((name, name) for name in ("acts_for", "member_of", "controlled_by", "may_be")),
    "source": tuple((name, name) for name in ("author", "publisher", "part_of")),
    "stance": (("via", "via"), ("relies_on", "relies_on")),
    "link": (("from_", "premise"), ("by", "by"), ("source", "in")),
    "assessment": (("of", "of"), ("by", "by")),
}
"""The fields of each kind that are edges as they stand, and what the edges are called."""


def graph(records: Records) -> "nx.MultiDiGraph[str]":
    """Return the graph of a corpus; an edge to an id that no record has is left out."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id_, record in records.by_id.items():
        drawn.add_node(id_, kind=_kind(record), record=record, span=record.spans.record)
    for start, end, kind, record, span, derived in _edges(records):
        if start in drawn and end in drawn:
            key = f"{kind}:{_name(record)}"
            drawn.add_edge(start, end, key, kind=kind, record=record, span=span, derived=derived)
    return drawn


def _kind(record: Record) -> str:
    return type(record).__name__.lower()


def _name(record: Record) -> str:
    return getattr(record, "id", "")


def _edges(records: Records) -> Iterator[Edge]:
    for id_, record in records.by_id.items():
        for field, kind in PLAIN.get(_kind(record), ()):
            yield from _plain(id_, record, field, kind)
        if isinstance(record, Stance):
            yield from _of_stance(records, record)
        elif isinstance(record, Link):
            yield from _of_link(record)
    for source in records.sources.values():
        for index, derivation in enumerate(source.derived_from):
            span = source.spans.field("derived_from.source", index)
            yield source.id, derivation.source, "derived_from", source, span, False
    yield from _derived(records)


def _plain(id_: str, record: Record, field: str, kind: str) -> Iterator[Edge]:
    value: str | tuple[str, ...] | None = getattr(record, field)
    ends = value if isinstance(value, tuple) else (value,)
    for index, end in enumerate(ends):
        if end:
            span = record.spans.field(field.rstrip("_"), index)
            yield id_, end, kind, record, span, False


def _of_stance(records: Records, stance: Stance) -> Iterator[Edge]:
    for index, claim in enumerate(stance.claims):
        yield stance.id, claim, stance.verb, stance, stance.spans.field(stance.verb, index), False
    for holder in records.holders(stance):
        span = stance.spans.field("holder")
        yield stance.id, holder, "holder", stance, span, stance.holder is None
    yield stance.id, stance.source, "in", stance, stance.spans.field("source"), False


def _of_link(link: Link) -> Iterator[Edge]:
    end = "undercuts" if link.verb == "undercuts" else "end"
    yield link.id, link.to, end, link, link.spans.field(link.verb), False
    if link.status == "active" and link.verb != "undercuts":
        for index, premise in enumerate(link.from_):
            yield premise, link.to, link.verb, link, link.spans.field("from", index), False


def _derived(records: Records) -> Iterator[Edge]:
    for conflict in conflicts(records):
        if not conflict.live:
            continue
        one, other = conflict.claims
        for question in conflict.questions:
            record = records.questions[question]
            for start, end in ((one, other), (other, one)):
                yield start, end, "contradicts", record, record.spans.record, True
        for id_ in conflict.links:
            link = records.links[id_]
            yield link.to, link.from_[0], "contradicts", link, link.spans.record, True
