"""Public data sets with known labels, turned into records; skipped where they are not at hand."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimtrack.contradictions.search import Search
from claimtrack.corpus import Corpus
from claimtrack.model import Actor, Claim, Link, Question, Record, Source, Stance
from claimtrack.records import Records
from claimtrack.semantics import METHODS

DATA = Path(__file__).parents[2] / "shared" / "data"


def data(name: str) -> dict[str, Any]:
    """Return a data set, or skip the test."""
    path = DATA / f"{name}.json"
    if not path.exists():
        pytest.skip(f"{name}.json is not beside the repository")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


class Ids:
    """Ids of our own form for ids of any form, each its own."""

    def __init__(self) -> None:
        """Start without any."""
        self._made: dict[str, str] = {}

    def of(self, text: str) -> str:
        """Return the id for a text."""
        words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40] or "x"
        return self._made.setdefault(text, f"c{len(self._made)}-{words}")


def held(claims: dict[str, str]) -> list[Record]:
    """Return claims, each affirmed by the holder given."""
    records: list[Record] = [Source(id="paper", title="paper")]
    records += [Actor(id=holder, name=holder) for holder in sorted(set(claims.values()))]
    for claim, holder in claims.items():
        records.append(Claim(id=claim, text=claim))
        stance = Stance(
            id=f"{holder}:{claim}", source="paper", verb="affirms", claims=(claim,), holder=holder
        )
        records.append(stance)
    return records


def test_every_contradiction_of_the_argument_maps_is_found() -> None:
    """Eight Argdown maps draw 51 pairs as contradictory: those are found, and no other."""
    maps, ids = data("argdown"), Ids()
    claims = {ids.of(claim["id"]): f"holder-{n}" for n, claim in enumerate(maps["claims"])}
    records = held(claims)
    drawn = set()
    for link in maps["links"]:
        if link["kind"] in ("contradicts", "supports"):
            ends = ids.of(link["from"]), ids.of(link["to"])
            claims_of = [end for end in ends if end not in claims]
            records += held(dict.fromkeys(claims_of, "holder-of-arguments"))[2:]
            claims |= dict.fromkeys(claims_of, "holder-of-arguments")
            id_ = f"{ends[0]}:{link['kind']}:{ends[1]}"
            records.append(Link(id=id_, from_=ends[:1], verb=link["kind"], to=ends[1]))
            if link["kind"] == "contradicts":
                drawn.add(tuple(sorted(ends)))
    assert len(drawn) == 51
    found = Search(Records([*records, Actor(id="holder-of-arguments", name="x")])).findings
    expected = {pair for pair in drawn if claims[pair[0]] != claims[pair[1]]}
    assert {finding.claims for finding in found if finding.kind == "rivalry"} == expected
    assert {finding.kind for finding in found} <= {"rivalry", "self-contradiction", "latent"}


def argument_maps() -> list[Record]:
    """Return the Argdown maps with everything held, and each drawn contradiction as a question."""
    maps, ids = data("argdown"), Ids()
    records = held(
        {ids.of(claim["id"]): f"holder-{n % 9}" for n, claim in enumerate(maps["claims"])}
    )
    groups: dict[tuple[str, str], list[str]] = {}
    questions = 0
    for number, link in enumerate(maps["links"]):
        one, to = ids.of(link["from"]), ids.of(link["to"])
        if link["kind"] == "supports":
            groups.setdefault((link.get("group") or f"single-{number}", to), []).append(one)
        elif link["kind"] == "contradicts":
            questions += 1
            records.append(Link(id=f"l{number}", from_=(one,), verb="contradicts", to=to))
            records.append(Question(id=f"q{questions}", text="?", answers=(one, to)))
    for (group, to), premises in groups.items():
        from_ = tuple(sorted(set(premises)))
        records.append(Link(id=f"{ids.of(group)}-{to}", from_=from_, verb="supports", to=to))
    return records


def test_argument_maps_have_strengths_under_every_method() -> None:
    """318 claims, rings among them: each strength is from 0 to 1, and every method settles."""
    corpus = Corpus(Records(argument_maps()))
    for method in METHODS:
        found = corpus.strengths(method)
        assert found.converged
        assert len(found.values) == 318
        assert all(0 <= value <= 1 for value in found.values.values())
        assert (found.idle, found.undercut) == ((), ())
    assert any(len(one.sources) > 1 for one in corpus.strengths().influences)


def test_the_contradictions_of_argument_maps_have_matrices() -> None:
    """For each drawn pair there are two answers or, incoherent, fewer, and what counts is told by rows."""
    corpus = Corpus(Records(argument_maps()))
    matrices = [corpus.ach(question) for question in corpus.questions]
    assert len(matrices) == 52
    assert all(len(matrix.rivals) == 2 for matrix in matrices)
    assert sum(len(matrix.evidence) for matrix in matrices) > 52
    assert not any(matrix.idle for matrix in matrices)


def test_the_argument_maps_are_evaluated() -> None:
    """Supports read as deductive: whatever no contradiction reaches is accepted, the rest is open."""
    maps, ids = data("argdown"), Ids()
    claims = {ids.of(claim["id"]): "holder" for claim in maps["claims"]}
    ends = [(ids.of(link["from"]), ids.of(link["to"]), link["kind"]) for link in maps["links"]]
    claims |= {end: "holder" for one, other, _ in ends for end in (one, other)}
    links: list[Record] = []
    for number, (one, other, kind) in enumerate(ends):
        id_ = f"l{number}"
        if kind == "contradicts":
            links.append(Link(id=id_, from_=(one,), verb="contradicts", to=other))
        elif kind == "supports" and one != other:
            links.append(Link(id=id_, from_=(one,), verb="supports", to=other, reading="deductive"))
    corpus = Corpus(Records([*held(claims), *links]))
    evaluation, touched = (
        corpus.evaluate(),
        {e for a, b, k in ends for e in (a, b) if k == "contradicts"},
    )
    while more := {a for a, b, kind in ends if kind == "supports" and b in touched} - touched:
        touched |= more
    assert set(evaluation) == set(claims)
    assert {claim for claim, told in evaluation.items() if told == "accepted"} == set(
        claims
    ) - touched
    for claim in claims:
        assert evaluation.why(claim).verdict == evaluation[claim]
    preferred = corpus.evaluate("preferred")
    assert preferred.limits == ()
    assert all(preferred[claim] == "accepted" for claim in set(claims) - touched)


def test_rival_values_of_a_slot_that_takes_one_are_found() -> None:
    """Three sources for one birthplace and one for each of two others: one rivalry of three."""
    items, ids = data("wikidata"), Ids()
    sources: dict[str, list[str]] = {}
    for stance in items["stances"]:
        if stance["position"] == "affirms":
            sources.setdefault(stance["claim"], []).append(ids.of(stance["source"]))
    slot = [
        claim
        for claim in items["claims"]
        if (claim["about"]["entity"], claim["about"]["attribute"]) == ("Q7747", "P19")
    ]
    records: list[Record] = [Claim(id=ids.of(claim["id"]), text=claim["text"]) for claim in slot]
    answers = tuple(record.id for record in records if isinstance(record, Claim))
    records.append(Question(id="birthplace", text="?", answers=answers, exclusive=True))
    voices = {voice for claim in slot for voice in sources[claim["id"]]}
    records += [Source(id=voice, title=voice) for voice in sorted(voices)]
    for claim in slot:
        for voice in sources[claim["id"]]:
            about = ids.of(claim["id"])
            one = Stance(id=f"{voice}:{about}", source=voice, verb="affirms", claims=(about,))
            records.append(one)
    found = Search(Records(records)).findings
    (rivalry,) = [finding for finding in found if finding.kind == "rivalry"]
    assert (rivalry.question, len(rivalry.claims)) == ("birthplace", 3)
    assert set(rivalry.holders) == voices
