"""Who asks: every read takes one."""

from collections.abc import Iterable

from knowledge.model.base import Frozen


class Principal(Frozen):
    """Somebody who reads; ``groups`` are the reader groups that they belong to."""

    id: str
    name: str = ""
    groups: frozenset[str] = frozenset()
    reads_everything: bool = False

    def may_read(self, groups: Iterable[str]) -> bool:
        """Whether something with these reader groups may be shown; no groups means everybody."""
        wanted = frozenset(groups)
        return not wanted or self.reads_everything or bool(wanted & self.groups)


OWNER = Principal(id="owner", name="owner of this home", reads_everything=True)
