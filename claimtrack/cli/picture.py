"""Draw a question or a claim as SVG: who holds what, when, and whom each has it from.

`map` shows a question's rival answers with who is for and against each and what bears on it; `matrix` its
holders against its answers; `timeline` when their stances were taken; `provenance` the chains of one
claim down to its origins. The page *Read a picture* tells what each mark means.

The SVG stands alone: it has no script and asks nothing of the network, and follows light and dark. All
that it shows is also told in its description, for those who listen to it.

Exits with 0, with 1 when the claim files have errors, and with 2 when no question (of provenance: no
claim) has the id, when a path is not there or holds no claim file, or when the file cannot be written.
"""

import argparse
from typing import get_args

from claimtrack.cli._output import write
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.contradictions.search import Search
from claimtrack.pictures.gallery import OF_QUESTIONS, PictureKind, drawn
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "draw a question or a claim as SVG"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("kind", choices=get_args(PictureKind), help="what to draw")
    parser.add_argument(
        "id", metavar="ID", help="the id of a question; of a claim, if its provenance is drawn"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to this file, whole or not at all"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    records = sound_records(options.paths, console)
    question = options.kind in OF_QUESTIONS
    known = records.questions if question else records.claims
    if options.id not in known:
        what = "question" if question else "claim"
        return unknown(options.id, known, what, console, records=records)
    picture = drawn(Search(records), options.kind, options.id)
    return write([f"{picture.svg()}\n"], console, options.output, paths=options.paths)
