"""Exports of the sample's briefing, beside the bare libraries writing the same texts, tables and pictures.

The floor gets its pictures drawn already; it has no styles, links, notes, tags or alternative texts.
"""

import json
import statistics
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import docx
import typst
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from service.export import export
from service.export.charts import png, svg
from service.export.outline import Outline, outline
from tests.service.export.sample import briefing

GOAL_MS = 1_000
ROUNDS = 9
BARE = """#let of = json(bytes(sys.inputs.data))
#for text in of.texts [#text \\ ]
#for each in of.pictures { image(bytes(each), format: "svg", width: 50%) }
#for rows in of.tables { table(columns: rows.at(0).len(), ..rows.flatten()) }
"""


def texts_of(of: Outline) -> list[str]:
    """Every text of the briefing, in its order."""
    texts = [of.title, of.banner, *(text for pair in of.about for text in pair)]
    for part in of.parts:
        texts += [part.title, *(point.text for point in part.points), *part.missing]
    for source in of.sources:
        texts += [source.name, source.place, source.text, *source.details]
    return texts + [note for figure in of.figures for note in figure.notes]


def tables_of(of: Outline) -> list[list[list[str]]]:
    tables = [figure.table for figure in of.figures if figure.table]
    return [[list(row) for row in (each.head, *each.rows)] for each in tables]


def bare_pdf(of: Outline) -> Callable[[], object]:
    pictures = [svg(figure.chart, of.language) for figure in of.figures]
    data = json.dumps({"texts": texts_of(of), "pictures": pictures, "tables": tables_of(of)})
    return lambda: typst.compile(BARE.encode(), sys_inputs={"data": data}, ignore_system_fonts=True)


def bare_docx(of: Outline) -> Callable[[], object]:
    pictures = [png(figure.chart, of.language) for figure in of.figures]

    def write() -> None:
        document = docx.Document()
        for text in texts_of(of):
            document.add_paragraph(text)
        for picture in pictures:
            document.add_picture(BytesIO(picture), width=Inches(3))
        for rows in tables_of(of):
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        document.save(BytesIO())

    return write


def bare_pptx(of: Outline) -> Callable[[], object]:
    def write() -> None:
        deck = Presentation()
        for text in texts_of(of):
            if len(text) > 40:
                slide = deck.slides.add_slide(deck.slide_layouts[5])
                slide.shapes.title.text_frame.text = text
        for figure in of.figures:
            data: Any = CategoryChartData()
            data.categories = [row[0] for row in figure.table.rows] if figure.table else ["A"]
            data.add_series("x", [1] * len(data.categories))
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            box = (Inches(1), Inches(1), Inches(8), Inches(5))
            slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box, data)
        deck.save(BytesIO())

    return write


def timed(work: Callable[[], object]) -> float:
    """The median of some rounds in milliseconds, after one that does not count."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.median(times)


def run() -> dict[str, Any]:
    whole = briefing("nl")
    of = outline(whole)
    figures: dict[str, Any] = {}
    for form, bare in (("pdf", bare_pdf(of)), ("docx", bare_docx(of)), ("pptx", bare_pptx(of))):
        ours, floor = timed(partial(export, whole, form)), timed(bare)
        figures[form] = {"ms": round(ours), "bare_ms": round(floor), "over_ms": round(ours - floor), "goal_ms": GOAL_MS}
    for form in ("md", "html"):
        figures[form] = {"ms": round(timed(partial(export, whole, form)))}
    return figures


def main() -> None:
    """Prints the figures as JSON."""
    print(json.dumps(run(), indent=2))


if __name__ == "__main__":
    main()
