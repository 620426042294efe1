"""The one list of methods of ranking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from knowledge.errors import InvalidInput
from knowledge.scoring import problems
from knowledge.scoring.rice import rice
from knowledge.scoring.table import Numbers, Table
from knowledge.scoring.topsis import topsis
from knowledge.scoring.weighted import weighted_sum
from knowledge.scoring.wsjf import wsjf

MethodName = Literal["weighted", "wsjf", "rice", "topsis"]


@dataclass(frozen=True, slots=True)
class Method:
    """How ratings become a score; ``weighs`` says whether the weights play a part. A higher score is better."""

    name: MethodName
    labels: tuple[str, str]
    score: Callable[[Table, Numbers], Numbers]
    weighs: bool


METHODS: Mapping[MethodName, Method] = {
    method.name: method
    for method in (
        Method("weighted", ("gewogen som", "weighted sum"), weighted_sum, weighs=True),
        Method("wsjf", ("WSJF", "WSJF"), wsjf, weighs=False),
        Method("rice", ("RICE", "RICE"), rice, weighs=False),
        Method("topsis", ("TOPSIS", "TOPSIS"), topsis, weighs=True),
    )
}


def method_of(name: str) -> Method:
    """The method with this name. InvalidInput names those that there are."""
    for known in get_args(MethodName):
        if name.strip().lower() == known:
            return METHODS[known]
    raise InvalidInput(problems.NO_METHOD(given=name), problems.METHODS_ARE(methods=tuple(METHODS)))
