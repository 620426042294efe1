"""Coaching is run like every other kind: on its own history, without and with a model."""

from pathlib import Path

import pytest

from evals.datasets.load import dataset
from evals.runs.kinds.coaching import failed
from service.bootstrap import Koers
from service.evals.runs import Order, execute, plan_of
from service.settings import Settings
from tests.evals.obedient import obeys
from tests.model_server import ModelServer


@pytest.mark.slow
@pytest.mark.parametrize("model", ["", "scripted"])
def test_every_situation_gives_a_roadmap_that_works_on_its_barrier(tmp_path: Path, model: str) -> None:
    with (
        ModelServer(lambda request: obeys) as server,
        Koers(Settings(home=tmp_path, model_base_url=server.base_url)) as koers,
    ):
        variant = {"embedder": "hashing"} | ({"model": model} if model else {})
        plan = plan_of(koers, Order(dataset="coaching-situations", variant=variant, limit=4))
        done = execute(koers, plan, "run", koers.principal, lambda done, total: None)
    assert not any(each.error for each in done.attempts)
    found = {(each.metric, each.language): each.value for each in done.figures}
    for language in ("nl", "en"):
        assert found["barrier_found", language] == 1
        assert found["numeric_faithfulness", language] == 1
        assert found["forbidden_facts", language] == 0


def test_a_roadmap_that_was_not_made_fails_all_that_its_case_could_be_measured_by() -> None:
    case = next(case for case in dataset("coaching-situations").cases if case.id == "no-hours.nl")
    names = set(failed(case, "crashed"))
    assert {"barrier_found", "behaviour_asked", "nugget_recall", "forbidden_facts"} <= names
