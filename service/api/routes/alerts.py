"""Scans and alerts over HTTP."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from knowledge.alerts.actions import ActionName
from knowledge.alerts.alert import Alert, AlertState
from knowledge.model.base import Language
from service.api.idempotency import Write
from service.api.state import State
from service.paging import Page, page
from service.watch.alerts import LONGEST_NOTE, Deed, alert, alerts, do, rule_precision
from service.watch.scan import ScanReport, scan
from service.watch.view import AlertView, PrecisionView

router = APIRouter(tags=["alerts"], route_class=Write)
InLanguage = Annotated[Language | None, Query(description="Language of the sentences.")]


class NewScan(BaseModel):
    """What to scan."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"as_of": "2026-11-02"}})

    as_of: date | None = Field(default=None, description="The day to scan; today by default.")


class Action(BaseModel):
    """How something is done with an alert."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"until": "2026-11-16", "note": "na het MT"}}
    )

    until: date | None = Field(default=None, description="The day on which a snoozed alert may return.")
    note: str = Field(default="", max_length=LONGEST_NOTE, description="Why, for those who read it later.")


@router.post("/scans")
def new_scan(state: State, new: NewScan | None = None, language: InLanguage = None) -> ScanReport:
    """Looks for the known pitfalls and moves the alerts on; done again on the same day it changes nothing."""
    koers = state.koers
    as_of = (new.as_of if new else None) or koers.clock().date()
    return scan(koers, as_of, language or koers.settings.language)


@router.get("/alerts")
def list_alerts(
    state: State,
    in_state: Annotated[AlertState | None, Query(alias="state", description="Only those in this state.")] = None,
    every: Annotated[bool, Query(alias="all", description="Also those that have ended.")] = False,
    language: InLanguage = None,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Page[AlertView]:
    """The alerts, the worst first, a page at a time."""
    koers = state.koers
    items, following = page(alerts(koers, in_state, every=every), _place, cursor, limit)
    spoken = language or koers.settings.language
    return Page(items=[AlertView.of(each, spoken) for each in items], next=following)


@router.get("/alerts/precision")
def precision(state: State, language: InLanguage = None) -> list[PrecisionView]:
    """How often each rule was right, by the alerts that people confirmed or called a false alarm."""
    spoken = language or state.koers.settings.language
    return [PrecisionView.of(each, spoken) for each in rule_precision(state.koers)]


@router.get("/alerts/{alert_id}")
def one_alert(alert_id: str, state: State, language: InLanguage = None) -> AlertView:
    """One alert, where it stands and what happened to it."""
    return AlertView.of(alert(state.koers, alert_id), language or state.koers.settings.language)


@router.post("/alerts/{alert_id}/{action}")
def act_on_alert(
    alert_id: str,
    action: Literal["ack", "snooze", "resolve", "confirm", "false-alarm"],
    state: State,
    how: Action | None = None,
    language: InLanguage = None,
) -> AlertView:
    """Does something with an alert, and answers how it is afterwards."""
    given, koers = how or Action(), state.koers
    name: ActionName = "false_alarm" if action == "false-alarm" else action
    after = do(koers, alert_id, Deed(name, given.until, given.note))
    return AlertView.of(after, language or koers.settings.language)


def _place(alert: Alert) -> tuple[str, ...]:
    return str(9 - alert.severity.rank), alert.finding.since.isoformat(), alert.id
