"""Set the evidence against every answer of a question: what is inconsistent with which.

The answers stand with the least against them first. In a cell II says that the evidence excludes the
answer and counts 2 against it, I that it speaks against it and counts 1; C and CC, for it, count
nothing. Links that are undercut or rejected are shown and do not count; neither does evidence that
nobody holds. With `--weighted lines` evidence counts as its independent lines. Numbers are given from
the least that is sure to the most that is possible.

The JSON is one object: `question` (id), `text`, `exclusive`, `weighted` (`lines` or null), `answers`,
`evidence`, `idle` (evidence that nobody holds) and `aside` (what is no evidence here). An answer has
`claim` (id), `text`, `status`, `inconsistency` (`least`, `most`), `rank`, `against` (names of evidence)
and `at` (`file`, `line`, `column`). Evidence has `name`, `claims` (ids), `denial`, `held` (yes,
possibly, no), `holders` and `stances` (ids), `statuses`, `ratings` (`of`, `by`, `dated`, `credibility`),
`lines`, `weight` and `diagnosticity` (each `least`, `most`), `at` and `cells`. A cell has `answer` (id),
`degree`, `surely` (the degree without what is only possible), `steps` and `struck`; these and `aside`
are lists of `id`, `text` and `at`.

Exits with 0, with 1 when the claim files have errors, and with 2 when there is no such question, or
when a path is not there or holds no claim file.
"""

import argparse
import json
from collections.abc import Iterator

from claimtrack.cli._matrix import lines
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.contradictions.explanations import Step
from claimtrack.corpus import Corpus
from claimtrack.diagnostics import Span
from claimtrack.evaluation.bounds import Bounds
from claimtrack.evaluation.matrix import Evidence, Matrix, Rival
from claimtrack.layout import Page
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "set the evidence against every answer of a question"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("question", metavar="QUESTION", help="the id of a question")
    parser.add_argument(
        "--weighted",
        choices=("lines",),
        help="count evidence as its independent lines (default: as one)",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    corpus = Corpus(sound_records(options.paths, console))
    if options.question not in corpus.questions:
        return unknown(options.question, corpus.questions, "question", console)
    matrix = corpus.ach(options.question, weighted=options.weighted)
    if options.format == "json":
        console.out.write(json.dumps(_object(corpus, matrix), indent=2) + "\n")
    else:
        page = Page(columns=console.columns, colour=console.colour)
        console.out.writelines(f"{line}\n" for line in lines(page, corpus.records, matrix))
    return 0


def _object(corpus: Corpus, matrix: Matrix) -> dict[str, object]:
    return {
        "question": matrix.question,
        "text": corpus.questions[matrix.question].text,
        "exclusive": matrix.exclusive,
        "weighted": matrix.weighted,
        "answers": [_answer(corpus, rival) for rival in matrix.rivals],
        "evidence": [_evidence(row) for row in matrix.evidence],
        "idle": [_evidence(row) for row in matrix.idle],
        "aside": list(_steps(matrix.aside)),
    }


def _answer(corpus: Corpus, rival: Rival) -> dict[str, object]:
    return {
        "claim": rival.claim,
        "text": corpus.claims[rival.claim].text,
        "status": rival.status,
        "inconsistency": _bounds(rival.inconsistency),
        "rank": rival.rank,
        "against": rival.against,
        "at": _at(rival.span),
    }


def _evidence(row: Evidence) -> dict[str, object]:
    return {
        "name": row.name,
        "claims": row.claims,
        "denial": row.denial,
        "held": row.held,
        "holders": row.holders,
        "stances": tuple(dict.fromkeys(made.stance.id for made in row.commitments)),
        "statuses": row.statuses,
        "ratings": [
            {
                "of": one.of,
                "by": one.by,
                "dated": one.dated and one.dated.text,
                "credibility": one.assessment.credibility,
            }
            for one in row.ratings
        ],
        "lines": _bounds(row.lines),
        "weight": _bounds(row.weight),
        "diagnosticity": _bounds(row.diagnosticity),
        "at": _at(row.span),
        "cells": [
            {
                "answer": cell.answer,
                "degree": cell.degree,
                "surely": cell.surely,
                "steps": list(_steps(cell.steps)),
                "struck": list(_steps(cell.struck)),
            }
            for cell in row.cells
        ],
    }


def _steps(steps: tuple[Step, ...]) -> Iterator[dict[str, object]]:
    for step in steps:
        yield {"id": step.id, "text": step.text, "at": _at(step.at)}


def _bounds(bounds: Bounds) -> dict[str, float]:
    return {"least": bounds.least, "most": bounds.most}


def _at(span: Span) -> dict[str, object]:
    return {"file": span.file, "line": span.line, "column": span.column}
