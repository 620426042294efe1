"""Follow-up questions: "and at HR?" asks the question before about something else."""

from datetime import date

from agents.planning.conditions import day_asked
from agents.planning.lexicon import fillers, forms, references, states
from agents.planning.periods import When
from agents.planning.plan import Part, PitfallQuery
from agents.planning.reading import Reading
from agents.planning.subject import Subject
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.model.base import Language
from knowledge.words import fold, is_content

SHORT = 6
BARE = 1
GROUPS = {"teams": "team", "stages": "stage", "objectives": "objective", "owners": "owner", "roles": "role"}
REASONS = ("decision", "experiment_ended", "stage_changed")


def continued(
    text: str, reading: Reading, subject: Subject, filters: Filters, whens: list[When], previous: Part, today: date
) -> Part | None:
    """The part before with the conditions that the follow-up sets anew, or ``None`` where it stands by itself."""
    asks_on = references.FOLLOW_UP.search(reading.folded) or len(text.split()) <= SHORT
    if not asks_on:
        return None
    if subject.explains and previous.queries:
        return _explained(text, previous)
    if not previous.queries:
        return _searched_on(text, reading, previous) if previous.search else None
    # Of a name that nobody knows, or of those that are not meant, the answer before says nothing.
    beside = reading.left_over(fillers.FILLERS) or reading.find(states.DENIAL)
    if beside or not _says_something(reading, subject, filters, whens):
        return None
    asked = previous.queries[:1] if previous.compare else previous.queries
    queries = tuple(_adapted(query, reading, subject, filters, whens, today) for query in asked)
    return Part(text=text, queries=queries, pitfalls=_seen(previous, filters, whens, today))


def _seen(previous: Part, filters: Filters, whens: list[When], today: date) -> PitfallQuery | None:
    """The same pitfalls of another team, or on another day."""
    if previous.pitfalls is None:
        return None
    day = day_asked(whens, today) or previous.pitfalls.as_of
    team = filters.teams[0] if len(filters.teams) == 1 else previous.pitfalls.team
    return previous.pitfalls.model_copy(update={"as_of": day, "team": team})


def leaning(part: Part, language: Language, before: Part) -> Part:
    """A part of the same question, with the part before it where its words do not say what it is about."""
    words = [term for term in part.terms if is_content(term, language)]
    leans = len(words) <= BARE or references.LEANS.search(Reading(part.text, language).folded) is not None
    if part.search != part.text or part.context or not leans:
        return part
    context = " ".join(filter(None, (before.context, before.text)))
    terms = tuple(dict.fromkeys([*before.terms, *part.terms]))
    return part.model_copy(update={"search": f"{context} {part.text}", "context": context, "terms": terms})


def _explained(text: str, previous: Part) -> Part:
    """ "And why?": what was decided and written about the use cases of the question before."""
    query = previous.queries[0]
    reasons = MeasureQuery(measure="events", as_of=query.as_of, filters=query.filters, show="list", kinds=REASONS)
    search = f"{previous.text} {text}"
    return Part(text=text, queries=(reasons,), search=search, context=previous.text, terms=previous.terms)


def _searched_on(text: str, reading: Reading, previous: Part) -> Part:
    new = [fold(word) for word, _ in reading.left_over(fillers.SEARCH_FILLERS)]
    terms = tuple(dict.fromkeys([*previous.terms, *new]))
    return Part(text=text, search=f"{previous.search} {text}", context=previous.search or "", terms=terms)


def _says_something(reading: Reading, subject: Subject, filters: Filters, whens: list[When]) -> bool:
    asked = _grouped(subject) or subject.order or subject.details
    return bool(filters != Filters() or whens or asked or reading.find(references.ANAPHORA))


def _grouped(subject: Subject) -> str | None:
    """ "And which team do they belong to": the same, by team."""
    return subject.group_by or ("team" if subject.measure == "teams" else None)


def _adapted(
    query: MeasureQuery, reading: Reading, subject: Subject, filters: Filters, whens: list[When], today: date
) -> MeasureQuery:
    narrowed = {name: value for name in Filters.model_fields if (value := getattr(filters, name))}
    narrowed |= {name: value for name in subject.flags if (value := getattr(filters, name)) is not None}
    changes: dict[str, object] = {"filters": query.filters.model_copy(update=narrowed)}
    if _grouped(subject):
        changes["group_by"] = _grouped(subject)
    elif narrowed and any(GROUPS.get(name) == query.group_by for name in narrowed):
        changes["group_by"] = None
    if subject.details:
        changes["details"] = subject.details
    if whens and query.measure == "events":
        changes["period"] = whens[0].as_period()
    elif whens:
        changes["as_of"] = day_asked(whens, today) or today
    if subject.show != "list":
        changes["show"] = subject.show
    elif forms.LIST.search(reading.folded) or references.FOLLOW_UP.match(reading.folded) is None:
        changes["show"] = "list"
    return query.model_copy(update=changes)
