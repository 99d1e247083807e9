"""A field that does not go with the rest of the record.

**What it checks.** Some fields mean something only beside others:

- `resolves_by`: a claim of kind prediction or promise;
- `reason`, `superseded_by`: a withdrawn claim; `reason`: a rejected link;
- `reading`: `supports` (evidential, deductive, necessary) or `opposes` (evidential, defeating);
- `may_be`: an unnamed actor;
- `line`: a stance with a `quote`;
- `reliability`: the assessment of a source or an actor; `credibility`: of a stance;
  `likelihood` and `confidence`: of a claim;
- `likelihood` and `scale`: only together.

An assessment that assesses nothing is reported here too.

**Why it matters.** The field would be passed over, though somebody meant something by it.

**How to fix it.** Change what the field depends on (the kind, the status, the verb), or move what it says
into `note`.
"""

from collections.abc import Callable, Iterator
from typing import Any

from claimtrack.diagnostics import Diagnostic
from claimtrack.model import Actor, Assessment, Claim, Link, Stance
from claimtrack.references import kind_of
from claimtrack.rule import Example, Rule, Subject
from claimtrack.words import article, listing

RULE = Rule(
    "CT316",
    "error",
    reads=("assessment",),
    near=(),
    alone=(
        "claim.kind",
        "claim.resolves_by",
        "claim.status",
        "claim.reason",
        "claim.superseded_by",
        "actor.kind",
        "actor.may_be",
        "stance.line",
        "stance.quote",
        "link.verb",
        "link.reading",
        "link.status",
        "link.reason",
    ),
)

EXAMPLES = (
    Example("""\
claims:
  resumed:
    text: The flights will be resumed within the year.
    kind: prediction
    resolves_by: 2013
  engines: The night flights carry engines.
actors:
  analyst: The analyst
  airline: The airline
  pilot: {name: a pilot, kind: unnamed, may_be: airline}
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin: {id: by-pilot, holder: pilot, affirms: engines, quote: engines again, line: 3}
links:
  - {from: engines, supports: resumed, reading: necessary}
assessments:
  - {of: engines, by: analyst, dated: 2013, likelihood: likely, scale: phia, confidence: low}
  - {of: bulletin, by: analyst, dated: 2013, reliability: B}
  - {of: by-pilot, by: analyst, dated: 2013, credibility: 2}
"""),
    Example(
        """\
claims:
  resumed:
    text: The flights were resumed within the year.
    resolves_by: 2013
    reason: Nobody saw one.
  engines: {text: The night flights carry engines., superseded_by: resumed}
actors:
  port: The port authority
  airline: {name: The airline, may_be: port}
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin: {holder: airline, affirms: engines, line: 3}
links:
  - {from: engines, supports: resumed, reading: defeating}
  - {from: engines, contradicts: resumed, reading: evidential, reason: The planes are heavy.}
""",
        at=("4:18", "5:13", "6:68", "9:40", "13:55", "15:49", "16:52", "16:72"),
    ),
    Example(
        """\
claims:
  engines: The night flights carry engines.
actors:
  analyst: The analyst
assessments:
  - {of: engines, by: analyst, dated: 2012, reliability: B, credibility: 2, likelihood: likely}
  - {of: analyst, by: analyst, dated: 2013, confidence: low, scale: phia}
  - {of: engines, by: analyst, dated: 2013}
""",
        at=("6:58", "6:74", "6:89", "7:57", "7:69", "8:5"),
    ),
)

Fault = tuple[str, str, str]
"""The field, what is the matter with it, and what to do."""

READINGS = {
    "supports": ("evidential", "deductive", "necessary"),
    "opposes": ("evidential", "defeating"),
}
ASSESSED = {
    "reliability": ("source", "actor"),
    "credibility": ("stance",),
    "likelihood": ("claim",),
    "confidence": ("claim",),
}
"""The kinds of records that each judgement of an assessment is about."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the misplaced fields, each once, of records that were read without an error."""
    for record in subject.records.every:
        faults = _FAULTS.get(type(record))
        found = list(faults(record, subject)) if faults else ()
        if found and not subject.damaged(record):
            for field, message, help_ in found:
                yield RULE.at(record.spans.field(field), message, help_)


def _claim(claim: Claim, _: Subject) -> Iterator[Fault]:
    if claim.resolves_by and claim.kind not in ("prediction", "promise"):
        message = (
            f"`resolves_by` goes with a prediction or promise, and this is of kind {claim.kind}"
        )
        help_ = "change `kind`; the time at which the claim would hold is `about`"
        yield "resolves_by", message, help_
    if claim.status == "active":
        for field in ("reason", "superseded_by"):
            if getattr(claim, field) is not None:
                yield field, f"`{field}` goes with a withdrawn claim", "add `status: withdrawn`"


def _actor(actor: Actor, _: Subject) -> Iterator[Fault]:
    if actor.may_be and actor.kind != "unnamed":
        yield "may_be", "`may_be` goes with an unnamed actor", "add `kind: unnamed`"


def _stance(stance: Stance, _: Subject) -> Iterator[Fault]:
    if stance.line is not None and stance.quote is None:
        message = "`line` tells which of several places of a `quote` is meant, and there is none"
        yield "line", message, "add the quote, or remove the line"


def _link(link: Link, _: Subject) -> Iterator[Fault]:
    fitting = READINGS.get(link.verb, ())
    if link.spans.has("reading") and link.reading not in fitting:
        help_ = f"choose one of {listing(fitting)}" if fitting else "change the verb, or remove it"
        yield "reading", f"`{link.verb}` takes no `reading: {link.reading}`", help_
    if link.status == "active" and link.reason is not None:
        help_ = "add `status: rejected`; a reason for the link is its `why`"
        yield "reason", "`reason` goes with a rejected link", help_


def _assessment(assessment: Assessment, subject: Subject) -> Iterator[Fault]:
    judged = [name for name in ASSESSED if getattr(assessment, name) is not None]
    if not judged:
        yield "", "nothing is assessed", f"add one of {listing(ASSESSED)}"
    of = subject.records.by_id.get(assessment.of)
    for name in judged:
        if of is not None and kind_of(of) not in ASSESSED[name]:
            meant = " or ".join(ASSESSED[name])
            message = f"`{name}` judges a {meant}, and `{assessment.of}` is {article(kind_of(of))}"
            yield name, message, "name another record in `of`, or judge this one by another field"
        elif name == "likelihood" and assessment.scale is None:
            yield name, "`likelihood` is a word of a scale, and no scale is named", "add `scale`"
    if assessment.scale is not None and assessment.likelihood is None:
        yield "scale", "`scale` is that of a `likelihood`, and there is none", "add `likelihood`"


_FAULTS: dict[type, Callable[[Any, Subject], Iterator[Fault]]] = {
    Claim: _claim,
    Actor: _actor,
    Stance: _stance,
    Link: _link,
    Assessment: _assessment,
}
