"""Who and what is told where in a site: what a page says beside the record itself, by the record's id.

One pass over a report and its records fills every index, so that all pages together cost what they show.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, Literal, TypeVar

from claimtrack.attribution import Named, named
from claimtrack.contradictions.search import Search
from claimtrack.model import Actor, Link
from claimtrack.pages.linking import OF_ONE, naming
from claimtrack.ratings import Rating
from claimtrack.reports.contents import (
    Cited,
    Contradiction,
    Dispute,
    Document,
    Judgement,
    Report,
    Statement,
)
from claimtrack.value import value

__all__ = ["Index", "Listed", "Told"]

T = TypeVar("T")

Tie = Literal["member_of", "acts_for", "controlled_by", "may_be"]
TIES: Final[dict[Tie, tuple[str, str]]] = {
    "member_of": ("member of", "its members"),
    "acts_for": ("acts for", "acts through"),
    "controlled_by": ("controlled by", "controls"),
    "may_be": ("may be", "may be meant by"),
}
"""What is said of an actor that is tied to another, and of the other."""


@value
class Told:
    """A statement with the claims that it is about."""

    statement: Statement
    claims: tuple[Cited, ...]


@value
class Listed:
    """A contradiction with the name that its page has."""

    name: str
    one: Contradiction


class Index:
    """What is said of each record elsewhere, by its id; where nothing is said, nothing is found."""

    def __init__(self, report: Report, search: Search) -> None:
        """Take all that is told, and where it comes from."""
        self.report = report
        self.search = search
        self.records = search.records

    # -- statements -----------------------------------------------------------------------------

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every statement once, as they stand in the files."""
        claims: dict[str, list[Cited]] = {}
        statements: dict[str, Statement] = {}
        for account in self.report.accounts:
            for one in account.statements:
                statements[one.stance.id] = one
                claims.setdefault(one.stance.id, []).append(account.cited)
        placed = sorted(statements.values(), key=lambda one: one.stance.spans.place)
        return tuple(Told(one, tuple(claims[one.stance.id])) for one in placed)

    @cached_property
    def held(self) -> dict[str, list[Told]]:
        """What each holder says, in the order of time: by the last day on which it may have been said."""
        bounds = self.search.moments.bounds
        ordered = sorted(self.told, key=lambda one: bounds(one.statement.stance)[::-1])
        return _grouped(
            (who.id, one) for one in ordered for who in one.statement.attributed.holders
        )

    @cached_property
    def carried(self) -> dict[str, list[Told]]:
        """What each carrier passed on; a document carries what stands in others that it went into."""
        return _grouped(
            (step.id, one)
            for one in self.told
            for step in one.statement.attributed.chain
            if step.id != one.statement.attributed.source.id
        )

    @cached_property
    def inside(self) -> dict[str, list[Told]]:
        """What each source records."""
        return _grouped((one.statement.stance.source, one) for one in self.told)

    @cached_property
    def relied(self) -> dict[str, list[Told]]:
        """Which statements rest on each actor, source or stance."""
        return _grouped(
            (ground.id, one) for one in self.told for ground in one.statement.attributed.relies_on
        )

    # -- contradictions -------------------------------------------------------------------------

    @cached_property
    def contradictions(self) -> tuple[Listed, ...]:
        """Every contradiction with its name, apparent ones included."""
        every = self.report.contradictions
        return tuple(map(Listed, naming(every), every))

    @cached_property
    def found(self) -> dict[str, list[Listed]]:
        """The contradictions that each claim and each holder is part of."""
        return _grouped(
            (id_, one)
            for one in self.contradictions
            for id_ in (*one.one.finding.claims, *one.one.finding.holders)
        )

    @cached_property
    def changes(self) -> dict[str, list[Listed]]:
        """The contradictions of one holder alone that each stance is part of."""
        own = (one for one in self.contradictions if one.one.finding.kind in OF_ONE)
        return _grouped((stance, one) for one in own for stance in one.one.finding.stances)

    def over(self, claims: Iterable[str]) -> list[Listed]:
        """Return the contradictions that any of the claims is part of, each once."""
        found = {one.name: one for claim in claims for one in self.found.get(claim, ())}
        return list(found.values())

    # -- claims, arguments and ratings ----------------------------------------------------------

    @cached_property
    def cited(self) -> dict[str, Cited]:
        """The claims as other records name them."""
        return {account.claim.id: account.cited for account in self.report.accounts}

    @cached_property
    def answering(self) -> dict[str, list[Dispute]]:
        """The questions that each claim answers."""
        return _grouped(
            (account.claim.id, one) for one in self.report.questions for account in one.answers
        )

    @cached_property
    def superseding(self) -> dict[str, list[Cited]]:
        """The claims that each claim stands in place of."""
        claims = self.records.claims.values()
        return _grouped((one.superseded_by, self.cited[one.id]) for one in claims)

    @cached_property
    def argued(self) -> dict[str, list[Link]]:
        """The links that each actor argues, and that each source has."""
        links = self.records.links.values()
        return _grouped((id_, link) for link in links for id_ in (link.by, link.source))

    @cached_property
    def rated(self) -> dict[str, list[tuple[Named, Rating]]]:
        """What each record was judged, with the assessor."""
        made = ((of.id, (one.assessor, rating)) for one, of, rating in self._ratings())
        return _grouped(made)

    @cached_property
    def rates(self) -> dict[str, list[tuple[Named, Rating]]]:
        """What each assessor judged, with what was judged."""
        return _grouped((one.assessor.id, (of, rating)) for one, of, rating in self._ratings())

    def _ratings(self) -> Iterator[tuple[Judgement, Named, Rating]]:
        for one in self.report.judgements:
            for of, rating in one.ratings:
                yield one, of, rating

    # -- sources and actors ---------------------------------------------------------------------

    @cached_property
    def wrote(self) -> dict[str, list[Document]]:
        """The documents that each actor wrote or published."""
        return _grouped(
            (who.id, one)
            for one in self.report.documents
            for who in dict.fromkeys((*one.authors, *([one.publisher] if one.publisher else ())))
        )

    @cached_property
    def derived(self) -> dict[str, list[Named]]:
        """The sources that took something from each source."""
        return _grouped(
            (step.source, Named(one.id, one.title))
            for one in self.records.sources.values()
            for step in one.derived_from
        )

    @cached_property
    def parts(self) -> dict[str, list[Named]]:
        """The sources that are part of each source."""
        sources = self.records.sources.values()
        return _grouped((one.part_of, Named(one.id, one.title)) for one in sources)

    def ties(self, actor: Actor) -> Iterator[tuple[str, list[Named]]]:
        """Give how an actor is tied to others, and others to it, with who they are."""
        for tie, (outward, inward) in TIES.items():
            to = [named(self.records, id_) for id_ in getattr(actor, tie)]
            yield from (
                (words, ones)
                for words, ones in ((outward, to), (inward, self._tied[tie].get(actor.id, [])))
                if ones
            )

    @cached_property
    def _tied(self) -> dict[Tie, dict[str, list[Named]]]:
        actors = self.records.actors.values()
        return {
            tie: _grouped(
                (to, Named(one.id, one.name)) for one in actors for to in getattr(one, tie)
            )
            for tie in TIES
        }

    def name(self, id_: str) -> str:
        """Return what people call a record."""
        return named(self.records, id_).name


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> dict[str, list[T]]:
    """Group values by id, each once where it comes twice in a row; those of no id are left out."""
    lists: dict[str, list[T]] = {}
    for id_, one in pairs:
        if id_ is not None:
            found = lists.setdefault(id_, [])
            if not found or found[-1] is not one:
                found.append(one)
    return lists
