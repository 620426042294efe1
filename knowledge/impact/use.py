"""Who loses its use, and what of its effect is known."""

from collections.abc import Iterator

from pydantic import JsonValue

from knowledge.impact.consequence import Case, Consequence, Effect
from knowledge.impact.option import Move
from knowledge.measures.details import last_usage
from knowledge.measures.event_words import measured
from knowledge.measures.phrases import day, number
from knowledge.model.events import EffectMeasured
from knowledge.model.portfolio import Stage

USED = frozenset({Stage.PILOTING, Stage.SCALING, Stage.LIVE})

USERS = ("gebruikers", "users")


def consequences(case: Case) -> Iterator[Consequence]:
    """Its users and its effect, as far as they were measured."""
    if case.ends:
        if case.now.stage in USED:
            yield _users(case)
        yield _effect_lost(case)
    elif case.option.move is Move.SCALE and not case.now.shows_effect:
        yield _unproven(case)


def _users(case: Case) -> Consequence:
    last = last_usage(case.now)
    if last is None:
        clause = case.pick(
            "hoeveel mensen het kwijtraken is niet bekend: het gebruik is nooit gemeten",
            "how many people lose it is not known: its use was never measured",
        )
        return case.told(Effect.UNKNOWN, "users", None, clause, {})
    when = day(last.on, case.language)
    if not last.users:
        clause = case.pick(
            f"niemand raakt het kwijt: bij de laatste meting, op {when}, waren er geen gebruikers",
            f"nobody loses it: at the last measurement, on {when}, there were no users",
        )
        return case.told(Effect.STAYS, "users", 0, clause, {"events": [last.id]}, USERS)
    amount, one = number(last.users, case.language), last.users == 1
    clause = case.pick(
        f"{amount} {'gebruiker raakt' if one else 'gebruikers raken'} het kwijt (gemeten op {when})",
        f"{amount} {'user loses' if one else 'users lose'} it (measured on {when})",
    )
    return case.told(Effect.STOPS, "users", last.users, clause, {"events": [last.id]}, USERS)


def _effect_lost(case: Case) -> Consequence:
    shown = next((each for each in reversed(case.now.effects) if each.shown), None)
    if shown is None:
        told = _nothing_shown(case)
        inputs: dict[str, JsonValue] = {"events": [each.id for each in case.now.effects]}
        if not case.now.effects:
            clause = case.pick(
                f"of er effect verloren gaat is niet bekend: {told}", f"whether any effect is lost is not known: {told}"
            )
            return case.told(Effect.UNKNOWN, "effect", None, clause, inputs)
        clause = case.pick(
            f"er gaat geen aangetoond effect verloren: {told}", f"no effect that was shown is lost: {told}"
        )
        return case.told(Effect.STAYS, "effect", None, clause, inputs)
    when = day(shown.on, case.language)
    clause = case.pick(
        f"het gemeten effect gaat verloren: {measured(shown, case.language)}, op {when}",
        f"the measured effect is lost: {measured(shown, case.language)}, on {when}",
    )
    return case.told(Effect.STOPS, "effect", shown.value, clause, {"events": [shown.id]}, (shown.unit, shown.unit))


def _unproven(case: Case) -> Consequence:
    clause = case.pick(
        f"een aangetoond effect om op te bouwen is er nog niet: {_nothing_shown(case)}",
        f"there is no effect shown yet to build on: {_nothing_shown(case)}",
    )
    return case.told(Effect.NEEDED, "effect", None, clause, {"events": [each.id for each in case.now.effects]})


def _nothing_shown(case: Case) -> str:
    last: EffectMeasured | None = case.now.effects[-1] if case.now.effects else None
    if last is None:
        return case.pick("er is nooit een effect gemeten", "no effect was ever measured")
    return case.pick("de laatste meting, op ", "the last measurement, on ") + (
        f"{day(last.on, case.language)}, " + case.pick("liet er geen zien", "showed none")
    )
