"""Run the rules over a corpus as read, and put all findings in order."""

import os
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Final

from claimtrack import rules as shelf
from claimtrack.diagnostics import Diagnostic
from claimtrack.loading import Reading
from claimtrack.rule import Subject

__all__ = ["codes", "findings", "over_records", "rule"]

FIRST_OVER_RECORDS: Final = "ct202"
"""The lowest code whose file holds a check; the others are found while files are read."""

OF_VERIFY: Final = "ct5"
"""What the codes of `claimtrack verify` begin with, which `check` never finds."""


def codes() -> dict[str, str]:
    """Return the name of each rule's module by its code in lower case, in order."""
    files = sorted(name for folder in shelf.__path__ for name in os.listdir(folder))
    names = [name[:-3] for name in files if name.startswith("ct") and name.endswith(".py")]
    return {name.partition("_")[0]: name for name in names}


def over_records(code: str) -> bool:
    """Tell whether the rule with a code (in lower case) holds a check; the others explain and show.

    >>> over_records("ct201"), over_records("ct202"), over_records("ct501")
    (False, True, False)
    """
    return code >= FIRST_OVER_RECORDS and not code.startswith(OF_VERIFY)


def rule(code: str) -> ModuleType | None:
    """Return the module of a rule by its code in either case; None where there is none."""
    name = codes().get(code.lower())
    return import_module(f"{shelf.__name__}.{name}") if name else None


def findings(reading: Reading) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a corpus, each finding once, in the order of places."""
    found = {*reading.found, *_over_records(reading)}
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def _over_records(reading: Reading) -> Iterator[Diagnostic]:
    subject = Subject(reading)
    for code, name in codes().items():
        if over_records(code):
            yield from import_module(f"{shelf.__name__}.{name}").check(subject)
