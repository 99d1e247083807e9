"""Quadratic energy: the sum of what supports minus the sum of what attacks, squared and saturated.

Potyka (2018), Continuous dynamical systems for weighted bipolar argumentation, definition 3. With the
energy E, h(x) = max(x, 0)² / (1 + max(x, 0)²) and the base score b, the strength is
b + (1 - b) · h(E) - b · h(-E).
"""

from collections.abc import Iterable
from math import fsum

__all__ = ["strength"]


def strength(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:
    """Return the strength of an argument, given its base score and the strengths of the others.

    >>> strength(0.5, [1.0], [])
    0.25
    """
    energy = fsum(supporters) - fsum(attackers)
    pull = energy * energy / (1 + energy * energy)
    return min(1.0, base + (1 - base) * pull) if energy > 0 else base - base * pull
