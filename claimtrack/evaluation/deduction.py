"""What must be accepted with what: the steps of deductive support, and who cuts them.

| link | step |
|---|---|
| `entails` | from the narrower claim to the broader |
| `equivalent` | both ways |
| `supports`, `reading: deductive` | from the premises together to the end |
| `supports`, `reading: necessary` | from the end to each premise |

By the first two whoever asserts the premise is committed to the end. The other two commit nobody, but
what follows from accepted claims is accepted all the same. A premise that nobody holds takes no step.
Nor is there one to a needed claim that nobody holds, unless somebody denies it, or what it leads to: then
it is **at stake**, and whoever holds what needs it must answer.
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from claimtrack.model import Link
from claimtrack.records import Records
from claimtrack.value import value

__all__ = ["Follow", "at_stake", "denied", "follows", "held"]


@value
class Follow:
    """A step: if all the premises are accepted, so must the end be.

    It `brings` the commitment along where it is entailment. It is `backward` where a link's end needs
    the link's premises.
    """

    premises: tuple[str, ...]
    end: str
    link: str
    brings: bool
    backward: bool = False


def follows(records: Records, fit: Callable[[str], bool]) -> Iterator[Follow]:
    """Give the steps of the active links between claims that are fit to be arguments."""
    for link in records.links.values():
        if link.status == "active":
            for step in _steps(link):
                if step.end not in step.premises and all(map(fit, (*step.premises, step.end))):
                    yield step


def _steps(link: Link) -> Iterator[Follow]:
    premises = tuple(dict.fromkeys(link.from_))
    if not premises:
        return
    if link.verb in ("entails", "equivalent"):
        if len(premises) == 1:
            yield Follow(premises, link.to, link.id, brings=True)
            if link.verb == "equivalent":
                yield Follow((link.to,), premises[0], link.id, brings=True)
    elif link.verb == "supports" and link.reading == "deductive":
        yield Follow(premises, link.to, link.id, brings=False)
    elif link.verb == "supports" and link.reading == "necessary":
        for premise in premises:
            yield Follow((link.to,), premise, link.id, brings=False, backward=True)


def held(
    asserted: Iterable[str], steps: Iterable[Follow], at_stake: AbstractSet[str] = frozenset()
) -> set[str]:
    """Return the claims that are asserted, and all that follow from them, whatever becomes of the links.

    What is only needed by them follows if it is at stake.
    """
    ahead: dict[str, list[Follow]] = {}
    for step in steps:
        if not step.backward or step.end in at_stake:
            for premise in step.premises:
                ahead.setdefault(premise, []).append(step)
    found = set(asserted)
    todo = sorted(found)
    for claim in todo:  # grows as it goes
        for step in ahead.get(claim, ()):
            if step.end not in found and found.issuperset(step.premises):
                found.add(step.end)
                todo.append(step.end)
    return found


def denied(told: Iterable[str], steps: Iterable[Follow]) -> set[str]:
    """Return the claims that are denied, and all that entail one of them."""
    return _before(told, (step for step in steps if step.brings))


def at_stake(denied: Iterable[str], steps: Iterable[Follow]) -> set[str]:
    """Return the claims that are denied, and all that cannot be accepted by themselves without one."""
    return _before(denied, (step for step in steps if len(step.premises) == 1))


def _before(ends: Iterable[str], steps: Iterable[Follow]) -> set[str]:
    back: dict[str, list[str]] = {}
    for step in steps:
        back.setdefault(step.end, []).append(step.premises[0])
    found = set(ends)
    todo = sorted(found)
    for claim in todo:  # grows as it goes
        fresh = [one for one in back.get(claim, ()) if one not in found]
        found.update(fresh)
        todo += fresh
    return found
