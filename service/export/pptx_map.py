"""The portfolio map on a slide: dots with letters, and beside them what the letters stand for."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from service.export import fitting
from service.export.figures import Figure
from service.export.pptx_deck import BLUE, FAINT, INK, MUTED, ORANGE, PALE, WHITE, Box, Deck
from service.export.pptx_plots import DATA, Row, amount, as_cell, label, legend, native

PLOT, KEY = Box(48, 112, 540, 378), Box(612, 122, 300, 360)
KEY_SIZE = 14.0
LOW = (XL_MARKER_STYLE.CIRCLE, PALE, INK)
MIDDLE = (XL_MARKER_STYLE.SQUARE, BLUE, WHITE)
HIGH = (XL_MARKER_STYLE.DIAMOND, ORANGE, WHITE)


def portfolio_map(deck: Deck, slide: Any, figure: Figure, rows: Sequence[Row], language: Language) -> None:
    """A series per level of urgency, and one that holds only the numbers of the others; the one with the most points
    first, because LibreOffice draws no series that is shorter than one behind it."""
    shown = [row for row in rows if row.get("letter")]
    others = [row for row in rows if row.get("others")]
    levels: dict[str, list[Row]] = {}
    for row in sorted(shown, key=lambda row: amount(row, "urgency")):
        levels.setdefault(str(row.get("level", "")), []).append(row)
    named = {f"{pick(language, 'urgentie', 'urgency')} {level}": (_dots, some) for level, some in levels.items()}
    named[pick(language, "+: overige", "+: others")] = (_counts, others)
    ordered = sorted(named.items(), key=lambda each: -len(each[1][1]))
    data = DATA.XyChartData()
    for name, (_, some) in ordered:
        series = data.add_series(as_cell(name))
        for row in some:
            series.add_data_point(amount(row, "x"), amount(row, "y"))
    chart = native(slide, PLOT, XL_CHART_TYPE.XY_SCATTER, data, figure.alt)
    _axis(chart.category_axis, pick(language, "haalbaarheid", "feasibility"))
    _axis(chart.value_axis, "impact")
    legend(chart)
    for series, (_, (write, some)) in zip(chart.plots[0].series, ordered, strict=True):
        write(series, some)
    said = (f"{row['letter']}   {row.get('title', '')}" for row in shown)
    deck.box(slide, KEY, [(fitting.cut(text, KEY_SIZE, KEY.width, 2), KEY_SIZE, INK, False) for text in said])


def _axis(axis: Any, title: str) -> None:
    """From 1 to 5, with the lines between the ratings and no numbers at them."""
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0.5, 5.5, 1
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = FAINT
    axis.format.line.color.rgb = FAINT
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = ";;;", False
    axis.axis_title.text_frame.text = f"{title} (1–5) →"
    run = axis.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(12), False


def _dots(series: Any, rows: Sequence[Row]) -> None:
    urgency = amount(rows[0], "urgency")
    style, colour, ink = LOW if urgency < 3 else MIDDLE if urgency == 3 else HIGH
    series.format.line.fill.background()
    series.marker.style, series.marker.size = style, 15
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    for place, row in enumerate(rows):
        label(series.points[place], str(row["letter"]), XL_LABEL_POSITION.CENTER, 10, ink)


def _counts(series: Any, rows: Sequence[Row]) -> None:
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE
    for place, row in enumerate(rows):
        label(series.points[place], str(row["others"]), XL_LABEL_POSITION.CENTER, 12, MUTED)
