"""Moving the alerts on after one new event, against a scan of everything on the same day, on one portfolio."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

from bench.history import TODAY, invented, surroundings
from knowledge.alerts.advance import advance
from knowledge.alerts.alert import Alert
from knowledge.alerts.policy import Policy
from knowledge.history.portfolio import Portfolio, portfolio_of
from knowledge.model.events import EVENT, Event
from knowledge.pitfalls.catalogue import scan
from knowledge.pitfalls.finding import subject_key
from knowledge.pitfalls.touched import Touched, touched

SIZES = (1_000, 10_000)
CONTEXT = surroundings()
POLICY = Policy()
EVENTS: dict[str, dict[str, Any]] = {
    "effect_measured": {},
    "reflection": {},
    "decision": {},
    "stage_changed": {"stage": "scaling"},
}


def main() -> None:
    for size in SIZES:
        held = portfolio_of(invented(size))
        held.at(TODAY)
        floor, alerts = _timed(lambda held=held: _scanned(held))
        print(f"  {size:,} use cases: a scan of everything {floor:.3f} s, {len(alerts):,} alerts")
        for kind, fields in EVENTS.items():
            _one(held, alerts, kind, fields, floor)


def _one(held: Portfolio, alerts: list[Alert], kind: str, fields: dict[str, Any], floor: float) -> None:
    key = next(iter(held.histories))
    event = EVENT.validate_python({"id": "new", "kind": kind, "on": TODAY, "use_case": key, **fields})
    took, found = _timed(lambda: _noticed(held, alerts, event))
    print(f"    {kind}: {took * 1000:.1f} ms, {floor / took:,.0f} times faster; looked at {', '.join(found.scope)}")


def _scanned(held: Portfolio) -> list[Alert]:
    # A snapshot of its own: what one scan worked out is there for the next.
    fresh = held.with_events([]).at(TODAY)
    return advance([], scan(fresh, CONTEXT).findings, TODAY, POLICY)[0]


def _noticed(held: Portfolio, alerts: list[Alert], event: Event) -> Touched:
    after = held.with_events([event])
    found = touched(held.at(TODAY), after.at(TODAY), event, CONTEXT)
    advance([alert for alert in alerts if _within(alert, found)], found.findings, TODAY, POLICY)
    return found


def _within(alert: Alert, found: Touched) -> bool:
    subjects = found.scope.get(alert.pitfall, frozenset())
    return subjects is None or subject_key(alert.subject) in subjects


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = perf_counter()
    done = work()
    return perf_counter() - began, done


if __name__ == "__main__":
    main()
