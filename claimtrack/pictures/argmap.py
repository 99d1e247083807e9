"""The map of a question: its rival answers as cards, who is for each on the left, against on the right.

Each holder stands once on a side of an answer, with the last stance; earlier ones that were given up
are struck through. Doubt is no denial: doubters stand on the right below a dashed line, and count for
neither side. Answers that cannot hold together are joined, neighbours or not. What supports, opposes and
undercuts an answer stands in its card.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from claimtrack import phrases
from claimtrack.model import LinkVerb
from claimtrack.phrases import count
from claimtrack.pictures.drawing import MARGIN, WIDTH, Drawing, Picture, heading
from claimtrack.pictures.lettering import clipped, measured, wrapped
from claimtrack.pictures.marks import Mark, Marks, counted, verbs
from claimtrack.reports.contents import Account, Argument, Dispute
from claimtrack.value import record

__all__ = ["argmap"]

LEFT: Final = 300.0
RIGHT: Final = 652.0
"""Where the cards begin and end."""

DOTS: Final = (270.0, 706.0)
"""Where the marks of those for and those against stand."""

LANE: Final = 11.0
LANES: Final = 3
"""How many ties between answers are drawn side by side; the cards name them all."""

ROW: Final = 20.0
LINE: Final = 15.0
"""How high a holder is, and each further line of the name."""

FOLD: Final = 12
"""How many holders are named on one side of a card; the others are counted."""

LINKS: Final = 8
"""How many arguments a card tells."""

GAP: Final = 22.0

Side = Literal["for", "against"]
SIGNS: Final[dict[LinkVerb, tuple[str, str]]] = {
    "supports": ("+", "ct-for"),
    "opposes": ("\N{MINUS SIGN}", "ct-against"),
    "undercuts": ("\N{MINUS SIGN}", "ct-doubt"),
    "entails": ("+", "ct-for"),
    "contradicts": ("\N{MULTIPLICATION SIGN}", "ct-against"),
    "equivalent": ("=", "ct-dim"),
}
"""What stands before an argument, and its colour."""


def argmap(marks: Marks, dispute: Dispute, *, titled: bool = True) -> Picture:
    """Return the map of a question; linear in its stances and in the pairs of its answers."""
    return _Map(marks, dispute, titled=titled).picture()


@record
class _Person:
    """A holder on one side of an answer: the last mark there, and the lines of the name."""

    mark: Mark
    name: tuple[str, ...]
    beside: bool

    @property
    def when(self) -> str:
        """The date of the last stance."""
        return self.mark.when or "undated"

    @property
    def height(self) -> float:
        """How high the holder is; the date stands `beside` a name of one line, or below it."""
        return ROW + LINE * (len(self.name) - self.beside)


@record
class _Card:
    """An answer laid out: the lines in its card, and who stands on either side."""

    account: Account
    number: int
    text: tuple[str, ...]
    remarks: tuple[tuple[str, str, float], ...]
    left: tuple[_Person, ...]
    right: tuple[_Person, ...]
    tally: str

    @property
    def height(self) -> float:
        """How high the card is: as its text, or as the holders beside it."""
        inside = 34 + 18 * len(self.text) + 16 * len(self.remarks) + 10
        return max(inside, _height(self.left) + 12, _height(self.right) + 12)


def _shown(people: Sequence[_Person]) -> Sequence[_Person]:
    """Return who is named: all, or so many that only the number of the others is told."""
    return people if len(people) <= FOLD + 1 else people[:FOLD]


def _height(people: Sequence[_Person]) -> float:
    shown = _shown(people)
    return sum(one.height for one in shown) + (ROW if len(shown) < len(people) else 0)


class _Map:
    """The sheet, and the answers to be drawn on it."""

    def __init__(self, marks: Marks, dispute: Dispute, *, titled: bool) -> None:
        self.titled = titled
        self.dispute = dispute
        self.marks = marks
        self.torn = self.marks.torn(dispute.answers)
        self.numbers = {one.claim.id: n for n, one in enumerate(dispute.answers, 1)}
        self.ties = tuple(self._ties())
        self.sheet = Drawing()

    def picture(self) -> Picture:
        cards = [self._card(one) for one in self.dispute.answers]
        y = self._title(MARGIN + 18)
        middles: dict[int, float] = {}
        for card in cards:
            self._draw(card, y)
            middles[card.number] = y + card.height / 2
            y += card.height + GAP
        self._tie(middles)
        y = self._foot(y)
        text = self.dispute.question.text
        return self.sheet.picture(text, self._described(), WIDTH, y)

    # -- what there is --------------------------------------------------------------------------

    def _ties(self) -> Iterator[tuple[int, ...]]:
        """Give the sets of answers, by number, that cannot hold together: all of them, or pairs."""
        if self.dispute.question.exclusive:
            yield tuple(self.numbers.values())
            return
        kinds = ("rivalry", "numeric-mismatch")
        found = (one.finding for one in self.marks.touching(self.dispute.answers))
        pairs = {
            tuple(sorted({self.numbers[c] for c in one.claims if c in self.numbers}))
            for one in found
            if one.kind in kinds
        }
        yield from sorted(pair for pair in pairs if len(pair) > 1)

    def _card(self, account: Account) -> _Card:
        marks = self.marks.on(account)
        room = RIGHT - LEFT - 28
        return _Card(
            account=account,
            number=self.numbers[account.claim.id],
            text=wrapped(account.claim.text, 14, room, most=6, bold=True),
            remarks=tuple(self._remarks(account, room)),
            left=tuple(self._people(marks, "for")),
            right=tuple(self._people(marks, "against")),
            tally=counted(marks),
        )

    def _people(self, marks: Sequence[Mark], side: Side) -> Iterator[_Person]:
        """Give who stands on a side, doubters last; each with the last of the stances there."""
        wanted = ("affirms",) if side == "for" else ("denies", "doubts")
        groups: dict[tuple[str, str], list[Mark]] = {}
        for verb in wanted:
            for mark in marks:
                if mark.verb == verb:
                    groups.setdefault((verb, mark.holder.id), []).append(mark)
        for (_, holder), found in groups.items():
            last = max(found, key=lambda mark: (not mark.gone, mark.day))
            yield self._named(last, side, torn=holder in self.torn)

    @staticmethod
    def _named(mark: Mark, side: Side, *, torn: bool) -> _Person:
        x, _ = _names(side)
        room = x - MARGIN if side == "for" else WIDTH - MARGIN - x
        name = wrapped(("▲ " if torn else "") + mark.holder.name, 13, room, most=3)
        date = measured(mark.when or "undated", 11) + 8
        fits = len(name) == 1 and measured(name[0], 13) + date <= room
        return _Person(mark=mark, name=name, beside=fits)

    def _remarks(self, account: Account, room: float) -> Iterator[tuple[str, str, float]]:
        """Give the lines below an answer's text: with what it cannot hold, and what bears on it."""
        here = self.numbers[account.claim.id]
        others = sorted({n for tie in self.ties if here in tie for n in tie} - {here})
        if others:
            those = ", ".join(map(str, others))
            yield from _line(
                "\N{MULTIPLICATION SIGN}",
                f"cannot hold together with {those}",
                "ct-against",
                0,
                room,
            )
        told = [one for one in account.arguments if not self._is_tie(one)]
        for one in told[:LINKS]:
            yield from self._argument(one, room)
        if len(told) > LINKS:
            yield f"and {count(len(told) - LINKS, 'argument')} more", "ct-s ct-dim", 0.0

    def _is_tie(self, one: Argument) -> bool:
        """Tell whether an argument only repeats that two answers cannot hold together."""
        among = all(other.id in self.numbers for other in one.others)
        return one.link.verb == "contradicts" and among and not one.depth

    def _argument(self, one: Argument, room: float) -> Iterator[tuple[str, str, float]]:
        sign, look = SIGNS[one.link.verb]
        what = "; ".join(other.text for other in one.others)
        rejected = one.link.status == "rejected"
        words = f"{phrases.relation(one.link)}: {what}"
        yield from _line(sign, words, "ct-dim" if rejected else look, min(one.depth, 3), room)

    # -- drawing --------------------------------------------------------------------------------

    def _title(self, y: float) -> float:
        if self.titled:
            y = heading(self.sheet, self.dispute.question.text, y)
        marks = [mark for one in self.dispute.answers for mark in self.marks.on(one)]
        faint = any(mark.faint for mark in marks)
        self.sheet.legend(MARGIN, y + 4, verbs(marks), faint=faint)
        terms = "at most one can hold" if self.dispute.question.exclusive else "may go together"
        self.sheet.text(WIDTH - MARGIN, y + 4, terms, "ct-s ct-dim", anchor="end")
        return y + 24

    def _draw(self, card: _Card, y: float) -> None:
        self._beside(card.left, card, y, "for")
        self._beside(card.right, card, y, "against")
        self.sheet.box(LEFT, y, RIGHT - LEFT, card.height, "ct-card", round_=7)
        x = LEFT + 14
        self.sheet.text(x, y + 20, f"{card.number} · {card.account.status}", "ct-s ct-dim")
        tally = clipped(card.tally, 11, RIGHT - LEFT - 140)
        self.sheet.text(RIGHT - 14, y + 20, tally, "ct-s ct-dim", anchor="end")
        below = self.sheet.lines(x, y + 40, card.text, 18, "ct-b")
        for words, look, indent in card.remarks:
            self.sheet.text(x + indent, below, words, look)
            below += 16

    def _beside(self, people: Sequence[_Person], card: _Card, y: float, side: Side) -> None:
        shown = _shown(people)
        middle = y + card.height / 2
        top = middle - _height(people) / 2
        for person in shown:
            self._person(person, top + ROW / 2, middle, side)
            top += person.height
        if len(shown) < len(people):
            words = f"and {count(len(people) - len(shown), 'holder')} more"
            x, anchor = _names(side)
            self.sheet.text(x, top + ROW / 2 + 4, words, "ct-s ct-dim", anchor=anchor)

    def _person(self, person: _Person, y: float, middle: float, side: Side) -> None:
        dot = DOTS[side == "against"]
        edge = LEFT if side == "for" else RIGHT
        verb = person.mark.verb
        look = {"affirms": "ct-for", "denies": "ct-against"}.get(verb, "ct-doubt")
        dash = " ct-dash" if verb == "doubts" or person.mark.faint else ""
        turn = (dot + edge) / 2
        start = dot + (7 if side == "for" else -7)
        curve = f"M{start:.1f} {y:.1f}C{turn:.1f} {y:.1f} {turn:.1f} {middle:.1f} {edge:.1f} {middle:.1f}"
        self.sheet.path(curve, f"ct-line {look}{dash}")
        self.sheet.mark(dot, y, verb, faint=person.mark.faint)
        self._name(person, y + 4, side)

    def _name(self, person: _Person, y: float, side: Side) -> None:
        """Write a name, and its date on the side away from the mark, or below."""
        x, anchor = _names(side)
        look = "ct-s ct-dim ct-gone" if person.mark.gone else "ct-s ct-dim"
        below = self.sheet.lines(x, y, person.name, LINE, anchor=anchor)
        if person.beside:
            wide = measured(person.name[-1], 13) + 8
            x, below = x + (-wide if side == "for" else wide), below - LINE
        self.sheet.text(x, below, person.when, look, anchor=anchor)

    def _tie(self, middles: dict[int, float]) -> None:
        """Join the answers that cannot hold together, each tie in a lane of its own."""
        for lane, tie in enumerate(self.ties[:LANES]):
            x = RIGHT + 8 + lane * LANE
            ends = [middles[number] for number in tie]
            self.sheet.line(x, min(ends), x, max(ends), "ct-line ct-against")
            for y in ends:
                self.sheet.line(RIGHT, y, x, y, "ct-line ct-against")
                self.sheet.line(RIGHT + 1, y - 6, RIGHT + 1, y + 6, "ct-line ct-against")

    def _foot(self, y: float) -> float:
        if not self.torn:
            return y
        words = (
            "▲ on both sides of a claim, or changed position; a date struck through was given up"
        )
        self.sheet.text(MARGIN, y + 8, words, "ct-s ct-dim")
        return y + 28

    # -- in words -------------------------------------------------------------------------------

    def _described(self) -> str:
        each = (
            f"{self.numbers[one.claim.id]}. {one.claim.text} ({one.status}): "
            f"{counted(self.marks.on(one))}."
            for one in self.dispute.answers
        )
        ties = (f"{', '.join(map(str, tie))} cannot hold together." for tie in self.ties)
        return " ".join([*each, *ties])


def _names(side: Side) -> tuple[float, Literal["start", "end"]]:
    return (DOTS[0] - 12, "end") if side == "for" else (DOTS[1] + 12, "start")


def _line(
    sign: str, words: str, look: str, depth: int, room: float
) -> Iterator[tuple[str, str, float]]:
    """Give a remark on at most two lines, the second under the words of the first."""
    indent = 14.0 * depth
    for place, line in enumerate(wrapped(words, 11, room - indent - 16, most=2)):
        start = f"{sign} " if place == 0 else ""
        yield f"{start}{line}", f"ct-s {look}", indent + (0 if place == 0 else 14)
