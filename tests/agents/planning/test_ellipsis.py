"""Half a question takes what it leaves out from the half before it."""

import pytest

from agents.planning.ellipsis import completed


@pytest.mark.parametrize(
    ("before", "half", "whole"),
    [
        ("Hoeveel geld is er voor AI in 2025", "hoeveel in 2026?", "Hoeveel geld is er voor AI in 2026?"),
        ("How much is there for AI in 2025", "how much in 2026?", "How much is there for AI in 2026?"),
        ("Hoeveel kilometer gietijzer ligt er bij Northmere", "hoeveel bij ons?", "Hoeveel kilometer gietijzer ligt er bij ons?"),
        # What stands after the place stays.
        ("How many pilots run at Finance in 2025", "how many at HR?", "How many pilots run at HR in 2025?"),
    ],
)  # fmt: skip
def test_the_second_half_asks_the_same_of_something_else(before: str, half: str, whole: str) -> None:
    assert completed(half, before) == whole


@pytest.mark.parametrize(
    ("before", "half"),
    [
        # It asks in another way, says its own verb, or the first half has no such place.
        ("Wie is de eigenaar van doel 1", "hoeveel in 2026?"),
        ("How many use cases does Finance have", "how many does HR have?"),
        ("Wat kost het programma", "wat in 2026?"),
    ],
)
def test_a_part_that_stands_by_itself_stays_as_it_is(before: str, half: str) -> None:
    assert completed(half, before) == half
