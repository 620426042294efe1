"""A briefing workflow over real stores in a folder, with the sample in them, and requests to it."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from agents.calls import ModelSettings
from agents.model import Model
from agents.usage_memory import MemoryUsage
from graphs.brief import Briefer, BriefRequest, Decided, Parts
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, Briefing, Span
from knowledge.model.principal import OWNER, Principal
from knowledge.pitfalls.context import Context
from knowledge.ports import KeptBriefing, Outgoing
from knowledge.sample.load import SAMPLE_TODAY, changes
from knowledge.stores.alerts import SqlAlertStore
from knowledge.stores.briefings import SqlBriefingStore
from knowledge.stores.engine import file_url, open_engine
from knowledge.stores.migrate import migrate
from knowledge.stores.outbox import SqlOutbox
from knowledge.stores.portfolio import SqlPortfolioStore

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
START = SAMPLE_TODAY - timedelta(days=13)


@cache
def _database() -> bytes:
    with TemporaryDirectory() as folder:
        engine = open_engine(file_url(Path(folder) / "koers.db"))
        migrate(engine)
        SqlPortfolioStore(engine).apply(changes())
        engine.dispose()
        return (Path(folder) / "koers.db").read_bytes()


class Home:
    """A folder with the sample; every ``briefer`` is one as another process would have it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "koers.db").write_bytes(_database())
        self._open()

    def _open(self) -> None:
        self.engine = open_engine(file_url(self.folder / "koers.db"))
        self.briefings = SqlBriefingStore(self.engine)
        self.outbox = SqlOutbox(self.engine)

    def briefer(self, model_url: str | None = None, place: str | Path | None = None) -> Briefer:
        parts = Parts(
            portfolio=SqlPortfolioStore(self.engine),
            alerts=SqlAlertStore(self.engine),
            briefings=self.briefings,
            context_of=lambda _, language: Context(language=language),
            rank=lambda _: None,
            messages=lambda kept, _: (Outgoing(key=f"briefing:{kept.briefing.id}:mt", target="mt", payload="{}"),),
        )
        model = None
        if model_url is not None:
            settings = ModelSettings(model="m", base_url=model_url, timeout_s=2, deadline_s=4, attempts=2)
            model = Model(settings, MemoryUsage(), lambda: NOW)
        return Briefer(place or self.folder / "checkpoints.db", parts, model)

    def draft(self, model_url: str | None = None, **given: object) -> Briefing:
        return asyncio.run(self.briefer(model_url).draft(request(**given))).briefing

    def decide(self, action: str, briefing_id: str = "b-1", **given: object) -> Briefing:
        decided = Decided.model_validate({"action": action, "by": "ann", "at": NOW, **given})
        return asyncio.run(self.briefer().decide(briefing_id, decided)).briefing

    def one(self, briefing_id: str = "b-1") -> KeptBriefing:
        kept = self.briefings.one(briefing_id)
        assert kept is not None
        return kept


def request(
    key: str = "b-1",
    language: Language = "nl",
    reason: str = "",
    readers: Principal = OWNER,
    end: date = SAMPLE_TODAY,
    days: int = 14,
) -> BriefRequest:
    """The last two weeks of the sample, for the board."""
    return BriefRequest(
        id=key,
        readers=readers,
        asked_by=readers.id,
        recipients=("mt",),
        span=Span(start=end - timedelta(days=days - 1), end=end),
        audience=Audience(),
        language=language,
        reason=reason,
        at=NOW,
        run_id=key,
    )


def sentences(briefing: Briefing) -> list[str]:
    return [claim.text for section in briefing.sections for claim in section.claims]


def missing(briefing: Briefing) -> list[str]:
    return [line for section in briefing.sections for line in section.missing]
