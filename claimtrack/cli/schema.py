"""Print a JSON Schema (draft-07) of a claim file, with which an editor completes, explains and checks.

It says what may stand in one file; `claimtrack check` says that, and all that takes the whole corpus.
Exits with 0.
"""

import argparse
import json

from claimtrack.exports.jsonschema import schema
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "print a JSON Schema of a claim file, for editors"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""


def run(options: argparse.Namespace, console: Console) -> int:  # noqa: ARG001 - it takes none
    """Run the command and return its exit code."""
    console.out.write(json.dumps(schema(), indent=2) + "\n")
    return 0
