"""Rankings and ratings in a terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from knowledge.measures.phrases import number, pick
from knowledge.model.base import Language
from knowledge.scoring.change import Change
from knowledge.scoring.methods import METHODS
from knowledge.scoring.rating import Criterion, Rating
from knowledge.scoring.score import Score
from knowledge.untrusted.showing import shown
from service.inert import line

if TYPE_CHECKING:
    from graphs.score import Report

CERTAIN = 0.95


def ranking(report: "Report", language: Language) -> RenderableType:
    """A line and its reasons for each place, and below them how sure the ranking is."""
    if not report.scores:
        return Text(pick(language, "Geen use cases met een prioriteit.", "No use cases with a priority."))
    return Group(*(_row(score, language) for score in report.scores), Text(""), *_foot(report, language))


def sheets(report: "Report", language: Language) -> RenderableType:
    """Every score with its ratings, their evidence, and what would change it."""
    if not report.scores:
        return ranking(report, language)
    known = {item.id: item for item in report.evidence}
    parts: list[RenderableType] = []
    for score in report.scores:
        parts += [_row(score, language, reasons=False), *_ratings(score, language)]
        parts += [Text(f"    {told}", style="dim") for told in _changes(score, language)]
        cited = dict.fromkeys(key for each in Criterion for key in score.given(each).evidence)
        parts += [Text(f"    [{key}] {_said(known[key])}", style="dim") for key in cited if key in known]
        parts.append(Text(""))
    return Group(*parts, *_foot(report, language))


def given(ratings: Sequence[Rating], language: Language) -> RenderableType:
    """What a person rated."""
    table = Table.grid(padding=(0, 2))
    for each in ratings:
        table.add_row(line(each.use_case), each.criterion.label(language), str(each.value), line(each.reason))
    return table


def _row(score: Score, language: Language, *, reasons: bool = True) -> Text:
    place = f"{score.rank}." if score.rank is not None else "–"
    amount = number(score.score, language) if score.score is not None else pick(language, "geen score", "no score")
    text = Text.assemble((f"{place:>4} ", "bold"), (shown(score.title), "bold"))
    text.append(f"  {line(score.use_case_id)}", style="cyan")
    text.append(f"\n     {amount} · {_values(score, language)}{_interval(score, language)}{_other(score, language)}")
    if score.rank is None:
        missing = pick(language, "het bereik is onbekend", "the reach is unknown")
        text.append(f" · {missing}", style="dim")
    if reasons:
        for criterion in Criterion:
            text.append(f"\n     {criterion.label(language)}: {line(score.given(criterion).reason)}", style="dim")
    return text


def _values(score: Score, language: Language) -> str:
    return ", ".join(f"{each.label(language)} {score.given(each).rating}" for each in Criterion)


def _interval(score: Score, language: Language) -> str:
    if score.rank_interval is None:
        return ""
    low, high = score.rank_interval
    return pick(language, f" · plaats {low}–{high}", f" · place {low}–{high}")


def _other(score: Score, language: Language) -> str:
    """The places by the other methods, where they differ."""
    others = {
        name: place for name, place in score.ranks.items() if name != score.method and place not in {None, score.rank}
    }
    told = ", ".join(f"{pick(language, *METHODS[name].labels)} {place}" for name, place in others.items())
    return f" · {pick(language, 'anders', 'elsewhere')}: {told}" if told else ""


def _ratings(score: Score, language: Language) -> Iterator[Text]:
    for criterion in Criterion:
        found = score.given(criterion)
        text = Text(f"    {criterion.label(language)} {found.rating}: {line(found.reason)}")
        text.append(f"  ({line(found.rater)})", style="cyan")
        if found.unknown:
            unknown = pick(language, "onbekend", "unknown")
            text.append(f"  {unknown}: {line(', '.join(found.unknown))}", style="yellow")
        for other in found.overruled:
            kept = pick(language, "telt niet mee", "does not count")
            text.append(f"\n      {line(other.rater)} {other.rating} ({kept}): {line(other.reason)}", style="dim")
        yield text


def _changes(score: Score, language: Language) -> Iterator[str]:
    for change in (score.up, score.down):
        if change is not None:
            yield _change(change, language)


def _change(change: Change, language: Language) -> str:
    name = change.criterion.label(language)
    return pick(
        language,
        f"Met {name} {change.after} in plaats van {change.before} wordt het plaats {change.rank_after}.",
        f"With {name} {change.after} instead of {change.before} it becomes place {change.rank_after}.",
    )


def _said(item: object) -> str:
    return line(str(getattr(item, "text", "") or getattr(item, "quote", "")))


def _foot(report: "Report", language: Language) -> Iterator[Text]:
    name = pick(language, *METHODS[report.method].labels)
    weights = ", ".join(f"{each.label(language)} {number(report.weights[each], language)}" for each in Criterion)
    shown = f" ({weights})" if METHODS[report.method].weighs else ""
    among = pick(language, f"{report.ranked} use cases, {name}{shown}", f"{report.ranked} use cases, {name}{shown}")
    yield Text(f"{among}, {pick(language, 'stand', 'as of')} {report.as_of}", style="dim")
    yield from (Text(each, style="dim") for each in _sureness(report, language))
    if report.degraded:
        failed = pick(
            language,
            "Het taalmodel gaf niet op alles antwoord; daar staan de oordelen volgens de regels.",
            "The language model did not answer everything; there the ratings by rules stand.",
        )
        yield Text(failed, style="yellow")


def _sureness(report: "Report", language: Language) -> Iterator[str]:
    together = [score for score in report.scores if score.rank is not None and not score.told_apart]
    if len(report.scores) > 1 and together:
        yield pick(
            language,
            "De reeks na 'plaats' zegt hoe zeker een plaats is; use cases waarvan die reeksen overlappen zijn niet te "
            "onderscheiden.",
            "The range after 'place' says how sure a place is; use cases whose ranges overlap cannot be told apart.",
        )
    apart = {name: tau for name, tau in report.methods.items() if tau is not None and tau < CERTAIN}
    if apart:
        told = ", ".join(
            f"{pick(language, *METHODS[name].labels)} {number(tau, language)}" for name, tau in apart.items()
        )
        yield pick(
            language,
            f"Andere methoden ordenen anders (Kendalls τ met deze volgorde: {told}).",
            f"Other methods order differently (Kendall's τ with this order: {told}).",
        )
    for each in report.agreement:
        alpha = number(each.alpha, language) if each.alpha is not None else pick(language, "onbekend", "unknown")
        verdict = "" if each.usable else pick(language, ", niet bruikbaar", ", not usable")
        name = each.criterion.label(language)
        yield pick(
            language,
            f"Overeenstemming van {each.rounds} ronden op {name}: α {alpha}{verdict}.",
            f"Agreement of {each.rounds} rounds on {name}: α {alpha}{verdict}.",
        )
