"""Briefings on a terminal: every sentence with its id, so that it can be edited, and what became of the whole."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from knowledge.measures.phrases import day, pick
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.briefing import Audience, AudienceKind, Briefing, BriefingStep, Section, Span
from service.briefings.listing import Entry
from service.inert import line

STEPS = {
    "drafted": ("opgesteld", "drafted"),
    "edited": ("gewijzigd", "edited"),
    "approved": ("goedgekeurd", "approved"),
    "rejected": ("afgewezen", "rejected"),
    "published": ("gepubliceerd", "published"),
}


def whole(briefing: Briefing) -> RenderableType:
    """The briefing in its own language."""
    language = briefing.language
    parts: list[RenderableType] = [
        Text(f"{_audience(briefing.audience, language)} – {_period(briefing.period, language)}", style="bold")
    ]
    for section in briefing.sections:
        parts += _section(section, language)
    parts.append(Text(f"\n{_footer(briefing)}", style="dim"))
    parts += [Text(_step(step, language), style="dim") for step in briefing.steps]
    return Group(*parts)


def listing(entries: Sequence[Entry], language: Language) -> RenderableType:
    """One briefing a line."""
    if not entries:
        return Text(pick(language, "Geen briefings.", "No briefings."), style="dim")
    return Group(*(_entry(each, language) for each in entries))


def _entry(entry: Entry, language: Language) -> Text:
    told = f"{entry.state.label(language)} · {_audience(entry.audience, language)} · {_period(entry.period, language)}"
    return Text.assemble((line(entry.id), "cyan"), f"  {told} · {entry.language}")


def _section(section: Section, language: Language) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(f"\n{line(section.title)} · {section.key}", style="bold")]
    for claim in section.claims:
        own = (
            f" ({pick(language, 'zin van de redacteur', 'sentence by the editor')})"
            if claim.support == "editor"
            else ""
        )
        parts.append(Text.assemble(f"- {line(claim.text)}", (f"{own} {claim.id}", "dim")))
    parts += [Text(f"- {line(text)}", style="dim") for text in section.missing]
    return parts


def _audience(audience: Audience, language: Language) -> str:
    kind = audience.kind.label(language)
    return kind.capitalize() if audience.kind is AudienceKind.BOARD else f"{kind.capitalize()} {line(audience.name)}"


def _period(span: Span, language: Language) -> str:
    if span.start == span.end:
        return day(span.end, language)
    return f"{day(span.start, language)} – {day(span.end, language)}"


def _footer(briefing: Briefing) -> str:
    language = briefing.language
    parts = [line(briefing.id), briefing.state.label(language)]
    if briefing.degraded:
        parts.append(
            pick(language, "waar het taalmodel tekortschoot spreken de feiten", "facts stand in for the model")
        )
    if briefing.usage.model_calls:
        parts.append(f"{briefing.usage.input_tokens + briefing.usage.output_tokens} tokens")
    return " · ".join(parts)


def _step(step: BriefingStep, language: Language) -> str:
    note = f": {line(step.note)}" if step.note else ""
    return f"{step.at:%Y-%m-%d %H:%M}  {STEPS[step.what][LANGUAGES.index(language)]} ({line(step.by)}){note}"
