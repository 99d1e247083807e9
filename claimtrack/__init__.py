"""Plain-text accounting for contested claims: who claims what, when, per whom, on what evidence.

Everything public is reached from here, and loaded when first asked for.
"""

from importlib import import_module

TYPE_CHECKING = False  # `typing` would be loaded by every command, and costs as much as a small one
if TYPE_CHECKING:
    from claimtrack.contradictions.explanations import Explanation, Step
    from claimtrack.contradictions.findings import Difference, Finding, Side
    from claimtrack.contradictions.status import Stand, Standing
    from claimtrack.contradictions.timeline import Entry, Mark
    from claimtrack.corpus import Corpus
    from claimtrack.dates import Date, DateError
    from claimtrack.diagnostics import Diagnostic, Label, Replacement, Span, Spans
    from claimtrack.evaluation.accounts import Account, Accounts, Answer, Dispute, Undercut
    from claimtrack.evaluation.attacks import Attack
    from claimtrack.evaluation.balance import Balance, Component, Edge
    from claimtrack.evaluation.bases import BasePolicy
    from claimtrack.evaluation.bounds import Bounds
    from claimtrack.evaluation.case import Idle
    from claimtrack.evaluation.evaluating import Evaluation
    from claimtrack.evaluation.influences import Influence
    from claimtrack.evaluation.matrix import Cell, Evidence, Matrix, Rival
    from claimtrack.evaluation.policies import Policy
    from claimtrack.evaluation.positions import Position
    from claimtrack.evaluation.reasons import Reason
    from claimtrack.evaluation.strengths import Strengths
    from claimtrack.evaluation.strikes import Strike
    from claimtrack.loading import NoClaimFiles
    from claimtrack.model import (
        Actor,
        Assessment,
        Claim,
        Derivation,
        Expectation,
        Held,
        Link,
        Quantity,
        Question,
        Quote,
        Source,
        Stance,
    )
    from claimtrack.opening import Checked, CorpusError, check, load
    from claimtrack.pictures.drawing import Picture
    from claimtrack.provenance.bearing import Bearing, Effect
    from claimtrack.provenance.counting import Independent, Origins
    from claimtrack.provenance.lines import Line, Lines
    from claimtrack.provenance.results import CopyCheck, Match, Nearest, QuoteCheck, Verified
    from claimtrack.provenance.roots import Roots
    from claimtrack.provenance.tracing import Provenance
    from claimtrack.provenance.whatif import Change, Fallen, State, WhatIf
    from claimtrack.quantities import Value
    from claimtrack.ratings import Grade, Likelihood, Rating

__version__ = "0.1.0"

__all__ = [
    "Account",
    "Accounts",
    "Actor",
    "Answer",
    "Assessment",
    "Attack",
    "Balance",
    "BasePolicy",
    "Bearing",
    "Bounds",
    "Cell",
    "Change",
    "Checked",
    "Claim",
    "Component",
    "CopyCheck",
    "Corpus",
    "CorpusError",
    "Date",
    "DateError",
    "Derivation",
    "Diagnostic",
    "Difference",
    "Dispute",
    "Edge",
    "Effect",
    "Entry",
    "Evaluation",
    "Evidence",
    "Expectation",
    "Explanation",
    "Fallen",
    "Finding",
    "Grade",
    "Held",
    "Idle",
    "Independent",
    "Influence",
    "Label",
    "Likelihood",
    "Line",
    "Lines",
    "Link",
    "Mark",
    "Match",
    "Matrix",
    "Nearest",
    "NoClaimFiles",
    "Origins",
    "Picture",
    "Policy",
    "Position",
    "Provenance",
    "Quantity",
    "Question",
    "Quote",
    "QuoteCheck",
    "Rating",
    "Reason",
    "Replacement",
    "Rival",
    "Roots",
    "Side",
    "Source",
    "Span",
    "Spans",
    "Stance",
    "Stand",
    "Standing",
    "State",
    "Step",
    "Strengths",
    "Strike",
    "Undercut",
    "Value",
    "Verified",
    "WhatIf",
    "__version__",
    "check",
    "load",
]

_HOMES = {
    "claimtrack.contradictions.explanations": ("Explanation", "Step"),
    "claimtrack.contradictions.findings": ("Difference", "Finding", "Side"),
    "claimtrack.contradictions.status": ("Stand", "Standing"),
    "claimtrack.contradictions.timeline": ("Entry", "Mark"),
    "claimtrack.corpus": ("Corpus",),
    "claimtrack.opening": ("Checked", "CorpusError", "check", "load"),
    "claimtrack.dates": ("Date", "DateError"),
    "claimtrack.diagnostics": ("Diagnostic", "Label", "Replacement", "Span", "Spans"),
    "claimtrack.evaluation.balance": ("Balance", "Component", "Edge"),
    "claimtrack.evaluation.bases": ("BasePolicy",),
    "claimtrack.evaluation.bounds": ("Bounds",),
    "claimtrack.evaluation.influences": ("Influence",),
    "claimtrack.evaluation.matrix": ("Cell", "Evidence", "Matrix", "Rival"),
    "claimtrack.evaluation.strengths": ("Strengths",),
    "claimtrack.evaluation.accounts": ("Account", "Accounts", "Answer", "Dispute", "Undercut"),
    "claimtrack.evaluation.attacks": ("Attack",),
    "claimtrack.evaluation.case": ("Idle",),
    "claimtrack.evaluation.evaluating": ("Evaluation",),
    "claimtrack.evaluation.policies": ("Policy",),
    "claimtrack.evaluation.positions": ("Position",),
    "claimtrack.evaluation.reasons": ("Reason",),
    "claimtrack.evaluation.strikes": ("Strike",),
    "claimtrack.loading": ("NoClaimFiles",),
    "claimtrack.model": (
        "Actor",
        "Assessment",
        "Claim",
        "Derivation",
        "Expectation",
        "Held",
        "Link",
        "Quantity",
        "Question",
        "Quote",
        "Source",
        "Stance",
    ),
    "claimtrack.pictures.drawing": ("Picture",),
    "claimtrack.provenance.bearing": ("Bearing", "Effect"),
    "claimtrack.provenance.counting": ("Independent", "Origins"),
    "claimtrack.provenance.lines": ("Line", "Lines"),
    "claimtrack.provenance.roots": ("Roots",),
    "claimtrack.provenance.tracing": ("Provenance",),
    "claimtrack.provenance.whatif": ("Change", "Fallen", "State", "WhatIf"),
    "claimtrack.provenance.results": ("CopyCheck", "Match", "Nearest", "QuoteCheck", "Verified"),
    "claimtrack.quantities": ("Value",),
    "claimtrack.ratings": ("Grade", "Likelihood", "Rating"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module it lives in (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return __all__
