"""A matrix of evidence and answers on a terminal: a table in blocks that fit, then what it rests on."""

from collections.abc import Iterator
from typing import Final

from claimtrack.attribution import name
from claimtrack.contradictions.explanations import Step
from claimtrack.evaluation.matrix import Cell, Degree, Evidence, Matrix, Rival
from claimtrack.layout import Label, Page, fold, tidy
from claimtrack.phrases import joined, place, rated
from claimtrack.records import Records
from claimtrack.terminal import width

__all__ = ["lines"]

SIGNS: Final[dict[Degree, str]] = {
    "strongly inconsistent": "II",
    "inconsistent": "I",
    "neutral": "·",
    "consistent": "C",
    "strongly consistent": "CC",
}
LEGEND: Final = (
    "II: excludes the answer; I: speaks against it; C: speaks for it; CC: entails it; ·: neither. "
    "?: only possibly. *: a link that would speak here is undercut or rejected. "
    "apart: how far the row tells the answers apart. lines: the independent lines it comes through."
)
CELL: Final = 5
LABELLED: Final = 7
NAMED: Final = 8
"""Up to so many answers are named one by one in a sentence."""

LEAST: Final = 18
"""The name of a piece of evidence is never squeezed into fewer columns."""


def lines(page: Page, records: Records, matrix: Matrix) -> Iterator[str]:
    """Give the lines that show a matrix."""
    question = records.questions[matrix.question]
    yield from page.prose(f"{question.text} [{matrix.question}]", ink="bold")
    yield ""
    yield from _answers(page, records, matrix)
    yield ""
    yield from page.prose(_verdict(matrix))
    if not matrix.exclusive:
        yield from page.prose("The question is not exclusive: several answers may hold together.")
    if matrix.evidence:
        yield from _table(page, matrix)
        yield ""
        yield from page.prose(LEGEND)
    letters = {rival.claim: letter(place) for place, rival in enumerate(matrix.rivals)}
    for title, rows in (("Evidence", matrix.evidence), ("Nobody holds, not counted", matrix.idle)):
        if rows:
            yield ""
            yield from page.prose(f"{title} ({len(rows)})", ink="bold")
        for row in rows:
            yield from _row(page, records, row, letters)
    if matrix.aside:
        yield ""
        yield from page.prose(f"Set aside ({len(matrix.aside)})", ink="bold")
        yield from _steps(page, matrix.aside, Label("", 0))


def letter(place: int) -> str:
    """Return the letter of a place: A to Z, then AA, AB and so on.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


# -- answers ------------------------------------------------------------------------------------


def _answers(page: Page, records: Records, matrix: Matrix) -> Iterator[str]:
    weighted = ", in independent lines" if matrix.weighted else ""
    yield from page.prose(f"What counts against each answer{weighted}, the least first:")
    scores = [str(rival.inconsistency) for rival in matrix.rivals]
    wide = max(map(len, scores), default=0)
    marks = [letter(place) for place in range(len(scores))]
    room = max(map(len, marks), default=0)
    for mark, score, rival in zip(marks, scores, matrix.rivals, strict=True):
        told = f"{rival.claim} · {rival.status} · {records.claims[rival.claim].text}"
        label = Label(f"{mark:{room}} {score:>{wide}}", room + wide + 3)
        yield from page.prose(told, label=label)


def _verdict(matrix: Matrix) -> str:
    if not matrix.evidence:
        return "Nothing that somebody holds bears on the answers, so nothing tells them apart."
    if len(matrix.rivals) == 1:
        return "There is only one answer to look at, so there is nothing to tell apart."
    least = [rival for rival in matrix.rivals if rival.rank == 1]
    marks = [letter(place) for place in range(len(least))]
    bare = [mark for mark, rival in zip(marks, least, strict=True) if not rival.bearing]
    parts = (
        _leading(marks, least),
        f"No evidence bears on {_and(bare)}: perhaps nobody has looked." if bare else "",
    )
    return " ".join(part for part in parts if part)


def _leading(marks: list[str], least: list[Rival]) -> str:
    if len(least) == 1:
        return f"{marks[0]} has the least against it, which does not make it true."
    if len({rival.inconsistency for rival in least}) == 1:
        return f"{_and(marks)} tie: as much counts against each."
    return f"Which of {_and(marks)} has the least against it is open."


def _and(words: list[str]) -> str:
    *some, last = words
    if len(words) > NAMED:
        return f"{len(words)} answers"
    return f"{', '.join(some)} and {last}" if some else last


# -- the table ----------------------------------------------------------------------------------


def _table(page: Page, matrix: Matrix) -> Iterator[str]:
    marks = [letter(place) for place in range(len(matrix.rivals))]
    apart, through = (
        max(LABELLED, *(len(str(number)) + 2 for number in numbers))
        for numbers in zip(
            *((row.diagnosticity, row.lines) for row in matrix.evidence), strict=True
        )
    )
    room = page.room - apart - through + 2
    most = max(1, (room - LEAST) // CELL)
    room -= CELL * min(most, len(marks))
    hang = min(room, max(LEAST, *(width(row.name) + 2 for row in matrix.evidence)))
    for start in range(0, len(marks), most):
        part = slice(start, start + most)
        yield ""
        yield _line(Label("", hang), marks[part], Label("apart", apart), "lines")
        for row in matrix.evidence:
            first, *others = fold(tidy(row.name), hang - 2)
            signs = [_sign(cell) for cell in row.cells[part]]
            numbers = Label(str(row.diagnosticity), apart), str(row.lines)
            yield _line(Label(first, hang), signs, *numbers)
            yield from (f"  {other}" for other in others)


def _line(text: Label, cells: list[str], first: Label, second: str) -> str:
    signs = "".join(f"{cell:<{CELL}}" for cell in cells)
    return f"{text.text:<{text.hang}}{signs}{first.text:<{first.hang}}{second}"


def _sign(cell: Cell) -> str:
    return f"{SIGNS[cell.degree]}{'' if cell.certain else '?'}{'*' if cell.struck else ''}"


# -- what it rests on ---------------------------------------------------------------------------


def _row(page: Page, records: Records, row: Evidence, letters: dict[str, str]) -> Iterator[str]:
    holders = "; ".join(name(records, holder) for holder in row.holders)
    held = f"{'denied' if row.denial else 'held'} by {holders}" if holders else None
    texts = " + ".join(records.claims[claim].text for claim in row.claims)
    told = joined(
        (
            row.name,
            ", ".join(dict.fromkeys(row.statuses)),
            held if row.held != "possibly" else f"possibly {held}",
            texts,
        )
    )
    yield from page.placed(told, place(row.span))
    for one in row.ratings:
        yield from page.prose(f"{one.of}: {rated(one)}", indent=2)
    for cell in row.cells:
        label = Label(f"{letters[cell.answer]} {_sign(cell)}", CELL + 3)
        steps = (*cell.steps, *cell.struck) if cell.degree != "neutral" else cell.struck
        yield from _steps(page, steps, label)


def _steps(page: Page, steps: tuple[Step, ...], label: Label) -> Iterator[str]:
    for step in steps:
        yield from page.placed(step.text, place(step.at), indent=2, label=label)
        label = label.blank
