"""What python-docx has no words for: styles of our own, bookmarks, links within, page numbers, alternative text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from knowledge.model.base import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row

FONT = "Calibri"
INK, MUTED, ACCENT, WARN = (RGBColor.from_string(each) for each in ("1F2933", "5F6B76", "0B5394", "8A3B00"))
WIDTH_CM = 16.2
LEAST_LETTERS = 8
NOT_OURS = ("w:pBdr", "w:contextualSpacing", "w:tabs")
"""What styles of the library's template have beside ours: a line under titles, no room between the items of a list,
and a stop in the middle of a footer."""
LANGUAGES: Mapping[Language, str] = {"nl": "nl-NL", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: size and space in points, in a colour; ``next_too`` keeps it with what follows."""

    name: str
    size: float
    colour: RGBColor
    before: float = 0
    after: float = 4
    bold: bool = False
    next_too: bool = False


STYLES = (
    Style("Normal", 10.5, INK),
    Style("Title", 26, INK, after=6, bold=True, next_too=True),
    Style("Heading 1", 15, INK, before=22, after=6, bold=True, next_too=True),
    Style("Heading 2", 11, INK, before=12, after=4, bold=True, next_too=True),
    Style("List Bullet", 10.5, INK, after=3),
    Style("List Bullet 2", 10.5, INK, after=2),
    Style("Banner", 11, WARN, after=8, bold=True),
    Style("About", 9.5, MUTED, after=1),
    Style("Missing Title", 9.5, MUTED, before=8, after=2, bold=True, next_too=True),
    Style("Missing", 9.5, MUTED, after=2),
    Style("Chart Title", 9.5, INK, before=8, after=2, bold=True, next_too=True),
    Style("Source Title", 9, INK, before=7, after=1, next_too=True),
    Style("Source", 9, INK, after=1),
    Style("Gap", 4, INK, after=0),
    Style("Footer", 8, MUTED, after=0),
)


def blank(title: str, language: Language, day: date) -> Document:
    """An empty A4 document with our styles, its language and its properties."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDTH_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    for style in STYLES:
        _style(document, style)
    aside = document.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
    aside.font.color.rgb = MUTED
    _figures_style(document)
    _language(document, LANGUAGES[language])
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title[:250], "Koers", ""
    properties.language = LANGUAGES[language]
    properties.created = properties.modified = moment
    return document


def _style(document: Document, wanted: Style) -> None:
    names = {each.name for each in document.styles}
    if wanted.name not in names:
        document.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
    style: Any = document.styles[wanted.name]
    style.font.size, style.font.bold, style.font.color.rgb = Pt(wanted.size), wanted.bold, wanted.colour
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [str(each) for each in fonts.attrib if str(each).endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:hAnsi"), FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(wanted.before), Pt(wanted.after)
    shape.line_spacing = 1.12
    shape.keep_with_next, shape.widow_control = wanted.next_too, True
    for name in NOT_OURS:
        for held in style.element.pPr.findall(qn(name)):
            style.element.pPr.remove(held)


def _figures_style(document: Document) -> None:
    """A table of numbers: a line under every row, and no others."""
    style: Any = document.styles.add_style("Figures", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    style.font.size = Pt(9)
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "D9DFE4")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    shape = OxmlElement("w:tblPr")
    shape.append(borders)
    style.element.append(shape)


def _language(document: Document, language: str) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    tag = defaults.find(qn("w:lang"))
    for name in ("val", "eastAsia"):
        tag.set(qn(f"w:{name}"), language)


def add(document: Document, style: str, text: str = "") -> Paragraph:
    """A paragraph in one of our styles, by its id: to look each up by its name would take most of the time."""
    added = document.add_paragraph(text)
    apply(added, style)
    return added


def apply(paragraph: Paragraph, style: str) -> None:
    """Gives the paragraph one of our styles."""
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001


def aside(paragraph: Paragraph, text: str) -> None:
    """Pale text in a paragraph."""
    paragraph.add_run(text)._r.style = "Aside"  # noqa: SLF001


def footer(document: Document, text: str, page: str, of: str) -> None:
    """The text, and behind a tab the number of the page and of how many."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{text}\t{page} ")
    _field(paragraph, "PAGE")
    paragraph.add_run(f" {of} ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


class Bookmarks:
    """Names for places, each with the number of its own that Word asks for."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, paragraph: Paragraph, name: str) -> None:
        """A place named ``name`` at the start of the paragraph."""
        self._count += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for each in (start, end):
            each.set(qn("w:id"), str(self._count))
            paragraph._p.append(each)  # noqa: SLF001
        start.set(qn("w:name"), bookmark(name))


def bookmark(name: str) -> str:
    """What Word takes for a name: letters, digits and underscores."""
    return "_" + name.replace("-", "_")


def link(paragraph: Paragraph, anchor: str, text: str) -> None:
    """A link to a bookmark of the same document."""
    element, run = OxmlElement("w:hyperlink"), paragraph.add_run(text)
    run.font.color.rgb, run.font.size = ACCENT, Pt(8)
    element.set(qn("w:anchor"), bookmark(anchor))
    element.append(run._r)  # noqa: SLF001
    paragraph._p.append(element)  # noqa: SLF001


def picture(paragraph: Paragraph, content: bytes, alt: str, width: float) -> None:
    """A picture of so many centimetres with its alternative text."""
    shape = paragraph.add_run().add_picture(BytesIO(content), width=Cm(width))
    shape._inline.docPr.set("descr", alt)  # noqa: SLF001


def keep_together(row: _Row) -> None:
    """Does not let the row break over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def repeat_head(row: _Row) -> None:
    """Repeats the row on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def widths(rows: Iterable[Sequence[str]], room: float) -> list[Length]:
    """``room`` centimetres divided among the columns of a table, by the longest text of each."""
    longest = [max(LEAST_LETTERS, *map(len, column)) for column in zip(*rows, strict=True)]
    return [Cm(room * letters / sum(longest)) for letters in longest]
