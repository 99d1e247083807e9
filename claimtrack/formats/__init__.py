"""The shelf of formats in which findings are shown: one file, one format.

Each file holds `render(found, reading, showing)`, which gives lines.
"""

import os
from collections.abc import Mapping

__all__ = ["default", "names"]


def names() -> tuple[str, ...]:
    """Return the names of the formats, sorted; each is a module of this package."""
    files = [name for folder in __path__ for name in os.listdir(folder)]
    return tuple(sorted(name[:-3] for name in files if name.endswith(".py") and name[0] != "_"))


def default(environ: Mapping[str, str]) -> str:
    """Return the format for where the program runs: annotations under GitHub Actions, else text.

    >>> default({"GITHUB_ACTIONS": "true"}), default({})
    ('github', 'text')
    """
    return "github" if environ.get("GITHUB_ACTIONS") == "true" else "text"
