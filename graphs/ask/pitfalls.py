"""Pitfalls as evidence: what the rules find on a day, the worst first."""

from agents.planning.plan import PitfallQuery
from graphs.ask.state import Desk
from knowledge.history.portfolio import Portfolio
from knowledge.measures.facts import fact
from knowledge.measures.phrases import as_of, pick
from knowledge.model.base import Language
from knowledge.model.evidence import Fact
from knowledge.pitfalls.facts import pitfall_facts

SHOWN = 15


def found(desk: Desk, portfolio: Portfolio, query: PitfallQuery, language: Language) -> list[Fact]:
    """A fact per finding; where there are many, how many there are and the worst of them."""
    context = desk.context_of(desk.request.principal, language)
    snapshot = portfolio.at(query.as_of)
    facts = pitfall_facts(snapshot, context, language, team=query.team, pitfall=query.pitfall)
    if len(facts) <= SHOWN:
        return facts
    count = len(facts)
    head = fact(
        "pitfalls",
        label=pick(language, "Valkuilen", "Pitfalls"),
        value=count,
        n=count,
        as_of=query.as_of,
        text=pick(
            language,
            f"{count} bevindingen ({as_of(query.as_of, language)}); hieronder de {SHOWN} zwaarste en langst lopende.",
            f"{count} findings ({as_of(query.as_of, language)}); below are the {SHOWN} worst and longest running.",
        ),
        inputs=query.model_dump(mode="json", exclude_none=True),
    )
    return [head, *facts[:SHOWN]]
