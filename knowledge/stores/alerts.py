"""Alerts in SQL: written with the verdicts and the messages that belong to them, or not at all."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy import ColumnElement, Connection, Engine, delete, false, func, or_, select, true
from sqlalchemy import insert as plain_insert

from knowledge.alerts import problems
from knowledge.alerts.alert import Alert
from knowledge.alerts.errors import AlertsChanged
from knowledge.alerts.feedback import Feedback
from knowledge.errors import Misconfigured
from knowledge.pitfalls.finding import subject_key
from knowledge.ports import AlertChanges, KeptAlerts
from knowledge.stores import outbox, schema
from knowledge.stores.dialects import advance, insert
from knowledge.stores.engine import reading, writing

_Model = TypeVar("_Model", bound=BaseModel)
COUNTER = "alerts"
_alerts, _feedback, _scans = schema.alerts, schema.alert_feedback, schema.alert_scans


class SqlAlertStore:
    """Implements ``ports.AlertStore``. The revision is a counter that every write adds one to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(
        self, ended_since: date | None = None, among: Mapping[str, frozenset[str] | None] | None = None
    ) -> KeptAlerts:
        wanted = [] if ended_since is None else [_ended_since(ended_since)]
        return self._kept(*wanted, *([] if among is None else [_among(among)]))

    def one(self, alert_id: str) -> KeptAlerts:
        return self._kept(_alerts.c.id == alert_id)

    def apply(self, changes: AlertChanges, now: datetime) -> None:
        with writing(self._engine) as connection:
            # The counter's row puts writers in line, so that what is compared below is the newest.
            advance(connection, COUNTER)
            if _revision(connection) != changes.revision + 1:
                raise AlertsChanged(problems.CHANGED(), problems.TRY_AGAIN())
            _write(connection, changes)
            outbox.put(connection, changes.messages, now)

    def feedback(self) -> list[Feedback]:
        with reading(self._engine) as connection:
            found = connection.execute(select(_feedback.c.payload).order_by(_feedback.c.seq)).scalars()
            return _parsed(Feedback, found)

    def _kept(self, *conditions: ColumnElement[bool]) -> KeptAlerts:
        with reading(self._engine) as connection:
            revision = _revision(connection)
            payloads = connection.execute(select(_alerts.c.payload).where(*conditions)).scalars()
            alerts = sorted(_parsed(Alert, payloads), key=lambda alert: (alert.first_seen, alert.id))
            scanned_on = connection.execute(select(func.max(_scans.c.day))).scalar()
        return KeptAlerts(revision=revision, alerts=tuple(alerts), scanned_on=scanned_on)


def _parsed(model: type[_Model], payloads: Iterable[str]) -> list[_Model]:
    try:
        return [model.model_validate_json(payload) for payload in payloads]
    except ValidationError as error:
        raise Misconfigured(
            f"The alerts in the database cannot be read: {error.errors()[0]['msg']}.",
            "A newer Koers may have written them: upgrade, or restore a backup.",
        ) from error


def _revision(connection: Connection) -> int:
    table = schema.counters
    return connection.execute(select(table.c.value).where(table.c.name == COUNTER)).scalar() or 0


def _ended_since(day: date) -> ColumnElement[bool]:
    return or_(_alerts.c.ended_on.is_(None), _alerts.c.ended_on >= day)


def _among(subjects: Mapping[str, frozenset[str] | None]) -> ColumnElement[bool]:
    each = [
        (_alerts.c.pitfall == pitfall) & (true() if keys is None else _alerts.c.subject.in_(sorted(keys)))
        for pitfall, keys in subjects.items()
    ]
    return or_(false(), *each)


def _write(connection: Connection, changes: AlertChanges) -> None:
    if changes.dropped:
        connection.execute(delete(_alerts).where(_alerts.c.id.in_(changes.dropped)))
    if changes.alerts:
        statement = insert(connection, _alerts)
        replaced = {name: statement.excluded[name] for name in ("state", "subject", "ended_on", "payload")}
        statement = statement.on_conflict_do_update(index_elements=["id"], set_=replaced)
        connection.execute(statement, [_row(alert) for alert in changes.alerts])
    if changes.feedback:
        rows = [
            {"alert": each.alert_id, "pitfall": each.pitfall, "payload": each.model_dump_json()}
            for each in changes.feedback
        ]
        connection.execute(plain_insert(_feedback), rows)
    if changes.scanned_on is not None:
        scanned = insert(connection, _scans).values(day=changes.scanned_on)
        connection.execute(scanned.on_conflict_do_nothing(index_elements=["day"]))


def _row(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.id,
        "state": alert.state.value,
        "pitfall": alert.pitfall,
        "subject": subject_key(alert.subject),
        # A muted one stays until its finding has gone, however long that takes.
        "ended_on": None if alert.muted else alert.resolved_on,
        "payload": alert.model_dump_json(),
    }
