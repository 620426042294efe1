"""A scan: the rules look at a day, the alerts move on, and what must be told goes into the outbox with them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, Field

from knowledge.alerts.advance import advance
from knowledge.alerts.alert import Alert, Happening, Transition
from knowledge.alerts.errors import AlertsChanged, ClockWentBack
from knowledge.alerts.policy import Policy
from knowledge.alerts.problems import CLOCK_WENT_BACK
from knowledge.errors import InvalidInput
from knowledge.model.base import Language
from knowledge.model.principal import OWNER
from knowledge.pitfalls import catalogue
from knowledge.pitfalls.finding import Finding, Silence
from knowledge.pitfalls.touched import Scope
from knowledge.ports import AlertChanges
from service.watch import problems
from service.watch.rights import may_read
from service.watch.telling import messages
from service.watch.view import AlertView, by_weight

if TYPE_CHECKING:
    from service.bootstrap import Koers

POLICY = Policy()
TRIES = 5
T = TypeVar("T")


class Happened(BaseModel):
    """What the scan did to an alert."""

    alert_id: str
    what: Happening


class SilenceView(BaseModel):
    """Why a rule, or a part of it, said nothing."""

    pitfall: str
    part: str
    reason: str


class ScanReport(BaseModel):
    """The alerts whose pitfall is there on this day, the worst first, and what changed since the last scan."""

    as_of: date
    alerts: list[AlertView]
    happened: list[Happened] = Field(description="Empty where nothing changed.")
    silences: list[SilenceView] = Field(description="What could not be judged, and why.")


def scan(koers: "Koers", as_of: date, language: Language) -> ScanReport:
    """Scans the whole portfolio as of a day, and shows what this reader may see of it.

    InvalidInput for a day that is still to come, ClockWentBack for one before the last scan; nothing changes then.
    """
    today = koers.clock().date()
    if as_of > today:
        raise InvalidInput(problems.STILL_TO_COME(day=as_of), problems.SCAN_EARLIER(today=today))
    found = catalogue.scan(
        koers.stores.portfolio.load(OWNER).at(as_of),
        koers.context(OWNER, koers.settings.language),
    )
    alerts, transitions = again(lambda: advanced(koers, found.findings, as_of))
    seen = may_read(koers, koers.principal)
    shown = {key: alert for key, alert in alerts.items() if seen(alert.finding)}
    there = by_weight(alert for alert in shown.values() if alert.last_seen == as_of)
    return ScanReport(
        as_of=as_of,
        alerts=[AlertView.of(alert, language) for alert in there],
        happened=[Happened(alert_id=each.alert_id, what=each.what) for each in transitions if each.alert_id in shown],
        silences=[
            SilenceView(pitfall=each.pitfall, part=each.part, reason=each.reason.within(language))
            for each in _silences(koers, as_of, found)
        ],
    )


def advanced(
    koers: "Koers", findings: Sequence[Finding], on: date, among: Scope | None = None
) -> tuple[Mapping[str, Alert], list[Transition]]:
    """The alerts of before and after the scan, the newer one of each, and what happened to them.

    With ``among`` only these alerts are moved on, and the day does not count as one that was scanned.
    """
    kept = koers.stores.alerts.load(_earliest(on), among)
    if kept.scanned_on and on < kept.scanned_on:
        raise ClockWentBack(CLOCK_WENT_BACK(day=on, last=kept.scanned_on), problems.CHECK_CLOCK())
    after, transitions = advance(kept.alerts, findings, on, POLICY)
    before = {alert.id: alert for alert in kept.alerts}
    alerts = before | {alert.id: alert for alert in after}
    changed = tuple(alert for alert in after if before.get(alert.id) != alert)
    scanned_on = on if among is None else kept.scanned_on
    if changed or transitions or kept.scanned_on != scanned_on:
        dropped = tuple(before.keys() - {alert.id for alert in after})
        koers.stores.alerts.apply(
            AlertChanges(
                revision=kept.revision,
                alerts=changed,
                dropped=dropped,
                messages=messages(koers, transitions, alerts),
                scanned_on=scanned_on,
            ),
            koers.clock(),
        )
    return alerts, transitions


def _earliest(on: date) -> date:
    """The first day of which an alert that ended on it may still return."""
    return max(on, date.min + timedelta(POLICY.reopen_within)) - timedelta(POLICY.reopen_within)


def _silences(koers: "Koers", as_of: date, found: catalogue.Scan) -> Sequence[Silence]:
    """As this reader's own part of the portfolio has them: they count, and quote, what they are about."""
    if koers.principal.reads_everything:
        return found.silences
    snapshot = koers.stores.portfolio.load(koers.principal).at(as_of)
    context = koers.context(koers.principal, koers.settings.language)
    return [silence for pitfall in catalogue.PITFALLS for silence in pitfall.guard(snapshot, context)]


def again(attempt: Callable[[], T]) -> T:
    """What ``attempt`` gives, tried again where somebody else changed the alerts meanwhile."""
    for _ in range(TRIES - 1):
        try:
            return attempt()
        except AlertsChanged:
            continue
    return attempt()
