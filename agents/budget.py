"""Tokens are reserved before a call and settled after it, whatever happens in between."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from threading import Lock

from agents.calls import Caller, ModelSettings
from agents.faults import Fault
from knowledge.errors import KoersError
from knowledge.model.answer import Usage
from knowledge.ports import UsageStore

log = logging.getLogger(__name__)

CHARACTERS_PER_TOKEN = 3


def estimated_tokens(characters: int) -> int:
    """A cautious guess: Dutch text takes about four characters a token, JSON about three."""
    return -(-characters // CHARACTERS_PER_TOKEN)


class Reservation:
    """Tokens set aside for one attempt. ``usage`` is what it took, as far as is known yet."""

    def __init__(self, store: UsageStore, caller: Caller, at: datetime, tokens: int) -> None:
        self.usage = Usage()
        self._store = store
        self._caller = caller
        self._at = at
        self._tokens = tokens
        self._lock = Lock()
        self._taken = False
        self._done = False
        self._settled = False

    def take(self, settings: ModelSettings) -> None:
        """Reserves; ModelUnavailable when a limit is reached. Settles at once if nobody waits for it any more."""
        self._store.reserve(
            self._caller.run_id, self._caller.principal_id, self._at.date(), self._tokens, settings.limits
        )
        with self._lock:
            self._taken = True
        self._settle_when_due()

    def settle(self) -> None:
        """Replaces the reservation by ``usage``; a second call does nothing."""
        with self._lock:
            self._done = True
        self._settle_when_due()

    def _settle_when_due(self) -> None:
        with self._lock:
            if self._settled or not (self._taken and self._done):
                return
            self._settled = True
        # The moment of reserving, not of settling: after midnight the tokens still belong to the day they came from.
        self._store.settle(self._caller.run_id, self._caller.principal_id, self._at, self._tokens, self.usage)


class Budget:
    """What may be spent, and what a call costs."""

    def __init__(self, settings: ModelSettings, store: UsageStore, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._store = store
        self._clock = clock
        self._settling: dict[asyncio.Future[None], str] = {}

    @asynccontextmanager
    async def reserved(self, caller: Caller, characters: int) -> AsyncIterator[Reservation]:
        """Holds enough tokens for a call with this much input and the longest output there may be.

        What is left of it is given back in a thread, so that nobody waits for that but the run's next reservation.
        """
        await self.settled(caller.run_id)
        loop = asyncio.get_running_loop()
        tokens = estimated_tokens(characters) + self._settings.max_output_tokens
        reservation = Reservation(self._store, caller, self._clock(), tokens)
        try:
            await asyncio.to_thread(reservation.take, self._settings)
            yield reservation
        finally:
            self._settle(reservation, caller.run_id, loop)

    async def settled(self, run_id: str) -> None:
        """Waits until all that a run used is recorded."""
        loop = asyncio.get_running_loop()
        mine = [each for each, run in list(self._settling.items()) if run == run_id and each.get_loop() is loop]
        if mine:
            await asyncio.wait(mine)

    def _settle(self, reservation: Reservation, run_id: str, loop: asyncio.AbstractEventLoop) -> None:
        try:
            # Handed to its thread at once: whatever is cancelled from here on, a loop ends after its threads.
            settling = loop.run_in_executor(None, _settled, reservation)
        except RuntimeError:
            _settled(reservation)  # the loop has ended before its task
            return
        self._settling[settling] = run_id
        settling.add_done_callback(lambda done: self._settling.pop(done, None))
        for each in [each for each in list(self._settling) if each.get_loop().is_closed()]:
            self._settling.pop(each, None)

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


def _settled(reservation: Reservation) -> None:
    try:
        reservation.settle()
    except KoersError as error:
        log.warning("A reservation could not be settled, so that all of it counts as spent: %s", error)


def added(one: Usage, other: Usage) -> Usage:
    """What both took together."""
    return Usage(
        model_calls=one.model_calls + other.model_calls,
        input_tokens=one.input_tokens + other.input_tokens,
        output_tokens=one.output_tokens + other.output_tokens,
        cost=one.cost + other.cost,
    )
