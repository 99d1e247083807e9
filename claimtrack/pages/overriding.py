"""Templates of the user's own in place of ours: what is wrong with them, named with file and line."""

import os
import traceback
from typing import Final

from jinja2 import TemplateNotFound, TemplateSyntaxError

__all__ = ["TemplateFault", "fault", "look"]

_OURS: Final = os.path.join(os.path.dirname(__file__), "templates")
_MODULE: Final = "'jinja2.environment.TemplateModule object' has no attribute"


class TemplateFault(ValueError):  # noqa: N818 - reads as what is the matter
    """What is wrong with a folder of templates or with one in it, named with its line."""


def look(folder: str, ours: list[str]) -> None:
    """Raise what is wrong with a folder of templates before any of it is run.

    It must hold one of ours, and those that it holds must be files in UTF-8.
    """
    try:
        names = os.listdir(folder)
    except OSError as error:
        message = f"the folder of templates {folder} cannot be read: {error.strerror}"
        raise TemplateFault(message) from None
    if not set(names) & set(ours):
        parts = ", ".join(name for name in ours if not name.startswith(("site-", "search")))
        message = f"{folder} holds no template that stands in place of one of ours: {parts}"
        raise TemplateFault(message)
    for name in sorted(set(names) & set(ours)):
        _read(os.path.join(folder, name))


def _read(file: str) -> None:
    """Raise why a template cannot be read as text."""
    if not os.path.isfile(file):
        message = f"{file} is no file, so it cannot stand in place of our template"
        raise TemplateFault(message)
    try:
        with open(file, "rb") as opened:
            content = opened.read()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        raise TemplateFault(message) from None
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{file}:{line}: a byte here is not UTF-8: save the file as UTF-8"
        raise TemplateFault(message) from None


def fault(error: Exception, folder: str) -> TemplateFault:
    """Return what an error in a template of the user's says, with the template's name and line.

    An error in a template of ours is put down to those that stand in place of others it needs.
    """
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(f"{error.filename or error.name}:{error.lineno}: {error.message}")
    said = str(error).replace(_MODULE, "there is no macro") or type(error).__name__
    if isinstance(error, TemplateNotFound):
        said = f"there is no template {error.name}, neither in {folder} nor among ours"
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if frame.filename.startswith(os.path.join(folder, ""))]
    if theirs:
        return TemplateFault(f"{theirs[-1].filename}:{theirs[-1].lineno}: {said}")
    ours = [frame for frame in frames if os.path.dirname(frame.filename) == _OURS]
    where = f", met in our {os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else ""
    files = ", ".join(os.path.join(folder, name) for name in _replaced(folder))
    return TemplateFault(f"{files}: {said}{where}")


def _replaced(folder: str) -> list[str]:
    """Return the names of our templates that others in a folder stand in place of."""
    return sorted(set(os.listdir(folder)) & set(os.listdir(_OURS)))
