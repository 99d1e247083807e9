"""How many findings one rule tells of a file: no more than anybody reads, and then that there are more."""

from collections import Counter
from collections.abc import Iterable, Iterator

from claimtrack.limits import MOST_FINDINGS

TYPE_CHECKING = False  # where nothing has changed, nothing of it is loaded
if TYPE_CHECKING:
    from claimtrack.diagnostics import Diagnostic

__all__ = ["is_crowded", "uncrowded"]


def uncrowded(found: "Iterable[Diagnostic]", files: int) -> "Iterator[Diagnostic]":
    """Give what one rule finds, of each of so many files the first `MOST_FINDINGS` and one that ends them."""
    counts: Counter[str] = Counter()
    for one in found:
        file = one.span.file
        counts[file] += 1
        if counts[file] <= MOST_FINDINGS:
            yield one
        elif counts[file] == MOST_FINDINGS + 1:
            yield _last(one)
            if files == 1:
                return  # whatever else there is stands there too


def is_crowded(found: "Iterable[Diagnostic]") -> bool:
    """Tell whether a file has more findings of a rule than are told: an edit may bring forth the others."""
    counts = Counter(one.span.file for one in found)
    return any(count > MOST_FINDINGS for count in counts.values())


def _last(finding: "Diagnostic") -> "Diagnostic":
    from claimtrack.value import evolve  # noqa: PLC0415 - hardly any file has so many

    message = f"here is finding {MOST_FINDINGS + 1:,} of {finding.code} in this file, and no more are told"
    help_ = "mend the others first; or is this file meant to be here?"
    return evolve(finding, message=message, help=help_, labels=(), fix=())
