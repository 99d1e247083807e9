"""The coherent accounts of a question: the sides one can take in its disputes, each carried to its end.

A dispute is a connected piece of what grounded leaves undecided. An account of it is a preferred
labelling: it takes every side it can beside the others it takes, so that "none of these" is always open
besides. A question has the accounts of each dispute that an answer, or an answer's denial, is in.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from claimtrack.evaluation.evaluating import Evaluator
from claimtrack.evaluation.labellings import LIMIT, SECONDS, Labellings
from claimtrack.evaluation.policies import Policy
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.verdicts import Label, Labels, Verdict
from claimtrack.model import Link, Question
from claimtrack.semantics import Framework
from claimtrack.value import record

__all__ = ["Account", "Accounts", "Answer", "Dispute", "Undercut", "accounts"]


@record
class Account:
    """One coherent account of a dispute.

    It `holds` claims and denials, `rejects` others that somebody asserts, and leaves the `open` ones
    undecided. `holders` are those all of whose commitments in the dispute are among what it holds; where
    there are none, nobody holds all of this. `cut` are the links and stances in the dispute that an
    undercut brings down.
    """

    holds: tuple[Position, ...]
    rejects: tuple[Position, ...] = ()
    open: tuple[Position, ...] = ()
    holders: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()


@record
class Dispute:
    """A dispute: the claims in it, its accounts, and which limit cut them short, if one did."""

    claims: tuple[str, ...]
    accounts: tuple[Account, ...]
    limit: Literal["limit", "seconds"] | None = None


@record
class Answer:
    """An answer to a question: its verdict, and the number of its dispute from 0, if it is in one."""

    claim: str
    verdict: Verdict
    dispute: int | None


@record
class Undercut:
    """A link or stance to a claim of a question that somebody undercuts, and whether it holds.

    `by` are the undercutting claims with the ids of their holders. `premises` are those for which a link
    falls, or is open, where it does not by them.
    """

    id: str
    to: str
    label: Label
    by: tuple[tuple[str, tuple[str, ...]], ...]
    premises: tuple[str, ...] = ()


@record
class Accounts:
    """The accounts of one question, dispute by dispute, and what is decided whatever side one takes."""

    question: str
    answers: tuple[Answer, ...]
    disputes: tuple[Dispute, ...]
    undercuts: tuple[Undercut, ...]
    policy: Policy | None = None
    supposed: tuple[str, ...] = ()
    possibly: bool = False


def accounts(
    evaluator: Evaluator,
    question: str,
    *,
    limit: int | None = LIMIT,
    seconds: float | None = SECONDS,
) -> Accounts:
    """Return the accounts of a question; an unknown id raises `KeyError`.

    Of each dispute at most `limit` are given, found in at most so many `seconds`.
    """
    asked = evaluator.case.records.questions[question]
    return _Question(evaluator, asked, limit, seconds).accounts()


class _Question:
    def __init__(
        self, evaluator: Evaluator, question: Question, limit: int | None, seconds: float | None
    ) -> None:
        self._evaluator = evaluator
        self._case = evaluator.case
        self._question = question
        self._limits = (limit, seconds)
        self._evaluation = evaluator.evaluate()

    def accounts(self) -> Accounts:
        disputes = self._disputes
        every = tuple(self._dispute(one) for one in disputes)
        options = self._case.options
        return Accounts(
            question=self._question.id,
            answers=tuple(self._answer(claim) for claim in self._answers),
            disputes=every,
            undercuts=tuple(self._undercuts(every)),
            policy=options.policy,
            supposed=options.suppose,
            possibly=options.possibly,
        )

    @property
    def _answers(self) -> tuple[str, ...]:
        claims = self._case.records.claims
        return tuple(one for one in dict.fromkeys(self._question.answers) if one in claims)

    @cached_property
    def _disputes(self) -> tuple[Framework[str], ...]:
        names = {
            str(Position(self._case.head(claim), denied))
            for claim in self._answers
            for denied in (False, True)
        }
        every = self._evaluator.framework.disputes()
        return tuple(one for one in every if not names.isdisjoint(one.arguments))

    def _answer(self, claim: str) -> Answer:
        head = self._case.head(claim)
        names = {head, f"not {head}"}
        numbers = (n for n, one in enumerate(self._disputes) if not names.isdisjoint(one.arguments))
        return Answer(claim=claim, verdict=self._evaluation[claim], dispute=next(numbers, None))

    def _dispute(self, dispute: Framework[str]) -> Dispute:
        sides = tuple(self._sides(dispute))
        made = {side: self._holders(side) for side in sides}
        found = Labellings(dispute, "preferred", str.isascii, *self._limits)
        every = [
            self._account(
                Labels(self._evaluator.flat, labelling, self._evaluator.grounded), made, dispute
            )
            for labelling in found.each
        ]
        every.sort(key=_informative)
        claims = sorted({side.claim for side in sides})
        return Dispute(claims=tuple(claims), accounts=tuple(every), limit=found.cut)

    def _sides(self, dispute: Framework[str]) -> Iterator[Position]:
        """Give the claims and denials of a dispute, sorted, claims first; knots claim by claim."""
        heads = set(dispute.arguments)
        for denied, every in ((False, self._case.pro), (True, self._case.con)):
            found = [head for head in every if str(Position(head, denied)) in heads]
            claims = sorted(claim for head in found for claim in self._case.members(head))
            yield from (Position(claim, denied) for claim in claims)

    def _holders(self, side: Position) -> tuple[str, ...]:
        held = self._case.search.held
        made = held.against(side.claim) if side.denied else held.to(side.claim)
        counts = self._case.positions.counts
        return tuple(sorted({one.holder for one in made if counts(one)}))

    def _account(
        self,
        labels: Labels,
        made: dict[Position, tuple[str, ...]],
        dispute: Framework[str],
    ) -> Account:
        told = {side: labels.position(side) for side in made}
        holding = {holder for side in made if told[side] == "accepted" for holder in made[side]}
        hurt = {holder for side in made if told[side] != "accepted" for holder in made[side]}

        def of(label: Label) -> tuple[Position, ...]:
            return tuple(side for side in made if told[side] == label)

        cut = (id_ for id_ in sorted(self._case.cutters) if id_ in set(dispute.arguments))
        return Account(
            holds=of("accepted"),
            rejects=of("rejected"),
            open=of("undecided"),
            holders=tuple(sorted(holding - hurt)),
            cut=tuple(id_ for id_ in cut if labels.argument(id_) == "rejected"),
        )

    def _undercuts(self, disputes: Iterable[Dispute]) -> Iterator[Undercut]:
        """Give what is undercut and leads to an answer, or to another claim of a dispute."""
        near = {*self._answers, *(claim for one in disputes for claim in one.claims)}
        records = self._case.records
        for id_, label in self._evaluation.cut.items():
            target = records.by_id.get(id_)
            ends = (target.to,) if isinstance(target, Link) else records.stances[id_].claims
            for end in ends:
                if end in near:
                    by = dict.fromkeys(c for link in self._case.cutters[id_] for c in link.from_)
                    told = tuple((claim, self._holders(Position(claim))) for claim in by)
                    premises = self._evaluation.premises(id_)
                    yield Undercut(id=id_, to=end, label=label, by=told, premises=premises)


def _informative(account: Account) -> tuple[int, int, tuple[str, ...]]:
    """Sort accounts that more holders share before others, then those that hold more."""
    return (-len(account.holders), -len(account.holds), tuple(map(str, account.holds)))
