"""An id for a record that was given none, from what it says."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

__all__ = ["suggested"]

_WORDS: Final = 4
_SMALL: Final = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its"),
        *("of", "on", "or", "that", "the", "this", "to", "was", "were", "with"),
    )
)


def suggested(text: str, taken: Container[str]) -> str | None:
    """Return an id of the first words of a text that say something; None where it has no such word.

    >>> suggested("The flights carry arms to the port.", {"flights-carry-arms-port"})
    'flights-carry-arms-port-2'
    """
    plain = unicodedata.normalize("NFKD", text.replace("'", "")).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain.lower())
    telling = [word for word in words if word not in _SMALL] or words
    id_ = "-".join(telling[:_WORDS])
    if not re.search("[a-z]", id_):
        return None
    number, free = 1, id_
    while free in taken:
        number += 1
        free = f"{id_}-{number}"
    return free
