"""What a question asks for: which measure, counted or listed, grouped or ranked, in figures or in documents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from agents.planning import conditions, lexicon
from agents.planning.reading import Reading
from agents.planning.vocabulary import Mention
from knowledge.measures.query import Detail, Order, Ranking, Show
from knowledge.model.portfolio import Role, Stage

T = TypeVar("T")
USE_CASE_FLAGS = ("effect", "owned", "linked", "blocked", "experimenting")
HEAD = re.compile(r"\b(?:hoeveel|how many|het aantal|the number of|number of)\s+(?:van (?:de|onze) |of (?:the|our) )?")


@dataclass(slots=True)
class Subject:
    """What is asked. ``clear`` is false where the words alone do not say it, as in "and at HR?".

    Without a ``measure`` nothing is to be computed; ``searches`` says that documents may hold the answer.
    """

    measure: str | None = None
    show: Show = "list"
    group_by: str | None = None
    ranking: Ranking | None = None
    order: Order | None = None
    limit: int | None = None
    kinds: tuple[str, ...] = ()
    pending: bool = False
    details: tuple[Detail, ...] = ()
    stages: tuple[Stage, ...] = ()
    roles: tuple[Role, ...] = ()
    flags: dict[str, bool] = field(default_factory=dict)
    compares: bool = False
    searches: bool = False
    overview: bool = False
    profile: bool = False
    clear: bool = False


def subject_of(reading: Reading, mentions: list[Mention]) -> Subject:
    """Reads the subject and marks what it is made of as used."""
    subject = Subject()
    documents = bool(reading.find(lexicon.DOCUMENT))
    explains = bool(reading.find(lexicon.EXPLAIN))
    counts_something_else = _counts_something_else(reading)
    names_use_case = any(mention.name.kind == "use_case" for mention in mentions)
    subject.overview = not mentions and bool(reading.take(lexicon.OVERVIEW))
    subject.profile = not subject.overview and bool(reading.take(lexicon.PROFILE))
    _read_form(reading, subject)
    _read_things(reading, subject)
    if names_use_case and subject.measure in {None, "use_cases"} and not (subject.compares or counts_something_else):
        subject.measure = "use_case_profile"
    if counts_something_else and "users" not in subject.details:
        subject.measure = None
    if (documents or explains) and not _asks_for_figures(subject) and subject.measure != "use_case_profile":
        subject.measure = None
    subject.clear = subject.measure is not None or documents or explains or subject.overview
    nothing_to_compute = subject.measure is None and not subject.overview
    subject.searches = documents or explains or nothing_to_compute or _told_in_documents(subject)
    return subject


def _counts_something_else(reading: Reading) -> bool:
    """Whether "how many" is followed by something that the portfolio does not count: euros, employees."""
    head = HEAD.search(reading.folded)
    if not head:
        return False
    words = reading.folded[head.end() :]
    stretch = " ".join(words.split()[:4])
    return not any(pattern.search(stretch) for pattern in COUNTABLE)


COUNTABLE = (
    lexicon.USE_CASE,
    lexicon.TEAM,
    lexicon.OBJECTIVE,
    lexicon.PROCESS,
    lexicon.ANAPHORA,
    *(pattern for _, pattern in lexicon.STAGES),
    *(pattern for _, pattern in lexicon.EVENTS),
)


def _asks_for_figures(subject: Subject) -> bool:
    return subject.measure is not None and (subject.show in {"count", "share"} or bool(subject.kinds))


def _told_in_documents(subject: Subject) -> bool:
    """Decisions and promises stand in minutes too."""
    return (
        subject.measure == "events"
        and subject.show == "list"
        and bool({"decision", "commitment_made"} & set(subject.kinds))
    )


def _read_form(reading: Reading, subject: Subject) -> None:
    subject.compares = reading.take(lexicon.COMPARE) is not None
    subject.group_by = _first(reading, lexicon.GROUPS)
    subject.order = _first(reading, lexicon.ORDERS)
    if subject.order:
        subject.limit = 1 if subject.order in {"oldest", "newest"} else 5
    subject.ranking = _first(reading, lexicon.MOST)
    if reading.take(lexicon.SHARE):
        subject.show = "share"
    elif reading.take(lexicon.COUNT) or subject.group_by or subject.ranking:
        subject.show = "count"
    subject.details = tuple(detail for detail, pattern in lexicon.DETAILS if reading.take(pattern))
    reading.take(lexicon.LIST)


def _first(reading: Reading, patterns: Iterable[tuple[T, re.Pattern[str]]]) -> T | None:
    """The first concept whose pattern stands in the question, marked as used."""
    return next((concept for concept, pattern in patterns if reading.take(pattern)), None)


def _read_things(reading: Reading, subject: Subject) -> None:
    """The things that are asked for: the noun that comes first is what is asked, the others are conditions."""
    thing = _first_thing(reading)
    if thing == "use_cases" or _named_stage_first(reading, thing):
        subject.flags = conditions.flags(reading, USE_CASE_FLAGS)
        subject.measure = "use_cases"
    elif thing in {"teams", "objectives", "processes"}:
        _read_entities(reading, subject, thing)
    if thing == "events" and subject.measure is None:
        _read_events(reading, subject)
    _read_activity(reading, subject)
    reading.take_all(lexicon.USE_CASE)
    subject.stages = conditions.stages(reading) or conditions.under_way(reading)
    subject.roles = conditions.roles(reading)
    if subject.measure is None and (subject.stages or subject.flags.get("active")):
        subject.measure = "use_cases"
    if subject.measure in {"use_cases", "active_use_cases"} and not subject.flags:
        subject.flags |= conditions.flags(reading, USE_CASE_FLAGS)


def _first_thing(reading: Reading) -> str | None:
    patterns = {
        "use_cases": (lexicon.USE_CASE,),
        "teams": (lexicon.TEAM,),
        "objectives": (lexicon.OBJECTIVE,),
        "processes": (lexicon.PROCESS,),
        "events": tuple(pattern for _, pattern in lexicon.EVENTS),
    }
    places = {
        name: min((match.start() for pattern in group if (match := reading.find(pattern))), default=None)
        for name, group in patterns.items()
    }
    known = {name: place for name, place in places.items() if place is not None}
    return min(known, key=lambda name: known[name]) if known else None


def _named_stage_first(reading: Reading, thing: str | None) -> bool:
    """ "Welke pilots hebben geen effect?": the pilots are asked for, the effect is a condition."""
    if thing not in {"events", None}:
        return False
    stage_places = [match.start() for _, pattern in lexicon.STAGES if (match := reading.find(pattern))]
    if not stage_places:
        return False
    event_places = [match.start() for _, pattern in lexicon.EVENTS if (match := reading.find(pattern))]
    return min(stage_places) < min(event_places, default=len(reading.text) + 1)


def _read_entities(reading: Reading, subject: Subject, thing: str) -> None:
    for pattern in (lexicon.TEAM, lexicon.OBJECTIVE, lexicon.PROCESS):
        if thing == {lexicon.TEAM: "teams", lexicon.OBJECTIVE: "objectives", lexicon.PROCESS: "processes"}[pattern]:
            reading.take_all(pattern)
    asks_use_cases = bool(reading.find(lexicon.USE_CASE)) or _named_stage_first(reading, None)
    if subject.ranking and (asks_use_cases or not subject.kinds):
        events = next((kinds for kinds, pattern in lexicon.EVENTS if kinds and reading.find(pattern)), None)
        subject.group_by = thing.removesuffix("s") if thing != "processes" else "process"
        subject.measure, subject.show = "use_cases", "count"
        if events and thing == "teams" and not asks_use_cases:
            _read_events(reading, subject)
        return
    subject.measure = thing
    without = reading.find(lexicon.WITHOUT)
    if without and (asks_use_cases or thing == "processes"):
        reading.take(lexicon.WITHOUT)
        subject.flags["linked"] = False
    elif asks_use_cases and thing in {"teams", "processes", "objectives"}:
        subject.flags["linked"] = True


def _read_events(reading: Reading, subject: Subject) -> None:
    subject.pending = reading.take(lexicon.PENDING) is not None
    for kinds, pattern in lexicon.EVENTS:
        if reading.take_all(pattern):
            subject.kinds += tuple(kind for kind in kinds if kind not in subject.kinds)
    subject.measure = "events"


def _read_activity(reading: Reading, subject: Subject) -> None:
    inactive = reading.find(lexicon.INACTIVE)
    if inactive and subject.measure in {None, "use_cases"}:
        reading.take(lexicon.INACTIVE)
        subject.flags["active"] = False
        subject.measure = "use_cases"
    elif reading.take(lexicon.ACTIVE) and subject.measure in {None, "use_cases"}:
        if subject.measure == "use_cases" and not subject.group_by and subject.show != "share":
            subject.measure = "active_use_cases"
        elif subject.measure == "use_cases":
            subject.measure = "active_use_cases" if subject.show != "share" else "use_cases"
            if subject.show == "share":
                subject.flags["active"] = True
