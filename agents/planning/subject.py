"""What a question asks for: which measure, counted or listed, grouped or ranked, in figures or in documents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from agents.planning import conditions
from agents.planning.bounds import BOUND, NO_BOUNDS, Bounds, take_bounds
from agents.planning.lexicon import fillers, forms, references, states, subjects, texts, things
from agents.planning.periods import NUMERALS
from agents.planning.reading import Reading
from agents.planning.vocabulary import Mention
from knowledge.measures.kpis import KPIS
from knowledge.measures.pending import COMMITMENTS
from knowledge.measures.query import Detail, Order, Ranking, Show
from knowledge.model.events import BlockerKind
from knowledge.model.portfolio import Role, Stage

T = TypeVar("T")
EVERY = "every"
KEPT = frozenset({"use_case_profile", "objectives", *KPIS})
LASTING = frozenset({"longest_quiet", "longest_in_stage"})
USE_CASE_FLAGS = ("verified", "effect", "owned", "linked", "blocked", "experimenting")
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
    overdue: bool = False
    about: tuple[BlockerKind, ...] = ()
    details: tuple[Detail, ...] = ()
    stages: tuple[Stage, ...] = ()
    roles: tuple[Role, ...] = ()
    flags: dict[str, bool] = field(default_factory=dict)
    bounds: Bounds = NO_BOUNDS
    compares: bool = False
    searches: bool = False
    overview: bool = False
    pitfall: str | None = None
    kpis: bool = False
    explains: bool = False
    clear: bool = False


def subject_of(reading: Reading, mentions: list[Mention]) -> Subject:
    """Reads the subject and marks what it is made of as used."""
    subject = Subject()
    on_track = reading.find(things.OBJECTIVE) is not None and reading.find(texts.ON_TRACK) is not None
    norm = on_track or bool(reading.find(texts.NORM))
    documents = norm or bool(reading.find(texts.DOCUMENT))
    explains = bool(reading.find(texts.EXPLAIN))
    subject.details = ("users",) if reading.take(forms.USERS) else ()
    subject.measure = _first(reading, subjects.KPIS)
    names_use_case = any(mention.name.kind == "use_case" for mention in mentions)
    brings = names_use_case and bool(reading.take_all(forms.YIELDS))
    counts_something_else = not (brings or subject.details or subject.measure) and _counts_something_else(reading)
    subject.pitfall = _pitfall(reading)
    subject.kpis = bool(reading.take(subjects.KPI))
    subject.overview = _asks_how_it_goes(reading, mentions)
    if names_use_case:
        _read_details(reading, subject)
    ranked = any(reading.find(pattern) for _, pattern in forms.MOST)
    asks_profile = not (subject.overview or ranked) and bool(reading.take(forms.PROFILE))
    _read_form(reading, subject)
    _read_things(reading, subject)
    _read_details(reading, subject)
    reading.take(forms.LIST)
    if names_use_case and subject.measure in {None, "use_cases"} and not (subject.compares or counts_something_else):
        subject.measure = "use_case_profile"
        subject.stages, subject.roles, subject.flags = (), (), {}  # it tells these of the one that is named
    if asks_profile and subject.measure is None and any(mention.name.kind == "objective" for mention in mentions):
        subject.measure, subject.searches = "objectives", True
    if (
        subject.details == ("owner",)
        and subject.measure is None
        and any(each.name.kind == "objective" for each in mentions)
    ):
        subject.measure = "objectives"
    if counts_something_else or norm:
        subject.measure = None
    elif subject.compares and subject.measure is None and _names_two_teams(mentions):
        subject.measure, subject.show = "active_use_cases", "count"
    if (documents or explains) and not _asks_for_figures(subject) and subject.measure not in KEPT:
        subject.measure = None
    reading.take_all(texts.DOCUMENT)
    subject.explains = explains
    looks_ahead = bool(subject.overview or subject.kpis or subject.pitfall)
    subject.clear = subject.measure is not None or documents or explains or looks_ahead
    nothing_to_compute = subject.measure is None and not looks_ahead
    subject.searches = subject.searches or documents or explains or nothing_to_compute or _told_in_documents(subject)
    return subject


def _asks_how_it_goes(reading: Reading, mentions: list[Mention]) -> bool:
    """With the whole organisation, or with a team where nothing else is asked."""
    if not mentions:
        return bool(reading.take(subjects.OVERVIEW))
    asked = reading.find(forms.PROFILE)
    if asked is None or any(mention.name.kind != "team" for mention in mentions):
        return False
    words = [word for word, place in reading.left_over(fillers.FILLERS) if not asked.start() <= place[0] < asked.end()]
    return not words and reading.take(forms.PROFILE) is not None


def _names_two_teams(mentions: list[Mention]) -> bool:
    return len({mention.name.value for mention in mentions if mention.name.kind == "team"}) > 1


def _counts_something_else(reading: Reading) -> bool:
    """Whether "how many" is followed by something that the portfolio does not count: euros, employees."""
    head = HEAD.search(reading.folded)
    if not head:
        return False
    words = reading.folded[head.end() :]
    stretch = VERB.split(" ".join(words.split()[:9]), maxsplit=1)[0]
    return not any(pattern.search(stretch) for pattern in COUNTABLE)


VERB = re.compile(r"\b(?:is|are|was|were|have|has|had|do|does|did|zijn|heeft|hebben|hadden|waren|lopen|staan|zitten)\b")
COUNTABLE = (
    things.AI_THING,
    things.USE_CASE,
    things.TEAM,
    things.OBJECTIVE,
    things.PROCESS,
    references.ANAPHORA,
    *(pattern for _, pattern in things.STAGES),
    *(pattern for _, pattern in things.ROLES),
    *(pattern for _, pattern in things.EVENTS),
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
    subject.compares = bool(
        forms.THEN_AND_NOW.search(reading.folded) or _takes_compare(reading) or _counts_change(reading)
    )
    subject.group_by = _first(reading, forms.GROUPS)
    subject.order = _first(reading, forms.ORDERS)
    if subject.order:
        subject.limit = limit_asked(reading) or (1 if subject.order in {"oldest", "newest"} else 5)
    subject.ranking = _first(reading, forms.MOST)
    if subject.ranking:
        subject.group_by = subject.group_by or _first(reading, forms.RANKED)
    if reading.take(forms.SHARE):
        subject.show = "share"
    elif reading.take(forms.COUNT) or subject.group_by or subject.ranking:
        subject.show = "count"


def _pitfall(reading: Reading) -> str | None:
    """The rule that the question names, or :data:`EVERY` where it asks for pitfalls without naming one."""
    named = _first(reading, subjects.PITFALLS)
    return named or (EVERY if reading.take(subjects.PITFALL) else None)


def _takes_compare(reading: Reading) -> bool:
    """Marks only the outer words: what stands between "more" and "than" is what is compared."""
    match = reading.find(forms.COMPARE)
    if match is None or BOUND.match(reading.folded, match.start()):
        return False
    words = match.group().split()
    reading.use((match.start(), match.start() + len(words[0])))
    reading.use((match.end() - len(words[-1]), match.end()))
    return True


def _counts_change(reading: Reading) -> bool:
    """ "How has the number of pilots changed since May": a count then and a count now."""
    return bool(reading.find(forms.COUNT) and reading.take(forms.CHANGED))


def limit_asked(reading: Reading) -> int | None:
    """How many are asked for, as in "top 3"."""
    match = reading.take(forms.TOP)
    if match is None:
        return None
    count = match["count"] or match["top"]
    return int(count) if count.isdigit() else NUMERALS[count]


def _first(reading: Reading, patterns: Iterable[tuple[T, re.Pattern[str]]]) -> T | None:
    """The first concept whose pattern stands in the question, marked as used."""
    return next((concept for concept, pattern in patterns if reading.take(pattern)), None)


def _read_details(reading: Reading, subject: Subject) -> None:
    subject.details += tuple(detail for detail, pattern in forms.DETAILS if reading.take(pattern))


def _read_things(reading: Reading, subject: Subject) -> None:
    """The things that are asked for: the noun that comes first is what is asked, the others are conditions."""
    if subject.measure:
        reading.take_all(things.USE_CASE)
        subject.show = "count"
        return
    if reading.find(things.USE_CASE) and reading.take(things.ADDED):
        reading.take_all(things.USE_CASE)
        subject.measure, subject.kinds = "events", ("registered",)
        return
    thing = _first_thing(reading)
    if (
        thing == "use_cases"
        or _named_stage_first(reading, thing)
        or (thing is None and _counts_ai_things(reading, subject))
    ):
        subject.flags = conditions.flags(reading, USE_CASE_FLAGS)
        subject.measure = "use_cases"
    elif thing in {"teams", "objectives", "processes"}:
        _read_entities(reading, subject, thing)
    if thing == "events" and subject.measure is None:
        _read_events(reading, subject)
    _read_activity(reading, subject)
    reading.take_all(things.USE_CASE)
    subject.stages = conditions.stages(reading) or subject.stages or conditions.under_way(reading)
    if subject.order in LASTING and not subject.stages:
        subject.stages = conditions.RUNNING
    subject.roles = conditions.roles(reading)
    if subject.measure in {None, "use_cases"} and not subject.stages and reading.take(_in_use(subject)):
        subject.measure, subject.stages = "use_cases", (Stage.LIVE,)
    if subject.measure is None and (subject.stages or subject.roles or subject.flags.get("active")):
        subject.measure = "use_cases"
    if subject.measure in {"use_cases", "active_use_cases"} and not subject.flags:
        subject.flags |= conditions.flags(reading, USE_CASE_FLAGS)


def _in_use(subject: Subject) -> re.Pattern[str]:
    """ "Which algorithms does Finance use" asks for those in use; so does "what do we really use", without a noun."""
    return things.IN_USE if subject.measure else things.WHAT_IS_USED


def _counts_ai_things(reading: Reading, subject: Subject) -> bool:
    """ "How many chatbots are there": use cases that mention them; the word itself stays to be looked for."""
    return subject.show == "count" and reading.find(things.AI_THING) is not None


def _first_thing(reading: Reading) -> str | None:
    patterns = {
        "use_cases": (things.USE_CASE,),
        "teams": (things.TEAM,),
        "objectives": (things.OBJECTIVE,),
        "processes": (things.PROCESS,),
        "events": tuple(pattern for _, pattern in things.EVENTS),
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
    stage_places = [match.start() for _, pattern in things.STAGES if (match := reading.find(pattern))]
    if not stage_places:
        return False
    event_places = [match.start() for _, pattern in things.EVENTS if (match := reading.find(pattern))]
    return min(stage_places) < min(event_places, default=len(reading.text) + 1)


def _read_entities(reading: Reading, subject: Subject, thing: str) -> None:
    """Teams, objectives or processes: listed, ranked by what they have, or those that have nothing."""
    reading.take_all(ENTITIES[thing])
    asks_use_cases = bool(reading.find(things.USE_CASE)) or _named_stage_first(reading, None)
    asks_events = not asks_use_cases and _asks_events(reading)
    if thing == "teams" and asks_events:
        subject.group_by, subject.show = "team", "count"
        if reading.take(states.WITHOUT):
            subject.ranking = "least"
        _read_events(reading, subject)
    elif subject.ranking:
        subject.group_by = thing.removesuffix("es" if thing == "processes" else "s")
        subject.measure, subject.show = "use_cases", "count"
    else:
        subject.measure = thing
        if asks_use_cases and thing != "processes":
            subject.bounds = take_bounds(reading)
        if subject.bounds == NO_BOUNDS:
            subject.flags |= _linked(reading, thing, asks_use_cases)


def _linked(reading: Reading, thing: str, asks_use_cases: bool) -> dict[str, bool]:
    """Whether the ones with or those without a use case are asked for."""
    if (asks_use_cases or thing == "processes") and reading.take(states.WITHOUT):
        return {"linked": False}
    return {"linked": True} if asks_use_cases or reading.take(states.WITH_AI) else {}


def _asks_events(reading: Reading) -> bool:
    return any(kinds and reading.find(pattern) for kinds, pattern in things.EVENTS)


ENTITIES = {"teams": things.TEAM, "objectives": things.OBJECTIVE, "processes": things.PROCESS}


def _read_events(reading: Reading, subject: Subject) -> None:
    subject.pending = reading.take(things.PENDING) is not None
    if reading.take(things.RUNNING_EXPERIMENT):
        subject.kinds, subject.pending = ("experiment_started",), True
    for kinds, pattern in things.EVENTS:
        if reading.take_all(pattern):
            subject.kinds += tuple(kind for kind in kinds if kind not in subject.kinds)
    if set(subject.kinds) & set(COMMITMENTS) and reading.take_all(things.STILL_TO_COME):
        subject.pending = True
    if set(subject.kinds) & set(COMMITMENTS) and reading.take_all(things.OVERDUE):
        subject.pending = subject.overdue = True
    if subject.kinds == ("blocker_raised",):
        subject.about = tuple(kind for kind, pattern in things.BLOCKED_BY if reading.take(pattern))
    subject.measure = "events"


def _read_activity(reading: Reading, subject: Subject) -> None:
    if subject.measure in {None, "use_cases"} and reading.find(states.STANDING_STILL):
        if states.FOR_SOME_TIME.search(reading.folded) is None:
            reading.take(states.STANDING_STILL)
            subject.flags["active"] = False
        subject.measure, subject.stages = "use_cases", conditions.RUNNING
    elif subject.measure in {None, "use_cases"} and reading.take(states.INACTIVE):
        subject.flags["active"] = False
        subject.measure = "use_cases"
    elif reading.take(states.ACTIVE) and subject.measure in {None, "use_cases"}:
        if subject.measure == "use_cases" and not subject.group_by and subject.show != "share":
            subject.measure = "active_use_cases"
        elif subject.measure == "use_cases":
            subject.measure = "active_use_cases" if subject.show != "share" else "use_cases"
            if subject.show == "share":
                subject.flags["active"] = True
