"""Lists and mappings in brackets on one line, read without a YAML parser: a part of `outline`.

The patterns know no space but the space, and no line end but the one; to YAML any other is text.
"""

import re
from typing import Any, Final

from claimtrack import model
from claimtrack.making import STEPS, Places, Step, Values
from claimtrack.schema import PARTS, Kind, Type
from claimtrack.value import filled

__all__ = [
    "KEY",
    "MADE",
    "PLAIN",
    "QUOTED",
    "REST",
    "Odd",
    "braces",
    "bracketed",
    "derivation",
    "made",
    "unquoted",
]

FIRST: Final = r"""[^ \-?:,\[\]{}#&*!|>'"%@`]"""
PLAIN: Final = FIRST + r"[^:#]*+(?:(?::(?=[^ ])|(?<=[^ ])#)[^:#]*+)*+"
QUOTED: Final = r"""'(?:[^']|'')++'|"[^"\\]++\""""
REST: Final = r"(?: ++#.*+| *+)"
KEY: Final = r"[a-z0-9][a-z0-9_-]{0,99}+"
_INSIDE: Final = FIRST + r"[^:#,\[\]{}?]*+(?:(?::(?=[^ ,\[\]{}?])|(?<=[^ ])#)[^:#,\[\]{}?]*+)*+"

_USUAL: Final = re.compile(rf"({KEY}): ({FIRST}[^:#,\[\]{{}}?]*+)(?:, |(}}))").match
"""A pair of a mapping as `_PAIR` takes it, without anything special, spaced as most people do."""

_PAIR: Final = re.compile(
    rf" *+({KEY}): ++(?:(?:({_INSIDE})|({QUOTED}) *+)(?:,|(}}))|(?=[\[{{])())"
).match
_MEMBER: Final = re.compile(rf" *+(?:(?:({_INSIDE})|({QUOTED}) *+)(?:,|(\]))|(?={{)())").match
_NEXT: Final = re.compile(r" *+(?:,|([\]}]))").match

MADE: Final[dict[Type, tuple[Kind, type[Any]]]] = {
    "quantity": (PARTS["quantity"], model.Quantity),
    "held": (PARTS["held"], model.Held),
    "quote": (PARTS["quote"], model.Quote),
    "derivations": (PARTS["derivation"], model.Derivation),
}
"""The mapping of each type of field that takes one, and what is made of it."""


class Odd(Exception):  # noqa: N818 - something is odd, and not for sure wrong
    """Something wants the closer look of a reader that knows all of YAML."""


def made(step: Step, text: str, places: Places, line: int, column: int) -> Any:  # noqa: ANN401
    """Return what a field's text means; the numbers say where it stands."""
    _, _, usual, field = step
    if usual is tuple:
        return (text,)
    if usual is not None:
        value = text if usual is str else usual(text)
        if value is None:
            raise Odd
        return value
    if field.type != "derivations":
        raise Odd
    return (derivation(text, 0, places, (line, column, line, column + len(text))),)


def derivation(
    text: str, index: int, places: Places, at: tuple[int, int, int, int]
) -> model.Derivation:
    """Return a derivation of which only the source is given, and mark where that stands."""
    places.names.append(("derived_from.source", index))
    places.numbers += at
    return filled(model.Derivation, {"source": text})


def unquoted(text: str) -> str:
    """Return what stands in quotes; in single ones, a quote is written twice."""
    return text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1]


def bracketed(said: str, pos: int, step: Step, places: Places, line: int) -> tuple[Any, int]:
    """Read the list or mapping that begins at a position of a line; return it, and where it ends."""
    type_ = step[3].type
    if said[pos] == "[" and (step[2] is tuple or type_ == "derivations"):
        return _members(said, pos, places, line, many=type_ == "derivations")
    if said[pos] == "[" or type_ not in MADE:
        raise Odd
    kind, cls = MADE[type_]
    part: Values = {}
    many = type_ == "derivations"
    end = braces(said, pos, kind, part, places, line, 0 if many else None)
    value = filled(cls, part)
    return (value,) if many else value, end


def braces(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - every pair comes through this loop
    said: str,
    pos: int,
    kind: Kind,
    values: Values,
    places: Places,
    line: int,
    index: int | None = None,
) -> int:
    """Read the mapping that begins at a position of a line; return the position after it."""
    steps, names, numbers = STEPS[kind.name], places.names, places.numbers
    closing: str | None = None
    pos += 1
    while closing is None:
        at = _USUAL(said, pos)
        if at is not None:
            name, text, closing = at.groups()
            column = pos + len(name) + 2
            pos = at.end()
            if text[-1] == " ":
                text = text.rstrip(" ")
            end = column + len(text)
        else:
            at = _PAIR(said, pos)
            if at is None:
                raise Odd
            name, text, quoted, closing, _ = at.groups()
            pos = at.end()
            if quoted is not None:
                column, end = at.span(3)
                text = unquoted(quoted)
            else:
                column = at.start(2) if text is not None else pos
                text = text and text.rstrip(" ")
                end = column + len(text or "")
        step = steps.get(name)
        if step is None or step[0] in values:
            raise Odd
        attribute, mark, usual, _ = step
        if text is None:
            values[attribute], end = bracketed(said, pos, step, places, line)
            at = _NEXT(said, end)
            if at is None:
                raise Odd
            closing = at[1]
            pos = at.end()
        elif usual is str:
            values[attribute] = text
        elif usual is tuple:
            values[attribute] = (text,)
        else:
            value = usual(text) if usual is not None else None
            if value is None:
                if said[column] in "'\"":  # of which less is meant than stands there
                    raise Odd
                value = made(step, text, places, line, column + 1)
            values[attribute] = value
        numbers += (line, column + 1, line, end + 1)
        names.append(mark if index is None else (mark, index))
    if closing != "}" or any(steps[name][0] not in values for name in kind.required):
        raise Odd
    return pos


def _members(
    said: str, pos: int, places: Places, line: int, *, many: bool
) -> tuple[tuple[Any, ...], int]:
    """Read a list of texts, or of derivations, and return it and the position after it."""
    found: list[Any] = []
    closing: str | None = None
    pos += 1
    while closing is None:
        at = _MEMBER(said, pos)
        if at is None:
            raise Odd
        if at[4] is not None:
            if not many:
                raise Odd
            part: Values = {}
            end = braces(said, at.end(), PARTS["derivation"], part, places, line, len(found))
            found.append(filled(model.Derivation, part))
            at = _NEXT(said, end)
            if at is None:
                raise Odd
            closing = at[1]
        else:
            closing = at[3]
            group = 1 if at[1] is not None else 2
            text = at[group].rstrip(" ")
            column = at.start(group) + 1
            meant = text if group == 1 else unquoted(text)
            if many:
                at_ = (line, column, line, column + len(text))
                found.append(derivation(meant, len(found), places, at_))
            else:
                places.names.append(len(found))
                places.numbers += (line, column, line, column + len(text))
                found.append(meant)
        pos = at.end()
    if closing != "]":
        raise Odd
    return tuple(found), pos
