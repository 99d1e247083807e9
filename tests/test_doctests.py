"""The examples in docstrings."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

import claimtrack

ROOT = Path(__file__).parents[1]
PACKAGE = Path(claimtrack.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
    if re.search(r"^ *>>> ", path.read_text(encoding="utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize("name", MODULES)
def test_an_example_shows_what_happens(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a docstring shows is what Python prints beside `claims/`."""
    monkeypatch.chdir(ROOT)
    result = doctest.testmod(import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
