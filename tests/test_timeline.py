"""Timelines: the stances of a holder, or on a claim, in the order of time, and what changed."""

import io
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.contradictions.timeline import Entry
from claimtrack.corpus import Corpus

ROOT = Path(__file__).parents[1]
Read = Callable[[str], Corpus]

HEAD = """\
claims: {x: The thing is so., y: Another thing., z: A third.}
actors: {ann: Ann, bob: Bob, crowd: {name: Crowd, kind: group}, pen: Pen}
sources:
  paper: {title: Paper, author: pen, published: 2012-05}
  diary: {title: Diary, author: ann, published: 2012-05}
  joint: {title: Joint, author: [ann, bob], published: 2012-06}
  loose: {title: Loose}
  other: {title: Other}
"""


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    """Return the stances and orders of entries."""
    return [(entry.stance.id, entry.order) for entry in entries]


def marks(entries: tuple[Entry, ...]) -> dict[str, list[tuple[str, str, bool]]]:
    """Return what is marked, by the stances that are."""
    return {
        entry.stance.id: [(mark.kind, mark.against, mark.sure) for mark in entry.marks]
        for entry in entries
        if entry.marks
    }


def test_stances_stand_in_the_order_of_time(corpus: Read) -> None:
    """By the last day each may have been taken; what is not clearly ordered says so."""
    line = corpus(
        HEAD
        + """\
stances:
  paper:
    - {id: c, holder: bob, affirms: x}
    - {id: b, holder: ann, affirms: x, said: 2011-03}
    - {id: e, holder: ann, affirms: y, said: 2011-03}
  diary: [{id: d, affirms: x}]
  loose: [{id: f, holder: bob, doubts: x}]
  other: [{id: a, holder: ann, mentions: x, said: 2010}, {id: g, holder: bob, affirms: [x, y]}]
"""
    ).timeline("x")
    assert told(line) == [
        ("a", "first"),
        ("b", "later"),
        ("c", "undetermined"),
        ("d", "undetermined"),
        ("f", "undetermined"),
        ("g", "undetermined"),
    ]
    assert {entry.stance.id: entry.days for entry in line} == {
        "a": ("2010-01-01", "2010-12-31"),
        "b": ("2011-03-01", "2011-03-31"),
        "c": (None, "2012-05-31"),
        "d": ("2012-05-01", "2012-05-31"),
        "f": (None, None),
        "g": (None, None),
    }
    first = line[0]
    assert (first.verb, first.certainty, first.source, first.holders, first.claim) == (
        "mentions",
        None,
        "other",
        ("ann",),
        "x",
    )
    assert str(first.at).endswith(":16:11")


def test_a_holders_timeline_has_an_entry_for_each_claim(corpus: Read) -> None:
    """Own voice included; what stands in one source with one date is of one moment."""
    line = corpus(
        HEAD
        + """\
stances:
  joint: [{id: own, affirms: [y, x, y]}, {id: too, holder: ann, denies: z}]
  paper: [{id: old, holder: ann, affirms: z, said: 2011}, {holder: bob, affirms: z}]
"""
    ).timeline("ann")
    assert [(e.stance.id, e.claim, e.order, e.holders) for e in line] == [
        ("old", "z", "first", ("ann",)),
        ("own", "y", "later", ("ann",)),
        ("own", "x", "same", ("ann",)),
        ("too", "z", "same", ("ann",)),
    ]
    assert marks(line) == {"too": [("change-of-position", "old", True)]}
    assert [e.stance.id for e in line if e.abandoned] == ["old"]


@pytest.mark.parametrize(
    ("earlier", "later", "shifts"),
    [
        ("affirms: x", "affirms: x, certainty: probable", True),
        ("affirms: x, certainty: possible", "affirms: x, certainty: probable", True),
        ("affirms: x", "affirms: x", False),
        ("affirms: x", "doubts: x", True),
        ("denies: x", "mentions: x", True),
        ("doubts: x", "affirms: x", True),
        ("doubts: x", "mentions: x", True),
        ("mentions: x", "affirms: x", False),
        ("mentions: x", "doubts: x", True),
        ("affirms: y", "doubts: x", False),
        ("affirms: x, attribution: disputed", "doubts: x", False),
        ("affirms: x", "doubts: x, attribution: disputed", False),
    ],
)
def test_a_shift_is_a_clearly_later_stance_of_other_certainty(
    corpus: Read,
    earlier: str,
    later: str,
    shifts: bool,  # noqa: FBT001
) -> None:
    """Doubt and mention after commitment are shifts too; a first mention commits to nothing."""
    records = corpus(
        HEAD
        + f"""\
stances:
  paper:
    - {{id: one, holder: ann, {earlier}, said: 2010}}
    - {{id: two, holder: ann, {later}, said: 2011}}
"""
    )
    expected = {"two": [("shift", "one", True)]} if shifts else {}
    assert marks(records.timeline("ann")) == expected


def test_a_shift_needs_clear_order_and_one_holder(corpus: Read) -> None:
    """The last clearly earlier stance is what it shifts from; overlapping dates shift nothing."""
    line = corpus(
        HEAD
        + """\
stances:
  paper:
    - {id: a, holder: ann, affirms: x, said: 2010}
    - {id: b, holder: bob, affirms: x, certainty: possible, said: 2010}
    - {id: c, holder: ann, affirms: x, certainty: probable, said: 2012-02}
    - {id: d, holder: ann, affirms: x, said: 2012}
"""
    ).timeline("x")
    assert marks(line) == {"c": [("shift", "a", True)]}


@pytest.mark.parametrize(("holder", "more"), [("crowd", ""), ("ann", ", attribution: unsure")])
def test_a_shift_of_who_may_be_several_or_of_unsure_words_is_possible(
    corpus: Read, holder: str, more: str
) -> None:
    """A group may be other people the second time."""
    line = corpus(
        HEAD
        + f"""\
stances:
  paper:
    - {{id: a, holder: {holder}, affirms: x, said: 2010{more}}}
    - {{id: b, holder: {holder}, doubts: x, said: 2011}}
"""
    ).timeline(holder)
    assert marks(line) == {"b": [("shift", "a", False)]}


def test_a_change_across_rivals_is_marked_on_the_later_claim(corpus: Read) -> None:
    """The other stance is named even if it is on another claim, and stands abandoned there."""
    records = corpus(
        HEAD
        + """\
questions: {q: {text: Q, answers: [x, y], exclusive: true}}
stances:
  paper:
    - {id: a, holder: ann, affirms: x, said: 2010}
    - {id: b, holder: ann, affirms: y, said: 2011}
"""
    )
    assert marks(records.timeline("y")) == {"b": [("change-of-position", "a", True)]}
    (entry,) = records.timeline("x")
    assert (entry.abandoned, entry.marks) == (True, ())
    assert marks(records.timeline("ann")) == {"b": [("change-of-position", "a", True)]}
    assert records.timeline("bob") == ()


def test_what_stands_against_an_unordered_stance_is_marked_too(corpus: Read) -> None:
    """It is a self-contradiction or words put in a mouth; the entry listed later has the mark."""
    records = corpus(
        HEAD
        + """\
stances:
  diary: [{id: a, affirms: x}, {id: b, denies: x}]
  paper:
    - {id: c, holder: bob, affirms: y, attribution: disputed, said: 2010}
    - {id: d, holder: bob, denies: y, said: 2010}
"""
    )
    assert marks(records.timeline("x")) == {"b": [("self-contradiction", "a", True)]}
    assert marks(records.timeline("y")) == {"d": [("attribution-conflict", "c", True)]}
    assert marks(records.timeline("ann")) == marks(records.timeline("x"))


def test_an_unknown_id_is_a_key_error(corpus: Read) -> None:
    """So is that of a stance; a source is a holder, if only of what nobody wrote."""
    records = corpus(HEAD + "stances: {loose: [{id: a, affirms: x}]}\n")
    for id_ in ("nobody", "a"):
        with pytest.raises(KeyError, match=id_):
            records.timeline(id_)
    assert told(records.timeline("loose")) == [("a", "first")]


def test_clearly_earlier_stances_stand_above_in_the_five_articles() -> None:
    """Of every two entries the upper is never clearly the later."""
    from claimtrack import load  # noqa: PLC0415 - the public name

    corpus = load(str(ROOT / "claims"))
    for id_ in (*corpus.claims, *corpus.actors):
        line = corpus.timeline(id_)
        assert {entry.stance.id for entry in line} == {
            stance.id for stance in (corpus.stances_of(id_) or corpus.stances_by(id_))
        }
        for one, other in pairwise(line):
            assert one.latest <= other.latest
            assert (other.order == "later") == (one.latest < other.earliest)


# -- on the command line --------------------------------------------------------------------------


TEXT = (
    HEAD
    + """\
stances:
  paper:
    - {id: a, holder: ann, affirms: x, said: 2010, quote: it is}
    - {id: b, holder: crowd, doubts: x, certainty: possible}
    - {id: c, holder: crowd, affirms: x, said: 2011, attribution: unsure}
  diary: [{id: d, denies: x}]
  loose: [{id: e, holder: bob, mentions: x}]
"""
)


def run(*words: str) -> tuple[int, str, str]:
    """Run the command and return its exit code and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["timeline", *words], stdout=out, stderr=err, environ={"COLUMNS": "80"})
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A claim file of the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("claims.yaml").write_text(TEXT, encoding="utf-8")
    return "claims.yaml"


def test_the_text_says_when_who_what_and_what_changed(file: str) -> None:
    """A stance reported without a date was taken by the day of the report."""
    code, out, err = run("x", file)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "The thing is so. [x]",
        "",
        "2010                    affirmed by Ann · since abandoned",
        "                        “it is”",
        "                        → Pen → Paper [paper] · claims.yaml:11",
        "",
        "2011                    affirmed by Crowd · attribution unsure",
        "                        → Pen → Paper [paper] · claims.yaml:13",
        "",
        "by 2012-05              doubted by Crowd · as possible",
        "                        order to the above undetermined",
        "                        → Pen → Paper [paper] · claims.yaml:12",
        "",
        "2012-05                 denied by Ann",
        "                        order to the above undetermined",
        "                        change of position, against a",
        "                        → Diary [diary] · claims.yaml:14",
        "",
        "undated                 mentioned by Bob",
        "                        order to the above undetermined",
        "                        → Loose [loose] · claims.yaml:15",
    ]


def test_a_possible_mark_says_so(file: str) -> None:
    """A group's shift is one only possibly."""
    text = Path(file).read_text(encoding="utf-8").replace("certainty: possible", "said: 2012")
    Path(file).write_text(text, encoding="utf-8")
    assert "possibly shift, against c" in run("crowd", file)[1]


def test_the_json_has_what_is_documented(file: str) -> None:
    """Bounds are days, null where there is none."""
    whole = json.loads(run("x", "--format", "json", file)[1])
    assert whole["id"] == "x"
    assert [entry["stance"] for entry in whole["entries"]] == ["a", "c", "b", "d", "e"]
    assert whole["entries"][3] == {
        "stance": "d",
        "claim": "x",
        "holders": ["ann"],
        "verb": "denies",
        "certainty": None,
        "attribution": None,
        "source": "diary",
        "date": "2012-05",
        "date_is": "published",
        "earliest": "2012-05-01",
        "latest": "2012-05-31",
        "order": "undetermined",
        "abandoned": False,
        "marks": [{"kind": "change-of-position", "holder": "ann", "against": "a", "sure": True}],
        "at": {"file": "claims.yaml", "line": 14, "column": 11},
    }
    assert (whole["entries"][4]["date"], whole["entries"][4]["latest"]) == (None, None)


def test_a_claim_without_stances_says_so(file: str) -> None:
    """The exit code is 0."""
    assert run("z", file) == (0, "A third. [z]\nNo stance is on record.\n", "")
