"""Ordinary files are read by their lines, without a YAML parser; any other file is left to one."""

import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack import making, outline
from claimtrack.decode import decode
from claimtrack.model import Record

CLAIMS = Path(__file__).parents[1] / "claims"
SHA = "0" * 64

ORDINARY = {
    "nothing": "",
    "comments and empty lines": "# a\n\n   # b\n",
    "no line end": "claims:\n  a: b",
    "document start": "---\nclaims:\n  a: b\n",
    "version": "claimtrack: 1 # so far\nclaims:\n  a: b\n",
    "text by id": "claims:\n  a: b # c\n  d: 'e''f'\n  g: \"h: # i\"   # j\n",
    "text of any script": "claims:\n  a: é\u00a0ü…\n  \N{LATIN SMALL LETTER A}b: naïve \U0001d4b3 text\n",
    "colons and hashes in text": "sources:\n  a:\n    title: b:c#d\n    url: https://e.org/#f\n",
    "spaces where they may be": "claims:\n  a:   \n    text:  b  \n    tags:  [ c , d ]  # e\n",
    "fields after a comment": "claims:\n  a:\n    text: b\n\n    # c\n    note: d\n",
    "deep and less deep": "claims:\n  a:\n      text: b\nactors:\n   c:\n    name: d\n",
    "record in braces with spaces": "claims:\n  a: { text: b , about: 2013 }\n  c: {text: d }\n",
    "record in braces": "claims:\n  a: {text: b, about: 2013, kind: fact}\n",
    "parts in braces": "claims:\n  a: {text: b, quantity: {value: ~5, unit: c, of: 'd, e'}, note: f}\n",
    "part on lines": "claims:\n  a:\n    text: b\n    quantity:\n      value: 5\n      unit: c\n"
    "      of: d\n",
    "quote in parts": "stances:\n  a:\n    - affirms: b\n      quote:\n        exact: c\n        prefix: d\n",
    "flag, count and choice": "stances:\n  a:\n  - {affirms: b, sarcastic: true, line: 3, speech: own}\n",
    "list on lines": "questions:\n  a:\n    text: b\n    answers:\n    - c # d\n    - 'e'\n    note: f\n",
    "list on deeper lines": "questions:\n  a:\n    text: b\n    answers:\n      - c\n\n      - d\n",
    "list in brackets": "questions:\n  a: {text: b, answers: [c, 'd', \"e\"]}\n",
    "copy": f"sources:\n  a:\n    title: b\n    held: {{path: c/d.txt, sha256: {SHA}}}\n",
    "copy on lines": f"sources:\n  a:\n    title: b\n    held:\n      path: c\n      sha256: {SHA}\n",
    "derivation": "sources:\n  a:\n    title: b\n    derived_from: c\n",
    "derivation in braces": "sources:\n  a: {title: b, derived_from: {source: c, how: cites}}\n",
    "derivation on lines": "sources:\n  a:\n    title: b\n    derived_from:\n      source: c\n",
    "derivations": "sources:\n  a: {title: b, derived_from: [c, {source: d, how: cites} , 'e']}\n",
    "derivations on lines": "sources:\n  a:\n    title: b\n    derived_from:\n    - c\n    - 'd'\n"
    "    - {source: e}\n    - source: f\n      how: quotes\n    note: g\n",
    "links": "links:\n- from: [a, b]\n  supports: c\n  id: l\n- {from: d, undercuts: l}\n",
    "links on deeper lines": "links:\n    -   from: a\n        supports: b\n    # c\n    -   from: d\n"
    "        opposes: e\n",
    "stances": "stances:\n  a:\n    - {affirms: b}\n    - denies: c\n      holder: d\n  e:\n"
    "  - doubts: [f]\n",
    "assessments": "assessments:\n- {of: a, by: b, dated: 2013}\n- of: c\n  by: d\n  dated: 2014\n",
    "expectations": "expect:\n  a: contested\n  b: {status: denied, grounded: rejected}\n  c:\n"
    "    ideal: accepted\n",
    "folded": "claims:\n  a: >-\n    b\n    c # no comment\n  d:\n    text: >\n        e\n    note: f\n",
    "literal": "claims:\n  a:\n    text: |\n      b\n      c:\n\n\n    note: |-  # d\n      e\n  f: g\n",
    "folded at the end": "claims:\n  a: >-\n    b\n\n",
    "folded without a line end": "claims:\n  a: >\n    b",
}

LEFT = {
    "carriage return": "claims:\r\n  a: b\r\n",
    "hash that may cut": "claims:\n  a: b #c\n",
    "text on two lines": "claims:\n  a: b\n    c\n",
    "text on two lines, like a key": "claims:\n  a:\n    text: b\n      note: c\n",
    "text on two lines, like an item": "claims:\n  a:\n    text: b\n      - c\n",
    "quoted text on two lines": "claims:\n  a: 'b\n    c'\n",
    "escape": 'claims:\n  a: "b\\n"\n',
    "braces on two lines": "claims:\n  a: {text: b,\n    kind: fact}\n",
    "item that is plain text": "claims:\n- a\n",
    "colon in text": "claims:\n  a: b: c\n",
    "colon at the end": "claims:\n  a: b:\n",
    "list, not text": "claims:\n  a: [b]\n",
    "anchor": "claims:\n  a: &b c\n",
    "quoted key": "claims:\n  'a': b\n",
    "question mark in braces": "claims:\n  a: {text: b?}\n",
    "pair without a space": "claims:\n  a: {text:b}\n",
    "unknown pair": "claims:\n  a: {texts: b}\n",
    "pair twice": "claims:\n  a: {text: b, text: c}\n",
    "trailing comma": "claims:\n  a: {text: b, }\n",
    "text after braces": "claims:\n  a: {text: b} c\n",
    "braces closed by a bracket": "claims:\n  a: {text: b, tags: [c}]\n",
    "part closed by a bracket": "claims:\n  a: {text: b, quantity: {value: 5, unit: c, of: d}]\n",
    "part not closed": "claims:\n  a: {text: b, quantity: {value: 5, unit: c, of: d} e}\n",
    "list closed by a brace": "sources:\n  a: {title: b, derived_from: [{source: c}}\n",
    "list not closed": "sources:\n  a: {title: b, derived_from: [{source: c} d]}\n",
    "empty list": "claims:\n  a: {text: b, tags: []}\n",
    "mapping in a list of texts": "claims:\n  a: {text: b, tags: [{c: d}]}\n",
    "mapping for text": "claims:\n  a: {text: {b: c}}\n",
    "list for text": "claims:\n  a: {text: [b]}\n",
    "missing field": "claims:\n  a: {note: b}\n",
    "missing field on lines": "claims:\n  a:\n    note: b\n",
    "missing field, not at the end": "claims:\n  a:\n    note: b\n  c: d\n",
    "unknown field": "claims:\n  a:\n    text: b\n    notes: c\n",
    "field twice": "claims:\n  a:\n    text: b\n    note: c\n    note: d\n",
    "field twice, quoted": "claims:\n  a:\n    text: 'b'\n    text: 'c'\n",
    "no such date": "claims:\n  a:\n    text: b\n    about: 2013-13\n",
    "no such choice": "claims:\n  a:\n    text: b\n    kind: c\n",
    "no such choice in braces": "claims:\n  a: {text: b, kind: c}\n",
    "text for a part": "claims:\n  a:\n    text: b\n    quantity: 5\n",
    "text for a part in braces": "claims:\n  a: {text: b, quantity: 5}\n",
    "path that leaves": f"sources:\n  a:\n    title: b\n    held: {{path: ../c, sha256: {SHA}}}\n",
    "folded source": "sources:\n  a:\n    title: b\n    derived_from: >-\n      c\n",
    "quoted source": "sources:\n  a:\n    title: b\n    derived_from: 'c'\n",
    "quoted source in braces": "sources:\n  a: {title: b, derived_from: 'c'}\n",
    "list under text": "claims:\n  a:\n    text:\n    - b\n",
    "mapping under text": "claims:\n  a:\n    text:\n      b: c\n",
    "mapping under a list": "claims:\n  a:\n    text: b\n    tags:\n    - c: d\n",
    "nothing under a field": "claims:\n  a:\n    text: b\n    note:\n",
    "nothing under a field, not at the end": "claims:\n  a:\n    text: b\n    note:\n  c: d\n",
    "nothing under an id": "claims:\n  a:\n",
    "nothing under an id, not at the end": "claims:\n  a:\nlinks:\n",
    "list under an id": "claims:\n  a:\n    - b\n",
    "item as deep as the fields before it": "expect:\n  a:\n    status: denied\n  - grounded: rejected\n",
    "field as deep as its id": "claims:\n  a:\n  text: b\n",
    "field as deep as was usual": "claims:\n    a:\n    text: b\n",
    "nothing under a section": "claims:\n",
    "nothing under a section, not at the end": "claims:\nlinks:\n- {from: a, supports: b}\n",
    "text after a section": "claims: a\n",
    "unknown section": "claim:\n  a: b\n",
    "section twice": "claims:\n  a: b\nclaims:\n  c: d\n",
    "section after a dash": "- claims:\n    a: b\n",
    "another version": "claimtrack: 2\n",
    "id twice": "claims:\n  a: b\n  a: c\n",
    "no id": "claims:\n  a_b: c\n",
    "text for a source": "sources:\n  a: b\n",
    "less deep than the first": "claims:\n    a: b\n  c: d\n",
    "item that is text": "links:\n- a\n",
    "links under a key": "links:\n  a: b\n",
    "list of nothing": "stances:\n  a:\n",
    "stances less deep than their source": "stances:\n  a:\n- affirms: b\n",
    "stances that are no list": "stances:\n  a:\n    affirms: b\n",
    "stance in braces alone": "stances:\n  a: {affirms: b}\n",
    "malformed id of a link": "links:\n- {id: A, from: b, supports: c}\n",
    "no verb": "links:\n- {from: a}\n",
    "two verbs": "links:\n- {from: a, supports: b, opposes: c}\n",
    "folded text with an empty line": "claims:\n  a: >\n    b\n\n    c\n",
    "folded text with a deeper line": "claims:\n  a: >\n    b\n      c\n",
    "folded text with a line of spaces": "claims:\n  a: >\n    b\n  \n",
    "folded text that is not deeper": "claims:\n  a: >\n  b\n",
    "folded text that is empty": "claims:\n  a: >\n  b: c\n",
}


def said(records: list[Record]) -> list[object]:
    """What records say, and where."""
    return [
        (record, record.spans.file, record.spans.marks, record.spans.numbers) for record in records
    ]


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
@pytest.mark.parametrize("pure", [False, True])
def test_an_ordinary_file_is_read_as_a_yaml_parser_reads_it(text: str, *, pure: bool) -> None:
    """The records, their places and the absence of faults are those that YAML's events give."""
    records = outline.read("a.yaml", text)
    assert records is not None
    decoded = decode("a.yaml", text, pure=pure)
    assert said(decoded.records) == said(records)
    assert decoded.found == []


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_a_file_with_anything_else_is_left_to_a_yaml_parser(text: str) -> None:
    """What is wrong, and what is written in any of YAML's other ways, is not read by lines."""
    assert outline.read("a.yaml", text) is None


def test_the_files_of_the_corpus_are_ordinary() -> None:
    """Nothing that the five articles needed takes a YAML parser."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CLAIMS.rglob("*.yaml"))]
    assert len(texts) > 10
    assert [text for text in texts if outline.read("a.yaml", text) is None] == []


def test_ordinary_files_load_no_yaml() -> None:
    """A parser is imported for the first file that takes one."""
    code = "import sys; from claimtrack.loading import read_texts; "
    code += "read_texts({'a.yaml': 'claims:\\n  a: b\\n'}); print('yaml' in sys.modules); "
    code += "read_texts({'a.yaml': 'claims:\\n  a: *b\\n'}); print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


WARY = {
    "quote that is cut off": "stances:\n  a:\n  - {affirms: b, quote: c} #d\n",
    "exclamation marks": "stances:\n  a:\n  - affirms: b\n    quote: '!'\n    note: 'c !d'\n",
    "list on the lines of an odd file": "sources:\n  a:\n    title: '!'\n    derived_from:\n    - c\n"
    "    note: d\n",
    "lists of an odd file": 'sources:\n  a:\n    title: "b\\n"\n    derived_from: [c, {source: d}]\n'
    "    tags: [e, 'f !g']\n",
}


@pytest.mark.parametrize("text", WARY.values(), ids=WARY)
def test_what_only_looks_like_a_tag_or_a_cut_changes_nothing(text: str) -> None:
    """A file in which YAML has to be watched closely is read as without what made it so."""
    decoded = decode("a.yaml", text)
    bare = decode("a.yaml", text.replace("!", "").replace(" #d", "").replace("\\n", ""))
    assert [record.spans.marks for record in decoded.records] == [
        record.spans.marks for record in bare.records
    ]
    assert [type(record) for record in decoded.records] == [type(record) for record in bare.records]


def test_marks_are_shared_by_records_that_are_typed_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shared or made anew, marks are the same; and not too many of them are kept."""
    shared: dict[object, object] = {}
    monkeypatch.setattr(making, "_SHARED", shared)
    monkeypatch.setattr(making, "_KEPT", 2)
    text = "".join(f"{name}:\n  {name}-a: b\n  {name}-c: d\n" for name in ("claims", "actors"))
    text += "links:\n- {from: a, supports: b}\n- {from: a, opposes: b}\n"
    records = outline.read("a.yaml", text)
    assert records is not None
    assert [record.spans.marks[-1][0] for record in records] == [
        *("text", "text", "name", "name", "supports", "opposes")
    ]
    assert 0 < len(shared) <= 2
    long = outline.read("a.yaml", f"claims:\n  a: {{text: b, tags: [{', '.join(['c'] * 99)}]}}\n")
    assert long is not None
    assert len(long[0].spans.marks) == 102
    assert max(len(marks) for marks in shared if isinstance(marks, tuple)) < 10
