"""Contradictions and status against their definitions, worked out pair by pair on small corpora.

The oracle goes by the definitions of the page *What counts as a contradiction*, as far as they need
neither entailment nor quantities, and by nothing of the code: it tries every pair of stances.
"""

from collections.abc import Iterator
from itertools import combinations, permutations, product
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimtrack.contradictions.findings import Finding, contradictions
from claimtrack.contradictions.status import standings
from claimtrack.dates import parse_date
from claimtrack.model import Claim, Link, LinkVerb, Question, Record, Source, Stance, StanceVerb
from claimtrack.records import Records

CLAIMS = ["c1", "c2", "c3", "c4"]
TIMES = [None, None, "2012", "2013", "2013~", "2012/2013", "../.."]

MEET = {
    ("2012", "2013"): "no",
    ("2012", "2013~"): "possibly",
    ("2013", "2013~"): "possibly",
    ("2012/2013", "2013~"): "possibly",
}
"""How two times overlap that are neither the same text nor listed: yes. 2013~ may be 2012 or 2014."""


class Held(NamedTuple):
    """Somebody's commitment: for or against a claim, surely or possibly."""

    holder: str
    pro: bool
    claim: str
    sure: bool


class Shown(NamedTuple):
    """What the oracle says of one finding."""

    kind: str
    claims: frozenset[str]
    path: frozenset[str]
    overlap: str


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """A few claims with stances, exclusive questions, `contradicts` and `opposes`."""
    times = draw(st.lists(st.sampled_from(TIMES), min_size=len(CLAIMS), max_size=len(CLAIMS)))
    asleep = draw(st.sampled_from([None, None, None, "c1"]))
    every: list[Record] = [
        Claim(
            id=id_,
            text=id_,
            about=None if time is None else parse_date(time),
            status="withdrawn" if id_ == asleep else "active",
        )
        for id_, time in zip(CLAIMS, times, strict=True)
    ]
    every += [
        Source(id="signed", title="t", author=("ann", "bob")),
        Source(id="unsigned", title="t"),
    ]
    claims = st.sampled_from(CLAIMS)
    pairs = st.lists(claims, min_size=2, max_size=2, unique=True)
    for number in range(draw(st.sampled_from([2, 3, 4, 5, 6, 8]))):
        every.append(
            Stance(
                id=f"s{number}",
                source=draw(st.sampled_from(["signed", "unsigned"])),
                holder=draw(st.sampled_from(["ann", "ann", "bob", "cy", None])),
                verb=draw(st.sampled_from(["affirms", "affirms", "denies", "doubts", "mentions"])),
                claims=tuple(draw(st.lists(claims, min_size=1, max_size=2))),
                attribution=draw(st.sampled_from([None, None, "unsure", "unsure", "disputed"])),
            )
        )
    for number in range(draw(st.integers(0, 2))):
        answers = draw(st.lists(claims, min_size=2, max_size=4))
        exclusive = draw(st.sampled_from([True, True, False]))
        every.append(
            Question(id=f"q{number}", text="t", answers=tuple(answers), exclusive=exclusive)
        )
    for number in range(draw(st.integers(0, 5))):
        *premises, end = draw(pairs)
        verbs: list[LinkVerb] = ["contradicts", "contradicts", "opposes"]
        verb = draw(st.sampled_from(verbs))
        if verb == "opposes" and draw(st.booleans()):
            premises.append(draw(claims))
        every.append(
            Link(
                id=f"l{number}",
                from_=tuple(premises),
                verb=verb,
                to=end,
                status=draw(st.sampled_from(["active", "active", "rejected"])),
                reason=draw(st.sampled_from([None, "because"])),
            )
        )
    return every


class Oracle:
    """The definitions, tried out on every pair."""

    def __init__(self, every: list[Record]) -> None:
        self.claims = [r for r in every if isinstance(r, Claim) and r.status == "active"]
        self.ids = [claim.id for claim in self.claims]
        self.times = {c.id: c.about.text if c.about else None for c in self.claims}
        self.questions = [r for r in every if isinstance(r, Question) and r.exclusive]
        self.links = [r for r in every if isinstance(r, Link)]
        self.held = [held for r in every if isinstance(r, Stance) for held in self._held(r)]

    def _held(self, stance: Stance) -> Iterator[Held]:
        if stance.verb not in ("affirms", "denies") or stance.attribution == "disputed":
            return
        own = ["ann", "bob"] if stance.source == "signed" else ["unsigned"]
        holders = own if stance.holder is None else [stance.holder]
        for holder, claim in product(holders, stance.claims):
            if claim in self.ids:
                yield Held(holder, stance.verb == "affirms", claim, stance.attribution is None)

    def of(self, claim: str, *, pro: bool = True) -> list[Held]:
        """Return the commitments to a claim, or to its denial."""
        return [held for held in self.held if held.claim == claim and held.pro == pro]

    def meeting(self, one: str, other: str, *, drawn: bool) -> str:
        """Tell whether the times of two claims overlap."""
        a, b = self.times[one], self.times[other]
        if a is None and b is None:
            return "yes"
        if a is None or b is None:
            return "yes" if drawn else "possibly"
        return "yes" if a == b else MEET.get((a, b), MEET.get((b, a), "yes"))

    def drawn(self, pair: tuple[str, str], status: str) -> list[str]:
        """Return the `contradicts` between two claims that have a status."""
        return [
            link.id
            for link in self.links
            if link.verb == "contradicts" and {*link.from_, link.to} == {*pair}
            if link.status == status
        ]

    def asked(self, pair: tuple[str, str]) -> list[str]:
        """Return the exclusive questions that both claims answer."""
        return sorted(q.id for q in self.questions if {*pair} <= {*q.answers})

    def bases(self) -> Iterator[tuple[tuple[str, str], list[str], list[str], str]]:
        """Give each pair that cannot hold together: its questions, its links, and the overlap."""
        for pair in combinations(sorted(self.ids), 2):
            questions, links = self.asked(pair), sorted(self.drawn(pair, "active"))
            if (questions or links) and not self.drawn(pair, "rejected"):
                yield pair, questions, links, self.meeting(*pair, drawn=bool(links))

    @staticmethod
    def clash(one: list[Held], other: list[Held]) -> str | None:
        """Tell whether two different holders stand on two sides: surely, possibly, or not (None)."""
        pairs = [(a, b) for a in one for b in other if a.holder != b.holder]
        if any(a.sure and b.sure for a, b in pairs):
            return "yes"
        return "possibly" if pairs else None

    def denials(self) -> Iterator[Shown]:
        """Give the claims that one affirms and another denies."""
        for claim in self.ids:
            clash = self.clash(self.of(claim), self.of(claim, pro=False))
            if clash:
                yield Shown("denial", frozenset([claim]), frozenset(), clash)

    def rivalries(self) -> Iterator[Shown]:
        """Give the pairs that two hold, those of one question together."""
        sets: dict[object, list[tuple[tuple[str, str], list[str], str]]] = {}
        for pair, questions, links, overlap in self.bases():
            clash = self.clash(self.of(pair[0]), self.of(pair[1]))
            if clash and overlap != "no":
                sure = "yes" if clash == overlap == "yes" else "possibly"
                grounds = [*questions[:1], *links]
                sets.setdefault(questions[0] if questions else pair, []).append(
                    (pair, grounds, sure)
                )
        for rivals in sets.values():
            yield Shown(
                "rivalry",
                frozenset(claim for pair, _, _ in rivals for claim in pair),
                frozenset(ground for _, grounds, _ in rivals for ground in grounds),
                "yes" if "yes" in {sure for _, _, sure in rivals} else "possibly",
            )

    def tensions(self) -> Iterator[Shown]:
        """Give the `opposes` whose claims are all held, at no time apart."""
        for link in self.links:
            involved = [*link.from_, link.to]
            if link.verb != "opposes" or link.status == "rejected":
                continue
            if not all(claim in self.ids and self.of(claim) for claim in involved):
                continue
            answers = {self.meeting(premise, link.to, drawn=False) for premise in link.from_}
            sure = all(any(held.sure for held in self.of(claim)) for claim in involved)
            if "no" not in answers:
                overlap = "yes" if answers == {"yes"} and sure else "possibly"
                yield Shown("tension", frozenset(involved), frozenset([link.id]), overlap)

    def apparent(self) -> Iterator[Shown]:
        """Give the rejected pairs, and the held ones whose times do not meet."""
        for pair in combinations(sorted(self.ids), 2):
            rejected = self.drawn(pair, "rejected")
            grounds = frozenset([*self.asked(pair), *self.drawn(pair, "active")])
            overlap = self.meeting(*pair, drawn=bool(self.drawn(pair, "active")))
            if rejected:
                path = grounds | {rejected[0]}
                yield Shown("apparent", frozenset(pair), path, overlap)
        for pair, questions, links, overlap in self.bases():
            if overlap == "no" and self.of(pair[0]) and self.of(pair[1]):
                yield Shown("apparent", frozenset(pair), frozenset([*questions, *links]), "no")

    def status(self, claim: str) -> str:
        """Return a claim's status."""
        pro = {held.holder for held in self.of(claim) if held.sure}
        con = {held.holder for held in self.of(claim, pro=False) if held.sure}
        rivals = {
            held.holder
            for pair, _, _, overlap in self.bases()
            if claim in pair and overlap == "yes"
            for rival in pair
            if rival != claim
            for held in self.of(rival)
            if held.sure
        }
        if any(a != b for a, b in product(pro, con | rivals)):
            return "contested"
        if pro:
            return "uncontested"
        return "denied" if con else "unasserted"


def shown(finding: Finding) -> Shown:
    """Return what the oracle would say of a finding."""
    return Shown(finding.kind, frozenset(finding.claims), frozenset(finding.path), finding.overlap)


def ordered(findings: Iterator[Shown]) -> list[tuple[str, list[str], list[str], str]]:
    """Return findings as sorted lists, which read better in a failure than sets."""
    return sorted((f.kind, sorted(f.claims), sorted(f.path), f.overlap) for f in findings)


BARE: list[Record] = [Claim(id="c1", text="t"), Source(id="unsigned", title="t")]


def _stance(id_: str, verb: StanceVerb) -> Stance:
    return Stance(id=id_, source="unsigned", holder="ann", verb=verb, claims=("c1",))


def _unsure(id_: str, verb: StanceVerb) -> Stance:
    return Stance(
        id=id_, source="unsigned", holder="bob", verb=verb, claims=("c1",), attribution="unsure"
    )


@given(corpora())
@settings(max_examples=400)
@example([*BARE, _stance("s1", "affirms"), _stance("s2", "denies"), _unsure("s3", "denies")])
@example([*BARE, _stance("s1", "affirms"), _unsure("s2", "affirms"), _stance("s3", "denies")])
def test_findings_are_those_of_the_definitions(every: list[Record]) -> None:
    """Denials, rivalries, tensions and apparent conflicts are what trying every pair gives."""
    oracle = Oracle(every)
    expected = (
        *oracle.denials(),
        *oracle.rivalries(),
        *oracle.tensions(),
        *oracle.apparent(),
    )
    found = contradictions(Records(every))
    assert ordered(map(shown, found)) == ordered(iter(expected))


@given(corpora())
@settings(max_examples=300)
def test_statuses_are_those_of_the_definitions(every: list[Record]) -> None:
    """Every claim's status is what trying every pair of holders gives; withdrawn ones are silent."""
    oracle = Oracle(every)
    expected = {claim: oracle.status(claim) for claim in CLAIMS}
    found = standings(Records(every))
    assert {claim: standing.status for claim, standing in found.items()} == expected


@given(corpora())
def test_sides_name_all_their_holders_and_stances(every: list[Record]) -> None:
    """Each side of a finding lists everybody committed to it, with the stances that say so."""
    oracle = Oracle(every)
    stances = {record.id: record for record in every if isinstance(record, Stance)}
    for side in (side for finding in contradictions(Records(every)) for side in finding.sides):
        held = oracle.of(side.claim, pro=side.verb == "affirms")
        assert sorted(side.holders) == sorted({one.holder for one in held})
        assert side.sure == any(one.sure for one in held)
        assert all(side.claim in stances[id_].claims for id_ in side.stances)
        assert len(set(side.stances)) == len(side.stances)
        assert bool(side.stances) == bool(held)


@given(corpora(), st.integers(0, 5))
def test_findings_come_in_one_order(every: list[Record], turn: int) -> None:
    """The order of records changes neither what is found nor the order in which it is told."""
    shuffled = next(p for n, p in enumerate(permutations(every[-3:])) if n == turn % 6)
    one, other = (contradictions(Records(r)) for r in (every, [*every[:-3], *shuffled]))
    assert [shown(finding) for finding in one] == [shown(finding) for finding in other]
