"""Argumentation frameworks, free of records: what stands under a named semantics, and how strongly.

One file is one semantics (`grounded`, `preferred`, ...) or one gradual method (`quadratic_energy`,
`dfquad`, ...); the rest is what they share.
"""

from claimtrack.semantics.answers import Count, Extensions, Labelling, Verdict
from claimtrack.semantics.framework import SEMANTICS, Framework, Mode, Semantics
from claimtrack.semantics.limits import OutOfTime

__all__ = [
    "SEMANTICS",
    "Count",
    "Extensions",
    "Framework",
    "Labelling",
    "Mode",
    "OutOfTime",
    "Semantics",
    "Verdict",
]
