"""The labellings of one dispute under a semantics, and what cuts them short.

Semi-stable ones are taken among the preferred: those that leave a least set of claims, denials and cut
links undecided, auxiliaries aside.
"""

from collections.abc import Callable, Iterator
from typing import Final, Literal

from claimtrack.semantics import Framework, Labelling, Semantics

__all__ = ["LIMIT", "SECONDS", "Labellings"]

LIMIT: Final = 1_000
"""How many labellings of one dispute are looked at where nothing else is said."""
SECONDS: Final = 60.0
"""How long the search in one dispute may take where nothing else is said."""


class Labellings:
    """The labellings of a dispute under a semantics, and which limit cut them short."""

    def __init__(
        self,
        dispute: Framework[str],
        name: Semantics,
        is_own: Callable[[str], bool],
        limit: int | None,
        seconds: float | None,
    ) -> None:
        """Take a dispute, a semantics, which arguments are no auxiliaries, and the limits."""
        self._dispute = dispute
        self._is_own = is_own
        self._limits: tuple[int | None, float | None] = (limit, seconds)
        self.cut: Literal["limit", "seconds"] | None = None
        """`limit` or `seconds`, once that is reached."""
        self.name: Semantics = name
        """The semantics; `stable` once semi-stable turns out to be the same."""
        self.each = self._semistable() if name == "semi-stable" else self._found(name)

    def _found(self, name: Semantics) -> Iterator[Labelling[str]]:
        limit, seconds = self._limits
        found = self._dispute.extensions(name, limit=limit, seconds=seconds)
        for extension in found:
            yield self._dispute.labelling(extension)
        self.cut = found.cut

    def _semistable(self) -> Iterator[Labelling[str]]:
        """Give the stable labellings if there is one: they leave nothing open (Caminada 2006)."""
        for labelling in self._found("stable"):
            self.name = "stable"
            yield labelling
        if self.name == "stable":
            return
        every = list(self._found("preferred"))
        left = [frozenset(filter(self._is_own, one.undecided)) for one in every]
        for labelling, mine in zip(every, left, strict=True):
            if not any(other < mine for other in left):
                yield labelling
