"""The impact analysis of an option: everything that follows from it, the gravest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.errors import NotFound
from knowledge.impact import dependents, figures, findings, objectives, problems, processes, promises, use
from knowledge.impact.consequence import Case, Consequence, Effect, Standing
from knowledge.impact.option import Move, Option
from knowledge.measures.details import heading
from knowledge.measures.facts import fact
from knowledge.model.evidence import Fact

DOING = {Move.STOP: "Stopping", Move.PAUSE: "Pausing", Move.SCALE: "Scaling", Move.START: "Starting"}
PARTS = (use, objectives, processes, dependents, promises, findings, figures)


@dataclass(frozen=True, slots=True)
class Impact:
    """An option: what it was worked out as, and what follows from it."""

    option: Option
    supposed: Fact
    consequences: tuple[Consequence, ...]

    def of(self, *effects: Effect) -> list[Consequence]:
        """The consequences of these kinds."""
        return [each for each in self.consequences if each.effect in effects]

    @property
    def facts(self) -> Sequence[Fact]:
        """What was supposed, and every consequence."""
        return (self.supposed, *(each.fact for each in self.consequences))


def impact(standing: Standing, option: Option) -> Impact:
    """What would follow from ``option`` on the standing's day; nothing where it changes nothing.

    All that is said is about what the portfolio of ``standing`` holds: for a reader with few rights that is what
    they may read. NotFound where the use case is not in it.
    """
    if option.use_case not in standing.snapshot.states:
        raise NotFound(problems.NOT_THERE(given=option.use_case, day=standing.snapshot.as_of))
    case = Case(option, standing)
    found = [each for part in PARTS for each in part.consequences(case)] if case.changes else []
    order = list(Effect)
    return Impact(option, _supposed(case), tuple(sorted(found, key=lambda each: order.index(each.effect))))


def _supposed(case: Case) -> Fact:
    state = case.now
    return fact(
        "impact.supposed",
        label=heading(state),
        value=case.option.move.value,
        as_of=case.before.snapshot.as_of,
        text=f"{_done(case)}.",
        inputs={"use_case": state.id, "stages": [state.stage.value, case.then.stage.value]},
    )


def _done(case: Case) -> str:
    name, now, then = heading(case.now), *(each.stage.label(case.language) for each in (case.now, case.then))
    if not case.changes:
        return _nothing_changes(case, name, now)
    move = case.option.move
    doing = DOING[move]
    if move is Move.PAUSE:
        return case.pick(
            f"{name} pauzeren is doorgerekend alsof het sinds {case.day} niet loopt en niet wordt gebruikt, zonder "
            f"gestopt te zijn (nu fase '{now}'); al het andere blijft gelijk",
            f"{doing} {name} was worked out as if since {case.day} it were not under way and not used, without being "
            f"stopped (now stage '{now}'); all else stays the same",
        )
    return case.pick(
        f"{name} {move.label('nl')} is doorgerekend alsof het op {case.day} van fase '{now}' naar '{then}' gaat; "
        "al het andere blijft gelijk",
        f"{doing} {name} was worked out as if it went from stage '{now}' to '{then}' on {case.day}; all else stays "
        "the same",
    )


def _nothing_changes(case: Case, name: str, now: str) -> str:
    if not case.now.listed:
        return case.pick(
            f"{name} staat niet meer in de bron en telt al niet mee; er verandert niets",
            f"{name} is no longer listed in its source and does not count already; nothing changes",
        )
    if case.option.move is Move.KEEP:
        return case.pick(
            f"{name} blijft zoals het op {case.day} is: fase '{now}'",
            f"{name} stays as it is on {case.day}: stage '{now}'",
        )
    return case.pick(
        f"{name} {case.option.move.label('nl')} verandert op {case.day} niets: de fase is '{now}'",
        f"{DOING[case.option.move]} {name} changes nothing on {case.day}: its stage is '{now}'",
    )
