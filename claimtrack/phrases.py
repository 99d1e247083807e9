"""How stances, links and ratings are put in words, the same wherever they are shown to people.

Every function returns plain text with what the files say in it: whoever shows it makes it safe.
"""

from collections.abc import Iterable
from typing import Final

from claimtrack.attribution import Attributed, Named
from claimtrack.dates import Answer
from claimtrack.diagnostics import Span
from claimtrack.model import Link, LinkVerb, Stance, StanceVerb
from claimtrack.ratings import Rating

__all__ = [
    "attitude",
    "between",
    "carried",
    "count",
    "firmness",
    "holding",
    "joined",
    "names",
    "place",
    "position",
    "rated",
    "reading",
    "relation",
    "reliance",
    "said",
]

_ATTITUDES: Final[dict[StanceVerb, str]] = {
    "affirms": "affirmed by",
    "denies": "denied by",
    "doubts": "doubted by",
    "mentions": "mentioned by",
}
_RELATIONS: Final[dict[LinkVerb, str]] = {
    "supports": "supported by",
    "opposes": "opposed by",
    "contradicts": "contradicts",
    "entails": "entailed by",
    "equivalent": "equivalent",
    "undercuts": "undercut by",
}
_CURRENT: Final[dict[Answer, str]] = {
    "yes": "current",
    "possibly": "possibly current",
    "no": "superseded",
}


def place(span: Span) -> str:
    """Return where something is written, as `file:line`."""
    return f"{span.file}:{span.line}"


def joined(parts: Iterable[str | None]) -> str:
    """Return the parts that there are, side by side."""
    return " · ".join(part for part in parts if part)


def names(ones: Iterable[Named]) -> str:
    """Return a list of names, which may themselves have commas."""
    return "; ".join(one.name for one in ones)


def count(number: int, noun: str) -> str:
    """Return a number of things.

    >>> count(1, "rivalry"), count(2, "rivalry"), count(0, "claim")
    ('1 rivalry', '2 rivalries', '0 claims')
    """
    return f"{number} {noun if number == 1 else _plural(noun)}"


def between(least: int, most: int, noun: str) -> str:
    """Return a number of things that may be fewer.

    >>> between(1, 2, "line"), between(2, 2, "line"), between(0, 1, "line")
    ('1..2 lines', '2 lines', '0..1 lines')
    """
    return count(most, noun) if least == most else f"{least}..{most} {_plural(noun)}"


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"


def attitude(stance: Stance) -> str:
    """Return what a stance does to its claim, as words that lead on to the holder."""
    return _ATTITUDES[stance.verb]


def holding(one: Attributed) -> str:
    """Return who takes a stance, when, and how firmly."""
    who = names(one.holders)
    return joined((f"the source itself: {who}" if one.own else who, firmness(one)))


def firmness(one: Attributed) -> str:
    """Return when a stance is taken, and how firmly, as far as the source says."""
    stance, moment = one.stance, one.moment
    parts = (
        f"{moment.field} {moment.date}" if moment else "undated",
        f"as {stance.certainty}" if stance.certainty else None,
        "by implication" if stance.speech == "implied" else None,
        "in sarcasm" if stance.sarcastic else None,
        f"attribution {stance.attribution}" if stance.attribution else None,
    )
    return joined(parts)


def said(stance: Stance) -> str:
    """Return the quoted words, the verb of saying where it is not among them, and the typed line."""
    quote = stance.quote.exact if stance.quote else ""
    cue = stance.cue if stance.cue and stance.cue not in quote else ""
    told = " ".join([f"“{quote}”"] * bool(quote) + [f"({cue})"] * bool(cue))
    return joined((told, position(stance)))


def position(stance: Stance) -> str:
    """Return where in the source the quoted words stand; nothing where the record leaves it open."""
    return f"line {stance.line} of the source" if stance.quote and stance.line else ""


def carried(one: Attributed) -> str:
    """Return the chain outward from the holder to the document, which stands last with its id."""
    steps = [step.name for step in one.chain if step.id != one.source.id]
    return " ".join(f"→ {step}" for step in [*steps, f"{one.source.name} [{one.source.id}]"])


def reliance(one: Attributed) -> str:
    """Return what the holder takes it from; nothing where that is not recorded."""
    grounds = "; ".join(f"{ground.name} [{ground.id}]" for ground in one.relies_on)
    return f"relies on {grounds}" if grounds else ""


def relation(link: Link) -> str:
    """Return how the end of a link stands to its premises, or that the link was rejected."""
    return "rejected" if link.status == "rejected" else _RELATIONS[link.verb]


def reading(link: Link, by: Named | None) -> str:
    """Return why a link is there, of which sort it is, who argues it, and why not if rejected."""
    no = link.status == "rejected"
    parts = (
        f"`{link.verb}` is rejected: {link.reason or 'no reason given'}" if no else None,
        link.why,
        link.reading if link.reading != "evidential" else None,
        f"argument from {link.scheme}" if link.scheme else None,
        f"argued by {by.name}" if by else None,
    )
    return joined(parts)


def rated(one: Rating) -> str:
    """Return when something was judged, whether that still stands, and the judgement in words."""
    parts = (
        f"dated {one.dated}" if one.dated else "undated",
        "order undetermined" if one.order == "undetermined" else None,
        _CURRENT[one.current],
        f"reliability {one.reliability}" if one.reliability else None,
        f"credibility {one.credibility}" if one.credibility else None,
        str(one.likelihood) if one.likelihood else None,
        f"confidence {one.confidence}" if one.confidence else None,
        one.assessment.note,
    )
    return joined(parts)
