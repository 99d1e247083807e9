"""The corpus of `handwritten` in the terms of other programs that check plain text.

- check-jsonschema and yamale get the same files, with a schema made from claimtrack's own table of fields.
- doorstop gets as many items, half of them linked to the other half, each with as much text.
- beancount gets as many directives, in as many files.
"""

import json
import os
import subprocess
import venv
from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.handwritten import VERBS, WORDS
from claimtrack.schema import KINDS, PARTS, Field, Kind

__all__ = ["NAMES", "doorstop", "installed", "json_schema", "ledger", "yamale_schema"]

NAMES = ("check-jsonschema", "doorstop", "yamale", "beancount")
"""The packages, as they are called on PyPI."""

SCALAR = {"type": ["string", "number", "boolean"]}


def installed(folder: str) -> str:
    """Return the folder with the peers' commands; they are installed unless they are there."""
    commands = os.path.join(folder, "bin")
    if not os.path.exists(os.path.join(commands, "bean-check")):
        venv.create(folder, with_pip=True)
        pip = [os.path.join(commands, "python"), "-m", "pip", "install", "--quiet", *NAMES]
        subprocess.run(pip, check=True)
        subprocess.run(
            [os.path.join(commands, "python"), "-m", "compileall", "-q", folder], check=False
        )
    return commands


# -- schemas of the structure ----------------------------------------------------------------------


def json_schema() -> str:
    """Return a JSON Schema of a claim file: which fields there are, their types and words."""
    sections = {kind.section: _json_section(kind) for kind in KINDS.values()}
    return json.dumps(
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "object",
            "properties": sections | {"claimtrack": SCALAR},
            "additionalProperties": False,
        }
    )


def _json_section(kind: Kind) -> dict[str, Any]:
    one = _json_record(kind)
    listed = {"type": "array", "items": one}
    inside = {"by id": one, "pairs": one, "lists by source": {"anyOf": [listed, one]}}
    return (
        listed
        if kind.shape == "list"
        else {"type": "object", "additionalProperties": inside[kind.shape]}
    )


def _json_record(kind: Kind) -> dict[str, Any]:
    record: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: _json_field(field) for field in kind.fields.values()},
        "required": list(kind.required),
        "additionalProperties": False,
    }
    return {"anyOf": [record, SCALAR]} if kind.brief else record


def _json_field(field: Field) -> dict[str, Any]:
    if field.choices:
        return {"enum": [*field.choices, *(int(c) for c in field.choices if c.isdigit())]}
    if field.type in PARTS or field.type == "derivations":
        part = _json_record(PARTS.get(field.type, PARTS["derivation"]))
        return {"anyOf": [SCALAR, part, {"type": "array", "items": {"anyOf": [SCALAR, part]}}]}
    if field.type in {"texts", "references"}:
        return {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]}
    return {"type": "boolean"} if field.type == "flag" else SCALAR


def yamale_schema() -> str:
    """Return the same as a schema of yamale."""
    sections = "".join(f"{kind.section}: {_yamale_section(kind)}\n" for kind in KINDS.values())
    kinds = "".join(
        f"{kind.name}:\n{_yamale_fields(kind)}" for kind in (*KINDS.values(), *PARTS.values())
    )
    return f"{sections}---\n{kinds}"


def _yamale_section(kind: Kind) -> str:
    one = f"include('{kind.name}')"
    if kind.brief:
        one = f"any(str(), num(), {one})"
    inside = {"by id": one, "pairs": one, "lists by source": f"any(list({one}), {one})"}
    many = (
        f"list({one})"
        if kind.shape == "list"
        else f"map({inside[kind.shape]}, key=any(str(), num()))"
    )
    return f"{many[:-1]}, required=False)"


def _yamale_fields(kind: Kind) -> str:
    return "".join(f"  {f.name}: {_yamale_field(f)}\n" for f in kind.fields.values())


def _yamale_field(field: Field) -> str:
    scalar = "str(), num(), day(), timestamp(), bool()"
    more = "" if field.required else ", required=False"
    if field.choices:
        return f"enum({', '.join(map(repr, field.choices))}{more})"
    if field.type in PARTS or field.type == "derivations":
        part = f"include('{field.type if field.type in PARTS else 'derivation'}')"
        return f"any({scalar}, {part}, list(any(str(), {part})){more})"
    if field.type in {"texts", "references"}:
        return f"any({scalar}, list(any({scalar})){more})"
    return f"bool({more[2:]})" if field.type == "flag" else f"any({scalar}{more})"


# -- items and directives ---------------------------------------------------------------------------


def doorstop(folder: str, items: int) -> None:
    """Write two documents of items, each item of the second linked to one of the first."""
    os.makedirs(folder)
    subprocess.run(["git", "init", "--quiet", folder], check=True)  # noqa: S607 - it asks for a repository
    chance = Random(6)  # noqa: S311 - nobody has to guess
    for prefix, parent in (("REQ", ""), ("TST", "  parent: REQ\n")):
        where = os.path.join(folder, prefix.lower())
        os.makedirs(where)
        settings = f"settings:\n  digits: 5\n{parent}  prefix: {prefix}\n  sep: ''\n"
        _write(os.path.join(where, ".doorstop.yml"), settings)
        for number in range(1, items // 2 + 1):
            links = f"\n- REQ{number:05}: null" if parent else " []"
            text = f"""\
active: true
derived: false
header: ''
level: 1.{number}
links:{links}
normative: true
ref: ''
reviewed: null
text: |
  {_words(chance, 12)}
  {_words(chance, 10)}
"""
            _write(os.path.join(where, f"{prefix}{number:05}.yml"), text)


def ledger(folder: str, files: int, each: int) -> str:
    """Write a ledger of so many files with so many directives each, and return its first file."""
    os.makedirs(folder)
    chance = Random(6)  # noqa: S311 - nobody has to guess
    includes = []
    for number in range(files):
        name = f"part-{number:05}.beancount"
        _write(os.path.join(folder, name), "\n".join(_directives(chance, number, files, each)))
        includes.append(f'include "{name}"\n')
    first = os.path.join(folder, "main.beancount")
    _write(first, 'option "operating_currency" "EUR"\n' + "".join(includes))
    return first


def _directives(chance: Random, number: int, files: int, each: int) -> Iterator[str]:
    yield f"2010-01-01 open Assets:Account{number} EUR"
    for step in range(each - 1):
        date = f"20{11 + step % 12}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        amount = f"{chance.randint(1, 900)}.00 EUR"
        yield f"""
{date} * "{_words(chance, 2)}" "{_words(chance, 6)}"
  note: "{_words(chance, 5)}"
  Assets:Account{number}  -{amount}
  Assets:Account{(number + 7) % files}  {amount}"""


def _words(chance: Random, number: int) -> str:
    return " ".join(chance.choices([*WORDS, *VERBS], k=number))


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)
