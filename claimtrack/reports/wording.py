"""The words of a report for people, the same in every rendering; none of them says what is true.

Every function returns plain text with what the files say in it: the rendering escapes it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack import phrases
from claimtrack.attribution import Named
from claimtrack.phrases import count, joined, names, short
from claimtrack.reports.contents import (
    Account,
    Camp,
    Changes,
    Cited,
    Contradiction,
    Dispute,
    Document,
    Ground,
    Holding,
    Position,
    Report,
    Scope,
    Statement,
)
from claimtrack.reports.headings import COUNTED

__all__ = [
    "attitude",
    "camps",
    "caveat",
    "changed",
    "changes",
    "cited",
    "contested",
    "document",
    "extent",
    "facts",
    "gaps",
    "ground",
    "how",
    "nothing",
    "odds",
    "put_so",
    "quarrel",
    "remarks",
    "scope",
    "sentence",
    "sides",
    "since",
    "size",
    "tally",
    "terms",
    "through",
]

FEW: Final = 4
"""How many sides, and holders of a side, are named where a contradiction is told in one line."""

ALWAYS: Final = ("denial", "rivalry", "tension")
"""The kinds that are counted even if there are none."""


# -- the whole ----------------------------------------------------------------------------------


def size(report: Report) -> str:
    """Return how much is on record, and say that it is not all told here where that is so."""
    counts = report.counts
    claims = f"{count(counts.claims, 'claim')}, {counts.contested:,} of them contested"
    stances = f"{count(counts.stances, 'stance')} of {count(counts.holders, 'holder')}"
    whole = "On record in all: " if report.scope else ""
    return f"{whole}{claims}; {stances} in {count(counts.sources, 'source')}."


def tally(report: Report) -> str:
    """Return how many contradictions of each kind are told, and of the whole how many are latent."""
    kinds = Counter(one.finding.kind for one in report.contradictions)
    some = [
        f"{kinds[kind]:,} {nouns[kinds[kind] != 1]}"
        for kind, nouns in COUNTED.items()
        if kinds[kind] or kind in ALWAYS
    ]
    latent = f"; {report.counts.latent:,} latent" if report.counts.latent else ""
    told = f"{', '.join(some)}; {kinds['apparent']:,} apparent only"
    return f"Told here: {told}." if report.scope else f"{told}{latent}."


def extent(report: Report) -> Iterator[str]:
    """Give in sentences what of the whole is told, where that is not all, and as of when."""
    if report.scope:
        yield f"Told here is only what concerns {scope(report.scope)}."
    if report.as_of:
        yield f"As it could be known by {report.as_of}: later and undated stances are left out."


def scope(of: Scope) -> str:
    """Return what a report is narrowed to."""
    parts = (
        f"the question “{short(of.question.name)}” [{of.question.id}]" if of.question else "",
        f"the claim “{short(of.claim.name)}” [{of.claim.id}]" if of.claim else "",
        f"the holder {short(of.holder.name)} [{of.holder.id}]" if of.holder else "",
        f"contradictions of kind {', '.join(of.kinds)}" if of.kinds else "",
    )
    return " and ".join(part for part in parts if part)


def nothing(report: Report) -> str:
    """Return what is said where no question is contested; nothing where one is."""
    if any(dispute.at_odds for dispute in report.questions):
        return ""
    if not report.accounts:
        return "Nothing on record fits." if report.scope else "There is no claim on record yet."
    if not report.questions and report.contradictions:
        return "No question is asked here; contradictions stand below by kind."
    if not report.questions:
        return "No question is asked here, and nobody contradicts anybody."
    return "Nobody is at odds with anybody over a question here."


def changes(of: Changes) -> Iterator[tuple[str, Iterator[str]]]:
    """Give what is not as it was, by what sort of change it is; only those of which there are any."""
    groups: tuple[tuple[str, list[str]], ...] = (
        ("new contradictions", [sentence(one) for one in of.begun]),
        ("ended contradictions", [sentence(one) for one in of.ended]),
        (
            "changed statuses",
            [f"{short(one.text)} [{one.id}]: {was} → {one.status}" for one, was in of.statuses],
        ),
        ("new claims", [cited(one) for one in of.claims]),
        ("claims gone", [f"{short(one.text)} [{one.id}]" for one in of.gone]),
        ("reworded claims", [f"{short(was.text)} → {cited(one)}" for was, one in of.reworded]),
        ("new stances", [held(one) for one in of.stances]),
        ("stances gone", [held(one) for one in of.withdrawn]),
        ("changed stances", [f"{held(was)} → {held(one)}" for was, one in of.changed]),
    )
    for label, told in groups:
        if told:
            yield f"{label} ({len(told):,})", iter(told)


def since(of: Changes) -> str:
    """Return what the list of changes is called, or that there is none."""
    return f"What changed since {of.rev}" if of else f"Nothing changed since {of.rev}"


def changed(report: Report) -> Iterator[str]:
    """Give in a sentence each who changed position."""
    for one in report.contradictions:
        if one.finding.kind == "change-of-position":
            yield sentence(one)


def sentence(one: Contradiction) -> str:
    """Return a contradiction in one line: who does what to which claim, first the kind."""
    between_ = " → " if one.finding.kind == "change-of-position" else " / "
    sides_ = [_side(position) for position in one.positions[:FEW]]
    more = len(one.positions) - FEW
    rest = f"{between_}{count(more, 'more side')}" if more > 0 else ""
    return f"{one.finding.kind}: {between_.join(sides_)}{rest}"


def _side(one: Position) -> str:
    """Return a side of a contradiction, with its first few holders, and when it is one statement."""
    found = {each.id: each for s in one.statements for each in s.attributed.holders}
    holders = tuple(found.values())
    more = f" and {len(holders) - FEW:,} more" if len(holders) > FEW else ""
    moment = one.statements[0].attributed.moment if len(one.statements) == 1 else None
    when = f" ({moment.date})" if moment else ""
    return (
        f"{names(holders[:FEW])}{more} {one.verb} “{short(one.claim.text)}” [{one.claim.id}]{when}"
    )


def held(one: Statement) -> str:
    """Return a stance in one line: who takes which position on which claims, and where it stands."""
    told = one.attributed
    claims = ", ".join(one.stance.claims)
    place = phrases.place(one.at)
    return f"{claims} {phrases.attitude(one.stance)} {phrases.holding(told)} · {place}"


def contested(report: Report) -> Iterator[tuple[str, str]]:
    """Give the questions over which holders are at odds, each with how many they are."""
    for dispute in report.questions:
        if dispute.at_odds:
            yield short(dispute.question.text), count(len(dispute.at_odds), "holder")


# -- questions and claims -----------------------------------------------------------------------


def terms(dispute: Dispute) -> str:
    """Return a question's id, what sort of question it is and how contested."""
    return f"{dispute.question.id} · {odds(dispute)}"


def odds(dispute: Dispute) -> str:
    """Return what sort of question it is and how contested."""
    exclusive = dispute.question.exclusive
    rivals = "at most one answer can hold" if exclusive else "answers may go together"
    return joined((rivals, quarrel(dispute)))


def quarrel(dispute: Dispute) -> str:
    """Return how many holders are at odds over a question; nothing where nobody is."""
    return f"{count(len(dispute.at_odds), 'holder')} at odds" if dispute.at_odds else ""


def cited(claim: Cited) -> str:
    """Return a claim where it is only named: its text, id and status."""
    return f"{short(claim.text)} [{claim.id}, {claim.status}]"


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
        f"{phrases.amount(str(quantity.value))} {quantity.unit} of: {quantity.of}"
        if quantity
        else None,
        f"about {claim.about}" if claim.about else None,
        f"resolves by {claim.resolves_by}" if claim.resolves_by else None,
    )
    return joined(parts)


def beside(account: Account) -> str:
    """Return what is recorded of a claim beside its text, id and status."""
    claim = account.claim
    known = f"{account.status} · {claim.id}"
    rest = facts(account).removeprefix(known).removeprefix(" · ")
    return f"{rest} · " if rest else ""


def sides(account: Account) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """Give who is for a claim and who against it, without how; those who count stand first."""
    for side in ("for", "against"):
        found = [camp for camp in account.camps if camp.side == side and camp.counts]
        holders = {one.id: one for camp in found for one in camp.holders}
        if holders:
            yield side, tuple(holders.values())


def camps(of: Sequence[Camp], claim: str) -> Iterator[tuple[str, str]]:
    """Give who stands for a claim and who against it; nothing where the stances on it say it all."""
    if len(of) > 1 or any(camp.held.id != claim for camp in of):
        for camp in of:
            label = camp.side if camp.sure else f"maybe {camp.side}"
            yield label, f"{names(camp.holders)}{how(camp, claim)}"


def how(camp: Camp, claim: str) -> str:
    """Return by which words a camp is on its side of a claim; nothing where it affirms it."""
    through = camp.held.id != claim
    told = [
        "by denial" if camp.verb == "denies" and not through else None,
        f"by denying {camp.held.id}" if camp.verb == "denies" and through else None,
        f"by holding {camp.held.id}" if camp.verb == "affirms" and through else None,
        f"and so {camp.claim}"
        if camp.verb == "affirms" and camp.claim not in (camp.held.id, claim)
        else None,
        "since abandoned" if camp.abandoned else None,
    ]
    some = ", ".join(part for part in told if part)
    return f" ({some})" if some else ""


# -- contradictions and sources -----------------------------------------------------------------


def caveat(one: Contradiction) -> str:
    """Return why it is no contradiction, or none for sure; nothing where a ground says so already."""
    reason = one.finding.reason
    if reason is not None:
        return "" if any(ground.text == reason for ground in one.grounds) else reason
    if one.finding.maybe_one:
        return "possibly: those at odds may be one and the same, since somebody is unnamed"
    if one.finding.overlap != "possibly":
        return ""
    if len(one.finding.holders) == 1:
        return "possibly: the order in time, an attribution or who is meant leaves it open"
    return "possibly: the times or an attribution leave it open"


def gaps(one: Contradiction) -> Iterator[str]:
    """Give how far apart the numbers of each two claims are."""
    for found in one.finding.differences:
        first, second, gap = map(phrases.amount, (*found.values, found.gap))
        times = f", {found.times} times" if found.times else ""
        open_ = ", possibly of another time" if found.overlap == "possibly" else ""
        yield f"{first} and {second}: {gap} apart{times}{open_}"


def put_so(one: Contradiction) -> str:
    """Return who put a disowned position into the holder's mouth; nothing where nobody did."""
    return f"put so by {names(one.carriers)}" if one.carriers else ""


def remarks(one: Contradiction) -> list[str]:
    """Return all that is to be said of a contradiction beside its grounds and positions."""
    return [text for text in (*gaps(one), put_so(one), caveat(one)) if text]


def attitude(one: Holding) -> str:
    """Return what a statement does to the claim it commits to, as words that lead to the holder."""
    return "implied by" if one.chain else phrases.attitude(one.statement.stance)


def through(one: Holding) -> str:
    """Return by holding which other claim a statement commits its holder; nothing for itself."""
    if not one.chain:
        return ""
    first, *between, _ = one.chain
    steps = "".join(f", and so [{claim.id}]" for claim in between)
    return f"by holding “{short(first.text)}” [{first.id}]{steps}"


def ground(one: Ground) -> str:
    """Return what a contradiction rests on: the question, or why a link was drawn or rejected."""
    return short(one.text) if one.text else one.id


def document(one: Document) -> str:
    """Return what is recorded of a source beside its title."""
    source = one.source
    parts = (
        source.id,
        source.kind,
        f"by {names(one.authors)}" if one.authors else None,
        short(one.publisher.name) if one.publisher else None,
        f"published {one.published}" if one.published else "undated",
        f"part of {source.part_of}" if source.part_of else None,
        *(f"{how or 'derived from'} {from_.id}" for from_, how in one.derived_from),
        source.availability if source.availability != "unknown" else None,
        f"retrieved {source.retrieved}" if source.retrieved else None,
        f"kept as {source.held.path}" if source.held else None,
        count(one.stances, "stance"),
    )
    return joined(parts)
