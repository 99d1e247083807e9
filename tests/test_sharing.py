"""Records of large corpora take less room, and are the same."""

import pytest

from claimtrack import checking, loading
from claimtrack.loading import Reading, read, read_texts
from claimtrack.model import Record, Stance
from claimtrack.sharing import shared

TEXT = """\
questions: {q: {text: Q, answers: [a, b]}}
claims: {a: A, b: {text: B, status: withdrawn, reason: r, superseded_by: a}}
actors: {ann: Ann, bob: {name: Bob, member_of: [ann, ann]}}
sources: {s: {title: S, author: bob, published: 2012}, r: {title: R, derived_from: [s]}}
stances: {s: [{id: t, holder: ann, affirms: [a, b], via: r}, {denies: b, relies_on: t}]}
links: [{from: [a, b], supports: a, by: ann, source: s}, {from: a, undercuts: t}]
assessments: [{of: t, by: ann, dated: 2014, credibility: 2}]
expect: {a: contested}
"""


def placed(records: tuple[Record, ...]) -> list[object]:
    """Return records with their places."""
    return [(one, one.spans.file, one.spans.marks, one.spans.numbers) for one in records]


def said(reading: Reading) -> list[object]:
    """Return what was read, and what is found."""
    return [placed(reading.records.every), checking.findings(reading), reading.unread]


@pytest.mark.parametrize("pure", [False, True])
def test_nothing_else_is_read_from_a_large_corpus(
    monkeypatch: pytest.MonkeyPatch, *, pure: bool
) -> None:
    """The same records, places and findings come of few bytes and of many, from either reader."""
    texts = {"a.yaml": TEXT, "b.yaml": TEXT.replace("a", "ä"), "c.yaml": "links: [{from: [}"}
    few = [said(read_texts(texts, pure=pure)), said(read(["claims"], pure=pure))]
    monkeypatch.setattr(loading, "ROOMY", 0)
    assert [said(read_texts(texts, pure=pure)), said(read(["claims"], pure=pure))] == few


def test_an_id_is_one_string_wherever_it_was_typed() -> None:
    """Ids of records, ids in references and in lists of them are one string, in every file."""
    every = [one for name in "ab" for one in shared(read_texts({name: TEXT}).records.every)]
    stances = [one for one in every if isinstance(one, Stance)]
    named = [one.id for one in stances if one.id == "t"]
    named += [id_ for one in stances for id_ in one.relies_on]
    assert len(named) == 4
    assert len({id(name) for name in named}) == 1


def test_files_are_read_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are read at once, each is read, in order."""
    assert [name for name, _ in loading._each(["x", "y", "z"], {})] == ["x", "y", "z"]
    monkeypatch.setattr(loading, "AT_ONCE", 2)
    assert [name for name, _ in loading._each(["x", "y", "z"], {})] == ["x", "y", "z"]
