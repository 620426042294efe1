"""Blocks as a Word document."""

from collections.abc import Iterable
from io import BytesIO

from knowledge.sample.build.blocks import Block


def docx(content: Iterable[Block]) -> bytes:
    """A document with real headings, list and paragraph styles."""
    from docx import Document

    document = Document()
    for block in content:
        if block.kind == "heading":
            document.add_heading(block.text, level=block.level - 1)
        elif block.kind == "table":
            table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(block.text, style="List Bullet" if block.kind == "bullet" else None)
    result = BytesIO()
    document.save(result)
    return result.getvalue()
