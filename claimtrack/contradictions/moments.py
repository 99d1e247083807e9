"""When a holder took a stance, and which of two stances came first.

A stance was taken at one moment within its bounds: those of `said`; without it, in the source's own
voice those of its publication, and reported, at any time up to that; without a date, at any time.
"""

from claimtrack.dates import DAWN, DUSK
from claimtrack.model import Stance
from claimtrack.records import Records

__all__ = ["Moments"]


class Moments:
    """The order of stances of one corpus, and who carried them."""

    def __init__(self, records: Records) -> None:
        """Take the records of a corpus."""
        self._records = records

    def bounds(self, stance: Stance) -> tuple[int, int]:
        """Return the first and the last day on which a stance may have been taken."""
        if stance.said is not None:
            return stance.said.earliest, stance.said.latest
        published = self._records.published(stance.source)
        if published is None:
            return DAWN, DUSK
        earliest = published.earliest if self.is_own_voice(stance) else DAWN
        return earliest, published.latest

    def is_own_voice(self, stance: Stance) -> bool:
        """Tell whether the source speaks for itself: no holder is typed, or its author is."""
        source = self._records.sources.get(stance.source)
        return stance.holder is None or (source is not None and stance.holder in source.author)

    def is_before(self, one: Stance, other: Stance) -> bool:
        """Tell whether one stance was clearly taken before another."""
        return self.bounds(one)[1] < self.bounds(other)[0]

    def is_same(self, one: Stance, other: Stance) -> bool:
        """Tell whether two stances were taken at the same moment.

        They were in one source with the same `said`, or on the same single day.
        """
        if one.source == other.source and one.said == other.said:
            return True
        first, second = self.bounds(one), self.bounds(other)
        return first == second and first[0] == first[1]

    def is_second_hand(self, stance: Stance) -> bool:
        """Tell whether somebody else than the holder wrote the stance down."""
        source = self._records.sources.get(stance.source)
        hosted = source is not None and source.hosted
        direct = stance.speech == "own" or (hosted and not stance.via)
        return not (direct or self.is_own_voice(stance))

    def carriers(self, stance: Stance) -> frozenset[str]:
        """Return who stands between a stance's holder and its reader: author, outlet, `via`.

        The document is one of them, be its author and outlet unknown.
        """
        found: set[str] = {stance.source, *stance.via}
        for document in (stance.source, *stance.via):
            source = self._records.sources.get(document)
            if source is not None:
                found.update(source.author)
                outlet = self._records.publisher(document)
                found.update((outlet,) if outlet and not source.hosted else ())
        return frozenset(found)
