"""Whether a stance that is rated as confirmed is: by a line that shares no node with its own.

The Admiralty code's `credibility: 1` says *confirmed by other independent sources*.
"""

from collections.abc import Iterator

from claimtrack.dates import Answer
from claimtrack.model import Assessment, Stance
from claimtrack.provenance.counting import counted
from claimtrack.provenance.lines import lines
from claimtrack.provenance.loops import nowhere, reliance
from claimtrack.provenance.tracing import Tracing
from claimtrack.ratings import history
from claimtrack.value import value

__all__ = ["Confirmation", "confirmations", "confirmed"]


@value
class Confirmation:
    """A rating of 1, a claim on which the stance takes a side, and whether another line confirms that."""

    assessment: Assessment
    stance: Stance
    claim: str
    confirmed: Answer


def confirmations(tracing: Tracing) -> Iterator[Confirmation]:
    """Give what becomes of each rating of 1 that its assessor has not surely replaced, claim by claim."""
    records = tracing.records
    made: dict[tuple[str, str], list[Assessment]] = {}
    for one in records.assessments.values():
        made.setdefault((one.of, one.by), []).append(one)
    standing = {
        rating.assessment.id
        for some in made.values()
        for rating in history(some)
        if rating.current != "no"
    }
    known: dict[tuple[str, str], Answer] = {}
    for one in records.assessments.values():
        stance = records.stances.get(one.of)
        if one.credibility != "1" or stance is None or stance.verb not in ("affirms", "denies"):
            continue
        for claim in stance.claims if one.id in standing else ():
            if (stance.id, claim) not in known:
                known[stance.id, claim] = confirmed(tracing, stance, claim)
            yield Confirmation(one, stance, claim, known[stance.id, claim])


def confirmed(tracing: Tracing, stance: Stance, claim: str) -> Answer:
    """Tell whether another line leads to the side that a stance takes on a claim.

    *Yes* if one shares no node with any line of the stance's own however what may be one is joined and
    unsure attributions left out, and there are two lines at the least; *possibly* if one does as the
    records stand; *no* otherwise.
    """
    side = tracing.held.to if stance.verb == "affirms" else tracing.held.against
    stances = {made.id: made.stance for made in side(claim)}
    ends = nowhere(reliance(tracing.chains, tuple(stances.values())))
    others = (other for id_, other in stances.items() if id_ != stance.id)
    found = lines(tracing.chains, others, ends)
    own = lines(tracing.chains, (stance,), ends).nodes
    if found.any_without(own) is None:
        return "no"
    sure = found.sure
    union = tracing.joins.among(sure.nodes | own)
    struck = {union.head(id_) for id_ in own}
    joined = {id_ for id_ in sure.nodes if union.head(id_) in struck}
    _, lines_ = counted(lines(tracing.chains, stances.values(), ends), tracing.joins)
    return "possibly" if lines_.least <= 1 or sure.any_without(joined) is None else "yes"
