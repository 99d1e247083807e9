"""Run the rules over a corpus as read, and put all findings in order."""

import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby
from types import ModuleType

from claimtrack import rules as shelf
from claimtrack.crowding import is_crowded, uncrowded
from claimtrack.loading import Reading

TYPE_CHECKING = False  # where nothing has changed, nothing of it is loaded
if TYPE_CHECKING:
    from claimtrack.carrying import Trial
    from claimtrack.diagnostics import Diagnostic
    from claimtrack.rule import Subject
    from claimtrack.scope import Scope
    from claimtrack.selecting import Selection

__all__ = [
    "codes",
    "findings",
    "heeding",
    "over_records",
    "rule",
    "scope_of",
    "settled",
    "unsound",
]

FIRST_OVER_RECORDS = "ct202"
"""The lowest code whose file holds a check; the others are found while files are read."""

OF_VERIFY = "ct5"
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


SOUND = "CT3"
"""The lowest beginning of codes of errors that leave no hole in the records."""

MISLED = "CT302"
"""The only code among them of errors in where references lead."""


def findings(reading: Reading, selection: "Selection | None" = None) -> "tuple[Diagnostic, ...]":
    """Return all that is wrong with a corpus, each finding once, in the order of places.

    What comments in the files say to ignore is left out and put into `reading.suppressed`, in the
    same order. Of both only what is selected counts.
    """
    found: Iterable[Diagnostic] = _all(reading)
    if reading.commented:
        found = _sifted(found, reading)
    if selection:
        found = [finding for finding in found if selection.takes(finding.code)]
        ignored = reading.suppressed
        reading.suppressed = tuple(one for one in ignored if selection.takes(one.finding.code))
    return tuple(found)


def heeding(found: "Iterable[Diagnostic]", reading: Reading) -> "tuple[Diagnostic, ...]":
    """Return findings of `claimtrack verify` without those that comments say to ignore.

    Those are put into `reading.suppressed`. What is wrong with comments is for `check` to tell.
    """
    if not reading.commented:
        return tuple(found)
    placed = sorted(found, key=lambda finding: finding.sort_key)
    return tuple(one for one in _sifted(placed, reading) if one.code.lower().startswith(OF_VERIFY))


def _sifted(found: "Iterable[Diagnostic]", reading: Reading) -> "list[Diagnostic]":
    """Return the findings that stay, with those about comments, and put the others aside."""
    from claimtrack.suppressing import sift  # noqa: PLC0415 - only comments pay for it

    whole = not any(finding.severity == "error" for finding in reading.found)
    known = [code.upper() for code in codes()]
    sifted = sift(found, reading.commented, known, whole=whole)
    reading.suppressed = sifted.suppressed
    return sorted(sifted.found, key=lambda finding: finding.sort_key)


def unsound(found: "Iterable[Diagnostic]", reading: Reading) -> "tuple[Diagnostic, ...]":
    """Return the errors that keep anything from being derived from a corpus, in the order of places.

    `found` is what `findings` gave for it. An error that a comment says to ignore counts all the same
    where it leaves a hole in the records: text not read as meant, an id used twice or for nothing.
    """
    holes = [one.finding for one in reading.suppressed if one.finding.code < SOUND]
    errors = (finding for finding in (*found, *holes) if finding.severity == "error")
    return tuple(sorted(errors, key=lambda finding: finding.sort_key))


def _all(reading: Reading) -> "tuple[Diagnostic, ...]":
    """Return all findings, those that comments say to ignore too, and leave them for the next run."""
    last = reading.last
    if last is not None and reading.same:
        return last.found()
    scopes: dict[str, Scope] = {}
    found = [*reading.found]
    for trial in last.trials(reading.changes()) if last is not None else ():
        for code, scope, some in settled(trial):
            scopes[code] = scope
            found += some
    found += _over_records(reading, scopes)
    ordered = tuple(_once(found))
    if last is not None:
        faults = {one.code for one in ordered if one.severity == "error"}
        whole = MISLED not in faults and all(code >= SOUND for code in faults)
        last.keep(reading.contents(), ordered, scopes if whole else {})
    return ordered


def _once(found: "Iterable[Diagnostic]") -> "Iterator[Diagnostic]":
    """Give each finding once, in the order of places; only those that may be alike are hashed."""
    ordered = sorted(found, key=lambda finding: finding.sort_key)
    for _, some in groupby(ordered, key=lambda finding: (finding.span.place, finding.code)):
        alike = [*some]
        yield from alike if len(alike) == 1 else dict.fromkeys(alike)


def settled(trial: "Trial") -> "Iterator[tuple[str, Scope, list[Diagnostic]]]":
    """Give the rules of a trial, with what they look at and find, but for those that it does not settle.

    A rule may look at more than before, or tell once of what is met again elsewhere.
    """
    if trial.records is None:
        for code, scope in trial.scopes.items():
            yield code, scope, [*trial.kept.get(code, ())]
        return
    from claimtrack.rule import Subject  # noqa: PLC0415 - seldom needed where few files have changed

    subject = Subject(Reading.of(trial.records))
    names = codes()
    for code, scope in trial.scopes.items():
        module = import_module(f"{shelf.__name__}.{names[code]}")
        if _stays(scope, scope_of(module, subject)):
            found = list(module.check(subject))
            every = [*trial.kept.get(code, ()), *found]
            if not (module.RULE.once and found) and not is_crowded(every):
                yield code, scope, every


def scope_of(module: ModuleType, subject: "Subject", *, speaks: bool = False) -> "Scope":
    """Return what a rule looks at in a corpus; of one that tells once of everything no part tells."""
    rule_ = module.RULE
    reads = module.reads(subject) if hasattr(module, "reads") else rule_.reads
    return reads, rule_.alone, None if speaks and rule_.once else rule_.near


def _stays(scope: "Scope", now: "Scope") -> bool:
    """Tell whether a rule looks at no more than before; part of a corpus may hold little to look at."""
    reads, *_ = now
    return scope[0] is None or (reads is not None and {*reads} <= {*scope[0]})


def _over_records(reading: Reading, scopes: "dict[str, Scope]") -> "Iterator[Diagnostic]":
    """Give what the rules find of which that is not known, and add what they look at."""
    due = [code for code in codes() if over_records(code) and code not in scopes]
    if not due:
        return
    from claimtrack.rule import Subject  # noqa: PLC0415 - seldom needed where few files have changed

    subject = Subject(reading)
    names = codes()
    for code in due:
        module = import_module(f"{shelf.__name__}.{names[code]}")
        found = list(uncrowded(module.check(subject), len(reading.files)))
        yield from found
        if not is_crowded(found):
            scopes[code] = scope_of(module, subject, speaks=bool(found))
