"""The real thing over SQLite and Chroma in a folder of the test, with the sample organisation in it."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from graphs.ask import AskRequest
from knowledge.model.answer import Answer
from knowledge.model.base import Language
from knowledge.model.principal import OWNER, Principal
from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.demo import load
from service.settings import Settings

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
Asking = Callable[..., Answer]


def build(home: Path, **settings: object) -> Koers:
    numbers = count(1)
    chosen = Settings(home=home, embedder="hashing", **settings)  # type: ignore[arg-type]
    return Koers(chosen, clock=lambda: NOW, ids=lambda: f"run-{next(numbers)}")


def asking(koers: Koers) -> Asking:
    def ask(
        question: str,
        *,
        thread: str | None = None,
        as_of: date = SAMPLE_TODAY,
        by: Principal = OWNER,
        language: Language | None = None,
    ) -> Answer:
        request = AskRequest(question, by, as_of, koers.ids(), NOW, language=language, thread_id=thread)
        return asyncio.run(koers.ask.answer(request))

    return ask


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sample")
    with build(home) as koers:
        load(koers, lambda *_: None)
    return home


@pytest.fixture(scope="session")
def ask(sample_home: Path) -> Iterator[Asking]:
    with build(sample_home) as koers:
        yield asking(koers)


@pytest.fixture
def ask_nothing(tmp_path: Path) -> Iterator[Asking]:
    with build(tmp_path) as koers:
        yield asking(koers)
