"""Builds small portfolios for tests, and holds one that several of them count by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.measures.catalogue import compute
from knowledge.measures.query import Filters, MeasureQuery
from knowledge.model.base import Language
from knowledge.model.events import EVENT, Event
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Objective, Process, Stage, Team

TODAY = date(2026, 6, 1)


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    """An event without its id and use case, which ``use_case`` and ``portfolio`` add."""
    return {"kind": kind, "on": on, **fields}


def moved(on: str, stage: str) -> dict[str, Any]:
    return event("stage_changed", on, stage=stage)


def use_case(key: str, on: str, stage: str, *later: dict[str, Any], **record: Any) -> list[Event]:
    """A registration on day ``on`` and what came later, with ids "KEY.0", "KEY.1" and so on."""
    first = event("registered", on, record={"id": key, "title": key, "stage": stage, **record})
    rows = [{"id": f"{key}.{place}", "use_case": key, **row} for place, row in enumerate((first, *later))]
    return [EVENT.validate_python(row) for row in rows]


def general(*rows: dict[str, Any]) -> list[Event]:
    """Events of no use case."""
    return [EVENT.validate_python({"id": f"general.{place}", **row}) for place, row in enumerate(rows)]


def portfolio(
    *histories: Sequence[Event],
    objectives: Sequence[Objective] = (),
    processes: Sequence[Process] = (),
    teams: Sequence[Team] = (),
) -> Portfolio:
    return portfolio_of(
        PortfolioChanges(
            objectives=tuple(objectives),
            processes=tuple(processes),
            teams=tuple(teams),
            events=tuple(event for history in histories for event in history),
        )
    )


def facts_of(
    of: Portfolio,
    measure: str = "use_cases",
    *,
    as_of: date = TODAY,
    language: Language = "en",
    filters: dict[str, Any] | None = None,
    **asked: Any,
) -> list[Fact]:
    query = MeasureQuery(measure=measure, as_of=as_of, filters=Filters(**(filters or {})), **asked)
    return compute(of.at(as_of), query, language)


def fact_of(of: Portfolio, measure: str = "use_cases", **asked: Any) -> Fact:
    """The only fact of a query."""
    (only,) = facts_of(of, measure, **asked)
    return only


def small() -> Portfolio:
    """Six use cases that can be counted on one's fingers.

    == ============= ======= ===== ================================================= ========== ===================
    id title         team    owner stages                                            objectives what happened last
    == ============= ======= ===== ================================================= ========== ===================
    A  Invoice check Finance Kim   exploring 5 Jan, piloting 2 Feb, live 6 Apr       D1         12 users 1 Jun
    B  Cash forecast Finance       exploring 2 Feb, piloting 2 Mar                   D1, D2     no effect 11 May
    C  Call notes    Service Bo    piloting 12 Jan, live 2 Mar, piloting 6 Apr, live 4 May D2   live again 4 May
    D  Mail answers  Service Bo    idea 2 Mar                                                   blocker 9 Mar
    E  Shift planner               exploring 19 Jan, stopped 16 Mar                  D9         stopped 16 Mar
    F  Old robot     Finance Kim   live 5 Jan                                        D1         delisted 1 Apr
    == ============= ======= ===== ================================================= ========== ===================

    Active on 1 June are A, B and C: under way, with an event since 21 April (42 days).
    A has a verified effect of 4 May; D1 and D2 are in force with use cases, D3 without, D9 retired on 1 March.
    """
    return portfolio(
        use_case(
            "A",
            "2026-01-05",
            "exploring",
            moved("2026-02-02", "piloting"),
            moved("2026-04-06", "live"),
            event("effect_measured", "2026-05-04", metric="minutes", value=7.5, verified=True),
            event("usage_measured", "2026-06-01", users=12),
            title="Invoice check",
            team="Finance",
            owner="Kim",
            role="proof",
            objectives=("D1",),
            processes=("P1",),
        ),
        use_case(
            "B",
            "2026-02-02",
            "exploring",
            moved("2026-03-02", "piloting"),
            event("experiment_started", "2026-05-04"),
            event("effect_measured", "2026-05-11", shown=False),
            title="Cash forecast",
            team="Finance",
            objectives=("D1", "D2"),
        ),
        use_case(
            "C",
            "2026-01-12",
            "piloting",
            moved("2026-03-02", "live"),
            moved("2026-04-06", "piloting"),
            moved("2026-05-04", "live"),
            title="Call notes",
            team="Service",
            owner="Bo",
            objectives=("D2",),
        ),
        use_case(
            "D",
            "2026-03-02",
            "idea",
            event("blocker_raised", "2026-03-09", blocker="1", about="time", text="No hours."),
            title="Mail answers",
            team="Service",
            owner="Bo",
        ),
        use_case(
            "E", "2026-01-19", "exploring", moved("2026-03-16", "stopped"), title="Shift planner", objectives=("D9",)
        ),
        use_case(
            "F",
            "2026-01-05",
            "live",
            event("delisted", "2026-04-01"),
            title="Old robot",
            team="Finance",
            owner="Kim",
            objectives=("D1",),
        ),
        general(
            event("decision", "2026-05-18", team="FIN", text="Two cases at a time."),
            event("decision", "2026-05-25", text="No new tools."),
        ),
        objectives=(
            Objective(id="D1", title="Faster books", owner="Kim"),
            Objective(id="D2", title="Happier callers"),
            Objective(id="D3", title="Safer plants"),
            Objective(id="D9", title="New shops", retired_on=date(2026, 3, 1)),
        ),
        processes=(
            Process(id="P1", title="Paying"),
            Process(id="P2", title="Buying"),
            Process(id="P3", title="Cleaning", core=False),
            Process(id="P4", title="Selling", approved_on=date(2026, 12, 1)),
        ),
        teams=(Team(id="FIN", name="Finance"), Team(id="SER", name="Service"), Team(id="LEG", name="Legal")),
    )


STAGES = [stage.value for stage in Stage]


def value_of(of: Portfolio, measure: str = "use_cases", **asked: Any) -> Any:
    """The value of the only fact of a query."""
    return fact_of(of, measure, **asked).value
