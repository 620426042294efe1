"""An alert, what happened to it, and what must be told of that."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from knowledge.model.base import Frozen, Labelled
from knowledge.pitfalls.finding import Finding, Severity, Subject


class AlertState(Labelled):
    """Where an alert is in its life; a reopened alert is firing again."""

    PENDING = "pending"
    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.PENDING: ("in afwachting", "pending"),
            cls.FIRING: ("gemeld", "firing"),
            cls.ACKNOWLEDGED: ("in behandeling", "acknowledged"),
            cls.SNOOZED: ("uitgesteld", "snoozed"),
            cls.RESOLVED: ("opgelost", "resolved"),
        }


OPEN = frozenset({AlertState.FIRING, AlertState.ACKNOWLEDGED, AlertState.SNOOZED})

Happening = Literal[
    "seen",
    "dropped",
    "fired",
    "escalated",
    "worsened",
    "returned",
    "resolved",
    "reopened",
    "replaced",
    "acknowledged",
    "snoozed",
    "confirmed",
    "false_alarm",
]
"""``worsened`` says that it is more severe, ``returned`` ends a snooze, ``dropped`` what never fired; ``replaced``
gives way to a newer version of its rule."""

TOLD = frozenset({"fired", "escalated", "worsened", "returned", "resolved", "reopened"})


class Window(Frozen):
    """A span of days in which a scan ran, counted from the first day of the calendar, and what its last scan saw."""

    index: int
    found: bool


class Step(Frozen):
    """Something that happened to an alert; ``by`` is who did it, empty for a scan."""

    what: Happening
    on: date
    by: str = ""
    note: str = ""


class Alert(Frozen):
    """A finding that people are or will be told of.

    ``finding`` is how it was last seen. ``fired_on`` is the day since which it has been waiting for somebody;
    ``escalated`` is how many levels it was brought up again since then, and ``worst`` the highest severity that was
    told of. ``muted`` says that a person called it a false alarm and that it has been found ever since.
    """

    id: str
    fingerprint: str
    state: AlertState
    finding: Finding
    first_seen: date
    last_seen: date
    checked_on: date
    windows: tuple[Window, ...] = ()
    fired_on: date | None = None
    escalated: int = 0
    worst: Severity | None = None
    snoozed_until: date | None = None
    resolved_on: date | None = None
    muted: bool = False
    history: tuple[Step, ...] = ()

    @property
    def pitfall(self) -> str:
        return self.finding.pitfall

    @property
    def subject(self) -> Subject:
        return self.finding.subject

    @property
    def severity(self) -> Severity:
        return self.finding.severity

    @property
    def open(self) -> bool:
        """Whether people were told of it and it has not ended."""
        return self.state in OPEN


class Transition(Frozen):
    """What a scan or a person did to an alert. ``deliver`` says that recipients must be told, once per ``key``."""

    key: str
    alert_id: str
    what: Happening
    on: date
    before: AlertState | None
    after: AlertState
    deliver: bool


def fingerprint(finding: Finding, first_seen: date, period_days: int) -> str:
    """The hash of rule, version, subject and the period in which it was first seen."""
    period = first_seen.toordinal() // period_days
    core = [finding.pitfall, finding.rule_version, finding.subject.kind, finding.subject.id, period_days, period]
    return hashlib.sha256(json.dumps(core).encode()).hexdigest()


def stepped(
    alert: Alert,
    what: Happening,
    on: date,
    after: AlertState,
    changes: Mapping[str, object] = MappingProxyType({}),
    by: str = "",
    note: str = "",
) -> tuple[Alert, Transition]:
    """The alert after something happened to it, with what else ``changes``, and the transition that tells so.

    The key depends on the alert and on how much happened to it before: deciding the same again gives the same key.
    """
    core = f"{alert.fingerprint}/{len(alert.history)}/{what}"
    transition = Transition(
        key=hashlib.sha256(core.encode()).hexdigest(),
        alert_id=alert.id,
        what=what,
        on=on,
        before=alert.state if alert.history else None,
        after=after,
        deliver=what in TOLD or (what == "false_alarm" and alert.open),
    )
    history = (*alert.history, Step(what=what, on=on, by=by, note=note))
    return alert.model_copy(update={"state": after, "history": history, **changes}), transition
