"""A JSON Schema (draft-07) of a claim file, for editors: generated from the tables in `schema`.

It says of one file what reading it says of its structure: sections, fields, shapes, choices, and the
forms of ids, dates, values, hashes and paths. What takes more than one file or more than a pattern is
for `claimtrack check` alone: references, what is used twice, intervals that run backwards.

What may be text or a mapping, one value or a list, is told apart by type with `if`, not by `anyOf`:
so an editor says what is wrong with the one that was meant. `errorMessage`, `patternErrorMessage` and
`markdownDescription`, which the YAML language server knows and others pass over, put it in words.
"""

from collections.abc import Callable, Iterable
from typing import Final

from claimtrack import meanings
from claimtrack.decode import VERSION
from claimtrack.exports._values import Schema, by_type, digits, form, told, value
from claimtrack.schema import PARTS, SECTIONS, Kind, Shape
from claimtrack.words import article, listing

__all__ = ["schema"]


def schema() -> Schema:
    """Return the schema as plain values for `json`; the same at every call.

    >>> schema()["properties"]["claims"]["additionalProperties"]
    {'$ref': '#/definitions/claim'}
    """
    kinds = (*SECTIONS.values(), *PARTS.values())
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "claim file",
        "description": "Claims, sources, and who holds what: one mapping, whose keys are sections.",
        **_held_to(("object", "null"), f"a claim file is a mapping of {listing(SECTIONS)}"),
        "properties": {"claimtrack": _version()}
        | {name: _section(kind) for name, kind in SECTIONS.items()},
        "additionalProperties": False,
        "definitions": {kind.name: _definition(kind) for kind in kinds},
    }


def _version() -> Schema:
    text = "The version of the record format; it may be left out."
    return told("claimtrack", text) | digits((VERSION,))


def _section(kind: Kind) -> Schema:
    """Return the schema of what stands under a section's key."""
    shape = meanings.SHAPES[kind.shape]
    text = f"{meanings.KINDS[kind.name]} Here stands {shape}."
    return told(kind.section, text) | _SHAPES[kind.shape](kind, f"`{kind.section}` wants {shape}")


def _by_id(kind: Kind, message: str) -> Schema:
    return _mapped(kind.name, _reference(kind), message)


def _by_claim(kind: Kind, message: str) -> Schema:
    return _mapped("claim", _reference(kind), message)


def _by_source(kind: Kind, message: str) -> Schema:
    some = {"minItems": 1, "errorMessage": "no stance stands here: add one, or remove the key"}
    return _mapped("source", _list(kind, message) | {"allOf": [some]}, message)


def _list(kind: Kind, message: str) -> Schema:
    one = _reference(kind)
    return by_type(("array", "object"), message, {"object": one}, {"items": one})


def _mapped(key: str, values: Schema, message: str) -> Schema:
    return {
        "type": "object",
        "errorMessage": message,
        "propertyNames": {"title": f"{key}-id"} | form("id"),
        "additionalProperties": values,
    }


_SHAPES: Final[dict[Shape, Callable[[Kind, str], Schema]]] = {
    "by id": _by_id,
    "list": _list,
    "lists by source": _by_source,
    "pairs": _by_claim,
}


def _reference(kind: Kind) -> Schema:
    return {"$ref": f"#/definitions/{kind.name}"}


def _definition(kind: Kind) -> Schema:
    """Return the schema of a record, or of a part, which is explained where it is used."""
    explained = told(kind.name, meanings.KINDS[kind.name]) if kind.section else {}
    return explained | _mapping_or_brief(kind)


def _mapping_or_brief(kind: Kind) -> Schema:
    """Return the schema of a mapping of fields, or of the one value that may stand in its place."""
    fields, mapping = _fields(kind), f"a mapping of {listing(kind.fields)}"
    if kind.brief is None:
        return _held_to(("object",), f"{article(kind.name)} is {mapping}") | fields
    field = kind.fields[kind.brief]
    brief = value(field)
    message = f"{article(kind.name)} is {meanings.plain(meanings.wanted(field))}, or {mapping}"
    if "enum" in brief:  # what is to be chosen is only proposed where it stands in an alternative
        return {"anyOf": [_held_to(("object",), message) | fields, brief]}
    types = (*brief.pop("type"), "object")
    return by_type(types, message, {"object": fields}, brief)


def _held_to(types: tuple[str, ...], message: str) -> Schema:
    """Return what holds a value to types, apart, so that its message is for nothing else."""
    return {"allOf": [{"type": list(types), "errorMessage": message}]}


def _fields(kind: Kind) -> Schema:
    """Return the schema of a mapping of a kind's fields."""
    properties = {
        name: told(f"{name} ({kind.name})", meanings.hint(kind, field)) | value(field)
        for name, field in kind.fields.items()
    }
    fields: Schema = {"properties": properties, "additionalProperties": False}
    if kind.required:
        fields["required"] = list(kind.required)
    if kind.verbs:
        fields |= _one_verb(kind)
    if kind.shape == "pairs":
        fields["anyOf"] = _some(kind.fields, f"an expectation needs one of {listing(kind.fields)}")
    return fields


def _some(names: Iterable[str], message: str) -> list[Schema]:
    return [{"required": [name], "errorMessage": message} for name in names]


def _one_verb(kind: Kind) -> Schema:
    """Return what asks for a verb, and refuses any that comes after it in the table."""
    needed = f"{article(kind.name)} needs a verb: one of {listing(kind.verbs)}"
    too_many = f"{article(kind.name)} has one verb: make two {kind.section} of it"
    refused = {
        verb: {"properties": dict.fromkeys(kind.verbs[place:], False), "errorMessage": too_many}
        for place, verb in enumerate(kind.verbs[:-1], 1)
    }
    return {"anyOf": _some(kind.verbs, needed), "dependencies": refused}
