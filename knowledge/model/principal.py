"""Who asks: every read takes one."""

from collections.abc import Iterable
from typing import Self

from knowledge.model.base import Frozen


class Principal(Frozen):
    """Somebody who reads; ``groups`` are the reader groups that they belong to.

    ``company`` are the others who read along: then only what every one of them may read counts.
    """

    id: str
    name: str = ""
    groups: frozenset[str] = frozenset()
    reads_everything: bool = False
    company: "tuple[Principal, ...]" = ()

    def may_read(self, groups: Iterable[str]) -> bool:
        """Whether something with these reader groups may be shown; no groups means everybody."""
        wanted = frozenset(groups)
        own = not wanted or self.reads_everything or bool(wanted & self.groups)
        return own and all(each.may_read(wanted) for each in self.company)

    @property
    def rights(self) -> frozenset[frozenset[str]]:
        """What decides what may be read: the groups of everybody who reads along and does not read everything."""
        own = frozenset[frozenset[str]]() if self.reads_everything else frozenset({self.groups})
        return own.union(*(each.rights for each in self.company))

    @classmethod
    def together(cls, readers: Iterable[Self]) -> "Principal":
        """All of them at once, who may read what each of them may; ``ANYBODY`` where there are none."""
        everyone = {reader.id: reader for reader in readers}
        limited = [reader for reader in everyone.values() if reader.rights]
        first, *others = limited or everyone.values() or (ANYBODY,)
        return first if not limited else first.model_copy(update={"company": (*first.company, *others)})


ANYBODY = Principal(id="anybody")
"""A reader of whom nothing is known: only what everybody may read."""

OWNER = Principal(id="owner", name="owner of this home", reads_everything=True)
