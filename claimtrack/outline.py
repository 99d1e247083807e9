"""Files as they mostly are, read line by line, without a YAML parser.

Most claim files hold nothing but keys, text on one line, lists and mappings in brackets on one line,
blocks of text, and comments, all of it right. Such a file is read here, at about the cost of YAML's
events alone, and no parser is loaded. Whatever else a line may be, the whole file is left to `decode`,
which knows all of YAML and finds every fault. So nothing here reports anything: it gives up wherever it
is not sure that YAML says the same.

That both readers give the same records, places included, is a promise of tests/property/test_reading.py.
"""

import re
from typing import Any, Final

from claimtrack import making, model
from claimtrack.blocks import BRACE, BRACKET, NOTHING, TEXT, Lines, Match, indented
from claimtrack.brackets import Odd
from claimtrack.ids import is_id
from claimtrack.making import STEPS, Values
from claimtrack.scalar import has_nothing
from claimtrack.schema import SECTIONS, Kind
from claimtrack.value import filled

__all__ = ["read"]

_BY_ID: Final = {
    "question": model.Question,
    "claim": model.Claim,
    "actor": model.Actor,
    "source": model.Source,
}


def read(file: str, text: str) -> list[model.Record] | None:
    """Return the records of a file without any fault; None where it wants a closer look."""
    if "\r" in text or re.search(r"#(?<= #)[^\s#]", text) or has_nothing(text):
        return None
    lines = Lines(file, text)
    try:
        _sections(lines)
    except (Odd, ValueError):  # of a date or a quantity that is none
        return None
    lines.places.pack()
    return lines.records


def _sections(lines: Lines) -> None:
    """Read the sections, each once."""
    seen: set[str] = set()
    at = lines.next()
    while at is not None:
        name: str | None = at[3]
        if at.end(2) or name is None or name in seen:
            raise Odd
        seen.add(name)
        kind = SECTIONS.get(name)
        if kind is not None and at.lastindex == NOTHING:
            at = _section(lines, kind)
        elif name == "claimtrack" and at.lastindex == TEXT and at[4].rstrip(" ") == "1":
            at = lines.next()
        else:
            raise Odd


def _section(lines: Lines, kind: Kind) -> Match | None:
    """Read the records of a section; return the match of the line after them."""
    at = lines.next()
    if at is None:
        raise Odd
    if kind.shape == "list":
        return _items(lines, at, kind, None)
    depth = at.start(3)
    if depth <= 0 or at[2]:
        raise Odd
    seen: set[str] = set()
    while at is not None and at.start(3) == depth and not at[2]:
        name = at[3]
        if name in seen:
            raise Odd
        seen.add(name)
        read = _by_source if kind.shape == "lists by source" else _by_id
        at = read(lines, at, name, kind)
    return at


def _by_id(lines: Lines, at: Match, name: str, kind: Kind) -> Match | None:
    """Read one record; return the match of the line after it."""
    places, line, depth = lines.places, lines.line, at.start(3)
    places.names = [""]
    places.first = len(places.numbers)
    places.numbers += (line, depth + 1, line, depth + 1 + len(name))
    values: Values = {}
    after: Match | None
    if at.lastindex == NOTHING:
        after = _inside(lines, depth, kind, values)
    else:
        if at.lastindex == BRACKET:
            lines.whole(at, kind, values)
        elif kind.brief is not None:
            lines.scalar(at, depth, STEPS[kind.name][kind.brief], values)
            places.names.append(kind.brief)
            said = values[kind.brief]
            if ":" in said and said.partition(":")[0] in kind.fields:
                raise Odd
        else:
            raise Odd
        after = lines.next()
    values["spans"] = places.spans()
    if kind.shape == "pairs":
        values["claim"] = name
        lines.records.append(filled(model.Expectation, values))
    elif is_id(name):
        values["id"] = name
        lines.records.append(filled(_BY_ID[kind.name], values))
    else:
        raise Odd
    return after


def _inside(lines: Lines, depth: int, kind: Kind, values: Values) -> Match | None:
    """Read the fields under the id of a record, most likely as deep as those of the one before."""
    lines.usual(indented(kind.name, lines.depth), values)
    at = lines.next()
    if at is not None and at[2]:
        raise Odd
    if not values:
        if at is None or at[3] is None:
            raise Odd
        lines.depth = at.start(3)
    if lines.depth <= depth:
        raise Odd
    return lines.fields(at, kind, values, lines.depth)


def _by_source(lines: Lines, at: Match, name: str, kind: Kind) -> Match | None:
    """Read the stances under the id of their source; return the match of the line after them."""
    depth, line = at.start(3), lines.line
    first = lines.next() if at.lastindex == NOTHING else None
    if first is None or first.end(1) < depth:
        raise Odd
    return _items(lines, first, kind, (name, (line, depth + 1, line, depth + 1 + len(name))))


def _items(
    lines: Lines, at: Match, kind: Kind, source: tuple[str, tuple[int, ...]] | None
) -> Match | None:
    """Read a list of records; return the match of the line after them."""
    if not at[2]:
        raise Odd
    places, numbers, depth = lines.places, lines.places.numbers, at.end(1)
    after: Match | None = at
    while after is not None and after.end(1) == depth and after[2]:
        at = after
        column, line, braced = at.end(2) + 1, lines.line, at.lastindex == BRACE
        values: Values = {}
        places.first = len(numbers)
        numbers += (line, column, line, column + braced)
        if source is None:
            places.names = [""]
        else:
            places.names = ["", "source"]
            numbers += source[1]
            values["source"] = source[0]
        if braced:
            lines.whole(at, kind, values)
            after = lines.next()
        elif at[3] is None:
            raise Odd
        else:
            after = lines.fields(at, kind, values, at.start(3))
        _listed(lines, kind, values)
    return after


def _listed(lines: Lines, kind: Kind, values: Values) -> None:
    """Take a record of a list."""
    if "id" in values and not is_id(values["id"]):
        raise Odd
    values["spans"] = lines.places.spans()
    if kind.name == "assessment":
        lines.records.append(making.assessment(values))
        return
    verb: Any = None
    for one in kind.verbs:
        if one in values:
            if verb is not None:
                raise Odd
            verb = one
    if verb is None:
        raise Odd
    make: Any = making.stance if kind.name == "stance" else making.link
    lines.records.append(make(values, verb, values.pop(verb)))
