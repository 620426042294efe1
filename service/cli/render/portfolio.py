"""Use cases and their history."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Portfolio
from knowledge.imports.labels import label
from knowledge.model.base import LANGUAGES, Labelled, Language
from knowledge.model.events import EVENT_LABELS, Event
from knowledge.model.portfolio import UseCase
from knowledge.untrusted.showing import shown
from service.inert import inert, line
from service.portfolio import readable, readable_event

WORDS = {
    "title": ("titel", "title"),
    "stage": ("fase", "stage"),
    "since": ("sinds", "since"),
    "or earlier": ("of eerder", "or earlier"),
    "team": ("team", "team"),
    "owner": ("eigenaar", "owner"),
    "purpose": ("doel", "purpose"),
    "role": ("rol", "role"),
    "objectives": ("doelstellingen", "objectives"),
    "processes": ("processen", "processes"),
    "enables": ("maakt mogelijk", "enables"),
    "dates": ("datums", "dates"),
    "source": ("bron", "source"),
    "history": ("geschiedenis", "history"),
    "last": ("laatste gebeurtenis", "last event"),
    "none": ("Geen use cases.", "No use cases."),
    "cases": ("use cases op", "use cases on"),
    "unlisted": ("staat niet meer in de bron", "no longer listed in its source"),
    "blockers": ("open belemmeringen", "open blockers"),
    "commitments": ("open toezeggingen", "open commitments"),
}
FIELDS = {
    "team": ("team", "team"),
    "leader": ("leider", "leader"),
    "field": ("veld", "field"),
    "before": ("was", "was"),
    "after": ("wordt", "becomes"),
    "stage": ("fase", "stage"),
    "until": ("tot", "until"),
    "outcome": ("uitkomst", "outcome"),
    "changed_plan": ("plan gewijzigd", "plan changed"),
    "metric": ("maat", "metric"),
    "value": ("waarde", "value"),
    "unit": ("eenheid", "unit"),
    "shown": ("effect aangetoond", "effect shown"),
    "verified": ("geverifieerd", "verified"),
    "users": ("gebruikers", "users"),
    "commitment": ("toezegging", "commitment"),
    "due": ("uiterlijk", "due"),
    "approved": ("goedgekeurd", "approved"),
    "blocker": ("belemmering", "blocker"),
    "about": ("soort", "kind"),
    "signal": ("signaal", "signal"),
    "days": ("dagen", "days"),
    "working_days": ("werkdagen", "working days"),
    "seen": ("toen voor het eerst in de bron", "first in its source then"),
}
YES_NO = (("nee", "no"), ("ja", "yes"))
HIDDEN = frozenset({"id", "kind", "on", "use_case", "text", "source", "recorded_at", "record"})


def word(key: str, language: Language) -> str:
    """A label in the reader's language."""
    return WORDS[key][LANGUAGES.index(language)]


def use_cases(states: Sequence[UseCaseState], as_of: date, language: Language) -> RenderableType:
    """The list: for each its title, and below it its id and where it stands. Ids are long, so it is no table."""
    if not states:
        return Text(word("none", language))
    return Group(*(_brief(state, language) for state in states), _count(len(states), as_of, language))


def _brief(state: UseCaseState, language: Language) -> Text:
    stage = f"{state.stage.label(language)} {_since(state, language)}"
    last = f"{word('last', language)} {state.last_event_on}"
    details = " · ".join(part for part in (line(state.use_case.team), stage, last) if part)
    return Text.assemble(
        (shown(state.use_case.title), "bold"), (f"\n  {line(state.id)}", "cyan"), (f"  {details}", "dim")
    )


def _since(state: UseCaseState, language: Language) -> str:
    """Where a source first listed it so on that day, it may have been in its stage before."""
    earlier = f" {word('or earlier', language)}" if state.stage in state.seen else ""
    return f"{word('since', language)} {state.stage_since}{earlier}"


def _count(count: int, as_of: date, language: Language) -> Text:
    return Text(f"\n{count} {word('cases', language)} {as_of}", style="dim")


def use_case(state: UseCaseState, language: Language, portfolio: Portfolio) -> RenderableType:
    """Everything that is known of one, with its whole history, oldest first."""
    head = Text(line(f"{state.use_case.title} ({state.id})"), style="bold")
    table = Table.grid(padding=(0, 2))
    for name, value in _facts(state, readable(state.use_case, portfolio), language):
        table.add_row(Text(name, style="dim"), Text(value))
    events = [event_line(readable_event(event, portfolio), language) for event in state.events]
    return Group(head, table, Text(f"\n{word('history', language)}", style="bold"), *events)


def event_line(event: Event, language: Language) -> Text:
    """One event on one line: day, kind, what it says."""
    label = EVENT_LABELS[event.kind][LANGUAGES.index(language)]
    details = "; ".join(_details(event, language))
    said = ": ".join(part for part in (details, line(event.text)) if part)
    return Text.assemble((f"{event.on}  ", "dim"), (label, "bold"), f"  {said}" if said else "")


def _details(event: Event, language: Language) -> Iterator[str]:
    for name, value in event:
        if name in HIDDEN or value is None or value == "" or (name == "seen" and not value):
            continue
        yield f"{FIELDS[name][LANGUAGES.index(language)]} {_shown(value, language)}"


def _shown(value: object, language: Language) -> str:
    if isinstance(value, Labelled):
        return value.label(language)
    if isinstance(value, bool):
        return YES_NO[value][LANGUAGES.index(language)]
    return line(str(value))


def _facts(state: UseCaseState, record: UseCase, language: Language) -> Iterator[tuple[str, str]]:
    stage = f"{state.stage.label(language)} ({_since(state, language)})"
    values = {
        "stage": stage if state.listed else f"{stage}; {word('unlisted', language)}",
        "team": record.team,
        "owner": record.owner,
        "purpose": record.purpose,
        "role": record.role.label(language) if record.role else "",
        "objectives": ", ".join(record.objectives),
        "processes": ", ".join(record.processes),
        "enables": ", ".join(record.enables),
        "dates": ", ".join(f"{label(name).within(language)} {day}" for name, day in record.dates.items()),
        "source": " ".join((record.source, record.source_id)),
        "blockers": ", ".join(state.open_blockers),
        "commitments": ", ".join(state.open_commitments),
    }
    yield from ((word(key, language), inert(value).strip()) for key, value in values.items() if value.strip())
    yield from ((line(name), inert(value)) for name, value in record.attributes.items() if value.strip())
