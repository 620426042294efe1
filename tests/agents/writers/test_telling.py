"""Questions that are told rather than named: why, how, whether. And questions that lean on the part before."""

import asyncio

import pytest

from agents.writers.brief import Brief
from agents.writers.extractive import ExtractiveWriter
from knowledge.model.base import Language
from knowledge.search.embedders.hashing import HashingEmbedder
from tests.agents.writers.desk import asked, passages

VEER = """# Besluit: de veerdienst naar Schollevaar stopt

## Besluit

De veerdienst naar Schollevaar stopt per 1 mei 2027. De kaartverkoop eindigt op 1 april.

## Overwegingen

In de winter voeren er gemiddeld vier reizigers per dag mee. De brug is sinds 2025 dag en nacht open.

## Waarom geen elektrische boot

De steiger heeft geen stroom. De netbeheerder legt die niet voor 2030 aan.

## Proeven

Een proef met laadpalen duurt ten hoogste acht weken. Daarna kan het bestuur haar één keer verlengen.

De boot is traag omdat de motor versleten is. De schipper krijgt een nieuwe jas.

Er varen nooit meer dan drie boten tegelijk. In mei 2027 komt de inspectie.
Zes van de tien reizigers komen met de fiets.

De klanten gaven de boot 24 sterren in 2026. De rederij zoekt een directeur. Een kaartje voor een dag kost € 12.
"""
FERRY = passages(VEER, "nl", "veer.md")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        # The reason stands in the sentence after.
        ("Kan een proef met laadpalen worden verlengd?", "Daarna kan het bestuur haar één keer verlengen."),
        # A section that explains: by its heading alone, as it belongs to a decision; or by what it says it is about.
        ("Waarom stopt de veerdienst naar Schollevaar?", "vier reizigers per dag"),
        ("Waarom komt er geen elektrische boot?", "De steiger heeft geen stroom."),
    ],
)
def test_what_is_asked_for_stands_in_the_next_sentence_or_in_the_section_that_explains(
    question: str, answer: str
) -> None:
    assert any(answer in claim for claim in asked(question, "nl", FERRY))


def test_a_sentence_that_says_why_itself_is_quoted_alone() -> None:
    assert asked("Waarom is de boot traag?", "nl", FERRY) == ["De boot is traag omdat de motor versleten is."]


def test_a_figure_that_is_asked_for_is_quoted_without_what_follows() -> None:
    claims = asked("Hoeveel boten varen er tegelijk?", "nl", FERRY)
    assert claims == ["Er varen nooit meer dan drie boten tegelijk."]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Hoeveel inspecties komen er in mei?", "nl"),  # a year is no number of inspections
        ("Wie wordt de directeur van de rederij?", "nl"),  # that one is sought does not say who it is
        ("Wat is het gemiddelde salaris van een schipper?", "nl"),
        ("What is the average salary of a skipper?", "en"),
        ("Wat is het streefcijfer voor klanttevredenheid in 2026?", "nl"),  # customers, and not how content they are
        ("Gaat Schollevaar tegen de vlakte?", "nl"),  # the same name, and nothing else
    ],
)
def test_what_is_near_but_not_asked_for_is_no_answer(question: str, language: Language) -> None:
    assert asked(question, language, FERRY) == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("max aantal boten tegelijk?", "Er varen nooit meer dan drie boten tegelijk."),
        ("Welk deel van de reizigers komt met de fiets?", "Zes van de tien reizigers komen met de fiets."),
    ],
)
def test_a_number_may_be_written_in_words(question: str, answer: str) -> None:
    assert asked(question, "nl", FERRY)[:1] == [answer]


def test_a_part_that_leans_on_the_one_before_is_read_with_it() -> None:
    def quoted(question: str, context: str) -> list[str]:
        brief = Brief(question=question, context=context, language="nl", role="", evidence=tuple(FERRY))
        claims = asyncio.run(ExtractiveWriter(HashingEmbedder()).write(brief)).written.claims
        return [claim.text for claim in claims]

    assert quoted("En waarom?", "") == []
    assert any("vier reizigers" in text for text in quoted("En waarom?", "Stopt de veerdienst naar Schollevaar?"))


def test_the_state_of_a_thing_is_told_by_the_sentence_about_it() -> None:
    text = (
        "# Voortgang\n\nDe provincie wil meer zien van K4. K4 staat stil op twee kades. Over K4 wordt later besloten.\n"
    )
    assert asked("Hoe staat K4 ervoor?", "nl", passages(text, "nl"))[0] == "K4 staat stil op twee kades."
