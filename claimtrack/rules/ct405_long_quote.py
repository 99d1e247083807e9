"""A quote of more than 25 words.

**What it checks.** The words of a `quote` (its `exact`) are at most 25. A word is what stands between white
space, dashes, slashes or dots in a row, and has a letter or a digit in it: *well-known*, *don't* and *1,200*
are one word each. Where a script sets no space between words, letters are counted: two of Chinese or
Japanese are one word, four of Thai, Lao, Burmese or Khmer.

**Why it matters.** A quote is there to find the place and to hold the record to its text. A long one copies
what belongs to somebody else, hides which words carry the stance, and breaks at the first comma that
an outlet corrects.

**How to fix it.** Keep the words that decide. If they occur more than once, say what stands around them with
`prefix` and `suffix`, or where with `line`. What the passage says belongs in the claim, in your own words.
"""

import re
from collections.abc import Iterator
from typing import Final

from claimtrack.diagnostics import Diagnostic
from claimtrack.model import Stance
from claimtrack.rule import Example, Rule, Subject

RULE = Rule("CT405", "notice", reads=(), alone=("stance.quote",))

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night}
stances:
  report: {affirms: engines, quote: "engines, and nothing but engines — night after night"}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night}
  coverage: {title: 夜间航班, lang: zh}
stances:
  report:
    affirms: engines
    quote: >-
      engines, and nothing but engines, night after night, for as long as anybody at the port
      can remember, and not one of them was ever seen in the light of day
  coverage:
    affirms: engines
    quote:
      exact: >-
        夜间航班每晚运送发动机此外别无他物港口的人都记得这一
        点而从来没有人在白天看见过其中任何一台飞机起飞降落
      prefix: 据说
""",
        at=("9:12", "15:14"),
    ),
)

MOST: Final = 25
"""How many words a quote may have."""

LOOKED: Final = 10_000
"""How many characters of a longer quote are counted, white space left aside."""

_BETWEEN: Final = r"(?:[\s/\u2012-\u2015\u2026]|--+|\.\.+)+"
_DENSE: Final = (  # first and last letter of scripts without spaces, and how many make a word
    ("\u0e00", "\u0eff", 4),  # Thai, Lao
    ("\u1000", "\u109f", 4),  # Burmese
    ("\u1780", "\u17ff", 4),  # Khmer
    ("\u3005", "\u30ff", 2),  # kana, and the signs beside them
    ("\u31f0", "\u9fff", 2),  # Chinese characters, of which the rarer follow
    ("\uf900", "\ufaff", 2),
    ("\uff66", "\uff9f", 2),  # narrow kana
    ("\U0001aff0", "\U0003ffff", 2),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the quotes that are too long."""
    for stance in subject.records.every:
        if not isinstance(stance, Stance) or stance.quote is None:
            continue
        exact = stance.quote.exact
        # two characters for each word at least: one and the space behind it, or two without spaces
        if len(exact) >= 2 * MOST and (number := words(looked := _beginning(exact))) > MOST:
            where = "quote.exact" if stance.spans.has("quote.exact") else "quote"
            least = "" if len(looked) == len(exact) else "at least "
            message = f"this quote has {least}{number} words, more than {MOST}"
            yield RULE.at(stance.spans.field(where), message, "keep the words that decide")


def _beginning(text: str) -> str:
    """Return a text, or as much of a very long one as shows that it is long."""
    if len(text) <= LOOKED:
        return text
    return " ".join(text.split(None, LOOKED // 10)[: LOOKED // 10])[:LOOKED]


def words(text: str) -> int:
    """Return how many words a text has, part of one counting as a whole.

    >>> words("well-known — don't"), words("夜间航班"), words("从 A 到 B")
    (2, 2, 3)
    """
    quarters = 0
    for piece in re.split(_BETWEEN, text):
        sizes = [_size(character) for character in piece if character.isalnum()]
        quarters += sum(4 // size for size in sizes if size) + 4 * (0 in sizes)
    return -(-quarters // 4)


def _size(character: str) -> int:
    """Return how many such letters make a word; 0 where spaces tell the words apart."""
    return next((size for first, last, size in _DENSE if first <= character <= last), 0)
