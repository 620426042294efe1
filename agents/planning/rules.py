"""Planning by rules: what a question asks for, in Dutch and English, without a language model."""

import re
from datetime import date
from typing import Any

from agents.planning import conditions
from agents.planning.bounds import BOUND
from agents.planning.decisions import decision
from agents.planning.ellipsis import completed
from agents.planning.follow_up import continued, leaning
from agents.planning.lexicon import fillers, forms, references, states, subjects, texts, things
from agents.planning.periods import When, read_periods
from agents.planning.plan import Part, PitfallQuery, Plan, PriorityQuery
from agents.planning.reading import Reading, Span, flat
from agents.planning.subject import EVERY, Subject, limit_asked, subject_of
from agents.planning.vocabulary import Kind, Mention, Vocabulary
from knowledge.history.portfolio import Snapshot
from knowledge.measures.kpis import KPIS
from knowledge.measures.pending import COMMITMENTS
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.words import fold

PART = re.compile(
    r"(?<=[?!;])\s+|\n+|(?:,|;)?\s+(?:en|and|of|or|maar|but)\s+(?=(?:hoeveel|waar|where|welke?|wat|wie|wanneer|waarom|hoe|how|which|what|who|when|why|"
    r"noem|geef|toon|list|show)\b(?! (?:ook|dan)\b))",
    re.IGNORECASE,
)
MOST_PARTS = 8
BY_TITLE = 3
BARE_WHY = 3


def plan_by_rules(
    question: str, language: Language, snapshot: Snapshot, vocabulary: Vocabulary, previous: Part | None = None
) -> Plan:
    """The plan of a question about ``snapshot``; ``previous`` is the last part of the turn before, if any."""
    parts: list[Part] = []
    for printed in split(question)[:MOST_PARTS]:
        text = completed(printed, parts[-1].text) if parts else printed
        before = parts[-1] if parts else previous
        part = _greeting(text) or _part(text, language, snapshot, vocabulary, before)
        parts.append(leaning(part, language, parts[-1]) if parts else part)
    return Plan(parts=tuple(parts))


def split(question: str) -> list[str]:
    """The parts of a question that can be answered one by one."""
    parts = [part.strip() for part in PART.split(question)]
    return [part for part in parts if re.search(r"\w", part)] or [question]


def _greeting(text: str) -> Part | None:
    return Part(text=text, greets=True) if references.GREETING.fullmatch(flat(text)) else None


def _part(text: str, language: Language, snapshot: Snapshot, vocabulary: Vocabulary, previous: Part | None) -> Part:
    reading = Reading(text, language)
    today = snapshot.as_of
    whens = read_periods(reading, today)
    mentions = [mention for mention in vocabulary.mentions(reading) if _counts_as_name(mention, reading)]
    _take_apposition(reading, mentions)
    priorities = _priorities(reading, mentions, whens, today)
    if priorities:
        return Part(text=text, priorities=priorities, terms=search_terms(text, language))
    about_decision = _decision(reading, mentions, whens, snapshot, previous)
    if about_decision:
        return about_decision
    mentions = mentions or _meant(reading, previous, vocabulary)
    subject = subject_of(reading, mentions)
    filters, whens, unknown = _filters(reading, subject, mentions, whens, snapshot, vocabulary)
    if previous and _refers_back(reading, subject, mentions):
        follow_up = continued(text, reading, subject, filters, whens, previous, today)
        if follow_up:
            return follow_up
    terms = search_terms(text, language)
    if subject.pitfall and not _denial(reading, subject):
        return Part(text=text, pitfalls=_pitfalls(subject.pitfall, filters, whens, today), terms=terms)
    if subject.measure is None and not (subject.overview or subject.kpis):
        partly = _partly_named(reading, filters, vocabulary)
        if partly:
            filters, subject.measure, subject.searches = partly, "use_case_profile", True
    stuck = _not_understood(text, terms, reading, subject, unknown)
    if stuck:
        return stuck
    queries, compare = _queries(reading, subject, filters, whens, today)
    seen = _pitfalls(EVERY, filters, whens, today) if subject.overview and filters.teams else None
    search = text if subject.searches or not queries else None
    if subject.measure == "objectives" and search:
        search = _by_code(text, mentions)
    return Part(
        text=text,
        queries=tuple(queries),
        pitfalls=seen,
        compare=compare,
        search=search,
        terms=terms,
        sure=subject.clear,
    )


def _not_understood(
    text: str, terms: tuple[str, ...], reading: Reading, subject: Subject, unknown: tuple[str, ...]
) -> Part | None:
    """A question to the portfolio of which a word is not understood; documents may know what the portfolio does not."""
    denial = _denial(reading, subject)
    if denial:
        return Part(text=text, terms=terms, denial=denial, sure=False)
    if unknown and subject.measure:
        return Part(text=text, search=text, terms=terms, unknown=unknown, sure=False)
    return None


def _denial(reading: Reading, subject: Subject) -> str:
    """A "not" that nothing else has understood: what is computed without it would be the opposite."""
    if (subject.measure is None and not subject.pitfall) or subject.measure == "use_case_profile":
        return ""
    reading.take_all(states.OR_NOT)
    denial = reading.find(states.DENIAL)
    return reading.text[slice(*denial.span())] if denial else ""


def _by_code(text: str, mentions: list[Mention]) -> str:
    """ "Hoe staat doel 4 ervoor" as documents write it: by the objective's code."""
    for mention in sorted(mentions, key=lambda each: -each.span[0]):
        if mention.name.kind == "objective" and mention.name.text != mention.name.value:
            text = f"{text[: mention.span[0]]}{mention.name.value}{text[mention.span[1] :]}"
    return text


def _meant(reading: Reading, previous: Part | None, vocabulary: Vocabulary) -> list[Mention]:
    """What "eraan" or "daarvoor" stands for: what the question before names, where that was not counted itself."""
    counted = previous is not None and any(query.measure in COUNTED for query in previous.queries)
    if previous is None or counted or reading.find(references.STANDS_FOR) is None:
        return []
    reading.take_all(references.STANDS_FOR)
    return [each for each in vocabulary.mentions(Reading(previous.text, reading.language)) if each.name.kind in MEANT]


def _take_apposition(reading: Reading, mentions: list[Mention]) -> None:
    """ "... bij ontslag vóór de middag (A3)": the words before a code in brackets name the same."""
    for mention in mentions:
        before = APPOSITION.search(reading.folded[: mention.span[0]])
        if before:
            reading.use(before.span(1))


def _priorities(reading: Reading, mentions: list[Mention], whens: list[When], today: date) -> PriorityQuery | None:
    """ "Why is A above B", "how does A score", "what has priority": the ranking is asked for."""
    named = dict.fromkeys(mention.name.value for mention in mentions if mention.name.kind == "use_case")
    compared = len(named) == 2 and reading.find(subjects.STANDS_ABOVE) is not None
    scored = len(named) == 1 and reading.find(subjects.SCORES) is not None
    top = not named and reading.find(subjects.PRIORITIES) and not reading.find(states.DENIAL)
    if not (compared or scored or top):
        return None
    teams = list(dict.fromkeys(mention.name.value for mention in mentions if mention.name.kind == "team"))
    return PriorityQuery(
        as_of=conditions.day_asked(whens, today) or today,
        use_cases=tuple(named),
        team=teams[0] if len(teams) == 1 else None,
        limit=limit_asked(reading) or 5,
    )


def _decision(
    reading: Reading, mentions: list[Mention], whens: list[When], snapshot: Snapshot, previous: Part | None
) -> Part | None:
    """ "What if we stop A", "should we do A or B": a decision is asked about, or one whose use case is not clear."""
    today = snapshot.as_of
    asked = decision(reading, mentions, conditions.day_asked(whens, today) or today, snapshot, previous)
    if asked is None:
        return None
    text, terms = reading.text, search_terms(reading.text, reading.language)
    # What a document says of something else that stops is no answer.
    return Part(
        text=text,
        decision=asked.query,
        candidates=asked.candidates,
        unknown=asked.unknown,
        terms=terms,
        sure=not asked.unknown,
    )


def _pitfalls(pitfall: str, filters: Filters, whens: list[When], today: date) -> PitfallQuery:
    return PitfallQuery(
        as_of=conditions.day_asked(whens, today) or today,
        pitfall=None if pitfall == EVERY else pitfall,
        team=filters.teams[0] if len(filters.teams) == 1 else None,
    )


def search_terms(text: str, language: Language) -> tuple[str, ...]:
    """The folded words that a search is about: without question words, fillers and words for documents."""
    reading = Reading(text, language)
    for pattern in (texts.DOCUMENT, texts.EXPLAIN, forms.LIST, forms.COUNT):
        reading.take_all(pattern)
    return tuple(dict.fromkeys(fold(word) for word, _ in reading.left_over(fillers.SEARCH_FILLERS)))


def _refers_back(reading: Reading, subject: Subject, mentions: list[Mention]) -> bool:
    """Whether the question can only be understood from the one before."""
    bare_why = subject.explains and not mentions and len(reading.text.split()) <= BARE_WHY
    of_them = references.WHICH_OF_THEM.match(reading.folded) or references.REFERS_BACK.search(reading.folded)
    return not subject.clear or bare_why or bool(of_them)


def _counts_as_name(mention: Mention, reading: Reading) -> bool:
    """A use case called "Chatbot" is not what every question with the word chatbot is about."""
    name = mention.name
    if name.kind != "use_case" or re.search(r"\d", name.text) or len(name.text.split()) > 1:
        return True
    around = reading.text[max(0, mention.span[0] - 1) : mention.span[1] + 1]
    quoted = around[:1] in "\"'‘“«" and around[-1:] in "\"'’”»"
    if forms.PROFILE.search(reading.folded):
        return True
    if not quoted and reading.used and mention.span in reading.used:
        reading.used.remove(mention.span)
    return quoted


def _filters(
    reading: Reading,
    subject: Subject,
    mentions: list[Mention],
    whens: list[When],
    snapshot: Snapshot,
    vocabulary: Vocabulary,
) -> tuple[Filters, list[When], tuple[str, ...]]:
    found: dict[str, Any] = conditions.named(mentions)
    found.update(subject.flags)
    if subject.stages:
        found["stages"] = subject.stages
    if subject.roles:
        found["roles"] = subject.roles
    attributes = conditions.attributes_by_name(reading, vocabulary)
    if attributes:
        found["attributes"] = found.get("attributes", {}) | attributes
    if subject.measure != "events" and not subject.compares:
        dated, whens = conditions.dated(reading, Filters(**found), whens)
        found.update(dated)
    words, unknown = _left_over(reading, subject, found, snapshot, vocabulary)
    found.update(words)
    return Filters(**found), whens, unknown


def _left_over(
    reading: Reading, subject: Subject, found: dict[str, Any], snapshot: Snapshot, vocabulary: Vocabulary
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What the words that were not understood stand for: part of a name, a word in the portfolio, or nothing."""
    reading.take(states.STARTED)
    reading.take(states.ENTERED)
    bound = reading.find(BOUND)
    if bound and subject.measure:
        return {}, (bound.group(),)  # a number of which it is not clear what it bounds
    words = [_rejoined(word, place, reading) for word, place in reading.left_over(fillers.FILLERS)]
    if not words or not subject.measure:
        return {}, ()
    for kind, field in PARTLY_NAMED:
        names = vocabulary.partly(words, (kind,)) if not found.get(field) else []
        values = tuple(dict.fromkeys(name.value for name in names))
        if values and _fits(kind, reading, len(values)):
            return {field: values}, ()
    if fillers.FUTURE.isdisjoint(map(fold, words)) and select(snapshot, Filters(words=tuple(words))):
        return {"words": tuple(words)}, ()
    return {}, tuple(words)


def _rejoined(word: str, place: Span, reading: Reading) -> str:
    """A Dutch verb whose halves stand apart: "om fraude op te sporen" asks for "opsporen"."""
    before = SEPARATED.search(reading.folded[: place[0]])
    return f"{before['particle']}{word}" if before else word


def _partly_named(reading: Reading, filters: Filters, vocabulary: Vocabulary) -> Filters | None:
    """ "What about the invoice pilot?": the few use cases whose title holds all that is left of the question."""
    words = [word for word, _ in reading.left_over(fillers.FILLERS)]
    found = dict.fromkeys(name.value for name in vocabulary.partly(words, ("use_case",)))
    return Filters(use_cases=tuple(found), teams=filters.teams) if 0 < len(found) <= BY_TITLE else None


SEPARATED = re.compile(r"\b(?P<particle>aan|af|bij|door|in|mee|na|op|over|terug|toe|uit|vast|voor|weg)\s+te\s+$")
COUNTED = frozenset({"use_cases", "active_use_cases", "events"})
MEANT: frozenset[Kind] = frozenset(("objective", "team", "process", "use_case"))
_OF = "aan|van|voor|bij|to|of|for|on|in"
APPOSITION = re.compile(rf"\b(?:{_OF})\s+((?:(?!\b(?:{_OF})\b)[^()])+)\($")
PARTLY_NAMED: tuple[tuple[Kind, str], ...] = (("team", "teams"), ("objective", "objectives"), ("process", "processes"))


def _fits(kind: Kind, reading: Reading, matches: int) -> bool:
    """Part of a name counts for a team; for an objective or process only where the question says that it is one."""
    said = {"objective": things.OBJECTIVE, "process": things.PROCESS}.get(kind)
    return said is None or (matches == 1 and said.search(reading.folded) is not None)


def _queries(
    reading: Reading, subject: Subject, filters: Filters, whens: list[When], today: date
) -> tuple[list[MeasureQuery], tuple[str, str] | None]:
    if subject.overview:
        return _overview(today, filters), None
    if subject.kpis and not subject.measure:
        day = conditions.day_asked(whens, today) or today
        return [MeasureQuery(measure=name, as_of=day, filters=filters) for name in KPIS], None
    if not subject.measure:
        return [], None
    as_of = today
    period = None
    if subject.measure == "events":
        period = whens[0].as_period() if whens and not _is_now(reading, whens[0]) else None
    elif not subject.compares:
        as_of = conditions.day_asked(whens, today) or today
    query = MeasureQuery(
        measure=subject.measure,
        as_of=as_of,
        filters=filters,
        show=subject.show,
        group_by=subject.group_by or _group_of_several(subject, filters),
        ranking=subject.ranking,
        order=subject.order,
        limit=subject.limit,
        kinds=subject.kinds,
        period=period,
        pending=subject.pending,
        overdue=subject.overdue,
        details=subject.details,
        least=subject.bounds.least,
        most=subject.bounds.most,
        about=subject.about,
    )
    if not subject.compares:
        return [query], None
    return _compared(query, whens, today, reading.language)


def _is_now(reading: Reading, when: When) -> bool:
    """Whether no period is meant but how things stand: "welke experimenten lopen er nu"."""
    return states.NOW.fullmatch(reading.folded[slice(*when.span)]) is not None


def _overview(today: date, filters: Filters) -> list[MeasureQuery]:
    """How things stand: by stage, the active ones by team, and what is open."""
    parts: tuple[dict[str, Any], ...] = (
        {"measure": "use_cases", "group_by": "stage"},
        {"measure": "active_use_cases", "group_by": None if filters.teams else "team"},
        {"measure": "events", "kinds": ("blocker_raised",), "pending": True},
        {"measure": "events", "kinds": COMMITMENTS, "pending": True},
    )
    return [MeasureQuery(as_of=today, filters=filters, **part) for part in parts]


def _group_of_several(subject: Subject, filters: Filters) -> str | None:
    if subject.measure in {"use_cases", "active_use_cases"} and subject.show == "count" and len(filters.teams) > 1:
        return "team"
    return None


def _compared(
    query: MeasureQuery, whens: list[When], today: date, language: Language
) -> tuple[list[MeasureQuery], tuple[str, str] | None]:
    """One query for each side of a comparison: two teams, two stages, or two days."""
    filters = query.filters
    single = query.model_copy(update={"group_by": None, "show": "count", "ranking": None})
    for field in ("teams", "stages", "objectives", "owners", "use_cases"):
        values = getattr(filters, field)
        if len(values) == 2:
            sides = [
                single.model_copy(update={"filters": filters.model_copy(update={field: (value,)})}) for value in values
            ]
            names = [value.label(language) if field == "stages" else str(value) for value in values]
            return sides, (names[0], names[1])
    days = [day for when in whens if (day := conditions.day_asked([when], today))]
    if query.measure == "events":
        return [query], None
    days = sorted({*days, *([today] if len(days) == 1 else [])})[:2]
    if len(days) == 2:
        return [single.model_copy(update={"as_of": day}) for day in days], (days[0].isoformat(), days[1].isoformat())
    return [query], None
