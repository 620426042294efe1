"""What changed in the period, in groups: a count and the most important few, however much it was."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from knowledge.history.fold import UseCaseState
from knowledge.measures.event_words import measured
from knowledge.measures.phrases import joined_and
from knowledge.model.events import BlockerRaised, Decision, EffectMeasured, Event, ExperimentEnded
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import UNDER_WAY, Stage
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.wording import NAMED, enumerated, name_of, names, quoted

KEY = "changes"
CASES = (("use case", "use case"), ("use cases", "use cases"))
Group = tuple[str, tuple[str, str], Sequence[UseCaseState]]


def changes(frame: Frame, told: Collection[str] = ()) -> Part:
    """Stages first, then effects and experiments, then what entered and left the portfolio; without the decisions that
    were ``told`` elsewhere, by their ids."""
    groups = [group for group in _groups(frame) if group[2]]
    facts = [_named(frame, *group) for group in groups if group[0] not in LISTS]
    detailed = {event.use_case for event in frame.of_kind("changed")}
    events = (_effects(frame), _decided(frame, told), _experiments(frame), _blocked(frame))
    facts += [fact for fact in events if fact]
    for name, label, states in groups:
        # A move to another stage is told as such.
        named = [state for state in states if name != "updated" or state.id in detailed]
        facts += [_named(frame, name, label, named)] if name in LISTS and named else []
    if not facts:
        nothing = frame.pick(
            "geen use case kwam verder, stopte of kwam erbij", "no use case moved, stopped or was added"
        )
        return Part(KEY, nothing=nothing)
    return Part(KEY, tuple(facts), _headline(frame, groups), 8)


def _groups(frame: Frame) -> list[Group]:
    now, before = frame.states, frame.earlier_states
    new = [state for key, state in now.items() if key not in before and state.listed]
    moved = [state for key, state in now.items() if key in before and state.stage is not before[key].stage]
    back = [state for key, state in now.items() if key in before and state.listed and not before[key].listed]
    gone = [state for key, state in now.items() if key in before and before[key].listed and not state.listed]
    return [
        ("live", ("In gebruik genomen", "Went live"), _in(moved, Stage.LIVE)),
        ("stopped", ("Gestopt", "Stopped"), _in(moved, Stage.STOPPED)),
        ("scaling", ("Naar opschaling", "Moved to scaling"), _in(moved, Stage.SCALING)),
        ("piloting", ("Naar pilot", "Moved to a pilot"), _in(moved, Stage.PILOTING)),
        ("exploring", ("Naar verkenning", "Moved to exploring"), _in(moved, Stage.EXPLORING)),
        ("idea", ("Terug naar idee", "Back to an idea"), _in(moved, Stage.IDEA)),
        ("new", ("Nieuw in het portfolio", "New in the portfolio"), new),
        ("delisted", ("Niet meer in de bron", "No longer listed in the source"), gone),
        ("relisted", ("Weer in de bron", "Listed again in the source"), back),
        ("updated", ("Gegevens bijgewerkt", "Details updated"), _updated(frame, [*new, *back])),
    ]


LISTS = frozenset({"new", "delisted", "relisted", "updated"})


def _in(states: Iterable[UseCaseState], stage: Stage) -> list[UseCaseState]:
    return [state for state in states if state.stage is stage and state.listed]


def _updated(frame: Frame, without: Iterable[UseCaseState]) -> list[UseCaseState]:
    """What was known before and of which the source says something else now, a stage included; nothing where only
    stages moved, which is told as such."""
    if not frame.of_kind("changed"):
        return []
    left_out = {state.id for state in without}
    touched = {event.use_case for event in frame.events if event.kind in {"changed", "stage_changed"}}
    return [state for key, state in frame.states.items() if key in touched - left_out and key in frame.earlier_states]


def _named(frame: Frame, name: str, label: tuple[str, str], states: Sequence[UseCaseState]) -> Fact:
    amount = f"{frame.count(len(states), *CASES)}: " if len(states) > NAMED else ""
    text = f"{frame.pick(*label)}: {amount}{names(frame, states)}."
    if frame.about_one:
        text = f"{frame.pick(*label)}."
    return frame.fact(f"changes.{name}", len(states), text, inputs={"use_cases": sorted(each.id for each in states)})


def _about(frame: Frame, event: Event) -> str:
    state = frame.states.get(event.use_case or "")
    return name_of(state) if state else ""


MEASURED: Mapping[frozenset[bool], tuple[str, str]] = {
    frozenset({True}): ("Gemeten, nog niet geverifieerd", "Measured, not verified yet"),
    frozenset({False}): ("Gemeten, zonder effect", "Measured, without effect"),
    frozenset({True, False}): (
        "Gemeten, nog niet geverifieerd of zonder effect",
        "Measured, not verified yet or without effect",
    ),
}
"""What stands before the effects that are not verified, by whether each showed one."""


def _effects(frame: Frame) -> Fact | None:
    found = [event for event in frame.of_kind("effect_measured") if isinstance(event, EffectMeasured)]
    # Verified ones are told among the successes.
    rest = [event for event in found if not (event.shown and event.verified)]
    if not rest:
        return None
    items = [_effect(frame, event) for event in sorted(rest, key=lambda event: (frame.rank(event.use_case), event.id))]
    head = frame.pick(*MEASURED[frozenset(event.shown for event in rest)])
    inputs = {"events": [event.id for event in rest], "use_cases": sorted({event.use_case for event in rest})}
    return frame.fact("changes.effects", len(rest), f"{head}: {enumerated(frame, items, 2)}.", inputs=inputs)


def _effect(frame: Frame, event: EffectMeasured) -> str:
    told = measured(event, frame.language)
    return told if frame.about_one else f"{_about(frame, event)} – {told}"


def _decided(frame: Frame, told: Collection[str]) -> Fact | None:
    found = [event for event in frame.of_kind("decision") if isinstance(event, Decision) and event.id not in told]
    items = [text for event in reversed(found) if (text := quoted(frame, event.text, 140))]
    if not items:
        return None
    head = frame.pick("Besloten", "Decided")
    inputs = {"events": [event.id for event in found], "use_cases": _cases(found)}
    return frame.fact("changes.decisions", len(found), f"{head}: {enumerated(frame, items, 2)}.", inputs=inputs)


def _experiments(frame: Frame) -> Fact | None:
    started = frame.of_kind("experiment_started")
    ended = [event for event in frame.of_kind("experiment_ended") if isinstance(event, ExperimentEnded)]
    if not started and not ended:
        return None
    outcomes: dict[str, int] = {}
    for event in ended:
        outcome = event.outcome.label(frame.language) if event.outcome else frame.pick("zonder besluit", "undecided")
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    noun = (("experiment", "experiment"), ("experimenten", "experiments"))
    parts = []
    if ended:
        ways = joined_and([f"{frame.number(count)} {outcome}" for outcome, count in outcomes.items()], frame.language)
        parts.append(f"{frame.count(len(ended), *noun)} {frame.pick('afgerond', 'ended')} ({ways})")
    if started:
        parts.append(f"{frame.count(len(started), *noun)} {frame.pick('gestart', 'started')}")
    value = {"started": len(started), "ended": len(ended)}
    inputs = {"events": [event.id for event in (*started, *ended)], "use_cases": _cases([*started, *ended])}
    return frame.fact("changes.experiments", value, f"{'; '.join(parts)}.", inputs=inputs)


def _blocked(frame: Frame) -> Fact | None:
    raised = [event for event in frame.of_kind("blocker_raised") if isinstance(event, BlockerRaised)]
    if not raised:
        return None
    items = []
    for event in raised:
        told, about = quoted(frame, event.text), "" if frame.about_one else _about(frame, event)
        items.append(" – ".join(part for part in (about, told or event.about.label(frame.language)) if part))
    head = frame.pick("Nieuwe belemmering" if len(raised) == 1 else "Nieuwe belemmeringen", _blockers(len(raised)))
    inputs = {"events": [event.id for event in raised], "use_cases": _cases(raised)}
    return frame.fact("changes.blockers", len(raised), f"{head}: {enumerated(frame, items, 2)}.", inputs=inputs)


def _blockers(count: int) -> str:
    return "New blocker" if count == 1 else "New blockers"


def _cases(events: Iterable[Event]) -> list[str]:
    return sorted({event.use_case for event in events if event.use_case})


COUNTED: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "live": (("in gebruik genomen", "gone live"),) * 2,
    "stopped": (("gestopt", "stopped"),) * 2,
    "moved": (("naar een andere fase", "moved to another stage"),) * 2,
    "new": (("nieuw", "new"),) * 2,
    "delisted": (("niet meer in de bron", "no longer listed"),) * 2,
    "updated": (("bijgewerkt", "updated"),) * 2,
    "effects": (("effect gemeten", "effect measured"), ("effecten gemeten", "effects measured")),
    "ended": (("experiment afgerond", "experiment ended"), ("experimenten afgerond", "experiments ended")),
    "decisions": (("besluit genomen", "decision taken"), ("besluiten genomen", "decisions taken")),
}


def _headline(frame: Frame, groups: Sequence[Group]) -> Fact:
    counts: dict[str, int] = defaultdict(int, {name: len(states) for name, _, states in groups})
    kinds = {"effects": "effect_measured", "ended": "experiment_ended", "decisions": "decision"}
    counts |= {name: len(frame.of_kind(kind)) for name, kind in kinds.items()}
    started = sum(
        key in frame.earlier_states and frame.earlier_states[key].stage not in UNDER_WAY and state.under_way
        for key, state in frame.states.items()
    )
    detailed = {event.use_case for event in frame.of_kind("changed")}
    shown = counts | {
        "moved": sum(counts[stage.value] for stage in (Stage.SCALING, Stage.PILOTING, Stage.EXPLORING, Stage.IDEA)),
        # A move to another stage is told as such.
        "updated": sum(state.id in detailed for name, _, states in groups for state in states if name == "updated"),
    }
    counts |= {"started": started}
    told = [frame.count(shown[name], *words) for name, words in COUNTED.items() if shown.get(name)]
    since = frame.pick(f"Sinds {frame.day(frame.day_before)}", f"Since {frame.day(frame.day_before)}")
    nothing = frame.pick("geen use case kwam in gebruik of stopte", "no use case went live or stopped")
    text = f"{since}: {', '.join(told) if told else nothing}."
    return frame.fact("changes", dict(counts), text, inputs={"events": len(frame.events)})
