"""The report for programs: one JSON object.

It has `counts`, `as_of` (a date), `scope`, `changes`, `questions`, `claims`, `sources`, `findings`,
`circles` and `judgements`. An id leads to the record of that id in the same object; a place is `at`, with
`file`, `line` and `column`, which count from 1 in code points. Dates are as typed, what is not recorded is
null, and lists are in a fixed order.

- `counts`: how many `questions`, `claims`, `contested` claims, `latent` contradictions (of which a side has
  no holder; they are only counted), `stances`, `holders` (who take at least one stance), `sources` and
  `links` there are.
- A `scope` is what the report is narrowed to: the ids of a `question`, `claim` and `holder`, and the `kinds`
  of finding (all, if none is named). The counts are of the whole.
- `changes` since a revision has `rev` (as typed) and lists: `claims` and `gone` (each `id`, `text`, and the
  `status` now or then), `reworded` (each `id`, `before` and `text`), `statuses` (each `id`, `before`,
  `status`), `stances`, `withdrawn` and `changed` (each `id`, `claims`, `verb`, `holders` and `at`, which is
  where it stood if it is gone), `begun` and `ended` (findings in short: `kind`, `claims`, `question`,
  `holders`, `message`).
- A question has `id`, `text`, `exclusive`, `answers` (claim ids), `at_odds` (ids of the holders surely on a
  side of a denial, rivalry or numeric mismatch that touches an answer; of all on its sides where fewer than
  two are sure), `note`, `at`. Most holders at odds first.
- A claim, each once and by id, has `id`, `text`, `kind`, `about`, `quantity` (`value`, `unit`, `of`),
  `resolves_by`, `withdrawn` (true or false), `reason`, `superseded_by`, `status`, `questions` (ids),
  `camps`, `stances`, `arguments`, `note`, `at`.
- A claim also has `lineages`, where each side comes from (of the answers of questions and of claims in a
  contradiction): `side`, `stances` (how many), `elsewhere` (how many are on claims that entail it, or
  against it on claims that it entails), `origins` and `lines` (`least` and `most`), `from` (the origins),
  `load_bearing` (who or what is on every line), `together` (choices: without one of each list no line is
  left), `patterns` (`name`, `sure`), `circular` and `possibly_circular` (loops); all with `id` and `name`.
- A camp is who stands on a `side` of the claim (`for` or `against`) in one way: by the `verb` `affirms` or
  `denies` on `held`, by which they are committed to `claim` or to its denial, which is the claim itself or a
  rival; `sure` or only possibly; `abandoned` (whether they clearly changed position since); `holders` (ids).
- A stance has `id`, `verb`, `holders` (each `id` and `name`), `own_voice` (whether the source itself
  speaks), `certainty`, `attribution`, `speech`, `sarcastic`, `date`, `date_is` (`said`, or `published`: the
  source's), `source` (`id`, `name`), `chain` (outward from the holder, each `id`, `name` and `role`: `via`,
  `author`, `outlet` or `document`), `relies_on` (each `id` and `name`), `quote`, `line` (of the source,
  where typed), `cue`, `undercuts` (arguments), `note`, `at`.
- An argument is a link: `id`, `verb`, `from` (claim ids), `to`, `depth` (0 for one about the claim or stance
  itself, n + 1 for an undercut of one of depth n), `why`, `reading`, `scheme`, `by`, `rejected` (true or
  false), `reason`, `at`. `contradicts` and `equivalent` stand at both claims.
- A source has `id`, `title`, `kind`, `authors` and `publisher` (each `id` and `name`), `published`, `url`,
  `lang`, `retrieved`, `availability`, `part_of` (id), `derived_from` (each `source`, an id, and `how`),
  `held` (the path of the kept copy), `stances` (how many it records), `note`, `at`; outlet and date may be
  those of what it is part of.
- A finding has `kind` (`denial`, `rivalry`, `numeric-mismatch`, `self-contradiction`, `change-of-position`,
  `attribution-conflict`, `tension`, `apparent`), `claims`, `question`, `holders`, `stances` (all ids),
  `sides`, `overlap` (`yes`, or `possibly` where times, order or an attribution leave it open; `no` for an
  apparent one whose times do not meet), `path` (ids of the questions and links it rests on, those of
  entailment included), `grounds` (`question`, `link`, `quantity`), `differences`, `carriers` (ids of those
  who put a disowned position into the holder's mouth), `maybe_one` (whether those at odds may be one, since
  somebody is unnamed), `message`, `reason` (why an apparent one is none), `at`.
- A side has `claim`, `verb`, `sure`, `holders`, `stances` and `commitments`: each `holder`, `stance`,
  `sure`, `chain` (claim ids, from the one the stance is on to that of the side), `abandoned`. Those of a
  change of position are told apart by the dates of their stances.
- A difference of two numbers has `claims`, `values` (as typed), `gap` (between their nearest ends), `times`
  (how many times the one the other is, null across 0) and `overlap` (of their times).
- A circle has `members` (each `id` and `name`, told once around), `sure` (not where it appears only if
  chains are joined), `claim` (on which, or null) and `places`.
- A judgement has `assessor` and `ratings`: each `of` (`id`, `name`), `dated`, `reliability`, `credibility`,
  `likelihood`, `scale`, `confidence`, `current` (`yes`, `possibly` or `no`) and `at`.

"""

import json
from collections.abc import Iterable, Iterator

from claimtrack.attribution import Named, Step
from claimtrack.contradictions.findings import Difference, Finding, Side
from claimtrack.diagnostics import Span
from claimtrack.model import Quantity
from claimtrack.ratings import Rating
from claimtrack.reports.contents import (
    Account,
    Argument,
    Camp,
    Changes,
    Circle,
    Cited,
    Counts,
    Dispute,
    Document,
    Judgement,
    Lineage,
    Report,
    Scope,
    Statement,
)

__all__ = ["render"]

Object = dict[str, object]


def render(report: Report, *, columns: int, colour: bool) -> Iterator[str]:
    """Give the JSON object as one text; neither width nor colour matters here."""
    del columns, colour
    whole = {
        "counts": _counts(report.counts),
        "as_of": _text(report.as_of),
        "scope": _scope(report.scope) if report.scope else None,
        "changes": _changes(report.changes) if report.changes is not None else None,
        "questions": [_question(dispute) for dispute in report.questions],
        "claims": [_claim(account) for account in report.accounts],
        "sources": [_source(document) for document in report.documents],
        "findings": [_finding(one.finding) for one in report.contradictions],
        "circles": [_circle(one) for one in report.circles],
        "judgements": [_judgement(one) for one in report.judgements],
    }
    yield json.dumps(whole, indent=2)


def _counts(counts: Counts) -> Object:
    names = ("questions", "claims", "contested", "latent", "stances", "holders", "sources", "links")
    return {name: getattr(counts, name) for name in names}


def _scope(scope: Scope) -> Object:
    return {
        "question": scope.question and scope.question.id,
        "claim": scope.claim and scope.claim.id,
        "holder": scope.holder and scope.holder.id,
        "kinds": scope.kinds,
    }


def _changes(changes: Changes) -> Object:
    return {
        "rev": changes.rev,
        "claims": [_cited(one) for one in changes.claims],
        "gone": [_cited(one) for one in changes.gone],
        "reworded": [
            {"id": one.id, "before": was.text, "text": one.text} for was, one in changes.reworded
        ],
        "statuses": [
            {"id": one.id, "before": was, "status": one.status} for one, was in changes.statuses
        ],
        "stances": [_brief(one) for one in changes.stances],
        "withdrawn": [_brief(one) for one in changes.withdrawn],
        "changed": [_brief(one) for _, one in changes.changed],
        "begun": [_short(one.finding) for one in changes.begun],
        "ended": [_short(one.finding) for one in changes.ended],
    }


def _cited(one: Cited) -> Object:
    return {"id": one.id, "text": one.text, "status": one.status}


def _brief(one: Statement) -> Object:
    return {
        "id": one.stance.id,
        "claims": one.stance.claims,
        "verb": one.stance.verb,
        "holders": [holder.id for holder in one.attributed.holders],
        "at": _at(one.at),
    }


def _short(finding: Finding) -> Object:
    return {
        "kind": finding.kind,
        "claims": finding.claims,
        "question": finding.question,
        "holders": finding.holders,
        "message": finding.message,
    }


def _question(dispute: Dispute) -> Object:
    question = dispute.question
    return {
        "id": question.id,
        "text": question.text,
        "exclusive": question.exclusive,
        "answers": [account.claim.id for account in dispute.answers],
        "at_odds": dispute.at_odds,
        "note": question.note,
        "at": _at(dispute.at),
    }


def _claim(account: Account) -> Object:
    claim = account.claim
    return {
        "id": claim.id,
        "text": claim.text,
        "kind": claim.kind,
        "about": _text(claim.about),
        "quantity": _quantity(claim.quantity),
        "resolves_by": _text(claim.resolves_by),
        "withdrawn": claim.status == "withdrawn",
        "reason": claim.reason,
        "superseded_by": claim.superseded_by,
        "status": account.status,
        "questions": account.questions,
        "camps": [_camp(camp) for camp in account.camps],
        "stances": [_stance(statement) for statement in account.statements],
        "arguments": [_argument(argument) for argument in account.arguments],
        "lineages": [_lineage(one) for one in account.lineages],
        "note": claim.note,
        "at": _at(account.at),
    }


def _lineage(one: Lineage) -> Object:
    return {
        "side": one.side,
        "stances": one.stances,
        "elsewhere": one.elsewhere,
        "origins": {"least": one.origins[0], "most": one.origins[1]},
        "lines": {"least": one.lines[0], "most": one.lines[1]},
        "from": _all_named(one.from_),
        "load_bearing": _all_named(one.load_bearing),
        "together": [[_all_named(ones) for ones in choice] for choice in one.together],
        "patterns": [{"name": name, "sure": sure == "yes"} for name, sure in one.patterns],
        "circular": [_all_named(loop) for loop in one.circular],
        "possibly_circular": [_all_named(loop) for loop in one.possibly_circular],
    }


def _circle(one: Circle) -> Object:
    return {
        "members": _all_named(one.members),
        "sure": one.sure,
        "claim": one.claim and one.claim.id,
        "places": [_at(span) for span in one.places],
    }


def _judgement(one: Judgement) -> Object:
    return {
        "assessor": _named(one.assessor),
        "ratings": [_rating(of, rating) for of, rating in one.ratings],
    }


def _rating(of: Named, rating: Rating) -> Object:
    made = rating.assessment
    return {
        "of": _named(of),
        "dated": _text(made.dated),
        "reliability": made.reliability,
        "credibility": made.credibility,
        "likelihood": made.likelihood,
        "scale": made.scale,
        "confidence": made.confidence,
        "current": rating.current,
        "at": _at(rating.at),
    }


def _quantity(quantity: Quantity | None) -> Object | None:
    if quantity is None:
        return None
    return {"value": str(quantity.value), "unit": quantity.unit, "of": quantity.of}


def _camp(camp: Camp) -> Object:
    return {
        "side": camp.side,
        "claim": camp.claim,
        "held": camp.held.id,
        "verb": camp.verb,
        "sure": camp.sure,
        "abandoned": camp.abandoned,
        "holders": [holder.id for holder in camp.holders],
    }


def _stance(statement: Statement) -> Object:
    stance, told = statement.stance, statement.attributed
    moment = told.moment
    return {
        "id": stance.id,
        "verb": stance.verb,
        "holders": _all_named(told.holders),
        "own_voice": told.own,
        "certainty": stance.certainty,
        "attribution": stance.attribution,
        "speech": stance.speech,
        "sarcastic": stance.sarcastic,
        "date": moment and str(moment.date),
        "date_is": moment and moment.field,
        "source": _named(told.source),
        "chain": [{**_named(step), "role": step.role} for step in told.chain],
        "relies_on": _all_named(told.relies_on),
        "quote": stance.quote and stance.quote.exact,
        "line": stance.line,
        "cue": stance.cue,
        "undercuts": [_argument(argument) for argument in statement.undercuts],
        "note": stance.note,
        "at": _at(statement.at),
    }


def _argument(argument: Argument) -> Object:
    link = argument.link
    return {
        "id": link.id,
        "verb": link.verb,
        "from": link.from_,
        "to": link.to,
        "depth": argument.depth,
        "why": link.why,
        "reading": link.reading,
        "scheme": link.scheme,
        "by": link.by,
        "rejected": link.status == "rejected",
        "reason": link.reason,
        "at": _at(argument.at),
    }


def _source(document: Document) -> Object:
    source = document.source
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind,
        "authors": _all_named(document.authors),
        "publisher": document.publisher and _named(document.publisher),
        "published": _text(document.published),
        "url": source.url,
        "lang": source.lang,
        "retrieved": _text(source.retrieved),
        "availability": source.availability,
        "part_of": source.part_of,
        "derived_from": [{"source": one.source, "how": one.how} for one in source.derived_from],
        "held": source.held and source.held.path,
        "stances": document.stances,
        "note": source.note,
        "at": _at(document.at),
    }


def _finding(finding: Finding) -> Object:
    return {
        "kind": finding.kind,
        "claims": finding.claims,
        "question": finding.question,
        "holders": finding.holders,
        "stances": finding.stances,
        "sides": [_side(side) for side in finding.sides],
        "overlap": finding.overlap,
        "path": finding.path,
        "grounds": finding.grounds,
        "differences": [_difference(one) for one in finding.differences],
        "carriers": finding.carriers,
        "maybe_one": finding.maybe_one,
        "message": finding.message,
        "reason": finding.reason,
        "at": _at(finding.span),
    }


def _side(side: Side) -> Object:
    return {
        "claim": side.claim,
        "verb": side.verb,
        "sure": side.sure,
        "holders": side.holders,
        "stances": side.stances,
        "commitments": [
            {
                "holder": made.holder,
                "stance": made.stance.id,
                "sure": made.sure,
                "chain": chain,
                "abandoned": made.stance.id in side.abandoned,
            }
            for made, chain in zip(side.commitments, side.chains, strict=True)
        ],
    }


def _difference(one: Difference) -> Object:
    return {
        "claims": one.claims,
        "values": one.values,
        "gap": one.gap,
        "times": one.times,
        "overlap": one.overlap,
    }


def _all_named(ones: Iterable[Named]) -> list[Object]:
    return [_named(one) for one in ones]


def _named(one: Named | Step) -> Object:
    return {"id": one.id, "name": one.name}


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)


def _at(span: Span) -> Object:
    return {"file": span.file, "line": span.line, "column": span.column}
