"""A computed fact: what was counted, under which conditions, and over which use cases."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import JsonValue, ValidationError

from knowledge.measures.condition_words import conditions
from knowledge.measures.phrases import number, period, pick
from knowledge.measures.query import Filters, Period
from knowledge.model.base import Language
from knowledge.model.events import EVENT_LABELS
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Role, Stage
from knowledge.untrusted.showing import shown
from service.inert import line

MOST = 12
GROUPED: Mapping[str, type[Stage] | type[Role]] = {"stage": Stage, "role": Role}
Names = Mapping[str, str]


def lines(fact: Fact, language: Language, names: Names) -> Iterator[str]:
    """The outcome on the first line; what it was computed from on the others."""
    subjects = fact.inputs.get("subjects")
    outcome = "" if fact.value == subjects else _outcome(fact, language, names)
    yield f"{line(fact.label)}: {outcome}" if outcome else line(fact.label)
    yield from _asked(fact, language)
    if isinstance(subjects, list) and subjects:
        counted = pick(language, "berekend over", "computed over")
        yield f"{counted} {len(subjects)}: {_listed([_name(each, names) for each in subjects], language)}"


def _outcome(fact: Fact, language: Language, names: Names) -> str:
    value = fact.value
    if isinstance(value, Mapping):
        labels = _labels(fact, language) | dict(names)
        return _listed(
            [f"{labels.get(key, line(key))} {_plain(item, language)}" for key, item in value.items()], language
        )
    if isinstance(value, list):
        named = [_name(item, names) for item in value if item in names]
        return _listed(named, language) if named else f"{len(value)} {line(fact.unit)}".strip()
    return f"{_plain(value, language)} {line(fact.unit)}".strip()


def _asked(fact: Fact, language: Language) -> Iterator[str]:
    try:
        filters = Filters.model_validate(fact.inputs.get("filters", {}))
        asked = Period.model_validate(fact.inputs.get("period", {}))
    except ValidationError:
        return
    kinds = fact.inputs.get("kinds")
    parts = [_kinds(kinds, language)] if isinstance(kinds, list) and kinds else []
    parts += [line(conditions(filters, None, language)), period(asked, language)]
    if told := " ".join(part for part in parts if part):
        yield pick(language, "gevraagd: ", "asked for: ") + told


def _kinds(kinds: Sequence[JsonValue], language: Language) -> str:
    return ", ".join(pick(language, *EVENT_LABELS.get(str(kind), (str(kind), str(kind)))) for kind in kinds)


def _labels(fact: Fact, language: Language) -> dict[str, str]:
    kind = GROUPED.get(str(fact.inputs.get("group_by")))
    return {each.value: each.label(language) for each in kind} if kind else {}


def _name(item: JsonValue, names: Names) -> str:
    key = line(str(item))
    return f"{shown(names[key])} ({key})" if key in names else key


def _plain(value: JsonValue, language: Language) -> str:
    if isinstance(value, bool):
        return pick(language, *(("ja", "yes") if value else ("nee", "no")))
    if isinstance(value, int | float):
        return number(value, language)
    return line(str(value)) if value is not None else pick(language, "onbekend", "unknown")


def _listed(items: Sequence[str], language: Language) -> str:
    more = len(items) - MOST
    tail = [pick(language, f"en nog {more}", f"and {more} more")] if more > 0 else []
    return ", ".join([*items[:MOST], *tail])
