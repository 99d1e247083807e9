"""Readers of single values: one function for each type of field in `schema`.

Each takes the event that begins the value, reads to the value's end, and returns the value, or
None after reporting what is wrong with it.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from claimtrack import model
from claimtrack.cursor import Cursor
from claimtrack.dates import Date, DateError, parse_date
from claimtrack.diagnostics import Span
from claimtrack.quantities import QuantityError, Value, parse_value
from claimtrack.schema import PARTS, PATTERNS, Field, Kind, Type
from claimtrack.syntax import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from claimtrack.words import listing, shown

__all__ = ["READERS", "Values", "fields"]

Read = Callable[[Cursor, Event, Field], Any]
Values = dict[str, Any]

_SHA256: Final = re.compile(PATTERNS["sha256"])
_COUNT: Final = re.compile(PATTERNS["count"])


def fields(  # noqa: PLR0913 - a part of a record has its name, place in a list and anchor
    cursor: Cursor,
    start: Event,
    kind: Kind,
    *,
    prefix: str = "",
    index: int | None = None,
    at: Span | None = None,
) -> Values:
    """Read a mapping's fields up to its end; return their values by attribute.

    What is missing is reported `at` a place, or where the mapping starts. Under `""` stand the
    names of the fields that were meant, rightly or wrongly spelt.
    """
    values: Values = {}
    seen: dict[str, Event] = {}
    meant: set[str] = set()
    table = kind.fields
    following = cursor.next
    while type(key := following()) is not MappingEndEvent:
        name = cursor.key(key, seen)
        event = following()
        field = table.get(name) if name is not None else None
        if name is not None and field is not None:
            cursor.owner = key
            value = READERS[field.type](cursor, event, field)
            cursor.mark(prefix + name if prefix else name, index, event)
            if value is not None:
                values[field.attribute] = value
        else:
            if name is not None:
                guess = cursor.unknown(key, event, kind, flow=start.flow_style)
                meant.update([guess] if guess else ())
            cursor.skip(event)
        if type(event) is ScalarEvent:
            cursor.end = event.end_mark
    if start.flow_style:
        cursor.end = key.end_mark
    if meant:
        cursor.mend(seen, table)
    meant.update(seen)
    for name in kind.required:
        if name not in meant:
            cursor.lacking(at or start, kind, table[name])
    values[""] = meant
    return values


def _text(cursor: Cursor, event: Event, field: Field) -> str | None:
    return cursor.text(event, field.name)


def _reference(cursor: Cursor, event: Event, field: Field) -> str | None:
    return cursor.text(event, field.name, "an id")


def _items(
    cursor: Cursor, event: Event, field: Field, wanted: str = "text"
) -> tuple[str, ...] | None:
    if type(event) is not SequenceStartEvent:
        one = cursor.text(event, field.name, wanted)
        return None if one is None else (one,)
    found: list[str] = []
    for item in cursor.items(event):
        text = cursor.text(item, field.name, wanted)
        if text is not None:
            cursor.mark(field.name, len(found), item)
            found.append(text)
    if not found and (field.required or field.verb):
        cursor.fault("CT103", event, f"`{field.name}` is an empty list", f"give it {wanted}")
    return tuple(found)


def _choice(cursor: Cursor, event: Event, field: Field) -> str | None:
    if type(event) is ScalarEvent and event.value in field.choices:
        return cursor.text(event, field.name)
    text = cursor.text(event, field.name, "one of " + listing(field.choices))
    if text is None:
        return None
    from claimtrack.spelling import certain, suggest  # noqa: PLC0415 - only a fault pays for it

    meant = suggest(text, field.choices)
    help_ = f"did you mean `{meant}`?" if meant else f"choose one of {listing(field.choices)}"
    fix = cursor.instead(event, certain(text, field.choices))
    cursor.fault("CT104", event, f"`{field.name}` cannot be `{shown(text)}`", help_, fix=fix)
    return None


def _flag(cursor: Cursor, event: Event, field: Field) -> bool | None:
    text = cursor.text(event, field.name, "`true` or `false`")
    if text is not None and text not in ("true", "false"):
        message = f"`{field.name}` cannot be `{shown(text)}`"
        from claimtrack.mending import flag  # noqa: PLC0415 - only a fault pays for it

        fix = cursor.instead(event, flag(text))
        cursor.fault("CT104", event, message, "write `true` or `false`", fix=fix)
        return None
    return None if text is None else text == "true"


def _count(cursor: Cursor, event: Event, field: Field) -> int | None:
    text = cursor.text(event, field.name, "a number")
    if text is not None and not _COUNT.fullmatch(text):
        message = f"`{field.name}` wants a number from 1, not `{shown(text)}`"
        cursor.fault("CT104", event, message, "write it in digits, such as 12")
        return None
    return None if text is None else int(text)


def _sha256(cursor: Cursor, event: Event, field: Field) -> str | None:
    text = cursor.text(event, field.name, "a SHA-256 in hexadecimal")
    if text is not None and not _SHA256.fullmatch(text):
        message = "this is no SHA-256: it takes 64 digits out of 0-9 and a-f"
        low = text.lower()
        fix = cursor.instead(event, low if _SHA256.fullmatch(low) else None)
        cursor.fault("CT104", event, message, "copy what `sha256sum FILE` prints", fix=fix)
        return None
    return text


def _path(cursor: Cursor, event: Event, field: Field) -> str | None:
    text = cursor.text(event, field.name, "a path in the snapshot folder")
    if text is None:
        return None
    parts = text.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0]:
        message = f"`{field.name}` leaves the snapshot folder"
        cursor.fault("CT109", event, message, "write it relative to that folder, without `..`")
        return None
    return text


def _date(cursor: Cursor, event: Event, field: Field) -> Date | None:
    text = cursor.text(event, field.name, "a date")
    if text is None:
        return None
    try:
        return parse_date(text)
    except DateError as error:
        from claimtrack.mending import date  # noqa: PLC0415 - only a fault pays for it

        fix = cursor.instead(event, date(text, error.instead))
        cursor.fault("CT105", event, str(error), fix=fix)
        return None


def _value(cursor: Cursor, event: Event, field: Field) -> Value | None:
    text = cursor.text(event, field.name, "a number or a range")
    if text is None:
        return None
    try:
        return parse_value(text)
    except QuantityError as error:
        from claimtrack.mending import amount  # noqa: PLC0415 - only a fault pays for it

        fix = cursor.instead(event, amount(text, error.instead))
        cursor.fault("CT106", event, str(error), fix=fix)
        return None


def _part(cursor: Cursor, event: Event, field: Field, index: int | None = None) -> Values | None:
    kind = PARTS[_PART_OF[field.type]]
    if not isinstance(event, MappingStartEvent):
        cursor.mistyped(event, field.name, "a mapping of " + listing(kind.fields))
        return None
    cursor.fancy(event)
    values = fields(cursor, event, kind, prefix=f"{field.name}.", index=index)
    del values[""]
    return values if all(name in values for name in kind.required) else None


_PART_OF: Final[dict[Type, str]] = {
    "quantity": "quantity",
    "held": "held",
    "quote": "quote",
    "derivations": "derivation",
}


def _quantity(cursor: Cursor, event: Event, field: Field) -> model.Quantity | None:
    values = _part(cursor, event, field)
    return None if values is None else model.Quantity(**values)


def _held(cursor: Cursor, event: Event, field: Field) -> model.Held | None:
    values = _part(cursor, event, field)
    return None if values is None else model.Held(**values)


def _quote(cursor: Cursor, event: Event, field: Field) -> model.Quote | None:
    if type(event) is ScalarEvent:
        exact = cursor.text(event, field.name)
        return None if exact is None else model.Quote(exact=exact)
    values = _part(cursor, event, field)
    return None if values is None else model.Quote(**values)


def _derivations(cursor: Cursor, event: Event, field: Field) -> tuple[model.Derivation, ...] | None:
    if type(event) is not SequenceStartEvent:
        one = _derivation(cursor, event, field, 0)
        return None if one is None else (one,)
    found: list[model.Derivation] = []
    for item in cursor.items(event):
        one = _derivation(cursor, item, field, len(found))
        if one is not None:
            found.append(one)
    return tuple(found)


def _derivation(cursor: Cursor, event: Event, field: Field, index: int) -> model.Derivation | None:
    if type(event) is ScalarEvent:
        source = cursor.text(event, field.name, "a source id")
        if source is not None:
            cursor.mark(f"{field.name}.source", index, event)
        return None if source is None else model.Derivation(source=source)
    values = _part(cursor, event, field, index)
    return None if values is None else model.Derivation(**values)


READERS: Final[dict[Type, Read]] = {
    "text": _text,
    "texts": _items,
    "reference": _reference,
    "references": partial(_items, wanted="an id"),
    "choice": _choice,
    "date": _date,
    "value": _value,
    "flag": _flag,
    "count": _count,
    "sha256": _sha256,
    "path": _path,
    "id": _reference,
    "quantity": _quantity,
    "held": _held,
    "quote": _quote,
    "derivations": _derivations,
}
"""The reader of each type of field."""
