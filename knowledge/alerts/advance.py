"""What a scan does to the alerts: findings come in on a day, alerts and what to tell of them go out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from knowledge.alerts import problems
from knowledge.alerts.alert import Alert, AlertState, Transition, Window, fingerprint, stepped
from knowledge.alerts.errors import ClockWentBack, FindingAhead
from knowledge.alerts.policy import Policy
from knowledge.pitfalls.finding import Finding, Severity

Key = tuple[str, int, str, str]
Stepped = tuple[Alert | None, list[Transition]]


def advance(
    alerts: Sequence[Alert], findings: Iterable[Finding], on: date, policy: Policy
) -> tuple[list[Alert], list[Transition]]:
    """The alerts after a scan of ``on``, in the same order with the new ones last, and what happened to them.

    Alerts that never fired and are no longer found are left out. Alerts that ended longer ago than
    ``policy.reopen_within`` need not be given, and come back as they are. The same scan applied again changes
    nothing. Raises ClockWentBack for a day before the last scan, and FindingAhead for a finding that begins later.
    """
    _check_clock(alerts, on)
    found = _by_key(findings, on)
    versions = _versions(found)
    after: list[Alert] = []
    transitions: list[Transition] = []
    for alert in alerts:
        if not is_current(alert, on, policy):
            after.append(alert)
            continue
        finding = found.pop(_key(alert.finding), None)
        newer = versions.get(_key_of_any_version(alert.finding), 0) > alert.finding.rule_version
        kept, told = _replace(alert, on) if newer and not finding else _observe(alert, finding, on, policy)
        after += [kept] if kept else []
        transitions += told
    for finding in found.values():
        kept, told = _begin(finding, on, policy)
        after += [kept] if kept else []
        transitions += told
    return after, transitions


def is_current(alert: Alert, on: date, policy: Policy) -> bool:
    """Whether a scan of ``on`` can still change it: anything but an alert that ended too long ago to reopen."""
    if alert.resolved_on is None or alert.muted:
        return True
    return (on - alert.resolved_on).days <= policy.reopen_within


def _check_clock(alerts: Iterable[Alert], on: date) -> None:
    last = max((alert.checked_on for alert in alerts), default=on)
    if last > on:
        raise ClockWentBack(problems.CLOCK_WENT_BACK(day=on, last=last), problems.CHECK_CLOCK())


def _by_key(findings: Iterable[Finding], on: date) -> dict[Key, Finding]:
    """One finding per rule and subject: the worst where there are more."""
    found: dict[Key, Finding] = {}
    for finding in findings:
        if finding.since > on:
            said = problems.FINDING_AHEAD(
                pitfall=finding.pitfall, subject=finding.subject.id, since=finding.since, day=on
            )
            raise FindingAhead(said, problems.SCAN_THAT_DAY())
        held = found.get(key := _key(finding))
        if held is None or held.severity.rank < finding.severity.rank:
            found[key] = finding
    return found


def _key(finding: Finding) -> Key:
    return finding.pitfall, finding.rule_version, finding.subject.kind, finding.subject.id


def _key_of_any_version(finding: Finding) -> tuple[str, str, str]:
    return finding.pitfall, finding.subject.kind, finding.subject.id


def _versions(found: Mapping[Key, Finding]) -> dict[tuple[str, str, str], int]:
    newest: dict[tuple[str, str, str], int] = {}
    for finding in found.values():
        key = _key_of_any_version(finding)
        newest[key] = max(newest.get(key, 0), finding.rule_version)
    return newest


def _begin(finding: Finding, on: date, policy: Policy) -> Stepped:
    identity = fingerprint(finding, on, policy.period_days)
    alert = Alert(
        id=f"a-{identity[:16]}",
        fingerprint=identity,
        state=AlertState.PENDING,
        finding=finding,
        first_seen=on,
        last_seen=on,
        checked_on=on,
    )
    alert, seen = stepped(alert, "seen", on, AlertState.PENDING)
    kept, told = _observe(alert, finding, on, policy)
    return kept, [seen, *told]


def _observe(alert: Alert, finding: Finding | None, on: date, policy: Policy) -> Stepped:
    """What a scan with or without the finding does to one alert."""
    told_of = alert.worst or alert.severity
    alert = _noted(alert, finding, on, policy)
    if alert.state is AlertState.PENDING:
        return _pending(alert, on, policy)
    if alert.state is AlertState.RESOLVED:
        return _resolved(alert, on, policy)
    if _cleared(alert, policy):
        return _end(alert, on)
    return _open(alert, told_of, on, policy) if finding else (alert, [])


def _noted(alert: Alert, finding: Finding | None, on: date, policy: Policy) -> Alert:
    """The alert with this window in it: the last scan of a window counts, and none of the one in which it ended."""
    index = on.toordinal() // policy.window_days
    before = tuple(window for window in alert.windows if window.index < index)
    ended = alert.resolved_on is not None and index <= alert.resolved_on.toordinal() // policy.window_days
    windows = before if ended else (*before, Window(index=index, found=finding is not None))
    changes: dict[str, object] = {"windows": windows[-max(policy.of, policy.clear_after) :], "checked_on": on}
    if finding is not None:
        changes |= {"finding": finding, "last_seen": on}
    return alert.model_copy(update=changes)


def _pending(alert: Alert, on: date, policy: Policy) -> Stepped:
    if _fires(alert, policy):
        alert, told = stepped(alert, "fired", on, AlertState.FIRING, _firing(alert, on))
        return alert, [told]
    if any(window.found for window in alert.windows[-policy.of :]):
        return alert, []
    _, told = stepped(alert, "dropped", on, AlertState.RESOLVED)
    return None, [told]


def _open(alert: Alert, told_of: Severity, on: date, policy: Policy) -> Stepped:
    """What being found again, at its severity of today, does to an open alert: one thing at most."""
    if alert.state is AlertState.SNOOZED:
        if alert.snoozed_until is None or on < alert.snoozed_until:
            return alert, []  # also what got worse is told on its return
        alert, told = stepped(alert, "returned", on, AlertState.FIRING, _firing_again(alert, on))
        return alert, [told]
    worst = max(told_of, alert.severity, key=lambda each: each.rank)
    waited = (on - alert.fired_on).days if alert.fired_on and alert.state is AlertState.FIRING else 0
    level = sum(waited >= days for days in policy.escalate_after)
    if level > alert.escalated:
        alert, told = stepped(alert, "escalated", on, AlertState.FIRING, {"escalated": level, "worst": worst})
        return alert, [told]
    if worst is not told_of:
        alert, told = stepped(alert, "worsened", on, alert.state, {"worst": worst})
        return alert, [told]
    return alert, []


def _firing(alert: Alert, on: date) -> dict[str, object]:
    return {"fired_on": on, "worst": alert.severity}


def _firing_again(alert: Alert, on: date) -> dict[str, object]:
    return _firing(alert, on) | {"escalated": 0, "snoozed_until": None, "resolved_on": None}


def _resolved(alert: Alert, on: date, policy: Policy) -> Stepped:
    if alert.muted:
        if _cleared(alert, policy):
            # What was seen while it was muted must not make it fire.
            quiet = alert.windows[-policy.clear_after :]
            alert = alert.model_copy(update={"muted": False, "windows": quiet})
        return alert, []
    if not _fires(alert, policy):
        return alert, []
    alert, told = stepped(alert, "reopened", on, AlertState.FIRING, _firing_again(alert, on))
    return alert, [told]


def _end(alert: Alert, on: date) -> Stepped:
    alert, told = stepped(alert, "resolved", on, AlertState.RESOLVED, ended(on))
    return alert, [told]


def ended(on: date) -> dict[str, object]:
    """What an alert that ended has and no longer has."""
    return {
        "windows": (),
        "fired_on": None,
        "escalated": 0,
        "worst": None,
        "snoozed_until": None,
        "resolved_on": on,
    }


def _replace(alert: Alert, on: date) -> Stepped:
    """A newer version of its rule found its subject: what is told from now on is of that one."""
    if alert.state is AlertState.RESOLVED:
        return alert, []
    if alert.state is AlertState.PENDING:
        _, told = stepped(alert, "dropped", on, AlertState.RESOLVED)
        return None, [told]
    alert, told = stepped(alert, "replaced", on, AlertState.RESOLVED, ended(on) | {"checked_on": on})
    return alert, [told]


def _fires(alert: Alert, policy: Policy) -> bool:
    return sum(window.found for window in alert.windows[-policy.of :]) >= policy.needed


def _cleared(alert: Alert, policy: Policy) -> bool:
    last = alert.windows[-policy.clear_after :]
    return len(last) == policy.clear_after and not any(window.found for window in last)
