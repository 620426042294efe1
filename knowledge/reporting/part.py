"""One section before it is phrased: its facts, and what of it may stand in the summary."""

from dataclasses import dataclass

from knowledge.model.evidence import Fact

OPTION = "briefing.decision.option"
"""The measure of a fact that says what one answer to the question before it would mean."""


@dataclass(frozen=True, slots=True)
class Part:
    """``facts`` by importance, or ``nothing``: in a few words that there is none.

    ``headline`` says the section in one sentence, and ``weight``, from 0, how much a reader of nothing else must know
    it. ``grounds`` are facts that the facts were computed from."""

    key: str
    facts: tuple[Fact, ...] = ()
    headline: Fact | None = None
    weight: float = 0
    grounds: tuple[Fact, ...] = ()
    nothing: str = ""
