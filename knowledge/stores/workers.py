"""The processes that work, and how far their jobs are. A process shows that it lives by changing its row."""

from sqlalchemy import Engine, delete, select, update

from knowledge.stores import schema
from knowledge.stores.dialects import insert
from knowledge.stores.engine import reading, writing

_workers, _progress = schema.workers, schema.job_progress
GONE = 0.0


class SqlWorkers:
    """A row for each process; what it holds says nothing but that it differs from the time before."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def beat(self, worker: str, stamp: float) -> None:
        """Shows that ``worker`` lives; a ``stamp`` of ``GONE`` says that it no longer does."""
        with writing(self._engine) as connection:
            statement = insert(connection, _workers).values(id=worker, seen_at=stamp)
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"seen_at": stamp}))

    def add(self, workers: set[str]) -> None:
        """Adds as gone those who have no row."""
        if not workers:
            return
        rows = [{"id": worker, "seen_at": GONE} for worker in sorted(workers)]
        with writing(self._engine) as connection:
            connection.execute(insert(connection, _workers).on_conflict_do_nothing(index_elements=["id"]), rows)

    def stamps(self) -> dict[str, float]:
        """The last stamp of everybody."""
        with reading(self._engine) as connection:
            return {row.id: row.seen_at for row in connection.execute(select(_workers))}

    def claim(self, worker: str, seen: float, stamp: float) -> bool:
        """Makes the caller the one who takes over from ``worker``, if nothing changed since it was ``seen``."""
        unchanged = (_workers.c.id == worker) & (_workers.c.seen_at == seen)
        with writing(self._engine) as connection:
            return bool(connection.execute(update(_workers).where(unchanged).values(seen_at=stamp)).rowcount)

    def remove(self, worker: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(_workers).where(_workers.c.id == worker))


class SqlProgress:
    """How far jobs are, and how often each was begun."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, job: str) -> int:
        """Notes that a job begins; how often it has begun."""
        with writing(self._engine) as connection:
            statement = insert(connection, _progress).values(job=job, starts=1, done=0)
            again = {"starts": _progress.c.starts + 1}
            connection.execute(statement.on_conflict_do_update(index_elements=["job"], set_=again))
            return int(connection.execute(select(_progress.c.starts).where(_progress.c.job == job)).scalar_one())

    def report(self, job: str, done: int, total: int) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(_progress).where(_progress.c.job == job).values(done=done, total=total))

    def far(self, job: str) -> tuple[int, int | None]:
        """(done, total) of a job, as it was reported last."""
        with reading(self._engine) as connection:
            row = connection.execute(select(_progress).where(_progress.c.job == job)).one_or_none()
            return (row.done, row.total) if row else (0, None)

    def forget(self, jobs: list[str]) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(_progress).where(_progress.c.job.in_(jobs)))
