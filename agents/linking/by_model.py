"""Links by a model: it judges which objective a use case serves; what it cannot quote does not count."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from agents.linking.ground import Ground
from agents.linking.schema import DraftLink, DraftLinks, Serves
from agents.model import Caller, Model
from agents.prompts.library import fence, load
from knowledge.model.answer import Usage
from knowledge.model.base import Language
from knowledge.model.evidence import Passage
from knowledge.model.links import Link
from knowledge.model.portfolio import UseCase
from knowledge.untrusted.injection import talks_to_machine

PROMPT = "link"
BATCH = 6
STRENGTH: Mapping[Serves, float] = {"directly": 0.9, "partly": 0.5}
SHORTEST_QUOTE = 15
T = TypeVar("T")


def batches(cases: Sequence[UseCase]) -> list[Sequence[UseCase]]:
    """Every case in one batch of at most six."""
    return [cases[at : at + BATCH] for at in range(0, len(cases), BATCH)]


async def by_model(
    model: Model, caller: Caller, cases: Sequence[UseCase], grounds: Sequence[Ground], language: Language, boundary: str
) -> tuple[tuple[DraftLink, ...], Usage]:
    """What a model says of a batch. Raises ModelUnavailable; ``boundary`` must not be guessable."""
    prompt = load(PROMPT, language).render(
        objectives="\n\n".join(_objective(*each, boundary) for each in _labelled("objective", grounds)),
        cases="\n\n".join(_case(*each, boundary) for each in _labelled("case", cases)),
    )
    reply = await model.ask(prompt, DraftLinks, caller)
    return reply.value.links, reply.usage


def kept(
    drafts: Iterable[DraftLink], cases: Sequence[UseCase], grounds: Sequence[Ground], language: Language, on: date
) -> list[Link]:
    """The drafts that may count: of a case and an objective that were asked about, once, with words that stand
    literally in a passage about that objective."""
    known_cases, known = dict(_labelled("case", cases)), dict(_labelled("objective", grounds))
    found: dict[str, Link] = {}
    for draft in drafts:
        case, ground = known_cases.get(draft.use_case.strip()), known.get(draft.objective.strip())
        quoted = _quoted(draft.quote, ground.passages) if ground else None
        if case is None or ground is None or quoted is None or ground.objective.id in case.objectives:
            continue
        passage, quote = quoted
        link = Link(
            use_case=case.id,
            objective=ground.objective.id,
            strength=STRENGTH[draft.serves],
            passage=passage.id,
            quote=quote,
            language=passage.language,
            rater=load(PROMPT, language).id,
            proposed_on=on,
        )
        found.setdefault(link.id, link)
    return list(found.values())


def _quoted(quote: str, passages: Iterable[Passage]) -> tuple[Passage, str] | None:
    """The passage that holds these words, and the words as they stand there: line breaks may differ."""
    words = quote.split()
    if len(" ".join(words)) < SHORTEST_QUOTE or talks_to_machine(quote):
        return None
    literal = re.compile(r"\s+".join(re.escape(word) for word in words))
    return next(((passage, found[0]) for passage in passages if (found := literal.search(passage.quote))), None)


def _case(label: str, case: UseCase, boundary: str) -> str:
    return f"{label}:\n{fence(label, f'{case.title}. {case.purpose}', boundary)}"


def _objective(label: str, ground: Ground, boundary: str) -> str:
    told = [fence(label, f"{ground.objective.title}. {ground.objective.description}", boundary)]
    told += [fence(passage.id, passage.quote, boundary) for passage in ground.passages]
    return "\n".join([f"{label}:", *told])


def _labelled(name: str, items: Sequence[T]) -> Iterator[tuple[str, T]]:
    # Not their ids: those come from a portfolio, and stand outside the fences here.
    return ((f"{name}-{place}", item) for place, item in enumerate(items, start=1))
