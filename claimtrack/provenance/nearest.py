"""The stretch of a text that comes nearest to a quote that is not in it.

Pieces of the quote that are rare in the text say where to look: whole words, else runs of six,
three or two characters. Around the places with the most of them, the stretch with the least edit
distance is found by dynamic programming (Sellers, "The theory and computation of evolutionary
distances: pattern recognition", Journal of Algorithms 1, 1980). How many pieces and places are
looked at, and how much of the quote, is bounded, so the work is a few passes over the text, however
long it is and whatever it holds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

from claimtrack.provenance.boundaries import inside_word
from claimtrack.provenance.normalising import normalised
from claimtrack.provenance.quotes import Copy, lowered
from claimtrack.provenance.results import Nearest

__all__ = ["difference", "nearest"]

LONGEST: Final = 300
"""By how much of a quote its place is found, in code points."""

WHOLE: Final = 3_000
"""How much of it is compared with what stands there."""

PIECES: Final = 16
PLACES: Final = 5
COMMON: Final = 400
"""How many pieces and places are looked at, and how often a piece may occur to be of use."""

UNLIKE: Final = 0.5
"""A stretch is not near if so much of the quote, or more, would have to be changed."""

EXTENDED: Final = 40
CONTEXT: Final = 25
SLIVER: Final = 3

Piece = tuple[int, str]
"""A piece of a quote, with its offset there."""


def nearest(copy: Copy, exact: str) -> Nearest | None:
    """Return the stretch that comes nearest to a quote, without regard to case; None where none is near."""
    whole = normalised(exact).text.strip(" ")[:WHOLE]
    needle = whole[:LONGEST]
    low, text = lowered(needle), copy.lowered
    found = [_closest(low, text, start) for start in _places(low, text)]
    if not found:
        return None
    distance, start, end = min(found)
    if distance >= UNLIKE * len(needle):
        return None
    if len(whole) > len(needle):
        end = _end(lowered(whole), text, start)
    return _told(copy, whole, *_whole_words(text, start, end))


def _end(whole: str, text: str, start: int) -> int:
    """Return where what stands there for a long quote ends, by the last stretch that is alike."""
    window = text[start : start + len(whole) + LONGEST]
    blocks = SequenceMatcher(None, whole, window, autojunk=False).get_matching_blocks()
    last = blocks[-2]  # after which only the ends are told
    rest = len(whole) - last.a - last.size
    return min(len(text), start + last.b + last.size + rest)


def _told(copy: Copy, needle: str, start: int, end: int) -> Nearest:
    folded = copy.folded(0)
    span = folded.span(start, end)
    line, column = copy.place(span[0])
    diff = difference(needle, folded.text[start:end])
    text = copy.text[span[0] : span[1]]
    return Nearest(start=span[0], end=span[1], line=line, column=column, text=text, diff=diff)


# -- where to look ------------------------------------------------------------------------------


def _places(needle: str, text: str) -> list[int]:
    """Return the likeliest offsets at which the needle would begin, the likeliest first."""
    for pieces in _kinds_of_pieces(needle):
        votes: defaultdict[int, float] = defaultdict(float)
        width = max(len(needle) // 2, 16)
        for offset, piece, count in _rare(pieces, text):
            for at in _occurrences(piece, text):
                votes[max(0, at - offset) // width] += 1 / count
        if votes:
            ranked = sorted(votes, key=lambda place: (-votes[place], place))
            return [place * width for place in ranked[:PLACES]]
    return []


def _kinds_of_pieces(needle: str) -> Iterator[list[Piece]]:
    yield [(word.start(), word[0]) for word in re.finditer(r"\w+", needle)]
    for size in (6, 3, 2):
        yield [(at, needle[at : at + size]) for at in range(0, len(needle) - size + 1, size // 2)]


def _rare(pieces: Iterable[Piece], text: str) -> list[tuple[int, str, int]]:
    """Return the pieces that occur in the text, but not everywhere, the rarest first, with how often."""
    longest = sorted(pieces, key=lambda piece: (-len(piece[1]), piece))[:PIECES]
    counted = [(offset, piece, text.count(piece)) for offset, piece in longest]
    return sorted((p for p in counted if 0 < p[2] <= COMMON), key=lambda p: (p[2], p))


def _occurrences(piece: str, text: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + len(piece))


# -- what is there ------------------------------------------------------------------------------


def _closest(needle: str, text: str, start: int) -> tuple[int, int, int]:
    """Return the least distance of any stretch around a place, and where that begins and ends."""
    slack = len(needle) // 2 + 16
    left = max(0, start - slack)
    window = text[left : start + len(needle) + 2 * slack]
    costs, starts = list(range(len(needle) + 1)), [0] * (len(needle) + 1)
    best = (len(needle), 0, 0)
    for end, character in enumerate(window, 1):
        costs, starts = _column(needle, character, end, costs, starts)
        best = min(best, (costs[-1], starts[-1], end))
    return best[0], left + best[1], left + best[2]


def _column(
    needle: str, character: str, end: int, costs: list[int], starts: list[int]
) -> tuple[list[int], list[int]]:
    """Return the next column of Sellers' table: the least cost of each prefix, and where that starts."""
    column, origin = [0], [end]
    for row, wanted in enumerate(needle, 1):
        cost, start = costs[row - 1] + (wanted != character), starts[row - 1]
        if costs[row] + 1 < cost:
            cost, start = costs[row] + 1, starts[row]
        if column[-1] + 1 < cost:
            cost, start = column[-1] + 1, origin[-1]
        column.append(cost)
        origin.append(start)
    return column, origin


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch widened to whole words, and without white space at its ends."""
    while text[start : start + 1] == " ":
        start += 1
    while text[end - 1 : end] == " ":
        end -= 1
    first, last = max(0, start - EXTENDED), min(len(text), end + EXTENDED)
    while start > first and inside_word(text, start):
        start -= 1
    while end < last and inside_word(text, end):
        end += 1
    return start, end


# -- how they differ ----------------------------------------------------------------------------


def difference(quote: str, text: str) -> str:
    """Return how a quote and a text differ, on one line; long stretches that are alike are cut short.

    >>> difference("only delivered aid", "only delivering aid")
    'only deliver[-ed-]{+ing+} aid'
    """
    return "".join(_marked(old, new) for old, new in _stretches(quote, text))


def _marked(old: str, new: str) -> str:
    if old != new:
        return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
    return (
        old
        if len(old) <= 2 * CONTEXT + SLIVER
        else f"{old[:CONTEXT].rstrip()} … {old[-CONTEXT:].lstrip()}"
    )


def _stretches(quote: str, text: str) -> Iterator[tuple[str, str]]:
    """Give what is alike and what is not in turn; what is alike for a sliver only counts as changed."""
    old = new = ""
    blocks = SequenceMatcher(None, quote, text, autojunk=False).get_matching_blocks()
    at_quote = at_text = 0
    for block in blocks:
        old += quote[at_quote : block.a]
        new += text[at_text : block.b]
        alike = quote[block.a : block.a + block.size]
        at_quote, at_text = block.a + block.size, block.b + block.size
        more = at_quote < len(quote) or at_text < len(text)
        if block.size < SLIVER and (old or new) and more:
            old, new = old + alike, new + alike
            continue
        if old or new:
            yield old, new
        if alike:
            yield alike, alike
        old = new = ""
