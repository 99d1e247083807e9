"""The answers of a question laid out for its map: cards, the holders beside them, what joins them."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from claimtrack.pictures.drawing import MARGIN, WIDTH, Anchor
from claimtrack.pictures.marks import Mark, by_turns
from claimtrack.reports.contents import Account
from claimtrack.value import record, value

__all__ = [
    "LANE",
    "LANES",
    "LEFT",
    "LINE",
    "PAD",
    "RIGHT",
    "ROW",
    "Card",
    "Frame",
    "Person",
    "Remark",
    "Side",
    "Tie",
    "laned",
    "shown",
    "stacked",
]

Side = Literal["for", "against"]

PAD: Final = 14.0
LEFT: Final = 300.0
RIGHT: Final = 652.0
"""Where the cards begin and end, with holders on both sides."""

DOT: Final = 30.0
"""How far left of the cards the marks of those for an answer stand."""

BEYOND: Final = 52.0
"""How far right of the cards the marks of those against stand: beyond the ties."""

LANE: Final = 11.0
LANES: Final = 3
"""How many ties between answers are drawn side by side; the cards name them all."""

ROW: Final = 22.0
LINE: Final = 16.0
"""How high a holder is, and each further line of the name."""

FOLD: Final = 12
"""How many holders are named on one side of a card; the others are counted."""


@value
class Frame:
    """Where the cards begin and end, and how wide names are left and right of them."""

    left: float
    right: float

    @property
    def room(self) -> float:
        """How wide the text in a card is."""
        return self.right - self.left - 2 * PAD

    def dot(self, side: Side) -> float:
        """Return where the marks of a side stand."""
        return self.left - DOT if side == "for" else self.right + BEYOND

    def names(self, side: Side) -> tuple[float, float, Anchor]:
        """Return where names begin, going outward, how wide they may be, and how they are anchored."""
        x = self.dot(side)
        return (
            (x - 12, x - 12 - MARGIN, "end")
            if side == "for"
            else (x + 12, WIDTH - MARGIN - x - 12, "start")
        )


@value
class Tie:
    """Answers, by number, that cannot hold together, and the lane they are joined in, if there is one."""

    numbers: tuple[int, ...]
    lane: int | None


@value
class Remark:
    """A line below an answer's text: its words, look and indent."""

    words: str
    look: str
    indent: float


@record
class Person:
    """A holder on one side of an answer: the last mark there, and the lines of the name."""

    mark: Mark
    name: tuple[str, ...]
    beside: bool

    @property
    def height(self) -> float:
        """How high the holder is; the date stands `beside` a name of one line, or below it."""
        return ROW + LINE * (len(self.name) - self.beside)


@record
class Card:
    """An answer laid out: the lines in its card, and who stands on either side."""

    account: Account
    number: int
    text: tuple[str, ...]
    remarks: tuple[Remark, ...]
    people: dict[Side, tuple[Person, ...]]
    tally: str

    @property
    def height(self) -> float:
        """How high the card is: as its text, or as the holders beside it."""
        inside = 36 + 18 * len(self.text) + 16 * len(self.remarks) + 8
        return max(inside, *(stacked(people) + 12 for people in self.people.values()))


def shown(people: Sequence[Person]) -> Sequence[Person]:
    """Return who is named: all, or so many that only the number of the others is told."""
    return by_turns(people, lambda one: one.mark.verb, FOLD) if len(people) > FOLD + 1 else people


def stacked(people: Sequence[Person]) -> float:
    """Return how high those are who are named, with what counts the others."""
    named = shown(people)
    return sum(one.height for one in named) + (ROW + LINE) * (len(named) < len(people))


def laned(ties: Iterator[tuple[int, ...]]) -> Iterator[Tie]:
    """Give ties each the first lane that is free over their length, as long as there are lanes."""
    ends = [0] * LANES
    for numbers in ties:
        lane = next((n for n, end in enumerate(ends) if end < numbers[0]), None)
        if lane is not None:
            ends[lane] = numbers[-1]
        yield Tie(numbers, lane)
