"""How many origins and independent lines there are, from a least to a most.

The most takes the lines as they stand. The least leaves out unsure attributions, joins whatever may be
one and counts again. An origin that elsewhere on the side passes on or relies on another may have it
from there and is then none: the sinks of that relation are counted, a loop as one. There are never more
lines than origins.
"""

from claimtrack.provenance.cutting import cut
from claimtrack.provenance.joins import Joins
from claimtrack.provenance.lines import Line, Lines
from claimtrack.provenance.packing import Nodes, Packing, exhibited, packed
from claimtrack.provenance.unions import Union
from claimtrack.relation import knots
from claimtrack.value import record

__all__ = ["Independent", "Origins", "counted"]


@record
class Origins:
    """How many last nodes there are, at least and at most; `ids` are those of the most, sorted."""

    least: int = 0
    most: int = 0
    ids: tuple[str, ...] = ()


@record
class Independent:
    """How many lines share no node, at least and at most.

    `exhibited` are lines that share none, as the records stand. Where no search could tell whether
    there are more, `cut` are the nodes that bound how many.
    """

    least: int = 0
    most: int = 0
    exhibited: tuple[Line, ...] = ()
    cut: tuple[str, ...] = ()


def counted(lines: Lines, joins: Joins) -> tuple[Origins, Independent]:
    """Return the origins and the independent lines of one side."""
    ids = lines.origins
    most = least = _packed(lines, Union(), len(ids))
    sure = lines.sure
    union = joins.among(sure.nodes)
    if union or sure is not lines:
        least = _packed(sure, union, len(ids))
    sinks = _sinks(sure, union)
    by_nodes = {line.ids: line for line in reversed(lines.listed)}
    independent = Independent(
        least=min(least.least, sinks),
        most=most.most,
        exhibited=tuple(by_nodes[nodes] for nodes in most.exhibited),
        cut=most.cut,
    )
    return Origins(least=sinks, most=len(ids), ids=tuple(sorted(ids))), independent


def _packed(lines: Lines, union: Union, origins: int) -> Packing:
    """Return the packing of lines whose nodes are joined."""
    nodes = [_joined(line, union) for line in lines.listed]
    if not lines.more:
        return packed(nodes)
    shown = exhibited(nodes)
    pairs = ((one and union.head(one), other and union.head(other)) for one, other in lines.pairs)
    bound = cut((pair for pair in pairs if pair[0] != pair[1]), shown)
    return Packing(least=len(shown), most=min(len(bound), origins), exhibited=shown, cut=bound)


def _joined(line: Line, union: Union) -> Nodes:
    """Return the nodes of a line, those that may be one as one, at its innermost place."""
    if not union:
        return line.ids
    heads = [union.head(id_) for id_ in line.ids]
    return tuple(dict.fromkeys(reversed(heads)))[::-1]


def _sinks(lines: Lines, union: Union) -> int:
    """Return how many origins pass on nothing on other lines; those that only pass on in a loop are one."""
    head = union.head
    ends = {head(id_) for id_ in lines.origins}
    passing = {head(id_) for line in lines.listed for step in line.steps[:-1] for id_ in step}
    if not lines.more and ends.isdisjoint(passing):
        return len(ends)
    steps: dict[str, dict[str, None]] = {}
    for one, other in lines.pairs:
        if one is not None and other is not None:
            steps.setdefault(head(one), {})[head(other)] = None
    onward = _onward(steps, ends)
    return sum(
        not ends.isdisjoint(knot) and all(onward[one].keys() <= inside for one in knot)
        for knot in knots(onward)
        for inside in (set(knot),)
    )


def _onward(steps: dict[str, dict[str, None]], ends: set[str]) -> dict[str, dict[str, None]]:
    """Return the part of a relation that some ids lead to."""
    todo = sorted(ends)
    found: dict[str, dict[str, None]] = {}
    for one in todo:  # grows as it goes
        if one not in found:
            found[one] = steps.get(one, {})
            todo += found[one]
    return found
