"""The arguments and attacks of a framework while it is written, and the gates that several rooms share."""

from collections.abc import Iterable

from claimtrack.evaluation.case import Case
from claimtrack.model import Link

__all__ = ["Gates"]


class Gates:
    """Arguments, attacks, and what is made of them: gates, each written once."""

    def __init__(self, case: Case) -> None:
        """Take a case."""
        self._case = case
        self.nodes: dict[str, None] = {}
        self.attacks: list[tuple[str, str]] = []
        self.wavering: set[str] = set()
        """The knots that may turn out to be asserted by nobody, which stand and are in apart."""

    def node(self, name: str) -> str:
        """Add an argument, once."""
        self.nodes[name] = None
        return name

    def gate(self, name: str, inputs: Iterable[str]) -> str:
        """Add an argument with what attacks it."""
        self.nodes[name] = None
        self.attacks += ((one, name) for one in dict.fromkeys(inputs))
        return name

    def no(self, name: str) -> str:
        """Return what is in just when an argument is out."""
        turned = f"{name} not" if name.endswith("stands") else f"no {name}"
        if turned not in self.nodes:
            self.gate(turned, (name,))
        return turned

    def standing(self, head: str) -> str:
        """Return what says that a knot stands: the knot itself, unless it may be unasserted."""
        return f"{head} stands" if head in self.wavering else head

    def acting(self, link: Link) -> str:
        """Return what says that an undercut acts: its premise, if nothing else matters."""
        premises = self._premises(link)
        single = len(premises) == 1 and link.id not in self._case.cutters
        return premises[0] if single else f"{link.id} acts"

    def _premises(self, link: Link) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self._case.head, link.from_)))

    def cut(self) -> None:
        """Add what is cut, each attacked by its undercuts, and the gates of those undercuts."""
        cutters = self._case.cutters
        for id_ in sorted(cutters):
            self.gate(id_, map(self.acting, cutters[id_]))
        for link in {link.id: link for id_ in sorted(cutters) for link in cutters[id_]}.values():
            if self.acting(link) not in self.nodes:
                self.all_in(self.acting(link), self._premises(link), link.id)

    def cuts(self, id_: str) -> tuple[str, ...]:
        """Return what says that a link or a stance is cut; nothing where nothing undercuts it."""
        found = self._case.cutters.get(id_, ())
        if len(found) > 1:
            return (self.no(id_),)
        return tuple(map(self.acting, found))

    def all_in(self, name: str, heads: Iterable[str], link: str, *others: str) -> str:
        """Add a gate that acts while some knots are in, a link is not cut, and nothing else attacks it."""
        return self.gate(name, (*others, *map(self.no, heads), *self.cuts(link)))
