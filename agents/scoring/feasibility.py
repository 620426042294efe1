"""What bears on feasibility: stage, owner, time box, blockers, what it waits for, and readiness of data and privacy."""

from pydantic import JsonValue

from agents.scoring.attributes import Said, said
from agents.scoring.feature import Feature, Found, Look, Unknown
from agents.scoring.scene import Scene
from knowledge.history.fold import UseCaseState
from knowledge.measures.condition_words import TITLE
from knowledge.measures.phrases import day, joined_and, number, pick, short
from knowledge.measures.since import in_stage_since
from knowledge.model.base import Language
from knowledge.model.events import ExperimentStarted
from knowledge.model.portfolio import Stage

PROGRESS = {
    Stage.IDEA: -1.0,
    Stage.EXPLORING: -0.5,
    Stage.PILOTING: 0.0,
    Stage.SCALING: 0.5,
    Stage.LIVE: 1.0,
    Stage.STOPPED: -2.0,
}
EARLY = frozenset({Stage.EXPLORING, Stage.PILOTING})
NAMED = 3
WORDS = 80


def stage(_: Scene, state: UseCaseState, language: Language) -> Found:
    """How far it is: what works already is feasible."""
    says = f"{state.stage.label(language)} {pick(language, 'sinds', 'since')} {in_stage_since(state, language)}"
    return Feature("stage", PROGRESS[state.stage], says, [state.stage.value, state.stage_since.isoformat()])


def owner(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """Whether somebody owns it; who is not said."""
    if not scene.has_owners:
        return Unknown("owner", pick(language, "de eigenaar", "the owner"))
    if state.use_case.owner:
        return Feature("owner", 0.0, pick(language, "heeft een eigenaar", "has an owner"), True)
    return Feature("owner", -1.0, pick(language, "heeft geen eigenaar", "has no owner"), False)


def time_box(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """Whether the experiment that is going on has an end; only while exploring or piloting."""
    if state.stage not in EARLY:
        return None
    if not scene.has_experiments:
        return Unknown("time_box", pick(language, "de tijdbox", "the time box"))
    running = state.experiment
    if not isinstance(running, ExperimentStarted):
        says = pick(language, "geen experiment gaande", "no experiment going on")
        return Feature("time_box", -0.5, says, None)
    if running.until is None:
        says = pick(language, "een experiment zonder einddatum gaande", "an experiment without an end date going on")
        return Feature("time_box", -0.5, says, {"until": None})
    end = day(running.until, language)
    value: dict[str, JsonValue] = {"until": running.until.isoformat()}
    if running.until < scene.snapshot.as_of:
        says = pick(
            language, f"een experiment over zijn tijdbox heen ({end})", f"an experiment past its time box ({end})"
        )
        return Feature("time_box", -0.5, says, value)
    says = pick(language, f"een experiment met een tijdbox tot {end}", f"an experiment with a time box until {end}")
    return Feature("time_box", 0.5, says, value)


def blockers(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """Open blockers: a step down for each, two at most."""
    count = len(state.open_blockers)
    if not count and not scene.has_blockers:
        return Unknown("blockers", pick(language, "belemmeringen", "blockers"))
    if not count:
        return Feature("blockers", 0.0, pick(language, "geen open belemmeringen", "no open blockers"), [])
    amount = number(count, language)
    says = pick(
        language,
        f"{amount} open {'belemmering' if count == 1 else 'belemmeringen'}",
        f"{amount} open {'blocker' if count == 1 else 'blockers'}",
    )
    return Feature("blockers", -1.0 * min(count, 2), says, list[JsonValue](sorted(state.open_blockers)))


def waits(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """Other use cases that make this one possible and are not live yet; said only where there are any."""
    others = scene.enabled_by.get(state.id, ())
    others = tuple(other for other in others if other.id != state.id)
    if not others or state.stage is Stage.LIVE:
        return None
    names = joined_and([f"{short(each.use_case.title, TITLE)} ({each.id})" for each in others[:NAMED]], language)
    says = pick(language, f"wacht op {names}", f"waits for {names}")
    return Feature("waits", -1.0, says, [each.id for each in others])


def privacy(_: Scene, state: UseCaseState, language: Language) -> Found:
    """Whether privacy was assessed, where the portfolio says so; without personal data there is nothing to assess."""
    attributes = state.use_case.attributes
    found, personal = said(attributes, "privacy"), said(attributes, "personal_data")
    label = pick(language, "of privacy geregeld is", "whether privacy is settled")
    if personal is not None and personal.verdict == "no":
        says = pick(language, "werkt zonder persoonsgegevens", "works without personal data")
        return Feature("privacy", 0.5, f"{says} ({_shown(personal)})", _value(personal))
    if found is None or found.verdict == "unknown":
        return Unknown("privacy", label)
    if found.verdict == "no":
        says = pick(language, "privacy niet geregeld", "privacy not settled")
        return Feature("privacy", -1.0, f"{says} ({_shown(found)})", _value(found))
    says = pick(language, "privacy geregeld of niet nodig", "privacy settled or not needed")
    return Feature("privacy", 0.5, f"{says} ({_shown(found)})", _value(found))


def data(_: Scene, state: UseCaseState, language: Language) -> Found:
    """Whether the data are there, where the portfolio says so."""
    said_so = (
        pick(language, "gegevens beschikbaar", "data available"),
        pick(language, "gegevens niet beschikbaar", "data not available"),
    )
    return _ready("data", said_so, state)


def permission(_: Scene, state: UseCaseState, language: Language) -> Found:
    """Whether it may be used, where the portfolio says so."""
    said_so = (
        pick(language, "toestemming gegeven", "permission given"),
        pick(language, "nog geen toestemming", "no permission yet"),
    )
    return _ready("permission", said_so, state)


def _ready(signal: str, says: tuple[str, str], state: UseCaseState) -> Found:
    found = said(state.use_case.attributes, signal)
    if found is None or found.verdict not in {"yes", "no"}:
        return None
    ready = found.verdict == "yes"
    return Feature(signal, 0.5 if ready else -0.5, f"{says[not ready]} ({_shown(found)})", _value(found))


def _shown(found: Said) -> str:
    return f"{short(found.column, WORDS)}: {short(found.value, WORDS)}"


def _value(found: Said) -> dict[str, JsonValue]:
    return {"column": found.column, "value": found.value}


FEASIBILITY: tuple[Look, ...] = (stage, owner, time_box, blockers, waits, privacy, data, permission)
