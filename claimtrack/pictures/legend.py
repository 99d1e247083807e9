"""What the marks and lines of a picture mean, in rows below its title; only what the picture has."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from claimtrack.model import StanceVerb
from claimtrack.pictures.drawing import MARGIN, RADIUS, WIDTH, Drawing
from claimtrack.pictures.marks import Mark, verbs
from claimtrack.pictures.typeface import measured
from claimtrack.value import value

__all__ = ["Entry", "legend", "of_marks", "of_text", "stroke"]

LOOK: Final = "ct-s ct-dim"
ROW: Final = 20.0
APART: Final = 20.0
MIDDLE: Final = 4.0
"""How far above the base line the middle of a sample is."""


@value
class Entry:
    """A sample, what draws it from a left end around a middle, how wide it is, and what it means."""

    draw: Callable[[Drawing, float, float], None]
    wide: float
    words: str

    @property
    def whole(self) -> float:
        """How wide the entry is with its words."""
        return self.wide + 6 + measured(self.words, LOOK)


def legend(sheet: Drawing, entries: Iterable[Entry], y: float, *, right: float = 0) -> float:
    """Draw entries side by side, the first row's end left free; return where what follows begins."""
    x, end = MARGIN, WIDTH - MARGIN - right
    entries = tuple(entries)
    for entry in entries:
        if x > MARGIN and x + entry.whole > end:
            x, y, end = MARGIN, y + ROW, WIDTH - MARGIN
        entry.draw(sheet, x, y - MIDDLE)
        sheet.text(x + entry.wide + 6, y, entry.words, LOOK)
        x += entry.whole + APART
    return y + ROW if entries or right else y


def of_marks(marks: Iterable[Mark], torn: Iterable[str] = ()) -> Iterator[Entry]:
    """Give what the marks mean, and what else stands beside the names of holders."""
    marks = tuple(marks)
    for verb in verbs(marks):
        yield _mark(verb, verb)
    for verb in verbs(mark for mark in marks if mark.faint)[:1]:
        yield _mark(verb, "thin: hedged, or attribution unsure", faint=True)
    if any(mark.gone for mark in marks):
        yield of_text("struck", f"{LOOK} ct-gone", "given up since")
    if any(torn):
        yield of_text("▲", "ct-s ct-doubt", "on both sides of a claim, or changed position")


def of_text(text: str, look: str, words: str) -> Entry:
    """Return the entry of what is written."""

    def draw(sheet: Drawing, x: float, y: float) -> None:
        sheet.text(x, y + MIDDLE, text, look)

    return Entry(draw, measured(text, look), words)


def stroke(steps: str, look: str, wide: float, words: str) -> Entry:
    """Return the entry of a line, its steps relative to its left end."""

    def draw(sheet: Drawing, x: float, y: float) -> None:
        sheet.path(f"M{x:.1f} {y:.1f}{steps}", look)

    return Entry(draw, wide, words)


def _mark(verb: StanceVerb, words: str, *, faint: bool = False) -> Entry:
    def draw(sheet: Drawing, x: float, y: float) -> None:
        sheet.mark(x + RADIUS, y, verb, faint=faint)

    return Entry(draw, 2 * RADIUS, words)
