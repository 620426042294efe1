"""Roadmaps of the coach in SQL; none is ever changed."""

import json
from datetime import date
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Engine, Row, select

from knowledge.coaching.roadmap import Roadmap
from knowledge.errors import Misconfigured
from knowledge.ports import KeptRoadmap
from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

_roadmaps = schema.roadmaps


class SqlRoadmapStore:
    """Implements ``ports.RoadmapStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, kept: KeptRoadmap) -> None:
        roadmap = kept.roadmap
        row = {
            "id": roadmap.id,
            "coached": roadmap.coached.key,
            "as_of": roadmap.as_of,
            "rests_on": json.dumps(kept.use_cases),
            "payload": roadmap.model_dump_json(),
        }
        with writing(self._engine) as connection:
            connection.execute(insert(connection, _roadmaps).values(row).on_conflict_do_nothing(index_elements=["id"]))

    def one(self, roadmap_id: str) -> KeptRoadmap | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(_roadmaps).where(_roadmaps.c.id == roadmap_id)).first()
        return None if row is None else _kept(row)

    def of(self, coached: str, before: date | None = None, limit: int = 100) -> list[KeptRoadmap]:
        table = _roadmaps.c
        statement = select(_roadmaps).where(table.coached == coached)
        if before is not None:
            statement = statement.where(table.as_of < before)
        with reading(self._engine) as connection:
            rows = connection.execute(statement.order_by(table.as_of.desc(), table.seq.desc()).limit(limit))
            return [_kept(row) for row in rows]


def _kept(row: Row[Any]) -> KeptRoadmap:
    try:
        roadmap = Roadmap.model_validate_json(row.payload)
    except ValidationError as error:
        raise Misconfigured(
            f"Roadmap {row.id} in the database cannot be read: {error.errors()[0]['msg']}.",
            "A newer Koers may have written it: upgrade, or restore a backup.",
        ) from error
    return KeptRoadmap(roadmap=roadmap, use_cases=tuple(json.loads(row.rests_on)))
