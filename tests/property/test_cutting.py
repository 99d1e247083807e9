"""The fewest nodes that cut all ways, against the flow that networkx finds in the split graph."""

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.provenance.cutting import Pair, cut
from claimtrack.provenance.packing import exhibited

NODES = "abcdefghij"
WAYS = st.lists(
    st.lists(st.sampled_from(NODES), min_size=1, max_size=5, unique=True).map(tuple), max_size=12
)


@given(WAYS)
def test_a_cut_is_as_small_as_the_largest_flow(ways: list[tuple[str, ...]]) -> None:
    """It has a node of every way, and as many as networkx finds ways, whatever is known beforehand."""
    pairs: list[Pair] = [pair for way in ways for pair in pairwise((None, *way, None))]
    graph: nx.DiGraph[object] = nx.DiGraph([("start", "end", {"capacity": 0})])
    graph.add_edges_from(((node, 0), (node, 1), {"capacity": 1}) for node in NODES)
    for one, other in pairs:
        graph.add_edge((one, 1) if one else "start", (other, 0) if other else "end")
    most = nx.maximum_flow_value(graph, "start", "end")
    for known in ((), exhibited(ways)):
        found = cut(pairs, known)
        assert len(found) == most
        assert all(set(found) & set(way) for way in ways)
