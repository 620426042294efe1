"""Nugget recall and forbidden facts: numbers, days, ids, texts and quotes in claims."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from evals.metrics.cited import CitedClaim
from evals.metrics.forbidden_facts import forbidden_facts
from evals.metrics.gold import GoldPassage
from evals.metrics.nugget_recall import nugget_recall
from evals.metrics.nuggets import DayNugget, IdsNugget, Nugget, NumberNugget, QuoteNugget, TextNugget, holds
from knowledge.model.base import Language
from tests.evals.kit import claim, fact, passage

QUOTE = "De helft van de leidingen is ouder dan vijftig jaar en wordt voor 2030 vervangen."


@pytest.mark.parametrize(
    ("text", "language", "nugget", "found"),
    [
        ("Er zijn twaalf use cases live.", "nl", NumberNugget(value=12), True),
        ("There are 12 use cases live.", "en", NumberNugget(value=12, unit="use cases"), True),
        ("Er zijn 13 use cases live.", "nl", NumberNugget(value=12), False),
        ("Het is 46%.", "nl", NumberNugget(value=0.457, unit="share"), True),  # |46 − 45.7| ≤ .5
        ("Het is 45%.", "nl", NumberNugget(value=0.457, unit="share"), False),  # |45 − 45.7| > .5
        ("Het is 46.", "nl", NumberNugget(value=46, unit="%"), False),
        ("Het kost € 1.250,5 mln.", "nl", NumberNugget(value=1.2505e9, currency="EUR"), True),
        ("It costs € 1,250.5 million.", "en", NumberNugget(value=1.2505e9, currency="EUR"), True),
        ("Het kost $ 5.", "nl", NumberNugget(value=5, currency="EUR"), False),
        ("Na 14 dagen.", "nl", NumberNugget(value=14, unit="days"), True),
        ("Na 14 weken.", "nl", NumberNugget(value=14, unit="dagen"), False),
        ("Vier teams, en 4 leiders.", "nl", NumberNugget(value=4, near=("leider",)), True),
        ("Er zijn 4 teams.", "nl", NumberNugget(value=4, near=("leiders",)), False),
        ("Besloten op 1 maart 2026.", "nl", DayNugget(day=date(2026, 3, 1)), True),
        ("Decided on March 1, 2026.", "en", DayNugget(day=date(2026, 3, 1)), True),
        ("Besloten op 1 maart.", "nl", DayNugget(day=date(2026, 3, 1)), True),
        ("Besloten in maart 2026.", "nl", DayNugget(day=date(2026, 3, 1)), False),
        ("Besloten op 2 maart 2026.", "nl", DayNugget(day=date(2026, 3, 1)), False),
        ("UC-1 en UC-12.", "nl", IdsNugget(ids=("UC-1", "uc-12")), True),
        ("UC-12.", "nl", IdsNugget(ids=("UC-1",)), False),
        ("Facturen lezen.", "nl", IdsNugget(ids=("UC-1",), names={"UC-1": ("facturen lezen",)}), True),
        ("De pilots zijn gestopt.", "nl", TextNugget(text="stop", groups=(("pilot",), ("stop", "gestopt"))), True),
        ("De pilots lopen.", "nl", TextNugget(text="stop", groups=(("pilot",), ("stop", "gestopt"))), False),
        ("Leaders remove blockers weekly.", "en", TextNugget(text="The leader removes a blocker"), True),
        ("Leaders are away.", "en", TextNugget(text="The leader removes a blocker"), False),
    ],
)
def test_a_claim_holds_a_nugget_in_any_format(text: str, language: Language, nugget: Nugget, found: bool) -> None:
    assert holds([claim(text)], nugget, language) is found


def test_ids_may_stand_in_the_computed_list_that_is_cited() -> None:
    cited = claim("2 use cases.", fact("f", "2 use cases.", value=["UC-1", "UC-2"]))
    assert holds([cited], IdsNugget(ids=("UC-1", "UC-2")), "nl")
    assert not holds([cited], IdsNugget(ids=("UC-1", "UC-3")), "nl")


def test_a_quote_is_borne_out_by_citing_its_passage() -> None:
    nugget = QuoteNugget(passages=(GoldPassage(document_id="d1", quote=QUOTE),))
    assert holds([claim("Oud.", passage("p", f"Kop. {QUOTE} En verder."))], nugget, "nl")
    assert not holds([claim("Oud.", passage("p", QUOTE, document="d2"))], nugget, "nl")
    assert not holds([claim(QUOTE)], nugget, "nl")


def test_recall_is_over_vital_facts_only() -> None:
    # 12 is said, 13 is not; 99 is not vital
    nuggets = [NumberNugget(value=12), NumberNugget(value=13), NumberNugget(value=99, vital=False)]
    assert nugget_recall([claim("Er zijn 12 teams.")], nuggets, "nl").value == 0.5
    assert nugget_recall([], nuggets, "nl").value == 0
    assert nugget_recall([], [], "nl").status == "not_applicable"


def test_forbidden_facts_are_counted_where_they_are_told() -> None:
    assert (
        forbidden_facts([claim("Er zijn 12 teams.")], [NumberNugget(value=12), NumberNugget(value=1)], "nl").value
        == 0.5
    )
    assert forbidden_facts([], [NumberNugget(value=12)], "nl").value == 0


def test_a_judge_decides_on_texts_and_may_be_unreadable() -> None:
    def unreadable(nugget: TextNugget, claims: Sequence[CitedClaim]) -> bool | None:
        return None

    text = TextNugget(text="iets anders")
    assert nugget_recall([claim("x")], [text], "nl", lambda nugget, claims: True).value == 1
    assert nugget_recall([claim("x")], [text], "nl", unreadable).status == "unparsable"
    assert forbidden_facts([claim("x")], [text], "nl", unreadable).status == "unparsable"


def test_a_nugget_is_read_from_plain_data() -> None:
    read = TypeAdapter[Nugget](Nugget).validate_python({"kind": "number", "value": 3, "unit": "%"})
    assert read == NumberNugget(value=3, unit="%")


@given(st.integers(0, 10**6), st.permutations(["Er zijn 3 teams.", "Dat kost 5 euro.", "Op 1 mei 2026."]))
def test_the_order_of_claims_does_not_matter_and_any_number_is_found(number: int, texts: list[str]) -> None:
    claims = [claim(text) for text in (*texts, f"Het zijn er {number}.")]
    nuggets: list[Nugget] = [NumberNugget(value=number), NumberNugget(value=3), DayNugget(day=date(2026, 5, 1))]
    assert nugget_recall(claims, nuggets, "nl").value == 1


def test_a_quote_in_another_language_tells_its_figures() -> None:
    quote = claim("It costs EUR 620,000 a year.", passage("e", "It costs EUR 620,000 a year.", "en"))
    assert nugget_recall([quote], [NumberNugget(value=620_000, currency="EUR")], "nl").value == 1
