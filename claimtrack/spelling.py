"""Did you mean …? The nearest of the words that would have done, and the one that surely was meant.

Words are compared by their **forms**: lower case, with `-` for `_`, a space or a dash, without quotes and
what nobody sees. Of two forms one is a
**slip** away from the other if one letter was left out, added or changed, or two neighbours swapped.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

__all__ = ["Spelling", "certain", "is_same", "suggest"]

_MOST: Final = 40
"""How many candidates are measured closely for one word."""

_ALPHABET: Final = 64
"""Out of how many letters words are made that may have been meant; ids have 37."""

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
    """Candidates indexed once by their forms, which takes time and room in proportion to them.

    A slip is found by making every word that is one away from what was typed, of the letters that
    candidates have; farther words only among those that share a part.
    """

    def __init__(self, candidates: Iterable[str]) -> None:
        self._forms: dict[str, list[str]] = {}
        self._parts: dict[str, list[str]] = {}
        for candidate in sorted({one for one in candidates if len(one) <= _LONGEST}):
            self._forms.setdefault(_form(candidate), []).append(candidate)
            for part in set(_split(candidate)):
                some = self._parts.setdefault(part, [])
                if len(some) < _MOST:
                    some.append(candidate)
        self._near_last: tuple[str, set[str]] = ("", set())
        self._letters = sorted(set("".join(self._forms)))[:_ALPHABET]

    def suggest(self, word: str) -> str | None:
        """Return the candidate nearest to the word, or None."""
        if len(word) > _LONGEST:
            return None
        low = _form(word)
        close = get_close_matches(low, sorted(self._near(low))[:_MOST], 1, 0.0)
        if not close:
            akin = {found for part in _split(low) for found in self._parts.get(part, ())}
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
        alike = self._forms.get(form, ())
        meant = alike or list(self._near(form))
        clear = len(meant) == 1 and (bool(alike) or len(meant[0]) >= _SHORT)
        return meant[0] if clear else None

    def _near(self, form: str) -> set[str]:
        """Return the candidates whose form is a slip away from one, or the same."""
        if (
            self._near_last[0] != form
        ):  # which is often asked for what was meant, and whether surely
            slips = _slips(form, self._letters) if self._forms else ()
            near = {found for one in slips for found in self._forms.get(one, ())}
            self._near_last = (form, near)
        return self._near_last[1]


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


def _slips(form: str, letters: Iterable[str]) -> Iterator[str]:
    """Give a form, and every one that is a slip away: 2 n k + n + k of them for n letters out of k."""
    yield form
    for at in range(len(form) + 1):
        head, tail = form[:at], form[at:]
        rest = tail[1:]
        yield head + rest
        yield head + rest[:1] + tail[:1] + rest[1:]
        for letter in letters:
            yield head + letter + tail
            yield head + letter + rest


def _split(word: str) -> list[str]:
    """Return the parts of an id, and its first three letters, which slips seldom touch."""
    plain = _form(word)
    return [*plain.split("-"), plain[:3] + "…"]
