"""The briefings of the sample: as long as they may be, the same in both languages, and true to their evidence."""

import re

import pytest

from knowledge.model.base import LANGUAGES
from knowledge.reporting.briefing import TITLES, gather
from knowledge.reporting.budget import BUDGET, words_in
from knowledge.reporting.frame import Frame
from tests.knowledge.reporting.kit import sample, sample_frame

AUDIENCES = ("board", "team:Storing & Onderhoud", "objective:D5", "use_case:UC-006")
FRAMES = [(number, "board") for number in range(6)] + [(0, audience) for audience in AUDIENCES[1:]]


def both(cycles_ago: int, audience: str) -> tuple[Frame, Frame]:
    return sample_frame(cycles_ago, audience, "nl"), sample_frame(cycles_ago, audience, "en")


@pytest.mark.parametrize(("cycles_ago", "audience"), FRAMES)
def test_both_languages_state_the_same_facts(cycles_ago: int, audience: str) -> None:
    dutch, english = (gather(each) for each in both(cycles_ago, audience))
    assert [(each.key, [fact.id for fact in each.facts]) for each in dutch.sections] == [
        (each.key, [fact.id for fact in each.facts]) for each in english.sections
    ]
    assert {fact.id for fact in dutch.grounds} == {fact.id for fact in english.grounds}


@pytest.mark.parametrize(("cycles_ago", "audience"), FRAMES)
def test_a_briefing_keeps_to_its_length_and_says_nothing_twice(cycles_ago: int, audience: str) -> None:
    for of in both(cycles_ago, audience):
        found = gather(of)
        sentences = [fact.text for each in found.sections for fact in each.facts]
        assert len(sentences) == len(set(sentences))
        assert sum(map(words_in, sentences)) <= 1_200
        for each in found.sections:
            shown = [fact for fact in each.facts if fact.measure != "briefing.left_out"]
            assert len(shown) <= BUDGET[each.key].claims
            assert len(each.facts) - len(shown) <= 1


@pytest.mark.parametrize(("cycles_ago", "audience"), FRAMES)
def test_the_sentences_are_whole_and_in_one_language(cycles_ago: int, audience: str) -> None:
    for of in both(cycles_ago, audience):
        for each in gather(of).sections:
            for fact in each.facts:
                assert re.match(r"^\S.*[.?]$", fact.text), fact.text
                assert not re.search(
                    r"  |\.\.|;\.|: \.|, \.|\bNone\b|\(\)|\) \((sinds|since)|\b1 (use cases|days|dagen)\b", fact.text
                )
        dutch = " ".join(fact.text for each in gather(of).sections for fact in each.facts if of.language == "nl")
        assert not re.search(r"\b(since|stage|users|unchanged|commitments?|alerts?|asked|running)\b", dutch)


def test_no_owner_and_no_leader_is_named() -> None:
    people = {state.use_case.owner for state in sample().at(sample_frame().as_of).states.values()}
    people |= {leader.name for leader in sample().leaders.values()}
    for number in range(6):
        for language in LANGUAGES:
            found = gather(sample_frame(number, "board", language))
            told = " ".join(fact.text for each in found.sections for fact in each.facts)
            assert [name for name in people if name and name in told] == []


def test_the_order_is_that_of_a_leader_who_decides() -> None:
    keys = [each.key for each in gather(sample_frame()).sections]
    assert keys == [key for key in TITLES if key in keys]
    assert keys[:3] == ["summary", "decisions", "changes"]
