"""The templates: those that come with claimtrack, and a folder of the user's that goes before them.

Every value is escaped where it is put in a page, unless it is a picture of ours. Templates are code:
only a folder that the user names on the command line is looked at, never one that claim files name.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache as once
from types import CodeType
from typing import Any, Final, TypeVar

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from claimtrack.cache import Cache, digest
from claimtrack.diagnostics import Span
from claimtrack.layout import tidy
from claimtrack.pages.folding import parted
from claimtrack.pages.overriding import look
from claimtrack.phrases import place, short
from claimtrack.terminal import visible

__all__ = ["Environment", "address", "environment", "policy"]

T = TypeVar("T")

_WEB: Final = re.compile(r"https?://[^\s\x00-\x1f\"'<>\\]+", re.IGNORECASE)


SOME: Final = 6
"""How many of a list are named in an overview; the rest is counted."""

FOLD: Final = 12
"""How many of a list stand open in full; the rest is folded, and unfolded on paper."""

ENTRY: Final = "templates"
"""The name of the entry in the user's cache."""

LONG: Final = 50
"""How many contradictions of a kind, or questions in an overview, stand open."""


def environment(folder: str | None = None, cache: Cache | None = None) -> Environment:
    """Return the templates; one of the same name in the folder stands in place of ours.

    A folder that holds none of ours is a `TemplateFault`, since it would change nothing; so is a
    template that is no file or not UTF-8. The user's cache keeps our own as they were compiled.
    """
    if folder is None:
        made = _ours()
        if cache and made.bytecode_cache is None:
            made.bytecode_cache = _Compiled(cache)
        return made
    ours = PackageLoader("claimtrack.pages")
    look(folder, ours.list_templates())
    return _made(ChoiceLoader([FileSystemLoader(folder), ours]))


@once
def _ours() -> Environment:
    """Return our own templates, once: compiling them takes longer than a small page."""
    return _made(PackageLoader("claimtrack.pages"))


class _Called(Context):
    """Calls what templates call, and nothing else: Jinja looks first whether it wants to know the context.

    Nothing here does, and macros know without being told that values are escaped.
    """

    def call(self, called: Callable[..., T], /, *given: object, **named: object) -> T:
        """Return what a function or a macro gives."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*given, **named)


class _Written(CodeGenerator):
    """Writes code that puts values in pages by `_shown`, which escapes; Jinja would escape once more."""

    def _output_child_pre(
        self,
        node: nodes.Expr,  # noqa: ARG002 - what Jinja gives
        frame: Frame,  # noqa: ARG002 - as above
        finalize: CodeGenerator._FinalizeInfo,
    ) -> None:
        self.write(finalize.src or "")

    def _output_child_post(
        self,
        node: nodes.Expr,  # noqa: ARG002 - as above
        frame: Frame,  # noqa: ARG002 - as above
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002 - as above
    ) -> None:
        self.write(")")


class _Compiled(BytecodeCache):
    """Templates as code, in one entry of the user's cache: what is kept there is trusted, or not there."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known: dict[str, tuple[str, CodeType | None]] = cache.load(ENTRY) or {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template, if it was made of the same text."""
        text, code = self._known.get(bucket.key, ("", None))
        if text == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._known[bucket.key] = (bucket.checksum, bucket.code)
        self._cache.save(ENTRY, self._known)


def sources() -> bytes:
    """Return a digest of our own templates."""
    ours = PackageLoader("claimtrack.pages")
    names = ours.list_templates()
    texts = ((name, ours.get_source(_ours(), name)[0]) for name in names)
    return digest(*(part.encode() for text in texts for part in text))


def _made(loader: BaseLoader) -> Environment:
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        auto_reload=False,  # nobody edits them while a command runs
    )
    named: dict[str, Any] = {
        "address": address,
        "linked": linked,
        "parted": parted,
        "short": short,
        "written": written,
        "some": SOME,
        "fold": FOLD,
        "long": LONG,
    }
    made.globals.update(named)
    made.context_class = _Called
    made.code_generator_class = _Written
    return made


def _shown(value: object) -> Markup:
    """Return a value as it is put in a page: escaped, without what could reorder or hide what follows.

    A whole number has commas, as in 1,500.
    """
    if type(value) is Markup:
        return value
    if type(value) is int:
        return escape(f"{value:,}")
    return escape(tidy(value) if type(value) is str and not value.isprintable() else value)


def linked(to: str, text: str) -> Markup:
    """Return a text that leads to a record's place on a page, if it has one, apart from what is around."""
    said = _shown(short(text))
    if not to:
        return Markup(f"<bdi>{said}</bdi>")  # noqa: S704 - escaped above
    return Markup(f'<a href="{escape(to)}"><bdi>{said}</bdi></a>')  # noqa: S704 - escaped here


def written(span: Span) -> Markup:
    """Return where something is written, as `file:line`."""
    return Markup(f'<span class="place">{_shown(place(span))}</span>')  # noqa: S704 - escaped


def address(url: str) -> Markup:
    """Return a link to an address on the web; any other is only text."""
    if not _WEB.fullmatch(url) or not url.isprintable():
        return Markup("<code>{}</code>").format(visible(url))
    return Markup('<a href="{0}" rel="noopener noreferrer nofollow external">{0}</a>').format(url)


def policy(style: str) -> str:
    """Return the Content-Security-Policy of a page whose one style sheet is this: nothing else loads."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
