"""Identifiers: what people type to name a record.

An id is lower-case words of ASCII letters and digits joined by single hyphens, with at least one
letter, so that a number or a date can never be taken for an id.
"""

import re
from typing import Final

__all__ = ["ID_PATTERN", "ID_RULE", "is_id", "key_of", "meant_as"]

ID_RULE = "lower-case letters from a to z, digits and single hyphens, with at least one letter"

ID_PATTERN: Final = r"(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*"
"""The same as a regular expression for the whole id."""

_ID = re.compile(ID_PATTERN)
_ODD = re.compile(r"[^a-z0-9-]|--|\A-|-\Z")
_LETTER = re.compile("[a-z]")
_LONG = 1000
"""From how many characters on an id is looked at by other patterns, which say the same."""

_LONGEST = 300
"""How many characters of each part of a derived name are kept."""


def is_id(text: str) -> bool:
    """Tell whether a text is a well-formed id.

    >>> is_id("cargo-arms"), is_id("2013-03-25"), is_id("Cargo")
    (True, False, False)
    """
    if len(text) > _LONG:  # a pattern that repeats takes room for every repetition
        return _ODD.search(text) is None and _LETTER.search(text) is not None
    return _ID.fullmatch(text) is not None


_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l"})
"""How letters are spelt without their marks, where that is not by leaving the marks out."""


def meant_as(text: str) -> str | None:
    """Return the id that a text comes to when its letters, spaces and marks are spelt as an id has them.

    >>> meant_as("Cargo_Arms"), meant_as("CargoArms"), meant_as("größe"), meant_as("2013")
    ('cargo-arms', 'cargo-arms', 'groesse', None)
    """
    from unicodedata import normalize  # noqa: PLC0415 - only a slip pays for it

    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", text).lower().translate(_LETTERS)
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode()
    id_ = "-".join(re.split(r"[\s._/-]+", plain)).strip("-")
    return id_ if is_id(id_) else None


def key_of(*parts: str) -> str:
    """Return the name of a record that was given no id, made of what it says.

    The colon cannot stand in an id, so a derived name never collides with a typed one. Of a stance
    on very many claims the name is cut; names that are alike are numbered where records are gathered.

    >>> key_of("cbs", "iraq-gov", "affirms", "aid-only")
    'cbs:iraq-gov:affirms:aid-only'
    """
    return ":".join([part if len(part) <= _LONGEST else f"{part[:_LONGEST]}…" for part in parts])
