"""A case as a framework of Dung: claims, denials and what is cut as arguments, the rest by auxiliaries.

Arguments are texts. A knot is named after its first claim, `cargo`; its denial `not cargo`; a link or a
stance that is cut by its id. Every other name is an **auxiliary**, which says in words what it stands
for. In what follows, *x is out* and so on speak of any complete labelling (Caminada 2006): an argument is
in just when all that attacks it are out, out just when something in attacks it.

**Auxiliaries change nothing.** Whatever attacks an auxiliary decides its label: it is a gate, out when
some input is in, in when all inputs are out, undecided otherwise. Auxiliaries never lead back to
themselves but through arguments. So each labelling of the arguments extends to auxiliaries in one way,
and one that knows more to one that knows more. Complete labellings with auxiliaries and without are thus
in an order-preserving correspondence, and so are the grounded, preferred, ideal and stable ones, which
are defined by that order. Semi-stable ones are not: they minimise a set that auxiliaries would be in.

**Deductive support.** A knot *stands* unless something attacks it or something that follows from it. For
each step from a to x, the gate `x stands not`, attacked by whether x stands, attacks whether a stands:
if x falls a does, if x is undecided a is no better, and if a is in x stands. Where somebody denies x,
`not x` attacks x and so brings down a; and since `not a` is attacked only by a, it is then in. So denials
run the other way of themselves, and whatever conflicts through entailment is never drawn.

If premises together entail x, the gate attacking each is attacked by whether x stands and by the gates
that say of each other premise that it is not in: it acts once all others are in and x has fallen.

**Circles of support** would be even circles of gates, which grounded leaves undecided though nobody
disagrees. Those by entailment that is not cut are knots, and no circle is left. In others, with cut links or
with supports that are read as deductive or necessary, whether a knot stands is worked out in as many
layers as the circle has knots, from what attacks each alone; a fall that runs through a circle needs no
more steps.

**What is cut.** An undercut acts while its premises are in and nothing cuts it; it attacks the link or
the stance, and every gate by which that would act (AFRA; Baroni, Cerutti, Giacomin and Guida 2011). A
conflict that is cut has one gate each way: attacked by what says that the attacker is not in, and by
what cuts it.

**Whose word.** A knot that some stance or link surely asserts needs no more. Any other is in only while it
stands and one of what asserts it is not out; `x unasserted` is in when all are. That does not make it
fall: whatever entails it is not rejected for it. A rejected premise still asserts what it entails, since
its holder is committed; a cut link or stance does not.

**Cliques.** Of a question with k answers the gates `q before i` say that an answer before the i-th is in,
one made of the other, and likewise from the end; each answer is attacked by the two. It is out just when
some other answer is in, as if all k² attacks were drawn, with 4 k gates.

Size: linear in knots, links and drawn conflicts, but quadratic in such circles.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from claimtrack.evaluation.assertion import Assertion
from claimtrack.evaluation.case import Case
from claimtrack.evaluation.deduction import Follow
from claimtrack.evaluation.gates import Gates
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.strikes import Clique, Strike
from claimtrack.relation import knots
from claimtrack.semantics import Framework

__all__ = ["Flat"]


class Flat:
    """The framework of a case, with what its arguments are called."""

    def __init__(self, case: Case) -> None:
        """Take a case."""
        self.case = case
        self.gates = Gates(case)
        self.assertion = Assertion(case, self.gates)

    @cached_property
    def framework(self) -> Framework[str]:
        """The framework; arguments first, then auxiliaries in the order in which they are met."""
        self._write()
        return Framework(self.gates.nodes, self.gates.attacks)

    def _write(self) -> None:
        case, gates = self.case, self.gates
        for head in case.pro:
            gates.node(head)
        for head in case.con:
            gates.node(f"not {head}")
        gates.cut()
        self._stand(self._hit())
        self.assertion.write()
        for clique in case.cliques:
            _write_clique(gates, clique, case)

    def _hit(self) -> dict[str, list[str]]:
        """Return what attacks each knot or denial by itself."""
        case, gates = self.case, self.gates
        hit: dict[str, list[str]] = {}
        for strike in case.strikes:
            hit.setdefault(strike.on, []).append(self._striking(strike))
        denied = set(case.con)
        for head in case.pro:
            if head in denied:
                if not case.is_spared(Position(head)):
                    hit.setdefault(head, []).append(f"not {head}")
                if not case.is_spared(Position(head, denied=True)):
                    gates.attacks.append((head, f"not {head}"))
        for clique in case.cliques:
            heads = list(map(case.head, clique.answers))
            for place, head in enumerate(heads):
                hit.setdefault(head, []).extend(_around(clique.question, heads, place))
        return hit

    def _striking(self, strike: Strike) -> str:
        """Return the argument or gate by which an attack acts."""
        cut = strike.via in self.case.cutters
        if len(strike.by) == 1 and not cut:
            return strike.by[0]
        name = f"{strike.via}: {' and '.join(strike.by)} against {strike.on}"
        return self.gates.all_in(name, strike.by, strike.via)

    def _stand(self, hit: dict[str, list[str]]) -> None:
        """Write down when each knot stands."""
        ahead: dict[str, list[Follow]] = {}
        for step in self._steps:
            for premise in step.premises:
                ahead.setdefault(premise, []).append(step)
        graph = {one: [step.end for step in steps] for one, steps in ahead.items()}
        circles = {one: knot for knot in knots(graph) if len(knot) > 1 for one in knot}
        for head in self.case.pro:
            if head not in circles:
                name = self.gates.standing(head)
                self.gates.gate(name, (*hit.get(head, ()), *self._bars(head, ahead.get(head, ()))))
        for knot in {min(knot): knot for knot in circles.values()}.values():
            self._layered(sorted(knot), hit, ahead)

    def _layered(
        self, knot: list[str], hit: dict[str, list[str]], ahead: dict[str, list[Follow]]
    ) -> None:
        inside = set(knot)
        for layer in range(len(knot)):
            for head in knot:
                own = [step for step in ahead[head] if step.end not in inside]
                bars = [*hit.get(head, ()), *self._bars(head, own)]
                if layer:
                    steps = [step for step in ahead[head] if step.end in inside]
                    bars += self._bars(head, steps, layer - 1)
                last = layer == len(knot) - 1
                name = self.gates.standing(head) if last else f"{head} stands in layer {layer}"
                self.gates.gate(name, bars)

    @cached_property
    def _steps(self) -> tuple[Follow, ...]:
        pro = set(self.case.pro)
        return tuple(one for one in self.case.follows if pro.issuperset((*one.premises, one.end)))

    def _bars(self, head: str, steps: Iterable[Follow], layer: int | None = None) -> Iterator[str]:
        """Give what acts against a knot once something that follows from it has fallen."""
        for step in steps:
            end = self.gates.standing(step.end)
            if layer is not None:
                end = f"{step.end} stands in layer {layer}"
            if len(step.premises) == 1 and step.link not in self.case.cutters:
                yield self.gates.no(end)
            else:
                others = [one for one in step.premises if one != head]
                suffix = "" if layer is None else f" in layer {layer}"
                name = f"{step.link}: {step.end} against {head}{suffix}"
                yield self.gates.all_in(name, others, step.link, end)


def _around(question: str, heads: list[str], place: int) -> Iterator[str]:
    """Give what says that an answer before a place is in, and that one after it is."""
    if place:
        yield heads[0] if place == 1 else f"{question} before {place}"
    if place < len(heads) - 1:
        yield heads[-1] if place == len(heads) - 2 else f"{question} after {place}"


def _write_clique(gates: Gates, clique: Clique, case: Case) -> None:
    heads = list(map(case.head, clique.answers))
    for way, row in (("before", heads), ("after", heads[::-1])):
        so_far = row[0]
        for number, head in enumerate(row[1:-1], 2):
            place = number if way == "before" else len(heads) - 1 - number
            name = f"{clique.question} {way} {place}"
            gates.gate(f"none of {name}", (so_far, head))
            gates.gate(name, (f"none of {name}",))
            so_far = name
