"""A text as YAML has to have it: bare where it may stand so, in quotes elsewhere."""

import re
from typing import Final

__all__ = ["NOTHING", "around", "has_nothing", "is_bare", "quoted"]

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
NOTHING: Final = frozenset(("", "~", "null", "Null", "NULL"))
"""What stands for no value in YAML, where it is bare."""

_NOTHINGS: Final = {word: rf"{word}(?<![^\s\[{{,]{word})(?![^\s\]}},])" for word in NOTHING if word}
_BARE: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")


def is_bare(text: str) -> bool:
    """Tell whether a text needs no quotes anywhere; one that might need some does not pass.

    >>> is_bare("port/letter.txt"), is_bare("a: b"), is_bare("#12"), is_bare("null")
    (True, False, False, False)
    """
    return _BARE.fullmatch(text) is not None and text not in NOTHING


def has_nothing(text: str) -> bool:
    """Tell whether a file's text may hold `~` or `null`, bare and by itself.

    >>> has_nothing("note: ~"), has_nothing("about: ~2013, annulled in 2014~")
    (True, False)
    """
    words = [word for word in _NOTHINGS if word in text]
    return bool(words) and any(re.search(_NOTHINGS[word], text) for word in words)


def quoted(text: str) -> str:
    r"""Return any text in double quotes, what cannot be printed as escapes.

    >>> print(quoted('a "b"\n'))
    "a \"b\"\n"
    """
    return '"' + "".join(map(_escaped, text)) + '"'


def around(text: str) -> str:
    """Return what stood bare on one line in quotes, with as little changed as can be.

    >>> print(around("Flight #12"), around('The "flight": late'))
    "Flight #12" 'The "flight": late'
    """
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    return f"\\U{ord(character):08x}"
