"""What stands under a named semantics: a verdict on every claim, with its reason.

Grounded, ideal and complete (sceptically) have one labelling. Of the others there may be many: by the
*sceptical* mode, which is the default, a claim has the verdict that it has in all of them, and is
undecided where they differ; by the *credulous* mode it is accepted if it is in some, else rejected if it
is rejected in some. The labellings are those of each dispute apart, so that their number never multiplies.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

from claimtrack.contradictions.survey import Survey
from claimtrack.evaluation.attacks import Attacks
from claimtrack.evaluation.case import Case, Idle, Options
from claimtrack.evaluation.flattening import Flat
from claimtrack.evaluation.labellings import LIMIT, SECONDS, Labellings
from claimtrack.evaluation.policies import Policy
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.possibilities import Possibilities
from claimtrack.evaluation.reasons import Reason, Reasons
from claimtrack.evaluation.strikes import Strike
from claimtrack.evaluation.verdicts import Label, Labels, Verdict
from claimtrack.evaluation.wording import Wording
from claimtrack.model import Link
from claimtrack.semantics import (
    SEMANTICS,
    Framework,
    Labelling,
    Mode,
    OutOfTime,
    Semantics,
)
from claimtrack.value import evolve

__all__ = ["Evaluation", "Evaluator"]

BEST: Final[tuple[Verdict, ...]] = ("accepted", "rejected", "undecided", "none")
"""The verdicts, those first that count before others in the credulous mode."""

FEW: Final = 3
"""How many claims are named of which the verdict stays open."""

ONE: Final = ("grounded", "ideal")
"""The semantics of which there is one labelling."""


class Evaluator:
    """One corpus under one policy, with what is supposed: the framework that all semantics share."""

    def __init__(self, search: Survey, options: Options) -> None:
        """Take what is known of commitments and conflicts; an unknown claim to suppose raises KeyError."""
        self.case = Case(search, options)
        self.flat = Flat(self.case)

    @property
    def framework(self) -> Framework[str]:
        """The framework, its arguments named as `claimtrack.evaluation.flattening` tells."""
        return self.flat.framework

    @cached_property
    def grounded(self) -> Labelling[str]:
        """The grounded labelling."""
        return self.framework.grounded()

    @cached_property
    def coincide(self) -> bool:
        """Whether all attacks go both ways, so that all semantics must agree.

        Then an account is a largest set of claims without conflict, and accepts or rejects everything:
        preferred, stable and semi-stable are the same, every argument is in some account, and those in
        all, those in the ideal and those in the grounded labelling are the ones that nothing attacks
        (Coste-Marquis, Devred and Marquis 2005, Symmetric argumentation frameworks).
        """
        case = self.case
        both = {(strike.by, strike.on) for strike in case.strikes}
        mutual = all(len(by) == 1 and by[0] != on and ((on,), by[0]) in both for by, on in both)
        mutual = mutual and all(strike.ground != "defeat" for strike in case.strikes)
        uncut = case.cutters.keys().isdisjoint(
            [*(one.link for one in case.follows), *(one.via for one in case.strikes)]
        )
        plain = all(one.brings for one in case.follows)  # else a claim may conflict with itself
        sure = not any(self.flat.assertion.wavering.values())
        return mutual and uncut and plain and sure and not case.spared_denials

    def evaluate(
        self,
        semantics: Semantics = "grounded",
        *,
        mode: Mode = "sceptical",
        limit: int | None = LIMIT,
        seconds: float | None = SECONDS,
    ) -> "Evaluation":
        """Return the verdicts under a semantics; an unknown one raises `ValueError`."""
        if semantics not in SEMANTICS:
            message = f"there is no semantics {semantics!r}: it is one of {', '.join(SEMANTICS)}"
            raise ValueError(message)
        if mode not in ("sceptical", "credulous"):
            message = f"there is no mode {mode!r}: it is sceptical or credulous"
            raise ValueError(message)
        return Evaluation(self, semantics, mode, _Asked(limit, seconds))


class _Asked:
    """Limits of a search, and which of them were reached."""

    def __init__(self, limit: int | None, seconds: float | None) -> None:
        self.limit = limit
        self.seconds = seconds
        self.reached: dict[str, None] = {}


class Evaluation(Mapping[str, Verdict]):
    """The verdict on each claim by id, sorted, with all that it depends on.

    >>> from claimtrack import load
    >>> evaluation = load("claims").evaluate()
    >>> evaluation["cargo-arms"], evaluation["troops-mean-obedience"]
    ('undecided', 'rejected')
    >>> evaluation.why("troops-mean-obedience").message
    'nobody asserts it, and its denial stands: lacrosse'
    """

    def __init__(
        self, evaluator: Evaluator, semantics: Semantics, mode: Mode, asked: _Asked
    ) -> None:
        """Take the framework and what is asked of it."""
        self._evaluator = evaluator
        self._case = evaluator.case
        self._asked = asked
        self.semantics: Semantics = semantics
        """The name of the semantics."""
        self.mode: Mode = mode
        """Whether a claim must have a verdict in all labellings or in one, where there are several."""
        self._verdicts = dict(self._all())

    # -- the mapping ----------------------------------------------------------------------------

    def __getitem__(self, claim: str) -> Verdict:
        """Return the verdict on a claim; an unknown id raises `KeyError`."""
        return self._verdicts[claim]

    def __iter__(self) -> Iterator[str]:
        """Give the ids of the claims, sorted."""
        return iter(self._verdicts)

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self._verdicts)

    def __repr__(self) -> str:
        """Return how many claims have which verdict."""
        words: tuple[Verdict, ...] = ("accepted", "rejected", "undecided", "none")
        told = list(self._verdicts.values())
        return f"<Evaluation, {self.semantics}: {', '.join(f'{told.count(w)} {w}' for w in words)}>"

    # -- what it depends on ---------------------------------------------------------------------

    @property
    def policy(self) -> Policy | None:
        """The policy by which attacks on something stronger do not count."""
        return self._case.options.policy

    @property
    def possibly(self) -> bool:
        """Whether what is only possible counts too."""
        return self._case.options.possibly

    @property
    def supposed(self) -> tuple[str, ...]:
        """The claims that are taken as held."""
        return self._case.options.suppose

    @property
    def coincide(self) -> bool:
        """Whether all semantics must agree here, since all attacks go both ways."""
        return self._evaluator.coincide

    @property
    def attacked(self) -> bool:
        """Whether anything attacks anything."""
        return bool(self._evaluator.framework.attacks)

    @property
    def limits(self) -> tuple[str, ...]:
        """What was left open since a limit was reached, in sentences; empty if all is exact."""
        return tuple(self._asked.reached)

    @property
    def incoherent(self) -> tuple[str, ...]:
        """The claims that are left out since they entail both sides of a conflict, sorted."""
        return tuple(sorted(self._case.positions.incoherent))

    @property
    def idle(self) -> tuple[Idle, ...]:
        """The links that do nothing, since nobody holds their premises."""
        return self._case.idle

    @property
    def spared(self) -> tuple[Strike, ...]:
        """The attacks that the policy removes."""
        return (*self._case.spared, *self._case.spared_denials)

    @cached_property
    def cut(self) -> Mapping[str, Label]:
        """What becomes of each link and stance that is undercut, by id: rejected is one that falls."""
        return {id_: self._labels.step(id_) for id_ in sorted(self._case.cutters)}

    def premises(self, id_: str) -> tuple[str, ...]:
        """Return the premises for which a link that is undercut falls, or is open, if not by the undercut."""
        return self._labels.premises(id_)

    def cutters(self, id_: str) -> tuple[Link, ...]:
        """Return the undercuts of a link or a stance that somebody holds, sorted by id."""
        return self._case.cutters.get(id_, ())

    def asserted_by(self, claim: str) -> str:
        """Return a claim with who asserts it, in words."""
        return f"{claim} ({Wording(self._case).who(Position(self._case.head(claim)))})"

    # -- why ------------------------------------------------------------------------------------

    def why(self, claim: str) -> Reason:
        """Return why a claim has its verdict; an unknown id raises `KeyError`.

        Where there are several accounts it is what the first one with that verdict says; where they
        differ, and where only a search has found one, it is what grounded says.
        """
        return self._reason(claim, Reasons.why)

    def brief(self, claim: str) -> Reason:
        """Return why a claim has its verdict in one attack at most, without the way to it."""
        return self._reason(claim, Reasons.brief)

    def _reason(self, claim: str, ask: Callable[[Reasons, str], Reason]) -> Reason:
        verdict = self._verdicts[claim]
        labels = self._witness.get(claim, self._labels)
        reason = ask(self._reasons(labels), claim)
        return reason if reason.verdict == verdict else _differing(reason, verdict, self.semantics)

    def _reasons(self, labels: Labels) -> Reasons:
        if id(labels) not in self._kept:
            ranks = self._evaluator.framework.ranks() if labels is self._grounded else {}
            self._kept[id(labels)] = Reasons(Attacks(self._evaluator.flat, labels, ranks), ranks)
        return self._kept[id(labels)]

    @cached_property
    def _kept(self) -> dict[int, Reasons]:
        return {}

    def possible(self, claim: str) -> tuple[str, ...]:
        """Return what would attack a claim if what is only possible counted, sorted.

        These are ids of claims, with `not` before what is denied. They attack the claim or what follows
        from it, or undercut all that asserts it.
        """
        return () if self.possibly else self._possibilities.against(claim)

    @cached_property
    def _possibilities(self) -> Possibilities:
        return Possibilities(self._case)

    # -- labellings -----------------------------------------------------------------------------

    @cached_property
    def _grounded(self) -> Labels:
        return Labels(self._evaluator.flat, self._evaluator.grounded)

    @cached_property
    def _witness(self) -> dict[str, Labels]:
        """For a claim on which labellings may differ, the one that its reason is taken from."""
        return {}

    @cached_property
    def _labels(self) -> Labels:
        """The labelling that decides where there is one, else the grounded."""
        if self.semantics != "ideal" or self.coincide:
            return self._grounded
        try:
            found = self._evaluator.framework.ideal(seconds=self._asked.seconds)
        except OutOfTime:
            self._asked.reached["time was up: ideal accepts at least what is accepted here"] = None
            return self._grounded
        return Labels(self._evaluator.flat, found)

    def _all(self) -> Iterator[tuple[str, Verdict]]:
        claims = sorted(self._case.records.claims)
        only = self.semantics in ONE or (self.semantics == "complete" and self.mode == "sceptical")
        if only or (self._evaluator.coincide and self.mode == "sceptical"):
            for claim in claims:
                yield claim, self._labels.verdict(claim)
            return
        differing = self._differing()
        for claim in claims:
            yield claim, differing.get(claim) or self._grounded.verdict(claim)

    def _differing(self) -> dict[str, Verdict]:
        """Return the verdicts on the claims in some dispute."""
        found: dict[str, Verdict] = {}
        for dispute in self._evaluator.framework.disputes():
            found.update(self._judged(dispute))
        return found

    def _claims(self, dispute: Framework[str]) -> list[str]:
        names = (name.removeprefix("not ") for name in dispute.arguments)
        heads = dict.fromkeys(name for name in names if name in self._case.records.claims)
        return [claim for head in heads for claim in self._case.members(head)]

    def _judged(self, dispute: Framework[str]) -> Iterator[tuple[str, Verdict]]:
        claims = self._claims(dispute)
        seen: dict[str, dict[Verdict, Labels]] = {claim: {} for claim in claims}
        name: Semantics = "preferred" if self.semantics == "complete" else self.semantics
        found = Labellings(dispute, name, self._is_own, self._asked.limit, self._asked.seconds)
        number = 0
        for number, labelling in enumerate(found.each, 1):  # noqa: B007 - how many there were
            labels = Labels(self._evaluator.flat, labelling, self._evaluator.grounded)
            for claim in claims:
                seen[claim].setdefault(labels.verdict(claim), labels)
            if self._is_settled(seen):
                break
        verdicts: dict[str, Verdict] = {claim: _of(seen[claim], self.mode) for claim in claims}
        for claim in claims:
            self._witness[claim] = seen[claim].get(verdicts[claim]) or self._grounded
        if found.cut is not None:
            self._search(dispute, found.name, verdicts, seen, number)
        elif not number:
            said = f"there is no {self.semantics} account of the dispute of {claims[0]}, and so none at all"
            self._asked.reached[said] = None
        yield from verdicts.items()

    def _search(
        self,
        dispute: Framework[str],
        name: Semantics,
        verdicts: dict[str, Verdict],
        seen: Mapping[str, Mapping[Verdict, Labels]],
        number: int,
    ) -> None:
        """Search for what the accounts looked at do not decide, claim by claim; say what stays open."""
        left: list[str] = []
        for claim, verdict in verdicts.items():
            if verdict == "accepted" if self.mode == "credulous" else len(seen[claim]) > 1:
                continue
            found = self._searched(dispute, name, self._case.head(claim), verdict)
            if found is None:
                left.append(claim)
            else:
                verdicts[claim] = found
                self._witness[claim] = seen[claim].get(found) or self._grounded
        if left:
            accounts = "account" if number == 1 else "accounts"
            why = f"only {number} {accounts} looked at" if number else "time was up"
            more = f" and {len(left) - FEW} more" if len(left) > FEW else ""
            few = ", ".join(left[:FEW]) + more
            self._asked.reached[f"{why}: the verdict on {few} may change"] = None

    def _searched(
        self, dispute: Framework[str], name: Semantics, head: str, verdict: Verdict
    ) -> Verdict | None:
        """Return the verdict on a knot by a search for it alone; None where that finds none."""
        if name == "semi-stable" or head not in dispute.arguments:
            return None
        told = dispute.accepted(head, name, self.mode, seconds=self._asked.seconds).answer
        if self.mode == "credulous":
            return "accepted" if told else None
        if verdict == "accepted" and told is not None:
            return "accepted" if told else "undecided"
        if verdict == "rejected":
            some = dispute.accepted(head, name, seconds=self._asked.seconds).answer
            if some:
                return "undecided"
            wavering = head in self._evaluator.flat.assertion.wavering["pro"]
            if some is False and name == "stable" and not wavering:
                return "rejected"  # a stable account accepts or rejects every argument
        return None

    def _is_own(self, name: str) -> bool:
        """Tell whether an argument is no auxiliary."""
        records = self._case.records
        return name.removeprefix("not ") in records.claims or name in records.by_id

    def _is_settled(self, seen: Mapping[str, Mapping[Verdict, Labels]]) -> bool:
        """Tell whether more labellings can change no verdict."""
        if self.mode == "sceptical":
            return all(len(verdicts) > 1 for verdicts in seen.values())
        return all("accepted" in verdicts for verdicts in seen.values())


def _of(seen: Mapping[Verdict, Labels], mode: Mode) -> Verdict:
    found: list[Verdict] = [one for one in BEST if one in seen]
    if not found or (mode == "sceptical" and len(found) > 1):
        return "undecided"
    return found[0]


def _differing(reason: Reason, verdict: Verdict, semantics: Semantics) -> Reason:
    said = f"{verdict} in some {semantics} account; under grounded: {reason.message}"
    return evolve(reason, verdict=verdict, message=said)
