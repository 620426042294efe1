"""Runs, for every door: begun, looked at, scored again."""

import asyncio
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from evals.datasets.case import Split
from evals.datasets.dataset import Dataset
from evals.datasets.load import dataset, own_dataset
from evals.datasets.shared import shared_datasets
from evals.runs.kinds.kind import Tools
from evals.runs.provenance import provenance
from evals.runs.record import Plan, RunRecord
from evals.runs.run import Bench, Report, found, run, scored
from knowledge.errors import InvalidInput, NotFound
from knowledge.model.base import Language
from knowledge.model.principal import Principal
from service.evals.homes import FOLDER, Homes
from service.evals.variants import variant_of

if TYPE_CHECKING:
    from evals.metrics.cited import Supports
    from knowledge.model.evidence import Evidence
    from service.bootstrap import Koers

AT_ONCE = {"extractive": 1, "generative": 4}
FILES = (".yaml", ".yml")


class Order(BaseModel):
    """A run that somebody wants: which dataset, of which split, put to which variant how often."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"dataset": "questions-elzenstroom", "repeats": 1, "limit": 20}}
    )

    dataset: str = Field(max_length=200, description="The name of a dataset that ships with Koers.")
    name: str = Field(default="", max_length=200, description="What to call the variant.")
    variant: dict[str, str] = Field(default={}, description="Its settings: embedder, model, temperature, …")
    repeats: int = Field(default=1, ge=1, le=20)
    split: Split | None = Field(default="development", description="Null for both splits.")
    limit: int | None = Field(default=None, ge=1, description="About so many cases, spread over the documents.")


def plan_of(koers: "Koers", order: Order, cases: Dataset | None = None) -> Plan:
    """The order made out. NotFound or InvalidInput for a dataset or a variant that there is none of."""
    return Plan(
        dataset=cases or dataset(order.dataset),
        variant=variant_of(koers, order.variant, order.name),
        repeats=order.repeats,
        split=order.split,
        limit=order.limit,
    )


def named_dataset(koers: "Koers", reference: str) -> Dataset:
    """A dataset that ships with Koers by its name, one's own by its file, or one that is made of real data by its name
    in the folder that holds the data. NotFound names those that there are."""
    if not reference.endswith(FILES):
        place = Path(reference)
        return dataset(reference) if place.parent == Path() else _made_of(place.parent, place.name)
    from service.evals.growing import state_of

    found = own_dataset(Path(reference))
    # What is about no organisation is about this home, as it is now.
    return found if found.organisation else found.model_copy(update={"organisation_hash": state_of(koers)})


def _made_of(folder: Path, name: str) -> Dataset:
    known = {each.name: each for each in shared_datasets(folder)}
    if name not in known:
        raise NotFound(
            f"No dataset called {name} can be made of what is in {folder}.",
            f"Choose one of: {', '.join(known)}." if known else "Name the folder that holds the data.",
        )
    return known[name]


def execute(koers: "Koers", plan: Plan, run_id: str, principal: Principal, report: Report) -> RunRecord:
    """The run, stored in this Koers. The homes that it runs in stay for the next one."""
    owner_only(principal)
    with closing(Homes(koers.home / FOLDER, koers.settings, plan.variant)) as homes:
        bench = Bench(
            systems=homes,
            store=koers.stores.evals,
            tools=tools(koers),
            provenance=provenance(),
            clock=koers.clock,
            report=report,
            at_once=AT_ONCE[plan.variant.mode],
        )
        return asyncio.run(run(plan, run_id, principal.id, bench))


def one(koers: "Koers", run_id: str) -> RunRecord:
    """The run with this id, or the only one whose id begins so. NotFound where there is none."""
    owner_only(koers.principal)
    kept = found(koers.stores.evals, run_id)
    if kept is not None:
        return kept
    alike = [each for each in koers.stores.evals.runs() if run_id and each.id.startswith(run_id)]
    if len(alike) == 1:
        return RunRecord.model_validate_json(alike[0].payload)
    if alike:
        raise InvalidInput(f"{len(alike)} runs begin with {run_id!r}.", "Give more of the id; see koers eval runs.")
    raise NotFound(f"There is no run {run_id!r}.", "See koers eval runs for those that there are.")


def listed(koers: "Koers", limit: int = 20) -> list[RunRecord]:
    """The last runs, the newest first."""
    owner_only(koers.principal)
    return [RunRecord.model_validate_json(each.payload) for each in koers.stores.evals.runs(limit=limit)]


def rescored(koers: "Koers", run_id: str) -> RunRecord:
    """The run with its metrics measured anew on what it kept: no model is asked."""
    return scored(one(koers, run_id), koers.stores.evals, tools(koers))


def tools(koers: "Koers") -> Tools:
    """The rules that judge: the verifier says what bears a claim out, in the language of the case."""
    from agents.schemas import DraftClaim
    from agents.verification.tongue import drifts
    from agents.verifier import Verifier, similarity_by

    verifier = Verifier(similarity_by(koers.sentences))

    def supports(language: Language) -> "Supports":
        def bears_out(text: str, evidence: "Sequence[Evidence]") -> bool:
            draft = DraftClaim(text=text, evidence=tuple(item.id for item in evidence))
            return bool(verifier.verify([draft], evidence, language).claims)

        return bears_out

    return Tools(supports=supports, drifts=drifts)


def owner_only(principal: Principal) -> None:
    """Runs quote every document of the organisations they are of, so they are for who reads everything."""
    if not principal.reads_everything:
        raise NotFound("Evals are for who may read everything.", "Ask somebody without KOERS_READER_GROUPS.")
