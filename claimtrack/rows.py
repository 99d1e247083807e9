"""The lines of a text that is not YAML: which begin a key or an item, and what was mistyped in one."""

import re
from collections.abc import Sequence
from typing import Final

from claimtrack.schema import KINDS, PARTS
from claimtrack.syntax import NotYaml
from claimtrack.value import value

__all__ = [
    "ENTRY",
    "FARTHEST",
    "FIELDS",
    "LEAD",
    "TEXTS",
    "WIDEST",
    "Slip",
    "before",
    "begins",
    "width",
]

LEAD: Final = r"( *(?:- +)*)"
"""How a line begins: spaces, and the dashes of items."""

ENTRY: Final = re.compile(rf"{LEAD}([\w.-]+) *:(?: +(?=[^ #])| *(?:#|$))")
"""A line with a key."""

_ALL: Final = [
    field for kind in (*KINDS.values(), *PARTS.values()) for field in kind.fields.values()
]
FIELDS: Final = frozenset(field.name for field in _ALL)
"""The names of all fields."""

TEXTS: Final = frozenset(field.name for field in _ALL if field.type in ("text", "texts", "quote"))
"""The names of those that take text."""

WIDEST: Final = 10_000
"""How many characters of a line are looked at for one."""

FARTHEST: Final = 1000
"""How many lines back a slip is looked for."""


@value
class Slip:
    """What is the matter, and the line (from 0) on which other findings only follow from it, if any."""

    stop: NotYaml
    spoilt: int | None


def before(lines: Sequence[str], number: int) -> int | None:
    """Return the line that says something before another."""
    for at in range(number - 1, max(-1, number - FARTHEST), -1):
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            return at
    return None


def begins(line: str) -> bool:
    """Tell whether text, or a key, surely begins on a line."""
    return bool(ENTRY.match(line)) or line.lstrip().startswith("- ")


def width(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
