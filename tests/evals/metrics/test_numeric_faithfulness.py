"""Figures of a claim against its evidence: value, unit, scale and period."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.numeric_faithfulness import numeric_faithfulness, unfaithful
from knowledge.model.base import Language
from knowledge.model.evidence import Evidence
from tests.evals.kit import claim, fact, passage

ENGLISH = passage("e", "In 2024 the programme cost € 1,250.5 million, and in 2023 € 900 million.", "en")
DUTCH = passage("n", "In 2024 kostte het € 1.250,5 mln. In 2023 was dat € 900 mln. Het duurde 14 dagen.")
SERIES = passage("s", "Het verlies was 6,4% in 2024, 5,1% in 2025.")
QUARTERS = passage(
    "q", "In het derde kwartaal van 2025 waren er 12 storingen; in het vierde kwartaal van 2025 waren er 9."
)
FACT = fact("f", "4 use cases zijn live.", 4)


@pytest.mark.parametrize(
    ("text", "language", "evidence", "wrong"),
    [
        ("Het kostte € 1.250,5 mln.", "nl", ENGLISH, []),  # 1.2505e9 in both formats
        ("Het kostte € 1,3 miljard.", "nl", DUTCH, []),  # |1.3 − 1.2505| ≤ .05
        ("Het kostte € 1,2 miljard.", "nl", DUTCH, ["€ 1,2 miljard."]),  # |1.2 − 1.2505| = .0505 > .05
        ("It cost € 1,250.5 million.", "en", DUTCH, []),
        ("It cost € 1,250.5 thousand.", "en", ENGLISH, ["€ 1,250.5 thousand."]),  # another scale
        ("Het duurde 14 weken.", "nl", DUTCH, ["14 weken"]),  # another unit
        ("Het kostte in 2023 € 900 mln.", "nl", DUTCH, []),
        ("Het kostte in 2024 € 900 mln.", "nl", DUTCH, ["€ 900 mln."]),  # another period
        ("Het verlies was 5,1% in 2025.", "nl", SERIES, []),
        ("Het verlies was 6,4% in 2025.", "nl", SERIES, ["6,4%"]),
        ("In het vierde kwartaal van 2025 waren er 9 storingen.", "nl", QUARTERS, []),
        ("In het vierde kwartaal van 2025 waren er 12 storingen.", "nl", QUARTERS, ["12"]),
        ("Op 2 maart 2026 zijn 4 use cases live.", "nl", FACT, []),  # a fact is of its day
        ("Op 3 maart 2026 zijn 4 use cases live.", "nl", FACT, ["3 maart 2026", "4"]),
    ],
)
def test_a_figure_stands_in_its_evidence_or_is_named(
    text: str, language: Language, evidence: Evidence, wrong: list[str]
) -> None:
    assert unfaithful(claim(text, evidence), language) == wrong


def test_faithfulness_is_the_share_of_figures_that_stand() -> None:
    # 14 days and 900 million stand, 15 days does not: 2 of 3
    claims = [claim("Het duurde 14 dagen en kostte € 900 mln.", DUTCH), claim("Het duurde 15 dagen.", DUTCH)]
    found = numeric_faithfulness(claims, "nl")
    assert (found.value, found.weight) == (pytest.approx(2 / 3), 3)


def test_a_figure_has_to_stand_in_the_claims_own_evidence() -> None:
    assert numeric_faithfulness([claim("Het duurde 14 dagen.", SERIES)], "nl").value == 0
    assert numeric_faithfulness([claim("Het duurde 14 dagen.")], "nl").value == 0


def test_a_year_in_one_item_of_a_list_is_not_that_of_the_next() -> None:
    text = "3 use cases, per doel (stand 2 maart 2026): D7 Nieuwe diensten: 2; D4 Bronnen voor 2035 vergund: 1."
    assert unfaithful(claim(text, fact("f", text)), "nl") == []


def test_an_answer_without_figures_has_nothing_to_measure() -> None:
    assert numeric_faithfulness([claim("Het ging goed.", DUTCH)], "nl").status == "not_applicable"


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6, unique=True), st.sampled_from(["nl", "en"]))
def test_what_the_evidence_says_in_its_own_words_is_faithful(numbers: list[int], language: Language) -> None:
    text = " ".join(f"Team {chr(65 + place)} heeft {number} taken." for place, number in enumerate(numbers))
    assert numeric_faithfulness([claim(text, passage("p", text, language))], language).value == 1


def test_a_quote_writes_its_figures_as_its_passage_does() -> None:
    quote = claim(ENGLISH.quote, ENGLISH)
    assert (unfaithful(quote, "nl"), numeric_faithfulness([quote], "nl").value) == ([], 1)
