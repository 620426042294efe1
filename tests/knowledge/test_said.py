"""What people are told exists in Dutch and English, with everything in it that was to be said."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge.alerts.problems
import knowledge.documents.problems
import knowledge.impact.problems
import knowledge.imports.problems
import knowledge.invalid
import knowledge.measures.problems
import knowledge.pitfalls.problems
import knowledge.problems
import knowledge.scoring.problems
import knowledge.stores.problems
import service.api.wording
import service.delivery.problems
import service.jobs.problems
import service.problems
import service.watch.problems
from knowledge.errors import InvalidInput
from knowledge.model.base import LANGUAGES
from knowledge.said import LONGEST, Said, Value, Wording, listed, quoted

CATALOGUES = (
    knowledge.problems,
    knowledge.invalid,
    knowledge.documents.problems,
    knowledge.imports.problems,
    knowledge.impact.problems,
    knowledge.alerts.problems,
    knowledge.scoring.problems,
    knowledge.measures.problems,
    knowledge.pitfalls.problems,
    service.problems,
    service.watch.problems,
    service.jobs.problems,
    service.delivery.problems,
    service.api.wording,
    knowledge.stores.problems,
)
ROOT = Path(__file__).parents[2]
FOR_USERS = (
    "knowledge/imports",
    "knowledge/documents",
    "knowledge/question.py",
    "knowledge/search/ingest.py",
    "service/imports.py",
    "service/documents.py",
    "service/settings.py",
    "service/model.py",
    "service/api",
    "service/files.py",
    "service/history.py",
    "service/links.py",
    "service/portfolio.py",
    "service/questions.py",
    "service/paging.py",
    "service/cli/portfolio.py",
    "service/cli/options.py",
    "knowledge/alerts",
    "knowledge/impact",
    "knowledge/measures",
    "knowledge/pitfalls",
    "knowledge/scoring",
    "knowledge/stores/alerts.py",
    "knowledge/stores/idempotency.py",
    "service/api/idempotency.py",
    "service/delivery/recipients.py",
    "service/decisions.py",
    "service/jobs",
    "service/kpis.py",
    "service/scores.py",
    "service/watch",
    "service/cli/decide.py",
    "service/cli/jobs.py",
    "service/cli/kpis.py",
    "service/cli/scores.py",
    "service/cli/watch.py",
    "service/cli/worker.py",
)

RAISED = {"InvalidInput", "UnreadableFile", "NotFound", "Conflict", "broken", "Refused"}
RAISED |= {"ClockWentBack", "AlertsChanged", "OutOfOrder", "NotPossible", "FindingAhead"}


def wordings(module: ModuleType) -> dict[str, Wording]:
    single = {name: value for name, value in vars(module).items() if isinstance(value, Wording)}
    tables = [value for value in vars(module).values() if isinstance(value, dict)]
    return single | {str(key): each for table in tables for key, each in table.items() if isinstance(each, Wording)}


EVERY = [(f"{module.__name__}.{name}", each) for module in CATALOGUES for name, each in wordings(module).items()]


@pytest.mark.parametrize("wording", [each for _, each in EVERY], ids=[name for name, _ in EVERY])
def test_every_kind_of_problem_has_a_text_in_every_language_with_all_its_values_in_it(wording: Wording) -> None:
    values: dict[str, Value] = {name: f"<{name}>" for name in wording.names}
    for language in LANGUAGES:
        told = wording(**values).within(language)
        assert told.strip("<>")
        assert [value for value in values.values() if str(value) not in told] == []


def test_no_kind_of_problem_is_the_same_in_both_languages_unless_it_is_all_values() -> None:
    same = {name for name, each in EVERY if each.nl == each.en}
    assert same == {
        "knowledge.imports.problems.MAPPING",
        "service.problems.FIELD_PROBLEM",
        "service.delivery.problems.PROBLEM",
    }


VALUES = st.one_of(st.text(max_size=LONGEST), st.integers(), st.dates(), st.tuples(st.text(max_size=20)))


@given(VALUES)
def test_what_is_said_holds_its_value_whatever_it_is(value: Value) -> None:
    for language in LANGUAGES:
        told = Wording("Hier: {it}.", "Here: {it}.")(it=value).within(language)
        assert told.endswith(".")
        match value:
            case str():
                assert told[6:-1] == value  # braces and all
            case int():
                assert told[6:-1].replace(".", "").replace(",", "") == str(value)
            case date():
                assert told[6:-1] == value.isoformat()
            case _:
                assert (told[6:-1],) == value


def test_numbers_lists_and_quotes_are_told_in_the_language_of_the_reader() -> None:
    said = Wording("{n} rijen: {them}", "{n} rows: {them}")(n=1_250, them=listed((quoted("a"), "b", "c"), 2))
    assert (said.within("nl"), str(said)) == ("1.250 rijen: ‘a’, b, en nog 1", "1,250 rows: 'a', b, and 1 more")


def test_a_text_without_end_is_cut() -> None:
    assert len(str(quoted("x" * 100_000))) == LONGEST + 3


@pytest.mark.parametrize("values", [{}, {"it": "a", "more": "b"}, {"other": "a"}])
def test_a_missing_and_an_extra_value_are_refused(values: dict[str, Value]) -> None:
    with pytest.raises(ValueError, match="takes"):
        Wording("{it}", "{it}")(**values)


def test_an_error_carries_message_and_hint_in_both_languages() -> None:
    error = InvalidInput(Wording("Nee.", "No.")(), Wording("Doe dit.", "Do this.")())
    assert [error.within(language) for language in LANGUAGES] == ["Nee. Doe dit.", "No. Do this."]
    assert (str(error), error.message, error.hint) == ("No. Do this.", "No.", "Do this.")


def test_an_error_for_engineers_is_plain_english() -> None:
    assert InvalidInput("No.", "Do this.").within("nl") == "No. Do this."


def raised(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
            yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_what_end_users_meet_is_never_worded_in_one_language() -> None:
    files = [
        file for path in FOR_USERS for file in ([ROOT / path] if path.endswith(".py") else (ROOT / path).rglob("*.py"))
    ]
    plain = [
        place
        for file in files
        for place, call in raised(file)
        for argument in call.args
        if isinstance(argument, ast.JoinedStr) or (isinstance(argument, ast.Constant) and argument.value)
    ]
    assert len(files) > 30
    assert plain == []


def test_what_is_said_can_be_counted() -> None:
    one, same = (Wording("{a}", "{a}")(a=("x", "y")) for _ in range(2))
    assert {one: 1}[same] == 1
    assert isinstance(one, Said)
