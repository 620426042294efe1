"""What comes first and why, and whether the first places can be told apart at all."""

from collections.abc import Iterator, Sequence

from knowledge.measures.details import last_usage
from knowledge.measures.event_words import people
from knowledge.measures.phrases import joined_and, short
from knowledge.model.briefing import AudienceKind
from knowledge.model.evidence import Fact
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.stakes import effect
from knowledge.reporting.wording import name_of
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Criterion
from knowledge.scoring.score import Score

KEY = "priorities"
TOP = 5
PRESSING = 4
REASON = 90
OBJECTIVE = 40


def priorities(frame: Frame) -> Part:
    """The five highest places among this audience's use cases; nothing without a ranking."""
    ranking = frame.ranking
    if ranking is None:
        return Part(KEY)
    own = [each for each in ranking.scores if each.use_case_id in frame.states and each.rank is not None]
    chosen = own[:TOP]
    if not chosen:
        return Part(KEY)
    facts = [_place(frame, ranking, own, each) for each in chosen]
    doubt = _doubt(frame, ranking, chosen)
    return Part(KEY, (doubt, *facts) if doubt else tuple(facts))


def _place(frame: Frame, ranking: Ranking, own: Sequence[Score], score: Score) -> Fact:
    """Its place among this audience's ``own`` use cases, with its ratings and what speaks for it."""
    ratings = ", ".join(f"{each.label(frame.language)} {score.given(each).rating}" for each in Criterion)
    places = [each.rank for each in own]
    first, shared = places.index(score.rank) + 1, places.count(score.rank) > 1
    total = frame.number(len(own))
    place = frame.pick(f"plaats {first} van {total}", f"place {first} of {total}")
    place = f"{frame.pick('gedeelde', 'shared')} {place}" if shared else place
    rated = f"{ratings[:1].upper()}{ratings[1:]}; {place}."
    why = ", ".join(_why(frame, score))
    name = name_of(frame.states[score.use_case_id])
    text = f"{name}: {why}. {rated}" if why else f"{name}. {rated}"
    value = {each.value: score.given(each).rating for each in Criterion} | {"place": first}
    inputs = {"use_cases": [score.use_case_id], "method": ranking.method.name, "ranked": len(own)}
    return frame.fact("priority", value, text, inputs=inputs)


def _why(frame: Frame, score: Score) -> Iterator[str]:
    """What speaks for it: its effect, its users, what it serves, and the first ground of an urgency that presses."""
    state = frame.states[score.use_case_id]
    if state.shows_effect:
        yield effect(frame, state)
    usage = last_usage(state)
    if usage is not None and usage.users:
        yield people(usage.users, frame.language)
    known = frame.now.objectives
    in_force = (key for key in state.use_case.objectives if key in known and known[key].in_force(frame.as_of))
    # That they all serve the objective that it is about goes without saying.
    own = frame.audience.id if frame.audience.kind is AudienceKind.OBJECTIVE else ""
    served = [key for key in in_force if key != own]
    if served:
        named = joined_and([f"{short(known[key].title, OBJECTIVE)} ({key})" for key in served], frame.language)
        yield frame.pick(f"dient {named}", f"serves {named}")
    if score.given(Criterion.URGENCY).rating >= PRESSING:
        reason = score.given(Criterion.URGENCY).reason.split("; ")[0]
        yield short(reason[:1].lower() + reason[1:], REASON)


def _doubt(frame: Frame, ranking: Ranking, chosen: Sequence[Score]) -> Fact | None:
    """How many of the first places cannot be told apart from the very first."""
    first = chosen[0]
    level = [each for each in chosen if not ranking.told_apart(first.use_case_id, each.use_case_id)]
    if len(level) < 2:
        return None
    if len(level) == len(chosen):
        head = frame.pick(
            f"De eerste {len(level)} zijn niet te onderscheiden",
            f"The first {len(level)} cannot be told apart",
        )
    else:
        head = frame.pick(
            f"De eerste {len(level)} van deze {len(chosen)} zijn niet te onderscheiden",
            f"The first {len(level)} of these {len(chosen)} cannot be told apart",
        )
    text = frame.pick(
        f"{head}: bij iets andere oordelen of gewichten is hun volgorde een andere.",
        f"{head}: slightly other ratings or weights put them in another order.",
    )
    keys = [each.use_case_id for each in level]
    return frame.fact("priority.doubt", len(level), text, n=len(chosen), inputs={"use_cases": list(keys)})
