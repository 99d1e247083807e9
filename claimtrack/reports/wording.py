"""The words of a report for people, the same in every rendering; none of them says what is true.

Every function returns plain text with what the files say in it: the rendering escapes it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack import phrases
from claimtrack.attribution import Named
from claimtrack.contradictions.findings import FindingKind
from claimtrack.phrases import between, count, joined, names
from claimtrack.provenance.roots import Pattern
from claimtrack.ratings import Rating
from claimtrack.reports.contents import (
    Account,
    Camp,
    Circle,
    Cited,
    Contradiction,
    Dispute,
    Document,
    Ground,
    Holding,
    Lineage,
    Report,
)

__all__ = [
    "HEADINGS",
    "KINDS",
    "METHOD",
    "ODDS",
    "OTHERS",
    "REST",
    "SOURCES",
    "TITLE",
    "attitude",
    "camps",
    "cited",
    "contested",
    "document",
    "facts",
    "ground",
    "remarks",
    "size",
    "tally",
    "terms",
    "through",
]

TITLE: Final = "What is claimed, and by whom"
METHOD: Final = "This report says what is claimed and by whom, never what is true."
OTHERS: Final = "Claims in a contradiction that answer no question"
SOURCES: Final = "Sources"
ODDS: Final = "Where holders are at odds"
CIRCLES: Final = "Circular reporting: what is relied on returns to where it began"
JUDGED: Final = "Ratings, each assessor's own"
REST: Final = "Other claims that answer no question, in brief"
KINDS: Final[dict[FindingKind, str]] = {
    "denial": "Denials: one holder affirms what another denies",
    "rivalry": "Rivalries: claims that cannot hold together, each with its holders",
    "numeric-mismatch": "Numbers that differ: one count, two values",
    "self-contradiction": "Self-contradictions: one holder on both sides",
    "change-of-position": "Changes of position: one holder, first one thing and later the other",
    "attribution-conflict": "Attribution conflicts: one holder on both sides, by others' word",
    "tension": "Tensions: the first claim counts against the last, and both are held",
    "apparent": "Apparent only: set aside, with the reason",
}
"""The kinds of contradiction in the order in which they are told, with their headings."""

HEADINGS: Final[dict[FindingKind, str]] = {
    **KINDS,
    "latent": "Latent: claims that cannot both hold, of which one has no holder",
}
"""The headings of all kinds, also of the one that a report only counts."""

COUNTED: Final[dict[FindingKind, tuple[str, str]]] = {
    "denial": ("denial", "denials"),
    "rivalry": ("rivalry", "rivalries"),
    "numeric-mismatch": ("count with numbers that differ", "counts with numbers that differ"),
    "self-contradiction": ("self-contradiction", "self-contradictions"),
    "change-of-position": ("change of position", "changes of position"),
    "attribution-conflict": ("attribution conflict", "attribution conflicts"),
    "tension": ("tension", "tensions"),
}
"""What one and several contradictions of a kind are called."""

PATTERNS: Final[dict[Pattern, str]] = {
    "false corroboration": "several stances go back to one origin",
    "single channel": "several origins, but every line shares a node with every other",
}
"""What each pattern of provenance means."""

ALWAYS: Final = ("denial", "rivalry", "tension")
"""The kinds that are counted even if there are none."""


# -- the whole ----------------------------------------------------------------------------------


def size(report: Report) -> str:
    """Return how much the report is about."""
    counts = report.counts
    claims = f"{count(counts.claims, 'claim')}, {counts.contested} of them contested"
    stances = f"{count(counts.stances, 'stance')} of {count(counts.holders, 'holder')}"
    return f"{claims}; {stances} in {count(counts.sources, 'source')}."


def tally(report: Report) -> str:
    """Return how many contradictions of each kind there are."""
    kinds = Counter(one.finding.kind for one in report.contradictions)
    some = [
        f"{kinds[kind]} {nouns[kinds[kind] != 1]}"
        for kind, nouns in COUNTED.items()
        if kinds[kind] or kind in ALWAYS
    ]
    latent = f"; {report.counts.latent} latent" if report.counts.latent else ""
    return f"{', '.join(some)}; {kinds['apparent']} apparent only{latent}."


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


def behind(one: Lineage) -> Iterator[str]:
    """Give in sentences where a side of a claim comes from, and what it hangs on."""
    yield f"{numbers(one)}, from {names(one.from_)}"
    if one.stances > 1 and one.load_bearing:
        yield f"on every line: {names(one.load_bearing)}"
    for number, choice in enumerate(one.together):
        each = " + ".join(f"({' or '.join(one.name for one in ones)})" for ones in choice)
        yield f"{'or' if number else 'no line is left without'} one each of {each}"
    yield from patterns(one)


BEHIND: Final = {"for": "behind it", "against": "behind denial"}
"""What each side of a claim is called where it is told what it comes from."""


def around(one: Circle) -> str:
    """Return a loop, told once around."""
    steps = " → ".join(each.name for each in (*one.members, one.members[0]))
    about = f"; on the claim “{one.claim.text}” [{one.claim.id}]" if one.claim else ""
    return f"{steps}{about}" if one.sure else f"possibly, if chains are joined: {steps}{about}"


def judged(of: Named, rating: Rating) -> str:
    """Return one rating with what was judged."""
    return f"{of.name} [{of.id}]: {phrases.rated(rating)}"


def numbers(one: Lineage) -> str:
    """Return how many stances, origins and independent lines are behind a side of a claim."""
    origins = between(*one.origins, "origin")
    lines = between(*one.lines, "independent line")
    return f"{count(one.stances, 'stance')}, {origins}, {lines}"


def patterns(one: Lineage) -> Iterator[str]:
    """Give what is to be said of how the stances behind a side hang together."""
    for pattern, answer in one.patterns:
        possibly = "possibly " if answer == "possibly" else ""
        yield f"{possibly}{pattern}: {PATTERNS[pattern]}"
    for loop in one.circular:
        yield f"circular reporting: {names(loop)}"
    for loop in one.possibly_circular:
        yield f"possibly circular reporting: {names(loop)}"


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
        first, second = found.values
        times = f", {found.times} times" if found.times else ""
        open_ = ", possibly of another time" if found.overlap == "possibly" else ""
        yield f"{first} and {second}: {found.gap} apart{times}{open_}"


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
    return f"by holding “{first.text}” [{first.id}]{steps}"


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
