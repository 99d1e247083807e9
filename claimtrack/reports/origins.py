"""The words for where the sides of a claim come from, for loops, and for ratings."""

from collections.abc import Iterator
from typing import Final

from claimtrack import phrases
from claimtrack.attribution import Named
from claimtrack.phrases import between, names, short, stances
from claimtrack.ratings import Rating
from claimtrack.reports.contents import Circle, Lineage
from claimtrack.reports.headings import PATTERNS

__all__ = ["BEHIND", "around", "behind", "judged", "numbers", "patterns"]


def behind(one: Lineage) -> Iterator[str]:
    """Give in sentences where a side of a claim comes from, and what it hangs on."""
    yield f"{numbers(one)}, from {names(one.from_)}"
    if one.stances > 1 and one.load_bearing:
        yield f"on every line: {names(one.load_bearing)}"
    for number, choice in enumerate(one.together):
        each = " + ".join(f"({' or '.join(short(one.name) for one in ones)})" for ones in choice)
        yield f"{'or' if number else 'no line is left without'} one each of {each}"
    yield from patterns(one)


BEHIND: Final = {"for": "behind it", "against": "behind denial"}
"""What each side of a claim is called where it is told what it comes from."""


def around(one: Circle) -> str:
    """Return a loop, told once around."""
    steps = " → ".join(short(each.name) for each in (*one.members, one.members[0]))
    about = f"; on the claim “{short(one.claim.text)}” [{one.claim.id}]" if one.claim else ""
    return f"{steps}{about}" if one.sure else f"possibly, if chains are joined: {steps}{about}"


def judged(of: Named, rating: Rating) -> str:
    """Return one rating with what was judged."""
    return f"{short(of.name)} [{of.id}]: {phrases.rated(rating)}"


def numbers(one: Lineage) -> str:
    """Return how many stances, origins and independent lines are behind a side of a claim."""
    origins = between(*one.origins, "origin")
    lines = between(*one.lines, "independent line")
    return f"{stances(one.stances, one.elsewhere, one.side)}, {origins}, {lines}"


def patterns(one: Lineage) -> Iterator[str]:
    """Give what is to be said of how the stances behind a side hang together."""
    for pattern, answer in one.patterns:
        possibly = "possibly " if answer == "possibly" else ""
        yield f"{possibly}{pattern}: {PATTERNS[pattern]}"
    for loop in one.circular:
        yield f"circular reporting: {names(loop)}"
    for loop in one.possibly_circular:
        yield f"possibly circular reporting: {names(loop)}"
