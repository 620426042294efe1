"""Blocks as a PDF with a real text layer."""

from collections.abc import Iterable
from importlib import import_module
from io import BytesIO
from typing import Any

from knowledge.sample.build.blocks import Block


def pdf(content: Iterable[Block]) -> bytes:
    """One or more A4 pages; reportlab is untyped, hence looked up by name."""
    flow: Any = import_module("reportlab.platypus")
    styles: Any = import_module("reportlab.lib.styles").getSampleStyleSheet()
    names = {"heading": ("Title", "Heading2", "Heading3"), "bullet": ("BodyText",), "paragraph": ("BodyText",)}
    story = [
        flow.Paragraph(
            block.text,
            styles[names[block.kind][max(block.level - 1, 0)]],
            bulletText="•" if block.kind == "bullet" else None,
        )
        for block in content
    ]
    result = BytesIO()
    flow.SimpleDocTemplate(result, title=story[0].text, lang="en", invariant=1).build(story)
    return result.getvalue()
