"""Which claims of a set to compare: all pairs of a small one, and of a large one enough of them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from typing import Final

from claimtrack.dates import DAWN, DUSK
from claimtrack.model import Claim

__all__ = ["WIDEST", "pairs"]

WIDEST: Final = 200
"""Of a larger set not all pairs are compared."""

MET: Final = 20
"""With how many earlier periods, at most, those of a large set are compared."""

OWN: Final = 8
"""Up to how many claims of one speaker all pairs are compared."""

Speakers = Callable[[str], Iterable[str]]
Two = tuple[Claim, Claim]


def pairs(claims: list[Claim], speakers: Speakers) -> Iterable[Two]:
    """Return the pairs of claims to compare; the claims come in the order of their ids.

    In a large set those with the least and the greatest values, of each time and by different
    speakers, stand for the others, and each speaker's own claims are compared with one another.
    """
    if len(claims) <= WIDEST:
        return combinations(claims, 2)
    said = {claim.id: frozenset(speakers(claim.id)) for claim in claims}
    found = (*_against_others(claims, said), *_of_one(claims, said))
    ordered = ((a, b) if a.id < b.id else (b, a) for a, b in found)
    return {(one.id, other.id): (one, other) for one, other in ordered}.values()


Said = dict[str, frozenset[str]]


def _against_others(claims: list[Claim], said: Said) -> Iterator[Two]:
    periods: dict[str, list[Claim]] = {}
    for claim in claims:
        periods.setdefault(claim.about.text if claim.about else "", []).append(claim)
    spokesmen = {about: _spokesmen(period, said) for about, period in periods.items()}
    for mine, theirs in _meeting(periods):
        for one in periods[mine]:
            for other in spokesmen[theirs]:
                if one is not other:
                    yield one, other


def _meeting(periods: dict[str, list[Claim]]) -> Iterator[tuple[str, str]]:
    """Give periods whose times may meet, both ways and each with itself, by a sweep."""

    def bounds(text: str) -> tuple[int, int]:
        about = periods[text][0].about
        return (about.earliest, about.latest) if about else (DAWN, DUSK)

    open_: list[str] = []
    for period in sorted(periods, key=lambda text: (bounds(text), text)):
        yield period, period
        begins = bounds(period)[0]
        open_ = [one for one in open_ if bounds(one)[1] >= begins][-MET:]
        for one in open_:
            yield one, period
            yield period, one
        open_.append(period)


def _spokesmen(claims: list[Claim], said: Said) -> list[Claim]:
    """Return those with the least and the greatest values, a few each, held by different people."""
    held = [claim for claim in claims if said[claim.id]] or claims
    low, high = sorted(held, key=_low), sorted(held, key=_high, reverse=True)
    return [*_different(low, said), *_different(high, said)]


def _different(claims: list[Claim], said: Said) -> list[Claim]:
    """Return the first claims, up to three, not all of them held by the same people."""
    first = claims[:2]
    others = (claim for claim in claims[2:] if said[claim.id] - said[first[0].id])
    return [*first, *[claim for claim in (next(others, None),) if claim is not None]]


def _of_one(claims: list[Claim], said: Said) -> Iterator[Two]:
    """Give pairs of what one speaker says: all of a few, else neighbours and the ends."""
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        for speaker in said[claim.id]:
            own.setdefault(speaker, []).append(claim)
    for some in own.values():
        if len(some) <= OWN:
            yield from combinations(some, 2)
        else:
            placed = sorted(some, key=_low)
            yield from pairwise(placed)
            yield from ((claim, placed[0]) for claim in placed[1:])


def _low(claim: Claim) -> tuple[float, str]:
    bound = claim.quantity.value.high if claim.quantity else 0
    return (float("inf") if bound is None else bound, claim.id)


def _high(claim: Claim) -> tuple[float, str]:
    bound = claim.quantity.value.low if claim.quantity else 0
    return (float("-inf") if bound is None else bound, claim.id)
