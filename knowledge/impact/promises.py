"""What becomes of the open commitments, the open blockers and the running experiment."""

from collections.abc import Iterator

from pydantic import JsonValue

from knowledge.impact.consequence import Case, Consequence, Effect
from knowledge.impact.option import Move
from knowledge.measures.phrases import day, joined_and, short
from knowledge.model.events import BlockerRaised, CommitmentMade, CommitmentMoved, Event, ExperimentStarted
from knowledge.model.portfolio import Stage


def consequences(case: Case) -> Iterator[Consequence]:
    """Promises that cannot be kept, experiments that are cut off, and blockers that matter more or no more."""
    if case.ends:
        yield from _commitments(case)
        yield from _experiment(case)
    yield from _blockers(case)


def _commitments(case: Case) -> Iterator[Consequence]:
    opened = case.now.open_commitments
    if not opened:
        return
    named = joined_and([_commitment(case, key, event) for key, event in opened.items()], case.language)
    one = len(opened) == 1
    noun = case.pick("toezegging" if one else "toezeggingen", "commitment" if one else "commitments")
    if case.then.stage is Stage.STOPPED:
        verb = case.pick("kan" if one else "kunnen", "can")
        tail = case.pick(f"{verb} niet meer worden nagekomen", "can no longer be kept")
        effect = Effect.STOPS
    else:
        tail = case.pick("schuift op" if one else "schuiven op", "slips" if one else "slip")
        effect = Effect.SLIPS
    clause = f"{noun} {named} {tail}"
    keys: list[JsonValue] = list(opened)
    yield case.told(effect, "commitments", keys, clause, {"events": [each.id for each in opened.values()]})


def _commitment(case: Case, key: str, event: Event) -> str:
    made = next((each for each in case.now.events if isinstance(each, CommitmentMade) and each.commitment == key), None)
    said = f" “{short(made.text)}”" if made and made.text else ""
    due = event.due if isinstance(event, CommitmentMade | CommitmentMoved) else None
    when = f" ({case.pick('per', 'due')} {day(due, case.language)})" if due else ""
    return f"{key}{said}{when}"


def _experiment(case: Case) -> Iterator[Consequence]:
    event = case.now.experiment
    over = isinstance(event, ExperimentStarted) and event.until and event.until < case.before.snapshot.as_of
    if not isinstance(event, ExperimentStarted) or over:
        return
    until = f" ({case.pick('tot', 'until')} {day(event.until, case.language)})" if event.until else ""
    said = f" “{short(event.text)}”" if event.text else ""
    stops = case.then.stage is Stage.STOPPED
    tail = case.pick("wordt afgebroken", "is cut off") if stops else case.pick("ligt stil", "stands still")
    clause = case.pick("het lopende experiment", "the running experiment") + f"{said}{until} {tail}"
    effect = Effect.STOPS if stops else Effect.SLIPS
    yield case.told(effect, "experiment", event.id, clause, {"events": [event.id]})


def _blockers(case: Case) -> Iterator[Consequence]:
    opened = case.now.open_blockers
    if not opened or case.option.move is Move.PAUSE:
        return
    named = joined_and([_blocker(case, key, event) for key, event in opened.items()], case.language)
    one = len(opened) == 1
    noun = case.pick("belemmering" if one else "belemmeringen", "blocker" if one else "blockers")
    if case.ends:
        verb = case.pick("hoeft" if one else "hoeven", "no longer needs" if one else "no longer need")
        tail = case.pick(f"{verb} niet meer te worden weggehaald", f"{verb} removing")
        effect = Effect.CLEARS
    else:
        verb = case.pick("staat" if one else "staan", "stands" if one else "stand")
        tail = case.pick(f"{verb} nog in de weg", f"still {verb} in the way")
        effect = Effect.NEEDED
    keys: list[JsonValue] = list(opened)
    inputs: dict[str, JsonValue] = {"events": [each.id for each in opened.values()]}
    yield case.told(effect, "blockers", keys, f"{noun} {named} {tail}", inputs)


def _blocker(case: Case, key: str, event: Event) -> str:
    kind = f", {event.about.label(case.language)}" if isinstance(event, BlockerRaised) else ""
    since = case.pick("sinds", "since")
    said = f" “{short(event.text)}”" if event.text else ""
    return f"{key}{said} ({since} {day(event.on, case.language)}{kind})"
