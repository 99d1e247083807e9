"""The library: load, check, the corpus and its indexes."""

from collections.abc import Callable
from pathlib import Path

import pytest

import claimtrack
from claimtrack.corpus import Corpus
from claimtrack.loading import read_texts
from claimtrack.model import Claim, Source, Stance
from claimtrack.records import Records

TEXT = """\
questions:
  cargo: {text: q, answers: [aid, arms]}
claims: {aid: a, arms: b, log: c}
actors: {ann: Ann, bob: Bob, org: Org}
sources:
  book:
    title: d
    publisher: org
    published: 2013
    held: {path: d.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000}
  chapter: {title: e, part_of: book, author: [ann, bob]}
  loop: {title: f, part_of: pool}
  pool: {title: g, part_of: loop}
stances:
  chapter:
    - {id: s1, holder: ann, affirms: [aid, log, aid]}
    - {id: s2, denies: aid}
  book:
    - {id: s3, mentions: arms}
links:
  - {id: l1, from: [log, arms], supports: aid}
  - {id: l2, from: log, undercuts: s2}
assessments:
  - {id: a1, of: book, by: bob, dated: 2014}
  - {id: a2, of: s1, by: bob, dated: 2014}
expect: {log: uncontested}
"""


@pytest.fixture
def read(corpus: Callable[[str], Corpus]) -> Corpus:
    """A corpus with something of every kind."""
    return corpus(TEXT)


def ids(records: tuple[object, ...]) -> list[str]:
    """Return the ids of records."""
    return [getattr(record, "id", "") for record in records]


def test_an_id_finds_the_first_record_of_any_kind() -> None:
    """Where an id is used for two kinds the first record by place answers to it, and each id stands once."""
    text = "sources: {a: A, b: {title: B}}\nclaims: {a: A}\nexpect: {a: unasserted}\n"
    by_id = read_texts({"a.yaml": text}).records.by_id
    assert [(id_, type(one).__name__) for id_, one in by_id.items()] == [
        ("a", "Source"),
        ("b", "Source"),
    ]
    assert (len(by_id), "c" in by_id, by_id.get("c")) == (2, False, None)


def test_records_are_found_by_id(read: Corpus) -> None:
    """Each kind has a mapping from ids to records, in the order of places."""
    kinds = ("questions", "claims", "actors", "sources", "stances", "links", "assessments")
    assert {kind: list(getattr(read, kind)) for kind in kinds} == {
        "questions": ["cargo"],
        "claims": ["aid", "arms", "log"],
        "actors": ["ann", "bob", "org"],
        "sources": ["book", "chapter", "loop", "pool"],
        "stances": ["s1", "s2", "s3"],
        "links": ["l1", "l2"],
        "assessments": ["a1", "a2"],
    }
    assert [(e.claim, e.status) for e in read.expectations] == [("log", "uncontested")]
    with pytest.raises(TypeError):
        read.claims["new"] = Claim(id="new", text="t")  # type: ignore[index]


def test_records_are_found_by_what_they_refer_to(read: Corpus) -> None:
    """Stances of a claim, of a holder, in a source; links from and to: each once, in order."""
    assert ids(read.stances_of("aid")) == ["s1", "s2"]
    assert ids(read.stances_by("ann")) == ["s1", "s2"]
    assert ids(read.stances_by("bob")) == ["s2"]
    assert ids(read.stances_by("book")) == ["s3"]
    assert ids(read.stances_in("chapter")) == ["s1", "s2"]
    assert ids(read.links_from("log")) == ["l1", "l2"]
    assert ids(read.links_to("aid")) == ["l1"]
    assert ids(read.links_to("s2")) == ["l2"]
    assert ids(read.records.assessments_of("s1")) == ["a2"]
    assert ids(read.records.questions_of("arms")) == ["cargo"]


def test_what_nothing_refers_to_has_an_empty_index(read: Corpus) -> None:
    """An index never fails: unknown ids have nothing."""
    looks = (read.stances_of, read.stances_by, read.stances_in, read.links_from, read.links_to)
    more = (read.records.assessments_of, read.records.questions_of)
    assert {look("nobody") for look in (*looks, *more)} == {()}


def test_a_part_borrows_from_the_whole(read: Corpus) -> None:
    """A source without a date, publisher or kept copy has those of what it is part of."""
    records = read.records
    assert str(records.published("chapter")) == "2013"
    assert records.publisher("chapter") == "org"
    held = records.held("chapter")
    assert held is not None
    assert held.path == "d.txt"
    assert (records.published("nobody"), records.publisher("loop"), records.held("pool")) == (
        None,
        None,
        None,
    )
    assert ids(tuple(records.within("loop"))) == ["loop", "pool"]


def test_an_unknown_claim_has_no_status(read: Corpus) -> None:
    """Asking for the status of a claim that is not there is a KeyError."""
    assert read.status("log") == "uncontested"
    with pytest.raises(KeyError, match="nobody"):
        read.status("nobody")


def test_a_corpus_shows_how_much_it_holds(read: Corpus) -> None:
    """Its repr counts the records."""
    expected = "<Corpus: 3 claims, 1 questions, 3 stances, 2 links, 4 sources, 3 actors>"
    assert repr(read) == expected


def test_questions_about_the_whole_are_answered_once(read: Corpus) -> None:
    """Contradictions are computed when first asked for, and kept."""
    assert read.search is read.search
    assert read.contradictions() == read.contradictions()
    assert read.standing("aid") == read.standing("aid")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a folder `claims` in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    return tmp_path


def test_load_gives_a_corpus_and_check_the_findings_too(folder: Path) -> None:
    """Both read `claims` unless told otherwise; notices are no obstacle."""
    (folder / "claims" / "a.yaml").write_text("claims: {aid: a}\n", "utf-8")
    assert list(claimtrack.load().claims) == ["aid"]
    assert list(claimtrack.load("claims/a.yaml", "claims").claims) == ["aid"]
    assert list(claimtrack.load(folder / "claims").claims) == ["aid"]
    checked = claimtrack.check()
    assert list(checked.corpus.claims) == ["aid"]
    assert ([f.severity for f in checked.diagnostics], checked.clean) == (["notice"], True)


def test_load_raises_one_error_with_all_findings(folder: Path) -> None:
    """`load` refuses a corpus with errors, and carries every finding, notices included."""
    text = "claims:\n  aid: Flight #1\n  arms: {kind: facts}\n"
    (folder / "claims" / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(claimtrack.CorpusError) as raised:
        claimtrack.load()
    errors = [f for f in raised.value.diagnostics if f.severity == "error"]
    assert [finding.code for finding in errors] == ["CT102", "CT104"]
    assert len(raised.value.diagnostics) > len(errors)
    assert str(raised.value).splitlines() == ["2 errors in the claim files", *map(str, errors)]
    assert claimtrack.check().diagnostics == raised.value.diagnostics
    assert not claimtrack.check().clean


def test_a_path_that_is_not_there_raises_in_both(folder: Path) -> None:
    """A missing path is the caller's mistake, not the corpus's."""
    del folder
    for function in (claimtrack.load, claimtrack.check):
        with pytest.raises(claimtrack.NoClaimFiles):
            function("nowhere")


# -- records ------------------------------------------------------------------------------------


def test_the_first_record_by_place_answers_to_an_id() -> None:
    """Where an id is used twice, the other record is kept, but not under it."""
    texts = {"b.yaml": "claims: {aid: second}\n", "a.yaml": "claims:\n\n  aid: first\n"}
    records = read_texts(texts).records
    assert records.claims["aid"].text == "first"
    assert [getattr(record, "text", "") for record in records.every] == ["first", "second"]


def test_records_alike_in_name_are_numbered_by_what_they_say() -> None:
    """Two stances that say the same of the same claim are told apart, in any order."""
    one = "stances: {s: [{affirms: aid, cue: says}, {affirms: aid, cue: adds}, {affirms: aid}]}\n"
    other = "stances: {s: [{affirms: aid}, {affirms: aid, cue: adds}, {affirms: aid, cue: says}]}\n"
    named = [
        {stance.cue: stance.id for stance in read_texts({"a.yaml": text}).records.stances.values()}
        for text in (one, other)
    ]
    assert named[0] == named[1]
    assert sorted(named[0].values()) == [
        "s:own:affirms:aid",
        "s:own:affirms:aid:2",
        "s:own:affirms:aid:3",
    ]


def test_typed_ids_are_never_numbered() -> None:
    """An id that was typed stays as it was typed, duplicate or not."""
    records = read_texts({"a.yaml": "stances: {s: [{id: x, affirms: a}, {id: x, affirms: b}]}\n"})
    assert [getattr(r, "id", "") for r in records.records.every] == ["x", "x"]


def test_names_are_made_of_what_records_say() -> None:
    """A record without an id is called by its parts, with colons, which no typed id can have."""
    text = """\
stances:
  s: [{holder: ann, denies: [a, b]}, {affirms: c}]
links:
  - {from: [a, b], supports: c}
assessments:
  - {of: s, by: ann, dated: 2014-05}
  - {of: s, by: ann}
"""
    assert ids(read_texts({"a.yaml": text}).records.every) == [
        "s:ann:denies:a+b",
        "s:own:affirms:c",
        "a+b:supports:c",
        "s:assessed:ann:2014-05",
        "s:assessed:ann:undated",
    ]


def test_records_made_in_python_need_no_place() -> None:
    """The model can be used without files."""
    records = Records(
        [
            Source(id="s", title="t"),
            Stance(id="x", source="s", verb="affirms", claims=("a",)),
            Claim(id="a", text="t"),
        ]
    )
    assert Corpus(records).status("a") == "uncontested"
    assert Records().every == ()


def test_one_error_is_one_error(folder: Path) -> None:
    """The headline of the exception counts as people do."""
    (folder / "claims" / "a.yaml").write_text("claims: {aid: {kind: facts, text: Aid}}\n", "utf-8")
    with pytest.raises(claimtrack.CorpusError, match=r"\A1 error in the claim files\n"):
        claimtrack.load()
