"""The length of a briefing: so many claims and words a section, and what is left out is counted in one line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.model.evidence import Fact
from knowledge.reporting.frame import Frame
from knowledge.reporting.naming import with_names


@dataclass(frozen=True, slots=True)
class Limit:
    """The most claims and words that one section may have; the first claim stays, however long."""

    claims: int
    words: int


BUDGET: Mapping[str, Limit] = {
    "summary": Limit(5, 120),
    "status": Limit(6, 110),
    "kpis": Limit(8, 170),
    "changes": Limit(6, 130),
    "priorities": Limit(6, 190),
    "alerts": Limit(6, 140),
    "commitments": Limit(5, 110),
    "successes": Limit(5, 100),
    "decisions": Limit(16, 400),
    "next_two_weeks": Limit(6, 110),
    "nothing": Limit(1, 60),
}
"""Together some 1,400 words at most, which is two pages; charts and the list of sources come on top of that."""
NOUNS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "priorities": (("use case", "use case"), ("use cases", "use cases")),
    "decisions": (("besluit", "decision"), ("besluiten", "decisions")),
    "alerts": (("melding", "alert"), ("meldingen", "alerts")),
    "next_two_weeks": (("gebeurtenis", "event"), ("gebeurtenissen", "events")),
    "commitments": (("toezegging", "commitment"), ("toezeggingen", "commitments")),
}  # fmt: skip
OTHERS = (("punt", "point"), ("punten", "points"))
SEVERAL: Mapping[str, tuple[str, ...]] = {
    "alerts": ("subjects", "findings"),
    "commitments": ("commitments",),
    "next_two_weeks": ("items",),
}
"""Where in its inputs a fact of a section lists what it tells of."""


def fitting(frame: Frame, key: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """As many facts as fit, in their order; what belongs together stays together, and the rest is counted."""
    limit = BUDGET[key]
    kept: list[Fact] = []
    left: list[Fact] = []
    words = 0
    for unit in _units(facts):
        size = sum(words_in(fact.text) for fact in unit)
        if left or (kept and (len(kept) + len(unit) > limit.claims or words + size > limit.words)):
            left.append(unit[0])
            continue
        kept += unit
        words += size
    told = tuple(with_names(frame, fact) for fact in kept)
    return (*told, _left_out(frame, key, left)) if left else told


def words_in(text: str) -> int:
    """How many words a reader counts."""
    return len(text.split())


def _units(facts: Iterable[Fact]) -> Iterable[list[Fact]]:
    numbered = enumerate(facts)
    for _, group in groupby(numbered, key=lambda pair: str(pair[1].inputs.get("decision", pair[0]))):
        yield [fact for _, fact in group]


def _left_out(frame: Frame, key: str, facts: Sequence[Fact]) -> Fact:
    count = sum(_things(key, fact) for fact in facts)
    nouns = NOUNS.get(key, OTHERS)
    dutch, english = nouns[0] if count == 1 else nouns[1]
    total = frame.number(count)
    text = frame.pick(f"Niet getoond: nog {total} {dutch}.", f"Not shown: {total} more {english}.")
    return frame.fact("left_out", count, text, inputs={"section": key})


def _things(key: str, fact: Fact) -> int:
    """How many of what its section counts a fact tells of: one sentence can be about several of them."""
    listed = (fact.inputs.get(name) for name in SEVERAL.get(key, ()))
    return next((len(each) for each in listed if isinstance(each, list | tuple)), 1)
