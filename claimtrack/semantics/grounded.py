"""The grounded labelling: what must be accepted and rejected, step by step from the unattacked.

Dung (1995), On the acceptability of arguments, definition 20; as a labelling Modgil and Caminada
(2009), Proof theories and algorithms for abstract argumentation frameworks, section 4.1. Linear.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.semantics.graph import Part, Targets
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.sets import Found

__all__ = ["IN", "OUT", "UNDECIDED", "each", "ground", "holding", "lacking"]

UNDECIDED: Final = 0
IN: Final = 1
OUT: Final = 2


def ground(targets: Targets, attacked: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the label and the rank of each number, given whom each attacks and how often it is attacked.

    An accepted argument has the rank of the step that accepts it, from 1; a rejected one the rank of
    the first accepted attacker; an undecided one 0. So every attacker of an accepted argument has a
    lower rank than it. O(n + m); attacks that stand twice do no harm if they are counted twice.
    """
    left = list(attacked)  # attackers of each that are not out
    labels, ranks = [UNDECIDED] * len(left), [0] * len(left)
    front = [number for number, count in enumerate(left) if not count]
    step = 0
    while front:
        step += 1
        fresh: list[int] = []
        for number in front:
            labels[number] = IN
            ranks[number] = step
            for target in targets[number]:
                if labels[target] == UNDECIDED:
                    labels[target] = OUT
                    ranks[target] = step
                    fresh.append(target)
        front = list(_freed(targets, fresh, left))
    return labels, ranks


def _freed(targets: Targets, rejected: list[int], left: list[int]) -> Iterator[int]:
    """Give what has no attacker left once some more are rejected."""
    for number in rejected:
        for target in targets[number]:
            left[target] -= 1
            if not left[target]:
                yield target


def each(part: Part, budget: Budget) -> Iterator[Found]:  # noqa: ARG001 - as its peers
    """Give the grounded extension of a part: in a part nothing is unattacked, so it is empty."""
    yield ()


def holding(part: Part, member: int, budget: Budget) -> Found | None:  # noqa: ARG001 - as its peers
    """Return None: no member of a part is in its grounded extension."""
    return None


def lacking(part: Part, member: int, budget: Budget) -> Found | None:  # noqa: ARG001 - as its peers
    """Return the grounded extension of a part, which is empty."""
    return ()
