"""What is looked up in the organisation's own words: a question about the barrier, in its strategy, vision or change
plan."""

from collections.abc import Mapping

from knowledge.coaching.roadmap import Element
from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.words import fold

QUESTIONS: Mapping[Element, tuple[str, str]] = {
    Element.AWARENESS: ("Waarom werken we met AI?", "Why do we work with AI?"),
    Element.DESIRE: (
        "Wat verwachten we van leiders en teams met AI?",
        "What do we expect of leaders and teams with AI?",
    ),
    Element.KNOWLEDGE: ("Hoe leren mensen met AI te werken?", "How do people learn to work with AI?"),
    Element.ABILITY: ("Hoe krijgen mensen tijd en ruimte voor AI?", "How do people get time and room for AI?"),
    Element.REINFORCEMENT: (
        "Hoe delen en vieren we wat met AI lukt?",
        "How do we share and celebrate what works with AI?",
    ),
}
TITLES = ("strateg", "visie", "vision", "verander", "change plan", "koers")
"""What the titles of such documents hold; minutes and notes, which speak of persons, are not looked into."""


def question(element: Element, language: Language) -> str:
    """What is asked of the documents where this element is the barrier."""
    return pick(language, *QUESTIONS[element])


def is_of_all(title: str) -> bool:
    """Whether a document with this title speaks for the organisation."""
    return any(word in fold(title) for word in TITLES)
