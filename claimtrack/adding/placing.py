"""Which file a new record goes to: where others of its kind stand, by the habit of the corpus."""

import os
from collections import Counter
from collections.abc import Sequence
from typing import Final

from claimtrack.adding.members import Values
from claimtrack.folders import SUFFIXES
from claimtrack.model import Record, Source
from claimtrack.records import Records
from claimtrack.references import kind_of
from claimtrack.schema import KINDS, Kind

__all__ = ["file_for"]

_BESIDE: Final = {"stance": ("source",), "link": KINDS["link"].verbs, "assessment": ("of",)}
"""The fields whose record a listed record is kept beside, where others of its kind are kept too."""


def file_for(kind: Kind, id_: str, values: Values, records: Records, paths: Sequence[str]) -> str:
    """Return the name of a file, which may not be there yet.

    A stance goes to the last file with stances of its source, else to that of the source, a link to that
    of what it ends at, an assessment to that of what it judges, if such stand there already; a source to
    a file of its own where other sources have one; anything else to the file with most of its kind, and
    without any to one named for its section under the first path.
    """
    mine = [record for record in records.every if kind_of(record) == kind.name]
    if kind.name == "stance":
        alike = [one for one in mine if getattr(one, "source", "") in values.get("source", ())]
        if alike:
            return alike[-1].spans.file
    if kind.name == "source":
        own = _own_file(id_, mine)
        if own:
            return own
    counted = Counter(record.spans.file for record in mine)
    for name in _BESIDE.get(kind.name, ()):
        for other in values.get(name, ())[:1]:
            beside = records.by_id.get(other)
            if beside and (not mine or kind.name == "stance" or beside.spans.file in counted):
                return beside.spans.file
    if mine:
        return max(sorted(counted), key=lambda file: counted[file])
    first = paths[0]
    if first.endswith(SUFFIXES) and not os.path.isdir(first):
        return first
    return os.path.join(first, f"{kind.section}.yaml").replace(os.sep, "/")


def _own_file(id_: str, sources: Sequence[Record]) -> str | None:
    """Return the file named for a source, beside one that is named for the source in it."""
    for source in sources:
        folder, name = os.path.split(source.spans.file)
        stem, suffix = os.path.splitext(name)
        if isinstance(source, Source) and stem == source.id:
            return os.path.join(folder, id_ + suffix).replace(os.sep, "/")
    return None
