"""The map of a question: its rival answers as cards, who is for each on the left, against on the right.

Each holder stands once on a side of an answer, with the last stance; earlier ones that were given up
are struck through. Doubt is no denial: doubters stand on the right below a dashed line, and count for
neither side. Answers that cannot hold together are joined, neighbours or not. What supports, opposes and
undercuts an answer stands in its card. Where nobody stands on a side, the cards take its room.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack import phrases
from claimtrack.model import LinkVerb
from claimtrack.phrases import count
from claimtrack.pictures.drawing import INKS, MARGIN, WIDTH, Drawing, Picture, heading
from claimtrack.pictures.legend import Entry, legend, of_marks, stroke
from claimtrack.pictures.lettering import is_rtl, wrapped
from claimtrack.pictures.marks import Mark, Marks, counted, more, sentence, told
from claimtrack.pictures.rivals import (
    LANE,
    LANES,
    LEFT,
    LINE,
    PAD,
    RIGHT,
    ROW,
    Card,
    Frame,
    Person,
    Remark,
    Side,
    laned,
    shown,
    stacked,
)
from claimtrack.pictures.typeface import measured
from claimtrack.reports.contents import Account, Argument, Contradiction, Dispute

__all__ = ["argmap"]

FEW: Final = 3
"""More answers than these, if they are all others, are not told one by one."""

LINKS: Final = 8
"""How many arguments a card tells."""

GAP: Final = 22.0
SMALL: Final = "ct-s ct-dim"

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


class _Map:
    """The sheet, and the answers to be drawn on it."""

    def __init__(self, marks: Marks, dispute: Dispute, *, titled: bool) -> None:
        self.titled = titled
        self.dispute = dispute
        self.text = dispute.question.text
        self.touching = marks.touching(dispute.answers)
        self.marks = {one.claim.id: marks.on(one) for one in dispute.answers}
        self.torn = marks.torn(dispute.answers)
        self.numbers = {one.claim.id: n for n, one in enumerate(dispute.answers, 1)}
        self.ties = tuple(laned(self._ties()))
        self.every = [mark for found in self.marks.values() for mark in found]
        self.frame = self._frame()
        self.sheet = Drawing()

    def picture(self) -> Picture:
        y = heading(self.sheet, self.text, MARGIN + 18) if self.titled else MARGIN + 8
        y = self._legend(y + 4)
        tops: dict[int, float] = {}
        for one in self.dispute.answers:
            card = self._card(one)
            self._draw(card, y)
            tops[card.number] = y
            y += card.height + GAP
            self.sheet.cut(y - GAP / 2)
        self._join(tops)
        return self.sheet.picture(self.text, self._described(), y - GAP + MARGIN)

    # -- what there is --------------------------------------------------------------------------

    def _frame(self) -> Frame:
        said = {mark.verb for mark in self.every}
        end = WIDTH - MARGIN - (LANE * LANES + 8 if self.ties else 0)
        return Frame(
            LEFT if "affirms" in said else MARGIN, RIGHT if said & {"denies", "doubts"} else end
        )

    def _ties(self) -> Iterator[tuple[int, ...]]:
        """Give the sets of answers, by number, that cannot hold together: all of them, or pairs."""
        if self.dispute.question.exclusive:
            yield from [tuple(self.numbers.values())] * (len(self.numbers) > 1)
            return
        kinds = ("rivalry", "numeric-mismatch")
        found = {self._among(one) for one in self.touching if one.finding.kind in kinds}
        linked = {self._pair(here, one) for here in self.dispute.answers for one in here.arguments}
        apart = {self._among(one) for one in self.touching if one.finding.kind == "apparent"}
        yield from sorted(pair for pair in found | (linked - apart) if len(pair) > 1)

    def _among(self, one: Contradiction) -> tuple[int, ...]:
        """Return which answers are part of a contradiction."""
        return tuple(sorted({self.numbers[c] for c in one.finding.claims if c in self.numbers}))

    def _pair(self, here: Account, one: Argument) -> tuple[int, ...]:
        """Return the two answers that a link says cannot hold together; else nothing."""
        numbers = {self.numbers.get(c.id, 0) for c in (here.cited, *one.others)} - {0}
        link = one.link
        says = link.verb == "contradicts" and link.status == "active" and not one.depth
        return tuple(sorted(numbers)) if says and len(link.from_) == 1 else ()

    def _card(self, account: Account) -> Card:
        marks = self.marks[account.claim.id]
        sides: tuple[Side, Side] = ("for", "against")
        return Card(
            account=account,
            number=self.numbers[account.claim.id],
            text=wrapped(account.claim.text, self.frame.room, "ct-t", most=8),
            remarks=tuple(self._remarks(account)),
            people={side: tuple(self._people(marks, side)) for side in sides},
            tally=counted(marks),
        )

    def _people(self, marks: Sequence[Mark], side: Side) -> Iterator[Person]:
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

    def _named(self, mark: Mark, side: Side, *, torn: bool) -> Person:
        _, room, _ = self.frame.names(side)
        name = wrapped(("▲ " if torn else "") + mark.holder.name, room, most=3)
        date = measured(f" {mark.dated}")
        fits = len(name) == 1 and not is_rtl(name[0]) and measured(name[0]) + date <= room
        return Person(mark=mark, name=name, beside=fits)

    def _remarks(self, account: Account) -> Iterator[Remark]:
        """Give the lines below an answer's text: with what it cannot hold, and what bears on it."""
        here = self.numbers[account.claim.id]
        room = self.frame.room
        if clash := self._clash(here):
            yield from _remark(("\N{MULTIPLICATION SIGN}", "ct-against"), clash, 0, room)
        told_ = self._arguments(account)
        for one in told_[:LINKS]:
            sign, look = SIGNS[one.link.verb]
            if one.link.status == "rejected":
                sign, look = "·", "ct-dim"
            yield from _remark((sign, look), _argued(one), min(one.depth, 3), room)
        if len(told_) > LINKS:
            yield Remark(f"and {count(len(told_) - LINKS, 'argument')} more", SMALL, 0)

    def _clash(self, here: int) -> str:
        """Return with which answers one cannot hold together, in words; empty if it can with all."""
        others = {n for tie in self.ties if here in tie.numbers for n in tie.numbers} - {here}
        if len(others) > FEW and len(others) == len(self.numbers) - 1:
            return "cannot hold together with any other"
        those = ", ".join(map(str, sorted(others)))
        return f"cannot hold together with {those}" if those else ""

    def _arguments(self, account: Account) -> list[Argument]:
        """Return what bears on an answer, but for links that a tie already tells of."""
        ties = {tie.numbers for tie in self.ties}
        return [one for one in account.arguments if self._pair(account, one) not in ties]

    # -- drawing --------------------------------------------------------------------------------

    def _legend(self, y: float) -> float:
        exclusive = self.dispute.question.exclusive
        terms = "at most one can hold" if exclusive else "may go together"
        self.sheet.text(WIDTH - MARGIN, y, terms, SMALL, anchor="end")
        drawn = (mark for mark in self.every if mark.verb != "mentions")
        entries: list[Entry] = [*of_marks(drawn, self.torn)]
        if any(tie.lane is not None for tie in self.ties):
            tie = "m0 -4v8m0 -4h14m0 -4v8"
            entries.append(stroke(tie, "ct-line ct-against", 14, "cannot hold together"))
        return legend(self.sheet, entries, y, right=measured(terms, SMALL) + 20)

    def _draw(self, card: Card, y: float) -> None:
        for side, people in card.people.items():
            self._beside(side, people, y + card.height / 2, left_out=self._left_out(card, side))
        frame = self.frame
        self.sheet.box(frame.left, y, frame.right - frame.left, card.height, "ct-card", round_=7)
        x = frame.left + PAD
        status = f"{card.number} · {card.account.status}"
        self.sheet.text(x, y + 20, status, SMALL)
        room = frame.room - measured(status, "ct-s") - 10
        tally = wrapped(card.tally, room, "ct-s", most=1)
        self.sheet.lines(frame.right - PAD, y + 20, tally, 14, SMALL, anchor="end")
        below = self.sheet.block(x, y + 41, frame.room, card.text, 18, "ct-t")
        for one in card.remarks:
            self.sheet.text(x + one.indent, below, one.words, one.look, rtl=False)
            below += 16

    def _left_out(self, card: Card, side: Side) -> list[Mark]:
        """Return the marks of those who are only counted."""
        named = {id(one) for one in shown(card.people[side])}
        return [one.mark for one in card.people[side] if id(one) not in named]

    def _beside(
        self, side: Side, people: Sequence[Person], middle: float, *, left_out: Sequence[Mark]
    ) -> None:
        y = middle - stacked(people) / 2
        for person in shown(people):
            self._person(person, y + ROW / 2, middle, side)
            y += person.height
        if left_out:
            x, room, anchor = self.frame.names(side)
            words = wrapped(more(left_out, "holder"), room, "ct-s", most=2)
            self.sheet.lines(x, y + ROW / 2 + 4, words, LINE, SMALL, anchor=anchor)

    def _person(self, person: Person, y: float, middle: float, side: Side) -> None:
        """Draw a holder's mark, the line from it to the card, the name, and the date."""
        mark, dot = person.mark, self.frame.dot(side)
        edge, out = (self.frame.left, 7) if side == "for" else (self.frame.right, -7)
        turn = (dot + edge) / 2
        dash = " ct-dash" if mark.verb == "doubts" or mark.faint else ""
        curve = f"C{turn:.1f} {y:.1f} {turn:.1f} {middle:.1f} {edge:.1f} {middle:.1f}"
        self.sheet.path(f"M{dot + out:.1f} {y:.1f}{curve}", f"ct-line {INKS[mark.verb]}{dash}")
        self.sheet.mark(dot, y, mark.verb, faint=mark.faint)
        x, _, anchor = self.frame.names(side)
        look = f"{SMALL} ct-gone" if mark.gone else SMALL
        if person.beside:
            parts = [(person.name[0], ""), (mark.dated, look)]
            self.sheet.run(x, y + 4, parts[:: -1 if side == "for" else 1], anchor=anchor)
            return
        below = self.sheet.lines(x, y + 4, person.name, LINE, anchor=anchor)
        self.sheet.text(x, below - 1, mark.dated, look, anchor=anchor)

    def _join(self, tops: dict[int, float]) -> None:
        """Join the answers that cannot hold together, each tie in its lane, at the heads of the cards."""
        edge = self.frame.right
        for tie in self.ties:
            if tie.lane is None:
                continue
            x = edge + 8 + tie.lane * LANE
            ends = [tops[number] + 12 + tie.lane * LANE for number in tie.numbers]
            stems = f"M{x:.1f} {min(ends):.1f}V{max(ends):.1f}"
            bars = (f"M{edge + 2:.1f} {y - 4:.1f}v8m0 -4H{x:.1f}" for y in ends)
            self.sheet.path("".join([stems, *bars]), "ct-line ct-against")

    # -- in words -------------------------------------------------------------------------------

    def _described(self) -> str:
        return "\n".join(words for one in self.dispute.answers for words in self._told(one))

    def _told(self, one: Account) -> Iterator[str]:
        """Give an answer in words: its status, who holds what, and what bears on it."""
        here = self.numbers[one.claim.id]
        yield from told(here, one, self.marks[one.claim.id])
        if clash := self._clash(here):
            yield sentence(clash)
        yield from (sentence(_argued(argument)) for argument in self._arguments(one))


def _argued(one: Argument) -> str:
    """Return an argument in words."""
    return f"{phrases.relation(one.link)}: {'; '.join(phrases.short(other.text) for other in one.others)}"


def _remark(sign: tuple[str, str], words: str, depth: int, room: float) -> Iterator[Remark]:
    """Give a remark on at most three lines, the further ones under the words of the first."""
    indent = PAD * depth
    for place, line in enumerate(wrapped(words, room - indent - PAD - 6, "ct-s", most=3)):
        start = f"{sign[0]} " if place == 0 else ""
        yield Remark(start + line, f"ct-s {sign[1]}", indent + (PAD if place else 0))
