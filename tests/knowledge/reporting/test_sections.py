from datetime import timedelta

import pytest

from knowledge.alerts.actions import Act, act
from knowledge.alerts.advance import advance
from knowledge.alerts.alert import Alert
from knowledge.alerts.policy import Policy
from knowledge.errors import InvalidInput
from knowledge.model.portfolio import Leader, Objective
from knowledge.pitfalls.catalogue import scan
from knowledge.pitfalls.context import Context
from knowledge.reporting.briefing import gather
from knowledge.reporting.commitments import keys_of
from knowledge.sample.load import SAMPLE_TODAY
from tests.knowledge.portfolio_kit import event, general, moved, portfolio, use_case
from tests.knowledge.reporting.kit import frame, sample, sample_frame, section, texts


def test_what_changed_is_told_in_groups_and_by_name() -> None:
    of = portfolio(
        use_case("Lezen", "2026-01-05", "piloting", moved("2026-05-20", "scaling"), moved("2026-05-28", "live")),
        use_case("Stil", "2026-01-05", "piloting"),
        use_case("Weg", "2026-01-05", "exploring", event("delisted", "2026-05-25")),
        use_case("Nieuw", "2026-05-26", "idea"),
    )
    told = texts(frame(of), "changes")
    # two moves of one use case are one change: it went from a pilot to live
    assert told == [
        "Went live: Lezen.",
        "New in the portfolio: Nieuw.",
        "No longer listed in the source: Weg.",
    ]
    assert "Since 18 May 2026: 1 gone live, 1 new, 1 no longer listed." in texts(frame(of), "summary")


def test_two_thousand_changes_stay_one_line_that_counts_them() -> None:
    of = portfolio(
        use_case("Oud", "2026-01-05", "idea"),
        *(use_case(f"N-{number}", "2026-05-20", "idea") for number in range(2000)),
    )
    found = gather(frame(of))
    [new] = [fact for fact in section(found, "changes") if fact.measure == "briefing.changes.new"]
    assert new.value == 2000
    assert new.text == "New in the portfolio: 2,000 use cases: N-0; N-1; N-10; and 1,997 more."
    assert sum(len(fact.text.split()) for each in found.sections for fact in each.facts) < 400


def test_a_period_in_which_nothing_happened_says_so_in_one_line() -> None:
    of = portfolio(use_case("Stil", "2026-01-05", "piloting", owner="Team Lezen"))
    found = gather(frame(of))
    assert [fact.text for each in found.sections for fact in each.facts] == [
        "Nothing was recorded from 19 May 2026 up to and including 1 June 2026."
    ]
    assert gather(frame(portfolio(), language="nl")).sections[0].facts[0].text == (
        "Van 19 mei 2026 tot en met 1 juni 2026 is niets vastgelegd."
    )


def test_an_empty_period_still_tells_what_is_promised_and_what_waits_for_a_decision() -> None:
    of = portfolio(
        use_case(
            "Lezen",
            "2026-01-05",
            "piloting",
            event("commitment_made", "2026-03-02", commitment="T-1", due="2026-05-11", text="Handleiding klaar."),
        )
    )
    keys = [each.key for each in gather(frame(of)).sections]
    assert keys == ["summary", "decisions", "commitments"]
    assert texts(frame(of), "decisions")[0].startswith("Who becomes the owner? Lezen has no owner.")


def commitments(**given: object) -> list[str]:
    made = event("commitment_made", "2026-03-02", commitment="T-1", due="2026-05-11", text="Handleiding klaar.")
    of = portfolio(
        use_case("Broken", "2026-01-05", "piloting", made),
        use_case("Kept", "2026-01-05", "piloting", made, event("commitment_kept", "2026-05-20", commitment="T-1")),
        use_case("Long ago", "2026-01-05", "piloting", made, event("commitment_kept", "2026-05-12", commitment="T-1")),
        use_case(
            "Moved",
            "2026-01-05",
            "piloting",
            made,
            event("commitment_moved", "2026-05-04", commitment="T-1", due="2026-05-25", approved=True),
            event("commitment_moved", "2026-05-25", commitment="T-1", due="2026-06-30"),
        ),
        use_case("Ended", "2026-01-05", "piloting", made, moved("2026-02-02", "stopped")),
    )
    return texts(frame(of, **given), "commitments") + texts(frame(of, **given), "summary")


def test_promises_are_kept_moved_or_broken() -> None:
    told = commitments()
    assert told[:3] == [
        "Not kept: T-1 “Handleiding klaar”, Broken – was due on 11 May 2026, 21 days ago.",
        "Moved: T-1 “Handleiding klaar”, Moved – now due 30 June 2026, moved 2 times, without approval.",
        "Kept: T-1 “Handleiding klaar”, Kept.",
    ]
    assert "3 commitments: 1 not kept, 1 moved, 1 kept." in told


def test_promises_of_the_previous_briefing_are_answered_first() -> None:
    # "Long ago" was kept before this period, but after the briefing that spoke of it
    promised = frozenset({("Broken", "T-1"), ("Long ago", "T-1")})
    assert "2 commitments of the previous briefing: 1 not kept, 1 kept; 2 new since then." in commitments(
        promised=promised
    )


def test_a_briefing_hands_its_promises_on_by_id() -> None:
    made = event("commitment_made", "2026-05-20", commitment="T-1", due="2026-06-05")
    of = portfolio(use_case("Lezen", "2026-01-05", "piloting", made))
    keys = {key for each in gather(frame(of)).sections for fact in each.facts for key in keys_of(fact)}
    assert keys == {("Lezen", "T-1")}


def test_the_next_two_weeks_are_told_day_by_day() -> None:
    of = portfolio(
        use_case(
            "Lezen",
            "2026-01-05",
            "piloting",
            event("experiment_started", "2026-05-25", until="2026-06-08", text="Proef met tien lezers."),
            event("commitment_made", "2026-05-25", commitment="T-1", due="2026-06-15"),
            event("commitment_made", "2026-05-25", commitment="T-2", due="2026-06-16"),
            dates={"planned_live": "2026-06-08"},
        )
    )
    assert texts(frame(of), "next_two_weeks") == [
        "8 June 2026: experiment ends, Lezen: “Proef met tien lezers”; going live, Lezen.",
        "15 June 2026: T-1, Lezen.",
    ]


def test_an_experiment_past_its_time_box_asks_for_a_decision_with_what_each_option_means() -> None:
    of = portfolio(
        use_case(
            "Lezen",
            "2026-03-02",
            "piloting",
            event("experiment_started", "2026-05-04", until="2026-05-18"),
            event("usage_measured", "2026-05-20", users=12),
            owner="Team Lezen",
            objectives=["D1"],
        ),
        objectives=[Objective(id="D1", title="Minder handwerk")],
    )
    told = texts(frame(of), "decisions")
    assert told == [
        "How does Lezen go on? Its experiment should have ended on 18 May 2026, 14 days ago.",
        "Keep: stage piloting, 91 days after its start, no effect measured.",
        "Change: another experiment with an end.",
        "Stop: 12 users lose it (measured on 20 May 2026), D1 Minder handwerk loses its only use case under way.",
    ]


def test_a_false_alarm_is_told_no_more() -> None:
    days = [SAMPLE_TODAY - timedelta(1), SAMPLE_TODAY]
    alerts: list[Alert] = []
    for day in days:
        alerts, _ = advance(alerts, scan(sample().at(day), Context()).findings, day, Policy())
    told = " ".join(texts(sample_frame(alerts=tuple(alerts)), "alerts"))
    assert "Geen duidelijke leiderschapssignalen" in told
    muted = [
        act(each, "false_alarm", Act(on=SAMPLE_TODAY, by="ann")).alert
        for each in alerts
        if each.pitfall == "no_leadership_signals"
    ]
    told = " ".join(texts(sample_frame(alerts=tuple(muted)), "alerts"))
    assert "Geen duidelijke leiderschapssignalen" not in told
    assert "10 meldingen open" in told


def test_an_alert_that_somebody_took_up_says_so() -> None:
    alerts: list[Alert] = []
    for day in (SAMPLE_TODAY - timedelta(1), SAMPLE_TODAY):
        alerts, _ = advance(alerts, scan(sample().at(day), Context()).findings, day, Policy())
    taken = [act(each, "ack", Act(on=SAMPLE_TODAY, by="ann")).alert for each in alerts]
    [line] = [each for each in texts(sample_frame(alerts=tuple(taken)), "alerts") if "leiderschaps" in each]
    assert line.endswith("; in behandeling.")


def test_nobody_whom_the_portfolio_knows_is_named() -> None:
    of = portfolio(
        use_case(
            "Lezen",
            "2026-01-05",
            "piloting",
            event("effect_measured", "2026-05-20", metric="tijd", value=3, unit="uur", verified=True),
            event("blocker_raised", "2026-05-21", blocker="B-1", about="time", text="Wietske Aardema heeft geen tijd."),
            event("decision", "2026-05-22", text="Joost van Dalen besloot door te gaan."),
            event("commitment_made", "2026-05-25", commitment="T-1", due="2026-06-08", text="Wietske aardema belt."),
            owner="Joost van Dalen",
        )
    )
    of.leaders["L1"] = Leader(id="L1", name="Wietske Aardema")  # type: ignore[index]
    told = " ".join(fact.text for each in gather(frame(of)).sections for fact in each.facts)
    assert "Joost" not in told
    assert "aardema" not in told.lower()
    assert "New blocker: Lezen – time." in told


def test_unknown_is_said_to_be_unknown_and_never_nought() -> None:
    of = portfolio(use_case("Lezen", "2026-05-20", "exploring"))
    told = texts(frame(of), "kpis")
    assert "Core processes that use AI: not known yet" in " ".join(told)
    assert "Leaders who use AI themselves: not known yet" in " ".join(told)
    assert [text for text in told if text.split(": ")[1].startswith(("0", "0%"))] == []


def test_a_process_where_nobody_measured_use_is_not_merely_counted_as_none() -> None:
    # the one process of Finance has a use case that is live, and nobody counted its users
    [told] = [each for each in texts(sample_frame(0, "team:Finance & Control"), "kpis") if "Kernprocessen" in each]
    assert "(0 van de 1; 1 met AI in gebruik, zonder gemeten gebruikers)" in told


def test_an_audience_that_does_not_exist_is_named_with_those_that_do() -> None:
    of = portfolio(use_case("Lezen", "2026-01-05", "piloting", team="Finance"))
    with pytest.raises(InvalidInput, match=r"no team .Finanse. to write a briefing for\. There are: Finance\."):
        frame(of, "team:Finanse")
    assert frame(of, "team:finance").audience.name == "Finance"
    assert frame(of, "use_case:lezen").audience.id == "Lezen"


def test_a_team_hears_of_its_own_use_cases_only() -> None:
    of = portfolio(
        use_case("Lezen", "2026-01-05", "piloting", moved("2026-05-20", "live"), team="Finance"),
        use_case("Bellen", "2026-01-05", "piloting", moved("2026-05-20", "live"), team="Klant"),
        general(event("decision", "2026-05-20", team="Klant", text="Klant gaat door.")),
    )
    told = " ".join(fact.text for each in gather(frame(of, "team:Finance")).sections for fact in each.facts)
    assert "Lezen" in told
    assert "Bellen" not in told
    assert "Klant" not in told
