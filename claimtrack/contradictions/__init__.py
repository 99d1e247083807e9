"""What contradicts what: commitments of holders, conflicts between claims, findings, status.

The definitions are those of the explanation page *What counts as a contradiction*; findings are
keyed by what was typed, and name the records they came from.
"""

from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict, conflicts
from claimtrack.contradictions.entailment import Entailment
from claimtrack.contradictions.findings import Finding, FindingKind, Side, contradictions
from claimtrack.contradictions.status import Standing, standings

__all__ = [
    "Commitment",
    "Commitments",
    "Conflict",
    "Entailment",
    "Finding",
    "FindingKind",
    "Side",
    "Standing",
    "conflicts",
    "contradictions",
    "standings",
]
