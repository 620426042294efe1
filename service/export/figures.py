"""One chart with its alternative text, and the numbers in it as a table for who cannot see it or wants to check."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import JsonValue

from knowledge.measures.phrases import day, number, percent, pick
from knowledge.model.base import Language
from knowledge.model.briefing import Chart
from knowledge.model.evidence import Evidence, Fact
from knowledge.scoring.rating import Criterion
from service.export.plain import plain
from service.export.wording import word

MAP = "map"
HALF = frozenset({"trend", "flow", "rhythm"})
GUTTER = 30
NAMES: Mapping[str, tuple[str, str]] = {
    "started": ("gestart", "started"),
    "finished": ("afgerond", "finished"),
    "centre": ("midden", "centre"),
    "lower": ("ondergrens", "lower limit"),
    "upper": ("bovengrens", "upper limit"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a head; the same number of cells in each."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart for a section. ``half`` ones fit two beside each other; ``notes`` are facts that no table holds."""

    anchor: str
    section: str
    kind: str
    title: str
    alt: str
    chart: Chart
    half: bool
    table: Table | None
    notes: tuple[str, ...]


def figure_of(anchor: str, chart: Chart, held: Mapping[str, Evidence], language: Language) -> Figure:
    """The chart with the facts that it names, as far as the briefing holds them."""
    meta = chart.get("usermeta")
    told = meta if isinstance(meta, Mapping) else {}
    named = told.get("facts")
    facts = [fact for key in (named if isinstance(named, list) else []) if isinstance(fact := held.get(str(key)), Fact)]
    dated = [fact for fact in facts if _tabular(fact)]
    rows = _rows_of(chart)
    kind, title = plain(str(told.get("kind", ""))), plain(str(chart.get("title", ""))) or word("figure", language)
    mapped = _map_table(rows, language) if kind == MAP else None
    return Figure(
        anchor=anchor,
        section=str(told.get("section", "")),
        kind=kind,
        title=title,
        alt=plain(str(chart.get("description", ""))) or title,
        chart=chart,
        half=kind in HALF,
        table=mapped or (_table(dated, language) if dated else None),
        notes=_of_the_others(rows, language) if mapped else tuple(plain(f.text) for f in facts if not _tabular(f)),
    )


def _rows_of(chart: Chart) -> list[Mapping[str, JsonValue]]:
    data = chart.get("data")
    values = data.get("values") if isinstance(data, Mapping) else None
    return [row for row in values if isinstance(row, Mapping)] if isinstance(values, list) else []


def _map_table(rows: Sequence[Mapping[str, JsonValue]], language: Language) -> Table | None:
    """What each letter of the map stands for, and where it lies."""
    lettered = [row for row in rows if row.get("letter")]
    if not lettered:
        return None
    ratings = [criterion.value for criterion in Criterion]
    return Table(
        (word("letter", language), word("use_case", language), *(each.label(language) for each in Criterion)),
        tuple(
            (
                plain(str(row["letter"])),
                plain(str(row.get("title", ""))),
                *(_number(row.get(rating), "", language) for rating in ratings),
            )
            for row in lettered
        ),
    )


def _of_the_others(rows: Sequence[Mapping[str, JsonValue]], language: Language) -> tuple[str, ...]:
    counts = [count for row in rows if isinstance(count := row.get("count"), int)]
    others = number(sum(counts), language)
    told = pick(
        language, f"Van de overige {others} staat het aantal op de kaart.", f"The map counts the other {others}."
    )
    return (told,) if counts else ()


def spread(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Those of half a page's width two by two; the last of an odd number gets the whole width, not an empty place."""
    halves = [figure for figure in figures if figure.half]
    odd = halves[-1].anchor if len(halves) % 2 else ""
    return tuple(replace(each, half=False, chart=_wide(each.chart)) if each.anchor == odd else each for each in figures)


def _wide(chart: Chart) -> Chart:
    """The same chart over twice the width, so that its letters stay as large."""
    width, plots = chart.get("width"), chart.get("vconcat")
    wide = {**chart, "width": width * 2 + GUTTER} if isinstance(width, int) else dict(chart)
    if isinstance(plots, list):
        wide["vconcat"] = [dict(_wide(each)) if isinstance(each, Mapping) else each for each in plots]
    return wide


def _tabular(fact: Fact) -> bool:
    value = fact.value
    if isinstance(value, Mapping):
        return bool(value) and value.keys() <= {"started", "finished"}
    return value is None or isinstance(value, int | float)


def _table(facts: Sequence[Fact], language: Language) -> Table:
    """A row per day, a column per figure."""
    cells = {(fact.as_of, name): text for fact in facts for name, text in _cells(fact, language)}
    days, names = sorted({when for when, _ in cells}), list(dict.fromkeys(name for _, name in cells))
    rows = tuple((day(when, language), *(cells.get((when, name), "") for name in names)) for when in days)
    return Table((word("day", language), *names), rows)


def _cells(fact: Fact, language: Language) -> Iterator[tuple[str, str]]:
    label = plain(fact.label)
    if isinstance(fact.value, Mapping):
        for key, held in fact.value.items():
            yield pick(language, *NAMES.get(key, (plain(key), plain(key)))), _number(held, fact.unit, language)
        return
    text = _number(fact.value, fact.unit, language)
    interval = fact.inputs.get("interval")
    if isinstance(interval, list) and interval:
        text += f" ({'–'.join(_number(each, fact.unit, language) for each in interval)})"
    yield label, text


def _number(value: JsonValue, unit: str, language: Language) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return word("not_known", language)
    return percent(value, language) if unit == "share" else number(value, language)
