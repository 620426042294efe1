"""Texts of any origin are inert in every format: shown as they are, never obeyed, fetched or hidden."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge.errors import InvalidInput
from knowledge.model.briefing import Audience, AudienceKind, Briefing, Chart, Section, Span
from knowledge.model.evidence import Claim, Fact, Passage
from service.export import FORMATS, export
from service.export.charts import render_chart
from service.export.plain import plain
from tests.service.export.reading import dangers, text_of
from tests.service.export.sample import charts

ATTACKS = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</style></title></textarea><svg/onload=alert(1)>",
    "\"><iframe src='https://evil.example/'></iframe>",
    "![picture](https://evil.example/p.png) [link](javascript:alert(1)) <https://evil.example>",
    "[ref]: https://evil.example 'x'",
    "https://evil.example www.evil.example mail@evil.example ftp://evil.example",
    "=HYPERLINK(\"https://evil.example\",\"x\") +1+1 -1 @SUM(A1)",
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }} {% for x in y %} ${7*7} <%= 7 %> #{7} {{constructor.constructor('alert(1)')()}}",
    "#eval(\"1\") #import \"x\" $x$ *bold* _x_ `raw` #read(\"/etc/passwd\") @label <label>",
    "# heading\n\n- item\n\n> quote\n\n```\ncode\n```\n\n---\n\n1. one\n<!-- x -->",
    "| a | b |\n| - | - |\n| c | d |",
    "    indented code\n\tand tabs",
    "~~struck~~ **bold** __x__ $$x$$ \\(x\\) :smile: &lt;b&gt; &#x3c; &amp;",
    "admin\u202egnp.exe \u2066x\u2069 \u200b\u200e\u061c \ufeff\U000e0041\U000e0042",
    "\x00\x01\x08\x0b\x1b[31mred\x1b[0m\x7f\x85\u2028\u2029",
    "{ HYPERLINK \"https://evil.example\" } \\* MERGEFORMAT INCLUDEPICTURE",
    "]]> <![CDATA[x]]> &xxe; <!DOCTYPE x [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>",
    "\\\\evil.example\\share\\x file:///etc/passwd data:text/html,<script>alert(1)</script>",
    "1. first", "2) second", "+ plus", "- minus", "=== ", "--- ", "# ", "> ", "\\", "%", "'", '"',
)  # fmt: skip
DAY = date(2026, 11, 2)
SMALL: Chart = {
    "data": {"values": [{"when": "a", "value": 1, "label": "1"}]},
    "mark": "point",
    "encoding": {"x": {"field": "when", "type": "nominal"}, "y": {"field": "value", "type": "quantitative"}},
}


def attacked(*texts: str) -> Briefing:
    """A briefing with each of the texts in every field that a text can stand in."""
    evidence = [each for place, text in enumerate(texts) for each in evidence_of(text, place)]
    drawn = [
        (chart_of(text, place, "trend"), chart_of(text, place, ""), map_of(text)) for place, text in enumerate(texts)
    ]
    return Briefing(
        id=texts[0],
        period=Span(start=DAY, end=DAY),
        audience=Audience(kind=AudienceKind.TEAM, id="t", name=" ".join(texts)),
        language="nl",
        mode="extractive",
        sections=tuple(section_of(text, place) for place, text in enumerate(texts)),
        evidence=tuple(evidence),
        charts=tuple(some[place % 3] for place, some in enumerate(drawn)) if len(texts) > 1 else drawn[0],
        run_id=texts[0],
    )


def section_of(text: str, place: int) -> Section:
    claims = tuple(
        Claim(id=f"{place}{support}", text=text, evidence=(f"p{place}", f"f{place}", f"g{place}"), support=support)
        for support in ("quoted", "computed", "editor")
    )
    return Section(key=str(place), title=text, claims=claims, missing=(text, text))


def evidence_of(text: str, place: int) -> list[Passage | Fact]:
    where = {"document_id": text, "title": text, "version": text, "heading": (text, text)}
    passage = Passage(id=f"p{place}", start=0, end=1, quote=text, language="nl", **where)
    told = {"measure": "m", "label": text, "value": text, "unit": text, "text": text}
    fact = Fact(id=f"f{place}", as_of=DAY, inputs={"subjects": [text], "x": text}, **told)
    counted = fact.model_copy(update={"id": f"g{place}", "value": {text: 1}, "inputs": {"group_by": text}})
    listed = fact.model_copy(update={"id": f"h{place}", "value": 0.5, "unit": "share", "inputs": {"interval": [0, 1]}})
    return [passage, fact, counted, listed]


def charts_of(text: str, place: int) -> tuple[Chart, ...]:
    return chart_of(text, place, "trend"), chart_of(text, place, ""), map_of(text)


def chart_of(text: str, place: int, kind: str) -> Chart:
    meta = {"section": str(place), "facts": [f"f{place}", f"g{place}", f"h{place}"], "kind": kind}
    row = {"when": text, "value": 0.5, "label": text, "unit": text}
    return {**SMALL, "title": text, "description": text, "data": {"values": [row]}, "usermeta": meta}


def map_of(text: str) -> Chart:
    """The map of the sample with ``text`` for every title in it."""
    drawn = charts("nl")[-1].chart
    rows = [{**row, **dict.fromkeys(row.keys() & {"title", "key"}, text)} for row in drawn["data"]["values"]]
    return {**drawn, "title": text, "data": {"values": rows}}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_of_an_attack_acts_or_reaches_out(form: str) -> None:
    assert dangers(export(attacked(*ATTACKS), form), form) == []


@pytest.mark.parametrize("form", FORMATS)
def test_an_attack_is_shown_word_for_word(form: str) -> None:
    shown = bare(text_of(export(sentences(*ATTACKS), form), form))
    assert [text for text in ATTACKS if bare(plain(f"Begin {text} end.")) not in shown] == []


def bare(text: str) -> str:
    """Without what a line break can take or leave."""
    return re.sub(r"[\s\u00ad-]", "", text)


def sentences(*texts: str) -> Briefing:
    """A briefing with a claim for each, and no charts."""
    whole = attacked("x")
    claims = [
        whole.sections[0].claims[0].model_copy(update={"id": str(place), "text": f"Begin {text} end."})
        for place, text in enumerate(texts)
    ]
    return whole.model_copy(update={"sections": (Section(key="one", title="One", claims=tuple(claims)),), "charts": ()})


@pytest.mark.parametrize("form", FORMATS)
@given(text=st.text(st.characters(codec=None), max_size=120))
@example(text="0000000000000@@\xac" + "\U0001d4fe" * 8)
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_at_all_is_inert_in_every_field(form: str, text: str) -> None:
    small = attacked(text).model_copy(update={"charts": attacked(text).charts[:1]})
    assert dangers(export(small, form), form) == []


@given(st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~$@&:=/ \nwxhtps1;'\""), max_size=60))
@settings(max_examples=150)
def test_markdown_shows_any_mix_of_marks_word_for_word(text: str) -> None:
    content = export(sentences(text), "md")
    assert dangers(content, "md") == []
    assert plain(f"Begin {text} end.") in text_of(content, "md") or " ".join(text.split()) in text_of(content, "md")


@pytest.mark.parametrize(
    "held",
    [
        {"data": {"url": "https://evil.example/x.csv"}},
        {"data": {"url": "file:///etc/passwd"}},
        {"mark": "image", "encoding": {"url": {"value": "https://evil.example/x.png"}}},
        {"mark": {"type": "image", "url": "file:///etc/passwd"}},
        {"encoding": {"href": {"value": "javascript:alert(1)"}}},
        {"transform": [{"lookup": "a", "from": {"data": {"url": "x"}, "key": "a"}}]},
        {"config": {"mark": {"href": "https://evil.example"}}},
        {"mark": "geoshape", "data": {"url": "x", "format": {"type": "topojson"}}},
    ],
)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_chart_that_fetches_something_is_refused(held: Chart, form: str) -> None:
    with pytest.raises(InvalidInput, match="may not fetch"):
        render_chart({**SMALL, **held}, "en", form)


@pytest.mark.parametrize("spec", [{}, {"mark": "nonsense"}, {"layer": 3}])
def test_a_specification_that_is_none_is_refused(spec: Chart) -> None:
    with pytest.raises(InvalidInput, match="cannot be drawn"):
        render_chart(spec, "nl", "svg")


def test_numbers_and_days_in_a_picture_are_those_of_its_language() -> None:
    spec = {
        "data": {"values": [{"value": 1234.5, "day": "2026-03-05T12:00:00"}]},
        "layer": [
            {"mark": "text", "encoding": {"text": {"field": "value", "type": "quantitative", "format": ",.1f"}}},
            {"mark": "text", "encoding": {"text": {"field": "day", "type": "temporal", "format": "%d %B"}}},
        ],
    }
    dutch, english = render_chart(spec, "nl", "svg").decode(), render_chart(spec, "en", "svg").decode()
    assert [text in dutch for text in ("1.234,5", "05 maart")] == [True, True]
    assert [text in english for text in ("1,234.5", "05 March")] == [True, True]
