"""What pictures show of stances: one mark for each holder of each stance on a claim."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from claimtrack.attribution import Named
from claimtrack.model import StanceVerb
from claimtrack.reports.contents import Account, Contradiction, Report, Statement
from claimtrack.value import record

__all__ = ["Mark", "Marks", "counted", "verbs"]

UNDATED: Final = 10**9
CHANGED: Final = ("change-of-position",)
BOTH: Final = ("self-contradiction", "attribution-conflict")


@record
class Mark:
    """A stance of one holder on one claim.

    `when` is its date as typed, empty where there is none; `day` the first day it may mean, by which
    marks are put in order. It is `faint` where the source hedges it or the attribution is unsure or
    disowned, and `gone` where the holder clearly changed position since.
    """

    holder: Named
    verb: StanceVerb
    when: str
    day: int
    faint: bool
    gone: bool
    statement: Statement


class Marks:
    """The marks on the claims of a report."""

    def __init__(self, report: Report) -> None:
        """Take a report; what is wanted of it is gathered when asked for."""
        self._report = report

    def on(self, account: Account) -> tuple[Mark, ...]:
        """Return the marks on a claim, those of one verb together, the earlier first."""
        return tuple(mark for one in account.statements for mark in self._of(one))

    def _of(self, statement: Statement) -> Iterator[Mark]:
        told, stance = statement.attributed, statement.stance
        for holder in told.holders:
            yield Mark(
                holder=holder,
                verb=stance.verb,
                when=str(told.moment.date) if told.moment else "",
                day=told.moment.date.earliest if told.moment else UNDATED,
                faint=stance.certainty is not None or stance.attribution is not None,
                gone=stance.id in self._gone,
                statement=statement,
            )

    @cached_property
    def _gone(self) -> frozenset[str]:
        """The ids of the stances whose holder clearly changed position since."""
        positions = (side for one in self._report.contradictions for side in one.positions)
        holdings = (holding for side in positions for holding in side.holdings)
        return frozenset(one.statement.stance.id for one in holdings if one.abandoned)

    def torn(self, accounts: Iterable[Account]) -> dict[str, str]:
        """Return who stands on both sides within some claims, or changed position: in words, by id."""
        found: dict[str, str] = {}
        for one in self.touching(accounts):
            if one.finding.kind in BOTH:
                found.update(dict.fromkeys(one.finding.holders, "on both sides"))
            elif one.finding.kind in CHANGED:
                for holder in one.finding.holders:
                    found.setdefault(holder, "changed position")
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
    order: tuple[StanceVerb, ...] = ("affirms", "denies", "doubts", "mentions")
    found = {mark.verb for mark in marks}
    return tuple(verb for verb in order if verb in found)


def counted(marks: Iterable[Mark]) -> str:
    """Return how many holders affirm, deny, doubt and mention, in words."""
    holders: dict[StanceVerb, set[str]] = {}
    for mark in marks:
        holders.setdefault(mark.verb, set()).add(mark.holder.id)
    words: dict[StanceVerb, tuple[str, str]] = {
        "affirms": ("affirms", "affirm"),
        "denies": ("denies", "deny"),
        "doubts": ("doubts", "doubt"),
        "mentions": ("mentions", "mention"),
    }
    parts = [f"{len(holders[v])} {words[v][len(holders[v]) > 1]}" for v in words if v in holders]
    return " · ".join(parts) or "no stance"
