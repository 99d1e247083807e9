"""How findings are to be shown, and the line that sums them up."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence

TYPE_CHECKING = False  # where there is nothing to report, nothing of it is loaded
if TYPE_CHECKING:
    from typing import Final

    from claimtrack.diagnostics import Diagnostic
    from claimtrack.loading import Reading

__all__ = ["Showing", "gravest", "left_out", "root", "summary", "told"]

GRAVITY: Final = ("error", "warning", "notice")
"""The severities, the worst first."""

ROOTS: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub Actions and GitLab say that the repository is checked out."""


class Showing:
    """Whether to use colours, where file names count from, and what else is to be said.

    `root` is a folder below which programs want file names, `cwd` the one from which they were
    given; where either is empty, names stay as they are. `asides` end the line that sums up. What
    comments tell `check` to ignore may be shown, as such, where `ignored` is set.
    """

    __slots__ = ("asides", "colour", "cwd", "ignored", "root")

    def __init__(
        self,
        *,
        colour: bool = False,
        cwd: str = "",
        root: str = "",
        asides: tuple[str, ...] = (),
        ignored: bool = True,
    ) -> None:
        self.colour = colour
        self.cwd = cwd
        self.root = root
        self.asides = asides
        self.ignored = ignored

    def path(self, file: str) -> str:
        """Return a file's name as programs want it: below the root where it is there, else absolute.

        >>> showing = Showing(cwd="/repository/claims", root="/repository")
        >>> showing.path("a.yaml"), showing.path("../../b.yaml"), Showing().path("c.yaml")
        ('claims/a.yaml', '/b.yaml', 'c.yaml')
        """
        if not self.cwd or not self.root:
            return file
        whole = os.path.normpath(os.path.join(self.cwd, file))
        below = os.path.join(self.root, "")
        return whole.removeprefix(below).replace(os.sep, "/")


def root(environ: Mapping[str, str], cwd: str) -> str:
    """Return the folder that a CI says the repository is in, where it holds `cwd`; else `cwd` itself.

    >>> root({"CI_PROJECT_DIR": "/repository"}, "/repository/claims"), root({}, "/repository/claims")
    ('/repository', '/repository/claims')
    """
    for name in ROOTS:
        folder = os.path.realpath(environ[name]) if environ.get(name) else ""
        if folder and cwd.startswith(os.path.join(folder, "")):
            return folder
    return cwd


def gravest(found: Sequence[Diagnostic], most: int) -> tuple[Diagnostic, ...]:
    """Return as many findings, errors before warnings before notices, in the order they came in."""
    by_gravity = sorted(range(len(found)), key=lambda n: GRAVITY.index(found[n].severity))
    return tuple(found[n] for n in sorted(by_gravity[:most]))


def left_out(found: Sequence[Diagnostic], shown: Sequence[Diagnostic]) -> str:
    """Return how many of the findings are not shown, by code, and how to see them."""
    counts = Counter(one.code for one in found)
    counts.subtract(one.code for one in shown)
    codes = ", ".join(f"{count:,} {code}" for code, count in sorted(counts.items()) if count)
    return f"{len(found) - len(shown):,} left out ({codes}): --all shows them"


def told(finding: Diagnostic) -> str:
    """Return what a finding says in one piece: its message, and what to do about it."""
    return f"{finding.message} ({finding.help})" if finding.help else finding.message


def summary(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> str:
    """Return how many findings there are of each severity, in how much, and the asides."""
    read = f"{_count(reading.count(), 'record')} in {_count(len(reading.files), 'file')}"
    counts = [
        _count(sum(finding.severity == severity for finding in found), severity)
        for severity in GRAVITY
    ]
    some = [count for count in counts if not count.startswith("0 ")]
    if reading.suppressed:
        some.append(f"{len(reading.suppressed)} suppressed")
    return "; ".join([f"{', '.join(some) or 'nothing to report'}: {read}", *showing.asides])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
