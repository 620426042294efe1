"""Tokens are reserved before a call and settled after it, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from agents.calls import Caller, ModelSettings
from agents.faults import Fault
from agents.ledger import Ledger, Reservation
from knowledge.model.answer import Usage
from knowledge.ports import UsageStore

CHARACTERS_PER_TOKEN = 3


def estimated_tokens(characters: int) -> int:
    """A cautious guess: Dutch text takes about four characters a token, JSON about three."""
    return -(-characters // CHARACTERS_PER_TOKEN)


class Budget:
    """What may be spent, and what a call costs."""

    def __init__(self, settings: ModelSettings, store: UsageStore, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._store = store
        self._clock = clock
        self._ledgers: dict[asyncio.AbstractEventLoop, Ledger] = {}

    @asynccontextmanager
    async def reserved(self, caller: Caller, characters: int) -> AsyncIterator[Reservation]:
        """Holds enough tokens for a call with this much input and the longest output there may be.

        What is left of it is given back in a thread, so that nobody waits for that but the run's next reservation.
        """
        ledger, loop = self._ledger(), asyncio.get_running_loop()
        await ledger.settled(caller.run_id)
        tokens = estimated_tokens(characters) + self._settings.max_output_tokens
        reservation = Reservation(caller, self._clock(), tokens)
        try:
            await ledger.take(reservation)
            yield reservation
        finally:
            ledger.settle(reservation, loop)

    async def settled(self, run_id: str) -> None:
        """Waits until all that a run used is recorded."""
        await self._ledger().settled(run_id)

    def _ledger(self) -> Ledger:
        loop = asyncio.get_running_loop()
        if loop not in self._ledgers:
            for ended in [each for each in list(self._ledgers) if each.is_closed()]:
                self._ledgers.pop(ended, None)
            self._ledgers[loop] = Ledger(self._store, self._settings.limits)
        return self._ledgers[loop]

    def usage_of(self, fault: Fault, prompt_tokens: int) -> Usage:
        """What an attempt without an answer took: the prompt where it was read."""
        if fault.spent == "nothing":
            return Usage()
        return self.usage(prompt_tokens if fault.spent == "prompt" else 0, 0)

    def usage(self, input_tokens: int, output_tokens: int) -> Usage:
        """One call with its cost."""
        million = 1_000_000
        cost = (
            input_tokens * self._settings.price_input_per_million
            + output_tokens * self._settings.price_output_per_million
        ) / million
        return Usage(model_calls=1, input_tokens=input_tokens, output_tokens=output_tokens, cost=cost)
