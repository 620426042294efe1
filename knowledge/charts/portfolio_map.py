"""The portfolio map: impact against feasibility, with urgency; the first places by letter, the rest counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pydantic import JsonValue

from knowledge.charts.drawing import Drawing, Scene, drawing
from knowledge.charts.style import BLUE, FAINT, INK, MUTED, ORANGE, PALE, frame
from knowledge.measures.condition_words import TITLE
from knowledge.measures.facts import fact
from knowledge.measures.phrases import as_of, number, pick, short
from knowledge.measures.query import Filters
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import HIGHEST, LOWEST, Criterion
from knowledge.scoring.score import Score

LETTERS = "ABCDEFGHIJ"
"""Places can be shared, so what tells the first ones apart is no number."""
LEAST = 3
SIZE, KEY_WIDTH = 400, 310
KEY_TITLE = 40
ACROSS = 4
STEP = 0.245
URGENCIES = (("laag (1–2)", "low (1–2)"), ("midden (3)", "middle (3)"), ("hoog (4–5)", "high (4–5)"))
SHAPES = ("circle", "square", "diamond")
COLOURS = (PALE, BLUE, ORANGE)


def portfolio_map(scene: Scene) -> Drawing | None:
    """Where the use cases lie; ``None`` without a ranking or with fewer than three use cases."""
    scores = _scores(scene)
    shown = [each for each in scores if each.rank is not None][: len(LETTERS)]
    if scene.ranking is None or len(scores) < LEAST or not shown:
        return None
    letters = {each.use_case_id for each in shown}
    rest = [each for each in scores if each.use_case_id not in letters]
    told = map_fact(scene.ranking, shown, rest, scene.language)
    title = scene.pick("Portefeuille: impact, haalbaarheid en urgentie", "Portfolio: impact, feasibility and urgency")
    spec = frame(title, told.text)
    rows: list[JsonValue] = [*_points(shown, told, scene.language), *_others(rest, told)]
    spec["data"] = {"values": rows}
    spec["spacing"] = 24
    spec["hconcat"] = [_map(scene), _key()]
    return drawing("map", "priorities", spec, [told])


def _scores(scene: Scene) -> list[Score]:
    """The scores of the use cases that the scene is about."""
    if scene.ranking is None:
        return []
    if scene.filters == Filters():
        return list(scene.ranking.scores)
    chosen = {state.id for state in select(scene.portfolio.at(scene.as_of), scene.filters)}
    return [each for each in scene.ranking.scores if each.use_case_id in chosen]


def map_fact(ranking: Ranking, shown: Sequence[Score], rest: Sequence[Score], language: Language) -> Fact:
    """Everything that the map shows: the first places with their ratings, and how many of the rest lie where."""
    ratings: dict[str, JsonValue] = {each.use_case_id: list(_ratings(each)) for each in shown}
    cells = Counter(_cell(each) for each in rest)
    counted: JsonValue = {f"{impact},{feasibility}": count for (impact, feasibility), count in sorted(cells.items())}
    total = number(len(shown) + len(rest), language)
    head = pick(
        language,
        f"De {len(shown)} use cases met de hoogste prioriteit van {total}, van 1 tot 5",
        f"The {len(shown)} use cases with the highest priority of {total}, from 1 to 5",
    )
    if not rest:
        head = pick(
            language,
            f"De use cases die op de ranglijst staan ({total}), van 1 tot 5",
            f"The use cases in the ranking ({total}), from 1 to 5",
        )
    places = "; ".join(_place(letter, each, language) for letter, each in zip(LETTERS, shown, strict=False))
    others = _others_told(rest, language)
    return fact(
        "portfolio_map",
        label=pick(language, "Portefeuillekaart", "Portfolio map"),
        value=ratings,
        n=len(shown) + len(rest),
        as_of=ranking.as_of,
        text=f"{head} ({as_of(ranking.as_of, language)}): {places}{others}.",
        inputs={
            "subjects": [each.use_case_id for each in shown],
            "cells": counted,
            "method": ranking.method.name,
            "weights": {criterion.value: weight for criterion, weight in ranking.weights.items()},
        },
    )


def _ratings(score: Score) -> Iterator[int]:
    return (score.given(criterion).rating for criterion in Criterion)


def _cell(score: Score) -> tuple[int, int]:
    return score.impact.rating, score.feasibility.rating


def _place(letter: str, score: Score, language: Language) -> str:
    named = ", ".join(f"{each.label(language)} {score.given(each).rating}" for each in Criterion)
    return f"{letter} {_title(score, TITLE)} ({named})"


def _others_told(rest: Sequence[Score], language: Language) -> str:
    if not rest:
        return ""
    count = number(len(rest), language)
    return pick(language, f"; van de overige {count} is het aantal getoond", f"; of the other {count} the number shows")


def _points(shown: Sequence[Score], told: Fact, language: Language) -> Iterator[JsonValue]:
    places: dict[tuple[int, int], int] = defaultdict(int)
    crowd = Counter(_cell(each) for each in shown)
    for letter, each in zip(LETTERS, shown, strict=False):
        cell = _cell(each)
        across, up = _offset(places[cell], crowd[cell])
        places[cell] += 1
        impact, feasibility, urgency = _ratings(each)
        yield {
            "fact": told.id,
            "use_case": each.use_case_id,
            "letter": letter,
            "title": _title(each, TITLE),
            "key": _title(each, KEY_TITLE),
            "impact": impact,
            "feasibility": feasibility,
            "urgency": urgency,
            "level": pick(language, *URGENCIES[_level(urgency)]),
            "x": feasibility + across,
            "y": impact + up,
        }


def _title(score: Score, longest: int) -> str:
    """Its title, or its id where the title holds no letter that can be drawn."""
    title = short(score.title, longest)
    return title if any(map(str.isalnum, title)) else score.use_case_id


def _offset(index: int, crowd: int) -> tuple[float, float]:
    """Where in its cell a point lies, so that none covers another: rows of four around the middle."""
    rows = -(-crowd // ACROSS)
    row, column = divmod(index, ACROSS)
    in_row = min(ACROSS, crowd - row * ACROSS)
    return (column - (in_row - 1) / 2) * STEP, ((rows - 1) / 2 - row) * STEP + 0.08


def _level(urgency: int) -> int:
    return 0 if urgency <= 2 else 1 if urgency == 3 else 2


def _others(rest: Iterable[Score], told: Fact) -> Iterator[JsonValue]:
    for (impact, feasibility), count in sorted(Counter(_cell(each) for each in rest).items()):
        yield {
            "fact": told.id,
            "impact": impact,
            "feasibility": feasibility,
            "count": count,
            "others": f"+{count}",
            "x": feasibility,
            "y": impact - 0.4,
        }


def _map(scene: Scene) -> JsonValue:
    ticks: JsonValue = list(range(LOWEST, HIGHEST + 1))
    scale: JsonValue = {"domain": [LOWEST - 0.5, HIGHEST + 0.5], "nice": False, "zero": False}

    def axis(field: str, title: str) -> JsonValue:
        return {
            "field": field,
            "type": "quantitative",
            "scale": scale,
            "axis": {"values": ticks, "format": "d", "title": title, "tickSize": 0, "domain": False, "grid": False},
        }

    place: JsonValue = {
        "x": axis("x", scene.pick("haalbaarheid →", "feasibility →")),
        "y": axis("y", scene.pick("impact →", "impact →")),
    }
    return {
        "width": SIZE,
        "height": SIZE,
        "encoding": place,
        "layer": [*_borders(), _dots(scene), _letters(), _counts()],
    }


def _dots(scene: Scene) -> JsonValue:
    levels: JsonValue = [scene.pick(*each) for each in URGENCIES]
    legend: JsonValue = {"title": scene.pick("urgentie", "urgency"), "symbolSize": 140}
    level: dict[str, JsonValue] = {"field": "level", "type": "nominal", "legend": legend}
    return {
        "transform": [{"filter": "isValid(datum.letter)"}],
        "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": INK, "strokeWidth": 0.8},
        "encoding": {
            # A diamond holds a letter only where it is larger than the other shapes.
            "size": {"condition": {"test": "datum.urgency > 3", "value": 300}, "value": 230},
            "shape": {**level, "scale": {"domain": levels, "range": list(SHAPES)}},
            "color": {**level, "scale": {"domain": levels, "range": list(COLOURS)}},
        },
    }


def _letters() -> JsonValue:
    return {
        "transform": [{"filter": "isValid(datum.letter)"}],
        "mark": {"type": "text", "fontSize": 12, "fontWeight": 700, "dy": 0.5},
        "encoding": {
            "text": {"field": "letter"},
            "color": {"condition": {"test": "datum.urgency >= 3", "value": "white"}, "value": INK},
        },
    }


def _counts() -> JsonValue:
    return {
        "transform": [{"filter": "isValid(datum.count)"}],
        "mark": {"type": "text", "color": MUTED, "fontSize": 12},
        "encoding": {"text": {"field": "others"}},
    }


def _borders() -> Iterator[JsonValue]:
    """The lines between the ratings."""
    rows: JsonValue = {"values": [{"between": rating + 0.5} for rating in range(LOWEST - 1, HIGHEST + 1)]}
    for channel, other in (("x", "y"), ("y", "x")):
        at: JsonValue = {"field": "between", "type": "quantitative"}
        yield {"data": rows, "mark": {"type": "rule", "color": FAINT}, "encoding": {channel: at, other: None}}


def _key() -> JsonValue:
    """The titles beside the map, so that no label covers another."""
    y: JsonValue = {"field": "letter", "type": "ordinal", "axis": None, "scale": {"paddingOuter": 0.2}}
    mark: dict[str, JsonValue] = {"type": "text", "align": "left", "fontSize": 13, "limit": KEY_WIDTH}
    return {
        "width": KEY_WIDTH,
        "height": SIZE,
        "transform": [{"filter": "isValid(datum.letter)"}],
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {**mark, "fontWeight": 700},
                "encoding": {"text": {"field": "letter"}, "x": {"value": 0}},
            },
            {"mark": mark, "encoding": {"text": {"field": "key"}, "x": {"value": 22}}},
        ],
    }
