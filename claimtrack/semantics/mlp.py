"""MLP-based: an argument as a neuron, its base score as the bias.

Potyka (2021), Interpreting neural networks as quantitative argumentation frameworks. With the sum E of
what supports minus what attacks and the base score b, the strength is φ(ln(b / (1 - b)) + E), where φ is
the logistic function. A base score of 0 is a bias of minus infinity and stays 0; one of 1 stays 1.
"""

from collections.abc import Iterable
from math import exp, fsum

__all__ = ["strength"]


def strength(base: float, attackers: Iterable[float], supporters: Iterable[float]) -> float:
    """Return the strength of an argument, given its base score and the strengths of the others.

    >>> strength(0.5, [], [])
    0.5
    """
    if base in (0, 1):
        return float(base)
    energy = fsum(supporters) - fsum(attackers)
    # φ of the logit, multiplied out, so that there is neither a logarithm nor an overflow.
    if energy > 0:
        return base / (base + (1 - base) * exp(-energy))
    small = base * exp(energy)
    return small / (small + (1 - base))
