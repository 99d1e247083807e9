"""What each kind and field of the record format means, in one line: for whoever reads it or types it.

The reference page and the JSON Schema say the same, from here; names and types come from `schema`.
The texts are Markdown; links lead to headings of the reference page.
"""

import re
from typing import Final

from claimtrack.schema import ALL_KINDS, Field, Kind, Shape, Type
from claimtrack.words import article, listing

__all__ = ["KINDS", "SHAPES", "hint", "meaning", "plain", "wanted"]

SHAPES: Final[dict[Shape, str]] = {
    "by id": "a mapping from id to record",
    "list": "a list of records",
    "lists by source": "a mapping from source id to a list of records",
    "pairs": "a mapping from claim id to status, or to a record",
}
"""What stands under the key of a section."""

TYPES: Final[dict[Type, str]] = {
    "text": "text",
    "texts": "text or a list of it",
    "date": "a [date](#dates)",
    "value": "a [value](#values)",
    "flag": "`true` or `false`",
    "count": "a number from 1",
    "sha256": "64 hexadecimal digits",
    "path": "a path that stays inside its folder",
    "id": "an [id](#ids)",
    "quantity": "a [quantity](#quantity)",
    "held": "a [held](#held) copy",
    "quote": "text or a [quote](#quote)",
    "derivations": "source ids or [derivations](#derivation), one or a list",
}
"""What a field of a type takes; references and choices are told apart by what they may be."""

KINDS: Final = {
    "question": "What is in dispute, with its rival answers.",
    "claim": "A bare proposition: no holder, no verdict.",
    "actor": "Whoever can hold a stance, write, publish or assess.",
    "source": "A document or item in which stances are found.",
    "stance": "Who holds what about a claim, as one source records it.",
    "link": "An argument from one or more claims to a claim, a stance or another link.",
    "assessment": "An analyst's own dated judgement, never mixed with reported stances.",
    "expectation": "A test written in the corpus: `check` fails when it no longer holds.",
    "quantity": "The value of a claim's `quantity`.",
    "held": "The value of a source's `held`: the kept copy.",
    "quote": "The value of a stance's `quote`, where a bare text is not enough.",
    "derivation": "An item of a source's `derived_from`, where a bare source id is not enough.",
}
"""What a record or part of each kind is."""

COMMON: Final = {
    "note": "Anything worth saying beside the record.",
    "tags": "Words to group records by.",
}

FIELDS: Final = {
    "question": {
        "text": "The question.",
        "answers": "The claims that answer it, at least two.",
        "exclusive": "At most one answer can hold, so the answers contradict each other. Default `false`.",
    },
    "claim": {
        "text": "The proposition, in your own words.",
        "kind": "What sort of proposition it is. Default `fact`.",
        "about": "The time at which it would hold. Left out where the time is itself what is claimed; "
        "`../..` is at all times.",
        "quantity": "The number that it claims.",
        "resolves_by": "When a prediction or promise can be settled.",
        "status": "Whether the record is in use. Default `active`.",
        "reason": "Why it was withdrawn.",
        "superseded_by": "The claim that takes its place.",
    },
    "actor": {
        "name": "What it is called; a description where it has no name.",
        "kind": "What it is. Two `unnamed` actors are never assumed to be one, nor to be two.",
        "aliases": "Other names.",
        "acts_for": "On whose behalf it speaks.",
        "member_of": "What it belongs to; a group's stance is not its members'.",
        "controlled_by": "Who decides what it says.",
        "may_be": "Actors that an unnamed one could be; never taken as the complete list.",
    },
    "source": {
        "title": "Its title; a description in parentheses if it has none.",
        "kind": "What it is. Default `unknown`. A comment thread or social post is hosted: its publisher "
        "passes nothing on.",
        "author": "Who wrote it.",
        "publisher": "Who published it.",
        "published": "When.",
        "retrieved": "When somebody looked at it.",
        "url": "Where it is or was.",
        "lang": "Its language.",
        "part_of": "The source it is a part of, which lends `held`, `publisher` and `published`.",
        "derived_from": "The sources it was made from; `reposts`, `revises` and `translates` copy the whole "
        "document, `quotes` and `cites` say nothing of a given stance.",
        "availability": "Whether others can read it. Default `unknown`.",
        "held": "The kept copy.",
    },
    "stance": {
        "id": "A name, needed when something refers to the stance.",
        "holder": "Who holds it. Left out, the source speaks in its own voice.",
        "affirms": "The claims that the holder asserts.",
        "denies": "The claims that the holder rejects.",
        "doubts": "The claims that the holder calls into question; commits to nothing.",
        "mentions": "The claims that the holder discusses; commits to nothing.",
        "via": "Who or what passed it on, nearest the holder first. The source, its author and its publisher "
        "are never typed.",
        "relies_on": "The stances, actors or sources that the holder takes it from.",
        "said": "When. Left out, `published` in the source's own voice, otherwise no later than that.",
        "certainty": "How hedged it is; left out when stated flatly.",
        "cue": "The verb of saying that the source uses.",
        "speech": "How the source gives it.",
        "quote": "The words it rests on.",
        "line": "The line of the kept copy on which the quote begins, needed where it occurs more than once.",
        "sarcastic": "The verb says what the holder means; the quoted words say the opposite. "
        "Default `false`.",
        "attribution": "`disputed`: the holder disowns it. `unsure`: it may be the reporter's own.",
    },
    "link": {
        "id": "A name, needed when something refers to the link.",
        "from": "The premises. Several are one linked argument; only for `supports`, `opposes`, `undercuts`.",
        "supports": "A claim that the premises give reason for.",
        "opposes": "A claim that they count against, short of excluding it.",
        "contradicts": "A claim that cannot hold together with the premise.",
        "entails": "A claim that must hold if the premise does.",
        "equivalent": "A claim that holds exactly if the premise does.",
        "undercuts": "A link, or a stance with one claim: the step is attacked, not its end.",
        "why": "The reasoning.",
        "reading": "How strong the step is. Default `evidential`.",
        "scheme": "The argumentation scheme: analogy, expert-opinion, cause, sign, precedent, …",
        "by": "Who argues so. Left out, it is the corpus's own reading.",
        "source": "Where it is argued.",
        "status": "`rejected` keeps a refuted link on record. Default `active`.",
        "reason": "Why it was rejected.",
    },
    "assessment": {
        "id": "A name, needed when something refers to the assessment.",
        "of": "The record that is judged.",
        "by": "Who judges.",
        "dated": "When.",
        "reliability": "Of a source or actor; `F` cannot be judged.",
        "credibility": "Of a stance; `6` cannot be judged.",
        "likelihood": "Of a claim, in a word of the scale.",
        "scale": "The scale of `likelihood`; two scales are never merged.",
        "confidence": "In the judgement.",
    },
    "expectation": {
        "status": "The status that the claim is expected to have.",
        "grounded": "What it is expected to be whatever side one takes.",
        "complete": "The same, in all complete labellings.",
        "preferred": "The same, in all accounts that take every side they can.",
        "stable": "The same, in all accounts that decide everything.",
        "semi-stable": "The same, in all accounts that leave least undecided.",
        "ideal": "The same, in the largest set that no account disputes.",
    },
    "quantity": {
        "value": "How much.",
        "unit": "Of which unit.",
        "of": "What is counted; only counts of the same population compare.",
    },
    "held": {
        "path": "Where it is in the snapshot folder.",
        "sha256": "The hash of its bytes.",
    },
    "quote": {
        "exact": "The words.",
        "prefix": "What stands right before them.",
        "suffix": "What stands right after them.",
    },
    "derivation": {
        "source": "The source it was made from.",
        "how": "In what way.",
    },
}


def meaning(kind: Kind, field: Field) -> str:
    """Return what a field of a kind means; `KeyError` if nobody has said so yet."""
    own = FIELDS[kind.name]
    return own[field.name] if field.name in own else COMMON[field.name]


def hint(kind: Kind, field: Field) -> str:
    """Return what a field of a kind means and, where its choices do not tell, what it takes."""
    said = meaning(kind, field)
    return said if field.type in ("choice", "text") else f"{said} Takes {wanted(field)}."


def wanted(field: Field) -> str:
    """Return what a field takes.

    >>> from claimtrack.schema import KINDS
    >>> wanted(KINDS["stance"].fields["via"])
    'an actor or source id, or a list of them'
    """
    if field.type == "choice":
        return listing(field.choices)
    if field.type in ("reference", "references"):
        kinds = "any record's" if field.kinds == ALL_KINDS else article(" or ".join(field.kinds))
        return f"{kinds} id" + (", or a list of them" if field.type == "references" else "")
    return TYPES[field.type]


def plain(text: str) -> str:
    """Return a text without its links, for where there is no page to lead to.

    >>> plain("a [held](#held) copy")
    'a held copy'
    """
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
