"""What is wrong with a text that should be a framework: all of it, each fault at its line."""

from collections.abc import Iterable

from claimtrack.value import value

__all__ = ["Fault", "FormatError"]


@value
class Fault:
    """One thing that is wrong with a text."""

    line: int
    """Counted from 1."""
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


class FormatError(ValueError):
    """A text is no framework in its format; `faults` says all that is wrong, by line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Take what is wrong."""
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))
