"""A model on the local server, with a clock that only moves when somebody sleeps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from agents.model import Model, ModelSettings
from agents.usage_memory import MemoryUsage
from tests.model_behaviours import fit_schema
from tests.model_server import ModelServer

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class FakeTime:
    """Sleeping takes no time but moves the clock."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def usage() -> MemoryUsage:
    return MemoryUsage()


@pytest.fixture(scope="session")
def running_server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture
def server(running_server: ModelServer) -> ModelServer:
    running_server.script = [fit_schema]
    return running_server


@pytest.fixture
def model_of(time: FakeTime, usage: MemoryUsage, server: ModelServer) -> Callable[..., Model]:
    """Builds a model on the local server; keywords are settings."""

    def build(**settings: object) -> Model:
        chosen = ModelSettings.model_validate(
            {"model": "test-model", "base_url": server.base_url, "timeout_s": 5} | settings
        )
        return Model(chosen, usage, time.now, time.monotonic, time.sleep, chance=lambda: 0.0)

    return build
