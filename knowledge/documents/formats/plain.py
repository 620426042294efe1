"""Plain text: paragraphs as they stand."""

import re

from knowledge.documents.clean import clean
from knowledge.documents.decode import decode
from knowledge.documents.draft import Draft

_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def read(content: bytes, draft: Draft) -> None:
    """One block: plain text has neither pages nor headings."""
    for paragraph in _EMPTY_LINES.split(clean(decode(content))):
        draft.paragraph(paragraph.rstrip())
