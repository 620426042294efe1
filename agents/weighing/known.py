"""What is known of one option beside its ratings: a sentence per criterion, the same ones for every option."""

from collections.abc import Iterator

from pydantic import JsonValue

from agents.scoring.scene import Scene
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Snapshot
from knowledge.measures import details
from knowledge.measures.event_words import measured
from knowledge.measures.facts import fact
from knowledge.measures.phrases import amount, as_of, day, joined_and, number, pick, short
from knowledge.model.base import Language
from knowledge.model.events import CommitmentMade, CommitmentMoved, ExperimentStarted
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import UNDER_WAY
from knowledge.untrusted.showing import called

Told = tuple[str, JsonValue, str]


def facts_of(snapshot: Snapshot, state: UseCaseState, language: Language) -> Iterator[tuple[str, Fact]]:
    """For each criterion its key and what there is to say; what is not known is said to be."""
    for key, value, clause in _clauses(snapshot, state, language):
        yield key, told(f"decision.{key}", snapshot, state, value, clause, language)


def told(
    measure: str,
    snapshot: Snapshot,
    state: UseCaseState,
    value: JsonValue,
    clause: str,
    language: Language,
    **inputs: JsonValue,
) -> Fact:
    """A fact worded ``Title (UC-003): clause (as of a day).``; ``inputs`` are what it rests on beside the use case."""
    return fact(
        measure,
        label=details.heading(state),
        value=value,
        as_of=snapshot.as_of,
        text=f"{beginning(state)}{clause.removesuffix('.')}{ending(snapshot, language)}",
        inputs={"use_case": state.id, **inputs},
    )


def beginning(state: UseCaseState) -> str:
    """What a sentence about a use case begins with."""
    return f"{details.heading(state)}: "


def ending(snapshot: Snapshot, language: Language) -> str:
    """What a sentence ends with that holds on a day."""
    return f" ({as_of(snapshot.as_of, language)})."


def _clauses(snapshot: Snapshot, state: UseCaseState, language: Language) -> Iterator[Told]:
    yield "age", state.stage_since.isoformat(), _age(snapshot, state, language)
    yield "effect", *_effect(state, language)
    last = details.last_usage(state)
    yield "users", last.users if last else None, details.users(snapshot, state, language)
    yield "objectives", *_objectives(snapshot, state, language)
    scene = Scene(snapshot)
    nowhere = pick(language, "niet bekend: voor geen use case vastgelegd", "not known: recorded for no use case")
    yield "blockers", list(state.open_blockers), _blockers(state, language) if scene.has_blockers else nowhere
    planned = scene.has_experiments or scene.has_commitments
    yield "time_box", *(_time_box(state, language) if planned else (None, nowhere))
    yield "owner", bool(state.use_case.owner), _owner(snapshot, state, language)


def _age(snapshot: Snapshot, state: UseCaseState, language: Language) -> str:
    stage = details.since(snapshot, state, language)
    began = state.started_on
    if began is None:
        return stage + pick(language, "; nooit begonnen", "; never begun")
    if state.known_in(UNDER_WAY) is None:
        return stage + pick(language, "; niet bekend is wanneer dat begon", "; it is not known when that began")
    days = number((snapshot.as_of - began).days, language)
    when = day(began, language)
    return stage + pick(language, f"; {days} dagen na de start op {when}", f"; {days} days after its start on {when}")


def _effect(state: UseCaseState, language: Language) -> tuple[JsonValue, str]:
    if not state.effects:
        return None, pick(language, "nooit een effect gemeten", "no effect was ever measured")
    last = next((each for each in reversed(state.effects) if each.shown), state.effects[-1])
    on = pick(language, "op", "on")
    return last.value if last.shown else False, f"{measured(last, language)}, {on} {day(last.on, language)}"


def _objectives(snapshot: Snapshot, state: UseCaseState, language: Language) -> tuple[JsonValue, str]:
    known = (snapshot.objectives.get(key) for key in state.use_case.objectives)
    in_force = [each for each in known if each is not None and each.in_force(snapshot.as_of)]
    if not Scene(snapshot).has_objectives:
        return None, pick(
            language, "niet bekend: geen doelstelling is van kracht", "not known: no objective is in force"
        )
    if not in_force:
        return [], pick(language, "dient geen doelstelling die van kracht is", "serves no objective in force")
    named = joined_and([f"{each.id} {short(each.title)}" for each in in_force], language)
    return [each.id for each in in_force], pick(language, f"dient {named}", f"serves {named}")


def _blockers(state: UseCaseState, language: Language) -> str:
    if not state.open_blockers:
        return pick(language, "geen open belemmeringen", "no open blockers")
    since = pick(language, "sinds", "since")
    said = [
        key + (f" “{told}”" if (told := short(event.text)) else "") + f" ({since} {day(event.on, language)})"
        for key, event in state.open_blockers.items()
    ]
    count, one = amount(len(said), language), len(said) == 1
    noun = pick(
        language, "open belemmering" if one else "open belemmeringen", "open blocker" if one else "open blockers"
    )
    return f"{count} {noun}: {joined_and(said, language)}"


def _time_box(state: UseCaseState, language: Language) -> tuple[JsonValue, str]:
    days = []
    event = state.experiment
    if isinstance(event, ExperimentStarted) and event.until:
        until = day(event.until, language)
        days.append((event.until, pick(language, f"experiment tot {until}", f"experiment until {until}")))
    for key, made in state.open_commitments.items():
        if isinstance(made, CommitmentMade | CommitmentMoved):
            due = day(made.due, language)
            days.append((made.due, pick(language, f"toezegging {key} per {due}", f"commitment {key} due {due}")))
    if not days:
        return None, pick(language, "geen tijdvak of toezegging open", "no time box or commitment open")
    return [when.isoformat() for when, _ in days], joined_and([said for _, said in days], language)


def _owner(snapshot: Snapshot, state: UseCaseState, language: Language) -> str:
    team = called(state.use_case.team) or pick(language, "geen team bekend", "no team known")
    return f"{details.owner(snapshot, state, language)}; {team}"
