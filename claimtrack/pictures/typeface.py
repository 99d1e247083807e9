"""How large the lettering of pictures is, and the most room that it takes.

Nobody knows the reader's fonts, so a character counts as wide as in the widest of those that a system
may well show it in (DejaVu Sans, Noto Sans, Liberation Sans, and Noto's Arabic faces, as Chromium measures
them): a label may leave room, and never runs over. All sizes are in user units of SVG.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from claimtrack.terminal import width as columns

__all__ = ["FACES", "measured", "size"]

FACES: Final[Mapping[str, tuple[float, int]]] = {
    "": (13, 400),
    "ct-h": (18, 650),
    "ct-t": (14, 600),
    "ct-b": (13, 600),
    "ct-m": (12, 400),
    "ct-s": (12, 400),
    "ct-n": (12, 600),
}
"""Size and weight by class: heading, title of a card, bold, middle, small, small and bold."""

BOLD: Final = 1.2
"""How much wider than plain letters bold ones are at most, beyond ASCII."""

_PLAIN: Final = (
    *(32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 56, 84, 32, 37, 32, 38, 64, 64, 64),
    *(64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, 102, 71, 69, 73, 77, 67),
    *(62, 78, 76, 34, 50, 67, 56, 91, 76, 79, 67, 79, 73, 67, 62, 74, 69, 99, 69),
    *(67, 69, 39, 38, 39, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58),
    *(28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 56, 64, 84),
)
_BOLD: Final = (
    *(35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 55, 84, 38, 42, 38, 42, 70, 70, 70),
    *(70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 62, 100, 78, 77, 74, 83, 69),
    *(69, 83, 84, 39, 56, 78, 64, 100, 84, 85, 74, 85, 77, 72, 71, 82, 78, 111, 78),
    *(73, 73, 46, 42, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67),
    *(35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 56, 72, 84),
)
"""What the characters of ASCII from space to tilde take, in hundredths of the size."""

_GROUPS: Final = {
    0.3: "іїıוןיآأإا",
    0.35: "ІЇΙι‘’·łז،؛",
    0.4: "¡נ",
    0.45: "ג",
    0.5: "°ªºءرزژڑ",
    0.55: "гзсэєґεζ“”דךכץدذ؟٠١٢٤٦٧٨٩ڈ",
    0.6: "втухьяΓγκλνξςτχ–Łבלצרؤةعغهوە٣٥ہے",
    0.65: "абеийклнопрчёГЗТУҐΞΣΤβδηθμορσυ«»€ßøđ¿þðהחטסעףפجحخمچ",
    0.7: "цАБВЕРХЧЬЁΑΒΔΕΖΚΛΡΥΧαπאםמת",
    0.75: "ъКЛНПСЭЯЄΗΠφקשلنں",
    0.8: "мыДИЙОЦΘΝΟΩψØĐ",
    0.85: "юЪΦΨω×\N{MINUS SIGN}ئكىيیھ",
    0.9: "жфФЫقکگ",
    0.95: "шщМΜبتثطظپٹ",
    1.0: "—…→▲⋯½æÆ",
    1.05: "œف",
    1.1: "ЖШЮ№Œ",
    1.15: "Щ",
    1.25: "سشصض",
}
"""Other characters that texts mostly consist of, by the most that they take at size 1, if not bold."""

_SPACE: Final = 32
_WIDTHS: Final = {
    False: {chr(_SPACE + n): wide / 100 for n, wide in enumerate(_PLAIN)}
    | {character: wide for wide, group in _GROUPS.items() for character in group},
    True: {chr(_SPACE + n): wide / 100 for n, wide in enumerate(_BOLD)}
    | {character: wide * BOLD for wide, group in _GROUPS.items() for character in group},
}

_RANGES: Final = (
    (0x0B80, 0x0C00, 2.25),  # Tamil
    (0x1000, 0x10A0, 2.5),  # Burmese
    (0x1400, 0x1680, 1.7),  # Canadian syllabics
    (0x1780, 0x1800, 2.0),  # Khmer
    (0xFB50, 0xFE00, 7.3),  # Arabic ligatures, whole formulas among them
    (0x12000, 0x12550, 3.7),  # cuneiform
    (0x13000, 0x13460, 1.9),  # hieroglyphs
)
_OTHER: Final = 1.5
_WIDE: Final = 1.05
_SYMBOL: Final = 1.65
"""A letter of no other group; a Chinese, Japanese or Korean one; an emoji."""


def size(look: str) -> float:
    """Return how high text of some classes is."""
    return _face(look)[0]


def measured(text: str, look: str = "") -> float:
    """Return the most that a text on one line is wide.

    >>> measured("ill") < measured("oak") < measured("oak", "ct-b") < measured("oak", "ct-h")
    True
    """
    high, bold = _face(look)
    known = _WIDTHS[bold].get
    more = BOLD if bold else 1
    return high * sum(known(character) or more * _other(character) for character in text)


@lru_cache
def _face(look: str) -> tuple[float, bool]:
    """Return the size of text of some classes, and whether it is bold."""
    high, weight = next((FACES[name] for name in look.split() if name in FACES), FACES[""])
    return high, weight > FACES[""][1]


@lru_cache(maxsize=1 << 12)
def _other(character: str) -> float:
    """Return the width of a character that no group has: that of its letter, if it has an accent."""
    columns_ = columns(character)
    if columns_ != 1:
        emoji = ord(character) >= 0x1F000  # noqa: PLR2004 - where symbols begin
        return (0.0, 0.0, _SYMBOL if emoji and ord(character) < 0x20000 else _WIDE)[columns_]  # noqa: PLR2004
    base = unicodedata.normalize("NFD", character)[0]
    if base != character and base in _WIDTHS[False]:
        return _WIDTHS[False][base] + (0.12 if base in "Iijl" else 0.03)
    code = ord(character)
    return next((wide for first, end, wide in _RANGES if first <= code < end), _OTHER)
