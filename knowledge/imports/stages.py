"""The stages that a row tells: by its dated columns, by the day that it entered its stage, and by that stage."""

from collections.abc import Sequence
from datetime import date

from knowledge.imports.drafts import Draft
from knowledge.model.portfolio import Stage

DatedStages = Sequence[tuple[date, Stage]]
_ORDER = tuple(Stage)


def stages_told(draft: Draft) -> DatedStages:
    """The dated stages that fit the stated stage: none beyond it, none that runs against the order of the stages.

    A use case that says that it is scaling and has a day of implementation began scaling on that day.
    """
    told: list[tuple[date, Stage]] = []
    for on, stage in draft.dated:
        fitting = _fitting(stage, draft.stage)
        if fitting and (not told or (on >= told[-1][0] and fitting != told[-1][1])):
            told.append((on, fitting))
    if draft.stage and draft.since and draft.since <= draft.observed:
        told = [(on, stage) for on, stage in told if on < draft.since and stage != draft.stage]
        told.append((draft.since, draft.stage))
    return told


def _fitting(stage: Stage, stated: Stage | None) -> Stage | None:
    if stated is None or _ORDER.index(stage) <= _ORDER.index(stated):
        return stage
    return None if stage == Stage.STOPPED else stated


def first_known(draft: Draft) -> list[date]:
    """The days on which the use case was there already; a planned end says nothing about that."""
    columns = draft.columns.dates
    days = [on for name, on in draft.dates.items() if columns[name][1].stage or not columns[name][1].end]
    return [on for on in (*days, draft.since) if on is not None and on <= draft.observed]
