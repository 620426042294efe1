"""Ratings of use cases, by people and models, in the order in which they were given."""

from collections.abc import Collection, Sequence

from sqlalchemy import Engine, insert, select

from knowledge.scoring.rating import Rating
from knowledge.stores import schema
from knowledge.stores.engine import reading, writing

NAMED = 500
"""More ids than this are looked for here: a database takes only so many in one statement."""
_ratings = schema.ratings


class SqlRatingStore:
    """Implements ``ports.RatingStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, ratings: Sequence[Rating]) -> None:
        rows = [{"use_case": each.use_case, "payload": each.model_dump_json()} for each in ratings]
        if rows:
            with writing(self._engine) as connection:
                connection.execute(insert(_ratings), rows)

    def of(self, use_cases: Collection[str]) -> list[Rating]:
        wanted = set(use_cases)
        statement = select(_ratings.c.use_case, _ratings.c.payload).order_by(_ratings.c.seq)
        if len(wanted) <= NAMED:
            statement = statement.where(_ratings.c.use_case.in_(sorted(wanted)))
        with reading(self._engine) as connection:
            found = connection.execute(statement)
            return [Rating.model_validate_json(payload) for key, payload in found if key in wanted]
