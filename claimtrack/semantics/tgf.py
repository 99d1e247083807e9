"""The trivial graph format `.tgf`: a line for each argument, a line `#`, a line `a b` for each attack.

What follows the name of an argument, or the two of an attack, is a label, and not read. Without attacks
the line `#` may be missing; then no argument has a label, since its line might be meant as an attack.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimtrack.semantics.faults import Fault
from claimtrack.semantics.framework import Framework

__all__ = ["NAME", "lines", "parsed"]

Told = tuple[list[str], list[tuple[str, str]]]
Row = tuple[int, list[str]]
"""The number of a line, and its words."""

NAME: Final = r"[^\s#\ufeff]\S*"
"""What can be the name of an argument, as a regular expression."""


def parsed(text: Sequence[str], faults: list[Fault], most: int) -> Told:
    """Return the arguments and attacks that lines tell, and add what is wrong with them to the faults."""
    rows = [(at, words) for at, row in enumerate(text, start=1) if (words := row.split())]
    middle = next((place for place, (_, words) in enumerate(rows) if words == ["#"]), len(rows))
    arguments = dict.fromkeys(words[0] for _, words in rows[:middle])
    faults.extend(_unnamed(rows[:middle]))
    if middle == len(rows):
        faults.extend(_unseparated(rows))
    if len(arguments) > most:
        faults.append(Fault(rows[middle - 1][0], f"more than {most} arguments"))
        return [], []
    attacks: list[tuple[str, str]] = []
    for at, words in rows[middle + 1 :]:
        if len(words) == 1:
            faults.append(Fault(at, f"expected attacker and target, not {words[0][:40]!r} alone"))
            continue
        unknown = dict.fromkeys(end for end in words[:2] if end not in arguments)
        faults.extend(Fault(at, f"{end[:40]!r} is not among the arguments") for end in unknown)
        attacks.append((words[0], words[1]))
    return list(arguments), attacks


def _unnamed(rows: Iterable[Row]) -> Iterator[Fault]:
    for at, (name, *_) in rows:
        if not re.fullmatch(NAME, name):
            said = f"{name[:40]!r} cannot be the name of an argument"
            yield Fault(at, f"{said}; '#' alone on its line ends them")


def _unseparated(rows: Iterable[Row]) -> Iterator[Fault]:
    """Give the fault of the first line that may be meant as an attack though no `#` comes before it."""
    at = next((at for at, words in rows if len(words) > 1 and re.fullmatch(NAME, words[0])), None)
    if at is not None:
        yield Fault(at, "expected an argument alone, since no line '#' ends the arguments")


def lines(framework: Framework[str]) -> Iterator[str]:
    """Give the lines of a framework."""
    yield from framework.arguments
    yield "#"
    for attacker, target in framework.attacks:
        yield f"{attacker} {target}"
