"""The pictures in the documentation, drawn of the corpus of the five articles."""

from __future__ import annotations

from pathlib import Path

import claimtrack

CLAIMS = Path(__file__).parents[2] / "claims"


def pages() -> dict[str, str]:
    """Return one picture of each kind under its path."""
    corpus = claimtrack.load(CLAIMS)
    return {
        "pictures/map.svg": corpus.picture("map", "q-cargo").svg(),
        "pictures/matrix.svg": corpus.picture("matrix", "q-blame").svg(),
        "pictures/timeline.svg": corpus.picture("timeline", "q-cargo").svg(),
        "pictures/provenance.svg": corpus.picture("provenance", "cargo-arms").svg(),
    }
