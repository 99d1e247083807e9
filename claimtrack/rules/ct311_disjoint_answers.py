"""Answers of an exclusive question that are about different times.

**What it checks.** The times of an exclusive question's answers can overlap, as far as `about` says. A
question is reported once. A pair whose contradiction was rejected is left out.

**Why it matters.** Claims about different times can both hold, so the two are no rivals: whoever affirms
them is not in conflict, and the pair is listed as apparent only.

**How to fix it.** If the date is the dispute (*left in 2010*, *left in 2011*), leave `about` out of the
answers. If the times are right, ask one question for each time, or drop `exclusive`.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import SIDES

RULE = Rule(
    "CT311",
    "notice",
    reads=(
        "question",
        "contradicts",
        "entails",
        "equivalent",
        "claim.status",
        "claim.about",
        "claim.quantity",
    ),
    near=SIDES,
)

EXAMPLES = (
    Example("""\
claims:
  in-may: The last night flight left in May 2010.
  in-june: The last night flight left in June 2010.
questions:
  end: {text: "When did the flights end?", answers: [in-may, in-june], exclusive: true}
"""),
    Example(
        """\
claims:
  in-may: {text: The last night flight left in May., about: 2010-05}
  in-june: {text: The last night flight left in June., about: 2010-06}
questions:
  end: {text: "When did the flights end?", answers: [in-may, in-june], exclusive: true}
""",
        at=("5:62",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the exclusive questions with answers whose times cannot overlap."""
    if not any(question.exclusive for question in subject.records.questions.values()):
        return
    pairs: dict[str, list[tuple[str, str]]] = {}
    for conflict in subject.conflicts:
        if conflict.overlap == "no" and conflict.rejected is None:
            for question in conflict.questions:
                pairs.setdefault(question, []).append(conflict.claims)
    for question, apart in pairs.items():
        yield _finding(subject, question, apart)


def _finding(subject: Subject, id_: str, apart: list[tuple[str, str]]) -> Diagnostic:
    question = subject.records.questions[id_]
    answers = question.answers
    one, other = sorted(apart[0], key=answers.index)
    more = f" (1 pair of {len(apart)})" if len(apart) > 1 else ""
    claims = (subject.records.claims[claim] for claim in (one, other))
    return RULE.at(
        question.spans.field("answers", answers.index(other)),
        f"`{one}` and `{other}` are about different times, so both may hold{more}",
        "if the date is the dispute, leave `about` out",
        *(Label(claim.spans.field("about"), f"the time of `{claim.id}`") for claim in claims),
    )
