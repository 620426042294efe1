"""The pitfalls that are there at the end of the period, and those that were there before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from knowledge.alerts.alert import Alert, AlertState
from knowledge.history.portfolio import Snapshot
from knowledge.model.briefing import AudienceKind
from knowledge.pitfalls.catalogue import scan
from knowledge.pitfalls.finding import Finding
from knowledge.reporting.frame import Frame

FindingKey = tuple[str, str, str]


@dataclass(frozen=True)
class Findings:
    """``new`` came up in the period, ``open`` was there already, ``cleared`` was and no longer is; worst first."""

    new: tuple[Finding, ...]
    open: tuple[Finding, ...]
    cleared: tuple[Finding, ...]

    @cached_property
    def present(self) -> tuple[Finding, ...]:
        """Those that are there, the worst first."""
        return tuple(_ordered((*self.new, *self.open)))


def findings(frame: Frame) -> Findings:
    """What the rules find for this audience, but for what a person called a false alarm."""
    muted = {_key_of(alert) for alert in frame.alerts if alert.muted}
    now = {
        key: each for each in _found(frame, frame.now) if _concerns(frame, each) and (key := key_of(each)) not in muted
    }
    before = {key_of(each): each for each in _found(frame, frame.before) if _concerns(frame, each)}
    return Findings(
        tuple(_ordered(each for key, each in now.items() if key not in before)),
        tuple(_ordered(each for key, each in now.items() if key in before)),
        tuple(_ordered(each for key, each in before.items() if key not in now and key not in muted)),
    )


def _found(frame: Frame, snapshot: Snapshot) -> tuple[Finding, ...]:
    return frame.memo.once(("findings", snapshot.as_of), lambda: scan(snapshot, frame.context).findings)


def key_of(finding: Finding) -> FindingKey:
    """What a finding is about: its rule and its subject."""
    return finding.pitfall, finding.subject.kind, finding.subject.id


def alert_of(frame: Frame, finding: Finding) -> Alert | None:
    """The alert that people were told of, where scans made one of the finding."""
    return next((each for each in frame.alerts if each.open and _key_of(each) == key_of(finding)), None)


def cases_of(finding: Finding) -> list[str]:
    """The use cases that a finding rests on."""
    listed = finding.inputs.get("use_cases")
    return [str(each) for each in listed] if isinstance(listed, list | tuple) else []


def documents_of(finding: Finding) -> list[str]:
    """The documents that a finding rests on."""
    listed = finding.inputs.get("documents")
    return [str(each) for each in listed] if isinstance(listed, list | tuple) else []


def is_taken_up(frame: Frame, finding: Finding) -> bool:
    """Whether somebody said that they are at it."""
    alert = alert_of(frame, finding)
    return alert is not None and alert.state is AlertState.ACKNOWLEDGED


def _key_of(alert: Alert) -> FindingKey:
    return key_of(alert.finding)


def _concerns(frame: Frame, finding: Finding) -> bool:
    if frame.whole:
        return True
    subject = finding.subject
    if subject.kind == "team" and frame.audience.kind is not AudienceKind.TEAM:
        return False
    if subject.kind == "objective":
        return frame.audience.kind is AudienceKind.OBJECTIVE and subject.id == frame.audience.id
    return bool(frame.states.keys() & set(cases_of(finding))) or subject.name == frame.audience.name


def _ordered(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda each: (-each.severity.rank, each.since, each.pitfall, each.subject.id))
