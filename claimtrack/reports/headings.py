"""The headings and the terms of a report, the same in every rendering."""

from typing import Final

from claimtrack.contradictions.findings import FindingKind
from claimtrack.provenance.roots import Pattern

__all__ = [
    "BOUNDS",
    "CHANGED",
    "CIRCLES",
    "COUNTED",
    "HEADINGS",
    "JUDGED",
    "KINDS",
    "LIMITS",
    "METHOD",
    "ODDS",
    "OTHERS",
    "PATTERNS",
    "REST",
    "SOURCES",
    "SUMMARY",
    "TERMS",
    "TITLE",
]

TITLE: Final = "What is claimed, and by whom"
METHOD: Final = "This report says what is claimed and by whom, never what is true."
OTHERS: Final = "Claims in a contradiction that answer no question"
SOURCES: Final = "Sources"
ODDS: Final = "Where holders are at odds"
CIRCLES: Final = "Circular reporting: what is relied on returns to where it began"
JUDGED: Final = "Ratings, each assessor's own"
CHANGED: Final = "Who changed position"
SUMMARY: Final = "What is contested"
LIMITS: Final = "Method and limits"
REST: Final = "Other claims that answer no question, in brief"
KINDS: Final[dict[FindingKind, str]] = {
    "denial": "Denials: one holder affirms what another denies",
    "rivalry": "Rivalries: claims that cannot hold together, each with its holders",
    "numeric-mismatch": "Numbers that differ: one count, two values",
    "self-contradiction": "Self-contradictions: one holder on both sides",
    "change-of-position": "Changes of position: one holder, first one thing and later the other",
    "attribution-conflict": "Attribution conflicts: one holder on both sides, by others' word",
    "tension": "Tensions: the first claim counts against the last, and both are held",
    "apparent": "Apparent only: set aside, with the reason",
}
"""The kinds of contradiction in the order in which they are told, with their headings."""

HEADINGS: Final[dict[FindingKind, str]] = {
    **KINDS,
    "latent": "Latent: claims that cannot both hold, of which one has no holder",
}
"""The headings of all kinds, also of the one that a report only counts."""

COUNTED: Final[dict[FindingKind, tuple[str, str]]] = {
    "denial": ("denial", "denials"),
    "rivalry": ("rivalry", "rivalries"),
    "numeric-mismatch": ("count with numbers that differ", "counts with numbers that differ"),
    "self-contradiction": ("self-contradiction", "self-contradictions"),
    "change-of-position": ("change of position", "changes of position"),
    "attribution-conflict": ("attribution conflict", "attribution conflicts"),
    "tension": ("tension", "tensions"),
}
"""What one and several contradictions of a kind are called."""

PATTERNS: Final[dict[Pattern, str]] = {
    "false corroboration": "several stances go back to one origin",
    "single channel": "several origins, but every line shares a node with every other",
}
"""What each pattern of provenance means."""

TERMS: Final[dict[str, str]] = {
    "contested": "Somebody is committed to the claim, and somebody else to its denial or to something"
    " that cannot hold beside it.",
    "uncontested": "Somebody is committed to it, and nobody else against it.",
    "denied": "Somebody denies it, and nobody is committed to it.",
    "unasserted": "Nobody is committed to it, and nobody denies it; or it was withdrawn.",
    "for and against": "Who is committed to the claim, or to its denial or a rival: in so many words,"
    " or through what they hold beside.",
    "maybe": "The attribution is unsure, or the times may not meet; it makes no claim contested.",
    "since abandoned": "The holder clearly changed position later; it counts no longer.",
    "origin": "The last one on a chain of attribution, as far as the records tell.",
    "independent lines": "The most chains of which no two share anybody or any document: three reports"
    " of one wire are one line.",
    "on every line": "Without this source or person no line is left to that side.",
    "apparent": "It looks like a contradiction and is none: other times, or looked at and rejected.",
    "latent": "Claims that cannot both hold, of which one has no holder; they are only counted.",
}
"""What the words of a report mean, in the order in which a reader meets them."""

BOUNDS: Final = (
    "Everything here follows from records that people typed; each is named with its file and line. What"
    " no record says is not here. Who holds a claim, how many hold it and how it is sourced do not make"
    " it true or false."
)
"""What a report cannot say."""
