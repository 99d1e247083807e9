"""What links two claims, whoever holds them: a conflict, entailment, or an argument."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claimtrack.contradictions.conflicts import Conflict
from claimtrack.contradictions.explanations import Explanation, Step, Tie
from claimtrack.contradictions.search import Search
from claimtrack.dates import Answer
from claimtrack.records import Records

__all__ = ["between_claims", "distances", "grounds", "leading"]

Ends = tuple[str, str]
Near = tuple[Conflict, Ends, Answer]
"""A conflict, the claims of it that the two ends lead to, and whether the times meet."""

ARGUES: Final = {"supports": "supports", "opposes": "counts against"}


def between_claims(search: Search, one: str, other: str) -> Explanation | None:
    """Return the shortest explanation that links two claims; None where nothing does.

    It is the conflict by which they cannot both hold, with the fewest links of entailment that lead
    to it; else that one entails the other; else that they only seem to conflict; else an argument
    from one to the other.
    """
    return None if one == other else _Between(search, (one, other)).explanation()


def leading(search: Search, narrow: str, broad: str) -> Iterator[Step]:
    """Give the fewest steps by which a claim entails another; none where the two are one."""
    if narrow == broad:
        return
    here = narrow
    for link in search.held.entailment.chain(narrow, broad):
        there = link.to if link.from_[0] == here else link.from_[0]
        yield Step(link.id, f"{here} entails {there}", link.spans.record)
        here = there


def grounds(records: Records, conflict: Conflict) -> Iterator[Step]:
    """Give what makes it a conflict: one record, or the two claims that count."""
    one, other = conflict.claims
    if conflict.questions:
        question = records.questions[conflict.questions[0]]
        said = f"at most one answer can hold, and {one} and {other} are two"
        yield Step(question.id, said, question.spans.record)
    elif conflict.links:
        link = records.links[conflict.links[0]]
        yield Step(link.id, f"{one} contradicts {other}", link.spans.record)
    elif conflict.quantity is not None:
        for claim in map(records.claims.__getitem__, conflict.claims):
            counted = claim.quantity
            assert counted is not None  # noqa: S101 - the ground says so
            said = f"{claim.id} is {counted.value} {counted.unit} of: {counted.of}"
            yield Step(claim.id, said, claim.spans.field("quantity"))


class _Between:
    """The search for what links two claims."""

    def __init__(self, search: Search, ends: Ends) -> None:
        self.search = search
        self.ends = ends
        self.records = search.records
        self.follows = search.held.entailment

    def explanation(self) -> Explanation | None:
        nearest = self._nearest()
        if nearest is not None and nearest[2] != "no" and nearest[0].rejected is None:
            return self._exclusion(*nearest)
        for one, other in (self.ends, self.ends[::-1]):
            chain = tuple(leading(self.search, one, other))
            if chain:
                return self._entailment(one, other, chain)
        return self._apparent(*nearest) if nearest is not None else self._argument()

    def _nearest(self) -> Near | None:
        """Return the conflict that the two lead to in the fewest steps, a live one if there is one.

        A claim that leads to both sides of a conflict is incoherent, and shows nothing about others.
        """
        mine, theirs = (distances(self.follows.steps, end) for end in self.ends)
        found: list[tuple[tuple[bool, int, bool, str, str], Near]] = []
        for conflict in self.search.conflicts:
            for near, far in (conflict.claims, conflict.claims[::-1]):
                if near in mine and far in theirs and not (far in mine or near in theirs):
                    when = self._meeting(conflict, (near, far))
                    dead = conflict.rejected is not None or when == "no"
                    rank = (dead, mine[near] + theirs[far], when != "yes", near, far)
                    found.append((rank, (conflict, (near, far), when)))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _meeting(self, conflict: Conflict, sides: Ends) -> Answer:
        """Compare the times of the base; a claim without one takes that of what leads to it."""
        claims = self.records.claims
        first, second = (
            claims[side].about or claims[end].about
            for side, end in zip(sides, self.ends, strict=True)
        )
        return conflict.when(first, second)

    def _exclusion(self, conflict: Conflict, sides: Ends, when: Answer) -> Explanation:
        steps = [*self._leading(sides), *grounds(self.records, conflict)]
        open_ = " if their times meet, which is open" if when == "possibly" else ""
        one, other = self.ends
        return self._told("exclusion", f"{one} and {other} cannot both hold{open_}", steps, when)

    def _apparent(self, conflict: Conflict, sides: Ends, when: Answer) -> Explanation:
        steps = [*self._leading(sides), *grounds(self.records, conflict)]
        reason = "their times do not overlap"
        if conflict.rejected is not None:
            link = self.records.links[conflict.rejected]
            reason = link.reason or "it was rejected, without a reason"
            steps.append(Step(link.id, f"rejected: {reason}", link.spans.record))
        one, other = self.ends
        said = f"{one} and {other} only seem to conflict: {reason}"
        return self._told("apparent", said, steps, when)

    def _entailment(self, one: str, other: str, chain: tuple[Step, ...]) -> Explanation:
        both = f"{one} entails {other}: who holds the one is committed to the other"
        return self._told("entailment", both, chain)

    def _argument(self) -> Explanation | None:
        for one, other in (self.ends, self.ends[::-1]):
            for link in self.records.links_from(one):
                if link.to == other and link.status == "active" and link.verb in ARGUES:
                    said = f"{one} {ARGUES[link.verb]} {other}, which excludes neither"
                    step = Step(link.id, f"{one} {link.verb} {other}", link.spans.record)
                    return self._told("argument", said, [step])
        return None

    def _leading(self, sides: Ends) -> Iterator[Step]:
        for end, side in zip(self.ends, sides, strict=True):
            yield from leading(self.search, end, side)

    def _told(
        self, tie: Tie, message: str, steps: Iterable[Step], overlap: Answer = "yes"
    ) -> Explanation:
        return Explanation(
            ends=self.ends, tie=tie, message=message, steps=tuple(steps), overlap=overlap
        )


def distances(steps: Mapping[str, Iterable[str]], start: str) -> dict[str, int]:
    """Return in how many steps each id is reached, at least."""
    found = {start: 0}
    todo = [start]
    for one in todo:  # grows as it goes
        for following in steps.get(one, ()):
            if following not in found:
                found[following] = found[one] + 1
                todo.append(following)
    return found
