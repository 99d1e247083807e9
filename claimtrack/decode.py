"""From the events of one file to records, by the table of fields in `schema`.

Every fault of the file is found, each with its place; a record with faults is kept, with what it
lacks left empty, so that its other fields are checked all the same.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from claimtrack import model
from claimtrack.cursor import Cursor
from claimtrack.diagnostics import Diagnostic, Label, Span
from claimtrack.ids import ID_RULE, is_id, key_of
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
from claimtrack.values import READERS, Values, fields
from claimtrack.words import article, listing, shown

__all__ = ["VERSION", "Decoded", "decode"]

VERSION: Final = "1"
"""The version of the record format that this release reads."""


QUOTABLE: Final = frozenset(("CT001", "CT009", "CT101"))
"""What may be found where text lacks its quotes."""


class Decoded:
    """What one file gave: its records in order, the findings, and whether reading broke off."""

    __slots__ = ("broken", "found", "records")

    def __init__(self, found: list[Diagnostic]) -> None:
        self.records: list[model.Record] = []
        self.found = found
        self.broken = False


def decode(file: str, text: str, *, pure: bool = False) -> Decoded:
    """Read the records of one file's text, with every fault; nothing is raised."""
    cursor = Cursor(file, text, pure=pure)
    result = Decoded(cursor.found)
    try:
        for record in _document(cursor):
            result.records.append(record)
    except REFUSALS as error:
        stop = refusal(error)
        result.broken = True
        labels = (Label(_point(file, stop.opened), "this began here"),) if stop.opened else ()
        at = _point(file, _inside(text, stop.at))
        cursor.fault(stop.code, at, stop.message, stop.help, labels=labels)
    if any(finding.code in QUOTABLE for finding in result.found):
        from claimtrack.quoting import with_quotes  # noqa: PLC0415 - only a fault pays for it

        result.found[:] = with_quotes(result.found, text)
    return result


def _inside(text: str, at: tuple[int, int]) -> tuple[int, int]:
    """Return a place, or the end of the last line instead of the line after it, which nobody sees."""
    lines = text.splitlines() or [""]
    return at if at[0] < len(lines) else (len(lines) - 1, len(lines[-1]))


def _point(file: str, at: tuple[int, int]) -> Span:
    line, column = at[0] + 1, at[1] + 1
    return Span(file, line, column, line, column + 1)


def _document(cursor: Cursor) -> Iterator[model.Record]:
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
            yield from _sections(cursor, top)
        elif type(top) is not ScalarEvent or top.value or top.style:
            cursor.mistyped(top, "file", "a mapping of " + listing(SECTIONS))


def _sections(cursor: Cursor, top: Event) -> Iterator[model.Record]:
    cursor.fancy(top)
    seen: dict[str, Event] = {}
    strange = False
    while type(key := cursor.next()) is not MappingEndEvent:
        name = cursor.key(key, seen) or (key.value if type(key) is ScalarEvent else "")
        event = cursor.next()
        cursor.owner = key if type(key) is ScalarEvent else None
        kind = SECTIONS.get(name)
        if kind is not None:
            yield from _SHAPES[kind.shape](cursor, event, kind)
        elif name == "claimtrack":
            _version(cursor, event)
        else:
            if type(key) is ScalarEvent and name != "<<":
                cursor.unknown(key, event, _FILE, flow=False)
                strange = True
            cursor.skip(event)
    if strange:
        cursor.mend(seen, {*SECTIONS, "claimtrack"})


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


def _by_id(cursor: Cursor, start: Event, kind: Kind) -> Iterator[model.Record]:
    for key, event in _entries(cursor, start, kind.section, "records by id"):
        _well_formed(cursor, key, kind)
        cursor.begin(key)
        cursor.owner = key
        values: Values = {}
        if type(event) is MappingStartEvent:
            cursor.fancy(event)
            values = fields(cursor, event, kind, at=cursor.span(key))
        elif kind.brief:
            text = cursor.text(event, key.value, f"its {kind.brief}, or a mapping")
            cursor.mark(kind.brief, None, event)
            values = {kind.brief: text} if text else {}
        else:
            cursor.mistyped(event, key.value, f"a mapping of {listing(kind.fields)}")
        values.pop("", None)
        make, lacking = _BY_ID[kind.name]
        yield make(**(lacking | values), id=key.value, spans=cursor.spans())


def _well_formed(cursor: Cursor, at: Event, kind: Kind) -> None:
    if not is_id(at.value):
        message = f"`{shown(at.value)}` is not an id for {article(kind.name)}"
        cursor.fault("CT201", at, message, _renaming(at.value))


def _renaming(id_: str) -> str:
    """Return what to do about a malformed id; others may refer to it, so it is no matter of a fix."""
    instead = id_.strip().lower().replace("_", "-").replace(" ", "-")
    how = f"; `claimtrack rename {id_} {instead}` mends it everywhere"
    return f"an id is {ID_RULE}{how if is_id(instead) and ' ' not in id_ else ''}"


def _list(cursor: Cursor, start: Event, kind: Kind) -> Iterator[model.Record]:
    for event in _items(cursor, start, kind):
        cursor.begin(event)
        yield _LISTED[kind.name](cursor, fields(cursor, event, kind), "")


def _by_source(cursor: Cursor, start: Event, kind: Kind) -> Iterator[model.Record]:
    for key, value in _entries(cursor, start, kind.section, "lists of stances by source id"):
        for event in _items(cursor, value, kind):
            cursor.begin(event)
            cursor.mark("source", None, key)
            yield _LISTED[kind.name](cursor, fields(cursor, event, kind), key.value)


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


def _pairs(cursor: Cursor, start: Event, kind: Kind) -> Iterator[model.Record]:
    for key, event in _entries(cursor, start, kind.section, "what is expected, for each claim id"):
        cursor.begin(key)
        cursor.owner = key
        values = _expected(cursor, event, kind)
        if values:
            yield model.Expectation(**values, claim=key.value, spans=cursor.spans())


def _expected(cursor: Cursor, event: Event, kind: Kind) -> Values:
    """Read what is expected of a claim: a status, or a mapping that says more."""
    if type(event) is MappingStartEvent:
        cursor.fancy(event)
        values = fields(cursor, event, kind)
        if not values.pop(""):
            message = f"an expectation needs one of {listing(kind.fields)}"
            cursor.fault("CT102", event, message, "say what is expected, or remove it")
        return values
    status = READERS["choice"](cursor, event, kind.fields["status"])
    cursor.mark("status", None, event)
    return {} if status is None else {"status": status}


def _typed_id(cursor: Cursor, values: Values, kind: Kind) -> str | None:
    """Return the id that was typed for a record that needs none, reporting a malformed one."""
    text: str | None = values.pop("id", None)
    if text is not None and not is_id(text):
        message = f"`{shown(text)}` is not an id for {article(kind.name)}"
        cursor.fault("CT201", cursor.spans().field("id"), message, _renaming(text))
    return text


def _verb(
    cursor: Cursor, values: Values, kind: Kind, *, lacking: tuple[Any, Any]
) -> tuple[Any, Any]:
    """Take the one verb and its object out of the values; report none, or a second."""
    meant = values.pop("", ())
    typed = [verb for verb in kind.verbs if verb in meant]
    given = [(verb, values.pop(verb)) for verb in typed if verb in values]
    if len(typed) == 1:
        return given[0] if given else lacking
    spans = cursor.spans()
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


_BY_ID: Final[dict[str, tuple[Callable[..., model.Record], Values]]] = {
    "question": (model.Question, {"text": "", "answers": ()}),
    "claim": (model.Claim, {"text": ""}),
    "actor": (model.Actor, {"name": ""}),
    "source": (model.Source, {"title": ""}),
}
"""For each kind with typed ids the class, and what stands for its required fields if they lack."""


def _stance(cursor: Cursor, values: Values, source: str) -> model.Record:
    kind = KINDS["stance"]
    verb, claims = _verb(cursor, values, kind, lacking=("mentions", ()))
    id_ = _typed_id(cursor, values, kind)
    if id_ is None:
        id_ = key_of(source, values.get("holder", "own"), verb, "+".join(claims))
    return model.Stance(
        **values, id=id_, source=source, verb=verb, claims=claims, spans=cursor.spans()
    )


def _link(cursor: Cursor, values: Values, _: str) -> model.Record:
    kind = KINDS["link"]
    verb, to = _verb(cursor, values, kind, lacking=("supports", ""))
    from_ = values.pop("from_", ())
    id_ = _typed_id(cursor, values, kind)
    if id_ is None:
        id_ = key_of("+".join(from_), verb, to)
    return model.Link(**values, id=id_, from_=from_, verb=verb, to=to, spans=cursor.spans())


_ASSESSED: Final[Values] = {"of": "", "by": "", "dated": None}


def _assessment(cursor: Cursor, values: Values, _: str) -> model.Record:
    del values[""]
    values = _ASSESSED | values
    id_ = _typed_id(cursor, values, KINDS["assessment"])
    if id_ is None:
        dated = values["dated"]
        id_ = key_of(values["of"], "assessed", values["by"], dated.text if dated else "undated")
    return model.Assessment(**values, id=id_, spans=cursor.spans())


_LISTED: Final[dict[str, Callable[[Cursor, Values, str], model.Record]]] = {
    "stance": _stance,
    "link": _link,
    "assessment": _assessment,
}

_SHAPES: Final[dict[Shape, Callable[[Cursor, Event, Kind], Iterator[model.Record]]]] = {
    "by id": _by_id,
    "list": _list,
    "lists by source": _by_source,
    "pairs": _pairs,
}
