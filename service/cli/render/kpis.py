"""The KPIs: for each its number, and below it the sentence that says what was counted."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue
from rich.console import Group, RenderableType
from rich.text import Text

from knowledge.measures.phrases import day, number, percent, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from service.inert import line
from service.kpis import Dashboard

GROUPS_SHOWN = 12
KEYS = {
    "started": ("gestart", "started"),
    "finished": ("afgerond", "finished"),
    "(unknown)": ("onbekend", "unknown"),
}


def board(found: Dashboard, language: Language) -> RenderableType:
    """Every KPI with its number, n, interval and sentence; a series as one line of days and numbers."""
    rows: list[RenderableType] = [Text(line(day(found.as_of, language)), style="dim")]
    for fact in found.items:
        rows.append(_headline(fact, language))
        rows.append(Text(f"  {line(fact.text)}", style="dim"))
        if course := _course(fact, found.series, language):
            rows.append(Text(f"  {course}"))
    return Group(*rows)


def _headline(fact: Fact, language: Language) -> Text:
    notes = [f"n = {number(fact.n, language)}"] if fact.n is not None else []
    interval = fact.inputs.get("interval")
    if isinstance(interval, list):
        low, high = (percent(float(str(each)), language) for each in interval)
        notes.append(f"{low}–{high}")
    return Text.assemble(
        (line(fact.label), "bold"), ": ", (_value(fact, language), "bold cyan"), (f"  {' · '.join(notes)}", "dim")
    )


def _value(fact: Fact, language: Language) -> str:
    if fact.value is None:
        return pick(language, "niet bekend", "not known")
    if isinstance(fact.value, Mapping):
        named = {key: pick(language, *KEYS.get(key, (key, key))) for key in fact.value}
        shown = [f"{line(named[key])} {_number(item, fact, language)}" for key, item in fact.value.items()]
        return ", ".join([*shown[:GROUPS_SHOWN], *(["…"] if len(shown) > GROUPS_SHOWN else [])])
    value = _number(fact.value, fact, language)
    return value if fact.unit == "share" else f"{value} {line(fact.unit)}".strip()


def _number(value: JsonValue, fact: Fact, language: Language) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return line(str(value))
    return percent(value, language) if fact.unit == "share" else number(value, language)


def _course(fact: Fact, series: list[Dashboard], language: Language) -> str:
    return " · ".join(_points(fact, series, language)) if not isinstance(fact.value, Mapping) else ""


def _points(fact: Fact, series: list[Dashboard], language: Language) -> Iterator[str]:
    for each in series:
        same = next((item for item in each.items if _same(item, fact)), None)
        known = same is not None and same.value is not None
        yield f"{each.as_of} {_number(same.value, same, language) if same and known else '–'}"


def _same(one: Fact, other: Fact) -> bool:
    kinds = [(item.measure, item.inputs.get("figure"), item.inputs.get("group_by")) for item in (one, other)]
    return kinds[0] == kinds[1]
