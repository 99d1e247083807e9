"""What to type instead, where people are used to another shape or another name.

Only a fault needs this module, so nothing imports it before there is one.
"""

import shlex
from typing import Final

from claimtrack.ids import ID_RULE, meant_as
from claimtrack.schema import KINDS, SECTIONS, Kind
from claimtrack.words import LONGEST

__all__ = ["STAND_INS", "field", "renaming", "shape"]

_FOR: Final = (
    "says states asserts claims argues believes maintains confirms accepts supports agrees"
)
_AGAINST: Final = "rejects disputes refutes contradicts opposes disagrees"
_MEANT: Final = {
    **dict.fromkeys(_FOR.split(), "affirms"),
    **dict.fromkeys(_AGAINST.split(), "denies"),
    **dict.fromkeys(("questions", "suspects"), "doubts"),
    **dict.fromkeys(("discusses", "reports", "asks"), "mentions"),
}
"""Which verb of a stance is meant by another word for what somebody does."""

STAND_INS: Final = frozenset(("to", "target", "verb", "stance", "claim", *_MEANT))
"""Keys that people type where the verb itself is the key, or that are no verb but are meant as one."""

_SHAPES: Final = {
    "file": "begin with a section, such as `claims:`",
    "questions": "write `ID: {text: …, answers: [ID, ID]}`, without a dash",
    "claims": "write `ID: TEXT`, without a dash, or the fields below `ID:`",
    "actors": "write `ID: NAME`, without a dash, or the fields below `ID:`",
    "sources": "write `ID: {title: …}`, without a dash",
    "stances": "write the id of their source above them, `ID:`, and `- {holder: ID, affirms: ID}` below it",
    "links": "write `- {from: ID, supports: ID}`",
    "assessments": "write `- {of: ID, by: ID, dated: DATE}`",
    "expect": "write `ID: contested`, without a dash",
    "quantity": "write `quantity: {value: 12, unit: people, of: people killed}`",
    "held": "`claimtrack snapshot add FILE --source ID` writes it",
    "quote": "write `quote: TEXT`, or `quote: {exact: TEXT, prefix: TEXT}`",
    "derived_from": "write `derived_from: ID`, or `derived_from: {source: ID, how: cites}`",
}
"""How that is written which takes more than text, by its key."""

_VERB: Final = "the verb is the key, and holds the other end: `supports: ID`"
_NUMBER: Final = (
    "a claim's number stands in `quantity: {value: 12, unit: people, of: people killed}`"
)
_HOLDER: Final = (
    "a stance says who holds a claim: `- {holder: ID, affirms: ID}` below its source's id"
)
_STANCES: Final = "stances have a section of their own, `stances:`, with the source's id above them"
_LINKS: Final = KINDS["link"].verbs
_STANCE: Final = "the verb is the key: `affirms: ID`"


def _verb(name: str, meant: str) -> str:
    """Return what to type instead of another word for a verb of a stance."""
    return f"did you mean `{meant}`? The word that is used for it goes in `cue: {name}`"


_FIELDS: Final = {
    **{("link", name): _VERB for name in (*STAND_INS, "type", "kind", "relation")},
    **{("stance", name): _STANCE for name in ("claim", "verb", "stance")},
    **{("stance", name): _verb(name, verb) for name, verb in _MEANT.items()},
    **{("stance", name): "did you mean `holder`?" for name in ("who", "by", "actor", "speaker")},
    **{("claim", name): _NUMBER for name in ("value", "unit", "of")},
    **{("claim", name): _HOLDER for name in ("holder", "source", "by", *KINDS["stance"].verbs)},
    **{
        ("claim", name): f"`links` has a line for it: `- {{from: ID, {name}: ID}}`"
        for name in _LINKS
    },
    ("source", "stances"): _STANCES,
    ("source", "date"): "did you mean `published`?",
    ("stance", "date"): "did you mean `said`?",
    ("assessment", "date"): "did you mean `dated`?",
    ("stance", "source"): "the source is the key above its stances",
}


def field(kind: Kind, name: str) -> str | None:
    """Return what to type instead of a key that a mapping does not take, where that is known."""
    known = _FIELDS.get((kind.name, name))
    if known is None and name in SECTIONS and kind.name in KINDS:
        return f"`{name}:` is a section: begin it in the first column, with all that is in it"
    return known


def shape(name: str, wanted: str, got: str) -> str | None:
    """Return how the value of a key is written, given in words what it wants and what it got.

    >>> shape("held", "a mapping of `path`, `sha256`", "text")
    '`claimtrack snapshot add FILE --source ID` writes it'
    """
    if name in _SHAPES and wanted != "text":
        return _SHAPES[name]
    if "mapping" in wanted:
        return (
            None if got == "text" else "write the text behind the colon, without brackets or a dash"
        )
    if got == "a mapping":
        quotes = "; text with `: ` in it goes in quotes" if wanted == "text" else ""
        return f"write the value alone; several, where they may be, as `[A, B]`{quotes}"
    return "write one value, without brackets or a dash"


def renaming(id_: str) -> str:
    """Return what to do about a malformed id; others may refer to it, so it is no matter of a fix."""
    unseen = next((one for one in id_ if not one.isprintable()), None)
    if unseen:
        return f"it holds U+{ord(unseen):04X}, which nobody sees: remove that; an id is {ID_RULE}"
    instead = meant_as(id_) if id_[:1] != "-" and len(id_) < LONGEST else None
    how = (
        f"; `claimtrack rename {shlex.quote(id_)} {instead}` mends it everywhere" if instead else ""
    )
    return f"an id is {ID_RULE}{how}"
