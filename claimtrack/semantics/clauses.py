"""What makes a set of members an extension of a part, as clauses.

Of member i of a part of so many the variable `i + 1` says that it is in.
"""

from collections.abc import Iterator
from typing import Final

from claimtrack.semantics.graph import Part

__all__ = ["admissible", "complete", "stable"]

WIDE: Final = 32
"""An attacker that has more attackers than that is told by a variable of its own."""


def complete(part: Part) -> Iterator[list[int]]:
    """Give the clauses of complete labellings; variable `size + i + 1` says that member i is out.

    Caminada (2006), On the issue of reinstatement in argumentation: an argument is in if and only if
    all its attackers are out, and out if and only if one of its attackers is in.
    """
    size = len(part.attackers)
    for one, attackers in enumerate(part.attackers, start=1):
        yield [-one, -size - one]
        for attacker in attackers:
            yield [-one, size + attacker + 1]
            yield [size + one, -attacker - 1]
        yield [one, *(-size - attacker - 1 for attacker in attackers)]
        yield [-size - one, *(attacker + 1 for attacker in attackers)]


def admissible(part: Part) -> Iterator[list[int]]:
    """Give the clauses of admissible sets: no member attacks one, and each attacker is attacked by one.

    Dung (1995), definitions 5 and 6. For an attacker with many attackers, variable `size + i + 1` stands
    for all of them. Elsewhere there are no variables but those of the members, so that a solver which
    tries first what is in finds large sets.
    """
    size = len(part.attackers)
    for one, attackers in enumerate(part.attackers, start=1):
        for attacker in attackers:
            yield [-one, -attacker - 1]
            many = len(part.attackers[attacker]) > WIDE
            against = [size + attacker + 1] if many else _all_in(part, attacker)
            yield [-one, *against]
    for one, attackers in enumerate(part.attackers):
        if len(attackers) > WIDE:
            yield [-size - one - 1, *_all_in(part, one)]


def stable(part: Part) -> Iterator[list[int]]:
    """Give the clauses of stable extensions: no member attacks one, all others are attacked by one.

    Dung (1995), definition 13.
    """
    for one, attackers in enumerate(part.attackers, start=1):
        for attacker in attackers:
            yield [-one, -attacker - 1]
        yield [one, *_all_in(part, one - 1)]


def _all_in(part: Part, member: int) -> list[int]:
    return [attacker + 1 for attacker in part.attackers[member]]
