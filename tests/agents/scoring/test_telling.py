"""The ranking in facts. Places and scores are counted by hand beside the rows."""

import re

import pytest

from agents.scoring.telling import of_one, priorities, why_above
from knowledge.errors import NotFound
from knowledge.model.base import LANGUAGES
from tests.knowledge.scoring.kit import ranked

# weights .4 .3 .3: A 4.4, B 3.6, C 3.6, D 1
CASES = {"A": (5, 3, 5), "B": (3, 5, 3), "C": (3, 3, 5), "D": (1, 1, 1)}


def test_priorities_name_places_scores_ratings_and_weights() -> None:
    listed, chances, *each = priorities(ranked(CASES), "nl", limit=3)
    assert listed.text == (
        "3 use cases met de hoogste prioriteit van 4, volgens gewogen som met gewichten impact 0,4, haalbaarheid 0,3, "
        "urgentie 0,3 (stand 1 juni 2026): 1. Case A (A) (score 4,4; impact 5, haalbaarheid 3, urgentie 5); "
        "2. Case B (B) (score 3,6; impact 3, haalbaarheid 5, urgentie 3); "
        "2. Case C (C) (score 3,6; impact 3, haalbaarheid 3, urgentie 5)."
    )
    assert listed.value == ["A", "B", "C"]
    assert "Kans om bij de eerste 3 te staan" in chances.text
    assert [fact.inputs["subjects"] for fact in each] == [["A"], ["B"], ["C"]]


def test_why_one_stands_above_another_is_told_with_its_doubt_and_what_would_swap_them() -> None:
    facts = why_above(ranked(CASES), "B", "A", "en")
    told = {fact.measure: fact.text for fact in facts}
    assert told["priority_difference"] == (
        "Case A (A) stands above Case B (B) by weighted sum with weights impact 0.4, feasibility 0.3, urgency 0.3: "
        "impact 5 against 3, feasibility 3 against 5, urgency 5 against 3; score 4.4 against 3.6 (as of 1 June 2026)."
    )
    # WSJF: A (5 + 5 + 1) / 3 = 3.67, B (3 + 3 + 1) / 1 = 7
    assert told["priority_methods"].startswith("By WSJF, Case B (B) stands above Case A (A)")
    # B lacks .8: impact 3 to 5 adds just that
    assert told["priority_swap"].startswith("Case B (B) comes level with or above Case A (A) if impact becomes 5")
    assert "places" in told.get("priority_doubt", "places")


def test_two_on_one_place_stand_level() -> None:
    difference, *_ = why_above(ranked(CASES), "C", "B", "nl")
    assert difference.text.startswith("Case B (B) staat gelijk met Case C (C)")


def test_of_two_that_are_level_a_change_puts_one_above_or_below() -> None:
    # weights .4 .3 .3: any step of one rating parts them. Where C is just above them, up is further than down
    level = {"A": (2, 4, 4), "B": (2, 4, 4)}
    for cases, said in (
        (level, "Case B (B) komt boven Case A (A) als impact 3 wordt in plaats van 2"),
        ({**level, "C": (3, 3, 4)}, "Case B (B) komt onder Case A (A) als impact 1 wordt in plaats van 2"),
    ):
        told = {fact.measure: fact.text for fact in why_above(ranked(cases), "A", "B", "nl")}
        assert told["priority_swap"].startswith(said)


def test_what_would_change_a_place_is_told() -> None:
    texts = [fact.text for fact in of_one(ranked(CASES), "D", "en")]
    # 3.6 lacks 2.6, and no single rating adds more than 1.6
    assert len(texts) == 1
    up = of_one(ranked(CASES), "B", "nl")
    # impact 3 to 5 adds .8: level with A; nothing less adds as much
    assert "plaats 2 wordt plaats 1 als impact 5 wordt in plaats van 3" in up[1].text


def test_both_languages_tell_the_same_facts() -> None:
    for tell in (
        lambda language: priorities(ranked(CASES), language),
        lambda language: why_above(ranked(CASES), "A", "B", language),
        lambda language: of_one(ranked(CASES), "B", language),
    ):
        dutch, english = (tell(language) for language in LANGUAGES)
        assert [(fact.id, fact.value, fact.n) for fact in dutch] == [(fact.id, fact.value, fact.n) for fact in english]
        assert all(not re.search(r"\b(staat|plaats|volgens|als)\b", fact.text) for fact in english)


def test_without_use_cases_or_with_an_unknown_one_nothing_is_made_up() -> None:
    assert priorities(ranked({}), "nl") == []
    assert priorities(ranked(CASES), "nl", team="Nergens") == []
    with pytest.raises(NotFound):
        why_above(ranked(CASES), "A", "Z", "nl")


def test_what_a_method_cannot_rank_says_so() -> None:
    (only,) = of_one(ranked(CASES, "rice"), "A", "nl")
    assert "heeft geen plaats volgens RICE: een cijfer ontbreekt" in only.text
    assert priorities(ranked(CASES, "rice"), "nl") == []
