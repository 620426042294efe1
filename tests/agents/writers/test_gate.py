"""The gate of relevance: what a model quotes has to be about what was asked."""

import pytest

from agents.schemas import DraftClaim
from agents.verifier import Verifier
from agents.writers.brief import Brief
from agents.writers.gate import Gate
from agents.writers.reader import Reader
from knowledge.model.base import Language
from knowledge.model.evidence import Claim, Evidence, Fact
from knowledge.sample.load import SAMPLE_TODAY
from knowledge.search.embedders.hashing import HashingEmbedder
from tests.agents.writers.desk import passages

NL = """# Strategie

## Water

Het lekverlies daalt van 8,1 naar 6,0 procent in 2028. Bram Tolhoek leidt het programma.

## Budget

Voor de sensoren is € 2,4 miljoen beschikbaar. Een begroting voor de voertuigen is er nog niet.
"""
EN = """# Strategy

## Water

Leakage falls from 8.1 to 6.0 per cent in 2028. Bram Tolhoek leads the programme.

## Budget

For the sensors 2.4 million euros is available. There is no budget for the vehicles yet.
"""


def let_through(question: str, language: Language, told: str, text: str = "") -> tuple[Claim, ...]:
    """What of one drafted sentence passes, where it stands in a passage of the document."""
    evidence = passages(text or (NL if language == "nl" else EN), language)
    cited = [item for item in evidence if told in item.quote] or evidence
    drafts = [DraftClaim(text=told, evidence=tuple(item.id for item in cited))]
    verified = Verifier().verify(drafts, evidence, language)
    assert verified.claims, verified.rejected
    brief = Brief(question=question, language=language, role="", evidence=tuple(evidence))
    return Gate(Reader(HashingEmbedder())).let_through(brief, verified.claims)


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Wat is de hoofdstad van Peru?", "nl", "Bram Tolhoek leidt het programma."),
        ("What is the capital of Peru?", "en", "Bram Tolhoek leads the programme."),
        ("Wat zegt onze strategie over kwantumcomputers?", "nl", "Bram Tolhoek leidt het programma."),
        ("What does our strategy say about quantum computers?", "en", "Bram Tolhoek leads the programme."),
        # About it, but no amount of money.
        ("Wat kost het verminderen van het lekverlies?", "nl", "Bram Tolhoek leidt het programma."),
        ("What does it cost to reduce leakage?", "en", "Bram Tolhoek leads the programme."),
        # Another name than was asked for.
        ("Wat vindt Marit Oosterlaken van het lekverlies?", "nl", "Bram Tolhoek leidt het programma."),
    ],
)
def test_a_true_quote_about_something_else_does_not_pass(question: str, language: Language, told: str) -> None:
    assert let_through(question, language, told) == ()


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Hoeveel lekverlies willen we nog in 2028?", "nl", "Het lekverlies daalt van 8,1 naar 6,0 procent in 2028."),
        ("How much leakage do we accept in 2028?", "en", "Leakage falls from 8.1 to 6.0 per cent in 2028."),
        ("Wat mogen de sensoren kosten?", "nl", "Voor de sensoren is € 2,4 miljoen beschikbaar."),
        # That there is none is an answer as well.
        ("Hoeveel geld is er voor de voertuigen?", "nl", "Een begroting voor de voertuigen is er nog niet."),
        ("What is the budget for vehicles?", "en", "There is no budget for the vehicles yet."),
        ("Wie leidt het programma tegen lekverlies?", "nl", "Bram Tolhoek leidt het programma."),
    ],
)
def test_a_quote_that_answers_passes(question: str, language: Language, told: str) -> None:
    assert [claim.text for claim in let_through(question, language, told)] == [told]


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Wat willen we met het lekverlies bereiken?", "nl", "In 2028 daalt het lekverlies naar 6,0 procent."),
        ("What do we want to achieve with leakage?", "en", "In 2028 leakage falls to 6.0 per cent."),
    ],
)
def test_what_a_model_says_in_its_own_words_passes(question: str, language: Language, told: str) -> None:
    claims = let_through(question, language, told)
    assert [claim.support for claim in claims] == ["entailed"]


def test_a_computed_fact_always_passes() -> None:
    fact = Fact(id="f-1", measure="use_cases", label="Use cases", value=3, as_of=SAMPLE_TODAY, text="3 use cases.")
    evidence: tuple[Evidence, ...] = (fact, *passages(NL, "nl"))
    claim = Claim(id="c-1", text="3 use cases.", evidence=("f-1",), support="computed")
    brief = Brief(question="Wat is de hoofdstad van Peru?", language="nl", role="", evidence=evidence)
    assert Gate(Reader(HashingEmbedder())).let_through(brief, [claim]) == (claim,)


def test_a_question_without_words_that_tell_lets_everything_through() -> None:
    assert let_through("En wat is er dan?", "nl", "Bram Tolhoek leidt het programma.")
