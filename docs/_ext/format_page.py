"""The reference page of the record format, from the tables and meanings in claimtrack."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack import meanings
from claimtrack.schema import KINDS, PARTS, Kind
from claimtrack.words import listing

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
        yield from _table(kind)
    for name, part in PARTS.items():
        yield f"## {name.capitalize()}\n\n{meanings.KINDS[name]}\n"
        yield from _table(part)


def _sections() -> Iterator[str]:
    yield "| section | shape | record |\n|---|---|---|"
    for kind in KINDS.values():
        yield f"| `{kind.section}` | {meanings.SHAPES[kind.shape]} | [{kind.name}](#{kind.name}) |"


def _place(kind: Kind) -> str:
    verbs = f" Exactly one of {listing(kind.verbs)} must stand." if kind.verbs else ""
    brief = f" A bare text in place of the record is its `{kind.brief}`." if kind.brief else ""
    return f"Under `{kind.section}`.{brief}{verbs}"


def _table(kind: Kind) -> Iterator[str]:
    yield "| field | value | meaning |\n|---|---|---|"
    for field in kind.fields.values():
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        yield f"| {name} | {meanings.wanted(field)} | {meanings.meaning(kind, field)} |"
    if kind.required:
        yield "\nFields in bold must be there."
    yield ""
