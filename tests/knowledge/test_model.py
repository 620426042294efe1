"""The types of the domain: what they hold and what they refuse."""

from datetime import date
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from knowledge.model.answer import Usage
from knowledge.model.base import Frozen, Labelled
from knowledge.model.briefing import AudienceKind, BriefingState, Span
from knowledge.model.documents import Document
from knowledge.model.events import EVENT, EVENT_LABELS, BlockerKind, Event, Outcome, Signal
from knowledge.model.evidence import Evidence, Fact, Passage
from knowledge.model.portfolio import UNDER_WAY, Objective, Role, Stage, UseCase
from knowledge.model.principal import ANYBODY, OWNER, Principal

KINDS: dict[str, type[Frozen]] = {each.model_fields["kind"].default: each for each in get_args(get_args(Event)[0])}
TOLD: dict[str, dict[str, Any]] = {
    "registered": {"record": {"id": "A", "title": "A"}},
    "changed": {"field": "team"},
    "stage_changed": {"stage": "live"},
    "usage_measured": {"users": 1},
    "commitment_made": {"commitment": "1", "due": "2026-07-01"},
    "commitment_moved": {"commitment": "1", "due": "2026-07-01"},
    "commitment_kept": {"commitment": "1"},
    "blocker_raised": {"blocker": "1", "about": "time"},
    "blocker_removed": {"blocker": "1"},
    "leadership_signal": {"leader": "L1", "signal": "own_use"},
}


def event(kind: str, **more: Any) -> Any:
    return EVENT.validate_python(
        {"id": "1", "on": "2026-06-01", "use_case": "A", "kind": kind, **TOLD.get(kind, {}), **more}
    )


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_event_survives_being_written_as_json(kind: str) -> None:
    read = EVENT.validate_json(EVENT.dump_json(event(kind)))
    assert read == event(kind)
    assert type(read) is KINDS[kind]


def test_every_kind_of_event_has_a_name_in_both_languages() -> None:
    assert set(EVENT_LABELS) == set(KINDS)
    assert all(dutch and english for dutch, english in EVENT_LABELS.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "promoted"},
        {"kind": "stage_changed", "stage": "asleep"},
        {"kind": "stage_changed", "use_case": None},  # only a use case has a stage
        {"kind": "usage_measured", "users": -1},
        {"kind": "decision", "on": "2026-02-30"},
        {"kind": "decision", "id": " "},
        {"kind": "decision", "colour": "red"},
        {"kind": "leadership_signal", "leader": ""},
    ],
)
def test_an_event_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        EVENT.validate_python({"id": "1", "on": "2026-06-01", "use_case": "A", **TOLD.get(wrong["kind"], {}), **wrong})


@pytest.mark.parametrize(
    "wrong", [{"id": ""}, {"title": "  "}, {"title": "x" * 1001}, {"stage": "asleep"}, {"color": "red"}]
)
def test_a_use_case_without_a_name_or_with_strange_fields_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        UseCase.model_validate({"id": "A", "title": "A", **wrong})


def test_values_of_the_domain_do_not_change() -> None:
    use_case: Any = UseCase(id="A", title="A")
    with pytest.raises(ValidationError):
        use_case.title = "B"
    with pytest.raises(ValidationError):
        event("decision").text = "another"


LABELLED = [
    (kind, value) for kind in (Stage, Role, Outcome, BlockerKind, Signal, BriefingState, AudienceKind) for value in kind
]


@pytest.mark.parametrize(("kind", "value"), LABELLED)
def test_every_value_has_a_dutch_and_an_english_name(kind: type[Labelled], value: Labelled) -> None:
    assert value.label("nl")
    assert value.label("en")
    assert set(kind.labels()) == set(kind)


def test_work_goes_on_in_every_stage_between_idea_and_stopped() -> None:
    assert set(Stage) - UNDER_WAY == {Stage.IDEA, Stage.STOPPED}


def test_an_objective_is_in_force_from_its_first_day_until_the_day_before_it_is_retired() -> None:
    goal = Objective(id="D1", title="One", in_force_from=date(2026, 1, 1), retired_on=date(2026, 7, 1))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [goal.in_force(day) for day in days] == [False, True, True, False]
    assert Objective(id="D2", title="Two").in_force(date.min)


@pytest.mark.parametrize(
    ("effective_from", "superseded_on", "superseded", "expected"),
    [
        (None, None, False, [True, True, True]),
        (date(2026, 6, 1), None, False, [False, True, True]),
        (None, date(2026, 6, 1), True, [True, False, False]),
        (None, None, True, [False, False, False]),  # superseded, and nobody knows since when
    ],
)
def test_a_document_is_in_force_until_another_takes_its_place(
    effective_from: date | None, superseded_on: date | None, superseded: bool, expected: list[bool]
) -> None:
    document = Document(
        id="a",
        title="A",
        path="a.md",
        version="1",
        language="nl",
        media_type="text/markdown",
        content_hash="0",
        text="",
        effective_from=effective_from,
        superseded_by="b" if superseded else None,
        superseded_on=superseded_on,
    )
    assert [document.in_force(day) for day in (date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 2))] == expected


def test_who_may_read_is_decided_by_groups() -> None:
    board = Principal(id="b", groups=frozenset({"board"}))
    assert board.may_read([])  # no groups is everybody
    assert board.may_read(["board", "staff"])
    assert not board.may_read(["staff"])
    assert not Principal(id="nobody").may_read(["board"])
    assert OWNER.may_read(["anything"])


def test_readers_who_read_along_see_only_what_each_of_them_may_read() -> None:
    board = Principal(id="b", groups=frozenset({"board"}))
    staff = Principal(id="s", groups=frozenset({"staff", "works council"}))
    both = Principal.together([board, OWNER, staff])
    assert both.may_read([])
    assert both.may_read(["board", "staff"])
    assert not both.may_read(["board"])
    assert not both.may_read(["staff"])
    assert both.rights == Principal.together([staff, board]).rights


def test_nobody_in_particular_reads_what_everybody_may_read_and_owners_together_read_all() -> None:
    assert Principal.together([]) == ANYBODY
    assert not ANYBODY.may_read(["board"])
    assert Principal.together([OWNER, OWNER]) == OWNER
    assert not OWNER.rights


def test_a_briefing_is_written_with_its_period_as_from_and_to() -> None:
    span = Span(start=date(2026, 5, 1), end=date(2026, 5, 14))
    assert span.model_dump(mode="json") == {"from": "2026-05-01", "to": "2026-05-14"}
    assert Span.model_validate({"from": "2026-05-01", "to": "2026-05-14"}) == span


def test_usage_adds_up() -> None:
    one = Usage(model_calls=1, input_tokens=10, output_tokens=2, cost=0.25)
    assert one + one == Usage(model_calls=2, input_tokens=20, output_tokens=4, cost=0.5)
    assert one + Usage() == one


def test_evidence_is_told_apart_by_its_kind() -> None:
    fact = Fact(id="f", measure="use_cases", label="Use cases", value=3, as_of=date(2026, 6, 1), text="3 use cases.")
    passage = Passage(id="p", document_id="a", title="A", version="1", start=0, end=2, quote="Ja", language="nl")
    adapter: TypeAdapter[Evidence] = TypeAdapter(Evidence)
    for each in (fact, passage):
        assert adapter.validate_json(each.model_dump_json()) == each
    with pytest.raises(ValidationError):
        Passage(id="p", document_id="a", title="A", version="1", start=-1, end=2, quote="Ja", language="nl")
