"""Where claims come from: the cases by which it is defined, the five articles, loops, what if."""

import contextlib
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

import claimtrack
from claimtrack import checking
from claimtrack.cli import main
from claimtrack.corpus import Corpus
from claimtrack.loading import read_texts
from claimtrack.provenance.choices import choices
from claimtrack.provenance.cutting import cut
from claimtrack.provenance.packing import packed
from claimtrack.provenance.roots import Roots

Read = Callable[[str], Corpus]


def counts(roots: Roots) -> tuple[int, tuple[int, int], tuple[int, int]]:
    """Return how many stances, origins and lines there are."""
    origins, lines = roots.origins, roots.lines
    return len(roots.stances), (origins.least, origins.most), (lines.least, lines.most)


def chains(roots: Roots) -> list[tuple[str, ...]]:
    """Return the nodes of each line, sorted."""
    return sorted(line.ids for line in roots.chains.listed)


# -- the cases ------------------------------------------------------------------------------------

OUTLET = """\
claims: {x: x}
actors: {w1: W, w2: V, out: {kind: outlet, name: O}}
sources: {d1: {title: a, publisher: out}, d2: {title: b, publisher: out}}
stances:
  d1: [{holder: w1, affirms: x}]
  d2: [{holder: w2, affirms: x}]
"""


def test_09_one_outlet_two_witnesses(corpus: Read) -> None:
    """Two witnesses through one outlet are one line, also where the outlet says it in its own name."""
    found = corpus(OUTLET).provenance("x").for_
    assert counts(found) == (2, (2, 2), (1, 1))
    assert found.load_bearing == ("out",)
    assert found.patterns == (("single channel", "yes"),)
    assert (found.circular, found.possibly_circular) == ((), ())

    itself = OUTLET.replace("w1, affirms: x}", "w1, affirms: x}, {holder: out, affirms: x}")
    found = corpus(itself).provenance("x").for_
    assert counts(found) == (3, (2, 3), (1, 1))
    assert ("d1", "out") in chains(found)
    assert (found.circular, found.possibly_circular) == ((), ())


@pytest.mark.parametrize("derived", ["", ", derived_from: [{source: old, how: cites}]"])
def test_10_passing_on_anothers_word(corpus: Read, derived: str) -> None:
    """Who elsewhere passes on another may have it from there; a document cited anywhere is no origin."""
    found = (
        corpus(f"""\
claims: {{x: x}}
actors: {{iran: Iran, iraq: Iraq, r1: R, r2: S}}
sources: {{d1: {{title: a, author: r1{derived}}}, d2: {{title: b, author: r2}}, old: {{title: o}}}}
stances: {{d1: [{{holder: iran, affirms: x, via: iraq}}], d2: [{{holder: iraq, affirms: x}}]}}
""")
        .provenance("x")
        .for_
    )
    assert counts(found) == (2, (1, 2), (1, 1))
    assert found.load_bearing == ("iraq",)
    assert found.circular == ()


CARRIERS = """\
claims: {q: q}
actors: {x: X, y: Y, z: Z, a: A, b: B, h1: H, h2: H, h3: H}
sources: {d1: {title: t}, d2: {title: t}, d3: {title: t}}
"""


def test_11_chains_are_not_spliced(corpus: Read) -> None:
    """Three chains that share a node two by two are one line, though two nodes are needed to cut them."""
    found = (
        corpus(
            CARRIERS
            + """\
stances:
  d1: [{holder: h1, affirms: q, via: [y, x]}]
  d2: [{holder: h2, affirms: q, via: [z, y]}]
  d3: [{holder: h3, affirms: q, via: [z, x]}]
"""
        )
        .provenance("q")
        .for_
    )
    assert counts(found) == (3, (3, 3), (1, 1))
    assert found.load_bearing == ()
    assert ("x", "y") in found.smallest
    pairs = list(found.chains.pairs)
    assert len(cut(pairs)) == 2

    found = (
        corpus(
            CARRIERS
            + """\
stances:
  d1: [{holder: h1, affirms: q, via: [b, a]}]
  d2: [{holder: h2, affirms: q, via: [a, b]}]
"""
        )
        .provenance("q")
        .for_
    )
    assert counts(found) == (2, (2, 2), (1, 1))
    assert len(cut(found.chains.pairs)) == 2
    assert (found.circular, found.possibly_circular) == ((), (("a", "b"),))


# -- the five articles ------------------------------------------------------------------------------


def test_the_promise_of_2008_is_one_line() -> None:
    """Three stances in three wordings, one through two documents, go back to one man through one post."""
    found = claimtrack.load("claims").provenance("bases-not-for-attack").for_
    assert counts(found) == (3, (1, 1), (1, 1))
    assert found.origins.ids == ("maliki",)
    assert found.load_bearing == ("blog-2008", "blogger-002", "maliki")
    assert found.patterns == (("false corroboration", "yes"),)


def test_the_humanitarian_account_of_2012_is_one_line() -> None:
    """Iraq goes by Iran's word: whatever else is counted, Iraq stands on every line."""
    corpus = claimtrack.load("claims")
    found = corpus.provenance("cargo-humanitarian-only").for_
    assert counts(found) == (3, (1, 2), (1, 1))
    assert found.load_bearing == ("iraq-gov",)
    then = corpus.as_of("2012-12").provenance("cargo-humanitarian-only").for_
    assert counts(then) == (2, (1, 1), (1, 1))
    assert then.origins.ids == ("iran-gov",)


# -- chains -----------------------------------------------------------------------------------------


def lines_of(corpus: Read, text: str) -> list[tuple[str, ...]]:
    """Return the lines for claim `x`."""
    people = "actors: {ann: Ann, bob: Bob, cy: Cy, out: Out, agency: Agency}\n"
    return chains(corpus("claims: {x: x}\n" + people + text).provenance("x").for_)


@pytest.mark.parametrize(
    ("sources", "stances", "expected"),
    [
        ("d: {title: t}", "d: [{affirms: x}]", [("d",)]),
        ("d: {title: t, publisher: out}", "d: [{affirms: x}]", [("out", "d")]),
        ("d: {title: t, publisher: out, author: ann}", "d: [{affirms: x}]", [("d", "out", "ann")]),
        ("d: {title: t, author: [bob, ann]}", "d: [{affirms: x}]", [("d", "ann", "bob")]),
        (
            "d: {title: t, author: [bob, ann]}",
            "d: [{affirms: x, holder: ann}]",
            [("d", "bob", "ann")],
        ),
        (
            "d: {title: t, kind: comment-thread, publisher: out}",
            "d: [{affirms: x, holder: ann}]",
            [("d", "ann")],
        ),
        (
            "p: {title: p, author: cy, publisher: out}, d: {title: t, part_of: p}",
            "d: [{affirms: x, holder: ann}]",
            [("d", "out", "ann")],
        ),
        (
            "d: {title: t}, e: {title: e, author: cy, publisher: out}",
            "d: [{affirms: x, holder: ann, via: [bob, e]}]",
            [("d", "e", "out", "cy", "bob", "ann")],
        ),
        (
            "d: {title: t, derived_from: [{source: w, how: reposts}]}, w: {title: w, publisher: agency}",
            "d: [{affirms: x, holder: ann}]",
            [("d", "w", "agency", "ann")],
        ),
        (
            "d: {title: t, author: bob, derived_from: [{source: w, how: translates}]}, w: {title: w}",
            "d: [{affirms: x}]",
            [("d", "bob", "w")],
        ),
        (
            "d: {title: t, derived_from: [{source: w, how: quotes}, w]}, w: {title: w}",
            "d: [{affirms: x, holder: ann}]",
            [("d", "ann")],
        ),
        (
            "d: {title: t, derived_from: [{source: v, how: revises}, {source: w, how: reposts}]}, BOTH",
            "d: [{affirms: x, holder: ann}]",
            [("d", "v", "bob", "ann"), ("d", "w", "cy", "ann")],
        ),
        (
            "d: {title: t}, e: {title: e, author: cy}",
            "d: [{affirms: x, holder: ann, relies_on: [e, bob]}]",
            [("d", "ann", "bob"), ("d", "ann", "e", "cy")],
        ),
        (
            "d: {title: t}, e: {title: e, author: cy}",
            "{d: [{affirms: x, holder: ann, relies_on: s}], e: [{id: s, affirms: x, holder: bob}]}",
            [("d", "ann", "bob"), ("e", "cy", "bob")],
        ),
        (
            "d: {title: t}, e: {title: e, author: ann, publisher: out}",
            "d: [{affirms: x, holder: ann, relies_on: e}]",
            [("d", "ann", "e", "out")],
        ),
    ],
)
def test_the_chain_of_a_stance(
    corpus: Read, sources: str, stances: str, expected: list[tuple[str, ...]]
) -> None:
    """Document, outlet, author, via, holder, and on to what is relied on; each node once."""
    sources = sources.replace("BOTH", "v: {title: v, author: bob}, w: {title: w, author: cy}")
    held = stances if stances.startswith("{") else f"{{{stances}}}"
    assert lines_of(corpus, f"sources: {{{sources}}}\nstances: {held}\n") == expected


def test_five_outlets_that_repeat_a_wire_are_one_line(corpus: Read) -> None:
    """Each in its own voice or not: who copies the whole has it from there."""
    outlets = "".join(f"  o{n}: {{name: O, kind: outlet}}\n" for n in range(5))
    papers = "".join(
        f"  d{n}: {{title: t, publisher: o{n}, derived_from: {{source: wire, how: reposts}}}}\n"
        for n in range(5)
    )
    stances = "".join(f"  d{n}: [{{affirms: x{', holder: ann' * (n % 2)}}}]\n" for n in range(5))
    found = (
        corpus(
            "claims: {x: x}\nactors:\n  ann: Ann\n  agency: {name: A, kind: outlet}\n"
            f"{outlets}sources:\n  wire: {{title: w, publisher: agency}}\n{papers}stances:\n{stances}"
        )
        .provenance("x")
        .for_
    )
    assert counts(found) == (5, (1, 2), (1, 1))
    assert found.load_bearing == ("agency", "wire")


def test_joint_authors_are_several_origins_of_one_line(corpus: Read) -> None:
    """Each may be believed for what they signed, and neither reaches us without the other."""
    found = (
        corpus(
            "claims: {x: x}\nactors: {ann: Ann, bob: Bob}\n"
            "sources: {d: {title: t, author: [ann, bob]}, e: {title: t, author: [bob, ann]}}\n"
            "stances: {d: [{affirms: x}], e: [{affirms: x}]}\n"
        )
        .provenance("x")
        .for_
    )
    assert counts(found) == (2, (2, 2), (1, 1))
    assert found.load_bearing == ("ann", "bob")
    assert found.possibly_circular == ()


def test_a_diamond_of_many_ways_is_never_unfolded(corpus: Read) -> None:
    """Thirty layers of two that each rely on two have 2³⁰ ways, and are told at once."""
    layers = "".join(
        f"    - {{id: s{n}-{side}, holder: p{n}-{side}, affirms: y, relies_on: [s{n + 1}-0, s{n + 1}-1]}}\n"
        for n in range(30)
        for side in (0, 1)
    )
    people = "".join(f"  p{n}-{side}: P\n" for n in range(31) for side in (0, 1))
    found = (
        corpus(
            f"claims: {{x: x, y: y}}\nactors:\n  ann: Ann\n{people}sources: {{d: {{title: t}}}}\n"
            "stances:\n  d:\n    - {id: top, holder: ann, affirms: x, relies_on: [s0-0, s0-1, l]}\n"
            f"{layers}    - {{id: s30-0, holder: p30-0, affirms: y}}\n"
            "    - {id: l, holder: ann, affirms: y, relies_on: m}\n"
            "    - {id: m, holder: ann, affirms: y, relies_on: l}\n"
            "    - {id: s30-1, holder: p30-1, affirms: y}\n"
        )
        .provenance("x")
        .for_
    )
    assert counts(found) == (1, (2, 2), (1, 1))
    assert found.load_bearing == ("ann", "d")
    assert found.chains.more[0][0].id == "top"


# -- loops ------------------------------------------------------------------------------------------

LOOPING = """\
claims: {x: x}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {d: {title: t}, e: {title: t}}
"""


JOINED = """\
{d: [{holder: ann, affirms: x, relies_on: s}, {id: s, holder: bob, affirms: x}],
 e: [{holder: bob, affirms: x, relies_on: t}, {id: t, holder: ann, affirms: x}]}
"""


@pytest.mark.parametrize(
    ("stances", "circular", "possibly", "lines"),
    [
        (
            "{d: [{id: s, holder: ann, affirms: x, relies_on: t}, TWO]}",
            (("s", "t"),),
            (),
            (0, 0),
        ),
        (
            "{d: [{id: s, holder: ann, affirms: x, relies_on: [t, cy]}, TWO]}",
            (("s", "t"),),
            (),
            (1, 1),
        ),
        (
            "{d: [{holder: ann, affirms: x, relies_on: bob}, {holder: bob, affirms: x, relies_on: ann}]}",
            (("ann", "bob"),),
            (),
            (0, 0),
        ),
        (
            "{d: [{id: s, holder: ann, affirms: x, relies_on: bob}, TWO]}",
            (("bob", "t", "s"),),
            (),
            (0, 0),
        ),
        (
            "{d: [{holder: ann, affirms: x, relies_on: bob}, {holder: bob, denies: x, relies_on: ann}]}",
            (),
            (),
            (1, 1),
        ),
        (
            JOINED,
            (),
            (("ann", "bob"),),
            (1, 2),
        ),
    ],
)
def test_what_returns_to_where_it_came_from(
    corpus: Read,
    stances: str,
    circular: tuple[tuple[str, ...], ...],
    possibly: tuple[tuple[str, ...], ...],
    lines: tuple[int, int],
) -> None:
    """Record by record it is circular; by joining stances of one actor only possibly; by sides."""
    text = stances.replace("TWO", "{id: t, holder: bob, affirms: x, relies_on: s}")
    found = corpus(f"{LOOPING}stances: {text}\n").provenance("x").for_
    assert (found.circular, found.possibly_circular) == (circular, possibly)
    assert (found.lines.least, found.lines.most) == lines
    assert (found.origins.most == 0) == (lines == (0, 0))


def test_a_loop_is_told_once_by_check(corpus: Read) -> None:
    """Over whichever claims it appears; of actors and of stances; and with where each step is typed."""
    text = f"""\
{LOOPING.replace("{x: x}", "{x: x, y: y}")}stances:
  d:
    - {{holder: ann, affirms: [x, y], relies_on: bob}}
    - {{holder: bob, affirms: [x, y], relies_on: ann}}
    - {{id: s, holder: cy, denies: x, relies_on: bob}}
    - {{id: t, holder: bob, denies: x, relies_on: s}}
  e:
    - {{holder: ann, affirms: y, via: [bob, cy]}}
    - {{holder: ann, affirms: [x, y], via: [cy, bob]}}
    - {{holder: ann, affirms: x, via: [bob, cy]}}
"""
    found = checking.findings(read_texts({"claims.yaml": text}))
    assert [str(one) for one in found] == [
        "claims.yaml:6:49: CT408 circular reporting over `x`: `ann` → `bob` → `ann`",
        "claims.yaml:9:7: CT408 circular reporting over `x`: `bob` → `t` → `s` → `bob`",
        "claims.yaml:12:7: CT409 reporting over `x` may be circular: `bob` → `cy` → `bob`",
    ]
    assert corpus(text).provenance("x").for_.circular == (("ann", "bob"),)


def test_what_is_not_rated_as_confirmed_is_not_held_to_it() -> None:
    """A rating that was replaced, one of a mention, and one that another assessor gave."""
    text = """\
claims: {x: x}
actors: {ann: Ann, judge: Judge, other: Other}
sources: {d: {title: t}}
stances: {d: [{id: s, holder: ann, affirms: x}, {id: m, holder: ann, mentions: x}]}
assessments:
  - {of: s, by: judge, dated: 2012, credibility: 1}
  - {of: s, by: judge, dated: 2013, credibility: 3}
  - {of: m, by: judge, dated: 2012, credibility: 1}
  - {of: s, by: other, dated: 2012, credibility: 1}
"""
    found = checking.findings(read_texts({"claims.yaml": text}))
    assert [(one.code, one.span.line) for one in found] == [("CT410", 9)]


def test_documents_that_quote_one_another_are_circular(corpus: Read) -> None:
    """In whatever way they derive from one another, where both are on one side of the claim."""
    text = """\
claims: {x: x}
actors: {ann: Ann, bob: Bob}
sources: {d: {title: t, derived_from: e}, e: {title: t, derived_from: {source: d, how: cites}}}
stances: {d: [{holder: ann, affirms: x}], e: [{holder: bob, VERB: x}]}
"""
    found = corpus(text.replace("VERB", "affirms")).provenance("x").for_
    assert (found.circular, counts(found)) == ((("d", "e"),), (2, (2, 2), (1, 2)))
    assert corpus(text.replace("VERB", "denies")).provenance("x").for_.circular == ()


# -- what if ----------------------------------------------------------------------------------------


def test_without_takes_what_comes_through(corpus: Read) -> None:
    """Stances in, through, by or resting on it fall; what has other grounds keeps those."""
    read = corpus("""\
claims: {x: x}
actors: {ann: Ann, bob: Bob, cy: Cy, judge: Judge}
sources: {d: {title: t, author: cy}, e: {title: t}, w: {title: w}}
stances:
  d: [{id: in-d, holder: ann, affirms: x}]
  e:
    - {id: through, holder: ann, affirms: x, via: [cy]}
    - {id: by-cy, holder: cy, affirms: x}
    - {id: on-cy, holder: ann, affirms: x, relies_on: by-cy}
    - {id: on-both, holder: bob, affirms: x, relies_on: [by-cy, w]}
    - {id: on-page, holder: bob, affirms: x, relies_on: in-d}
links:
  - {id: argued, from: x, undercuts: on-both, by: cy}
  - {id: again, from: x, undercuts: argued}
assessments:
  - {of: in-d, by: judge, dated: '2013', credibility: 2}
  - {of: on-both, by: cy, dated: '2013', credibility: 2}
expect: {x: uncontested}
""")
    left = read.without("cy")
    kept = [stance.id for stance in left.stances.values() if stance.verb == "affirms"]
    assert kept == ["on-both", "on-page"]
    assert left.stances["on-both"].relies_on == ("w",)
    assert left.stances["in-d"].verb == "mentions"  # so that the reliance on it leads on to Ann
    assert chains(left.provenance("x").for_) == [("e", "bob", "ann"), ("e", "bob", "w")]
    assert (dict(left.links), dict(left.assessments), left.expectations) == ({}, {}, ())
    told = read.whatif("cy")
    assert [(one.stance, one.through) for one in told.stances] == [
        ("in-d", ("cy",)),
        ("through", ("cy",)),
        ("by-cy", ("cy",)),
        ("on-cy", ("cy",)),
    ]
    assert told.links == ("again", "argued")


COPIES = """\
claims: {x: x}
actors: {ann: Ann, bob: Bob}
sources:
  d: {title: t, derived_from: [{source: e, how: reposts}, {source: f, how: reposts}]}
  e: {title: t, author: bob}
  f: {title: t}
  g: {title: t, derived_from: {source: h, how: reposts}}
  h: {title: t, derived_from: {source: g, how: reposts}}
stances:
  d: [{id: copied, holder: ann, affirms: x}]
  g: [{id: circle, affirms: x}, {id: told, holder: bob, affirms: x}]
"""


@pytest.mark.parametrize(
    ("ids", "kept", "left", "expected"),
    [
        (("e",), ["copied", "circle", "told"], ["f"], [("d", "f", "ann")]),
        (("bob",), ["copied", "circle"], ["f"], [("d", "f", "ann")]),
        (("f",), ["copied", "circle", "told"], ["e"], [("d", "e", "bob", "ann")]),
        (("e", "f"), ["circle", "told"], [], []),
        (("h",), ["copied"], ["e", "f"], [("d", "e", "bob", "ann"), ("d", "f", "ann")]),
    ],
)
def test_a_copy_falls_with_all_that_it_was_copied_from(
    corpus: Read, ids: tuple[str, ...], kept: list[str], left: list[str], expected: list[object]
) -> None:
    """With one of two it keeps the other; copies of each other lead nowhere, and fall with either."""
    read = corpus(COPIES)
    assert ("g", "h") in read.provenance("x").for_.circular
    without = read.without(*ids)
    assert [id_ for id_, one in without.stances.items() if one.verb == "affirms"] == kept
    assert [one.source for one in without.sources["d"].derived_from] == left
    assert chains(without.provenance("x").for_) == expected


def test_only_what_can_be_discounted_is(corpus: Read) -> None:
    """A claim, a question or an assessment cannot be; an unknown id is a KeyError."""
    read = corpus(OUTLET)
    with pytest.raises(ValueError, match="x is a claim: only a source, actor, stance or link"):
        read.without("x")
    with pytest.raises(KeyError, match="nobody"):
        read.whatif("nobody")
    with pytest.raises(KeyError, match="nothing"):
        read.provenance("nothing")
    with pytest.raises(KeyError, match="nothing"):
        read.load_bearing("nothing")


def test_what_bears_the_cargo() -> None:
    """Iraq alone carries the humanitarian account; the arms have three lines, and Iraq as their rival."""
    corpus = claimtrack.load("claims")
    found = corpus.load_bearing("cargo-humanitarian-only")
    assert [(one.ids, one.then.status) for one in found.changes_status] == [
        (("iraq-gov",), "denied")
    ]
    assert [one.ids for one in found.leaves_no_line] == [("iraq-gov",)]
    found = corpus.load_bearing("cargo-arms")
    assert [(one.ids, one.then.status) for one in found.changes_status] == [
        (("iraq-gov",), "uncontested")
    ]
    told = choices(one.ids for one in found.leaves_no_line)
    assert told == (
        (
            ("brennan", "cbs-2013-03-25", "cbs-news"),
            ("excerpt-author", "mataconis", "otb", "otb-2012", "otb-2012-excerpt"),
            ("lacrosse", "otb-2012-comments"),
        ),
    )
    assert {one.then.lines.most for one in found.leaves_no_line} == {0}


def test_who_argues_a_link_bears_what_rests_on_it(corpus: Read) -> None:
    """By the judge, in an essay: without either the step is gone, and with it whatever it brought."""
    found = corpus("""\
claims: {x: x, y: y}
actors: {ann: Ann, judge: Judge}
sources: {d: {title: t}, essay: {title: e}}
links: [{id: step, from: y, entails: x, by: judge, source: essay}]
stances: {d: [{id: s, holder: ann, affirms: y}]}
""").load_bearing("x")
    alone = [("ann",), ("d",), ("essay",), ("judge",), ("s",), ("step",)]
    assert [one.ids for one in found.changes_status] == alone
    assert [one.ids for one in found.leaves_no_line] == alone
    assert found.untried == ()


def test_who_is_relied_on_is_worth_what_they_have(corpus: Read) -> None:
    """Bob has the claim from Ann, who goes by Bob, and once by himself: without that no line is left."""
    found = corpus("""\
claims: {x: x}
actors: {ann: Ann, bob: Bob}
sources: {d: {title: t}, e: {title: t}, f: {title: t}}
stances:
  d: [{id: word, holder: ann, affirms: x, relies_on: bob}]
  e: [{id: back, holder: bob, affirms: x, relies_on: word}]
  f: [{id: own, holder: bob, affirms: x}]
""").load_bearing("x")
    assert [one.ids for one in found.changes_status] == [("bob",)]
    assert [one.ids for one in found.leaves_no_line] == [("bob",), ("f",), ("own",)]


def test_a_long_chain_is_tried_as_far_as_it_is_cheap(
    corpus: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 81 records that all bear a claim, the first 60 are tried, and the others named."""
    monkeypatch.setattr("claimtrack.provenance.bearing.TRIED", 60)
    people = ", ".join(f"p{n}: P" for n in range(40))
    stances = "".join(
        f"    - {{id: s{n}, holder: p{n}, affirms: {'x' if n == 0 else 'y'}, relies_on: s{n + 1}}}\n"
        for n in range(39)
    )
    found = corpus(
        f"claims: {{x: x, y: y}}\nactors: {{{people}}}\nsources: {{d: {{title: t}}}}\n"
        f"stances:\n  d:\n{stances}    - {{id: s39, holder: p39, affirms: y}}\n"
    ).load_bearing("x")
    assert len(found.leaves_no_line) == 60
    assert len(found.untried) == 21


def test_what_only_loses_a_line_that_others_equal_stands_as_before(corpus: Read) -> None:
    """Two ways to one holder are one line; with one of them gone nothing is otherwise."""
    found = corpus("""\
claims: {x: x}
actors: {a: A, b: B, h: H}
sources: {d1: {title: t}, d2: {title: t}}
stances: {d1: [{holder: h, affirms: x, via: a}], d2: [{holder: h, affirms: x, via: b}]}
""").whatif("a")
    assert [one.stance for one in found.stances] == ["d1:h:affirms:x"]
    assert found.claims == ()


def test_the_smallest_sets_are_given_where_no_single_record_does_it(corpus: Read) -> None:
    """Two witnesses of two outlets against two: any of one with any of the other."""
    found = corpus("""\
claims: {x: x}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {d: {title: t}, e: {title: t}, f: {title: t}}
stances: {d: [{holder: ann, affirms: x}], e: [{holder: bob, affirms: x}], f: [{holder: cy, denies: x}]}
""").load_bearing("x")
    assert [one.ids for one in found.changes_status] == [("cy",), ("f",), ("f:cy:denies:x",)]
    assert choices(one.ids for one in found.leaves_no_line) == ((("ann", "d"), ("bob", "e")),)


# -- numbers ----------------------------------------------------------------------------------------


def test_many_lines_are_two_numbers_with_their_witnesses() -> None:
    """Where a search would take too long: so many exhibited, and so many nodes that cut all."""
    ring = [(f"d{n}", f"x{n}", f"x{(n + 1) % 70}", f"h{n}") for n in range(70)]
    found = packed(ring)
    assert (found.least, found.most) == (35, 70)  # half is right: every other one of the ring
    assert len(found.exhibited) == found.least
    assert len(found.cut) == found.most


def crowd(stances: dict[str, list[str]]) -> str:
    """Return a corpus in which each holder speaks in a document of their own through some carriers."""
    people = {*stances, *(via for vias in stances.values() for via in vias)}
    told = [
        "claims: {x: x}",
        f"actors: {{{', '.join(f'{one}: P' for one in sorted(people))}}}",
        f"sources: {{{', '.join(f'd-{one}: {{title: t}}' for one in stances)}}}",
        "stances:",
        *(
            f"  d-{one}: [{{holder: {one}, affirms: x, via: {via}}}]"
            for one, via in stances.items()
        ),
    ]
    return "\n".join(told).replace("'", "") + "\n"


def test_sets_that_are_too_large_or_too_many_are_not_given(corpus: Read) -> None:
    """Six carriers two by two have three lines and no three bear them; long chains have too many sets."""
    pairs = {f"h{a}{b}": [f"v{a}", f"v{b}"] for a in range(6) for b in range(a)}
    found = corpus(crowd(pairs)).provenance("x").for_
    assert (found.lines.most, found.load_bearing, found.smallest, found.left) == (3, (), (), ())
    long = {f"h{n}": [f"v{n}-{place}" for place in range(40)] for n in range(2)}
    found = corpus(crowd(long)).provenance("x").for_
    assert (found.lines.most, found.load_bearing, found.smallest) == (2, (), ())


def test_the_smallest_sets_cut_the_lines_that_are_not_listed_too(corpus: Read) -> None:
    """Layers of two copies have 32 ways: one node of each side leaves none; what either leaves is untold."""
    copies = "".join(
        f"  c{n}-{side}: {{title: t, derived_from: [{{source: c{n + 1}-0, how: reposts}}, "
        f"{{source: c{n + 1}-1, how: reposts}}]}}\n"
        for n in range(5)
        for side in range(2)
    )
    found = (
        corpus(
            "claims: {x: x}\nactors: {ann: Ann, bob: Bob}\n"
            f"sources:\n  d: {{title: t}}\n{copies}  c5-0: {{title: t}}\n  c5-1: {{title: t}}\n"
            "stances: {c0-0: [{holder: ann, affirms: x}], d: [{holder: bob, affirms: x}]}\n"
        )
        .provenance("x")
        .for_
    )
    assert counts(found) == (2, (2, 2), (2, 2))
    assert len(found.chains.listed) == 17
    assert found.smallest == (("ann", "bob"), ("ann", "d"), ("bob", "c0-0"), ("c0-0", "d"))
    assert found.left == ()


def test_stances_that_only_rely_on_one_another_have_no_line(corpus: Read) -> None:
    """However many ways there are among them, none leads anywhere; each loop is named."""
    others = {n: ", ".join(f"s{m}" for m in range(8) if m != n) for n in range(8)}
    stances = ", ".join(
        f"{{id: s{n}, holder: p{n}, affirms: x, relies_on: [{others[n]}]}}" for n in range(8)
    )
    people = ", ".join(f"p{n}: P" for n in range(8))
    found = (
        corpus(
            f"claims: {{x: x}}\nactors: {{{people}}}\nsources: {{d: {{title: t}}}}\n"
            f"stances: {{d: [{stances}]}}\n"
        )
        .provenance("x")
        .for_
    )
    assert (counts(found), found.chains.listed, found.chains.more) == ((8, (0, 0), (0, 0)), (), ())
    assert {id_ for loop in found.circular for id_ in loop} == {f"s{n}" for n in range(8)}


# -- the command line -------------------------------------------------------------------------------


def run(*words: str) -> tuple[int, str, str]:
    """Run a command line on the five articles."""
    out, err = StringIO(), StringIO()
    code = main([*words], stdout=out, stderr=err, environ={})
    return code, out.getvalue(), err.getvalue()


def test_roots_as_json() -> None:
    """The JSON says what the values do."""
    code, out, _ = run("roots", "cargo-humanitarian-only", "--format", "json")
    told = json.loads(out)
    assert (code, told["claim"], told["status"]) == (0, "cargo-humanitarian-only", "contested")
    side = told["for"]
    assert (side["stances"], side["load_bearing"], side["circular"]) == (3, ["iraq-gov"], [])
    assert side["origins"] == {"least": 1, "most": 2, "ids": ["iran-gov", "iraq-gov"]}
    assert (side["lines"]["least"], side["lines"]["most"]) == (1, 1)
    assert side["chains"][0]["at"] == {
        "file": "claims/sources/cbs-2013-03-25.yaml",
        "line": 60,
        "column": 7,
    }
    assert told["against"]["stances"] == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("roots-cargo-arms", ("roots", "cargo-arms")),
        ("roots-promise", ("roots", "bases-not-for-attack")),
        ("whatif-mataconis", ("whatif", "--without", "mataconis")),
        ("whatif-two", ("whatif", "--without", "iraq-gov", "lacrosse", "--format", "json")),
    ],
)
def test_what_is_told_of_the_five_articles(
    golden: Callable[[str, str], str], name: str, words: tuple[str, ...]
) -> None:
    """Renewed with --update-golden, and read as a diff."""
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert out == golden(f"{name}.txt", out)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("roots", "cargo-armss"),
            2,
            "claimtrack: no claim cargo-armss; did you mean cargo-arms?\n",
        ),
        (
            ("whatif", "--without", "kery"),
            2,
            "claimtrack: no source, actor, stance or link kery; did you mean kerry?\n",
        ),
        (("roots", "kerry"), 2, "claimtrack: kerry is an actor, and no claim\n"),
        (
            ("whatif", "--without", "cargo-arms"),
            2,
            "claimtrack: cargo-arms is a claim, and no source, actor, stance or link\n",
        ),
        (
            ("whatif", "--without", "claims"),
            2,
            "claimtrack: --without names only files, and no id\n",
        ),
    ],
)
def test_a_wrong_id_is_a_word_why(words: tuple[str, ...], code: int, said: str) -> None:
    """Nothing is shown, and what may be meant is said."""
    assert run(*words) == (code, "", said)


def shown(tmp_path: Path, text: str, *words: str) -> str:
    """Return what a command shows of the corpus in one file."""
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    with contextlib.chdir(tmp_path):
        code, out, err = run(*words, "c.yaml")
    assert (code, err) == (0, "")
    return out


def test_roots_tells_of_loops_and_of_what_has_no_line(tmp_path: Path) -> None:
    """Circles by their records, possible ones as such, and a stance that leads nowhere."""
    text = """\
claims: {x: x}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {d: {title: A page}, e: {title: A leaf}}
stances:
  d:
    - {id: s, holder: ann, affirms: x, relies_on: t}
    - {id: t, holder: ann, affirms: x, relies_on: s}
    - {id: u, holder: cy, denies: x, via: [ann, bob]}
  e:
    - {id: v, holder: cy, denies: x, via: [bob, ann]}
"""
    assert (
        shown(tmp_path, text, "roots", "x")
        == """\
x [x]
contested

For it: 2 stances, 0 origins, 0 independent lines
  origins        none: whatever is relied on only returns
  circular       s → t → s

1. Ann · undated [s] · c.yaml:6
   no line: what it relies on only returns

2. Ann · undated [t] · c.yaml:7
   no line: what it relies on only returns

Against it: 2 stances, 1 origin, 1 independent line
  false corroboration: several stances go back to one origin
  origins        Cy [cy]
  load-bearing   Ann [ann]; Bob [bob]; Cy [cy]: on every line
  circular       possibly, if chains are joined: ann → bob → ann

1. Cy · undated [u] · c.yaml:8
   A page [d] → Bob [bob] → Ann [ann] → Cy [cy]

2. Cy · undated [v] · c.yaml:10
   A leaf [e] → Ann [ann] → Bob [bob] → Cy [cy]
"""
    )


def test_roots_tells_what_no_search_could(tmp_path: Path) -> None:
    """Two numbers, by lines that share nothing and by nodes of which each line has one."""
    ring = {f"h{n}": [f"v{n}", f"v{(n + 1) % 70}"] for n in range(70)}
    out = shown(tmp_path, crowd(ring), "roots", "x")
    assert "For it: 70 stances, 70 origins, 35 to 70 independent lines\n" in out
    assert "  as they stand  35 lines surely share no node; how many do, no search told\n" in out
    assert "  at most        70, since each line not searched has one of " in out


def test_roots_says_where_it_lists_not_every_way(tmp_path: Path) -> None:
    """Five layers of two have 32 ways, of which 16 are listed."""
    layers = "".join(
        f"    - {{id: s{n}-{side}, holder: p, affirms: y, relies_on: [s{n + 1}-0, s{n + 1}-1]}}\n"
        for n in range(5)
        for side in (0, 1)
    )
    text = (
        "claims: {x: x, y: y}\nactors: {p: P}\nsources: {d: {title: t}}\nstances:\n  d:\n"
        f"    - {{id: top, holder: p, affirms: x, relies_on: [s0-0, s0-1]}}\n{layers}"
        "    - {id: s5-0, holder: p, affirms: y}\n    - {id: s5-1, holder: p, affirms: y}\n"
    )
    out = shown(tmp_path, text, "roots", "x")
    assert out.endswith("   … and by more ways than are listed\n\nAgainst it: no stance\n")


def test_whatif_says_where_nothing_changes(tmp_path: Path) -> None:
    """Whoever says nothing takes nothing away."""
    text = OUTLET.replace("actors: {", "actors: {idle: Somebody, ")
    assert shown(tmp_path, text, "whatif", "--without", "idle") == (
        "Without Somebody [idle]\nNothing changes.\n"
    )
