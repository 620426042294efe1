"""Everything that is kept in one database, opened and brought up to date at first use."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.ports import (
        AlertStore,
        BriefingStore,
        CitationStore,
        DocumentStore,
        EvalStore,
        LinkStore,
        Outbox,
        PortfolioStore,
        RatingStore,
        RoadmapStore,
        ThreadStore,
        UsageStore,
    )
    from knowledge.stores.idempotency import SqlIdempotency
    from knowledge.stores.workers import SqlProgress, SqlWorkers


class Stores:
    """The stores over a database: a file, or what a URL names. Raises Misconfigured where it cannot be used."""

    def __init__(self, database: str | Path) -> None:
        from knowledge.stores.engine import file_url, open_engine
        from knowledge.stores.migrate import migrate

        self._engine = open_engine(file_url(database) if isinstance(database, Path) else database)
        migrate(self._engine)

    @property
    def place(self) -> str:
        """Where the database is, without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @cached_property
    def portfolio(self) -> "PortfolioStore":
        from knowledge.stores.portfolio import SqlPortfolioStore

        return SqlPortfolioStore(self._engine)

    @cached_property
    def documents(self) -> "DocumentStore":
        from knowledge.stores.documents import SqlDocumentStore

        return SqlDocumentStore(self._engine)

    @cached_property
    def threads(self) -> "ThreadStore":
        from knowledge.stores.threads import SqlThreadStore

        return SqlThreadStore(self._engine)

    @cached_property
    def usage(self) -> "UsageStore":
        from knowledge.stores.usage import SqlUsageStore

        return SqlUsageStore(self._engine)

    @cached_property
    def ratings(self) -> "RatingStore":
        from knowledge.stores.ratings import SqlRatingStore

        return SqlRatingStore(self._engine)

    @cached_property
    def links(self) -> "LinkStore":
        from knowledge.stores.links import SqlLinkStore

        return SqlLinkStore(self._engine)

    @cached_property
    def alerts(self) -> "AlertStore":
        from knowledge.stores.alerts import SqlAlertStore

        return SqlAlertStore(self._engine)

    @cached_property
    def briefings(self) -> "BriefingStore":
        from knowledge.stores.briefings import SqlBriefingStore

        return SqlBriefingStore(self._engine)

    @cached_property
    def citations(self) -> "CitationStore":
        from knowledge.stores.citations import SqlCitationStore

        return SqlCitationStore(self._engine)

    @cached_property
    def evals(self) -> "EvalStore":
        from knowledge.stores.evals import SqlEvalStore

        return SqlEvalStore(self._engine)

    @cached_property
    def roadmaps(self) -> "RoadmapStore":
        from knowledge.stores.roadmaps import SqlRoadmapStore

        return SqlRoadmapStore(self._engine)

    @cached_property
    def idempotency(self) -> "SqlIdempotency":
        from knowledge.stores.idempotency import SqlIdempotency

        return SqlIdempotency(self._engine)

    @cached_property
    def outbox(self) -> "Outbox":
        from knowledge.stores.outbox import SqlOutbox

        return SqlOutbox(self._engine)

    @cached_property
    def workers(self) -> "SqlWorkers":
        from knowledge.stores.workers import SqlWorkers

        return SqlWorkers(self._engine)

    @cached_property
    def progress(self) -> "SqlProgress":
        from knowledge.stores.workers import SqlProgress

        return SqlProgress(self._engine)

    def close(self) -> None:
        """Gives the connections back."""
        self._engine.dispose()
