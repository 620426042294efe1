"""Charts of slides: native ones that can be edited where PowerPoint has the kind, else a picture."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from service.export import fitting
from service.export.charts import drawable, png, untitled
from service.export.figures import Figure
from service.export.pptx_deck import BLUE, INK, MUTED, ORANGE, Box, Deck
from service.export.pptx_map import portfolio_map
from service.export.pptx_plots import Row, amount, bars_between, by_cycle, column, label, legend, line, value_axis

ABOVE, AREA = Box(48, 112, 864, 44), Box(48, 164, 864, 322)
TOP = Box(AREA.left, AREA.top, AREA.width, AREA.height * 0.42)
BELOW = Box(AREA.left, AREA.top + TOP.height, AREA.width, AREA.height - TOP.height)
TOLD = 14.0
FEW = 8


def draw(deck: Deck, slide: Any, figure: Figure, language: Language) -> None:
    """The chart on a slide, with what it says above it and as its alternative text."""
    rows = _rows(figure)
    if figure.kind == "map" and rows:
        portfolio_map(deck, slide, figure, rows, language)
        return
    deck.box(slide, ABOVE, [(fitting.sentences(figure.alt, TOLD, ABOVE.width, 2), TOLD, MUTED, False)])
    if rows and (drawn := BY_CYCLE.get(figure.kind)):
        drawn(slide, figure, rows, language)
    else:
        _picture(slide, figure, language)


def _rows(figure: Figure) -> list[Row]:
    data = drawable(figure.chart).get("data")
    values = data.get("values") if isinstance(data, Mapping) else None
    return [row for row in values if isinstance(row, Mapping)] if isinstance(values, list) else []


def _picture(slide: Any, figure: Figure, language: Language) -> None:
    content = BytesIO(png(untitled(figure.chart), language))
    shape = slide.shapes.add_picture(content, Pt(AREA.left), Pt(AREA.top), height=Pt(AREA.height))
    if shape.width > Pt(AREA.width):
        shape.height = int(shape.height * Pt(AREA.width) / shape.width)
        shape.width = Pt(AREA.width)
    shape._element.nvPicPr.cNvPr.set("descr", figure.alt)  # noqa: SLF001


def _trend(slide: Any, figure: Figure, rows: Sequence[Row], language: Language) -> None:
    columns = {figure.title: column(rows, "value")}
    if any(row.get("low") is not None for row in rows):
        name = pick(language, "95%-interval", "95% interval")
        columns[f"{name}, {pick(language, 'boven', 'upper')}"] = column(rows, "high")
        columns[f"{name}, {pick(language, 'onder', 'lower')}"] = column(rows, "low")
    chart = by_cycle(slide, AREA, XL_CHART_TYPE.LINE_MARKERS, rows, columns, figure.alt)
    share = rows[-1].get("unit") == "share"
    value_axis(chart, "0%" if share else "General", 1.0 if share else None)
    first, *bounds = chart.plots[0].series
    line(first, BLUE)
    for bound in bounds:
        bound.format.line.fill.background()
        bound.marker.style = XL_MARKER_STYLE.NONE
    if bounds:
        bars_between(chart)
    for place, row in enumerate(rows):
        if row.get("label"):
            label(first.points[place], str(row["label"]), XL_LABEL_POSITION.ABOVE)


def _flow(slide: Any, figure: Figure, rows: Sequence[Row], language: Language) -> None:
    name = pick(language, "lopend werk", "in progress")
    work = by_cycle(slide, TOP, XL_CHART_TYPE.LINE_MARKERS, rows, {name: column(rows, "open")}, figure.alt)
    value_axis(work, "0")
    legend(work)
    line(work.plots[0].series[0], INK)
    columns = {
        pick(language, "gestart", "started"): column(rows, "started"),
        pick(language, "afgerond", "finished"): column(rows, "finished"),
    }
    moved = by_cycle(slide, BELOW, XL_CHART_TYPE.COLUMN_CLUSTERED, rows, columns, figure.alt)
    value_axis(moved, "0")
    if max(amount(row, field) for row in rows for field in ("started", "finished")) < FEW:
        moved.value_axis.major_unit = 1
    legend(moved)
    for series, colour in zip(moved.plots[0].series, (BLUE, ORANGE), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour


def _rhythm(slide: Any, figure: Figure, rows: Sequence[Row], language: Language) -> None:
    columns = {
        pick(language, "dagen", "days"): column(rows, "value"),
        pick(language, "bovengrens", "upper limit"): column(rows, "upper"),
        pick(language, "midden", "centre"): column(rows, "centre"),
        pick(language, "ondergrens", "lower limit"): column(rows, "lower"),
    }
    chart = by_cycle(slide, AREA, XL_CHART_TYPE.LINE_MARKERS, rows, columns, figure.alt)
    value_axis(chart, "General")
    legend(chart)
    first, *limits = chart.plots[0].series
    line(first, BLUE)
    for limit, dash in zip(limits, (MSO_LINE.DASH, MSO_LINE.SOLID, MSO_LINE.DASH), strict=True):
        line(limit, MUTED, 1.25)
        limit.marker.style = XL_MARKER_STYLE.NONE
        limit.format.line.dash_style = dash
    for place, row in enumerate(rows):
        if row.get("signal") is True:
            marker = first.points[place].marker
            marker.style, marker.size = XL_MARKER_STYLE.DIAMOND, 11
            marker.format.fill.solid()
            marker.format.fill.fore_color.rgb = ORANGE


BY_CYCLE: Mapping[str, Callable[[Any, Figure, Sequence[Row], Language], None]] = {
    "trend": _trend,
    "flow": _flow,
    "rhythm": _rhythm,
}
