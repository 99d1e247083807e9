"""The record kinds: frozen values, one class a kind, one attribute a field of the format.

Two records are equal when they say the same; where they were written does not count. Attributes
carry the names of the format, with `_` for `-`; `from_` stands for `from`, which Python keeps for itself.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal, cast, get_args

from claimtrack.dates import Date
from claimtrack.diagnostics import Spans
from claimtrack.quantities import Value
from claimtrack.sheets import lending
from claimtrack.value import NOTHING, field, fields, record

__all__ = [
    "LENT",
    "PARTS",
    "Acceptability",
    "Actor",
    "ActorKind",
    "Assessment",
    "Claim",
    "ClaimKind",
    "Derivation",
    "DerivationHow",
    "Expectation",
    "Held",
    "Link",
    "LinkVerb",
    "Quantity",
    "Question",
    "Quote",
    "Record",
    "Source",
    "SourceKind",
    "Stance",
    "StanceVerb",
    "Status",
    "defaults_of",
    "fields_of",
    "said",
]

ActorKind = Literal[
    "person", "organization", "government", "office", "group", "outlet", "pseudonym", "unnamed"
]
ClaimKind = Literal[
    "fact",
    "quantity",
    "causal",
    "assessment",
    "prediction",
    "promise",
    "conditional",
    "counterfactual",
    "normative",
    "meta",
]
SourceKind = Literal[
    "news-report",
    "opinion",
    "blog-post",
    "comment-thread",
    "wire",
    "speech",
    "official-document",
    "social-post",
    "dataset",
    "exhibit",
    "unknown",
]
DerivationHow = Literal["quotes", "cites", "reposts", "revises", "translates"]
StanceVerb = Literal["affirms", "denies", "doubts", "mentions"]
LinkVerb = Literal["supports", "opposes", "contradicts", "entails", "equivalent", "undercuts"]
Status = Literal["unasserted", "denied", "contested", "uncontested"]
Acceptability = Literal["accepted", "rejected", "undecided", "none"]

COPIES: Final = ("reposts", "revises", "translates")
"""How a document may be derived from another of which it is a whole copy."""

NOWHERE = Spans("", ((("", None)),), (1, 1, 1, 1))
"""The place of a record made in Python, not read from a file."""


@record
class Question:
    """What is in dispute, with its rival answers (claim ids)."""

    id: str
    text: str
    answers: tuple[str, ...]
    exclusive: bool = False
    note: str | None = None
    tags: tuple[str, ...] = ()
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: what the record says."""
        terms = "at most one can hold" if self.exclusive else "may go together"
        return _card(self, {"exclusive": None, "terms": terms})


@record
class Quantity:
    """A number somebody claims: how much, in which unit, of which population."""

    value: Value
    unit: str
    of: str


@record
class Claim:
    """A bare proposition: no holder, no verdict."""

    id: str
    text: str
    kind: ClaimKind = "fact"
    about: Date | None = None
    quantity: Quantity | None = None
    resolves_by: Date | None = None
    status: Literal["active", "withdrawn"] = "active"
    reason: str | None = None
    superseded_by: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)

    def _repr_html_(self) -> str:
        """Return what Jupyter shows: what the record says."""
        much = self.quantity
        words = f"{much.value} {much.unit} of: {much.of}" if much else None
        return _card(self, {"quantity": words})


@record
class Actor:
    """Whoever can hold a stance, write, publish or assess."""

    id: str
    name: str
    kind: ActorKind | None = None
    aliases: tuple[str, ...] = ()
    acts_for: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    controlled_by: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
    note: str | None = None
    tags: tuple[str, ...] = ()
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)


@record
class Derivation:
    """That a source took something from another, and how, where that is known."""

    source: str
    how: DerivationHow | None = None


@record
class Held:
    """The kept copy of a source: its path in the snapshot folder and its SHA-256 in hexadecimal."""

    path: str
    sha256: str


@record
class Source:
    """A document or item in which stances are found."""

    id: str
    title: str
    kind: SourceKind = "unknown"
    author: tuple[str, ...] = ()
    publisher: str | None = None
    published: Date | None = None
    retrieved: Date | None = None
    url: str | None = None
    lang: str | None = None
    part_of: str | None = None
    derived_from: tuple[Derivation, ...] = ()
    availability: Literal["public", "withheld", "lost", "unknown"] = "unknown"
    held: Held | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)

    @property
    def hosted(self) -> bool:
        """Whether its publisher only hosts what others write, and so carries nothing."""
        return self.kind in ("comment-thread", "social-post")

    @property
    def copied(self) -> tuple[str, ...]:
        """The documents of which it is a whole copy, so that every stance in it comes from there."""
        whole = (one.source for one in self.derived_from if one.how in COPIES)
        return tuple(dict.fromkeys(whole))


@record
class Quote:
    """The words a stance rests on, with their surroundings where they occur more than once.

    The parts are those of the W3C TextQuoteSelector.
    """

    exact: str
    prefix: str | None = None
    suffix: str | None = None


@record
class Stance:
    """Who holds what about which claims, as one source records it.

    `holder` is None where the source speaks in its own voice. `id` is what was typed, or a name
    made of what the stance says (it contains a colon).
    """

    id: str
    source: str
    verb: StanceVerb
    claims: tuple[str, ...]
    holder: str | None = None
    via: tuple[str, ...] = ()
    relies_on: tuple[str, ...] = ()
    said: Date | None = None
    certainty: Literal["probable", "possible"] | None = None
    cue: str | None = None
    speech: Literal["direct", "indirect", "mixed", "own", "implied"] | None = None
    quote: Quote | None = None
    line: int | None = None
    sarcastic: bool = False
    attribution: Literal["disputed", "unsure"] | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)


@record
class Link:
    """An argument from one or more claims to a claim, a stance or another link.

    `id` is what was typed, or a name made of what the link says (it contains a colon).
    """

    id: str
    from_: tuple[str, ...]
    verb: LinkVerb
    to: str
    why: str | None = None
    reading: Literal["evidential", "deductive", "necessary", "defeating"] = "evidential"
    scheme: str | None = None
    by: str | None = None
    source: str | None = None
    status: Literal["active", "rejected"] = "active"
    reason: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)


@record
class Assessment:
    """An analyst's own dated judgement of a record; never mixed with reported stances.

    `reliability` is the Admiralty code's letter, `credibility` its digit; F and 6 say "cannot be
    judged" and are no low end. `likelihood` is a word of the named `scale`.
    """

    id: str
    of: str
    by: str
    dated: Date | None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
    likelihood: str | None = None
    scale: Literal["icd-203", "phia"] | None = None
    confidence: Literal["low", "moderate", "high"] | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)


@record
class Expectation:
    """A test written in the corpus: the status that a claim is expected to have, and what stands.

    The fields after the status are named after semantics, and say what the claim is under each; where
    there are several accounts, in all of them.
    """

    claim: str
    status: Status | None = None
    grounded: Acceptability | None = None
    complete: Acceptability | None = None
    preferred: Acceptability | None = None
    stable: Acceptability | None = None
    semi_stable: Acceptability | None = None
    ideal: Acceptability | None = None
    spans: Spans = field(default=NOWHERE, eq=False, repr=False)


def fields_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what a record of a kind says; its places are not among them."""
    return tuple(attribute.name for attribute in fields(kind) if attribute.eq)


def defaults_of(kind: type[Any]) -> dict[str, object]:
    """Return what each field of a kind says where nothing is typed; required ones are left out."""
    told = {attribute.name: attribute.default for attribute in fields(kind)}
    return {name: told[name] for name in fields_of(kind) if told[name] is not NOTHING}


def said(one: "Record") -> dict[str, Any]:
    """Return what a record says, by attribute; most of what was not typed is left out."""
    every: Any = one
    kind: Any = type(one)
    if every._sheet is None:  # noqa: SLF001 - as it was read
        values = every.__dict__.copy()
        values.pop("spans", None)
        return cast("dict[str, Any]", values)
    told = ((name, getattr(every, name), default) for name, default in _told(kind))
    return {name: value for name, value, default in told if value is not default}


@cache
def _told(kind: Any) -> tuple[tuple[str, object], ...]:  # noqa: ANN401 - a class of records
    return tuple((one.name, one.default) for one in fields(kind) if one.eq)


Record = Question | Claim | Actor | Source | Stance | Link | Assessment | Expectation
"""Any record of a corpus."""

PARTS: Final = {"quote": Quote, "held": Held}
"""The fields that hold a part of a record which no rule reads of many."""

LENT: Final = {kind: lending(kind, PARTS) for kind in get_args(Record)}
"""The fields of each kind that a record in little room leaves to the sheet of its file."""


def _card(one: "Claim | Question", instead: Mapping[str, str | None]) -> str:
    """Return what a record says as a table, some fields said otherwise."""
    from claimtrack.cards import card  # noqa: PLC0415 - only notebooks pay for it

    told = {name: getattr(one, name) for name in fields_of(type(one))[1:]}
    rows = ((name.replace("_", "-"), value) for name, value in {**told, **instead}.items())
    return card(f"{type(one).__name__} {one.id}", rows)
