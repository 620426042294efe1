from datetime import date
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from knowledge.documents.extract import Extracted, extract
from tests.knowledge.documents.files import fill_table, slides, word, workbook


def places(extracted: Extracted) -> list[tuple[int | None, tuple[str, ...], str]]:
    return [(block.page, block.heading, extracted.text[block.start : block.end]) for block in extracted.blocks]


def test_word_keeps_dutch_headings_lists_and_tables_in_document_order() -> None:
    def build(document: Any) -> None:
        document.core_properties.title = "Strategie 2025"
        document.styles.add_style("Kop 1", 1)
        document.add_paragraph("Inleiding", "Kop 1")
        document.add_paragraph("Wij leren.")
        document.add_heading("Goals", 2)
        document.add_paragraph("eerste", "List Bullet")
        table = document.add_table(3, 3)
        fill_table(table, [("Doel", "Team", "Datum"), ("Leren", "Inkoop", "2025"), ("Bouwen", "", "2026")])
        table.cell(1, 1).merge(table.cell(2, 1))
        fill_table(document.add_table(2, 2), [("Versie", "1.2"), ("Datum", "3 maart 2025")])
        document.add_paragraph("Slot.")

    extracted = extract("x.docx", word(build))
    assert extracted.title == "Strategie 2025"
    assert places(extracted) == [
        (None, ("Inleiding",), "Inleiding\n\nWij leren."),
        (
            None,
            ("Inleiding", "Goals"),
            "Goals\n- eerste\n\nDoel: Leren; Team: Inkoop; Datum: 2025\nDoel: Bouwen; Team: Inkoop; Datum: 2026\n\n"
            "Versie: 1.2\nDatum: 3 maart 2025\n\nSlot.",
        ),
    ]


def test_word_counts_tracked_insertions_but_no_deletions_hidden_text_or_contents_list() -> None:
    def build(document: Any) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Inleiding 3", "toc 1")
        paragraph = document.add_paragraph("Wij ")
        for tag, text in (("ins", "willen "), ("del", "zullen ")):
            change = paragraph._p.makeelement(paragraph._p.tag.replace("}p", f"}}{tag}"))
            change.append(paragraph.add_run(text)._r)
            paragraph._p.append(change)
        paragraph.add_run("leren")
        paragraph.add_run(" geheim").font.hidden = True

    assert extract("x.docx", word(build)).text == "Wij willen leren"


def test_slides_are_pages_with_their_title_text_tables_charts_groups_and_notes() -> None:
    def build(deck: Any) -> None:
        first = deck.slides.add_slide(deck.slide_layouts[1])
        first.shapes.title.text = "Drie doelen"
        first.placeholders[1].text_frame.text = "Leren"
        first.placeholders[1].text_frame.add_paragraph().text = "Stoppen"
        first.notes_slide.notes_text_frame.text = "Vertel het verhaal."
        second = deck.slides.add_slide(deck.slide_layouts[6])
        fill_table(second.shapes.add_table(2, 2, 0, 0, 9, 9).table, [("KPI", "Doel"), ("Adoptie", "80%")])
        second.shapes.add_group_shape().shapes.add_textbox(0, 0, 9, 9).text_frame.text = "In een groep"
        data = CategoryChartData()
        data.categories = ["Q1", "Q2"]
        data.add_series("Pilots", (3, 5.5))
        second.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 9, 9, data)

    extracted = extract("x.pptx", slides(build))
    assert extracted.title == "Drie doelen"
    assert places(extracted) == [
        (1, ("Drie doelen",), "Drie doelen\n\n- Leren\n- Stoppen\n\nVertel het verhaal."),
        (2, (), "KPI: Adoptie; Doel: 80%\n\nIn een groep\n\nQ1; Pilots: 3\nQ2; Pilots: 5.5"),
    ]


def test_workbook_regions_name_their_sheet_and_cells() -> None:
    def build(book: Any) -> None:
        sheet = book.active
        sheet.title = "Cases"
        sheet["B2"] = "Portfolio maart"
        rows = [("Naam", "Start", "Kosten"), ("Chatbot", date(2025, 1, 3), 1250.5), ("Zoeker", None, 3.0)]
        for at, row in enumerate(rows, start=3):
            for column, value in enumerate(row, start=2):
                sheet.cell(at, column, value)
        sheet["D9"] = "Los"
        hidden = book.create_sheet("Geheim")
        hidden["A1"] = "verborgen"
        hidden.sheet_state = "hidden"

    assert places(extract("x.xlsx", workbook(build))) == [
        (
            None,
            ("Cases", "B2:D5"),
            "Portfolio maart\nNaam: Chatbot; Start: 2025-01-03; Kosten: 1250.5\nNaam: Zoeker; Kosten: 3",
        ),
        (None, ("Cases", "D9:D9"), "Los"),
    ]


def test_a_long_sheet_is_cited_by_few_rows_at_a_time() -> None:
    def build(book: Any) -> None:
        book.active.append(["Naam", "Doel"])
        for number in range(2, 102):
            book.active.append([f"Case {number}", "x" * 80])

    blocks = extract("x.xlsx", workbook(build)).blocks
    assert blocks[0].heading == ("Sheet", "A2:B6")  # five rows of some 100 characters, below the header in row 1
    assert blocks[-1].heading[1].endswith(":B101")
