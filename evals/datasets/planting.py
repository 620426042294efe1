"""Files with something planted beside their text: in the name of a sheet, or in the properties of a letter."""

import csv
from io import BytesIO, StringIO


def workbook(sheet: str, cells: str) -> bytes:
    """An ``.xlsx`` with one sheet of this name; ``cells`` are lines of values with commas between them."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet(sheet or None)
    for row in csv.reader(StringIO(cells)):
        page.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def letter(title: str, text: str) -> bytes:
    """A ``.docx`` whose properties state this title; paragraphs have an empty line between them."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
