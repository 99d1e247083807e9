"""Euler-based: the sum of what supports minus the sum of what attacks, as an exponent.

Amgoud and Ben-Naim (2018), Evaluation of arguments in weighted bipolar graphs, definition 12. With the
sum E and the base score b the strength is 1 - (1 - b²) / (1 + b · exp(E)). A base score of 0 stays 0 and
one of 1 stays 1; attacks take the strength down to b² at most.
"""

from collections.abc import Iterable
from math import exp, fsum

__all__ = ["strength"]


def strength(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:
    """Return the strength of an argument, given its base score and the strengths of the others.

    >>> strength(0.5, [], [])
    0.5
    """
    if base == 0:
        return 0.0
    energy = fsum(supporters) - fsum(attackers)
    # The same fraction, written so that no exponential overflows.
    if energy > 0:
        small = exp(-energy)
        return base * (1 + base * small) / (small + base)
    small = exp(energy)
    return base * (small + base) / (1 + base * small)
