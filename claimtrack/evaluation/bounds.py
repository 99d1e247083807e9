"""A number of which only a least and a most are known."""

from claimtrack.value import value

__all__ = ["Bounds"]


@value
class Bounds:
    """A number between a least and a most, both included; they are equal where it is known.

    >>> str(Bounds(1, 3)), str(Bounds(2, 2)), str(Bounds(0.5, 0.5))
    ('1..3', '2', '0.5')
    """

    least: float
    most: float

    def __str__(self) -> str:
        """Return `least..most`, or the one number, to two places."""
        least, most = _shown(self.least), _shown(self.most)
        return least if least == most else f"{least}..{most}"


def _shown(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
