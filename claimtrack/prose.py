"""Which changes of records are of prose alone: words for people, which hardly any rule reads.

A rule that reads some says so by `Rule.prose`. All else in a record, and which fields were typed,
every rule may look at.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from claimtrack.model import Record, fields_of

__all__ = ["PROSE", "changes"]

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

Frame = tuple[object, ...]
Words = tuple[object, ...]


def changes(before: Iterable[Record], after: Iterable[Record]) -> frozenset[str] | None:
    """Return the fields of prose that differ, none where all is the same; None where more does.

    Records are told apart by all that is no prose; order counts for nothing.
    """
    old, new = Counter(map(_told, before)), Counter(map(_told, after))
    gone, come = list((old - new).elements()), list((new - old).elements())
    was, now = dict(gone), dict(come)
    if was.keys() != now.keys() or len(gone) != len(come):
        return None
    if len(was) < len(gone):  # some differ by prose alone, so which became which is not known
        return frozenset(PROSE)
    pairs = ((was[frame], now[frame]) for frame in was)
    return frozenset(
        name
        for one, other in pairs
        for name, old_words, new_words in zip(PROSE, one, other, strict=True)
        if old_words != new_words
    )


def _told(record: Record) -> tuple[Frame, Words]:
    """Return what a record says without its prose, with the fields that were typed, and its prose."""
    every: Any = record
    fields = fields_of(type(record))
    typed = frozenset(name for name, _ in record.spans.marks if name.partition(".")[0] not in PROSE)
    frame = (type(record), typed, *(getattr(every, name) for name in fields if name not in PROSE))
    return frame, tuple(getattr(every, name, None) for name in PROSE)
