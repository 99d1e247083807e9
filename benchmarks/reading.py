"""What reading claim files costs, places and findings included, beside loading the same YAML.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python -m benchmarks.reading [ROUNDS]

The files are written as people write them, and have all eight kinds of records: block style and
brackets, quotes of both kinds, dates, folded and literal text, comments, umlauts. One has about 20
lines, one about 400, with the mix of lines that `claims/` has. *odd* is the long one with a sentence
that goes on to a second line without `>`, so that it takes a YAML parser to read it. After them
come the files of `claims/` themselves.

Columns are process CPU, in medians over interleaved rounds in one process: loading by
`yaml.load(CSafeLoader)` in microseconds; then, in units of that, reading; libyaml's events alone, with
nothing made of them; and reading where YAML's events are used for every file. The garbage collector is
off, as in `claimtrack check`, then on.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time_ns

import yaml

from claimtrack.decode import decode
from claimtrack.loading import _parse
from claimtrack.plaintext import plain
from claimtrack.syntax import StreamEndEvent, events

SHORT = """\
# Who lands what at the harbour, and who says so.
claims:
  medicine: {text: The night flights carry medicine and nothing else., about: 2012-07/2013-03}
  engines:
    text: The night flights carry engines.
    about: 2012-07/2013-03

sources:
  bulletin-2013:
    kind: news-report
    title: Night flights over the harbour
    author: port
    published: 2013-03-25

stances:
  bulletin-2013:
    - {holder: port, affirms: medicine, cue: maintains, quote: only medicine}
    - holder: kovač
      denies: medicine
      quote: "engines, not medicine"
"""

PART = """\
questions:
  cargo-{n}:
    text: What do the night flights of week {n} carry?
    answers: [medicine-{n}, engines-{n}]
    exclusive: true

claims:
  # what is aboard
  medicine-{n}:
    text: The night flights carry medicine, and nothing else.
    about: 2012-07/2013-03
  engines-{n}: {{text: The night flights carry engines., about: 2012-07/2013-03, kind: fact}}
  crates-{n}:
    text: Some forty crates of engines were landed at Málaga.
    kind: quantity
    quantity: {{value: ~40, unit: crates, of: crates landed}}
  log-kept-{n}: Nobody at the field kept a log.
  more-flights-{n}:
    text: There will be more flights next year.
    kind: prediction
    about: 2014-06/..
    resolves_by: 2014-12-31
    note: >-
      The bulletin says so in passing, and the letter repeats it. Neither says how the harbour
      master knows; the year is ours.

actors:
  port-{n}: The port authority
  airline-{n}: {{name: The airline, kind: organization, aliases: [the carrier, night freight]}}
  clerk-{n}:
    name: 'the clerk''s deputy, unnamed'
    kind: unnamed
    member_of: port-{n}

sources:
  bulletin-{n}:
    kind: news-report
    title: Night flights over the harbour, week {n}
    author: port-{n}
    publisher: airline-{n}
    published: 2013-03-25
    derived_from: {{source: letter-{n}, how: quotes}}
    held:
      path: 004_{n}.txt
      sha256: {sha}
    note: >-
      Title shortened. Not dated: it follows a Wednesday after 17 August, in the year after the
      December storm. The held copy was saved in July 2021 or later.
  letter-{n}:
    kind: official-document
    title: (letter to the port)
    published: 2013-02
    availability: public

stances:
  bulletin-{n}:
    - {{affirms: medicine-{n}, quote: only medicine}}
    # the second page
    - holder: airline-{n}
      affirms: engines-{n}
      via: [letter-{n}, port-{n}]
      said: 2012-08/2012-12
      cue: according to
      speech: indirect
      quote: according to the carrier
      note: The held copy has no-break spaces around the name.
    - holder: clerk-{n}
      denies: [medicine-{n}, crates-{n}]
      certainty: possible
      cue: hinted
      quote: "engines, if anything"
    - {{holder: port-{n}, affirms: crates-{n}, via: letter-{n}, said: 2013-03, cue: wrote}}
    - id: own-voice-{n}
      doubts: more-flights-{n}
      relies_on: letter-{n}
      attribution: unsure

links:
  - {{id: gap-{n}, from: log-kept-{n}, opposes: medicine-{n}, why: the crew's word is all there is}}
  - from: [crates-{n}, log-kept-{n}]
    supports: engines-{n}
    scheme: sign
    why: What was landed is what was aboard.
  - {{from: engines-{n}, contradicts: medicine-{n}}}
  - from: log-kept-{n}
    undercuts: own-voice-{n}
    status: rejected
    reason: Nobody says that the log was looked for.

assessments:
  - {{of: bulletin-{n}, by: port-{n}, dated: 2014-01, reliability: B}}

expect:
  medicine-{n}: contested
  engines-{n}: contested
"""


def long(parts: int = 5) -> str:
    """Return a file of some 80 lines a part, each section once."""
    sections: dict[str, list[str]] = {}
    for number in range(parts):
        sha = f"{number:064x}"
        for section in PART.format(n=f"w{number}", sha=sha).split("\n\n"):
            head, _, rest = section.strip("\n").partition("\n")
            sections.setdefault(head, []).append(rest)
    return "".join("\n".join([head, *rest]) + "\n\n" for head, rest in sections.items())


def texts() -> dict[str, str]:
    """Return the text of each file by what it is called."""
    made = {"20 lines": SHORT, "400 lines": long()}
    first = "text: There will be more flights next year."
    made["400 lines, odd"] = made["400 lines"].replace(
        first, f"{first[:-10]}\n      {first[-9:]}", 1
    )
    for path in sorted(Path("claims").rglob("*.yaml")):
        made[str(path)] = path.read_text(encoding="utf-8")
    return made


def load(data: bytes) -> None:
    """Load a file as YAML."""
    yaml.load(data.decode(), Loader=yaml.CSafeLoader)


def read(data: bytes) -> None:
    """Read a file's records with their places, and what is wrong with it."""
    _parse("file", data, pure=False)


def careful(data: bytes) -> None:
    """Read it by YAML's events."""
    decode("file", plain("file", data).text)


def floor(data: bytes) -> None:
    """Let libyaml give its events, and do nothing with them."""
    following = events(data.decode())
    while type(following()) is not StreamEndEvent:
        pass


WAYS: tuple[Callable[[bytes], None], ...] = (load, read, floor, careful)


def measure(data: bytes, rounds: int) -> list[float]:
    """Return the median nanoseconds that each of the ways takes."""
    taken: list[list[int]] = [[] for _ in WAYS]
    for _ in range(rounds):
        for number, way in enumerate(WAYS):
            begun = process_time_ns()
            way(data)
            taken[number].append(process_time_ns() - begun)
    return [median(one) for one in taken]


def main(rounds: int) -> None:
    """Measure every file, without the garbage collector and with it."""
    for collecting in (False, True):
        (gc.enable if collecting else gc.disable)()
        print(f"garbage collector {'on' if collecting else 'off'}")
        print(f"{'':34} {'lines':>6} {'load µs':>8} {'reading':>8} {'events':>8} {'by events':>9}")
        for name, text in texts().items():
            taken = measure(text.encode(), rounds)
            ratios = [one / taken[0] for one in taken]
            count = text.count("\n")
            print(f"{name:34} {count:6} {taken[0] / 1000:8.0f}", end=" ")
            print(f"{ratios[1]:8.2f} {ratios[2]:8.2f} {ratios[3]:9.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 51)
