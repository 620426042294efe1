"""Which stored ratings still count for a reader: those whose evidence this reader can be shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agents.scorer import dossiers
from agents.scoring.profile import profile
from knowledge.history.portfolio import Portfolio
from knowledge.model.evidence import Evidence, Passage
from knowledge.scoring.rating import Rating

Passages = Callable[[Sequence[str], date], Sequence[Passage]]
"""Those passages, by their ids, that the reader may see and that were in force on a day."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Ratings that count beside those by rules, and the evidence that they rest on."""

    ratings: tuple[Rating, ...]
    evidence: Mapping[str, Evidence]


def remembered(stored: Iterable[Rating], portfolio: Portfolio, as_of: date, passages: Passages) -> Remembered:
    """A person's rating counts from its day on. A model's counts until something happens to the use case, and only
    where every piece of its evidence can be made again for this reader: ``portfolio`` is what this reader sees."""
    states = portfolio.at(as_of).states
    past = [each for each in stored if each.as_of <= as_of and each.use_case in states]
    people = [each for each in past if each.kind == "person"]
    current = [each for each in past if each.kind == "model" and states[each.use_case].last_event_on <= each.as_of]
    known = _evidence(current, portfolio, passages)
    models = [each for each in current if all((each.as_of, key) in known for key in each.evidence)]
    cited = {key: known[each.as_of, key] for each in models for key in each.evidence}
    return Remembered((*people, *models), cited)


def _evidence(ratings: Sequence[Rating], portfolio: Portfolio, passages: Passages) -> dict[tuple[date, str], Evidence]:
    known: dict[tuple[date, str], Evidence] = {}
    for day in sorted({each.as_of for each in ratings}):
        own = [each for each in ratings if each.as_of == day]
        snapshot = portfolio.at(day)
        for dossier in dossiers(snapshot, own[0].language, own[0].at, {each.use_case for each in own}):
            for fact in (*dossier.facts, *profile(snapshot, dossier.state, own[0].language)):
                known[day, fact.id] = fact
        cited = {key for each in own for key in each.evidence}
        missing = sorted(key for key in cited if (day, key) not in known)
        known |= {(day, passage.id): passage for passage in (passages(missing, day) if missing else ())}
    return known
