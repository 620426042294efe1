"""Options side by side: the criteria with what is said of each option, and how the options compare."""

from collections.abc import Sequence
from dataclasses import dataclass

from agents.weighing import compared, known, rated
from agents.weighing.criteria import CRITERIA
from knowledge.errors import InvalidInput
from knowledge.history.fold import UseCaseState
from knowledge.impact import problems
from knowledge.impact.analysis import Impact, impact
from knowledge.impact.consequence import Standing
from knowledge.impact.option import Move, Option, check_number
from knowledge.model.evidence import Fact
from knowledge.scoring.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Weighed:
    """One option with what is said of it on every criterion, and the impact that was worked out.

    An option that leaves a use case as it is, is weighed by what would follow if it ended, or began.
    """

    option: Option
    state: UseCaseState
    impact: Impact
    cells: dict[str, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The options in the order given, and the facts that compare them."""

    options: tuple[Weighed, ...]
    comparison: tuple[Fact, ...]

    @property
    def criteria(self) -> list[str]:
        """The criteria on which there is something to say of any option, in order."""
        return [key for key in CRITERIA if any(each.cells.get(key) for each in self.options)]

    @property
    def facts(self) -> Sequence[Fact]:
        """Everything that is said."""
        return (*self.comparison, *(fact for each in self.options for cell in each.cells.values() for fact in cell))


def weigh(standing: Standing, ranking: Ranking, options: Sequence[Option]) -> Weighing:
    """Options side by side. InvalidInput for fewer than two or more than five, or the same one twice; NotFound for
    a use case that is not there."""
    check_number(len(options))
    if len(set(options)) < len(options):
        raise InvalidInput(problems.TWICE(), problems.EACH_ONCE())
    use_cases = [each.use_case for each in options]
    return Weighing(
        tuple(_weighed(standing, ranking, each) for each in options),
        tuple(compared.facts_of(ranking, use_cases, standing.language)),
    )


def at_stake(standing: Standing, option: Option) -> Option:
    """The option whose impact is worked out: of one that keeps things as they are, what would follow otherwise."""
    if option.move is not Move.KEEP or option.use_case not in standing.snapshot.states:
        return option
    under_way = standing.snapshot.states[option.use_case].under_way
    return Option(use_case=option.use_case, move=Move.STOP if under_way else Move.START)


def _weighed(standing: Standing, ranking: Ranking, option: Option) -> Weighed:
    found = impact(standing, at_stake(standing, option))
    state = standing.snapshot.states[option.use_case]
    cells: dict[str, tuple[Fact, ...]] = {"supposed": (found.supposed,)}
    cells |= {key: (fact,) for key, fact in rated.facts_of(standing.snapshot, state, ranking, standing.language)}
    cells |= {key: (fact,) for key, fact in known.facts_of(standing.snapshot, state, standing.language)}
    for each in found.consequences:
        cells[each.effect.value] = (*cells.get(each.effect.value, ()), each.fact)
    return Weighed(option, state, found, cells)
