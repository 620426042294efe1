"""How charts look: few colours that stay apart without colour sight and in grey, and little ink."""

from datetime import date

from babel.dates import format_date
from pydantic import JsonValue

from knowledge.model.base import Language

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

INK = "#1f2933"
MUTED = "#5f6b76"
FAINT = "#dfe4e8"
BLUE = "#0b5394"
PALE = "#9fc5e8"
ORANGE = "#d55e00"

CONFIG: JsonValue = {
    "font": FONT,
    "background": "white",
    "view": {"stroke": None},
    "title": {"anchor": "start", "color": INK, "fontSize": 13, "fontWeight": 600, "offset": 10},
    "axis": {
        "domainColor": MUTED,
        "gridColor": FAINT,
        "labelColor": MUTED,
        "labelFontSize": 11,
        "tickColor": FAINT,
        "titleColor": MUTED,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "labelFontSize": 11, "titleColor": MUTED, "titleFontSize": 11, "orient": "bottom"},
    "text": {"color": INK, "fontSize": 11},
}


def short_day(value: date, language: Language) -> str:
    """``2 nov`` or ``2 Nov``: the label of a cycle on an axis."""
    return format_date(value, "d MMM", locale=language).rstrip(".")


def time_axis(title: str) -> JsonValue:
    """One place per cycle, in the order of the rows; the row's ``when`` is its label."""
    return {
        "field": "when",
        "type": "ordinal",
        "sort": None,
        "axis": {"labelAngle": 0, "labelOverlap": True, "ticks": False, "title": title or None, "titlePadding": 8},
    }


def frame(title: str, description: str, width: int, height: int) -> dict[str, JsonValue]:
    """What every chart has: its title, its alternative text, its size in pixels and its style."""
    return {
        "$schema": SCHEMA,
        "title": title,
        "description": description,
        "width": width,
        "height": height,
        "config": CONFIG,
    }
