"""The plots of slides: native charts, their axes, lines and labels."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.chart import data as chart_data
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.util import Pt
from pydantic import JsonValue

from service.export.pptx_deck import DRAWING, FAINT, FONT, INK, MUTED, PALE, Box

Row = Mapping[str, JsonValue]
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DATA: Any = chart_data


def by_cycle(
    slide: Any, box: Box, kind: XL_CHART_TYPE, rows: Sequence[Row], columns: Mapping[str, list[float | None]], alt: str
) -> Any:
    """A chart with a place per row and a series per column."""
    data = DATA.CategoryChartData()
    data.categories = [as_cell(str(row.get("when", ""))) for row in rows]
    for name, values in columns.items():
        data.add_series(as_cell(name), values)
    return native(slide, box, kind, data, alt)


def native(slide: Any, box: Box, kind: XL_CHART_TYPE, data: Any, alt: str) -> Any:
    """A chart of some kind in a box, with its alternative text."""
    frame = slide.shapes.add_chart(kind, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001
    chart = frame.chart
    chart.has_title, chart.has_legend = False, False
    chart.font.size, chart.font.name = Pt(12), FONT
    chart.font.color.rgb = MUTED
    return chart


def as_cell(text: str) -> str:
    """A text for the chart's workbook, where one that begins like a formula or an address would become one."""
    return text if text[:1].isalnum() and ":" not in text else f" {text}"


def value_axis(chart: Any, form: str, top: float | None = None) -> None:
    """The axis of values from 0 to ``top``, its numbers in an Excel format."""
    axis = chart.value_axis
    axis.minimum_scale = 0
    if top is not None:
        axis.maximum_scale = top
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = form, False
    axis.major_gridlines.format.line.color.rgb = FAINT
    axis.format.line.fill.background()
    chart.category_axis.format.line.color.rgb = MUTED


def legend(chart: Any) -> None:
    """The names of the series below the chart."""
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False


def line(series: Any, colour: RGBColor, width: float = 2.25) -> None:
    """A straight line with round markers."""
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = colour, Pt(width)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    series.marker.format.line.color.rgb = colour


def label(point: Any, text: str, where: XL_LABEL_POSITION, size: float = 14, colour: RGBColor = INK) -> None:
    """A text at a point."""
    written = point.data_label
    written.text_frame.text = text
    run = written.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), True, colour
    written.position = where


def bars_between(chart: Any) -> None:
    """A pale bar from the lowest to the highest line of every category: the interval."""
    plot = chart.plots[0]._element  # noqa: SLF001
    lines = etree.Element(f"{{{CHART}}}hiLowLines")
    shape = etree.SubElement(lines, f"{{{CHART}}}spPr")
    stroke = etree.SubElement(shape, f"{{{DRAWING}}}ln", w=str(Pt(9)))
    colour = etree.SubElement(
        etree.SubElement(stroke, f"{{{DRAWING}}}solidFill"), f"{{{DRAWING}}}srgbClr", val=str(PALE)
    )
    etree.SubElement(colour, f"{{{DRAWING}}}alpha", val="70000")
    plot.insert(list(plot).index(plot.find(f"{{{CHART}}}marker")), lines)


def column(rows: Iterable[Row], field: str) -> list[float | None]:
    """A field of every row; ``None`` where it is unknown."""
    return [_number(row.get(field)) for row in rows]


def amount(row: Row, field: str) -> float:
    """A number of a row that always has one."""
    return _number(row.get(field)) or 0.0


def _number(value: JsonValue) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
