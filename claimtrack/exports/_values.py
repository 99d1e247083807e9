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
            return _one_or_list(field, _item(field), TEXT)
        case "flag":
            return _scalar(field, ("boolean", "string"))
        case "date":
            return _scalar(field, ("string", "number")) | _within(field, 0, 9999)
        case "count":
            return _scalar(field, ("string", "number")) | _within(field, 1, 10**9 - 1)
        case "value" | "sha256":
            return _scalar(field, ("string", "number"))
        case "text" | "reference" | "id" | "path":
            return _scalar(field, TEXT)


def _message(field: Field) -> str:
    return f"`{field.name}` wants {meanings.plain(meanings.wanted(field))}"


def _scalar(field: Field, types: tuple[str, ...]) -> Schema:
    return {"type": list(types), "errorMessage": _message(field)} | form(field.type)


def _within(field: Field, low: int, high: int) -> Schema:
    """Return what refuses a number that is not whole or out of bounds."""
    fitting = {"type": "integer", "minimum": low, "maximum": high}
    text = {"type": "string", "errorMessage": _message(field)}
    return {"if": {"type": "number", "not": fitting}, "then": text}


def _one_or_list(field: Field, one: Schema, types: tuple[str, ...]) -> Schema:
    least = {"minItems": 1} if field.required or field.verb else {}
    special = {"array": {"items": one} | least}
    return by_type((*types, "array"), _message(field), special, one)


def _item(field: Field) -> Schema:
    return _scalar(field, TEXT)
