"""Records and findings as plain values that `marshal` can write, and back."""

import marshal
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, Final

from claimtrack import model
from claimtrack.dates import parse_date
from claimtrack.diagnostics import Diagnostic, Label, Placed, Replacement, Span, Spans
from claimtrack.quantities import parse_value
from claimtrack.value import filled

__all__ = ["finding", "flat_finding", "packed", "unpacked"]

Change = Callable[[Any], Any]

Flat = tuple[int, tuple[Any, ...], int, tuple[int, ...]]
"""A record: the number of its kind, its values, that of its marks, and its numbers."""

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


class _Form:
    """How the records of one kind are taken apart and put together again."""

    def __init__(self, kind: type[Any]) -> None:
        fields = model.fields_of(kind)
        self.kind = kind
        self.names = (*fields, "spans")
        self.values = attrgetter(*fields)
        self.parts = [(place, *PARTS[name]) for place, name in enumerate(fields) if name in PARTS]


_FORMS: Final = [_Form(kind) for kind in KINDS]
_NUMBERS: Final = {kind: number for number, kind in enumerate(KINDS)}


def packed(records: Iterable[model.Record]) -> bytes:
    """Return the records of one file as bytes: what they say, and where."""
    shapes: dict[tuple[Placed, ...], int] = {}
    flat: list[Flat] = []
    for record in records:
        number = _NUMBERS[type(record)]
        form = _FORMS[number]
        values = list(form.values(record))
        for place, apart, _ in form.parts:
            if values[place]:
                values[place] = apart(values[place])
        shape = shapes.setdefault(record.spans.marks, len(shapes))
        flat.append((number, tuple(values), shape, record.spans.numbers))
    return marshal.dumps((list(shapes), flat))


def unpacked(file: str, blob: bytes) -> list[model.Record]:
    """Return the records of a file from what `packed` made of them."""
    kept: tuple[list[tuple[Placed, ...]], list[Flat]] = marshal.loads(blob)  # noqa: S302 - part of an entry that was found to be sound
    shapes, flat = kept
    return [
        _record(_FORMS[number], values, Spans(file, shapes[shape], numbers))
        for number, values, shape, numbers in flat
    ]


def _record(form: _Form, said: tuple[Any, ...], spans: Spans) -> model.Record:
    """Make a record without its constructor, which would look at every field by name again."""
    values = [*said, spans]
    for place, _, together in form.parts:
        if values[place]:
            values[place] = together(values[place])
    record: model.Record = filled(form.kind, dict(zip(form.names, values, strict=True)))
    return record


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
