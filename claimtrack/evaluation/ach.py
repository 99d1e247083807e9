"""Analysis of competing hypotheses: which evidence tells the rival answers of a question apart.

The method is Heuer's (Psychology of Intelligence Analysis, 1999, chapter 8): evidence is set against
every answer at once, and what counts is what is *inconsistent* with an answer, since what is consistent
with one may be so with all. The scores are those of the ACH program of the Palo Alto Research Center
(Good, Shrager, Stefik, Pirolli, Card and Heuer, technical description of version 1.1, 2004): an
inconsistent cell counts 1, a strongly inconsistent one 2, any other 0.

**Inconsistency** of an answer is the sum over its rows. Each number is a least and a most: the least
leaves out what is only possible, be it a cell, or evidence held by unsure attribution alone.

**Diagnosticity** of a row is the mean, over all pairs of answers, of how many of the four steps of
degree their cells are apart: 0 where all cells are the same, 4 where there are two answers, and the row
is strongly consistent with one and strongly inconsistent with the other.

**Weighted by lines** a row counts as its independent lines, and its diagnosticity is multiplied by
them. The inconsistency of an answer is then the independent lines of all rows that count against it,
taken together, plus those of the rows that count strongly, taken together: two rows through one line
count once. Linked premises come through the lines of the premise with the fewest.

Ratings stand beside the evidence and change nothing. Nothing here says which answer is true.
"""

from collections.abc import Iterator
from typing import Final

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.explanations import Step
from claimtrack.contradictions.status import Standings
from claimtrack.contradictions.survey import Survey
from claimtrack.evaluation.bounds import Bounds
from claimtrack.evaluation.evidence import Item, bearing
from claimtrack.evaluation.judging import Judging
from claimtrack.evaluation.matrix import Cell, Evidence, Matrix, Rival, Weighted
from claimtrack.evaluation.reach import LEVELS, Reach
from claimtrack.evaluation.scores import Row, by_lines, by_rows, diagnosticity, ranks
from claimtrack.evaluation.undercutting import Undercutting
from claimtrack.evaluation.witnesses import Witnesses
from claimtrack.model import Question
from claimtrack.provenance.tracing import Tracing
from claimtrack.ratings import Rating, ratings
from claimtrack.value import evolve

__all__ = ["ach"]

RIVAL: Final = "an answer is no evidence on another"


def ach(
    tracing: Tracing,
    survey: Survey,
    standings: Standings,
    question: str,
    *,
    weighted: Weighted | None = None,
) -> Matrix:
    """Return the matrix of a question.

    An unknown id raises `KeyError`, another weight `ValueError`.
    """
    asked = survey.records.questions[question]
    if weighted not in (None, "lines"):
        message = f"there is no weight {weighted!r}: rows are weighed by 'lines', or not at all"
        raise ValueError(message)
    return _Weighing(tracing, survey, asked, weighted).matrix(standings)


class _Weighing:
    """The work on one question."""

    def __init__(
        self, tracing: Tracing, survey: Survey, question: Question, weighted: Weighted | None
    ) -> None:
        self.survey = survey
        self.records = survey.records
        self.question = question
        self.weighted: Weighted | None = weighted
        undercutting = Undercutting(survey)
        self.levels = _levels(survey, undercutting, question)
        told = dict.fromkeys(question.answers)
        self.answers = tuple(claim for claim in told if not self._flaw(claim))
        self.judging = Judging(self.levels, undercutting, self.answers)
        self.witnesses = Witnesses(survey, tracing, undercutting, self.levels)

    def matrix(self, standings: Standings) -> Matrix:
        items = bearing(self.survey, self.levels[2], self.answers)
        barred = {item: self._barred(item) for item in items}
        rows = [self._row(item, standings) for item in items if not barred[item]]
        rows.sort(key=lambda row: _place(row.evidence))
        rivals = self._rivals([row for row in rows if row.evidence.held != "no"], standings)
        ordered = [_in_order(row, rivals) for row in rows]
        return Matrix(
            question=self.question.id,
            exclusive=self.question.exclusive,
            weighted=self.weighted,
            rivals=rivals,
            evidence=tuple(row for row in ordered if row.held != "no"),
            idle=tuple(row for row in ordered if row.held == "no"),
            aside=tuple(dict.fromkeys(self._aside(barred))),
        )

    # -- what is left out -----------------------------------------------------------------------

    def _flaw(self, claim: str) -> str:
        """Return why a claim can be neither answer nor evidence; nothing if it can."""
        found = self.records.claims.get(claim)
        if found is None or found.status != "active":
            return "it is withdrawn" if found else "there is no such claim"
        return "it is incoherent" if self.levels[1].is_incoherent(claim) else ""

    def _barred(self, item: Item) -> str:
        """Return why an item is no row; nothing if it is one."""
        alike = self.survey.held.entailment.alike
        if item.denial:
            return ""
        if any(one in self.question.answers for claim in item.claims for one in alike(claim)):
            return RIVAL
        return next((flaw for flaw in map(self._flaw, item.claims) if flaw), "")

    def _aside(self, barred: dict[Item, str]) -> Iterator[Step]:
        for claim in dict.fromkeys(self.question.answers):
            if flaw := self._flaw(claim):
                written = self.records.claims.get(claim, self.question)
                yield Step(claim, f"{claim} is no answer here: {flaw}", written.spans.record)
        for item, why in barred.items():
            if why == RIVAL:
                yield from self._between(item)
            elif why:
                place = self.records.claims[item.claims[0]].spans.record
                yield Step(item.claims[0], f"{item.claims[0]} is no evidence: {why}", place)

    def _between(self, item: Item) -> Iterator[Step]:
        """Give the links by which an answer would bear on another; its being a rival is no link."""
        steps = (step for cell in self.judging.linked(item) for step in cell.steps)
        for step in steps:
            if step.id in self.records.links:
                yield Step(step.id, f"{step.text}: {RIVAL}", step.at)

    # -- rows and answers -----------------------------------------------------------------------

    def _cells(self, item: Item) -> tuple[Cell, ...]:
        return tuple(self.judging.cell(item, answer) for answer in self.answers)

    def _row(self, item: Item, standings: Standings) -> Row:
        told = self.witnesses.of(item)
        cells = self._cells(item)
        once = Bounds(1 if told.held == "yes" else 0, 0 if told.held == "no" else 1)
        weight = told.lines if self.weighted else once
        evidence = Evidence(
            claims=item.claims,
            span=self.records.claims[item.claims[0]].spans.record,
            denial=item.denial,
            held=told.held,
            commitments=told.commitments,
            lines=told.lines,
            weight=weight,
            diagnosticity=diagnosticity(cells, weight),
            statuses=tuple(standings.status(claim) for claim in item.claims),
            ratings=tuple(self._ratings(told.commitments)),
            cells=cells,
        )
        return Row(evidence, told, {cell.answer: cell for cell in cells})

    def _ratings(self, made: tuple[Commitment, ...]) -> Iterator[Rating]:
        """Give what was judged, and may still stand, of the credibility of the stances."""
        for stance in dict.fromkeys(one.stance.id for one in made):
            for judged in ratings(self.records, stance).values():
                yield from (one for one in judged if one.credibility and one.current != "no")

    def _rivals(self, rows: list[Row], standings: Standings) -> tuple[Rival, ...]:
        scores = [self._score(rows, answer) for answer in self.answers]
        found = [
            Rival(
                claim=answer,
                span=self.records.claims[answer].spans.record,
                status=standings.status(answer),
                inconsistency=score,
                rank=rank,
                against=tuple(_against(rows, answer)),
                bearing=sum(row.cells[answer].degree != "neutral" for row in rows),
            )
            for answer, score, rank in zip(self.answers, scores, ranks(scores), strict=True)
        ]
        found.sort(key=lambda one: (one.rank, one.inconsistency.most, one.inconsistency.least))
        return tuple(found)

    def _score(self, rows: list[Row], answer: str) -> Bounds:
        if self.weighted:
            return by_lines(rows, answer, self.witnesses)
        return by_rows(rows, answer)


def _levels(
    survey: Survey, undercutting: Undercutting, question: Question
) -> tuple[Reach, Reach, Reach]:
    """Return what counts as standing, as open and as drawn; those with the same links are one."""
    standing, open_, drawn = (Reach(survey, undercutting, level, question) for level in LEVELS)
    return standing, standing if open_.links == standing.links else open_, drawn


def _against(rows: list[Row], answer: str) -> Iterator[str]:
    for row in rows:
        if row.cells[answer].inconsistency.most:
            yield row.evidence.name


def _place(row: Evidence) -> tuple[float, float, str]:
    return -row.diagnosticity.most, -row.diagnosticity.least, row.name


def _in_order(row: Row, rivals: tuple[Rival, ...]) -> Evidence:
    """Return the evidence of a row with its cells in the order of the rivals."""
    cells = tuple(row.cells[rival.claim] for rival in rivals)
    return evolve(row.evidence, cells=cells)
