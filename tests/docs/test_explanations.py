"""What the explanations show in Python is what Python prints."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    path.name
    for path in sorted((ROOT / "docs" / "explanation").glob("*.md"))
    if "\n>>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", PAGES)
def test_an_explanation_shows_what_happens(name: str) -> None:
    """Each session of a page runs from its top, and prints what stands below each line."""
    text = (ROOT / "docs" / "explanation" / name).read_text(encoding="utf-8")
    session = doctest.DocTestParser().get_doctest(
        re.sub(r"^```.*$", "", text, flags=re.MULTILINE), {}, name, name, 0
    )
    result = doctest.DocTestRunner().run(session)
    assert result.attempted > 0
    assert result.failed == 0
