"""What documents say of themselves is quoted to those who ask for it, and to nobody else."""

import pytest

from knowledge.model.base import Language
from tests.agents.writers.desk import asked, passages

PLAN_NL = passages(
    """# Meerjarenplan 2027–2030: rust op de kade

Havenbedrijf Zilt – vastgesteld door het bestuur op 3 maart 2026, in werking vanaf 1 januari 2027. Vervangt het \
meerjarenplan 2023–2026 ‘Vooruit met de kade’. Vertrouwelijk. Herijking uiterlijk 1 maart 2028.

## Kade

De kade verliest elk jaar twee procent van haar ligplaatsen aan verzakking. Per 2030 is dat de helft.

## Besluit

De raad heeft op 9 mei 2026 een bedrag vastgesteld op drie miljoen voor herstel van de kade.
""",
    "nl",
    "plan.md",
)
PLAN_EN = passages(
    """# Quay plan 2027–2030

Zilt Harbour, version 2.1, in force from 1 January 2027. Supersedes the quay plan 2023–2026. Confidential. \
Next review: March 2028. Prepared for the board by Fenna Dorrestein.

Status: draft for the board

## Quay

The quay plan says that berths lost to subsidence are rebuilt within two years. The quay loses two percent a year.
""",
    "en",
    "plan-en.md",
)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wat zegt het meerjarenplan over de kade?", "nl"),
        ("Wat staat er in het plan 2027-2030 over de kade?", "nl"),
        ("Hoe gaat het met de kade volgens het meerjarenplan?", "nl"),
        ("What does the quay plan say about the quay?", "en"),
        ("How is the quay plan doing on berths?", "en"),
    ],
)
def test_a_line_about_the_document_itself_answers_no_question_about_its_subject(
    question: str, language: Language
) -> None:
    said = " ".join(asked(question, language, PLAN_NL if language == "nl" else PLAN_EN))
    assert said
    for itself in ("Vervangt", "in werking", "Herijking", "version 2.1", "Supersedes", "Next review", "Status"):
        assert itself not in said


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("Wie heeft het meerjarenplan vastgesteld?", "nl", "vastgesteld door het bestuur"),
        ("Wanneer is het meerjarenplan vastgesteld?", "nl", "3 maart 2026"),
        ("Welk meerjarenplan vervangt het meerjarenplan 2027–2030?", "nl", "Vervangt het meerjarenplan 2023–2026"),
        ("Which version of the quay plan is in force?", "en", "version 2.1"),
        ("Did Fenna Dorrestein work on the quay plan?", "en", "Fenna Dorrestein"),
        ("Which quay plan does the quay plan supersede?", "en", "Supersedes the quay plan"),
    ],
)
def test_who_asks_for_the_document_itself_is_told(question: str, language: Language, expected: str) -> None:
    assert expected in " ".join(asked(question, language, PLAN_NL if language == "nl" else PLAN_EN))


def test_the_same_words_further_on_are_said_of_the_subject() -> None:
    assert "drie miljoen" in " ".join(asked("Wat heeft de raad besloten over herstel van de kade?", "nl", PLAN_NL))
