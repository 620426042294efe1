"""What bears on urgency: deadlines, others that wait, blockers that last, age, and being done."""

from collections.abc import Iterator
from datetime import date

from agents.scoring.feature import Feature, Found, Look, Unknown
from agents.scoring.scene import NOT_YET, Scene
from knowledge.history.fold import UseCaseState
from knowledge.measures.condition_words import TITLE
from knowledge.measures.phrases import day, joined_and, number, pick, short
from knowledge.model.base import Language
from knowledge.model.events import CommitmentMade, CommitmentMoved, ExperimentStarted
from knowledge.model.portfolio import UNDER_WAY, Stage

CYCLE_DAYS = 14
WINDOW_DAYS = 42
YEAR_DAYS = 365
NAMED = 3


def deadline(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """The first date that it has to keep: a promise, the end of a time box, or a date of the record to come."""
    today = scene.snapshot.as_of
    due = min(_dates(state, today), default=None)
    if due is None:
        if not scene.has_commitments:
            return Unknown("deadline", pick(language, "deadlines", "deadlines"))
        return Feature("deadline", -0.5, pick(language, "geen uiterste datum", "no deadline"), None)
    left, when = (due - today).days, day(due, language)
    if left < 0:
        says = pick(language, f"de uiterste datum {when} is verstreken", f"the deadline of {when} has passed")
        return Feature("deadline", 1.5, says, due.isoformat())
    points = 1.0 if left <= CYCLE_DAYS else 0.5 if left <= WINDOW_DAYS else 0.0
    return Feature("deadline", points, pick(language, f"uiterste datum {when}", f"deadline {when}"), due.isoformat())


def _dates(state: UseCaseState, today: date) -> Iterator[date]:
    for event in state.open_commitments.values():
        if isinstance(event, CommitmentMade | CommitmentMoved):
            yield event.due
    running = state.experiment
    # What went live has left the experiments behind by which it came there, ended or not.
    going_on = isinstance(running, ExperimentStarted) and (state.stage in NOT_YET or running.on >= state.stage_since)
    if isinstance(running, ExperimentStarted) and going_on and running.until is not None:
        yield running.until
    if state.stage in NOT_YET:
        yield from (value for value in state.use_case.dates.values() if value > today)


def awaited(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """Other use cases that this one makes possible and that are not live yet; said only where there are any."""
    others = scene.waiting_for(state)
    if not others:
        return None
    names = joined_and([f"{short(each.use_case.title, TITLE)} ({each.id})" for each in others[:NAMED]], language)
    count = number(len(others), language)
    says = pick(
        language,
        f"{count} use case{'' if len(others) == 1 else 's'} wachten erop: {names}"
        if len(others) > 1
        else f"1 use case wacht erop: {names}",
        f"{count} use case{' waits' if len(others) == 1 else 's wait'} for it: {names}",
    )
    return Feature("awaited", 1.0, says, [each.id for each in others])


def lasting_blocker(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """A blocker open for longer than a cycle asks for a decision; said only where there is one."""
    first = min((event.on for event in state.open_blockers.values()), default=None)
    if first is None or (scene.snapshot.as_of - first).days <= CYCLE_DAYS:
        return None
    since = day(first, language)
    says = pick(language, f"een belemmering staat open sinds {since}", f"a blocker has been open since {since}")
    return Feature("lasting_blocker", 1.0, says, first.isoformat())


def age(scene: Scene, state: UseCaseState, language: Language) -> Found:
    """Still an idea can wait; under way for more than a year without being live asks for a decision."""
    if state.stage is Stage.IDEA:
        return Feature("age", -1.0, pick(language, "nog een idee", "still an idea"), "idea")
    if state.stage not in NOT_YET:
        return None
    if state.started_on is None or state.known_in(UNDER_WAY) is None:
        return Unknown("age", pick(language, "de startdatum", "the start date"))
    days = (scene.snapshot.as_of - state.started_on).days
    since, count = day(state.started_on, language), number(days, language)
    says = pick(
        language,
        f"loopt {count} dagen (sinds {since}) en is nog niet in gebruik",
        f"under way for {count} days (since {since}) and not live yet",
    )
    return Feature("age", 0.5 * (days > YEAR_DAYS), says, {"days": days, "since": state.started_on.isoformat()})


def done(_: Scene, state: UseCaseState, language: Language) -> Found:
    """What is live with a verified effect can wait; said only then."""
    verified = next((effect for effect in state.effects if effect.shown and effect.verified), None)
    if state.stage is not Stage.LIVE or verified is None:
        return None
    when = day(verified.on, language)
    says = pick(
        language,
        f"in gebruik, met een geverifieerd effect sinds {when}",
        f"live, with a verified effect since {when}",
    )
    return Feature("done", -2.0, says, verified.on.isoformat())


URGENCY: tuple[Look, ...] = (deadline, awaited, lasting_blocker, age, done)
