"""Texts made alike, with a way back to where each stretch stood.

A quote is looked for at three levels, and the first at which it occurs decides:

- `normalised`: white space of any kind and length, no-break spaces and line ends included, is one
  space; typographic quotes are `'` and `"`, dashes of any kind and length one hyphen;
- `invisible`: what has no width is left out as well: soft hyphens, zero-width spaces, word joiners
  and the marks that steer the direction of writing. Joiners (U+200C, U+200D) stay: they change what
  is read;
- `canonical`: letters and combining marks are alike where Unicode has them canonically equivalent
  (Unicode Standard Annex 15), as NFC and NFD decide.

A match whose own characters are the quote's to the last one is called `exact`.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from claimtrack.provenance.results import Normalisation

__all__ = ["INVISIBLE", "LEVELS", "Folded", "canonical", "normalised", "visible_only"]

INVISIBLE: Final = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""What has no width, as the inside of a class in a regular expression."""

_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_PLAIN: Final = {
    **{ord(space): " " for space in _SPACES},
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **{ord(quote): "'" for quote in "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u05f3"},
    **{ord(quote): '"' for quote in "\u201c\u201d\u201e\u201f\u00ab\u00bb\u05f4"},
    **{
        ord(dash): "-"
        for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u05be"
    },
}
_RUNS: Final = re.compile("  +|--+")
_HIDDEN: Final = re.compile(f" [ {INVISIBLE}]+|[{INVISIBLE}][ {INVISIBLE}]*|-(?:[{INVISIBLE}]*-)+")


_MARKS: Final = 30
"""How many marks in a row are put in order: more than any writing has, and putting them in order is
quadratic (Unicode Standard Annex 15, Stream-Safe Text Format)."""

_KNOWN: Final = 4096


class Folded:
    """A text made alike with others, and the way from its offsets to those of the text it was.

    Only the stretches that changed length or order are kept, as four offsets each: the start and
    end here, and the start and end there.
    """

    __slots__ = ("_before", "_ends", "_old_ends", "_old_starts", "_starts", "text")

    def __init__(self, text: str, before: "Folded | None" = None) -> None:
        self.text = text
        self._before = before
        self._starts, self._ends = array("I"), array("I")
        self._old_starts, self._old_ends = array("I"), array("I")

    def note(self, here: tuple[int, int], there: tuple[int, int]) -> None:
        """Remember that a stretch here stands for another one there; to be called in order."""
        self._starts.append(here[0])
        self._ends.append(here[1])
        self._old_starts.append(there[0])
        self._old_ends.append(there[1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stood in the original text, with the whole of what it cuts there."""
        first, last = self._start(start), self._end(end)
        return self._before.span(first, last) if self._before else (first, last)

    def _start(self, at: int) -> int:
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        if at >= self._ends[index]:
            return self._old_ends[index] + at - self._ends[index]
        return self._old_starts[index]

    def _end(self, at: int) -> int:
        index = bisect_left(self._starts, at) - 1
        if index < 0:
            return at
        return self._old_ends[index] + max(0, at - self._ends[index])


def normalised(text: str) -> Folded:
    r"""Fold white space, quotes and dashes.

    >>> normalised("“No—never”,\n he said").text
    '"No-never", he said'
    """
    return _folded(Folded(text.translate(_PLAIN)), _RUNS, lambda run: run[0])


def visible_only(before: Folded) -> Folded:
    """Leave out what has no width."""
    return _folded(before, _HIDDEN, _seen)


def canonical(before: Folded) -> Folded:
    """Take apart what Unicode takes apart, and put combining marks in its order."""
    marks: list[str] = []
    letters: list[str] = []
    for character in sorted(set(before.text)):
        apart = unicodedata.normalize("NFD", character)
        if unicodedata.combining(apart[0]):
            marks.append(re.escape(character))
        elif apart != character:
            letters.append(re.escape(character))
    if not marks and not letters:
        return before
    mark, letter = (f"[{''.join(some)}]" if some else "(?!)" for some in (marks, letters))
    pieces = re.compile(f"{letter}{mark}{{0,{_MARKS}}}|{mark}{{1,{_MARKS}}}")
    return _folded(before, pieces, lambda piece: unicodedata.normalize("NFD", piece))


def _seen(run: str) -> str:
    return "-" if run[0] == "-" else " " if " " in run else ""


def _folded(old: Folded, pieces: re.Pattern[str], new: Callable[[str], str]) -> Folded:
    """Put something new for each piece; the text itself comes back where there is no piece."""
    parts: list[str] = []
    folded = Folded("", old)
    known = lru_cache(_KNOWN)(new)  # a text has few pieces that differ, and may have millions
    last = length = 0
    for piece in pieces.finditer(old.text):
        put = known(piece[0])
        start = length + piece.start() - last
        length = start + len(put)
        folded.note((start, length), piece.span())
        parts += (old.text[last : piece.start()], put)
        last = piece.end()
    folded.text = "".join([*parts, old.text[last:]])
    return folded if parts else old


LEVELS: Final[tuple[tuple[Normalisation, Callable[[Folded], Folded]], ...]] = (
    ("normalised", lambda text: text),
    ("invisible", visible_only),
    ("canonical", canonical),
)
"""The levels by name, each made from the one before; the first is made by `normalised`."""
