"""What hangs on a use case: what going on means, and what stopping it would touch, in counted facts."""

from datetime import date

from knowledge.history.fold import UseCaseState
from knowledge.measures.details import last_usage
from knowledge.measures.event_words import people
from knowledge.measures.phrases import joined_and
from knowledge.model.portfolio import Stage
from knowledge.reporting.frame import Frame


def going_on(frame: Frame, state: UseCaseState) -> str:
    """Where it stands, how long it runs, and what it has shown so far."""
    parts = [frame.pick(f"fase {state.stage.label('nl')}", f"stage {state.stage.label('en')}")]
    if state.started_on is not None:
        days = frame.count((frame.as_of - state.started_on).days, ("dag", "day"), ("dagen", "days"))
        parts.append(frame.pick(f"{days} na de start", f"{days} after its start"))
    parts.append(effect(frame, state))
    return ", ".join(parts)


def effect(frame: Frame, state: UseCaseState) -> str:
    """Whether an effect was shown, and verified."""
    if any(each.shown and each.verified for each in state.effects):
        return frame.pick("effect geverifieerd", "effect verified")
    if state.shows_effect:
        return frame.pick("effect nog niet geverifieerd", "effect not verified yet")
    if state.effects:
        return frame.pick("geen effect aangetoond", "no effect shown")
    return frame.pick("geen effect gemeten", "no effect measured")


def stopping(frame: Frame, state: UseCaseState) -> str:
    """Who and what would be without it: its users, objectives, live processes, and what it makes possible."""
    parts = []
    usage = last_usage(state)
    if usage is not None and usage.users:
        parts.append(frame.pick(f"{people(usage.users, 'nl')} verliezen het", f"{people(usage.users, 'en')} lose it"))
        if usage.users == 1:
            parts[-1] = frame.pick("1 gebruiker verliest het", "1 user loses it")
    alone = _alone(frame, state)
    if alone:
        named = joined_and(alone, frame.language)
        parts.append(frame.pick(f"{named} houdt geen lopende use case over", f"{named} is left without a use case"))
    enabled = [key for key in state.use_case.enables if key in frame.now.states]
    if enabled:
        rest = frame.count(len(enabled), ("use case bouwt", "use case builds"), ("use cases bouwen", "use cases build"))
        parts.append(frame.pick(f"{rest} erop voort", f"{rest} on it"))
    return ", ".join(parts) or frame.pick("niets anders hangt ervan af", "nothing else depends on it")


def running_days(state: UseCaseState, as_of: date) -> int:
    """How long it has been running; 0 where it never started."""
    return (as_of - state.started_on).days if state.started_on else 0


def _alone(frame: Frame, state: UseCaseState) -> list[str]:
    """The objectives in force, and the core processes in use, that no other use case serves."""
    known = frame.now.objectives
    own = int(state.under_way)
    left = [
        key
        for key in state.use_case.objectives
        if frame.serving[key] == own and key in known and known[key].in_force(frame.as_of)
    ]
    if state.under_way and state.stage is Stage.LIVE:
        left += [key for key in state.use_case.processes if frame.covering[key] == 1 and key in frame.now.processes]
    return left
