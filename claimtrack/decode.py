"""From the events of one file to records, by the table of fields in `schema`.

Every fault of the file is found, each with its place; a record with faults is kept, with what it
lacks left empty, so that its other fields are checked all the same.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from claimtrack import making, model
from claimtrack.advice import STAND_INS, renaming
from claimtrack.cursor import Cursor
from claimtrack.diagnostics import Diagnostic, Label, Span
from claimtrack.ids import is_id
from claimtrack.making import Values
from claimtrack.scalar import NOTHING
from claimtrack.schema import KINDS, SECTIONS, Field, Kind, Shape
from claimtrack.syntax import (
    REFUSALS,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NotYaml,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
    refusal,
)
from claimtrack.value import filled
from claimtrack.values import READERS, Meant, fields, strange
from claimtrack.words import article, listing, shown

__all__ = ["VERSION", "Decoded", "decode"]

VERSION: Final = "1"
"""The version of the record format that this release reads."""


_GLUED: Final = re.compile(r"([^\s:\uff1a]+)(?::(?![\s/])|\uff1a)")
"""A key whose colon has no space after it, or is the wide one of East Asian keyboards."""

QUOTABLE: Final = frozenset(("CT001", "CT009", "CT101"))
"""What may be found where text lacks its quotes."""


class Decoded:
    """What one file gave: its records in order, the findings, and whether reading broke off.

    Where a section has no known name, or another shape, records may be `lost` too.
    """

    __slots__ = ("broken", "found", "lost", "records")

    def __init__(self, found: list[Diagnostic]) -> None:
        self.records: list[model.Record] = []
        self.found = found
        self.broken = False
        self.lost = False


def decode(file: str, text: str, *, pure: bool = False) -> Decoded:
    """Read the records of one file's text, with every fault; nothing is raised."""
    cursor = Cursor(file, text, pure=pure)
    result = Decoded(cursor.found)
    try:
        _document(cursor, result.records)
    except REFUSALS as error:
        from claimtrack.stopping import break_off  # noqa: PLC0415 - only a broken file pays for it

        break_off(cursor, text, result.records, refusal(error))
        result.broken = True
    if any(finding.code in QUOTABLE for finding in result.found):
        from claimtrack.quoting import with_quotes  # noqa: PLC0415 - only a fault pays for it

        result.found[:] = with_quotes(result.found, text)
    result.lost = cursor.lost
    cursor.places.pack()
    return result


def _document(cursor: Cursor, records: list[model.Record]) -> None:
    """Read the file's one document; anything after it is reported."""
    first = True
    while type(event := cursor.next()) is not StreamEndEvent:
        if type(event) is not DocumentStartEvent:
            continue
        if not first:
            mark = event.start_mark
            help_ = "keep one mapping a file: remove the `---`, or split the file"
            at = (mark.line, mark.column)
            raise NotYaml(at, "a second document begins here", help_, code="CT006")
        first = False
        top = cursor.next()
        if type(top) is MappingStartEvent:
            _sections(cursor, top, records)
            continue
        if type(top) is ScalarEvent:
            cursor.fancy(top)
        if type(top) is ScalarEvent and not top.style and top.value in NOTHING:
            if top.value:
                message = f"`{top.value}` is YAML's word for nothing"
                cursor.fault("CT103", top, message, "begin with a section, such as `claims:`")
        else:
            cursor.mistyped(top, "file", "a mapping of " + listing(SECTIONS))


def _sections(cursor: Cursor, top: Event, records: list[model.Record]) -> None:
    cursor.fancy(top)
    seen: dict[str, Event] = {}
    strange = False
    hollow: Event | None = None  # the section before, if it has no value
    while type(key := cursor.next()) is not MappingEndEvent:
        name = cursor.key(key, seen) or (key.value if type(key) is ScalarEvent else "")
        event = cursor.next()
        cursor.owner = key if type(key) is ScalarEvent else None
        kind = SECTIONS.get(name)
        if kind is not None:
            _SHAPES[kind.shape](cursor, event, kind, records)
            hollow = key if _is_hollow(event) else None
        elif name == "claimtrack":
            _version(cursor, event)
        else:
            beside = (
                hollow is not None and type(key) is ScalarEvent and _is_beside(cursor, hollow, key)
            )
            if type(key) is ScalarEvent and name != "<<" and not beside:
                cursor.unknown(key, event, _FILE, flow=False)
                strange = True
            cursor.lost = cursor.lost or beside or type(event) is not ScalarEvent
            cursor.skip(event)
    if strange:
        cursor.mend(seen, {*SECTIONS, "claimtrack"})


def _is_hollow(event: Event) -> bool:
    """Tell whether a value is none."""
    return type(event) is ScalarEvent and not event.value and not event.style


def _is_beside(cursor: Cursor, hollow: Event, key: Event) -> bool:
    from claimtrack.indents import say_beside  # noqa: PLC0415 - only a fault pays for it

    return say_beside(cursor, hollow, key)


_FILE: Final = Kind("file", "", "part", {name: Field(name, "text") for name in SECTIONS})
"""What a file as a whole takes, for the words of a finding."""


def _version(cursor: Cursor, event: Event) -> None:
    text = cursor.text(event, "claimtrack", f"the format version, {VERSION}")
    if text is not None and text != VERSION:
        message = f"format version {text[:40]} is not one that this claimtrack reads"
        cursor.fault(
            "CT107", event, message, f"write `claimtrack: {VERSION}`, or upgrade claimtrack"
        )


def _entries(cursor: Cursor, start: Event, name: str, wanted: str) -> Iterator[tuple[Event, Event]]:
    """Give each key of a mapping with the event that begins its value."""
    if type(start) is not MappingStartEvent:
        cursor.lost = cursor.lost or type(start) is not ScalarEvent
        if not _is_glued_key(cursor, start):
            cursor.mistyped(start, name, wanted)
        return
    cursor.fancy(start)
    seen: dict[str, Event] = {}
    while type(key := cursor.next()) is not MappingEndEvent:
        name_ = cursor.key(key, seen)
        event = cursor.next()
        if name_ is None and (type(key) is not ScalarEvent or key.value == "<<"):
            cursor.skip(event)
        else:
            yield key, event


def _is_glued_key(cursor: Cursor, event: Event) -> bool:
    """Report text where a mapping is wanted, if it is a key with its colon glued to what follows."""
    glued = _GLUED.match(event.value) if type(event) is ScalarEvent and not event.style else None
    if not glued:
        return False
    line, column = event.start_mark.line + 1, event.start_mark.column + glued.end(1) + 1
    at = Span(cursor.file, line, column, line, column + 1)
    cursor.fault("CT103", at, "a colon without a space after it", f"write `{shown(glued[1])}: `")
    return True


def _by_id(cursor: Cursor, start: Event, kind: Kind, records: list[model.Record]) -> None:
    make, lacking = _BY_ID[kind.name]
    brief = kind.brief
    hollow: Event | None = None  # the key before, if it has no value
    for key, event in _entries(cursor, start, kind.section, "records by id"):
        id_ = key.value
        if hollow is not None and id_ in kind.fields:
            from claimtrack.indents import say_shallow  # noqa: PLC0415 - only a fault pays for it

            say_shallow(cursor, hollow, key)
            cursor.skip(event)
            continue
        hollow = key if _is_hollow(event) else None
        before = len(cursor.found)
        _well_formed(cursor, key.value, key, kind)
        cursor.begin(key)
        cursor.owner = key
        values: Values = {"id": id_}
        if type(event) is MappingStartEvent:
            cursor.fancy(event)
            fields(cursor, event, kind, values, at=cursor.span(key))
        elif brief:
            text = cursor.text(event, id_, f"its {brief}, or a mapping")
            if text is not None and ":" in text and not event.style:
                _glued(cursor, event, kind)
            cursor.mark(brief, event)
            values[brief] = text or ""
        else:
            wanted = f"a mapping of {listing(kind.fields)}"
            cursor.mistyped(event, id_, wanted, like=kind.section)
        said = any(values[name] for name in values if name != "id")
        if id_ in SECTIONS and not said and type(event) is not ScalarEvent:
            from claimtrack.indents import say_deep  # noqa: PLC0415 - only a fault pays for it

            say_deep(cursor, key, kind, before)
            continue
        values["spans"] = cursor.places.spans()
        records.append(filled(make, lacking | values))


def _glued(cursor: Cursor, event: Event, kind: Kind) -> None:
    """Report bare text that begins like a field without the space behind its colon."""
    name, _, rest = event.value.partition(":")
    if name in kind.fields and rest[:1] not in ("", " "):
        fix = cursor.instead(event, f"{name}: {rest}") if ":" not in rest else ()
        message = f"`{name}:` without a space after it is text, not a field"
        help_ = f"write `{name}: `; if it is the text, put it in quotes"
        cursor.fault("CT103", event, message, help_, fix=fix)


def _well_formed(cursor: Cursor, id_: str, at: Event | Span, kind: Kind) -> None:
    if not is_id(id_):
        message = f"`{shown(id_)}` is not an id for {article(kind.name)}"
        cursor.fault("CT201", at, message, renaming(id_))


def _list(cursor: Cursor, start: Event, kind: Kind, records: list[model.Record]) -> None:
    make = _LISTED[kind.name]
    for event in _items(cursor, start, kind):
        cursor.begin(event)
        values: Values = {}
        records.append(make(cursor, values, fields(cursor, event, kind, values)))


def _by_source(cursor: Cursor, start: Event, kind: Kind, records: list[model.Record]) -> None:
    for key, value in _entries(cursor, start, kind.section, "lists of stances by source id"):
        cursor.owner = key
        before = len(records), len(cursor.found)
        for event in _items(cursor, value, kind):
            cursor.begin(event)
            cursor.mark("source", key)
            values: Values = {"source": key.value}
            records.append(_stance(cursor, values, fields(cursor, event, kind, values)))
        if (len(records), len(cursor.found)) == before:
            message = f"no stance stands under `{shown(key.value)}`"
            help_ = "add one, such as `- {holder: ID, affirms: ID}`, or remove the key"
            cursor.fault("CT103", key, message, help_)


def _items(cursor: Cursor, start: Event, kind: Kind) -> Iterator[Event]:
    """Give the mapping that begins each record of a list; a lone record may stand for its list."""
    wanted = f"a mapping for each {kind.name}"
    listed = type(start) is SequenceStartEvent
    for event in cursor.items(start) if listed else (start,):
        if type(event) is MappingStartEvent:
            cursor.fancy(event)
            yield event
        else:
            cursor.mistyped(event, kind.section, wanted)


def _pairs(cursor: Cursor, start: Event, kind: Kind, records: list[model.Record]) -> None:
    for key, event in _entries(cursor, start, kind.section, "what is expected, for each claim id"):
        cursor.begin(key)
        cursor.owner = key
        values = _expected(cursor, event, kind)
        values |= {"claim": key.value, "spans": cursor.places.spans()}
        records.append(filled(model.Expectation, values))


def _expected(cursor: Cursor, event: Event, kind: Kind) -> Values:
    """Read what is expected of a claim: a status, or a mapping that says more."""
    values: Values = {}
    if type(event) is MappingStartEvent:
        cursor.fancy(event)
        if not fields(cursor, event, kind, values):
            message = f"an expectation needs one of {listing(kind.fields)}"
            cursor.fault("CT102", event, message, "say what is expected, or remove it")
        return values
    status = READERS["choice"](cursor, event, kind.fields["status"])
    cursor.mark("status", event)
    return {} if status is None else {"status": status}


def _check_id(cursor: Cursor, values: Values, kind: Kind) -> None:
    """Report a malformed id of a record that needs none."""
    id_: str | None = values.get("id")
    if id_ is not None:
        _well_formed(cursor, id_, cursor.places.spans().field("id"), kind)


def _verb(
    cursor: Cursor, values: Values, kind: Kind, meant: Meant, lacking: tuple[Any, Any]
) -> tuple[Any, Any]:
    """Take the one verb and its object out of the values; report none, or a second."""
    typed = [verb for verb in kind.verbs if verb in meant]
    given = [(verb, values.pop(verb)) for verb in typed if verb in values]
    if len(typed) == 1:
        return given[0] if given else lacking
    if not typed and (strange(cursor, meant, kind) or not STAND_INS.isdisjoint(meant)):
        return lacking
    spans = cursor.places.spans()
    if not typed:
        message = f"{article(kind.name)} needs a verb"
        cursor.fault("CT108", spans.record, message, f"add one of {listing(kind.verbs)}")
    else:
        first, second = sorted(typed, key=lambda verb: spans.field(verb).place)[:2]
        message = f"{article(kind.name)} has one verb, and here are `{first}` and `{second}`"
        label = Label(spans.field(first), f"`{first}` is here")
        help_ = f"make two {kind.section} of it"
        cursor.fault("CT108", spans.field(second), message, help_, labels=(label,))
    return given[0] if given else lacking


_BY_ID: Final[dict[str, tuple[type[model.Record], Values]]] = {
    "question": (model.Question, {"text": "", "answers": ()}),
    "claim": (model.Claim, {"text": ""}),
    "actor": (model.Actor, {"name": ""}),
    "source": (model.Source, {"title": ""}),
}
"""For each kind with typed ids the class, and what stands for its required fields if they lack."""


def _stance(cursor: Cursor, values: Values, meant: Meant) -> model.Record:
    kind = KINDS["stance"]
    verb, claims = _verb(cursor, values, kind, meant, ("mentions", ()))
    _check_id(cursor, values, kind)
    values["spans"] = cursor.places.spans()
    return making.stance(values, verb, claims)


def _link(cursor: Cursor, values: Values, meant: Meant) -> model.Record:
    kind = KINDS["link"]
    verb, to = _verb(cursor, values, kind, meant, ("supports", ""))
    _check_id(cursor, values, kind)
    values["spans"] = cursor.places.spans()
    return making.link(values, verb, to)


def _assessment(cursor: Cursor, values: Values, _: Meant) -> model.Record:
    _check_id(cursor, values, KINDS["assessment"])
    values["spans"] = cursor.places.spans()
    return making.assessment(values)


_LISTED: Final[dict[str, Callable[[Cursor, Values, Meant], model.Record]]] = {
    "link": _link,
    "assessment": _assessment,
}

_SHAPES: Final[dict[Shape, Callable[[Cursor, Event, Kind, list[model.Record]], None]]] = {
    "by id": _by_id,
    "list": _list,
    "lists by source": _by_source,
    "pairs": _pairs,
}
