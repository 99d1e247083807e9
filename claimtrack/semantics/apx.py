"""The format `.apx` of the ICCMA and of ASPARTIX: facts `arg(a).` and `att(a,b).`, in any order.

A line may hold several; `%` begins a comment.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.semantics.faults import Fault
from claimtrack.semantics.framework import Framework

__all__ = ["NAME", "lines", "parsed"]

Told = tuple[list[str], list[tuple[str, str]]]

NAME: Final = r"[^\s(),.%]+"
"""What can be the name of an argument, as a regular expression."""
_FACT: Final = re.compile(rf"\s*(arg|att)\(\s*({NAME})\s*(?:,\s*({NAME})\s*)?\)\s*\.")


def parsed(text: Sequence[str], faults: list[Fault], most: int) -> Told:
    """Return the arguments and attacks that lines tell, and add what is wrong with them to the faults."""
    arguments: dict[str, None] = {}
    attacks: list[tuple[int, str, str]] = []
    for at, row in enumerate(text, start=1):
        for attacker, target in _facts(at, row.partition("%")[0], faults):
            if target is not None:
                attacks.append((at, attacker, target))
            elif len(arguments) < most:
                arguments[attacker] = None
            else:
                faults.append(Fault(at, f"more than {most} arguments"))
                return [], []
    for at, *ends in attacks:
        unknown = dict.fromkeys(end for end in ends if end not in arguments)
        faults.extend(Fault(at, f"there is no arg({end})") for end in unknown)
    return list(arguments), [(attacker, target) for _, attacker, target in attacks]


def _facts(at: int, row: str, faults: list[Fault]) -> Iterator[tuple[str, str | None]]:
    place = 0
    while row[place:].strip():
        fact = _FACT.match(row, place)
        if fact is None or (fact[1] == "arg") != (fact[3] is None):
            said = row[place:].strip()
            faults.append(Fault(at, f"expected arg(a). or att(a,b)., not {said[:40]!r}"))
            return
        yield fact[2], fact[3]
        place = fact.end()


def lines(framework: Framework[str]) -> Iterator[str]:
    """Give the lines of a framework."""
    for argument in framework.arguments:
        yield f"arg({argument})."
    for attacker, target in framework.attacks:
        yield f"att({attacker},{target})."
