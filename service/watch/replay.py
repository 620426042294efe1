"""Looking back: which alerts would have fired when, had these days been scanned. Nothing is written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from knowledge.alerts.advance import advance
from knowledge.alerts.alert import Alert, Transition
from knowledge.alerts.feedback import Feedback, Verdict
from knowledge.errors import InvalidInput
from knowledge.model.base import Language
from knowledge.model.principal import OWNER
from knowledge.pitfalls import catalogue
from knowledge.pitfalls.finding import Severity, Subject
from service.watch import problems
from service.watch.rights import may_read
from service.watch.scan import POLICY

if TYPE_CHECKING:
    from service.bootstrap import Koers

MOST_SCANS = 1_100


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are scanned: ``first``, and every so many days after it up to ``last``."""

    first: date
    last: date
    every: int = 1

    def days(self) -> list[date]:
        """InvalidInput for a span that ends before it begins, or takes too many scans."""
        if self.last < self.first or self.every < 1:
            said = problems.NOTHING_TO_SCAN(first=self.first, last=self.last, every=self.every)
            raise InvalidInput(said, problems.EARLIER_FIRST())
        count = (self.last - self.first).days // self.every + 1
        if count > MOST_SCANS:
            raise InvalidInput(problems.TOO_MANY_SCANS(count=count, most=MOST_SCANS), problems.SHORTER_SPAN())
        return [self.first + timedelta(number * self.every) for number in range(count)]


class Fired(BaseModel):
    """An alert that would have fired; ``days_after`` is how long its pitfall had been there by then."""

    fired_on: date
    resolved_on: date | None = Field(description="When it would have ended; null where it was still there.")
    pitfall: str
    severity: Severity
    subject: Subject
    since: date
    days_after: int
    claim: str
    verdict: Verdict | None = Field(description="What a person said of the alert that did fire about this subject.")


class Tally(BaseModel):
    """How often a rule would have fired in a quarter, and how many of those people called false alarms."""

    pitfall: str
    quarter: str
    fired: int
    false_alarms: int


class Replay(BaseModel):
    """What scans of these days would have told."""

    first: date
    last: date
    scans: int
    fired: list[Fired]
    tally: list[Tally]


def replay(koers: "Koers", span: Span, language: Language, advanced: Callable[[int, int], None]) -> Replay:
    """Scans one day after another, beginning with no alerts, over what is known today of those days.

    ``advanced(done, total)`` hears how many were scanned.
    """
    days = span.days()
    portfolio = koers.stores.portfolio.load(OWNER)
    context = koers.context(OWNER, language)
    seen, feedback = may_read(koers, koers.principal), koers.stores.alerts.feedback()
    alerts: list[Alert] = []
    fired: dict[str, Fired] = {}
    for number, day in enumerate(days):
        advanced(number, len(days))
        alerts, transitions = advance(alerts, catalogue.scan(portfolio.at(day), context).findings, day, POLICY)
        known = {alert.id: alert for alert in alerts if seen(alert.finding)}
        for alert, transition in _of(transitions, known):
            if transition.what in {"fired", "reopened"}:
                fired[f"{alert.id}/{day}"] = _fired(alert, day, language, feedback)
            elif transition.what == "resolved":
                _end(fired, alert.id, day)
    rows = list(fired.values())
    return Replay(first=span.first, last=days[-1], scans=len(days), fired=rows, tally=list(_tally(rows)))


def _of(transitions: Sequence[Transition], known: dict[str, Alert]) -> Iterator[tuple[Alert, Transition]]:
    return ((known[each.alert_id], each) for each in transitions if each.alert_id in known)


def _fired(alert: Alert, on: date, language: Language, feedback: Sequence[Feedback]) -> Fired:
    about = (alert.pitfall, alert.finding.rule_version, alert.subject.kind, alert.subject.id)
    verdicts = [
        each.verdict
        for each in feedback
        if (each.pitfall, each.rule_version, each.subject.kind, each.subject.id) == about
    ]
    return Fired(
        fired_on=on,
        resolved_on=None,
        pitfall=alert.pitfall,
        severity=alert.severity,
        subject=alert.subject,
        since=alert.finding.since,
        days_after=(on - alert.finding.since).days,
        claim=alert.finding.claim.within(language),
        verdict=verdicts[-1] if verdicts else None,
    )


def _end(fired: dict[str, Fired], alert_id: str, day: date) -> None:
    last = max((key for key in fired if key.startswith(f"{alert_id}/")), default=None)
    if last is not None:
        fired[last] = fired[last].model_copy(update={"resolved_on": day})


def _tally(rows: Sequence[Fired]) -> Iterator[Tally]:
    groups: dict[tuple[str, str], list[Fired]] = {}
    for row in rows:
        quarter = f"{row.fired_on.year}-Q{(row.fired_on.month + 2) // 3}"
        groups.setdefault((quarter, row.pitfall), []).append(row)
    for (quarter, pitfall), group in sorted(groups.items()):
        false = sum(row.verdict == "false_alarm" for row in group)
        yield Tally(pitfall=pitfall, quarter=quarter, fired=len(group), false_alarms=false)
