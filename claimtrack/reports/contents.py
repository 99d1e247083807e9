"""What a report says, as plain values: nothing of layout, and nothing that is not in the records.

A `Report` holds questions, a question its rival claims, a claim who says what about it and what
speaks for and against it. A claim that answers two questions is the same value in both.
"""

from typing import Literal

from claimtrack.attribution import Attributed, Named
from claimtrack.contradictions.findings import Finding
from claimtrack.dates import Date
from claimtrack.diagnostics import Span
from claimtrack.model import Claim, Link, Question, Source, Stance, Status
from claimtrack.value import record

__all__ = [
    "Account",
    "Argument",
    "Camp",
    "Cited",
    "Contradiction",
    "Counts",
    "Dispute",
    "Document",
    "Ground",
    "Position",
    "Report",
    "Statement",
]


@record
class Cited:
    """A claim where it is only named: its id, text and status."""

    id: str
    text: str
    status: Status


@record
class Argument:
    """A link as seen from the claim or stance it concerns.

    `others` are the claims at its other end. `depth` is 0 for a link to or from the claim itself or
    an undercut of the stance itself, and one more for what undercuts that, and so on; each undercut
    follows what it undercuts. `outward` tells that the claim is the premise of a link that says the
    same in both directions.
    """

    link: Link
    others: tuple[Cited, ...]
    depth: int
    outward: bool
    by: Named | None
    at: Span


@record
class Statement:
    """A stance with whose it is, what undercuts it, and where it is written."""

    attributed: Attributed
    undercuts: tuple[Argument, ...]
    at: Span

    @property
    def stance(self) -> Stance:
        """The record."""
        return self.attributed.stance


@record
class Camp:
    """The holders who stand on one side of a claim in one way.

    They affirm or deny `claim`: the claim in question, or a rival that cannot hold beside it. Not
    `sure` are those whose attribution is unsure, or whose rival claim may be of another time.
    """

    side: Literal["for", "against"]
    claim: str
    verb: Literal["affirms", "denies"]
    sure: bool
    holders: tuple[Named, ...]


@record
class Account:
    """A claim with its status, the camps that make it so, and all that is said about it."""

    claim: Claim
    status: Status
    camps: tuple[Camp, ...]
    statements: tuple[Statement, ...]
    arguments: tuple[Argument, ...]
    questions: tuple[str, ...]
    at: Span

    @property
    def cited(self) -> Cited:
        """The claim as other records name it."""
        return Cited(id=self.claim.id, text=self.claim.text, status=self.status)


@record
class Dispute:
    """A question with its rival answers and the holders (ids) who are at odds over them."""

    question: Question
    answers: tuple[Account, ...]
    at_odds: tuple[str, ...]
    at: Span


@record
class Position:
    """One side of a contradiction: a claim, affirmed or denied, and the statements that do so."""

    claim: Cited
    verb: Literal["affirms", "denies"]
    statements: tuple[Statement, ...]


@record
class Ground:
    """What a contradiction rests on: a question with its text, or a link with why it is there.

    For a rejected link `text` is why it was rejected; None where nobody wrote why.
    """

    id: str
    text: str | None
    at: Span


@record
class Contradiction:
    """A finding with the statements that make it one, and the questions and links it rests on."""

    finding: Finding
    positions: tuple[Position, ...]
    grounds: tuple[Ground, ...]


@record
class Document:
    """A source with the names of those behind it; outlet and date may be lent by what it is part of."""

    source: Source
    authors: tuple[Named, ...]
    publisher: Named | None
    published: Date | None
    at: Span


@record
class Counts:
    """How much a report is about; `holders` are those who take at least one stance."""

    questions: int
    claims: int
    contested: int
    stances: int
    holders: int
    sources: int
    links: int


@record
class Report:
    """All that a report says.

    Questions over which holders are at odds come first, the most holders before fewer; then the
    others, as they stand in the files. `others` are the claims that answer no question.
    """

    counts: Counts
    questions: tuple[Dispute, ...]
    others: tuple[Account, ...]
    contradictions: tuple[Contradiction, ...]
    documents: tuple[Document, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Every claim's account once, sorted by id."""
        answers = [account for question in self.questions for account in question.answers]
        found = {account.claim.id: account for account in (*answers, *self.others)}
        return tuple(found[id_] for id_ in sorted(found))

    @property
    def entangled(self) -> frozenset[str]:
        """The ids of the claims that are part of a contradiction, apparent ones included."""
        return frozenset(claim for one in self.contradictions for claim in one.finding.claims)
