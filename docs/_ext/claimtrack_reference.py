"""A Sphinx extension that writes the reference pages from the program, before Sphinx reads them.

Nothing it writes is committed; `docs/reference/generated/` is made anew by every build.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cli_page
import configuration_page
import format_page
import output_pages
import picture_pages
import rule_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def write(app: Sphinx) -> None:
    """Write every page of the shelves."""
    folder = Path(app.srcdir) / "reference" / "generated"
    shutil.rmtree(folder, ignore_errors=True)
    pages = {
        "format.md": format_page.page(),
        "cli.md": cli_page.page(),
        "configuration.md": configuration_page.page(),
        **output_pages.pages(),
        **picture_pages.pages(),
        **rule_pages.pages(),
    }
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
