"""What is told of an alert, and to whom: ready for the outbox."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from knowledge.alerts.alert import Alert, Happening, Transition
from knowledge.errors import NotFound
from knowledge.measures.phrases import day, pick, short
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.principal import Principal
from knowledge.pitfalls.facts import facts_in, label_of
from knowledge.pitfalls.finding import Finding
from knowledge.ports import Outgoing
from service.delivery.message import Message
from service.watch.readers import Reader, readers

if TYPE_CHECKING:
    from service.bootstrap import Koers

TOLD: Mapping[Happening, tuple[str, str]] = {
    "fired": ("Nieuwe melding", "New alert"),
    "escalated": ("Nog zonder reactie", "Still without an answer"),
    "worsened": ("Ernstiger geworden", "Became more severe"),
    "returned": ("Terug na uitstel", "Back after a snooze"),
    "resolved": ("Opgelost", "Resolved"),
    "reopened": ("Opnieuw gevonden", "Found again"),
    "false_alarm": ("Ingetrokken als vals alarm", "Withdrawn as a false alarm"),
}
ENDS: frozenset[Happening] = frozenset({"resolved", "false_alarm"})
Happened = tuple[Transition, Alert]
ANSWERS = "ack | snooze | resolve | confirm | false-alarm"


def messages(koers: "Koers", transitions: Iterable[Transition], alerts: Mapping[str, Alert]) -> tuple[Outgoing, ...]:
    """What the recipients who are told at once must hear of it, each in one message; of an end only those who heard of
    the beginning."""
    tell = [(transition, alerts[transition.alert_id]) for transition in transitions if transition.deliver]
    if not tell:
        return ()
    ordered = sorted(tell, key=lambda each: (each[0].what in ENDS, -each[1].severity.rank))
    return tuple(outgoing for reader in readers(koers, "at_once") for outgoing in _for(koers, reader, ordered))


def _for(koers: "Koers", reader: Reader, tell: Iterable[Happened]) -> list[Outgoing]:
    from service.delivery.bundle import MOST_TOLD, Bundle
    from service.delivery.targets import addressed

    name, language = reader.recipient.name, reader.recipient.language
    heard = [each for each in tell if _must_hear(koers, reader, *each)]
    if not heard:
        return []
    told = [_message(koers, reader, *each) for each in heard[:MOST_TOLD]]
    ids = [alert.id for _, alert in heard]
    if len(heard) == 1:
        return addressed(told[0], heard[0][0].key, [name], lanes=ids)
    bundle = Bundle.of(told, ids, (one.alert_id for one, _ in heard if one.what in ENDS), language)
    return addressed(bundle, _key_of(one for one, _ in heard), [name], lanes=ids)


def _key_of(transitions: Iterable[Transition]) -> str:
    """The same for the same transitions, in whatever order they were decided."""
    keys = "\n".join(sorted(each.key for each in transitions))
    return f"bundle:{hashlib.sha256(keys.encode()).hexdigest()}"


def _must_hear(koers: "Koers", reader: Reader, transition: Transition, alert: Alert) -> bool:
    if transition.what not in ENDS:
        return reader.hears(alert)
    from service.delivery.content import is_end
    from service.delivery.targets import lane_of

    told = koers.stores.outbox.last_told(lane_of(alert.id, reader.recipient.name))
    return told is not None and not is_end(told.message, alert.id) and reader.may_read(alert.finding)


def _message(koers: "Koers", reader: Reader, transition: Transition, alert: Alert) -> Message:
    language = reader.recipient.language
    what = TOLD[transition.what][LANGUAGES.index(language)]
    how = pick(language, "Reageren", "To answer")
    answer = "" if transition.what in ENDS else f" {how}: koers alert {alert.id} {ANSWERS}"
    told = about(koers, reader, alert)
    changes = {
        "title": f"{what}: {told.title}",
        "text": f"{what} ({alert.severity.label(language)}).{answer}",
        "ends": transition.what in ENDS,
    }
    return told.model_copy(update=changes)


def about(koers: "Koers", reader: Reader, alert: Alert) -> Message:
    """What a recipient is told of an alert, whatever happened to it: its text says how severe it is and its state."""
    language, finding = reader.recipient.language, alert.finding
    return Message(
        title=f"{label_of(alert.pitfall).within(language)} – {alert.subject.name}",
        text=f"{alert.severity.label(language)} · {alert.state.label(language)}",
        why=finding.claim.within(language),
        since=finding.since,
        evidence=tuple(_evidence(koers, finding, reader.recipient.principal, language)),
        clears_when=finding.clears_when.within(language),
        language=language,
        reference=alert.id,
        link=link_to(koers, alert),
    )


def link_to(koers: "Koers", alert: Alert) -> str | None:
    """Where an alert is found, if it is known where readers reach Koers."""
    base = koers.settings.base_url
    return f"{base.rstrip('/')}/api/v1/alerts/{alert.id}" if base else None


def _evidence(koers: "Koers", finding: Finding, principal: Principal, language: Language) -> Iterator[str]:
    """The facts with their day, then the passages and documents by title, as far as the recipient may read them."""
    yield from (fact.text for fact in facts_in(finding, language))
    documents = koers.stores.documents
    for passage in documents.passages([*_ids(finding, "passages"), *_ids(finding, "cited")], principal, None):
        page = f", p. {passage.page}" if passage.page else ""
        yield f"{passage.title} ({passage.version}){page}: “{short(passage.quote)}”"
    for document_id in _ids(finding, "documents"):
        try:
            document = documents.document(document_id, principal)
        except NotFound:
            continue  # deleted since
        since = document.effective_from
        dated = f", {pick(language, 'van kracht sinds', 'in force since')} {day(since, language)}" if since else ""
        yield f"{document.title} ({document.version}{dated})"


def _ids(finding: Finding, kind: str) -> list[str]:
    ids = finding.inputs.get(kind)
    return [str(each) for each in ids] if isinstance(ids, list | tuple) else []
