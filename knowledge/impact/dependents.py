"""Which use cases wait for another one or build on it: through ``enables``, as far as that goes, cycles included."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.impact.consequence import Case, Consequence, Effect
from knowledge.measures.details import heading
from knowledge.measures.phrases import joined_and, listing
from knowledge.model.portfolio import Stage

LIVE = Stage.LIVE


@dataclass(frozen=True, slots=True)
class Dependent:
    """A use case that another makes possible; ``via`` is the one in between where that is not direct."""

    state: UseCaseState
    via: str | None


def dependents(snapshot: Snapshot, use_case: str) -> list[Dependent]:
    """All that waits for it or builds on it, the nearest first and each once.

    What is in use does not wait for what is not; what was stopped or delisted waits for nothing.
    """
    found: dict[str, Dependent] = {}
    reached: deque[tuple[UseCaseState, str | None]] = deque([(snapshot.states[use_case], None)])
    while reached:
        state, via = reached.popleft()
        for key in state.use_case.enables:
            later = snapshot.states.get(key)
            if later is None or key == use_case or key in found or not _counts(later):
                continue
            if later.stage is LIVE and state.stage is not LIVE:
                continue
            found[key] = Dependent(later, via)
            reached.append((later, key))
    return list(found.values())


def enablers(snapshot: Snapshot) -> Mapping[str, list[UseCaseState]]:
    """For every use case those that make it possible, as far as they are listed and not stopped."""
    found: dict[str, list[UseCaseState]] = {}
    for state in snapshot.states.values():
        if _counts(state):
            for key in dict.fromkeys(state.use_case.enables):
                if key != state.id:
                    found.setdefault(key, []).append(state)
    return found


def consequences(case: Case) -> Iterator[Consequence]:
    """What waits for it, what builds on it, and what it waits for itself."""
    snapshot = case.before.snapshot
    if not any(state.use_case.enables for state in snapshot.states.values()):
        yield _not_recorded(case)
        return
    found = dependents(snapshot, case.now.id)
    waiting = [each for each in found if each.state.stage is not LIVE]
    if case.ends:
        yield from _lost(case, waiting, [each for each in found if each.state.stage is LIVE])
    else:
        yield from _nearer(case, waiting)
        yield from _needed(case)


def _counts(state: UseCaseState) -> bool:
    return state.listed and state.stage is not Stage.STOPPED


def _not_recorded(case: Case) -> Consequence:
    clause = case.pick(
        "wat ervan afhangt is niet bekend: van geen use case is vastgelegd wat zij mogelijk maakt",
        "what depends on it is not known: of no use case is recorded what it makes possible",
    )
    return case.told(Effect.UNKNOWN, "dependents", None, clause, {})


def _lost(case: Case, waiting: Sequence[Dependent], in_use: Sequence[Dependent]) -> Iterator[Consequence]:
    if not waiting and not in_use:
        clause = case.pick(
            "voor zover vastgelegd wacht geen andere use case erop en bouwt er geen op voort",
            "as far as is recorded no other use case waits for it or builds on it",
        )
        yield case.told(Effect.STAYS, "dependents", [], clause, {"use_cases": []})
    if waiting:
        one = len(waiting) == 1
        clause = case.pick(
            "1 use case die hierop rust en nog niet in gebruik is, kan vertraging oplopen: "
            if one
            else f"{len(waiting)} use cases die hierop rusten en nog niet in gebruik zijn, kunnen vertraging oplopen: ",
            "1 use case that rests on it and is not in use yet can slip: "
            if one
            else f"{len(waiting)} use cases that rest on it and are not in use yet can slip: ",
        )
        yield _about(case, Effect.SLIPS, "waiting", waiting, clause)
    if in_use:
        one = len(in_use) == 1
        clause = case.pick(
            "1 use case in gebruik die hierop rust, loopt gevaar: "
            if one
            else f"{len(in_use)} use cases in gebruik die hierop rusten, lopen gevaar: ",
            "1 use case in use that rests on it is at risk: "
            if one
            else f"{len(in_use)} use cases in use that rest on it are at risk: ",
        )
        tail = case.pick(
            f"; of {'dat zonder kan' if one else 'die zonder kunnen'}, is niet vastgelegd",
            f"; whether {'it' if one else 'they'} can do without is not recorded",
        )
        yield _about(case, Effect.AT_RISK, "in_use", in_use, clause, tail)


def _nearer(case: Case, waiting: Sequence[Dependent]) -> Iterator[Consequence]:
    if not waiting:
        return
    one, live = len(waiting) == 1, case.then.stage is LIVE
    clause = case.pick(
        f"{'1 use case die erop wacht kan' if one else f'{len(waiting)} use cases die erop wachten kunnen'} "
        f"{'verder' if live else 'eerder verder'}: ",
        f"{'1 use case that waits for it' if one else f'{len(waiting)} use cases that wait for it'} can go on"
        f"{'' if live else ' sooner'}: ",
    )
    yield _about(case, Effect.POSSIBLE, "waiting", waiting, clause)


def _needed(case: Case) -> Iterator[Consequence]:
    missing = [each for each in enablers(case.before.snapshot).get(case.now.id, ()) if each.stage is not LIVE]
    if missing and case.now.stage is not LIVE:
        named = joined_and([heading(each, [each.stage.label(case.language)]) for each in missing], case.language)
        clause = case.pick(
            f"het rust op wat zelf nog niet in gebruik is: {named}",
            f"it rests on what is not in use itself yet: {named}",
        )
        ids = [each.id for each in missing]
        yield case.told(Effect.NEEDED, "enablers", [*ids], clause, {"use_cases": [*ids]})


def _about(
    case: Case, effect: Effect, name: str, found: Sequence[Dependent], clause: str, tail: str = ""
) -> Consequence:
    also = enablers(case.before.snapshot)
    items = listing([_item(case, each, also) for each in found], case.language)
    ids = [each.state.id for each in found]
    via = {each.state.id: each.via for each in found if each.via}
    return case.told(effect, name, [*ids], f"{clause}{items}{tail}", {"use_cases": [*ids], "via": {**via}})


def _item(case: Case, each: Dependent, also: Mapping[str, list[UseCaseState]]) -> str:
    details = [each.state.stage.label(case.language)]
    if each.via:
        details.append(case.pick("via ", "through ") + each.via)
    others = [other.id for other in also.get(each.state.id, ()) if other.id not in {case.now.id, each.via}]
    if others:
        details.append(case.pick("ook mogelijk gemaakt door ", "also made possible by ") + ", ".join(others))
    return heading(each.state, details)
