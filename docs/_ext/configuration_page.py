"""The reference page of the configuration, from its table of keys."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from claimtrack import configuration, selecting

HEAD = """\
# The configuration

{about}

| key | value | meaning |
|---|---|---|
{keys}

A key that is not here, a value of another type, a code of no rule, and a path that is not there or leads
out of the folder are errors: each is told with its line and column, and the command exits with 2.

## What wins

- A path, `--snapshots` and `--no-cache` on the command line win over the configuration.
- `--select` puts `select` and `ignore` of the configuration aside; `--ignore` adds to them.
- `--config FILE` names the configuration; `--no-config` goes without.

## Codes

{codes}
"""


def page() -> str:
    """Return the page."""
    about = _doc(configuration, after_first=False)
    return HEAD.format(about=about, keys="\n".join(_rows()), codes=_doc(selecting))


def _rows() -> Iterator[str]:
    for key, (kind, meaning) in configuration.KEYS.items():
        yield f"| `{key}` | {configuration.TYPES[kind]} | {meaning} |"


def _doc(module: object, *, after_first: bool = True) -> str:
    """Return what a module's docstring says, or what it says after its first line."""
    doc = inspect.getdoc(module) or ""
    return doc.partition("\n\n")[2] if after_first else doc
