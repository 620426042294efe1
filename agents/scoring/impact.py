"""What bears on impact: objectives in force, the volume it touches, effects, users, consequences."""

from pydantic import JsonValue

from agents.scoring.attributes import said
from agents.scoring.feature import Feature, Found, Look, Unknown
from agents.scoring.scene import Scene
from knowledge.history.fold import UseCaseState
from knowledge.measures.condition_words import TITLE
from knowledge.measures.details import last_usage
from knowledge.measures.event_words import people
from knowledge.measures.phrases import day, joined_and, number, pick, short
from knowledge.model.base import Language
from knowledge.model.portfolio import Objective, Stage

NAMED = 3
WORDS = 80


def objective(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """The objectives in force that it is linked to; one is expected, more are better, none or only retired worse."""
    if not scene.has_objectives:
        return Unknown("objective", pick(language, "de link met doelstellingen", "the link to objectives"))
    snapshot = scene.snapshot
    linked = [
        snapshot.objectives[key] for key in dict.fromkeys(state.use_case.objectives) if key in snapshot.objectives
    ]
    current = [each for each in linked if each.in_force(snapshot.as_of)]
    if current:
        one = pick(language, "dient een doelstelling die van kracht is: ", "serves an objective in force: ")
        more = pick(
            language,
            f"dient {len(current)} doelstellingen van kracht: ",
            f"serves {len(current)} objectives in force: ",
        )
        says = (one if len(current) == 1 else more) + _named(current, language)
        return Feature("objective", 0.5 * (len(current) > 1), says, [each.id for each in current])
    if linked:
        says = pick(language, "dient alleen wat niet van kracht is: ", "serves only what is not in force: ")
        return Feature("objective", -1.5, says + _named(linked, language), [])
    says = pick(language, "dient geen doelstelling die van kracht is", "serves no objective in force")
    return Feature("objective", -1.0, says, [])


def _named(objectives: list[Objective], language: Language) -> str:
    return joined_and([f"{each.id} {short(each.title, TITLE)}" for each in objectives[:NAMED]], language)


def process(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """The processes that it touches; a volume above the organisation's median adds a step."""
    label = pick(language, "de processen die het raakt", "the processes that it touches")
    if not scene.has_processes:
        return Unknown("process", label)
    known = scene.snapshot.processes
    touched = [known[key] for key in dict.fromkeys(state.use_case.processes) if key in known]
    if not touched:
        if state.use_case.processes:
            return Unknown("process", label)
        says = pick(language, "raakt geen proces van de lijst", "touches no process on the list")
        return Feature("process", -0.5, says, [])
    volume, usual = scene.volume(state), scene.usual_volume
    names = joined_and([short(each.title, TITLE) for each in touched[:NAMED]], language)
    says = pick(language, f"raakt {names}", f"touches {names}")
    if volume is None or usual is None:
        return Unknown("volume", pick(language, f"het volume van {names}", f"the volume of {names}"))
    cases = pick(language, f"{number(volume, language)} zaken per jaar", f"{number(volume, language)} cases a year")
    value: dict[str, JsonValue] = {"processes": [each.id for each in touched], "volume": volume}
    return Feature("process", 1.0 * (volume > usual), f"{says} ({cases})", value)


def effect(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """The last measurement: an effect shown adds, verified more than not; none found, or none measured when live,
    takes away."""
    if state.effects:
        last = state.effects[-1]
        when = day(last.on, language)
        value: dict[str, JsonValue] = {"on": last.on.isoformat(), "shown": last.shown, "verified": last.verified}
        if not last.shown:
            says = pick(language, f"de meting van {when} liet geen effect zien", f"measured on {when}: no effect shown")
            return Feature("effect", -1.0, says, value)
        if last.verified:
            says = pick(
                language, f"effect aangetoond en geverifieerd op {when}", f"effect shown and verified on {when}"
            )
            return Feature("effect", 1.0, says, value)
        says = pick(
            language, f"effect aangetoond op {when}, niet geverifieerd", f"effect shown on {when}, not verified"
        )
        return Feature("effect", 0.5, says, value)
    if scene.has_effects and state.stage is Stage.LIVE:
        says = pick(language, "in gebruik zonder gemeten effect", "live without a measured effect")
        return Feature("effect", -1.0, says, None)
    return Unknown("effect", pick(language, "het effect", "the effect"))


def users(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """How many people used it when that was last measured; more than the median adds half a step."""
    last = last_usage(state)
    if last is None:
        return None
    when = day(last.on, language)
    says = pick(language, f"{people(last.users, language)} op {when}", f"{people(last.users, language)} on {when}")
    points = -2.0 if last.users == 0 else 0.5 if last.users > (scene.usual_users or 0) else 0.0
    return Feature("users", points, says, {"users": last.users, "on": last.on.isoformat()})


def consequence(_: Scene, state: UseCaseState, language: Language) -> Found:
    """What the portfolio itself says of consequences for people's rights, safety or service."""
    found = said(state.use_case.attributes, "consequence")
    if found is None or found.verdict not in {"yes", "no"}:
        return None
    column, value = short(found.column, WORDS), short(found.value, WORDS)
    heavy = found.verdict == "yes"
    says = pick(
        language,
        f"heeft {'' if heavy else 'geen '}zware gevolgen voor mensen ({column}: {value})",
        f"has {'' if heavy else 'no '}heavy consequences for people ({column}: {value})",
    )
    return Feature("consequence", 1.0 * heavy, says, {"column": found.column, "value": found.value})


def public_service(_: Scene, state: UseCaseState, language: Language) -> Found:
    """Whether the portfolio says that it serves the public in a service that many depend on; said only if so."""
    found = said(state.use_case.attributes, "public_service")
    if found is None or found.verdict != "yes":
        return None
    column, value = short(found.column, WORDS), short(found.value, WORDS)
    says = pick(language, "dienst waar velen van afhangen", "a service that many depend on")
    return Feature("public_service", 0.5, f"{says} ({column}: {value})", {"column": found.column, "value": found.value})


IMPACT: tuple[Look, ...] = (objective, process, effect, users, consequence, public_service)
