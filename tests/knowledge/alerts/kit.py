"""Findings and scans for tests of the alert life cycle."""

from collections.abc import Iterable
from datetime import date, timedelta

from knowledge.alerts.advance import advance
from knowledge.alerts.alert import Alert, Transition
from knowledge.alerts.policy import Policy
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Subject

FIRST = date(2026, 1, 5)
POLICY = Policy(window_days=1, needed=2, of=3, clear_after=2, reopen_within=10, period_days=10, escalate_after=(5, 9))


def day(number: int) -> date:
    return FIRST + timedelta(number)


def finding(
    subject: str = "UC-1", *, version: int = 1, severity: Severity = Severity.MEDIUM, since: int = 0
) -> Finding:
    text = Bilingual(nl=subject, en=subject)
    return Finding(
        pitfall="decoupled",
        rule_version=version,
        subject=Subject(kind="use_case", id=subject, name=subject),
        severity=severity,
        since=day(since),
        facts=(),
        claim=text,
        clears_when=text,
        inputs={},
    )


class Course:
    """Alerts over days: every scan's transitions are kept."""

    def __init__(self, policy: Policy = POLICY) -> None:
        self.policy = policy
        self.alerts: list[Alert] = []
        self.transitions: list[Transition] = []

    def scan(self, on: int, findings: Iterable[Finding] = ()) -> list[str]:
        """What happened, in words."""
        self.alerts, told = advance(self.alerts, list(findings), day(on), self.policy)
        self.transitions += told
        return [item.what for item in told]

    def scans(self, seen: str, start: int = 0) -> list[list[str]]:
        """One scan a day: ``x`` with the finding, ``.`` without."""
        return [self.scan(start + place, [finding()] if mark == "x" else []) for place, mark in enumerate(seen)]

    @property
    def alert(self) -> Alert:
        (only,) = self.alerts
        return only
