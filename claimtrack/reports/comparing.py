"""What is not as it was: two reports on the same files at different times, compared by what they say.

Claims are known by their ids. Stances are the same where they say the same, wherever they stand in the
files; of the others those with the same id have changed. A contradiction goes on while its kind and
claims stay the same, a rivalry over a question while the question does, and one on both sides of which
one holder stands while that holder does.
"""

from typing import Final

from claimtrack.contradictions.findings import FindingKind
from claimtrack.reports.contents import Changes, Contradiction, Report, Statement

__all__ = ["compared"]

OF_ONE: Final[tuple[FindingKind, ...]] = (
    "self-contradiction",
    "change-of-position",
    "attribution-conflict",
)
"""The kinds in which one holder is on both sides."""


def compared(before: Report, now: Report, *, rev: str) -> Changes:
    """Return what changed between two reports, the first of which is on a revision."""
    old = {one.claim.id: one.cited for one in before.accounts}
    new = {one.claim.id: one.cited for one in now.accounts}
    both = [(old[id_], one) for id_, one in new.items() if id_ in old]
    was, is_ = _statements(before), _statements(now)
    left, came = _unlike(was, is_), _unlike(is_, was)
    ended, begun = _contradictions(before), _contradictions(now)
    return Changes(
        rev=rev,
        claims=tuple(one for id_, one in new.items() if id_ not in old),
        gone=tuple(one for id_, one in old.items() if id_ not in new),
        reworded=tuple((then, one) for then, one in both if then.text != one.text),
        statuses=tuple((one, then.status) for then, one in both if then.status != one.status),
        stances=tuple(one for id_, one in came.items() if id_ not in left),
        withdrawn=tuple(one for id_, one in left.items() if id_ not in came),
        changed=tuple((left[id_], one) for id_, one in came.items() if id_ in left),
        begun=tuple(one for key, one in begun.items() if key not in ended),
        ended=tuple(one for key, one in ended.items() if key not in begun),
    )


def _statements(report: Report) -> dict[str, Statement]:
    """Return every statement once, by the id of its stance."""
    return {one.stance.id: one for account in report.accounts for one in account.statements}


def _unlike(some: dict[str, Statement], others: dict[str, Statement]) -> dict[str, Statement]:
    """Return those of some statements whose stances are not among the others."""
    known = {one.stance for one in others.values()}
    return {id_: one for id_, one in some.items() if one.stance not in known}


Key = tuple[FindingKind, str, tuple[str, ...], tuple[str, ...]]


def _contradictions(report: Report) -> dict[Key, Contradiction]:
    real = (one for one in report.contradictions if one.finding.kind != "apparent")
    return {_key(one): one for one in real}


def _key(one: Contradiction) -> Key:
    finding = one.finding
    of_question = finding.kind == "rivalry" and finding.question is not None
    claims = () if of_question else tuple(sorted(finding.claims))
    holders = finding.holders if finding.kind in OF_ONE else ()
    return finding.kind, finding.question or "", claims, holders
