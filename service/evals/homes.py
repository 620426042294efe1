"""The homes that evals run in: one for each organisation, made once, and copies of it for what a case plants."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from evals.datasets.organisation import Organisation, organisation
from evals.runs.system import System
from evals.runs.variant import Variant
from evals.runs.world import World
from knowledge.history.portfolio import PortfolioChanges
from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.documents import embed
from service.evals.remembering import Embedders, EvalKoers
from service.evals.system import KoersSystem
from service.settings import Settings

NOON = time(12, 0, tzinfo=UTC)
FOLDER = "evals"
READY = "ready"
KEY_LENGTH = 24
OWN = "own"


@dataclass(slots=True)
class Homes:
    """Makes systems for one variant. ``place`` is where the homes of organisations stay for the next run.

    Close it when the run is over.
    """

    place: Path
    settings: Settings
    variant: Variant
    _open: dict[str, Koers] = field(default_factory=dict)
    _embedders: Embedders = field(init=False)

    def __post_init__(self) -> None:
        self._embedders = Embedders(self.place, self.settings)

    @contextmanager
    def of(self, world: World) -> Iterator[System]:
        """Koers over this world; one that something was planted in is thrown away afterwards."""
        if _is_own(world):
            yield KoersSystem(self._own(), self._own().clock().date())
            return
        today = organisation(world.organisation).today if world.organisation else SAMPLE_TODAY
        if not world.planted:
            yield KoersSystem(self._shared(world, today), today)
            return
        folder = Path(mkdtemp(prefix="koers-eval-"))
        try:
            base = self._base(world)
            shutil.copytree(base, folder, dirs_exist_ok=True)
            with self._koers(folder, today) as koers:
                _plant(koers, world)
                yield KoersSystem(koers, today)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Closes every home; those of organisations stay on disk."""
        for koers in self._open.values():
            koers.close()
        self._open.clear()
        self._embedders.save()

    def _own(self) -> Koers:
        """This home itself, as the variant has it but with its own index: cases of one's own are about it."""
        if OWN not in self._open:
            given = settings_for(self.settings, self.variant, self.settings.home)
            kept = ("embedder", "database_url", "chroma_url")
            own = {name: getattr(self.settings, name) for name in kept}
            self._open[OWN] = Koers(given.model_copy(update=own))
        return self._open[OWN]

    def _shared(self, world: World, today: date) -> Koers:
        base = self._base(world)
        if base.name not in self._open:
            self._open[base.name] = self._koers(base, today)
        return self._open[base.name]

    def _base(self, world: World) -> Path:
        """The home of an organisation as it is, made where it is not there yet: whole, or not at all."""
        embedder = self.variant.embedder.replace("/", "-").replace(":", "-")
        base = self.place / f"{world.organisation_hash[:KEY_LENGTH] or 'empty'}-{embedder}"
        if (base / READY).is_file():
            return base
        self.place.mkdir(parents=True, exist_ok=True)
        building = self.place / f".{uuid4().hex}"
        try:
            today = organisation(world.organisation).today if world.organisation else SAMPLE_TODAY
            with self._koers(building, today) as koers:
                _filled(koers, organisation(world.organisation) if world.organisation else None)
            (building / READY).touch()
            shutil.rmtree(base, ignore_errors=True)
            building.rename(base)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return base

    def _koers(self, home: Path, today: date) -> Koers:
        koers = EvalKoers(settings_for(self.settings, self.variant, home), clock=lambda: datetime.combine(today, NOON))
        koers.embedders = self._embedders
        return koers


def _is_own(world: World) -> bool:
    """Whether a case is about what the home itself holds: about no organisation, but about something."""
    return world.organisation is None and bool(world.organisation_hash) and not world.planted


def settings_for(settings: Settings, variant: Variant, home: Path) -> Settings:
    """The settings of a home for evals: nothing outside of it, and the model of the variant."""
    given: Mapping[str, object] = {
        "home": home,
        "embedder": variant.embedder,
        "database_url": None,
        "chroma_url": None,
        "reader_groups": None,
        "webhook_url": None,
        "notify_urls": None,
        "recipients": None,
        "model": variant.model,
        **{f"model_{name}": value for name, value in variant.parameters.items()},
    }
    return settings.model_copy(update=dict(given))


def _filled(koers: Koers, held: Organisation | None) -> None:
    if held is None:
        koers.stores.portfolio.apply(PortfolioChanges())
        return
    koers.stores.portfolio.apply(held.changes())
    for file in held.documents():
        koers.ingest.add(
            file.name,
            file.content,
            today=held.today,
            document_id=file.document_id,
            version=file.version,
            groups=file.groups,
            effective_from=file.effective_from,
            supersedes=file.supersedes,
        )
    embed(koers, _quietly)


def _plant(koers: Koers, world: World) -> None:
    if world.history is not None:
        koers.stores.portfolio.apply(world.history.changes())
    for planted in world.documents:
        koers.ingest.add(planted.name, planted.content, today=koers.clock().date(), groups=planted.groups)
    if world.documents:
        embed(koers, _quietly)


def _quietly(_done: int, _total: int) -> None:
    """Nobody looks: the run shows how far it is."""
