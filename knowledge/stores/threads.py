"""Conversations: the turns of a thread, for the principal who began it."""

from sqlalchemy import Connection, Engine, delete, select

from knowledge import problems
from knowledge.errors import InvalidInput, NotFound
from knowledge.model.principal import Principal
from knowledge.ports import Turn
from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

MOST_TURNS = 100
LONGEST_ID = 200
_threads, _turns = schema.threads, schema.turns


class SqlThreadStore:
    """Implements ``ports.ThreadStore``; a thread keeps its newest ``MOST_TURNS`` turns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def turns(self, thread_id: str, principal: Principal) -> list[Turn]:
        _check(thread_id)
        with reading(self._engine) as connection:
            _own(connection, thread_id, principal)
            statement = select(_turns.c.payload).where(_turns.c.thread == thread_id).order_by(_turns.c.seq)
            return [Turn.model_validate_json(payload) for payload in connection.execute(statement).scalars()]

    def add(self, thread_id: str, principal: Principal, turn: Turn) -> None:
        _check(thread_id)
        with writing(self._engine) as connection:
            row = {"id": thread_id, "owner": principal.id}
            connection.execute(insert(connection, _threads).values(row).on_conflict_do_nothing())
            _own(connection, thread_id, principal)
            payload = turn.model_dump_json()
            connection.execute(insert(connection, _turns).values(thread=thread_id, payload=payload))
            kept = select(_turns.c.seq).where(_turns.c.thread == thread_id).order_by(_turns.c.seq.desc())
            oldest = kept.offset(MOST_TURNS - 1).limit(1).scalar_subquery()
            connection.execute(delete(_turns).where(_turns.c.thread == thread_id, _turns.c.seq < oldest))


def _check(thread_id: str) -> None:
    if not 0 < len(thread_id) <= LONGEST_ID or not thread_id.isprintable():
        raise InvalidInput(problems.THREAD_ID(most=LONGEST_ID), problems.THREAD_ID_HINT())


def _own(connection: Connection, thread_id: str, principal: Principal) -> None:
    owner = connection.execute(select(_threads.c.owner).where(_threads.c.id == thread_id)).scalar()
    if owner is not None and owner != principal.id:
        raise NotFound(problems.NO_THREAD(thread=thread_id), problems.NO_THREAD_HINT())
