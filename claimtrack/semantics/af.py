"""The format `.af` of the ICCMA since 2023: `p af N`, then a line `I J` for each attack of I on J.

Arguments are the numbers from 1 to N; `#` begins a comment line.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.semantics.faults import Fault
from claimtrack.semantics.framework import Framework
from claimtrack.semantics.graph import numbered

__all__ = ["lines", "parsed"]

Told = tuple[list[str], list[tuple[str, str]]]


def parsed(text: Sequence[str], faults: list[Fault], most: int) -> Told:
    """Return the arguments and attacks that lines tell, and add what is wrong with them to the faults."""
    rows = [(at, row.split()) for at, row in enumerate(text, start=1)]
    rows = [(at, words) for at, words in rows if words and not words[0].startswith("#")]
    at, head = rows[0] if rows else (1, [])
    number = _number(head[2]) if len(head) == 3 and head[:2] == ["p", "af"] else None  # noqa: PLR2004
    if number is None or number > most:
        limit = f" with N at most {most}" if number else ""
        faults.append(Fault(at, f"expected 'p af N'{limit}, N being how many arguments there are"))
        return [], []
    attacks = list(_attacks(rows[1:], number, faults))
    return [str(one + 1) for one in range(number)], attacks


def _attacks(
    rows: Iterable[tuple[int, list[str]]], number: int, faults: list[Fault]
) -> Iterator[tuple[str, str]]:
    for at, words in rows:
        ends = [_number(word) for word in words]
        if len(ends) == 2 and all(end and end <= number for end in ends):  # noqa: PLR2004
            yield str(ends[0]), str(ends[1])
        else:
            said = " ".join(words)
            faults.append(Fault(at, f"expected two numbers from 1 to {number}, not {said[:40]!r}"))


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 20 else None  # noqa: PLR2004


def lines(framework: Framework[str]) -> Iterator[str]:
    """Give the lines of a framework; its arguments become numbers in their order."""
    index = numbered(framework.arguments)
    yield f"p af {len(index)}"
    for attacker, target in framework.attacks:
        yield f"{index[attacker] + 1} {index[target] + 1}"
