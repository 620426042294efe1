"""Facts about the sample organisation of every measure, in both languages."""

from collections.abc import Iterator
from functools import cache

from knowledge.history.portfolio import Snapshot, portfolio_of
from knowledge.measures.catalogue import compute
from knowledge.measures.query import Filters, MeasureQuery, Period
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage
from knowledge.sample.load import SAMPLE_TODAY, changes

QUERIES = (
    MeasureQuery(measure="use_cases", as_of=SAMPLE_TODAY, show="list", details=("owner", "since")),
    MeasureQuery(measure="use_cases", as_of=SAMPLE_TODAY, show="share", filters=Filters(effect=True)),
    MeasureQuery(measure="use_cases", as_of=SAMPLE_TODAY, group_by="team"),
    MeasureQuery(measure="use_cases", as_of=SAMPLE_TODAY, group_by="stage"),
    MeasureQuery(measure="use_cases", as_of=SAMPLE_TODAY, group_by="objective"),
    MeasureQuery(measure="use_cases", as_of=SAMPLE_TODAY, order="longest_in_stage", limit=5, show="list"),
    MeasureQuery(measure="use_cases", as_of=SAMPLE_TODAY, filters=Filters(stages=(Stage.LIVE,)), details=("users",)),
    MeasureQuery(measure="active_use_cases", as_of=SAMPLE_TODAY),
    MeasureQuery(measure="active_use_cases", as_of=SAMPLE_TODAY, group_by="team", ranking="most"),
    MeasureQuery(measure="use_case_profile", as_of=SAMPLE_TODAY),
    MeasureQuery(measure="events", as_of=SAMPLE_TODAY, kinds=("decision",)),
    MeasureQuery(
        measure="events", as_of=SAMPLE_TODAY, period=Period(start=SAMPLE_TODAY.replace(month=9, day=1)), limit=10
    ),
    MeasureQuery(measure="objectives", as_of=SAMPLE_TODAY),
    MeasureQuery(measure="teams", as_of=SAMPLE_TODAY),
    MeasureQuery(measure="processes", as_of=SAMPLE_TODAY, filters=Filters(linked=False)),
)


@cache
def snapshot() -> Snapshot:
    return portfolio_of(changes()).at(SAMPLE_TODAY)


@cache
def facts(language: Language) -> tuple[Fact, ...]:
    return tuple(fact for query in QUERIES for fact in compute(snapshot(), query, language))


def every_fact() -> Iterator[tuple[Language, Fact]]:
    for language in LANGUAGES:
        yield from ((language, fact) for fact in facts(language))
