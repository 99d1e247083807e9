"""Find a quote in the text of a kept copy: once, several times, elsewhere than said, or not at all.

A quote must occur exactly once after normalisation, with the `line` on which it begins, or with
what stands right before and after it (`prefix`, `suffix`: W3C TextQuoteSelector, Web Annotation
Data Model, 2017, 4.2.4), to tell several places apart. White space at its ends does not count, nor
between it and what surrounds it. Places at which it neither begins nor ends inside a word come first:
only where there is none do others count. Characters are never cut.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from claimtrack.model import Quote
from claimtrack.provenance.boundaries import inside_character, inside_word
from claimtrack.provenance.normalising import LEVELS, Folded, normalised
from claimtrack.provenance.results import Match, QuoteResult

__all__ = ["MOST", "Copy", "sought"]

MOST: Final = 1000
"""How many places of one quote are told."""

LOOKED_AT: Final = 200_000
"""How many spots are looked at, those inside words included; a quote with more is ambiguous."""

_LINE_END: Final = re.compile("\r\n|\r|\n")


class Copy:
    """The text of a kept copy, with what is made of it once, however many quotes are looked for."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.text = text
        self._folded = [normalised(text)]

    def folded(self, level: int) -> Folded:
        """Return the text at one of the levels of normalisation, by its number."""
        while len(self._folded) <= level:
            _, make = LEVELS[len(self._folded)]
            self._folded.append(make(self._folded[-1]))
        return self._folded[level]

    @cached_property
    def lowered(self) -> str:
        """The normalised text in lower case, no longer and no shorter than it is."""
        return lowered(self.folded(0).text)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def lowered(text: str) -> str:
    """Return a text in lower case, character by character."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("\u0130", "I").lower()


def sought(
    copy: Copy, quote: Quote, line: int | None = None
) -> tuple[QuoteResult, tuple[Match, ...]]:
    """Look for a quote; return the result and the places that it rests on, in order.

    `altered` comes without any: no place at any level. `misplaced` comes with all the places, of
    which none is as typed; `ambiguous` with those that are as typed.
    """
    for inside in (inside_word, inside_character):
        for level in range(len(LEVELS)):
            spots = list(islice(_spots(copy, quote, level), LOOKED_AT))
            text = copy.folded(level).text
            hits = [hit for hit in spots if not any(inside(text, end) for end in hit)]
            if hits and len(spots) == LOOKED_AT:
                return "ambiguous", tuple(_match(copy, level, hit, quote) for hit in hits[:MOST])
            if hits:
                matches = [_match(copy, level, hit, quote) for hit in hits]
                fit = [
                    match
                    for hit, match in zip(hits, matches, strict=True)
                    if line in (None, match.line) and _fits(copy, level, hit, quote)
                ]
                return _result(matches, fit)
    return "altered", ()


def _result(every: list[Match], fit: list[Match]) -> tuple[QuoteResult, tuple[Match, ...]]:
    if not fit:
        return "misplaced", tuple(every[:MOST])
    return "found" if len(fit) == 1 else "ambiguous", tuple(fit[:MOST])


def _at_level(text: str, level: int) -> str:
    return Copy(text).folded(level).text.strip(" ")


def _spots(copy: Copy, quote: Quote, level: int) -> Iterator[tuple[int, int]]:
    """Give where the quote stands in the text at a level, overlaps included, within words or not."""
    text, needle = copy.folded(level).text, _at_level(quote.exact, level)
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = text.find(needle, at + 1)


def _match(copy: Copy, level: int, hit: tuple[int, int], quote: Quote) -> Match:
    start, end = copy.folded(level).span(*hit)
    same = copy.text[start:end] == quote.exact.strip()
    name = "exact" if same else LEVELS[level][0]
    cut = any(inside_word(copy.folded(level).text, at) for at in hit)
    return Match(start, end, *copy.place(start), name, cut)


def _fits(copy: Copy, level: int, hit: tuple[int, int], quote: Quote) -> bool:
    """Tell whether what surrounds a hit is what was typed."""
    text, (start, end) = copy.folded(level).text, hit
    before, after = (_at_level(near or "", level) for near in (quote.prefix, quote.suffix))
    starts = {start, start - (text[start - 1 : start] == " ")}
    ends = {end, end + (text[end : end + 1] == " ")}
    return any(text.endswith(before, 0, at) for at in starts) and any(
        text.startswith(after, at) for at in ends
    )
