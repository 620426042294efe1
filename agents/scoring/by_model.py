"""Ratings by a model: batches that fit a token budget, and of the reply only what stands on its evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from agents.budget import estimated_tokens
from agents.model import Caller, Model
from agents.prompts.library import fence, load
from agents.schemas import DraftClaim
from agents.scoring.anchors import anchors
from agents.scoring.schema import DraftRating, DraftRatings
from agents.verifier import Verifier
from knowledge.model.answer import Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Evidence, Fact
from knowledge.scoring.rating import Criterion, Rating

BATCH_TOKENS = 6_000
BATCH_CASES = 4
PROMPT = "rate"


class Case(Frozen):
    """A use case and everything that it may be rated by."""

    use_case: str
    evidence: tuple[Evidence, ...]


class Batch(Frozen):
    """Use cases that are rated in one call; ``round`` tells repeats apart."""

    cases: tuple[Case, ...]
    language: Language
    round: int = 0


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a model said of a batch, and what it took."""

    ratings: tuple[DraftRating, ...]
    usage: Usage


def batches(cases: Iterable[Case], language: Language, rounds: int = 1) -> list[Batch]:
    """Every case in one batch a round; no batch takes more than 6,000 tokens of evidence but for a single case."""
    parted = list(_parted(cases))
    return [Batch(cases=part, language=language, round=number) for number in range(rounds) for part in parted]


def _parted(cases: Iterable[Case]) -> Iterator[tuple[Case, ...]]:
    part: list[Case] = []
    taken = 0
    for case in cases:
        tokens = estimated_tokens(sum(len(_shown(item)) + 80 for item in case.evidence))
        if part and (len(part) == BATCH_CASES or taken + tokens > BATCH_TOKENS):
            yield tuple(part)
            part, taken = [], 0
        part.append(case)
        taken += tokens
    if part:
        yield tuple(part)


async def ask(model: Model, caller: Caller, batch: Batch, boundary: str) -> Drafts:
    """The model's ratings of a batch. Raises ModelUnavailable; ``boundary`` must not be guessable."""
    told = [
        f"{label}:\n" + "\n".join(fence(item.id, _shown(item), boundary) for item in case.evidence)
        for label, case in _labelled(batch).items()
    ]
    prompt = load(PROMPT, batch.language).render(
        language=batch.language, anchors=anchors().text(batch.language), cases="\n\n".join(told)
    )
    reply = await model.ask(prompt, DraftRatings, caller)
    return Drafts(reply.value.ratings, reply.usage)


def judged(
    drafts: Iterable[DraftRating], batch: Batch, verifier: Verifier, as_of: date, at: datetime
) -> tuple[Rating, ...]:
    """The drafts that may count: of a case of this batch, once per criterion, and with a reason that the verifier
    lets through on evidence of that very case."""
    labelled = _labelled(batch)
    found: dict[tuple[str, Criterion], Rating] = {}
    for draft in drafts:
        case = labelled.get(draft.use_case.strip())
        if case is None or (case.use_case, draft.criterion) in found:
            continue
        claim = DraftClaim(text=draft.reason, evidence=draft.evidence)
        stands = verifier.verify([claim], case.evidence, batch.language).claims
        if stands:
            found[case.use_case, draft.criterion] = Rating(
                use_case=case.use_case,
                criterion=draft.criterion,
                value=draft.value,
                kind="model",
                rater=rater(batch.language),
                evidence=stands[0].evidence,
                reason=stands[0].text,
                language=batch.language,
                as_of=as_of,
                at=at,
            )
    return tuple(found.values())


def rater(language: Language) -> str:
    """The name and version of the prompt, and the version of the anchors."""
    return f"{load(PROMPT, language).id}+anchors@{anchors().version}"


def settled(rounds: Sequence[Sequence[Rating]]) -> tuple[Rating, ...]:
    """Of repeated ratings the one in the middle, the lower of two, with the reason that came with it."""
    given: dict[tuple[str, Criterion], list[Rating]] = {}
    for ratings in rounds:
        for rating in ratings:
            given.setdefault((rating.use_case, rating.criterion), []).append(rating)
    return tuple(sorted(each, key=_value)[(len(each) - 1) // 2] for each in given.values())


def _value(rating: Rating) -> int:
    return rating.value


def _labelled(batch: Batch) -> Mapping[str, Case]:
    # Not the ids of the use cases: those come from a portfolio, and stand outside the fences here.
    return {f"case-{place}": case for place, case in enumerate(batch.cases, start=1)}


def _shown(item: Evidence) -> str:
    if isinstance(item, Fact):
        return item.text
    return f"{item.quote}\n({' › '.join((item.title, *item.heading))})"
