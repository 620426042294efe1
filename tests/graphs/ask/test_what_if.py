"""What-ifs and choices, answered from the sample organisation."""

import pytest

from knowledge.model.evidence import Fact
from knowledge.model.principal import Principal
from tests.graphs.ask.conftest import Asking


def test_what_follows_from_a_stop_is_told_by_the_adviser(ask: Asking) -> None:
    answer = ask("Wat als we stoppen met Klachten herkennen en doorzetten?")
    told = [claim.text for claim in answer.claims]
    assert answer.agents == ("adviser",)
    assert all(claim.support == "computed" for claim in answer.claims)
    # by hand: live in P08 alone, 49 users on 30 October, 9 of 14 processes before
    assert "Zonder UC-003: 49 gebruikers raken het kwijt (gemeten op 30 oktober 2026)." in told
    assert any("Klachten behandelen (P08, 9.300 gevallen per jaar) verliest de enige" in text for text in told)
    (figures,) = [item for item in answer.evidence if isinstance(item, Fact) and item.measure == "impact.figures"]
    changed = figures.inputs["figures"]
    assert isinstance(changed, dict)
    assert changed["core_process_use/share"] == [9 / 14, 8 / 14]
    assert changed["active_use_cases"] == [35, 34]


def test_what_slips_is_told_through_those_in_between(ask: Asking) -> None:
    answer = ask("what happens if we stop UC-031?")
    (slips,) = [item for item in answer.evidence if isinstance(item, Fact) and item.measure == "impact.waiting"]
    assert slips.value == ["UC-016", "UC-022"]  # both scaling; UC-001 and UC-002 are live


def test_a_question_and_its_translation_have_the_same_facts(ask: Asking) -> None:
    dutch, english = ask("Wat als we UC-013 pauzeren?"), ask("What if we pause UC-013?")
    assert [item.id for item in dutch.evidence] == [item.id for item in english.evidence]
    assert dutch.claims[0].text != english.claims[0].text


def test_a_choice_says_what_the_figures_say_before_anything_else(ask: Asking) -> None:
    first, *rest = ask("Moeten we UC-020 of UC-030 doen?").claims
    assert first.text.startswith("De cijfers zeggen niet wat voorgaat: ")
    assert any("overlappen" in claim.text for claim in rest)
    assert any("UC-030" in claim.text and "Dubbel werk" in claim.text for claim in rest)  # planted pitfall 14


def test_a_clear_choice_is_called_clear(ask: Asking) -> None:
    first = ask("should we stop UC-044 or scale UC-005?").claims[0]
    assert first.text.startswith("The figures give Verhuizingen van beheerders in bulk (UC-005) priority")


def test_a_name_that_fits_several_is_answered_with_their_names(ask: Asking) -> None:
    answer = ask("Wat als we een pilot van Storing & Onderhoud stoppen?")
    assert answer.abstained
    assert all(key in answer.missing[0] for key in ("UC-020", "UC-021", "UC-023", "UC-026"))


@pytest.mark.parametrize("question", ["wat als we de drone-pilot stoppen?", "what if we stop UC-999?"])
def test_a_name_that_nothing_has_is_not_answered(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.abstained
    assert answer.claims == ()


def test_an_option_that_changes_nothing_is_answered_with_just_that(ask: Asking) -> None:
    (claim,) = ask("Wat als we UC-010 stoppen?").claims
    assert claim.text.endswith("(UC-010) stoppen verandert op 2 november 2026 niets: de fase is 'gestopt'.")


def test_a_follow_up_asks_on_about_the_same_use_case(ask: Asking) -> None:
    ask("Wat als we UC-012 pauzeren?", thread="what-if")
    assert "(UC-012) opschalen" in ask("En als we hem opschalen?", thread="what-if").claims[0].text


def test_a_reader_without_rights_hears_nothing_of_documents_that_are_closed_to_them(ask: Asking) -> None:
    told = ask("Wat als we UC-044 stoppen?", by=Principal(id="clerk")).model_dump_json()
    assert "Oostermeren" not in told
