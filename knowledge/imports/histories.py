"""From rows to history: what a use case that is new, changed, gone or back adds to the events."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from knowledge.history.fold import UseCaseState, fold
from knowledge.imports import problems
from knowledge.imports.drafts import Draft
from knowledge.imports.eventids import new_event
from knowledge.imports.findings import Findings
from knowledge.imports.labels import label
from knowledge.imports.stages import first_known, stages_told
from knowledge.model.events import Event
from knowledge.model.portfolio import Stage, UseCase

COMPARED = ("title", "purpose", "team", "owner", "role", "objectives", "processes", "enables", "groups", "source_id")


class Historian:
    """Writes the events of one import.

    ``told`` are events that the file itself lists, by use case, and ``registered`` the days on which it says
    that use cases were taken up. ``observed`` is the day as of which the file lists what it lists.
    """

    def __init__(
        self,
        source: str,
        observed: date,
        states: Mapping[str, UseCaseState],
        told: Mapping[str, Sequence[Event]],
        registered: Mapping[str, date],
        findings: Findings,
    ) -> None:
        self._source, self._observed, self._states, self._findings = source, observed, states, findings
        self._told, self._registered = told, registered

    def write(self, draft: Draft, record: UseCase) -> list[Event]:
        """The events by which history catches up with the row; none where it says nothing new."""
        state = self._states.get(record.id)
        return self._registration(draft, record) if state is None else self._differences(draft, record, state)

    def delist(self, state: UseCaseState) -> Event:
        """The event that the file, which lists everything, leaves this use case out."""
        return self._event(state, "delisted", max(self._observed, state.registered_on))

    def _registration(self, draft: Draft, record: UseCase) -> list[Event]:
        rows = self._told.get(record.id, ())
        own = stages_told(draft)
        stages = [*own, *((event.on, event.stage) for event in rows if event.kind == "stage_changed")]
        stages.sort(key=lambda told: told[0])
        days = [*first_known(draft), *(event.on for event in rows)]
        if record.id in self._registered:
            days.append(self._registered[record.id])
        on = min(days, default=draft.observed)
        stage = self._first_stage(draft, stages, on, bool(days))
        registered = record if record.stage == stage else record.model_copy(update={"stage": stage})
        events = [_if_seen(self._new("registered", on, record.id, record=registered), seen=not days)]
        for day, told in own:
            if told != stage:
                events.append(self._new("stage_changed", day, record.id, stage=told))
        last = stages[-1][1] if stages else stage
        if draft.stage and draft.stage != last:
            events.append(_if_seen(self._new("stage_changed", draft.observed, record.id, stage=draft.stage), seen=True))
        return events

    def _first_stage(self, draft: Draft, stages: Sequence[tuple[date, Stage]], on: date, known_earlier: bool) -> Stage:
        """The stage on the first day: as told, as stated where nothing older is known, else an idea."""
        if stages and stages[0][0] == on:
            return stages[0][1]
        if draft.stage is None and not stages:
            self._findings.warn(problems.STAGE_UNKNOWN())
        return draft.stage if draft.stage and not known_earlier else Stage.IDEA

    def _differences(self, draft: Draft, record: UseCase, state: UseCaseState) -> list[Event]:
        on = max(draft.observed, state.registered_on)
        changed = self._changed_fields(draft, record, state)
        events = []
        if not state.listed:
            events.append(self._event(state, "relisted", max(self._observed, state.registered_on)))
        before, after = (known.model_dump(mode="json") if changed else {} for known in (state.use_case, record))
        for name in changed:
            newest = max((e.on for e in state.events if e.kind == "changed" and e.field == name), default=date.min)
            if newest > on:
                self._findings.warn(problems.CHANGED_LATER(field=label(name)))
                continue
            content = {"field": name, "before": before[name], "after": after[name]}
            events.append(self._event(state, "changed", on, **content))
        return events + self._stage_changes(draft, state, on)

    def _changed_fields(self, draft: Draft, record: UseCase, state: UseCaseState) -> list[str]:
        known = state.use_case
        names = [name for name in COMPARED if name in draft.fields and getattr(record, name) != getattr(known, name)]
        return names + [name for name in ("dates", "attributes") if getattr(record, name) != getattr(known, name)]

    def _stage_changes(self, draft: Draft, state: UseCaseState, on: date) -> list[Event]:
        """The dated stages since the last that was known, then the stated one."""
        rows = self._told.get(state.id, ())
        current = (fold([*state.events, *rows], date.max) or state) if rows else state
        told = stages_told(draft)
        final = draft.stage or (told[-1][1] if told else None)
        if final is None or final == current.stage:
            return []
        if on < current.stage_since:
            self._findings.warn(problems.STAGE_CHANGED_LATER())
            return []
        newer = [(day, stage) for day, stage in told if day > current.stage_since]
        if not newer or newer[-1][1] != final:
            newer.append((on, final))
        if newer[0][1] == current.stage:
            newer = newer[1:]
        return [self._event(state, "stage_changed", day, stage=stage) for day, stage in newer]

    def _event(self, state: UseCaseState, kind: str, on: date, **content: Any) -> Event:
        taken = {event.id for event in state.events}
        return new_event(self._source, taken, kind, on, use_case=state.id, **content)

    def _new(self, kind: str, on: date, use_case: str, **content: Any) -> Event:
        return new_event(self._source, (), kind, on, use_case=use_case, **content)


def _if_seen(event: Event, *, seen: bool) -> Event:
    """Marks the day as that of the list; the id is what it was without the mark."""
    return event.model_copy(update={"seen": True}) if seen else event
