"""The five articles in `claims/`, from which everything else is taken: clean, and rightly told."""

import io
from collections import Counter
from pathlib import Path

import pytest

import claimtrack
from claimtrack import cli

CLAIMS = Path(__file__).parents[1] / "claims"

APPARENT = {
    frozenset({"no-us-troops-2013", "us-priority-drawdown"}),
    frozenset({"iraq-is-iran-puppet", "kadhimi-cracks-down"}),
    frozenset({"us-aims-broad-defence-ties", "americans-will-be-expelled"}),
}
"""Pairs that seem to conflict and do not: troops gone in 2013 and reduced in 2020, a puppet of 2012
and the prime minister of 2020, aims of 2012 and a threat of 2020."""


@pytest.fixture(scope="module")
def corpus() -> claimtrack.Corpus:
    """The corpus of the five articles."""
    return claimtrack.load(CLAIMS)


def test_the_corpus_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """`claimtrack check` beside `claims/` finds neither errors nor warnings."""
    monkeypatch.chdir(CLAIMS.parent)
    out = io.StringIO()
    assert cli.main(["check"], stdout=out, environ={}) == 0, out.getvalue()


def test_the_corpus_has_everything_that_was_found_in_the_articles(
    corpus: claimtrack.Corpus,
) -> None:
    """Nothing of the five articles gets lost: so many records of each kind."""
    kinds = ("questions", "claims", "actors", "sources", "stances", "links", "expectations")
    assert {kind: len(getattr(corpus, kind)) for kind in kinds} == {
        "questions": 19,
        "claims": 95,
        "actors": 53,
        "sources": 12,
        "stances": 130,
        "links": 77,
        "expectations": 41,
    }


def test_what_contradicts_what_is_counted(corpus: claimtrack.Corpus) -> None:
    """So many findings of each kind, and claims of each status."""
    kinds = Counter(finding.kind for finding in corpus.contradictions())
    assert kinds == {"denial": 6, "rivalry": 5, "attribution-conflict": 1, "tension": 16}
    assert len(corpus.contradictions(kind="apparent")) == 6
    statuses = Counter(corpus.status(claim) for claim in corpus.claims)
    assert statuses == {"uncontested": 74, "contested": 17, "denied": 2, "unasserted": 2}


def test_the_cargo_contest_has_both_its_sides(corpus: claimtrack.Corpus) -> None:
    """Aid only, or arms: one rivalry under its question, with who holds which, and one denial."""
    (rivalry,) = [f for f in corpus.contradictions() if f.question == "q-cargo"]
    assert rivalry.kind == "rivalry"
    assert rivalry.overlap == "yes"
    assert {side.claim: set(side.holders) for side in rivalry.sides} == {
        "cargo-arms": {"excerpt-author", "kerry", "lacrosse", "us-gov", "us-officials-2012"},
        "cargo-humanitarian-only": {"iran-gov", "iraq-gov"},
    }
    (denial,) = [f for f in corpus.contradictions() if f.claims == ("cargo-humanitarian-only",)]
    assert [(side.verb, set(side.holders)) for side in denial.sides] == [
        ("affirms", {"iran-gov", "iraq-gov"}),
        ("denies", {"senior-us-official-2013"}),
    ]
    assert {corpus.status(side.claim) for side in rivalry.sides} == {"contested"}


def test_each_side_of_the_cargo_contest_has_its_words_and_place(
    corpus: claimtrack.Corpus,
) -> None:
    """Every stance in the contest has a source with a date and a place in a file; each side a quote."""
    (rivalry,) = [f for f in corpus.contradictions() if f.question == "q-cargo"]
    for side in rivalry.sides:
        stances = [corpus.stances[id_] for id_ in side.stances]
        assert all(corpus.records.published(stance.source) for stance in stances)
        assert all("/claims/sources/" in str(stance.spans.record) for stance in stances)
        assert any(stance.quote for stance in stances)


def test_what_only_seems_to_conflict_is_listed_with_a_reason(corpus: claimtrack.Corpus) -> None:
    """The three well-known traps are apparent, each with its reason."""
    apparent = {frozenset(f.claims): f for f in corpus.contradictions(kind="apparent")}
    assert apparent.keys() >= APPARENT
    assert all((apparent[pair].reason or "").endswith(".") for pair in APPARENT)


def test_what_only_seems_to_conflict_is_never_a_contradiction(corpus: claimtrack.Corpus) -> None:
    """No denial, rivalry or tension has both claims of such a pair."""
    told = corpus.contradictions()
    assert [f for f in told for pair in APPARENT if pair <= set(f.claims)] == []


def test_quotes_are_short(corpus: claimtrack.Corpus) -> None:
    """Of other people's articles the repository repeats six words at most at a time."""
    quotes = [stance.quote.exact for stance in corpus.stances.values() if stance.quote]
    assert max(len(quote.split()) for quote in quotes) <= 6
