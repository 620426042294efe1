"""How facts are worded: numbers, days, lists and conditions in Dutch and English."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from knowledge.history.portfolio import Snapshot
from knowledge.measures.query import Filters, Period
from knowledge.model.base import LANGUAGES, Language
from knowledge.model.portfolio import Stage

LISTED = 20


def pick(language: Language, dutch: str, english: str) -> str:
    """The wording in the asked language."""
    return (dutch, english)[LANGUAGES.index(language)]


def day(value: date, language: Language) -> str:
    """``1 maart 2026`` or ``1 March 2026``."""
    return format_date(value, "d MMMM y", locale=language)


def number(value: float, language: Language) -> str:
    """``1.250,5`` or ``1,250.5``, with at most two decimals."""
    return format_decimal(value, format="#,##0.##", locale=language)


def percent(share: float, language: Language) -> str:
    """``12,5%`` or ``12.5%``, with at most one decimal."""
    return format_percent(share, format="#,##0.#%", locale=language)


def as_of(value: date, language: Language) -> str:
    """``stand 1 maart 2026`` or ``as of 1 March 2026``."""
    return pick(language, "stand", "as of") + " " + day(value, language)


def use_cases(count: int, language: Language, qualifier: str = "") -> str:
    """``3 actieve use cases``: a counted noun, without a number where there are none."""
    noun = f"{qualifier} use case".strip() + ("" if count == 1 else "s")
    amount = pick(language, "geen", "no") if count == 0 else number(count, language)
    return f"{amount} {noun}"


def listing(items: Sequence[str], language: Language, separator: str = "; ") -> str:
    """The first items and how many more there are."""
    shown = separator.join(items[:LISTED])
    rest = len(items) - LISTED
    return shown if rest <= 0 else f"{shown}; " + pick(language, f"en nog {rest}", f"and {rest} more")


def joined(items: Iterable[str], language: Language) -> str:
    """``a, b of c`` or ``a, b or c``."""
    *first, last = list(items)
    return f"{', '.join(first)} {pick(language, 'of', 'or')} {last}" if first else last


def period(value: Period, language: Language) -> str:
    """``van 1 maart 2026 tot en met 31 maart 2026``, ``vanaf 1 maart 2026`` or ``vóór 1 maart 2026``."""
    if value.start and value.start == value.end:
        return pick(language, "op", "on") + " " + day(value.start, language)
    if value.start and value.end:
        first, last = day(value.start, language), day(value.end, language)
        return pick(language, f"van {first} tot en met {last}", f"from {first} up to and including {last}")
    if value.start:
        first = day(value.start, language)
        return pick(language, f"vanaf {first}", f"from {first} onwards")
    if value.end:
        after = day(value.end + timedelta(days=1), language)
        return pick(language, f"vóór {after}", f"before {after}")
    return ""


def conditions(filters: Filters, snapshot: Snapshot, language: Language) -> str:
    """Every condition of a selection in words, so that a number says precisely what was counted."""
    return " ".join(part for part in _conditions(filters, snapshot, language) if part)


def _conditions(filters: Filters, snapshot: Snapshot, language: Language) -> Iterable[str]:
    if filters.use_cases:
        named = (f"'{_title(key, snapshot)}'" for key in filters.use_cases[:LISTED])
        yield pick(language, "met de naam", "named") + " " + joined(named, language)
    if filters.teams:
        yield pick(language, "van", "of") + " " + joined(filters.teams, language)
    if filters.owners:
        yield pick(language, "met eigenaar", "owned by") + " " + joined(filters.owners, language)
    if filters.stages:
        names = joined((f"'{stage.label(language)}'" for stage in filters.stages), language)
        yield pick(language, "in fase", "in stage") + " " + names
    if filters.roles:
        names = joined((f"'{role.label(language)}'" for role in filters.roles), language)
        yield pick(language, "met rol", "with role") + " " + names
    if filters.objectives:
        names = joined(_titles(filters.objectives, snapshot.objectives), language)
        yield pick(language, "voor doelstelling", "for objective") + " " + names
    if filters.processes:
        names = joined(_titles(filters.processes, snapshot.processes), language)
        yield pick(language, "in proces", "in process") + " " + names
    for name, values in filters.attributes.items():
        quoted = joined((f"'{value}'" for value in values), language)
        yield pick(language, f"met {name} {quoted}", f"with {name} {quoted}")
    if filters.words:
        quoted = joined_and((f"'{word}'" for word in filters.words), language)
        yield pick(language, f"waarvan titel, doel of kenmerken {quoted} noemen", f"that mention {quoted}")
    yield from _dated(filters, language)
    yield from _flags(filters, language)


def joined_and(items: Iterable[str], language: Language) -> str:
    """``a, b en c`` or ``a, b and c``."""
    *first, last = list(items)
    return f"{', '.join(first)} {pick(language, 'en', 'and')} {last}" if first else last


def _dated(filters: Filters, language: Language) -> Iterable[str]:
    for stage, when in filters.entered.items():
        yield _entered(stage, period(when, language), language)
    if filters.started:
        yield pick(language, "gestart", "started") + " " + period(filters.started, language)
    if filters.quiet:
        words = pick(language, "met de laatste gebeurtenis", "with their last event")
        yield f"{words} {period(filters.quiet, language)}"


def _entered(stage: Stage, when: str, language: Language) -> str:
    if stage is Stage.STOPPED:
        return pick(language, f"gestopt {when}", f"stopped {when}")
    if stage is Stage.LIVE:
        return pick(language, f"in gebruik genomen {when}", f"gone live {when}")
    label = stage.label(language)
    return pick(language, f"die fase '{label}' ingingen {when}", f"that entered stage '{label}' {when}")


FLAGS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "active": (("die actief zijn", "that are active"), ("die niet actief zijn", "that are not active")),
    "effect": (
        ("met een aangetoond effect", "with a shown effect"),
        ("zonder aangetoond effect", "without a shown effect"),
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


def _flags(filters: Filters, language: Language) -> Iterable[str]:
    for name, (yes, no) in FLAGS.items():
        wanted = getattr(filters, name)
        if wanted is not None:
            yield pick(language, *(yes if wanted else no))


def _titles(ids: Iterable[str], entities: Mapping[str, object]) -> Iterable[str]:
    for key in ids:
        title = getattr(entities.get(key), "title", "")
        yield f"{key} ({title})" if title else key


def _title(key: str, snapshot: Snapshot) -> str:
    state = snapshot.states.get(key)
    return state.use_case.title if state else key
