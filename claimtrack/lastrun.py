"""What the last run over the same paths left in the cache, and what this run leaves for the next.

Two entries. *run* says which files there were, each with the digest of its bytes, the number of its
records, their place in the other, and their names; what was found; and at what rules look.
*records* holds the records of each file without a finding of its own, a piece a file.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.cache import Cache, Place, digest, here

TYPE_CHECKING = False  # where nothing has changed, none of this is loaded
if TYPE_CHECKING:
    from claimtrack.carrying import Trial
    from claimtrack.diagnostics import Diagnostic
    from claimtrack.mentions import Names
    from claimtrack.model import Record
    from claimtrack.scope import Scope

__all__ = ["LastRun"]

File = tuple[bytes, int, Place | None, "Names"]
"""The digest of a file, its number of records, the place of these if they are kept, and their names."""

Run = tuple[dict[str, File], tuple[tuple[object, ...], ...], dict[str, "Scope"]]
"""The files by name; the findings; what each rule looks at, by its code, if that tells anything."""

EMPTY: Run = ({}, (), {})

NOTHING: File = (b"", 0, None, ("", ""))

SPARE = 1 << 20
"""How many bytes may be of no use any more among the records before they are written anew."""


class LastRun:
    """What is known of the files of a run that went before, and which of them are the same now."""

    def __init__(self, cache: Cache, paths: Sequence[str]) -> None:
        """Look for what was kept for these paths, as they are meant from the current folder."""
        self._cache = cache
        words = [os.fsencode(path) for path in (here(), *paths)]
        self._name = digest(*words).hex()
        run: Run = cache.load(f"{self._name}-run") or EMPTY
        self._known, self._found, self._scopes = run
        self._digests: dict[str, bytes] = {}
        self._unpacked: dict[str, list[Record] | None] = {}

    def knows(self, name: str, data: bytes | str) -> bool:
        """Tell whether a file is as it was; `data` is its bytes, or why it cannot be read."""
        content = digest(data, b"") if isinstance(data, bytes) else digest(data.encode())
        self._digests[name] = content
        return name in self._known and self._known[name][0] == content

    @property
    def same(self) -> bool:
        """Whether the files are those of the last run, each as it was."""
        return bool(self._known) and self._digests == {
            name: known[0] for name, known in self._known.items()
        }

    @property
    def content(self) -> bytes:
        """A digest of all files by name, as they are now."""
        files = sorted(self._digests.items())
        return digest(*(part for name, data in files for part in (os.fsencode(name), data)))

    def count(self, name: str) -> int:
        """Return how many records a file had."""
        return self._known[name][1]

    def found(self) -> tuple["Diagnostic", ...]:
        """Return all that the last run found, in its order."""
        if not self._found:
            return ()
        from claimtrack.flat import finding  # noqa: PLC0415 - most runs find nothing

        return tuple(finding(flat) for flat in self._found)

    def sound(self, name: str) -> bool:
        """Tell whether the records of a file that was known are kept; it had no finding of its own."""
        return self._known[name][2] is not None

    def records(self, names: Sequence[str]) -> "dict[str, list[Record] | None]":
        """Return the records of files as they were, by name; None where they are not there."""
        from claimtrack.flat import unpacked  # noqa: PLC0415 - where nothing has changed

        left = [name for name in names if name not in self._unpacked]
        places = [place for name in left if (place := self._known[name][2]) is not None]
        pieces = self._cache.pieces(f"{self._name}-records", places)
        for name in left:
            blob = next(pieces) if self.sound(name) else None
            self._unpacked[name] = None if blob is None else unpacked(name, blob)
        return {name: self._unpacked[name] for name in names}

    def trials(self, changed: "Mapping[str, Sequence[Record]] | None") -> "Iterator[Trial]":
        """Give the rules whose findings are known, or can be told from some of the records.

        `changed` has the records of the files that are not as they were, None where something is wrong
        with one. No rule is named where nothing can be told.
        """
        before = self._before(changed) if changed is not None and self._scopes else None
        if changed is None or before is None:
            return
        from claimtrack.carrying import Change, trials  # noqa: PLC0415 - where nothing has changed
        from claimtrack.mentions import unmentioned  # noqa: PLC0415 - as above

        after = [record for records in changed.values() for record in records]
        others = {name: self._known[name][3] for name in self._digests if name not in changed}
        quiet = unmentioned(before, after, others.values())
        if quiet is None:
            return
        files = {*changed, *(self._known.keys() - self._digests.keys())}
        change = Change(files, before, after, names=others, unpacked=self.records, quiet=quiet)
        told: dict[str, list[Diagnostic]] = {}
        for finding in self.found():
            told.setdefault(finding.code.lower(), []).append(finding)
        yield from trials(self._scopes, told, change)

    def _before(self, changed: "Mapping[str, Sequence[Record]]") -> "list[Record] | None":
        """Return what the files had that are changed or gone; None where it is not known."""
        gone = [name for name in self._known if name not in self._digests]
        before = self.records([name for name in (*changed, *gone) if name in self._known])
        if None in before.values():
            return None
        return [record for records in before.values() for record in records or ()]

    def keep(
        self,
        files: "Iterable[tuple[str, int, Sequence[Record] | None, bool]]",
        found: "Iterable[Diagnostic]",
        scopes: "Mapping[str, Scope]",
    ) -> None:
        """Leave for the next run the files, what was found, and what rules look at.

        A file has its name, its number of records, the records, unless they are kept already, and whether
        they may be kept.
        """
        from claimtrack.flat import flat_finding  # noqa: PLC0415 - where nothing has changed
        from claimtrack.mentions import names  # noqa: PLC0415 - as above

        counts: dict[str, int] = {}
        named: dict[str, Names] = {}
        kept: dict[str, Place] = {}
        fresh: dict[str, Sequence[Record]] = {}
        for name, count, records, sound in files:
            counts[name] = count
            _, _, place, named[name] = self._known.get(name, NOTHING)
            if records is not None:
                named[name] = names(records)
            if records is not None and sound:
                fresh[name] = records
            elif place is not None and sound:
                kept[name] = place
        places = self._placed(kept, fresh)
        run = {
            name: (self._digests[name], counts[name], places.get(name), named[name])
            for name in counts
        }
        flat = tuple(flat_finding(finding) for finding in found)
        self._cache.save(f"{self._name}-run", (run, flat, dict(scopes)))

    def _placed(
        self, kept: dict[str, Place], fresh: "Mapping[str, Sequence[Record]]"
    ) -> dict[str, Place]:
        """Add records to those that are kept, and return the places of both."""
        from claimtrack.flat import packed  # noqa: PLC0415 - where nothing has changed

        entry = f"{self._name}-records"
        used = sum(length for _, length, _ in kept.values())
        old_places = (place for _, _, place, _ in self._known.values() if place is not None)
        end = max((start + length for start, length, _ in old_places), default=0)
        try:
            if kept and end <= 2 * used + SPARE:
                places = self._cache.add(entry, map(packed, fresh.values()), anew=False)
                return kept | dict(zip(fresh, places, strict=True))
        except OSError:
            kept = {}
        names: list[str] = []

        def every() -> Iterator[bytes]:
            both = zip(kept, self._cache.pieces(entry, kept.values()), strict=True)
            for name, blob in ((name, blob) for name, blob in both if blob is not None):
                names.append(name)
                yield blob
            names.extend(fresh)
            yield from map(packed, fresh.values())

        try:
            places = self._cache.add(entry, every(), anew=True)
        except OSError:
            return {}
        return dict(zip(names, places, strict=True))
