"""Every format of the sample briefing, opened again: the same things are said in each, in both languages."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product
from typing import Any

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from selectolax.lexbor import LexborHTMLParser

from knowledge.errors import InvalidInput
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.briefing import Briefing, BriefingState
from knowledge.model.evidence import Fact
from knowledge.reporting.part import OPTION
from service.export import FORMATS, export
from service.export.figures import HALF, spread
from service.export.outline import outline
from service.export.sources import source_of
from service.export.wording import WORDS
from tests.service.export.reading import dangers, text_of, without_footers
from tests.service.export.sample import EDITED, briefing, file, said

EVERY = list(product(FORMATS, LANGUAGES))


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which a line break can take or leave."""
    return "".join(text.split()).replace("-", "").replace("\u2010", "")


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_every_claim_every_source_and_the_day_stand_in_every_format(form: str, language: Language) -> None:
    of = outline(briefing(language))
    text = text_of(file(form, language), form)
    if form == "pdf":  # what goes on on the next page has a footer in between
        text += without_footers(text, of)
    text = squeezed(text)
    wanted = [of.title, of.banner, of.as_of, EDITED[LANGUAGES.index(language)], of.word("editor"), of.word("sources")]
    wanted += [point.text for part in of.parts for point in part.points]
    wanted += [missing for part in of.parts for missing in part.missing]
    wanted += [figure.title for figure in of.figures]
    wanted += [f"[{source.number}]" for source in of.sources] + [source.text for source in of.sources]
    wanted += [source.place for source in of.sources]
    most = 100 if form == "pptx" else None  # a slide divides a long text over two, and says so with dots
    assert [each for each in wanted if squeezed(each[:most]) not in text] == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_briefing_gives_the_same_bytes(form: str) -> None:
    assert export(briefing("nl"), form) == file(form, "nl")


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_no_file_holds_anything_that_acts_or_reaches_out(form: str, language: Language) -> None:
    assert dangers(file(form, language), form) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_dutch_file_has_none_of_our_english_words(form: str) -> None:
    text = f" {text_of(file(form, 'nl'), form)} "
    ours = {english for dutch, english in WORDS.values() if english != dutch and len(english) > 3}
    assert [each for each in ours if f" {each} " in text] == []


@pytest.mark.parametrize("form", FORMATS)
def test_only_what_nobody_approved_says_so(form: str) -> None:
    draft = briefing("nl")
    for state, words in (
        (BriefingState.DRAFT, "concept – niet goedgekeurd"),
        (BriefingState.REJECTED, "afgewezen – niet goedgekeurd"),
    ):
        small = draft.model_copy(update={"state": state, "charts": (), "sections": draft.sections[:1]})
        assert words in text_of(export(small, form), form)
    for state in (BriefingState.APPROVED, BriefingState.PUBLISHED):
        small = draft.model_copy(update={"state": state, "charts": (), "sections": draft.sections[:1]})
        text = text_of(export(small, form), form)
        assert "niet goedgekeurd" not in text
        assert state.label("nl") in text


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_period_says_so_in_one_line(form: str) -> None:
    empty = briefing("en").model_copy(update={"sections": (), "charts": (), "evidence": ()})
    assert "There is nothing to report about this period." in text_of(export(empty, form), form)


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match="cannot be written as 'odt'"):
        export(briefing("en"), "odt")


@pytest.mark.parametrize("form", FORMATS)
def test_a_source_says_what_it_was_computed_from(form: str) -> None:
    whole = briefing("en").model_copy(update={"charts": ()})
    first = whole.evidence[0]
    made = {"id": "made", "label": "", "text": "35 run.", "inputs": {"facts": [first.id], "use_cases": ["UC-001"]}}
    claim = whole.sections[0].claims[0].model_copy(update={"text": "35 run.", "evidence": ("made",)})
    section = whole.sections[0].model_copy(update={"claims": (claim,)})
    evidence = (first.model_copy(update=made), first)
    text = text_of(export(whole.model_copy(update={"sections": (section,), "evidence": evidence}), form), form)
    assert "computed from: 35 active use cases (as of 2 November 2026" in text
    assert "use case: UC-001" in text
    assert "Computed, as of 2 November 2026" in text.replace("Computed ,", "Computed,")


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({"use_cases": ["UC-1"], "names": {"UC-1": "Lezen (UC-1)"}}, ("use case: Lezen (UC-1)",)),
        ({"use_cases": ["UC-1", "UC-2"], "names": {"UC-1": "Lezen (UC-1)"}}, ("use cases: Lezen (UC-1); UC-2",)),
        (
            {"use_cases": [f"UC-{number}" for number in range(11)]},
            ("use cases: UC-0; UC-1; UC-2; UC-3; UC-4; UC-5; UC-6; UC-7; and 3 more",),
        ),
        ({"subjects": ["fin"], "names": {"fin": "Finance & Control"}}, ("computed over: Finance & Control",)),
        # What stands among the use cases and documents is not told again as a subject.
        (
            {"subjects": ["UC-1", "d"], "use_cases": ["UC-1"], "documents": ["d"], "names": {"d": "Het plan"}},
            ("use case: UC-1", "document: Het plan"),
        ),
        ({"subjects": ["UC-1+UC-2"], "use_cases": ["UC-1", "UC-2"]}, ("use cases: UC-1; UC-2",)),
    ],
)
def test_a_source_calls_what_it_was_computed_from_by_name(inputs: dict[str, Any], told: tuple[str, ...]) -> None:
    fact = Fact(id="f", measure="m", label="", value=1, as_of=date(2026, 11, 2), text="One.", inputs=inputs)
    assert source_of(1, fact, {}, "en", ()).details == told


def asking(language: Language) -> Briefing:
    """A briefing with a sentence, and two questions with three options each."""
    whole = briefing(language)
    claims, facts = [whole.sections[0].claims[0].model_copy(update={"text": "First this.", "evidence": ()})], []
    for ask in ("A", "B"):
        for place, told in enumerate((f"Question {ask}?", "Keep: it stays.", f"Change: {ask} less.", "Stop: it goes.")):
            key = f"f-{ask}-{place}"
            measure = OPTION if place else "briefing.decision"
            facts.append(Fact(id=key, measure=measure, label="", value=place, as_of=whole.period.end, text=told))
            claims.append(claims[0].model_copy(update={"text": told, "evidence": (key,)}))
    section = whole.sections[0].model_copy(update={"claims": tuple(claims)})
    return whole.model_copy(update={"sections": (section,), "evidence": tuple(facts), "charts": ()})


def test_options_stand_under_their_question() -> None:
    [part] = outline(asking("en")).parts
    assert [(block.point.text, len(block.options)) for block in part.blocks] == [
        ("First this.", 0),
        ("Question A?", 3),
        ("Question B?", 3),
    ]
    lines = export(asking("en"), "md").decode().splitlines()
    assert lines[lines.index("- Question B? \\[5\\]") + 1] == "  - Keep: it stays. \\[2\\]"  # both the same
    tree = LexborHTMLParser(export(asking("en"), "html").decode())
    assert [len(each.css("li")) for each in tree.css(".points > li > ul")] == [3, 3]
    styles = [each.style.name for each in docx.Document(BytesIO(export(asking("en"), "docx"))).paragraphs if each.style]
    assert [name for name in styles if name.startswith("List")] == ["List Bullet"] + (
        ["List Bullet"] + ["List Bullet 2"] * 3
    ) * 2


def test_every_question_begins_a_slide_and_has_its_options_on_it() -> None:
    slides = list(Presentation(BytesIO(export(asking("en"), "pptx"))).slides)[1:3]
    bodies = [[each.text for each in slide.placeholders[1].text_frame.paragraphs] for slide in slides]
    assert [(len(body), next(text for text in body if "?" in text)) for body in bodies] == [
        (5, "Question A?\N{NO-BREAK SPACE}[1]"),
        (4, "Question B?\N{NO-BREAK SPACE}[5]"),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_a_source_does_not_say_again_what_a_claim_said_word_for_word(form: str) -> None:
    whole = briefing("en").model_copy(update={"charts": ()})
    fact = Fact(
        id="f",
        measure="m",
        label="",
        as_of=whole.period.end,
        text="35 run.",
        value=35,
        inputs={"use_cases": ["UC-001"]},
    )
    claim = whole.sections[0].claims[0].model_copy(update={"text": "35 run.", "evidence": ("f",)})
    section = whole.sections[0].model_copy(update={"claims": (claim,)})
    told = whole.model_copy(update={"sections": (section,), "evidence": (fact,)})
    assert outline(told).sources[0].text == ""
    slides = 2 if form == "pptx" else 0  # the slide of the sources, its notes, and those of the slide with the claim
    text = text_of(export(told, form), form)
    assert text.count("35 run.") == 1
    assert text.count("use case: UC-001") == 1 + slides


def test_html_leads_from_a_claim_to_its_source_and_back() -> None:
    tree = LexborHTMLParser(file("html", "nl").decode())
    ids = [each.attributes["id"] for each in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    links = [each.attributes["href"] for each in tree.css("a")]
    assert links
    assert {str(each)[1:] for each in links} <= set(ids)
    assert tree.css_first("html").attributes["lang"] == "nl"
    assert next(each.tag for each in tree.css("h1, h2")) == "h1"
    assert len(tree.css("[role=img][aria-label]")) == len(tree.css("figure")) == 8


def test_the_pdf_is_tagged_and_has_the_language_and_a_number_on_every_page() -> None:
    content = file("pdf", "nl")
    document = pypdfium2.PdfDocument(content)
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == "Directiebriefing"
    for place, page in enumerate(document, 1):
        assert f"Pagina {place} van {len(document)}" in page.get_textpage().get_text_range()
    assert b"nl" in content


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_of_the_pdf_stands_last_on_its_page(language: Language) -> None:
    titles = {part.title for part in outline(briefing(language)).parts}
    for page in pypdfium2.PdfDocument(file("pdf", language)):
        lines = page.get_textpage().get_text_range().splitlines()
        assert lines[-2] not in titles  # the last line is the footer


def test_a_word_that_is_longer_than_a_line_stays_on_the_page() -> None:
    document = pypdfium2.PdfDocument(export(said("x" * 600), "pdf"))
    for page in document:
        texts = page.get_textpage()
        right = max((texts.get_charbox(place)[2] for place in range(texts.count_chars())), default=0)
        assert right <= page.get_width() - 60


@pytest.mark.parametrize("text", ["Klaar 😀 en door", "日本語の報告", "تقرير", "κόσμος и мир", "हिन्दी"])
def test_a_pdf_is_made_of_letters_of_any_script(text: str) -> None:
    assert pypdfium2.PdfDocument(export(said(text), "pdf"))


@pytest.mark.parametrize("text", ["Klaar 😀 en door", "🚀 Door", "Klaar 👩🏽\u200d🔧"])
def test_a_picture_among_the_letters_leaves_no_empty_box(text: str) -> None:
    # Only what has a letter for everything keeps to PDF/UA-1.
    content = export(said(text), "pdf")
    assert b"pdfuaid" in content
    assert "Door" in text_of(content, "pdf") or "Klaar" in text_of(content, "pdf")


def test_the_foot_of_a_document_has_its_page_number_at_the_right_and_no_stop_before_it() -> None:
    document = docx.Document(BytesIO(file("docx", "nl")))
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.style
    assert list(foot.style.paragraph_format.tab_stops) == []
    [stop] = foot.paragraph_format.tab_stops
    section = document.sections[0]
    assert section.page_width and section.left_margin and section.right_margin  # noqa: PT018
    room = section.page_width - section.left_margin - section.right_margin
    assert (stop.alignment, abs(stop.position - room) < 1_000) == (WD_TAB_ALIGNMENT.RIGHT, True)


def test_a_heading_a_chart_title_and_a_question_of_a_document_stay_with_what_follows() -> None:
    document = docx.Document(BytesIO(export(asking("en"), "docx")))
    kept = {each.name: each.paragraph_format.keep_with_next for each in document.styles if each.type == 1}
    assert all(kept[name] for name in ("Heading 1", "Heading 2", "Chart Title", "Source Title", "Missing Title"))
    lists = [each for each in document.paragraphs if each.style and each.style.name.startswith("List")]
    # First this. | Question A? and its options | Question B? and its options: all but the last option stay together.
    assert [bool(each.paragraph_format.keep_with_next) for each in lists] == [False, *([True] * 3 + [False]) * 2]


def test_the_columns_of_a_table_are_as_wide_as_what_they_hold() -> None:
    document = docx.Document(BytesIO(file("docx", "en")))
    table = next(each for each in document.tables if each.rows[0].cells[0].text == "letter")
    widths = [cell.width or 0 for cell in table.rows[1].cells]
    assert widths[1] == max(widths) > 2 * widths[0]


def test_the_longest_series_of_the_map_stands_first() -> None:
    slides = list(Presentation(BytesIO(file("pptx", "nl"))).slides)
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    [mapped] = [chart for chart in charts if chart.chart_type == XL_CHART_TYPE.XY_SCATTER]
    sizes = [len(list(series.iter_values())) for series in mapped.plots[0].series]
    assert sizes == sorted(sizes, reverse=True)


def test_work_in_progress_stands_above_what_started_and_finished_and_whole_use_cases_are_counted() -> None:
    slides = list(Presentation(BytesIO(file("pptx", "nl"))).slides)
    [charts] = [found for slide in slides if len(found := [each for each in slide.shapes if each.has_chart]) == 2]
    above, below = sorted(charts, key=lambda each: int(each.top))
    assert above.top + above.height <= below.top
    assert [[series.name for series in each.chart.plots[0].series] for each in (above, below)] == [
        ["lopend werk"],
        ["gestart", "afgerond"],
    ]
    assert below.chart.value_axis.major_unit == 1


def test_the_document_has_real_headings_lists_tables_and_alternative_texts() -> None:
    document = docx.Document(BytesIO(file("docx", "en")))
    of = outline(briefing("en"))
    styles = [(each.style.name, each.text) for each in document.paragraphs if each.style]
    headings = [text for name, text in styles if name == "Heading 1"]
    assert headings == [*(part.title for part in of.parts), of.word("sources"), of.word("figures")]
    assert sum(name == "List Bullet" for name, _ in styles) == sum(len(part.points) for part in of.parts)
    pictures = document.element.body.xpath(".//wp:docPr/@descr")
    assert sorted(pictures) == sorted(figure.alt for figure in of.figures)
    assert document.core_properties.language == "en-GB"
    assert "en-GB" in document.styles.element.xml
    names = document.element.body.xpath(".//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
    assert set(document.element.body.xpath(".//w:hyperlink/@w:anchor")) <= set(names)


def test_slides_have_titles_numbers_native_charts_and_sources_in_their_notes() -> None:
    slides = list(Presentation(BytesIO(file("pptx", "nl"))).slides)
    of = outline(briefing("nl"))
    assert all(slide.shapes.title.text_frame.text for slide in slides)
    charts = [shape for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == len(of.figures) + 1  # flow is two: work in progress above what moved
    assert {shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in charts} == {each.alt for each in of.figures}
    assert "[1] Actieve use cases, stand 2 november 2026" in slides[1].notes_slide.notes_text_frame.text
    for place, slide in enumerate(slides, 1):
        assert str(place) in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_a_chart_of_an_unknown_kind_becomes_a_picture_with_its_alternative_text() -> None:
    chart = {
        "title": "Other",
        "description": "Two points.",
        "data": {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 1}]},
        "mark": "point",
        "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}},
    }
    small = briefing("en").model_copy(update={"charts": (chart,)})
    slides = Presentation(BytesIO(export(small, "pptx"))).slides
    alts = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for slide in slides for shape in slide.shapes]
    assert "Two points." in alts
    assert "Charts" in text_of(export(small, "md"), "md")


def test_unknown_figures_are_said_to_be_unknown_and_not_zero() -> None:
    of = outline(briefing("nl"))
    assert "geen cijfer" not in {
        cell for figure in of.figures if figure.table for row in figure.table.rows for cell in row
    }
    facts = [
        each.model_copy(update={"value": None}) if each.kind == "fact" else each for each in briefing("nl").evidence
    ]
    unknown = outline(briefing("nl").model_copy(update={"evidence": tuple(facts)}))
    assert unknown.figures[0].table is not None
    assert {row[1] for row in unknown.figures[0].table.rows} == {"geen cijfer"}


def test_the_last_of_an_odd_number_of_half_charts_gets_the_whole_width() -> None:
    half = [each for each in outline(briefing("nl")).figures if each.kind in HALF]
    three, two = spread([replace(each, half=True) for each in half[:3]]), spread(half[:2])
    assert [each.half for each in three] == [True, True, False]
    assert three[2].chart != half[2].chart
    assert [each.chart for each in two] == [each.chart for each in half[:2]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_point_of_the_pdf_stands_alone_at_the_top_of_a_page(language: Language) -> None:
    lasts = {part.points[-1].text[:40] for part in outline(briefing(language)).parts if len(part.points) > 1}
    for page in pypdfium2.PdfDocument(file("pdf", language)):
        first = page.get_textpage().get_text_range().splitlines()[0]
        assert not any(first.lstrip("• ").startswith(text[: len(first)]) for text in lasts if len(first) > 20)


@pytest.mark.parametrize(("language", "head"), [("nl", "haalbaarheid"), ("en", "feasibility")])
def test_the_figures_of_the_map_are_a_table(language: Language, head: str) -> None:
    figure = next(each for each in outline(briefing(language)).figures if each.kind == "map")
    assert figure.table is not None
    assert figure.table.head[2:] == ("impact", head, "urgentie" if language == "nl" else "urgency")
    # By the ranking of the sample: ten letters; 43 are ranked, and the map counts the other 33.
    assert [row[0] for row in figure.table.rows] == list("ABCDEFGHIJ")
    assert figure.table.rows[0][1:] == ("Werkbon inspreken", "5", "4", "3")
    [note] = figure.notes
    assert "33" in note
