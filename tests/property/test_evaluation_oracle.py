"""Verdicts and accounts of small random corpora against a brute force written from the definitions.

The brute force knows no knot, no gate and no rank: it tries every labelling of claims, denials and cut
links and stances, and keeps those in which each has the label that the definitions give it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimtrack.corpus import Corpus
from claimtrack.evaluation.attacks import Attack
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.reasons import Reason
from claimtrack.model import Actor, Claim, Link, Question, Record, Source, Stance, StanceVerb
from claimtrack.records import Records

OUT, OPEN, IN = 0, 1, 2
CLAIMS = ("a", "b", "c", "d")
NAMES = {OUT: "rejected", OPEN: "undecided", IN: "accepted"}

# -- corpora ------------------------------------------------------------------------------------


@st.composite
def links(draw: st.DrawFn, number: int) -> Link:
    """One link of any verb that acts, or an undercut of a link or a stance."""
    verb, reading = draw(
        st.sampled_from(
            [("entails", "evidential")] * 4
            + [("contradicts", "evidential"), ("equivalent", "evidential")] * 2
            + [("undercuts", "evidential")] * 4
            + [("supports", "deductive")]
            + [("supports", "necessary")] * 2
            + [("opposes", "defeating")] * 3
        )
    )
    targets = (*(f"l{n}" for n in range(number)), "s0", "s1", "l4")
    many = 2 if verb in ("supports", "opposes", "undercuts") else 1
    premises = draw(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=many, unique=True))
    ends = [one for one in CLAIMS if one not in premises]
    return Link(
        id=f"l{number}",
        from_=tuple(premises),
        verb=verb,  # type: ignore[arg-type]
        to=draw(st.sampled_from(targets if verb == "undercuts" else ends)),
        reading=reading,  # type: ignore[arg-type]
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """A corpus of four claims, a few stances and links, perhaps an exclusive question."""
    found: list[Record] = [Source(id="s", title="t")]
    found += [Actor(id=f"p{n}", name="P") for n in range(6)]
    found += [Claim(id=id_, text="t") for id_ in CLAIMS]
    for n in range(draw(st.integers(1, 6))):
        claim = draw(st.sampled_from(CLAIMS))
        verb: StanceVerb = draw(st.sampled_from(("affirms", "affirms", "affirms", "denies")))
        found.append(Stance(id=f"s{n}", source="s", holder=f"p{n}", verb=verb, claims=(claim,)))
    found += [draw(links(n)) for n in range(draw(st.integers(0, 5)))]
    if draw(st.booleans()):
        some = draw(st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3, unique=True))
        found.append(Question(id="q", text="q", answers=tuple(some), exclusive=True))
    return found


# -- the definitions, read literally --------------------------------------------------------------

Labelling = dict[str, int]
Step = tuple[tuple[str, ...], str, str, bool]
"""Premises, end, link, and whether it commits."""


class Brute:
    """Every labelling of a small corpus that the definitions allow."""

    def __init__(self, records: Records) -> None:
        """Take the records."""
        self.records = records
        self.links = records.links
        self.stances = records.stances
        self.left = self._incoherent()
        fit = set(CLAIMS) - self.left
        self.told = {c: [s for s in self._verb("affirms") if s.claims[0] == c] for c in fit}
        self.refused = {c: [s for s in self._verb("denies") if s.claims[0] == c] for c in fit}
        every = [one for one in self._steps() if {*one[0], one[1]} <= fit]
        self.con = {c for c in fit if self.refused[c]}
        brings = [one for one in every if one[3]]
        while more := {p[0] for p, end, _, _ in brings if end in self.con} - self.con:
            self.con |= more
        self.at_stake = set(self.con)
        single = [(p[0], end) for p, end, _, _ in every if len(p) == 1]
        while more := {p for p, end in single if end in self.at_stake} - self.at_stake:
            self.at_stake |= more
        self.pro = {c for c in fit if self.told[c]}
        while (
            more := {
                end
                for premises, end, link, _ in every
                if self.links[link].reading != "necessary" or end in self.at_stake
                if set(premises) <= self.pro
            }
            - self.pro
        ):
            self.pro |= more
        self.steps = [one for one in every if self._is_held(one)]
        self.commits = brings
        self.cut = {
            link.to
            for link in self.links.values()
            if link.verb == "undercuts" and set(link.from_) <= self.pro and self._is_there(link.to)
        }

    def _verb(self, verb: str) -> list[Stance]:
        return [s for s in self.stances.values() if s.verb == verb]

    def _is_held(self, step: Step) -> bool:
        premises, end, link, _ = step
        if self.links[link].reading == "necessary" and end in self.at_stake:
            return set(premises) <= self.pro
        return {*premises, *self.links[link].from_} <= self.pro

    def _is_there(self, id_: str) -> bool:
        stance = self.stances.get(id_)
        return id_ in self.links or (stance is not None and stance.claims[0] not in self.left)

    def _steps(self) -> Iterator[Step]:
        for link in self.links.values():
            if link.verb in ("entails", "equivalent"):
                yield link.from_, link.to, link.id, True
            if link.verb == "equivalent":
                yield (link.to,), link.from_[0], link.id, True
            if link.reading == "deductive":
                yield link.from_, link.to, link.id, False
            if link.reading == "necessary":
                for premise in link.from_:
                    yield (link.to,), premise, link.id, False

    @cached_property
    def pairs(self) -> list[tuple[str, str, str | None]]:
        """Rivals, and the link on which alone a conflict rests."""
        found: dict[tuple[str, str], list[str]] = {}
        asked = {
            tuple(sorted((one, other)))
            for question in self.records.questions.values()
            for one, other in product(question.answers, repeat=2)
            if one != other
        }
        asked = {p for p in asked if not self._leads(*p) and not self._leads(*p[::-1])}
        for link in self.links.values():
            if link.verb == "contradicts":
                pair = tuple(sorted((link.from_[0], link.to)))
                if not self._leads(*pair) and not self._leads(*pair[::-1]):
                    found.setdefault(pair, []).append(link.id)  # type: ignore[arg-type]
        drawn = [
            (a, b, link) for (a, b), some in found.items() if (a, b) not in asked for link in some
        ]
        return [*((a, b, None) for a, b in asked), *drawn]

    def _leads(self, one: str, other: str) -> bool:
        found = {one}
        while (
            more := {end for p, end, _, commits in self._steps() if commits and p[0] in found}
            - found
        ):
            found |= more
        return other in found

    def _incoherent(self) -> set[str]:
        drawn = [(k.from_[0], k.to, None) for k in self.links.values() if k.verb == "contradicts"]
        nested = [(a, b, k) for a, b, k in drawn if self._leads(a, b) or self._leads(b, a)]
        return {
            claim
            for claim in CLAIMS
            for a, b, _ in [*self.pairs, *nested]
            if self._leads(claim, a) and self._leads(claim, b)
        }

    def conflicts_with_a_denial(self, claim: str) -> bool:
        """Tell whether a held claim needs or entails, by links that nothing cuts, what somebody denies."""
        reached = {claim}
        steps = [one for one in self._steps() if len(one[0]) == 1 and one[2] not in self.cut]
        steps = [one for one in steps if not {*one[0], one[1]} & self.left]
        while more := {end for p, end, _, _ in steps if p[0] in reached} - reached:
            reached |= more
        told = {s.id for one in reached & self.con for s in self.refused[one]}
        return claim in self.pro and not told <= self.cut

    # -- what a labelling must be ---------------------------------------------------------------

    @cached_property
    def arguments(self) -> list[str]:
        """Claims, denials, and what is cut."""
        return [*sorted(self.pro), *(f"not {c}" for c in sorted(self.con)), *sorted(self.cut)]

    def holds(self, label: Labelling, id_: str) -> int:
        """Return how far a link or stance is not cut."""
        return label[id_] if id_ in self.cut else IN

    def acting(self, label: Labelling, link: Link) -> int:
        """Return how far an undercut acts."""
        return min(self.holds(label, link.id), *(label[one] for one in link.from_))

    def asserted(self, label: Labelling, stand: Labelling) -> Labelling:
        """Return how far each claim and each denial is asserted: the least solution."""
        value = {
            **dict.fromkeys(self.pro, OUT),
            **{f"not {one}": OUT for one in self.con},
        }
        for _ in range(3 * len(value) + 3):
            for claim in self.pro:
                told = [self.holds(label, s.id) for s in self.told[claim]]
                for premises, end, link, commits in self.steps:
                    if end == claim:
                        own = [value[p] if commits else min(value[p], stand[p]) for p in premises]
                        told.append(min(self.holds(label, link), *own))
                value[claim] = max(told, default=OUT)
            for claim in self.con:
                told = [self.holds(label, s.id) for s in self.refused[claim]]
                told += [
                    min(self.holds(label, link), value[f"not {end}"])
                    for premises, end, link, _ in self.commits
                    if premises[0] == claim and end in self.con
                ]
                value[f"not {claim}"] = max(told, default=OUT)
        return value

    def attacking(self, label: Labelling, claim: str) -> int:
        """Return how far anything attacks a claim itself."""
        found = [label[f"not {claim}"]] if claim in self.con else []
        for one, other, link in self.pairs:
            for by, on in ((one, other), (other, one)):
                if on == claim and by in self.pro:
                    found.append(min(label[by], self.holds(label, link) if link else IN))
        for link_ in self.links.values():
            if link_.reading == "defeating" and link_.to == claim and set(link_.from_) <= self.pro:
                premises = (label[one] for one in link_.from_)
                found.append(min(self.holds(label, link_.id), *premises))
        return max(found, default=OUT)

    def standing(self, label: Labelling) -> Labelling:
        """Return how far each claim stands: the greatest solution."""
        stand = dict.fromkeys(self.pro, IN)
        for _ in range(3 * len(stand) + 3):
            for claim in stand:
                bars = [self.attacking(label, claim)]
                for premises, end, link, _ in self.steps:
                    if claim in premises:
                        others = [label[p] for p in premises if p != claim]
                        bars.append(min(IN - stand[end], self.holds(label, link), *others, IN))
                stand[claim] = min(stand[claim], IN - max(bars))
        return stand

    def is_allowed(self, label: Labelling) -> bool:
        """Tell whether every argument has the label that the definitions give it."""
        for id_ in self.cut:
            cutters = (k for k in self.links.values() if k.verb == "undercuts" and k.to == id_)
            held = [k for k in cutters if set(k.from_) <= self.pro]
            if label[id_] != IN - max(self.acting(label, k) for k in held):
                return False
        stand = self.standing(label)
        told = self.asserted(label, stand)
        if any(label[c] != min(stand[c], told[c]) for c in self.pro):
            return False
        return all(
            label[f"not {c}"] == min(IN - label[c] if c in self.pro else IN, told[f"not {c}"])
            for c in self.con
        )

    @cached_property
    def complete(self) -> list[Labelling]:
        """Every labelling that the definitions allow."""
        labels = (
            dict(zip(self.arguments, one, strict=True))
            for one in product((OUT, OPEN, IN), repeat=len(self.arguments))
        )
        return [one for one in labels if self.is_allowed(one)]

    def grounded(self) -> Labelling:
        """Return the labelling that decides least."""
        return min(self.complete, key=lambda one: sum(v != OPEN for v in one.values()))

    def preferred(self) -> list[Labelling]:
        """Return the labellings in which no more can be accepted."""
        sets = [frozenset(k for k, v in one.items() if v == IN) for one in self.complete]
        return [
            one
            for one, mine in zip(self.complete, sets, strict=True)
            if not any(mine < other for other in sets)
        ]

    def verdict(self, label: Labelling, claim: str) -> str:
        """Return the verdict on a claim."""
        stand = self.standing(label)
        told = self.asserted(label, stand)
        denial = f"not {claim}"
        if claim in self.pro and (told[claim] != OUT or stand[claim] == OUT):
            return NAMES[label[claim]]
        if claim in self.con and told[denial] != OUT:
            return {IN: "rejected", OPEN: "undecided", OUT: "none"}[label[denial]]
        return "none"


def small(made: list[Record]) -> tuple[Records, Brute]:
    """Return records with their brute force, if that is done soon."""
    records = Records(made)
    brute = Brute(records)
    assume(len(brute.arguments) < 9)
    knot = Checker(brute, {}).knot  # a step to what a premise is already says nothing
    assume(
        all(
            knot(one) != knot(end)
            for many, end, _, _ in brute.steps
            if len(many) > 1
            for one in many
        )
    )
    return records, brute


# -- the two agree --------------------------------------------------------------------------------


@given(corpora())
@settings(max_examples=100)
def test_grounded_verdicts_are_those_of_the_definitions(made: list[Record]) -> None:
    """The least labelling gives the same verdict on every claim, and on every cut link and stance."""
    records, brute = small(made)
    evaluation = Corpus(records).evaluate()
    label = brute.grounded()
    assert dict(evaluation) == {claim: brute.verdict(label, claim) for claim in CLAIMS}
    for claim in CLAIMS:
        assert not (evaluation[claim] == "accepted" and brute.conflicts_with_a_denial(claim))
    assert set(evaluation.incoherent) == brute.left
    assert set(evaluation.cut) == brute.cut


@given(corpora())
@settings(max_examples=100)
def test_complete_labellings_are_those_of_the_definitions(made: list[Record]) -> None:
    """Auxiliaries change nothing: what is accepted in the complete and preferred labellings is the same."""
    records, brute = small(made)
    corpus = Corpus(records)
    framework = corpus.framework()
    case = corpus._evaluator(None, (), possibly=False).case
    for name, expected in (("complete", brute.complete), ("preferred", brute.preferred())):
        wanted = sorted(sorted(k for k, v in one.items() if v == IN) for one in expected)
        found = []
        for extension in framework.extensions(name):  # type: ignore[arg-type]
            inside = [c for c in brute.pro if case.head(c) in extension]
            inside += [f"not {c}" for c in brute.con if f"not {case.head(c)}" in extension]
            found.append(sorted([*inside, *(id_ for id_ in brute.cut if id_ in extension)]))
        assert sorted(found) == wanted


@given(corpora())
@settings(max_examples=100)
def test_preferred_verdicts_are_those_of_all_accounts(made: list[Record]) -> None:
    """Sceptically a claim has the verdict of all preferred labellings, credulously the best of them."""
    records, brute = small(made)
    corpus = Corpus(records)
    accounts = brute.preferred()
    verdicts = {c: {brute.verdict(one, c) for one in accounts} for c in CLAIMS}
    sceptical = {c: min(v) if len(v) == 1 else "undecided" for c, v in verdicts.items()}
    order = ("accepted", "rejected", "undecided", "none")
    credulous = {c: next(one for one in order if one in v) for c, v in verdicts.items()}
    assert dict(corpus.evaluate("preferred")) == sceptical
    assert dict(corpus.evaluate("preferred", mode="credulous")) == credulous
    assert dict(corpus.evaluate("complete", mode="credulous")) == credulous


@given(corpora())
@settings(max_examples=100)
def test_where_it_says_so_all_semantics_agree(made: list[Record]) -> None:
    """If all attacks go both ways, every preferred labelling decides everything, and grounded is in all."""
    records, brute = small(made)
    evaluation = Corpus(records).evaluate()
    assume(evaluation.coincide)
    grounded, accounts = brute.grounded(), brute.preferred()
    assert all(OPEN not in one.values() for one in accounts)
    for argument in brute.arguments:
        labels = {one[argument] for one in accounts}
        assert labels == ({grounded[argument]} if grounded[argument] != OPEN else {IN, OUT})


# -- an independent checker of reasons -----------------------------------------------------------


class Checker:
    """Follows a reason step by step, by the definitions and a labelling alone."""

    def __init__(self, brute: Brute, label: Labelling) -> None:
        """Take the definitions and the labels."""
        self.brute = brute
        self.label = label

    def knot(self, claim: str) -> str:
        """Return the first of the claims that stand and fall with one."""
        return min(c for c in CLAIMS if self._leads(claim, c) and self._leads(c, claim))

    def _leads(self, one: str, other: str) -> bool:
        found = {one}
        plain = [s for s in self.brute.steps if s[3] and s[2] not in self.brute.cut]
        plain += [
            s for s in self.brute.commits if s[2] not in self.brute.cut and s[1] in self.brute.con
        ]
        while more := {end for p, end, _, _ in plain if p[0] in found} - found:
            found |= more
        return other in found

    def of(self, thing: Position | str) -> int:
        """Return the label of a position, a link or a stance."""
        if isinstance(thing, str):
            return self.label[thing] if thing in self.brute.cut else IN
        prefix = "not " if thing.denied else ""
        names = (f"{prefix}{c}" for c in CLAIMS if self.knot(c) == thing.claim)
        return max(self.label[name] for name in names if name in self.label)

    def same(self, one: str, other: str) -> bool:
        """Tell whether two claims are of one knot."""
        if one not in CLAIMS or other not in CLAIMS:
            return one == other
        return self.knot(one) == self.knot(other)

    def needs(self, attack: Attack, start: str) -> list[Position | str] | None:
        """Return what an attack from a start needs; None if its path does not lead to its target."""
        found: list[Position | str] = [*attack.by, attack.via]
        here = {start}
        for link in attack.path:
            found.append(link)
            steps = [
                s
                for s in self.brute.steps
                if s[2] == link and any(self.same(p, h) for p in s[0] for h in here)
            ]
            if not steps:
                return None
            premises = {self.knot(p) for s in steps for p in s[0]} if len(steps) == 1 else set()
            found += [
                Position(p) for p in sorted(premises) if not any(self.same(p, h) for h in here)
            ]
            here = {s[1] for s in steps}
        on = attack.on
        there = on.claim if isinstance(on, Position) else on
        return (
            found
            if any(there == h or (h in CLAIMS and self.same(there, h)) for h in here)
            else None
        )

    def is_an_attack(self, attack: Attack) -> bool:
        """Tell whether the corpus has such an attack at all."""
        on = attack.on
        if attack.kind == "undercut":
            link = self.brute.links[attack.via]
            premises = {self.knot(c) for c in link.from_}
            return link.to == on and {p.claim for p in attack.by} == premises
        assert isinstance(on, Position)
        if attack.kind == "unasserted":
            return True
        by = [p.claim for p in attack.by]
        if attack.kind == "denial":
            return attack.by == (Position(on.claim, not on.denied),)
        if attack.kind == "defeat":
            link = self.brute.links[attack.via]
            return self.same(link.to, on.claim) and {self.knot(c) for c in link.from_} == set(by)
        return any(
            {self.knot(a), self.knot(b)} == {by[0], on.claim}
            and (link is None or attack.kind == "link")
            for a, b, link in self.brute.pairs
        )

    def expected(self, claim: str) -> set[tuple[frozenset[str], str]]:
        """Return who attacks a claim, or what follows from it by links that are not cut."""
        reached = {claim}
        while (
            more := {
                end
                for premises, end, link, _ in self.brute.steps
                if any(self.same(p, c) for p in premises for c in reached) and self.of(link) != OUT
            }
            - reached
        ):
            reached |= more
        found: set[tuple[frozenset[str], str]] = set()
        for one in (c for c in self.brute.pro if any(self.same(c, r) for r in reached)):
            if one in self.brute.con:
                found.add((frozenset([f"not {self.knot(one)}"]), self.knot(one)))
            for a, b, _ in self.brute.pairs:
                for by, on in ((a, b), (b, a)):
                    if on == one and by in self.brute.pro:
                        found.add((frozenset([self.knot(by)]), self.knot(on)))
            for link_ in self.brute.links.values():
                held = set(link_.from_) <= self.brute.pro
                if link_.reading == "defeating" and link_.to == one and held:
                    found.add((frozenset(map(self.knot, link_.from_)), self.knot(one)))
        return found

    def check(self, reason: Reason) -> None:
        """Fail unless the reason shows its verdict."""
        if reason.verdict == "accepted":
            self.check_accepted(reason)
        elif reason.verdict == "rejected" and not reason.position.denied:
            (attack,) = reason.attacks
            self.check_acting(attack, reason.position.claim)
            assert attack.rank is not None
            assert reason.rank is not None
            assert attack.rank <= reason.rank
        elif reason.verdict == "undecided":
            self.check_circle(reason)

    def check_accepted(self, reason: Reason) -> None:
        """Every attack that the corpus has is there, and answered by an acting one of lower rank."""
        uncut = [a for a in reason.attacks if a.kind == "undercut"]
        rest = [a for a in reason.attacks if a.kind != "undercut"]
        told = {(frozenset(map(str, a.by)), str(a.on)) for a in rest}
        assert told == self.expected(reason.position.claim)
        assert bool(uncut) == self.needs_what_may_be_cut(reason.position.claim)
        for attack in reason.attacks:
            start = attack.on if attack.kind == "undercut" else reason.position.claim
            needs = self.needs(attack, str(start))
            answer = attack.answer
            assert self.is_an_attack(attack)
            assert needs is not None
            assert answer is not None
            fallen = [n for n in needs if self.of(n) == OUT]
            assert any(self.acts(answer, n) for n in fallen)
            assert answer.rank is not None
            assert reason.rank is not None
            assert answer.rank < reason.rank

    def needs_what_may_be_cut(self, claim: str) -> bool:
        """Tell whether nobody would assert a claim if everything fell that somebody undercuts."""
        label = {**self.label, **dict.fromkeys(self.brute.cut, OUT)}
        told = self.brute.asserted(label, self.brute.standing(self.label))
        return all(told[c] == OUT for c in self.brute.pro if self.same(c, claim))

    def acts(self, attack: Attack, thing: Position | str) -> bool:
        """Tell whether an attack acts on something."""
        start = thing.claim if isinstance(thing, Position) else thing
        needs = self.needs(attack, start)
        if (
            isinstance(thing, Position)
            and isinstance(attack.on, Position)
            and attack.kind == "unasserted"
        ):
            return attack.on == thing and self.unasserted(thing)
        return (
            needs is not None
            and self.is_an_attack(attack)
            and all(self.of(n) == IN for n in needs if n != start)
        )

    def unasserted(self, side: Position) -> bool:
        """Tell whether nobody asserts a position once what is cut has fallen."""
        told = self.brute.asserted(self.label, self.brute.standing(self.label))
        prefix = "not " if side.denied else ""
        names = [f"{prefix}{c}" for c in CLAIMS if self.same(c, side.claim)]
        return all(told.get(name, OUT) == OUT for name in names)

    def check_acting(self, attack: Attack, start: str) -> None:
        """The attack is one, leads from the claim to its target, and all that it needs is accepted."""
        assert attack.label == "accepted"
        assert self.acts(attack, Position(start)) or self.acts(attack, start)

    def check_circle(self, reason: Reason) -> None:
        """Each attack is open since something is that the next is on; the last leads back."""
        starts: list[Position | str] = [reason.position]
        for number, attack in enumerate(reason.attacks):
            start = starts[number]
            assert attack.label == "undecided"
            needs = self.needs(attack, start.claim if isinstance(start, Position) else start)
            assert needs is not None
            assert self.is_an_attack(attack)
            open_ = [n for n in needs if self.of(n) == OPEN]
            assert not any(self.of(n) == OUT for n in needs)
            following = reason.attacks[number + 1 : number + 2]
            if not following:
                assert any(n in starts for n in open_)
                return
            nexts = [n for n in open_ if self._begins(following[0], n)]
            assert nexts
            starts.append(nexts[0])

    def _begins(self, attack: Attack, thing: Position | str) -> bool:
        if isinstance(thing, Position) and thing.denied:
            return attack.on == thing
        return self.needs(attack, thing.claim if isinstance(thing, Position) else thing) is not None


@given(corpora())
@settings(max_examples=100)
def test_every_reason_is_shown_right_by_an_independent_checker(made: list[Record]) -> None:
    """Attacks are answered by ones of lower rank; falls and circles are what the labels say."""
    records, brute = small(made)
    evaluation = Corpus(records).evaluate()
    checker = Checker(brute, brute.grounded())
    for claim in CLAIMS:
        checker.check(evaluation.why(claim))
        brief = evaluation.brief(claim)
        assert (brief.claim, brief.verdict) == (claim, evaluation[claim])
