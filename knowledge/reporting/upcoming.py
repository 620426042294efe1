"""The next two weeks, day by day: what is due, what ends, what is reviewed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from knowledge.alerts.alert import AlertState
from knowledge.model.evidence import Fact
from knowledge.pitfalls.facts import label_of
from knowledge.pitfalls.grounds import named
from knowledge.reporting.commitments import promise_name
from knowledge.reporting.frame import CYCLE_DAYS, Frame
from knowledge.reporting.part import Part
from knowledge.reporting.pitfalls import cases_of
from knowledge.reporting.promises import of
from knowledge.reporting.wording import name_of, quoted

KEY = "next_two_weeks"
TOGETHER = 2
PLANNED = {
    "planned_pilot": ("start van de pilot", "start of the pilot"),
    "planned_live": ("in gebruik", "going live"),
    "implemented": ("ingebruikname", "implementation"),
    "planned_end": ("einde", "end"),
    "show_and_tell": ("show & tell", "show & tell"),
    "review": ("herziening", "review"),
    "deadline": ("uiterste datum", "deadline"),
}
KINDS = {
    "commitment": (("toezegging loopt af", "commitment due"), ("toezeggingen lopen af", "commitments due")),
    "experiment": (("experiment loopt af", "experiment ends"), ("experimenten lopen af", "experiments end")),
    "planned": (("gepland moment", "planned moment"), ("geplande momenten", "planned moments")),
    "review": (("document om te herzien", "document to review"), ("documenten om te herzien", "documents to review")),
    "alert": (("uitgestelde melding", "snoozed alert"), ("uitgestelde meldingen", "snoozed alerts")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """Something on a day; ``lead`` says what happens to what ``text`` names, where that does not say so itself.

    ``commitment`` is the promise that falls due, ``documents`` what is reviewed.
    """

    on: date
    kind: str
    text: str
    key: str
    use_cases: tuple[str, ...] = ()
    commitment: tuple[str, str] | None = None
    documents: tuple[str, ...] = ()
    lead: str = ""


def upcoming(frame: Frame) -> Part:
    """A sentence for every day on which something is known to come, the first day first; several for a full day."""
    last = frame.as_of + timedelta(days=CYCLE_DAYS) if frame.as_of <= date.max - timedelta(CYCLE_DAYS) else date.max
    items = sorted(_items(frame, last), key=lambda each: (each.on, each.key))
    if not items:
        nothing = frame.pick(
            "voor de komende twee weken staat niets gepland", "nothing is planned for the next two weeks"
        )
        return Part(KEY, nothing=nothing)
    facts = [_day(frame, day, some) for day, same in groupby(items, key=_on) for some in _sentences(list(same))]
    return Part(KEY, tuple(facts), _headline(frame, items), 5)


def _items(frame: Frame, last: date) -> Iterator[Item]:
    """What comes up to and including ``last``."""
    for promise in of(frame).values():
        if promise.kept_on is None and frame.as_of <= promise.due <= last:
            where = (promise.use_case,) if promise.use_case else ()
            yield Item(promise.due, "commitment", promise_name(frame, promise), promise.name, where, promise.key)
    for state in frame.states.values():
        if not state.under_way and state.experiment is None:
            continue
        until = getattr(state.experiment, "until", None)
        if until is not None and state.experiment is not None and frame.as_of <= until <= last:
            told = quoted(frame, state.experiment.text)
            text = ": ".join(part for part in (name_of(state), told) if part)
            lead = frame.pick(*KINDS["experiment"][0])
            yield Item(until, "experiment", text, state.id, (state.id,), lead=lead)
        for key, day in state.use_case.dates.items():
            if not frame.as_of <= day <= last:
                continue
            words = frame.pick(*PLANNED.get(key, (f"gepland ({_plain(key)})", f"planned ({_plain(key)})")))
            yield Item(day, "planned", name_of(state), f"{state.id} {key}", (state.id,), lead=words)
    if frame.whole:
        yield from (each for each in _of_the_whole(frame) if frame.as_of <= each.on <= last)


def _plain(key: str) -> str:
    return " ".join(key.replace("_", " ").split())


def _of_the_whole(frame: Frame) -> Iterator[Item]:
    for document in frame.context.documents:
        if document.review_by is not None and document.in_force(frame.as_of):
            text = frame.pick(f"“{document.title}” herzien", f"review “{document.title}”")
            yield Item(document.review_by, "review", text, document.id, documents=(document.id,))
    for alert in frame.alerts:
        if alert.state is AlertState.SNOOZED and alert.snoozed_until is not None:
            label = label_of(alert.pitfall).within(frame.language).lower()
            text = frame.pick("uitgestelde melding keert terug", "snoozed alert returns")
            cases = tuple(cases_of(alert.finding))
            yield Item(alert.snoozed_until, "alert", f"{text}: {label}, {named(alert.subject)}", alert.id, cases)


def _on(item: Item) -> date:
    return item.on


def _sentences(items: list[Item]) -> Iterator[list[Item]]:
    """What one sentence tells of a day: all of it where that is little, else what is of one kind, a few at a time."""
    if len(items) <= TOGETHER:
        yield items
        return
    for kind in KINDS:
        same = [each for each in items if each.kind == kind]
        yield from (same[place : place + TOGETHER] for place in range(0, len(same), TOGETHER))


def _day(frame: Frame, day: date, items: list[Item]) -> Fact:
    if len(items) > 1 and {each.kind for each in items} == {"experiment"}:
        listed = f"{frame.pick(*KINDS['experiment'][1])} – {'; '.join(each.text for each in items)}"
    else:
        listed = "; ".join(f"{each.lead}, {each.text}" if each.lead else each.text for each in items)
    return frame.fact("next.day", day.isoformat(), f"{frame.day(day)}: {listed}.", n=len(items), inputs=_inputs(items))


def _headline(frame: Frame, items: list[Item]) -> Fact:
    counts = {kind: sum(each.kind == kind for each in items) for kind in KINDS}
    told = [frame.count(count, *KINDS[kind]) for kind, count in counts.items() if count]
    first = frame.day(items[0].on)
    when = frame.pick(f", te beginnen op {first}", f", beginning on {first}")
    if len(items) == 1:
        when = frame.pick(f", op {first}", f" on {first}")
    text = f"{frame.pick('Komende twee weken', 'Next two weeks')}: {', '.join(told)}{when}."
    value = {kind: count for kind, count in counts.items() if count}
    return frame.fact("next", value, text, n=len(items), inputs={"first": items[0].on.isoformat()})


def _inputs(items: Iterable[Item]) -> dict[str, Any]:
    found = list(items)
    return {
        "use_cases": sorted({key for each in found for key in each.use_cases}),
        "documents": sorted({key for each in found for key in each.documents}),
        "commitments": [list(each.commitment) for each in found if each.commitment],
        "items": [each.key for each in found],
    }
