"""What is said of keys beside what they belong in, or too deep in it: people indented otherwise than meant.

Only a fault needs this module, so nothing imports it before there is one.
"""

from claimtrack.cursor import Cursor
from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.schema import SECTIONS, Kind
from claimtrack.spelling import suggest
from claimtrack.syntax import Event
from claimtrack.value import evolve
from claimtrack.words import shown

__all__ = ["say_beside", "say_deep", "say_shallow"]


def say_beside(cursor: Cursor, hollow: Event, key: Event) -> bool:
    """Say of a section without a value that its records stand beside it, if a key is no section's."""
    if suggest(key.value, SECTIONS):
        return False
    for number, finding in enumerate(cursor.found):
        if finding.code == "CT103" and finding.span == cursor.span(hollow) and not finding.labels:
            cursor.found[number] = _indented(cursor, finding, hollow, key)
    return True


def say_shallow(cursor: Cursor, hollow: Event, key: Event) -> None:
    """Say of a record without a value that its fields stand beside it, instead of below."""
    at, of = cursor.span(key), cursor.span(hollow)
    found = cursor.found
    if found[-1].code == "CT004" and found[-1].span == at:
        found.pop()  # another record had its fields beside it too
    if found[-1].code == "CT103" and found[-1].span == of and not found[-1].labels:
        found[-1] = _indented(cursor, found[-1], hollow, key)


def say_deep(cursor: Cursor, key: Event, kind: Kind, before: int) -> None:
    """Say of what is no record by its contents that it is a section that stands too deep."""
    del cursor.found[before:]
    cursor.lost = True
    message = f"`{key.value}` is a section, and stands among the {kind.section}"
    cursor.fault("CT101", key, message, "begin it in the first column, with all that is in it")


def _indented(cursor: Cursor, finding: Diagnostic, hollow: Event, key: Event) -> Diagnostic:
    """Return a finding about a key without a value that has the next key indented."""
    label = Label(cursor.span(key), "this may be meant to be in it")
    name, into = shown(key.value), shown(hollow.value)
    help_ = f"indent `{name}:` and what follows it deeper than `{into}:`"
    return evolve(finding, help=help_, labels=(label,))
