"""The corpus that people hold: records with their indexes, and every question one can ask of it."""

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from claimtrack.contradictions.asking import Asked, asked
from claimtrack.contradictions.explaining import why
from claimtrack.contradictions.explanations import Explanation
from claimtrack.contradictions.findings import Finding, FindingKind
from claimtrack.contradictions.known import known
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import Standing, Standings, standings
from claimtrack.contradictions.timeline import Entry, timeline
from claimtrack.dates import Date, parse_date
from claimtrack.evaluation.accounts import Accounts, accounts
from claimtrack.evaluation.ach import ach
from claimtrack.evaluation.balance import Balance, balance
from claimtrack.evaluation.bases import Scores
from claimtrack.evaluation.case import Options
from claimtrack.evaluation.evaluating import Evaluation, Evaluator
from claimtrack.evaluation.matrix import Matrix, Weighted
from claimtrack.evaluation.policies import Policy
from claimtrack.evaluation.policies import policy as policy_of
from claimtrack.evaluation.strengths import Strengths, strengths
from claimtrack.model import (
    Actor,
    Assessment,
    Claim,
    Expectation,
    Link,
    Question,
    Source,
    Stance,
    Status,
)
from claimtrack.provenance.bearing import Bearing, bearing
from claimtrack.provenance.discounting import without
from claimtrack.provenance.tracing import Provenance, Tracing
from claimtrack.provenance.whatif import WhatIf, whatif
from claimtrack.ratings import Rating, ratings
from claimtrack.records import Records
from claimtrack.semantics import Method

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from claimtrack.pictures.drawing import Picture
    from claimtrack.pictures.gallery import PictureKind
    from claimtrack.provenance.results import Verified
    from claimtrack.semantics import Framework, Mode, Semantics

__all__ = ["Corpus"]


class Corpus:
    """The records of a corpus by id, who says what about what, and what follows from it.

    >>> from claimtrack import load
    >>> corpus = load("claims")
    >>> corpus.status("cargo-arms")
    'contested'
    """

    def __init__(self, records: Records) -> None:
        """Wrap the records of a corpus."""
        self.records = records

    @property
    def questions(self) -> Mapping[str, Question]:
        """The questions by id."""
        return self.records.questions

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return self.records.claims

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return self.records.actors

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return self.records.sources

    @property
    def stances(self) -> Mapping[str, Stance]:
        """The stances by id; one without a typed id has a name made of what it says."""
        return self.records.stances

    @property
    def links(self) -> Mapping[str, Link]:
        """The links by id; one without a typed id has a name made of what it says."""
        return self.records.links

    @property
    def assessments(self) -> Mapping[str, Assessment]:
        """The assessments by id; one without a typed id has a name made of what it says."""
        return self.records.assessments

    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """The expectations, in the order of their places."""
        return self.records.expectations

    def stances_of(self, claim: str) -> tuple[Stance, ...]:
        """Return the stances on a claim."""
        return self.records.stances_of(claim)

    def stances_by(self, holder: str) -> tuple[Stance, ...]:
        """Return the stances of a holder, those in a source's own voice included."""
        return self.records.stances_by(holder)

    def stances_in(self, source: str) -> tuple[Stance, ...]:
        """Return the stances that a source records."""
        return self.records.stances_in(source)

    def links_from(self, claim: str) -> tuple[Link, ...]:
        """Return the links with a claim among their premises."""
        return self.records.links_from(claim)

    def links_to(self, id_: str) -> tuple[Link, ...]:
        """Return the links that end at a claim, a stance or another link."""
        return self.records.links_to(id_)

    def status(self, claim: str) -> Status:
        """Return a claim's status: unasserted, denied, contested or uncontested.

        An unknown id raises `KeyError`.
        """
        return self._standings.status(claim)

    def standing(self, claim: str) -> Standing:
        """Return a claim's status with the commitments that make it so.

        An unknown id raises `KeyError`.
        """
        return self._standings[claim]

    def contradictions(  # noqa: PLR0913 - one keyword a filter
        self,
        *,
        about: str | None = None,
        holder: str | None = None,
        question: str | None = None,
        kind: FindingKind | None = None,
        as_of: str | Date | None = None,
        since: str | Date | None = None,
    ) -> tuple[Finding, ...]:
        """Return what contradicts what, by kind, then by the claims involved.

        Only what fits everything given: `about` a claim, which it names or rests on through
        entailment; `holder` an actor or source on one of its sides; `question` a question, whose
        rival answers meet in it; `kind`, without which the kinds `latent` and `apparent` are left
        out; `as_of` a date, in the corpus as it was then; `since` a date, with a stance taken, for
        sure or possibly, on it or after it.

        An unknown id raises `KeyError`, an unknown kind `ValueError`, a bad date `DateError`.
        """
        what = Asked(about=about, holder=holder, question=question, kind=kind, since=_date(since))
        then = self if as_of is None else self.as_of(as_of)
        return asked(then.search, what)

    def why(self, one: str, other: str) -> Explanation | None:
        """Return the shortest explanation that links two ids; None where nothing on record does.

        The ids are of claims, or of actors, sources or stances; any other raises `KeyError`. See
        `claimtrack.contradictions.explaining.why`.
        """
        return why(self.search, one, other)

    def as_of(self, date: str | Date) -> "Corpus":
        """Return the corpus as it could be known at a date: without what was not surely said by then.

        See `claimtrack.contradictions.known.known`; a bad date raises `DateError`.
        """
        then = parse_date(date) if isinstance(date, str) else date
        return Corpus(known(self.records, then))

    def timeline(self, id_: str) -> tuple[Entry, ...]:
        """Return the stances of a holder, or on a claim, in the order of time, with what changed.

        See `claimtrack.contradictions.timeline`; any other id raises `KeyError`.
        """
        return timeline(self.search, id_)

    def provenance(self, claim: str) -> Provenance:
        """Return where both sides of a claim come from; an unknown id raises `KeyError`."""
        return self._tracing.provenance(claim)

    def without(self, *ids: str) -> "Corpus":
        """Return the corpus as it would be if some sources, actors, stances or links were discounted.

        Nothing that comes through them counts; see `claimtrack.provenance.discounting`. An unknown id
        raises `KeyError`, that of another kind of record `ValueError`.
        """
        return Corpus(without(self.records, ids))

    def whatif(self, *ids: str) -> WhatIf:
        """Return what changes if some records are discounted, as by `without`, which errors likewise."""
        return whatif(self.search, ids)

    def load_bearing(self, claim: str) -> Bearing:
        """Return which records change a claim's status or leave it no line, if discounted; or `KeyError`.

        Single ones, else the smallest sets; see `claimtrack.provenance.bearing`.
        """
        return bearing(self.records, claim)

    def ach(self, question: str, *, weighted: Weighted | None = None) -> Matrix:
        """Return which evidence tells the answers of a question apart, and what counts against each.

        With `weighted="lines"` evidence counts as its independent lines. See the page *Weighing the
        answers*; an unknown id raises `KeyError`, another weight `ValueError`.
        """
        return ach(self._tracing, self.search, self._standings, question, weighted=weighted)

    def strengths(
        self, method: Method = "quadratic_energy", *, base: str | Scores = "even"
    ) -> Strengths:
        """Return how strong each claim is under a method, from base scores by a named policy or given.

        See `claimtrack.evaluation.strengths` and `claimtrack.evaluation.bases`. An unknown method or
        policy, or a given score that is not from 0 to 1, raises `ValueError`; a given score of what is
        no active claim and no denial on record raises `KeyError`.
        """
        return strengths(self._tracing, self.search, method, base=base)

    def balance(self) -> Balance:
        """Return whether the holders fall into two camps, or the odd cycle that prevents it.

        See `claimtrack.evaluation.balance`.
        """
        return balance(self.search)

    def ratings(self, id_: str) -> Mapping[str, tuple[Rating, ...]]:
        """Return what was judged of a record, by the id of the assessor, each in the order of time.

        Nothing is summed up: see `claimtrack.ratings`. An unknown id raises `KeyError`.
        """
        return ratings(self.records, id_)

    def verify(self, *, snapshots: str | os.PathLike[str] = "snapshots") -> "Verified":
        """Hold every quote to the kept copy of its source in a folder.

        Whatever is wrong with a copy, or the folder, is a result; nothing is raised, fetched or
        written. See `claimtrack.provenance.verifying`.
        """
        from claimtrack.provenance.snapshots import Folder  # noqa: PLC0415 - hashing costs a library
        from claimtrack.provenance.verifying import verified  # noqa: PLC0415 - as above

        return verified(self.records, Folder(snapshots).read)

    def framework(
        self,
        *,
        policy: str | Policy | None = None,
        suppose: str | Iterable[str] = (),
        possibly: bool = False,
    ) -> "Framework[str]":
        """Return the argumentation framework of the corpus: claims, denials, and what is undercut.

        See `claimtrack.evaluation.flattening` for its arguments, and `evaluate` for what it takes.
        """
        return self._evaluator(policy, suppose, possibly=possibly).framework

    def evaluate(  # noqa: PLR0913 - one keyword an option
        self,
        semantics: "Semantics" = "grounded",
        *,
        mode: "Mode" = "sceptical",
        policy: str | Policy | None = None,
        suppose: str | Iterable[str] = (),
        possibly: bool = False,
        limit: int | None = 1_000,
        seconds: float | None = 60.0,
    ) -> Evaluation:
        """Return what stands under a semantics: of each claim accepted, rejected, undecided or none.

        `mode` tells whether that must be so in all accounts or in one, where there are several; `policy`
        is the name of one of `POLICIES`; `suppose` has ids of claims, or one id, to take as held; with
        `possibly` what is only possible counts. In each dispute at most `limit` accounts are looked at,
        for at most so many `seconds`; where that does not suffice the answer says so.

        An unknown id raises `KeyError`, an unknown semantics, mode or policy `ValueError`.
        """
        evaluator = self._evaluator(policy, suppose, possibly=possibly)
        return evaluator.evaluate(semantics, mode=mode, limit=limit, seconds=seconds)

    def accounts(  # noqa: PLR0913 - one keyword an option
        self,
        question: str,
        *,
        policy: str | Policy | None = None,
        suppose: str | Iterable[str] = (),
        possibly: bool = False,
        limit: int | None = 1_000,
        seconds: float | None = 60.0,
    ) -> Accounts:
        """Return the coherent accounts of a question, dispute by dispute; see `evaluate` for the rest.

        An unknown id raises `KeyError`, an unknown policy `ValueError`.
        """
        evaluator = self._evaluator(policy, suppose, possibly=possibly)
        return accounts(evaluator, question, limit=limit, seconds=seconds)

    def _evaluator(
        self, policy: str | Policy | None, suppose: str | Iterable[str], *, possibly: bool
    ) -> Evaluator:
        supposed = (suppose,) if isinstance(suppose, str) else tuple(dict.fromkeys(suppose))
        options = Options(policy=policy_of(policy), suppose=supposed, possibly=possibly)
        if options not in self._evaluators:
            self._evaluators[options] = Evaluator(self.search, options)
        return self._evaluators[options]

    @cached_property
    def _evaluators(self) -> dict[Options, Evaluator]:
        return {}

    def graph(self) -> "MultiDiGraph[str]":
        """Return the corpus as a `networkx.MultiDiGraph`; see `claimtrack.graph` for its attributes."""
        from claimtrack.graph import graph  # noqa: PLC0415 - networkx costs 18 bare interpreters

        return graph(self.records)

    @cached_property
    def search(self) -> Search:
        """The search for contradictions that all answers about them share."""
        return Search(self.records)

    @cached_property
    def _tracing(self) -> Tracing:
        return Tracing(self.records, self.search.held)

    @cached_property
    def _standings(self) -> Standings:
        return standings(self.records, self.search)

    def picture(self, kind: "PictureKind", id_: str) -> "Picture":
        """Return the `map`, `matrix` or `timeline` of a question, or the `provenance` of a claim.

        Jupyter shows it; `.svg()` is its text. An unknown id raises `KeyError`, a kind `ValueError`.
        """
        from claimtrack.pictures.gallery import drawn  # noqa: PLC0415 - only who draws pays for it

        return drawn(self.search, kind, id_)

    def __repr__(self) -> str:
        """Return how much the corpus holds."""
        return f"<Corpus: {', '.join(f'{number} {kind}' for kind, number in self._sizes)}>"

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: how much the corpus holds."""
        from claimtrack.cards import card  # noqa: PLC0415 - only notebooks pay for it

        return card("Corpus", self._sizes)

    @property
    def _sizes(self) -> Iterable[tuple[str, int]]:
        kinds = ("claims", "questions", "stances", "links", "sources", "actors")
        return ((kind, len(getattr(self, kind))) for kind in kinds)


def _date(date: str | Date | None) -> Date | None:
    return parse_date(date) if isinstance(date, str) else date
