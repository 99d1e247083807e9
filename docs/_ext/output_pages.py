"""The reference pages of what comes out of claimtrack, from the modules that make it."""

from __future__ import annotations

import inspect
from importlib import import_module

from claimtrack import changes, formats, graph
from claimtrack.formats import json as findings
from claimtrack.reports import csv as table
from claimtrack.reports import json as report

JSON = """\
# The JSON that comes out

## `claimtrack check --format json`

{findings}

The same as a JSON Schema (draft 2020-12): {{download}}`check.schema.json <../check.schema.json>`.

## Other formats of `claimtrack check`

{formats}

## What `--since` shows

{since}

## `claimtrack report --format json`

{report}

The same as a JSON Schema (draft 2020-12): {{download}}`report.schema.json <../report.schema.json>`.

## `claimtrack report --format csv`

{table}
"""


def pages() -> dict[str, str]:
    """Return the pages under their paths."""
    return {
        "graph.md": f"# The graph\n\n`Corpus.graph()` returns it.\n\n{_doc(graph)}\n",
        "json.md": JSON.format(
            findings=_doc(findings),
            formats=_formats(),
            since=_doc(changes),
            report=_doc(report),
            table=_doc(table),
        ),
    }


def _formats() -> str:
    """Return what each of the other formats is, in the order of their names."""
    shelf = [import_module(f"{formats.__name__}.{name}") for name in formats.names()]
    return "\n\n".join(
        f"### `--format {module.__name__.rpartition('.')[2]}`\n\n{inspect.getdoc(module)}"
        for module in shelf
        if module is not findings
    )


def _doc(module: object) -> str:
    """Return what a module's docstring says after its first line."""
    return (inspect.getdoc(module) or "").partition("\n\n")[2]
