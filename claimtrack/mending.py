"""What a faulty single value surely meant: flags, dates and amounts typed in another way.

Each function returns the text to type instead, or None where there is any doubt.
"""

import re
from collections.abc import Sequence
from typing import Final

from claimtrack.spelling import certain

__all__ = ["amount", "date", "flag"]

_FLAGS: Final = {
    **dict.fromkeys(("true", "yes", "on", "y"), "true"),
    **dict.fromkeys(("false", "no", "off", "n"), "false"),
}
"""What YAML 1.1 takes for a flag, in lower case."""

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_CLEAR_DATES: Final = re.compile(
    rf"[0-9]{{4}}([-/.])[0-9]{{1,2}}\1[0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}([-/.])[0-9]{{1,2}}\2[0-9]{{4}}"
    rf"|(?:{_DAY}(?: of)? )?{_MONTH},? [0-9]{{4}}"
    rf"|{_MONTH} {_DAY},? [0-9]{{4}}",
    re.ASCII | re.IGNORECASE,
)
"""The forms of a day or month that leave open, if anything, which number is the day."""

_GROUPED: Final = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"
_SPACED: Final = r"[1-9][0-9]{0,2}(?:[ '_\u2019\u00a0\u2009\u202f][0-9]{3})+"
_PLAIN: Final = r"[0-9]+"
_NUMBER: Final = f"(?:{_GROUPED}|{_SPACED}|{_PLAIN})"
_CLEAR_AMOUNTS: Final = re.compile(rf"~?{_NUMBER}|{_NUMBER}\.\.(?:{_NUMBER})?|\.\.{_NUMBER}")
"""A value in which digits stand in groups of three; with a point, they may be decimals."""


def flag(text: str) -> str | None:
    """Return the flag that was meant.

    >>> flag("Yes"), flag("flase"), flag("1")
    ('true', 'false', None)
    """
    return _FLAGS.get(text.lower()) or certain(text, ("true", "false"))


def date(text: str, instead: Sequence[str]) -> str | None:
    """Return the date that was meant, out of those that may be.

    >>> date("25.3.2013", ["2013-03-25"]), date("3/4/2013", ["2013-04-03", "2013-03-04"])
    ('2013-03-25', None)
    """
    return _only(instead) if _CLEAR_DATES.fullmatch(text) else None


def amount(text: str, instead: Sequence[str]) -> str | None:
    """Return the value that was meant, out of those that may be.

    >>> amount("16,000", ["16000"]), amount("16.000", [])
    ('16000', None)
    """
    return _only(instead) if _CLEAR_AMOUNTS.fullmatch(text) else None


def _only(instead: Sequence[str]) -> str | None:
    return instead[0] if len(instead) == 1 else None
