"""A corpus as people write it: a file a topic, twenty records a file, block and flow style, comments.

All eight kinds of records are there, and references lead within a file and to other files. It is in
order: `claimtrack check` finds nothing to report. The same seed gives the same bytes.
"""

import os
from collections.abc import Iterator
from random import Random

__all__ = ["RECORDS", "changed", "topic", "topics", "written"]

RECORDS = 20
"""How many records one file has."""

WORDS = [
    "port",
    "crane",
    "night",
    "flight",
    "harbour",
    "letter",
    "bulletin",
    "engine",
    "cargo",
    "ferry",
    "customs",
    "warehouse",
    "guard",
    "ledger",
    "witness",
    "pilot",
    "convoy",
    "storm",
    "bridge",
    "market",
    "council",
    "rumour",
    "survey",
    "clerk",
    "train",
    "permit",
    "island",
    "fuel",
]
VERBS = [
    "left",
    "carried",
    "reached",
    "closed",
    "denied",
    "delayed",
    "counted",
    "sold",
    "moved",
    "stored",
    "lost",
    "kept",
]
DAYS = 28


def written(folder: str, files: int) -> None:
    """Write a corpus of so many files into a folder, fifty to a subfolder."""
    for number, text in enumerate(topics(files)):
        where = os.path.join(folder, f"part-{number // 50:03}")
        os.makedirs(where, exist_ok=True)
        with open(os.path.join(where, f"topic-{number:05}.yaml"), "w", encoding="utf-8") as stream:
            stream.write(text)


def topics(files: int) -> Iterator[str]:
    """Give the text of each file of a corpus."""
    for number in range(files):
        yield topic(number, files)


def changed(text: str) -> str:
    """Return a file's text as after a small edit: one line more, and one word another."""
    return "# Looked over once more.\n" + text.replace("the same week", "the same month")


def topic(number: int, files: int, seed: int = 6) -> str:
    """Return the text of one file of so many; a corpus of one file refers to itself alone."""
    chance = Random(f"{seed}/{number}")  # noqa: S311 - nobody has to guess
    near = [(number + step) % files for step in (0, 1, 2, 7, 31)]
    return "".join(
        part(chance, number, near)
        for part in (_top, _claims, _actors, _sources, _stances, _links, _rest)
    )


def _sentence(chance: Random) -> str:
    one, two, three = chance.sample(WORDS, 3)
    when = chance.choice(("by night", "in the same week", "before the storm", "without a permit"))
    return f"The {one} {two} {chance.choice(VERBS)} the {three} {when}."


def _day(chance: Random, year: int) -> str:
    return f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, DAYS):02}"


def _top(chance: Random, n: int, _: list[int]) -> str:
    answers = f"[c{n}-a, c{n}-b]" if n % 2 else f"\n      - c{n}-a\n      - c{n}-b"
    return f"""\
# What became of the {chance.choice(WORDS)}, as far as it is known.

questions:
  q{n}:
    text: "Which {chance.choice(WORDS)} was it?"
    answers: {answers}
    {"exclusive: true" if n % 3 == 0 else "note: Degrees rather than exclusive answers."}

""".replace("answers: \n", "answers:\n")


def _claims(chance: Random, n: int, _: list[int]) -> str:
    about = 2010 + n % 12
    return f"""\
claims:
  c{n}-a: {{text: {_sentence(chance)}, kind: assessment, about: {about}-03~}}
  c{n}-b:
    text: {_sentence(chance)}
    kind: causal
    about: {about}
    note: >-
      {_sentence(chance)} {_sentence(chance)} The report of
      the {chance.choice(WORDS)} does not say more than that.
  c{n}-c: {_sentence(chance)}
  # counted twice
  c{n}-d:
    text: {_sentence(chance)}
    kind: quantity
    quantity: {{value: ~{chance.randint(20, 900)}, unit: people, of: crowd {n}}}
    tags: [context, {chance.choice(WORDS)}]
  c{n}-e: {{text: {_sentence(chance)}, kind: prediction, resolves_by: {about + 1}}}

"""


def _actors(chance: Random, n: int, near: list[int]) -> str:
    word = chance.choice(WORDS)
    return f"""\
actors:
  a{n}: {{name: {word.title()} office {n}, kind: organization, aliases: [Office {n}, The {word}]}}
  w{n}:
    name: a {chance.choice(WORDS)} clerk in report {n}
    kind: unnamed
    member_of: a{near[1]}

"""


def _sources(chance: Random, n: int, near: list[int]) -> str:
    year = 2012 + n % 12
    taken = f"    derived_from: {{source: s{n - 1}, how: cites}}\n" if n % 4 == 1 else ""
    return f"""\
sources:
  s{n}:
    kind: news-report
    title: {_sentence(chance)[:-1]}
    author: w{n}
    publisher: a{near[2]}
    published: {_day(chance, year)}
    url: https://example.org/{year}/{chance.choice(WORDS)}-{n}.html
    lang: en
{taken}  r{n}: {{title: Report {n}, kind: official-document, author: [a{n}], published: {year}-02}}

"""


def _stances(chance: Random, n: int, near: list[int]) -> str:
    said = 2012 + n % 12
    return f"""\
stances:
  s{n}:
    - {{id: t{n}, affirms: c{n}-a, speech: own, quote: {" ".join(chance.sample(WORDS, 4))}}}
    - holder: a{near[3]}
      denies: c{n}-a
      said: {said}-01
      cue: insisted
      speech: indirect
      quote:
        exact: {" ".join(chance.sample(WORDS, 5))}
        suffix: {chance.choice(WORDS)}
      note: {_sentence(chance)}
    - holder: w{n}
      affirms: [c{n}-b, c{near[1]}-c]
      certainty: probable
      cue: is said to have seen
  r{n}:
    - {{holder: a{n}, affirms: c{n}-d, via: w{n}, said: {said}-01}}
    - {{holder: a{near[4]}, doubts: c{near[2]}-c, relies_on: s{near[4]}}}

"""


def _links(chance: Random, n: int, near: list[int]) -> str:
    verb = "supports" if n % 5 else "entails"
    return f"""\
links:
  - {{from: c{n}-d, supports: c{n}-a, scheme: sign, why: {_sentence(chance)}}}
  - id: l{n}
    from: [c{n}-c, c{near[1]}-d]
    opposes: c{n}-b
    by: a{near[2]}
    source: s{n}
    why: {_sentence(chance)}
  - {{from: c{n}-e, {verb}: c{near[1]}-c, why: {_sentence(chance)}}}

"""


def _rest(chance: Random, n: int, near: list[int]) -> str:
    by = f"by: a{near[3]}"
    if n % 2:
        dated = f"dated: {_day(chance, 2024)}"
        assessed = f"  - {{of: c{n}-a, {by}, {dated}, likelihood: unlikely, scale: phia}}\n"
    else:
        assessed = f"  - of: s{n}\n    {by}\n    dated: 2024\n    reliability: B\n"
    return f"assessments:\n{assessed}\nexpect:\n  c{n}-a: contested\n"
