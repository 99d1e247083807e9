"""A report on part of what there is: on one question, claim or holder, or on some kinds of finding."""

from collections.abc import Iterable

from claimtrack.contradictions.findings import FindingKind
from claimtrack.reports.contents import Account, Contradiction, Dispute, Report
from claimtrack.value import evolve, record

__all__ = ["Narrowing", "narrowed"]


@record
class Narrowing:
    """What a report is to be about: whatever fits all that is named here.

    `question` and `claim` are ids, `holder` that of an actor or source; `kinds` are the kinds of
    contradiction to tell, all if there are none.
    """

    question: str | None = None
    claim: str | None = None
    holder: str | None = None
    kinds: tuple[FindingKind, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self.question or self.claim or self.holder or self.kinds)


def narrowed(report: Report, to: Narrowing) -> Report:
    """Return the part of a report that fits; the counts stay those of the whole.

    Of a question all its answers are told, of a claim the questions it answers with their other
    answers; of a holder the claims on which they take a stance or are committed, in their questions.
    Sources are those in which something told stands.
    """
    if not to:
        return report
    claims = _claims(report, to)
    questions = tuple(one for one in report.questions if _fits(one, to, claims))
    contradictions = tuple(one for one in report.contradictions if _is_told(one, to, claims))
    others = tuple(one for one in report.others if one.claim.id in claims)
    found = evolve(report, questions=questions, contradictions=contradictions, others=others)
    return evolve(
        found,
        documents=tuple(one for one in report.documents if one.source.id in _sources(found)),
        circles=tuple(c for c in report.circles if c.claim is None or c.claim.id in claims),
        judgements=report.judgements,
    )


def _claims(report: Report, to: Narrowing) -> frozenset[str]:
    """Return the claims that are asked for."""
    found = {account.claim.id for account in report.accounts}
    if to.question is not None:
        found &= {
            account.claim.id
            for one in report.questions
            if one.question.id == to.question
            for account in one.answers
        }
    if to.claim is not None:
        found &= {to.claim}
    if to.holder is not None:
        found &= {a.claim.id for a in report.accounts if to.holder in _holders(a)}
    if to.kinds:
        kept = (one.finding for one in report.contradictions if one.finding.kind in to.kinds)
        found &= {claim for one in kept for claim in one.claims}
    return frozenset(found)


def _holders(account: Account) -> frozenset[str]:
    said = (holder for one in account.statements for holder in one.attributed.holders)
    held = (holder for camp in account.camps for holder in camp.holders)
    return frozenset(holder.id for holder in (*said, *held))


def _fits(one: Dispute, to: Narrowing, claims: frozenset[str]) -> bool:
    if to.question is not None and one.question.id != to.question:
        return False
    return any(account.claim.id in claims for account in one.answers)


def _is_told(one: Contradiction, to: Narrowing, claims: frozenset[str]) -> bool:
    finding = one.finding
    return (
        (not to.kinds or finding.kind in to.kinds)
        and (to.holder is None or to.holder in finding.holders)
        and not claims.isdisjoint(finding.claims)
    )


def _sources(report: Report) -> frozenset[str]:
    told: Iterable[Account] = report.accounts
    said = {one.stance.source for account in told for one in account.statements}
    held = {
        holding.statement.stance.source
        for one in report.contradictions
        for position in one.positions
        for holding in position.holdings
    }
    return frozenset(said | held)
