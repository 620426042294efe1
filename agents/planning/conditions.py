"""Which use cases a question is about: names, stages, roles, periods and flags become filters."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from agents.planning.lexicon import states, things
from agents.planning.periods import When
from agents.planning.reading import Reading
from agents.planning.vocabulary import Mention, Vocabulary
from knowledge.measures.query import Filters, Period
from knowledge.model.portfolio import UNDER_WAY, Role, Stage

RUNNING = tuple(stage for stage in Stage if stage in UNDER_WAY)
FIELD_OF = {
    "team": "teams",
    "owner": "owners",
    "objective": "objectives",
    "process": "processes",
    "use_case": "use_cases",
}
FLAGS: tuple[tuple[str, bool, re.Pattern[str]], ...] = (
    ("verified", False, states.NOT_VERIFIED),
    ("verified", True, states.VERIFIED),
    ("effect", False, states.NO_EFFECT),
    ("effect", True, states.EFFECT),
    ("owned", False, states.NO_OWNER),
    ("owned", True, states.WITH_OWNER),
    ("linked", False, states.NO_OBJECTIVE),
    ("linked", True, states.WITH_OBJECTIVE),
    ("blocked", False, states.NO_BLOCKER),
    ("blocked", True, states.BLOCKED),
    ("experimenting", False, states.NO_EXPERIMENT),
    ("experimenting", True, states.EXPERIMENTING),
)


def named(mentions: Iterable[Mention]) -> dict[str, Any]:
    """Filters for the names that the question mentions."""
    found: dict[str, Any] = {}
    for mention in mentions:
        name = mention.name
        if name.kind == "attribute":
            found.setdefault("attributes", {}).setdefault(name.attribute, ())
            found["attributes"][name.attribute] += (name.value,)
        elif name.value not in found.setdefault(FIELD_OF[name.kind], ()):
            found[FIELD_OF[name.kind]] += (name.value,)
    return found


def attributes_by_name(reading: Reading, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Attributes that the question names together with one of their values, or that are answered by yes or no."""
    found: dict[str, tuple[str, ...]] = {}
    for attribute, values in vocabulary.attributes.items():
        pattern = re.compile(rf"\b{re.escape(_flat_name(attribute))}\b")
        if not reading.find(pattern):
            continue
        value = _named_value(reading, values) or _yes_or_no(reading, pattern, values)
        if value:
            reading.take(pattern)
            found[attribute] = (value,)
    return found


def flags(reading: Reading, names: Iterable[str]) -> dict[str, bool]:
    """The yes-or-no conditions of the question, among ``names``."""
    wanted = set(names)
    found: dict[str, bool] = {}
    for name, value, pattern in FLAGS:
        if name in wanted and name not in found and reading.take(pattern):
            found[name] = value
    return found


def stages(reading: Reading) -> tuple[Stage, ...]:
    """The stages that the question names; a denied stage stands for all the others."""
    named_stages: list[Stage] = []
    denied: list[Stage] = []
    for stage, pattern in things.STAGES:
        for match in reading.take_all(pattern):
            refusal = states.NOT.search(reading.folded[: match.start()])
            if refusal and not reading.is_free(refusal.span()):
                refusal = None  # it denies something else: "teams zonder pilots"
            if refusal:
                reading.use(refusal.span())
            (denied if refusal else named_stages).append(stage)
    if denied and not named_stages:
        return tuple(stage for stage in Stage if stage not in denied)
    return tuple(stage for stage in Stage if stage in named_stages)


def under_way(reading: Reading) -> tuple[Stage, ...]:
    """The stages in which work goes on, where the question asks for what is running."""
    return RUNNING if reading.take(things.UNDER_WAY) else ()


def roles(reading: Reading) -> tuple[Role, ...]:
    """The roles as vehicle of change that the question names."""
    return tuple(role for role, pattern in things.ROLES if reading.take(pattern))


def dated(reading: Reading, filters: Filters, whens: list[When]) -> tuple[dict[str, Any], list[When]]:
    """Filters for the periods that belong to a verb (started, stopped, gone live, quiet), and the periods left."""
    if not whens:
        return {}, whens
    found = _dated(reading, filters, whens[0])
    return found, whens[1:] if found else whens


def _dated(reading: Reading, filters: Filters, first: When) -> dict[str, Any]:
    if reading.take(states.QUIET):
        return {"quiet": _before(first), "stages": filters.stages or RUNNING}
    started = reading.take(states.STARTED)
    moved = reading.take(states.ENTERED)
    stage = filters.stages[0] if len(filters.stages) == 1 else None
    opens = first.sense in {"before", "after"}
    if stage is Stage.STOPPED or (stage and moved):
        return {"entered": {stage: first.as_period()}, "stages": ()}
    if stage and opens and not started:
        return {"entered": {stage: first.as_period()}}
    return {"started": first.as_period()} if started or opens else {}


def day_asked(whens: Iterable[When], today: date) -> date | None:
    """The day on which the state is asked for: the end of the last period, never later than today."""
    days = [day for when in whens if (day := when.period.start if when.sense == "after" else when.period.end)]
    return min(max(days), today) if days else None


def _before(when: When) -> Period:
    first = when.period.start or when.period.end
    return Period(end=first - timedelta(days=1)) if first else Period()


def _named_value(reading: Reading, values: tuple[str, ...]) -> str | None:
    for value in sorted(values, key=len, reverse=True):
        if reading.take(re.compile(rf"\b{re.escape(_flat_name(value))}\b")):
            return value
    return None


def _yes_or_no(reading: Reading, pattern: re.Pattern[str], values: tuple[str, ...]) -> str | None:
    by_answer = {_flat_name(value): value for value in values}
    match = reading.find(pattern)
    before = reading.folded[: match.start()] if match else ""
    denied = re.search(r"\b(?:zonder|geen|without|no|not)(?: an?| een| any)?\s+$", before)
    if denied:
        reading.use(denied.span())
    wanted = ("nee", "no", "onbekend", "unknown") if denied else ("ja", "yes")
    return next((by_answer[answer] for answer in wanted if answer in by_answer), None)


def _flat_name(name: str) -> str:
    return Reading(name, "en").folded
