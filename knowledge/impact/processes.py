"""Which core processes lose, keep or may get a use case that is live and used, by the measure that counts them."""

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from knowledge.history.fold import UseCaseState
from knowledge.impact.consequence import Case, Consequence, Effect
from knowledge.measures.condition_words import TITLE
from knowledge.measures.organisation import is_core
from knowledge.measures.phrases import joined_and, number, short, use_cases
from knowledge.model.portfolio import Process, Stage
from knowledge.words import fold


def consequences(case: Case) -> Iterator[Consequence]:
    """What each core process that it touches loses, keeps or may get."""
    if case.before.coverage.value is None:
        yield _unknown(case, "er is geen goedgekeurde lijst", "there is no approved list")
        return
    states = case.before.snapshot.states.values()
    if not any(each.use_case.processes for each in states):
        yield _unknown(
            case, "van geen use case is vastgelegd welke zij raakt", "of no use case is recorded which it touches"
        )
        return
    own = _own(case)
    if not own:
        clause = case.pick(
            "voor zover vastgelegd raakt het geen kernproces", "as far as is recorded it touches no core process"
        )
        yield case.told(Effect.STAYS, "processes", [], clause, {})
        return
    was, would_be = _used(case.before.coverage.inputs), _used(case.after.coverage.inputs)
    lost = [each for each in own if each.id in was - would_be]
    kept = [each for each in own if each.id in was & would_be]
    open_yet = [each for each in own if each.id not in was]
    if lost:
        yield _lost(case, lost)
    if case.ends and kept:
        yield _kept(case, kept)
    if open_yet and case.now.stage is not Stage.LIVE:
        yield _candidate(case, open_yet)


def _own(case: Case) -> list[Process]:
    touched = {fold(key) for key in case.now.use_case.processes}
    as_of = case.before.snapshot.as_of
    processes = case.before.snapshot.processes.values()
    return [each for each in processes if fold(each.id) in touched and is_core(each, as_of)]


def _used(inputs: object) -> set[str]:
    subjects = inputs.get("subjects") if hasattr(inputs, "get") else None
    return {str(each) for each in subjects} if isinstance(subjects, list) else set()


def _unknown(case: Case, dutch: str, english: str) -> Consequence:
    clause = case.pick(
        f"wat het in kernprocessen uitmaakt is niet bekend: {dutch}",
        f"what it means for core processes is not known: {english}",
    )
    return case.told(Effect.UNKNOWN, "processes", None, clause, {})


def _lost(case: Case, lost: Sequence[Process]) -> Consequence:
    verb = case.pick("verliest" if len(lost) == 1 else "verliezen", "loses" if len(lost) == 1 else "lose")
    named = _listed(case, lost)
    clause = case.pick(
        f"{named} {verb} de enige use case die in gebruik is en gebruikt wordt",
        f"{named} {verb} the only use case that is live and used",
    )
    return case.told(Effect.STOPS, "processes", _ids(lost), clause, {"processes": _ids(lost)})


def _kept(case: Case, kept: Sequence[Process]) -> Consequence:
    verb = case.pick("houdt" if len(kept) == 1 else "houden", "keeps" if len(kept) == 1 else "keep")
    named = _listed(case, kept)
    clause = case.pick(
        f"{named} {verb} een use case die in gebruik is en gebruikt wordt",
        f"{named} {verb} a use case that is live and used",
    )
    return case.told(Effect.STAYS, "processes", _ids(kept), clause, {"processes": _ids(kept)})


def _candidate(case: Case, open_yet: Sequence[Process]) -> Consequence:
    """Processes without AI in use: this one may have become, or may become, the first."""
    one = len(open_yet) == 1
    named = _listed(case, open_yet)
    has = case.pick("heeft" if one else "hebben", "has" if one else "have")
    head = case.pick(
        f"{named} {has} nog geen use case die in gebruik is en gebruikt wordt",
        f"{named} {has} no use case yet that is live and used",
    )
    effect = Effect.STOPS if case.ends else Effect.POSSIBLE
    if case.ends:
        tail = _left(case, len(_others(case, open_yet)))
    else:
        tail = case.pick("dit kan de eerste worden", "this one can become the first")
    inputs: dict[str, JsonValue] = {"processes": _ids(open_yet), "use_cases": [e.id for e in _others(case, open_yet)]}
    return case.told(effect, "candidate", _ids(open_yet), f"{head}; {tail}", inputs)


def _left(case: Case, count: int) -> str:
    left = use_cases(count, case.language, case.pick("lopende", ""))
    return case.pick(
        f"er {'blijven' if count > 1 else 'blijft'} {left.removesuffix('s') if not count else left} over "
        f"die het {'raken' if count > 1 else 'raakt'}",
        f"{left} under way that {'touches it remains' if count == 1 else 'touch it remain'}",
    )


def _others(case: Case, processes: Sequence[Process]) -> list[UseCaseState]:
    wanted = {fold(each.id) for each in processes}
    return [
        each
        for each in case.before.snapshot.states.values()
        if each.id != case.now.id and each.under_way and wanted & {fold(key) for key in each.use_case.processes}
    ]


def _listed(case: Case, processes: Sequence[Process]) -> str:
    return joined_and([_named(case, each) for each in processes], case.language)


def _named(case: Case, process: Process) -> str:
    if process.volume is None:
        amount = case.pick("volume onbekend", "volume unknown")
    else:
        amount = number(process.volume, case.language) + case.pick(" gevallen per jaar", " cases a year")
    return f"{short(process.title, TITLE)} ({process.id}, {amount})"


def _ids(processes: Sequence[Process]) -> list[JsonValue]:
    return [each.id for each in processes]
