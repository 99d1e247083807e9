"""The fields of a new record: as options, as they were typed, and asked for on a terminal."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from claimtrack import meanings
from claimtrack.schema import Field, Kind
from claimtrack.terminal import Console
from claimtrack.words import listing

__all__ = ["METAVARS", "answer", "ask", "fields", "given", "missing", "option", "told"]

SOURCE: Final = Field("source", "reference", required=True, kinds=("source",))
"""The source that a stance stands under, which is no field of it in a file."""

OWN: Final = {
    "id": "Its id. Left out, it is made of the first words.",
    "source": "The source that records it, by its id.",
}
"""What those options mean that are no fields of a record in a file."""

METAVARS: Final = {"reference": "ID", "references": "ID", "texts": "TEXT", "derivations": "ID"}
"""What stands for a value in the help, where the type's name says less."""


def fields(kind: Kind) -> Iterator[Field]:
    """Give the fields of a kind, with the id of a record and the source of a stance."""
    if kind.shape == "by id":
        yield Field("id", "id")
    if kind.name == "stance":
        yield SOURCE
    yield from kind.fields.values()


def option(field: Field) -> str:
    """Return the option of a field."""
    return "--" + field.name.replace("_", "-")


def told(kind: Kind, field: Field) -> str:
    """Return what a field means and takes, on one line."""
    if field.name in OWN and field.name not in kind.fields:
        said = OWN[field.name]
    else:
        said = meanings.plain(meanings.hint(kind, field))
    choices = f" One of {listing(field.choices)}." if field.choices else ""
    return f"{said}{choices}{' Required.' if field.required else ''}"


def given(kind: Kind, options: argparse.Namespace) -> dict[str, list[str]]:
    """Return the texts typed for each field of a kind."""
    values: dict[str, list[str]] = {}
    for field in fields(kind):
        typed = getattr(options, f"field_{field.name}")
        if typed:
            values[field.name] = _split(field, typed)
    return values


def _split(field: Field, typed: Iterable[str]) -> list[str]:
    """Return the values of a field; ids may be given with commas between them."""
    if field.type != "references":
        return list(typed)
    return [id_.strip() for text in typed for id_ in text.split(",")]


def missing(kind: Kind, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the names of the fields that a record must have and that have no value.

    Of verbs, of which it must have one, all are given in one text.
    """
    for field in fields(kind):
        if field.required and not values.get(field.name):
            yield field.name
    if kind.verbs and not any(values.get(verb) for verb in kind.verbs):
        yield " or ".join(kind.verbs)


def ask(kind: Kind, name: str, values: dict[str, list[str]], console: Console) -> None:
    """Ask for a field until something is typed, or standard input ends; of verbs first for which."""
    field = next((field for field in fields(kind) if field.name == name), None)
    if field is None:
        verb = answer(f"{name}?", console)
        while verb and verb not in kind.verbs:
            verb = answer(f"one of {', '.join(kind.verbs)}", console)
        field = kind.fields.get(verb)
    typed = answer(_asked(field), console) if field else ""
    if field and typed:
        values[field.name] = _split(field, [typed])


def _asked(field: Field) -> str:
    """Return the name of a field, with what it takes where that is not just text."""
    return (
        field.name
        if field.type == "text"
        else f"{field.name} ({meanings.plain(meanings.wanted(field))})"
    )


def answer(asked: str, console: Console) -> str:
    """Return what is typed for a prompt, asked again until that is something, or input ends."""
    line = "\n"
    while line and not line.strip():
        console.err.write(f"{asked}: ")
        console.err.flush()
        line = sys.stdin.readline()
    return line.strip()
