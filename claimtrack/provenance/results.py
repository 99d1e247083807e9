"""What comes of holding quotes to kept copies, as values.

Offsets count code points from 0 in the copy's text, the end not included, as in the W3C's
TextPositionSelector (Web Annotation Data Model, 2017, 4.2.5). Lines and columns count from 1.
"""

from typing import Literal

from claimtrack.diagnostics import Span
from claimtrack.value import record, value

__all__ = [
    "CopyCheck",
    "CopyResult",
    "Form",
    "Match",
    "Nearest",
    "Normalisation",
    "QuoteCheck",
    "QuoteResult",
    "Verified",
]

Normalisation = Literal["exact", "normalised", "invisible", "canonical"]
"""What had to be made alike for a quote to match; see `claimtrack.provenance.normalising`."""

QuoteResult = Literal["found", "ambiguous", "misplaced", "altered", "no copy"]
"""`misplaced`: it is there, but not on the `line`, or between the `prefix` and `suffix`, as typed."""

CopyResult = Literal["same", "differs", "missing", "refused", "unread"]
"""`unread`: it is an HTML page, and the reader for those is not installed."""

Form = Literal["plain", "html"]
"""How a copy's bytes became text."""


@value
class Match:
    """A place in a copy's text where a quote stands, and how the two were made alike.

    It is `cut` where it begins or ends inside a word, as only a quote that stands nowhere else does.
    """

    start: int
    end: int
    line: int
    column: int
    normalisation: Normalisation
    cut: bool = False


@record
class Nearest:
    """The stretch of a copy's text that comes nearest to a quote, and how the two differ.

    In `diff` words of the quote alone stand as `[-…-]`, those of the copy alone as `{+…+}`.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    diff: str


@record
class QuoteCheck:
    """A quote held to the copy of its source: the stance, where the quote was typed, and the result.

    `copy` is the path of the copy; None where the source holds none. `matches` has one place where
    the result is `found`, and all places (the first thousand) where it is `ambiguous` or
    `misplaced`. `why` says why there is `no copy`.
    """

    stance: str
    source: str
    quote: str
    span: Span
    result: QuoteResult
    copy: str | None = None
    matches: tuple[Match, ...] = ()
    nearest: Nearest | None = None
    why: str | None = None


@record
class CopyCheck:
    """A kept copy held to its recorded SHA-256: the source that records it, where, and the result.

    `sha256` is that of the bytes found; None where none were. `why` and `help` say what is the
    matter with a copy that gave no text, whose quotes are not checked.
    """

    path: str
    source: str
    span: Span
    result: CopyResult
    recorded: str
    sha256: str | None = None
    form: Form | None = None
    why: str | None = None
    help: str | None = None


@record
class Verified:
    """What `Corpus.verify` gives: every quote and every kept copy, in the order of their places."""

    quotes: tuple[QuoteCheck, ...]
    copies: tuple[CopyCheck, ...]

    def count(self, result: QuoteResult) -> int:
        """Return how many quotes have a result."""
        return sum(quote.result == result for quote in self.quotes)

    @property
    def clean(self) -> bool:
        """Tell whether every quote was found and every copy is as it was recorded."""
        quotes = all(quote.result == "found" for quote in self.quotes)
        return quotes and all(copy.result == "same" for copy in self.copies)
