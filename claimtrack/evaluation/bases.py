"""Base scores: how strong a claim or a denial is before anything speaks for it or against it.

| policy | base score |
|---|---|
| `even` | 0.5 for all: nobody's word weighs more |
| `lines` | n / (n + 1), of n independent lines at least: 0 without any, 1/2 for one, 2/3 for two |
| `lines-most` | the same of the independent lines at most |
| `given` | as the caller says for each claim, 0.5 for all others |

No base score is a probability. None is made of ratings, which are words and no quantities: whoever wants
to weigh by them gives numbers, which are then shown.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from claimtrack.evaluation.bounds import Bounds
from claimtrack.provenance.tracing import Tracing
from claimtrack.value import value

__all__ = ["POLICIES", "BasePolicy", "Scores", "base_scores", "denial"]

EVEN: Final = 0.5

Scores = Mapping[str, float]
"""Numbers by claim id, and by `not` and claim id for a denial."""


@value
class BasePolicy:
    """A way to give base scores: its name, and what it says."""

    name: str
    meaning: str

    def __str__(self) -> str:
        """Return the name with the meaning, as in `even (0.5 for all)`."""
        return f"{self.name} ({self.meaning})"


POLICIES: Final[Mapping[str, BasePolicy]] = MappingProxyType(
    {
        policy.name: policy
        for policy in (
            BasePolicy("even", "0.5 for all"),
            BasePolicy("lines", "n / (n + 1), of n independent lines at least"),
            BasePolicy("lines-most", "n / (n + 1), of n independent lines at most"),
        )
    }
)
"""The policies that have a name."""

GIVEN: Final = BasePolicy("given", "as given, 0.5 for all others")


def denial(claim: str) -> str:
    """Return the name of the denial of a claim: no id has a space in it."""
    return f"not {claim}"


def base_scores(
    tracing: Tracing, base: str | Scores, claims: Iterable[str], denied: Iterable[str]
) -> tuple[BasePolicy, Scores]:
    """Return the policy that is meant, and the base scores of some claims, and denials of some.

    The keys of a mapping are claim ids, or `not` and a claim id. A key that names no argument raises
    `KeyError`; a number that is not from 0 to 1, and an unknown policy, `ValueError`.
    """
    names = [*claims, *map(denial, denied)]
    if not isinstance(base, str):
        return GIVEN, {**dict.fromkeys(names, EVEN), **_checked(base, set(names))}
    if base not in POLICIES:
        message = f"there is no base policy {base!r}: the policies are {', '.join(POLICIES)}"
        raise ValueError(message)
    if base == "even":
        return POLICIES[base], dict.fromkeys(names, EVEN)
    return POLICIES[base], {name: _of(_lines(tracing, name), base) for name in names}


def _checked(base: Scores, names: set[str]) -> Scores:
    for name, score in base.items():
        if name not in names:
            raise KeyError(name)
        if not 0 <= score <= 1:
            message = f"the base score of {name} is {score}: it must be from 0 to 1"
            raise ValueError(message)
    return base


def _lines(tracing: Tracing, name: str) -> Bounds:
    *negated, claim = name.split(" ")
    told = tracing.provenance(claim)
    lines = (told.against if negated else told.for_).lines
    return Bounds(lines.least, lines.most)


def _of(lines: Bounds, policy: str) -> float:
    count = lines.least if policy == "lines" else lines.most
    return count / (count + 1)
