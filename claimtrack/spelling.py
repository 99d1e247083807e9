"""Did you mean …? The nearest of the words that would have done."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

__all__ = ["Spelling", "suggest"]

_MOST: Final = 40
"""How many candidates are measured closely for one word."""


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that was most likely meant, or None where none is near.

    >>> suggest("holdr", ["holder", "affirms"])
    'holder'
    """
    return Spelling(candidates).suggest(word)


class Spelling:
    """Candidates indexed once, for many look-ups: linear in them, whatever is looked up.

    One letter left out, added, changed or swapped is found by the words that remain when one
    letter is struck from either side; farther words only among those that share a part.
    """

    def __init__(self, candidates: Iterable[str]) -> None:
        self._near: dict[str, list[str]] = {}
        self._parts: dict[str, list[str]] = {}
        for candidate in sorted(set(candidates)):
            for form in _forms(candidate):
                self._near.setdefault(form, []).append(candidate)
            for part in set(_split(candidate)):
                self._parts.setdefault(part, []).append(candidate)

    def suggest(self, word: str) -> str | None:
        """Return the candidate nearest to the word, or None."""
        if len(word) > 80:  # noqa: PLR2004 - no id that a person meant is longer
            return None
        low = word.lower().replace("_", "-").replace(" ", "-")
        near = [found for form in _forms(low) for found in self._near.get(form, ())]
        close = get_close_matches(low, sorted(set(near))[:_MOST], 1, 0.0)
        if not close:
            akin = {found for part in _split(low) for found in self._parts.get(part, ())[:_MOST]}
            close = get_close_matches(low, sorted(akin)[:_MOST], 1, 0.7)
        return close[0] if close else None


def _forms(word: str) -> set[str]:
    """Return the word, and the word with each one of its letters struck."""
    plain = word.lower().replace("_", "-")
    return {plain} | {plain[:i] + plain[i + 1 :] for i in range(len(plain))}


def _split(word: str) -> list[str]:
    """Return the parts of an id, and its first three letters, which slips seldom touch."""
    return [*word.lower().replace("_", "-").split("-"), word[:3].lower() + "…"]
