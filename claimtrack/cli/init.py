"""Make a first corpus, its configuration, the hooks for pre-commit and the schema for editors.

It makes, in FOLDER, what is not there yet: `claims/` with an example of three files, each of which names
the schema to the editor in its first line; `claimtrack.toml`; `claimtrack.schema.json`; and the entry in
`.pre-commit-config.yaml`, which is added to one that is there. No file is overwritten, and a second run
changes nothing.

Exits with 0; and with 2 when FOLDER is no folder, or something in it cannot be written.
"""

import argparse
import os
from collections.abc import Iterator
from typing import Final

from claimtrack import loading
from claimtrack.adding import starting
from claimtrack.adding.inserting import Unsure
from claimtrack.editing import Original, Unwritable, create
from claimtrack.terminal import Console, visible

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "make a first corpus"
CLAIMS: Final = "claims"
CONFIGURATION: Final = "claimtrack.toml"
NEXT: Final = """
Next:
  claimtrack check           looks for mistakes
  claimtrack report          tells what is in dispute
  claimtrack new claim       adds a claim; also source, stance, actor, link, question, assessment
  pre-commit install         checks every commit, where pre-commit is installed
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help="where (default: here)"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    if os.path.lexists(options.folder) and not os.path.isdir(options.folder):
        console.err.write(visible(f"claimtrack: {options.folder} is no folder") + "\n")
        return 2
    try:
        for line in _made(options.folder):
            console.out.write(visible(line) + "\n")
    except (OSError, Unwritable) as error:
        console.err.write(visible(f"claimtrack: {error}") + "\n")
        return 2
    console.out.write(NEXT)
    return 0


def _made(folder: str) -> Iterator[str]:
    """Make what is not there, and tell of each."""
    if _has_claims(os.path.join(folder, CLAIMS)):
        yield f"kept {CLAIMS}/, which has claim files"
    else:
        for name, text in starting.CORPUS.items():
            yield _new(folder, name, text)
    yield _new(folder, CONFIGURATION, starting.CONFIGURATION)
    yield _new(folder, starting.SCHEMA_FILE, starting.schema_text())
    yield from _hooks(folder)


def _has_claims(folder: str) -> bool:
    try:
        return bool(loading.claim_files([folder]))
    except loading.NoClaimFiles:
        return False


def _new(folder: str, name: str, text: str) -> str:
    path = os.path.join(folder, name)
    if os.path.lexists(path):
        return f"kept {name}"
    create(path, text)
    return f"made {name}"


def _hooks(folder: str) -> Iterator[str]:
    """Add the hooks to the configuration of pre-commit, or tell what to add."""
    name = starting.HOOKS_FILE
    path = os.path.join(folder, name)
    if not os.path.lexists(path):
        yield _new(folder, name, f"repos:\n{_indented(starting.HOOKS)}")
        return
    try:
        original = Original(path)
        text = starting.with_hooks(original)
    except Unsure:
        yield f"kept {name}; add to its `repos`:"
        yield from _indented(starting.HOOKS).splitlines()
        return
    if text is None:
        yield f"kept {name}"
    else:
        original.replace(text)
        yield f"added the hooks to {name}"


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())
