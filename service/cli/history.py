"""``koers log``: an event into the history."""

import json
from datetime import date
from typing import Annotated, Any

import typer

from service.cli.command import command
from service.cli.options import day_option, pairs
from service.cli.session import Session


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "log")(log)


def log(
    session: Session,
    reference: Annotated[str, typer.Argument(metavar="ID", help="The use case: its id, or its id in its source.")],
    kind: Annotated[str, typer.Argument(metavar="EVENT", help="The kind of event, such as stage_changed.")],
    on: Annotated[date | None, day_option("--on", "The day that it happened; today by default.")] = None,
    text: Annotated[str, typer.Option("--text", help="What happened, in a sentence.")] = "",
    fields: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="A field of this kind of event.")
    ] = None,
) -> None:
    """Records an event in the history of a use case.

    EVENT is one of stage_changed, changed, experiment_started, experiment_ended, reflection, effect_measured,
    usage_measured, decision, commitment_made, commitment_moved, commitment_kept, show_and_tell, blocker_raised,
    blocker_removed, leadership_signal. Such as:

    koers log UC-7 stage_changed --set stage=piloting --on 2026-03-02
    """
    from service.cli.render.portfolio import event_line
    from service.history import Entry, record

    given: dict[str, Any] = dict(pairs(fields or []))
    if kind == "changed" and "after" in given:
        given["after"] = _value(given["after"])
    entry = Entry(kind, on or session.koers.clock().date(), text, given)
    event = record(session.koers, reference, entry)
    session.show(event, lambda out: out.print(event_line(event, session.language)))


def _value(text: str) -> Any:
    try:
        return json.loads(text) if text[:1] in "[{" else text
    except json.JSONDecodeError:
        return text
