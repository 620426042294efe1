"""Proposed links between use cases and objectives; what a person decided stays until a person decides again."""

from collections.abc import Sequence

from sqlalchemy import Engine, select, update

from knowledge.model.links import Link
from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

_links = schema.links


class SqlLinkStore:
    """Implements ``ports.LinkStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def propose(self, links: Sequence[Link]) -> None:
        rows = [{"id": each.id, "decided": False, "payload": each.model_dump_json()} for each in links]
        if not rows:
            return
        with writing(self._engine) as connection:
            statement = insert(connection, _links)
            newer = {"payload": statement.excluded.payload}
            connection.execute(
                statement.on_conflict_do_update(index_elements=["id"], set_=newer, where=_links.c.decided.is_(False)),
                rows,
            )

    def decide(self, link: Link) -> None:
        with writing(self._engine) as connection:
            decided = {"decided": link.confirmed is not None, "payload": link.model_dump_json()}
            connection.execute(update(_links).where(_links.c.id == link.id).values(decided))

    def all(self) -> list[Link]:
        with reading(self._engine) as connection:
            found = connection.execute(select(_links.c.payload)).scalars()
            links = [Link.model_validate_json(payload) for payload in found]
        return sorted(links, key=lambda each: (each.use_case, -each.strength, each.objective))
