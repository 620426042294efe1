"""Weighing options for a decision, for every door."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ConfigDict, Field

from knowledge.errors import InvalidInput
from knowledge.impact import problems
from knowledge.impact.option import FEWEST, MOST, Move, Option, move_of
from knowledge.measures.condition_words import TITLE
from knowledge.measures.phrases import pick, short
from knowledge.model.answer import Mode
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Claim, Evidence, Fact
from knowledge.model.principal import Principal
from knowledge.scoring.methods import MethodName
from service.portfolio import found
from service.scores import Manner, request_of

if TYPE_CHECKING:
    from agents.weighing.weigh import Weighed, Weighing
    from service.bootstrap import Koers


class Choice(Manner):
    """The options: 2 to 5 use cases, each by its id, with a move after a colon where it is not to stay as it is."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"options": ["UC-003:stop", "UC-005:scale"]}}
    )

    options: list[str] = Field(min_length=FEWEST, max_length=MOST)


class OptionView(Frozen):
    """An option; ``worked_out`` is the move whose consequences are told: of one that keeps a use case as it is
    those of ending it, or of starting what is not under way."""

    use_case_id: str
    title: str
    move: Move
    worked_out: Move


class CriterionView(Frozen):
    """What is said on one criterion: for each option the ids of its claims."""

    key: str
    label: str
    cells: tuple[tuple[str, ...], ...]


class Decision(Frozen):
    """Options side by side, as verified claims. Nobody is named the winner where the figures do not tell.

    ``comparison`` holds the ids of the claims about several options at once.
    """

    as_of: date
    language: Language
    method: MethodName
    mode: Mode
    options: tuple[OptionView, ...]
    criteria: tuple[CriterionView, ...]
    comparison: tuple[str, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...] = ()
    run_id: str


def decide(koers: "Koers", choice: Choice, principal: Principal) -> Decision:
    """Weighs the options as far as ``principal`` may see them.

    InvalidInput for an unknown move or the same option twice; NotFound names near ids.
    """
    from agents.weighing.weigh import weigh
    from knowledge.impact.consequence import Standing

    request = request_of(koers, choice, principal)
    portfolio = koers.stores.portfolio.load(principal)
    options = [_option(koers, each, request.as_of, principal) for each in choice.options]
    scored = koers.scoring.current(request)
    context = koers.context(principal, request.language)
    weighing = weigh(Standing(portfolio.at(request.as_of), context, request.language), scored.ranking, options)
    claims = _verified(weighing.facts, request.language)
    return Decision(
        as_of=request.as_of,
        language=request.language,
        method=scored.ranking.method.name,
        mode=scored.mode,
        options=tuple(_view(each) for each in weighing.options),
        criteria=tuple(_criteria(weighing, claims, request.language)),
        comparison=_ids(weighing.comparison, claims),
        claims=tuple(claims.values()),
        evidence=tuple(_evidence(weighing.facts, claims, scored.evidence)),
        missing=tuple(_missing(weighing.facts, claims, principal, request.language)),
        run_id=request.run_id,
    )


def _option(koers: "Koers", text: str, as_of: date, principal: Principal) -> Option:
    """``UC-003`` or ``UC-003:stop``; an id may hold colons itself."""
    portfolio = koers.stores.portfolio.load(principal)
    reference, colon, move = text.rpartition(":")
    if not colon or text in portfolio.histories:
        return Option(use_case=found(portfolio, text.strip(), as_of).id)
    if not reference.strip():
        raise InvalidInput(problems.NAMES_NONE(given=text), problems.SUCH_AS())
    return Option(use_case=found(portfolio, reference.strip(), as_of).id, move=move_of(move))


def _verified(facts: Sequence[Fact], language: Language) -> dict[str, Claim]:
    """The claims that may be said, by the fact that each rests on."""
    from agents.schemas import DraftClaim
    from agents.verifier import Verifier

    known = {fact.id: fact for fact in facts}
    verifier = Verifier()
    claims: dict[str, Claim] = {}
    # One by one: the same words may be said of two options.
    for key, fact in known.items():
        draft = DraftClaim(text=fact.text, evidence=(key,))
        for claim in verifier.verify([draft], [fact], language).claims:
            claims[key] = claim
    return claims


def _view(weighed: "Weighed") -> OptionView:
    return OptionView(
        use_case_id=weighed.option.use_case,
        title=short(weighed.state.use_case.title, TITLE),
        move=weighed.option.move,
        worked_out=weighed.impact.option.move,
    )


def _criteria(weighing: "Weighing", claims: Mapping[str, Claim], language: Language) -> Iterable[CriterionView]:
    from agents.weighing.criteria import label_of

    for key in weighing.criteria:
        cells = tuple(_ids(each.cells.get(key, ()), claims) for each in weighing.options)
        if any(cells):
            yield CriterionView(key=key, label=label_of(key, language), cells=cells)


def _ids(facts: Iterable[Fact], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claims[fact.id].id for fact in facts if fact.id in claims))


def _evidence(facts: Sequence[Fact], claims: Mapping[str, Claim], behind: Mapping[str, Evidence]) -> Iterable[Evidence]:
    """The facts that are said, and after them what the ratings among them rest on."""
    said = {fact.id: fact for fact in facts if fact.id in claims}
    yield from said.values()
    lists = (fact.inputs.get("evidence") for fact in said.values())
    wanted = dict.fromkeys(str(key) for keys in lists if isinstance(keys, list) for key in keys)
    yield from (behind[key] for key in wanted if key in behind and key not in said)


def _missing(
    facts: Sequence[Fact], claims: Mapping[str, Claim], principal: Principal, language: Language
) -> Iterable[str]:
    unsaid = len({fact.id for fact in facts} - set(claims))
    if unsaid:
        yield pick(
            language,
            f"Weggelaten zinnen, omdat zij de machine toespreken: {unsaid}.",
            f"Sentences left out because they talk to the machine: {unsaid}.",
        )
    if not principal.reads_everything:
        yield pick(
            language,
            "Alles is uitgerekend over de use cases en documenten die u mag zien; wat daarbuiten van een optie afhangt "
            "is hier niet bekend.",
            "All is worked out over the use cases and documents that you may see; what depends on an option beyond "
            "those is not known here.",
        )
