"""More findings in a file than anybody reads.

**What it checks.** Reading a file ends at its five thousand and first finding. Findings about records, which
are made when all files are read, are not counted; of these each rule tells no more of a file, and at the five
thousand and first, under its own code, that there are more.

**Why it matters.** So many faults have one cause: a key that is misspelt in every record, a program that
wrote the file wrongly, a file that is no claim file. Going on would bury that cause. References that
may lead into what was not read are not called dangling.

**How to fix it.** Mend the first of the others and check again, or keep the file out of the folder.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT011", "error")

EXAMPLES = (
    Example("""\
claims:
  medicine: {text: The night flights carry medicine.}
expect:
  medicine: unasserted
"""),
    Example(
        "claims:\n" + "".join(f"  flight-{n}: Flight #{n} was late.\n" for n in range(1, 5_100)),
        at=("5002:23",),
    ),
)
