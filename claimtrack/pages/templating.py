"""The templates: those that come with claimtrack, and a folder of the user's that goes before them.

Every value is escaped where it is put in a page, unless it is a picture of ours. Templates are code:
only a folder that the user names on the command line is looked at, never one that claim files name.
"""

import base64
import hashlib
import re
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimtrack.layout import tidy
from claimtrack.terminal import visible

__all__ = ["address", "environment", "policy"]

_WEB: Final = re.compile(r"https?://[^\s\x00-\x1f\"'<>\\]+", re.IGNORECASE)


def environment(folder: str | None = None) -> Environment:
    """Return the templates; one of the same name in the folder stands in place of ours."""
    ours = PackageLoader("claimtrack.pages")
    loader = ChoiceLoader([FileSystemLoader(folder), ours]) if folder else ours
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals.update(address=address)
    return made


def _shown(value: object) -> object:
    """Return a value as it is put in a page: text without what could reorder or hide what follows."""
    return tidy(value) if type(value) is str and not value.isprintable() else value


def address(url: str) -> Markup:
    """Return a link to an address on the web; any other is only text."""
    if not _WEB.fullmatch(url):
        return Markup("<code>{}</code>").format(visible(url))
    return Markup('<a href="{0}" rel="noopener noreferrer nofollow external">{0}</a>').format(url)


def policy(style: str) -> str:
    """Return the Content-Security-Policy of a page whose one style sheet is this: nothing else loads."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
