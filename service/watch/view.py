"""Alerts as people see them, in their language."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from pydantic import BaseModel

from knowledge.alerts.alert import Alert, AlertState, Step
from knowledge.alerts.feedback import Precision
from knowledge.model.base import Language
from knowledge.model.evidence import Claim, Fact
from knowledge.pitfalls.facts import facts_in, label_of
from knowledge.pitfalls.finding import Severity, Subject


class AlertView(BaseModel):
    """An alert with the claim that it makes, the facts that the claim rests on, and what happened to it.

    ``since`` is when the pitfall began, ``first_seen`` and ``last_seen`` when scans found it.
    """

    id: str
    pitfall: str
    severity: Severity
    subject: Subject
    state: AlertState
    since: date
    first_seen: date
    last_seen: date
    snoozed_until: date | None
    fingerprint: str
    claims: list[Claim]
    evidence: list[Fact]
    clears_when: str
    history: list[Step]

    @classmethod
    def of(cls, alert: Alert, language: Language) -> Self:
        """The alert in a reader's language."""
        finding, facts = alert.finding, facts_in(alert.finding, language)
        claim = Claim(
            id=f"c-{alert.id.removeprefix('a-')}",
            text=finding.claim.within(language),
            evidence=tuple(fact.id for fact in facts),
            support="computed",
        )
        return cls(
            id=alert.id,
            pitfall=alert.pitfall,
            severity=alert.severity,
            subject=alert.subject,
            state=alert.state,
            since=finding.since,
            first_seen=alert.first_seen,
            last_seen=alert.last_seen,
            snoozed_until=alert.snoozed_until,
            fingerprint=alert.fingerprint,
            claims=[claim],
            evidence=facts,
            clears_when=finding.clears_when.within(language),
            history=list(alert.history),
        )


class PrecisionView(BaseModel):
    """Of ``judged`` alerts of a rule ``confirmed`` were right; ``low`` to ``high`` is the 95 % interval."""

    pitfall: str
    label: str
    rule_version: int
    confirmed: int
    judged: int
    share: float
    low: float
    high: float

    @classmethod
    def of(cls, found: Precision, language: Language) -> Self:
        """The same in a reader's language, rounded to what can be told apart."""
        return cls(
            pitfall=found.pitfall,
            label=label_of(found.pitfall).within(language),
            rule_version=found.rule_version,
            confirmed=found.confirmed,
            judged=found.judged,
            share=round(found.share, 3),
            low=round(found.low, 3),
            high=round(found.high, 3),
        )


def by_weight(alerts: Iterable[Alert]) -> list[Alert]:
    """The worst first, among equals the one that has been there longest."""
    return sorted(alerts, key=lambda alert: (-alert.severity.rank, alert.finding.since, alert.id))
