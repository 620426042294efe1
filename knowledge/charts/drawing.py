"""What charts are drawn of, and what a drawn chart is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pydantic import JsonValue

from knowledge.history.portfolio import Portfolio, Snapshot
from knowledge.measures.catalogue import compute
from knowledge.measures.phrases import pick
from knowledge.measures.query import Filters, MeasureQuery, Period
from knowledge.measures.scope import earlier
from knowledge.measures.series import days_of
from knowledge.model.base import Language
from knowledge.model.briefing import Chart
from knowledge.model.evidence import Fact
from knowledge.scoring.ranking import Ranking

CYCLES = 8
CYCLE_DAYS = 14


@dataclass(frozen=True)
class Scene:
    """What is to be drawn, as of a day, of the use cases that meet ``filters``, in a language.

    ``portfolio`` holds only what the reader may see. Without a ``ranking`` there is no map.
    """

    portfolio: Portfolio
    as_of: date
    language: Language
    ranking: Ranking | None = None
    filters: Filters = field(default_factory=Filters)

    @cached_property
    def snapshots(self) -> list[Snapshot]:
        """The portfolio as it was known at the end of each of the last cycles, oldest first.

        Not before there was any: nothing known is not the same as none.
        """
        days = days_of("cycle", self.as_of, CYCLES)
        return [snapshot for day in days if (snapshot := self.portfolio.at(day)).states]

    def facts(self, measure: str, *figures: str, per_cycle: bool = False) -> Iterator[Fact]:
        """The figures of a measure at the end of each cycle; ``per_cycle`` counts what happened in it."""
        for snapshot in self.snapshots:
            day = snapshot.as_of
            window = Period(start=earlier(day, CYCLE_DAYS - 1), end=day) if per_cycle else None
            query = MeasureQuery(measure=measure, as_of=day, filters=self.filters, period=window)
            found = compute(snapshot, query, self.language)
            yield from (each for each in found if each.inputs.get("figure", "") in figures)

    def pick(self, dutch: str, english: str) -> str:
        """The wording in the asked language."""
        return pick(self.language, dutch, english)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with the facts that every number in it comes from."""

    chart: Chart
    facts: tuple[Fact, ...]


def drawing(kind: str, section: str, spec: Mapping[str, JsonValue], facts: Sequence[Fact]) -> Drawing:
    """The chart with the names of its kind, its section and its facts."""
    ids: JsonValue = [each.id for each in facts]
    return Drawing({**spec, "usermeta": {"kind": kind, "section": section, "facts": ids}}, tuple(facts))
