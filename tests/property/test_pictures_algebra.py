"""What the parts of pictures keep to: lines of text, the line of time, and layers."""

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.layout import tidy
from claimtrack.pictures.layers import Bend, layered
from claimtrack.pictures.lettering import clipped, wrapped
from claimtrack.pictures.scale import MOST, Scale
from claimtrack.pictures.typeface import FACES, measured

TEXTS = st.text(max_size=60) | st.text("ab \u0301\u0627\u6f22WWi", max_size=200)
LOOKS = st.sampled_from(sorted(FACES))
ROOMS = st.floats(40, 400)


def letters(lines: tuple[str, ...]) -> str:
    """Return all that is not white space."""
    return "".join("".join(lines).split())


@given(TEXTS, ROOMS, LOOKS)
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: float, look: str) -> None:
    """Every character is there in its order; no line is wider than the room."""
    lines = wrapped(text, room, look, most=10**6)
    assert letters(lines) == letters((tidy(text),))
    assert all(measured(line, look) <= room + 1e-6 for line in lines)


@given(TEXTS, ROOMS, LOOKS, st.integers(1, 3))
def test_what_is_left_out_is_told_by_an_ellipsis(
    text: str, room: float, look: str, most: int
) -> None:
    """At most so many lines, which fit, and which are the beginning of the text."""
    lines = wrapped(text, room, look, most=most)
    assert len(lines) <= most
    assert all(measured(line, look) <= room + 1e-6 for line in lines)
    whole = letters((tidy(text),))
    assert letters(lines) == whole or whole.startswith(letters(lines).removesuffix("…"))


@given(TEXTS, ROOMS, LOOKS)
def test_a_clipped_text_fits(text: str, room: float, look: str) -> None:
    """And is left alone where it does."""
    line = clipped(text, room, look)
    assert measured(line, look) <= room + 1e-6
    assert (line == tidy(text)) == (measured(tidy(text), look) <= room)


DAYS = st.integers(-800, 4_000_000) | st.integers(734_000, 736_000)


@given(st.lists(DAYS, max_size=30), st.lists(DAYS, max_size=10))
def test_the_line_of_time_is_monotone_and_keeps_inside_its_ends(
    days: list[int], others: list[int]
) -> None:
    """Whatever days it is made for, and for days it was not made for."""
    scale = Scale(days, 100, 900)
    places = [scale.place(day) for day in sorted([*days, *others])]
    assert all(one <= other + 1e-6 for one, other in pairwise(places))
    assert all(100 - 1e-6 <= place <= 900 + 1e-6 for place in places)


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_units_fill_the_line_and_every_day_stands_in_one(days: list[int]) -> None:
    """Few enough to be told apart; breaks are where no day is, and no two are neighbours."""
    units = Scale(days, 0, 600).units
    assert abs(sum(unit.width for unit in units) - 600) < 1e-6
    assert all(abs(a.start + a.width - b.start) < 1e-6 for a, b in pairwise(units))
    assert all(a.first + a.months == b.first for a, b in pairwise(units))
    assert not any(a.empty and b.empty for a, b in pairwise(units))
    assert 1 <= sum(not unit.empty for unit in units) <= MOST
    assert all(unit.year for unit in units)


EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


@given(EDGES, st.integers(1, 4))
def test_every_node_is_in_one_layer_and_pairs_lead_downward(
    pairs: list[tuple[int, int]], most: int
) -> None:
    """But for those that close a loop; each layer that a pair passes has a bend for it."""
    nodes = sorted({node for pair in pairs for node in pair})
    layers = layered(nodes, pairs, most=most)
    place = {one: n for n, layer in enumerate(layers) for one in layer}
    drawn = [one for layer in layers for one in layer if not isinstance(one, Bend)]
    assert sorted(drawn, key=str) == sorted(nodes, key=str)
    assert all(sum(not isinstance(one, Bend) for one in layer) <= most for layer in layers)
    down = [pair for pair in dict.fromkeys(pairs) if place[pair[0]] < place[pair[1]]]
    graph: nx.DiGraph[int] = nx.DiGraph(pairs)
    if nx.is_directed_acyclic_graph(graph):
        assert len(down) == len(set(pairs))
    bends = {one: n for one, n in place.items() if isinstance(one, Bend)}
    assert all(place[bend.one] < n < place[bend.other] for bend, n in bends.items())
    for one, other in set(down) & {(bend.one, bend.other) for bend in bends}:
        passed = sorted(n for bend, n in bends.items() if (bend.one, bend.other) == (one, other))
        assert passed == list(range(place[one] + 1, place[other]))


def test_long_words_take_no_more_than_their_length_in_time() -> None:
    """A word of a million letters is cut to a few lines, and only those are looked at."""
    assert len(wrapped("x" * 1_000_000, 100, most=4)) == 4
    assert len(wrapped("x" * 100_000, 100, most=10**6)) == 100_000 // 12 + 1
