"""Explain a rule: what it checks, why it matters, how to fix it, with examples that speak."""

import argparse
import inspect
from collections.abc import Iterator

from claimtrack import checking
from claimtrack.rule import shortened
from claimtrack.spelling import suggest
from claimtrack.terminal import Console, visible

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "explain a rule by its code"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("code", metavar="CODE", help="the code of a finding, such as CT203")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    rule = checking.rule(options.code)
    if rule is None:
        codes = [code.upper() for code in checking.codes()]
        meant = suggest(options.code, codes)
        if f"CT{options.code}" in codes:
            meant = f"CT{options.code}"
        hint = f"did you mean {meant}?" if meant else f"there are {codes[0]} to {codes[-1]}"
        console.err.write(f"claimtrack: no rule {visible(options.code)}; {hint}\n")
        return 2
    console.out.write(f"{rule.RULE.code} ({rule.RULE.severity})\n\n{inspect.getdoc(rule)}\n")
    for example in rule.EXAMPLES:
        if example.at and isinstance(example.text, str):
            console.out.write(f"\nSpeaks at {', '.join(example.at)}:\n\n")
            console.out.writelines(_shown(example.text))
            for path, copy in example.copies.items():
                console.out.write(f"\nwith the kept copy {path}:\n\n")
                console.out.writelines(_shown(copy if isinstance(copy, str) else repr(copy)))
    return 0


def _shown(text: str) -> Iterator[str]:
    return (f"    {visible(line)}\n" for line in shortened(text).splitlines())
