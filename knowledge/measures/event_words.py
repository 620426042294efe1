"""What events are called when they are counted, and what is told of a single one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from knowledge.measures.pending import COMMITMENTS, PENDING
from knowledge.measures.phrases import day, joined, joined_and, number, pick, short
from knowledge.model.base import Language
from knowledge.model.events import (
    BlockerRaised,
    Changed,
    CommitmentMade,
    CommitmentMoved,
    EffectMeasured,
    Event,
    ExperimentEnded,
    LeadershipSignal,
    Reflection,
    StageChanged,
    UsageMeasured,
)
from knowledge.untrusted.showing import called
from knowledge.words import fold

COUNTED: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "registered": (("nieuwe use case", "new use case"), ("nieuwe use cases", "new use cases")),
    "changed": (("gewijzigd gegeven", "changed detail"), ("gewijzigde gegevens", "changed details")),
    "delisted": (("uit de bron verdwenen use case", "use case no longer listed"), ("uit de bron verdwenen use cases", "use cases no longer listed")),
    "relisted": (("in de bron teruggekeerde use case", "use case listed again"), ("in de bron teruggekeerde use cases", "use cases listed again")),
    "stage_changed": (("faseovergang", "stage change"), ("faseovergangen", "stage changes")),
    "experiment_started": (("gestart experiment", "experiment started"), ("gestarte experimenten", "experiments started")),
    "experiment_ended": (("afgerond experiment", "experiment ended"), ("afgeronde experimenten", "experiments ended")),
    "reflection": (("reflectie", "reflection"), ("reflecties", "reflections")),
    "effect_measured": (("effectmeting", "effect measurement"), ("effectmetingen", "effect measurements")),
    "usage_measured": (("gebruiksmeting", "usage measurement"), ("gebruiksmetingen", "usage measurements")),
    "decision": (("besluit", "decision"), ("besluiten", "decisions")),
    "commitment_made": (("toezegging", "commitment"), ("toezeggingen", "commitments")),
    "commitment_moved": (("verschoven toezegging", "moved commitment"), ("verschoven toezeggingen", "moved commitments")),
    "commitment_kept": (("nagekomen toezegging", "kept commitment"), ("nagekomen toezeggingen", "kept commitments")),
    "show_and_tell": (("show & tell", "show & tell"), ("show & tells", "show & tells")),
    "blocker_raised": (("belemmering", "blocker"), ("belemmeringen", "blockers")),
    "blocker_removed": (("weggehaalde belemmering", "removed blocker"), ("weggehaalde belemmeringen", "removed blockers")),
    "leadership_signal": (("leiderschapssignaal", "leadership signal"), ("leiderschapssignalen", "leadership signals")),
}  # fmt: skip

RUNNING = (("lopend experiment", "running experiment"), ("lopende experimenten", "running experiments"))


def counted(kinds: Sequence[str], count: int, language: Language, pending: bool = False) -> str:
    """``besluit`` or ``besluiten``; several kinds are joined, none is any event."""
    if pending and tuple(kinds) == ("experiment_started",):
        return pick(language, *(RUNNING[count != 1]))
    if pending:
        return pick(language, "open ", "open ") + counted(_openable(kinds), count, language)
    if not kinds:
        return pick(language, *(("gebeurtenis", "event") if count == 1 else ("gebeurtenissen", "events")))
    names = [pick(language, *COUNTED[kind][count != 1]) for kind in _distinct(kinds)]
    return joined_and(names, language) if count > 1 else joined(names, language)


def _distinct(kinds: Sequence[str]) -> Sequence[str]:
    """A commitment that was made or moved is a commitment."""
    if set(COMMITMENTS) <= set(kinds):
        return [kind for kind in kinds if kind != "commitment_moved"]
    return kinds


def _openable(kinds: Sequence[str]) -> Sequence[str]:
    """Those of the kinds that can be open, where any can; without a kind all that can."""
    commitments = COMMITMENTS if set(kinds) & set(COMMITMENTS) else ()
    return [kind for kind in PENDING if not kinds or kind in kinds or kind in commitments] or kinds


def told(event: Event, language: Language) -> str:
    """What an event says beside its kind and its text; no owner or leader is named."""
    words = TOLD.get(event.kind)
    return words(event, language) if words else ""


def _stage(event: StageChanged, language: Language) -> str:
    return pick(language, "naar", "to") + f" {event.stage.label(language)}"


def _users(event: UsageMeasured, language: Language) -> str:
    return people(event.users, language)


def people(count: int, language: Language) -> str:
    """``1 gebruiker`` or ``1 user``."""
    noun = ("gebruiker", "user") if count == 1 else ("gebruikers", "users")
    return f"{number(count, language)} {pick(language, *noun)}"


def _outcome(event: ExperimentEnded, language: Language) -> str:
    return event.outcome.label(language) if event.outcome else pick(language, "zonder besluit", "without a decision")


def _changed_plan(event: Reflection, language: Language) -> str:
    return pick(language, "plan gewijzigd", "plan changed") if event.changed_plan else ""


def _signal(event: LeadershipSignal, language: Language) -> str:
    return event.signal.label(language)


def _field(event: Changed, language: Language) -> str:
    return pick(language, *FIELDS.get(event.field, (called(event.field),) * 2))


def _about(event: BlockerRaised, language: Language) -> str:
    return event.about.label(language)


def _due(event: CommitmentMade | CommitmentMoved, language: Language) -> str:
    return pick(language, "uiterlijk", "due") + f" {day(event.due, language)}"


FIELDS: Mapping[str, tuple[str, str]] = {
    "title": ("titel", "title"),
    "purpose": ("doel", "purpose"),
    "team": ("team", "team"),
    "owner": ("eigenaar", "owner"),
    "role": ("rol", "role"),
    "objectives": ("doelstellingen", "objectives"),
    "processes": ("processen", "processes"),
    "enables": ("wat het mogelijk maakt", "what it enables"),
    "groups": ("lezers", "readers"),
    "dates": ("datums", "dates"),
    "attributes": ("kenmerken", "attributes"),
}


def measured(event: EffectMeasured, language: Language) -> str:
    """``handling time 94 seconds (verified)``, or that no effect was shown."""
    if not event.shown:
        return pick(language, "geen effect aangetoond", "no effect shown")
    verified = (
        pick(language, "geverifieerd", "verified")
        if event.verified
        else pick(language, "niet geverifieerd", "not verified")
    )
    size = f"{number(event.value, language)}{unit_of(event)}" if event.value is not None else ""
    name = short(event.metric) or ("" if size else pick(language, "effect aangetoond", "effect shown"))
    return " ".join(part for part in (name, size, f"({verified})") if part)


def unit_of(event: EffectMeasured) -> str:
    """What stands behind the number: its unit, but for one that the metric begins with ("leaks per week 7.1 leaks")."""
    unit = called(event.unit).strip()
    if not unit or fold(event.metric).startswith(fold(unit) + " "):
        return ""
    return unit if unit == "%" else f" {unit}"


TOLD: Mapping[str, Callable[[Any, Language], str]] = {
    "stage_changed": _stage,
    "effect_measured": measured,
    "usage_measured": _users,
    "experiment_ended": _outcome,
    "reflection": _changed_plan,
    "leadership_signal": _signal,
    "changed": _field,
    "blocker_raised": _about,
    "commitment_made": _due,
    "commitment_moved": _due,
}
