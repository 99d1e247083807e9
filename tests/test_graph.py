"""The graph of a corpus: which nodes and edges there are, and what is written on them."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from claimtrack.corpus import Corpus

TEXT = """\
questions:
  cargo: {text: q, answers: [aid, arms, oil], exclusive: true}
  open: {text: q, answers: [aid, log]}
claims:
  aid: a
  arms: b
  log: c
  oil: d
actors:
  ann: {name: Ann, acts_for: org, member_of: org, controlled_by: org, may_be: bob}
  bob: Bob
  org: Org
sources:
  d: {title: d, author: [ann, bob], publisher: org, part_of: e, derived_from: [e, {source: f, how: cites}]}
  e: {title: e}
  f: {title: f}
stances:
  d:
    - {id: s1, holder: ann, affirms: [aid, log], via: [bob, e], relies_on: [s2, f]}
    - {id: s2, denies: arms}
  e: {id: s3, mentions: arms}
links:
  - {id: l1, from: [log, oil], supports: aid, by: ann, source: e}
  - {id: l2, from: aid, contradicts: arms}
  - {id: l3, from: log, undercuts: l1}
  - {id: l4, from: aid, contradicts: log, status: rejected, reason: none}
  - {id: l5, from: log, opposes: nowhere}
assessments:
  - {id: a1, of: s1, by: bob, dated: 2014}
expect: {aid: contested}
"""

Graph = nx.MultiDiGraph


@pytest.fixture
def graph(corpus: Callable[[str], Corpus]) -> "nx.MultiDiGraph[str]":
    """The graph of a corpus with everything in it once."""
    return corpus(TEXT).graph()


def edges(graph: "nx.MultiDiGraph[str]", *kinds: str) -> list[tuple[str, str, str, bool, str]]:
    """Return start, end, the id of the record, whether derived, and the place of the edges of kinds."""
    found: list[tuple[str, str, str, bool, str]] = []
    every: Any = graph.edges(data=True)
    for start, end, data in every:
        if data["kind"] in kinds:
            place = f"{data['span'].line}:{data['span'].column}"
            found.append((start, end, data["record"].id, data["derived"], place))
    return sorted(found)


def test_every_record_with_an_id_is_a_node(graph: "nx.MultiDiGraph[str]") -> None:
    """A node has the kind, the record and the place of what it stands for."""
    kinds: dict[str, list[str]] = {}
    nodes: Any = graph.nodes(data=True)
    for id_, data in nodes:
        assert set(data) == {"kind", "record", "span"}
        assert data["record"].id == id_
        assert data["span"] == data["record"].spans.record
        kinds.setdefault(data["kind"], []).append(id_)
    assert {kind: sorted(ids) for kind, ids in kinds.items()} == {
        "question": ["cargo", "open"],
        "claim": ["aid", "arms", "log", "oil"],
        "actor": ["ann", "bob", "org"],
        "source": ["d", "e", "f"],
        "stance": ["s1", "s2", "s3"],
        "link": ["l1", "l2", "l3", "l4", "l5"],
        "assessment": ["a1"],
    }


def test_every_edge_says_what_it_is(graph: "nx.MultiDiGraph[str]") -> None:
    """An edge has its kind, the record that says it, the place, and whether it is derived."""
    every: Any = graph.edges(data=True)
    assert {frozenset(data) for _, _, data in every} == {
        frozenset({"kind", "record", "span", "derived"})
    }


def test_links_are_direct_edges_between_claims(graph: "nx.MultiDiGraph[str]") -> None:
    """Each premise has an edge to the end; a rejected link has none, an undercut is no such edge."""
    assert edges(graph, "supports", "opposes") == [
        ("log", "aid", "l1", False, "23:21"),
        ("oil", "aid", "l1", False, "23:26"),
    ]
    assert edges(graph, "undercuts") == [("l3", "l1", "l3", False, "25:36")]


def test_contradictions_are_edges_both_ways_and_derived_ones_say_so(
    graph: "nx.MultiDiGraph[str]",
) -> None:
    """A typed contradiction is typed one way, derived the other; rivals of a question are derived."""
    rivals = [("aid", "arms"), ("aid", "oil"), ("arms", "oil")]
    derived = [(a, b, "cargo", True, "2:3") for x, y in rivals for a, b in ((x, y), (y, x))]
    typed = ("aid", "arms", "l2", False, "24:20")
    back = ("arms", "aid", "l2", True, "24:5")
    assert edges(graph, "contradicts") == sorted([*derived, typed, back])


def test_a_rejected_link_keeps_its_premise_and_its_end(graph: "nx.MultiDiGraph[str]") -> None:
    """What was looked at and rejected stays in the graph, without an edge between the claims."""
    assert ("l4", "aid", "l4", False, "26:20") in edges(graph, "premise")
    assert ("l4", "log", "l4", False, "26:38") in edges(graph, "end")
    assert not [edge for edge in edges(graph, "contradicts") if edge[2] == "l4"]


def test_the_edges_of_the_other_records(graph: "nx.MultiDiGraph[str]") -> None:
    """Every field that names another record is an edge of its name."""
    told = {
        kind: [edge[:2] for edge in edges(graph, kind)]
        for kind in (
            *("answer", "affirms", "denies", "mentions", "holder", "via", "relies_on", "in"),
            *("author", "publisher", "part_of", "derived_from", "of", "by", "premise", "end"),
            *("acts_for", "member_of", "controlled_by", "may_be"),
        )
    }
    assert told == {
        "answer": [
            *(("cargo", "aid"), ("cargo", "arms"), ("cargo", "oil")),
            *(("open", "aid"), ("open", "log")),
        ],
        "affirms": [("s1", "aid"), ("s1", "log")],
        "denies": [("s2", "arms")],
        "mentions": [("s3", "arms")],
        "holder": [("s1", "ann"), ("s2", "ann"), ("s2", "bob"), ("s3", "e")],
        "via": [("s1", "bob"), ("s1", "e")],
        "relies_on": [("s1", "f"), ("s1", "s2")],
        "in": [("l1", "e"), ("s1", "d"), ("s2", "d"), ("s3", "e")],
        "author": [("d", "ann"), ("d", "bob")],
        "publisher": [("d", "org")],
        "part_of": [("d", "e")],
        "derived_from": [("d", "e"), ("d", "f")],
        "of": [("a1", "s1")],
        "by": [("a1", "bob"), ("l1", "ann")],
        "premise": [
            *(("l1", "log"), ("l1", "oil"), ("l2", "aid")),
            *(("l3", "log"), ("l4", "aid"), ("l5", "log")),
        ],
        "end": [("l1", "aid"), ("l2", "arms"), ("l4", "log")],
        "acts_for": [("ann", "org")],
        "member_of": [("ann", "org")],
        "controlled_by": [("ann", "org")],
        "may_be": [("ann", "bob")],
    }


def test_a_holder_in_a_sources_own_voice_is_derived(graph: "nx.MultiDiGraph[str]") -> None:
    """Who holds what a source says for itself was not typed, and is marked so."""
    holders = {edge[:2]: edge[3] for edge in edges(graph, "holder")}
    assert holders == {
        ("s1", "ann"): False,
        ("s2", "ann"): True,
        ("s2", "bob"): True,
        ("s3", "e"): True,
    }


def test_an_edge_to_nowhere_is_left_out(graph: "nx.MultiDiGraph[str]") -> None:
    """An id that no record has is no node, so that a faulty corpus has a graph as well."""
    assert "nowhere" not in graph


def test_edges_have_keys_of_their_kind_and_record(graph: "nx.MultiDiGraph[str]") -> None:
    """Parallel edges are told apart by a key that says what they are and who says so."""
    between: Any = graph["aid"]["arms"]
    assert sorted(between) == ["contradicts:cargo", "contradicts:l2"]


def test_a_conflict_whose_times_never_meet_draws_no_edge(
    corpus: Callable[[str], Corpus],
) -> None:
    """Rivals at different times are not joined."""
    apart = corpus("""\
claims: {x: {text: x, about: 2012}, y: {text: y, about: 2013}}
questions: {q: {text: q, answers: [x, y], exclusive: true}}
""")
    assert edges(apart.graph(), "contradicts") == []
