"""The words of a report for people, the same in every rendering; none of them says what is true.

Every function returns plain text with what the files say in it: the rendering escapes it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.contradictions.findings import FindingKind
from claimtrack.phrases import count, joined, names
from claimtrack.reports.contents import (
    Account,
    Camp,
    Cited,
    Contradiction,
    Dispute,
    Document,
    Ground,
    Report,
)

__all__ = [
    "KINDS",
    "METHOD",
    "ODDS",
    "OTHERS",
    "REST",
    "SOURCES",
    "TITLE",
    "camps",
    "caveat",
    "cited",
    "contested",
    "document",
    "facts",
    "ground",
    "size",
    "tally",
    "terms",
]

TITLE: Final = "What is claimed, and by whom"
METHOD: Final = "This report says what is claimed and by whom, never what is true."
OTHERS: Final = "Claims in a contradiction that answer no question"
SOURCES: Final = "Sources"
ODDS: Final = "Where holders are at odds"
REST: Final = "Other claims that answer no question, in brief"
KINDS: Final[dict[FindingKind, str]] = {
    "denial": "Denials: one holder affirms what another denies",
    "rivalry": "Rivalries: claims that cannot hold together, each with its holders",
    "tension": "Tensions: the first claim counts against the last, and both are held",
    "apparent": "Apparent only: set aside, with the reason",
}
"""The kinds of contradiction in the order in which they are told, with their headings."""


# -- the whole ----------------------------------------------------------------------------------


def size(report: Report) -> str:
    """Return how much the report is about."""
    counts = report.counts
    claims = f"{count(counts.claims, 'claim')}, {counts.contested} of them contested"
    stances = f"{count(counts.stances, 'stance')} of {count(counts.holders, 'holder')}"
    return f"{claims}; {stances} in {count(counts.sources, 'source')}."


def tally(report: Report) -> str:
    """Return how many contradictions of each kind there are."""
    kinds = [one.finding.kind for one in report.contradictions]
    some = [count(kinds.count(kind), kind) for kind in KINDS if kind != "apparent"]
    return f"{', '.join(some)}; {kinds.count('apparent')} apparent only."


def contested(report: Report) -> Iterator[tuple[str, str]]:
    """Give the questions over which holders are at odds, each with how many they are."""
    for dispute in report.questions:
        if dispute.at_odds:
            yield dispute.question.text, count(len(dispute.at_odds), "holder")


# -- questions and claims -----------------------------------------------------------------------


def terms(dispute: Dispute) -> str:
    """Return what sort of question it is and how contested."""
    question = dispute.question
    rivals = "at most one answer can hold" if question.exclusive else "answers may go together"
    odds = f" · {count(len(dispute.at_odds), 'holder')} at odds" if dispute.at_odds else ""
    return f"{question.id} · {rivals}{odds}"


def cited(claim: Cited) -> str:
    """Return a claim where it is only named: its text, id and status."""
    return f"{claim.text} [{claim.id}, {claim.status}]"


def facts(account: Account) -> str:
    """Return a claim's status and what is recorded of it beside its text."""
    claim = account.claim
    withdrawn = f"withdrawn: {claim.reason}" if claim.reason else "withdrawn"
    quantity = claim.quantity
    parts = (
        account.status,
        claim.id,
        withdrawn if claim.status == "withdrawn" else None,
        f"superseded by {claim.superseded_by}" if claim.superseded_by else None,
        claim.kind if claim.kind != "fact" else None,
        f"{quantity.value} {quantity.unit} of: {quantity.of}" if quantity else None,
        f"about {claim.about}" if claim.about else None,
        f"resolves by {claim.resolves_by}" if claim.resolves_by else None,
    )
    return joined(parts)


def camps(of: Sequence[Camp], claim: str) -> Iterator[tuple[str, str]]:
    """Give who stands for a claim and who against it; nothing where all stand on one side."""
    if len(of) > 1:
        for camp in of:
            label = camp.side if camp.sure else f"maybe {camp.side}"
            yield label, f"{names(camp.holders)}{_how(camp, claim)}"


def _how(camp: Camp, claim: str) -> str:
    if camp.side == "for":
        return ""
    return " (by denial)" if camp.claim == claim else f" (by holding {camp.claim})"


# -- contradictions and sources -----------------------------------------------------------------


def caveat(one: Contradiction) -> str:
    """Return why it is no contradiction, or none for sure; nothing where a ground says so already."""
    reason = one.finding.reason
    if reason is not None:
        return "" if any(ground.text == reason for ground in one.grounds) else reason
    open_ = "possibly: the times or an attribution leave it open"
    return open_ if one.finding.overlap == "possibly" else ""


def ground(one: Ground) -> str:
    """Return what a contradiction rests on: the question, or why a link was drawn or rejected."""
    return one.text or one.id


def document(one: Document) -> str:
    """Return what is recorded of a source beside its title."""
    source = one.source
    parts = (
        source.id,
        source.kind,
        f"by {names(one.authors)}" if one.authors else None,
        one.publisher.name if one.publisher else None,
        f"published {one.published}" if one.published else "undated",
        f"part of {source.part_of}" if source.part_of else None,
    )
    return joined(parts)
