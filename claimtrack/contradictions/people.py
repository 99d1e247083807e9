"""Whether two holders are two: by their ids, except where somebody unnamed may be another.

Holders are never merged. Two unnamed actors are never assumed to be the same, nor to differ, and
whom `may_be` names may be the same, so that what two such holders say is a conflict only possibly.
"""

from collections.abc import Iterable
from typing import Final

from claimtrack.dates import Answer
from claimtrack.records import Records

__all__ = ["People"]

COLLECTIVE: Final = ("group", "unnamed")
"""The kinds of actor that may be several people."""


class People:
    """Who may be whom, among the holders of one corpus."""

    def __init__(self, records: Records) -> None:
        """Take the records of a corpus."""
        actors = records.actors.values()
        self._unnamed = {actor.id for actor in actors if actor.kind == "unnamed"}
        self._collective = {actor.id for actor in actors if actor.kind in COLLECTIVE}
        self._may_be = {(actor.id, other) for actor in actors for other in actor.may_be}

    def may_be_several(self, holder: str) -> bool:
        """Tell whether what one holder says may be said by several people."""
        return holder in self._collective

    def may_be_one(self, one: str, other: str) -> bool:
        """Tell whether two different holders may be the same."""
        if one in self._unnamed and other in self._unnamed:
            return True
        return (one, other) in self._may_be or (other, one) in self._may_be

    def differ(self, ones: Iterable[str], others: Iterable[str]) -> Answer:
        """Tell whether there are two different holders, one on each side."""
        found: Answer = "no"
        theirs = self._named_first(others)
        for one in self._named_first(ones):
            for other in theirs:
                if one != other:
                    found = "possibly"
                    if not self.may_be_one(one, other):
                        return "yes"
                    if one in self._unnamed and other in self._unnamed:
                        break  # and so are all that follow
        return found

    def _named_first(self, holders: Iterable[str]) -> list[str]:
        return sorted(holders, key=lambda holder: (holder in self._unnamed, holder))
