"""Texts fit in their boxes, however long they are: measured by letters that are wider than real ones."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont
from pptx import Presentation
from pptx.util import Pt

from knowledge.model.base import LANGUAGES, Language
from service.export import export, fitting
from service.export.pptx import _short
from service.export.sources import Source
from tests.service.export.sample import briefing, file, said

ROOMS = st.floats(80, 900)


def overflows(content: bytes) -> list[str]:
    """The shapes that lie beyond their slide, or whose text is higher than they are."""
    deck = Presentation(BytesIO(content))
    found = []
    for place, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            if shape.left < 0 or shape.top < 0 or shape.left + shape.width > deck.slide_width:
                found.append(f"{place}: {shape.name} is off the slide")
            if shape.top + shape.height > deck.slide_height:
                found.append(f"{place}: {shape.name} is below the slide")
            if shape.has_text_frame and (need := height(shape)) > shape.height / Pt(1) + 0.01:
                found.append(f"{place}: {need} > {shape.height / Pt(1)}: {shape.text_frame.text[:80]}")
    return found


def height(shape: Any) -> float:
    """How high the text is, in points."""
    total = 0.0
    for paragraph in shape.text_frame.paragraphs:
        runs = paragraph.runs
        size = max((run.font.size.pt for run in runs if run.font.size), default=10.0)
        text = "".join(run.text for run in runs)
        indent = int((paragraph._p.pPr.get("marL") if paragraph._p.pPr is not None else None) or 0) / Pt(1)
        total += fitting.lines(text, size, shape.width / Pt(1) - indent) * size * fitting.LINE
        total += paragraph.space_after.pt if paragraph.space_after else 0
    return total - (paragraph.space_after.pt if paragraph.space_after else 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_sample_runs_over(language: Language) -> None:
    assert overflows(file("pptx", language)) == []


@pytest.mark.parametrize(
    "text", ["M" * 900, "woord " * 700, "a", "Een zin. " * 60, "日本" * 400, "W" * 40 + " " + "i" * 1500]
)
def test_no_text_is_too_long_for_its_slides_and_none_of_it_is_lost(text: str) -> None:
    content = export(said(text.strip()), "pptx")
    assert overflows(content) == []
    body = "".join(
        shape.text_frame.text
        for slide in Presentation(BytesIO(content)).slides
        for shape in slide.placeholders
        if shape.placeholder_format.idx == 1
    )
    assert body.replace("…", "").replace(" ", "").startswith(text[:3900].replace(" ", ""))


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=400), max_size=8), ROOMS, st.integers(2, 20))
@settings(max_examples=60)
def test_pages_hold_every_text_in_order_and_are_never_too_high(texts: list[str], room: float, most: int) -> None:
    given_texts = [" ".join(each.split()) for each in texts]
    told = list(fitting.pages(given_texts, 16, room, most))
    for page in told:
        assert sum(fitting.lines(text, 16, room) for _, text in page) <= most
    for place, text in enumerate(given_texts):
        parts = "".join(part for page in told for row, part in page if row == place)
        assert parts.replace("…", "").replace(" ", "") == text.replace("…", "").replace(" ", "")


@given(st.text(st.characters(codec="utf-8"), max_size=300), ROOMS, st.integers(1, 4))
def test_a_text_that_is_cut_fits(text: str, room: float, most: int) -> None:
    assert fitting.lines(fitting.cut(text, 20, room, most), 20, room) <= most or most == 1


def test_estimated_widths_are_no_less_than_those_of_real_letters() -> None:
    # Carlito has the widths of Calibri; where it is not at hand, a wider sans-serif at its relative width.
    try:
        letters, scale = ImageFont.truetype("DejaVuSans.ttf", 100), 0.87
    except OSError:
        pytest.skip("no font on this machine to measure with")
    for language in LANGUAGES:
        for section in briefing(language).sections:
            for claim in section.claims:
                real = letters.getlength(claim.text) * scale
                assert fitting.width(claim.text, 100) >= real * 0.98


def test_of_what_is_told_above_a_chart_whole_sentences_stay_and_one_alone_is_cut() -> None:
    text = "34 use cases on 27 July 2026. Lowest 33, highest 37. Routine variation from 29.7 to 48.54."
    assert fitting.sentences(text, 14, 2_000, 1) == text
    assert fitting.sentences(text, 14, 500, 1) == "34 use cases on 27 July 2026. Lowest 33, highest 37."
    assert fitting.sentences("een heel lange zin zonder einde " * 9, 14, 400, 1).endswith(" …")


def test_a_source_on_a_slide_says_what_it_says_or_what_it_was_computed_from() -> None:
    source = Source(1, "fact", "Computed", "as of 2 November 2026", "", ("computed from: 35 active use cases",), ())
    assert _short(source) == "[1] Computed, as of 2 November 2026: computed from: 35 active use cases"
    assert _short(replace(source, text="35 use cases")) == "[1] Computed, as of 2 November 2026: 35 use cases"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_a_source_never_begins_a_line(language: Language) -> None:
    document = docx.Document(BytesIO(file("docx", language)))
    told = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("List Bullet")]
    assert any("\u00a0[" in text for text in told)
    assert not any(" [" in text for text in told if text.rstrip().endswith("]"))
