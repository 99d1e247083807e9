"""The canonical layout: whatever the layout of a file was, it comes to the same, and says the same."""

from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.formatting.canonical import formatted
from claimtrack.loading import read_texts

GOOD = """\
# The port.
claimtrack: 1

claims:
  # what they carry
  medicine: {text: "Only medicine, and nothing else.", about: 2012-07/2013-03}
  engines:
    text: >
      The night flights
        carry
      engines.
    quantity: {value: ~40, unit: crates, of: 'crates landed'}  # counted
                                                               # twice
  # log: nobody kept one

sources:
  bulletin:
    title: Port bulletin, as it was
      printed
    kind: news-report

stances:
  bulletin:
    - {affirms: medicine, quote: "only medicine"}
    - id: own-voice
      denies: [medicine,
        # and not
        engines]
      said: 2013
  # end of the bulletin
"""
PIECES = st.sampled_from(
    [*" \n\t:,-?#'\"[]{}&*|>!~\r", "  ", "\n\n", " # c\n", "- ", ": ", "|2\n", "\r\n"]
)


class Writer:
    """Writes a random tree in the canonical layout, or in a random one that breaks its lines alike.

    What is written comes of one chance, how of another, so that two writers of one seed write one tree.
    """

    def __init__(self, seed: int, layout: Random | None = None) -> None:
        self.tree = Random(seed)  # noqa: S311 - a tree for a test
        self.layout = layout
        self.named = 0

    def often(self, share: float) -> bool:
        """Tell whether the tree has something."""
        return self.tree.random() < share

    def pick(self, canonical: int, *others: int) -> int:
        """Return the canonical number of columns, or any of all."""
        return self.layout.choice((canonical, *others)) if self.layout else canonical

    def space(self, least: int = 1) -> str:
        """Return white space between two tokens."""
        return " " * self.pick(least, least + 1, least + 3)

    def gap(self) -> str:
        """Return nothing, or white space where the canonical layout has none."""
        return " " * self.pick(0, 0, 1, 2)

    def name(self) -> str:
        """Return a name that is nowhere else in the file."""
        self.named += 1
        return f"n{self.named}"

    def remark(self) -> str:
        """Return a comment for the end of a line, or nothing."""
        return (f"{self.space(2)}# {self.name()}" if self.often(0.2) else "") + self.gap()

    def above(self) -> list[str]:
        """Return the lines above a key or an item: blank ones, a comment."""
        lines = (
            [" " * self.pick(0, 1) for _ in range(self.pick(1, 2, 3))] if self.often(0.2) else []
        )
        return lines + ([f"# {self.name()}{self.gap()}"] if self.often(0.2) else [])

    def flow(self, depth: int) -> str:
        """Return a text, a list or a mapping on one line."""
        kind = self.tree.randrange(4 if depth else 2)
        if kind < 2:
            styles = ("{}", "'it''s  {}'", '"a #, {}"', "two {}")
            return self.tree.choice(styles).format(self.name())
        parts = [self.flow(depth - 1) for _ in range(self.tree.randrange(4))]
        if kind == 3:
            parts = [f"{self.name()}{self.gap()}:{self.space()}{part}" for part in parts]
        inside = "".join(f"{self.gap()},{self.space()}{part}" for part in parts).lstrip(" ,")
        marks = "[]" if kind == 2 else "{}"
        return f"{marks[0]}{self.gap()}{inside}{self.gap()}{marks[1]}"

    def literal(self) -> list[str]:
        """Return a block scalar; its lines are indented from the list or mapping it is in."""
        explicit, keep = self.often(0.5), self.tree.choice(("", "-"))
        margin = self.pick(2, 1, 5)
        head = self.tree.choice("|>") + (str(margin) if explicit else "") + keep + self.remark()
        lines = [head]
        for number in range(self.tree.randrange(1, 4)):
            more = "  " if (number or explicit) and self.often(0.3) else ""
            lines.append(f"{' ' * margin}{more}{self.name()} #: ")
            lines += [""] * self.often(0.2)
        return [*lines, f"{' ' * margin}end"]

    def quoted(self) -> list[str]:
        """Return plain or quoted text over several lines."""
        quote = self.tree.choice(("", "'", '"'))
        words = [f"{self.name()} {self.name()}" for _ in range(self.tree.randrange(2, 4))]
        words[0], words[-1] = quote + words[0], words[-1] + quote
        lines = [words[0] + self.gap()]
        for word in words[1:]:
            lines += [self.gap()] * self.often(0.2)
            lines.append(" " * self.pick(2, 1, 4, 9) + word + self.gap())
        lines[-1] = lines[-1].rstrip() + self.remark()
        return lines

    def broken(self) -> list[str]:
        """Return a list in brackets over several lines, with comments."""
        lines = [f"[{self.gap()}"]
        for _ in range(self.tree.randrange(3)):
            lines += [f"{' ' * self.pick(2, 1, 7)}# {self.name()}"] * self.often(0.3)
            inner = f"{self.flow(1)}{self.gap()},{self.remark()}"
            lines.append(" " * self.pick(2, 1, 5) + inner)
        return [*lines, f"{' ' * self.pick(2, 1, 3)}]{self.remark()}"]

    def text(self) -> list[str]:
        """Return the lines of a value that is no list or mapping in block form."""
        kind = self.tree.randrange(7)
        if kind == 0:
            return [self.remark()]
        if kind == 1:
            lines = self.literal()
        elif kind == 2:
            lines = self.quoted()
        elif kind == 3:
            lines = self.broken()
        else:
            lines = [self.flow(2) + self.remark()]
        return [self.space() + lines[0], *lines[1:]]

    def indented(self, lines: list[str], columns: int) -> list[str]:
        """Return lines that begin further in; blank ones stay."""
        return [" " * columns + line if line.strip() else line for line in lines]

    def value(self, depth: int) -> list[str]:
        """Return what stands behind a key and its colon."""
        kind = self.tree.randrange(3) if depth else 0
        if kind == 0:
            return self.text()
        if kind == 1:
            head = self.remark()
            return [head, *self.indented(self.mapping(depth - 1), self.pick(2, 1, 3, 4))]
        head = self.remark()
        return [head, *self.indented(self.sequence(depth - 1), self.pick(2, 0, 1, 4))]

    def mapping(self, depth: int, *, compact: bool = False, root: bool = False) -> list[str]:
        """Return the lines of a mapping; a compact one has nothing above its first key."""
        lines: list[str] = []
        for number in range(self.tree.randrange(1, 4)):
            above = [] if compact and not number else self.above()
            if root:
                above = [line for line in above if line.strip()]
                above = ([""] * self.pick(1, 2) if number else []) + above
            lines += above
            head, *rest = self.value(depth)
            lines += [f"{self.name()}{self.gap()}:{head}", *rest]
        return lines

    def sequence(self, depth: int, *, compact: bool = False) -> list[str]:
        """Return the lines of a list; a compact one has nothing above its first dash."""
        lines: list[str] = []
        for number in range(self.tree.randrange(1, 4)):
            lines += [] if compact and not number else self.above()
            kind = self.tree.randrange(3) if depth else 0
            if kind == 0:
                head, *rest = self.text()
                lines += [f"-{head}", *rest]
                continue
            space = self.space()
            make = self.mapping if kind == 1 else self.sequence
            head, *rest = make(depth - 1, compact=True)
            lines += [f"-{space}{head}", *self.indented(rest, 1 + len(space))]
        return lines


def written(seed: int, layout: Random | None = None) -> str:
    """Return a tree as the text of a file."""
    lines = Writer(seed, layout).mapping(3, root=True)
    if layout is None:
        lines = [line if line.endswith(": ") else line.rstrip() for line in lines]
    return "\n".join(lines) + "\n"


def laid_out(text: str) -> str:
    """Return a text formatted, which must have gone well."""
    outcome = formatted("a.yaml", text.encode())
    assert (outcome.found, outcome.unsafe) == ((), False)
    return outcome.text


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_every_layout_comes_to_the_canonical_one(seed: int, other: int) -> None:
    """A tree written in a random layout is formatted to what it is in the canonical layout."""
    chance = Random(other)  # noqa: S311 - a layout for a test
    assert laid_out(written(seed, chance)) == written(seed)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A canonical file after a few slips of the keyboard."""
    text = GOOD
    for _ in range(draw(st.integers(1, 3))):
        start, length = draw(st.integers(0, len(text))), draw(st.integers(0, 6))
        text = text[:start] + draw(PIECES) + text[start + length :]
    return text


def words(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def test_the_canonical_file_stays() -> None:
    """What the other tests damage is in the canonical layout."""
    assert laid_out(GOOD) == GOOD


@given(mutated())
@example("a: |+\n  b\n\n\n# c\n\nd: |+\n  e")
@example("a: >\n   \n\n  b\n")
@example("\ufeffa:\tb\r\n\r\n\r\nc: d")
@example("&a k: !t\n  &b c : *a\n*a : [&d , !x y]\n")
@example("? a\n# b\n: - c\n  # d\n: e\n")
@example("--- # a\n\n\n  # b\n{a: ,b: , c:\n\n d\n}\n")
def test_a_file_says_the_same_and_is_formatted_once(text: str) -> None:
    """Records, findings and every word stay as they were, or the file does; the next time all stays."""
    outcome = formatted("a.yaml", text.encode())
    assert not outcome.unsafe
    assert formatted("a.yaml", outcome.text.encode()) == outcome
    assert words(outcome.text) == words(text)
    before, after = (read_texts({"a.yaml": one}) for one in (text, outcome.text))
    assert after.records.every == before.records.every
    if outcome.found:
        assert outcome.text == text
    elif "\t" not in text:
        assert [found.code for found in after.found] == [found.code for found in before.found]


@given(st.binary())
@example(b"\xff\xfea")
@example(b"a: [b")
def test_any_bytes_are_left_or_formatted(data: bytes) -> None:
    """Whatever a file holds, formatting it ends; what is no UTF-8 or no YAML is told and stays."""
    outcome = formatted("a.yaml", data)
    if outcome.found:
        assert outcome.text == data.decode("utf-8", "replace")
