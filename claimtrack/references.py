"""Every place in a record where the id of another is typed, by the table in `schema`."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from claimtrack.diagnostics import Span
from claimtrack.model import Derivation, Expectation, Link, Record, Stance
from claimtrack.schema import KINDS, Field

__all__ = ["Reference", "kind_of", "references"]

_UNDER: Final = Field("source", "reference", kinds=("source",))
"""The source under which a stance stands: the key of its list."""

_EXPECTED: Final = Field("expect", "reference", kinds=("claim",))
"""The claim of an expectation: its key."""


class Reference:
    """An id as typed in a field of a record; `index` counts within a list."""

    __slots__ = ("field", "id", "index", "record")

    def __init__(self, id_: str, record: Record, field: Field, index: int | None = None) -> None:
        self.id = id_
        self.record = record
        self.field = field
        self.index = index

    @property
    def span(self) -> Span:
        """The place of the id, to the list item."""
        nested = self.field.type == "derivations"
        name = f"{self.field.name}.source" if nested else self.field.name
        return self.record.spans.field(name, self.index)


@cache
def _name(kind: Any) -> str:  # noqa: ANN401 - a class of records
    name: str = kind.__name__
    return name.lower()


def kind_of(record: Record) -> str:
    """Return the name of a record's kind, as in `KINDS`."""
    kind: Any = type(record)
    return _name(kind)


def references(record: Record) -> Iterator[Reference]:
    """Give every reference in a record, those of its verb last; what was never typed is none."""
    kind: Any = type(record)
    for field in _fields(kind):
        ids = getattr(record, field.attribute)
        if ids:
            yield from _each(record, field, ids)
    if isinstance(record, Stance):
        yield Reference(record.source, record, _UNDER)
        yield from _each(record, KINDS["stance"].fields[record.verb], record.claims)
    elif isinstance(record, Link):
        yield from _each(record, KINDS["link"].fields[record.verb], record.to)
    elif isinstance(record, Expectation):
        yield Reference(record.claim, record, _EXPECTED)


@cache
def _fields(kind: Any) -> tuple[Field, ...]:  # noqa: ANN401 - a class of records
    fields = KINDS[_name(kind)].fields.values()
    return tuple(field for field in fields if field.kinds and not field.verb)


def _each(
    record: Record, field: Field, ids: str | tuple[str | Derivation, ...]
) -> Iterator[Reference]:
    if isinstance(ids, str):
        if ids:
            yield Reference(ids, record, field)
        return
    for index, item in enumerate(ids):
        id_ = item.source if isinstance(item, Derivation) else item
        yield Reference(id_, record, field, index)
