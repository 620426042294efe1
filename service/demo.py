"""The demonstration: the sample organisation in a home of its own, and questions to it in Dutch and English."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from knowledge.errors import Conflict
from knowledge.model.base import Frozen, Language
from knowledge.model.principal import OWNER
from service import problems
from service.documents import Advance, embed

if TYPE_CHECKING:
    from knowledge.model.briefing import Briefing
    from knowledge.sample.load import SampleDocument
    from service.bootstrap import Koers

QUESTIONS: tuple[tuple[Language, str], ...] = (
    ("nl", "Hoeveel actieve use cases heeft Klantcontact, en welke zijn dat?"),
    ("en", "Which pilots started before March 2026 have shown no effect?"),
    ("nl", "Wat zegt onze strategie over waterverlies?"),
    ("nl", "Welke valkuilen zien we bij Finance en sinds wanneer?"),
    ("en", "What did the directors decide about AI in October?"),
    ("nl", "Wat kost een leaseauto bij ons?"),
)


class Loaded(Frozen):
    """What the sample holds, and the day on which it is looked at."""

    use_cases: int
    events: int
    documents: int
    today: date


def load(koers: "Koers", advance: Advance) -> Loaded:
    """Stores the sample, again if need be. Conflict where the home holds somebody's own data."""
    from knowledge.sample.load import SAMPLE_TODAY, changes, documents

    sample = changes()
    # What takes another's place comes after it.
    files = sorted(documents(), key=lambda file: file.effective_from or date.min)
    use_cases = {event.use_case for event in sample.events if event.use_case}
    _refuse_to_mix(koers, use_cases, {file.document_id for file in files})
    koers.stores.portfolio.apply(sample)
    for number, file in enumerate(files):
        advance(file.name, number, len(files))
        _take(koers, file)
    embed(koers, lambda done, total: advance("embeddings", done, total))
    return Loaded(use_cases=len(use_cases), events=len(sample.events), documents=len(files), today=SAMPLE_TODAY)


async def briefing(koers: "Koers", language: Language) -> "Briefing":
    """The briefing for the board on the sample's day, or today where that is still to come: a draft, and the same one
    if the demonstration runs again."""
    from knowledge.sample.load import SAMPLE_TODAY
    from service.briefings.make import Order, make

    key = f"demo-{language}"
    if kept := koers.stores.briefings.one(key):
        return kept.briefing
    as_of = min(SAMPLE_TODAY, koers.clock().date())
    return await make(koers, Order(as_of=as_of, language=language), koers.principal, key)


def questions(language: Language | None) -> Iterator[str]:
    """The questions that the demo asks: all, or those in one language."""
    return (text for own, text in QUESTIONS if language in {None, own})


def _take(koers: "Koers", file: "SampleDocument") -> None:
    koers.ingest.add(
        file.name,
        file.content,
        today=koers.clock().date(),
        document_id=file.document_id,
        version=file.version,
        groups=file.groups,
        effective_from=file.effective_from,
        supersedes=file.supersedes,
    )


def _refuse_to_mix(koers: "Koers", use_cases: Iterable[str], documents: Iterable[str]) -> None:
    own = set(koers.stores.portfolio.load(OWNER).histories) - set(use_cases)
    own |= {document.id for document in koers.stores.documents.documents(OWNER)} - set(documents)
    if own:
        raise Conflict(problems.OWN_DATA(home=str(koers.home), example=min(own)), problems.OWN_DATA_HINT())
