"""DF-QuAD: attackers and supporters each add up like independent chances, and their difference counts.

Rago, Toni, Aurisicchio and Baroni (2016), Discontinuity-free decision support with quantitative
argumentation debates, definitions 1 to 3. Together strengths s make 1 - Π (1 - s). With a of the
attackers, s of the supporters and the base score b, the strength is b - b · (a - s) if a is no less than s,
else b + (1 - b) · (s - a).
"""

from collections.abc import Iterable
from math import prod

__all__ = ["strength"]

_short_of_1 = (1.0).__sub__


def strength(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:
    """Return the strength of an argument, given its base score and the strengths of the others.

    >>> strength(0.5, [0.5], [])
    0.25
    """
    # The products come sorted: so the order of arguments changes no bit of them.
    lead = prod(map(_short_of_1, sorted(attackers))) - prod(map(_short_of_1, sorted(supporters)))
    return base + (1 - base) * lead if lead > 0 else base + base * lead
