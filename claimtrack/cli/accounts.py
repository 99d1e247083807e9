"""Tell the coherent accounts of a question: the sides one can take, each carried to its end.

An account takes every side it can in one dispute beside the others it takes; "none of these" is always
open besides. It names the holders all of whose commitments in the dispute fit it.

The JSON is one object: `question` (id), `policy` (null, or `name` and `text`), `supposed` (ids),
`possibly`, `answers` (each `claim`, `verdict` under grounded, and `dispute`: its number from 0, or null
where it is decided whatever side one takes), `disputes` and `undercuts` (each link or stance to a claim of
the question that is undercut: `id`, `to`, `label`, `by` with `claim` and `holders`, and `premises` (ids),
those for which it falls, or is open, if it does not by the undercut). Each dispute has `claims` (ids),
`accounts` and `limit` (null if those are all accounts, else `limit` or `seconds`); each account `holds`,
`rejects` and `open` (ids, with `not` before what is denied), `holders` (ids; empty: nobody holds all of
this) and `cut` (ids of links and stances that an undercut brings down).

Exits with 0, with 1 when the claim files have errors, and with 2 when there is no such question or
claim, or when a path is not there or holds no claim file.
"""

import argparse
import json
from collections.abc import Iterator

from claimtrack.attribution import name
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.corpus import Corpus
from claimtrack.evaluation.accounts import Account, Accounts, Dispute
from claimtrack.evaluation.policies import POLICIES
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.wording import undercut
from claimtrack.layout import Label, Page
from claimtrack.phrases import count
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "tell the coherent accounts of a question"
LABEL = 10


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("question", metavar="QUESTION", help="the id of a question")
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
    parser.add_argument(
        "--limit",
        metavar="N",
        type=_number,
        default=100,
        help="how many accounts of one dispute are told at most (default: 100)",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        message = f"{text} is no number from 1"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    corpus = Corpus(sound_records(options.paths, console))
    if options.question not in corpus.questions:
        return unknown(options.question, corpus.questions, "question", console)
    for id_ in options.suppose:
        if id_ not in corpus.claims:
            return unknown(id_, corpus.claims, "claim", console)
    told = corpus.accounts(
        options.question,
        policy=options.policy,
        suppose=options.suppose,
        possibly=options.possibly,
        limit=options.limit,
    )
    render = _json if options.format == "json" else _text
    console.out.writelines(f"{line}\n" for line in render(console, corpus, told))
    return 0


# -- text ---------------------------------------------------------------------------------------


def _text(console: Console, corpus: Corpus, told: Accounts) -> Iterator[str]:
    page = Page(columns=console.columns, colour=console.colour)
    yield from page.prose(f"{name(corpus.records, told.question)} [{told.question}]", ink="bold")
    yield from _asked(page, told)
    for number, dispute in enumerate(told.disputes):
        yield ""
        yield from _dispute(page, corpus, told, number, dispute)
    yield from _decided(page, corpus, told)
    yield from _undercuts(page, corpus, told)


def _asked(page: Page, told: Accounts) -> Iterator[str]:
    if told.policy is not None:
        yield from page.prose(f"Policy {told.policy.name}: {told.policy.text}.")
    if told.supposed:
        yield from page.prose(f"Supposing {', '.join(told.supposed)}.")
    if told.possibly:
        yield from page.prose("What is only possible is counted.")
    if not told.disputes:
        yield from page.prose("No answer is in dispute.")


def _dispute(
    page: Page, corpus: Corpus, told: Accounts, number: int, dispute: Dispute
) -> Iterator[str]:
    answers = [one.claim for one in told.answers if one.dispute == number]
    many = count(len(dispute.accounts), "account")
    if dispute.limit is not None:
        many = f"the first {many}; there may be more"
    yield from page.prose(f"In dispute: {', '.join(answers)} ({many})", ink="bold")
    for place, account in enumerate(dispute.accounts, 1):
        yield ""
        yield from page.prose(f"Account {place}", ink="bold")
        yield from _account(page, corpus, account)


def _account(page: Page, corpus: Corpus, account: Account) -> Iterator[str]:
    rows = (
        ("holds", account.holds, True),
        ("rejects", account.rejects, False),
        ("open", account.open, False),
    )
    if not account.holds:
        said = "nothing: none of this can be held together"
        yield from page.prose(said, indent=2, label=Label("holds", LABEL))
    for label, sides, in_full in rows:
        at = Label(label, LABEL)
        for side in sides:
            yield from page.prose(_side(corpus, side, in_full=in_full), indent=2, label=at)
            at = at.blank
    if account.cut:
        yield from page.prose(", ".join(account.cut), indent=2, label=Label("cuts", LABEL))
    who = "; ".join(f"{name(corpus.records, one)} [{one}]" for one in account.holders)
    yield from page.prose(who or "nobody holds all of this", indent=2, label=Label("fits", LABEL))


def _side(corpus: Corpus, side: Position, *, in_full: bool) -> str:
    if not in_full:
        return str(side)
    text = name(corpus.records, side.claim)
    return f"not: “{text}” [{side.claim}]" if side.denied else f"“{text}” [{side.claim}]"


def _decided(page: Page, corpus: Corpus, told: Accounts) -> Iterator[str]:
    decided = [one for one in told.answers if one.dispute is None]
    if not decided:
        return
    yield ""
    yield from page.prose("Decided whatever side one takes", ink="bold")
    for one in decided:
        verdict = "nobody speaks to it" if one.verdict == "none" else one.verdict
        text = f"{verdict}: “{name(corpus.records, one.claim)}” [{one.claim}]"
        yield from page.prose(text, indent=2)


def _undercuts(page: Page, corpus: Corpus, told: Accounts) -> Iterator[str]:
    if not told.undercuts:
        return
    yield ""
    yield from page.prose("Undercut", ink="bold")
    ways = {"rejected": "falls", "accepted": "holds", "undecided": "is open"}
    for one in told.undercuts:
        by = "; ".join(
            f"{claim} ({', '.join(name(corpus.records, who) for who in holders)})"
            for claim, holders in one.by
        )
        why = undercut(ways[one.label], one.premises, by)
        said = f"{one.id}, which speaks to {one.to}, {why}"
        yield from page.prose(said, indent=2)


# -- JSON ---------------------------------------------------------------------------------------


def _json(console: Console, corpus: Corpus, told: Accounts) -> Iterator[str]:
    del console, corpus
    policy = told.policy
    whole: dict[str, object] = {
        "question": told.question,
        "policy": policy and {"name": policy.name, "text": policy.text},
        "supposed": told.supposed,
        "possibly": told.possibly,
        "answers": [
            {"claim": one.claim, "verdict": one.verdict, "dispute": one.dispute}
            for one in told.answers
        ],
        "disputes": [
            {
                "claims": one.claims,
                "accounts": [_object(account) for account in one.accounts],
                "limit": one.limit,
            }
            for one in told.disputes
        ],
        "undercuts": [
            {
                "id": one.id,
                "to": one.to,
                "label": one.label,
                "by": [{"claim": claim, "holders": holders} for claim, holders in one.by],
                "premises": one.premises,
            }
            for one in told.undercuts
        ],
    }
    yield json.dumps(whole, indent=2)


def _object(account: Account) -> dict[str, object]:
    return {
        "holds": [str(one) for one in account.holds],
        "rejects": [str(one) for one in account.rejects],
        "open": [str(one) for one in account.open],
        "holders": account.holders,
        "cut": account.cut,
    }
