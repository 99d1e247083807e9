"""What is answered: labellings, lazy extensions, counts, verdicts."""

from collections.abc import Hashable, Iterator
from typing import Generic, Literal, Self, TypeVar

from claimtrack.semantics.limits import Budget, OutOfTime
from claimtrack.value import value

__all__ = ["Count", "Extensions", "Labelling", "Verdict"]

A = TypeVar("A", bound=Hashable)


@value
class Labelling(Generic[A]):
    """What is accepted, what is rejected because something accepted attacks it, and the rest."""

    accepted: frozenset[A]
    rejected: frozenset[A]
    undecided: frozenset[A]


class Extensions(Iterator[frozenset[A]]):
    """Extensions one by one, and whether those given were all.

    The time runs only while the next one is looked for. A limit that is reached ends them without
    an exception.
    """

    def __init__(self, found: Iterator[frozenset[A]], limit: int | None, budget: Budget) -> None:
        """Take the extensions, how many are wanted at most, and the time for them."""
        self._found = found
        self._left = limit
        self._budget = budget
        self.complete: bool | None = None
        """True if those given were all, False if a limit was reached, None as long as more may come."""
        self.cut: Literal["limit", "seconds"] | None = None
        """Which limit was reached."""

    def __next__(self) -> frozenset[A]:
        if self.complete is not None:
            raise StopIteration
        if self._left == 0:
            self._end("limit")
            raise StopIteration
        try:
            with self._budget.running():
                following = next(self._found, None)
        except OutOfTime:
            self._end("seconds")
            raise StopIteration from None
        if following is None:
            self.complete = True
            raise StopIteration
        if self._left is not None:
            self._left -= 1
        return following

    def _end(self, cut: Literal["limit", "seconds"]) -> None:
        self.complete, self.cut = False, cut


class Count(int):
    """How many extensions there are, or at least how many: see `exact`."""

    exact: bool
    """False if a limit was reached, and there may be more."""

    def __new__(cls, number: int, *, exact: bool) -> Self:
        """Take how many were found, and whether those are all."""
        count = super().__new__(cls, number)
        count.exact = exact
        return count

    def __repr__(self) -> str:
        return f"Count({int(self)}, exact={self.exact})"


@value
class Verdict(Generic[A]):
    """Whether an argument is in some extension, or in all: true or false in a condition.

    Where the time was over before an answer was found it is neither, and a condition raises
    OutOfTime.
    """

    answer: bool | None
    """None: the time was over."""
    witness: frozenset[A] | None = None
    """An extension with the argument, where it is asked whether there is one."""
    counterexample: frozenset[A] | None = None
    """An extension without the argument, where it is asked whether it is in all."""
    vacuous: bool = False
    """There is no extension at all (which only stable semantics knows), so it is in all of them."""

    def __bool__(self) -> bool:
        if self.answer is None:
            message = (
                "the time was over before an answer was found; allow more seconds, or read answer"
            )
            raise OutOfTime(message)
        return self.answer
