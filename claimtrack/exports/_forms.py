"""The forms of single values as regular expressions, for tools that cannot run claimtrack's readers.

Each is for the whole text, in the dialect that ECMAScript and Python share. A date is followed to the
day, leap years included, and a value to its last digit; that an interval or a range runs forwards is
beyond a regular expression.
"""

from typing import Final

from claimtrack.ids import ID_PATTERN
from claimtrack.schema import PATTERNS, Type

__all__ = ["FORMS", "whole"]

_YEAR: Final = "[0-9]{4}"
_LEAP: Final = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_MONTH: Final = "(?:0[1-9]|1[0-2])"
_DAY: Final = (
    f"(?:{_YEAR}-(?:{_MONTH}-(?:0[1-9]|1[0-9]|2[0-8])"
    "|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)"
    f"|{_LEAP}-02-29)"
)
_SINGLE: Final = (
    f"(?:{_YEAR}|[0-9]{{3}}X|[0-9]{{2}}XX"
    f"|{_YEAR}-2[1-4]"
    f"|{_YEAR}-(?:{_MONTH}|XX)(?:-XX)?"
    f"|{_DAY})[?~%]?"
)
_DATE: Final = rf"(?:{_SINGLE}(?:/(?:{_SINGLE}|\.\.)?)?|(?:\.\.)?/{_SINGLE}|\.\./\.\.)"

_NUMBER: Final = r"-?[0-9]{1,28}(?:\.[0-9]{1,12})?"
_VALUE: Final = rf"(?:~?{_NUMBER}|{_NUMBER}\.\.(?:{_NUMBER})?|\.\.{_NUMBER})"

_PATH: Final = r"(?!(?:[\s\S]*[/\\])?\.\.(?:[/\\]|(?![\s\S])))[^/\\:]+(?:[/\\][\s\S]*)?"

FORMS: Final[dict[Type, str]] = {
    "id": ID_PATTERN,
    "reference": ID_PATTERN,
    "references": ID_PATTERN,
    "derivations": ID_PATTERN,
    "date": _DATE,
    "value": _VALUE,
    "path": _PATH,
    "flag": "true|false",
    **PATTERNS,
}
"""The form of a text of each type that has one."""


def whole(form: str) -> str:
    r"""Return a form held to both ends of a text; Python's `$` alone would let a line end follow.

    >>> whole("true|false")
    '^(?:true|false)$(?!\\n)'
    """
    return rf"^(?:{form})$(?!\n)"
