"""What pictures show of stances: one mark for each holder of each stance on a claim."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, zip_longest
from typing import Final, Literal, TypeVar

from claimtrack.attribution import Named
from claimtrack.model import StanceVerb
from claimtrack.phrases import count, short
from claimtrack.reports.contents import Account, Contradiction, Report, Statement
from claimtrack.value import evolve, record

__all__ = ["Mark", "Marks", "by_turns", "counted", "more", "sentence", "told", "verbs"]

T = TypeVar("T")

UNDATED: Final = 10**9
TORN: Final[dict[str, Literal["on both sides", "changed position"]]] = {
    "self-contradiction": "on both sides",
    "attribution-conflict": "on both sides",
    "change-of-position": "changed position",
}
"""What the kinds of contradiction say of their holders."""

ORDER: Final[dict[StanceVerb, tuple[str, str]]] = {
    "affirms": ("affirms", "affirm"),
    "denies": ("denies", "deny"),
    "doubts": ("doubts", "doubt"),
    "mentions": ("mentions", "mention"),
}
"""The verbs in the order of the legend, as one and as several do it."""

ENDS: Final = (".", "!", "?", "…", "。", "؟")
"""What a sentence ends with."""

NAMED: Final = 40
"""How many holders on one side of a claim are named in words."""


@record
class Mark:
    """What one holder says of one claim, at one date and in one way, however many `times`.

    `when` is the date as typed, empty where there is none; `day` the first day it may mean, by which
    marks are put in order. It is `faint` where the source hedges it or the attribution is unsure or
    disowned, and `gone` where the holder clearly changed position since. `statement` is the first of
    those that say so.
    """

    holder: Named
    verb: StanceVerb
    when: str
    day: int
    faint: bool
    gone: bool
    statement: Statement
    times: int = 1

    @property
    def dated(self) -> str:
        """The date in words, and how often the same was said."""
        return (self.when or "undated") + (
            f" \N{MULTIPLICATION SIGN}{self.times}" if self.times > 1 else ""
        )

    @property
    def words(self) -> str:
        """The holder with the date, and what else the mark shows."""
        parts = [self.dated, *["hedged or unsure"] * self.faint, *["given up since"] * self.gone]
        return f"{short(self.holder.name)} ({', '.join(parts)})"


class Marks:
    """The marks on the claims of a report."""

    def __init__(self, report: Report) -> None:
        """Take a report; what is wanted of it is gathered when asked for."""
        self._report = report

    def on(self, account: Account) -> tuple[Mark, ...]:
        """Return the marks on a claim, those of one verb together, the earlier first."""
        found: dict[tuple[object, ...], Mark] = {}
        for mark in (mark for one in account.statements for mark in self._of(one)):
            same = (mark.holder.id, mark.verb, mark.when, mark.faint, mark.gone)
            first = found.get(same)
            found[same] = evolve(first, times=first.times + 1) if first else mark
        return tuple(found.values())

    def _of(self, statement: Statement) -> Iterator[Mark]:
        told, stance = statement.attributed, statement.stance
        for holder in told.holders:
            yield Mark(
                holder=holder,
                verb=stance.verb,
                when=str(told.moment.date) if told.moment else "",
                day=told.moment.date.earliest if told.moment else UNDATED,
                faint=stance.certainty is not None or stance.attribution is not None,
                gone=stance.id in self.gone,
                statement=statement,
            )

    @cached_property
    def gone(self) -> frozenset[str]:
        """The ids of the stances whose holder clearly changed position since."""
        positions = (side for one in self._report.contradictions for side in one.positions)
        holdings = (holding for side in positions for holding in side.holdings)
        return frozenset(one.statement.stance.id for one in holdings if one.abandoned)

    def torn(self, accounts: Iterable[Account]) -> dict[str, str]:
        """Return who stands on both sides within some claims, or changed position: in words, by id."""
        found: dict[str, str] = {}
        for one in sorted(self.touching(accounts), key=lambda one: TORN.get(one.finding.kind, "")):
            if one.finding.kind in TORN:
                found.update(dict.fromkeys(one.finding.holders, TORN[one.finding.kind]))
        return found

    def touching(self, accounts: Iterable[Account]) -> tuple[Contradiction, ...]:
        """Return the contradictions of which a claim is part, each once."""
        of = (one for account in accounts for one in self._on.get(account.claim.id, ()))
        return tuple({id(one): one for one in of}.values())

    @cached_property
    def _on(self) -> dict[str, list[Contradiction]]:
        found: dict[str, list[Contradiction]] = {}
        for one in self._report.contradictions:
            for claim in one.finding.claims:
                found.setdefault(claim, []).append(one)
        return found


def verbs(marks: Iterable[Mark]) -> tuple[StanceVerb, ...]:
    """Return which verbs there are, in the order of the legend."""
    found = {mark.verb for mark in marks}
    return tuple(verb for verb in ORDER if verb in found)


def counted(marks: Iterable[Mark]) -> str:
    """Return how many holders affirm, deny, doubt and mention, in words."""
    tally = Counter(verb for _, verb in {(mark.holder.id, mark.verb) for mark in marks})
    parts = [f"{tally[verb]:,} {ORDER[verb][tally[verb] > 1]}" for verb in ORDER if tally[verb]]
    return ", ".join(parts) or "no stance"


def more(marks: Sequence[Mark], noun: Literal["stance", "holder"]) -> str:
    """Return how much is left out of a picture, and what it says."""
    number = sum(mark.times for mark in marks)
    if noun == "holder":
        number = len({mark.holder.id for mark in marks})
    return f"and {count(number, noun)} more: {counted(marks)}"


def told(number: int, account: Account, marks: Sequence[Mark]) -> Iterator[str]:
    """Give an answer in words, a sentence each: its status and text, then who affirms it, and so on."""
    yield sentence(f"answer {number}, {account.status}: {short(account.claim.text)}")
    for verb in verbs(marks):
        found = [mark for mark in marks if mark.verb == verb]
        rest = [f"and {count(len(found) - NAMED, 'stance')} more"] * (len(found) > NAMED)
        yield sentence(f"{verb}: {', '.join([*(mark.words for mark in found[:NAMED]), *rest])}")
    if not marks:
        yield "No stance."


def sentence(text: str) -> str:
    """Return words with a capital letter and a full stop.

    >>> sentence("no"), sentence("denies: all of it?")
    ('No.', 'Denies: all of it?')
    """
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith(ENDS) else '.'}"


def by_turns(ones: Sequence[T], sort: Callable[[T], str], most: int) -> tuple[T, ...]:
    """Return at most so many, in their order, taken by turns from each sort, so that none crowds others out.

    >>> by_turns(["a1", "a2", "a3", "d1"], lambda one: "affirms" if one[0] == "a" else "denies", 3)
    ('a1', 'a2', 'd1')
    """
    groups: dict[str, list[int]] = {}
    for place, one in enumerate(ones):
        groups.setdefault(sort(one), []).append(place)
    turns = (place for turn in zip_longest(*groups.values()) for place in turn if place is not None)
    return tuple(ones[place] for place in sorted(islice(turns, most)))
