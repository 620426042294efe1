"""``koers scan``, ``koers alerts``, ``koers alert``."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from service.cli import problems
from service.cli.command import command
from service.cli.misuse import Misused
from service.cli.options import day, day_option
from service.cli.session import Session

if TYPE_CHECKING:
    from knowledge.alerts.actions import ActionName
    from knowledge.alerts.alert import AlertState


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "scan")(scan)
    command(app, "alerts")(alerts)
    command(app, "alert")(alert)


def scan(
    session: Session,
    as_of: Annotated[date | None, day_option("--as-of", "Scan this day; today by default.")] = None,
    replay: Annotated[
        tuple[str, str] | None,
        typer.Option("--replay", metavar="FROM TO", help="Show what scans of these days would have told, and stop."),
    ] = None,
    every: Annotated[int, typer.Option(min=1, max=366, help="Days between the scans of a replay.")] = 1,
) -> None:
    """Looks for the known pitfalls and moves the alerts on: an alert fires when scans of two days found it.

    A scan that is done again on the same day changes nothing. A replay writes nothing and tells nobody."""
    if replay is None:
        _scan(session, as_of)
    elif as_of is not None:
        raise Misused(problems.DAY_OR_REPLAY())
    else:
        _replay(session, day(replay[0]), day(replay[1]), every)


def _scan(session: Session, as_of: date | None) -> None:
    from service.cli.render.alerts import report
    from service.watch.scan import scan

    with session.progress("scan"):
        found = scan(session.koers, as_of or session.koers.clock().date(), session.language)
    session.show(found, lambda out: out.print(report(found, session.language)))


def _replay(session: Session, first: date, last: date, every: int) -> None:
    from service.cli.render.alerts import course
    from service.watch.replay import Span, replay

    with session.progress("replay") as advance:
        found = replay(
            session.koers,
            Span(first, last, every),
            session.language,
            lambda done, total: advance("replay", done, total),
        )
    session.show(found, lambda out: out.print(course(found, session.language)))


def alerts(
    session: Session,
    state: Annotated[
        str | None,
        typer.Option(help="Only those that are pending, firing, acknowledged, snoozed or resolved."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that have ended.")] = False,
    precision: Annotated[
        bool, typer.Option("--precision", help="Instead: how often each rule was right, as people judged.")
    ] = False,
) -> None:
    """Shows the alerts, the worst first: why, since when, on what evidence, and what clears it."""
    if precision:
        if state is not None or every:
            raise Misused(problems.PRECISION_OF_ALL())
        _precision(session)
        return
    from service.cli.render.alerts import listing
    from service.watch.alerts import alerts as find
    from service.watch.view import AlertView

    found = [AlertView.of(each, session.language) for each in find(session.koers, _state(state), every=every)]
    session.show(found, lambda out: out.print(listing(found, session.language)))


def _precision(session: Session) -> None:
    from service.cli.render.alerts import precision
    from service.watch.alerts import rule_precision
    from service.watch.view import PrecisionView

    found = [PrecisionView.of(each, session.language) for each in rule_precision(session.koers)]
    session.show(found, lambda out: out.print(precision(found, session.language)))


def alert(
    session: Session,
    reference: Annotated[str, typer.Argument(metavar="ID", help="The alert, as koers alerts names it.")],
    action: Annotated[str, typer.Argument(metavar="ACTION", help="ack, snooze, resolve, confirm or false-alarm.")],
    until: Annotated[date | None, day_option("--until", "The day on which a snoozed alert may return.")] = None,
    note: Annotated[str, typer.Option(help="Why, for those who read it later.")] = "",
) -> None:
    """Does something with an alert.

    ack: somebody takes it up. snooze: not before --until. resolve: it is over. confirm: the alert is right.
    false-alarm: it is not, and stays away for as long as the same is found. The last two measure the rules."""
    from service.cli.render.alerts import one
    from service.watch.alerts import Deed, do
    from service.watch.view import AlertView

    after = AlertView.of(do(session.koers, reference, Deed(_action(action), until, note)), session.language)
    session.show(after, lambda out: out.print(one(after, session.language, with_history=True)))


def _state(text: str | None) -> "AlertState | None":
    from knowledge.alerts.alert import AlertState

    if text is None:
        return None
    names = {name: state for state in AlertState for name in (state.value, state.label("nl"), state.label("en"))}
    if text.strip().lower() not in names:
        raise Misused(problems.NO_STATE(given=text, states=", ".join(AlertState)))
    return names[text.strip().lower()]


def _action(text: str) -> "ActionName":
    from knowledge.alerts.actions import ActionName

    names: dict[str, ActionName] = {name.replace("_", "-"): name for name in get_args(ActionName)}
    if text not in names:
        raise Misused(problems.NO_ACTION(given=text, actions=", ".join(names)))
    return names[text]
