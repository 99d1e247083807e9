"""Show the stances of a holder, or on a claim, in the order of time, with what changed.

A stance is placed by the last day on which it may have been taken, and says so where its order to
the one above is undetermined. Marked are a shift (the same claim with other certainty, or with
doubt), a change of position, and what else stands against a stance of the same holder.

The JSON is one object: `id`, and `entries`, each with `stance` (id), `claim`, `holders` (ids),
`verb`, `certainty`, `attribution`, `source` (id), `date` as typed and `date_is` (`said`, or
`published`: the source's), `earliest` and `latest` (days; null where nothing bounds them), `order`
to the entries above (`first`, `later`, `same` moment, `undetermined`), `abandoned`, `marks` (each
`kind`, `holder`, `against`: the id of the other stance, `sure`) and `at`.

Exits with 0, with 1 when the claim files have errors, and with 2 when no claim, actor or source has
the id, or when a path is not there or holds no claim file.
"""

import argparse
import json
from collections.abc import Iterator

from claimtrack import phrases
from claimtrack.attribution import attributed, moment, name
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.contradictions.timeline import Entry, Mark
from claimtrack.corpus import Corpus
from claimtrack.dates import DAWN
from claimtrack.layout import Label, Page
from claimtrack.records import Records
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "show stances in the order of time"
LABEL = 24
ORDERS = {"same": "the same moment as above", "undetermined": "order to the above undetermined"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("id", metavar="ID", help="the id of a claim, or of an actor or source")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    corpus = Corpus(sound_records(options.paths, console))
    known = {**corpus.claims, **corpus.sources, **corpus.actors}
    if options.id not in known:
        return unknown(options.id, known, "claim or holder", console)
    entries = corpus.timeline(options.id)
    render = _json if options.format == "json" else _text
    console.out.writelines(
        f"{line}\n" for line in render(console, corpus.records, options.id, entries)
    )
    return 0


def _text(
    console: Console, records: Records, id_: str, entries: tuple[Entry, ...]
) -> Iterator[str]:
    page = Page(columns=console.columns, colour=console.colour)
    yield from page.prose(f"{name(records, id_)} [{id_}]", ink="bold")
    if not entries:
        yield "No stance is on record."
    for entry in entries:
        yield ""
        yield from _entry(page, records, entry, of_claim=entry.claim == id_)


def _entry(page: Page, records: Records, entry: Entry, *, of_claim: bool) -> Iterator[str]:
    told = attributed(records, entry.stance)
    what = f"{entry.verb} “{name(records, entry.claim)}” [{entry.claim}]"
    who = f"{phrases.attitude(entry.stance)} {phrases.names(told.holders)}"
    hedges = (
        f"as {entry.certainty}" if entry.certainty else None,
        f"attribution {entry.stance.attribution}" if entry.stance.attribution else None,
        "since abandoned" if entry.abandoned else None,
    )
    lines = [
        phrases.joined((who if of_claim else what, *hedges)),
        ORDERS.get(entry.order, ""),
        *map(_marked, entry.marks),
        phrases.said(entry.stance),
    ]
    label = Label(_when(records, entry), LABEL)
    for line in filter(None, lines):
        yield from page.prose(line, label=label)
        label = label.blank
    yield from page.placed(phrases.carried(told), phrases.place(entry.at), label=label)


def _when(records: Records, entry: Entry) -> str:
    when = moment(records, entry.stance)
    if when is None:
        return "undated"
    before = when.field == "published" and entry.earliest == DAWN
    return f"by {when.date}" if before else str(when.date)


def _marked(mark: Mark) -> str:
    possibly = "" if mark.sure else "possibly "
    return f"{possibly}{mark.kind.replace('-', ' ')}, against {mark.against}"


def _json(
    console: Console, records: Records, id_: str, entries: tuple[Entry, ...]
) -> Iterator[str]:
    del console
    yield json.dumps({"id": id_, "entries": [_object(records, one) for one in entries]}, indent=2)


def _object(records: Records, entry: Entry) -> dict[str, object]:
    when = moment(records, entry.stance)
    earliest, latest = entry.days
    return {
        "stance": entry.stance.id,
        "claim": entry.claim,
        "holders": entry.holders,
        "verb": entry.verb,
        "certainty": entry.certainty,
        "attribution": entry.stance.attribution,
        "source": entry.source,
        "date": when and str(when.date),
        "date_is": when and when.field,
        "earliest": earliest,
        "latest": latest,
        "order": entry.order,
        "abandoned": entry.abandoned,
        "marks": [
            {"kind": m.kind, "holder": m.holder, "against": m.against, "sure": m.sure}
            for m in entry.marks
        ],
        "at": {"file": entry.at.file, "line": entry.at.line, "column": entry.at.column},
    }
