"""After one new event, what is looked at again is all that can have changed."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.alerts.advance import advance
from knowledge.history.portfolio import Portfolio
from knowledge.model.events import EVENT, Event
from knowledge.model.portfolio import Leader, Objective
from knowledge.pitfalls.catalogue import PITFALLS, scan
from knowledge.pitfalls.finding import Finding, subject_key
from knowledge.pitfalls.reach import KINDS
from knowledge.pitfalls.touched import Scope, touched
from tests.knowledge.alerts.kit import POLICY
from tests.knowledge.pitfalls.kit import case, context, day, loop, portfolio, row
from tests.knowledge.pitfalls.test_finding_rules import CONTEXTS, RECORDS, ROWS, STAGES, histories

TODAY = 200
NEW = st.one_of(
    ROWS,
    st.builds(lambda on: row("commitment_kept", on, commitment="c"), st.integers(0, TODAY)),
    st.builds(
        lambda on, leader, days: row("leadership_signal", on, leader=leader, signal="own_use", days=days),
        st.integers(0, TODAY),
        st.sampled_from(["L0", "L1", "L2", "L3", "L4"]),
        st.integers(0, 20),
    ),
    st.builds(
        lambda on, name, after: row("changed", on, field=name, after=after),
        st.integers(0, TODAY),
        st.just("team"),
        st.sampled_from(["Finance", "Service", "Nieuw", ""]),
    ),
    st.builds(
        lambda on, after: row("changed", on, field="purpose", after=after),
        st.integers(0, TODAY),
        st.sampled_from(["", "Answers questions of engineers about fittings and couplings"]),
    ),
    st.builds(lambda on: row("blocker_raised", on, blocker="b", about="time"), st.integers(0, TODAY)),
    st.builds(lambda on: row("blocker_removed", on, blocker="b", leader="L1"), st.integers(0, TODAY)),
    st.builds(lambda on: row("show_and_tell", on), st.integers(0, TODAY)),
    st.builds(lambda on: row("usage_measured", on, users=3), st.integers(0, TODAY)),
)


def whole(histories: list[list[Event]], general: list[dict[str, Any]]) -> Portfolio:
    return portfolio(
        *histories,
        [EVENT.validate_python({"id": f"general.{place}", **each}) for place, each in enumerate(general)],
        leaders=tuple(Leader(id=f"L{place}", name=f"Leader {place}", team="Service") for place in range(6)),
        objectives=(
            Objective(id="D1", title="Faster books"),
            Objective(id="D2", title="Safer", in_force_from=day(20), retired_on=day(150)),
        ),
    )


def outside(findings: tuple[Finding, ...], scope: Scope) -> list[Finding]:
    def covered(finding: Finding) -> bool:
        subjects = scope.get(finding.pitfall, frozenset())
        return subjects is None or subject_key(finding.subject) in subjects

    return [finding for finding in findings if not covered(finding)]


def by_subject(findings: Any) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.pitfall, finding.subject.kind, finding.subject.id))


DEEDS = st.sampled_from(["reflection", "decision"])
SAID = st.tuples(DEEDS, st.integers(0, TODAY), st.sampled_from(["Finance", "Service"]))
GENERAL = st.lists(SAID.map(lambda said: row(said[0], said[1], team=said[2])), max_size=2)


@settings(max_examples=60)
@given(histories(), GENERAL, NEW, st.integers(0, 5), RECORDS, st.sampled_from(STAGES))
def test_looking_again_at_what_an_event_touches_is_a_scan_of_everything(
    events: list[list[Event]], general: list[dict[str, Any]], new: dict[str, Any], place: int, record: Any, stage: str
) -> None:
    events = events or [case("U0", stage, **record)]
    key = events[place % len(events)][0].use_case
    event = EVENT.validate_python({"id": "new", "use_case": key, **new})
    before = whole(events, general)
    after = before.with_events([event])
    known, now = (scan(each.at(day(TODAY)), CONTEXTS).findings for each in (before, after))
    found = touched(before.at(day(TODAY)), after.at(day(TODAY)), event, CONTEXTS)
    assert by_subject([*outside(known, found.scope), *found.findings]) == by_subject(now)
    # and so the alerts become what they would have become
    alerts, _ = advance([], scan(before.at(day(TODAY - 1)), CONTEXTS).findings, day(TODAY - 1), POLICY)
    alerts, _ = advance(alerts, known, day(TODAY), POLICY)
    wanted, transitions = advance(alerts, now, day(TODAY), POLICY)
    inside = [alert for alert in alerts if not outside((alert.finding,), found.scope)]
    moved, told = advance(inside, found.findings, day(TODAY), POLICY)
    others = [alert for alert in alerts if alert not in inside]
    assert sorted(alert.id for alert in (*others, *moved)) == sorted(alert.id for alert in wanted)
    assert {alert.id: alert for alert in (*others, *moved)} == {alert.id: alert for alert in wanted}
    assert sorted(each.key for each in told) == sorted(each.key for each in transitions)


def of(portfolio: Portfolio, event: Event, on: date) -> Scope:
    after = portfolio.with_events([event])
    return touched(portfolio.at(on), after.at(on), event, context()).scope


def test_most_events_touch_one_use_case_or_one_team() -> None:
    held = portfolio(case("A", "live", *loop(1, 5, 6)), case("B", "live", team="Service"), case("C"))
    measured = EVENT.validate_python({"id": "n", "use_case": "A", **row("effect_measured", 20)})
    assert of(held, measured, day(30)) == {
        "decoupled": frozenset({"use_case:A"}),
        "stale_truth": frozenset({"use_case:A"}),
    }
    reflected = EVENT.validate_python({"id": "n", "use_case": "A", **row("reflection", 20)})
    assert of(held, reflected, day(30)) == {
        "decoupled": frozenset({"use_case:A"}),
        "no_rhythm": frozenset({"use_case:A", "team:FIN"}),
        "planning_instead_of_doing": frozenset({"use_case:A", "team:FIN"}),
    }


def test_the_first_experiment_of_all_has_a_rule_speak_about_everybody() -> None:
    held = portfolio(case("A", "piloting"), case("B", "piloting", team="Service"))
    begun = EVENT.validate_python({"id": "n", "use_case": "A", **row("experiment_started", 20)})
    assert of(held, begun, day(60))["no_rhythm"] is None


@pytest.mark.parametrize("pitfall", PITFALLS, ids=lambda pitfall: pitfall.name)
def test_every_rule_looks_at_kinds_of_events_that_there_are(pitfall: Any) -> None:
    assert set(pitfall.looks_at) <= KINDS
    assert pitfall.looks_at
