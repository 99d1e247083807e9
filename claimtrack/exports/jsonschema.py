"""A JSON Schema (draft-07) of a claim file, for editors: generated from the tables in `schema`.

It says of one file what reading it says of its structure: sections, fields, shapes, choices, and the
forms of ids, dates, values, hashes and paths. What takes more than one file or more than a pattern is
for `claimtrack check` alone: references, what is used twice, intervals that run backwards.

A YAML tool has typed each value before a schema sees it, so `2012` and `no` come as a number and
as true or false. Both are text to claimtrack, and texts take them here. Alternatives are told
apart by type rather than by `anyOf`, since editors then say what is wrong with the one that was meant;
`errorMessage`, `patternErrorMessage` and `markdownDescription`, which the YAML language server
knows and others pass over, put it in words.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from claimtrack import meanings
from claimtrack.decode import VERSION
from claimtrack.exports._forms import FORMS, whole
from claimtrack.ids import ID_RULE
from claimtrack.schema import PARTS, SECTIONS, Field, Kind, Shape, Type
from claimtrack.words import article, listing

__all__ = ["schema"]

Schema = dict[str, Any]

TEXT: Final = ("string", "number", "boolean")
"""What YAML may make of a text that was typed without quotes."""

FOREIGN: Final = {
    "id": f"an id is {ID_RULE}",
    "date": "this is no date: 2013, 2013-03, 2013-03-25, 2013~, 201X and 2012/2013 are",
    "value": "this is no value: 16000, 2000..3000, 20000.., ..50 and ~434 are",
    "path": "a path stays inside its folder: write it relative to that, without `..`",
    "sha256": "this is no SHA-256: copy what `sha256sum FILE` prints",
}
"""What to say of a text that has not the form of its type."""


def schema() -> Schema:
    """Return the schema as plain values for `json`; the same at every call.

    >>> schema()["properties"]["claims"]["additionalProperties"]
    {'$ref': '#/definitions/claim'}
    """
    version = {"enum": [int(VERSION), VERSION]}
    told = _told("claimtrack", "The version of the record format; it may be left out.")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "claim file",
        "description": "Claims, sources, and who holds what: one mapping, whose keys are sections.",
        "type": ["object", "null"],
        "properties": {
            "claimtrack": told | version,
            **{name: _section(kind) for name, kind in SECTIONS.items()},
        },
        "additionalProperties": False,
        "definitions": {
            kind.name: _mapping(kind) for kind in (*SECTIONS.values(), *PARTS.values())
        },
    }


def _told(title: str, text: str) -> Schema:
    plain = meanings.unlinked(text)
    marked = {"markdownDescription": plain} if "`" in plain else {}
    return {"title": title, "description": plain} | marked


# -- sections and records -----------------------------------------------------------------------------


def _section(kind: Kind) -> Schema:
    text = f"{meanings.KINDS[kind.name]} Here stands {meanings.SHAPES[kind.shape]}."
    return _told(kind.section, text) | _SHAPES[kind.shape](kind)


def _by_id(kind: Kind, named: str | None = None, of: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "errorMessage": f"`{kind.section}` wants {meanings.SHAPES[kind.shape]}",
        "propertyNames": {"title": f"{named or kind.name}-id"} | _form("id"),
        "additionalProperties": of or _definition(kind),
    }


def _by_claim(kind: Kind) -> Schema:
    return _by_id(kind, "claim")


def _by_source(kind: Kind) -> Schema:
    return _by_id(kind, "source", _each(_definition(kind)))


def _each(one: Schema) -> Schema:
    """Return the schema of a list of such values, or of one in place of it."""
    return {"if": {"type": "array"}, "then": {"items": one}, "else": one}


def _definition(kind: Kind) -> Schema:
    return {"$ref": f"#/definitions/{kind.name}"}


_SHAPES: Final[dict[Shape, Callable[[Kind], Schema]]] = {
    "by id": _by_id,
    "list": lambda kind: _each(_definition(kind)),
    "lists by source": _by_source,
    "pairs": _by_claim,
}


def _mapping(kind: Kind) -> Schema:
    """Return the schema of a record or part: its fields, or what may stand briefly for them all."""
    fields: Schema = {
        "properties": {name: _field(kind, field) for name, field in kind.fields.items()},
        "additionalProperties": False,
    }
    if kind.required:
        fields["required"] = list(kind.required)
    if kind.verbs:
        fields |= _one_verb(kind)
    if kind.shape == "pairs":
        fields["anyOf"] = _some(kind.fields)
    return _or_brief(kind, fields)


def _some(names: Iterable[str]) -> list[Schema]:
    return [{"required": [name]} for name in names]


def _one_verb(kind: Kind) -> Schema:
    message = f"{article(kind.name)} has one verb: make two {kind.section} of it"
    after = {
        verb: {"properties": dict.fromkeys(kind.verbs[place:], False), "errorMessage": message}
        for place, verb in enumerate(kind.verbs[:-1], 1)
    }
    return {"anyOf": _some(kind.verbs), "dependencies": after}


def _or_brief(kind: Kind, fields: Schema) -> Schema:
    mapping = f"a mapping of {listing(kind.fields)}"
    if kind.brief is None:
        return _typed(("object",), f"{article(kind.name)} is {mapping}") | fields
    field = kind.fields[kind.brief]
    message = f"{article(kind.name)} is {meanings.unlinked(meanings.wanted(field))}, or {mapping}"
    brief = _value(field)
    if "enum" in brief:
        return {"anyOf": [_typed(("object",), message) | fields, brief]}
    types = (*brief.pop("type"), "object")
    brief.pop("errorMessage")
    return _typed(types, message) | brief | fields


def _typed(types: tuple[str, ...], message: str) -> Schema:
    """Return what holds a value to types, apart, so that its message is for nothing else."""
    return {"allOf": [{"type": list(types), "errorMessage": message}]}


# -- fields -------------------------------------------------------------------------------------------


def _field(kind: Kind, field: Field) -> Schema:
    return _told(f"{field.name} ({kind.name})", meanings.meaning(kind, field)) | _value(field)


def _value(field: Field) -> Schema:
    """Return the schema of a field's value."""
    message = f"`{field.name}` wants {meanings.unlinked(meanings.wanted(field))}"
    match field.type:
        case "choice":
            return {"enum": [*(int(c) for c in field.choices if c.isdecimal()), *field.choices]}
        case "text" | "reference" | "id" | "path":
            return _scalar(field, message, TEXT)
        case "texts" | "references":
            return _list(field, message)
        case "flag":
            return _scalar(field, message, ("boolean", "string"))
        case "count":
            return _scalar(field, message, ("integer", "string")) | {
                "minimum": 1,
                "maximum": 10**9 - 1,
            }
        case "date":
            return _scalar(field, message, ("string", "integer")) | {"minimum": 0, "maximum": 9999}
        case "value":
            return _scalar(field, message, ("string", "number"))
        case "sha256":
            return _scalar(field, message, ("string", "number"))
        case "derivations":
            return _each(_definition(PARTS["derivation"]))
        case "quantity" | "held" | "quote":
            return _definition(PARTS[field.type])


def _scalar(field: Field, message: str, types: tuple[str, ...]) -> Schema:
    form = _form(field.type) or {"minLength": 1}
    return {"type": list(types), "errorMessage": message} | form


def _list(field: Field, message: str) -> Schema:
    one = _scalar(field, message, TEXT)
    many = one | {"type": [*TEXT, "array"], "items": one}
    return many | ({"minItems": 1} if field.required or field.verb else {})


def _form(type_: Type) -> Schema:
    """Return the pattern of a type, with what to say where a text does not match; empty if it has none."""
    if type_ not in FORMS:
        return {}
    foreign = FOREIGN.get("id" if type_ in ("reference", "references") else type_)
    told = {"patternErrorMessage": foreign} if foreign else {}
    return {"pattern": whole(FORMS[type_])} | told
