"""The reference pages of the rules: one a rule, from its docstring and its examples."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType

from claimtrack import checking, loading
from claimtrack.formats import text as formats
from claimtrack.provenance import diagnosing
from claimtrack.provenance.snapshots import given
from claimtrack.provenance.verifying import verified
from claimtrack.rule import Example, shortened
from claimtrack.showing import Showing


def pages() -> dict[str, str]:
    """Return every page under its path, the list of them included."""
    modules = [module for code in checking.codes() if (module := checking.rule(code))]
    listed = {f"rules/{module.RULE.code}.md": _page(module) for module in modules}
    return {"rules/index.md": "\n".join(_index(modules)), **listed}


def _index(modules: list[ModuleType]) -> Iterator[str]:
    yield "# The rules\n\n`claimtrack explain CODE` prints any of these pages. A code is never used again."
    yield "\n| code | finds | severity |\n|---|---|---|"
    for module in modules:
        code = module.RULE.code
        yield f"| [{code}]({code}.md) | {_summary(module)} | {module.RULE.severity} |"
    yield "\n```{toctree}\n:hidden:\n"
    yield from (module.RULE.code for module in modules)
    yield "```\n"


def _summary(module: ModuleType) -> str:
    return (module.__doc__ or "").partition("\n")[0].removesuffix(".")


def _page(module: ModuleType) -> str:
    """Return a rule's page: its docstring, then its examples with what claimtrack says of them."""
    _, _, doc = (inspect.getdoc(module) or "").partition("\n\n")
    speaking = [example for example in module.EXAMPLES if example.at]
    silent = [example for example in module.EXAMPLES if not example.at]
    return "\n".join(
        [
            f"# {module.RULE.code}: {_summary(module)}\n\n{doc}\n\n*Severity: {module.RULE.severity}.*\n",
            "## It speaks\n",
            *(_speaking(example, module.RULE.code) for example in speaking),
            "## It is silent\n",
            *(_files(example) for example in silent),
        ]
    )


def _speaking(example: Example, code: str) -> str:
    """Return an example with its findings, or their places where a file is no text."""
    given_texts = {"claims.yaml": example.text, **example.others}
    texts = {name: text for name, text in given_texts.items() if isinstance(text, str)}
    if len(texts) < len(given_texts):
        return f"{_files(example)}\n```text\n{chr(10).join(f'{at}: {code}' for at in example.at)}\n```\n"
    reading = loading.read_texts(texts)
    copies = verified(reading.records, given(example.copies))
    everything = *checking.findings(reading), *diagnosing.findings(reading.records, copies)
    found = [finding for finding in everything if finding.code == code]
    said = "\n".join(formats.render(found, reading, Showing())).rpartition("\n\n")[0]
    return f"{_files(example)}\n```text\n{said}\n```\n"


def _files(example: Example) -> str:
    return "\n".join(
        f"```text\n{_heading(name, example)}{_shown(text)}\n```\n"
        for name, text in _named(example).items()
    )


def _named(example: Example) -> dict[str, str | bytes | None]:
    return {"claims.yaml": example.text, **example.others, **example.copies}


def _heading(name: str, example: Example) -> str:
    return f"# {name}\n" if len(_named(example)) > 1 else ""


def _shown(text: str | bytes | None) -> str:
    """Return a file as it can be printed: bytes as Python writes them, nothing for no file."""
    if text is None:
        return "(cannot be read)"
    return shortened(text) if isinstance(text, str) else repr(text)[2:-1]
