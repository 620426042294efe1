"""Where one use case stands: its stage, use, effect, experiment and links."""

from typing import Any

from knowledge.history.fold import UseCaseState
from knowledge.measures.details import last_usage
from knowledge.measures.event_words import people
from knowledge.measures.phrases import joined_and, short
from knowledge.measures.since import in_stage_since
from knowledge.model.evidence import Fact
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.wording import TITLE, effect_told, name_of, quoted

KEY = "status"


def status(frame: Frame) -> Part:
    """The facts of a status report; nothing where the audience is more than one use case."""
    state = frame.states.get(frame.audience.id) if frame.about_one else None
    if state is None:
        return Part(KEY)
    facts = [_links(frame, state), _used(frame, state), _effect(frame, state), *_experiment(frame, state)]
    return Part(KEY, (*facts, *_blockers(frame, state)), _stage(frame, state), 10)


def _fact(frame: Frame, state: UseCaseState, name: str, value: Any, text: str) -> Fact:
    return frame.fact(f"status.{name}", value, text, inputs={"use_cases": [state.id]})


def _stage(frame: Frame, state: UseCaseState) -> Fact:
    stage, since = state.stage.label(frame.language), in_stage_since(state, frame.language)
    days = frame.count((frame.as_of - state.stage_since).days, ("dag", "day"), ("dagen", "days"))
    long = days if state.stage not in state.seen else frame.pick(f"minstens {days}", f"at least {days}")
    text = f"{name_of(state)}: {stage} {frame.pick('sinds', 'since')} {since} ({long})"
    text += "" if state.listed else frame.pick("; staat niet meer in de bron", "; no longer listed in its source")
    return _fact(
        frame, state, "stage", {"stage": state.stage.value, "since": state.stage_since.isoformat()}, text + "."
    )


def _links(frame: Frame, state: UseCaseState) -> Fact:
    known = frame.now.objectives
    keys = [key for key in state.use_case.objectives if key in known and known[key].in_force(frame.as_of)]
    if keys:
        named = joined_and([f"{short(known[key].title, TITLE)} ({key})" for key in keys], frame.language)
        text = frame.pick(f"Dient {named}", f"Serves {named}")
    else:
        text = frame.pick("Dient geen doel dat van kracht is", "Serves no objective in force")
    owned = bool(state.use_case.owner.strip())
    if owned:
        text += frame.pick("; heeft een eigenaar", "; has an owner")
    else:
        text += frame.pick("; heeft geen eigenaar", "; has no owner")
    return _fact(frame, state, "links", {"objectives": keys, "owned": owned}, text + ".")


def _used(frame: Frame, state: UseCaseState) -> Fact:
    now, then = (
        last_usage(state),
        last_usage(frame.earlier_states[state.id]) if state.id in frame.earlier_states else None,
    )
    if now is None:
        return _fact(frame, state, "usage", None, frame.pick("Gebruik: nooit gemeten.", "Use: never measured."))
    when = frame.pick(f"op {frame.day(now.on)}", f"on {frame.day(now.on)}")
    text = f"{frame.pick('Gebruik', 'Use')}: {people(now.users, frame.language)} {when}"
    if then is not None and then.id != now.id:
        text += frame.pick(
            f", tegen {then.users} op {frame.day(then.on)}", f", against {then.users} on {frame.day(then.on)}"
        )
    value = {"users": now.users, "before": then.users if then else None}
    return _fact(frame, state, "usage", value, text + ".")


def _effect(frame: Frame, state: UseCaseState) -> Fact:
    if not state.effects:
        return _fact(frame, state, "effect", None, frame.pick("Effect: nog niet gemeten.", "Effect: not measured yet."))
    last = state.effects[-1]
    text = f"{frame.pick('Effect', 'Effect')}: {effect_told(frame, last)}."
    return _fact(frame, state, "effect", {"value": last.value, "on": last.on.isoformat()}, text)


def _experiment(frame: Frame, state: UseCaseState) -> list[Fact]:
    if state.experiment is None:
        return []
    told = quoted(frame, state.experiment.text)
    text = frame.pick("Experiment loopt", "Experiment running")
    text += frame.pick(f" sinds {frame.day(state.experiment.on)}", f" since {frame.day(state.experiment.on)}")
    text += f": {told}" if told else ""
    return [_fact(frame, state, "experiment", state.experiment.on.isoformat(), text + ".")]


def _blockers(frame: Frame, state: UseCaseState) -> list[Fact]:
    facts = []
    for key, event in state.open_blockers.items():
        told = quoted(frame, event.text) or key
        text = frame.pick(
            f"Belemmering sinds {frame.day(event.on)}: {told}.", f"Blocker since {frame.day(event.on)}: {told}."
        )
        facts.append(_fact(frame, state, "blocker", [key, event.on.isoformat()], text))
    return facts
