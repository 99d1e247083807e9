"""By what a finding is the same finding in another run, wherever its place has moved to.

A finding is known by its code, by the kind and id of the record it stands in, by the field, and by
what its message names in code marks: the value that is wrong, the id that is not there. Lines and
columns do not count, nor does the file of a record, nor how a message is worded. Where no record
holds a place its file stands for it. Findings that are alike in all this are counted in the order of
their places.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.diagnostics import Diagnostic
from claimtrack.loading import Reading
from claimtrack.showing import Showing
from claimtrack.sites import Sites

__all__ = ["Identity", "fingerprint", "identities"]

Identity = tuple[str, ...]
"""The code, where it stands, what the message names, and a number from the second alike on."""

_NAMED: Final = re.compile(r"`([^`]*)`")


def identities(
    found: Sequence[Diagnostic], reading: Reading, showing: Showing
) -> Iterator[Identity]:
    """Give the identity of each finding, no two the same."""
    sites = Sites(reading.records, reading.lines)
    met: dict[Identity, int] = {}
    for finding in found:
        one = (finding.code, *_where(finding, sites, showing), *_NAMED.findall(finding.message))
        met[one] = met.get(one, 0) + 1
        yield one if met[one] == 1 else (*one, str(met[one]))


def _where(finding: Diagnostic, sites: Sites, showing: Showing) -> tuple[str, ...]:
    site = sites.at(finding.span)
    if site is None:
        return (showing.path(finding.span.file),)
    return (site.kind, site.id, site.field or "")


def fingerprint(identity: Identity) -> str:
    """Return an identity as 32 hexadecimal digits, from its SHA-256.

    >>> fingerprint(("CT203", "stance", "said", "affirms", "medicine"))
    '31abacfbf0f859fcba2aa26914465ca6'
    """
    from hashlib import sha256  # noqa: PLC0415 - few formats pay for it

    whole = "\0".join(identity).encode("utf-8", "surrogatepass")
    return sha256(whole).hexdigest()[:32]
