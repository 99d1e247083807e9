"""Which findings are wanted: by codes or the beginnings of codes, some selected, some ignored.

`CT4` stands for every code that begins so. Where both lists speak of a code the longer of the two
entries decides, and `ignore` where they are equally long. Nothing selected is everything selected.
What kept a file from being read is always wanted: a file must not drop out in silence.
"""

from collections.abc import Collection, Iterable
from typing import Final

__all__ = ["ALWAYS", "Selection", "entries", "unfit"]

ALWAYS: Final = ("CT001", "CT002", "CT003", "CT006", "CT007", "CT008", "CT010", "CT011")
"""The codes of what keeps a file from being read, which cannot be ignored."""


class Selection:
    """Which codes are wanted, by entries in upper case that `unfit` has nothing against."""

    __slots__ = ("_ignore", "_select")

    def __init__(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> None:
        self._select = tuple(select)
        self._ignore = tuple(ignore)

    def takes(self, code: str) -> bool:
        """Tell whether findings of a code are wanted.

        >>> wanted = Selection(select=["CT4"], ignore=["CT40", "CT405"])
        >>> [code for code in ("CT001", "CT203", "CT401", "CT411") if wanted.takes(code)]
        ['CT001', 'CT411']
        """
        if code in ALWAYS:
            return True
        selected = _longest(self._select, code) if self._select else 0
        return selected > _longest(self._ignore, code)


def _longest(entries: Iterable[str], code: str) -> int:
    """Return how long the longest entry is that a code begins with; -1 where none is."""
    return max((len(entry) for entry in entries if code.startswith(entry)), default=-1)


def entries(words: Iterable[str]) -> list[str]:
    """Return the entries of comma-separated lists, in upper case.

    >>> entries(["ct4, CT101", "CT2"])
    ['CT4', 'CT101', 'CT2']
    """
    return [part.strip().upper() for word in words for part in word.split(",") if part.strip()]


def unfit(entry: str, known: Collection[str], *, ignored: bool) -> str | None:
    """Return what is wrong with an entry, with what to do; None where nothing is."""
    if ignored and entry in ALWAYS:
        return f"{entry} cannot be ignored: it tells that a file could not be read; mend the file"
    if any(code.startswith(entry) for code in known):
        return None
    from claimtrack.spelling import suggest  # noqa: PLC0415 - only a fault pays for it
    from claimtrack.words import shown  # noqa: PLC0415 - as above

    meant = suggest(entry, known)
    hint = f"did you mean {meant}?" if meant else "write one as CT405, or several as CT4"
    return f"no rule has a code that begins with `{shown(entry)}`; {hint}"
