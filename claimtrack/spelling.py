"""Did you mean …? The nearest of the words that would have done, and the one that surely was meant.

Words are compared by their **forms**: lower case, with `-` for `_`, a space or a dash, without quotes and
what nobody sees. Of two forms one is a
**slip** away from the other if one letter was left out, added or changed, or two neighbours swapped.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

__all__ = ["Spelling", "certain", "is_same", "suggest"]

_MOST: Final = 40
"""How many candidates are measured closely for one word."""

_LONGEST: Final = 80
"""No id that a person meant is longer."""

_SHORT: Final = 4
"""Below so many letters any word is a slip away from too many; up to as many, `iran` from `iraq`."""


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that was most likely meant, or None where none is near.

    >>> suggest("holdr", ["holder", "affirms"])
    'holder'
    """
    return _spelling(tuple(candidates)).suggest(word)


def certain(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that alone can have been meant, as `Spelling.certain`.

    >>> certain("Holder", ["holder"]), certain("holdr", ["holder"]), certain("hold", ["holder"])
    ('holder', 'holder', None)
    """
    return _spelling(tuple(candidates)).certain(word)


class Spelling:
    """Candidates indexed once, for many look-ups: linear in them, whatever is looked up.

    One letter left out, added, changed or swapped is found by the words that remain when one
    letter is struck from either side; farther words only among those that share a part.
    """

    def __init__(self, candidates: Iterable[str]) -> None:
        self._near: dict[str, list[str]] = {}
        self._parts: dict[str, list[str]] = {}
        for candidate in sorted({one for one in candidates if len(one) <= _LONGEST}):
            for form in _forms(candidate):
                self._near.setdefault(form, []).append(candidate)
            for part in set(_split(candidate)):
                self._parts.setdefault(part, []).append(candidate)

    def suggest(self, word: str) -> str | None:
        """Return the candidate nearest to the word, or None."""
        if len(word) > _LONGEST:
            return None
        low = _form(word)
        near = [found for form in _forms(low) for found in self._near.get(form, ())]
        close = get_close_matches(low, sorted(set(near))[:_MOST], 1, 0.0)
        if not close:
            akin = {found for part in _split(low) for found in self._parts.get(part, ())[:_MOST]}
            close = get_close_matches(low, sorted(akin)[:_MOST], 1, 0.7)
        return close[0] if close else None

    def certain(self, word: str) -> str | None:
        """Return the candidate that alone can have been meant, or None.

        That is the one of the same form; where there is none, the one a slip away, if there is one
        only and it has four letters or more.
        """
        if len(word) > _LONGEST:
            return None
        form = _form(word)
        near = {found for one in _forms(form) for found in self._near.get(one, ())}
        if len(near) > _MOST:
            return None
        alike = [found for found in near if _form(found) == form]
        meant = alike or [found for found in near if _is_slip(form, _form(found))]
        clear = len(meant) == 1 and (bool(alike) or len(meant[0]) >= _SHORT)
        return meant[0] if clear else None


@lru_cache(maxsize=64)
def _spelling(candidates: tuple[str, ...]) -> Spelling:
    return Spelling(candidates)


def is_same(typed: str, meant: str) -> bool:
    """Tell whether a word one slip away can hardly name something else, where names are made freely.

    Another digit makes another date or number; another first letter of a part another word (`moral`,
    `amoral`), and so does any letter changed in a part of four letters or fewer (`iran`, `iraq`).

    >>> is_same("iraq-goverment", "iraq-government"), is_same("iran-gov", "iraq-gov")
    (True, False)
    """
    one, other = _form(typed), _form(meant)
    start = _shared(one, other)
    here, there = one[start : start + 2], other[start : start + 2]
    if any(letter.isdigit() for letter in (here[:1], there[:1])):
        return False
    if one == other or (here == there[::-1] and len(one) == len(other)):
        return True
    if other[:start][-1:] in ("", "-"):
        return False
    part = other[:start].rpartition("-")[2] + other[start:].partition("-")[0]
    return len(one) != len(other) or len(part) > _SHORT


_LIKE: Final = str.maketrans(
    dict.fromkeys("_ \u2010\u2011\u2012\u2013\u2014", "-")
    | dict.fromkeys("'\"\u2018\u2019\u201c\u201d\xad\u200b\u200c\u200d\u2060\ufeff", "")
)
"""What looks like a hyphen is one; quotes and what nobody sees are nothing."""


def _form(word: str) -> str:
    return word.lower().translate(_LIKE)


def _shared(one: str, other: str) -> int:
    """Return with how many letters alike two words begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_slip(one: str, other: str) -> bool:
    """Tell whether a form is a slip away from another, or the same."""
    start = _shared(one, other)
    a, b = one[start:], other[start:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] in (b, b[1:]) or a == b[1:]


def _forms(word: str) -> set[str]:
    """Return the word, and the word with each one of its letters struck."""
    plain = _form(word)
    return {plain} | {plain[:i] + plain[i + 1 :] for i in range(len(plain))}


def _split(word: str) -> list[str]:
    """Return the parts of an id, and its first three letters, which slips seldom touch."""
    plain = _form(word)
    return [*plain.split("-"), plain[:3] + "…"]
