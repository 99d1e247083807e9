"""The corpus of the fuzzer, replayed: seeds of every kind, and what once did not hold, at its smallest."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

FUZZ = Path(__file__).parents[1] / "fuzz"
CORPUS = sorted((FUZZ / "corpus").iterdir())


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    """The fuzzer's harness, which is a script and no part of the package."""
    spec = spec_from_file_location("reader", FUZZ / "reader.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_what_must_hold_of_every_file_holds(path: Path, reader: ModuleType) -> None:
    """No exception, every place inside the file, both parsers alike, the same twice, safe to show."""
    reader.hold(path.read_bytes())
