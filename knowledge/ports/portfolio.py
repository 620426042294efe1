"""The portfolio and its append-only history."""

from typing import Protocol

from knowledge.history.portfolio import Portfolio, PortfolioChanges
from knowledge.model.principal import Principal


class PortfolioStore(Protocol):
    """Objectives, processes, teams, leaders and the append-only history."""

    def load(self, principal: Principal) -> Portfolio:
        """Everything that ``principal`` may read; cheap when nothing changed since the last call."""
        ...

    def apply(self, changes: PortfolioChanges) -> int:
        """Stores all or nothing; an event whose id is already there is left alone. The number of new events."""
        ...
