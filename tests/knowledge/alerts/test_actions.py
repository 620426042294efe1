"""What people do with alerts, and what may not be done."""

import pytest

from knowledge.alerts.actions import Act, act
from knowledge.alerts.alert import AlertState
from knowledge.alerts.errors import NotPossible, OutOfOrder
from knowledge.alerts.feedback import Feedback, precision
from knowledge.errors import InvalidInput
from tests.knowledge.alerts.kit import Course, day, finding

KIM = Act(on=day(2), by="kim", note="seen", until=day(9))


def firing():
    course = Course()
    course.scans("xx")
    return course.alert


def after(*actions):
    alert = firing()
    for action in actions:
        alert = act(alert, action, KIM).alert
    return alert


@pytest.mark.parametrize(
    ("actions", "state"),
    [
        (["ack"], AlertState.ACKNOWLEDGED),
        (["snooze"], AlertState.SNOOZED),
        (["snooze", "ack"], AlertState.ACKNOWLEDGED),
        (["ack", "snooze"], AlertState.SNOOZED),
        (["confirm"], AlertState.ACKNOWLEDGED),
        (["snooze", "confirm"], AlertState.SNOOZED),
        (["resolve"], AlertState.RESOLVED),
        (["resolve", "confirm"], AlertState.RESOLVED),
        (["false_alarm"], AlertState.RESOLVED),
        (["resolve", "false_alarm"], AlertState.RESOLVED),
    ],
)
def test_an_action_leads_to_a_state(actions, state):
    assert after(*actions).state is state


@pytest.mark.parametrize("action", ["ack", "snooze", "resolve"])
def test_the_same_action_twice_changes_nothing(action):
    once = after(action)
    assert act(once, action, KIM).alert == once
    assert act(once, action, KIM).transitions == ()


def test_the_history_tells_who_did_what_and_why():
    step = after("snooze").history[-1]
    assert (step.what, step.on, step.by, step.note) == ("snoozed", day(2), "kim", "seen")


def test_people_are_told_of_an_end_and_not_of_an_acknowledgement():
    told = {action: act(firing(), action, KIM).transitions[0].deliver for action in ("ack", "snooze", "confirm")}
    assert told == {"ack": False, "snooze": False, "confirm": False}
    assert act(firing(), "resolve", KIM).transitions[0].deliver
    assert act(firing(), "false_alarm", KIM).transitions[0].deliver
    assert not act(after("resolve"), "false_alarm", KIM).transitions[0].deliver


@pytest.mark.parametrize("action", ["ack", "snooze"])
def test_what_has_ended_cannot_be_acknowledged_or_snoozed(action):
    with pytest.raises(NotPossible, match="has ended"):
        act(after("resolve"), action, KIM)


@pytest.mark.parametrize("action", ["ack", "snooze", "resolve", "confirm", "false_alarm"])
def test_nothing_is_asked_of_people_before_an_alert_fires(action):
    course = Course()
    course.scan(0, [finding()])
    with pytest.raises(NotPossible, match="not fired yet"):
        act(course.alert, action, KIM)


def test_an_action_dated_before_what_happened_last_is_named():
    with pytest.raises(OutOfOrder, match="2026-01-07"):
        act(after("ack"), "resolve", Act(on=day(1), by="bo"))


@pytest.mark.parametrize("until", [None, day(2), day(1)])
def test_a_snooze_needs_a_later_day(until):
    with pytest.raises(InvalidInput, match="later day"):
        act(firing(), "snooze", Act(on=day(2), by="kim", until=until))


def test_an_unknown_action_is_named():
    with pytest.raises(InvalidInput, match="no action 'delete'"):
        act(firing(), "delete", KIM)


def verdict(alert: str, verdict: str, on: int = 0, version: int = 1) -> Feedback:
    about = finding(alert, version=version)
    return Feedback(
        alert_id=alert,
        pitfall=about.pitfall,
        rule_version=version,
        subject=about.subject,
        verdict=verdict,
        by="kim",
        on=day(on),
    )


def test_feedback_is_kept_with_the_rule_that_it_is_about():
    given = act(firing(), "false_alarm", KIM).feedback
    assert (given.pitfall, given.rule_version, given.verdict, given.by) == ("decoupled", 1, "false_alarm", "kim")
    assert act(firing(), "ack", KIM).feedback is None


def test_precision_is_counted_per_rule_and_version_with_a_wilson_interval():
    # 5 of 10: Wilson 23.7 % to 76.3 %
    given = [verdict(f"a{n}", "confirmed" if n % 2 else "false_alarm") for n in range(10)]
    first, second = precision([*given, verdict("b", "confirmed", version=2)])
    assert (first.confirmed, first.judged, first.share) == (5, 10, 0.5)
    assert (round(first.low, 3), round(first.high, 3)) == (0.237, 0.763)
    assert (second.rule_version, second.judged) == (2, 1)


def test_who_comes_back_on_a_verdict_is_counted_once():
    (rule,) = precision([verdict("a", "false_alarm", on=3), verdict("a", "confirmed", on=1)])
    assert (rule.confirmed, rule.judged) == (0, 1)
    assert precision([]) == []
