"""Where a word goes on, at which a quote should not begin or end, and a character, where it may not.

A word is letters, digits and combining marks without a gap. A number goes on past a comma or full
stop that a digit follows. Between two characters of a script that sets no spaces (Chinese, Japanese,
Thai, Lao, Burmese, Khmer, Tibetan) any place will do. An apostrophe or a hyphen ends a word: `Iraq`
stands in `Iraq's`, and so does `can` in `can't`.
"""

import re
import unicodedata
from typing import Final

from claimtrack.provenance.normalising import INVISIBLE

__all__ = ["inside_character", "inside_word"]

UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
SYLLABLE: Final = re.compile("[\u1100-\u11ff\uac00-\ud7a3][\u1160-\u11ff]")
"""Two parts of one Korean syllable, where it is written in parts."""

HIDDEN: Final = re.compile(f"[{INVISIBLE}]")
FARTHEST: Final = 8
"""How many characters without a width are looked past."""


def inside_character(text: str, at: int) -> bool:
    """Tell whether a place in a text is before a mark, or before a later part of a Korean syllable.

    >>> inside_character("e\u0301", 1), inside_character("ea", 1)
    (True, False)
    """
    if not 0 < at < len(text):
        return False
    return _is_mark(text[at]) or bool(SYLLABLE.match(text, at - 1))


def inside_word(text: str, at: int) -> bool:
    """Tell whether a place in a text, before the character there, is inside a word or a number.

    >>> inside_word("cat concatenate", 7), inside_word("cat concatenate", 3)
    (True, False)
    >>> inside_word("16,000", 2), inside_word("16, then 17", 2)
    (True, False)
    """
    if not 0 < at < len(text):
        return False
    if inside_character(text, at):
        return True
    left, right = _seen(text, at - 1, -1), _seen(text, at, 1)
    if _is_wordy(left) and _is_wordy(right):
        return not (UNSPACED.match(left) and UNSPACED.match(right))
    return _in_number(text, at)


def _seen(text: str, at: int, step: int) -> str:
    """Return the first character with a width from a place on, or a space where there is none."""
    for place in range(at, at + step * FARTHEST, step):
        if not 0 <= place < len(text):
            break
        if not HIDDEN.match(text[place]):
            return text[place]
    return " "


def _is_wordy(character: str) -> bool:
    return character.isalnum() or _is_mark(character)


def _is_mark(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character)[0] == "M"


def _in_number(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before.isdecimal() and after in ".,":
        return text[at + 1 : at + 2].isdecimal()
    return before in ".," and after.isdecimal() and at > 1 and text[at - 2].isdecimal()
