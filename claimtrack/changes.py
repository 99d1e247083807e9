"""Which findings a change is answerable for: what `claimtrack check --since REV` shows.

A finding is shown in any of three cases:

- the claim files at REV did not have it. It is the same finding where it has the same code, stands in
  the same field of a record of the same kind and id, and says the same, places left out; where no
  record holds it, in the same file;
- it stands in a record, or a label of it does, that is not among the records at REV: a new one, or one
  that says something else. Records are compared by what they say, so that one that was only moved, laid
  out anew or given a comment has not changed;
- no record holds it, and the bytes of its file are not those at REV.

So a reference is reported when its target is removed, though the record that refers was not touched.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimtrack import checking, loading, revisions
from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.sites import Sites

__all__ = ["since"]

_PLACE: Final = re.compile(r"\S*:\d+:\d+")


def since(
    rev: str,
    paths: Sequence[str],
    found: Sequence[Diagnostic],
    reading: loading.Reading,
    environ: Mapping[str, str],
) -> tuple[Diagnostic, ...]:
    """Return those findings that the changes since a revision are answerable for; or `NoRevision`."""
    files = revisions.files(rev, paths, environ)
    past = loading.read_texts(files)
    past.texts = {name: data.decode("utf-8-sig", "replace") for name, data in files.items()}
    before = Counter(_alike(checking.findings(past), Sites(past.records, past.lines)))
    sites = Sites(reading.records, reading.lines)
    now = Counter(_alike(found, sites))
    changed = _Changes(sites, past, files)
    alike = zip(found, _alike(found, sites), strict=True)
    return tuple(one for one, key in alike if now[key] > before[key] or changed.touch(one))


class _Changes:
    """What is not as it was."""

    def __init__(self, sites: Sites, past: loading.Reading, files: Mapping[str, bytes]) -> None:
        self._sites = sites
        self._records = frozenset(past.records.every)
        self._files = files

    def touch(self, finding: Diagnostic) -> bool:
        """Tell whether a finding stands in something that changed, or points at it."""
        if self._sites.at(finding.span) is None and self._file(finding.span.file):
            return True
        return any(map(self._record, (finding.span, *(label.span for label in finding.labels))))

    def _record(self, span: Span) -> bool:
        site = self._sites.at(span)
        return site is not None and site.record not in self._records

    def _file(self, name: str) -> bool:
        """Tell whether a file has other bytes, but for how its lines end, which git may change."""
        try:
            now = loading.content(name)
        except OSError:
            return True
        return now.replace(b"\r\n", b"\n") != self._files.get(name, b"").replace(b"\r\n", b"\n")


def _alike(found: Sequence[Diagnostic], sites: Sites) -> Iterator[tuple[str, ...]]:
    """Give of each finding what it has in common with the same finding at another time."""
    for finding in found:
        site = sites.at(finding.span)
        where = (site.kind, site.id, site.field or "") if site else (finding.span.file,)
        yield (finding.code, *where, _PLACE.sub("", finding.message))
