"""Whether repeated ratings by a model agree enough to be used."""

from collections.abc import Mapping, Sequence

from knowledge.model.base import Frozen
from knowledge.scoring.agreement import krippendorff_alpha, usable
from knowledge.scoring.rating import Criterion, Rating


class Agreement(Frozen):
    """Krippendorff's α of the rounds on one criterion; None where nothing was rated twice."""

    criterion: Criterion
    rounds: int
    alpha: float | None
    usable: bool


def agreement(rounds: Sequence[Sequence[Rating]]) -> tuple[Agreement, ...]:
    """The agreement of two or more rounds on each criterion; nothing to say of a single one."""
    if len(rounds) < 2:
        return ()
    return tuple(_on(criterion, rounds) for criterion in Criterion)


def _on(criterion: Criterion, rounds: Sequence[Sequence[Rating]]) -> Agreement:
    given = [{each.use_case: each.value for each in ratings if each.criterion is criterion} for ratings in rounds]
    cases = sorted({key for values in given for key in values})
    alpha = krippendorff_alpha([[values.get(key) for key in cases] for values in given])
    return Agreement(criterion=criterion, rounds=len(rounds), alpha=alpha, usable=usable(alpha))


def kept(ratings: Sequence[Rating], found: Sequence[Agreement]) -> tuple[Rating, ...]:
    """The ratings on criteria on which the rounds agree enough; all of them where there was one round."""
    enough: Mapping[Criterion, bool] = {each.criterion: each.usable for each in found}
    return tuple(each for each in ratings if enough.get(each.criterion, True))
