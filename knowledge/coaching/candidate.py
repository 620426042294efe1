"""A behaviour that could be asked, before it is chosen."""

from dataclasses import dataclass

from knowledge.model.events import Signal
from knowledge.model.evidence import Fact


@dataclass(frozen=True, slots=True)
class Candidate:
    """``ask`` says what to do, ``why`` the evidence for it now, ``seen`` which event would show that it was done.

    ``urgency`` is how far its evidence is past the limit of its rule, in multiples of that limit. ``kpi`` is the
    measure that it should move; ``use_case``, ``blocker`` and ``goal`` are what it is about.
    """

    rule: str
    signal: Signal
    ask: Fact
    why: tuple[Fact, ...]
    seen: Fact
    kpi: str
    urgency: float
    use_case: str = ""
    blocker: str = ""
    goal: int | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.ask, *self.why, self.seen
