"""Digests: what changed for each recipient since the digest before, in one message, or nothing where nothing did."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from knowledge.alerts.alert import Alert
from knowledge.measures.phrases import day, joined_and, pick
from knowledge.model.base import Language
from knowledge.pitfalls.finding import Severity
from knowledge.ports import Outgoing
from service.delivery.digest import Digest, Section, SectionName
from service.delivery.recipients import Cadence
from service.delivery.targets import addressed, lane_of
from service.watch.readers import Reader, readers
from service.watch.telling import about
from service.watch.view import by_weight

if TYPE_CHECKING:
    from service.bootstrap import Koers

MOST_TOLD = 25
LANE = "digest"
_COUNTED: Mapping[SectionName, tuple[str, str]] = {
    "new": ("{} nieuw", "{} new"),
    "escalated": ("{} nog zonder reactie", "{} still without an answer"),
    "worsened": ("{} ernstiger geworden", "{} became more severe"),
    "cleared": ("{} opgelost", "{} cleared"),
    "open": ("{} nog open", "{} still open"),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """The alerts that one recipient hears of, by what became of them since the digest before."""

    sections: Mapping[SectionName, list[Alert]]
    levels: Mapping[str, int]
    severities: Mapping[str, Severity]

    @property
    def any(self) -> bool:
        """Whether there is more than what was told already."""
        return any(alerts for name, alerts in self.sections.items() if name != "open")


def send_digests(koers: "Koers", cadence: Cadence, on: date) -> int:
    """Puts into the outbox the digests of ``on``, or of its week, of the recipients with this cadence; their number.

    Done again, for the same day or week, it changes nothing.
    """
    due = [each for reader in readers(koers, cadence) if (each := _due(koers, reader))]
    if not due:
        return 0
    since = min((before.until for _, before in due if before), default=date.max)
    alerts = koers.stores.alerts.load(ended_since=since).alerts
    messages: list[Outgoing] = []
    for reader, before in due:
        changes = changes_of(alerts, reader, before)
        if changes.any or reader.recipient.quiet:
            digest = _digest(koers, reader, changes, on)
            messages += addressed(digest, _key(cadence, on), [reader.recipient.name], lanes=[LANE])
    return koers.stores.outbox.put(messages, koers.clock())


def changes_of(alerts: Iterable[Alert], reader: Reader, before: Digest | None) -> Changes:
    """What became of ``alerts`` for a reader whose digest before is ``before``."""
    sections: dict[SectionName, list[Alert]] = {name: [] for name in get_args(SectionName)}
    levels: dict[str, int] = {}
    severities: dict[str, Severity] = {}
    for alert in by_weight(alerts):
        if alert.open and reader.hears(alert):
            levels[alert.id] = alert.escalated
            severities[alert.id] = _worst(alert)
            sections[_became(alert, before)].append(alert)
        elif before and alert.id in before.levels and _ended(alert) and reader.may_read(alert.finding):
            sections["cleared"].append(alert)
    return Changes(sections, levels, severities)


def _became(alert: Alert, before: Digest | None) -> SectionName:
    if before is None or alert.id not in before.levels:
        return "new"
    if alert.escalated > before.levels[alert.id]:
        return "escalated"
    worst = _worst(alert)
    return "worsened" if worst.rank > before.severities.get(alert.id, worst).rank else "open"


def _worst(alert: Alert) -> Severity:
    return alert.worst or alert.severity


def _ended(alert: Alert) -> bool:
    # One that gave way to a newer version of its rule goes on as another alert.
    return not alert.open and alert.history[-1].what != "replaced"


def _due(koers: "Koers", reader: Reader) -> tuple[Reader, Digest | None] | None:
    """A reader with the digest before, unless that is still on its way: then what changes is told in the next."""
    told = koers.stores.outbox.last_told(lane_of(LANE, reader.recipient.name))
    if told is None:
        return reader, None
    try:
        return None if told.waits else (reader, Digest.model_validate_json(told.message.payload))
    except ValidationError:
        return reader, None  # another version wrote it: everything that is open is told again


def _key(cadence: Cadence, on: date) -> str:
    year, week, _ = on.isocalendar()
    return f"{LANE}:{cadence}:{on if cadence == 'daily' else f'{year}-W{week:02}'}"


def _digest(koers: "Koers", reader: Reader, changes: Changes, on: date) -> Digest:
    language = reader.recipient.language
    return Digest(
        title=pick(language, "Koers: meldingen tot en met ", "Koers: alerts up to and including ") + day(on, language),
        text=_summary(changes, language),
        language=language,
        until=on,
        sections=tuple(_sections(koers, reader, changes)),
        levels=changes.levels,
        severities=changes.severities,
    )


def _sections(koers: "Koers", reader: Reader, changes: Changes) -> Iterator[Section]:
    for name, alerts in changes.sections.items():
        if alerts:
            told = tuple(about(koers, reader, alert) for alert in alerts[:MOST_TOLD])
            yield Section(name=name, items=told, more=max(0, len(alerts) - MOST_TOLD))


def _summary(changes: Changes, language: Language) -> str:
    counted = [
        pick(language, *_COUNTED[name]).format(len(alerts)) for name, alerts in changes.sections.items() if alerts
    ]
    said = joined_and(counted, language) or pick(language, "er staat niets open", "nothing is open")
    nothing = "" if changes.any else pick(language, "Er is niets veranderd: ", "Nothing changed: ")
    return f"{nothing}{said}."
