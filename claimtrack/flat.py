"""Records and findings as plain values that `marshal` can write, and back."""

import marshal
from array import array
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, Final

from claimtrack import model
from claimtrack.dates import parse_date
from claimtrack.diagnostics import (
    Diagnostic,
    Label,
    Marks,
    Numbers,
    Placed,
    Replacement,
    Span,
    Spans,
)
from claimtrack.quantities import parse_value
from claimtrack.value import filled

__all__ = ["finding", "flat_finding", "packed", "unpacked"]

Change = Callable[[Any], Any]

Flat = tuple[int, dict[str, Any], int, int]
"""A record: the number of its kind, what it says, the number of its marks, where its numbers begin."""

File = tuple[list[tuple[Placed, ...]], bytes, list[Flat]]
"""All marks that records of a file have, all their numbers, and the records."""

KINDS: Final[tuple[type[model.Record], ...]] = (
    model.Question,
    model.Claim,
    model.Actor,
    model.Source,
    model.Stance,
    model.Link,
    model.Assessment,
    model.Expectation,
)

_DATE: Final = (attrgetter("text"), parse_date)

PARTS: Final[dict[str, tuple[Change, Change]]] = {
    "about": _DATE,
    "resolves_by": _DATE,
    "published": _DATE,
    "retrieved": _DATE,
    "said": _DATE,
    "dated": _DATE,
    "quantity": (
        attrgetter("value.text", "unit", "of"),
        lambda q: model.Quantity(value=parse_value(q[0]), unit=q[1], of=q[2]),
    ),
    "quote": (
        attrgetter("exact", "prefix", "suffix"),
        lambda q: model.Quote(exact=q[0], prefix=q[1], suffix=q[2]),
    ),
    "held": (attrgetter("path", "sha256"), lambda h: model.Held(path=h[0], sha256=h[1])),
    "derived_from": (
        lambda ds: tuple((d.source, d.how) for d in ds),
        lambda ds: tuple(model.Derivation(source=d[0], how=d[1]) for d in ds),
    ),
}
"""The fields that are no text, flag, number or tuple of these: what is written, and how they come back."""


_OWN_PARTS: Final = [
    [(name, *PARTS[name]) for name in model.fields_of(kind) if name in PARTS] for kind in KINDS
]
_NUMBERS: Final = {kind: number for number, kind in enumerate(KINDS)}


def packed(records: Iterable[model.Record]) -> bytes:
    """Return the records of one file as bytes: what they say, and where."""
    shapes: dict[tuple[Placed, ...], int] = {}
    numbers = array("I")
    flat: list[Flat] = []
    for record in records:
        number = _NUMBERS[type(record)]
        values = model.said(record)
        for name, apart, _ in _OWN_PARTS[number]:
            if values.get(name):
                values[name] = apart(values[name])
        shape = shapes.setdefault(record.spans.marks, len(shapes))
        flat.append((number, values, shape, len(numbers)))
        numbers.extend(record.spans.numbers)
    return marshal.dumps((list(shapes), numbers.tobytes(), flat))


def unpacked(file: str, blob: bytes) -> list[model.Record]:
    """Return the records of a file from what `packed` made of them."""
    kept: File = marshal.loads(blob)  # noqa: S302 - part of an entry that was found to be sound
    shapes = [Marks(shape) for shape in kept[0]]
    numbers = Numbers(array("I", kept[1]))
    records: list[model.Record] = []
    for number, values, shape, first in kept[2]:
        for name, _, together in _OWN_PARTS[number]:
            if values.get(name):
                values[name] = together(values[name])
        values["spans"] = Spans(file, shapes[shape], numbers, first // 4)
        records.append(filled(KINDS[number], values))
    return records


_SPAN: Final = attrgetter("file", "line", "column", "end_line", "end_column")
_PLACED: Final[dict[str, tuple[Change, Change]]] = {
    "span": (_SPAN, lambda span: Span(*span)),
    "labels": (
        lambda labels: tuple((_SPAN(label.span), label.text) for label in labels),
        lambda labels: tuple(Label(Span(*span), text) for span, text in labels),
    ),
    "fix": (
        lambda fix: tuple((_SPAN(one.span), one.text) for one in fix),
        lambda fix: tuple(Replacement(Span(*span), text) for span, text in fix),
    ),
}
_SAID: Final = model.fields_of(Diagnostic)


def flat_finding(found: Diagnostic) -> tuple[object, ...]:
    """Return a finding as a tuple of plain values, one a field."""
    values = ((name, getattr(found, name)) for name in _SAID)
    return tuple(_PLACED[name][0](value) if name in _PLACED else value for name, value in values)


def finding(flat: tuple[object, ...]) -> Diagnostic:
    """Return a finding from what `flat_finding` made of it."""
    values: dict[str, Any] = dict(zip(_SAID, flat, strict=True))
    return Diagnostic(**values | {name: back(values[name]) for name, (_, back) in _PLACED.items()})
