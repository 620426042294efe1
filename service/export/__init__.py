"""Briefings and roadmaps as files: ``export`` writes one in any of ``FORMATS``."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from knowledge.coaching.roadmap import Roadmap
from knowledge.errors import InvalidInput
from knowledge.model.briefing import Briefing

if TYPE_CHECKING:
    from service.export.outline import Outline

FORMATS: Mapping[str, str] = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""For every format, which is also a file's suffix, its media type."""


def export(made: Briefing | Roadmap, form: str) -> bytes:
    """It in one of FORMATS; the same bytes for the same briefing or roadmap. InvalidInput for any other format."""
    from service.export import outline, roadmap

    write = writer_of(form)
    return write(roadmap.outline(made) if isinstance(made, Roadmap) else outline.outline(made))


def writer_of(form: str) -> Callable[["Outline"], bytes]:
    """What writes a format; only that is loaded."""
    match form:
        case "md":
            from service.export.markdown import markdown

            return markdown
        case "html":
            from service.export.html import html

            return html
        case "pdf":
            from service.export.pdf import pdf

            return pdf
        case "docx":
            from service.export.docx import docx

            return docx
        case "pptx":
            from service.export.pptx import pptx

            return pptx
    raise InvalidInput(f"A briefing cannot be written as '{form[:40]}'.", f"It can be as {', '.join(FORMATS)}.")
