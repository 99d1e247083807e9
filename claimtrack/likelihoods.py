"""The words in which likelihood is told, by the scale that gives them their meaning.

Two standards give some of the same words different ranges, so a word means nothing without the name
of its scale, and words of two scales are never merged:

- `icd-203`: Intelligence Community Directive 203, Analytic Standards (US, 2 January 2015), section
  D.6.e(2)(a): two rows of words over seven ranges that meet;
- `phia`: the probability yardstick of the Professional Head of Intelligence Assessment (UK), in the
  Professional Development Framework for all-source intelligence assessment (2019): seven ranges
  with gaps between them, on purpose.

A range is in percent, its ends included; of a *realistic possibility* the yardstick leaves out the
50 % itself.
"""

from typing import Final, Literal

__all__ = ["NAMES", "SCALES", "Scale", "folded", "percent"]

Scale = Literal["icd-203", "phia"]

NAMES: Final[dict[Scale, str]] = {"icd-203": "ICD 203", "phia": "PHIA"}
"""What people call each scale, for short."""

_ICD_203: Final = (
    (("almost no chance", "remote"), (1, 5)),
    (("very unlikely", "highly improbable"), (5, 20)),
    (("unlikely", "improbable", "improbably"), (20, 45)),
    (("roughly even chance", "roughly even odds"), (45, 55)),
    (("likely", "probable", "probably"), (55, 80)),
    (("very likely", "highly probable"), (80, 95)),
    (("almost certain", "almost certainly", "nearly certain"), (95, 99)),
)
_PHIA: Final = (
    (("remote chance",), (0, 5)),
    (("highly unlikely",), (10, 20)),
    (("unlikely",), (25, 35)),
    (("realistic possibility",), (40, 50)),
    (("likely", "probable", "likely or probable"), (55, 75)),
    (("highly likely",), (80, 90)),
    (("almost certain",), (95, 100)),
)

SCALES: Final[dict[Scale, dict[str, tuple[int, int]]]] = {
    "icd-203": {word: ends for words, ends in _ICD_203 for word in words},
    "phia": {word: ends for words, ends in _PHIA for word in words},
}
"""The words of each scale with the range that it gives them, from the least likely on."""


def folded(word: str) -> str:
    r"""Return a word as the scales have it: case and the amount of white space count for nothing.

    >>> folded(" Very\nLIKELY ")
    'very likely'
    """
    return " ".join(word.casefold().split())


def percent(word: str, scale: Scale) -> tuple[int, int] | None:
    """Return the range that a scale gives a word, in percent; None if the word is none of its own.

    >>> percent("likely", "icd-203"), percent("likely", "phia"), percent("remote", "phia")
    ((55, 80), (55, 75), None)
    """
    return SCALES[scale].get(folded(word))
