"""The decision of the coach, by code: what is asked and why, what became of the last time, and what is not known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from knowledge.coaching.adkar import FADES_AFTER, LEAST_CASES, Standing, standing
from knowledge.coaching.candidate import Candidate
from knowledge.coaching.choice import candidates, chosen
from knowledge.coaching.figures import figures
from knowledge.coaching.look_back import Found, look_back
from knowledge.coaching.roadmap import ROADMAP_DAYS, Roadmap, Score
from knowledge.coaching.situation import Situation
from knowledge.measures.scope import earlier
from knowledge.model.evidence import Fact


@dataclass(frozen=True, slots=True)
class Plan:
    """``barrier_fact`` words the barrier and ``figures`` the KPIs by measure, where they may be told."""

    standing: Standing
    barrier_fact: Fact | None
    chosen: tuple[Candidate, ...]
    looked_back: tuple[Found, ...]
    figures: Mapping[str, Fact]
    stated: tuple[Score, ...]
    stated_on: date | None
    missing: tuple[str, ...]

    @property
    def standing_facts(self) -> tuple[Fact, ...]:
        """The barrier, with what the history says of it."""
        barrier = self.standing.barrier
        if self.barrier_fact is None or barrier is None:
            return ()
        ground = self.standing.facts.get(barrier)
        return (self.barrier_fact, ground) if ground else (self.barrier_fact,)

    @property
    def moved(self) -> tuple[Fact, ...]:
        """The KPIs that the last roadmap was to move."""
        keys = dict.fromkeys(found.behaviour.kpi for found in self.looked_back)
        return tuple(self.figures[key] for key in keys if key in self.figures)

    @property
    def use_cases(self) -> tuple[str, ...]:
        """The use cases that it speaks of."""
        facts = [fact for each in self.chosen for fact in each.facts]
        facts += [found.fact for found in self.looked_back]
        named = {each.use_case for each in self.chosen if each.use_case}
        listed = (fact.inputs.get("use_cases") for fact in facts)
        named |= {str(key) for keys in listed if isinstance(keys, list | tuple) for key in keys}
        return tuple(sorted(named))


def plan(situation: Situation, stated: Iterable[Score], previous: Roadmap | None) -> Plan:
    """Everything that is decided. ``stated`` are scores that people give now; those of the last roadmap count as long
    as they are not too old."""
    given, given_on = _given(situation, tuple(stated), previous)
    where = standing(situation, given)
    back = look_back(situation, previous) if previous else ()
    picked = tuple(_again(situation, each, back) for each in chosen(candidates(situation), where.barrier))
    since = previous.period.start if previous else earlier(situation.as_of, ROADMAP_DAYS - 1)
    wanted = {each.kpi for each in picked} | {found.behaviour.kpi for found in back}
    return Plan(
        standing=where,
        barrier_fact=_barrier(situation, where),
        chosen=picked,
        looked_back=back,
        figures=figures(situation, sorted(wanted), since),
        stated=given,
        stated_on=given_on,
        missing=tuple(_missing(situation, where, picked)),
    )


def _again(situation: Situation, candidate: Candidate, back: tuple[Found, ...]) -> Candidate:
    """With a word of patience where the same was asked the last time and has not been seen."""
    same = (candidate.rule, candidate.use_case, candidate.blocker)
    asked = [found for found in back if found.status == "not_done"]
    if same not in {(each.behaviour.rule, each.behaviour.use_case, each.behaviour.blocker) for each in asked}:
        return candidate
    text = situation.pick(
        "Dit vroegen we de vorige keer ook; een kleine eerste stap telt al.",
        "We asked this last time too; a small first step counts.",
    )
    again = situation.fact("again", None, text)
    return replace(candidate, why=(*candidate.why, again))


def _given(
    situation: Situation, stated: tuple[Score, ...], previous: Roadmap | None
) -> tuple[tuple[Score, ...], date | None]:
    if stated:
        return stated, situation.as_of
    if previous is None or previous.stated_on is None:
        return (), None
    if situation.as_of - previous.stated_on > timedelta(days=FADES_AFTER):
        return (), None
    return previous.stated, previous.stated_on


def _barrier(situation: Situation, where: Standing) -> Fact | None:
    barrier = where.barrier
    if barrier is None:
        return None
    found = next(each for each in where.scores if each.element is barrier)
    name = barrier.label(situation.language)
    text = situation.pick(
        f"Wat nu het meeste helpt: {name} (score {found.score} op een schaal van 1 tot 5).",
        f"What helps most now: {name} (score {found.score} on a scale of 1 to 5).",
    )
    return situation.fact("barrier", found.score, text, inputs={"element": barrier.value, "source": found.source})


def _missing(situation: Situation, where: Standing, picked: tuple[Candidate, ...]) -> Iterator[str]:
    if not picked:
        yield situation.pick(
            "Er is nu niets om te vragen: wat vastgelegd is geeft geen aanleiding.",
            "There is nothing to ask now: nothing in the records gives cause.",
        )
    if where.unknown:
        names = "; ".join(each.label(situation.language) for each in where.unknown)
        yield situation.pick(f"Niet bekend: {names}. Nodig: ", f"Not known: {names}. Needed: ") + situation.pick(
            *_needed(situation)
        )


def _needed(situation: Situation) -> tuple[str, str]:
    if situation.leads:
        return "je eigen inschatting, van 1 tot 5.", "your own estimate, from 1 to 5."
    return (
        f"minstens {LEAST_CASES} lopende use cases, proeven of successen, of een inschatting van 1 tot 5 door "
        "minstens 5 mensen.",
        f"at least {LEAST_CASES} use cases under way, experiments or successes, or an estimate from 1 to 5 by at "
        "least 5 people.",
    )
