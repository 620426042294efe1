from datetime import date
from typing import Any

import pytest

from knowledge.errors import InvalidInput, NotFound
from knowledge.model.principal import OWNER
from service.bootstrap import Koers
from service.history import KINDS, Entry, own_fields, record
from service.portfolio import found
from tests.service.conftest import NOW

TODAY = NOW.date()


def stage(koers: Koers) -> str:
    return found(koers.stores.portfolio.load(OWNER), "UC-1", TODAY).stage


def test_an_event_is_stored_with_its_id_its_moment_and_who_said_it(portfolio: Koers) -> None:
    event = record(portfolio, "77", Entry("stage_changed", TODAY, "live!", {"stage": "live"}))
    assert (event.id, event.use_case, event.recorded_at, event.source) == ("id-1", "UC-1", NOW, "log:owner")
    assert stage(portfolio) == "live"


FIELDS: dict[str, dict[str, Any]] = {
    "stage_changed": {"stage": "scaling"},
    "changed": {"field": "owner", "after": "Wietske Aardema"},
    "experiment_started": {"until": "2026-12-31"},
    "experiment_ended": {"outcome": "keep"},
    "reflection": {"changed_plan": "true"},
    "effect_measured": {"metric": "uren", "value": "12.5", "unit": "uur", "verified": "yes"},
    "usage_measured": {"users": "12"},
    "decision": {},
    "commitment_made": {"due": "2026-12-01"},
    "commitment_moved": {"commitment": "C1", "due": "2027-01-01"},
    "commitment_kept": {"commitment": "C1"},
    "show_and_tell": {},
    "blocker_raised": {"about": "tools"},
    "blocker_removed": {"blocker": "B1"},
    "leadership_signal": {"leader": "Wietske Aardema", "signal": "celebrated"},
}


def test_every_kind_of_event_can_be_recorded_with_values_as_they_are_typed(portfolio: Koers) -> None:
    assert set(FIELDS) == set(KINDS)
    record(portfolio, "UC-1", Entry("commitment_made", TODAY, "", {"commitment": "C1", "due": "2026-12-01"}))
    for kind, fields in FIELDS.items():
        assert record(portfolio, "UC-1", Entry(kind, TODAY, "x", fields)).kind == kind


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (Entry("flown", TODAY), "no kind of event. Kinds are changed, stage_changed|Kinds are"),
        (Entry("registered", TODAY), "written by koers import"),
        (Entry("decision", date(2026, 11, 1)), "2026-11-01 is in the future"),
        (Entry("decision", date(1066, 10, 14)), "before 1990-01-01"),
        (Entry("stage_changed", TODAY), "stage: this is missing. It needs stage"),
        (Entry("stage_changed", TODAY, "", {"stage": "flying"}), "stage: this is none of: idea"),
        (Entry("stage_changed", TODAY, "", {"stage": "live", "id": "x"}), "no field 'id'"),
        (Entry("stage_changed", TODAY, "", {"stage": "live", "mood": "x"}), "no field 'mood'"),
        (Entry("usage_measured", TODAY, "", {"users": "-3"}), "users"),
        (Entry("effect_measured", TODAY, "", {"value": "much"}), "value"),
        (Entry("blocker_removed", TODAY, "", {"blocker": "B9"}), "'B9' is not open. Open: B1"),
        (Entry("commitment_kept", TODAY), "not said which commitment. There is no open commitment"),
        (Entry("leadership_signal", TODAY, "", {"leader": "Wietske", "signal": "asked"}), "Did you mean Wietske"),
        (
            Entry("experiment_started", TODAY, "", {"until": "2025-12-31"}),
            "time box ends on 2025-12-31, before the exp",
        ),
        (Entry("changed", TODAY, "", {"field": "stage", "after": "live"}), "stage_changed"),
        (Entry("changed", TODAY, "", {"field": "objectives", "after": 7}), "no longer be valid: objectives"),
        (Entry("changed", TODAY, "", {"field": "title", "after": ""}), "no longer be valid: title"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(portfolio: Koers, entry: Entry, says: str) -> None:
    before = portfolio.stores.portfolio.load(OWNER).histories["UC-1"]
    with pytest.raises(InvalidInput, match=says):
        record(portfolio, "UC-1", entry)
    assert portfolio.stores.portfolio.load(OWNER).histories["UC-1"] == before


def test_the_only_open_blocker_need_not_be_named(portfolio: Koers) -> None:
    record(portfolio, "UC-1", Entry("blocker_removed", TODAY))
    assert not found(portfolio.stores.portfolio.load(OWNER), "UC-1", TODAY).open_blockers


def test_a_change_remembers_what_was_there_before(portfolio: Koers) -> None:
    event = record(portfolio, "UC-1", Entry("changed", TODAY, "", {"field": "team", "after": "Klant"}))
    assert (event.model_dump()["before"], event.model_dump()["after"]) == ("Finance", "Klant")


def test_an_unknown_use_case_gets_no_history(portfolio: Koers) -> None:
    with pytest.raises(NotFound):
        record(portfolio, "UC-99", Entry("decision", TODAY))


def test_every_field_of_every_kind_can_be_given() -> None:
    assert own_fields("effect_measured") == ["team", "leader", "metric", "value", "unit", "shown", "verified"]
