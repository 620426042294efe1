"""Questions about decisions: what if, which of several, and whose name is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model.base import Language
from tests.agents.planning.organisation import plan


def asked(question: str, language: Language, *before: str) -> tuple[list[tuple[str, str]], bool] | None:
    """The options of the only part, and whether they are compared."""
    (part,) = plan(question, language, *before).parts
    if part.decision is None:
        return None
    return [(option.use_case, option.move.value) for option in part.decision.options], part.decision.compares


@pytest.mark.parametrize(
    ("language", "question", "use_case", "move"),
    [
        ("en", "what if we stop the chatbot pilot?", "UC-002", "stop"),
        ("en", "What if we stop UC-001?", "UC-001", "stop"),
        ("nl", "Wat als we UC-001 pauzeren?", "UC-001", "pause"),
        ("nl", "wat als we UC-001 opschalen?", "UC-001", "scale"),
        ("nl", "Wat gebeurt er als we stoppen met Facturen herkennen?", "UC-001", "stop"),
        ("en", "what happens when Facturen herkennen is scaled?", "UC-001", "scale"),
        ("en", "What happens if we put UC-001 on hold?", "UC-001", "pause"),
        ("nl", "Wat zijn de gevolgen van het stopzetten van UC-001?", "UC-001", "stop"),
        ("en", "What are the consequences of pausing UC-001?", "UC-001", "pause"),
        ("nl", "Als we UC-001 schrappen, wat schuift er dan op?", "UC-001", "stop"),
        ("en", "If we cancel UC-001, what slips?", "UC-001", "stop"),
        ("nl", "wat verliezen we zonder UC-001?", "UC-001", "stop"),
        ("nl", "wat als UC-001 wegvalt?", "UC-001", "stop"),
        ("nl", "Moeten we stoppen met de notulen?", "UC-004", "stop"),
        ("nl", "Kunnen we UC-001 in gebruik nemen?", "UC-001", "scale"),
        ("nl", "Wat als we UC-003 weer oppakken?", "UC-003", "start"),
        ("en", "what if we don't scale UC-001?", "UC-001", "keep"),
        ("nl", "wat als we UC-001 niet doen?", "UC-001", "stop"),
        ("nl", "wat gebeurt er met UC-005 als UC-001 stopt?", "UC-001", "stop"),
        ("en", "what happens to objective D2 if we stop UC-001?", "UC-001", "stop"),
        ("nl", "wat als we de pilot van Finance stoppen?", "UC-001", "stop"),
        ("en", "what if we pause the invoice pilot?", "UC-001", "pause"),
        ("nl", "Wat als we de pilot die vergaderingen samenvat stoppen?", "UC-004", "stop"),
    ],
)
def test_a_what_if_is_one_use_case_and_what_is_done_with_it(
    language: Language, question: str, use_case: str, move: str
) -> None:
    assert asked(question, language) == ([(use_case, move)], False)


@pytest.mark.parametrize(
    ("language", "question", "options"),
    [
        ("nl", "Moeten we UC-001 of UC-004 doen?", [("UC-001", "keep"), ("UC-004", "keep")]),
        ("en", "Should we do UC-001 or UC-004?", [("UC-001", "keep"), ("UC-004", "keep")]),
        ("nl", "Vergelijk UC-001 met UC-004", [("UC-001", "keep"), ("UC-004", "keep")]),
        ("en", "compare UC-001, UC-004 and UC-005", [("UC-001", "keep"), ("UC-004", "keep"), ("UC-005", "keep")]),
        ("nl", "Vergelijk de facturen met de notulen", [("UC-001", "keep"), ("UC-004", "keep")]),
        ("en", "should we stop UC-001 or scale UC-004?", [("UC-001", "stop"), ("UC-004", "scale")]),
        ("nl", "moeten we UC-001 stoppen of UC-004 opschalen?", [("UC-001", "stop"), ("UC-004", "scale")]),
        ("nl", "moeten we UC-001 of UC-004 stoppen?", [("UC-001", "stop"), ("UC-004", "stop")]),
        ("nl", "Wat is beter, Facturen herkennen of Notulen samenvatten?", [("UC-001", "keep"), ("UC-004", "keep")]),
    ],
)
def test_a_choice_is_several_use_cases_side_by_side(
    language: Language, question: str, options: list[tuple[str, str]]
) -> None:
    assert asked(question, language) == (options, True)


def test_several_what_ifs_are_worked_out_one_by_one() -> None:
    assert asked("Wat als we UC-001 stilleggen en UC-004 stoppen?", "nl") == (
        [("UC-001", "pause"), ("UC-004", "stop")],
        False,
    )


def test_a_follow_up_asks_on_about_the_same_use_case() -> None:
    assert asked("en als we hem opschalen?", "nl", "wat als we UC-001 pauzeren?") == ([("UC-001", "scale")], False)
    assert asked("and if we stop it?", "en", "how is UC-004 going?") == ([("UC-004", "stop")], False)


def test_a_name_that_fits_several_is_not_chosen_between() -> None:
    (part,) = plan("Wat als we een use case van Finance stoppen?", "nl").parts
    assert part.decision is None
    assert part.candidates == (
        "Facturen herkennen (UC-001)",
        "Kasstroom voorspellen (UC-005)",
        "Notulen samenvatten (UC-004)",
    )


@pytest.mark.parametrize(
    ("language", "question", "unknown"),
    [
        ("nl", "wat als we de drone-pilot stoppen?", ("drone",)),
        ("en", "what if we scale the drone pilot?", ("drone",)),
        ("en", "what if we stop UC-999?", ("UC-999",)),
    ],
)
def test_a_name_that_nothing_has_is_said_to_be_unknown(
    language: Language, question: str, unknown: tuple[str, ...]
) -> None:
    (part,) = plan(question, language).parts
    assert (part.decision, part.unknown, part.sure) == (None, unknown, False)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nl", "Welke use cases zijn gestopt?"),
        ("nl", "Hoeveel pilots zijn gestopt?"),
        ("nl", "Welke pilots zonder effect heeft Finance?"),
        ("nl", "Wat gebeurt er als een pilot stopt?"),
        ("nl", "Wat gebeurt er als een medewerker stopt met werken?"),
        ("nl", "Vergelijk Finance en Klantcontact: hoeveel use cases hebben ze?"),
        ("nl", "Wat is het verschil tussen pilots en opschaling?"),
        ("nl", "Waarom staat UC-001 boven UC-004?"),
        ("nl", "Wat moeten we als eerste doen?"),
        ("nl", "Moeten we een DPIA doen voordat een pilot start?"),
        ("en", "Which use cases have been stopped?"),
        ("en", "How is UC-001 going?"),
        ("en", "How many pilots were started in 2025?"),
        ("en", "What happens to our data when we stop using a supplier?"),
    ],
)
def test_other_questions_stay_what_they_are(language: Language, question: str) -> None:
    assert asked(question, language) is None


def test_the_day_that_is_asked_for_is_kept() -> None:
    (part,) = plan("Wat als we UC-001 op 1 juli 2026 hadden gestopt?", "nl").parts
    assert part.decision is not None
    assert part.decision.as_of.isoformat() == "2026-07-01"


WORDS = st.sampled_from(
    "wat als we stoppen met UC-001 UC-004 de pilot of en niet zonder opschalen what if or stop the chatbot , ? vergelijk".split()
)


@given(st.lists(WORDS, max_size=14), st.sampled_from(["nl", "en"]))
def test_any_words_in_any_order_give_a_plan(words: list[str], language: Language) -> None:
    for part in plan(" ".join(words) or "?", language).parts:
        if part.decision:
            options = part.decision.options
            assert 1 <= len(options) == len(set(options)) <= 5
