"""What findings are keyed by: a denied claim, or a set of claims that conflict on one ground.

Whatever follows through entailment is listed under its base, never as a pair of its own. Equivalent
claims count as one, and claims of which one entails the other are no base: whoever holds the
narrower one is accused of nothing, and `check` has told of the fault.
"""

from collections.abc import Iterable, Iterator

from claimtrack.contradictions.conflicts import Conflict, Ground
from claimtrack.contradictions.entailment import Entailment
from claimtrack.value import evolve, record

__all__ = ["Base", "bases", "merged"]


@record
class Base:
    """A denied claim (without `ground`), or the conflicts of one question, link or count."""

    key: str
    ground: Ground | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def question(self) -> str | None:
        """The id of the question whose answers conflict."""
        return self.key if self.ground == "question" else None


def merged(found: Iterable[Conflict], entailment: Entailment) -> tuple[Conflict, ...]:
    """Return conflicts with one for each two sets of equivalent claims, and none that are nested.

    What was rejected stays, so that it can be shown why it is no conflict. The pair that speaks for
    the others is the one whose times meet surest; of those, one that is typed as the first ground; of
    those, the first by id.
    """
    alike: dict[tuple[str, ...], list[Conflict]] = {}
    for one in found:
        if one.rejected is not None or not entailment.nested(*one.claims):
            heads = tuple(sorted(map(entailment.head, one.claims)))
            alike.setdefault(heads, []).append(one)
    single = (some[0] if len(some) == 1 else _as_one(some) for some in alike.values())
    return tuple(sorted(single, key=lambda one: one.claims))


def _as_one(alike: list[Conflict]) -> Conflict:
    first = min(alike, key=_rank)
    rejected = [one.rejected for one in alike if one.rejected is not None]
    return evolve(
        first,
        questions=tuple(sorted({id_ for one in alike for id_ in one.questions})),
        links=tuple(sorted({id_ for one in alike for id_ in one.links})),
        quantity=min((one.quantity for one in alike if one.quantity), default=None),
        rejected=min(rejected, default=None),
    )


def _rank(one: Conflict) -> tuple[int, str, tuple[str, str]]:
    times = ("yes", "possibly", "no").index(one.overlap)
    grounds = {"question": "1", "link": "2", "quantity": "3"}
    return (times, grounds[one.grounds[0]] if one.grounds else "4", one.claims)


def bases(found: Iterable[Conflict]) -> Iterator[Base]:
    """Give the bases of conflicts, each conflict under its first ground, in the order of keys."""
    sets: dict[tuple[str, Ground], list[Conflict]] = {}
    for conflict in found:
        if conflict.grounds:
            ground = conflict.grounds[0]
            sets.setdefault((_key(conflict, ground), ground), []).append(conflict)
    for (key, ground), members in sorted(sets.items(), key=lambda item: item[0]):
        yield Base(key=key, ground=ground, conflicts=tuple(members))


def _key(conflict: Conflict, ground: Ground) -> str:
    if ground == "question":
        return conflict.questions[0]
    if ground == "link":
        return "+".join(conflict.claims)
    assert conflict.quantity is not None  # noqa: S101 - the ground says so
    return " ".join(conflict.quantity)
