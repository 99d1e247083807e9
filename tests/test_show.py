"""`claimtrack show`: a record's fields as typed, and everything said about it."""

import io
import re
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.contradictions.search import Search
from claimtrack.dossier import Dossier, dossier
from claimtrack.loading import read, read_texts
from claimtrack.records import Records
from claimtrack.references import references

ROOT = Path(__file__).parents[1]

TEXT = """\
questions:
  q: {text: "Which?", answers: [aid, arms], exclusive: true}
claims:
  aid: {text: Only aid., about: 2013, tags: [x, y]}
  arms: {text: Weapons., quantity: {value: 3.., unit: tons, of: shells}}
  old: {text: Old., status: withdrawn, reason: split, superseded_by: aid}
  fog: {text: Nobody knows.}
actors:
  ann: Ann
  bob: {name: Bob, acts_for: gov, member_of: gov}
  gov: {name: The government, kind: government}
  who: {name: somebody, kind: unnamed, may_be: bob, controlled_by: gov}
sources:
  report:
    title: Report
    author: ann
    publisher: gov
    published: 2013-03
    held: {path: a.txt, sha256: %s}
    derived_from: [wire, {source: log, how: quotes}]
  wire: {title: Wire}
  log: {title: Log, part_of: report}
stances:
  report:
    - {affirms: aid, quote: {exact: only aid, prefix: it is}}
    - {id: st, holder: bob, denies: aid, via: who, said: 2013, sarcastic: true, quote: great, line: 3}
    - {holder: who, affirms: [arms, old], relies_on: [st, log]}
    - {holder: gov, affirms: fog}
  wire: [{mentions: arms}]
links:
  - {id: ln, from: [arms, old], supports: fog, why: so it is, by: ann, source: wire}
  - {from: fog, undercuts: ln}
  - {from: fog, undercuts: st, status: rejected}
assessments:
  - {of: report, by: ann, dated: 2014, reliability: B, note: so far good}
  - {of: st, by: ann, dated: 2014, credibility: 2}
  - {of: aid, by: ann, dated: 2014, likelihood: likely, scale: phia, confidence: low}
expect: {fog: uncontested}
""" % ("0" * 64)
AID = "“only aid” · [report:own:affirms:aid]"
BOTH = "Weapons. [arms] and Old. [old]"
NO = "`undercuts` is rejected: no reason given"


@pytest.fixture
def records() -> Records:
    """A small corpus with every kind of record and of reference."""
    reading = read_texts({"a.yaml": TEXT})
    assert reading.found == ()
    return reading.records


def titles(found: Dossier | None) -> dict[str, list[str]]:
    """Return what a dossier's sections say, by their titles."""
    assert found is not None
    return {
        section.title: [f"{entry.label}: {entry.text}" for entry in section.entries]
        for section in found.sections
    }


def test_a_claim_shows_its_fields_status_and_all_that_refers_to_it(records: Records) -> None:
    """Fields stand in the words and the order of the format; then status, stances, links, the rest."""
    found = dossier(records, "aid")
    assert found is not None
    assert (found.kind, str(found.at)) == ("claim", "a.yaml:4:3")
    assert found.fields == (("text", "Only aid."), ("about", "2013"), ("tags", "x; y"))
    assert found.standing == (
        ("status", "contested"),
        ("for", "Ann"),
        ("against", "Bob (by denial)"),
        ("maybe against", "somebody (by holding arms)"),
    )
    assert titles(found) == {
        "Assessments": [
            "by: Ann [ann] · dated 2014 · current · likely (PHIA: 55 to 75 %) · confidence low"
        ],
        "Questions it answers": ["question: Which? [q]"],
        "Stances on it": [
            f"affirmed by: the source itself: Ann · published 2013-03 · {AID}",
            "denied by: Bob · said 2013 · in sarcasm · “great” · line 3 of the source · [st]",
        ],
        "Claims it supersedes": ["claim: Old. [old]"],
        "Contradictions": [
            "denial: `aid` is affirmed by ann and denied by bob",
            "rivalry: these cannot hold together: `aid` by ann; `arms` by who",
        ],
    }


def test_an_actor_shows_what_it_holds_passes_on_writes_argues_and_rates(records: Records) -> None:
    """Stances in a source's own voice are its author's."""
    ann, who, gov = (titles(dossier(records, id_)) for id_ in ("ann", "who", "gov"))
    assert list(ann) == [
        "Stances in a source of its own",
        "Links it argues",
        "Sources it wrote",
        "Assessments it made",
        "Contradictions",
    ]
    assert ann["Links it argues"] == [
        f"supports: {BOTH} supports Nobody knows. [fog] · so it is · argued by Ann"
    ]
    assert ann["Assessments it made"][1:] == [
        "of: Report [report] · dated 2014 · current · reliability B, usually reliable · so far good",
        "of: Bob [st] · dated 2014 · current · credibility 2, probably true",
    ]
    assert who["Stances it passed on"] == [
        "denies: Only aid. [aid] · Bob · said 2013 · in sarcasm · “great” · line 3 of the source · [st]"
    ]
    assert who["Stances it holds"] == [
        "affirms: Weapons. [arms]; Old. [old] · published 2013-03 · [report:who:affirms:arms+old]"
    ]
    assert {"Members", "Actors that act for it", "Actors it controls"} < set(gov)
    assert titles(dossier(records, "bob"))["Actors that may be it"] == ["actor: somebody [who]"]


def test_a_source_shows_its_stances_parts_and_what_comes_from_it(records: Records) -> None:
    """A kept copy and what it was taken from are told in the source's own fields."""
    report = dossier(records, "report")
    assert report is not None
    fields = dict(report.fields)
    assert fields["held"] == f"a.txt, SHA-256 {'0' * 64}"
    assert fields["derived_from"] == "Wire [wire]; Log [log] (quotes)"
    assert len(titles(report)["Stances in it"]) == 4
    assert titles(report)["Parts"] == ["source: Log [log]"]
    log = titles(dossier(records, "log"))
    assert log["Sources derived from it"] == ["source: Report [report]"]
    assert list(log) == ["Stances that rely on it", "Sources derived from it"]
    assert "Links argued in it" in titles(dossier(records, "wire"))


def test_a_stance_without_an_author_is_its_sources_own(records: Records) -> None:
    """The document as such holds it; it is told once, as a stance in it."""
    assert list(titles(dossier(records, "wire"))).count("Stances in it") == 1
    assert "Stances in a source of its own" not in titles(dossier(records, "wire"))


def test_a_stance_and_a_link_show_what_undercuts_them(records: Records) -> None:
    """Undercuts are links to it; one that was rejected says so."""
    stance, link = dossier(records, "st"), dossier(records, "ln")
    assert stance is not None
    assert stance.fields == (
        ("source", "Report [report]"),
        ("holder", "Bob [bob]"),
        ("denies", "Only aid. [aid]"),
        ("via", "somebody [who]"),
        ("said", "2013"),
        ("quote", "“great”"),
        ("line", "3"),
        ("sarcastic", "true"),
    )
    assert titles(stance)["Links to it"] == [
        f"rejected: Nobody knows. [fog] · {NO} · [fog:undercuts:st]"
    ]
    assert titles(stance)["Stances that rely on it"][0].startswith("affirms: Weapons. [arms]")
    assert link is not None
    assert ("from", "Weapons. [arms]; Old. [old]") in link.fields
    assert ("supports", "Nobody knows. [fog]") in link.fields
    assert titles(link)["Links to it"] == ["undercut by: Nobody knows. [fog] · [fog:undercuts:ln]"]


def test_an_expectation_and_links_from_a_claim_are_told(records: Records) -> None:
    """Both ends of a link tell of it, each in its own words."""
    fog = titles(dossier(records, "fog"))
    assert fog["Expected status"] == ["expect: uncontested"]
    assert fog["Links from it"][0] == "undercuts: ln · [fog:undercuts:ln]"
    assert fog["Links to it"] == [f"supported by: {BOTH} · so it is · argued by Ann · [ln]"]


def test_quotes_and_quantities_are_written_out(records: Records) -> None:
    """What stands around a quote is told with it, and a flag that is set."""
    own = dossier(records, "report:own:affirms:aid")
    arms, question = dossier(records, "arms"), dossier(records, "q")
    assert own is not None
    assert ("quote", "it is “only aid”") in own.fields
    assert arms is not None
    assert ("quantity", "3.. tons of: shells") in arms.fields
    assert question is not None
    assert ("exclusive", "true") in question.fields


def test_every_reference_to_a_record_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of the five-article corpus no reference is left out of the dossier of what it refers to."""
    records = read([str(ROOT / "claims")]).records
    search = Search(records)  # one for all dossiers
    monkeypatch.setattr("claimtrack.dossier.Search", lambda _: search)
    told: dict[str, set[str]] = {}
    for id_ in records.by_id:
        found = dossier(records, id_)
        assert found is not None
        told[id_] = {str(entry.at) for section in found.sections for entry in section.entries}
    for one in records.every:
        for reference in references(one):
            assert str(one.spans.record) in told[reference.id]


RERATED = """\
actors: {ann: Ann, bob: Bob}
sources: {s: {title: Source, author: bob}}
claims: {c: C., d: D.}
stances: {s: {affirms: [c, d]}}
assessments:
  - {of: s, by: bob, dated: 2015, reliability: F}
  - {of: s, by: ann, dated: 2014-03, reliability: C, note: slips}
  - {of: c, by: ann, dated: 2012, likelihood: likely, scale: icd-203}
  - {of: s, by: ann, dated: 2013, reliability: A}
  - {of: s, by: ann, dated: 2014, reliability: B}
"""


def test_ratings_are_shown_by_assessor_and_date_with_what_still_stands() -> None:
    """Letters and words carry their meaning; an order that the dates leave open is called so."""
    records = read_texts({"a.yaml": RERATED}).records
    open_ = "order undetermined · possibly current"
    assert titles(dossier(records, "s"))["Assessments"] == [
        "by: Ann [ann] · dated 2013 · superseded · reliability A, completely reliable",
        "by: Ann [ann] · dated 2014-03 · possibly current · reliability C, fairly reliable · slips",
        f"by: Ann [ann] · dated 2014 · {open_} · reliability B, usually reliable",
        "by: Bob [bob] · dated 2015 · current · reliability F, cannot be judged",
    ]
    made = titles(dossier(records, "ann"))["Assessments it made"]
    assert [one.partition(" ·")[0] for one in made] == ["of: C. [c]", *["of: Source [s]"] * 3]
    assert made[0] == "of: C. [c] · dated 2012 · current · likely (ICD 203: 55 to 80 %)"


def run(*words: str, columns: int = 80) -> tuple[int, str, str]:
    """Run the command and return its exit code and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["show", *words], stdout=out, stderr=err, environ={"COLUMNS": str(columns)})
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The small corpus as a file of the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(TEXT, encoding="utf-8")
    return "a.yaml"


def test_show_prints_the_record_with_its_place(file: str) -> None:
    """Kind, id and place head the page; sections follow with how many entries they have."""
    code, out, err = run("ln", file)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "link ln",
        "a.yaml:31",
        "",
        "from            Weapons. [arms]; Old. [old]",
        "supports        Nobody knows. [fog]",
        "why             so it is",
        "by              Ann [ann]",
        "source          Wire [wire]",
        "",
        "Links to it (1)",
        "undercut by     Nobody knows. [fog] · [fog:undercuts:ln] · a.yaml:32",
    ]


def test_the_page_on_ratings_shows_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file in the explanation gives the output that stands below it."""
    page = (ROOT / "docs/explanation/ratings.md").read_text(encoding="utf-8")
    text, expected = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("claims.yaml").write_text(text, encoding="utf-8")
    assert run("bulletin", "claims.yaml") == (0, expected, "")


def test_a_derived_id_with_colons_works_too(file: str) -> None:
    """What the report and the JSON name can be looked up."""
    assert run("fog:undercuts:ln", file)[0] == 0


def test_show_tells_a_claims_status(file: str) -> None:
    """The status stands between the fields and what others say."""
    assert "\nstatus          contested\nfor             Ann\n" in run("aid", file)[1]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("aids", "claimtrack: no record aids; did you mean aid?\n"),
        ("zzz\x1b[31m", "claimtrack: no record zzz\\x1b[31m\n"),
    ],
)
def test_an_unknown_id_exits_with_2_and_what_may_be_meant(file: str, word: str, said: str) -> None:
    """The hint goes to stderr, and what was typed acts on no terminal."""
    assert run(word, file) == (2, "", said)


def test_broken_files_are_not_shown(file: str) -> None:
    """Errors go to stderr, one a line, and the exit code is 1."""
    Path("b.yaml").write_text("claims: {aid: Again.}\n", encoding="utf-8")
    code, out, err = run("aid", file, "b.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("b.yaml:1:10: error: CT202 ")


def test_a_missing_path_exits_with_2(file: str) -> None:
    """The message names the path."""
    del file
    assert run("aid", "gone") == (2, "", "claimtrack: there is no file or folder gone\n")
