"""How stances, links and ratings are put in words, the same wherever they are shown to people.

Every function returns plain text with what the files say in it: whoever shows it makes it safe.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

from claimtrack.attribution import Attributed, Named
from claimtrack.dates import Answer
from claimtrack.diagnostics import Span
from claimtrack.model import Link, LinkVerb, Stance, StanceVerb
from claimtrack.ratings import Rating

__all__ = [
    "amount",
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
    "short",
    "stances",
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

LONGEST: Final = 240
"""How many characters of a text stand where it is only named; it is told in full in one place."""

_LARGE: Final = re.compile(r"(?:(?<=\.\.)|(?<![\d.]))\d{5,}", re.ASCII)


def place(span: Span) -> str:
    """Return where something is written, as `file:line`."""
    return f"{span.file}:{span.line}"


def short(text: str) -> str:
    """Return a text as it stands where it is only named: the beginning of a very long one.

    >>> short("As it is."), len(short("word " * 1000))
    ('As it is.', 240)
    """
    if len(text) <= LONGEST:
        return text
    whole, _, word = text[: LONGEST + 1].rpartition(" ")
    return f"{whole if len(word) < LONGEST // 4 else text[:LONGEST]}…"


def joined(parts: Iterable[str | None]) -> str:
    """Return the parts that there are, side by side."""
    return " · ".join(part for part in parts if part)


def names(ones: Iterable[Named]) -> str:
    """Return a list of names, which may themselves have commas."""
    return "; ".join(short(one.name) for one in ones)


def count(number: int, noun: str) -> str:
    """Return a number of things.

    >>> count(1, "rivalry"), count(2000, "rivalry"), count(0, "claim")
    ('1 rivalry', '2,000 rivalries', '0 claims')
    """
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def between(least: int, most: int, noun: str) -> str:
    """Return a number of things that may be fewer.

    >>> between(1, 2, "line"), between(2, 2, "line"), between(0, 1, "line")
    ('1 to 2 lines', '2 lines', '0 to 1 lines')
    """
    return count(most, noun) if least == most else f"{least:,} to {most:,} {_plural(noun)}"


def amount(typed: str) -> str:
    """Return a quantity as typed, with commas where a number has five digits or more before its point.

    A number of four may be a year.

    >>> amount("20000.."), amount("~1234567.12345"), amount("2011")
    ('20,000..', '~1,234,567.12345', '2011')
    """
    return _LARGE.sub(lambda found: f"{int(found[0]):,}", typed)


def stances(number: int, elsewhere: int, side: Literal["for", "against"]) -> str:
    """Return how many stances are on a side of a claim, and how many of them on other claims.

    >>> stances(9, 4, "for"), stances(1, 1, "against")
    ('9 stances (4 of them on claims that entail it)', '1 stance (on a claim that it entails)')
    """
    if not elsewhere:
        return count(number, "stance")
    claims = "a claim" if number == 1 else "claims"
    verb = "entail" if number > 1 else "entails"
    on = f"on {claims} that {verb} it" if side == "for" else f"on {claims} that it entails"
    some = "all " if elsewhere == number else f"{elsewhere:,} of them "
    return f"{count(number, 'stance')} ({some if number > 1 else ''}{on})"


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
    steps = [short(step.name) for step in one.chain if step.id != one.source.id]
    return " ".join(f"→ {step}" for step in [*steps, f"{short(one.source.name)} [{one.source.id}]"])


def reliance(one: Attributed) -> str:
    """Return what the holder takes it from; nothing where that is not recorded."""
    grounds = "; ".join(f"{short(ground.name)} [{ground.id}]" for ground in one.relies_on)
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
        f"argued by {short(by.name)}" if by else None,
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
