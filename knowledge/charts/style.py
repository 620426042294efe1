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

PANEL_WIDTH = 380
PADDING: JsonValue = {"left": 4, "right": 48, "top": 6, "bottom": 4}

CONFIG: JsonValue = {
    "font": FONT,
    "background": "white",
    "view": {"stroke": None},
    "title": {"anchor": "start", "color": INK, "fontSize": 13, "fontWeight": 600, "offset": 10},
    "axis": {
        "domainColor": MUTED,
        "gridColor": FAINT,
        "labelColor": MUTED,
        "labelFontSize": 12,
        "tickColor": FAINT,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "labelFontSize": 12, "titleColor": MUTED, "titleFontSize": 12, "orient": "bottom"},
    "text": {"color": INK, "fontSize": 12},
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
        "axis": {
            "labelAngle": 0,
            "labelOverlap": True,
            "labelSeparation": 6,
            "ticks": False,
            "title": title or None,
            "titlePadding": 8,
        },
    }


def frame(title: str, description: str) -> dict[str, JsonValue]:
    """What every chart has: its title, its alternative text and its style."""
    return {"$schema": SCHEMA, "title": title, "description": description, "config": CONFIG}


def panel(title: str, description: str, height: int) -> dict[str, JsonValue]:
    """A chart of one plot, as wide as every other with its labels: two stand beside each other on a page."""
    size: dict[str, JsonValue] = {"width": PANEL_WIDTH, "height": height, "padding": PADDING}
    return frame(title, description) | size | {"autosize": {"type": "fit", "contains": "padding"}}
