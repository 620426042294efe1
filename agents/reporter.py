"""The reporter: has each section of a briefing written, and sees that nothing true is lost and nothing else said."""

from collections.abc import Sequence

from agents.writers.brief import Brief
from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, AudienceKind
from knowledge.model.evidence import Claim, Fact
from knowledge.reporting.briefing import TITLES, SectionFacts
from knowledge.reporting.budget import BUDGET, words_in

UNTOLD = (
    "Wat hier stond gaf opdrachten aan de machine, en is weggelaten.",
    "What stood here gave orders to the machine, and was left out.",
)
REPLACED = (
    "Zinnen van het taalmodel die niet op de feiten rusten zijn vervangen door de feiten zelf.",
    "Sentences by the language model that do not rest on the facts were replaced by the facts themselves.",
)
SILENT = (
    "Het taalmodel antwoordde niet; dit zijn de feiten in hun eigen woorden.",
    "The language model did not answer; these are the facts in their own words.",
)


def brief_of(section: SectionFacts, audience: Audience, language: Language, reason: str = "") -> Brief:
    """What is asked of the writer of one section; ``reason`` is why the previous draft was rejected."""
    task = title_of(section.key, language)
    if reason:
        told = pick(language, "De vorige versie werd afgewezen omdat", "The previous draft was rejected because")
        task = f"{task}\n{told}: {reason}"
    return Brief(
        question=task,
        language=language,
        role=called(audience, language),
        evidence=section.facts,
        max_claims=max(1, len(section.facts)),
    )


def title_of(key: str, language: Language) -> str:
    """What a section is called."""
    return pick(language, *TITLES[key])


def called(audience: Audience, language: Language) -> str:
    """What a reader would call the audience."""
    kind = audience.kind.label(language)
    return kind if audience.kind is AudienceKind.BOARD else f"{kind} {audience.name}"


def settled(
    facts: Sequence[Fact], written: Sequence[Claim], spoken: Sequence[Claim], key: str
) -> tuple[tuple[Claim, ...], bool]:
    """The claims in the order of their facts, and whether facts had to speak for the writer.

    ``written`` are the claims of the writer that were let through, ``spoken`` those of the facts' own words. What no
    written claim rests on is said in its own words; so is everything where the writing is too long for its section.
    """
    own = {claim.evidence[0]: claim for claim in spoken}
    told = {key for claim in written for key in claim.evidence}
    untold = [own[fact.id] for fact in facts if fact.id not in told and fact.id in own]
    if sum(words_in(claim.text) for claim in (*written, *untold)) > BUDGET[key].words + _allowance(facts):
        return tuple(own[fact.id] for fact in facts if fact.id in own), True
    place = {fact.id: number for number, fact in enumerate(facts)}
    claims = sorted((*written, *untold), key=lambda claim: min(place[each] for each in claim.evidence))
    return tuple(claims), bool(untold)


def _allowance(facts: Sequence[Fact]) -> int:
    """What a first fact and the line about what is left out may be longer than the limit."""
    return max((words_in(fact.text) for fact in facts), default=0)
