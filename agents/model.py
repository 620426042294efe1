"""The one seam to a language model: any OpenAI-compatible endpoint, asked for a value that fits a schema."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime

from agents.calls import Caller, ModelSettings, Reply, T
from agents.prompts.library import RenderedPrompt
from knowledge.ports import UsageStore

__all__ = ["Caller", "Model", "ModelSettings", "Reply"]


class Model:
    """Built once and shared between tasks, threads and event loops."""

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

    async def ask(self, prompt: RenderedPrompt, output: type[T], caller: Caller) -> Reply[T]:
        """One value of ``output``; ModelUnavailable with a one-line reason when there is none to be had."""
        raise NotImplementedError
