"""The record format as a table: which kinds there are, and which fields each takes.

Reading, writing, reference checking and the reference pages all go by this one table.
"""

from typing import Final, Literal, get_args

from claimtrack import model

__all__ = ["ALL_KINDS", "KINDS", "PARTS", "PATTERNS", "SECTIONS", "Field", "Kind", "Shape", "Type"]

Shape = Literal["by id", "list", "lists by source", "pairs", "part"]
Type = Literal[
    "text",
    "texts",
    "reference",
    "references",
    "choice",
    "date",
    "value",
    "flag",
    "count",
    "sha256",
    "path",
    "id",
    "quantity",
    "held",
    "quote",
    "derivations",
]

PATTERNS: Final[dict[Type, str]] = {"sha256": r"[0-9a-f]{64}", "count": r"[1-9][0-9]{0,8}"}
"""What a text of some types looks like, from its first character to its last."""

ALL_KINDS: Final = ("question", "claim", "actor", "source", "stance", "link", "assessment")
"""The kinds whose records have an id."""


class Field:
    """One field: its name in the format, the type of its value, and what that value may be.

    A reference names a record of one of the `kinds`; a choice is one of the `choices`.
    """

    __slots__ = ("attribute", "choices", "kinds", "name", "required", "type", "verb")

    def __init__(  # noqa: PLR0913 - the columns of the table
        self,
        name: str,
        type_: Type,
        *,
        required: bool = False,
        kinds: tuple[str, ...] = (),
        choices: tuple[str, ...] = (),
        verb: bool = False,
    ) -> None:
        self.name = name
        self.attribute = "from_" if name == "from" else name.replace("-", "_")
        self.type: Type = type_
        self.required = required
        self.kinds = kinds
        self.choices = choices
        self.verb = verb


class Kind:
    """One kind of mapping: its name, where it stands in a file, and its fields by name.

    A `brief` field is what a bare text in place of the mapping gives (`id: text`). Of the `verbs`
    exactly one must stand, and each of the `required`.
    """

    __slots__ = ("brief", "fields", "name", "required", "section", "shape", "verbs")

    def __init__(
        self,
        name: str,
        section: str,
        shape: Shape,
        fields: dict[str, Field],
        *,
        brief: str | None = None,
    ) -> None:
        self.name = name
        self.section = section
        self.shape: Shape = shape
        self.fields = fields
        self.brief = brief
        self.required = tuple(field.name for field in fields.values() if field.required)
        self.verbs = tuple(field.name for field in fields.values() if field.verb)


def _table(*fields: Field) -> dict[str, Field]:
    return {field.name: field for field in fields}


def _choice(name: str, type_: object) -> Field:
    return Field(name, "choice", choices=get_args(type_))


_NOTE = (Field("note", "text"), Field("tags", "texts"))
_CLAIM = ("claim",)
_ACTOR = ("actor",)
_SOURCE = ("source",)

_QUESTION = Kind(
    "question",
    "questions",
    "by id",
    _table(
        Field("text", "text", required=True),
        Field("answers", "references", required=True, kinds=_CLAIM),
        Field("exclusive", "flag"),
        *_NOTE,
    ),
)
_CLAIMS = Kind(
    "claim",
    "claims",
    "by id",
    _table(
        Field("text", "text", required=True),
        _choice("kind", model.ClaimKind),
        Field("about", "date"),
        Field("quantity", "quantity"),
        Field("resolves_by", "date"),
        Field("status", "choice", choices=("active", "withdrawn")),
        Field("reason", "text"),
        Field("superseded_by", "reference", kinds=_CLAIM),
        *_NOTE,
    ),
    brief="text",
)
_ACTORS = Kind(
    "actor",
    "actors",
    "by id",
    _table(
        Field("name", "text", required=True),
        _choice("kind", model.ActorKind),
        Field("aliases", "texts"),
        Field("acts_for", "references", kinds=_ACTOR),
        Field("member_of", "references", kinds=_ACTOR),
        Field("controlled_by", "references", kinds=_ACTOR),
        Field("may_be", "references", kinds=_ACTOR),
        *_NOTE,
    ),
    brief="name",
)
_SOURCES = Kind(
    "source",
    "sources",
    "by id",
    _table(
        Field("title", "text", required=True),
        _choice("kind", model.SourceKind),
        Field("author", "references", kinds=_ACTOR),
        Field("publisher", "reference", kinds=_ACTOR),
        Field("published", "date"),
        Field("retrieved", "date"),
        Field("url", "text"),
        Field("lang", "text"),
        Field("part_of", "reference", kinds=_SOURCE),
        Field("derived_from", "derivations", kinds=_SOURCE),
        Field("availability", "choice", choices=("public", "withheld", "lost", "unknown")),
        Field("held", "held"),
        *_NOTE,
    ),
)
_STANCES = Kind(
    "stance",
    "stances",
    "lists by source",
    _table(
        Field("id", "id"),
        Field("holder", "reference", kinds=_ACTOR),
        *(
            Field(verb, "references", kinds=_CLAIM, verb=True)
            for verb in get_args(model.StanceVerb)
        ),
        Field("via", "references", kinds=("actor", "source")),
        Field("relies_on", "references", kinds=("stance", "actor", "source")),
        Field("said", "date"),
        Field("certainty", "choice", choices=("probable", "possible")),
        Field("cue", "text"),
        Field("speech", "choice", choices=("direct", "indirect", "mixed", "own", "implied")),
        Field("quote", "quote"),
        Field("line", "count"),
        Field("sarcastic", "flag"),
        Field("attribution", "choice", choices=("disputed", "unsure")),
        *_NOTE,
    ),
)
_LINKS = Kind(
    "link",
    "links",
    "list",
    _table(
        Field("id", "id"),
        Field("from", "references", required=True, kinds=_CLAIM),
        *(
            Field(
                verb,
                "reference",
                kinds=("link", "stance") if verb == "undercuts" else _CLAIM,
                verb=True,
            )
            for verb in get_args(model.LinkVerb)
        ),
        Field("why", "text"),
        Field("reading", "choice", choices=("evidential", "deductive", "necessary", "defeating")),
        Field("scheme", "text"),
        Field("by", "reference", kinds=_ACTOR),
        Field("source", "reference", kinds=_SOURCE),
        Field("status", "choice", choices=("active", "rejected")),
        Field("reason", "text"),
        *_NOTE,
    ),
)
_ASSESSMENTS = Kind(
    "assessment",
    "assessments",
    "list",
    _table(
        Field("id", "id"),
        Field("of", "reference", required=True, kinds=ALL_KINDS),
        Field("by", "reference", required=True, kinds=_ACTOR),
        Field("dated", "date", required=True),
        Field("reliability", "choice", choices=tuple("ABCDEF")),
        Field("credibility", "choice", choices=tuple("123456")),
        Field("likelihood", "text"),
        Field("scale", "choice", choices=("icd-203", "phia")),
        Field("confidence", "choice", choices=("low", "moderate", "high")),
        *_NOTE,
    ),
)
_EXPECT = Kind(
    "expectation",
    "expect",
    "pairs",
    _table(
        _choice("status", model.Status),
        *(
            _choice(name, model.Acceptability)
            for name in ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal")
        ),
    ),
    brief="status",
)

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        _QUESTION,
        _CLAIMS,
        _ACTORS,
        _SOURCES,
        _STANCES,
        _LINKS,
        _ASSESSMENTS,
        _EXPECT,
    )
}
"""Every record kind by name, in the order in which the format lists them."""

SECTIONS: Final[dict[str, Kind]] = {kind.section: kind for kind in KINDS.values()}
"""The same by the key under which they stand in a file."""

PARTS: Final[dict[str, Kind]] = {
    name: Kind(name, "", "part", _table(*fields), brief=brief)
    for name, brief, fields in (
        (
            "quantity",
            None,
            (
                Field("value", "value", required=True),
                Field("unit", "text", required=True),
                Field("of", "text", required=True),
            ),
        ),
        (
            "held",
            None,
            (Field("path", "path", required=True), Field("sha256", "sha256", required=True)),
        ),
        (
            "quote",
            "exact",
            (
                Field("exact", "text", required=True),
                Field("prefix", "text"),
                Field("suffix", "text"),
            ),
        ),
        (
            "derivation",
            "source",
            (
                Field("source", "reference", required=True, kinds=_SOURCE),
                _choice("how", model.DerivationHow),
            ),
        ),
    )
}
"""The mappings that stand inside a record, by name, with their fields."""
