"""What commands about the contents of claim files begin with: sound records, or a word why not."""

from collections.abc import Iterable, Sequence

from claimtrack import checking, loading
from claimtrack.cache import Cache
from claimtrack.cli._settings import add_paths, nothing_there
from claimtrack.formats import concise
from claimtrack.records import Records
from claimtrack.references import kind_of
from claimtrack.showing import Showing
from claimtrack.spelling import suggest
from claimtrack.terminal import Console, visible
from claimtrack.words import article

__all__ = ["add_paths", "sound_past", "sound_reading", "sound_records", "unknown"]


def sound_records(paths: Sequence[str], console: Console) -> Records:
    """Return the records of claim files, as `sound_reading` reads them."""
    return sound_reading(paths, console).records


def sound_reading(
    paths: Sequence[str], console: Console, *, cache: Cache | None = None
) -> loading.Reading:
    """Read claim files; where that fails say why and raise `SystemExit`. A `cache` spares what it can.

    It carries 2 when a path is not there or holds no claim file, and 1 when there are errors.
    """
    try:
        reading = loading.read(paths, cache=cache)
    except loading.NoClaimFiles as error:
        raise SystemExit(nothing_there(error, paths, console)) from None
    errors = checking.unsound(checking.findings(reading), reading)
    if errors:
        console.err.writelines(f"{line}\n" for line in concise.render(errors, reading, Showing()))
        raise SystemExit(1)
    return reading


def sound_past(rev: str, paths: Sequence[str], console: Console) -> Records:
    """Return the records that were there at a git revision; where that fails say why and raise.

    The `SystemExit` carries 2, also where the claim files of that time have errors.
    """
    from claimtrack import revisions  # noqa: PLC0415 - most runs ask for no revision

    try:
        past = loading.read_texts(revisions.files(rev, paths, console.environ))
    except revisions.NoRevision as error:
        console.err.write(f"claimtrack: {visible(str(error))}\n")
        raise SystemExit(2) from None
    fault = next((found for found in checking.findings(past) if found.severity == "error"), None)
    if fault is not None:
        told = f"{fault.span.file}:{fault.span.line}: {fault.message}"
        at = f"the claim files at `{visible(rev)}`"
        console.err.write(f"claimtrack: {at} have errors: {visible(told)}\n")
        raise SystemExit(2)
    return past.records


def unknown(
    id_: str, known: Iterable[str], what: str, console: Console, *, records: Records | None = None
) -> int:
    """Say that an id is none of those known, with what may be meant, and return the exit code.

    Of `records` the id may be of another kind, which is then said.
    """
    other = records.by_id.get(id_) if records else None
    if other is not None:
        kind = article(kind_of(other))
        console.err.write(f"claimtrack: {visible(id_)} is {kind}, and no {what}\n")
        return 2
    meant = suggest(id_, known)
    hint = f"; did you mean {meant}?" if meant else ""
    console.err.write(f"claimtrack: no {what} {visible(id_)}{hint}\n")
    return 2
