"""Argumentation frameworks, free of records: what stands under a named semantics, and how strongly.

One file is one semantics (`grounded`, `preferred`, ...), one gradual method (`quadratic_energy`,
`dfquad`, ...) or one format (`af`, `apx`, `tgf`); the rest is what they share.
"""

from claimtrack.semantics.answers import Count, Extensions, Labelling, Verdict
from claimtrack.semantics.bipolar import READINGS, BipolarFramework, Reading
from claimtrack.semantics.faults import Fault, FormatError
from claimtrack.semantics.framework import SEMANTICS, Framework, Mode, Semantics
from claimtrack.semantics.iccma import FORMATS, Format, dumps, loads, read, write
from claimtrack.semantics.limits import OutOfTime
from claimtrack.semantics.qbaf import METHODS, QBAF, Method, Strengths

__all__ = [
    "FORMATS",
    "METHODS",
    "QBAF",
    "READINGS",
    "SEMANTICS",
    "BipolarFramework",
    "Count",
    "Extensions",
    "Fault",
    "Format",
    "FormatError",
    "Framework",
    "Labelling",
    "Method",
    "Mode",
    "OutOfTime",
    "Reading",
    "Semantics",
    "Strengths",
    "Verdict",
    "dumps",
    "loads",
    "read",
    "write",
]
