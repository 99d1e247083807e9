"""Supports read as attacks: the definitions, pair by pair, and a brute force from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.semantics import READINGS, BipolarFramework, Reading

Pair = tuple[str, str]


def told(text: str) -> list[Pair]:
    """Read pairs as in `ab bc`."""
    return [(pair[0], pair[1]) for pair in text.split()]


@pytest.mark.parametrize(
    ("attacks", "supports", "reading", "expected"),
    [
        # a supports b, b attacks c: supported
        ("bc", "ab", "deductive", "ac bc"),
        ("bc", "ab", "cayrol", "ac bc"),
        ("bc", "ab", "necessary", "bc"),
        # c attacks b, a supports b: mediated
        ("cb", "ab", "deductive", "ca cb"),
        ("cb", "ab", "cayrol", "cb"),
        ("cb", "ab", "necessary", "cb"),
        # c attacks a, a supports b: secondary
        ("ca", "ab", "deductive", "ca"),
        ("ca", "ab", "cayrol", "ca cb"),
        ("ca", "ab", "necessary", "ca cb"),
        # a attacks c, a supports b: what needs the attacker attacks along with it
        ("ac", "ab", "necessary", "ac bc"),
        ("ac", "ab", "deductive", "ac"),
        ("ac", "ab", "cayrol", "ac"),
        # chains
        ("cd", "ab bc", "deductive", "ad bd cd"),
        ("dc", "ab bc", "deductive", "da db dc"),
        ("da", "ab bc", "cayrol", "da db dc"),
        ("da", "ab bc", "necessary", "da db dc"),
        # both ends at once: a entails b, c entails d, b attacks d
        ("bd", "ab cd", "deductive", "ad ac bd bc"),
        ("bd", "ba dc", "necessary", "ad ac bd bc"),
        ("bc", "ab cd", "cayrol", "ac bc bd"),
        # what comes to attack itself, and supports in a circle
        ("ba", "ab", "deductive", "aa ba"),
        ("ba", "ab", "cayrol", "aa ba bb"),
        ("ac", "ab ba", "deductive", "ac bc"),
        ("", "ab", "deductive", ""),
    ],
)
def test_each_kind_of_attack(attacks: str, supports: str, reading: Reading, expected: str) -> None:
    """The reduced framework has just the attacks that the definition names."""
    framework = BipolarFramework("abcd", told(attacks), told(supports))
    assert sorted(framework.reduce(reading).attacks) == sorted(told(expected))


def closed(supports: set[Pair], names: str) -> set[Pair]:
    """Return the supports by chains of any length, that of none included."""
    found = supports | {(name, name) for name in names}
    for middle in names:
        found |= {(a, d) for a, b in found for c, d in found if b == middle == c}
    return found


def by_definition(attacks: set[Pair], supports: set[Pair], reading: Reading) -> set[Pair]:
    """Return the attacks of a reading, straight from its definition."""
    names = "abcde"
    chains = closed(supports, names)
    if reading == "necessary":
        chains = {(b, a) for a, b in chains}
    if reading == "cayrol":
        supported = {(a, y) for a, b in chains for x, y in attacks if b == x}
        return supported | {(x, b) for x, y in attacks for a, b in chains if a == y}
    return {(a, c) for x, y in attacks for a, b in chains if b == x for c, d in chains if d == y}


pair_sets = st.sets(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=7)


@given(pair_sets, pair_sets, st.sampled_from(READINGS))
def test_the_reduced_framework_is_the_defined_one(
    attacks: set[Pair], supports: set[Pair], reading: Reading
) -> None:
    """Attacks by chains are those of a brute force over all pairs."""
    framework = BipolarFramework("abcde", sorted(attacks), sorted(supports))
    found = framework.reduce(reading)
    assert found.arguments == tuple("abcde")
    assert set(found.attacks) == by_definition(attacks, supports, reading)


@given(pair_sets, pair_sets)
def test_deductive_support_works_both_ways(attacks: set[Pair], supports: set[Pair]) -> None:
    """What follows from an accepted argument is accepted; what entails a rejected one is rejected."""
    framework = BipolarFramework("abcde", sorted(attacks), sorted(supports)).reduce("deductive")
    for extension in framework.extensions("complete"):
        labelling = framework.labelling(extension)
        for supporter, supported in supports:
            assert supporter not in extension or supported in extension
            assert supported not in labelling.rejected or supporter in labelling.rejected


def test_necessary_is_deductive_with_the_arrows_turned() -> None:
    """The two readings are each other's mirror image."""
    attacks, supports = told("ab cd ec"), told("ac be ea")
    turned = [(b, a) for a, b in supports]
    assert BipolarFramework("abcde", attacks, supports).reduce("necessary") == BipolarFramework(
        "abcde", attacks, turned
    ).reduce("deductive")


def test_unknown_ends_and_readings_are_refused() -> None:
    """The message names what is not there, or what there is."""
    with pytest.raises(ValueError, match="this support names 'z', which is not among"):
        BipolarFramework("a", [], [("a", "z")])
    wrong: Callable[[str], object] = BipolarFramework[str]("a", [], []).reduce  # type: ignore[assignment]
    with pytest.raises(ValueError, match="no reading 'best': it is one of deductive, necessary"):
        wrong("best")
