"""Whatever scans see and people do, in whatever order: what must hold of every alert."""

import re
from collections import defaultdict

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from knowledge.alerts.actions import Act, act
from knowledge.alerts.advance import advance, is_current
from knowledge.alerts.alert import AlertState
from knowledge.alerts.policy import Policy
from knowledge.pitfalls.finding import Severity
from tests.knowledge.alerts.kit import day, finding

SUBJECTS = ("UC-1", "UC-2")
LETTERS = {"fired": "F", "escalated": "E", "worsened": "W", "returned": "B", "reopened": "O", "resolved": "R"}
LETTERS |= {"false_alarm": "R", "replaced": "R"}
STORY = re.compile(r"(F[EWB]*(R(?=O|$)|$))(O[EWB]*(R(?=O|$)|$))*")
POLICIES = st.builds(
    lambda window, needed, more, clear, days: Policy(
        window_days=window,
        needed=needed,
        of=needed + more,
        clear_after=clear,
        reopen_within=days,
        period_days=days,
        escalate_after=(4, 6),
    ),
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(0, 2),
    st.integers(1, 3),
    st.integers(3, 20),
)


class AlertLife(RuleBasedStateMachine):
    """Scans on later and later days, and people who act between them."""

    @initialize(policy=POLICIES)
    def begin(self, policy):
        self.policy, self.today = policy, 0
        self.alerts, self.found, self.transitions = [], [], []
        self.states = defaultdict(list)

    @rule(
        passed=st.integers(0, 6),
        seen=st.lists(
            st.tuples(st.sampled_from(SUBJECTS), st.integers(1, 2), st.sampled_from(Severity)),
            max_size=2,
            unique_by=lambda row: row[0],
        ),
    )
    def scan(self, passed, seen):
        self.today += passed
        self.found = [finding(subject, version=version, severity=severity) for subject, version, severity in seen]
        self.alerts, told = advance(self.alerts, self.found, day(self.today), self.policy)
        self.transitions += told
        again = advance(self.alerts, self.found, day(self.today), self.policy)
        assert again == (self.alerts, [])
        for alert in self.alerts:
            if alert.state in {AlertState.FIRING, AlertState.ACKNOWLEDGED}:
                assert alert.worst.rank >= alert.severity.rank  # nothing got worse without a word

    @precondition(lambda self: any(alert.state is not AlertState.PENDING for alert in self.alerts))
    @rule(data=st.data(), action=st.sampled_from(["ack", "snooze", "resolve", "confirm", "false_alarm"]))
    def do(self, data, action):
        places = [place for place, alert in enumerate(self.alerts) if alert.state is not AlertState.PENDING]
        place = data.draw(st.sampled_from(places))
        alert = self.alerts[place]
        if alert.open or action in {"resolve", "confirm", "false_alarm"}:
            deed = Act(day(self.today), "kim", until=day(self.today + data.draw(st.integers(1, 9))))
            acted = act(alert, action, deed)
            self.alerts[place] = acted.alert
            self.transitions += acted.transitions

    @invariant()
    def every_delivery_has_its_own_key(self):
        keys = [told.key for told in self.transitions if told.deliver]
        assert len(keys) == len(set(keys))

    @invariant()
    def an_end_is_told_only_after_a_beginning_and_a_beginning_only_after_an_end(self):
        stories = defaultdict(str)
        for told in self.transitions:
            if told.deliver or told.what == "replaced":
                stories[told.alert_id] += LETTERS[told.what]
        assert all(STORY.fullmatch(story) for story in stories.values()), stories

    @invariant()
    def how_severe_it_is_is_told_once_however_often_it_goes_up_and_down(self):
        stories = defaultdict(str)
        for told in self.transitions:
            stories[told.alert_id] += LETTERS.get(told.what, "")
        for story in stories.values():
            assert all(part.count("W") <= 2 for part in re.split("[FOBR]", story)), story

    @invariant()
    def no_two_alerts_share_a_fingerprint(self):
        prints = [alert.fingerprint for alert in self.alerts]
        assert len(prints) == len(set(prints))

    @invariant()
    def a_subject_has_one_alert_that_can_still_change_per_version(self):
        current = [alert for alert in self.alerts if is_current(alert, day(self.today), self.policy)]
        keys = [(alert.subject.id, alert.finding.rule_version) for alert in current]
        assert len(keys) == len(set(keys))

    @invariant()
    def what_fires_was_seen_often_enough_or_has_fired_before(self):
        for alert in self.alerts:
            if alert.state is AlertState.PENDING:
                assert sum(window.found for window in alert.windows[-self.policy.of :]) < self.policy.needed
            assert len({window.index for window in alert.windows}) == len(alert.windows)
            assert alert.first_seen <= alert.last_seen <= alert.checked_on <= day(self.today)

    @invariant()
    def an_alert_has_what_belongs_to_its_state_and_nothing_else(self):
        for alert in self.alerts:
            assert (alert.snoozed_until is not None) is (alert.state is AlertState.SNOOZED)
            assert (alert.resolved_on is not None) is (alert.state is AlertState.RESOLVED)
            assert (alert.fired_on is not None) is alert.open
            assert (alert.worst is not None) is alert.open
            assert not alert.muted or alert.state is AlertState.RESOLVED


AlertLife.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestAlertLife = AlertLife.TestCase
