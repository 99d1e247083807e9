"""Every rule explains itself truthfully; then the promises that take more than an example."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

import claimtrack
from claimtrack import checking, loading
from claimtrack.diagnostics import Diagnostic
from claimtrack.provenance import diagnosing
from claimtrack.provenance.snapshots import given
from claimtrack.provenance.verifying import verified
from claimtrack.relation import knots, reached, way
from claimtrack.rule import Example

PACKAGE = Path(claimtrack.__file__).parent
HEADINGS = ("What it checks", "Why it matters", "How to fix it")
Texts = Mapping[str, str | bytes | None]


def module(code: str) -> ModuleType:
    """Return a rule's module."""
    found = checking.rule(code)
    assert found is not None
    return found


CODES = tuple(checking.codes())
EXAMPLES = [
    pytest.param(module(code), example, id=f"{code}-{number}")
    for code in CODES
    for number, example in enumerate(module(code).EXAMPLES, 1)
]


def findings(texts: str | Texts, *, pure: bool = False) -> tuple[Diagnostic, ...]:
    """Check files given as text by name, or one file `claims.yaml`."""
    files = {"claims.yaml": texts} if isinstance(texts, str) else texts
    return checking.findings(loading.read_texts(files, pure=pure))


def said(texts: str | Texts, code: str) -> list[str]:
    """Return the place and message of each finding of a code."""
    return [f"{one.span}: {one.message}" for one in findings(texts) if one.code == code]


def places(found: tuple[Diagnostic, ...]) -> list[str]:
    """Return the place and code of each finding."""
    return [f"{one.span} {one.code}" for one in found]


def files(example: Example) -> dict[str, str | bytes | None]:
    """Return an example's files by name."""
    return {"claims.yaml": example.text, **example.others}


def of_copies(rule: ModuleType, example: Example) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the quotes and kept copies of an example, for the rules of `verify`."""
    if not rule.RULE.code.startswith("CT5"):
        return ()
    records = loading.read_texts(files(example)).records
    return diagnosing.findings(records, verified(records, given(example.copies)))


# -- each file of the shelf -------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_a_rule_has_a_page(code: str) -> None:
    """A rule's docstring is a title and three paragraphs under fixed headings, in order."""
    page = module(code).__doc__ or ""
    assert re.match(r"[A-Z][^\n]+\.\n\n\*\*What", page)
    assert tuple(re.findall(r"^\*\*([^*]+)\.\*\* ", page, re.MULTILINE)) == HEADINGS


@pytest.mark.parametrize("code", CODES)
def test_a_rule_is_named_after_its_code(code: str) -> None:
    """The file's name begins with the code of its rule, so that a code finds its file."""
    assert code.upper() == module(code).RULE.code


@pytest.mark.parametrize("code", CODES)
def test_a_rule_shows_itself_silent_and_speaking(code: str) -> None:
    """A rule has an example that it passes and one that it does not."""
    assert {bool(example.at) for example in module(code).EXAMPLES} == {True, False}


@pytest.mark.parametrize("code", CODES)
def test_a_rule_over_records_has_a_check(code: str) -> None:
    """Codes from CT202 on are checked over records, but for those of `claimtrack verify`."""
    assert hasattr(module(code), "check") == checking.over_records(code)


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_says_what_it_claims(rule: ModuleType, example: Example, *, pure: bool) -> None:
    """A rule speaks at exactly the places given; silent means that nothing at all is found."""
    found = findings(files(example), pure=pure) + of_copies(rule, example)
    own = [one for one in found if one.code == rule.RULE.code]
    assert [str(one.span).removeprefix("claims.yaml:") for one in own] == list(example.at)
    assert {one.severity for one in own} <= {rule.RULE.severity}
    others = [one for one in found if one.code != rule.RULE.code]
    assert [one for one in others if not example.at or one.severity != "notice"] == []


def test_every_code_has_its_file() -> None:
    """The codes in the program's text are those of the shelf: none without a page, none twice."""
    sources = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    shelf = [path.name[:5] for path in (PACKAGE / "rules").glob("ct*.py")]
    assert sorted({code.lower() for code in re.findall(r'"(CT\d{3})"', sources)}) == sorted(shelf)


# -- what was not read ------------------------------------------------------------------------------

HALF: Texts = {
    "actors.yaml": "actors: {airline: The airline}\n",
    "claims.yaml": 'claims: {post: {text: "Post, in sacks."}, engines: Engines., tea: Tea.}\n',
    "stances.yaml": "stances:\n  bulletin:\n    - {holder: airline, affirms: medicine}\n",
}


@pytest.mark.parametrize(
    "broken",
    [
        'claims: {"medicine": The night flights carry medicine.}\nsources:\n  bulletin: {title: x\n',
        "claims: {medicine: x}\nsources: {bulletin: {title: x}}\n".encode("utf-16"),
    ],
    ids=["cut short", "utf-16"],
)
def test_a_reference_into_an_unread_file_is_not_called_dangling(broken: str | bytes) -> None:
    """What a broken file may define is known to nobody, so no reference to it is a fault."""
    assert said({**HALF, "broken.yaml": broken}, "CT203") == []


def test_an_unread_file_hides_only_what_it_holds() -> None:
    """References to ids that do not occur in the broken file are still reported."""
    broken = "claims: {medicine: [}\n"
    assert said({**HALF, "broken.yaml": broken}, "CT203") == [
        "stances.yaml:2:3: no source has the id `bulletin`"
    ]


def test_a_file_of_which_nothing_is_known_hides_every_absence() -> None:
    """Where a file could not be opened, anything may be defined and mentioned in it."""
    assert places(findings({**HALF, "closed.yaml": None})) == ["closed.yaml:1:1 CT008"]


def test_a_claim_that_an_unread_file_names_is_not_called_unmentioned() -> None:
    """The stance on a claim may stand in the part that was not read."""
    assert said({**HALF, "broken.yaml": "stances: {bulletin: [{affirms: [tea]\n"}, "CT308") == [
        "claims.yaml:1:10: nothing mentions claim `post`",
        "claims.yaml:1:43: nothing mentions claim `engines`",
    ]


def test_no_status_is_expected_of_a_corpus_with_errors() -> None:
    """With half of the stances unread, an expectation that fails says nothing."""
    text = "claims: {tea: Tea.}\nexpect: {tea: denied}\n"
    assert len(said(text, "CT309")) == 1
    assert said({"claims.yaml": text, "other.yaml": "actor: {}\n"}, "CT309") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("questions: {q: {text: Q, answers: [a, {b: c}]}}\nclaims: {a: A.}\n", ["CT103"]),
        (
            "expect: {a: unasserted}\nclaims: {a: {text: A., satus: withdrawn, reason: R}}\n",
            ["CT101"],
        ),
        (
            "actors: {a: A}\nassessments:\n- relability: A\n  of: a\n  by: a\n  dated: 2012\n",
            ["CT101"],
        ),
    ],
    ids=["answer", "status", "judgement"],
)
def test_a_record_is_not_said_to_lack_what_it_misspells(text: str, codes: list[str]) -> None:
    """One slip is one finding: what a misspelt key or mistyped item would have said is not missed."""
    assert [one.code for one in findings(text)] == codes


# -- ids and references -----------------------------------------------------------------------------


def test_each_item_of_a_list_has_its_own_finding() -> None:
    """A dangling id is shown where it stands, in lists, nested mappings and keys."""
    text = """\
sources:
  s: {title: S, author: [x1], derived_from: [x2, {source: x3, how: quotes}]}
stances:
  x4:
    - {holder: x5, denies: [x6, x7], via: x8, relies_on: [x9]}
    - {mentions: x7}
assessments: {of: xa, by: xb, dated: 2012}
links: {from: xc, undercuts: xd, by: xe, source: xf}
"""
    assert said(text, "CT203") == [
        "claims.yaml:2:26: no actor has the id `x1`",
        "claims.yaml:2:46: no source has the id `x2`",
        "claims.yaml:2:59: no source has the id `x3`",
        "claims.yaml:4:3: no source has the id `x4`",
        "claims.yaml:5:16: no actor has the id `x5`",
        "claims.yaml:5:29: no claim has the id `x6`",
        "claims.yaml:5:33: no claim has the id `x7`",
        "claims.yaml:5:43: no actor or source has the id `x8`",
        "claims.yaml:5:59: no stance or actor or source has the id `x9`",
        "claims.yaml:6:18: no claim has the id `x7`",
        "claims.yaml:7:19: no record has the id `xa`",
        "claims.yaml:7:27: no actor has the id `xb`",
        "claims.yaml:8:15: no claim has the id `xc`",
        "claims.yaml:8:30: no link or stance has the id `xd`",
        "claims.yaml:8:38: no actor has the id `xe`",
        "claims.yaml:8:50: no source has the id `xf`",
    ]


def test_only_ids_of_a_fitting_kind_are_suggested() -> None:
    """The suggestion for a claim is a claim, though an actor's id may be nearer."""
    text = "actors: {cargo-arm: A}\nclaims: {cargo-arms: C.}\nexpect: {cargo-arn: denied}\n"
    assert [one.help for one in findings(text) if one.code == "CT203"] == [
        "did you mean `cargo-arms`?"
    ]


def test_suggestions_end_where_a_whole_file_is_missing() -> None:
    """Past two hundred missing ids every one is still reported, without a guess at each."""
    missing = ", ".join(f"tea-{number}a" for number in range(300))
    text = f"claims: {{tea-1: Tea.}}\nquestions: {{q: {{text: Q, answers: [tea-1, {missing}]}}}}\n"
    helps = [one.help for one in findings(text) if one.code == "CT203"]
    assert len(helps) == 300
    assert helps[1] == "did you mean `tea-1`?"
    assert helps[-1] == "add the claim, or correct the id"


def test_an_id_of_two_kinds_fits_where_either_does() -> None:
    """The duplicate is the one fault; a reference to the second kind is no second one."""
    text = """\
actors: {tea: The tea board}
claims: {tea: Tea., post: Post.}
questions: {q: {text: Q, answers: [tea, post]}}
sources: {s: {title: S, publisher: tea}}
stances: {s: {affirms: tea}}
"""
    assert places(findings(text)) == ["claims.yaml:2:10 CT202"]


def test_a_duplicate_in_one_mapping_is_reported_once() -> None:
    """The same key twice is CT004 alone; a third use elsewhere is CT202, named after the first."""
    texts = {"a.yaml": "actors:\n  tea: A\n  tea: B\n", "b.yaml": "actors:\n  tea: C\n"}
    assert places(findings(texts)) == ["a.yaml:3:3 CT004", "b.yaml:2:3 CT202"]
    assert said(texts, "CT202") == ["b.yaml:2:3: id `tea` already names an actor at a.yaml:2:3"]


def test_what_was_never_typed_is_no_reference() -> None:
    """A missing verb or field is reported as missing, and not as a reference to nothing."""
    text = "claims: {a: A.}\nlinks: {from: a}\nassessments: {by: b}\nactors: {b: B}\n"
    assert [one.code for one in findings(text)] == ["CT108", "CT102", "CT102"]


# -- links ------------------------------------------------------------------------------------------


def test_undercuts_of_a_claim_show_what_may_have_been_meant() -> None:
    """Up to three links to the claim are shown, undercuts not among them."""
    text = """\
claims: {a: A., b: B., c: C., d: D.}
links:
  - {from: a, undercuts: d}
  - {from: a, supports: d}
  - {from: b, supports: d}
  - {from: c, supports: d}
  - {from: c, opposes: d}
"""
    (found,) = findings(text)
    assert found.code == "CT302"
    assert [label.span.line for label in found.labels] == [4, 5, 6]
    assert found.help == "name the step that is attacked, or use `opposes` against the claim itself"


def test_a_pair_is_called_rejected_and_drawn_once() -> None:
    """Further links on the same pair change nothing, nor does one with several premises."""
    text = """\
claims: {a: A., b: B.}
links:
  - {from: a, contradicts: b}
  - {from: b, contradicts: a, status: rejected, reason: R}
  - {from: a, contradicts: b, status: rejected, reason: S}
  - {from: [a, b], contradicts: b, status: rejected, reason: S}
"""
    assert [one.code for one in findings(text)].count("CT310") == 1


def test_equivalent_answers_are_one_fault() -> None:
    """Two answers that entail each other are reported once, with the links between them."""
    text = """\
claims: {a: A., b: B., c: C.}
questions: {q: {text: Q, answers: [a, b, c], exclusive: true}}
links:
  - {from: a, entails: c}
  - {from: c, equivalent: b}
  - {from: c, entails: a, status: rejected, reason: R}
"""
    assert said(text, "CT304") == [
        "claims.yaml:2:36: `a` entails `b`, another answer of `q`, which is exclusive",
        "claims.yaml:2:36: `a` entails `c`, another answer of `q`, which is exclusive",
        "claims.yaml:2:39: `b` entails `c`, another answer of `q`, which is exclusive",
    ]
    assert said(text, "CT305") == []


# -- what entails both sides ------------------------------------------------------------------------

CLASH = """\
claims: {a: A., b: B., c: C., d: D., e: E., f: F.}
links:
  - {from: a, contradicts: b}
"""


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("c>a c>b", ["4:2 c"]),
        ("c>a c>b d>c e>d", ["4:2 c"]),
        ("c>a c>b d>a d>b", ["4:2 c", "5:2 d"]),
        ("c>d d>a c=e e>b", ["4:2 c"]),
        ("c>a d>b", []),
        ("a>b", []),
        ("a>c c>b", ["2:2 a"]),
        ("a=c c=b d>a", ["2:2 a"]),
        ("c>a c>b c>f f>c", ["4:2 c"]),
    ],
)
def test_the_lowest_claim_that_entails_both_sides_is_the_incoherent_one(
    links: str, expected: list[str]
) -> None:
    """What entails an incoherent claim is not reported too; a direct link is left to CT303."""
    drawn = "".join(
        f"  - {{from: {link[0]}, {'entails' if link[1] == '>' else 'equivalent'}: {link[2]}}}\n"
        for link in links.split()
    )
    text = f"claims:\n{''.join(f' {claim}: C.{chr(10)}' for claim in 'abcdef')}{CLASH[51:]}{drawn}"
    found = [one for one in findings(text) if one.code == "CT305"]
    assert [f"{str(one.span)[12:]} {one.message.split('`')[1]}" for one in found] == expected


def test_one_question_makes_a_claim_incoherent_once() -> None:
    """A claim that entails three rival answers is one fault."""
    text = """\
claims: {a: A., b: B., c: C., d: D.}
questions: {q: {text: Q, answers: [a, b, c], exclusive: true}}
links: [{from: d, entails: a}, {from: d, entails: b}, {from: d, entails: c}]
"""
    assert said(text, "CT305") == [
        "claims.yaml:1:31: `d` entails `a` and `b`, which cannot both hold"
    ]


@pytest.mark.parametrize("cut", ["status: rejected, reason: R", "source: s"])
def test_a_cut_chain_entails_nothing(cut: str) -> None:
    """A rejected link and a withdrawn claim cut the chain."""
    withdrawn = "{text: C., status: withdrawn, reason: R}" if "source" in cut else "C."
    text = f"""\
sources: {{s: {{title: S}}}}
claims: {{a: A., b: B., c: {withdrawn}, d: D.}}
links:
  - {{from: a, contradicts: b}}
  - {{from: d, entails: a}}
  - {{from: d, entails: c, {cut}}}
  - {{from: c, entails: b}}
stances: {{s: {{affirms: a}}}}
"""
    assert findings(text) == ()


# -- circles ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["acts_for", "member_of", "controlled_by"])
def test_a_long_circle_is_one_finding(field: str) -> None:
    """Ten thousand actors in a circle are one finding, whose message stays short."""
    number = 10_000
    lines = (f"  a{n}: {{name: A, {field}: a{(n + 1) % number}}}\n" for n in range(number))
    (found,) = findings("actors:\n" + "".join(lines))
    path = " → ".join(f"`a{n}`" for n in range(6))
    assert found.message == f"`{field}` goes in a circle: {path} → … (10000 records)"
    assert (found.code, str(found.span)) == ("CT306", f"claims.yaml:2:{19 + len(field)}")


def test_circles_that_meet_are_one_and_others_are_told_apart() -> None:
    """Each set of records that all lead to one another is reported once, at its first record."""
    text = """\
claims:
  a: {text: A., status: withdrawn, reason: R, superseded_by: b}
  b: {text: B., status: withdrawn, reason: R, superseded_by: a}
sources:
  s1: {title: S, derived_from: [s0, s2, s3]}
  s2: {title: S, derived_from: {source: s1}}
  s3: {title: S, derived_from: [s1, s4]}
  s4: {title: S, derived_from: s5}
  s5: {title: S, derived_from: s4}
  s0: {title: S}
"""
    assert said(text, "CT306") == [
        "claims.yaml:2:62: `superseded_by` goes in a circle: `a` → `b` → `a`",
    ]
    assert said(text, "CT408") == [
        "claims.yaml:5:37: circular reporting: `s1` → `s2` → `s1`",
        "claims.yaml:5:41: circular reporting: `s1` → `s3` → `s1`",
        "claims.yaml:8:32: circular reporting: `s4` → `s5` → `s4`",
    ]


def test_knots_are_the_sets_that_reach_one_another() -> None:
    """On every relation over four ids that a number from 0 to 65535 spells: as by definition."""
    ids = "abcd"
    for number in range(0, 1 << 16, 37):
        steps = {
            one: [other for place, other in enumerate(ids, 4 * row) if number >> place & 1]
            for row, one in enumerate(ids)
        }
        reach = {one: reached(steps, one) for one in ids}
        same = {frozenset(two for two in reach[one] if one in reach[two]) for one in ids}
        found = list(knots(steps))
        assert {frozenset(knot) for knot in found} == same
        assert sum(len(knot) for knot in found) == len(ids)
        for one in ids:
            for goal in ids:
                passed = way(steps, one, goal)
                there = any(goal in reach[other] for other in steps[one])
                assert bool(passed) == there
                assert all(b in steps[a] for a, b in pairwise(passed))


# -- expectations and times -------------------------------------------------------------------------


def test_an_unmet_expectation_shows_up_to_three_stances_of_a_side() -> None:
    """Stances on the claim are shown at the claim's place in their list, rivals at theirs."""
    text = """\
claims: {tea: Tea., post: Post.}
questions: {q: {text: Q, answers: [tea, post], exclusive: true}}
actors: {a1: A, a2: A, a3: A, a4: A, b: B}
sources: {s: {title: S}}
stances:
  s:
    - {holder: a1, affirms: [post, tea], attribution: disputed}
    - {holder: a1, affirms: tea}
    - {holder: a2, affirms: tea}
    - {holder: a3, affirms: tea}
    - {holder: a4, affirms: tea}
    - {holder: b, affirms: [post]}
expect: {tea: denied, nothing: denied}
"""
    found = next(one for one in findings(text) if one.code == "CT309")
    assert found.message == "`tea` is contested, not denied"
    assert [(label.span.line, label.text) for label in found.labels] == [
        (8, "`a1`, for it"),
        (9, "`a2`, for it"),
        (10, "`a3`, for it"),
        (12, "`b`, against it"),
    ]


def test_disjoint_answers_are_one_notice_for_a_question() -> None:
    """Three answers about three times are three pairs and one notice; a rejected pair is settled."""
    text = """\
claims: {a: {text: A., about: 2010}, b: {text: B., about: 2011}, c: {text: C., about: 2012}}
questions: {q: {text: Q, answers: [c, b, a], exclusive: true}}
links: {from: a, contradicts: b, status: rejected, reason: R}
"""
    assert said(text, "CT311") == [
        "claims.yaml:2:42: `c` and `a` are about different times, so both may hold (1 pair of 2)"
    ]


@pytest.mark.parametrize(
    "link",
    [
        "{from: a, entails: b, status: rejected, reason: R}",
        "{from: a, entails: c}",
        "{from: a, supports: b}",
    ],
)
def test_times_matter_only_to_an_entailment_that_counts(link: str) -> None:
    """A rejected link, one to a withdrawn claim, and a mere support may cross times."""
    text = f"""\
claims:
  a: {{text: A., about: 2010}}
  b: {{text: B., about: 2011}}
  c: {{text: C., about: 2011, status: withdrawn, reason: R}}
links: {link}
expect: {{a: unasserted, b: unasserted}}
"""
    assert findings(text) == ()


# -- order ------------------------------------------------------------------------------------------


def test_findings_come_in_the_order_of_places() -> None:
    """Findings are sorted by file, line and column, in whatever order the files were given."""
    texts: Texts = {f"{code}.yaml": module(code).EXAMPLES[1].text for code in CODES if code > "ct2"}
    found = findings(texts)
    given = [(one.span.file, one.span.line, one.span.column) for one in found]
    assert given == sorted(given)
    assert findings(dict(reversed(list(texts.items())))) == found


def test_findings_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    """Byte for byte the same output, whatever seed Python hashes text with."""
    for code in ("ct203", "ct305", "ct306", "ct311", "ct316"):
        text = module(code).EXAMPLES[-1].text
        (tmp_path / f"{code}.yaml").write_text(text, encoding="utf-8")
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "claimtrack", "check", "."],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert b"CT316" in outputs.pop()
