"""Readers of single values: one function for each type of field in `schema`.

Each takes the event that begins the value, reads to the value's end, and returns the value, or
None after reporting what is wrong with it.
"""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any, Final

from claimtrack import model
from claimtrack.cursor import Cursor
from claimtrack.dates import Date, DateError, parse_date
from claimtrack.diagnostics import Span
from claimtrack.making import STEPS, USUAL, Values
from claimtrack.quantities import QuantityError, Value, parse_value
from claimtrack.schema import PARTS, Field, Kind, Type
from claimtrack.syntax import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    Mark,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from claimtrack.value import filled
from claimtrack.words import listing, shown

__all__ = ["READERS", "Meant", "fields", "strange"]

Read = Callable[[Cursor, Event, Field], Any]
Meant = Collection[str]
"""The names of the fields that were meant in a mapping, rightly or wrongly spelt."""


def fields(  # noqa: C901, PLR0912, PLR0913, PLR0915 - every field of every record comes through this one loop
    cursor: Cursor,
    start: Event,
    kind: Kind,
    values: Values,
    *,
    index: int | None = None,
    at: Span | None = None,
) -> Meant:
    """Read a mapping's fields to its end, their values by attribute into `values`; return which were meant.

    What is missing is reported `at` a place, or where the mapping starts.

    Most text is as it should be, and for that the loop calls no reader; whatever is odd about a
    field goes to its reader, which looks at everything.
    """
    following, wary = cursor.next, cursor.wary
    names, numbers = cursor.places.names, cursor.places.numbers
    steps = STEPS[kind.name]
    seen: dict[str, Event] = {}
    guesses: set[str] = set()
    nested = False
    end: Mark | None = None
    while type(key := following()) is not MappingEndEvent:
        name = key.value if type(key) is ScalarEvent else ""
        step = steps.get(name)
        if step is not None and name not in seen and not wary:
            seen[name] = key
            event = following()
        else:
            known = cursor.key(key, seen)
            event = following()
            step = None if known is None else steps.get(known)
            if step is None:
                if known is not None:
                    guess = cursor.unknown(key, event, kind, flow=start.flow_style)
                    guesses.update([guess] if guess else ())
                    nested = nested or type(event) is not ScalarEvent
                cursor.skip(event)
                end = cursor.end
                continue
        attribute, mark, usual, field = step
        value: Any = None
        if type(event) is ScalarEvent:
            end = event.end_mark
            if usual is not None and not wary:
                value = event.value or None
                if value is not None and usual is not str:
                    try:
                        value = (value,) if usual is tuple else usual(value)
                    except ValueError:
                        value = None
            if value is None:
                cursor.owner = key
                value = READERS[field.type](cursor, event, field)
        else:
            cursor.owner = key
            value = READERS[field.type](cursor, event, field)
            end = cursor.end
        if value is not None:
            values[attribute] = value
        names.append(mark if index is None else (mark, index))
        place = event.start_mark
        numbers += (place.line + 1, place.column + 1, end.line + 1, end.column + 1)
    cursor.end = key.end_mark if start.flow_style or end is None else end
    if guesses:
        cursor.mend(seen, kind.fields)
    cursor.nested = nested
    meant: Meant = guesses.union(seen) if guesses else seen
    for name in kind.required:
        if name not in meant and not strange(cursor, meant, kind):
            cursor.lacking(at or start, kind, kind.fields[name])
    return meant


def strange(cursor: Cursor, meant: Meant, kind: Kind) -> bool:
    """Tell whether records stand in a mapping where fields should: what it lacks then only follows."""
    return cursor.nested and bool(meant) and kind.fields.keys().isdisjoint(meant)


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
    following, wary = cursor.next, cursor.wary
    names, numbers = cursor.places.names, cursor.places.numbers
    if wary:
        cursor.fancy(event)
    found: list[str] = []
    end = None
    while type(item := following()) is not SequenceEndEvent:
        cursor.owner = None
        text = item.value if type(item) is ScalarEvent and not wary else None
        text = text or cursor.text(item, field.name, wanted)
        end = item.end_mark if type(item) is ScalarEvent else cursor.end
        if text is not None:
            names.append(len(found))
            place = item.start_mark
            numbers += (place.line + 1, place.column + 1, end.line + 1, end.column + 1)
            found.append(text)
    cursor.end = item.end_mark if event.flow_style or end is None else end
    if end is None and (field.required or field.verb):
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
    value = None if text is None else USUAL["count"](text)
    if text is not None and value is None:
        message = f"`{field.name}` wants a number from 1, not `{shown(text)}`"
        cursor.fault("CT104", event, message, "write it in digits, such as 12")
        return None
    return value


def _sha256(cursor: Cursor, event: Event, field: Field) -> str | None:
    text = cursor.text(event, field.name, "a SHA-256 in hexadecimal")
    if text is not None and USUAL["sha256"](text) is None:
        message = "this is no SHA-256: it takes 64 digits out of 0-9 and a-f"
        low = text.lower()
        fix = cursor.instead(event, USUAL["sha256"](low))
        cursor.fault("CT104", event, message, "copy what `sha256sum FILE` prints", fix=fix)
        return None
    return text


def _path(cursor: Cursor, event: Event, field: Field) -> str | None:
    text = cursor.text(event, field.name, "a path in the snapshot folder")
    if text is not None and USUAL["path"](text) is None:
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
    values: Values = {}
    fields(cursor, event, kind, values, index=index)
    return values if all(name in values for name in kind.required) else None


_PART_OF: Final[dict[Type, str]] = {
    "quantity": "quantity",
    "held": "held",
    "quote": "quote",
    "derivations": "derivation",
}


def _quantity(cursor: Cursor, event: Event, field: Field) -> model.Quantity | None:
    values = _part(cursor, event, field)
    return None if values is None else filled(model.Quantity, values)


def _held(cursor: Cursor, event: Event, field: Field) -> model.Held | None:
    values = _part(cursor, event, field)
    return None if values is None else filled(model.Held, values)


def _quote(cursor: Cursor, event: Event, field: Field) -> model.Quote | None:
    if type(event) is ScalarEvent:
        exact = cursor.text(event, field.name)
        return None if exact is None else model.Quote(exact=exact)
    values = _part(cursor, event, field)
    return None if values is None else filled(model.Quote, values)


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
            cursor.mark((f"{field.name}.source", index), event)
        return None if source is None else model.Derivation(source=source)
    values = _part(cursor, event, field, index)
    return None if values is None else filled(model.Derivation, values)


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
