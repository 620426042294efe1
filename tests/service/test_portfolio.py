from datetime import date

import pytest

from knowledge.errors import Conflict, InvalidInput, NotFound
from knowledge.model.portfolio import Stage
from knowledge.model.principal import OWNER
from service.bootstrap import Koers
from service.portfolio import Wanted, details, found, listed, stage_of

TODAY = date(2026, 10, 31)


def ids(koers: Koers, wanted: Wanted, as_of: date = TODAY) -> list[str]:
    return [state.id for state in listed(koers.stores.portfolio.load(OWNER), as_of, wanted)]


def test_without_conditions_every_use_case_is_listed_by_title(portfolio: Koers) -> None:
    # folded titles: "[red]budget…" < "facturen…" < "klantvragen…"
    assert ids(portfolio, Wanted()) == ["UC-3", "UC-1", "UC-2"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(team="finance"), ["UC-3", "UC-1"]),
        (Wanted(team="financien"), ["UC-3", "UC-1"]),  # an alias, without its accent
        (Wanted(team="T2"), ["UC-2"]),
        (Wanted(stage="in gebruik"), ["UC-2"]),
        (Wanted(stage="Piloting", team="Finance"), ["UC-1"]),
        (Wanted(objective="minder handwerk"), ["UC-1"]),
        (Wanted(objective="O1"), ["UC-1"]),
    ],
)
def test_conditions_take_names_as_people_write_them(portfolio: Koers, wanted: Wanted, expected: list[str]) -> None:
    assert ids(portfolio, wanted) == expected


def test_the_list_is_of_the_day_that_is_asked_for(portfolio: Koers) -> None:
    assert ids(portfolio, Wanted(stage="pilot"), date(2026, 3, 1)) == []
    assert ids(portfolio, Wanted(stage="pilot"), date(2026, 3, 2)) == ["UC-1"]
    assert ids(portfolio, Wanted(), date(2025, 1, 1)) == []


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        (Wanted(team="Finanse"), "Did you mean Finance"),
        (Wanted(stage="flying"), "idea, exploring, piloting"),
        (Wanted(objective="zzz"), "Known: Minder handwerk, O1"),
    ],
)
def test_an_unknown_condition_names_what_there_is(portfolio: Koers, wanted: Wanted, hint: str) -> None:
    with pytest.raises(InvalidInput, match=hint):
        ids(portfolio, wanted)


def test_a_use_case_is_found_by_its_id_and_by_its_id_in_its_source(portfolio: Koers) -> None:
    loaded = portfolio.stores.portfolio.load(OWNER)
    assert found(loaded, "UC-1", TODAY).id == found(loaded, "77", TODAY).id == "UC-1"


def test_an_id_that_two_use_cases_have_in_their_source_names_both(portfolio: Koers) -> None:
    with pytest.raises(Conflict, match="UC-2, UC-3"):
        found(portfolio.stores.portfolio.load(OWNER), "78", TODAY)


def test_an_unknown_use_case_names_near_ones(portfolio: Koers) -> None:
    loaded = portfolio.stores.portfolio.load(OWNER)
    with pytest.raises(NotFound, match="Did you mean UC-2"):
        found(loaded, "klantvragen", TODAY)
    with pytest.raises(NotFound, match="koers use-cases"):
        found(loaded, "qqqqqqq", TODAY)


def test_in_an_empty_portfolio_the_way_in_is_named(koers: Koers) -> None:
    with pytest.raises(NotFound, match="koers import"):
        found(koers.stores.portfolio.load(OWNER), "UC-1", TODAY)


def test_before_its_first_day_a_use_case_is_not_there_and_the_day_is_named(portfolio: Koers) -> None:
    with pytest.raises(NotFound, match="from 2026-01-05 on"):
        found(portfolio.stores.portfolio.load(OWNER), "UC-1", date(2026, 1, 4))


def test_the_details_hold_the_history_up_to_the_day(portfolio: Koers) -> None:
    loaded = portfolio.stores.portfolio.load(OWNER)
    day = date(2026, 3, 15)
    told = details(found(loaded, "UC-1", day), day, loaded)
    assert [event["kind"] for event in told["history"]] == ["registered", "stage_changed"]
    assert (told["stage"], told["stage_since"], told["open_blockers"]) == ("piloting", "2026-03-02", [])
    assert details(found(loaded, "UC-1", TODAY), TODAY, loaded)["open_blockers"] == ["B1"]


def test_a_stage_has_its_name_in_both_languages() -> None:
    assert {stage_of(name) for name in ("pilot", "PILOTING", " piloting ")} == {Stage.PILOTING}
