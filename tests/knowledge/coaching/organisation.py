"""A small organisation by hand: one team, its leader, and whatever a test lets happen."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from knowledge.coaching.plan import Plan, plan
from knowledge.coaching.roadmap import Behaviour, Coached, Roadmap, Score
from knowledge.coaching.situation import Situation
from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.model.base import Language
from knowledge.model.briefing import Span
from knowledge.model.events import Event, LeadershipSignal, Registered, Signal
from knowledge.model.portfolio import Leader, Objective, Stage, Team, UseCase

TODAY = date(2026, 11, 2)
START = date(2026, 1, 5)
LEADER = Coached(kind="leader", id="lead-anna", name="Finance", team="finance")
TEAM = Coached(kind="team", id="finance", name="Finance", team="finance")
OTHERS = tuple(
    Leader(id=f"lead-{number}", name=f"Zus{number} Zandstra{number}", team="Klant") for number in range(1, 7)
)


def case(key: str, stage: Stage = Stage.PILOTING, title: str = "", **fields: object) -> UseCase:
    return UseCase.model_validate(
        {"id": key, "title": title or f"Zaak {key}", "team": "Finance", "stage": stage, "objectives": ("D1",), **fields}
    )


def organisation(cases: Iterable[UseCase], events: Sequence[Event] = ()) -> Portfolio:
    registered = tuple(Registered(id=f"r-{each.id}", on=START, use_case=each.id, record=each) for each in cases)
    return portfolio_of(
        PortfolioChanges(
            objectives=(Objective(id="D1", title="Sneller"),),
            teams=(Team(id="finance", name="Finance"), Team(id="klant", name="Klant")),
            leaders=(Leader(id="lead-anna", name="Anna Bruinsma", team="Finance"), *OTHERS),
            events=(*registered, *events),
        )
    )


def situation(
    portfolio: Portfolio, coached: Coached = LEADER, day: date = TODAY, language: Language = "nl"
) -> Situation:
    return Situation(portfolio, coached, day, language)


def report(day: date, days: int, working_days: int = 20, leader: str = "lead-anna") -> LeadershipSignal:
    return LeadershipSignal(
        id=f"u-{leader}-{day}", on=day, leader=leader, signal=Signal.OWN_USE, days=days, working_days=working_days
    )


def deed(signal: Signal, day: date, leader: str = "lead-anna") -> LeadershipSignal:
    return LeadershipSignal(id=f"{signal}-{leader}-{day}", on=day, leader=leader, signal=signal)


def decided(where: Situation, stated: tuple[Score, ...] = (), previous: Roadmap | None = None) -> Plan:
    return plan(where, stated, previous)


def roadmap(behaviours: Sequence[Behaviour], coached: Coached = LEADER, day: date = date(2026, 10, 19)) -> Roadmap:
    """What was asked two weeks before ``TODAY``."""
    return Roadmap(
        id="c-0",
        coached=coached,
        as_of=day,
        period=Span(start=date(2026, 10, 20), end=TODAY),
        language="nl",
        mode="extractive",
        behaviours=tuple(behaviours),
        made_at=datetime(2026, 10, 19, 12, tzinfo=UTC),
        run_id="r-0",
    )


def behaviour(rule: str, signal: Signal, **about: object) -> Behaviour:
    return Behaviour.model_validate(
        {"rule": rule, "signal": signal, "asked_of": "de leider", "by": TODAY, "kpi": "active_use_cases", **about}
    )
