"""The slides themselves: their size, their letters, titles, texts, footers and notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from knowledge.model.base import Language
from service.export import fitting

LANGUAGES: Mapping[Language, MSO_LANGUAGE_ID] = {"nl": MSO_LANGUAGE_ID.DUTCH, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
_Colour: Any = RGBColor
INK, MUTED, WARN, WHITE = map(_Colour.from_string, ("1F2933", "5F6B76", "8A3B00", "FFFFFF"))
BLUE, PALE, ORANGE, FAINT = map(_Colour.from_string, ("0B5394", "9FC5E8", "D55E00", "DFE4E8"))
FONT = "Calibri"
TITLE_ONLY, TITLE_AND_TEXT = 5, 1
TITLE_SIZES = (28.0, 24.0, 20.0)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    top: float
    width: float
    height: float


PAGE = Box(0, 0, 960, 540)
TITLE = Box(48, 30, 864, 74)
BODY = Box(48, 118, 864, 362)
COVER = Box(48, 120, 864, 150)
ABOUT = Box(48, 290, 864, 190)
FOOT = Box(48, 500, 800, 22)
NUMBER = Box(862, 500, 50, 22)
BULLET = 18.0


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; ``tail`` is what follows it in small and pale letters; a ``deep`` one belongs to that before."""

    said: str
    tail: str = ""
    muted: bool = False
    bullet: bool = True
    deep: bool = False

    @property
    def whole(self) -> str:
        return self.said + self.tail

    def part(self, told: str) -> "Text":
        """As much of it as ``told`` is."""
        if self.tail and told.endswith(self.tail):
            return replace(self, said=told.removesuffix(self.tail))
        return replace(self, said=told, tail="")


class Deck:
    """Slides of 16 by 9, each with ``foot`` and its number below."""

    def __init__(self, title: str, language: Language, day: date, foot: str) -> None:
        self.presentation: Any = Presentation()
        self.presentation.slide_width, self.presentation.slide_height = Pt(PAGE.width), Pt(PAGE.height)
        self._language = LANGUAGES[language]
        self._foot = foot
        properties = self.presentation.core_properties
        properties.title, properties.author, properties.last_modified_by = title[:250], "Koers", "Koers"
        properties.language = {"nl": "nl-NL", "en": "en-GB"}[language]
        properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)

    def cover(self, title: str, banner: str, about: Iterable[tuple[str, str]]) -> None:
        """The first slide: what it is, of when, and whether somebody approved it."""
        slide = self._slide(TITLE_ONLY)
        size = 40.0
        shown = fitting.cut(title, size, TITLE.width, 3)
        self._fill(slide.shapes.title, COVER, [(shown, size, INK, True)], MSO_ANCHOR.BOTTOM)
        rows = [(banner, 18.0, WARN, True)] if banner else []
        rows += [(f"{label}: {text}", 16.0, MUTED, False) for label, text in about]
        fitted = [(fitting.cut(text, size, TITLE.width, 2), size, colour, bold) for text, size, colour, bold in rows]
        self.box(slide, ABOUT, fitted)

    def titled(self, title: str, notes: str = "") -> Any:
        """A slide with a title only."""
        slide = self._slide(TITLE_ONLY)
        self._title(slide, title, notes)
        return slide

    def texts(self, title: str, texts: Sequence[Text], size: float, notes: str = "") -> None:
        """A slide with a title and paragraphs, which have to fit."""
        slide = self._slide(TITLE_AND_TEXT)
        self._title(slide, title, notes)
        frame = self._frame(slide.placeholders[1], BODY)
        for place, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.space_before, paragraph.space_after = Pt(0), Pt(size * fitting.GAP)
            paragraph.line_spacing = 1.0
            self._run(paragraph, text.said, size, MUTED if text.muted else INK)
            if text.tail:
                self._run(paragraph, text.tail, size * 0.75, MUTED)
            _bullet(paragraph, BULLET if text.bullet else 0, BULLET if text.deep else 0)

    def box(self, slide: Any, box: Box, rows: Iterable[tuple[str, float, RGBColor, bool]]) -> None:
        """Paragraphs in a box of their own: text, size, colour, bold."""
        shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
        self._fill(shape, box, rows)

    def _slide(self, layout: int) -> Any:
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[layout])
        foot = fitting.cut(self._foot, 10.0, FOOT.width, 1)
        self.box(slide, FOOT, [(foot, 10.0, MUTED, False)])
        number = slide.shapes.add_textbox(Pt(NUMBER.left), Pt(NUMBER.top), Pt(NUMBER.width), Pt(NUMBER.height))
        self._number(self._frame(number, NUMBER).paragraphs[0], len(self.presentation.slides))
        return slide

    def _number(self, paragraph: Any, number: int) -> None:
        self._run(paragraph, str(number), 10.0, MUTED)
        run = paragraph.runs[0]._r  # noqa: SLF001
        run.tag = f"{{{DRAWING}}}fld"
        run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        run.set("type", "slidenum")

    def _title(self, slide: Any, title: str, notes: str) -> None:
        fits = (size for size in TITLE_SIZES if fitting.lines(title, size, TITLE.width) <= 2)
        size = next(fits, TITLE_SIZES[-1])
        shown = fitting.cut(title, size, TITLE.width, 2)
        self._fill(slide.shapes.title, TITLE, [(shown, size, INK, True)], MSO_ANCHOR.BOTTOM)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes

    def _fill(
        self,
        shape: Any,
        box: Box,
        rows: Iterable[tuple[str, float, RGBColor, bool]],
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    ) -> None:
        frame = self._frame(shape, box)
        frame.vertical_anchor = anchor
        for place, (text, size, colour, bold) in enumerate(rows):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(size * 0.25)
            self._run(paragraph, text, size, colour, bold)
            paragraph.alignment = PP_ALIGN.LEFT

    def _frame(self, shape: Any, box: Box) -> Any:
        shape.left, shape.top, shape.width, shape.height = (
            Pt(each) for each in (box.left, box.top, box.width, box.height)
        )
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        return frame

    def _run(self, paragraph: Any, text: str, size: float, colour: RGBColor, bold: bool = False) -> None:
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = colour
        run.font.language_id = self._language


def _bullet(paragraph: Any, indent: float, left: float) -> None:
    shape = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    shape.set("marL", str(Pt(left + indent)))
    shape.set("indent", str(Pt(-indent)))
    if not indent:
        etree.SubElement(shape, f"{{{DRAWING}}}buNone")
