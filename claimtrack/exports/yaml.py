"""Records written out in claimtrack's own format; read back, they are equal.

One file, sections in the order of the format, records in the order of the corpus, every text in
double quotes, so that nothing depends on what YAML makes of bare text.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from claimtrack.dates import Date
from claimtrack.model import (
    Derivation,
    Expectation,
    Held,
    Link,
    Quantity,
    Quote,
    Record,
    Stance,
    defaults_of,
)
from claimtrack.quantities import Value
from claimtrack.scalar import quoted
from claimtrack.schema import KINDS, PARTS, Kind

__all__ = ["write"]


def write(records: Iterable[Record]) -> str:
    """Return the text of a claim file that holds the records.

    >>> from claimtrack.model import Claim
    >>> print(write([Claim(id="aid-only", text="Only aid.")]), end="")
    claims:
      aid-only: {text: "Only aid."}
    """
    every = list(records)
    return "".join(line for kind in KINDS.values() for line in _section(kind, every))


def _section(kind: Kind, records: Iterable[Record]) -> Iterator[str]:
    mine = [record for record in records if type(record).__name__.lower() == kind.name]
    if not mine:
        return
    yield f"{kind.section}:\n"
    if kind.shape == "lists by source":
        by_source: dict[str, list[Record]] = {}
        for record in mine:
            by_source.setdefault(_source(record), []).append(record)
        for source, stances in by_source.items():
            yield f"  {source}:\n"
            yield from (f"    - {_fields(kind, stance)}\n" for stance in stances)
    elif kind.shape == "list":
        yield from (f"  - {_fields(kind, record)}\n" for record in mine)
    else:
        yield from (f"  {_entry(kind, record)}\n" for record in mine)


def _source(record: Record) -> str:
    assert isinstance(record, Stance)  # noqa: S101 - only stances are listed by source
    return record.source


def _entry(kind: Kind, record: Record) -> str:
    if isinstance(record, Expectation):
        told = list(_said(kind, record))
        brief = [name for name, _ in told] == ["status"]
        return f"{record.claim}: {record.status if brief else _fields(kind, record)}"
    return f"{record.id}: {_fields(kind, record)}"


def _fields(kind: Kind, record: Record) -> str:
    parts = [f"{name}: {_value(value)}" for name, value in _said(kind, record)]
    return "{" + ", ".join(parts) + "}"


def _said(kind: Kind, record: object) -> Iterator[tuple[str, object]]:
    """Give the fields that say something, by their names in the format."""
    defaults = defaults_of(type(record))
    for field in kind.fields.values():
        if field.verb:
            if field.name == getattr(record, "verb", None):
                yield field.name, record.to if isinstance(record, Link) else record.claims  # type: ignore[attr-defined]
            continue
        value = getattr(record, field.attribute)
        derived = field.name == "id" and ":" in value
        if (field.required or value != defaults.get(field.attribute)) and not derived:
            yield field.name, value


def _value(value: object) -> str:
    match value:
        case bool() | int():
            return str(value).lower()
        case Date() | Value():
            return quoted(value.text)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return "[" + ", ".join(map(_value, items)) + "]"
        case Quantity() | Held() | Quote() | Derivation():
            said = _said(PARTS[type(value).__name__.lower()], value)
            return "{" + ", ".join(f"{name}: {_value(part)}" for name, part in said) + "}"
        case _:
            return quoted(str(value))
