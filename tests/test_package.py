"""The names of the package: all there, loaded when asked for, and no sooner."""

import subprocess
import sys

import pytest

import claimtrack


@pytest.mark.parametrize("name", claimtrack.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Whatever `__all__` lists can be imported, and is documented where it is a class or function."""
    found = getattr(claimtrack, name)
    assert callable(found) or isinstance(found, str)
    if callable(found):
        assert (found.__name__, bool(found.__doc__)) == (name, True)


def test_the_names_listed_are_those_that_are_loaded() -> None:
    """`dir` shows the public names, and no name is public without being listed, nor listed twice."""
    homes = [name for names in claimtrack._HOMES.values() for name in names]
    assert sorted([*homes, "__version__"]) == sorted(claimtrack.__all__)
    assert dir(claimtrack) == sorted(claimtrack.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public fails as it does everywhere in Python."""
    with pytest.raises(AttributeError, match=r"^module 'claimtrack' has no attribute 'lod'$"):
        claimtrack.lod  # noqa: B018 - the look-up is what is tested


def modules_after(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has after a statement."""
    script = f"import sys; {statement}; print(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {script}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    """`import claimtrack` costs next to nothing until a name is used."""
    assert modules_after("import claimtrack") & {"attr", "attrs", "yaml", "networkx"} == set()


def test_networkx_is_loaded_for_the_graph_alone() -> None:
    """A corpus is loaded, checked and asked without networkx."""
    statement = "import claimtrack; claimtrack.Corpus; claimtrack.check; claimtrack.Finding"
    assert modules_after(statement) & {"yaml", "networkx"} <= {"yaml"}
