"""The life of an alert, scan by scan.

Policy of the tests: 2 of 3 windows of a day, cleared after 2, reopened within 10, escalated after 5 and 9.
"""

import pytest
from pydantic import ValidationError

from knowledge.alerts.actions import Act, act
from knowledge.alerts.advance import advance
from knowledge.alerts.alert import AlertState, fingerprint
from knowledge.alerts.errors import ClockWentBack, FindingAhead
from knowledge.alerts.policy import Policy
from knowledge.pitfalls.finding import Severity
from tests.knowledge.alerts.kit import POLICY, Course, day, finding


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("x", [["seen"]]),
        ("xx", [["seen"], ["fired"]]),
        ("x.x", [["seen"], [], ["fired"]]),
        # one of three: forgotten once three windows in a row are empty
        ("x...", [["seen"], [], [], ["dropped"]]),
        ("x..x", [["seen"], [], [], []]),
        ("xx.x", [["seen"], ["fired"], [], []]),
        ("xx..", [["seen"], ["fired"], [], ["resolved"]]),
        ("xx..x", [["seen"], ["fired"], [], ["resolved"], []]),
        ("xx..xx", [["seen"], ["fired"], [], ["resolved"], [], ["reopened"]]),
        # fired on day 1: five days later nobody has looked, and it is said once
        ("xxxxxxxx", [["seen"], ["fired"], [], [], [], [], ["escalated"], []]),
        # and nine days later once more, at the second and last level
        (12 * "x", [["seen"], ["fired"], *[[]] * 4, ["escalated"], [], [], [], ["escalated"], []]),
    ],
)
def test_an_alert_fires_ends_returns_and_is_brought_up_again(seen, expected):
    assert Course().scans(seen) == expected


def test_only_what_people_were_told_of_is_told_to_have_ended():
    course = Course()
    course.scans("x...")
    assert course.alerts == []
    assert not any(item.deliver for item in course.transitions)


def test_what_must_be_delivered_is_said_and_has_a_key_of_its_own():
    course = Course()
    course.scans("xx..xx")
    delivered = [item for item in course.transitions if item.deliver]
    assert [item.what for item in delivered] == ["fired", "resolved", "reopened"]
    assert len({item.key for item in delivered}) == 3


def test_deciding_again_from_the_same_alerts_gives_the_same_keys():
    course = Course()
    course.scans("x")
    before = course.alerts
    assert advance(before, [finding()], day(1), POLICY) == advance(before, [finding()], day(1), POLICY)
    (fired,) = advance(before, [finding()], day(1), POLICY)[1]
    (later,) = advance(before, [finding()], day(2), POLICY)[1]
    assert fired.key == later.key


def test_found_again_too_late_it_is_a_new_alert_with_another_fingerprint():
    course = Course()
    course.scans("xx..")
    # resolved on day 3; ten days later it can still reopen, eleven days later it cannot
    assert course.scan(13, [finding()]) == []
    assert course.scan(14, [finding()]) == ["seen"]
    old, new = course.alerts
    assert old.fingerprint != new.fingerprint
    assert (old.state, new.state) == (AlertState.RESOLVED, AlertState.PENDING)


def test_the_fingerprint_is_of_rule_version_subject_and_period():
    one = fingerprint(finding(), day(0), 10)
    assert one == fingerprint(finding(severity=Severity.HIGH), day(0), 10)
    others = [(finding("UC-2"), 0), (finding(version=2), 0), (finding(), 10)]
    assert len({one, *(fingerprint(item, day(first), 10) for item, first in others)}) == 4


def test_scanning_twice_in_one_window_counts_once():
    course = Course()
    assert course.scan(0, [finding()]) == ["seen"]
    assert course.scan(0, [finding()]) == []
    weekly = Course(Policy(window_days=7, reopen_within=28))
    # 5 January 2026 is day 739,621 of the calendar: windows of seven days begin on 4, 11, … of it
    assert [weekly.scan(on, [finding()]) for on in range(8)] == [["seen"], [], [], [], [], [], ["fired"], []]


def test_windows_without_a_scan_do_not_count():
    course = Course()
    course.scans("xx")
    assert course.scan(60) == []
    assert course.scan(90) == ["resolved"]


def test_the_last_scan_of_a_window_is_the_one_that_counts():
    course = Course()
    course.scans("xx.")
    assert course.scan(3) == ["resolved"]
    assert course.scan(3, [finding()]) == []
    assert course.scan(4, [finding()]) == []
    assert course.scan(4) == []
    assert course.scan(5, [finding()]) == []
    assert course.scan(6, [finding()]) == ["reopened"]


def test_a_clock_that_went_back_is_named_and_changes_nothing():
    course = Course()
    course.scans("xxx")
    before = course.alerts
    with pytest.raises(ClockWentBack, match="2026-01-06 cannot follow one of 2026-01-07"):
        course.scan(1, [finding()])
    assert course.alerts == before


def test_a_finding_that_begins_after_its_scan_is_refused():
    with pytest.raises(FindingAhead, match="UC-1"):
        Course().scan(0, [finding(since=1)])


def test_of_two_findings_about_one_subject_the_worst_counts():
    course = Course()
    course.scan(0, [finding(severity=Severity.LOW), finding(severity=Severity.HIGH), finding()])
    assert course.alert.severity is Severity.HIGH


def test_an_alert_shows_its_finding_as_it_was_last_seen():
    course = Course()
    course.scans("xx")
    course.scan(2, [finding(severity=Severity.HIGH)])
    course.scan(3)
    assert (course.alert.severity, course.alert.first_seen, course.alert.last_seen) == (Severity.HIGH, day(0), day(2))


def test_a_new_version_of_a_rule_replaces_the_alert_without_a_word_of_an_end():
    course = Course()
    course.scans("xx")
    assert course.scan(2, [finding(version=2)]) == ["replaced", "seen"]
    assert course.scan(3, [finding(version=2)]) == ["fired"]
    assert [item.what for item in course.transitions if item.deliver] == ["fired", "fired"]
    assert [alert.finding.rule_version for alert in course.alerts if alert.open] == [2]


def test_an_alert_of_an_older_version_ends_by_itself_where_the_new_one_finds_nothing():
    course = Course()
    course.scans("xx")
    assert [course.scan(on, [finding("UC-2", version=2)]) for on in (2, 3)] == [["seen"], ["resolved", "fired"]]


def test_a_snoozed_alert_returns_on_its_day_if_it_is_still_found():
    course = Course()
    course.scans("xx")
    course.alerts = [act(course.alert, "snooze", Act(day(1), "kim", until=day(4))).alert]
    assert course.scans("xxx", start=2) == [[], [], ["returned"]]
    # its time without an answer begins again: escalated five days later
    assert course.scans("xxxxx", start=5) == [[], [], [], [], ["escalated"]]


LOW, MEDIUM, HIGH = Severity


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([MEDIUM, MEDIUM, HIGH, HIGH], [["seen"], ["fired"], ["worsened"], []]),
        ([LOW, LOW, MEDIUM, HIGH], [["seen"], ["fired"], ["worsened"], ["worsened"]]),
        # what fell and rose again is no news, and before it fires nobody was told of anything
        ([LOW, HIGH, LOW, HIGH], [["seen"], ["fired"], [], []]),
        ([MEDIUM, MEDIUM, HIGH, LOW, HIGH], [["seen"], ["fired"], ["worsened"], [], []]),
        # not found for a day: it is still open, and worse when it is found again
        ([MEDIUM, MEDIUM, None, HIGH], [["seen"], ["fired"], [], ["worsened"]]),
        # on the day that it is brought up again, that one message says how severe it is
        ([*6 * [MEDIUM], HIGH, HIGH], [["seen"], ["fired"], [], [], [], [], ["escalated"], []]),
    ],
)
def test_an_open_alert_that_gets_worse_says_so_once(severities, expected):
    course = Course()
    told = [course.scan(on, [finding(severity=each)] if each else []) for on, each in enumerate(severities)]
    assert told == expected


def test_an_alert_that_somebody_took_up_says_so_too_and_stays_with_them():
    course = Course()
    course.scans("xx")
    course.alerts = [act(course.alert, "ack", Act(day(1), "kim")).alert]
    assert course.scan(2, [finding(severity=HIGH)]) == ["worsened"]
    assert (course.alert.state, course.transitions[-1].deliver) == (AlertState.ACKNOWLEDGED, True)


def test_a_snoozed_alert_that_gets_worse_is_left_alone_until_its_day():
    course = Course()
    course.scans("xx")
    course.alerts = [act(course.alert, "snooze", Act(day(1), "kim", until=day(4))).alert]
    assert [course.scan(on, [finding(severity=HIGH)]) for on in (2, 3, 4, 5)] == [[], [], ["returned"], []]


def test_an_alert_kept_by_a_version_that_did_not_note_how_severe_it_was_is_compared_with_how_it_was_seen():
    course = Course()
    course.scans("xx")
    course.alerts = [course.alert.model_copy(update={"worst": None})]
    assert course.scan(2, [finding()]) == []
    assert course.scan(3, [finding(severity=HIGH)]) == ["worsened"]


def test_a_snoozed_alert_can_end_in_its_sleep():
    course = Course()
    course.scans("xx")
    course.alerts = [act(course.alert, "snooze", Act(day(1), "kim", until=day(30))).alert]
    assert course.scans("..", start=2) == [[], ["resolved"]]


def test_an_acknowledged_alert_is_not_brought_up_again():
    course = Course()
    course.scans("xx")
    course.alerts = [act(course.alert, "ack", Act(day(1), "kim")).alert]
    assert course.scans("x" * 20, start=2) == [[]] * 20


def test_what_a_person_resolved_returns_only_when_it_is_seen_often_enough_again():
    course = Course()
    course.scans("xx")
    course.alerts = [act(course.alert, "resolve", Act(day(1), "kim")).alert]
    assert course.scans("xx", start=1) == [[], []]
    assert course.scan(3, [finding()]) == ["reopened"]


def test_a_false_alarm_stays_away_for_as_long_as_it_is_found():
    course = Course()
    course.scans("xx")
    course.alerts = [act(course.alert, "false_alarm", Act(day(1), "kim")).alert]
    assert course.scans("x" * 40, start=2) == [[]] * 40
    # gone for two windows, and back: that is news
    assert course.scans("..xx", start=42) == [[], [], ["seen"], ["fired"]]


def test_what_was_seen_of_a_false_alarm_does_not_make_it_fire_later():
    course = Course(Policy(needed=1, of=2, clear_after=1))
    course.scan(0, [finding()])
    course.alerts = [act(course.alert, "false_alarm", Act(day(0), "kim")).alert]
    assert [course.scan(1, [finding()]), course.scan(2), course.scan(2), course.scan(3)] == [[]] * 4
    assert course.scan(4, [finding()]) == ["reopened"]


@pytest.mark.parametrize("wrong", [{"needed": 4, "of": 3}, {"period_days": 29}, {"clear_after": 0}])
def test_an_impossible_policy_is_refused(wrong):
    with pytest.raises(ValidationError):
        Policy(**wrong)
