"""Asking a corpus: contradictions by filters, as of a date, and why two records are linked."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.contradictions.explanations import Explanation
from claimtrack.contradictions.findings import Finding, FindingKind
from claimtrack.corpus import Corpus
from claimtrack.dates import DateError, parse_date

ROOT = Path(__file__).parents[1]
Read = Callable[[str], Corpus]

TEXT = """\
questions:
  cargo: {text: "What was it?", answers: [aid, arms], exclusive: true}
  cargo-too: {text: "What was in it?", answers: [aid, arms], exclusive: true}
  open: {text: "Who was there?", answers: [alone, crowd]}
claims:
  aid: Only aid.
  arms: Weapons.
  rifles: Rifles.
  route: A route for rifles.
  alone: One was there.
  crowd: Many were there.
  many: {text: M, about: 2012, quantity: {value: 16000, unit: people, of: staff}}
  few: {text: F, about: 2012, quantity: {value: 11000, unit: people, of: staff}}
  left: {text: L, about: 2010}
  stay: {text: S, about: 2012}
  idle: Nobody speaks of it.
  gone: {text: Gone., status: withdrawn}
actors: {ann: Ann, bob: Bob, cy: Cy, dee: Dee, eve: Eve}
sources:
  paper: {title: Paper, author: eve, published: 2013-06}
  diary: {title: Diary, author: ann}
stances:
  paper:
    - {id: s-route, holder: ann, affirms: route, said: 2012-03, via: dee}
    - {id: s-aid, holder: bob, affirms: aid, said: 2013-03, certainty: probable}
    - {id: s-not, holder: cy, denies: arms, said: 2012-05}
    - {id: s-many, holder: ann, affirms: many, said: 2012}
    - {id: s-few, holder: bob, affirms: few, said: 2013-05}
    - {id: s-crowd, holder: dee, affirms: crowd, said: 2011}
    - {id: s-alone, holder: dee, denies: crowd, said: 2013}
    - {id: s-left, holder: ann, affirms: left, said: 2012}
    - {id: s-stay, holder: bob, affirms: stay, relies_on: [s-late, s-few, paper]}
    - {id: s-doubt, holder: cy, doubts: [aid, gone]}
    - {id: s-late, affirms: alone}
    - {id: s-gone, holder: dee, affirms: gone}
  diary:
    - {id: s-diary, affirms: stay}
links:
  - {id: up, from: rifles, entails: arms}
  - {id: upper, from: route, entails: rifles}
  - {id: no, from: left, contradicts: stay}
  - {id: apart, from: alone, contradicts: crowd, status: rejected, reason: Other days.}
  - {id: count, from: [crowd, few], opposes: many}
  - {id: reason, from: alone, supports: idle}
  - {id: under, from: idle, undercuts: s-few}
  - {id: under-under, from: idle, undercuts: under}
assessments:
  - {id: a-few, of: s-few, by: cy, dated: 2013, credibility: 2}
  - {id: a-early, of: paper, by: cy, dated: 2011, reliability: B}
  - {id: a-late, of: paper, by: cy, dated: 2014, reliability: B}
expect: {arms: contested}
"""


@pytest.fixture
def asked(corpus: Read) -> Corpus:
    """A small corpus with every kind of finding but two."""
    return corpus(TEXT)


def gists(found: tuple[Finding, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the kinds and claims of findings."""
    return [(finding.kind, finding.claims) for finding in found]


DENIAL = ("denial", ("arms",))
CARGO = ("rivalry", ("aid", "arms"))
STAFF = ("numeric-mismatch", ("few", "many"))
CHANGE = ("change-of-position", ("crowd",))
COUNT = ("tension", ("crowd", "few", "many"))


# -- contradictions, filtered ---------------------------------------------------------------------


def test_all_contradictions_leave_out_what_contradicts_nobody(asked: Corpus) -> None:
    """Latent and apparent findings are given only when their kind is asked for."""
    assert gists(asked.contradictions()) == [DENIAL, CARGO, STAFF, CHANGE, COUNT]
    assert {finding.kind for finding in asked.search.findings} > {"apparent"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"about": "arms"}, [DENIAL, CARGO]),
        ({"about": "route"}, [DENIAL, CARGO]),
        ({"about": "rifles"}, [DENIAL, CARGO]),
        ({"about": "aid"}, [CARGO]),
        ({"about": "idle"}, []),
        ({"holder": "cy"}, [DENIAL]),
        ({"holder": "dee"}, [CHANGE, COUNT]),
        ({"holder": "paper"}, []),
        ({"question": "cargo"}, [CARGO]),
        ({"question": "cargo-too"}, [CARGO]),
        ({"question": "open"}, []),
        ({"kind": "denial"}, [DENIAL]),
        ({"kind": "latent"}, []),
        ({"since": "2013-03"}, [CARGO, STAFF, CHANGE, COUNT]),
        ({"since": "2013-05"}, [STAFF, CHANGE, COUNT]),
        ({"since": "2014"}, []),
        ({"as_of": "2012"}, [DENIAL]),
        ({"as_of": "2012-04"}, []),
        ({"about": "arms", "holder": "bob"}, [CARGO]),
        ({"as_of": parse_date("2013-03"), "since": parse_date("2013-01")}, [CARGO]),
    ],
)
def test_filters_add_up(
    asked: Corpus, filters: dict[str, str], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """A finding is given if it fits all that is asked."""
    assert gists(asked.contradictions(**filters)) == expected  # type: ignore[arg-type]


def test_apparent_ones_come_with_their_reason(asked: Corpus) -> None:
    """They were rejected, or their times do not meet."""
    found = asked.contradictions(kind="apparent")
    assert {finding.reason for finding in found} == {"Other days.", "their times do not overlap"}


@pytest.mark.parametrize("what", ["about", "holder", "question"])
@pytest.mark.parametrize("id_", ["nobody", "up"])
def test_an_unknown_id_is_a_key_error(asked: Corpus, what: str, id_: str) -> None:
    """So is the id of a record of another kind."""
    with pytest.raises(KeyError, match=id_):
        asked.contradictions(**{what: id_})  # type: ignore[arg-type]


def test_a_bad_date_is_a_date_error(asked: Corpus) -> None:
    """Wherever a date is asked for."""
    for ask in (lambda: asked.contradictions(since="soon"), lambda: asked.as_of("soon")):
        with pytest.raises(DateError):
            ask()


def test_an_unknown_kind_is_a_value_error(asked: Corpus) -> None:
    """It says which there are."""
    kind: FindingKind = "shift"  # type: ignore[assignment]
    with pytest.raises(ValueError, match="the kinds are denial, rivalry"):
        asked.contradictions(kind=kind)


# -- as of a date ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "stances"),
    [
        ("2011", {"s-crowd"}),
        ("2012-03", {"s-crowd", "s-route"}),
        ("2012", {"s-crowd", "s-route", "s-not", "s-many", "s-left"}),
        ("2012-12-30", {"s-crowd", "s-route", "s-not"}),
        ("2012~", {"s-crowd"}),
        ("201X", set()),
    ],
)
def test_only_what_was_surely_said_by_a_date_is_known_then(
    asked: Corpus, date: str, stances: set[str]
) -> None:
    """A stance counts from the last day on which it may have been taken; a vague date is early."""
    assert set(asked.as_of(date).stances) == stances


def test_a_reported_stance_is_there_once_its_report_is_out(asked: Corpus) -> None:
    """Without `said` it was taken no later than that; without any date it is never surely there."""
    known = set(asked.as_of("2013-06").stances)
    assert {"s-stay", "s-late"} <= known
    assert known == set(asked.as_of("9999").stances) - {"s-alone"}
    assert set(asked.as_of("../..").stances) == set(asked.stances)


def test_whatever_hangs_on_a_later_stance_goes_with_it(asked: Corpus) -> None:
    """Undercuts of it, undercuts of those, ratings of it and references to it; the rest stays."""
    then = asked.as_of("2013-04")
    assert set(then.links) == set(asked.links) - {"under", "under-under"}
    assert set(then.assessments) == {"a-early"}
    assert then.expectations == ()
    assert (then.claims, then.actors, then.sources) == (asked.claims, asked.actors, asked.sources)
    assert asked.as_of("2013-06").stances["s-stay"] == asked.stances["s-stay"]


def test_a_stance_that_relies_on_a_later_one_keeps_what_is_known(corpus: Read) -> None:
    """Every reference in the corpus of a date leads somewhere."""
    then = corpus("""\
claims: {a: A}
actors: {ann: Ann}
sources: {s: {title: S}}
stances:
  s:
    - {id: one, holder: ann, affirms: a, said: 2012, relies_on: [two, s]}
    - {id: two, holder: ann, affirms: a, said: 2014}
""").as_of("2013")
    assert then.stances["one"].relies_on == ("s",)


# -- why ------------------------------------------------------------------------------------------


def told(one: Explanation | None) -> tuple[str, str, tuple[str, ...], str]:
    """Return an explanation's tie, message, path and overlap."""
    assert one is not None
    return one.tie, one.message, one.path, one.overlap


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (("aid", "arms"), ("exclusion", "aid and arms cannot both hold", ("cargo",), "yes")),
        (
            ("route", "aid"),
            ("exclusion", "route and aid cannot both hold", ("upper", "up", "cargo"), "yes"),
        ),
        (("many", "few"), ("exclusion", "many and few cannot both hold", ("few", "many"), "yes")),
        (
            ("route", "arms"),
            (
                "entailment",
                "route entails arms: who holds the one is committed to the other",
                ("upper", "up"),
                "yes",
            ),
        ),
        (
            ("arms", "route"),
            (
                "entailment",
                "route entails arms: who holds the one is committed to the other",
                ("upper", "up"),
                "yes",
            ),
        ),
        (
            ("left", "stay"),
            (
                "apparent",
                "left and stay only seem to conflict: their times do not overlap",
                ("no",),
                "no",
            ),
        ),
        (
            ("crowd", "alone"),
            (
                "apparent",
                "crowd and alone only seem to conflict: Other days.",
                ("apart",),
                "yes",
            ),
        ),
        (
            ("many", "crowd"),
            ("argument", "crowd counts against many, which excludes neither", ("count",), "yes"),
        ),
        (
            ("alone", "idle"),
            ("argument", "alone supports idle, which excludes neither", ("reason",), "yes"),
        ),
    ],
)
def test_two_claims_are_linked_by_the_fewest_records(
    asked: Corpus, ends: tuple[str, str], expected: tuple[str, str, tuple[str, ...], str]
) -> None:
    """A conflict comes first, then entailment, then what only seems one, then an argument."""
    assert told(asked.why(*ends)) == expected


@pytest.mark.parametrize(
    "ends",
    [
        ("aid", "idle"),
        ("aid", "aid"),
        ("ann", "idle"),
        ("eve", "ann"),
        ("eve", "s-few"),
        ("bob", "left"),
    ],
)
def test_where_nothing_links_two_ids_there_is_no_explanation(
    asked: Corpus, ends: tuple[str, str]
) -> None:
    """None is the answer, not an empty one."""
    assert asked.why(*ends) is None


@pytest.mark.parametrize("ends", [("aid", "nobody"), ("cargo", "aid"), ("ann", "up")])
def test_why_takes_claims_holders_and_stances_only(asked: Corpus, ends: tuple[str, str]) -> None:
    """Any other id raises `KeyError`."""
    with pytest.raises(KeyError):
        asked.why(*ends)


@pytest.mark.parametrize(
    ("text", "ends", "path", "overlap"),
    [
        ("links: [{id: x, from: a, contradicts: b}]", ("a", "b"), ("x",), "yes"),
        ("links: [{id: x, from: a, contradicts: d}]", ("a", "d"), ("x",), "possibly"),
        (
            "links: [{id: x, from: a, contradicts: b}, {id: y, from: c, equivalent: a}]",
            ("c", "b"),
            ("y", "x"),
            "yes",
        ),
        (
            "links: [{id: x, from: a, contradicts: b}, {id: y, from: c, equivalent: a}]",
            ("a", "b"),
            ("x",),
            "yes",
        ),
        (
            "links: [{id: x, from: a, contradicts: b}, {id: y, from: a, equivalent: c}]",
            ("b", "c"),
            ("y", "x"),
            "yes",
        ),
        (
            "links: [{id: r, from: a, contradicts: b, status: rejected}]",
            ("a", "b"),
            ("r",),
            "possibly",
        ),
    ],
)
def test_a_drawn_conflict_is_told_with_its_time(
    corpus: Read, text: str, ends: tuple[str, str], path: tuple[str, ...], overlap: str
) -> None:
    """Whoever drew it judged that a time left out does not matter; uncertain times do."""
    claims = "claims: {a: {text: A, about: 2012-05~}, b: B, c: C, d: {text: D, about: 2012-05}}\n"
    found = corpus(claims + text).why(*ends)
    assert found is not None
    assert (found.path, found.overlap) == (path, overlap)


def test_a_rejected_conflict_without_a_reason_says_so(corpus: Read) -> None:
    """Nothing is made up."""
    one = corpus("""\
claims: {a: A, b: B}
links: [{id: r, from: a, contradicts: b, status: rejected}]
""").why("a", "b")
    assert told(one)[1] == "a and b only seem to conflict: it was rejected, without a reason"


def test_a_conflict_of_open_times_says_so(corpus: Read) -> None:
    """The sentence has the condition."""
    one = corpus("""\
questions: {q: {text: Q, answers: [a, b], exclusive: true}}
claims: {a: {text: A, about: 2012}, b: B}
""").why("a", "b")
    assert told(one) == (
        "exclusion",
        "a and b cannot both hold if their times meet, which is open",
        ("q",),
        "possibly",
    )


def test_a_claim_that_entails_both_sides_shows_nothing_about_others(corpus: Read) -> None:
    """It is incoherent by itself, and so is no rival of either side."""
    muddle = corpus("""\
claims: {a: A, b: B, both: C, narrow: N}
actors: {ann: Ann}
sources: {s: {title: S}}
stances: {s: [{id: st, holder: ann, affirms: narrow}]}
links:
  - {from: a, contradicts: b}
  - {from: both, entails: a}
  - {from: both, entails: b}
  - {from: narrow, entails: a}
""")
    assert muddle.why("narrow", "both") is None
    assert muddle.why("ann", "both") is None


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (
            ("ann", "arms"),
            ("commitment", "ann is committed to arms", ("s-route", "upper", "up"), "yes"),
        ),
        (
            ("arms", "s-route"),
            ("commitment", "s-route is committed to arms", ("s-route", "upper", "up"), "yes"),
        ),
        (
            ("cy", "route"),
            (
                "commitment",
                "cy is committed to the denial of route",
                ("s-not", "upper", "up"),
                "yes",
            ),
        ),
        (
            ("dee", "crowd"),
            (
                "commitment",
                "dee is committed both to crowd and to its denial",
                ("s-crowd", "s-alone"),
                "yes",
            ),
        ),
        (
            ("bob", "route"),
            (
                "rival",
                "bob holds aid, which cannot hold beside route",
                ("s-aid", "upper", "up", "cargo"),
                "yes",
            ),
        ),
        (
            ("cy", "aid"),
            ("remark", "cy is committed neither to aid nor to its denial", ("s-doubt",), "yes"),
        ),
        (
            ("dee", "gone"),
            ("remark", "dee is committed neither to gone nor to its denial", ("s-gone",), "yes"),
        ),
    ],
)
def test_a_holder_and_a_claim_are_linked_by_stances_and_their_chain(
    asked: Corpus, ends: tuple[str, str], expected: tuple[str, str, tuple[str, ...], str]
) -> None:
    """Commitment first, then what cannot hold beside the claim, then what commits to nothing."""
    assert told(asked.why(*ends)) == expected


def test_a_holder_who_changed_position_is_told_so(corpus: Read) -> None:
    """Of a claim that only the abandoned stance leads to, by itself or by a rival."""
    one = corpus("""\
claims: {a: A, broad: B, rival: R}
actors: {ann: Ann}
sources: {s: {title: S}}
stances:
  s:
    - {id: one, holder: ann, affirms: a, said: 2012}
    - {id: two, holder: ann, denies: a, said: 2013}
links: [{id: up, from: a, entails: broad}, {id: no, from: rival, contradicts: broad}]
""")
    assert told(one.why("ann", "broad"))[1] == (
        "ann is committed to broad, but has changed position since"
    )
    assert told(one.why("ann", "rival"))[1:3] == (
        "ann holds a, which cannot hold beside rival, but has changed position since",
        ("one", "up", "no"),
    )
    steps = one.why("ann", "broad")
    assert steps is not None
    assert steps.steps[0].text == "ann affirms a in s, said 2012, since abandoned"


def test_unsure_stances_explain_possibly(corpus: Read) -> None:
    """The step says what is unsure."""
    one = corpus("""\
claims: {a: A}
actors: {ann: Ann, bob: Bob}
sources: {s: {title: S}}
stances:
  s: [{holder: ann, affirms: a, attribution: unsure, certainty: possible, via: bob}]
""").why("ann", "a")
    assert told(one)[3] == "possibly"
    assert one is not None
    assert one.steps[0].text == "ann affirms a in s, as possible, via bob, attribution unsure"


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (
            ("ann", "cy"),
            ("one affirms what the other denies", ("s-route", "upper", "up", "s-not")),
        ),
        (
            ("bob", "ann"),
            ("they hold what cannot hold together", ("s-aid", "s-route", "upper", "up", "cargo")),
        ),
        (
            ("s-few", "s-many"),
            ("they count the same and differ", ("s-few", "s-many", "few", "many")),
        ),
        (
            ("dee", "s-many"),
            (
                "what one holds counts against what the other holds",
                ("s-crowd", "s-many", "count"),
            ),
        ),
        (("dee", "bob"), None),
    ],
)
def test_two_holders_are_linked_by_what_sets_them_against_each_other(
    asked: Corpus, ends: tuple[str, str], expected: tuple[str, tuple[str, ...]] | None
) -> None:
    """Two premises of one argument set nobody against the other."""
    found = asked.why(*ends)
    if expected is None:
        assert found is None
    else:
        assert told(found)[:3] == (
            "finding",
            f"{ends[0]} and {ends[1]}: {expected[0]}",
            expected[1],
        )


def test_every_step_has_its_place(asked: Corpus) -> None:
    """A record's own line."""
    found = asked.why("ann", "aid")
    assert found is not None
    places = {step.id: str(step.at) for step in found.steps}
    assert places["s-route"] == "claims.yaml:24:7"
    assert places["cargo"] == "claims.yaml:2:3"


# -- on the command line --------------------------------------------------------------------------


def run(*words: str) -> tuple[int, str, str]:
    """Run a command at 80 columns and return its exit code and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    code = main(list(words), stdout=out, stderr=err, environ={"COLUMNS": "80"})
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The small corpus as a file of the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("claims.yaml").write_text(TEXT, encoding="utf-8")
    return "claims.yaml"


def test_the_json_of_contradictions_has_exactly_what_is_documented(file: str) -> None:
    """Programs find every field in every finding."""
    code, out, err = run("contradictions", "--about", "route", "--format", "json", file)
    assert (code, err) == (0, "")
    whole = json.loads(out)
    assert list(whole) == ["findings", "apparent"]
    assert whole["apparent"] == 0
    denial, _ = whole["findings"]
    assert denial == {
        "kind": "denial",
        "claims": ["arms"],
        "question": None,
        "holders": ["ann", "cy"],
        "stances": ["s-not", "s-route"],
        "overlap": "yes",
        "path": ["upper", "up"],
        "at": {"file": "claims.yaml", "line": 7, "column": 3},
        "message": "`arms` is affirmed by ann (by holding `route`) and denied by cy",
    }


def test_what_was_set_aside_is_counted_and_shown_on_request(file: str) -> None:
    """Under the same filters, with the reason."""
    whole = json.loads(run("contradictions", "--format", "json", file)[1])
    shown = json.loads(run("contradictions", "--kind", "apparent", "--format", "json", file)[1])
    assert whole["apparent"] == shown["apparent"] == len(shown["findings"]) == 2
    assert {finding["reason"] for finding in shown["findings"]} == {
        "Other days.",
        "their times do not overlap",
    }
    assert "Set aside as apparent only: 2" in run("contradictions", file)[1]
    assert "Set aside" not in run("contradictions", "--kind", "apparent", file)[1]


@pytest.mark.parametrize(
    "words",
    [
        ("contradictions",),
        ("contradictions", "--kind", "apparent"),
        ("why", "route", "aid"),
        ("why", "ann", "cy"),
        ("timeline", "ann"),
        ("timeline", "crowd"),
    ],
)
def test_the_text_is_as_reviewed(
    file: str, words: tuple[str, ...], golden: Callable[[str, str], str]
) -> None:
    """Every change of what people read is seen as a diff of tests/golden/."""
    code, out, err = run(*words, file)
    assert (code, err) == (0, "")
    name = "-".join(word.strip("-") for word in words)
    assert out == golden(f"asking-{name}.txt", out)


def test_no_finding_is_no_failure(file: str) -> None:
    """The exit code is 0, and a sentence says so."""
    assert run("contradictions", "--about", "idle", file) == (
        0,
        "Nothing on record contradicts anything here.\n",
        "",
    )
    assert run("contradictions", "--holder", "ann", "--as-of", "2011", file)[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("contradictions", "--about", "rifle"), "no claim rifle; did you mean rifles?"),
        (("contradictions", "--holder", "arms"), "no holder arms"),
        (("contradictions", "--question", "carg"), "no question carg; did you mean cargo?"),
        (("why", "aid", "zzz\x1b"), "no claim, holder or stance zzz\\x1b"),
        (("why", "rifle", "aid"), "no claim, holder or stance rifle; did you mean rifles?"),
        (("timeline", "crowds"), "no claim or holder crowds; did you mean crowd?"),
    ],
)
def test_an_unknown_id_exits_with_2_and_what_may_be_meant(
    file: str, words: tuple[str, ...], said: str
) -> None:
    """The hint goes to stderr."""
    code, out, err = run(*words, file)
    assert (code, out) == (2, "")
    assert err.startswith(f"claimtrack: {said}")


@pytest.mark.parametrize("option", ["--as-of", "--since"])
def test_a_bad_date_exits_with_2(
    file: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says what to write."""
    code, out, _ = run("contradictions", option, "25.3.2013", file)
    assert (code, out) == (2, "")
    assert "write 2013-03-25" in capsys.readouterr().err


def test_broken_files_answer_nothing(file: str) -> None:
    """The exit code is 1."""
    Path("b.yaml").write_text("claims: {aid: Again.}\n", encoding="utf-8")
    for words in (("contradictions",), ("why", "aid", "arms"), ("timeline", "aid")):
        code, out, err = run(*words, file, "b.yaml")
        assert (code, out) == (1, "")
        assert "CT202" in err


def test_why_in_json(file: str) -> None:
    """The steps carry ids, texts and places; nulls stand where nothing links the two."""
    found = json.loads(run("why", "aid", "arms", "--format", "json", file)[1])
    assert found == {
        "ids": ["aid", "arms"],
        "tie": "exclusion",
        "overlap": "yes",
        "message": "aid and arms cannot both hold",
        "path": ["cargo"],
        "steps": [
            {
                "id": "cargo",
                "text": "at most one answer can hold, and aid and arms are two",
                "at": {"file": "claims.yaml", "line": 2, "column": 3},
            }
        ],
    }
    nothing = json.loads(run("why", "aid", "idle", "--format", "json", file)[1])
    assert (nothing["tie"], nothing["overlap"], nothing["path"]) == (None, None, [])
    assert nothing["message"] == "nothing on record links aid and idle"


def test_why_says_in_words_that_nothing_links_two_or_that_it_is_open(file: str) -> None:
    """The exit code is 0 either way."""
    code, out, _ = run("why", "aid", "idle", file)
    assert code == 0
    assert out.splitlines()[0] == "nothing on record links aid and idle"
    Path("open.yaml").write_text(
        "claims: {p: {text: P, about: 2012}, r: R}\n"
        "questions: {q: {text: Q, answers: [p, r], exclusive: true}}\n",
        encoding="utf-8",
    )
    assert "possibly: the times" in run("why", "p", "r", "open.yaml")[1]


def test_the_five_articles_can_be_asked() -> None:
    """Who permits the arms route cannot hold that there was only aid."""
    code, out, _ = run(
        "why", "iraq-permits-arms-route", "cargo-humanitarian-only", str(ROOT / "claims")
    )
    assert code == 0
    assert "cannot both hold" in out
    assert "iraq-permits-arms-route entails cargo-arms" in out
