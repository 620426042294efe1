"""What is worth celebrating at the next show & tell."""

from collections.abc import Iterable
from typing import Any

from knowledge.measures.pending import opened_with
from knowledge.model.events import BlockerRemoved, EffectMeasured, Event, ExperimentEnded, Outcome, Reflection
from knowledge.model.evidence import Fact
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.wording import effect_told, enumerated, name_of, quoted

KEY = "successes"


def successes(frame: Frame) -> Part:
    """Verified effects, blockers that were taken away, experiments that go on, and what was shown."""
    effects = [event for event in frame.events if isinstance(event, EffectMeasured) and event.shown and event.verified]
    effects = sorted(effects, key=lambda event: (frame.rank(event.use_case), event.id))
    # A status report says what was measured last by itself.
    facts = [_effect(frame, event) for event in effects if not (frame.about_one and _is_last(frame, event))]
    facts += [fact for build in (_unblocked, _kept, _shown) if (fact := build(frame))]
    return Part(KEY, tuple(facts), None, 0)


def _effect(frame: Frame, event: EffectMeasured) -> Fact:
    about = "" if frame.about_one else f"{_about(frame, event)} – "
    head = frame.pick("Effect aangetoond", "Effect shown")
    text = f"{head}: {about}{effect_told(frame, event)}."
    return frame.fact("successes.effect", event.value, text, inputs=_inputs([event]))


def _is_last(frame: Frame, event: EffectMeasured) -> bool:
    state = frame.states.get(event.use_case)
    return state is not None and bool(state.effects) and state.effects[-1].id == event.id


def _unblocked(frame: Frame) -> Fact | None:
    removed = [event for event in frame.events if isinstance(event, BlockerRemoved)]
    if not removed:
        return None
    items = []
    for event in removed:
        told = quoted(frame, opened_with(frame.now, event)) or quoted(frame, event.text)
        about = "" if frame.about_one else _about(frame, event)
        items.append(" – ".join(part for part in (about, told) if part))
    head = frame.pick("Belemmering weggenomen", "Blocker removed")
    listed = enumerated(frame, [item for item in items if item], 2)
    return frame.fact("successes.unblocked", len(removed), f"{head}: {listed}.", inputs=_inputs(removed))


def _kept(frame: Frame) -> Fact | None:
    kept = [event for event in frame.events if isinstance(event, ExperimentEnded) and event.outcome is Outcome.KEEP]
    if not kept:
        return None
    ordered = sorted(kept, key=lambda event: (frame.rank(event.use_case), event.on, event.id))
    items = [_learnt(frame, event) for event in ordered]
    if len(kept) == 1:
        head = frame.pick("Gaat door na een experiment", "Goes on after an experiment")
    else:
        head = frame.pick("Gaan door na een experiment", "Go on after an experiment")
    return frame.fact("successes.kept", len(kept), f"{head}: {enumerated(frame, items, 2)}.", inputs=_inputs(kept))


def _learnt(frame: Frame, event: ExperimentEnded) -> str:
    """What the reflection on it says, with the use case that it was about."""
    events = frame.states[event.use_case].events if event.use_case in frame.states else ()
    after = [each for each in events if isinstance(each, Reflection) and each.on >= event.on and each.text]
    told = quoted(frame, after[0].text.split(". ")[0]) if after else ""
    about = "" if frame.about_one else _about(frame, event)
    return " – ".join(part for part in (about, told) if part) or frame.day(event.on)


def _shown(frame: Frame) -> Fact | None:
    shown = [event for event in frame.events if event.kind == "show_and_tell"]
    if not shown:
        return None
    items = [text for event in shown if (text := quoted(frame, event.text))]
    head = frame.count(len(shown), ("show & tell", "show & tell"), ("show & tells", "show & tells"))
    head = frame.pick(f"{head} gehouden", f"{head} held")
    told = f": {enumerated(frame, items, 1)}" if items else ""
    return frame.fact("successes.shown", len(shown), f"{head}{told}.", inputs=_inputs(shown))


def _about(frame: Frame, event: Event) -> str:
    state = frame.states.get(event.use_case or "")
    return name_of(state) if state else ""


def _inputs(events: Iterable[Event]) -> dict[str, Any]:
    found = list(events)
    return {
        "events": [event.id for event in found],
        "use_cases": sorted({event.use_case for event in found if event.use_case}),
    }
