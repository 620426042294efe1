"""The use case that a row describes, on top of what is known of it."""

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from knowledge.history.fold import UseCaseState
from knowledge.imports.drafts import Draft
from knowledge.imports.findings import Findings
from knowledge.imports.stages import stages_told
from knowledge.invalid import problem_of
from knowledge.model.portfolio import Stage, UseCase
from knowledge.said import Said


def record_of(draft: Draft, state: UseCaseState | None, source: str, findings: Findings) -> UseCase | None:
    """The validated use case, or ``None`` with the row rejected by the names of its columns."""
    values: dict[str, Any] = dict(draft.fields)
    if state is None:
        values |= {"source": source, "dates": draft.dates, "stage": _first_stage(draft)}
        values["source_id"] = values.get("source_id") or draft.given_id
    else:
        known = state.use_case
        values = dict(known) | values | {"dates": _merged(known.dates, draft.dates, draft.columns.dates)}
        if "attributes" in draft.fields:
            replaced = {*draft.columns.attributes, *draft.table.header}
            values["attributes"] = _merged(known.attributes, draft.fields["attributes"], replaced)
    values["id"] = draft.id
    try:
        return UseCase.model_validate(values)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            _reject(draft, str(problem["loc"][0]), problem_of(problem), findings)
        return None


def _first_stage(draft: Draft) -> Stage:
    """The stage that the row tells first; history may know an earlier one."""
    told = stages_told(draft)
    return told[0][1] if told else draft.stage or Stage.IDEA


def _merged(known: Mapping[str, Any], given: Mapping[str, Any], replaced: Collection[str]) -> dict[str, Any]:
    """``given`` in place of everything known that the file has a column for."""
    return {key: value for key, value in known.items() if key not in replaced} | dict(given)


def _reject(draft: Draft, field: str, problem: Said, findings: Findings) -> None:
    at = draft.columns.fields.get(field)
    column = draft.table.header[at] if at is not None else field
    cell = draft.cell(at) if at is not None else ""
    draft.rejected = True
    findings.reject(draft.table, draft.line, column, cell, problem)
