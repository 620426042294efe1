"""Alerts, and what people thought of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from knowledge.alerts.alert import Alert
from knowledge.alerts.feedback import Feedback
from knowledge.model.base import Frozen
from knowledge.ports.outbox import Outgoing


class KeptAlerts(Frozen):
    """Alerts as they were when they were read, oldest first; ``revision`` changes whenever any of them does.

    ``scanned_on`` is the day of the last scan, of whatever it found.
    """

    revision: int
    alerts: tuple[Alert, ...]
    scanned_on: date | None


class AlertChanges(Frozen):
    """What became of the alerts that were read at ``revision``, and the messages that tell of it.

    ``alerts`` replace those with the same id, those named in ``dropped`` go, ``scanned_on`` is the day of a scan.
    """

    revision: int
    alerts: tuple[Alert, ...] = ()
    dropped: tuple[str, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    messages: tuple[Outgoing, ...] = ()
    scanned_on: date | None = None


class AlertStore(Protocol):
    """Alerts, what people thought of them, and the days of the scans.

    Who may read an alert is who may read everything that its finding rests on: ``pitfalls.rights`` tells, and
    whoever shows an alert asks it.
    """

    def load(
        self, ended_since: date | None = None, among: Mapping[str, frozenset[str] | None] | None = None
    ) -> KeptAlerts:
        """Every alert; with a day, without those that ended before it and can no longer return.

        ``among`` names the subjects, ``kind:id``, of each pitfall that is wanted, ``None`` for all of one.
        """
        ...

    def one(self, alert_id: str) -> KeptAlerts:
        """Only this alert, or none."""
        ...

    def apply(self, changes: AlertChanges, now: datetime) -> None:
        """Stores all of it, messages included, or nothing. AlertsChanged where they changed since they were read."""
        ...

    def feedback(self) -> list[Feedback]:
        """Every verdict, in the order in which they were given."""
        ...
