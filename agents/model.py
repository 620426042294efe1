"""The one seam to a language model: any OpenAI-compatible endpoint, asked for a value that fits a schema."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from agents.breaker import CircuitBreaker
from agents.budget import Budget, estimated_tokens
from agents.calls import Caller, ModelSettings, Reply, Request, T
from agents.clients import clients_of, once_sent
from agents.departures import Departure
from agents.faults import CUT_SHORT, DECLINED, HELD_BACK, MISFIT, Fault, fault_of, wait_before
from agents.ledger import Reservation
from agents.prompts.library import RenderedPrompt
from agents.structured import read, repair_messages, response_format
from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import UsageStore

if TYPE_CHECKING:
    from agents.chat import Chat, Completion

__all__ = ["Caller", "Model", "ModelSettings", "Reply"]

TURN_WITHIN_S = 0.02
"""A connection that is slow to open holds the others up no longer than this."""

log = logging.getLogger(__name__)


class Model:
    """Built once and shared between tasks, threads and event loops.

    ``chance`` gives numbers in [0, 1), to spread the waits of callers that failed together.
    """

    def __init__(
        self,
        settings: ModelSettings,
        usage: UsageStore,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep
        self._chance = chance
        self._budget = Budget(settings, usage, clock)
        self._breaker = CircuitBreaker(monotonic)
        self._clients = clients_of(settings)

    async def ask(
        self, prompt: RenderedPrompt, output: type[T], caller: Caller, meanwhile: Callable[[], None] | None = None
    ) -> Reply[T]:
        """One value of ``output``; ModelUnavailable with a one-line reason when there is none to be had.

        ``meanwhile`` prepares, in a thread and while the model works, whatever needs to know no answer. It is done
        before this returns, but need not be done at all.
        """
        begun: list[asyncio.Future[None]] = []

        def begin() -> None:
            if meanwhile:
                begun.append(asyncio.get_running_loop().run_in_executor(None, meanwhile))

        try:
            with once_sent(begin) as departure:
                return await self._asked(prompt, output, caller, departure)
        finally:
            await asyncio.gather(*begun)

    async def _asked(self, prompt: RenderedPrompt, output: type[T], caller: Caller, departure: Departure) -> Reply[T]:
        client = await self._clients.here()
        messages = [("system", prompt.system), ("user", prompt.user)]
        request = Request(messages, output, caller, departure, self._monotonic() + self._settings.deadline_s)
        usage, attempt = Usage(), 0
        while True:
            attempt += 1
            result, took = await self._attempt(client, request)
            usage += took
            if not isinstance(result, Fault):
                return Reply(result, usage)
            log.info("prompt %s, attempt %d: %s", prompt.id, attempt, result.reason)
            wait = self._wait(request, result, attempt)
            if wait is None:
                raise _given_up(result, attempt)
            if result.problem:
                request.messages += repair_messages(result.reply, result.problem)
                request.mended = True
            await self._sleep(wait)

    async def settled(self, run_id: str) -> None:
        """Waits until all that a run used is recorded."""
        await self._budget.settled(run_id)

    def _wait(self, request: Request[T], fault: Fault, attempt: int) -> float | None:
        """Seconds until another attempt; None when there will be none."""
        wait = wait_before(attempt, fault, self._chance())
        used_up = attempt >= self._settings.attempts or (bool(fault.problem) and request.mended)
        too_late = self._monotonic() + wait >= request.deadline
        return wait if fault.again and not used_up and not too_late else None

    async def _attempt(self, client: "Chat", request: Request[T]) -> tuple[T | Fault, Usage]:
        ticket = self._breaker.admit()
        if ticket is None:
            return HELD_BACK, Usage()
        works: bool | None = None
        try:
            async with self._budget.reserved(request.caller, _characters(request)) as reservation:
                result = await self._call(client, request, reservation)
            works = result.works if isinstance(result, Fault) else True
        finally:
            self._breaker.record(ticket, works)
        return result, reservation.usage

    async def _call(self, client: "Chat", request: Request[T], reservation: Reservation) -> T | Fault:
        prompt_tokens = estimated_tokens(_characters(request))
        # What stands when the task is cancelled from here on: the server has read the prompt.
        reservation.usage = self._budget.usage(prompt_tokens, 0)
        reply = await self._send(client, request)
        if isinstance(reply, Fault):
            reservation.usage = self._budget.usage_of(reply, prompt_tokens)
            return reply
        taken = reply.tokens or (prompt_tokens, estimated_tokens(len(reply.content)))
        reservation.usage = self._budget.usage(*taken)
        if reply.ended == "length":
            return CUT_SHORT
        declined = reply.ended == "content_filter" or reply.refusal
        return DECLINED if declined else _value(reply.content, request.output)

    async def _send(self, client: "Chat", request: Request[T]) -> "Completion | Fault":
        seconds = min(self._settings.timeout_s, request.deadline - self._monotonic())
        try:
            async with asyncio.timeout(seconds), request.departure.turn(TURN_WITHIN_S):
                return await client.complete(request.messages, response_format(request.output))
        except Exception as error:
            fault = fault_of(error, seconds, self._clock())
            if fault is None:
                raise
            return fault


def _given_up(fault: Fault, attempts: int) -> ModelUnavailable:
    tried = f" It was tried {attempts} times." if attempts > 1 else ""
    return ModelUnavailable(fault.reason + tried, fault.hint)


def _characters(request: Request[T]) -> int:
    return sum(len(text) for _, text in request.messages) + len(str(response_format(request.output)))


def _value(content: str, output: type[T]) -> T | Fault:
    value = read(output, content)
    return MISFIT.of(content, value) if isinstance(value, str) else value
