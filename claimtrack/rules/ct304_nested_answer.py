"""An answer that entails another answer of the same exclusive question.

**What it checks.** Of an exclusive question's answers none entails another, be it through a chain of
active links. Labels show the chain.

**Why it matters.** At most one answer of an exclusive question can hold. An answer that brings another
with it could therefore never hold, and everybody who gives it would contradict himself.

**How to fix it.** Leave the broader or the narrower answer out, reword one so that it shuts the other
out (*weapons, but no rifles*), or drop `exclusive`.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Link, Question
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import SIDES

RULE = Rule(
    "CT304", "error", reads=("question", "entails", "equivalent", "claim.status"), near=SIDES
)

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine only.
  rifles: The night flights carry rifles.
  weapons: The night flights carry weapons.
questions:
  cargo: {text: "What do the flights carry?", answers: [medicine, weapons], exclusive: true}
links:
  - {from: rifles, entails: weapons}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine only.
  rifles: The night flights carry rifles.
  weapons: The night flights carry weapons.
questions:
  cargo: {text: "What do the flights carry?", answers: [medicine, rifles, weapons], exclusive: true}
links:
  - {from: rifles, entails: weapons}
""",
        at=("6:67",),
    ),
)

MOST = 3
"""How many links of a chain are shown."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the answers that entail another, each pair once."""
    for question in subject.records.questions.values():
        if question.exclusive:
            yield from _nested(subject, question)


def _nested(subject: Subject, question: Question) -> Iterator[Diagnostic]:
    entailment = subject.entailment
    answers = dict.fromkeys(question.answers)
    entailed = [answer for answer in answers if entailment.is_entailed(answer)]
    reported: set[frozenset[str]] = set()
    for answer in answers if entailed else ():
        broader = entailment.broader(answer)
        for other in entailed:
            pair = frozenset((answer, other))
            if other in broader and other != answer and pair not in reported:
                reported.add(pair)
                yield _finding(question, answer, other, entailment.chain(answer, other))


def _finding(question: Question, answer: str, other: str, chain: tuple[Link, ...]) -> Diagnostic:
    return RULE.at(
        question.spans.field("answers", question.answers.index(answer)),
        f"`{answer}` entails `{other}`, another answer of `{question.id}`, which is exclusive",
        "leave one of the two out, reword one to shut the other out, or drop `exclusive`",
        *(Label(link.spans.record, "by this link") for link in chain[:MOST]),
    )
