"""Word documents: paragraphs, tables, text boxes and notes in the order of the document."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from knowledge.documents import problems
from knowledge.documents.draft import Draft
from knowledge.documents.properties import from_mapping, title
from knowledge.documents.tables import lines
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

_HEADING = re.compile(r"(?i)(?:heading|kop|überschrift|titre)\s*(\d)")
_TITLE = re.compile(r"(?i)(?:title|titel)$")
_CONTENTS = re.compile(r"(?i)(?:toc|inhopg|table of figures|lijst met afbeeldingen)\b")
_WIDEST = 100
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_REFERENCES = frozenset(qn(f"w:{tag}") for tag in _NOTES)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _SDT, _CONTENT, _BOX = (qn(f"w:{tag}") for tag in ("p", "tbl", "sdt", "sdtContent", "txbxContent"))
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SKIPPED = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _BOX, _FALLBACK))


def read(content: bytes, draft: Draft) -> None:
    """Adds the document's text. Tracked insertions count, deletions, hidden text and the contents list do not."""
    document = _open(content, draft.name)
    draft.title = title(document.core_properties.title)
    from_mapping({"version": document.core_properties.version}, draft)
    _Reader(document, draft).read()


def _open(content: bytes, name: str) -> "WordDocument":
    try:
        return Document(BytesIO(content))
    except ValueError as error:
        raise UnreadableFile(problems.TEMPLATE_OR_MACROS(file=name), problems.SAVE_AS_DOCX()) from error


class _Reader:
    def __init__(self, document: "WordDocument", draft: Draft) -> None:
        self._document = document
        self._draft = draft
        self._notes = {part: _notes(document, part) for part in _NOTES.values()}

    def read(self) -> None:
        self._story(self._document.element.body)

    def _story(self, container: etree._Element) -> None:
        for element in _content(container):
            if element.tag == _TBL:
                self._table(element)
            else:
                self._paragraph(element)
                for box in element.iter(_BOX):
                    if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                        self._story(box)

    def _paragraph(self, element: etree._Element) -> None:
        text = _text(element).strip()
        style = _style(self._document, element)
        if not text or _CONTENTS.match(_name(style)):
            return
        level = _level(element, style)
        if _TITLE.match(_name(style)):
            self._draft.title = self._draft.title or " ".join(text.split())
            self._draft.heading(text, 0)
        elif level:
            self._draft.heading(text, level)
        elif _listed(element, style):
            self._draft.line(f"- {text}")
        else:
            self._draft.paragraph(text)
        for number, note in self._noted(element):
            self._draft.line(f"[{number}] {note}")

    def _noted(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        for tag, part in _NOTES.items():
            for reference in element.iter(qn(f"w:{tag}")):
                number = reference.get(qn("w:id"), "")
                if note := self._notes[part].get(number):
                    yield number, note

    def _table(self, table: etree._Element) -> None:
        header = table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for number, line in enumerate(lines(_rows(table), header or None)):
            (self._draft.line if number else self._draft.paragraph)(line)


def _content(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls and other wrappers."""
    for child in container.iterchildren():
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag == _SDT:
            content = child.find(_CONTENT)
            if content is not None:
                yield from _content(content)
        elif child.tag in (qn("w:ins"), qn("w:customXml"), qn("w:moveTo")):
            yield from _content(child)


def _text(element: etree._Element) -> str:
    """What is written in a paragraph or cell, without what is deleted, hidden, or in a text box of its own."""
    parts: list[str] = []
    todo = list(reversed(list(element)))
    while todo:
        node = todo.pop()
        if node.tag in _SKIPPED or (node.tag == qn("w:r") and _vanished(node)):
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in _WRITTEN:
            parts.append(_WRITTEN[node.tag])
        elif node.tag in _REFERENCES:
            parts.append(f"[{node.get(qn('w:id'), '')}]")
        todo.extend(reversed(list(node)))
        if node.tag == _P:
            parts.append(" ")
    return "".join(parts)


def _vanished(run: etree._Element) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val"), "true") not in ("0", "false", "off")


def _rows(table: etree._Element) -> list[list[str]]:
    """The cells' text by row and column; a cell merged over rows speaks in each of them."""
    rows: list[list[str]] = []
    for row in table.iterchildren(qn("w:tr")):
        cells: list[str] = []
        for cell in _cells(row):
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            below = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            above = rows[-1][len(cells)] if below and rows and len(cells) < len(rows[-1]) else ""
            cells += [above or " ".join(_text(cell).split()), *[""] * (_width(cell) - 1)]
        rows.append(cells)
    return rows


def _cells(row: etree._Element) -> list[etree._Element]:
    """The row's own cells, also in content controls, but not those of a table inside one of them."""
    return [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row]


def _width(cell: etree._Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = int(span.get(qn("w:val"), "1")) if span is not None else 1
    return min(max(width, 1), _WIDEST)


def _notes(document: "WordDocument", part: str) -> dict[str, str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{part}") and not relation.is_external:
            notes = parse_xml(relation.target_part.blob)
            return {note.get(qn("w:id"), ""): " ".join(_text(note).split()) for note in notes}
    return {}


def _style(document: "WordDocument", element: etree._Element) -> "ParagraphStyle | None":
    return Paragraph(element, document._body).style  # noqa: SLF001


def _name(style: "ParagraphStyle | None") -> str:
    return (style.name or "") if style is not None else ""


def _level(element: etree._Element, style: "ParagraphStyle | None") -> int:
    """The heading level from 1, by outline level or by the style's name in English or Dutch; 0 for text."""
    marks = [element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")]
    while style is not None:
        if named := _HEADING.match(_name(style)):
            return int(named[1])
        marks.append(style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"))
        style = style.base_style
    for mark in marks:
        if mark is not None:
            return (int(mark.get(qn("w:val"), "9")) + 1) % 10
    return 0


def _listed(element: etree._Element, style: "ParagraphStyle | None") -> bool:
    numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return numbered or _name(style).lower().startswith(("list bullet", "list number", "lijstopsom", "lijstnummer"))
