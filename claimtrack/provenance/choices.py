"""Many sets told as few: ids that can stand for one another in all of them are told together."""

from collections.abc import Iterable

__all__ = ["Choice", "choices"]

Choice = tuple[tuple[str, ...], ...]
"""Lists of ids: one of each makes a set."""


def choices(sets: Iterable[tuple[str, ...]]) -> tuple[Choice, ...]:
    """Return choices that make just the sets given, sorted.

    >>> choices([("a", "c"), ("b", "c")])
    ((('a', 'b'), ('c',)),)
    """
    found = sorted(set(sets))
    beside: dict[str, set[frozenset[str]]] = {}
    for ids in found:
        for id_ in ids:
            beside.setdefault(id_, set()).add(frozenset(ids) - {id_})
    alike: dict[frozenset[frozenset[str]], list[str]] = {}
    for id_ in sorted(beside):
        alike.setdefault(frozenset(beside[id_]), []).append(id_)
    group = {id_: tuple(ids) for ids in alike.values() for id_ in ids}
    return tuple(sorted({tuple(sorted(group[id_] for id_ in ids)) for ids in found}))
