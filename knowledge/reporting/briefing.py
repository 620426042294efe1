"""The sections of a briefing in the order in which they are read, each as the facts that it may state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.model.evidence import Fact
from knowledge.reporting import alerts, changes, commitments, decisions, kpis, priorities, status, successes, summary
from knowledge.reporting import upcoming as next_two_weeks
from knowledge.reporting.budget import BUDGET, fitting
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.pitfalls import findings

NOTHING = "nothing"
TITLES: Mapping[str, tuple[str, str]] = {
    "summary": ("Samenvatting", "Summary"),
    "status": ("Stand van zaken", "Status"),
    "decisions": ("Gevraagde besluiten", "Decisions asked"),
    "changes": ("Wat veranderde", "What changed"),
    "kpis": ("Kerncijfers", "Key figures"),
    "priorities": ("Prioriteiten", "Priorities"),
    "alerts": ("Meldingen", "Alerts"),
    "commitments": ("Toezeggingen", "Commitments"),
    "successes": ("Om te vieren", "To celebrate"),
    "next_two_weeks": ("Komende twee weken", "Next two weeks"),
    NOTHING: ("Verder", "Otherwise"),
}
"""Every section there is; those without anything to say are left out."""
STAYS = frozenset({"status", "decisions", "commitments", "next_two_weeks"})
"""What a leader must see even where nothing happened."""


SAYS_ITSELF = frozenset({decisions.KEY, next_two_weeks.KEY})
"""Whose headline counts what the section itself says right below."""


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """The facts that one section states."""

    key: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a briefing may state: its sections, and the ``grounds`` that their facts were computed from."""

    sections: tuple[SectionFacts, ...]
    grounds: tuple[Fact, ...]


def gather(frame: Frame) -> Gathered:
    """The sections of this audience, each within its length. A headline stands in the summary or in its own section,
    never in both. Of a period in which nothing happened little more is told than that."""
    quiet = not frame.events
    parts = _parts(frame)
    if quiet:
        parts = [part for part in parts if part.key in STAYS and part.headline]
    lines = (summary.empty(frame),) if quiet else summary.summary(parts)
    top = {fact.id for fact in lines}
    sections = [SectionFacts(summary.KEY, fitting(frame, summary.KEY, lines))]
    by_key = {part.key: part for part in (*parts, *_nothing(frame, parts))}
    for key in TITLES:
        part = by_key.get(key)
        if part is None:
            continue
        told = part.headline and part.headline.id not in top and key not in SAYS_ITSELF
        own = [part.headline] if part.headline and told else []
        facts = fitting(frame, key, [*own, *part.facts])
        sections += [SectionFacts(key, facts)] if facts else []
    return Gathered(tuple(sections), _grounds(sections, parts))


def _parts(frame: Frame) -> list[Part]:
    found = findings(frame)
    asked = decisions.asks(frame, found)
    to_decide = decisions.decisions(frame, asked)
    shown = _within_budget(frame, to_decide)
    decided = {ask.finding for ask in asked[:shown] if ask.finding}
    everybody = [
        to_decide,
        changes.changes(frame, {ask.decided for ask in asked[:shown]}),
        alerts.alerts(frame, found, decided),
        commitments.commitments(frame),
        successes.successes(frame),
        next_two_weeks.upcoming(frame),
    ]
    if frame.about_one:
        # A status report is short: what there is none of is left out.
        return [status.status(frame), *(part for part in everybody if not part.nothing)]
    return [kpis.kpis(frame), priorities.priorities(frame), *everybody]


def _nothing(frame: Frame, parts: Sequence[Part]) -> list[Part]:
    """What there is none of, in one line instead of a heading each."""
    silent = [part for key in TITLES for part in parts if part.key == key and part.nothing]
    if not silent:
        return []
    text = "; ".join(part.nothing for part in silent)
    inputs = {"sections": [part.key for part in silent]}
    fact = frame.fact("nothing", 0, f"{text[:1].upper()}{text[1:]}.", inputs=inputs)
    return [Part(NOTHING, (fact,))]


def _within_budget(frame: Frame, to_decide: Part) -> int:
    """How many of the decisions will be shown: their alerts are not told a second time."""
    facts = fitting(frame, decisions.KEY, to_decide.facts)
    return sum(fact.measure == "briefing.decision" for fact in facts)


def _grounds(sections: Sequence[SectionFacts], parts: Sequence[Part]) -> tuple[Fact, ...]:
    """Those facts that a stated fact was computed from."""
    wanted = {str(key) for each in sections for fact in each.facts for key in _named(fact)}
    found = {fact.id: fact for part in parts for fact in part.grounds if fact.id in wanted}
    return tuple(found.values())


def _named(fact: Fact) -> Sequence[object]:
    listed = fact.inputs.get("facts")
    return listed if isinstance(listed, list) else ()


__all__ = ["BUDGET", "TITLES", "Gathered", "SectionFacts", "gather"]
