"""The reference page of the record format: tables from `claimtrack.schema`, meanings from `meanings`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import meanings

from claimtrack.schema import KINDS, PARTS, Field, Kind

SHAPES = {
    "by id": "a mapping from id to record",
    "list": "a list of records",
    "lists by source": "a mapping from source id to a list of records",
    "pairs": "a mapping from claim id to status, or to a record",
}
TYPES = {
    "text": "text",
    "texts": "text or a list of it",
    "date": "[date](#dates)",
    "value": "[value](#values)",
    "flag": "`true` or `false`",
    "count": "a number from 1",
    "sha256": "64 hexadecimal digits",
    "path": "a path that stays inside its folder",
    "id": "an [id](#ids)",
    "quantity": "a [quantity](#quantity)",
    "held": "a [held](#held) copy",
    "quote": "text or a [quote](#quote)",
    "derivations": "source ids or [derivations](#derivation), one or a list",
}
HEAD = """\
# The record format

A corpus is any set of `*.yaml` and `*.yml` files. Each is one mapping; its keys are sections, in any
mix, and the records of a section may be spread over files. Two files may add stances to one source.

{sections}

Types come from this page, never from YAML: `no`, `2012` and `2013-03-25` are the text that was typed.
A list may be a single value. Unknown keys, anchors, aliases, merge keys, tags, duplicate keys and a
second document are errors. `claimtrack: 1` at the top of a file names the version of the format; it may
be left out.

## Ids

Lower-case letters and digits in words joined by single hyphens, with at least one letter. An id is
used once in the whole corpus, over all kinds.

## Dates

A subset of the Extended Date/Time Format (EDTF, Library of Congress, 2019), levels 0 and 1.

| written | means |
|---|---|
| `2013`, `2013-03`, `2013-03-25` | a year, a month, a day |
| `2012-21` … `2012-24` | spring, summer, autumn, winter |
| `201X`, `2013-XX` | some one year, some one month |
| `2013?`, `2013~`, `2013%` | uncertain, approximate, both |
| `2012/2013-03` | from … to |
| `2012/..`, `../2013`, `../..` | without end, without beginning, at all times |
| `2012/`, `/2013` | the end or beginning is not known |

## Values

| written | means |
|---|---|
| `16000` | exactly that |
| `2000..3000` | between, ends included |
| `20000..`, `..50` | at least, at most |
| `~434` | within a tenth |
"""


def page() -> str:
    """Return the page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield HEAD.format(sections="\n".join(_sections()))
    for kind in KINDS.values():
        yield f"## {kind.name.capitalize()}\n"
        yield f"{meanings.KINDS[kind.name]} {_place(kind)}\n"
        yield from _table(kind.name, kind.fields)
    for name, part in PARTS.items():
        yield f"## {name.capitalize()}\n\n{meanings.KINDS[name]}\n"
        yield from _table(name, part.fields)


def _sections() -> Iterator[str]:
    yield "| section | shape | record |\n|---|---|---|"
    for kind in KINDS.values():
        yield f"| `{kind.section}` | {SHAPES[kind.shape]} | [{kind.name}](#{kind.name}) |"


def _place(kind: Kind) -> str:
    verbs = f" Exactly one of {_words(kind.verbs)} must stand." if kind.verbs else ""
    brief = f" A bare text in place of the record is its `{kind.brief}`." if kind.brief else ""
    return f"Under `{kind.section}`.{brief}{verbs}"


def _table(kind: str, fields: Mapping[str, Field]) -> Iterator[str]:
    """Give a kind's table; a field without a meaning, or a meaning without a field, ends the build."""
    told = meanings.FIELDS[kind] | {k: v for k, v in meanings.COMMON.items() if k in fields}
    if set(told) != set(fields):
        message = f"docs/_ext/meanings.py and the schema differ: {kind} {set(told) ^ set(fields)}"
        raise LookupError(message)
    yield "| field | value | meaning |\n|---|---|---|"
    for field in fields.values():
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        yield f"| {name} | {_value(field)} | {told[field.name]} |"
    if any(field.required for field in fields.values()):
        yield "\nFields in bold must be there."
    yield ""


def _value(field: Field) -> str:
    if field.type == "choice":
        return _words(field.choices)
    if field.type in ("reference", "references"):
        kinds = " or ".join(field.kinds) if len(field.kinds) < len(KINDS) - 1 else "any record's"
        return f"{kinds} id" + (", or a list of them" if field.type == "references" else "")
    return TYPES[field.type]


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
