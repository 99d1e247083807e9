"""Nothing a user can call or write goes undocumented, and the explained records are the corpus' own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claimtrack
from claimtrack.model import Record

ROOT = Path(__file__).parents[2]


def test_every_public_name_has_its_place() -> None:
    """Each name in `claimtrack.__all__` stands once on the API page, and no other name does."""
    page = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")
    names = re.findall(r"^\.\. auto\w+:: claimtrack\.([A-Z]\w+|check|load)$", page, re.MULTILINE)
    assert sorted(names) == sorted(set(claimtrack.__all__) - {"__version__"})


def explained() -> list[object]:
    """Return the YAML blocks of the explanation pages, each under its place."""
    found: list[object] = []
    for page in sorted((ROOT / "docs/explanation").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for fence in re.finditer(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            line = text.count("\n", 0, fence.start()) + 1
            found.append(pytest.param(fence[1], id=f"{page.name}:{line}"))
    return found


@pytest.fixture(scope="module")
def corpus() -> claimtrack.Corpus:
    """The corpus of the five articles."""
    return claimtrack.load(ROOT / "claims")


@pytest.mark.parametrize("block", explained())
def test_an_explained_record_is_one_of_the_corpus(
    block: str, corpus: claimtrack.Corpus, tmp_path: Path
) -> None:
    """What an explanation shows as a record stands in `claims/`, field for field."""
    (tmp_path / "block.yaml").write_text(block, encoding="utf-8")
    shown = list(map(said, claimtrack.check(tmp_path).corpus.records.every))
    known = list(map(said, corpus.records.every))
    assert shown
    assert [record for record in shown if record not in known] == []


def said(record: Record) -> str:
    """Return a record in full, without the number that tells it from others of its derived name."""
    return re.sub(r"^(\w+\(id='[^']*):\d+'", r"\1'", repr(record))
