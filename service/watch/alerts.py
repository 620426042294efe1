"""The list of alerts, and what people do with one."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knowledge.alerts.actions import Act, ActionName, act
from knowledge.alerts.alert import Alert, AlertState
from knowledge.alerts.feedback import Precision, precision
from knowledge.errors import InvalidInput, NotFound
from knowledge.ports import AlertChanges, KeptAlerts
from service.problems import NOTE_AT_MOST, NOTE_TOO_LONG
from service.watch import problems
from service.watch.rights import may_read
from service.watch.scan import again
from service.watch.telling import messages
from service.watch.view import by_weight

if TYPE_CHECKING:
    from service.bootstrap import Koers

LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does with an alert: ``until`` is the day on which a snoozed one may return."""

    action: ActionName
    until: date | None = None
    note: str = ""


def alerts(koers: "Koers", state: AlertState | None = None, *, every: bool = False) -> list[Alert]:
    """The alerts that this reader may see, the worst first.

    Those in one ``state`` where it is given; else those that have not ended, or with ``every`` these too.
    """
    seen = may_read(koers, koers.principal)
    wanted = {state} if state else set(AlertState) - (set() if every else {AlertState.RESOLVED})
    # Nothing ends on the last day of the calendar: what has ended is read only where it is wanted.
    kept = koers.stores.alerts.load(ended_since=None if AlertState.RESOLVED in wanted else date.max)
    return by_weight(alert for alert in kept.alerts if alert.state in wanted and seen(alert.finding))


def alert(koers: "Koers", alert_id: str) -> Alert:
    """One alert. NotFound where there is none that this reader may see."""
    return _one(koers, alert_id)[0]


def rule_precision(koers: "Koers") -> list[Precision]:
    """How often each rule was right, by what people said of the alerts that this reader may see."""
    feedback = koers.stores.alerts.feedback()
    if koers.principal.rights:
        seen = may_read(koers, koers.principal)
        own = {each.id for each in koers.stores.alerts.load().alerts if seen(each.finding)}
        feedback = [each for each in feedback if each.alert_id in own]
    return precision(feedback)


def do(koers: "Koers", alert_id: str, deed: Deed) -> Alert:
    """Does something with an alert, today, in the name of whoever asks; the alert afterwards.

    NotFound where there is none that this reader may see; else as ``knowledge.alerts.actions.act``.
    """
    if deed.until is not None and deed.action != "snooze":
        raise InvalidInput(problems.ONLY_A_SNOOZE(), problems.LEAVE_DAY_OUT())
    if len(deed.note) > LONGEST_NOTE:
        raise InvalidInput(NOTE_TOO_LONG(count=len(deed.note)), NOTE_AT_MOST(most=LONGEST_NOTE))
    return again(lambda: _done(koers, alert_id, deed))


def _done(koers: "Koers", alert_id: str, deed: Deed) -> Alert:
    alert, kept = _one(koers, alert_id)
    now = koers.clock()
    acted = act(alert, deed.action, Act(on=now.date(), by=koers.principal.id, until=deed.until, note=deed.note))
    if acted.transitions:
        changes = AlertChanges(
            revision=kept.revision,
            alerts=(acted.alert,),
            feedback=(acted.feedback,) if acted.feedback else (),
            messages=messages(koers, acted.transitions, {alert.id: acted.alert}),
        )
        koers.stores.alerts.apply(changes, now)
    return acted.alert


def _one(koers: "Koers", alert_id: str) -> tuple[Alert, KeptAlerts]:
    kept = koers.stores.alerts.one(alert_id)
    seen = may_read(koers, koers.principal)
    for alert in kept.alerts:
        if seen(alert.finding):
            return alert, kept
    raise NotFound(problems.NO_ALERT(given=alert_id), problems.SEE_ALERTS())
