"""What people do with an alert."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from knowledge.alerts import problems
from knowledge.alerts.advance import ended
from knowledge.alerts.alert import Alert, AlertState, Transition, stepped
from knowledge.alerts.errors import NotPossible, OutOfOrder
from knowledge.alerts.feedback import Feedback, Verdict
from knowledge.errors import InvalidInput
from knowledge.said import Wording

ActionName = Literal["ack", "snooze", "resolve", "confirm", "false_alarm"]


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something on a day; ``until`` is the day on which a snoozed alert may return."""

    on: date
    by: str
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Acted:
    """The alert afterwards, what happened to it, and the feedback to keep."""

    alert: Alert
    transitions: tuple[Transition, ...] = ()
    feedback: Feedback | None = None


def act(alert: Alert, action: ActionName, deed: Act) -> Acted:
    """Does something with an alert that fired. What has no effect any more, such as a second ack, changes nothing.

    Raises OutOfOrder for a day before the last thing that happened to it, NotPossible where its state does not allow
    the action, and InvalidInput for a snooze without a later day or an action that is not known.
    """
    if action not in ACTIONS:
        raise InvalidInput(problems.NO_ACTION(given=action), problems.ACTIONS_ARE(actions=get_args(ActionName)))
    last = alert.history[-1].on
    if deed.on < last:
        said = problems.HAPPENED_LATER(alert=alert.id, last=last, day=deed.on)
        raise OutOfOrder(said, problems.LOOK_AGAIN())
    if alert.state is AlertState.PENDING:
        raise NotPossible(problems.NOT_FIRED(alert=alert.id), problems.WAIT())
    return ACTIONS[action](alert, deed)


def _ack(alert: Alert, deed: Act) -> Acted:
    if alert.state is AlertState.ACKNOWLEDGED:
        return Acted(alert)
    _refuse_ended(alert, problems.ENDED_UNACKNOWLEDGED)
    return _moved(alert, deed, "acknowledged", AlertState.ACKNOWLEDGED, {"snoozed_until": None})


def _snooze(alert: Alert, deed: Act) -> Acted:
    if deed.until is None or deed.until <= deed.on:
        raise InvalidInput(problems.SNOOZE_LATER(), problems.DAY_AFTER(day=deed.on))
    if alert.state is AlertState.SNOOZED and alert.snoozed_until == deed.until:
        return Acted(alert)
    _refuse_ended(alert, problems.ENDED_UNSNOOZED)
    return _moved(alert, deed, "snoozed", AlertState.SNOOZED, {"snoozed_until": deed.until})


def _resolve(alert: Alert, deed: Act) -> Acted:
    if alert.state is AlertState.RESOLVED:
        return Acted(alert)
    return _moved(alert, deed, "resolved", AlertState.RESOLVED, ended(deed.on))


def _confirm(alert: Alert, deed: Act) -> Acted:
    after = AlertState.ACKNOWLEDGED if alert.state is AlertState.FIRING else alert.state
    return _judged(alert, deed, "confirmed", after, {})


def _false_alarm(alert: Alert, deed: Act) -> Acted:
    # An alert that ended long ago must not be woken: a newer one may be about the same subject.
    changes = ended(deed.on) | {"muted": True} if alert.open else {}
    return _judged(alert, deed, "false_alarm", AlertState.RESOLVED, changes)


def _judged(alert: Alert, deed: Act, verdict: Verdict, after: AlertState, changes: Mapping[str, object]) -> Acted:
    moved, told = stepped(alert, verdict, deed.on, after, changes, deed.by, deed.note)
    feedback = Feedback(
        alert_id=alert.id,
        pitfall=alert.pitfall,
        rule_version=alert.finding.rule_version,
        subject=alert.subject,
        verdict=verdict,
        by=deed.by,
        on=deed.on,
        note=deed.note,
    )
    return Acted(moved, (told,), feedback)


def _moved(
    alert: Alert,
    deed: Act,
    what: Literal["acknowledged", "snoozed", "resolved"],
    after: AlertState,
    changes: Mapping[str, object],
) -> Acted:
    moved, told = stepped(alert, what, deed.on, after, changes, deed.by, deed.note)
    return Acted(moved, (told,))


def _refuse_ended(alert: Alert, refused: Wording) -> None:
    if not alert.open:
        raise NotPossible(refused(alert=alert.id), problems.RETURNS())


ACTIONS: Mapping[str, Callable[[Alert, Act], Acted]] = {
    "ack": _ack,
    "snooze": _snooze,
    "resolve": _resolve,
    "confirm": _confirm,
    "false_alarm": _false_alarm,
}
