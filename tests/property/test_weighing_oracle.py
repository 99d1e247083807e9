"""The matrix, strengths and balance of small random corpora against brute force from the definitions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.corpus import Corpus
from claimtrack.evaluation.balance import Edge
from claimtrack.evaluation.matrix import DEGREES, Matrix
from claimtrack.model import Actor, Claim, Link, Question, Record, Source, Stance
from claimtrack.records import Records

ANSWERS = ("a", "b", "c")
SIGNS = ("e", "f", "g", "h")
CLAIMS = (*SIGNS, *ANSWERS)
"""Entailment leads to the right only, so that no two claims are equivalent."""
PEOPLE = ("ann", "bob", "cy", "dee")

# -- corpora ------------------------------------------------------------------------------------


@st.composite
def links(draw: st.DrawFn, number: int) -> Link:
    """One link, of any verb and reading; some linked, some rejected, some on other links or stances."""
    id_ = f"l{number}"
    verb = draw(
        st.sampled_from(
            ("entails", "entails", "contradicts", "supports", "supports", "opposes", "undercuts")
        )
    )
    status = draw(st.sampled_from(("active", "active", "active", "rejected")))
    places = draw(st.lists(st.integers(0, 6), min_size=2, max_size=3, unique=True))
    *premises, end = sorted(places)
    to = CLAIMS[end]
    if verb in ("entails", "contradicts"):
        premises = premises[:1]
    if verb == "undercuts":
        to = draw(st.sampled_from([*(f"l{n}" for n in range(8) if n != number), "s0", "s1"]))
        premises = premises[:1]
    reading = "evidential"
    if verb == "supports":
        reading = draw(st.sampled_from(("evidential", "evidential", "deductive", "necessary")))
    if verb == "opposes":
        reading = draw(st.sampled_from(("evidential", "defeating")))
    from_ = tuple(CLAIMS[place] for place in premises)
    return Link(id=id_, from_=from_, verb=verb, to=to, status=status, reading=reading)  # type: ignore[arg-type]


@st.composite
def stances(draw: st.DrawFn, number: int) -> Stance:
    """One stance by one of four people, some of unsure attribution, in one of two documents."""
    return Stance(
        id=f"s{number}",
        source=draw(st.sampled_from(("log", "letter"))),
        holder=draw(st.sampled_from(PEOPLE)),
        verb=draw(st.sampled_from(("affirms", "affirms", "denies"))),
        claims=(draw(st.sampled_from(CLAIMS)),),
        attribution=draw(st.sampled_from((None, None, None, "unsure"))),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """A question, seven claims, some links and stances."""
    records: list[Record] = [
        Question(id="q", text="q", answers=ANSWERS, exclusive=draw(st.booleans())),
        *(Claim(id=id_, text=id_) for id_ in CLAIMS),
        *(Actor(id=id_, name=id_) for id_ in PEOPLE),
        Source(id="log", title="log"),
        Source(id="letter", title="letter"),
    ]
    drawn = [draw(links(number)) for number in range(draw(st.integers(0, 10)))]
    said = [draw(stances(number)) for number in range(draw(st.integers(0, 10)))]
    there = {*(link.id for link in drawn), *(stance.id for stance in said)}
    kept = [link for link in drawn if link.verb != "undercuts" or link.to in there]
    return [*records, *kept, *said]


# -- the definitions, by brute force ------------------------------------------------------------

RANK = {"no": 0.0, "possibly": 0.5, "yes": 1.0}


@attrs.define
class Oracle:
    """What the definitions come to, computed anew for every question that is asked."""

    records: Records
    undercut: dict[str, float] = attrs.Factory(dict)

    @classmethod
    def of(cls, records: list[Record]) -> Oracle:
        """Find what is undercut by passing over all undercuts until nothing changes."""
        oracle = cls(Records(records))
        under = [one for one in oracle.links if one.verb == "undercuts" and one.status == "active"]
        told = {one.to: 0.5 for one in under}
        for _ in range(len(under) + 1):
            oracle.undercut = told
            told = {to: max(oracle.effect(one) for one in under if one.to == to) for to in told}
        assert told == oracle.undercut
        return oracle

    @property
    def links(self) -> list[Link]:
        """Every link."""
        return list(self.records.links.values())

    def effect(self, link: Link) -> float:
        """Tell how surely an undercut has an effect: 1 yes, 0 no, half possibly."""
        premises = [self.held(claim, plain=True) for claim in link.from_]
        return min([1 - self.undercut.get(link.id, 0), *premises])

    def stands(self, stance: Stance) -> float:
        """Tell how surely a stance counts."""
        sure = 0.5 if stance.attribution else 1.0
        return min(sure, 1 - self.undercut.get(stance.id, 0))

    def there(self, link: Link, level: str) -> bool:
        """Tell whether a link counts at a level; at the plain one undercuts do not matter."""
        under = self.undercut.get(link.id, 0)
        active = link.status == "active"
        return {
            "plain": active,
            "standing": active and under == 0,
            "open": active and under < 1,
            "drawn": True,
        }[level]

    def reach(self, claim: str, level: str) -> set[str]:
        """Return what a claim leads to, by going on until nothing is added."""
        found = {claim}
        while True:
            steps = [
                (link.to, link.from_[0])
                if link.reading == "necessary"
                else (link.from_[0], link.to)
                for link in self.links
                if self.there(link, level) and len(link.from_) == 1
                if link.verb == "entails"
                or (level != "plain" and link.reading in ("deductive", "necessary"))
            ]
            more = {there for here, there in steps if here in found} - found
            if not more:
                return found
            found |= more

    def held(self, claim: str, *, plain: bool = False) -> float:
        """Return how surely somebody is committed to a claim, by what still leads to it."""
        best = 0.0
        for stance in self.records.stances.values():
            made = stance.claims[0]
            if stance.verb == "affirms" and claim in self.reach(made, "plain"):
                leads = 1.0
                if not plain:
                    leads = (claim in self.reach(made, "standing")) / 2 + (
                        claim in self.reach(made, "open")
                    ) / 2
                best = max(best, min(leads, self.stands(stance)))
        return best

    def denied(self, claim: str) -> float:
        """Tell how surely somebody denies a claim in so many words."""
        said = self.records.stances_of(claim)
        return max((self.stands(one) for one in said if one.verb == "denies"), default=0.0)

    def conflicts(self, level: str) -> set[frozenset[str]]:
        """Return the pairs that cannot both hold, by the question and by links of a level."""
        found = set()
        exclusive = self.records.questions["q"].exclusive
        for pair in combinations(CLAIMS, 2):
            drawn = [
                link
                for link in self.links
                if link.verb == "contradicts" and {*link.from_, link.to} == {*pair}
            ]
            rejected = any(link.status == "rejected" for link in drawn)
            nested = any(two[1] in self.reach(two[0], "plain") for two in (pair, pair[::-1]))
            rivals = exclusive and set(pair) <= set(ANSWERS)
            active = [link for link in drawn if link.status == "active" and self.there(link, level)]
            some = rivals or bool(drawn) if level == "drawn" else rivals or bool(active)
            if some and not (nested and not rejected) and (level == "drawn" or not rejected):
                found.add(frozenset(pair))
        return found

    def clash(self, one: set[str], other: set[str], level: str) -> bool:
        """Tell whether two sets of claims have a conflict between them."""
        found = self.conflicts(level)
        return any(frozenset((x, y)) in found for x, y in product(one, other) if x != y)

    # -- the matrix -----------------------------------------------------------------------------

    def degrees(self, claims: tuple[str, ...], answer: str, level: str) -> set[int]:
        """Return every degree for which there is a reason."""
        links = [
            link
            for link in self.links
            if self.there(link, level) and tuple(sorted(set(link.from_))) == claims
        ]
        starts = (
            [*claims]
            if len(claims) == 1
            else [
                link.to for link in links if link.verb == "supports" and link.reading == "deductive"
            ]
        )
        found = set()
        for start in starts:
            reached = self.reach(start, level)
            if answer in reached:
                found.add(2)
            if self.clash(reached, self.reach(answer, level), level):
                found.add(-2)
        for link in links:
            if link.verb == "supports" and link.reading != "deductive":
                found |= {1} if answer in self.reach(link.to, level) else set()
            if link.verb == "opposes" and link.to in self.reach(answer, level):
                found.add(-2 if link.reading == "defeating" else -1)
        return found

    def cell(self, claims: tuple[str, ...], answer: str, *, denial: bool) -> tuple[int, int]:
        """Return the degree without and with what is only possible."""
        told = []
        for level in ("standing", "open"):
            if denial:
                found = {-2} if claims[0] in self.reach(answer, level) else set()
            else:
                found = self.degrees(claims, answer, level)
            told.append(found)
        return decided(told[0], mixed=0), decided(told[1], mixed=-1)

    def incoherent(self, claim: str) -> bool:
        """Tell whether a claim leads to both sides of a conflict."""
        reached = self.reach(claim, "open")
        return self.clash(reached, reached, "open")

    def rows(self) -> Iterator[tuple[str, float, dict[str, tuple[int, int]]]]:
        """Give the name of each row, how surely it is held, and its cells."""
        answers = [one for one in ANSWERS if not self.incoherent(one)]
        linked = {tuple(sorted(set(link.from_))) for link in self.links if link.verb != "undercuts"}
        for claims in sorted({*linked, *((one,) for one in CLAIMS)}):
            if set(claims) & set(ANSWERS) or any(map(self.incoherent, claims)):
                continue
            drawn = {answer: self.degrees(claims, answer, "drawn") for answer in answers}
            argued = {answer: found & {1, -1} for answer, found in drawn.items()}
            told = any(
                link.verb == "opposes"
                and tuple(sorted(set(link.from_))) == claims
                and any(link.to in self.reach(answer, "drawn") for answer in answers)
                for link in self.links
            )
            own = len(claims) > 1 or told or any(argued.values()) or self.is_own(claims[0])
            if own and any(drawn.values()):
                held = min(self.held(claim) for claim in claims)
                yield " + ".join(claims), held, self.cells(claims, answers)
        for claim in CLAIMS:
            said = [one for one in self.records.stances_of(claim) if one.verb == "denies"]
            if said and any(claim in self.reach(answer, "drawn") for answer in answers):
                yield f"not {claim}", self.denied(claim), self.cells((claim,), answers, denial=True)

    def cells(
        self, claims: tuple[str, ...], answers: list[str], *, denial: bool = False
    ) -> dict[str, tuple[int, int]]:
        """Return the cells of a row by answer."""
        return {answer: self.cell(claims, answer, denial=denial) for answer in answers}

    def is_own(self, claim: str) -> bool:
        """Tell whether a claim that bears by entailment is a row: somebody affirms it, or nobody at all."""
        committed = any(
            claim in self.reach(one.claims[0], "plain")
            for one in self.records.stances.values()
            if one.verb == "affirms"
        )
        said = any(one.verb == "affirms" for one in self.records.stances_of(claim))
        return said or not committed

    # -- the signed graph -----------------------------------------------------------------------

    def sides(self) -> Iterator[tuple[set[str], set[str]]]:
        """Give the two sides of each dispute, without those who stand on both."""
        for claim in CLAIMS:
            pro = self.affirming(claim)
            con = {
                one.holder or ""
                for one in self.records.stances_of(claim)
                if one.verb == "denies" and not one.attribution
            }
            yield pro - con, con - pro
        for one, other in (sorted(pair) for pair in self.conflicts("plain")):
            first, second = self.affirming(one, but=other), self.affirming(other, but=one)
            yield first - second, second - first

    def affirming(self, claim: str, *, but: str = "") -> set[str]:
        """Return who is committed to a claim, not by what entails another as well."""
        return {
            one.holder or ""
            for one in self.records.stances.values()
            if one.verb == "affirms" and not one.attribution
            for reached in (self.reach(one.claims[0], "plain"),)
            if claim in reached and but not in reached
        }

    def edges(self) -> set[tuple[str, str, bool]]:
        """Return every pair that stands on one side, or on opposite sides, of some dispute."""
        found = set()
        for one, other in self.sides():
            if one and other:
                found |= {(a, b, True) for a, b in product(one, other)}
                found |= {(a, b, False) for side in (one, other) for a, b in combinations(side, 2)}
        return {(*sorted((a, b)), opposite) for a, b, opposite in found}  # type: ignore[misc]


def decided(found: set[int], *, mixed: int) -> int:
    """Return what reasons come to."""
    if found & {-2, 2}:
        return min(found & {-2, 2})
    return mixed if found == {-1, 1} else next(iter(found), 0)


# -- the matrix ---------------------------------------------------------------------------------


def told(matrix: Matrix) -> dict[str, tuple[float, dict[str, tuple[int, int]]]]:
    """Return the rows of a matrix as the oracle gives them."""
    return {
        row.name: (
            RANK[row.held],
            {
                cell.answer: (DEGREES.index(cell.surely) - 2, DEGREES.index(cell.degree) - 2)
                for cell in row.cells
            },
        )
        for row in (*matrix.evidence, *matrix.idle)
    }


@settings(max_examples=200)
@given(corpora())
def test_rows_and_cells_are_those_of_the_definitions(records: list[Record]) -> None:
    """Which rows there are, who holds them, and each cell, recomputed by passing over everything."""
    oracle = Oracle.of(records)
    matrix = Corpus(Records(records)).ach("q")
    expected = {name: (held, cells) for name, held, cells in oracle.rows()}
    assert told(matrix) == expected
    for rival in matrix.rivals:
        added = [
            [*sorted(max(0, -degree) for degree in cells[rival.claim]), held]
            for held, cells in expected.values()
            if held
        ]
        least = sum(low for low, _, held in added if held == 1)
        most = sum(high for _, high, _ in added)
        assert (rival.inconsistency.least, rival.inconsistency.most) == (least, most)


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(records: list[Record], random: Random) -> None:
    """Shuffled records give the same matrix, strengths and balance."""
    shuffled = list(records)
    random.shuffle(shuffled)
    one, other = Corpus(Records(records)), Corpus(Records(shuffled))
    assert told(one.ach("q")) == told(other.ach("q"))
    assert one.ach("q").least == other.ach("q").least
    assert one.strengths().values == other.strengths().values
    split, again = one.balance(), other.balance()
    assert [(part.holders, part.camps) for part in split.components] == [
        (part.holders, part.camps) for part in again.components
    ]


@given(corpora())
def test_what_is_the_same_for_all_answers_changes_no_order(records: list[Record]) -> None:
    """A row that counts against every answer alike adds as much to each, and is not diagnostic."""
    before = Corpus(Records(records)).ach("q")
    more: list[Record] = [
        Claim(id="z", text="z"),
        Stance(id="sz", source="log", holder="dee", verb="affirms", claims=("z",)),
        *(Link(id=f"z{to}", from_=("z",), verb="opposes", to=to) for to in ANSWERS),
    ]
    after = Corpus(Records([*records, *more])).ach("q")
    assert [(one.claim, one.rank) for one in after.rivals] == [
        (one.claim, one.rank) for one in before.rivals
    ]
    assert {row.name: row.diagnosticity.most for row in after.evidence}["z"] == 0


@given(corpora())
def test_lines_taken_together_are_never_more_than_one_by_one(records: list[Record]) -> None:
    """Weighed by lines, an answer has at most the sum of what its rows count by themselves."""
    matrix = Corpus(Records(records)).ach("q", weighted="lines")
    for rival in matrix.rivals:
        score = rival.inconsistency
        rows = [(row.weight, row.cell(rival.claim).inconsistency) for row in matrix.evidence]
        assert 0 <= score.least <= score.most
        assert score.most <= sum(weight.most * cell.most for weight, cell in rows)


# -- strengths ----------------------------------------------------------------------------------


def expected_strength(base: float, attackers: list[float], supporters: list[float]) -> float:
    """Quadratic energy (Potyka, 2018): h(E) draws the base score to 1 or to 0."""
    energy = sum(supporters) - sum(attackers)
    pull = energy * energy / (1 + energy * energy)
    return base + (1 - base) * pull if energy > 0 else base - base * pull


@given(corpora())
def test_strengths_are_what_the_method_makes_of_all_that_bears(records: list[Record]) -> None:
    """Every strength is that of its attackers and supporters, found anew from the records."""
    oracle = Oracle.of(records)
    found = Corpus(Records(records)).strengths()
    if not found.converged:
        return
    values, denials = found.values, found.denials
    held = {claim for claim in CLAIMS if oracle.held(claim, plain=True) == 1}
    assert set(denials) == {claim for claim in CLAIMS if oracle.denied(claim) == 1}
    arguing = [
        link
        for link in oracle.links
        if link.status == "active" and oracle.undercut.get(link.id, 0) < 1
        if link.verb in ("supports", "opposes", "entails") and set(link.from_) <= held
    ]
    for claim in CLAIMS:
        speaking = {
            (link.verb == "opposes", tuple(sorted(set(link.from_)))): min(
                values[premise] for premise in link.from_
            )
            for link in arguing
            if link.to == claim
        }
        attackers = {name: value for (against, name), value in speaking.items() if against}
        supporters = {name: value for (against, name), value in speaking.items() if not against}
        pairs = [pair for pair in oracle.conflicts("plain") if claim in pair]
        attackers |= {(r,): values[r] for pair in pairs for r in pair - {claim} if r in held}
        against = [*attackers.values(), *([denials[claim]] if claim in denials else [])]
        told = expected_strength(0.5, against, list(supporters.values()))
        assert abs(values[claim] - told) < 1e-6
        if claim in denials:
            answer = expected_strength(0.5, [values[claim]] if claim in held else [], [])
            assert abs(denials[claim] - answer) < 1e-6


# -- balance ------------------------------------------------------------------------------------


@given(corpora())
def test_camps_are_found_where_some_colouring_fits(records: list[Record]) -> None:
    """There are two camps just where one of all ways to colour the holders fits every pair."""
    edges = Oracle.of(records).edges()
    balance = Corpus(Records(records)).balance()
    joined = sorted({holder for one, other, _ in edges for holder in (one, other)})
    assert sorted(one for part in balance.components for one in part.holders) == joined
    for part in balance.components:
        own = {edge for edge in edges if edge[0] in part.holders}
        assert all(edge[1] in part.holders for edge in own)
        fits = any(
            all((colours[a] != colours[b]) is opposite for a, b, opposite in own)
            for bits in product((False, True), repeat=len(part.holders))
            for colours in (dict(zip(part.holders, bits, strict=True)),)
        )
        assert (part.camps is not None) == fits
        if part.camps is None:
            is_odd_cycle(part.cycle, own)
        else:
            first, second = part.camps
            assert sorted((*first, *second)) == list(part.holders)
            assert all(({a, b} <= {*first} or {a, b} <= {*second}) is not o for a, b, o in own)
    assert balance.balanced is all(part.camps is not None for part in balance.components)


def is_odd_cycle(cycle: tuple[Edge, ...], edges: set[tuple[str, str, bool]]) -> None:
    """Check that edges follow each other, are true, visit nobody twice, and that opposites are odd."""
    assert sum(edge.sign == "opposite" for edge in cycle) % 2 == 1
    starts = [edge.holders[0] for edge in cycle]
    assert [edge.holders[1] for edge in cycle] == [*starts[1:], starts[0]]
    assert len(set(starts)) == len(starts)
    for edge in cycle:
        one, other = sorted(edge.holders)
        assert (one, other, edge.sign == "opposite") in edges
        assert edge.steps
