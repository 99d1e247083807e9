"""Small turns of phrase that messages share."""

from collections.abc import Iterable
from typing import Final

__all__ = ["LONGEST", "article", "listing", "shown"]

LONGEST: Final = 60
"""How many characters of a faulty text a message repeats."""


def article(noun: str) -> str:
    """Return a noun with its article.

    >>> article("actor"), article("claim")
    ('an actor', 'a claim')
    """
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def listing(names: Iterable[str]) -> str:
    """Return names as a list in code marks.

    >>> listing(["id", "text"])
    '`id`, `text`'
    """
    return ", ".join(f"`{name}`" for name in names)


def shown(text: str) -> str:
    """Return a text as a message shows it: whole, or its beginning where it is long.

    >>> shown("cargo"), len(shown("c" * 5000))
    ('cargo', 60)
    """
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
