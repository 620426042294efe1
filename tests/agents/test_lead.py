"""A foreign quote is introduced in the language of the answer, and still rests on its passage word for word."""

import pytest

from agents.citing import precise
from agents.schemas import DraftClaim
from agents.verification.lead import introduced, without_lead
from agents.verifier import Verifier
from knowledge.model.base import Language
from knowledge.model.evidence import Claim, Passage

SAID: dict[Language, str] = {
    "nl": "Het lekverlies daalt en dat is van ons allemaal.",
    "en": "The leakage falls and that is for all of us.",
}


def passage(language: Language) -> Passage:
    quote = f"{SAID[language]} 1 + 1."
    return Passage(
        id="p", document_id="d", title="T", version="1", start=0, end=len(quote), quote=quote, language=language
    )


def claim(text: str) -> Claim:
    return Claim(id="c", text=text, evidence=("p",), support="quoted")


@pytest.mark.parametrize(
    ("language", "of", "lead"), [("nl", "en", "In de Engelse tekst staat: "), ("en", "nl", "The Dutch text says: ")]
)
def test_a_quote_of_the_other_language_says_so_in_the_readers_own(language: Language, of: Language, lead: str) -> None:
    told = introduced([claim(SAID[of])], [passage(of)], language)[0]
    assert told.text == f"{lead}“{SAID[of]}”"
    assert without_lead(told.text) == SAID[of]
    draft = DraftClaim(text=told.text, evidence=("p",))
    verified = Verifier().verify([draft], [passage(of)], language)
    assert [each.support for each in verified.claims] == ["quoted"]
    assert [item.quote for item in precise(verified.claims, [passage(of)])[1] if isinstance(item, Passage)] == [
        SAID[of]
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_quote_of_the_readers_own_language_stands_by_itself(language: Language) -> None:
    assert introduced([claim(SAID[language])], [passage(language)], language)[0].text == SAID[language]


def test_a_lead_makes_no_words_true_that_the_passage_does_not_say() -> None:
    draft = DraftClaim(text="The Dutch text says: “Het lekverlies stijgt en dat is van ons.”", evidence=("p",))
    assert not Verifier().verify([draft], [passage("nl")], "en").claims
