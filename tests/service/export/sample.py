"""A briefing about the sample organisation, made by hand of real facts and passages, in both languages."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from agents.scoring.telling import priorities
from knowledge.measures.catalogue import compute
from knowledge.measures.kpis import kpis
from knowledge.measures.query import MeasureQuery, Period
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, Briefing, BriefingState, Section, Span
from knowledge.model.evidence import Claim, Evidence, Fact, Passage, Support
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.facts import pitfall_facts
from knowledge.sample.load import SAMPLE_TODAY
from service.export import export
from tests.knowledge.charts.sample import charts, portfolio, ranked

START = date(2026, 10, 20)
QUOTES = (
    ("verslag-directieteam-2026-10-26", ("2. Grens aan lopend werk",), "Sjoerd Lammerdink stelt voor om hooguit vijf"),
    ("verslag-directieteam-2026-10-26", ("4. Finance: roadmap of proef",), "Fase 0 is in september verlengd."),
    ("ai-policy", ("2. Five rules",), "An experiment begins only after its end date"),
)
TITLES = {
    "summary": ("Samenvatting", "Summary"),
    "kpis": ("Waar we staan", "Where we stand"),
    "changes": ("Wat er veranderde", "What changed"),
    "priorities": ("Prioriteiten", "Priorities"),
    "alerts": ("Signalen", "Alerts"),
    "next": ("De komende twee weken", "The next two weeks"),
}
EDITED = (
    "De directie bespreekt dit op maandag met de eigenaren.",
    "The board discusses this with the owners on Monday.",
)
MISSING = (
    "Tijd tot effect: nog geen mediaan, minder dan de helft kwam tot een geverifieerd effect.",
    "Time to impact: no median yet, fewer than half came to a verified effect.",
)


@cache
def briefing(language: Language, state: BriefingState = BriefingState.DRAFT) -> Briefing:
    """Six sections, eight charts; the last section ends with a sentence of the editor's own."""
    at = 0 if language == "nl" else 1
    held = sections(language)
    passages = [passage(*each) for each in QUOTES]
    drawn = charts(language)
    claims = {key: [claim(fact.text, [fact.id]) for fact in some] for key, some in held.items()}
    claims["changes"] += [claim(each.quote, [each.id], "quoted") for each in passages]
    claims["next"] = [claim(EDITED[at], [], "editor")]
    facts = {fact.id: fact for some in held.values() for fact in some}
    facts |= {fact.id: fact for each in drawn for fact in each.facts}
    evidence: list[Evidence] = [*facts.values(), *passages]
    return Briefing(
        id="b-1",
        period=Span(start=START, end=SAMPLE_TODAY),
        audience=Audience(),
        language=language,
        state=state,
        mode="extractive",
        sections=tuple(
            Section(
                key=key,
                title=TITLES[key][at],
                claims=tuple(claims[key]),
                missing=(MISSING[at],) if key == "kpis" else (),
            )
            for key in TITLES
        ),
        evidence=tuple(evidence),
        charts=tuple(each.chart for each in drawn),
        run_id="run-1",
    )


@cache
def file(form: str, language: Language) -> bytes:
    """The whole sample, exported once for all tests."""
    return export(briefing(language), form)


def said(text: str) -> Briefing:
    """A briefing of one sentence."""
    small = briefing("nl")
    section = small.sections[0]
    one = section.claims[0].model_copy(update={"text": text})
    return small.model_copy(update={"sections": (section.model_copy(update={"claims": (one,)}),), "charts": ()})


def sections(language: Language) -> dict[str, list[Fact]]:
    """The facts that each section tells."""
    snapshot = portfolio().at(SAMPLE_TODAY)
    period = Period(start=START, end=SAMPLE_TODAY)
    happened = MeasureQuery(measure="events", as_of=SAMPLE_TODAY, period=period, kinds=("decision",), show="list")
    found = kpis(portfolio(), SAMPLE_TODAY, language)
    pitfalls = pitfall_facts(snapshot, Context(language=language), language)
    return {
        "summary": [found[0], found[3], found[5], pitfalls[0]],
        "kpis": [*found[:6], found[-1]],
        "changes": compute(snapshot, happened, language),
        "priorities": priorities(ranked(language), language),
        "alerts": pitfalls[:6],
        "next": [],
    }


def passage(document: str, heading: tuple[str, ...], begin: str) -> Passage:
    """The sentence of a document of the sample that begins so."""
    text = (files("knowledge.sample") / "documents" / f"{document}.md").read_text(encoding="utf-8")
    start = text.index(begin)
    end = text.index(".", start + 10) + 1
    title = text.splitlines()[0].removeprefix("# ")
    return Passage(
        id=f"p-{document}-{start}",
        document_id=document,
        title=title,
        version="1.0",
        heading=heading,
        start=start,
        end=end,
        quote=text[start:end],
        language="en" if document == "ai-policy" else "nl",
    )


def claim(text: str, evidence: Iterable[str], support: Support = "computed") -> Claim:
    return Claim(id=f"k-{len(text)}", text=text, evidence=tuple(evidence), support=support)
