"""Which findings of a run hold after changes, and on which records alone it depends what else is found.

Rules are told by their codes in lower case. What a rule found holds where nothing has changed that it
looks at, and none of the places that it named. Else it is told anew: by a rule that looks at each record
alone, from the records of the files that have changed; by others from the part of the corpus on which
the changes bear (`nearby`). What was found in other records is as it was. Where that part is too large,
or it is not known what is near, nothing is said of the rule.

All this is so only where every id is used once, and every reference leads where it may.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from claimtrack.diagnostics import Diagnostic
from claimtrack.mentions import Names, names
from claimtrack.model import Record
from claimtrack.nearby import Index, Nearby, Unpacked
from claimtrack.scope import MENTIONED, Changes, Near, Scope

__all__ = ["Change", "Told", "Trial", "trials"]

Told = Mapping[str, Sequence[Diagnostic]]
"""What each rule found, by its code."""

Scopes = dict[str, Scope]


class Change:
    """What the files hold, and held, that are not as they were, and what is known of the others.

    `names` are what is called and referred to in each of the others, `quiet` is whether a claim or source
    is referred to by nothing, where something did or the record is new.
    """

    __slots__ = ("after", "before", "files", "names", "quiet", "unpacked")

    def __init__(  # noqa: PLR0913 - as told above
        self,
        files: Iterable[str],
        before: Sequence[Record],
        after: Sequence[Record],
        *,
        names: Mapping[str, Names],
        unpacked: Unpacked,
        quiet: bool,
    ) -> None:
        self.files = frozenset(files)
        self.before = before
        self.after = after
        self.names = names
        self.unpacked = unpacked
        self.quiet = quiet

    def mentions(self, found: Sequence[Diagnostic]) -> bool:
        """Tell whether a rule may find something else now for what is referred to, that found so much."""
        return self.quiet or (bool(found) and names(self.before)[1] != names(self.after)[1])

    def stirs(self, found: Iterable[Diagnostic]) -> bool:
        """Tell whether any of some findings names a place in a file that is not as it was."""
        return any(not self.files.isdisjoint(_files(finding)) for finding in found)

    def kept(self, told: Told, codes: Iterable[str], part: Iterable[Record]) -> Told | None:
        """Return what some rules found elsewhere than in some records and in files that have changed.

        None where that cannot be told: what names a place in such a file is found elsewhere.
        """
        inside = {record.spans.place for record in part}
        files = {file for file, _, _ in inside}
        kept: dict[str, list[Diagnostic]] = {}
        for code in codes:
            for finding in told.get(code, ()):
                if finding.span.file in self.files:
                    continue
                here = finding.span.file in files and self._home(finding) in inside
                if not here:
                    if self.stirs((finding,)):
                        return None
                    kept.setdefault(code, []).append(finding)
        return kept

    def _home(self, finding: Diagnostic) -> tuple[str, int, int]:
        """Return the place of the record in which a finding is."""
        span = finding.span
        records = self.unpacked((span.file,))[span.file] or ()
        places = sorted(record.spans.place for record in records)
        return places[bisect(places, (span.file, span.line, span.column)) - 1]


def _files(finding: Diagnostic) -> Iterator[str]:
    yield finding.span.file
    yield from (label.span.file for label in finding.labels)
    yield from (one.span.file for one in finding.fix)


class Trial:
    """Rules that find in the corpus what is `kept` of their findings, and what they find in `records`.

    There are no records where that is nothing.
    """

    __slots__ = ("kept", "records", "scopes")

    def __init__(self, scopes: Scopes, kept: Told, records: Sequence[Record] | None = None) -> None:
        self.scopes = scopes
        self.kept = kept
        self.records = records


def trials(scopes: Scopes, told: Told, change: Change) -> Iterator[Trial]:
    """Give the rules of which more is known than that something has changed at which they look."""
    changes = Changes(change.before, change.after)
    same: Scopes = {}
    alone: Scopes = {}
    apart: dict[tuple[Near, bool], Scopes] = {}
    for code, scope in scopes.items():
        reads, by_itself, near = scope
        found = told.get(code, ())
        stirred = change.stirs(found)
        if reads is not None and MENTIONED in reads and change.mentions(found):
            continue
        if changes.touch(reads) or (stirred and reads != ()):
            if reads is not None and near is not None:
                apart.setdefault((near, stirred), {})[code] = scope
        else:
            (alone if stirred or changes.touch(by_itself) else same)[code] = scope
    yield Trial(same, told)
    if alone:
        kept = change.kept(told, alone, ())
        if kept is not None:
            yield Trial(alone, kept, change.after)
    if apart:
        yield from _parts(apart, told, changes, change)


def _parts(
    apart: Mapping[tuple[Near, bool], Scopes], told: Told, changes: Changes, change: Change
) -> Iterator[Trial]:
    """Give rules with the part on which changes bear: on all records of a file where places may have."""
    index = Index(change.names)
    for (near, stirred), scopes in apart.items():
        words = [some for reads, alone, _ in scopes.values() for some in (reads or (), alone)]
        seen = [changes.seen(some) for some in words]
        gone = change.before if stirred else [one for some, _ in seen for one in some]
        come = change.after if stirred else [one for _, some in seen for one in some]
        nearby = Nearby(chain.from_iterable(words), near or (), index, change.unpacked)
        part = nearby.part(change.after, gone, come)
        kept = None if part is None else change.kept(told, scopes, part)
        if part is not None and kept is not None:
            yield Trial(scopes, kept, part)
