"""A site that is written again: only what is not as it was is made.

The user's cache keeps for each file of a site its key and the SHA-256 of its bytes, and a digest of all
that the site was made from. A file with the same key is left alone if its bytes still have that hash; so
what became of the folder meanwhile does not matter. What somebody else says of the folder is not asked
for: in it may lie whatever, and its own manifest says only what may be written over.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator

from claimtrack.cache import Cache, digest, here
from claimtrack.pages.publishing import Same, Written, content, is_settled, straight, within
from claimtrack.pages.site import Sheet
from claimtrack.pages.templating import sources

__all__ = ["Renewal"]

Known = dict[str, tuple[bytes | None, str]]
"""The key of each file of a site, if it has one, and the hash of its bytes, by its path."""

Kept = tuple[bytes, bytes, Known]
"""The digests of the templates and of the claim files that a site was made from, and its files."""

NOTHING: Kept = (b"", b"", {})


class Renewal:
    """What is known of a site from the run that wrote it, and what this run leaves for the next."""

    def __init__(self, cache: Cache | None, folder: str, records: bytes) -> None:
        """Take a digest of the claim files; where there is no cache everything is made."""
        self._cache = cache
        self._folder = folder
        self._name = f"{digest(os.fsencode(here()), os.fsencode(folder)).hex()}-site"
        self._made_from = (sources(), records)
        kept: Kept | None = cache.load(self._name) if cache else None
        templates, before, self._known = kept or NOTHING
        if templates != self._made_from[0]:
            self._known = {}
        self._same = self._made_from == (templates, before)
        self._keys: dict[str, bytes] = {}

    def done(self) -> Written | None:
        """Return what there is, if the site was made from just the same and is as it was; else None."""
        hashes = {path: hash_ for path, (_, hash_) in self._known.items()}
        same = self._same and is_settled(self._folder, hashes)
        if same and all(map(self._is_there, hashes)):
            return Written(wrote=(), removed=(), hashes=hashes)
        return None

    def files(self, sheets: Iterable[Sheet]) -> Iterator[tuple[str, str | Same]]:
        """Give each file as it is to be published: its text, or that it is as it was."""
        for sheet in sheets:
            key, hash_ = self._known.get(sheet.path, (None, ""))
            if sheet.key is not None:
                self._keys[sheet.path] = sheet.key
            if sheet.key is not None and sheet.key == key and self._is_there(sheet.path):
                yield sheet.path, Same(hash_)
            else:
                yield sheet.path, sheet.make()

    def keep(self, written: Written) -> None:
        """Leave for the next run what this one wrote, and what from."""
        if self._cache:
            keys = self._keys
            files = {path: (keys.get(path), hash_) for path, hash_ in written.hashes.items()}
            self._cache.save(self._name, (*self._made_from, files))

    def _is_there(self, path: str) -> bool:
        """Tell whether a file has the bytes that were written."""
        data = content(within(self._folder, path)) if straight(self._folder, path) else None
        return data is not None and hashlib.sha256(data).hexdigest() == self._known[path][1]
