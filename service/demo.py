"""The demonstration: the sample organisation in a home of its own, and questions to it in Dutch and English."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knowledge.errors import Conflict
from knowledge.model.principal import OWNER

if TYPE_CHECKING:
    from knowledge.history.portfolio import PortfolioChanges
    from service.bootstrap import Koers

QUESTIONS = (
    "Hoeveel actieve use cases heeft Finance?",
    "Which pilots started before March have shown no effect?",
    "Wat zegt onze strategie over wachttijden?",
    "Welke use cases horen bij geen enkele doelstelling?",
    "What did the leadership team decide about AI?",
    "Hoeveel use cases zijn er per team, en wat is onze visie op AI?",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the sample holds."""

    use_cases: int
    events: int
    documents: int
    passages: int
    today: date


def load_portfolio(koers: "Koers") -> "PortfolioChanges":
    """Stores the sample's portfolio. Conflict where the home holds somebody's own data."""
    from knowledge.sample.load import changes

    sample = changes()
    known = {event.use_case for event in sample.events}
    own = [key for key in koers.stores.portfolio.load(OWNER).histories if key not in known]
    if own:
        raise Conflict(
            f"The home {koers.home} holds {len(own)} use cases of your own, and the sample would mix with them.",
            "Give the demo a home of its own: koers demo --home ./demo.",
        )
    koers.stores.portfolio.apply(sample)
    return sample


def questions(language: str | None) -> Iterator[str]:
    """The questions that the demo asks."""
    dutch = ("Hoeveel", "Wat", "Welke")
    for question in QUESTIONS:
        if language is None or (language == "nl") == question.startswith(dutch):
            yield question
