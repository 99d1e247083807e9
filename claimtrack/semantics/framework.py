"""Abstract argumentation frameworks, and what is asked of them."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import Final, Generic, Literal, TypeVar, cast, get_args

from claimtrack.semantics import complete, grounded, ideal, preferred, semistable, stable
from claimtrack.semantics.answers import Count, Extensions, Labelling, Verdict
from claimtrack.semantics.graph import Part, linked, numbered, parts, turned
from claimtrack.semantics.grounded import IN, OUT, UNDECIDED, ground
from claimtrack.semantics.limits import Budget, OutOfTime
from claimtrack.semantics.product import Reasoner, Streams, counted
from claimtrack.semantics.sets import Found

__all__ = ["SEMANTICS", "Framework", "Mode", "Semantics"]

A = TypeVar("A", bound=Hashable)

Semantics = Literal["grounded", "complete", "preferred", "stable", "semi-stable", "ideal"]
Mode = Literal["credulous", "sceptical"]

SEMANTICS: Final[tuple[Semantics, ...]] = get_args(Semantics)
"""The names of the semantics."""
SECONDS: Final = 60.0
"""How long an answer may take where nothing else is said."""

_REASONERS: Final[dict[str, Reasoner]] = {
    "grounded": grounded,
    "complete": complete,
    "preferred": preferred,
    "stable": stable,
    "semi-stable": semistable,
    "ideal": ideal,
}


class Framework(Generic[A]):
    """Arguments and who attacks whom: Dung (1995), On the acceptability of arguments, definition 2.

    Arguments are any hashable values; what is named twice counts once. All that has an order follows
    the order in which the arguments are given. An attack of or on something else raises ValueError.

    >>> attacks = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d")]
    >>> framework = Framework(["a", "b", "c", "d"], attacks)
    >>> framework.grounded().accepted
    frozenset()
    >>> [sorted(one) for one in framework.extensions("preferred")]
    [['a', 'c'], ['b', 'd']]
    >>> framework.accepted("a", "preferred", "sceptical").counterexample == {"b", "d"}
    True
    """

    def __init__(self, arguments: Iterable[A], attacks: Iterable[tuple[A, A]]) -> None:
        """Take the arguments and the attacks, each a pair of attacker and target; O(n + m)."""
        self._index = numbered(arguments)
        self._targets, self._attacked = linked(self._index, attacks, "attack")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Framework):
            return NotImplemented
        theirs = cast("Framework[Hashable]", other)
        return self.arguments == theirs.arguments and set(self.attacks) == set(theirs.attacks)

    def __hash__(self) -> int:
        return hash((self.arguments, frozenset(self.attacks)))

    def __repr__(self) -> str:
        return f"Framework({list(self.arguments)!r}, {list(self.attacks)!r})"

    @cached_property
    def arguments(self) -> tuple[A, ...]:
        """The arguments, each once."""
        return tuple(self._index)

    @cached_property
    def attacks(self) -> tuple[tuple[A, A], ...]:
        """The attacks, each once: attacker and target, by attacker."""
        names = self.arguments
        found = zip(names, self._targets, strict=True)
        return tuple((name, names[one]) for name, hit in found for one in dict.fromkeys(hit))

    def attackers(self, argument: A) -> tuple[A, ...]:
        """Return what attacks an argument, each once."""
        return self._names(dict.fromkeys(self._attackers[self._number(argument)]))

    def targets(self, argument: A) -> tuple[A, ...]:
        """Return what an argument attacks, each once."""
        return self._names(sorted(set(self._targets[self._number(argument)])))

    def grounded(self) -> Labelling[A]:
        """Return what must be accepted, what must be rejected, and the rest; O(n + m).

        Dung (1995), definition 20. It is the least complete labelling: what stands whatever side one
        takes.
        """
        labels = self._ground[0]
        return Labelling(*(self._labelled(labels, label) for label in (IN, OUT, UNDECIDED)))

    def ranks(self) -> dict[A, int]:
        """Return at which step the grounded labelling decides each argument that it decides, from 1.

        An accepted argument has the rank of the step that accepts it, a rejected one that of the first
        accepted argument that attacks it. So each attacker of an accepted argument is attacked by
        an accepted one of lower rank.
        """
        ranks = self._ground[1]
        return {name: rank for name, rank in zip(self._index, ranks, strict=True) if rank}

    def labelling(self, extension: Iterable[A]) -> Labelling[A]:
        """Return the labelling of any set: it is accepted, what it attacks is rejected."""
        labels = [UNDECIDED] * len(self._index)
        members = [self._number(one) for one in extension]
        for member in members:
            for target in self._targets[member]:
                labels[target] = OUT
        for member in members:
            labels[member] = IN
        return Labelling(*(self._labelled(labels, label) for label in (IN, OUT, UNDECIDED)))

    def disputes(self) -> tuple["Framework[A]", ...]:
        """Return the connected pieces of what the grounded labelling leaves undecided.

        Each is a framework of its own, and they are independent of one another: an extension of the
        whole is what is accepted anyhow, and one extension of each.
        """
        return tuple(self._framework(part) for part in self._parts)

    def extensions(
        self, name: Semantics, *, limit: int | None = None, seconds: float | None = SECONDS
    ) -> Extensions[A]:
        """Return the extensions under a semantics, each once, found one by one as they are asked for.

        The order depends on nothing but the framework and, for disputes of more than 40 arguments,
        on whether python-sat is installed. At most `limit` are given, and at most so many seconds are
        spent; the result says which limit was reached, if one was.
        """
        budget = Budget(seconds)
        return Extensions(self._extensions(_reasoner(name), budget), limit, budget)

    def count(
        self, name: Semantics, *, limit: int | None = None, seconds: float | None = SECONDS
    ) -> Count:
        """Return how many extensions there are under a semantics, without going through all.

        The numbers of independent disputes are multiplied. In each, at most `limit` are looked for;
        if that or the seconds do not suffice, the number is a lower bound and says so.
        """
        budget = Budget(seconds)
        least = 0 if name == "stable" else 1
        with budget.running():
            return counted(_reasoner(name), self._parts, budget, limit=limit, least=least)

    def accepted(
        self,
        argument: A,
        name: Semantics,
        mode: Mode = "credulous",
        *,
        seconds: float | None = SECONDS,
    ) -> Verdict[A]:
        """Say whether an argument is in some extension (credulous) or in all of them (sceptical).

        The answer comes with an extension that shows it: one that has the argument, or one that
        lacks it. Only the dispute of the argument is searched, and one extension of every other
        found.
        """
        if mode not in get_args(Mode):
            message = f"no mode {mode!r}: it is one of {', '.join(get_args(Mode))}"
            raise ValueError(message)
        number, reasoner, budget = self._number(argument), _reasoner(name), Budget(seconds)
        ask = self._credulous if mode == "credulous" else self._sceptical
        try:
            with budget.running():
                return ask(number, reasoner, budget)
        except OutOfTime:
            return Verdict(None)

    def ideal(self, *, seconds: float | None = SECONDS) -> Labelling[A]:
        """Return the labelling of the ideal extension; raise OutOfTime if the seconds do not suffice.

        Dung, Mancarella and Toni (2007), Computing ideal sceptical argumentation: the largest
        admissible set within every preferred extension. It contains what is grounded.
        """
        budget = Budget(seconds)
        with budget.running():
            return self.labelling(next(self._extensions(ideal, budget)))

    @cached_property
    def _ground(self) -> tuple[list[int], list[int]]:
        return ground(self._targets, self._attacked)

    @cached_property
    def _attackers(self) -> list[list[int]]:
        return turned(self._targets)

    @cached_property
    def _parts(self) -> list[Part]:
        labels = self._ground[0]
        return list(parts(self._targets, [i for i, one in enumerate(labels) if one == UNDECIDED]))

    @cached_property
    def _accepted(self) -> frozenset[A]:
        return self._labelled(self._ground[0], IN)

    def _labelled(self, labels: Sequence[int], label: int) -> frozenset[A]:
        return frozenset(compress(self._index, map(label.__eq__, labels)))

    def _names(self, numbers: Iterable[int]) -> tuple[A, ...]:
        return tuple(self.arguments[number] for number in numbers)

    def _number(self, argument: A) -> int:
        if argument not in self._index:
            message = f"{argument!r} is not among the arguments"
            raise ValueError(message)
        return self._index[argument]

    def _framework(self, part: Part) -> "Framework[A]":
        names = self._names(part.nodes)
        pairs = enumerate(part.attackers)
        return Framework(names, ((names[one], names[i]) for i, who in pairs for one in who))

    def _whole(self, found: Iterable[Found]) -> frozenset[A]:
        names = self.arguments
        pairs = zip(self._parts, found, strict=True)
        chosen = (names[part.nodes[member]] for part, one in pairs for member in one)
        return self._accepted.union(chosen)

    def _extensions(self, reasoner: Reasoner, budget: Budget) -> Iterator[frozenset[A]]:
        for found in Streams(reasoner, self._parts, budget).combined():
            yield self._whole(found)

    def _credulous(self, number: int, reasoner: Reasoner, budget: Budget) -> Verdict[A]:
        found = self._showing(number, reasoner, budget, with_it=True)
        return Verdict(answer=found is not None, witness=found)

    def _sceptical(self, number: int, reasoner: Reasoner, budget: Budget) -> Verdict[A]:
        found = self._showing(number, reasoner, budget, with_it=False)
        if found is not None:
            return Verdict(answer=False, counterexample=found)
        some = reasoner is not stable or Streams(reasoner, self._parts, budget).first() is not None
        return Verdict(answer=True, vacuous=not some)

    def _showing(
        self, number: int, reasoner: Reasoner, budget: Budget, *, with_it: bool
    ) -> frozenset[A] | None:
        """Return an extension that has an argument, or that lacks it, if there is one."""
        label = self._ground[0][number]
        if label != UNDECIDED:
            fits = (label == IN) == with_it
            every = Streams(reasoner, self._parts, budget).first() if fits else None
            return None if every is None else self._whole(every)
        at, member = self._places[number]
        ask = reasoner.holding if with_it else reasoner.lacking
        one = ask(self._parts[at], member, budget)
        if one is None:
            return None
        before = Streams(reasoner, self._parts[:at], budget).first()
        after = Streams(reasoner, self._parts[at + 1 :], budget).first()
        if before is None or after is None:
            return None
        return self._whole([*before, one, *after])

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        """The part that each undecided argument is in, and its number there."""
        every = enumerate(self._parts)
        return {node: (at, i) for at, part in every for i, node in enumerate(part.nodes)}


def _reasoner(name: str) -> Reasoner:
    if name not in _REASONERS:
        message = f"no semantics {name!r}: it is one of {', '.join(_REASONERS)}"
        raise ValueError(message)
    return _REASONERS[name]
