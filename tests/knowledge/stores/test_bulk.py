"""Reading many records at once."""

import gc
import json
import tracemalloc
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from knowledge.model.events import EVENT
from knowledge.model.portfolio import Stage, Team
from knowledge.stores.bulk import MANY, SELDOM, compacted, kept_for_long, share_field_sets


@pytest.fixture(autouse=True)
def unfrozen() -> Iterator[None]:
    often = gc.get_threshold()
    yield
    gc.set_threshold(*often)
    gc.unfreeze()


def test_the_collector_rests_while_much_is_made_and_leaves_it_alone_afterwards() -> None:
    before = gc.get_freeze_count()
    with kept_for_long(MANY):
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > before
    assert gc.get_threshold() == SELDOM


def test_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="torn"), kept_for_long(MANY):
        raise ValueError("torn")
    assert gc.isenabled()


def test_a_few_records_are_read_as_ever() -> None:
    before = gc.get_freeze_count()
    with kept_for_long(MANY - 1):
        assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_complete_records_share_what_says_that_they_are_and_others_keep_their_own() -> None:
    text = '{"id": "T1", "name": "Finance", "aliases": []}'
    whole, other = (Team.model_validate_json(text) for _ in range(2))
    part = Team(id="T2", name="Sales")
    share_field_sets([part, whole, other])
    assert whole.model_fields_set is other.model_fields_set
    assert part.model_fields_set == {"id", "name"}
    assert other == Team.model_validate_json(text)
    assert other.model_copy(update={"name": "Money"}).model_fields_set == {"id", "name", "aliases"}


def test_what_was_compacted_is_what_it_was_and_takes_less_than_half() -> None:
    rows = [
        {"kind": "stage_changed", "id": f"e{n}", "on": "2026-01-05", "use_case": "U", "stage": "live"}
        for n in range(500)
    ]
    events = [EVENT.validate_json(json.dumps(row)) for row in rows]
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    small = compacted(events)
    taken = (tracemalloc.get_traced_memory()[0] - before) / len(events)
    tracemalloc.stop()
    assert taken < 256  # of 80 for the record itself; a dictionary of its own would add 464
    assert small[0].on is small[1].on
    assert small == events
    assert [each.model_dump() for each in small] == [each.model_dump() for each in events]
    assert small[0].model_copy(update={"stage": Stage.STOPPED}).stage is Stage.STOPPED
    with pytest.raises(ValidationError, match="frozen"):
        small[0].id = "other"
