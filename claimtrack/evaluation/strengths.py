"""Gradual strengths of claims and denials, under a named method and a named base policy.

The active claims, and the denials of those that somebody denies, are the arguments of a quantitative
bipolar argumentation framework; what supports and attacks what is told in
`claimtrack.evaluation.influences`, where scores begin in `claimtrack.evaluation.bases`, and what they
come to in `claimtrack.semantics`.

**Linked premises** are one argument: it is as strong as the weakest of them (Pollock, Defeasible
reasoning with variable degrees of justification, 2001). It stands as an argument of its own that nothing
bears on, and whose base score is that least strength. The two are brought in line by solving anew until
nothing changes, at most `ROUNDS` times; in a graph without rings that takes as many rounds as linked
arguments follow each other.

A strength is no probability and no verdict, and says nothing where method or policy are not named.
"""

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import Final

from claimtrack.contradictions.explanations import Step
from claimtrack.contradictions.survey import Survey
from claimtrack.evaluation.bases import BasePolicy, Scores, base_scores, denial
from claimtrack.evaluation.influences import Influence, Influences
from claimtrack.provenance.tracing import Tracing
from claimtrack.semantics import QBAF, Method
from claimtrack.value import field, record

__all__ = ["Strengths", "strengths"]

ROUNDS: Final = 100
TOLERANCE: Final = 1e-9


@record
class Strengths:
    """The strengths of claims, and of denials by the claim that is denied, each from 0 to 1.

    `method` and `base` are how they were made, `scores` the base scores by claim id, or `not` and claim
    id. Not `converged` numbers still moved, by `residual`, and are not to be relied on.
    `ignored_supports` counts what a method that knows attacks alone left out. `idle` are links with a
    premise that nobody holds, `undercut` those that are undercut: neither has an effect.
    """

    method: Method
    base: BasePolicy
    values: Mapping[str, float]
    denials: Mapping[str, float]
    converged: bool
    residual: float
    ignored_supports: int = 0
    scores: Scores = field(default={}, repr=False)
    influences: tuple[Influence, ...] = field(default=(), repr=False)
    idle: tuple[Step, ...] = field(default=(), repr=False)
    undercut: tuple[Step, ...] = field(default=(), repr=False)

    def on(self, claim: str) -> tuple[Influence, ...]:
        """Return what bears on a claim; an id that has no strength raises `KeyError`."""
        self.values[claim]
        return tuple(one for one in self.influences if one.target == claim)


def strengths(  # noqa: PLR0913 - one keyword a choice
    tracing: Tracing,
    survey: Survey,
    method: Method = "quadratic_energy",
    *,
    base: str | Scores = "even",
    seconds: float | None = 60.0,
    clock: Callable[[], float] = monotonic,
) -> Strengths:
    """Return the strengths of the claims of a corpus, as far as they are found in so many seconds.

    An unknown method or policy, or a given score that is not from 0 to 1, raises `ValueError`, a given
    score of what is no active claim `KeyError`.
    """
    found = Influences(survey)
    policy, scores = base_scores(tracing, base, found.claims, found.denied)
    solved = _solved(found.every, scores, method, _left(seconds, clock))
    return Strengths(
        method=method,
        base=policy,
        values={claim: solved.values[claim] for claim in found.claims},
        denials={claim: solved.values[denial(claim)] for claim in found.denied},
        converged=solved.converged,
        residual=solved.residual,
        ignored_supports=solved.ignored_supports,
        scores=scores,
        influences=found.every,
        idle=tuple(found.idle),
        undercut=tuple(found.undercut),
    )


@record
class _Solved:
    """What the arguments come to, and by how much the weakest of linked premises still moved."""

    values: Scores
    converged: bool
    residual: float
    ignored_supports: int
    weakest: Scores
    moved: float


def _solved(
    influences: Sequence[Influence],
    scores: Scores,
    method: Method,
    left: Callable[[], float | None],
) -> _Solved:
    """Solve until linked arguments are as strong as the weakest of their premises."""
    linked = {_node(one): one.sources for one in influences if len(one.sources) > 1}
    attacks, supports = (
        [(_node(one), one.target) for one in influences if one.sign == sign]
        for sign in ("attacks", "supports")
    )

    def once(weakest: Scores) -> _Solved:
        framework = QBAF({**scores, **weakest}, attacks, supports)
        found = framework.strengths(method, seconds=left())
        fresh = _weakest(linked, found.values)
        moved = max((abs(fresh[node] - weakest[node]) for node in linked), default=0.0)
        return _Solved(
            values=found.values,
            converged=found.converged and moved <= TOLERANCE,
            residual=max(found.residual, moved),
            ignored_supports=found.ignored_supports,
            weakest=fresh,
            moved=moved,
        )

    solved = once(_weakest(linked, scores))
    for _ in range(ROUNDS):
        if solved.moved <= TOLERANCE or left() == 0:
            break
        solved = once(solved.weakest)
    return solved


def _left(seconds: float | None, clock: Callable[[], float]) -> Callable[[], float | None]:
    """Return what tells how many seconds are left, never less than none; None without a limit."""
    start = clock()
    return lambda: None if seconds is None else max(0.0, seconds - (clock() - start))


def _node(influence: Influence) -> str:
    """Return the name of the argument that an influence starts from."""
    return " + ".join(influence.sources)


def _weakest(linked: Mapping[str, Sequence[str]], values: Scores) -> dict[str, float]:
    return {node: min(values[source] for source in sources) for node, sources in linked.items()}
