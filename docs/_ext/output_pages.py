"""The reference pages of what comes out of claimtrack, from the modules that make it."""

from __future__ import annotations

import inspect

from claimtrack import graph
from claimtrack.formats import json as findings
from claimtrack.reports import json as report

JSON = """\
# The JSON that comes out

## `claimtrack check --format json`

{findings}

## `claimtrack report --format json`

{report}
"""


def pages() -> dict[str, str]:
    """Return the pages under their paths."""
    return {
        "graph.md": f"# The graph\n\n`Corpus.graph()` returns it.\n\n{_doc(graph)}\n",
        "json.md": JSON.format(findings=_doc(findings), report=_doc(report)),
    }


def _doc(module: object) -> str:
    """Return what a module's docstring says after its first line."""
    return (inspect.getdoc(module) or "").partition("\n\n")[2]
