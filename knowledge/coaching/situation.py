"""What the coach looks at: one leader or team on a day, with their use cases and, of a leader, only their own deeds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any

from knowledge.coaching.privacy import Strangers, strangers
from knowledge.coaching.roadmap import ROADMAP_DAYS, Coached
from knowledge.history.fold import UseCaseState
from knowledge.history.portfolio import Portfolio, Snapshot
from knowledge.measures import facts, phrases
from knowledge.measures.scope import earlier
from knowledge.model.base import Language
from knowledge.model.events import Event, LeadershipSignal, Signal
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage
from knowledge.pitfalls.teams import TeamView, team_views

LATELY_DAYS = 42
SEASON_DAYS = 84
FRESH_WIN_DAYS = 28
TITLE, QUOTE = 70, 110
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Situation:
    """``portfolio`` holds only what the reader may read; ``language`` is that of the wording, never of a figure."""

    portfolio: Portfolio
    coached: Coached
    as_of: date
    language: Language

    @property
    def leads(self) -> bool:
        """Whether it is about a leader."""
        return self.coached.kind == "leader"

    @property
    def due(self) -> date:
        """The last day of the roadmap that is made now."""
        return self.as_of + timedelta(days=ROADMAP_DAYS)

    @cached_property
    def now(self) -> Snapshot:
        return self.portfolio.at(self.as_of)

    @cached_property
    def strangers(self) -> Strangers:
        """Everybody whom nothing may be told of."""
        return strangers(self.now, self.coached.id if self.leads else "")

    @cached_property
    def view(self) -> TeamView | None:
        """The team that is coached or led, if there is one."""
        return next((each for each in team_views(self.now) if each.subject.id == self.coached.team), None)

    @cached_property
    def states(self) -> Sequence[UseCaseState]:
        """The listed use cases of the team, those of everybody for a leader of the whole; by id."""
        every = self.view.states if self.view else () if self.coached.team else self.now.states.values()
        return sorted((state for state in every if state.listed), key=lambda state: state.id)

    @cached_property
    def running(self) -> Sequence[UseCaseState]:
        """Those that are under way."""
        return [state for state in self.states if state.under_way]

    @cached_property
    def deeds(self) -> Sequence[LeadershipSignal]:
        """The leader's own signals by day; none for a team, whose leader is a person."""
        if not self.leads:
            return ()
        every = (event for event in self.now.by_kind.get("leadership_signal", ()) if event.leader == self.coached.id)
        return sorted(
            (each for each in every if isinstance(each, LeadershipSignal)), key=lambda each: (each.on, each.id)
        )

    @cached_property
    def general(self) -> Sequence[Event]:
        """What happened to the team itself and to no use case; to the whole for a leader of the whole. By day."""
        every = self.view.general if self.view else () if self.coached.team else self.now.general
        return sorted(every, key=lambda each: (each.on, each.id))

    def signals(self, signal: Signal, since: date = date.min) -> list[LeadershipSignal]:
        """The leader's own signals of one kind; a report of no days of own use is none."""
        own = (each for each in self.deeds if each.signal is signal and each.on >= since)
        return [each for each in own if signal is not Signal.OWN_USE or each.days != 0]

    def since(self, days: int) -> date:
        """The first of the last ``days`` days."""
        return earlier(self.as_of, days - 1)

    def called(self, state: UseCaseState) -> str:
        """``“Title”``; the id where the title names somebody."""
        title = state.use_case.title
        return state.id if self.strangers.in_text(title) else f"“{phrases.short(title, TITLE)}”"

    def said(self, text: str) -> str:
        """What somebody wrote, cut short; nothing where it names anybody else."""
        return "" if self.strangers.in_text(text) else phrases.short(text, QUOTE)

    def pick(self, dutch: str, english: str) -> str:
        return phrases.pick(self.language, dutch, english)

    def you(self, leader: tuple[str, str], team: tuple[str, str]) -> str:
        """The wording for a leader or for a team."""
        return self.pick(*(leader if self.leads else team))

    def day(self, value: date) -> str:
        return phrases.day(value, self.language)

    def number(self, value: float) -> str:
        return phrases.number(value, self.language)

    def percent(self, share: float) -> str:
        return phrases.percent(share, self.language)

    def fact(
        self, name: str, value: Any, text: str, *, n: int | None = None, inputs: Mapping[str, Any] = NOTHING
    ) -> Fact:
        """A fact about who is coached; ``inputs`` may hold no words of a language."""
        own = {"coached": self.coached.key, **inputs}
        return facts.fact(f"coach.{name}", label="", value=value, n=n, as_of=self.as_of, text=text, inputs=own)


def open_for_work(state: UseCaseState) -> bool:
    """Whether anything may still be asked about a use case."""
    return state.listed and state.stage is not Stage.STOPPED
