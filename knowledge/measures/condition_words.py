"""The conditions of a selection in words, so that a number says precisely what was counted."""

from collections.abc import Iterable, Mapping

from knowledge.history.portfolio import Snapshot
from knowledge.measures.phrases import LISTED, joined, joined_and, period, pick, short
from knowledge.measures.query import Filters
from knowledge.model.base import Language
from knowledge.model.portfolio import Stage

TITLE = 160


def conditions(filters: Filters, snapshot: Snapshot | None, language: Language, count: int = 2) -> str:
    """Every condition in words, to follow ``count`` use cases; without a snapshot ids stand for titles."""
    return " ".join(part for part in _conditions(filters, snapshot, language, count == 1) if part)


def _conditions(filters: Filters, snapshot: Snapshot | None, language: Language, one: bool) -> Iterable[str]:
    yield from _named(filters, snapshot, language)
    yield from _valued(filters, language)
    if filters.words:
        quoted = joined_and((f"'{word}'" for word in filters.words), language)
        yield pick(
            language,
            f"waarvan titel, doel of kenmerken {quoted} noemen",
            f"whose title, purpose or attributes mention {quoted}",
        )
    yield from _dated(filters, language, one)
    yield from _flags(filters, language, one)


def _named(filters: Filters, snapshot: Snapshot | None, language: Language) -> Iterable[str]:
    if filters.use_cases:
        named = [f"'{title_of(key, snapshot)}'" for key in filters.use_cases[:LISTED]]
        rest = len(filters.use_cases) - LISTED
        named += [pick(language, f"nog {rest}", f"{rest} more")] if rest > 0 else []
        yield pick(language, "met de naam", "named") + " " + joined(named, language)
    if filters.teams:
        yield pick(language, "van", "of") + " " + joined(filters.teams, language)
    if filters.owners:
        yield pick(language, "met eigenaar", "owned by") + " " + joined(filters.owners, language)
    if filters.objectives:
        names = joined(_titles(filters.objectives, snapshot.objectives if snapshot else {}), language)
        yield pick(language, "voor doelstelling", "for objective") + " " + names
    if filters.processes:
        names = joined(_titles(filters.processes, snapshot.processes if snapshot else {}), language)
        yield pick(language, "in proces", "in process") + " " + names


def _valued(filters: Filters, language: Language) -> Iterable[str]:
    if filters.stages:
        names = joined((f"'{stage.label(language)}'" for stage in filters.stages), language)
        yield pick(language, "in fase", "in stage") + " " + names
    if filters.roles:
        names = joined((f"'{role.label(language)}'" for role in filters.roles), language)
        yield pick(language, "met rol", "with role") + " " + names
    for name, values in filters.attributes.items():
        quoted = joined((f"'{short(value)}'" for value in values), language)
        yield pick(language, f"met {name} {quoted}", f"with {name} {quoted}")


def _dated(filters: Filters, language: Language, one: bool) -> Iterable[str]:
    for stage, when in filters.entered.items():
        yield _entered(stage, period(when, language), language, one)
    if filters.started:
        yield pick(language, "gestart", "started") + " " + period(filters.started, language)
    if filters.quiet:
        words = pick(language, "met de laatste gebeurtenis", "whose last event was")
        yield f"{words} {period(filters.quiet, language)}"


def _entered(stage: Stage, when: str, language: Language, one: bool) -> str:
    if stage is Stage.STOPPED:
        return pick(language, f"gestopt {when}", f"stopped {when}")
    if stage is Stage.LIVE:
        return pick(language, f"in gebruik genomen {when}", f"gone live {when}")
    label = stage.label(language)
    went = "inging" if one else "ingingen"
    return pick(language, f"die fase '{label}' {went} {when}", f"that entered stage '{label}' {when}")


FLAGS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "effect": (
        ("met een aangetoond effect", "with a shown effect"),
        ("zonder aangetoond effect", "without a shown effect"),
    ),
    "verified": (
        ("met een geverifieerd effect", "with a verified effect"),
        ("zonder geverifieerd effect", "without a verified effect"),
    ),
    "linked": (("met een doelstelling", "linked to an objective"), ("zonder doelstelling", "without an objective")),
    "owned": (("met een eigenaar", "with an owner"), ("zonder eigenaar", "without an owner")),
    "blocked": (
        ("met een open belemmering", "with an open blocker"),
        ("zonder open belemmering", "without an open blocker"),
    ),
    "experimenting": (
        ("met een lopend experiment", "with a running experiment"),
        ("zonder lopend experiment", "without a running experiment"),
    ),
}


def _flags(filters: Filters, language: Language, one: bool) -> Iterable[str]:
    for name, (yes, no) in FLAGS.items():
        wanted = getattr(filters, name)
        if wanted is not None:
            yield pick(language, *(yes if wanted else no))
    if filters.active is not None:
        dutch, english = ("is", "is") if one else ("zijn", "are")
        denied = ("", "") if filters.active else ("niet ", "not ")
        yield pick(language, f"die {denied[0]}actief {dutch}", f"that {english} {denied[1]}active")


def _titles(ids: Iterable[str], entities: Mapping[str, object]) -> Iterable[str]:
    for key in ids:
        title = getattr(entities.get(key), "title", "")
        yield f"{key} '{short(title, TITLE)}'" if title else key


def title_of(key: str, snapshot: Snapshot | None) -> str:
    """The title of a use case, or its id where it is not known."""
    state = snapshot.states.get(key) if snapshot else None
    return short(state.use_case.title, TITLE) if state else key
