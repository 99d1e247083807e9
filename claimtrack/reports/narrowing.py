"""A report on part of what there is: on one question, claim or holder, or on some kinds of finding."""

from collections.abc import Iterator

from claimtrack.reports.contents import Account, Contradiction, Dispute, Judgement, Report, Scope
from claimtrack.value import evolve

__all__ = ["narrowed"]


def narrowed(report: Report, to: Scope) -> Report:
    """Return the part of a report that fits; the counts stay those of the whole.

    Of a question all its answers are told, of a claim the questions it answers with their other
    answers; of a holder the claims on which they take a stance or are committed, in their questions.
    Sources are those in which something told stands, or through which it came there. Ratings are
    those of what is told, and of its holders.
    """
    if not to:
        return report
    claims = _claims(report, to)
    found = evolve(
        report,
        scope=to,
        questions=tuple(one for one in report.questions if _fits(one, to, claims)),
        contradictions=tuple(one for one in report.contradictions if _is_told(one, to, claims)),
        others=tuple(one for one in report.others if one.claim.id in claims),
        circles=tuple(c for c in report.circles if c.claim is None or c.claim.id in claims),
    )
    told = frozenset(_told(found))
    within = {one.source.part_of for one in report.documents if one.source.id in told}
    return evolve(
        found,
        documents=tuple(d for d in report.documents if d.source.id in told | within),
        judgements=tuple(_judged(report, told)),
    )


def _claims(report: Report, to: Scope) -> frozenset[str]:
    """Return the claims that are asked for."""
    found = {account.claim.id for account in report.accounts}
    if to.question is not None:
        found &= {
            account.claim.id
            for one in report.questions
            if one.question.id == to.question.id
            for account in one.answers
        }
    if to.claim is not None:
        found &= {to.claim.id}
    if to.holder is not None:
        found &= {a.claim.id for a in report.accounts if to.holder.id in _holders(a)}
    if to.kinds:
        kept = (one.finding for one in report.contradictions if one.finding.kind in to.kinds)
        found &= {claim for one in kept for claim in one.claims}
    return frozenset(found)


def _holders(account: Account) -> frozenset[str]:
    said = (holder for one in account.statements for holder in one.attributed.holders)
    held = (holder for camp in account.camps for holder in camp.holders)
    return frozenset(holder.id for holder in (*said, *held))


def _fits(one: Dispute, to: Scope, claims: frozenset[str]) -> bool:
    if to.question is not None and one.question.id != to.question.id:
        return False
    return any(account.claim.id in claims for account in one.answers)


def _is_told(one: Contradiction, to: Scope, claims: frozenset[str]) -> bool:
    finding = one.finding
    return (
        (not to.kinds or finding.kind in to.kinds)
        and (to.holder is None or to.holder.id in finding.holders)
        and not claims.isdisjoint(finding.claims)
    )


def _told(report: Report) -> Iterator[str]:
    """Give the ids of the claims that are told, and of all through whom and in which they are."""
    accounts = report.accounts
    said = [one for account in accounts for one in account.statements]
    said += [
        holding.statement
        for one in report.contradictions
        for position in one.positions
        for holding in position.holdings
    ]
    yield from (account.claim.id for account in accounts)
    for one in said:
        yield from (one.stance.id, one.stance.source, *one.stance.relies_on)
        yield from (holder.id for holder in one.attributed.holders)
        yield from (step.id for step in one.attributed.chain)
        yield from (ground.id for ground in one.attributed.relies_on)


def _judged(report: Report, told: frozenset[str]) -> Iterator[Judgement]:
    for one in report.judgements:
        kept = tuple((of, rating) for of, rating in one.ratings if of.id in told)
        if kept:
            yield evolve(one, ratings=kept)
