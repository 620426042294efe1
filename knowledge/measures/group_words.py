"""How grouped counts are worded: the groups with their numbers, the spread, and what belongs to none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, median

from knowledge.history.portfolio import Snapshot
from knowledge.measures.condition_words import TITLE
from knowledge.measures.groups import Counts
from knowledge.measures.phrases import listing, number, pick, short
from knowledge.measures.query import MeasureQuery
from knowledge.model.base import Language
from knowledge.model.events import EVENT_LABELS
from knowledge.model.portfolio import Role, Stage
from knowledge.untrusted.showing import called

SPREAD_OVER = frozenset({"team", "owner", "objective", "process"})


@dataclass(frozen=True, slots=True)
class Field:
    """What a grouping field is called, one and several, and what a use case without it is; each nl and en."""

    one: tuple[str, str]
    many: tuple[str, str]
    without: tuple[str, str]


FIELDS: Mapping[str, Field] = {
    "team": Field(("team", "team"), ("teams", "teams"), ("zonder team", "without a team")),
    "owner": Field(("eigenaar", "owner"), ("eigenaren", "owners"), ("zonder eigenaar", "without an owner")),
    "stage": Field(("fase", "stage"), ("fasen", "stages"), ("zonder fase", "without a stage")),
    "role": Field(("rol", "role"), ("rollen", "roles"), ("zonder rol", "without a role")),
    "objective": Field(
        ("doelstelling", "objective"), ("doelstellingen", "objectives"), ("zonder doelstelling", "without an objective")
    ),
    "process": Field(("proces", "process"), ("processen", "processes"), ("zonder proces", "without a process")),
    "year": Field(("startjaar", "year of start"), ("startjaren", "years of start"), ("niet gestart", "not started")),
    "kind": Field(("soort", "kind"), ("soorten", "kinds"), ("zonder soort", "without a kind")),
}
PEOPLE = frozenset({"team", "owner"})


def field_of(name: str) -> Field:
    """The wording of a grouping field; an attribute is called by its own name."""
    own = name.removeprefix("attribute:")
    return FIELDS.get(name) or Field((own, own), (own, own), (f"zonder {own}", f"without {own}"))


def by(field: str, language: Language) -> str:
    """``per team`` or ``by team``."""
    return pick(language, "per", "by") + " " + pick(language, *field_of(field).one)


def sentence(
    what: str, note: str, counts: Counts, total: int, query: MeasureQuery, snapshot: Snapshot, language: Language
) -> str:
    """``12 use cases, per team (note): A: 7; B: 5; without a team: 1; mean …``: all that the counts say.

    ``total`` is how many things were counted.
    """
    field = query.group_by or ""
    names = {name_of(field, key, snapshot, language): count for key, count in counts.by_key.items()}
    if query.ranking:
        groups = [f"{name} ({number(count, language)})" for name, count in names.items()]
        which = pick(language, *(field_of(field).one if len(groups) == 1 else field_of(field).many))
        head = f"{what} ({note}); {which} {pick(language, *TOP[query.ranking])}: "
    else:
        groups = [f"{name}: {number(count, language)}" for name, count in names.items()]
        head = f"{what}, {by(field, language)} ({note}): "
    body = listing(groups, language) if groups else pick(language, "geen", "none")
    return head + "; ".join((body, *_remarks(counts, total, query, language))) + "."


TOP = {"least": ("met de minste", "with the fewest"), "most": ("met de meeste", "with the most")}


def _remarks(counts: Counts, total: int, query: MeasureQuery, language: Language) -> Iterable[str]:
    field = query.group_by or ""
    if counts.unknown:
        yield f"{pick(language, *field_of(field).without)}: {number(counts.unknown, language)}"
    if query.ranking:
        return
    if counts.total > total:
        one = pick(language, *field_of(field).one)
        yield pick(language, f"sommige tellen mee bij meer dan één {one}", f"some count for more than one {one}")
    if field in SPREAD_OVER and len(counts.by_key) > 1:
        yield from _spread(list(counts.by_key.values()), field, language)


def _spread(counts: list[int], field: str, language: Language) -> Iterable[str]:
    mean, middle = number(round(fmean(counts), 1), language), number(median(counts), language)
    least, most = number(min(counts), language), number(max(counts), language)
    one = pick(language, *field_of(field).one)
    yield pick(
        language,
        f"gemiddeld {mean} per {one}, mediaan {middle}, van {least} tot {most}",
        f"mean {mean} per {one}, median {middle}, from {least} to {most}",
    )
    empty = sum(count == 0 for count in counts)
    if empty == 1:
        yield pick(language, f"1 {one} heeft er geen", f"1 {one} has none")
    elif empty:
        many = pick(language, *field_of(field).many)
        yield pick(language, f"{empty} {many} hebben er geen", f"{empty} {many} have none")


def name_of(field: str, key: str, snapshot: Snapshot, language: Language) -> str:
    """What a group is called."""
    match field:
        case "stage":
            return Stage(key).label(language)
        case "role":
            return Role(key).label(language)
        case "kind":
            return pick(language, *EVENT_LABELS[key])
        case "objective":
            objective = snapshot.objectives.get(key)
            return f"{key} {short(objective.title, TITLE)}" if objective else key
        case "process":
            process = snapshot.processes.get(key)
            return short(process.title, TITLE) if process else key
        case _:
            return called(key) if field in PEOPLE else short(key, TITLE)
