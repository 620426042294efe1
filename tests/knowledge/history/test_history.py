"""Histories that are kept packed: what is read is what was given, and how little it takes."""

import tracemalloc
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.history.fold import fold
from knowledge.history.history import History
from knowledge.history.portfolio import by_use_case
from knowledge.history.shapes import CODES, TYPES
from knowledge.model.events import EVENT, Event, Registered
from knowledge.model.portfolio import Stage
from tests.knowledge.portfolio_kit import event, moved, portfolio, use_case

FULL: dict[str, dict[str, Any]] = {
    "registered": {
        "record": {
            "id": "U", "title": "Kade", "stage": "piloting", "role": "proof", "objectives": ["D1"], "team": "Finance",
            "dates": {"planned end": "2026-12-01"}, "attributes": {"frequency": "yearly"}, "groups": ["board"],
        },
        "seen": True,
    },
    "changed": {"field": "owner", "before": {"a": [1, 2.5, None, True, "é"]}, "after": ["x", {"y": 0}]},
    "stage_changed": {"stage": "live", "seen": True},
    "experiment_started": {"until": "2026-03-01"},
    "experiment_ended": {"outcome": "change"},
    "reflection": {"changed_plan": True},
    "effect_measured": {"metric": "uren", "value": 4.5, "unit": "h", "shown": False, "verified": True},
    "usage_measured": {"users": 3_000_000_000},
    "commitment_made": {"commitment": "C-1", "due": "2026-04-01"},
    "commitment_moved": {"commitment": "C-1", "due": "9999-12-31", "approved": True},
    "commitment_kept": {"commitment": "C-1"},
    "blocker_raised": {"blocker": "B", "about": "tools"},
    "blocker_removed": {"blocker": "B"},
    "leadership_signal": {"signal": "own_use", "days": 0, "working_days": 10, "leader": "L"},
}  # fmt: skip
NEEDED = {"record", "field", "stage", "users", "commitment", "due", "blocker", "about", "signal", "leader"}
COMMON = {
    "team": "T", "leader": "L", "text": "Een zin\nmet “meer”.", "source": "log", "recorded_at": "2026-01-05T10:00:00Z",
}  # fmt: skip


def told(kind: str, **fields: Any) -> Event:
    return EVENT.validate_python({"id": f"{kind}.1", "kind": kind, "on": "2026-01-05", "use_case": "U", **fields})


@pytest.mark.parametrize("kind", CODES)
def test_every_kind_of_event_is_read_as_it_was_given(kind: str) -> None:
    full = FULL.get(kind, {})
    needed = {name: value for name, value in full.items() if name in NEEDED}
    given_events = [told(kind, **needed), told(kind, **{**COMMON, **full}), EVENT.validate_json(_json(kind))]
    for each, read in zip(given_events, History.of(given_events), strict=True):
        assert read == each
        assert type(read) is type(each)
        assert read.model_dump_json() == each.model_dump_json()
        assert read.model_dump(exclude_unset=True) == each.model_dump(exclude_unset=True)
        assert read.model_copy(update={"text": "x"}).text == "x"
        assert hash(read.on) == hash(each.on)


def _json(kind: str) -> str:
    """As the store has it: with every field set."""
    return told(kind, **FULL.get(kind, {})).model_dump_json()


def test_every_field_of_every_kind_is_told_by_the_rows_above() -> None:
    common = {"id", "on", "use_case", "kind", *COMMON}
    for code, kind in enumerate(TYPES):
        name = kind.model_fields["kind"].default
        assert CODES[name] == code
        assert set(kind.model_fields) - common <= set(FULL.get(name, {}))


def test_a_moment_keeps_its_offset_from_utc() -> None:
    for zone in (UTC, timezone(timedelta(hours=-3, minutes=-30)), None):
        moment = datetime(2026, 1, 5, 10, 0, 0, 123_456, tzinfo=zone)
        (read,) = History.of([told("decision", recorded_at=moment)])
        assert read.recorded_at == moment
        assert read.recorded_at.utcoffset() == moment.utcoffset()


def test_a_history_is_a_sequence_of_its_events() -> None:
    rows = use_case("A", "2026-01-05", "idea", moved("2026-02-02", "piloting"), event("reflection", "2026-03-02"))
    kept = History.of(rows)
    assert (len(kept), list(kept), kept[0], kept[-1], list(kept[1:])) == (3, rows, rows[0], rows[-1], rows[1:])
    assert list(reversed(kept)) == rows[::-1]
    assert rows[1] in kept
    assert kept == rows
    assert kept != rows[:2]
    with pytest.raises(IndexError):
        kept[3]


def test_only_what_is_asked_for_is_made() -> None:
    rows = [event("reflection", "2026-03-02"), event("decision", "2026-04-06"), event("reflection", "2026-05-04")]
    kept = History.of(events := use_case("A", "2026-01-05", "idea", *rows))
    assert kept.of_kind("reflection") == [events[1], events[3]]
    assert kept.of_kind("reflection", "decision", since=date(2026, 4, 6)) == events[2:]
    assert kept.of_kind("delisted") == kept.of_kind("no such kind") == []
    assert kept.days_of("decision", "registered") == [
        ("registered", date(2026, 1, 5)),
        ("decision", date(2026, 4, 6)),
    ]


def test_the_first_registration_says_what_it_said_whatever_stage_came_after() -> None:
    of = portfolio(use_case("A", "2026-01-05", "idea", moved("2026-02-02", "live"), moved("2026-03-02", "stopped")))
    for day, stage in ((date(2026, 1, 9), Stage.IDEA), (date(2026, 2, 9), Stage.LIVE), (date.max, Stage.STOPPED)):
        state = of.at(day).states["A"]
        first = state.events[0]
        assert state.use_case.stage is stage
        assert isinstance(first, Registered)
        assert first.record.stage is Stage.IDEA


DAYS = st.integers(0, 40).map(lambda days: (date(2026, 1, 1) + timedelta(days)).isoformat())
ANY = st.one_of(
    st.builds(lambda on, kind: (kind, on), DAYS, st.sampled_from([kind for kind in CODES if kind != "registered"])),
    st.builds(lambda on: ("registered", on), DAYS),
)


@given(st.lists(ANY, max_size=10), DAYS)
def test_a_packed_history_folds_as_its_events_do(rows: list[tuple[str, str]], day: str) -> None:
    events = [
        told(kind, **FULL.get(kind, {}) | {"id": f"e{number}", "on": on} | _fitting(kind))
        for number, (kind, on) in enumerate(rows)
    ]
    as_of = date.fromisoformat(day)
    assert fold(History.of(events), as_of) == fold(events, as_of)
    newest = fold(events, date.max)
    if newest is not None:
        assert fold(newest.events, as_of) == fold(events, as_of)


def _fitting(kind: str) -> dict[str, Any]:
    """A change that the record can hold."""
    return {"after": "Owner 2"} if kind == "changed" else {}


def test_an_event_that_is_kept_takes_few_bytes() -> None:
    """Counted, not timed: an event of its own takes 256 bytes or more, a parsed one more than 600."""
    rows = [
        row
        for number in range(200)
        for row in use_case(
            f"U{number:06d}", "2026-01-05", "idea", *(event("decision", "2026-02-02", source="log") for _ in range(9))
        )
    ]
    histories = by_use_case(rows)[0]
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [History.of(events) for events in histories.values()]
    taken = (tracemalloc.get_traced_memory()[0] - before) / len(rows)
    tracemalloc.stop()
    assert len(kept) == 200
    assert taken < 110  # its share of the record of the use case included
