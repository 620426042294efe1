"""Every version of every prompt, with the last run that used it."""

from typing import TYPE_CHECKING

from agents.prompts import lock
from evals.runs.record import Figure
from knowledge.model.base import Frozen
from service.evals.runs import listed

if TYPE_CHECKING:
    from service.bootstrap import Koers

LOOKED_AT = 200


class LastRun(Frozen):
    """The newest run that used a prompt, and what it measured."""

    id: str
    dataset: str
    variant: str
    figures: tuple[Figure, ...]


class PromptVersion(Frozen):
    """``name.language@version``, whether it is the one in force, and the newest runs with exactly this text."""

    id: str
    hash: str
    in_force: bool
    runs: tuple[LastRun, ...] = ()


def prompts(koers: "Koers") -> list[PromptVersion]:
    """All that were ever locked, with the newest run of each dataset."""
    current = lock.current()
    records = [each for each in listed(koers, LOOKED_AT) if each.state == "done" and each.variant.prompts]
    found = []
    for key, text in sorted((lock.locked() | current).items()):
        newest: dict[str, LastRun] = {}
        for record in records:
            if record.variant.prompts.get(key) == text:
                last = LastRun(
                    id=record.id, dataset=record.dataset, variant=record.variant.name, figures=record.figures
                )
                newest.setdefault(record.dataset, last)
        found.append(PromptVersion(id=key, hash=text, in_force=current.get(key) == text, runs=tuple(newest.values())))
    return found
