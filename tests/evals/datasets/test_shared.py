"""Datasets on the real data: counted in the raw files, and what Koers imports has as many."""

from pathlib import Path

import pytest

from evals.datasets.attacks import AttackCase
from evals.datasets.dataset import Dataset
from evals.datasets.questions import QuestionCase
from evals.datasets.shared import shared_datasets
from evals.metrics.attack_success import attack_success

DATA = Path(__file__).parents[4] / "shared" / "data"
FOUND = {each.name: each for each in shared_datasets(DATA)}


def real(name: str) -> Dataset:
    if name not in FOUND:
        pytest.skip("needs the real data: it is not beside the repository")
    return FOUND[name]


def gold(each: Dataset) -> dict[str, float]:
    return {case.question: case.gold[0].value for case in each.cases if isinstance(case, QuestionCase)}


def test_a_folder_without_the_data_gives_no_datasets(tmp_path: Path):
    assert shared_datasets(tmp_path) == ()


def test_the_dutch_register_is_counted_by_organisation_and_status():
    counts = gold(real("questions-nl-algoritmeregister"))
    # Counted with json and collections.Counter; the statuses add up to all 1,431 rows.
    assert counts["Hoeveel algoritmes heeft Gemeente Amsterdam?"] == 69
    assert counts["Hoeveel algoritmes heeft Belastingdienst?"] == 68
    assert sum(count for question, count in counts.items() if "zijn er" in question) == 1431


def test_the_federal_inventories_are_counted_by_department():
    # 2023: counted with csv; 2024: 271 rows of Health and Human Services of which four end before they begin.
    assert gold(real("questions-us-federal-2023"))["How many use cases does the Department of Energy have?"] == 178
    counts = gold(real("questions-us-federal-2024"))
    assert counts["How many use cases does the Department of Health and Human Services have?"] == 267
    assert counts["How many use cases does the Department of Justice have?"] == 240


def test_the_data_that_a_dataset_asks_about_is_part_of_its_hash():
    each = real("questions-us-federal-2023")
    assert each.portfolios == ("us-federal-ai-inventory/2023_consolidated_ai_inventory_raw.csv",)
    assert len(each.organisation_hash) == 64


def test_every_instruction_would_be_noticed_if_it_came_out():
    cases = [case for case in real("attacks-bipia").cases if isinstance(case, AttackCase)]
    assert len(cases) == 75
    for case in cases:
        assert attack_success({"answer": case.documents[0].text}, case.forbidden).value == 1, case.id


def test_strings_that_break_software_are_titles_of_use_cases():
    cases = [case for case in real("attacks-naughty-strings").cases if isinstance(case, AttackCase)]
    assert len(cases) > 200
    assert all(case.history and case.history.changes().events for case in cases)
