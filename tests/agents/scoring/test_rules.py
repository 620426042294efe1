"""Ratings by rules: what each feature says and adds, on portfolios that can be counted on one's fingers."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.schemas import DraftClaim
from agents.scorer import dossiers
from agents.scoring.anchors import anchors
from agents.scoring.attributes import said
from agents.scoring.rules import rounded
from agents.verifier import Verifier
from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.portfolio import Objective, Process
from knowledge.sample.load import SAMPLE_TODAY, changes
from knowledge.scoring.rating import Criterion, Rating
from tests.knowledge.portfolio_kit import TODAY, event, moved, portfolio, small, use_case

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def rated(of: Portfolio, key: str, criterion: str, language: Language = "en", as_of: date = TODAY) -> Rating:
    (dossier,) = dossiers(of.at(as_of), language, NOON, {key})
    return next(each for each in dossier.ratings if each.criterion == criterion)


def alone(*later: dict[str, Any], stage: str = "piloting", **record: Any) -> Portfolio:
    """One use case "A" from 4 May 2026 on, beside one with an owner, an experiment, promises and blockers."""
    other = use_case(
        "Z",
        "2026-01-05",
        "live",
        event("blocker_raised", "2026-01-06", blocker="1", about="time"),
        event("blocker_removed", "2026-01-07", blocker="1"),
        event("experiment_started", "2026-01-08"),
        event("experiment_ended", "2026-01-09", outcome="keep"),
        event("commitment_made", "2026-01-08", commitment="1", due="2026-01-20"),
        event("commitment_kept", "2026-01-19", commitment="1"),
        event("effect_measured", "2026-01-19", verified=True),
        owner="Kim",
    )
    return portfolio(
        use_case("A", "2026-05-04", stage, *later, **record),
        other,
        objectives=(Objective(id="D1", title="Faster"), Objective(id="D9", title="Old", retired_on=date(2026, 1, 1))),
        processes=(Process(id="P1", title="Paying", volume=900), Process(id="P2", title="Buying", volume=10)),
    )


@pytest.mark.parametrize(
    ("record", "later", "stage", "value", "told"),
    [
        # 3 for an objective in force, −.5 for no process: 2.5, halves upwards
        ({"objectives": ("D1",)}, (), "piloting", 3, "serves an objective in force: D1 Faster"),
        # 3 − 1 − .5 = 1.5
        ({}, (), "piloting", 2, "serves no objective in force"),
        # 3 − 1.5 − .5 = 1
        ({"objectives": ("D9",)}, (), "piloting", 1, "serves only what is not in force: D9 Old"),
        # 3 + 0 + 1 = 4: 900 cases are above the median of 455
        ({"objectives": ("D1",), "processes": ("P1",)}, (), "piloting", 4, "touches Paying (900 cases a year)"),
        # 3 + 0 + 0
        ({"objectives": ("D1",), "processes": ("P2",)}, (), "piloting", 3, "touches Buying (10 cases a year)"),
        # 3 + 0 + 1 + 1
        (
            {"objectives": ("D1",), "processes": ("P1",)},
            (event("effect_measured", "2026-05-11", verified=True),),
            "live",
            5,
            "effect shown and verified on 11 May 2026",
        ),
        # 3 + 0 + 1 − 1
        (
            {"objectives": ("D1",), "processes": ("P1",)},
            (event("effect_measured", "2026-05-11", shown=False),),
            "live",
            3,
            "no effect shown",
        ),
        # 3 + 0 + 1 − 1 for live without a measured effect
        ({"objectives": ("D1",), "processes": ("P1",)}, (), "live", 3, "live without a measured effect"),
        # 3 − 1 − .5 + 1 for consequences
        (
            {"attributes": {"Impact type": "Both"}},
            (),
            "piloting",
            3,
            "heavy consequences for people (Impact type: Both)",
        ),
        # 3 + 0 + 1 − 1 − 2 for nobody using it
        (
            {"objectives": ("D1",), "processes": ("P1",)},
            (event("usage_measured", "2026-05-11", users=0),),
            "live",
            1,
            "0 users on 11 May 2026",
        ),
    ],
)
def test_impact(record: dict[str, Any], later: Any, stage: str, value: int, told: str) -> None:
    found = rated(alone(*later, stage=stage, **record), "A", "impact")
    assert found.value == value
    assert told.lower() in found.reason.lower()


@pytest.mark.parametrize(
    ("record", "later", "stage", "value", "told"),
    [
        # pilot 0, no owner −1, no experiment −.5: 1.5
        ({}, (), "piloting", 2, "has no owner"),
        # pilot 0, owner 0, time box .5: 3.5
        (
            {"owner": "Bo"},
            (event("experiment_started", "2026-05-25", until="2026-06-05"),),
            "piloting",
            4,
            "an experiment with a time box until 5 June 2026",
        ),
        # past its time box: 2.5
        (
            {"owner": "Bo"},
            (event("experiment_started", "2026-05-11", until="2026-05-25"),),
            "piloting",
            3,
            "past its time box",
        ),
        # scaling .5, three blockers −2: 1.5
        (
            {"owner": "Bo"},
            tuple(event("blocker_raised", "2026-05-25", blocker=str(number), about="time") for number in range(3)),
            "scaling",
            2,
            "3 open blockers",
        ),
        # live 1, no personal data .5: 4.5
        ({"owner": "Bo", "attributes": {"Persoonsgegevens": "nee"}}, (), "live", 5, "works without personal data"),
        # live 1, privacy not settled −1
        ({"owner": "Bo", "attributes": {"DPIA": "loopt"}}, (), "live", 3, "privacy not settled (DPIA: loopt)"),
        # idea −1, owner 0
        ({"owner": "Bo"}, (), "idea", 2, "idea since 4 May 2026"),
    ],
)
def test_feasibility(record: dict[str, Any], later: Any, stage: str, value: int, told: str) -> None:
    found = rated(alone(*later, stage=stage, **record), "A", "feasibility")
    assert found.value == value
    assert told.lower() in found.reason.lower()


@pytest.mark.parametrize(
    ("later", "stage", "value", "told"),
    [
        # no deadline −.5: 2.5; 28 days under way add nothing
        ((), "piloting", 3, "no deadline"),
        # 11 days to go: +1
        (
            (event("commitment_made", "2026-05-11", commitment="1", due="2026-06-12"),),
            "piloting",
            4,
            "deadline 12 june",
        ),
        # the day has passed, which adds 1.5
        (
            (event("commitment_made", "2026-05-11", commitment="1", due="2026-05-29"),),
            "piloting",
            5,
            "the deadline of 29 may 2026 has passed",
        ),
        # no deadline −.5, open since 11 May, 21 days: +1
        (
            (event("blocker_raised", "2026-05-11", blocker="1", about="time"),),
            "piloting",
            4,
            "a blocker has been open since 11 may 2026",
        ),
        # idea −1, no deadline −.5
        ((), "idea", 2, "still an idea"),
        # the experiment that it went live by was never ended: no deadline −.5
        (
            (
                event("experiment_started", "2026-05-05", until="2026-05-20"),
                event("stage_changed", "2026-05-25", stage="live"),
            ),
            "piloting",
            3,
            "no deadline",
        ),
        # one begun since, with 11 days to go: +1
        ((event("experiment_started", "2026-05-11", until="2026-06-12"),), "live", 4, "deadline 12 june"),
        # done −2, no deadline −.5
        ((event("effect_measured", "2026-05-11", verified=True),), "live", 1, "live, with a verified effect since"),
    ],
)
def test_urgency(later: Any, stage: str, value: int, told: str) -> None:
    found = rated(alone(*later, stage=stage), "A", "urgency")
    assert found.value == value
    assert told in found.reason.lower()


def test_what_others_wait_for_is_more_urgent_and_what_waits_is_harder() -> None:
    of = portfolio(
        use_case("A", "2026-05-04", "piloting", enables=("B", "C", "gone")),
        use_case("B", "2026-05-04", "piloting"),
        use_case("C", "2026-05-04", "piloting", moved("2026-05-11", "stopped")),
    )
    assert "1 use case waits for it: B (B)" in rated(of, "A", "urgency").reason
    assert "1 use case wacht erop: B (B)" in rated(of, "A", "urgency", "nl").reason
    assert "Waits for A (A)" in rated(of, "B", "feasibility").reason


def test_what_nobody_records_is_unknown_and_moves_nothing() -> None:
    of = portfolio(use_case("A", "2026-05-04", "piloting"))
    (dossier,) = dossiers(of.at(TODAY), "en", NOON)
    assert [each.value for each in dossier.ratings] == [3, 3, 3]
    impact, feasibility, urgency = dossier.ratings
    assert impact.reason == "Nothing about this is known."
    assert impact.unknown == ("the link to objectives", "the processes that it touches", "the effect")
    assert set(feasibility.unknown) == {"the owner", "the time box", "blockers", "whether privacy is settled"}
    assert urgency.unknown == ("deadlines",)
    assert any("unknown is the link to objectives" in each.text for each in dossier.facts)
    assert 0 < dossier.confidence < 0.5


def test_stopped_and_delisted_use_cases_have_no_priority() -> None:
    # of A to F in the small portfolio E is stopped and F no longer listed
    assert [each.state.id for each in dossiers(small().at(TODAY), "nl", NOON)] == ["A", "B", "C", "D"]


def test_both_languages_rate_the_same_on_the_same_evidence() -> None:
    snapshot = portfolio_of(changes()).at(SAMPLE_TODAY)
    dutch, english = (dossiers(snapshot, language, NOON) for language in LANGUAGES)
    for one, other in zip(dutch, english, strict=True):
        assert [each.value for each in one.ratings] == [each.value for each in other.ratings]
        assert [each.id for each in one.facts] == [each.id for each in other.facts]
        assert [each.text for each in one.facts] != [each.text for each in other.facts]


def test_every_reason_stands_on_its_facts_before_the_verifier() -> None:
    verifier = Verifier()
    for dossier in dossiers(portfolio_of(changes()).at(SAMPLE_TODAY), "nl", NOON):
        known = {each.id for each in dossier.facts}
        for rating in dossier.ratings:
            assert rating.evidence
            assert set(rating.evidence) <= known
            for clause in rating.reason.rstrip(".").split("; "):
                drafted = DraftClaim(text=clause, evidence=rating.evidence)
                found = verifier.verify([drafted], dossier.facts, "nl")
                assert found.claims, [each.reasons for each in found.rejected]


def test_no_owner_is_named() -> None:
    of = alone(owner="Bo Naamloos", stage="piloting")
    (dossier,) = dossiers(of.at(TODAY), "nl", NOON, {"A"})
    assert "Naamloos" not in " ".join([*(each.text for each in dossier.facts), *(r.reason for r in dossier.ratings)])


@pytest.mark.parametrize(
    ("attributes", "signal", "verdict"),
    [
        ({"privacy assessed": "YES"}, "privacy", "yes"),
        ({"DPIA": "niet nodig"}, "privacy", "not_needed"),
        ({"DPIA": "Niet gereed"}, "privacy", "no"),
        ({"impactassessment": "Onbekend"}, "privacy", "unknown"),
        ({"Data quality": "poor"}, "data", "no"),
        ({"impact type": "Neither"}, "consequence", "no"),
        ({"Risicoklasse": "Hoog-risico"}, "consequence", "yes"),
        ({"authority to operate": "No.  Engineering review instead."}, "permission", "no"),
        ({"authority to operate": "N/A"}, "permission", "not_needed"),
        ({"privacy assessed": "", "DPIA": "gereed"}, "privacy", "yes"),
        ({"privacy assessed": "nonsense"}, "privacy", "unknown"),
        ({"noise": "yes"}, "privacy", None),
        ({"laboratory": "yes"}, "permission", None),
    ],
)
def test_columns_of_a_portfolio_are_read(attributes: dict[str, str], signal: str, verdict: str | None) -> None:
    found = said(attributes, signal)
    assert (found.verdict if found else None) == verdict


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=4))
def test_whatever_a_column_says_rating_goes_on(attributes: dict[str, str]) -> None:
    of = portfolio(use_case("A", "2026-05-04", "piloting", attributes=attributes))
    (dossier,) = dossiers(of.at(TODAY), "nl", NOON)
    assert all(1 <= each.value <= 5 and each.reason for each in dossier.ratings)


@pytest.mark.parametrize(("points", "value"), [(-9, 1), (2.4, 2), (2.5, 3), (3.5, 4), (99, 5)])
def test_points_become_whole_ratings_from_one_to_five(points: float, value: int) -> None:
    assert rounded(points) == value


def test_every_rating_has_an_anchor_in_both_languages() -> None:
    texts = {
        anchors().meaning(criterion, value, each)
        for criterion in Criterion
        for value in range(1, 6)
        for each in LANGUAGES
    }
    assert len(texts) == 30
    assert anchors().text("nl").startswith("impact (impact):\n5: ")
