"""What a run takes over from the one before after an edit: findings that hold, and only what is near."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack import checking, flat
from claimtrack.cache import Cache
from claimtrack.carrying import Change, trials
from claimtrack.diagnostics import Diagnostic, Label, Span
from claimtrack.loading import read
from claimtrack.model import Record
from claimtrack.scope import Scope

TOPIC = """\
claims: {cN: A, dN: B}
actors: {aN: A, bN: B}
sources: {sN: {title: S, published: 2012}, rN: {title: R}}
stances:
  sN: {holder: aN, affirms: cN, said: 2011}
  rN: {id: tN, holder: bN, affirms: dN}
links: [{from: dN, entails: cN, why: w}]
"""
"""What stands in each file, with a number in place of `N`; nothing leads from one to another."""

EXPECTED = "expect: {c0: uncontested}\n"
"""What is expected of the first file, in a file of its own."""

DENIED = ("affirms: c0", "denies: c0")
"""What contests a claim in the first file, since another is affirmed that entails it."""

FILES = 40


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    """A cache of the test's own."""
    opened = Cache.open({"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert opened is not None
    return opened


def topics(claims: Path, last: str = EXPECTED, each: str = "") -> None:
    """Write files that are alike, each with something more, and a last one."""
    claims.mkdir()
    for number in range(FILES):
        (claims / f"{number:02}.yaml").write_text(TOPIC.replace("N", str(number)) + each)
    (claims / "last.yaml").write_text(last)


Edit = Callable[[tuple[str, str]], tuple[list[str], set[str]]]


@pytest.fixture
def edit(tmp_path: Path, store: Cache, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """What makes an edit in the first file after a run, and runs again.

    It returns the codes of what is then found, which must be what is found without a cache, and the names
    of the files whose records were unpacked from what the run had left.
    """
    claims = tmp_path / "claims"
    plain = flat.unpacked

    def edited(change: tuple[str, str]) -> tuple[list[str], set[str]]:
        checking.findings(read([claims], cache=store))
        names: set[str] = set()

        def unpacked(file: str, blob: bytes) -> list[Record]:
            names.add(Path(file).name)
            return plain(file, blob)

        text = (claims / "00.yaml").read_text()
        assert change[0] in text
        (claims / "00.yaml").write_text(text.replace(*change))
        with monkeypatch.context() as patch:
            patch.setattr(flat, "unpacked", unpacked)
            found = checking.findings(read([claims], cache=store))
        assert found == checking.findings(read([claims]))
        return [one.code for one in found], names

    return edited


def test_a_change_is_looked_at_with_what_is_near_alone(tmp_path: Path, edit: Edit) -> None:
    """A stance bears on what is expected of its claim in another file; no third file is unpacked."""
    topics(tmp_path / "claims")
    assert edit(("affirms: d0", "mentions: d0")) == ([], {"00.yaml", "last.yaml"})


def test_what_a_change_brings_about_elsewhere_is_found(tmp_path: Path, edit: Edit) -> None:
    """A stance makes an expectation in another file fail; when it is changed back that holds again."""
    topics(tmp_path / "claims")
    assert edit(DENIED) == (["CT309"], {"00.yaml", "last.yaml"})
    assert edit((DENIED[1], DENIED[0])) == ([], {"00.yaml", "last.yaml"})


def test_what_all_hangs_together_is_looked_at_whole(tmp_path: Path, edit: Edit) -> None:
    """Where a change bears on what stands in nearly all files, rules are run over everything."""
    topics(tmp_path / "claims", each=EXPECTED)
    codes, names = edit(DENIED)
    assert (codes, len(names)) == (["CT309"] * (FILES + 1), FILES + 1)


def test_what_cannot_be_unpacked_is_read_again(tmp_path: Path, store: Cache, edit: Edit) -> None:
    """Where the records near a change are damaged, everything is looked at, and they are read anew."""
    topics(tmp_path / "claims")
    checking.findings(read([tmp_path / "claims"], cache=store))
    (entry,) = (tmp_path / "cache" / "claimtrack").glob("*-records")
    blob = bytearray(entry.read_bytes())
    blob[-1] ^= 0xFF  # the last file's
    entry.write_bytes(blob)
    codes, names = edit(DENIED)
    assert codes == ["CT309"]
    assert "last.yaml" not in names
    assert "17.yaml" in names


LATE = """\
sources: {late: {title: L, published: 2010}}
stances: {late: {affirms: c7, said: 2011}}
"""
"""What CT402 warns of: a stance that was taken after its source came out."""


def test_what_was_found_elsewhere_is_kept(tmp_path: Path, edit: Edit) -> None:
    """A warning in one file makes no rule run again over all others where another file is edited."""
    topics(tmp_path / "claims", LATE)
    assert edit(("said: 2011", "said: 2013")) == (["CT402", "CT402"], {"00.yaml"})
    assert edit(("said: 2013", "said: 2011")) == (["CT402"], {"00.yaml"})


def test_places_are_those_of_now(tmp_path: Path, edit: Edit) -> None:
    """A warning in the file that is edited moves with its record; one that names a place there, too."""
    part = "sources: {p: {title: P, part_of: s0}}\nstances: {p: {affirms: c7, said: 2013}}\n"
    topics(tmp_path / "claims", part)
    assert edit(("said: 2011", "said: 2013")) == (["CT402", "CT402"], {"00.yaml", "last.yaml"})
    assert edit(("claims:", "# more\nclaims:")) == (["CT402", "CT402"], {"00.yaml", "last.yaml"})


def test_an_error_that_leaves_no_hole_makes_nothing_run_again(tmp_path: Path, edit: Edit) -> None:
    """Where an expectation fails in one file, an edit of another is looked at with what is near."""
    topics(tmp_path / "claims", "expect: {c7: denied}\n")
    assert edit(("affirms: d0", "mentions: d0")) == (["CT309"], {"00.yaml"})


@pytest.mark.parametrize(
    ("last", "code"),
    [
        ("links: [{from: c7, supports: none}]\n", "CT203"),
        ("links: [{from: c7, undercuts: d7}]\n", "CT302"),
        ("claims: {e: {txt: E}}\n", "CT101"),
    ],
)
def test_beside_other_errors_everything_is_looked_at(
    tmp_path: Path, edit: Edit, last: str, code: str
) -> None:
    """Where a reference leads nowhere, or a file has a fault, nothing is taken over."""
    topics(tmp_path / "claims", last)
    codes, names = edit(("affirms: d0", "mentions: d0"))
    assert code in codes
    assert names >= {f"{number:02}.yaml" for number in range(1, FILES)}


def test_what_is_told_once_is_looked_at_whole(tmp_path: Path, edit: Edit) -> None:
    """Where what may be circular on two claims is told of the first, the second is next in its place."""
    both = "  s4: [{holder: a7, affirms: c0, via: [a5, b6]}, {holder: a7, affirms: c9, via: [a5, b6]}]\n"
    back = "  s5: [{holder: a7, affirms: c9, via: [b6, a5]}]\n"
    topics(tmp_path / "claims", f"stances:\n{both}{back}")
    text = (tmp_path / "claims" / "00.yaml").read_text()
    more = "  s0: [{holder: a0, affirms: c0, said: 2011}, {holder: a7, affirms: c0, via: [b6, a5]}]"
    first = text.replace("  s0: {holder: a0, affirms: c0, said: 2011}", more)
    (tmp_path / "claims" / "00.yaml").write_text(first)
    codes, names = edit(("via: [b6, a5]", "via: [a5]"))
    assert (codes, len(names)) == (["CT409"], FILES + 1)


def test_a_notice_that_nothing_mentions_something_holds_until_something_does(
    tmp_path: Path, edit: Edit
) -> None:
    """A claim that nothing mentions is told of until it is mentioned; other edits change nothing in that."""
    topics(tmp_path / "claims", "claims: {e: E}\n")
    assert edit(("affirms: d0", "denies: d0")) == (["CT308"], {"00.yaml"})
    codes, names = edit(("links: [", "links: [{from: e, supports: c0}, "))
    assert (codes, len(names)) == ([], FILES + 1)


def test_what_names_a_place_that_is_not_near_cannot_be_kept() -> None:
    """A finding in another file that names a place in the changed one must be told anew, or not at all."""
    change = Change(["a"], [], [], names={}, unpacked=lambda _: {}, quiet=False)
    there, here = Span("b", 1, 1, 1, 2), Span("a", 1, 1, 1, 2)
    plain = Diagnostic(code="CT402", severity="warning", span=there, message="m")
    labelled = Diagnostic(
        code="CT402", severity="warning", span=there, message="m", labels=(Label(here, "l"),)
    )
    moved = Diagnostic(code="CT402", severity="warning", span=here, message="m")
    assert change.kept({"ct402": [plain, moved]}, ["ct402", "ct403"], []) == {"ct402": [plain]}
    assert change.kept({"ct402": [plain, labelled]}, ["ct402"], []) is None
    scopes: dict[str, Scope] = {"ct402": ((), ("stance.said",), ()), "ct403": ((), (), ())}
    (same,) = trials(scopes, {"ct402": [labelled]}, change)
    assert [*same.scopes] == ["ct403"]


def test_what_very_many_files_mention_is_looked_at_whole(tmp_path: Path, edit: Edit) -> None:
    """A part of more than some of the files is none; then every rule is run over everything."""
    claims = tmp_path / "claims"
    topics(claims, last="sources: {z: {title: Z}}\n")
    for number in range(FILES):
        stance = f"stances: {{z: [{{id: z{number}, holder: b{number}, affirms: c0}}]}}\n"
        (claims / f"more-{number:02}.yaml").write_text(stance)
    codes, names = edit(("affirms: c0", "doubts: c0"))
    assert codes == []
    assert len(names) > FILES


def test_a_rule_that_comes_to_look_at_more_is_run_over_everything(
    tmp_path: Path, edit: Edit
) -> None:
    """With the first rating of 1 a rule looks at who relies on whom, which it had not looked at."""
    topics(tmp_path / "claims")
    rated = "links:\nassessments: [{of: t0, by: a0, dated: 2013, credibility: 1}]\nlinks:"
    codes, _ = edit(("links:", rated.removeprefix("links:\n")))
    assert codes == ["CT410"]


def test_a_rule_that_tells_once_is_run_over_everything_to_tell(tmp_path: Path, edit: Edit) -> None:
    """A loop is told where it is first met in the whole corpus, and not in a part of it."""
    topics(tmp_path / "claims")
    turned = "sN: {holder: aN, affirms: cN, said: 2011}".replace("N", "0")
    one = "sN: [{holder: a1, affirms: cN, via: [aN, bN]}, {holder: a1, affirms: cN, via: [bN, aN]}]"
    codes, _ = edit((turned, one.replace("N", "0")))
    assert "CT409" in codes


def test_what_names_very_many_files_is_looked_at_whole(tmp_path: Path, edit: Edit) -> None:
    """A stance on claims of all files is near to more than a part may have."""
    topics(tmp_path / "claims")
    every = ", ".join(f"c{number}" for number in range(FILES))
    codes, names = edit(("affirms: c0", f"affirms: [{every}]"))
    assert codes == []
    assert len(names) >= FILES
