"""Records of large corpora take less room, and are the same."""

import pytest

from claimtrack import checking, loading
from claimtrack.loading import Reading, read, read_texts
from claimtrack.model import Record, Stance
from claimtrack.sharing import shared
from claimtrack.sheets import Sheet
from claimtrack.value import evolve

TEXT = """\
questions: {q: {text: Q, answers: [a, b]}}
claims: {a: A, b: {text: B, status: withdrawn, reason: r, superseded_by: a, tags: [one, two]}}
actors: {ann: Ann, bob: {name: Bob, member_of: [ann, ann]}}
sources: {s: {title: S, author: bob, published: 2012, lang: en}, r: {title: R, derived_from: [s]}}
stances:
  s:
    - {id: t, holder: ann, affirms: [a, b], via: r, quote: {exact: so, suffix: it goes}, sarcastic: true}
    - {denies: b, relies_on: t, quote: no}
links: [{from: [a, b], supports: a, by: ann, source: s}, {from: a, undercuts: t}]
assessments: [{of: t, by: ann, dated: 2014, credibility: 2}]
expect: {a: contested}
"""

ORDERLY = """\
claims: {a: {text: A, note: n, tags: [t]}, b: {text: B, status: withdrawn, reason: r}}
actors: {ann: {name: Ann, aliases: [Anna]}}
sources: {s: {title: S, author: ann, published: 2012, lang: en, url: "https://example.org"}}
stances: {s: [{affirms: a, quote: so, cue: said, certainty: probable}, {mentions: b, note: n}]}
links: [{from: b, supports: a, why: w, scheme: sign, reading: evidential}]
expect: {a: uncontested}
"""
"""Of this nothing is to be reported."""


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
    once: dict[object, object] = {}
    readings = [read_texts({name: TEXT}) for name in "ab"]
    every = [one for reading in readings for one in shared(reading.records.every, once)]
    stances = [one for one in every if isinstance(one, Stance)]
    named = [one.id for one in stances if one.id == "t"]
    named += [id_ for one in stances for id_ in one.relies_on]
    assert len(named) == 4
    assert len({id(name) for name in named}) == 1


def test_records_in_little_room_are_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """They show, hash and change as others do, and say what was left out; so does their kind."""
    few = read_texts({"a": TEXT}).records
    monkeypatch.setattr(loading, "ROOMY", 0)
    many = read_texts({"a": TEXT}).records
    assert [(repr(one), hash(one)) for one in many.every] == [
        (repr(one), hash(one)) for one in few.every
    ]
    quoted = many.stances["t"]
    changed = evolve(quoted, note="n")
    assert (changed.note, changed.quote, changed.spans.file) == ("n", quoted.quote, "a")
    assert (quoted.note, quoted.tags, Stance.note) == (None, (), None)


def test_what_rules_pass_over_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is nothing to report no rule asks a sheet for prose, but for the quotes it measures."""
    monkeypatch.setattr(loading, "ROOMY", 0)
    asked: list[str] = []
    look = Sheet.said

    def watched(sheet: Sheet, number: int, name: str, default: object) -> object:
        asked.append(name)
        return look(sheet, number, name, default)

    monkeypatch.setattr(Sheet, "said", watched)
    assert checking.findings(read_texts({"a.yaml": ORDERLY})) == ()
    assert {*asked} == {"spans", "quote"}


def test_files_are_read_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are read at once, each is read, in order."""
    assert [name for name, _ in loading._each(["x", "y", "z"], {})] == ["x", "y", "z"]
    monkeypatch.setattr(loading, "AT_ONCE", 2)
    assert [name for name, _ in loading._each(["x", "y", "z"], {})] == ["x", "y", "z"]
