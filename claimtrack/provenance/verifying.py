"""Hold the quotes of a corpus to the kept copies of its sources.

Every kept copy's bytes must have the recorded SHA-256, and every quote must stand in the copy of the
source whose stance it is, or of what that source is part of, exactly once. Where the bytes differ
the quotes are looked for all the same, to tell what the change touched. Each file is read once.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimtrack.model import Held, Quote, Source, Stance
from claimtrack.provenance.extracting import extracted
from claimtrack.provenance.nearest import nearest
from claimtrack.provenance.quotes import Copy, sought
from claimtrack.provenance.results import CopyCheck, Form, QuoteCheck, Verified
from claimtrack.provenance.snapshots import CopyFault, Read
from claimtrack.records import Records

__all__ = ["NOT_HELD", "holder_of", "verified"]

NOT_HELD = "the source holds no copy"


class _Opened(NamedTuple):
    """What a file gave: its hash and text, or why there is none."""

    sha256: str | None = None
    copy: Copy | None = None
    form: Form | None = None
    fault: CopyFault | None = None


def verified(records: Records, read: Read) -> Verified:
    """Check every kept copy and every quote of a corpus; what cannot be read is a result, too."""
    quotes: dict[str, list[Stance]] = {}
    for stance in records.stances.values():
        if stance.quote is not None:
            holder = holder_of(records, stance.source)
            quotes.setdefault(holder.id if holder else "", []).append(stance)
    checks = [_unheld(stance) for stance in quotes.get("", ())]
    copies: list[CopyCheck] = []
    for path, sources in _by_path(records.sources.values()):
        opened = _opened(path, read)
        for source, held in sources:
            copies.append(_copy(source, held, opened))
            checks += (_checked(stance, path, opened) for stance in quotes.get(source.id, ()))
    return Verified(
        quotes=tuple(sorted(checks, key=lambda check: (check.span.place, check.stance))),
        copies=tuple(sorted(copies, key=lambda check: (check.span.place, check.source))),
    )


def holder_of(records: Records, source: str) -> Source | None:
    """Return the source whose kept copy a source is read in: itself, or what it is part of."""
    return next((one for one in records.within(source) if one.held), None)


def _by_path(sources: Iterable[Source]) -> Iterator[tuple[str, list[tuple[Source, Held]]]]:
    found: dict[str, list[tuple[Source, Held]]] = {}
    for source in sources:
        if source.held is not None:
            found.setdefault(source.held.path, []).append((source, source.held))
    yield from sorted(found.items())


def _opened(path: str, read: Read) -> _Opened:
    sha256 = None
    try:
        data = read(path)
        sha256 = hashlib.sha256(data).hexdigest()
        text = extracted(path, data)
    except CopyFault as fault:
        return _Opened(sha256, fault=fault)
    return _Opened(sha256, Copy(text.text), text.form)


def _copy(source: Source, held: Held, opened: _Opened) -> CopyCheck:
    fault = opened.fault
    return CopyCheck(
        path=held.path,
        source=source.id,
        span=source.spans.field("held.path"),
        result=fault.result if fault else "same" if opened.sha256 == held.sha256 else "differs",
        recorded=held.sha256,
        sha256=opened.sha256,
        form=opened.form,
        why=fault.why if fault else None,
        help=fault.help if fault else None,
    )


def _unheld(stance: Stance) -> QuoteCheck:
    return QuoteCheck(
        stance=stance.id,
        source=stance.source,
        quote=_quote(stance).exact,
        span=stance.spans.field("quote"),
        result="no copy",
        why=NOT_HELD,
    )


def _checked(stance: Stance, path: str, opened: _Opened) -> QuoteCheck:
    quote, copy = _quote(stance), opened.copy
    result, matches = sought(copy, quote, stance.line) if copy else ("no copy", ())
    return QuoteCheck(
        stance=stance.id,
        source=stance.source,
        quote=quote.exact,
        span=stance.spans.field("quote"),
        result=result,
        copy=path,
        matches=matches,
        nearest=nearest(copy, quote.exact) if copy and result == "altered" else None,
        why=opened.fault.why if opened.fault else None,
    )


def _quote(stance: Stance) -> Quote:
    assert stance.quote is not None  # noqa: S101 - only stances with a quote come here
    return stance.quote
