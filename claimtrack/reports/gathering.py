"""From records to what a report says of them: one pass for each kind, each record looked at once."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from claimtrack.attribution import Named, attributed, named
from claimtrack.contradictions.findings import Finding, Side
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import standings
from claimtrack.model import Link, Source
from claimtrack.provenance.tracing import Tracing
from claimtrack.records import Records
from claimtrack.reports.camps import camps
from claimtrack.reports.contents import (
    Account,
    Argument,
    Cited,
    Contradiction,
    Counts,
    Dispute,
    Document,
    Ground,
    Holding,
    Position,
    Report,
    Statement,
)
from claimtrack.reports.lineage import circles, judgements, lineages
from claimtrack.value import evolve

__all__ = ["gather", "told"]

VERBS: Final = ("affirms", "denies", "doubts", "mentions")
"""The order in which the stances on a claim are told; within a verb the earlier come first."""

LINKS: Final = ("supports", "opposes", "contradicts", "entails", "equivalent", "undercuts")
MUTUAL: Final = ("contradicts", "equivalent")
"""The links that say the same in both directions, and so are told at both ends."""

UNDATED: Final = 10**9

AT_ODDS: Final = ("denial", "rivalry", "numeric-mismatch")
"""The kinds of finding that set two holders against each other."""


def gather(records: Records, *, search: Search | None = None, traced: bool = True) -> Report:
    """Return what a report on records says; their references must all lead somewhere.

    A `search` of the same records may be given, which is else made. Where the report is not to be
    `traced`, no account has lineages. Time and size are linear in the records and in the pairs of
    rivals of exclusive questions.
    """
    return _Desk(search or Search(records), traced=traced).report()


def told(search: Search, findings: Iterable[Finding]) -> tuple[Contradiction, ...]:
    """Return findings of a search with the statements that make them so, as a report has them."""
    return tuple(map(_Desk(search).contradiction, findings))


class _Desk:
    """The records spread out: what is needed in several places is made once and kept."""

    def __init__(self, search: Search, *, traced: bool = True) -> None:
        self.search = search
        self._traced = traced
        self.records = search.records
        self._standings = standings(search.records, search)
        self._made: dict[str, Statement] = {}
        self._named: dict[str, Cited] = {}
        self._people: dict[str, Named] = {}

    def report(self) -> Report:
        return Report(
            counts=self._counts(),
            questions=tuple(self._disputes()),
            others=tuple(
                account
                for claim, account in self._accounts.items()
                if not self.records.questions_of(claim)
            ),
            contradictions=tuple(
                self.contradiction(finding)
                for finding in self.search.findings
                if finding.kind != "latent"
            ),
            documents=tuple(self._document(source) for source in self.records.sources.values()),
            circles=tuple(circles(self._tracing, self._cited)),
            judgements=tuple(judgements(self.records)),
        )

    def _counts(self) -> Counts:
        records = self.records
        holders = {h for stance in records.stances.values() for h in records.holders(stance)}
        return Counts(
            questions=len(records.questions),
            claims=len(records.claims),
            contested=sum(self._standings.status(c) == "contested" for c in records.claims),
            latent=sum(finding.kind == "latent" for finding in self.search.findings),
            stances=len(records.stances),
            holders=len(holders),
            sources=len(records.sources),
            links=len(records.links),
        )

    # -- claims ---------------------------------------------------------------------------------

    @cached_property
    def _accounts(self) -> dict[str, Account]:
        return {claim: self._account(claim) for claim in self.records.claims}

    def _account(self, id_: str) -> Account:
        claim = self.records.claims[id_]
        statements = [self._statement(stance.id) for stance in self.records.stances_of(id_)]
        standing = self._standings[id_]
        return Account(
            claim=claim,
            status=standing.status,
            camps=camps(standing, self._cited, self._called),
            statements=tuple(sorted(statements, key=_when)),
            arguments=tuple(self._arguments(id_)),
            questions=tuple(question.id for question in self.records.questions_of(id_)),
            at=claim.spans.record,
            lineages=lineages(self._tracing, id_) if id_ in self._told_fully else (),
        )

    @cached_property
    def _tracing(self) -> Tracing:
        return Tracing(self.records, self.search.held)

    @cached_property
    def _told_fully(self) -> frozenset[str]:
        """The claims that answer a question or are part of a contradiction; none if none is traced."""
        if not self._traced:
            return frozenset()
        answers = (a for question in self.records.questions.values() for a in question.answers)
        found = (one for one in self.search.findings if one.kind != "latent")
        return frozenset(answers).union(*(one.claims for one in found))

    def _called(self, id_: str) -> Named:
        if id_ not in self._people:
            self._people[id_] = named(self.records, id_)
        return self._people[id_]

    def _cited(self, claim: str) -> Cited:
        if claim not in self._named:
            text = self.records.claims[claim].text
            self._named[claim] = Cited(id=claim, text=text, status=self._standings.status(claim))
        return self._named[claim]

    def _statement(self, id_: str) -> Statement:
        if id_ not in self._made:
            stance = self.records.stances[id_]
            self._made[id_] = Statement(
                attributed=attributed(self.records, stance),
                undercuts=tuple(self._arguments(id_)),
                at=stance.spans.record,
            )
        return self._made[id_]

    # -- links ----------------------------------------------------------------------------------

    def _arguments(self, about: str) -> Iterator[Argument]:
        """Give the links about a claim or stance, each followed by what undercuts it."""
        roots = [*self.records.links_to(about)]
        roots += [link for link in self.records.links_from(about) if link.verb in MUTUAL]
        stack = [(link, 0) for link in sorted(roots, key=_rank, reverse=True)]
        while stack:  # a link has one end, so none is met twice, and a circle not at all
            link, depth = stack.pop()
            yield self._argument(link, depth, about)
            stack += [(under, depth + 1) for under in reversed(self.records.links_to(link.id))]

    def _argument(self, link: Link, depth: int, about: str) -> Argument:
        outward = depth == 0 and link.to != about
        others = (link.to,) if outward else link.from_
        return Argument(
            link=link,
            others=tuple(self._cited(claim) for claim in others),
            depth=depth,
            outward=outward,
            by=named(self.records, link.by) if link.by else None,
            at=link.spans.record,
        )

    # -- questions ------------------------------------------------------------------------------

    def _disputes(self) -> Iterator[Dispute]:
        odds = self._at_odds()
        questions = self.records.questions.values()
        for question in sorted(questions, key=lambda q: -len(odds.get(q.id, ()))):
            yield Dispute(
                question=question,
                answers=tuple(self._accounts[a] for a in dict.fromkeys(question.answers)),
                at_odds=tuple(sorted(odds.get(question.id, ()))),
                at=question.spans.record,
            )

    def _at_odds(self) -> dict[str, set[str]]:
        """Return who is at odds over each question: the holders who contradict each other in it."""
        odds: dict[str, set[str]] = {}
        for finding in self.search.findings:
            if finding.kind in AT_ODDS:
                for question in self._touched(finding):
                    odds.setdefault(question, set()).update(_opponents(finding))
        return odds

    def _touched(self, finding: Finding) -> set[str]:
        return {q.id for claim in finding.claims for q in self.records.questions_of(claim)}

    # -- contradictions -------------------------------------------------------------------------

    def contradiction(self, finding: Finding) -> Contradiction:
        positions = [self._position(side) for side in finding.sides]
        if finding.kind == "change-of-position":
            positions = [one for position in positions for one in _apart(position)]
            positions.sort(key=self._moment)
        return Contradiction(
            finding=finding,
            positions=tuple(positions),
            grounds=tuple(self._ground(id_) for id_ in finding.path),
            carriers=tuple(named(self.records, id_) for id_ in finding.carriers),
        )

    def _position(self, side: Side) -> Position:
        holdings: dict[tuple[str, tuple[str, ...]], Holding] = {}
        for made, chain in zip(side.commitments, side.chains, strict=True):
            holdings[made.stance.id, chain] = Holding(
                statement=self._statement(made.stance.id),
                chain=tuple(map(self._cited, chain if len(chain) > 1 else ())),
                abandoned=made.stance.id in side.abandoned,
            )
        return Position(
            claim=self._cited(side.claim),
            verb=side.verb,
            holdings=tuple(sorted(holdings.values(), key=lambda one: _when(one.statement))),
        )

    def _moment(self, position: Position) -> tuple[int, int]:
        """Return the days by which a position of one statement is put in order."""
        earliest, latest = self.search.moments.bounds(position.statements[0].stance)
        return latest, earliest

    def _ground(self, id_: str) -> Ground:
        question = self.records.questions.get(id_)
        if question is not None:
            return Ground(id=id_, text=question.text, at=question.spans.record)
        link = self.records.links[id_]
        text = link.reason if link.status == "rejected" else link.why
        return Ground(id=id_, text=text, at=link.spans.record)

    def _document(self, source: Source) -> Document:
        publisher = self.records.publisher(source.id)
        return Document(
            source=source,
            authors=tuple(named(self.records, author) for author in source.author),
            publisher=named(self.records, publisher) if publisher else None,
            published=self.records.published(source.id),
            at=source.spans.record,
            part_of=named(self.records, source.part_of) if source.part_of else None,
            derived_from=tuple(
                (named(self.records, one.source), one.how) for one in source.derived_from
            ),
            stances=len(self.records.stances_in(source.id)),
        )


def _opponents(finding: Finding) -> Iterable[str]:
    """Give who is surely on a side; or everybody, where no two sides are sure of anybody."""
    if sum(side.sure for side in finding.sides) < len(("one", "other")):
        return finding.holders
    return (made.holder for side in finding.sides for made in side.commitments if made.sure)


def _apart(position: Position) -> list[Position]:
    return [evolve(position, holdings=(holding,)) for holding in position.holdings]


def _when(statement: Statement) -> tuple[int, int, tuple[str, int, int]]:
    stance, moment = statement.stance, statement.attributed.moment
    day = moment.date.earliest if moment else UNDATED
    return (VERBS.index(stance.verb), day, stance.spans.place)


def _rank(link: Link) -> tuple[bool, int, tuple[str, int, int]]:
    return (link.status == "rejected", LINKS.index(link.verb), link.spans.place)
