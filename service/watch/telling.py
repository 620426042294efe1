"""What is told of an alert, and to which receivers: ready for the outbox."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from knowledge.alerts.alert import Alert, Happening, Transition
from knowledge.measures.phrases import pick
from knowledge.model.base import LANGUAGES, Language
from knowledge.pitfalls.facts import facts_in, label_of
from knowledge.pitfalls.finding import Finding
from knowledge.ports import Outgoing
from service.delivery.message import Message
from service.watch.rights import ANYBODY, may_read

if TYPE_CHECKING:
    from service.bootstrap import Koers

TOLD: Mapping[Happening, tuple[str, str]] = {
    "fired": ("Nieuwe melding", "New alert"),
    "escalated": ("Nog zonder reactie", "Still without an answer"),
    "returned": ("Terug na uitstel", "Back after a snooze"),
    "resolved": ("Opgelost", "Resolved"),
    "reopened": ("Opnieuw gevonden", "Found again"),
    "false_alarm": ("Ingetrokken als vals alarm", "Withdrawn as a false alarm"),
}


def messages(koers: "Koers", transitions: Iterable[Transition], alerts: Mapping[str, Alert]) -> tuple[Outgoing, ...]:
    """What the receivers in the settings must hear: of what anybody may read, since nobody knows who reads along."""
    from service.delivery.targets import addressed, senders

    tell = [transition for transition in transitions if transition.deliver]
    targets = senders(koers.settings, koers.clock) if tell else {}
    if not targets:
        return ()
    open_to_all = may_read(koers, ANYBODY)
    return tuple(
        outgoing
        for transition, alert in _open(tell, alerts, open_to_all)
        for outgoing in addressed(
            _message(transition, alert, koers.settings.language), transition.key, targets, lane=alert.id
        )
    )


def _open(
    transitions: Iterable[Transition], alerts: Mapping[str, Alert], open_to_all: Callable[[Finding], bool]
) -> Iterator[tuple[Transition, Alert]]:
    for transition in transitions:
        alert = alerts[transition.alert_id]
        if open_to_all(alert.finding):
            yield transition, alert


def _message(transition: Transition, alert: Alert, language: Language) -> Message:
    what = TOLD[transition.what][LANGUAGES.index(language)]
    severity = alert.severity.label(language)
    how = pick(language, "Reageren", "To answer")
    return Message(
        title=f"{what}: {label_of(alert.pitfall).within(language)} – {alert.subject.name}",
        text=f"{what} ({severity}). {how}: koers alert {alert.id} ack | snooze | resolve | confirm | false-alarm",
        why=alert.finding.claim.within(language),
        since=alert.finding.since,
        evidence=tuple(fact.text for fact in facts_in(alert.finding, language)),
        clears_when=alert.finding.clears_when.within(language),
        language=language,
    )
