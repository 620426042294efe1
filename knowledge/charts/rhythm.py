"""The rhythm: how long teams go without looking back on an experiment, with Wheeler's limits and signals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import fmean

from pydantic import JsonValue

from knowledge.charts.drawing import CYCLE_DAYS, Drawing, Scene, drawing
from knowledge.charts.style import BLUE, MUTED, ORANGE, panel, short_day, time_axis
from knowledge.history.portfolio import Snapshot
from knowledge.measures.facts import fact
from knowledge.measures.phrases import as_of, day, joined_and, number, pick
from knowledge.measures.query import Filters
from knowledge.measures.xmr import Limits, limits, signals
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.pitfalls.rhythm import gaps_of, pair_days
from knowledge.pitfalls.teams import TeamView, team_views
from knowledge.words import fold

LEAST_POINTS = 6
HEIGHT = 215
NAME = ("Dagen tussen twee reflecties, gemiddeld per team", "Days between two reflections, mean of the teams")


@dataclass(frozen=True, slots=True)
class Routine:
    """The limits of the values, and which of them routine does not explain."""

    limits: Limits
    signals: frozenset[int]
    fact: Fact


def rhythm(scene: Scene) -> Drawing | None:
    """The mean gap of the teams per cycle; ``None`` with fewer than six values, or for other than teams."""
    teams = scene.filters.teams
    if scene.filters != Filters(teams=teams):
        return None
    facts = [_fact(each, teams, scene.language) for each in scene.snapshots]
    values = [(place, float(str(each.value))) for place, each in enumerate(facts) if each.value is not None]
    if len(values) < LEAST_POINTS:
        return None
    routine = _routine(facts, values, teams, scene)
    spec = panel(scene.pick(*NAME), _told(facts, routine, scene.language), HEIGHT)
    spec["data"] = {"values": list(_rows(facts, routine, scene.language))}
    note = scene.pick("stippellijn: gewone grenzen · ruit: signaal", "dashes: routine limits · diamond: signal")
    spec["encoding"] = {"x": time_axis(note)}
    spec["layer"] = _layers(scene, [value for _, value in values], routine.limits)
    return drawing("rhythm", "kpis", spec, [*facts, routine.fact])


def team_gaps(snapshot: Snapshot, teams: Sequence[str] = ()) -> dict[str, int]:
    """For every team with work in hand the longest gap that ended in the last cycle, or else the one still open.

    A team that stopped looking back would otherwise drop out of the mean, and the mean improve.
    """
    chosen = {fold(team) for team in teams}
    views = (view for view in team_views(snapshot) if not chosen or fold(view.subject.name) in chosen)
    found = ((view.subject.name, _gap(view, snapshot.as_of)) for view in views if view.unfinished)
    return {name: gap for name, gap in found if gap is not None}


def _gap(view: TeamView, as_of: date) -> int | None:
    days = pair_days(view)
    if not days:
        return None
    closed = [gap for gap, end in zip(gaps_of(days), days[1:], strict=True) if (as_of - end).days < CYCLE_DAYS]
    still_open = (as_of - days[-1]).days
    return max(closed) if closed else still_open


def _fact(snapshot: Snapshot, teams: Sequence[str], language: Language) -> Fact:
    gaps = team_gaps(snapshot, teams)
    mean = round(fmean(gaps.values()), 1) if gaps else None
    when = as_of(snapshot.as_of, language)
    asked: dict[str, JsonValue] = {"filters": {"teams": list(teams)}} if teams else {}
    return fact(
        "rhythm",
        label=pick(language, *NAME),
        value=mean,
        unit=pick(language, "dagen", "days"),
        n=len(gaps),
        as_of=snapshot.as_of,
        text=f"{pick(language, *NAME)} ({when}): {_said(gaps, mean, language)}.",
        inputs={**asked, "by_team": dict(gaps)},
    )


def _said(gaps: Mapping[str, int], mean: float | None, language: Language) -> str:
    if mean is None:
        return pick(
            language,
            "niet te berekenen: nog geen reflectie op een experiment",
            "cannot be computed: no reflection on an experiment yet",
        )
    team, longest = max(gaps.items(), key=lambda pair: pair[1])
    return pick(
        language,
        f"{number(mean, language)} dagen over {len(gaps)} teams, wat nog open is meegerekend; "
        f"het langst {team}: {longest} dagen",
        f"{number(mean, language)} days over {len(gaps)} teams, with what is still open counted in; "
        f"longest {team}: {longest} days",
    )


def _routine(facts: Sequence[Fact], values: Sequence[tuple[int, float]], teams: Sequence[str], scene: Scene) -> Routine:
    numbers = [value for _, value in values]
    found = limits(numbers)
    within = Limits(round(found.centre, 1), found.mean_range)
    outside = {place for each in signals(numbers, found) for place in range(each.first, each.last + 1)}
    places = frozenset(values[place][0] for place in outside)
    lower, upper = max(0.0, round(found.lower, 1)), round(found.upper, 1)
    write = [number(each, scene.language) for each in (within.centre, lower, upper)]
    asked: dict[str, JsonValue] = {"filters": {"teams": list(teams)}} if teams else {}
    told = fact(
        "rhythm_limits",
        label=scene.pick("Grenzen van het ritme", "Limits of the rhythm"),
        value={"centre": within.centre, "lower": lower, "upper": upper},
        unit=scene.pick("dagen", "days"),
        n=len(numbers),
        as_of=scene.as_of,
        text=scene.pick(
            f"Gewone spreiding ({as_of(scene.as_of, scene.language)}): midden "
            f"{write[0]}, van {write[1]} tot {write[2]} dagen (XmR) over {len(numbers)} perioden van twee weken.",
            f"Routine variation ({as_of(scene.as_of, scene.language)}): centre "
            f"{write[0]}, from {write[1]} to {write[2]} days (XmR) over {len(numbers)} periods of two weeks.",
        ),
        inputs={**asked, "signals": [facts[place].as_of.isoformat() for place in sorted(places)]},
    )
    return Routine(within, places, told)


def _rows(facts: Sequence[Fact], routine: Routine, language: Language) -> Iterator[JsonValue]:
    value = routine.fact.value
    drawn = value if isinstance(value, Mapping) else {}
    for place, each in enumerate(facts):
        yield {
            "facts": [each.id, routine.fact.id],
            "day": each.as_of.isoformat(),
            "when": short_day(each.as_of, language),
            "value": each.value,
            "signal": place in routine.signals,
            **drawn,
        }


def _layers(scene: Scene, values: Sequence[float], within: Limits) -> JsonValue:
    axis: JsonValue = {"title": scene.pick("dagen", "days"), "tickCount": 4, "domain": False, "ticks": False}
    scale: JsonValue = {"domain": [0, max(*values, within.upper) * 1.15]}
    y: dict[str, JsonValue] = {"field": "value", "type": "quantitative", "axis": axis, "scale": scale}
    line: JsonValue = {"type": "line", "strokeWidth": 2, "color": BLUE, "invalid": "break-paths-show-domains"}
    size: JsonValue = {"condition": {"test": "datum.signal", "value": 120}, "value": 45}
    colour: JsonValue = {"condition": {"test": "datum.signal", "value": ORANGE}, "value": BLUE}
    shape: JsonValue = {"condition": {"test": "datum.signal", "value": "diamond"}, "value": "circle"}
    return [
        *(_limit(name, dash, y) for name, dash in (("upper", [5, 4]), ("centre", []), ("lower", [5, 4]))),
        {"mark": line, "encoding": {"y": y}},
        {
            "mark": {"type": "point", "filled": True, "opacity": 1},
            "encoding": {"y": y, "size": size, "color": colour, "shape": shape},
        },
    ]


def _limit(field: str, dash: Sequence[int], y: Mapping[str, JsonValue]) -> JsonValue:
    mark: JsonValue = {"type": "rule", "color": MUTED, "strokeDash": list(dash)}
    return {"mark": mark, "encoding": {"x": None, "y": {**y, "field": field, "aggregate": "max"}}}


def _told(facts: Sequence[Fact], routine: Routine, language: Language) -> str:
    last = next(each for each in reversed(facts) if each.value is not None)
    spells = [_spell(facts, *spell, language) for spell in _spells(sorted(routine.signals))]
    if not spells:
        tail = pick(language, "Geen signaal.", "No signal.")
    else:
        days = joined_and(spells, language)
        tail = pick(language, f"Signaal dat er iets veranderde: {days}.", f"Signal that something changed: {days}.")
    return f"{last.text} {routine.fact.text} {tail}"


def _spells(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of every row of places without a gap."""
    for _, row in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        numbers = [place for _, place in row]
        yield numbers[0], numbers[-1]


def _spell(facts: Sequence[Fact], first: int, last: int, language: Language) -> str:
    days = [day(facts[place].as_of, language) for place in (first, last)]
    return days[0] if first == last else pick(language, " tot en met ", " up to and including ").join(days)
