"""Whom a figure is about: the whole selection or one group of it, and how a fact about it is made and worded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from pydantic import JsonValue

from knowledge.history.fold import UseCaseState
from knowledge.history.kinds import ByKind
from knowledge.history.portfolio import Snapshot
from knowledge.measures import group_words, phrases
from knowledge.measures.condition_words import conditions
from knowledge.measures.facts import fact, inputs_of
from knowledge.measures.groups import partition
from knowledge.measures.query import Filters, MeasureQuery, Period
from knowledge.measures.select import select
from knowledge.model.base import Language
from knowledge.model.events import Event
from knowledge.model.evidence import Fact
from knowledge.words import fold


@dataclass(frozen=True)
class Scope:
    """The use cases of a query, or those of one group (``key``) of it; ``language`` is that of the wording.

    ``about`` says whom a figure is about that does not count use cases; else the query's conditions do.
    """

    snapshot: Snapshot
    query: MeasureQuery
    language: Language
    states: list[UseCaseState]
    key: str = ""
    about: str | None = None

    @property
    def as_of(self) -> date:
        return self.query.as_of

    def window(self, days: int) -> Period:
        """The asked period as far as it is past, or the last ``days`` days."""
        asked = self.query.period or Period()
        end = min(asked.end or self.as_of, self.as_of)
        return Period(start=asked.start or earlier(end, days - 1), end=end)

    def events(self, *kinds: str, since: date = date.min) -> Iterator[Event]:
        """The events of these kinds about this scope from a day on; those of one use case by day."""
        return self._by_kind.of(*kinds, since=since)

    def each(self, *kinds: str, since: date = date.min, where: Sequence[str] = ()) -> Iterator[Sequence[Event]]:
        """The same, those of each use case together; only of those to which any of ``where`` ever happened."""
        return self._by_kind.each(*kinds, since=since, where=where)

    def pick(self, dutch: str, english: str) -> str:
        return phrases.pick(self.language, dutch, english)

    def number(self, value: float) -> str:
        return phrases.number(value, self.language)

    def percent(self, share: float) -> str:
        return phrases.percent(share, self.language)

    def fact(
        self,
        name: tuple[str, str],
        value: JsonValue,
        parts: Iterable[str],
        *,
        n: int | None,
        unit: tuple[str, str] = ("", ""),
        figure: str = "",
        inputs: Mapping[str, JsonValue] | None = None,
    ) -> Fact:
        """A fact worded ``Name, of whom (as of a day): part; part.``; ``figure`` tells apart those of one measure."""
        label, head = self.pick(*name) + self._group(), self._head(name)
        told = inputs_of(self.query, **({"figure": figure} if figure else {}), **(inputs or {}))
        if self.key:
            told["group"] = self.key
        return fact(
            self.query.measure,
            label=label,
            value=value,
            unit=self.pick(*unit),
            n=n,
            as_of=self.as_of,
            text=f"{head} ({phrases.as_of(self.as_of, self.language)}): {'; '.join(parts)}.",
            inputs=told,
        )

    @cached_property
    def _by_kind(self) -> ByKind:
        if self._teams is None and len(self.states) == len(self.snapshot.states):
            return self.snapshot.by_kind
        general = sorted(filter(self._concerns, self.snapshot.general), key=attrgetter("on"))
        return ByKind(general, self.states)

    @cached_property
    def _teams(self) -> frozenset[str] | None:
        """The teams whose own events count, folded; ``None`` for those of everybody."""
        filters = self.query.filters
        if filters != Filters(teams=filters.teams) or (self.key and self.query.group_by != "team"):
            return frozenset()
        names = (self.key,) if self.key else filters.teams
        return frozenset(map(fold, names)) if names else None

    def _concerns(self, event: Event) -> bool:
        """Whether an event of no use case counts."""
        return self._teams is None or fold(team_name(self.snapshot, event.team or "")) in self._teams

    def _head(self, name: tuple[str, str]) -> str:
        """The name with whom it is about: a text has to stand by itself, a label stands beside others."""
        about = self.about
        if about is None:
            about = conditions(self.query.filters, self.snapshot, self.language)
            about = self.pick("van use cases", "of use cases") + f" {about}" if about else ""
        gap = "" if about.startswith(",") else " "
        return f"{self.pick(*name)}{gap}{about}".strip() + self._group()

    def _group(self) -> str:
        field = self.query.group_by
        if not self.key or not field:
            return ""
        one = self.pick(*group_words.field_of(field).one)
        return f", {one} {group_words.name_of(field, self.key, self.snapshot, self.language)}"


def scopes(snapshot: Snapshot, query: MeasureQuery, language: Language, *, delisted: bool = False) -> Iterator[Scope]:
    """The whole selection, and after it each group where a grouping is asked."""
    chosen = select(snapshot, query.filters, delisted)
    yield Scope(snapshot, query, language, chosen)
    if query.group_by:
        for key, members in partition(snapshot, query, chosen):
            yield Scope(snapshot, query, language, members, key)


def team_name(snapshot: Snapshot, team: str) -> str:
    """The name of a team that is given by its id or its name."""
    known = snapshot.teams.get(team)
    return known.name if known else team


def earlier(day: date, days: int) -> date:
    """So many days before; the first day there is where the calendar ends."""
    return date.fromordinal(max(1, day.toordinal() - days))
