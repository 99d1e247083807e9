"""What a page says in its overviews: who stands where at a glance, and how to read that."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimtrack import phrases
from claimtrack.attribution import Named
from claimtrack.phrases import count
from claimtrack.reports.contents import Account, Dispute, Report, Statement
from claimtrack.reports.wording import sides
from claimtrack.value import evolve

__all__ = ["key", "numbered", "overview", "verbs"]


def key(report: Report) -> str:
    """Return how the overview of what is contested is to be read, with how many questions are."""
    disputed = [dispute for dispute in report.questions if dispute.at_odds]
    exclusive = any(dispute.question.exclusive for dispute in disputed)
    first = ", the most holders at odds first" if len(disputed) > 1 else ""
    rivals = "; where at most one answer can hold, whoever is for one is against the others"
    return (
        f"{len(disputed):,} of {count(len(report.questions), 'question')}{first}. “For” names who holds an"
        " answer, “against” who denies it or holds what cannot be true beside it"
        f"{rivals if exclusive else ''}."
    )


def numbered(dispute: Dispute) -> dict[str, int]:
    """Return the numbers of a question's answers by their ids."""
    return {account.claim.id: n for n, account in enumerate(dispute.answers, 1)}


def overview(dispute: Dispute, account: Account) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """Give who is for an answer and against it; not who is only for another where at most one can hold."""
    others = {one.claim.id for one in dispute.answers if dispute.question.exclusive}
    others.discard(account.claim.id)
    kept = tuple(one for one in account.camps if one.side == "for" or one.claim not in others)
    yield from sides(evolve(account, camps=kept))


def verbs(of: Sequence[Statement]) -> str:
    """Return how many stances of each sort there are, if they are of several."""
    found = Counter(phrases.attitude(one.stance) for one in of)
    told = ", ".join(f"{number:,} {attitude}" for attitude, number in found.items())
    return f": {told}" if len(found) > 1 else ""
