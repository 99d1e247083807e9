"""h-categoriser: the base score divided by one plus the sum of what attacks.

Besnard and Hunter (2001), A logic-based theory of deductive arguments, where every base score is 1; with
other base scores Amgoud, Ben-Naim, Doder and Vesic (2017), Acceptability semantics for weighted
argumentation frameworks. It is defined for attacks alone: supports are not read.
"""

from collections.abc import Iterable
from math import fsum

__all__ = ["strength"]


def strength(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:  # noqa: ARG001 - as its peers
    """Return the strength of an argument, given its base score and the strengths of its attackers.

    >>> strength(1.0, [1.0], [])
    0.5
    """
    return base / (1 + fsum(attackers))
