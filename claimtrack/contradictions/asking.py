"""Ask for some of the findings: those about a claim, of a holder, over a question, since a date."""

from collections.abc import Iterator
from typing import Final

from claimtrack.contradictions.findings import ORDER, Finding, FindingKind
from claimtrack.contradictions.search import Search
from claimtrack.dates import Date
from claimtrack.model import Question
from claimtrack.value import record

__all__ = ["Asked", "about", "asked"]

SILENT: Final = ("latent", "apparent")
"""The kinds that are given only when asked for: nobody contradicts anybody in them."""


@record
class Asked:
    """What was asked: the findings to give must fit all that is not None.

    `about` and `question` are ids of a claim and a question, `holder` that of an actor or source.
    """

    about: str | None = None
    holder: str | None = None
    question: str | None = None
    kind: FindingKind | None = None
    since: Date | None = None


def asked(search: Search, what: Asked) -> tuple[Finding, ...]:
    """Return the findings that fit, in the order of all; see the page *Contradictions*.

    An id that no record of its kind has raises `KeyError`, an unknown kind `ValueError`.
    """
    _refuse_unknown(search, what)
    return tuple(_fitting(search, what))


def about(search: Search, claim: str) -> Iterator[Finding]:
    """Give the findings that name a claim, or rest on it through entailment."""
    broader = search.held.entailment.broader(claim)
    for finding in search.findings:
        for side in finding.sides:
            if side.claim in broader and (
                side.claim == claim or any(claim in chain for chain in side.chains)
            ):
                yield finding
                break


def _refuse_unknown(search: Search, what: Asked) -> None:
    records = search.records
    holders = {**records.sources, **records.actors} if what.holder is not None else {}
    for id_, known in (
        (what.about, records.claims),
        (what.question, records.questions),
        (what.holder, holders),
    ):
        if id_ is not None and id_ not in known:
            raise KeyError(id_)
    if what.kind is not None and what.kind not in ORDER:
        message = f"there is no kind {what.kind!r}: the kinds are {', '.join(ORDER)}"
        raise ValueError(message)


def _fitting(search: Search, what: Asked) -> Iterator[Finding]:
    question = search.records.questions.get(what.question or "")
    for finding in search.findings if what.about is None else about(search, what.about):
        if finding.kind != what.kind if what.kind else finding.kind in SILENT:
            continue
        if what.holder is not None and what.holder not in finding.holders:
            continue
        if question is not None and not _is_over(finding, question):
            continue
        if what.since is None or _is_since(search, finding, what.since):
            yield finding


def _is_over(finding: Finding, question: Question) -> bool:
    """Tell whether rival answers of a question meet in a finding, be it keyed by another question."""
    if finding.question is None:
        return False
    both = len(set(finding.claims) & set(question.answers)) > 1
    return finding.question == question.id or (question.exclusive and both)


def _is_since(search: Search, finding: Finding, date: Date) -> bool:
    """Tell whether a stance of a finding was taken, surely or possibly, on the date or after it."""
    return any(
        search.moments.bounds(made.stance)[1] >= date.earliest
        for side in finding.sides
        for made in side.commitments
    )
