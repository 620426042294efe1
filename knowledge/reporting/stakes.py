"""What hangs on a use case: where it stands if it goes on, and what the impact analysis says of stopping it."""

from collections.abc import Iterator

from knowledge.history.fold import UseCaseState
from knowledge.impact import dependents, objectives, processes, use
from knowledge.impact.consequence import Case, Consequence, Effect, Standing
from knowledge.impact.option import Move, Option
from knowledge.reporting.frame import Frame

LOSSES = (use, objectives, processes, dependents)
GRAVE = frozenset({Effect.STOPS, Effect.AT_RISK, Effect.SLIPS})
TOLD = frozenset({"impact.users", "impact.objective", "impact.processes", "impact.in_use", "impact.waiting"})
"""What an option has room for; the rest of the analysis is told by ``koers decide``."""


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
    """Who and what would lose something: its users, objectives, core processes, and what rests on it."""
    lost = frame.memo.once(("lost", state.id, frame.as_of, frame.language), lambda: _lost(frame, state))
    nothing = frame.pick("voor zover bekend verliest niemand iets", "as far as is known nobody loses anything")
    return ", ".join(lost) or nothing


def _lost(frame: Frame, state: UseCaseState) -> list[str]:
    key = ("standing", frame.as_of, frame.language)
    standing = frame.memo.once(key, lambda: Standing(frame.now, frame.context, frame.language))
    return list(dict.fromkeys(_losses(Case(Option(use_case=state.id, move=Move.STOP), standing))))


def _losses(case: Case) -> Iterator[str]:
    for part in LOSSES if case.changes else ():
        yield from (_clause(case, each) for each in part.consequences(case) if _is_told(each))


def _is_told(consequence: Consequence) -> bool:
    unmeasured = consequence.effect is Effect.UNKNOWN and consequence.fact.measure == "impact.users"
    return unmeasured or (consequence.effect in GRAVE and consequence.fact.measure in TOLD)


def _clause(case: Case, consequence: Consequence) -> str:
    """Without what it is said of, which the question names, and without a list of names."""
    option = case.option
    said = consequence.fact.text.removeprefix(f"{option.move.given(option.use_case, case.language)}: ")
    listed = consequence.fact.measure in {"impact.in_use", "impact.waiting"}
    return (said.split(": ")[0] if listed else said).removesuffix(".")
