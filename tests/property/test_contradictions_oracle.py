"""Contradictions and statuses of small random corpora against a brute force from the definitions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, product
from random import Random

import attrs
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimtrack.contradictions.findings import Finding
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import standings
from claimtrack.dates import Date, overlap, parse_date
from claimtrack.model import (
    Actor,
    Claim,
    Link,
    Quantity,
    Question,
    Record,
    Source,
    Stance,
)
from claimtrack.quantities import disjoint, parse_value
from claimtrack.records import Records

# -- corpora ------------------------------------------------------------------------------------

CLAIMS = ("a", "b", "c", "d", "e", "f")
HOLDERS = ("ann", "bob", "some", "nn", "mm", None)
ACTORS = (
    Actor(id="ann", name="A"),
    Actor(id="bob", name="B"),
    Actor(id="some", name="S", kind="group"),
    Actor(id="nn", name="N", kind="unnamed", may_be=("bob",)),
    Actor(id="mm", name="M", kind="unnamed"),
    Actor(id="paper", name="P", kind="outlet"),
)
ABOUTS = (None, None, None, "2012", "2012-03/2012-07", "2012-06/2013", "2014", "201X")
SAID = (None, None, "2010", "2011", "2011-05-02", "2010/2011")
COUNTS = (None, None, None, "10", "~10", "20..", "15..30")


def dated(text: str | None) -> Date | None:
    """Read a date, if there is one."""
    return None if text is None else parse_date(text)


def counted(text: str | None) -> Quantity | None:
    """Return how many people, if there is a number."""
    return None if text is None else Quantity(value=parse_value(text), unit="people", of="staff")


@st.composite
def claims(draw: st.DrawFn, id_: str) -> Claim:
    """One claim, seldom withdrawn."""
    return Claim(
        id=id_,
        text="t",
        about=dated(draw(st.sampled_from(ABOUTS))),
        quantity=counted(draw(st.sampled_from(COUNTS))),
        status=draw(st.sampled_from(("active",) * 7 + ("withdrawn",))),
    )


@st.composite
def sources(draw: st.DrawFn, id_: str) -> Source:
    """One document of any kind, perhaps with an author, an outlet and a date."""
    return Source(
        id=id_,
        title="t",
        kind=draw(st.sampled_from(("unknown", "comment-thread"))),
        author=draw(st.sampled_from(((), ("ann",), ("bob", "ann")))),
        publisher=draw(st.sampled_from((None, "paper"))),
        published=dated(draw(st.sampled_from((None, "2011", "2012-01-01")))),
    )


@st.composite
def stances(draw: st.DrawFn, id_: str) -> Stance:
    """One stance on one or two claims."""
    return Stance(
        id=id_,
        source=draw(st.sampled_from(("s", "t"))),
        verb=draw(st.sampled_from(("affirms",) * 4 + ("denies",) * 3 + ("doubts", "mentions"))),
        claims=tuple(draw(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=2))),
        holder=draw(st.sampled_from(HOLDERS)),
        via=draw(st.sampled_from(((), (), ("bob",), ("s",)))),
        said=dated(draw(st.sampled_from(SAID))),
        speech=draw(st.sampled_from((None, None, "own"))),
        attribution=draw(st.sampled_from((None,) * 5 + ("disputed", "unsure"))),
    )


@st.composite
def links(draw: st.DrawFn, id_: str) -> Link:
    """One link of any verb, seldom rejected; only an `opposes` has several premises."""
    verbs = ("entails",) * 4 + ("equivalent", "opposes", "supports") + ("contradicts",) * 3
    verb = draw(st.sampled_from(verbs))
    most = 2 if verb == "opposes" else 1
    return Link(
        id=id_,
        from_=tuple(draw(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=most))),
        verb=verb,
        to=draw(st.sampled_from(CLAIMS)),
        status=draw(st.sampled_from(("active",) * 5 + ("rejected",))),
    )


@st.composite
def questions(draw: st.DrawFn, id_: str) -> Question:
    """One question, exclusive as a rule."""
    return Question(
        id=id_,
        text="t",
        answers=tuple(draw(st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=4))),
        exclusive=draw(st.sampled_from((True, True, False))),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """A corpus of up to six claims and nine stances."""
    found: list[Record] = [*ACTORS, draw(sources("s")), draw(sources("t"))]
    found += [draw(claims(id_)) for id_ in CLAIMS]
    found += [draw(stances(f"s{n}")) for n in range(draw(st.integers(1, 9)))]
    found += [draw(links(f"l{n}")) for n in range(draw(st.integers(0, 6)))]
    found += [draw(questions(f"q{n}")) for n in range(draw(st.integers(0, 2)))]
    return found


# -- the definitions, read literally --------------------------------------------------------------


@attrs.frozen
class Held:
    """Somebody's stance on one claim."""

    holder: str
    stance: Stance = attrs.field(eq=False)
    claim: str
    id: str

    @property
    def sure(self) -> bool:
        """Neither unsure nor disowned."""
        return self.stance.attribution is None

    @property
    def firm(self) -> bool:
        """Not disowned."""
        return self.stance.attribution != "disputed"


@attrs.frozen
class Pair:
    """Two claims that cannot both hold, for all that are equivalent to them."""

    claims: tuple[str, str]
    grounds: tuple[str, ...]
    question: str | None
    rejected: bool
    when: str


Told = tuple[str, str | None, frozenset[object], str]
"""Kind, question, sides with everybody on them, and whether the times meet."""

RANK = ("yes", "possibly", "no")
Opposed = list[tuple[Held, Held, str, tuple[str, str]]]


class _Brute:
    """Everything about a small corpus, by trying everything."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.active = sorted(c.id for c in records.claims.values() if c.status == "active")
        self.follows = self._closure()
        self.held = [
            Held(holder, stance, claim, stance.id)
            for stance in records.stances.values()
            for claim in set(stance.claims) & set(self.active)
            for holder in records.holders(stance)
        ]

    def _closure(self) -> set[tuple[str, str]]:
        follows = {(claim, claim) for claim in self.active}
        for link in self.records.links.values():
            one, other = link.from_[0], link.to
            if link.status == "active" and {one, other} <= set(self.active):
                follows |= {(one, other)} if link.verb in ("entails", "equivalent") else set()
                follows |= {(other, one)} if link.verb == "equivalent" else set()
        for middle, one, other in product(self.active, repeat=3):
            if (one, middle) in follows and (middle, other) in follows:
                follows.add((one, other))
        return follows

    def alike(self, one: str, other: str) -> bool:
        return {(one, other), (other, one)} <= self.follows

    def nested(self, one: str, other: str) -> bool:
        return bool({(one, other), (other, one)} & self.follows)

    # -- who holds what

    def to(self, claim: str, *, disputed: bool = False) -> list[Held]:
        return [
            made
            for made in self.held
            if made.stance.verb == "affirms"
            and (made.claim, claim) in self.follows
            and (made.firm or disputed)
        ]

    def denials(self, claim: str, *, disputed: bool = False) -> list[Held]:
        return [
            made
            for made in self.held
            if made.stance.verb == "denies"
            and self.alike(made.claim, claim)
            and (made.firm or disputed)
        ]

    def against(self, claim: str) -> list[Held]:
        return [
            made
            for made in self.held
            if made.stance.verb == "denies" and made.firm and (claim, made.claim) in self.follows
        ]

    def two(self, one: Held, other: Held) -> str:
        """Whether the holders of two stances are two."""
        if one.holder == other.holder:
            return "no"
        unnamed = {"nn", "mm"}
        ends = {one.holder, other.holder}
        return "possibly" if ends <= unnamed or ends == {"nn", "bob"} else "yes"

    # -- what cannot both hold

    def grounds(self, one: str, other: str) -> list[tuple[str, str]]:
        """The grounds on which two claims conflict, each with what names it."""
        records = self.records
        drawn = [
            ("link", link.id)
            for link in records.links.values()
            if link.verb == "contradicts"
            and link.status == "active"
            and {link.from_[0], link.to} == {one, other}
        ]
        if self.nested(one, other):
            return []
        asked = [
            ("question", question.id)
            for question in records.questions.values()
            if question.exclusive and {one, other} <= set(question.answers)
        ]
        ours, theirs = records.claims[one].quantity, records.claims[other].quantity
        differ = ours and theirs and disjoint(ours.value, theirs.value)
        return [*sorted(asked), *sorted(drawn), *([("quantity", "people")] if differ else [])]

    def rejected(self, one: str, other: str) -> bool:
        return any(
            link.verb == "contradicts"
            and link.status == "rejected"
            and {link.from_[0], link.to} == {one, other}
            for link in self.records.links.values()
        )

    def meet(self, one: Date | None, other: Date | None, grounds: tuple[str, ...]) -> str:
        if "link" in grounds and (one is None or other is None):
            return "yes"
        if grounds == ("quantity",) and one != other:
            return min(overlap(one, other), "possibly", key=lambda a: -RANK.index(a))
        return overlap(one, other)

    @cached_property
    def pairs(self) -> list[Pair]:
        alike: dict[frozenset[frozenset[str]], list[tuple[str, str]]] = {}
        for one, other in combinations(self.active, 2):
            if self.grounds(one, other) or self.rejected(one, other):
                classes = [
                    frozenset(c for c in self.active if self.alike(c, end)) for end in (one, other)
                ]
                alike.setdefault(frozenset(classes), []).append((one, other))
        return sorted(map(self._pair, alike.values()), key=lambda pair: pair.claims)

    def _pair(self, typed: list[tuple[str, str]]) -> Pair:
        ranked = []
        for claims in typed:
            grounds = tuple(dict.fromkeys(kind for kind, _ in self.grounds(*claims)))
            one, other = (self.records.claims[claim].about for claim in claims)
            order = ("question", "link", "quantity")
            rank = order.index(grounds[0]) if grounds else 3
            ranked.append((RANK.index(self.meet(one, other, grounds)), rank, claims))
        when, _, claims = min(ranked)
        found = [ground for claims in typed for ground in self.grounds(*claims)]
        kinds = {kind for kind, _ in found}
        asked = [id_ for kind, id_ in found if kind == "question"]
        return Pair(
            claims=claims,
            grounds=tuple(kind for kind in ("question", "link", "quantity") if kind in kinds),
            question=min(asked, default=None),
            rejected=any(self.rejected(*claims) for claims in typed),
            when=RANK[when],
        )

    def time(self, claim: str, made: Held) -> Date | None:
        return self.records.claims[claim].about or self.records.claims[made.claim].about

    def clashes(self, pair: Pair, *, disputed: bool = False) -> Iterator[tuple[Held, Held, str]]:
        """Stances on either side, none on a claim that entails both, with whether times meet."""
        one, other = pair.claims
        for mine in self.coherent(pair, one, disputed=disputed):
            for theirs in self.coherent(pair, other, disputed=disputed):
                when = self.meet(self.time(one, mine), self.time(other, theirs), pair.grounds)
                yield mine, theirs, when

    def coherent(self, pair: Pair, side: str, *, disputed: bool = False) -> list[Held]:
        return [
            made
            for made in self.to(side, disputed=disputed)
            if not all((made.claim, claim) in self.follows for claim in pair.claims)
        ]

    # -- one holder

    def bounds(self, stance: Stance) -> tuple[int, int]:
        if stance.said:
            return stance.said.earliest, stance.said.latest
        source = self.records.sources[stance.source]
        own = stance.holder is None or stance.holder in source.author
        if source.published is None:
            return -(10**9), 10**9
        return source.published.earliest if own else -(10**9), source.published.latest

    def ordered(self, one: Held, other: Held) -> bool:
        a, b = self.bounds(one.stance), self.bounds(other.stance)
        return a[1] < b[0] or b[1] < a[0]

    def same(self, one: Held, other: Held) -> bool:
        a, b = one.stance, other.stance
        day = self.bounds(a)[0] == self.bounds(a)[1] == self.bounds(b)[0] == self.bounds(b)[1]
        return day or (a.source == b.source and a.said == b.said)

    def second_hand(self, stance: Stance) -> bool:
        source = self.records.sources[stance.source]
        if stance.holder is None or stance.holder in source.author or stance.speech == "own":
            return False
        return source.kind != "comment-thread" or bool(stance.via)

    def carriers(self, stance: Stance) -> set[str]:
        found = {stance.source, *stance.via}
        for id_ in (stance.source, *stance.via):
            source = self.records.sources.get(id_)
            if source is not None:
                found |= set(source.author)
                found |= {source.publisher or ""} if source.kind != "comment-thread" else set()
        return found - {""}

    def heard(self, one: Held, other: Held) -> bool:
        if not (one.firm and other.firm):
            return True
        second = self.second_hand(one.stance) or self.second_hand(other.stance)
        return second and not self.carriers(one.stance) & self.carriers(other.stance)

    def opposed(self) -> Iterator[tuple[str | None, str, Opposed]]:
        """For each base and holder the opposite stances: question, holder, and the two sides."""
        found: dict[tuple[object, str], Opposed] = {}
        for claim in self.denied:
            for one in self.to(claim, disputed=True):
                for other in self.denials(claim, disputed=True):
                    key = (("denied", claim), one.holder)
                    found.setdefault(key, []).append((one, other, "yes", (claim, f"not {claim}")))
        for pair in self.live:
            for one, other, when in self.clashes(pair, disputed=True):
                if when != "no":
                    place = (self.base(pair), one.holder)
                    found.setdefault(place, []).append((one, other, when, pair.claims))
        for (base, holder), some in found.items():
            mine = [t for t in some if t[1].holder == holder and (t[0].firm or t[1].firm)]
            if mine:
                question = base[1] if isinstance(base, tuple) and base[0] == "question" else None
                yield question, holder, mine

    @cached_property
    def denied(self) -> list[str]:
        """The claims denied in so many words, of equivalent ones the first."""
        told = {made.claim for made in self.held if made.stance.verb == "denies"}
        return [c for c in sorted(told) if not any(d < c and self.alike(c, d) for d in told)]

    @cached_property
    def live(self) -> list[Pair]:
        return [p for p in self.pairs if p.grounds and not p.rejected and p.when != "no"]

    def base(self, pair: Pair) -> tuple[str, object]:
        names = {"question": pair.question, "link": pair.claims, "quantity": "people"}
        return pair.grounds[0], names[pair.grounds[0]]

    def single(self) -> Iterator[Told]:
        for question, holder, some in self.opposed():
            loose = [t for t in some if not (t[0].firm and t[1].firm and self.ordered(*t[:2]))]
            heard = [t for t in loose if self.heard(*t[:2])]
            kind, deciding = "change-of-position", some
            if heard:
                kind, deciding = "attribution-conflict", heard
            elif loose:
                kind = "self-contradiction"
                deciding = [t for t in loose if self.same(*t[:2])]
            sure = holder not in ("some", "nn", "mm") and any(map(self.surely, deciding))
            sides: dict[str, set[Held]] = {}
            for one, other, _, claims in some:
                sides.setdefault(claims[0], set()).add(one)
                sides.setdefault(claims[1], set()).add(other)
            yield kind, question, shown(sides), "yes" if sure else "possibly"

    def surely(self, two: tuple[Held, Held, str, tuple[str, str]]) -> bool:
        return two[2] == "yes" and all(made.stance.attribution != "unsure" for made in two[:2])

    @cached_property
    def abandoned(self) -> set[Held]:
        found = set()
        for _, holder, some in self.opposed():
            owned = [t for t in some if t[0].firm and t[1].firm]
            if holder in ("some", "nn", "mm") or not all(self.ordered(*t[:2]) for t in owned):
                continue
            for two in filter(self.surely, owned):
                found.add(min(two[:2], key=lambda made: self.bounds(made.stance)))
        return found

    # -- findings

    def findings(self) -> set[Told]:
        return {*self.single(), *self.denying(), *self.sets(), *self.tensions()}

    def denying(self) -> Iterator[Told]:
        for claim in self.denied:
            pro, con = self.to(claim), self.denials(claim)
            told = [
                self.two(one, other) if one.sure and other.sure else "possibly"
                for one, other in product(pro, con)
                if self.two(one, other) != "no"
            ]
            if told:
                sides = {claim: set(pro), f"not {claim}": set(con)}
                yield "denial", None, shown(sides), min(told, key=RANK.index)

    def sets(self) -> Iterator[Told]:
        members: dict[object, list[Pair]] = {}
        for pair in self.pairs:
            if pair.rejected:
                yield "apparent", pair.question, self.everybody([pair]), pair.when
            else:
                members.setdefault(self.base(pair), []).append(pair)
        for some in members.values():
            yield from self.of_set(some)

    def of_set(self, some: list[Pair]) -> Iterator[Told]:
        fought: list[tuple[Pair, Held, Held, str]] = []
        latent, apart = [], [pair for pair in some if pair.when == "no"]
        for pair in some:
            if pair.when == "no":
                continue
            if not all(map(self.to, pair.claims)):
                latent.append(pair)
                continue
            clashes = list(self.clashes(pair))
            if clashes and all(when == "no" for _, _, when in clashes):
                apart.append(pair)
            fought += [(pair, *clash) for clash in clashes if clash[2] != "no"]
        question = some[0].question if some[0].grounds[0] == "question" else None
        yield from self.fight(some[0], question, fought)
        if latent:
            yield "latent", question, self.everybody(latent), "possibly"
        if apart:
            yield "apparent", question, self.everybody(apart), "no"

    def fight(
        self, first: Pair, question: str | None, fought: list[tuple[Pair, Held, Held, str]]
    ) -> Iterator[Told]:
        """One finding with everybody whose time meets that of a different holder on the other side."""
        sides: dict[str, set[Held]] = {}
        told = []
        for pair, one, other, when in fought:
            if (two := self.two(one, other)) == "no":
                continue
            told.append(max(when, two, key=RANK.index) if one.sure and other.sure else "possibly")
            for claim, made in zip(pair.claims, (one, other), strict=True):
                sides.setdefault(claim, set()).update(
                    x
                    for x in self.coherent(pair, claim)
                    if self.time(claim, x) == self.time(claim, made)
                )
        if told:
            kind = "numeric-mismatch" if first.grounds[0] == "quantity" else "rivalry"
            yield kind, question, shown(sides), min(told, key=RANK.index)

    def everybody(self, pairs: list[Pair]) -> frozenset[object]:
        return shown({c: set(self.to(c)) for pair in pairs for c in pair.claims})

    def tensions(self) -> Iterator[Told]:
        for link in self.records.links.values():
            ends = [*link.from_, link.to]
            if link.verb != "opposes" or link.status != "active" or set(ends) - set(self.active):
                continue
            made = [self.to(claim) for claim in ends]
            abouts = [self.records.claims[claim].about for claim in ends]
            told = max((overlap(about, abouts[-1]) for about in abouts[:-1]), key=RANK.index)
            if all(made) and told != "no":
                sure = all(any(m.sure for m in some) for some in made)
                sides = dict(zip(ends, map(set, made), strict=True))
                yield "tension", None, shown(sides), told if sure else "possibly"

    # -- status

    def status(self, claim: str) -> str:
        if claim not in self.active:
            return "unasserted"
        pro = self.counting(self.to(claim))
        con = self.counting(self.against(claim))
        rivals = self.counting(list(self.rivals(claim)))
        if pro:
            return "contested" if len(pro | con | rivals) > 1 and con | rivals else "uncontested"
        return "denied" if con else "unasserted"

    def counting(self, made: list[Held]) -> set[str]:
        return {m.holder for m in made if m.sure and m not in self.abandoned}

    def rivals(self, claim: str) -> Iterator[Held]:
        """Whoever is committed to a base rival of something that a claim entails, at a sure time."""
        for pair in self.live:
            for side, rival in (pair.claims, pair.claims[::-1]):
                if (claim, side) in self.follows:
                    for made in self.coherent(pair, rival):
                        times = (
                            self.meet(self.time(side, mine), self.time(rival, made), pair.grounds)
                            for mine in self.to(side)
                        )
                        if "yes" in times:
                            yield made


def shown(sides: dict[str, set[Held]]) -> frozenset[object]:
    """Sides as sets, so that no order counts."""
    return frozenset(
        (claim, frozenset((made.holder, made.id, made.claim) for made in some))
        for claim, some in sides.items()
    )


# -- the comparison -------------------------------------------------------------------------------


def told(finding: Finding) -> Told:
    """What a finding says, so that no order counts."""
    sides = {
        side.claim if side.verb == "affirms" else f"not {side.claim}": frozenset(
            (made.holder, made.id, made.claim) for made in side.commitments
        )
        for side in finding.sides
    }
    return finding.kind, finding.question, frozenset(sides.items()), finding.overlap


def stance(id_: str, verb: str, claim: str, holder: str) -> Stance:
    """One plain stance, for examples."""
    return Stance(id=id_, source="s", verb=verb, claims=(claim,), holder=holder)  # type: ignore[arg-type]


PLAIN: list[Record] = [*ACTORS, Source(id="s", title="t"), Source(id="t", title="t")]
AND_AGAIN: list[Record] = [
    *PLAIN,
    *(Claim(id=id_, text="t") for id_ in CLAIMS),
    Link(id="l1", from_=("a",), verb="equivalent", to="b"),
    Link(id="l2", from_=("c",), verb="entails", to="b"),
    Link(id="l3", from_=("a",), verb="contradicts", to="d"),
    Link(id="l4", from_=("d",), verb="contradicts", to="b"),
    stance("s1", "affirms", "c", "ann"),
    stance("s2", "denies", "b", "bob"),
    stance("s3", "affirms", "d", "nn"),
]
"""Equivalent claims with a drawn contradiction each."""


INCOHERENT: list[Record] = [
    *PLAIN,
    *(Claim(id=id_, text="t") for id_ in CLAIMS),
    Link(id="l1", from_=("a",), verb="entails", to="b"),
    Link(id="l2", from_=("a",), verb="entails", to="c"),
    Link(id="l3", from_=("b",), verb="contradicts", to="c"),
    stance("s1", "affirms", "a", "ann"),
    stance("s2", "affirms", "c", "bob"),
]
"""A claim that entails both sides of a contradiction, and is held."""


@settings(max_examples=200)
@given(corpora())
@example(AND_AGAIN)
@example(INCOHERENT)
def test_findings_and_statuses_are_those_of_the_definitions(records: list[Record]) -> None:
    """Every finding with everybody on its sides, no other, and each status is what they give."""
    corpus = Records(records)
    brute, search = _Brute(corpus), Search(corpus)
    found = [told(finding) for finding in search.findings]
    assert len(found) == len(set(found))
    assert set(found) == brute.findings()
    standing = standings(corpus, search)
    assert dict(standing).keys() == set(CLAIMS)
    assert len(standing) == len(CLAIMS)
    assert {c: standing.status(c) for c in CLAIMS} == {c: brute.status(c) for c in CLAIMS}


@settings(max_examples=100)
@given(corpora())
def test_a_status_is_what_its_stands_say(records: list[Record]) -> None:
    """Whoever is listed for and against a claim makes its status what it is."""
    for shown in standings(Records(records)).values():
        pro = {made.holder for made in shown.pro}
        con = {made.holder for made in (*shown.con, *shown.rivals)}
        assert (shown.status == "contested") == bool(pro and con and len(pro | con) > 1)
        assert (shown.status == "denied") == bool(not pro and shown.con)


@settings(max_examples=100)
@given(corpora())
def test_paths_are_made_of_real_active_records(records: list[Record]) -> None:
    """What a finding rests on is there, and is active; only what is apparent rests on a rejection."""
    corpus = Records(records)
    for finding in Search(corpus).findings:
        for id_ in finding.path:
            record = corpus.questions.get(id_) or corpus.links[id_]
            rejected = isinstance(record, Link) and record.status == "rejected"
            assert finding.kind == "apparent" or not rejected
        for side in finding.sides:
            assert corpus.claims[side.claim].status == "active"
            for made, chain in zip(side.commitments, side.chains, strict=True):
                assert (chain[0], chain[-1]) == (made.claim, side.claim)
                assert {corpus.claims[claim].status for claim in chain} == {"active"}
                assert corpus.stances[made.id].verb == side.verb


@settings(max_examples=100)
@given(corpora(), st.integers(0, 999))
def test_the_order_of_records_does_not_matter(records: list[Record], seed: int) -> None:
    """Shuffled records give the same findings in the same order of kinds, and the same statuses."""
    shuffled = [*records]
    Random(seed).shuffle(shuffled)  # noqa: S311 - any order will do
    one, other = Search(Records(records)), Search(Records(shuffled))
    assert set(map(told, one.findings)) == set(map(told, other.findings))
    assert [f.kind for f in one.findings] == [f.kind for f in other.findings]
    ours, theirs = standings(one.records, one), standings(other.records, other)
    assert {c: ours.status(c) for c in CLAIMS} == {c: theirs.status(c) for c in CLAIMS}
