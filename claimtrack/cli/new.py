"""Add a record to the claim files: its fields as options, or asked for on a terminal.

`claimtrack new stance --source cbs --holder us-gov --affirms cargo-arms` writes the stance where those
of its source stand, behind the last one and in its form, and touches no other byte. A field that takes
several values is given several times. What a record must have and was not given is asked for where
standard input is a terminal. An id that was not given is made of the first words.

The claim files are checked with the record in them before anything is written: if it brings an error,
none is written, and the error is told.

Exits with 0; with 1 when the record would be an error, or the file cannot be edited safely; and with 2
when something it must have is missing, or a path is not there or holds no claim file.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping

from claimtrack import loading, meanings
from claimtrack.adding.adding import Addition, Taken, added
from claimtrack.adding.inserting import Unsure
from claimtrack.adding.members import member
from claimtrack.adding.naming import suggested
from claimtrack.cli._records import add_paths
from claimtrack.cli._typed import METAVARS, answer, ask, fields, given, missing, option, told
from claimtrack.diffs import diff, show
from claimtrack.editing import Original, Unwritable, create
from claimtrack.ids import ID_RULE, is_id, meant_as
from claimtrack.schema import KINDS, Kind
from claimtrack.terminal import Console, visible
from claimtrack.words import article

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "add a record to claim files"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: for each kind those of its fields."""
    shelf = parser.add_subparsers(title="records", metavar="RECORD", dest="record", required=True)
    for kind in KINDS.values():
        if kind.shape == "pairs":
            continue
        sub = shelf.add_parser(
            kind.name,
            help=f"Add {article(kind.name)}.",
            description=f"Add {article(kind.name)}. {meanings.KINDS[kind.name]}",
            allow_abbrev=False,
            formatter_class=parser.formatter_class,
        )
        for field in fields(kind):
            sub.add_argument(
                option(field),
                dest=f"field_{field.name}",
                metavar=METAVARS.get(field.type, field.type.upper()),
                action="append",
                choices=("true", "false") if field.type == "flag" else field.choices or None,
                help=told(kind, field),
            )
        sub.add_argument("--file", metavar="FILE", help="the file it goes to (default: by habit)")
        sub.add_argument(
            "--diff", action="store_true", help="write nothing; show what would be written"
        )
        add_paths(sub)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    kind = KINDS[options.record]
    try:
        names = loading.claim_files(options.paths)
    except loading.NoClaimFiles as error:
        return _say(f"{error}; `claimtrack init` makes a first corpus", console, code=2)
    values = given(kind, options)
    asking = sys.stdin is not None and sys.stdin.isatty()
    if asking:
        for name in list(missing(kind, values)):
            ask(kind, name, values, console)
    if lacking := list(missing(kind, values)):
        return _say(_needs(kind, lacking), console, code=2)
    contents = {name: _content(name) for name in names}
    id_ = _id(kind, values, contents)
    if id_ is None:
        id_ = (asking and answer(f"id ({ID_RULE})", console)) or None
    why = _unfit("".join(values.get("id", ())) if id_ == "" else id_)
    if id_ is None or why:
        return _say(why, console, code=2 if id_ is None else 1)
    to = _file(options.file, contents) if options.file else options.paths
    try:
        addition = added(kind, id_, values, contents=contents, to=to)
    except Taken as taken:
        return _say(str(taken), console)
    except Unsure:
        lines = "\n".join(member(kind, id_, values).lines)
        said = f"this cannot be added safely; type it under `{kind.section}` yourself:\n{lines}"
        return _say(said, console)
    return _written(addition, kind, contents, options, console)


def _written(
    addition: Addition,
    kind: Kind,
    contents: Mapping[str, bytes | None],
    options: argparse.Namespace,
    console: Console,
) -> int:
    if addition.faults:
        for line in _told_of(addition):
            _say(line, console)
        return 1
    if options.diff:
        show(diff(addition.file, addition.before, addition.after), console)
        return 0
    if os.path.islink(addition.file):
        return _say(f"{addition.file} is a link, and what it leads to is not changed", console)
    try:
        if addition.before is None:
            create(addition.file, addition.after)
        else:
            original = Original(addition.file)
            original.data = contents[addition.file] or b""  # what was looked at
            original.replace(addition.after)
    except (Unwritable, OSError) as error:
        return _say(str(error), console)
    console.out.write(visible(f"{addition.place}: added {kind.name} {addition.id}") + "\n")
    return 0


def _told_of(addition: Addition) -> Iterator[str]:
    for fault in addition.faults:
        finding = fault.finding
        typed = f"--{fault.field.replace('_', '-')}: " if fault.field else ""
        help_ = f"; {finding.help}" if finding.help else ""
        yield f"{typed}{finding.code} {finding.message}{help_}"


def _id(
    kind: Kind, values: dict[str, list[str]], contents: Mapping[str, bytes | None]
) -> str | None:
    """Return the id of a record that must have one, taken out of the values; of others nothing."""
    if kind.shape != "by id":
        return ""
    if "id" in values:
        return values.pop("id")[0]
    first = values[kind.required[0]][0]
    return suggested(first, loading.read_texts(contents).records.by_id)


def _needs(kind: Kind, lacking: Iterable[str]) -> str:
    """Return which options a record needs; of verbs one."""
    options = (name.replace("_", "-").replace(" or ", " or --") for name in lacking)
    return f"{article(kind.name)} needs {', '.join(f'--{option}' for option in options)}"


def _unfit(id_: str | None) -> str:
    """Return why an id cannot be one; nothing where it can, or where none is needed."""
    if id_ is None:
        return "no id can be made of that text; give one with --id"
    instead = meant_as(id_)
    hint = f"; {instead} would be one" if instead else ""
    return "" if not id_ or is_id(id_) else f"{id_} is not an id: an id is {ID_RULE}{hint}"


def _content(name: str) -> bytes | None:
    try:
        return loading.content(name)
    except OSError:
        return None


def _file(typed: str, contents: dict[str, bytes | None]) -> str:
    """Return the name of a file as the claim files have it; one outside of them is read too."""
    for name in contents:
        if os.path.abspath(name) == os.path.abspath(typed):
            return name
    if os.path.lexists(typed):
        contents[typed] = _content(typed)
    return typed


def _say(message: str, console: Console, *, code: int = 1) -> int:
    lines = [visible(line) for line in message.split("\n")]
    console.err.write("\n".join([f"claimtrack: {lines[0]}", *lines[1:]]) + "\n")
    return code
