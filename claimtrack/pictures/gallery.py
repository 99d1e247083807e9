"""The pictures by name: what can be drawn of a question or a claim."""

from typing import Final, Literal, get_args

from claimtrack.contradictions.search import Search
from claimtrack.pictures.drawing import Picture

__all__ = ["OF_QUESTIONS", "PictureKind", "drawn"]

PictureKind = Literal["map", "matrix", "timeline", "provenance"]
"""What can be drawn: three pictures of a question, and one of a claim."""

OF_QUESTIONS: Final[tuple[PictureKind, ...]] = ("map", "matrix", "timeline")


def drawn(search: Search, kind: PictureKind, id_: str) -> Picture:
    """Return the picture of a question or claim; an unknown id is a `KeyError`, a kind a `ValueError`."""
    if kind not in get_args(PictureKind):
        message = f"there is no picture {kind!r}: there are {', '.join(get_args(PictureKind))}"
        raise ValueError(message)
    if kind == "provenance":
        from claimtrack.pictures.roots import roots  # noqa: PLC0415 - one picture loads one module
        from claimtrack.provenance.tracing import Tracing  # noqa: PLC0415 - as above

        return roots(search.records, Tracing(search.records, search.held).provenance(id_))
    return _of_question(search, kind, id_)


def _of_question(search: Search, kind: PictureKind, id_: str) -> Picture:
    from importlib import import_module  # noqa: PLC0415 - as above

    from claimtrack.pictures.marks import Marks  # noqa: PLC0415 - as above
    from claimtrack.reports.gathering import gather  # noqa: PLC0415 - as above

    search.records.questions[id_]
    report = gather(search.records)
    dispute = next(one for one in report.questions if one.question.id == id_)
    module = import_module(f"claimtrack.pictures.{'argmap' if kind == 'map' else kind}")
    draw = getattr(module, "argmap" if kind == "map" else kind)
    picture: Picture = draw(Marks(report), dispute)
    return picture
