"""Flow: how much work is in progress at the end of each cycle, and what was started and finished in it."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from knowledge.charts.drawing import Drawing, Scene, drawing
from knowledge.charts.style import BLUE, INK, MUTED, ORANGE, PADDING, frame, short_day, time_axis
from knowledge.measures.phrases import day, number, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

WIDTH, HEIGHT = 282, 66
MOST_STEPS = 4
LEAST = 2
FIGURES = ("work_in_progress", "starts_and_finishes")
STARTED = ("gestart", "started")
FINISHED = ("afgerond", "finished")


def flow(scene: Scene) -> Drawing | None:
    """Work in progress above starts and finishes; ``None`` where there never was any, or of one day only."""
    facts = list(scene.facts("flow", *FIGURES, per_cycle=True))
    open_facts, moved = ([each for each in facts if each.inputs["figure"] == figure] for figure in FIGURES)
    if len(open_facts) < LEAST or not any(each.n for each in (*open_facts, *moved)):
        return None
    name = ("Lopend werk, gestart en afgerond per twee weken", "Work in progress, started and finished per two weeks")
    spec = frame(scene.pick(*name), _told(open_facts, moved, scene.language))
    spec["padding"] = PADDING
    spec["data"] = {"values": [_row(*pair, scene.language) for pair in zip(open_facts, moved, strict=True)]}
    spec["spacing"] = 18
    spec["vconcat"] = [_work(open_facts, scene), _bars(moved, scene)]
    return drawing("flow", "kpis", spec, [*open_facts, *moved])


def _row(work: Fact, moved: Fact, language: Language) -> JsonValue:
    counted = _counts(moved)
    return {
        "facts": [work.id, moved.id],
        "day": work.as_of.isoformat(),
        "when": short_day(work.as_of, language),
        "open": work.value,
        "started": counted["started"],
        "finished": counted["finished"],
    }


def _counts(moved: Fact) -> Mapping[str, JsonValue]:
    return moved.value if isinstance(moved.value, Mapping) else {"started": 0, "finished": 0}


def _work(facts: Sequence[Fact], scene: Scene) -> JsonValue:
    highest = max((float(str(each.value)) for each in facts if each.value is not None), default=1.0)
    title = scene.pick("lopend werk", "in progress")
    scale: JsonValue = {"domain": [0, highest * 1.3 or 1]}
    axis: JsonValue = {"title": title, "tickCount": 3, "domain": False, "ticks": False}
    y: JsonValue = {"field": "open", "type": "quantitative", "axis": axis, "scale": scale}
    bare: JsonValue = {"field": "when", "type": "ordinal", "sort": None, "axis": None}
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "encoding": {"x": bare, "y": y},
        "layer": [
            {"mark": {"type": "line", "color": INK, "point": {"color": INK, "size": 40}}},
            {
                "mark": {"type": "text", "dy": -11, "color": INK},
                "encoding": {"text": {"field": "open", "type": "quantitative"}},
            },
        ],
    }


def _bars(moved: Sequence[Fact], scene: Scene) -> JsonValue:
    words = {"started": scene.pick(*STARTED), "finished": scene.pick(*FINISHED)}
    name = " : ".join(f"datum.key === '{key}' ? '{word}'" for key, word in words.items()) + " : ''"
    order: JsonValue = list(words.values())
    colours: JsonValue = [BLUE, ORANGE]
    highest = max(2, *(int(str(count)) for each in moved for count in _counts(each).values()))
    steps: JsonValue = list(range(0, highest + 1, -(-highest // MOST_STEPS)))
    axis: JsonValue = {"title": None, "values": steps, "domain": False, "ticks": False, "format": "d"}
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "transform": [{"fold": ["started", "finished"]}, {"calculate": name, "as": "what"}],
        "mark": {"type": "bar", "stroke": MUTED, "strokeWidth": 0.5},
        "encoding": {
            "x": time_axis(""),
            "xOffset": {"field": "what", "type": "nominal", "sort": order},
            "y": {"field": "value", "type": "quantitative", "axis": axis, "scale": {"domain": [0, highest]}},
            "color": {
                "field": "what",
                "type": "nominal",
                "scale": {"domain": order, "range": colours},
                "legend": {"title": None},
            },
        },
    }


def _told(open_facts: Sequence[Fact], moved: Sequence[Fact], language: Language) -> str:
    first, last = open_facts[0], open_facts[-1]
    write = [number(float(str(each.value)), language) for each in (first, last)]
    cases = write[0] + (" use case" if first.value == 1 else " use cases")
    days = [day(each.as_of, language) for each in (first, last)]
    begun, done = (number(float(str(_counts(moved[-1])[key])), language) for key in ("started", "finished"))
    return pick(
        language,
        f"Lopend werk: {cases} op {days[0]} en {write[1]} op {days[1]}. "
        f"In de laatste twee weken {begun} gestart en {done} afgerond.",
        f"Work in progress: {cases} on {days[0]} and {write[1]} on {days[1]}. "
        f"In the last two weeks {begun} started and {done} finished.",
    )
