"""The case of one corpus: which claims are arguments, what they attack, what they entail, what is cut.

Claims that entail one another by `entails` and `equivalent` that nothing undercuts stand and fall
together: they are one **knot**, named after its first claim by id. From here on everything is said of knots.

A link or a stance is **cut** where an undercut of it has premises that somebody holds. What a premise
nobody holds would do is **idle**.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, Literal

from claimtrack.contradictions.survey import Survey
from claimtrack.evaluation import deduction
from claimtrack.evaluation.deduction import Follow
from claimtrack.evaluation.policies import Policy, Preference
from claimtrack.evaluation.positions import Position, Positions
from claimtrack.evaluation.strikes import Clique, Strike, Strikes
from claimtrack.model import Link
from claimtrack.relation import knots
from claimtrack.value import evolve, record, value

__all__ = ["Case", "Idle", "Options"]

ACTING: Final = ("undercuts", "contradicts", "entails", "equivalent")
"""The verbs that act on what stands whatever the reading."""


@record
class Options:
    """What an evaluation is asked for besides its semantics."""

    possibly: bool = False
    suppose: tuple[str, ...] = ()
    policy: Policy | None = None


@value
class Idle:
    """A link that does nothing, and the premises that nobody holds."""

    link: Link
    premises: tuple[str, ...]


class Case:
    """The arguments of one corpus and what is between them."""

    def __init__(self, search: Survey, options: Options = Options()) -> None:  # noqa: B008 - frozen
        """Take what is known of commitments and conflicts; an unknown claim to suppose raises KeyError."""
        self.search = search
        self.records = search.records
        self.options = options
        for claim in options.suppose:
            self.records.claims[claim]
        self.positions = Positions(search, possibly=options.possibly, supposed=options.suppose)
        steps = list(deduction.follows(self.records, self.positions.is_fit))
        self._con = deduction.denied(self.positions.denied, steps)
        self._at_stake = deduction.at_stake(self._con, steps)
        self._pro = deduction.held(self.positions.affirmed, steps, self._at_stake)
        self.steps = tuple(step for step in steps if self._acts(step))
        """The steps between claims that may be taken, in the order of their links."""

    def is_argument(self, claim: str, *, denied: bool = False) -> bool:
        """Tell whether a claim, or its denial, is an argument or stands and falls with one."""
        knot = self.members(self.head(claim))
        return not (self._con if denied else self._pro).isdisjoint(knot)

    def _acts(self, step: Follow) -> bool:
        """Tell whether the premises of a step's link are held, or a denial may run down it."""
        typed = self.records.links[step.link].from_
        held = self._pro.issuperset(step.premises)
        if step.backward and step.end in self._at_stake:
            return held
        return (held and self._pro.issuperset(typed)) or (step.brings and step.end in self._con)

    # -- what is cut ----------------------------------------------------------------------------

    @cached_property
    def cutters(self) -> dict[str, tuple[Link, ...]]:
        """The undercuts of each link and stance that is cut, sorted by id."""
        found: dict[str, list[Link]] = {}
        for link in self.records.links.values():
            if self._undercuts(link) and self._pro.issuperset(link.from_):
                found.setdefault(link.to, []).append(link)
        return {id_: tuple(sorted(some, key=lambda one: one.id)) for id_, some in found.items()}

    def _undercuts(self, link: Link) -> bool:
        if (link.verb, link.status) != ("undercuts", "active") or not link.from_:
            return False
        target = self.records.by_id.get(link.to)
        if isinstance(target, Link):
            return target.status == "active"
        stance = self.records.stances.get(link.to)
        told = (self.positions.affirmed, self.positions.denied)
        return stance is not None and any(
            stance.id in some.get(claim, ()) for some in told for claim in stance.claims[:1]
        )

    @cached_property
    def idle(self) -> tuple[Idle, ...]:
        """The links that would act on something, sorted by place."""
        found = (Idle(link, tuple(self._unheld(link))) for link in self.records.links.values())
        return tuple(one for one in found if one.premises and self._would_act(one.link))

    def _unheld(self, link: Link) -> Iterator[str]:
        if not self._pro.issuperset(link.from_):
            yield from (c for c in dict.fromkeys(link.from_) if c not in self._pro)

    def _would_act(self, link: Link) -> bool:
        if link.verb == "undercuts":
            return self._undercuts(link)
        acting = link.verb in ACTING or link.reading != "evidential"
        acting = acting and self._at_stake.isdisjoint(self._needed(link))
        active = link.status == "active" and all(map(self.positions.is_fit, link.from_))
        return acting and active and link.to in self._pro

    @staticmethod
    def _needed(link: Link) -> tuple[str, ...]:
        return link.from_ if (link.verb, link.reading) == ("supports", "necessary") else ()

    # -- knots ----------------------------------------------------------------------------------

    @cached_property
    def _knots(self) -> tuple[tuple[str, ...], ...]:
        graph: dict[str, list[str]] = {}
        for step in self.steps:
            if step.brings and step.link not in self.cutters:
                graph.setdefault(step.premises[0], []).append(step.end)
        return tuple(tuple(sorted(knot)) for knot in knots(graph) if len(knot) > 1)

    @cached_property
    def _heads(self) -> dict[str, str]:
        return {claim: knot[0] for knot in self._knots for claim in knot}

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        return {knot[0]: knot for knot in self._knots}

    def head(self, claim: str) -> str:
        """Return the claim that names a claim's knot."""
        return self._heads.get(claim, claim)

    def members(self, head: str) -> tuple[str, ...]:
        """Return the claims of a knot, sorted."""
        return self._members.get(head, (head,))

    def _to_heads(self, claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.head, claims)))

    @cached_property
    def pro(self) -> tuple[str, ...]:
        """The knots that are arguments, sorted."""
        return tuple(sorted({self.head(claim) for claim in self._pro}))

    @cached_property
    def con(self) -> tuple[str, ...]:
        """The knots whose denial is an argument, sorted."""
        return tuple(sorted({self.head(claim) for claim in self._con}))

    def told(self, head: str, side: Literal["pro", "con"]) -> tuple[str, ...]:
        """Return the ids of the stances that assert a knot, or its denial, in so many words."""
        told = self.positions.affirmed if side == "pro" else self.positions.denied
        found = (id_ for claim in self.members(head) for id_ in told.get(claim, ()))
        return tuple(dict.fromkeys(found))

    def is_supposed(self, head: str) -> bool:
        """Tell whether a claim of a knot is to be taken as held."""
        supposed = self.positions.supposed
        return bool(supposed) and not supposed.isdisjoint(self.members(head))

    # -- between knots --------------------------------------------------------------------------

    @cached_property
    def follows(self) -> tuple[Follow, ...]:
        """The steps between knots, in the order of their links."""
        found: dict[Follow, None] = {}
        for step in self.steps:
            premises, end = self._to_heads(step.premises), self.head(step.end)
            if end not in premises:
                found[Follow(premises, end, step.link, step.brings, step.backward)] = None
        return tuple(found)

    @cached_property
    def _strikes(self) -> Strikes:
        return Strikes(self.search, self.positions, self._pro.__contains__)

    @cached_property
    def drawn(self) -> tuple[Strike, ...]:
        """The attacks between claims, whether they count or not, but those within a question of many."""
        return tuple(self._strikes.each())

    @cached_property
    def cliques(self) -> tuple[Clique, ...]:
        """The questions of which every answer attacks every other."""
        return self._strikes.cliques

    @cached_property
    def every_strike(self) -> tuple[Strike, ...]:
        """The attacks between knots, those that are only possible or that the policy removes included."""
        found: dict[tuple[object, ...], Strike] = {}
        for one in self.drawn:
            by, on = self._to_heads(one.by), self.head(one.on)
            strike = evolve(one, by=by, on=on)
            key = (by, on, one.via if one.via in self.cutters else "")
            if key not in found or (strike.sure and not found[key].sure):
                found[key] = strike
        whole = {(by, on) for (by, on, via), one in found.items() if one.sure and not via}
        return tuple(
            strike for (by, on, via), strike in found.items() if not via or (by, on) not in whole
        )

    @cached_property
    def strikes(self) -> tuple[Strike, ...]:
        """The attacks between knots that count."""
        spared = set(self.spared)
        return tuple(one for one in self._counting if one not in spared)

    @property
    def _counting(self) -> tuple[Strike, ...]:
        return tuple(one for one in self.every_strike if one.sure or self.options.possibly)

    @cached_property
    def spared(self) -> tuple[Strike, ...]:
        """The attacks that the policy removes, since the target is strictly preferred."""
        prefer = self._preference
        return tuple(
            one for one in self._counting if prefer is not None and self._weaker(prefer, one)
        )

    def _weaker(self, prefer: Preference, strike: Strike) -> bool:
        on = Position(strike.on)
        return any(prefer.over(on, Position(one)) for one in strike.by)

    @cached_property
    def spared_denials(self) -> tuple[Strike, ...]:
        """The attacks of denials on claims, and of claims on denials, that the policy removes."""
        if self._preference is None:
            return ()
        both = sorted(set(self.pro) & set(self.con))
        sides = (Position(head, denied) for head in both for denied in (False, True))
        spared = (side for side in sides if self.is_spared(side))
        return tuple(
            Strike((str(Position(one.claim, not one.denied)),), str(one), "denial", one.claim)
            for one in spared
        )

    def is_spared(self, side: Position) -> bool:
        """Tell whether the policy spares a claim from its denial, or a denial from its claim."""
        prefer, other = self._preference, Position(side.claim, not side.denied)
        return prefer is not None and prefer.over(side, other)

    @cached_property
    def _preference(self) -> Preference | None:
        policy = self.options.policy
        return None if policy is None else Preference(policy, self.search, self.positions)
