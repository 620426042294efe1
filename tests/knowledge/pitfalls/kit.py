"""Small portfolios for the rules: one scan, one rule, findings by subject."""

from datetime import date, timedelta
from typing import Any

from knowledge.history.portfolio import Portfolio, PortfolioChanges, portfolio_of
from knowledge.model.events import EVENT, Event
from knowledge.model.portfolio import Leader, Objective, Team
from knowledge.pitfalls.catalogue import PITFALLS
from knowledge.pitfalls.context import Context, DocumentInfo
from knowledge.pitfalls.finding import Finding
from knowledge.pitfalls.thresholds import Thresholds

BEGIN = date(2026, 1, 5)
STRATEGY = DocumentInfo(id="strategy", title="Strategy", strategy=True)
RULES = {rule.name: rule for rule in PITFALLS}


def day(number: int) -> date:
    """Day 0 is a Monday."""
    return BEGIN + timedelta(number)


def row(kind: str, on: int, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": day(on), **fields}


def case(key: str, stage: str = "piloting", *later: dict[str, Any], on: int = 0, **record: Any) -> list[Event]:
    """A use case of team Finance, registered on day ``on``, with what came later."""
    first = row("registered", on, record={"id": key, "title": key, "stage": stage, "team": "Finance"} | record)
    rows = enumerate((first, *later))
    return [EVENT.validate_python({"id": f"{key}.{place}", "use_case": key, **item}) for place, item in rows]


def loop(start: int, ended: int, reflected: int | None = None) -> list[dict[str, Any]]:
    """A whole experiment; without ``reflected`` nobody looked back."""
    rows = [row("experiment_started", start, until=day(ended)), row("experiment_ended", ended, outcome="keep")]
    return rows if reflected is None else [*rows, row("reflection", reflected)]


def general(*rows: dict[str, Any]) -> list[Event]:
    return [EVENT.validate_python({"id": f"general.{place}", **item}) for place, item in enumerate(rows)]


def portfolio(*histories: list[Event], **entities: Any) -> Portfolio:
    held = {
        "teams": (Team(id="FIN", name="Finance", aliases=("Money",)), Team(id="SER", name="Service")),
        "objectives": (Objective(id="D1", title="Faster books"),),
        "leaders": (Leader(id="L1", name="Kim", team="Finance"),),
    } | entities
    events = tuple(event for history in histories for event in history)
    return portfolio_of(PortfolioChanges(**held, events=events))


def context(**known: Any) -> Context:
    thresholds = Thresholds(**known.pop("thresholds", {}))
    return Context(**({"documents": (STRATEGY,), "language": "en"} | known), thresholds=thresholds)


def found(rule: str, of: Portfolio, on: int, **known: Any) -> dict[str, Finding]:
    """What one rule finds on a day, by subject."""
    findings = RULES[rule].evaluate(of.at(day(on)), context(**known))
    return {finding.subject.id: finding for finding in findings}


def silent(rule: str, of: Portfolio, on: int, **known: Any) -> dict[str, str]:
    """Why one rule keeps silent, by part."""
    return {item.part: item.reason.en for item in RULES[rule].guard(of.at(day(on)), context(**known))}
