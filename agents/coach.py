"""The coach: has what code decided put into words, and sees that nothing is lost and nobody else is named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agents.writers.brief import Brief
from knowledge.coaching.plan import Plan
from knowledge.coaching.privacy import Strangers
from knowledge.coaching.roadmap import Coached
from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.model.evidence import Claim, Fact

REPLACED = (
    "Zinnen van het taalmodel die niet op de feiten rusten zijn vervangen door de feiten zelf.",
    "Sentences by the language model that do not rest on the facts were replaced by the facts themselves.",
)
SILENT = (
    "Het taalmodel antwoordde niet; dit zijn de feiten in hun eigen woorden.",
    "The language model did not answer; these are the facts in their own words.",
)
UNTOLD = (
    "Een tekst die de machine toespreekt is weggelaten.",
    "A text that talks to the machine was left out.",
)


@dataclass(frozen=True, slots=True)
class Said:
    """The claim of every fact that may be told, by the fact's id; ``replaced`` where facts spoke for the model."""

    claims: Mapping[str, Claim]
    by_model: bool
    replaced: bool

    def of(self, facts: Iterable[Fact | None]) -> tuple[Claim, ...]:
        """What is said of these facts, in their order."""
        return tuple(self.claims[fact.id] for fact in facts if fact is not None and fact.id in self.claims)


def role_of(coached: Coached, language: Language) -> str:
    """Who is asked: a role, never a name."""
    if coached.kind == "team":
        return pick(language, f"team {coached.name}", f"team {coached.name}")
    if coached.name:
        return pick(language, f"de leider van {coached.name}", f"the leader of {coached.name}")
    return pick(language, "een leider van de hele organisatie", "a leader of the whole organisation")


def facts_of(plan: Plan) -> tuple[Fact, ...]:
    """Everything that is to be said, each fact once, in the order in which it is read."""
    facts = [*(found.fact for found in plan.looked_back), *plan.moved, *plan.standing_facts]
    for each in plan.chosen:
        facts += [*each.facts, *(plan.figures[key] for key in (each.kpi,) if key in plan.figures)]
    return tuple({fact.id: fact for fact in facts}.values())


def brief_of(facts: Sequence[Fact], coached: Coached, language: Language) -> Brief:
    """What is asked of the writer."""
    role = role_of(coached, language)
    return Brief(question=role, language=language, role=role, evidence=tuple(facts), max_claims=max(1, len(facts)))


def said(facts: Sequence[Fact], written: Sequence[Claim], own: Sequence[Claim], strangers: Strangers) -> Said:
    """One claim for each fact: the writer's, where it rests on just that fact and names nobody, else its own words."""
    by_fact = {claim.evidence[0]: claim for claim in own}
    better = {
        claim.evidence[0]: claim
        for claim in reversed(written)
        if len(claim.evidence) == 1 and not strangers.in_data(claim.text)
    }
    claims = {fact.id: claim for fact in facts if (claim := better.get(fact.id) or by_fact.get(fact.id))}
    told = [key for key in claims if key in better]
    return Said(claims, by_model=bool(told), replaced=len(told) < len(claims))
