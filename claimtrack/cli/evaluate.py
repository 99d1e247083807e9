"""Tell what stands, what falls and what stays open under a named semantics, and why.

Nothing here says what is true: a claim is accepted if somebody asserts it and, whatever side one takes,
nothing that speaks against it stands. `--claim ID` explains one claim in full.

The JSON is one object: `semantics`, `mode`, `policy` (null, or `name` and `text`), `supposed` (ids),
`possibly`, `coincide` (whether all semantics must agree here), `limits` (sentences; empty if all is exact),
`claims`, `cut` (each link and stance that is undercut: `id`, `label`, `premises`, `at`; `premises` are
those for which it falls, or is open, if it does not by the undercut), `idle` (links that do nothing since
nobody holds their `premises`: `id`, `premises`, `at`) and `spared` (attacks that the policy removes: `by`,
`on`, `via`). Each of `claims` has `claim`, `verdict` (`accepted`, `rejected`, `undecided`, `none`), `rank`
(the step that decided it, or null), `message`, `possibly_against` (ids, with `not` before what is denied)
and `why`: of all claims the nearest attack that decides, of one asked for by `--claim` all of them. Of an
accepted claim these are the attacks on it, each with its `answer`; of a rejected one the attack that is
accepted; of an undecided one attacks in a circle, each made by what the next is on. An attack has `on`,
`by` (ids, with `not` before what is denied), `kind`, `via` (id), `label`, `rank`, `path` (ids of the links
from the claim to `on`), `message`, `answer` (an attack, or null) and `steps`, each with `id`, `text` and
`at` (`file`, `line`, `column`).

Exits with 0, with 1 when the claim files have errors, and with 2 when there is no such claim, or when a
path is not there or holds no claim file.
"""

import argparse
import json
from collections.abc import Iterator
from typing import Final

from claimtrack.attribution import name
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.contradictions.explanations import Step
from claimtrack.corpus import Corpus
from claimtrack.diagnostics import Span
from claimtrack.evaluation.attacks import Attack
from claimtrack.evaluation.evaluating import Evaluation
from claimtrack.evaluation.policies import POLICIES
from claimtrack.evaluation.reasons import UNOPPOSED, UNSPOKEN, Reason
from claimtrack.evaluation.verdicts import Verdict
from claimtrack.evaluation.wording import undercut
from claimtrack.layout import Label, Page
from claimtrack.phrases import count, place
from claimtrack.semantics import SEMANTICS
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "tell what stands, and why"
LABEL = 4
HEADINGS: Final[dict[Verdict, str]] = {
    "rejected": "Rejected",
    "undecided": "Undecided",
    "accepted": "Accepted",
    "none": "Nobody speaks to",
}
AGREE = (
    "All attacks here go both ways. So every semantics accepts the same claims, grounded, ideal, and "
    "preferred, stable and semi-stable in all accounts; another would print this again."
)
CALM = "Nothing attacks anything here. So every semantics accepts the same claims."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--semantics", choices=SEMANTICS, default="grounded", help="by which (default: grounded)"
    )
    parser.add_argument(
        "--mode",
        choices=("sceptical", "credulous"),
        default="sceptical",
        help="what holds in all accounts, or in some, where there are several (default: sceptical)",
    )
    parser.add_argument(
        "--policy", choices=tuple(POLICIES), help="attacks on something stronger do not count"
    )
    parser.add_argument(
        "--suppose",
        metavar="ID",
        action="append",
        default=[],
        help="take this claim as held by somebody; may be repeated",
    )
    parser.add_argument("--possibly", action="store_true", help="count also what is only possible")
    parser.add_argument("--claim", metavar="ID", help="explain this claim, in full")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    corpus = Corpus(sound_records(options.paths, console))
    for id_ in (*options.suppose, *([options.claim] if options.claim is not None else ())):
        if id_ not in corpus.claims:
            return unknown(id_, corpus.claims, "claim", console)
    evaluation = corpus.evaluate(
        options.semantics,
        mode=options.mode,
        policy=options.policy,
        suppose=options.suppose,
        possibly=options.possibly,
    )
    render = _json if options.format == "json" else _text
    console.out.writelines(
        f"{line}\n" for line in render(console, corpus, evaluation, options.claim)
    )
    return 0


# -- text ---------------------------------------------------------------------------------------


def _text(
    console: Console, corpus: Corpus, evaluation: Evaluation, claim: str | None
) -> Iterator[str]:
    page = Page(columns=console.columns, colour=console.colour)
    if claim is not None:
        yield from page.prose(f"{name(corpus.records, claim)} [{claim}]", ink="bold")
        yield from page.prose(f"{evaluation[claim]}, {_under(evaluation)}")
        yield from _reason(page, evaluation.why(claim), evaluation.possible(claim))
    else:
        yield from page.prose(_counts(evaluation), ink="bold")
        for verdict, heading in HEADINGS.items():
            yield from _group(page, evaluation, verdict, heading)
        yield from _undercut(page, corpus, evaluation)
    yield from _notes(page, evaluation)


def _under(evaluation: Evaluation) -> str:
    told = [f"under {evaluation.semantics} semantics"]
    if evaluation.semantics not in ("grounded", "ideal"):
        told.append("in all accounts" if evaluation.mode == "sceptical" else "in some account")
    if evaluation.policy is not None:
        told.append(f"policy {evaluation.policy.name}: {evaluation.policy.text}")
    if evaluation.supposed:
        told.append(f"supposing {', '.join(evaluation.supposed)}")
    if evaluation.possibly:
        told.append("what is only possible counted")
    return ", ".join(told)


def _counts(evaluation: Evaluation) -> str:
    verdicts = list(evaluation.values())
    told = [f"{verdicts.count(one)} {one}" for one in ("accepted", "rejected", "undecided")]
    return f"{_under(evaluation).capitalize()}: {', '.join(told)}"


def _group(page: Page, evaluation: Evaluation, verdict: Verdict, heading: str) -> Iterator[str]:
    claims = [claim for claim, told in evaluation.items() if told == verdict]
    if not claims:
        return
    yield ""
    yield from page.prose(heading, ink="bold")
    quiet: list[str] = []
    for claim in claims:
        reason = evaluation.brief(claim)
        possible = evaluation.possible(claim) if verdict == "accepted" else ()
        if reason.message in (UNOPPOSED, UNSPOKEN) and not possible:
            quiet.append(claim)
            continue
        yield from page.prose(claim, indent=2)
        yield from page.prose(_against(reason.message, possible), indent=LABEL)
    if quiet:
        said = {"accepted": "unopposed: ", "none": ""}.get(verdict, "")
        yield from page.prose(said + ", ".join(quiet), indent=2)


def _against(message: str, possible: tuple[str, ...]) -> str:
    return message + (f"; possibly against it: {', '.join(possible)}" if possible else "")


def _undercut(page: Page, corpus: Corpus, evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.cut:
        return
    yield ""
    yield from page.prose("Links and stances that are undercut", ink="bold")
    for id_, label in evaluation.cut.items():
        claims = sorted({claim for link in evaluation.cutters(id_) for claim in link.from_})
        what = {"rejected": "falls", "accepted": "holds", "undecided": "is open"}[label]
        by = ", ".join(map(evaluation.asserted_by, claims))
        said = f"{id_} {undercut(what, evaluation.premises(id_), by)}"
        span = corpus.records.by_id[id_].spans.record
        yield from page.placed(said, place(span), indent=2)


def _reason(page: Page, reason: Reason, possible: tuple[str, ...]) -> Iterator[str]:
    yield from page.prose(f"{_against(reason.message, possible)}.")
    yield from _steps(page, reason.steps)
    circle = reason.verdict == "undecided" and len(reason.attacks) > 1
    for number, attack in enumerate(reason.attacks, 1):
        yield ""
        label = Label(f"{number}.", LABEL)
        yield from page.prose(_shown(attack), label=label)
        yield from _steps(page, attack.steps)
        if attack.answer is not None:
            yield from page.prose(f"answered: {_shown(attack.answer)}", indent=LABEL)
            yield from _steps(page, attack.answer.steps)
    if circle:
        yield ""
        yield from page.prose(
            "This is a circle: each is open since the next is, and the last leads back."
        )


def _shown(attack: Attack) -> str:
    rank = f", at step {attack.rank}" if attack.rank else ""
    return f"{attack.message.partition('; but ')[0]} ({attack.label}{rank})"


def _steps(page: Page, steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        yield from page.placed(f"{step.text} [{step.id}]", place(step.at), indent=LABEL)


def _notes(page: Page, evaluation: Evaluation) -> Iterator[str]:
    notes: list[str] = []
    if evaluation.coincide:
        notes.append(AGREE if evaluation.attacked else CALM)
    notes += (f"Note: {limit}." for limit in evaluation.limits)
    if evaluation.spared:
        number = len(evaluation.spared)
        notes.append(f"The policy removes {count(number, 'attack')}.")
    for note in notes:
        yield ""
        yield from page.prose(note)
    if evaluation.idle:
        yield ""
        yield from page.prose("Idle, since nobody holds the premise (--suppose ID brings it in):")
        for one in evaluation.idle:
            link = one.link
            said = f"{' and '.join(link.from_)} {link.verb} {link.to}"
            yield from page.placed(said, place(link.spans.record), indent=2)


# -- JSON ---------------------------------------------------------------------------------------


def _json(
    console: Console, corpus: Corpus, evaluation: Evaluation, claim: str | None
) -> Iterator[str]:
    del console
    asked = [claim] if claim is not None else list(evaluation)
    why = evaluation.brief if claim is None else evaluation.why
    policy = evaluation.policy
    whole: dict[str, object] = {
        "semantics": evaluation.semantics,
        "mode": evaluation.mode,
        "policy": policy and {"name": policy.name, "text": policy.text},
        "supposed": evaluation.supposed,
        "possibly": evaluation.possibly,
        "coincide": evaluation.coincide,
        "limits": evaluation.limits,
        "claims": [_object(why(one), evaluation.possible(one)) for one in asked],
        "cut": [
            {
                "id": id_,
                "label": label,
                "premises": evaluation.premises(id_),
                "at": _at(corpus.records.by_id[id_].spans.record),
            }
            for id_, label in evaluation.cut.items()
        ],
        "idle": [
            {"id": one.link.id, "premises": one.premises, "at": _at(one.link.spans.record)}
            for one in evaluation.idle
        ],
        "spared": [{"by": one.by, "on": one.on, "via": one.via} for one in evaluation.spared],
    }
    yield json.dumps(whole, indent=2)


def _object(reason: Reason, possible: tuple[str, ...]) -> dict[str, object]:
    return {
        "claim": reason.claim,
        "verdict": reason.verdict,
        "rank": reason.rank,
        "message": reason.message,
        "possibly_against": possible,
        "why": [_attack(attack) for attack in reason.attacks],
    }


def _attack(attack: Attack) -> dict[str, object]:
    return {
        "on": str(attack.on),
        "by": [str(one) for one in attack.by],
        "kind": attack.kind,
        "via": attack.via,
        "label": attack.label,
        "rank": attack.rank,
        "path": attack.path,
        "message": attack.message,
        "answer": attack.answer and _attack(attack.answer),
        "steps": [{"id": step.id, "text": step.text, "at": _at(step.at)} for step in attack.steps],
    }


def _at(span: Span) -> dict[str, object]:
    return {"file": span.file, "line": span.line, "column": span.column}
