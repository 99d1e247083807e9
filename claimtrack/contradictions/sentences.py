"""Findings in plain sentences: who, what, when, per whom."""

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.findings import Finding, Side
from claimtrack.value import evolve

__all__ = ["sentence"]


def sentence(finding: Finding) -> Finding:
    """Return a finding with the sentence that says it."""
    message = _SAID[finding.kind](finding)
    if finding.maybe_one:
        message += "; they may be one holder"
    return evolve(finding, message=message)


def _denial(finding: Finding) -> str:
    pro, con = finding.sides
    return f"`{pro.claim}` is affirmed by {_held(pro)} and denied by {_held(con)}"


def _rivalry(finding: Finding) -> str:
    return "these cannot hold together: " + "; ".join(map(_side, finding.sides))


def _mismatch(finding: Finding) -> str:
    gaps = [
        f"`{d.claims[0]}` ({d.values[0]}) and `{d.claims[1]}` ({d.values[1]}) are {d.gap} apart"
        + (f", {d.times} times" if d.times else "")
        for d in finding.differences
    ]
    return f"these count the same and differ: {'; '.join(map(_side, finding.sides))}. {'; '.join(gaps)}"


def _single(finding: Finding) -> str:
    (holder,) = finding.holders
    what = {
        "self-contradiction": "contradicts itself",
        "change-of-position": "changed position",
        "attribution-conflict": "is given both",
    }[finding.kind]
    by = f" (put so by {', '.join(finding.carriers)})" if finding.carriers else ""
    sides = "; ".join(f"{s.verb} `{s.claim}` in {_stances(s)}" for s in finding.sides)
    return f"{holder} {what}{by}: {sides}"


def _tension(finding: Finding) -> str:
    *premises, end = (f"`{side.claim}`" for side in finding.sides)
    counts = "counts" if len(premises) == 1 else "together count"
    return f"{' and '.join(premises)} {counts} against {end}, and both are held"


def _latent(finding: Finding) -> str:
    free = [f"`{side.claim}`" for side in finding.sides if not side.holders]
    return f"nobody holds {', '.join(free)}, which could not hold beside the other answers"


def _apparent(finding: Finding) -> str:
    *some, last = (f"`{claim}`" for claim in finding.claims)
    return f"{', '.join(some)} and {last} only seem to conflict"


def _side(side: Side) -> str:
    return f"`{side.claim}` by {_held(side)}"


def _held(side: Side) -> str:
    """Name each holder once, by the commitment that needs the fewest words of caution."""
    best: dict[str, str] = {}
    for made in side.commitments:
        told = _who(made, side)
        if len(told) < len(best.get(made.holder, told + " ")):
            best[made.holder] = told
    return ", ".join(best.values())


def _who(made: Commitment, side: Side) -> str:
    told = "" if made.sure else ", possibly"
    if made.claim != side.claim:
        told += f", by holding `{made.claim}`"
    if made.id in side.abandoned:
        told += ", since abandoned"
    return f"{made.holder} ({told[2:]})" if told else made.holder


def _stances(side: Side) -> str:
    when = [
        f"{made.stance.source}" + (f" ({made.stance.said})" if made.stance.said else "")
        for made in side.commitments
    ]
    return ", ".join(dict.fromkeys(when))


_SAID = {
    "denial": _denial,
    "rivalry": _rivalry,
    "numeric-mismatch": _mismatch,
    "self-contradiction": _single,
    "change-of-position": _single,
    "attribution-conflict": _single,
    "tension": _tension,
    "latent": _latent,
    "apparent": _apparent,
}
