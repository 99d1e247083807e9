"""JSON Schemas of single values, by the types of field in `claimtrack.schema`.

A YAML tool has typed each value before a schema sees it: `2012` comes as a number, `no` perhaps as a
boolean. Both are text to claimtrack, and a field of text takes them here. How a number or a flag was
spelt is lost by then; it is looked at as far as its value tells.
"""

from typing import Any, Final

from claimtrack import meanings
from claimtrack.exports._forms import FORMS, whole
from claimtrack.ids import ID_RULE
from claimtrack.schema import Field, Type

__all__ = ["Schema", "by_type", "digits", "form", "told", "value"]

Schema = dict[str, Any]
"""A JSON Schema, as plain values."""

TEXT: Final = ("string", "number", "boolean")
"""What YAML may make of a text that was typed without quotes."""

_NUMBER: Final = ("string", "number")
_TYPED: Final[dict[Type, tuple[str, ...]]] = {
    "flag": ("boolean", "string"),
    "date": _NUMBER,
    "count": _NUMBER,
    "value": _NUMBER,
    "sha256": _NUMBER,
}
"""The same for texts that are no words; the first is what an editor expects."""

_BOUNDS: Final[dict[Type, tuple[int, int]]] = {"date": (0, 9999), "count": (1, 10**9 - 1)}
"""The least and the greatest number that a value may be."""

_ID: Final = f"an id is {ID_RULE}"
_FOREIGN: Final[dict[Type, str]] = {
    "id": _ID,
    "reference": _ID,
    "references": _ID,
    "derivations": _ID,
    "date": "no such date: write 2013, 2013-03, 2013-03-25, 2013~, 201X or 2012/2013",
    "value": "this is no value: 16000, 2000..3000, 20000.., ..50 and ~434 are",
    "path": "this leaves the folder: write it relative to that, without `..`",
    "sha256": "this is no SHA-256: copy what `sha256sum FILE` prints",
}
"""What to say of a text that has not the form of its type."""


def told(title: str, text: str) -> Schema:
    """Return what an editor shows of a schema's value, from a text in Markdown."""
    plain = meanings.plain(text)
    return {"title": title, "description": plain} | (
        {"markdownDescription": plain} if "`" in plain else {}
    )


def form(type_: Type) -> Schema:
    """Return what a text of a type must look like; where it may be any, it must be one."""
    if type_ not in FORMS:
        return {"minLength": 1}
    foreign = _FOREIGN.get(type_)
    said = {"patternErrorMessage": foreign} if foreign else {}
    return {"pattern": whole(FORMS[type_])} | said


def by_type(
    types: tuple[str, ...], message: str, special: dict[str, Schema], other: Schema
) -> Schema:
    """Return the schema of a value of some types, one of which is special."""
    [(type_, schema)] = special.items()
    held = {"type": list(types), "errorMessage": message}
    return held | {"if": {"type": type_}, "then": schema, "else": other}


def digits(choices: tuple[str, ...]) -> Schema:
    """Return the schema of a choice of digits, which are numbers unless they are quoted."""
    quoted = {"type": "string", "pattern": whole("|".join(choices))}
    numbers = {"enum": [int(choice) for choice in choices]}
    return {"type": ["string", "integer"], "oneOf": [numbers, quoted]}


def value(field: Field) -> Schema:
    """Return the schema of a field's value."""
    match field.type:
        case "choice":
            numbered = field.choices[0].isdecimal()
            return digits(field.choices) if numbered else {"enum": list(field.choices)}
        case "quantity" | "held" | "quote":
            return {"$ref": f"#/definitions/{field.type}"}
        case "derivations":
            return _one_or_list(field, {"$ref": "#/definitions/derivation"}, (*TEXT, "object"))
        case "texts" | "references":
            return _one_or_list(field, _scalar(field), TEXT)
        case _:
            return _scalar(field) | _within(field)


def _message(field: Field) -> str:
    return f"`{field.name}` wants {meanings.plain(meanings.wanted(field))}"


def _scalar(field: Field) -> Schema:
    types = _TYPED.get(field.type, TEXT)
    return {"type": list(types), "errorMessage": _message(field)} | form(field.type)


def _within(field: Field) -> Schema:
    """Return what refuses a number that is not whole or out of bounds; nothing without bounds."""
    if field.type not in _BOUNDS:
        return {}
    low, high = _BOUNDS[field.type]
    fitting = {"type": "integer", "minimum": low, "maximum": high}
    text = {"type": "string", "errorMessage": _message(field)}
    return {"if": {"type": "number", "not": fitting}, "then": text}


def _one_or_list(field: Field, one: Schema, types: tuple[str, ...]) -> Schema:
    least = {"minItems": 1} if field.required or field.verb else {}
    special = {"array": {"items": one} | least}
    return by_type((*types, "array"), _message(field), special, one)
