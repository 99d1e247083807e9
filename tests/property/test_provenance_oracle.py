"""Provenance of small random corpora against a brute force from the definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.corpus import Corpus
from claimtrack.model import (
    Actor,
    Claim,
    Derivation,
    DerivationHow,
    Link,
    Record,
    Source,
    SourceKind,
    Stance,
    StanceVerb,
)
from claimtrack.provenance import lines as listing
from claimtrack.provenance import packing
from claimtrack.provenance.chains import Chains
from claimtrack.provenance.roots import Roots
from claimtrack.records import Records
from claimtrack.value import evolve

# -- corpora ------------------------------------------------------------------------------------

PEOPLE = ("ann", "bob", "nn", "mm", "oo")
ACTORS = (
    Actor(id="ann", name="A"),
    Actor(id="bob", name="B"),
    Actor(id="nn", name="N", kind="unnamed", member_of=("ann",), may_be=("bob",)),
    Actor(id="mm", name="M", kind="unnamed", acts_for=("bob",)),
    Actor(id="oo", name="O", kind="unnamed"),
)
DOCUMENTS = ("d", "e", "f", "g")
STANCES = ("s", "t", "u", "v", "w")
HOWS: tuple[DerivationHow | None, ...] = ("reposts", "revises", "quotes", None)


@st.composite
def sources(draw: st.DrawFn, id_: str) -> Source:
    """One document, perhaps with authors and an outlet, copied or quoted from others in any order."""
    kind: SourceKind = draw(st.sampled_from(("unknown", "unknown", "social-post")))
    others = st.sampled_from([one for one in DOCUMENTS if one != id_])
    derived = draw(st.lists(st.tuples(others, st.sampled_from(HOWS)), max_size=2))
    part = draw(st.none() | others) if id_ < "e" else None
    return Source(
        id=id_,
        title="t",
        kind=kind,
        author=draw(st.sampled_from(((), ("ann",), ("bob", "oo"), ("nn",)))),
        publisher=draw(st.sampled_from((None, "bob", "mm"))),
        part_of=part,
        derived_from=tuple(Derivation(source=one, how=how) for one, how in derived),
    )


@st.composite
def stances(draw: st.DrawFn, id_: str) -> Stance:
    """One stance, perhaps passed on and relying on anything."""
    verb: StanceVerb = draw(st.sampled_from(("affirms", "affirms", "affirms", "denies")))
    return Stance(
        id=id_,
        source=draw(st.sampled_from(DOCUMENTS)),
        verb=verb,
        claims=draw(st.sampled_from((("x",), ("x",), ("y",), ("x", "y")))),
        holder=draw(st.none() | st.sampled_from(PEOPLE)),
        via=tuple(draw(st.lists(st.sampled_from((*PEOPLE, *DOCUMENTS)), max_size=2, unique=True))),
        relies_on=tuple(
            draw(
                st.lists(
                    st.sampled_from((*PEOPLE, *DOCUMENTS, *STANCES, *STANCES)),
                    max_size=2,
                    unique=True,
                )
            )
        ),
        attribution=draw(st.sampled_from((None, None, None, None, "unsure", "disputed"))),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Two claims, of which one entails the other, and up to five stances on them."""
    records: list[Record] = [*ACTORS, Claim(id="x", text="x"), Claim(id="y", text="y")]
    records += [draw(sources(id_)) for id_ in DOCUMENTS]
    records += [draw(stances(id_)) for id_ in STANCES[: draw(st.integers(1, 5))]]
    records.append(Link(id="so", from_=("y",), verb="entails", to="x"))
    known = {*PEOPLE, *DOCUMENTS, *(one.id for one in records if isinstance(one, Stance))}
    return Corpus(Records(_known(record, known) for record in records))


def _known(record: Record, known: set[str]) -> Record:
    """Leave out what refers to a stance that is not there."""
    if not isinstance(record, Stance):
        return record
    kept = tuple(one for one in record.relies_on if one in known)
    return evolve(record, relies_on=kept)


# -- the definitions, word by word ----------------------------------------------------------------

Step = tuple[str, ...]


class Oracle:
    """One side of a claim, every line of it followed to its end."""

    def __init__(self, corpus: Corpus, side: list[Stance]) -> None:
        self.records = corpus.records
        self.side = [stance for stance in side if stance.attribution != "disputed"]
        self.sure = [stance for stance in self.side if stance.attribution is None]

    # lines

    def block(self, id_: str) -> list[Step]:
        """A document, its outlet, its authors."""
        source = self.records.sources[id_]
        publisher = self.records.publisher(id_)
        outlet = [(publisher,)] if publisher and source.kind != "social-post" else []
        author = [tuple(sorted(source.author))] if source.author else []
        return [(id_,), *outlet, *author]

    def whole(self, id_: str) -> list[str]:
        """The documents that one is a whole copy of."""
        whole = ("reposts", "revises", "translates")
        return [d.source for d in self.records.sources[id_].derived_from if d.how in whole]

    def documents(self, id_: str, passed: tuple[str, ...] = ()) -> Iterator[list[Step]]:
        """Every way through a document and what it was copied from."""
        if id_ in passed:
            return
        if not self.whole(id_):
            yield self.block(id_)
        for original in dict.fromkeys(self.whole(id_)):
            for rest in self.documents(original, (*passed, id_)):
                yield [*self.block(id_), *rest]

    def own(self, stance: Stance) -> bool:
        """Whether the source speaks for itself."""
        author = self.records.sources[stance.source].author
        return not stance.via and (stance.holder is None or stance.holder in author)

    def grounds(self, stance: Stance) -> list[str]:
        """What follows the holder."""
        own = self.whole(stance.source) if self.own(stance) else []
        return list(dict.fromkeys([*stance.relies_on, *own]))

    def onward(self, ids: list[str], passed: tuple[str, ...]) -> Iterator[list[Step]]:
        """Every way on along what is relied on."""
        if not ids:
            yield []
        for id_ in ids:
            if id_ in passed:
                continue
            if id_ in self.records.stances:
                stance = self.records.stances[id_]
                for rest in self.onward(self.grounds(stance), (*passed, id_)):
                    yield [tuple(sorted(self.records.holders(stance))), *rest]
            elif id_ in self.records.sources:
                for rest in self.onward(self.whole(id_), (*passed, id_)):
                    yield [*self.block(id_), *rest]
            elif self.leads(id_, ()):
                yield [(id_,)]

    def leads(self, id_: str, passed: tuple[str, ...]) -> bool:
        """Whether what is relied on leads anywhere but back."""
        if id_ in passed:
            return False
        if id_ in self.records.stances:
            ids = self.grounds(self.records.stances[id_])
        elif id_ in self.records.sources:
            ids = self.whole(id_)
        else:
            ids = [one.id for one in self.side if id_ in self.records.holders(one)]
        return not ids or any(self.leads(one, (*passed, id_)) for one in ids)

    def lines(self, stance: Stance) -> set[tuple[Step, ...]]:
        """Every line of a stance, each node once."""
        before: list[list[Step]] = [[]]
        if self.own(stance):
            before = [self.block(stance.source)]
        else:
            carriers = [stance.source, *reversed(stance.via)]
            for carrier in carriers:
                is_document = carrier in self.records.sources
                ways = list(self.documents(carrier)) if is_document else [[(carrier,)]]
                before = [[*one, *way] for one in before for way in ways]
        holder = tuple(sorted(self.records.holders(stance)))
        after = list(self.onward(self.grounds(stance), ()))
        return {self.once(one, holder, two) for one in before for two in after}

    def once(self, before: list[Step], holder: Step, after: list[Step]) -> tuple[Step, ...]:
        """The holder in the holder's place, everything else in its innermost."""
        steps = [*before, holder, *after]
        kept = []
        for place, step in enumerate(steps):
            later = {id_ for other in steps[place + 1 :] for id_ in other}
            here = place == len(before)
            kept.append(
                tuple(i for i in step if (here or i not in holder) and (here or i not in later))
            )
        return tuple(step for step in kept if step)

    # counts

    def every(self, side: list[Stance]) -> list[tuple[Step, ...]]:
        """The lines of some stances."""
        return [line for stance in side for line in self.lines(stance)]

    def most(self, lines: Iterable[frozenset[str]]) -> int:
        """The most sets that share nothing."""
        sets = list(set(lines))
        for size in range(len(sets), 0, -1):
            for some in combinations(sets, size):
                if all(one.isdisjoint(other) for one, other in combinations(some, 2)):
                    return size
        return 0

    def joined(self, nodes: set[str]) -> dict[str, str]:
        """For each node one that speaks for all that may be it."""
        pairs = set()
        actors = self.records.actors
        unnamed = [n for n in sorted(nodes) if n in actors and actors[n].kind == "unnamed"]
        for one in unnamed:
            pairs |= {(one, other) for other in actors[one].may_be}
            for other in unnamed:
                first = {*actors[one].member_of, *actors[one].acts_for}
                second = {*actors[other].member_of, *actors[other].acts_for}
                if not first or not second or first & second:
                    pairs.add((one, other))
        reached = {n for n in nodes if n in self.records.sources}
        for _ in DOCUMENTS:
            for one in sorted(reached):
                for derived in self.records.sources[one].derived_from:
                    pairs.add((one, derived.source))
                    reached.add(derived.source)
        heads = {n: n for n in {*nodes, *(n for pair in pairs for n in pair)}}
        for _ in heads:
            for one, other in pairs:
                low = min(heads[one], heads[other])
                heads[one] = heads[other] = low
        return heads

    def sinks(self, lines: list[tuple[Step, ...]], heads: dict[str, str]) -> int:
        """The origins that elsewhere pass nothing on, a loop as one."""
        ends = {heads[i] for line in lines for i in line[-1]}
        after: dict[str, set[str]] = {
            heads[i]: set() for line in lines for step in line for i in step
        }
        for line in lines:
            for place in range(len(line) - 1):
                for one in line[place]:
                    after[heads[one]] |= {heads[other] for other in line[place + 1]}
        for _ in after:
            for reached in after.values():
                reached |= {far for near in set(reached) for far in after[near]}
        found = {
            frozenset({end, *after[end]})
            for end in ends
            if all(end == far or end in after[far] for far in after[end])
        }
        return len(found)

    def fewest(self) -> int:
        """The fewest origins there may be."""
        sure = self.every(self.sure)
        return self.sinks(sure, self.joined({id_ for line in sure for id_ in flat(line)}))

    def counts(self) -> tuple[int, int]:
        """The fewest and the most independent lines."""
        sure = self.every(self.sure)
        heads = self.joined({id_ for line in sure for id_ in flat(line)})
        low = self.most(frozenset(heads[i] for i in flat(line)) for line in sure)
        return min(low, self.fewest()), self.most(map(flat, self.every(self.side)))

    def bearing(self, lines: list[tuple[Step, ...]]) -> list[tuple[str, ...]]:
        """The smallest sets, up to three, of which each line has a node."""
        sets = [{i for step in line for i in step} for line in lines]
        nodes = sorted(set().union(*sets))
        for size in (1, 2, 3):
            found = [
                some for some in combinations(nodes, size) if all(set(some) & one for one in sets)
            ]
            if found and sets:
                return found
        return []

    # loops

    def returning(self) -> bool:
        """Whether anything relied on returns to where it came from."""
        todo = [stance.id for stance in self.side]
        todo += [
            id_ for s in self.side for id_ in (s.source, *s.via) if id_ in self.records.sources
        ]
        steps: dict[str, list[str]] = {}
        for id_ in todo:
            if id_ not in steps:
                if id_ in self.records.stances:
                    steps[id_] = self.grounds(self.records.stances[id_])
                elif id_ in self.records.sources:
                    steps[id_] = self.whole(id_)
                else:
                    held = [s.id for s in self.side if id_ in self.records.holders(s)]
                    steps[id_] = held
                todo += steps[id_]
        nodes = {id_ for line in self.every(self.side) for id_ in flat(line)}
        derived = {
            id_: [d.source for d in self.records.sources[id_].derived_from if d.source in nodes]
            for id_ in nodes
            if id_ in self.records.sources
        }
        return returns(steps) or returns(derived)

    def crossing(self) -> bool:
        """Whether lines, joined, return to where they came from."""
        steps: dict[str, list[str]] = {}
        for line in self.every(self.side):
            for ones, others in pairwise(line):
                for one in ones:
                    steps.setdefault(one, []).extend(others)
        return returns(steps)


def returns(steps: dict[str, list[str]]) -> bool:
    """Tell whether any way leads from an id back to it."""
    reached = {one: set(others) for one, others in steps.items()}
    for _ in steps:
        for found in reached.values():
            found |= {far for near in set(found) for far in reached.get(near, ())}
    return any(one in found for one, found in reached.items())


def flat(line: tuple[Step, ...]) -> frozenset[str]:
    """Return the nodes of a line."""
    return frozenset(id_ for step in line for id_ in step)


def expected(oracle: Oracle) -> dict[str, object]:
    """Return all that the definitions say of one side."""
    lines = oracle.every(oracle.side)
    return {
        "stances": len({stance.id for stance in oracle.side}),
        "lines of": sorted(lines),
        "origins": (oracle.fewest(), sorted({i for line in lines for i in line[-1]})),
        "lines": oracle.counts(),
        "bearing": oracle.bearing(lines),
    }


def told(roots: Roots) -> dict[str, object]:
    """Return the same of what the engine found."""
    sets: list[tuple[str, ...]] = [(id_,) for id_ in roots.load_bearing]
    return {
        "stances": len(roots.stances),
        "lines of": sorted(line.steps for line in roots.chains.listed),
        "origins": (roots.origins.least, list(roots.origins.ids)),
        "lines": (roots.lines.least, roots.lines.most),
        "bearing": sets or list(roots.smallest),
    }


def sides(corpus: Corpus) -> Iterator[tuple[Roots, Oracle]]:
    """Give both sides of both claims, as found and as defined."""
    every = corpus.stances.values()
    above = {"x": ("x", "y"), "y": ("y",)}
    below = {"x": ("x",), "y": ("x", "y")}
    for claim in ("x", "y"):
        found = corpus.provenance(claim)
        for roots, verb, from_ in (
            (found.for_, "affirms", above),
            (found.against, "denies", below),
        ):
            side = [s for s in every if s.verb == verb and set(s.claims) & set(from_[claim])]
            yield roots, Oracle(corpus, side)


@settings(max_examples=150)
@given(corpora())
def test_provenance_is_what_the_definitions_say(corpus: Corpus) -> None:
    """Lines, origins, independent lines and what bears them agree with a brute force."""
    for roots, oracle in sides(corpus):
        assert told(roots) == expected(oracle)


@settings(max_examples=100)
@given(corpora())
def test_what_is_too_much_to_list_lies_between_two_numbers(corpus: Corpus) -> None:
    """With one line listed a stance, and no search, the counts hold the true ones between them."""
    few, widest = listing.FEW, packing.WIDEST
    try:
        listing.FEW, packing.WIDEST = 1, 0  # type: ignore[misc]
        found = [(roots, oracle) for roots, oracle in sides(corpus)]
    finally:
        listing.FEW, packing.WIDEST = few, widest  # type: ignore[misc]
    for roots, oracle in found:
        want, have = expected(oracle), told(roots)
        for key in ("stances", "bearing"):
            assert have[key] == want[key]
        assert roots.origins.ids == tuple(
            sorted({i for line in oracle.every(oracle.side) for i in line[-1]})
        )
        assert roots.origins.least <= oracle.fewest()
        low, high = oracle.counts()
        assert roots.lines.least <= low
        assert roots.lines.most >= high
        for line in roots.lines.exhibited:
            assert line.steps in oracle.lines(line.stance)
        assert len(roots.lines.exhibited) <= high


@settings(max_examples=100)
@given(corpora())
def test_loops_are_told_where_there_are_any(corpus: Corpus) -> None:
    """Circular if anything relied on returns; possibly, if it does only where lines are joined."""
    for roots, oracle in sides(corpus):
        assert bool(roots.circular) == oracle.returning()
        if not roots.circular:
            assert bool(roots.possibly_circular) == oracle.crossing()


_MENTIONED = Stance(id="gone", source="d", verb="mentions", claims=("x",))


@settings(max_examples=100)
@given(corpora(), st.sampled_from((*PEOPLE, *DOCUMENTS, *STANCES)))
def test_discounting_leaves_the_lines_that_pass_it_not(corpus: Corpus, id_: str) -> None:
    """Without a record a stance keeps the lines that do not pass it, and falls with its last."""
    if id_ not in corpus.records.by_id:
        return
    left = corpus.without(id_)
    for stance in corpus.stances.values():
        ways, whole = listing._ways(Chains(corpus.records).entry(stance), frozenset())
        assert whole
        before = [listing.along(stance, way) for way in ways]
        kept = {line.steps for line in before if id_ not in (*line.ids, *line.grounds, stance.id)}
        if left.stances.get(stance.id, _MENTIONED).verb == stance.verb:
            after = listing.lines(Chains(left.records), [left.stances[stance.id]]).listed
            assert {line.steps for line in after} == kept
        else:
            assert kept == set()


@settings(max_examples=100)
@given(corpora())
def test_every_record_that_bears_a_claim_is_found(corpus: Corpus) -> None:
    """Discounted one by one in the whole corpus, exactly those told change the status or leave no line."""
    ids = [id_ for id_ in sorted(corpus.records.by_id) if id_ not in corpus.claims]
    for claim in corpus.claims:
        now, lines = corpus.status(claim), corpus.provenance(claim).for_.lines.most
        status, bare = [], []
        for id_ in ids:
            left = corpus.without(id_)
            status += [id_] if left.status(claim) != now else []
            bare += [id_] if lines and not left.provenance(claim).for_.lines.most else []
        found = corpus.load_bearing(claim)
        singles = [
            [effect.ids[0] for effect in effects if len(effect.ids) == 1]
            for effects in (found.changes_status, found.leaves_no_line)
        ]
        assert singles == [status, bare]


@settings(max_examples=60)
@given(corpora())
def test_numbers_hold_one_another(corpus: Corpus) -> None:
    """At the least and at the most there are no more lines than origins, and no more least than most."""
    for roots, _ in sides(corpus):
        assert roots.lines.least <= roots.lines.most <= roots.origins.most
        assert roots.lines.least <= roots.origins.least <= roots.origins.most
        assert len(roots.lines.exhibited) == roots.lines.most
