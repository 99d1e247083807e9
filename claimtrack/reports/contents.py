"""What a report says, as plain values: nothing of layout, and nothing that is not in the records.

A `Report` holds questions, a question its rival claims, a claim who says what about it and what
speaks for and against it. A claim that answers two questions is the same value in both.
"""

from typing import Literal

from claimtrack.attribution import Attributed, Named
from claimtrack.contradictions.findings import Finding, FindingKind
from claimtrack.dates import Answer, Date
from claimtrack.diagnostics import Span
from claimtrack.model import Claim, DerivationHow, Link, Question, Source, Stance, Status
from claimtrack.provenance.roots import Pattern
from claimtrack.ratings import Rating
from claimtrack.value import record

__all__ = [
    "Account",
    "Argument",
    "Camp",
    "Changes",
    "Circle",
    "Cited",
    "Contradiction",
    "Counts",
    "Dispute",
    "Document",
    "Ground",
    "Holding",
    "Judgement",
    "Lineage",
    "Position",
    "Report",
    "Scope",
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

    They are committed to `claim` or to its denial: the claim in question, or a rival that cannot
    hold beside it. `held` is the claim that they affirm or deny in so many words, where that entails
    or is entailed; else it is the same. Not `sure` are those whose attribution is unsure, or whose
    rival claim may be of another time; `abandoned` tells that they clearly changed position since.
    """

    side: Literal["for", "against"]
    claim: str
    held: Cited
    verb: Literal["affirms", "denies"]
    sure: bool
    abandoned: bool
    holders: tuple[Named, ...]

    @property
    def counts(self) -> bool:
        """Tell whether the camp bears on the status."""
        return self.sure and not self.abandoned


@record
class Lineage:
    """Where one side of a claim comes from, and what it hangs on.

    Of the `stances` some are `elsewhere`: for it, on claims that entail it; against it, on those it entails.
    `origins` and `lines` are how many origins and independent lines there are, from a least to a most.
    `load_bearing` are who or what stands on every line; where there is none, each of `together` is a
    choice: without one of each of its lists no line is left, and no fewer do that. In `circular` and
    `possibly_circular` each loop is told once around. See `claimtrack.provenance.roots`.
    """

    side: Literal["for", "against"]
    stances: int
    elsewhere: int
    origins: tuple[int, int]
    lines: tuple[int, int]
    from_: tuple[Named, ...]
    load_bearing: tuple[Named, ...]
    together: tuple[tuple[tuple[Named, ...], ...], ...]
    patterns: tuple[tuple[Pattern, Answer], ...]
    circular: tuple[tuple[Named, ...], ...]
    possibly_circular: tuple[tuple[Named, ...], ...]


@record
class Account:
    """A claim with its status, the camps that make it so, and all that is said about it.

    Where each side comes from (`lineages`) is told of the answers of questions and of claims that are
    part of a contradiction.
    """

    claim: Claim
    status: Status
    camps: tuple[Camp, ...]
    statements: tuple[Statement, ...]
    arguments: tuple[Argument, ...]
    questions: tuple[str, ...]
    at: Span
    lineages: tuple[Lineage, ...] = ()

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
class Holding:
    """A statement that commits its holder, and the claims that lead from what it says to that.

    `chain` begins with the claim of the statement and ends with the one it commits to; it is empty
    where the two are the same. `abandoned` tells that the holder clearly changed position since.
    """

    statement: Statement
    chain: tuple[Cited, ...]
    abandoned: bool


@record
class Position:
    """One side of a contradiction: a claim, affirmed or denied, and the statements that do so.

    Of a change of position each statement is a position of its own, in the order of time.
    """

    claim: Cited
    verb: Literal["affirms", "denies"]
    holdings: tuple[Holding, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, without how they come to commit."""
        return tuple(holding.statement for holding in self.holdings)


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
    """A finding with the statements that make it one, and the questions and links it rests on.

    `carriers` are those who put a position into the mouth of a holder who disowns it.
    """

    finding: Finding
    positions: tuple[Position, ...]
    grounds: tuple[Ground, ...]
    carriers: tuple[Named, ...] = ()


@record
class Document:
    """A source with the names of those behind it; outlet and date may be lent by what it is part of.

    `derived_from` are the sources it took something from, and how; `stances` tells how many it records.
    """

    source: Source
    authors: tuple[Named, ...]
    publisher: Named | None
    published: Date | None
    at: Span
    part_of: Named | None = None
    derived_from: tuple[tuple[Named, DerivationHow | None], ...] = ()
    stances: int = 0


@record
class Circle:
    """A loop of stances, documents or actors, each of which has something from the next.

    It is not `sure` where it appears only if the chains of different stances on `claim` are joined.
    """

    members: tuple[Named, ...]
    sure: bool
    claim: Cited | None
    places: tuple[Span, ...]


@record
class Judgement:
    """All that one assessor judged, each record's ratings in the order of time."""

    assessor: Named
    ratings: tuple[tuple[Named, Rating], ...]


@record
class Changes:
    """What is not as it was at a git revision (`rev`), of what the report tells.

    New claims and stances and those that are gone are the records; a claim in `reworded` and a stance
    in `changed` has the same id and says something else, told as it was and as it is. `statuses` has
    each claim that was there before with its status then, where that is another now. Contradictions
    are `begun` and `ended`; what was only apparent is none.
    """

    rev: str
    claims: tuple[Cited, ...] = ()
    gone: tuple[Cited, ...] = ()
    reworded: tuple[tuple[Cited, Cited], ...] = ()
    statuses: tuple[tuple[Cited, Status], ...] = ()
    stances: tuple[Statement, ...] = ()
    withdrawn: tuple[Statement, ...] = ()
    changed: tuple[tuple[Statement, Statement], ...] = ()
    begun: tuple[Contradiction, ...] = ()
    ended: tuple[Contradiction, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is not as it was."""
        return any(
            (
                *(self.claims, self.gone, self.reworded, self.statuses),
                *(self.stances, self.withdrawn, self.changed, self.begun, self.ended),
            )
        )


@record
class Scope:
    """What a report is about where it does not tell everything: whatever fits all that is named here.

    `question` and `claim` are one each, `holder` an actor or source; `kinds` are the kinds of
    contradiction that are told, all if there are none.
    """

    question: Named | None = None
    claim: Named | None = None
    holder: Named | None = None
    kinds: tuple[FindingKind, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self.question or self.claim or self.holder or self.kinds)


@record
class Counts:
    """How much a report is about; `holders` are those who take at least one stance.

    `latent` is how many conflicts nobody is party to yet, since a side has no holder.
    """

    questions: int
    claims: int
    contested: int
    latent: int
    stances: int
    holders: int
    sources: int
    links: int


@record
class Report:
    """All that a report says.

    Questions over which holders are at odds come first, the most holders before fewer; then the
    others, as they stand in the files. `others` are the claims that answer no question. Latent
    contradictions are only counted. The counts are of the whole, also where only what is in the
    `scope` is told.
    """

    counts: Counts
    questions: tuple[Dispute, ...]
    others: tuple[Account, ...]
    contradictions: tuple[Contradiction, ...]
    documents: tuple[Document, ...]
    circles: tuple[Circle, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    as_of: Date | None = None
    scope: Scope = Scope()
    changes: Changes | None = None

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
