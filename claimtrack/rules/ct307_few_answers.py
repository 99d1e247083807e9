"""A question with fewer than two different answers.

**What it checks.** A question lists at least two different claims as answers.

**Why it matters.** A question is there to set rival answers side by side. With one answer nothing is in
dispute, and a report shows one side as if there were no other.

**How to fix it.** Add the answer that somebody gives or could give, even if nobody is on record for it
yet. If nothing is in dispute, remove the question.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic
from claimtrack.ids import is_id
from claimtrack.rule import Example, Rule, Subject

RULE = Rule("CT307", "error", reads=(), alone=("question",))

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
questions:
  cargo: {text: "What do the flights carry?", answers: [medicine, engines]}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
questions:
  cargo: {text: "What do the flights carry?", answers: medicine}
  load: {text: "What is loaded at night?", answers: [medicine, medicine]}
""",
        at=("4:56", "5:53"),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the questions with one answer."""
    for question in subject.records.questions.values():
        # what is no id may be several, typed as one text
        alone = len(set(question.answers)) == 1 and is_id(question.answers[0])
        if alone and not subject.damaged(question):
            yield RULE.at(
                question.spans.field("answers"),
                f"question `{question.id}` has only one answer, `{question.answers[0]}`",
                "add the answer that is set against it, or remove the question",
            )
