"""The list of alerts, and what people do with one."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knowledge.alerts.actions import Act, ActionName, act
from knowledge.alerts.alert import Alert, AlertState
from knowledge.errors import InvalidInput, NotFound
from knowledge.ports import AlertChanges
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


def do(koers: "Koers", alert_id: str, deed: Deed) -> Alert:
    """Does something with an alert, today, in the name of whoever asks; the alert afterwards.

    NotFound where there is none that this reader may see; else as ``knowledge.alerts.actions.act``.
    """
    if deed.until is not None and deed.action != "snooze":
        raise InvalidInput("Only a snooze takes a day to end on.", "Leave the day out, or snooze the alert.")
    if len(deed.note) > LONGEST_NOTE:
        raise InvalidInput(f"The note has {len(deed.note):,} characters.", f"At most {LONGEST_NOTE:,} are kept.")
    return again(lambda: _done(koers, alert_id, deed))


def _done(koers: "Koers", alert_id: str, deed: Deed) -> Alert:
    kept = koers.stores.alerts.one(alert_id)
    alert = next((each for each in kept.alerts if may_read(koers, koers.principal)(each.finding)), None)
    if alert is None:
        raise NotFound(f"There is no alert {alert_id!r}.", "See koers alerts --all for what there is.")
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
