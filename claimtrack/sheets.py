"""What records in little room share: a sheet for each file, from which they lend what is seldom asked for.

A record as it was read has all it says in a dictionary. In a large corpus these dictionaries, the places,
and the texts that no rule reads take many times the room of the files. There each file has a sheet, and a
record keeps nothing but that, its number on it, and what rules read. Its places, and what else it says,
are looked up on the sheet when they are asked for; whoever asks sees no difference.
"""

import marshal
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from claimtrack.diagnostics import Spans, narrow
from claimtrack.value import fields, filled, shaped

__all__ = ["UNREAD", "Said", "Sheet", "lending"]

UNREAD: Final = frozenset(
    (
        *("aliases", "cue", "lang", "name", "note", "quote", "scheme", "tags", "text", "title"),
        *("url", "why"),
        *("availability", "certainty", "held", "sarcastic"),
    )
)
"""The fields, of whatever kind, that no rule reads of records in order; quotes are read, file by file."""

AT_HAND: Final = 8
"""Of how many files what they lend is kept unpacked."""

Said = dict[str, Any]
"""What a record says, by attribute."""


class Sheet:
    """The places of all records of a file, and what they say in fields that no rule reads."""

    __slots__ = ("_firsts", "_lent", "_marks", "_numbers", "file")

    def __init__(self, every: Sequence[Spans], lent: list[Said]) -> None:
        """Take the places of each record of a file, as one reader left them, and what each has lent."""
        self.file = every[0].file
        self._marks = tuple(spans.known for spans in every)
        self._firsts = narrow([spans.first for spans in every])
        self._numbers = every[0].shared
        self._numbers.narrow()
        self._lent = _packed(lent)

    def said(self, number: int, name: str, default: object) -> object:
        """Return the places of a record, or what it says in a field; a default where nothing was typed."""
        if name == "spans":
            first = self._firsts[number]
            return Spans(self.file, self._marks[number], self._numbers, first)
        return _unpacked(self._lent)[number].get(name, default)


def _packed(lent: list[Said]) -> bytes:
    import zlib  # noqa: PLC0415 - only large corpora pay for it

    return zlib.compress(marshal.dumps(lent), 1)


@lru_cache(maxsize=AT_HAND)
def _unpacked(lent: bytes) -> list[Said]:
    import zlib  # noqa: PLC0415 - as above

    every: list[Said] = marshal.loads(zlib.decompress(lent))  # noqa: S302 - as it was written here
    return every


class _Lent:
    """A field that a record may have left to its sheet."""

    __slots__ = ("_default", "_name", "_part")

    def __init__(self, name: str, default: object, part: type[Any] | None) -> None:
        self._name = name
        self._default = default
        self._part = part

    def __get__(self, record: Any, _: object = None) -> Any:  # noqa: ANN401 - any record, any value
        if record is None or record._sheet is None:  # noqa: SLF001 - see `lending`
            return self._default
        said = record._sheet.said(record._number, self._name, self._default)  # noqa: SLF001 - as above
        return filled(self._part, {**said}) if self._part and said is not None else said


def lending(kind: type[Any], parts: Mapping[str, type[Any]]) -> tuple[str, ...]:
    """Let records of a kind leave their places, and what no rule reads, to a sheet; return these fields.

    A record that does has a `_sheet`, and the `_number` that it has there. Of a field that holds a part
    of a record, by its class in `parts`, the sheet has what the part says.
    """
    kind._sheet = None  # noqa: SLF001 - it is given here
    lent = tuple(one.name for one in fields(kind) if one.name in UNREAD or one.name == "spans")
    for one in fields(kind):
        if one.name in lent:
            setattr(kind, one.name, _Lent(one.name, one.default, parts.get(one.name)))
    kept = (one.name for one in fields(kind) if one.name not in lent)
    shaped(kind, ("_sheet", "_number", *kept))
    return lent
