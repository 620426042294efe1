"""Counting and listing what happened."""

from datetime import date
from typing import Any

import pytest

from knowledge.measures.event_words import COUNTED, TOLD, counted
from knowledge.measures.query import Period
from knowledge.model.events import EVENT_LABELS
from tests.knowledge.portfolio_kit import TODAY, event, fact_of, general, moved, portfolio, small, use_case, value_of


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kinds": ("decision",)}, ["general.1", "general.0"]),  # newest first
        ({"kinds": ("decision",), "order": "oldest"}, ["general.0", "general.1"]),
        ({"kinds": ("decision",), "limit": 1}, ["general.1"]),
        ({"kinds": ("decision",), "filters": {"teams": ("finance",)}}, ["general.0"]),  # of the team by its id
        ({"kinds": ("decision",), "filters": {"stages": ("live",)}}, []),  # of no use case at all
        ({"kinds": ("stage_changed",), "filters": {"teams": ("Service",)}}, ["C.3", "C.2", "C.1"]),
        ({"kinds": ("delisted",)}, ["F.1"]),  # what happened to F stays true
        ({"kinds": ("delisted",), "filters": {"teams": ("Finance",)}}, ["F.1"]),
        ({"kinds": ("stage_changed",), "period": Period(start=date(2026, 5, 1))}, ["C.3"]),
        ({"kinds": ("stage_changed",), "period": Period(start=date(2026, 3, 16), end=date(2026, 3, 16))}, ["E.1"]),
        ({"kinds": ("stage_changed", "usage_measured"), "filters": {"use_cases": ("A",)}}, ["A.4", "A.2", "A.1"]),
    ],
)
def test_events_of_the_asked_kinds_periods_and_use_cases(asked: dict[str, Any], expected: list[str]) -> None:
    found = fact_of(small(), "events", show="list", **asked)
    assert found.value == expected


def test_a_limit_shortens_the_list_and_not_the_count() -> None:
    last = fact_of(small(), "events", kinds=("decision",), limit=1)
    assert (last.value, last.n) == (2, 2)
    assert last.text == "2 decisions (as of 1 June 2026); the last: 25 May 2026, No new tools."


def test_without_a_kind_every_event_counts() -> None:
    # A 5, B 4, C 4, D 2, E 2, F 2 and 2 of no use case
    assert value_of(small(), "events") == 21
    assert value_of(portfolio(), "events") == 0


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("team", {"Service": 3, "Finance": 3, "Legal": 0, "(unknown)": 1}),  # A 2, B 1; C 3; E 1
        ("kind", {"stage_changed": 7}),
        ("objective", {"D1": 3, "D2": 4, "D3": 0, "D9": 1}),  # B's one counts for both
        ("stage", {"idea": 0, "exploring": 0, "piloting": 1, "scaling": 0, "live": 5, "stopped": 1}),
    ],
)
def test_events_are_grouped_by_what_their_use_case_is_now(field: str, expected: dict[str, int]) -> None:
    grouped = fact_of(small(), "events", kinds=("stage_changed",), group_by=field)
    assert grouped.value == expected
    assert grouped.n == 7


def test_an_event_of_a_team_counts_for_the_team() -> None:
    grouped = fact_of(small(), "events", kinds=("decision",), group_by="team")
    assert grouped.value == {"Finance": 1, "Legal": 0, "Service": 0, "(unknown)": 1}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"about": ("time",)}, "1 belemmering over tijd (stand 1 juni 2026)"),
        ({"about": ("tools", "support")}, "2 belemmeringen over tools of support (stand 1 juni 2026)"),
        ({"about": ("tools",), "pending": True}, "Geen open belemmeringen over tools (stand 1 juni 2026)"),
    ],
)
def test_blockers_are_counted_by_what_they_are_about(asked: dict[str, Any], expected: str) -> None:
    found = fact_of(open_things(), "events", kinds=("blocker_raised",), language="nl", **asked)
    assert found.text.startswith(expected)


def open_things() -> Any:
    return portfolio(
        use_case(
            "A",
            "2026-01-05",
            "live",
            event("blocker_raised", "2026-02-02", blocker="1", about="time", text="No hours."),
            event("commitment_made", "2026-02-02", commitment="1", due="2026-03-01", text="A first version."),
            event("commitment_moved", "2026-03-02", commitment="1", due="2026-07-01", text="Later."),
        ),
        use_case(
            "B",
            "2026-01-05",
            "live",
            event("blocker_raised", "2026-02-02", blocker="1", about="tools"),
            event("blocker_removed", "2026-04-02", blocker="1"),
        ),
        use_case(
            "C",
            "2026-01-05",
            "live",
            event("blocker_raised", "2026-02-02", blocker="1", about="support"),
            event("experiment_started", "2026-02-09"),
            event("delisted", "2026-05-04"),
        ),
        use_case(
            "D",
            "2026-01-05",
            "piloting",
            event("experiment_started", "2026-02-02"),
            event("experiment_ended", "2026-03-02"),
            event("experiment_started", "2026-05-11"),
        ),
        general(
            event("commitment_made", "2026-02-09", commitment="1", due="2026-03-01", team="Finance"),
            event("commitment_kept", "2026-02-16", commitment="1", team="Finance"),
        ),
    )


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("blocker_raised",), ["A.1"]),  # B's own "1" is gone, and C is no longer listed
        (("commitment_made",), ["A.3"]),  # moved is still promised
        (("commitment_made", "commitment_moved"), ["A.3"]),
        ((), ["A.3", "A.1"]),
        (("decision",), []),  # a decision cannot be open
        (("experiment_started",), ["D.3"]),  # the first one ended
    ],
)
def test_open_is_what_nobody_closed_within_the_same_use_case(kinds: tuple[str, ...], expected: list[str]) -> None:
    assert value_of(open_things(), "events", kinds=kinds, pending=True, show="list") == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 3, 1), []),  # the day itself is still in time
        (date(2026, 3, 2), []),  # moved that day to 1 July
        (date(2026, 7, 1), []),
        (date(2026, 7, 2), ["A.3"]),
    ],
)
def test_overdue_is_what_was_promised_for_an_earlier_day(as_of: date, expected: list[str]) -> None:
    kinds = ("commitment_made", "commitment_moved")
    asked = value_of(open_things(), "events", kinds=kinds, pending=True, overdue=True, as_of=as_of, show="list")
    assert asked == expected


def test_what_was_open_on_an_earlier_day_was_open_then() -> None:
    assert value_of(open_things(), "events", kinds=("blocker_raised",), pending=True, as_of=date(2026, 3, 1)) == 3


def test_a_moved_commitment_says_what_was_promised() -> None:
    told = fact_of(open_things(), "events", kinds=("commitment_made", "commitment_moved"), pending=True, language="nl")
    assert told.text == (
        "1 open toezegging (stand 1 juni 2026): 2 maart 2026, toezegging verschoven, A, A first version, "
        "uiterlijk 1 juli 2026, Later."
    )


@pytest.mark.parametrize(
    ("asked", "dutch", "english"),
    [
        (
            {"kinds": ("decision",), "filters": {"teams": ("Finance",)}},
            "1 besluit van Finance (stand 1 juni 2026): 18 mei 2026, Finance, Two cases at a time.",
            "1 decision of Finance (as of 1 June 2026): 18 May 2026, Finance, Two cases at a time.",
        ),
        (
            {"kinds": ("reflection",), "period": Period(start=date(2026, 5, 1), end=date(2026, 5, 31))},
            "Geen reflecties van 1 mei 2026 tot en met 31 mei 2026 (stand 1 juni 2026).",
            "No reflections from 1 May 2026 up to and including 31 May 2026 (as of 1 June 2026).",
        ),
        (
            {"kinds": ("stage_changed",), "filters": {"teams": ("Finance",), "stages": ("live",)}, "limit": 1},
            "2 faseovergangen bij use cases van Finance in fase 'in gebruik' (stand 1 juni 2026); de laatste: "
            "6 april 2026, Invoice check (A), naar in gebruik.",
            "2 stage changes for use cases of Finance in stage 'live' (as of 1 June 2026); the last: "
            "6 April 2026, Invoice check (A), to live.",
        ),
        (
            {"kinds": ("effect_measured",)},
            "2 effectmetingen (stand 1 juni 2026): 11 mei 2026, Cash forecast (B), geen effect aangetoond; "
            "4 mei 2026, Invoice check (A), minutes 7,5 (geverifieerd).",
            "2 effect measurements (as of 1 June 2026): 11 May 2026, Cash forecast (B), no effect shown; "
            "4 May 2026, Invoice check (A), minutes 7.5 (verified).",
        ),
        (
            {"kinds": ("usage_measured", "blocker_raised"), "filters": {"teams": ("Service", "Finance")}},
            "2 gebruiksmetingen en belemmeringen van Service of Finance (stand 1 juni 2026): 1 juni 2026, gebruik "
            "gemeten, Invoice check (A), 12 gebruikers; 9 maart 2026, belemmering gemeld, Mail answers (D), tijd, "
            "No hours.",
            "2 usage measurements and blockers of Service or Finance (as of 1 June 2026): 1 June 2026, usage "
            "measured, Invoice check (A), 12 users; 9 March 2026, blocker raised, Mail answers (D), time, No hours.",
        ),
    ],
)
def test_events_are_a_sentence_in_both_languages(asked: dict[str, Any], dutch: str, english: str) -> None:
    assert fact_of(small(), "events", language="nl", **asked).text == dutch
    assert fact_of(small(), "events", language="en", **asked).text == english


def test_the_same_event_many_times_on_a_day_is_told_once_and_no_leader_is_named() -> None:
    signals = [
        event("leadership_signal", "2026-05-29", leader=f"Leader {place}", signal="own_use") for place in range(3)
    ]
    told = fact_of(portfolio(general(*signals)), "events", kinds=("leadership_signal",))
    assert told.text == "3 leadership signals (as of 1 June 2026): 29 May 2026, own use (3 times)."


def test_a_changed_owner_is_told_without_names() -> None:
    change = event("changed", "2026-05-29", field="owner", before="Kim", after="Bo")
    told = fact_of(portfolio(use_case("A", "2026-01-05", "live", change)), "events", kinds=("changed",))
    assert told.text == "1 changed detail (as of 1 June 2026): 29 May 2026, A, owner."


def test_more_than_twenty_events_are_told_as_the_first_twenty_and_how_many_more() -> None:
    rows = [event("decision", f"2026-04-{place:02}", text=f"Number {place}") for place in range(1, 24)]
    told = fact_of(portfolio(general(*rows)), "events", kinds=("decision",), show="list")
    assert told.n == 23
    assert "4 April 2026, Number 4; and 3 more." in told.text


@pytest.mark.parametrize("kind", sorted(EVENT_LABELS))
def test_every_kind_can_be_counted_in_both_languages(kind: str) -> None:
    assert kind in COUNTED
    for language in ("nl", "en"):
        assert counted((kind,), 1, language)
        assert counted((kind,), 2, language)
    assert set(TOLD) <= set(EVENT_LABELS)


@pytest.mark.parametrize(
    ("kinds", "count", "pending", "dutch", "english"),
    [
        ((), 1, False, "gebeurtenis", "event"),
        ((), 0, False, "gebeurtenissen", "events"),
        (("decision", "reflection"), 1, False, "besluit of reflectie", "decision or reflection"),
        (("decision", "reflection"), 0, False, "besluiten of reflecties", "decisions or reflections"),
        (("decision", "reflection"), 2, False, "besluiten en reflecties", "decisions and reflections"),
        (("commitment_made", "commitment_moved"), 2, False, "toezeggingen", "commitments"),
        (("commitment_moved",), 2, True, "open toezeggingen", "open commitments"),
        ((), 2, True, "open belemmeringen en toezeggingen", "open blockers and commitments"),
        (("decision",), 0, True, "open besluiten", "open decisions"),  # there can be none
    ],
)
def test_kinds_are_counted_in_words(
    kinds: tuple[str, ...], count: int, pending: bool, dutch: str, english: str
) -> None:
    assert counted(kinds, count, "nl", pending) == dutch
    assert counted(kinds, count, "en", pending) == english


def test_an_experiment_that_ended_without_an_outcome_says_so() -> None:
    of = portfolio(
        use_case("A", "2026-01-05", "live", event("experiment_ended", "2026-05-04"), moved("2026-05-05", "stopped"))
    )
    assert fact_of(of, "events", kinds=("experiment_ended",)).text.endswith("A, without a decision.")
    assert fact_of(of, "events", kinds=("experiment_ended",), as_of=TODAY, language="nl").text.endswith(
        "A, zonder besluit."
    )
