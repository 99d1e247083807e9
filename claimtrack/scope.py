"""What of a corpus a rule looks at, and whether what has changed since a run is any of that.

A rule says what it looks at by `Rule.reads`, a tuple of words:

- `claim`, the name of a kind: records of it, all that they say but prose;
- `entails`, a verb: stances or links with it, in the same way;
- `claim.about`, a field: that field, prose or not. A record that leaves out all the fields named of its
  kind that can be left out is not looked at, unless another record leads to it;
- `mentioned`: whether anything refers to a claim or to a source.

Without `reads` it may look at everything but prose. What a reference leads to counts only by these words
too: in a corpus without an error a new record is referred to by new ones alone.

How far it looks it says by `Rule.near`, a tuple of fields that refer to records. What it finds about one
record rests on those that are near: on what the record refers to, in whatever the rule reads; on what
refers to the record by one of these fields; and on what is near any of them. So

- `()` says that it goes by references only, from each record to those that it names;
- `link.to` says that a link bears on what it leads to;
- `<stance.claims` says so of stances too, but that what a stance says of one claim bears on no other.

Without `near` anything may bear on anything.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from claimtrack.model import Record, defaults_of, fields_of
from claimtrack.references import kind_of

__all__ = [
    "CONFIRMED",
    "LINES",
    "MENTIONED",
    "ONE_WAY",
    "PROSE",
    "SIDES",
    "Changes",
    "Near",
    "Reads",
    "Scope",
]

Reads = tuple[str, ...] | None
"""What a rule looks at; None for everything but prose."""

Near = tuple[str, ...] | None
"""The fields by which records are near what they refer to; None where anything may be near."""

Scope = tuple[Reads, tuple[str, ...], Near]
"""What a rule looks at: `Rule.reads`, `Rule.alone`, `Rule.near`."""

ONE_WAY: Final = "<"
"""What stands before a field of which what it refers to is not near in turn."""

SIDES: Final = ("<stance.claims", "link.from_", "link.to", "question.answers", "claim.quantity")
"""What decides who is on which side of a claim."""

MENTIONED: Final = "mentioned"
"""The word for whether anything refers to a claim or a source."""

PROSE: Final = (
    "aliases",
    "cue",
    "lang",
    "line",
    "name",
    "note",
    "quote",
    "reason",
    "scheme",
    "tags",
    "text",
    "title",
    "url",
    "why",
)
"""The fields, of whatever kind, that hold words for people, or tell where they stand."""

LINES: Final = (
    "stance",
    "source.kind",
    "source.author",
    "source.publisher",
    "source.part_of",
    "source.derived_from",
    "entails",
    "equivalent",
    "claim.status",
)
"""What decides through whom a claim came, on each of its sides."""

CONFIRMED: Final = (
    *LINES,
    "assessment",
    "stance.claims",
    "actor.kind",
    "actor.acts_for",
    "actor.member_of",
    "actor.may_be",
)
"""What it rests on whether a stance is confirmed."""

Seen = tuple[object, ...]


class Changes:
    """The records that are no more, and those that are new; one that has changed is both.

    Where a record stands, and in which order, counts for nothing; which fields were typed does.
    """

    def __init__(self, before: Iterable[Record], after: Iterable[Record]) -> None:
        """Take the records of the files that have changed, as they were and as they are."""
        old, new = Counter(map(_whole, before)), Counter(map(_whole, after))
        self._gone = [record for _, record in (old - new).elements()]
        self._come = [record for _, record in (new - old).elements()]
        self._known: dict[Reads, tuple[list[Record], list[Record]]] = {}

    def touch(self, reads: Reads) -> bool:
        """Tell whether a rule that looks at so much sees any difference."""
        return any(self.seen(reads))

    def seen(self, reads: Reads) -> tuple[list[Record], list[Record]]:
        """Return the records that are no more, and the new ones, as far as such a rule sees a difference."""
        if reads not in self._known:
            self._known[reads] = self._seen(reads) if self._gone or self._come else ([], [])
        return self._known[reads]

    def _seen(self, reads: Reads) -> tuple[list[Record], list[Record]]:
        was = [(_seen(one, reads), one) for one in self._gone]
        now = [(_seen(one, reads), one) for one in self._come]
        old, new = Counter(seen for seen, _ in was), Counter(seen for seen, _ in now)
        gone, come = (old - new).keys() - {()}, (new - old).keys() - {()}
        return [one for seen, one in was if seen in gone], [
            one for seen, one in now if seen in come
        ]


def _whole(record: Record) -> tuple[frozenset[str], Record]:
    return _typed(record), record


def _typed(record: Record) -> frozenset[str]:
    """Return the fields that were typed, those of a part of a record with its name before."""
    return frozenset(name for name, _ in record.spans.marks)


def _seen(record: Record, reads: Reads) -> Seen:
    """Return what a rule sees of a record; nothing where it does not look at it."""
    every: Any = record
    kind: Any = type(record)
    if reads is None or kind_of(record) in reads or getattr(record, "verb", None) in reads:
        typed = frozenset(name for name in _typed(record) if name.partition(".")[0] not in PROSE)
        said = (getattr(every, name) for name in _frame(kind, reads or ()))
        return (kind, typed, *said)
    fields, left_out = _fields(kind, reads)
    typed = _typed(record).intersection(left_out)
    if not fields or (
        left_out and not typed and all(getattr(every, f) == left_out[f] for f in left_out)
    ):
        return ()
    said = (getattr(every, name) for name in fields)
    return (kind, getattr(record, "id", ""), typed, *said)


@cache
def _frame(kind: Any, reads: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ANN401 - a class of records
    """Return the fields of a kind that are no prose, or are named."""
    named, _ = _fields(kind, reads)
    return tuple(name for name in fields_of(kind) if name not in PROSE or name in named)


@cache
def _fields(kind: Any, reads: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, object]]:  # noqa: ANN401 - as above
    """Return the fields of a kind that are named, and what each says that may be left out and is."""
    fields = tuple(name for name in fields_of(kind) if f"{kind.__name__.lower()}.{name}" in reads)
    defaults = defaults_of(kind)
    return fields, {name: defaults[name] for name in fields if name in defaults}
