"""Public data sets with known labels, turned into records; skipped where they are not at hand."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimtrack.contradictions.search import contradictions
from claimtrack.model import Actor, Claim, Link, Question, Record, Source, Stance
from claimtrack.records import Records

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
    found = contradictions(Records([*records, Actor(id="holder-of-arguments", name="x")]))
    expected = {pair for pair in drawn if claims[pair[0]] != claims[pair[1]]}
    assert {finding.claims for finding in found if finding.kind == "rivalry"} == expected
    assert {finding.kind for finding in found} <= {"rivalry", "self-contradiction", "latent"}


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
    found = contradictions(Records(records))
    (rivalry,) = [finding for finding in found if finding.kind == "rivalry"]
    assert (rivalry.question, len(rivalry.claims)) == ("birthplace", 3)
    assert set(rivalry.holders) == voices
