"""The course of one KPI over the last cycles, with its interval; what was not known then is a gap, never 0."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pydantic import JsonValue

from knowledge.charts.drawing import Drawing, Scene, drawing
from knowledge.charts.style import BLUE, INK, PALE, panel, short_day, time_axis
from knowledge.measures.phrases import day, joined_and, number, percent, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

LEAST_POINTS = 3
HEIGHT = 190
CASES = frozenset({"use case", "use cases"})
WHOLE = 10
"""From here on one decimal is enough."""


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement: a number, and the interval around it where there is one."""

    fact: Fact
    value: float
    interval: tuple[float, float] | None


def trend(scene: Scene, measure: str, figure: str = "", top: float | None = None) -> Drawing | None:
    """The course of one figure up to ``top``, else to its highest; ``None`` with fewer than three known values."""
    facts = list(scene.facts(measure, figure))
    points = [point_of(each) for each in facts]
    known = [each for each in points if each]
    if len(known) < LEAST_POINTS:
        return None
    last = facts[-1]
    spec = panel(_title(last), _told(facts, known, scene.language), HEIGHT)
    rows = [_row(*pair, scene.language) for pair in zip(facts, points, strict=True)]
    latest = next(row for row in reversed(rows) if row["value"] is not None)
    latest["label"] = said(known[-1].value, last.unit, scene.language)
    spec["data"] = {"values": [*rows]}
    spec["encoding"] = {"x": time_axis(_note(known, scene.language))}
    spec["layer"] = _layers(last.unit == "share", known, top)
    return drawing("trend", "kpis", spec, facts)


def point_of(fact: Fact) -> Point | None:
    """The number of a fact with its interval; ``None`` where it is unknown."""
    if isinstance(fact.value, bool) or not isinstance(fact.value, int | float):
        return None
    match fact.inputs.get("interval"):
        case [float() | int() as low, float() | int() as high]:
            return Point(fact, float(fact.value), (float(low), float(high)))
    return Point(fact, float(fact.value), None)


def said(value: float, unit: str, language: Language) -> str:
    """A number in a few digits."""
    rounded = round(value, 1) if abs(value) >= WHOLE else value
    return percent(value, language) if unit == "share" else number(rounded, language)


def _title(fact: Fact) -> str:
    return fact.label if fact.unit in {"share", "", *CASES} else f"{fact.label} ({fact.unit})"


def _row(fact: Fact, point: Point | None, language: Language) -> dict[str, JsonValue]:
    low, high = point.interval if point and point.interval else (None, None)
    return {
        "fact": fact.id,
        "day": fact.as_of.isoformat(),
        "when": short_day(fact.as_of, language),
        "value": point.value if point else None,
        "low": low,
        "high": high,
        "unit": fact.unit,
        "label": "",
    }


def _note(known: Sequence[Point], language: Language) -> str:
    if not any(each.interval for each in known):
        return ""
    return pick(language, "lichte balk: 95%-interval", "pale bar: 95% interval")


def _layers(share: bool, known: Sequence[Point], top: float | None) -> JsonValue:
    axis: dict[str, JsonValue] = {"title": None, "tickCount": 4, "domain": False, "ticks": False}
    if share:
        axis["format"] = ".0%"
    highest = max(bound for each in known for bound in (each.value, *(each.interval or ())))
    end = top or highest * 1.25 or 1
    if known[0].fact.unit in CASES:
        # There is no half a use case.
        axis["tickMinStep"] = 1
    y: dict[str, JsonValue] = {"field": "value", "type": "quantitative", "axis": axis, "scale": {"domain": [0, end]}}
    bar: JsonValue = {"type": "rule", "strokeWidth": 9, "color": PALE, "opacity": 0.75}
    line: JsonValue = {"type": "line", "strokeWidth": 2, "color": BLUE, "invalid": "break-paths-show-domains"}
    label: JsonValue = {"type": "text", "align": "left", "dx": 9, "fontWeight": 600, "color": INK}
    interval: list[JsonValue] = [
        {
            "mark": bar,
            "transform": [{"filter": "datum.low !== null"}],
            "encoding": {"y": {**y, "field": "low"}, "y2": {"field": "high"}},
        }
    ]
    return [
        *(interval if any(each.interval for each in known) else []),
        {"mark": line, "encoding": {"y": y}},
        {"mark": {"type": "point", "filled": True, "size": 45, "color": BLUE, "opacity": 1}, "encoding": {"y": y}},
        {"mark": label, "encoding": {"y": y, "text": {"field": "label"}}},
    ]


def _told(facts: Sequence[Fact], known: Sequence[Point], language: Language) -> str:
    unit = facts[-1].unit
    write = partial(said, unit=unit, language=language)
    first, last = known[0], known[-1]
    low, high = min(known, key=lambda each: each.value), max(known, key=lambda each: each.value)
    days = [day(each.fact.as_of, language) for each in (first, last)]
    text = pick(
        language,
        f"{_title(facts[-1])}: {write(first.value)} op {days[0]} en {write(last.value)} op {days[1]}; "
        f"laagste {write(low.value)}, hoogste {write(high.value)}.",
        f"{_title(facts[-1])}: {write(first.value)} on {days[0]} and {write(last.value)} on {days[1]}; "
        f"lowest {write(low.value)}, highest {write(high.value)}.",
    )
    return text + _interval(last, write, language) + _unknown(facts, language)


def _interval(last: Point, write: Callable[[float], str], language: Language) -> str:
    if last.interval is None:
        return ""
    low, high = map(write, last.interval)
    return pick(language, f" Laatste 95%-interval: {low} tot {high}.", f" Last 95% interval: {low} to {high}.")


def _unknown(facts: Sequence[Fact], language: Language) -> str:
    days = [day(each.as_of, language) for each in facts if point_of(each) is None]
    if not days:
        return ""
    return pick(language, " Geen cijfer op ", " No figure on ") + joined_and(days, language) + "."
