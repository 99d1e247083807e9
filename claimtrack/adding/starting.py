"""What a project begins with: a small corpus, its configuration, its hooks, and the editor's schema."""

import json
from typing import Final

from claimtrack.adding.inserting import Member, Unsure, with_member
from claimtrack.adding.sketch import sketch
from claimtrack.editing import Original
from claimtrack.syntax import REFUSALS

__all__ = [
    "CONFIGURATION",
    "CORPUS",
    "HOOKS",
    "HOOKS_FILE",
    "SCHEMA_FILE",
    "schema_text",
    "with_hooks",
]

HOOKS_FILE: Final = ".pre-commit-config.yaml"
SCHEMA_FILE: Final = "claimtrack.schema.json"

CORPUS: Final = {
    "claims/actors.yaml": """\
# yaml-language-server: $schema=../claimtrack.schema.json
# Whoever holds a stance, writes or publishes.

actors:
  harbour-office: {name: The harbour office, kind: office}
  ferry-company: {name: The ferry company, kind: organization}
  gazette: {name: The Gazette, kind: outlet}
""",
    "claims/topics/pier.yaml": """\
# yaml-language-server: $schema=../../claimtrack.schema.json
# One file a topic: what is in dispute, and the claims about it. This one is an example; replace it.

questions:
  q-pier:
    text: Why is the old pier closed?
    answers: [pier-unsafe, pier-sold]
    exclusive: true  # at most one answer can hold

claims:
  # a claim is a bare sentence: who holds it, the stances say
  pier-unsafe: The old pier is closed because it is unsafe.
  pier-sold:
    text: The old pier is closed because it has been sold.
    kind: causal
  piles-rotten: The piles of the old pier are rotten.

links:
  - {from: piles-rotten, supports: pier-unsafe, why: rotten piles carry nobody}

expect:
  pier-unsafe: contested  # `claimtrack check` fails when this no longer holds
""",
    "claims/sources/gazette-2013.yaml": """\
# yaml-language-server: $schema=../../claimtrack.schema.json
# One file a source: what it is, and who holds what as it records it.

sources:
  gazette-2013:
    title: The pier is closed
    kind: news-report
    publisher: gazette
    published: 2013-05-02

stances:
  gazette-2013:
    - {holder: harbour-office, affirms: pier-unsafe, cue: says, quote: no longer safe}
    - {holder: ferry-company, affirms: pier-sold, certainty: possible}
    - affirms: piles-rotten  # no holder: the report says so itself
      quote: the piles are rotten
""",
}
"""The files of the first corpus by name."""

CONFIGURATION: Final = """\
# What claimtrack goes by in this project; each key may be left out.
paths = ["claims"]
# select = ["CT"]    # the codes of findings to show, or what they begin with
# ignore = ["CT405"] # those to leave out; `claimtrack explain CODE` tells what a code means
"""

HOOKS: Final = """\
- repo: local
  hooks:
    - id: claimtrack-check
      name: check claims
      entry: claimtrack check
      language: system
      pass_filenames: false
      always_run: true
    - id: claimtrack-fmt
      name: format claims
      entry: claimtrack fmt
      language: system
      types: [yaml]
      pass_filenames: false
"""
"""The hooks as an item of pre-commit's `repos`; they run the claimtrack that is installed."""


def schema_text() -> str:
    """Return the JSON Schema of a claim file as text."""
    from claimtrack.exports.jsonschema import schema  # noqa: PLC0415 - not needed by a second run

    return json.dumps(schema(), indent=2) + "\n"


def with_hooks(original: Original) -> str | None:
    """Return the text of a configuration of pre-commit with the hooks; None where it has them.

    Nothing else of it changes; `Unsure` where that cannot be.
    """
    text = original.text
    if "claimtrack" in text:
        return None
    after = with_member(text, ("repos",), Member(flow="", lines=tuple(HOOKS.splitlines())))
    try:
        sketch(after)
    except REFUSALS:  # behind an end of the document, say
        raise Unsure from None
    return after
