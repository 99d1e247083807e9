"""`claimtrack report`: what is claimed and by whom, in three renderings of one content."""

import io
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.cli import main
from claimtrack.contradictions.status import standings
from claimtrack.loading import read, read_texts
from claimtrack.records import Records
from claimtrack.reports import json as programs
from claimtrack.reports import markdown, text, wording
from claimtrack.reports.contents import Account, Report
from claimtrack.reports.gathering import gather
from claimtrack.terminal import width

ROOT = Path(__file__).parents[1]
FORMATS = {"text": "txt", "markdown": "md", "json": "json", "csv": "csv", "html": "html"}

TEXT = """\
questions:
  quiet: {text: "Who was there?", answers: [alone, crowd]}
  cargo: {text: "What was it?", answers: [aid, arms, fog], exclusive: true, note: Mind the "only".}
  again: {text: "Whose aid?", answers: [aid, alone]}
claims:
  alone: One was there.
  crowd: Many were there.
  aid: {text: Only aid., about: 2013, note: The word is "only".}
  arms: {text: Weapons., about: 2013}
  fog: {text: Fog., about: 2012/}
  three: {text: Three tons., kind: quantity, quantity: {value: ~3, unit: tons, of: shells}}
  left: {text: All left., about: 2011}
  stay: {text: Some stay., about: 2012}
  soon: {text: It ends., kind: prediction, about: 2014/.., resolves_by: 2014}
  old: {text: Old., status: withdrawn, reason: split, superseded_by: aid}
  older: {text: Older., status: withdrawn}
  lone: {text: Said once.}
actors: {ann: Ann, bob: Bob, gov: Government, who: {name: somebody, kind: unnamed}}
sources:
  report: {title: Report, author: [ann, bob], publisher: gov, published: 2013, url: "https://a.test/x"}
  wire: {title: Wire, part_of: report, kind: wire}
  leaflet: {title: Leaflet}
stances:
  report:
    - {id: st, holder: gov, affirms: aid, said: 2013-03, quote: only aid, cue: maintains}
    - {holder: who, affirms: arms, certainty: possible, attribution: unsure, speech: implied}
    - {holder: ann, affirms: [arms, lone], quote: maintains arms, cue: maintains}
    - {holder: bob, denies: aid, via: who, relies_on: st, note: Hearsay.}
    - {affirms: three, sarcastic: true}
    - {holder: gov, affirms: left}
    - {holder: ann, affirms: stay}
    - {holder: gov, affirms: fog}
  leaflet: [{mentions: crowd}, {doubts: alone}, {affirms: old}, {affirms: [soon, older]}]
links:
  - {id: ln, from: [three, lone], supports: arms, why: It adds up., by: ann, scheme: sign, reading: necessary}
  - {id: un, from: soon, undercuts: ln}
  - {id: deep, from: lone, undercuts: un, why: No.}
  - {from: soon, undercuts: st}
  - {from: three, opposes: aid}
  - {from: left, contradicts: stay, status: rejected, reason: Other years.}
  - {from: left, equivalent: soon}
  - {from: lone, supports: crowd, status: rejected}
  - {from: lone, supports: soon}
"""


def records(*texts: str) -> Records:
    """Return the records of claim files given as texts."""
    reading = read_texts({f"{number}.yaml": text for number, text in enumerate(texts, 1)})
    assert reading.found == ()
    return reading.records


def five() -> Report:
    """Return the report on the five-article corpus."""
    return gather(read([str(ROOT / "claims")]).records)


def account(report: Report, claim: str) -> Account:
    """Return a claim's account."""
    return next(one for one in report.accounts if one.claim.id == claim)


def shown(report: Report, *, columns: int = 80, colour: bool = False) -> str:
    """Return the report as text."""
    return "\n".join(text.render(report, columns=columns, colour=colour))


def in_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    return "\n".join(markdown.render(report, columns=80, colour=False))


def in_json(report: Report) -> dict[str, list[dict[str, object]]]:
    """Return the report as programs read it."""
    found: dict[str, list[dict[str, object]]] = json.loads(
        "".join(programs.render(report, columns=80, colour=False))
    )
    return found


def run(*words: str) -> tuple[int, str, str]:
    """Run the command at 80 columns and return its exit code and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["report", *words], stdout=out, stderr=err, environ={"COLUMNS": "80"})
    return code, out.getvalue(), err.getvalue()


# -- the five articles ----------------------------------------------------------------------------


@pytest.mark.parametrize("format_", FORMATS)
def test_the_five_articles_give_the_report_that_was_reviewed(
    format_: str, golden: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every change of a report is seen as a diff of tests/golden/."""
    monkeypatch.chdir(ROOT)
    code, out, err = run("--format", format_)
    assert (code, err) == (0, "")
    assert out == golden(f"report.{FORMATS[format_]}", out)


def test_the_cargo_contest_comes_first_with_both_sides() -> None:
    """The first question is that over which most holders are at odds; each rival names the others."""
    first = five().questions[0]
    assert first.question.id == "q-cargo"
    aid, arms = first.answers
    assert aid.status == arms.status == "contested"
    names = {
        holder.name for camp in arms.camps if camp.side == "against" for holder in camp.holders
    }
    assert names == {"Government of Iraq", "Government of Iran"}
    assert {camp.claim for camp in aid.camps} == {"cargo-humanitarian-only", "cargo-arms"}


def test_each_side_of_the_cargo_contest_is_told_with_chain_quote_and_place() -> None:
    """What an analyst needs of a stance stands together."""
    lines = shown(five(), columns=120)
    assert (
        "   affirmed by    Government of Iraq · said 2013-03-25~\n"
        "                  “only delivering humanitarian support” (maintains)\n"
        "                  → Margaret Brennan → CBS News → No agreement yet over Iran flights"
        " [cbs-2013-03-25]\n"
    ) in lines
    assert re.search(r"\n +\S*claims/sources/cbs-2013-03-25\.yaml:\d+\n", lines)


@pytest.mark.parametrize(
    "pair",
    [
        {"no-us-troops-2013", "us-priority-drawdown"},
        {"kadhimi-cracks-down", "iraq-is-iran-puppet"},
        {"us-aims-broad-defence-ties", "americans-will-be-expelled"},
    ],
)
def test_what_only_looks_like_a_contradiction_is_set_aside_with_the_reason(pair: set[str]) -> None:
    """Such a pair is apparent and nothing else."""
    found = [one.finding for one in five().contradictions if pair <= set(one.finding.claims)]
    assert [finding.kind for finding in found] == ["apparent"]
    assert found[0].reason


def test_every_stance_and_claim_is_in_the_json_report() -> None:
    """Nothing of the corpus is lost to programs."""
    report, corpus = in_json(five()), read([str(ROOT / "claims")]).records
    assert {claim["id"] for claim in report["claims"]} == set(corpus.claims)
    dumped = json.dumps(report)
    assert [id_ for id_ in (*corpus.stances, *corpus.links) if json.dumps(id_) not in dumped] == []


def test_every_statement_of_a_finding_has_its_file_and_line() -> None:
    """In the list of contradictions too, each stance stands with its own place."""
    _, _, findings = shown(five(), columns=120).partition("Denials:")
    for one in five().contradictions:
        for position in one.positions:
            for statement in position.statements:
                assert f"{statement.at.file}:{statement.at.line}" in findings


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_fit_the_terminal_but_for_whole_places(columns: int) -> None:
    """Only a place may stick out, so that it can be clicked."""
    wide = [line for line in shown(five(), columns=columns).splitlines() if width(line) > columns]
    assert [line for line in wide if not re.fullmatch(r" *\S+\.yaml:\d+", line)] == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_report_is_the_same_to_the_byte_under_any_hash_seed(format_: str) -> None:
    """Nothing that is shown is in the order of a set."""
    command = [sys.executable, "-m", "claimtrack", "report", "--format", format_, "claims"]
    outs = {
        subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": "80"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outs) == 1


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(order: random.Random) -> None:
    """Records are told by their places, in whatever order they came."""
    every = list(records(TEXT).every)
    expected = gather(Records(every))
    order.shuffle(every)
    assert gather(Records(every)) == expected


# -- what it says ---------------------------------------------------------------------------------


def test_the_camps_are_those_that_make_the_status() -> None:
    """A claim is contested exactly where sure camps on both sides have two holders between them."""
    corpus = read([str(ROOT / "claims")]).records
    report = gather(corpus)
    for id_, standing in standings(corpus).items():
        camps = [camp for camp in account(report, id_).camps if camp.counts]
        sides = {camp.side for camp in camps}
        holders = {holder.id for camp in camps for holder in camp.holders}
        contested = sides == {"for", "against"} and len(holders) > 1
        assert contested == (standing.status == "contested")


def test_camps_say_how_a_holder_stands_and_how_surely() -> None:
    """By denial, by a rival, possibly; whoever is surely in a camp is not possibly in it too."""
    report = gather(records(TEXT))
    told = [
        (camp.side, camp.claim, camp.verb, camp.sure, [holder.id for holder in camp.holders])
        for camp in account(report, "aid").camps
    ]
    assert told == [
        ("for", "aid", "affirms", True, ["gov"]),
        ("against", "aid", "denies", True, ["bob"]),
        ("against", "arms", "affirms", True, ["ann"]),
        ("against", "arms", "affirms", False, ["who"]),
        ("against", "fog", "affirms", False, ["gov"]),
    ]


def test_a_link_is_told_with_what_undercuts_it_however_deep() -> None:
    """Each undercut follows what it undercuts, one deeper."""
    arguments = account(gather(records(TEXT)), "arms").arguments
    assert [(one.link.id, one.depth) for one in arguments] == [("ln", 0), ("un", 1), ("deep", 2)]
    (undercut,) = account(gather(records(TEXT)), "aid").statements[0].undercuts
    assert undercut.link.id == "soon:undercuts:st"


def test_links_that_undercut_each_other_in_a_circle_end_the_walk() -> None:
    """They undercut nothing else, so no claim or stance leads to them."""
    corpus = records("""\
claims: {a: A, b: B}
links:
  - {id: one, from: a, supports: b}
  - {id: two, from: a, undercuts: three}
  - {id: three, from: a, undercuts: two}
""")
    assert [one.link.id for one in account(gather(corpus), "b").arguments] == ["one"]


def test_a_thousand_undercuts_of_undercuts_are_told() -> None:
    """Depth costs no stack, and the text goes no further to the right than it can."""
    chain = "".join(f"  - {{id: l{n}, from: a, undercuts: l{n - 1}}}\n" for n in range(1, 1200))
    corpus = records(
        f"claims: {{a: A, b: B}}\nlinks:\n  - {{id: l0, from: a, supports: b}}\n{chain}"
    )
    report = gather(corpus)
    assert account(report, "b").arguments[-1].depth == 1199
    assert max(map(width, shown(report).splitlines())) <= 80
    assert '"id": "l1199"' in json.dumps(in_json(report))


def test_a_link_that_says_the_same_both_ways_is_told_at_both_ends() -> None:
    """`contradicts` and `equivalent` are; a rejected one says so and why."""
    report = gather(records(TEXT))
    ends = {id_: account(report, id_).arguments for id_ in ("left", "stay", "soon")}
    assert {id_: len(ones) for id_, ones in ends.items()} == {"left": 2, "stay": 1, "soon": 2}
    assert [one.others[0].id for one in ends["left"]] == ["soon", "stay"]
    assert "`contradicts` is rejected: Other years." in shown(report)


def test_findings_carry_their_grounds() -> None:
    """A question, why a link was drawn, why it was rejected; else the link's id."""
    grounds = {
        one.finding.kind: [ground.text for ground in one.grounds]
        for one in gather(records(TEXT)).contradictions
    }
    assert grounds == {
        "denial": [],
        "rivalry": ["What was it?"],
        "self-contradiction": ["What was it?"],
        "tension": [None],
        "apparent": ["Other years.", None],
    }
    assert "three:opposes:aid" in shown(gather(records(TEXT)))


KINDS = """\
claims:
  many: {text: Many., quantity: {value: 16000, unit: people, of: staff}}
  few: {text: Few., quantity: {value: 1000..2000, unit: people, of: staff}}
  some: {text: Some., about: 2012, quantity: {value: 3000, unit: people, of: staff}}
  wide: {text: Wide.}
  narrow: {text: Narrow.}
  idle: {text: Idle.}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {s: {title: S}, t: {title: T, kind: comment-thread}}
stances:
  s:
    - {holder: ann, affirms: many, said: 2011}
    - {holder: bob, affirms: few, said: 2011}
    - {holder: cy, affirms: some, said: 2011}
    - {id: last, holder: ann, denies: wide, said: 2013}
    - {id: first, holder: ann, affirms: narrow, said: 2011}
    - {id: middle, holder: ann, affirms: wide, said: 2012}
  t:
    - {id: put, holder: cy, affirms: wide, via: bob, attribution: disputed}
    - {id: own, holder: cy, denies: wide}
links: [{id: up, from: narrow, entails: wide}, {from: idle, contradicts: many}]
"""


def test_a_change_of_position_is_told_in_the_order_of_time() -> None:
    """Each stance by itself, what was abandoned marked, and the claim it comes through named."""
    report = gather(records(KINDS))
    (one,) = [c for c in report.contradictions if c.finding.kind == "change-of-position"]
    told = [
        (position.verb, holding.statement.stance.id, [claim.id for claim in holding.chain])
        for position in one.positions
        for holding in position.holdings
    ]
    assert told == [
        ("affirms", "first", ["narrow", "wide"]),
        ("affirms", "middle", []),
        ("denies", "last", []),
    ]
    assert (
        "implied by     Ann · said 2011 · since abandoned\n"
        "by holding “Narrow.” [narrow] · 1.yaml:16\n"
        "affirmed by    Ann · said 2012 · since abandoned · 1.yaml:17\n"
        "denied by      Ann · said 2013 · 1.yaml:15\n"
    ) in re.sub(r"(?m)^ +", "", shown(report))
    line = "implied by Ann · said 2011 · since abandoned · by holding “Narrow.” \\[narrow\\]"
    assert f"{line} · `1.yaml:16`" in in_markdown(report)


def test_numbers_that_differ_are_told_with_their_gap() -> None:
    """Values as typed, how far apart, how many times, and whether the times leave it open."""
    report = gather(records(KINDS))
    for rendering in (shown(report), in_markdown(report)):
        assert "16,000: 14,000 apart, 8 times" in rendering
        assert "5.33 times, possibly of another time" in rendering
        assert "1 count with numbers that differ" in rendering
    (found,) = [f for f in in_json(report)["findings"] if f["kind"] == "numeric-mismatch"]
    assert found["differences"] == [
        {
            "claims": ["few", "many"],
            "values": ["1000..2000", "16000"],
            "gap": "14000",
            "times": "8",
            "overlap": "yes",
        },
        {
            "claims": ["few", "some"],
            "values": ["1000..2000", "3000"],
            "gap": "1000",
            "times": "1.50",
            "overlap": "possibly",
        },
        {
            "claims": ["many", "some"],
            "values": ["16000", "3000"],
            "gap": "13000",
            "times": "5.33",
            "overlap": "possibly",
        },
    ]
    assert found["grounds"] == ["quantity"]


def test_words_put_in_a_mouth_are_told_with_who_put_them_there() -> None:
    """An attribution conflict names the carriers of what is disowned."""
    report = gather(records(KINDS))
    (found,) = [f for f in in_json(report)["findings"] if f["kind"] == "attribution-conflict"]
    assert found["carriers"] == ["bob"]
    assert "put so by Bob" in shown(report)
    assert "put so by Bob" in in_markdown(report)


def test_latent_contradictions_are_only_counted() -> None:
    """Nobody holds one side, so there is nobody to list."""
    report = gather(records(KINDS))
    assert in_json(report)["counts"] == {**in_json(report)["counts"], "latent": 1}  # type: ignore[dict-item]
    assert "0 apparent only; 1 latent." in shown(report)
    assert all(one.finding.kind != "latent" for one in report.contradictions)


def test_abandoned_stands_are_marked_in_the_camps() -> None:
    """They bear on no status; whoever still stands is told first."""
    camps = account(gather(records(KINDS)), "wide").camps
    assert [(camp.side, camp.held.id, camp.counts) for camp in camps] == [
        ("against", "wide", True),
        ("for", "wide", False),
    ]
    assert "for            Ann (since abandoned)" in shown(gather(records(KINDS)))
    narrow = account(gather(records(KINDS)), "narrow").camps
    assert list(wording.camps(narrow, "narrow")) == [
        ("against", "Ann; Cy (by denying wide)"),
        ("for", "Ann (since abandoned)"),
    ]


def test_that_two_holders_may_be_one_is_said() -> None:
    """Two unnamed ones are never taken to differ."""
    report = gather(
        records("""\
claims: {a: A}
actors: {one: {name: One, kind: unnamed}, two: {name: Two, kind: unnamed}}
sources: {s: {title: S}}
stances: {s: [{holder: one, affirms: a}, {holder: two, denies: a}]}
""")
    )
    assert "possibly: those at odds may be one and the same" in shown(report)
    assert [found["maybe_one"] for found in in_json(report)["findings"]] == [True]


def test_what_one_holder_leaves_open_is_said() -> None:
    """Two undated sources give no order."""
    report = gather(
        records("""\
claims: {a: A}
actors: {ann: Ann}
sources: {s: {title: S, author: ann}, t: {title: T, author: ann}}
stances: {s: [{affirms: a}], t: [{denies: a}]}
""")
    )
    assert "possibly: the order in time" in shown(report)


def test_an_exclusive_question_over_two_times_is_apparent_with_the_reason() -> None:
    """The reason stands under the question, since no link says it."""
    report = gather(
        records("""\
questions: {q: {text: Which, answers: [a, b], exclusive: true}}
claims: {a: {text: A, about: 2011}, b: {text: B, about: 2012}}
actors: {ann: Ann, bob: Bob}
sources: {s: {title: S}}
stances: {s: [{holder: ann, affirms: a}, {holder: bob, affirms: b}]}
""")
    )
    for rendering in (shown(report), in_markdown(report)):
        assert "their times do not overlap" in rendering


def test_a_claim_with_two_questions_is_told_once() -> None:
    """Under the second question it only refers back."""
    lines = shown(gather(records(TEXT)))
    assert lines.count("“only aid” (maintains)") == 1
    assert "1. Only aid. [aid, contested]\n   told above" in lines
    assert "`aid` · told above" in in_markdown(gather(records(TEXT)))


def test_all_that_is_recorded_of_a_claim_and_a_stance_is_told() -> None:
    """Hedges, attribution, sarcasm, quantities, dates, notes, withdrawal, reading and scheme."""
    lines = shown(gather(records(TEXT)), columns=120)
    for told in (
        "somebody · published 2013 · as possible · by implication · attribution unsure",
        "the source itself: Ann; Bob · published 2013 · in sarcasm",
        "the source itself: Leaflet · undated",
        "relies on Government [st]",
        "→ somebody → Ann → Government → Report [report]",
        "note: Hearsay.",
        "uncontested · three · quantity · ~3 tons of: shells",
        "prediction · about 2014/.. · resolves by 2014",
        "unasserted · old · withdrawn: split · superseded by aid",
        "unasserted · older · withdrawn · 1.yaml",
        'note: Mind the "only".',
        "It adds up. · necessary · argument from sign · argued by Ann",
        "`supports` is rejected: no reason given",
        "report · unknown · by Ann; Bob · Government · published 2013",
        "wire · wire · Government · published 2013 · part of report",
        "leaflet · unknown · undated",
        "https://a.test/x",
        "possibly: the times or an attribution leave it open",
    ):
        assert told in lines
    assert "“maintains arms”\n" in lines


def test_linked_premises_are_told_together() -> None:
    """Several premises are one argument."""
    report = gather(records(TEXT))
    assert "   and            Said once. [lone, uncontested]\n" in shown(report)
    assert "**supported by** Three tons. \\[three, uncontested\\] *and* Said once." in in_markdown(
        report
    )


def test_a_report_on_nothing_contested_leaves_headings_out() -> None:
    """No empty lists."""
    report = gather(records("claims: {a: A.}"))
    for rendering in (shown(report), in_markdown(report)):
        assert "1 claim, 0 of them contested; 0 stances of 0 holders in 0 sources." in rendering
        for heading in ("at odds", "Denials", "Claims in a contradiction", "Sources"):
            assert heading not in rendering
    assert in_json(report)["findings"] == []


def test_a_report_on_claims_that_all_answer_a_question_has_no_others() -> None:
    """The section of other claims is there only for some."""
    report = gather(
        records("questions: {q: {text: Which, answers: [a, b]}}\nclaims: {a: A., b: B.}")
    )
    for rendering in (shown(report), in_markdown(report)):
        assert "in brief" not in rendering


def test_the_report_never_says_what_is_true() -> None:
    """It says so itself, first thing."""
    for rendering in (shown(five()), in_markdown(five())):
        assert "never what is true" in rendering[:400]


def test_colour_is_added_only_where_asked() -> None:
    """Without the escapes the painted report is the plain one."""
    painted = shown(five(), colour=True)
    assert "\x1b[1m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == shown(five())


# -- safe to open ---------------------------------------------------------------------------------


HOSTILE = "\x1b[31m <script>alert(1)</script> [x](javascript:1) # *b* `c` | \u202e"


def hostile() -> Report:
    """Return a report on a corpus whose every text is hostile."""
    quoted = json.dumps(HOSTILE)
    changed = re.sub(
        r"(?<=text: )[^,}\n]+|(?<=title: )\w+|(?<=note: )[^}\n]+", lambda _: quoted, TEXT
    )
    changed = re.sub(r"(?<=: )(Ann|Bob|Government|somebody)\b", lambda _: quoted, changed)
    return gather(records(changed))


def test_nothing_from_files_acts_on_a_terminal() -> None:
    """Escapes and bidirectional controls are shown, not sent."""
    for rendering in (shown(hostile()), in_markdown(hostile())):
        assert "\\x1b" in rendering
        assert all(c.isprintable() or c == "\n" for c in rendering)


def test_nothing_from_files_is_markdown_or_html() -> None:
    """Tags, links, emphasis, code and headings stand there as they were typed."""
    rendering = in_markdown(hostile())
    assert r"\<script\>alert(1)\</script\> \[x\](javascript:1) \# \*b\* \`c\` \|" in rendering
    assert re.search(r"(?<!\\)<script|(?<!\\)\[x|(?<![\\*])\*b", rendering) is None


# -- the command ----------------------------------------------------------------------------------


def test_broken_files_give_findings_and_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Errors go to stderr, one a line, and the exit code is 1; notices are not in the way."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("claims: {a: A., a: B.}\n", encoding="utf-8")
    code, out, err = run("a.yaml")
    assert (code, out) == (1, "")
    assert [line.split()[:3] for line in err.splitlines()] == [["a.yaml:1:17:", "error:", "CT004"]]


def test_a_missing_path_exits_with_2() -> None:
    """The message names the path."""
    assert run("gone") == (2, "", "claimtrack: there is no file or folder gone\n")
