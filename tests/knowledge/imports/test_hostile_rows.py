"""Text that breaks software, and rows that break tables."""

import csv
import json
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.clean import clean
from knowledge.errors import KoersError
from knowledge.imports.run import import_portfolio
from tests.knowledge.imports.support import EMPTY, TODAY, real, run, states, workbook

PRINTED = st.characters(exclude_categories=("Cs", "Cc"))


def as_csv(rows: list[list[str]]) -> str:
    stream = StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def test_naughty_titles_survive_as_they_are() -> None:
    titles = [title for title in json.loads(real("naughty-strings/blns.json")) if clean(title).strip()]
    wanted = [clean(title).strip() for title in titles]
    sources = {
        "lijst.csv": as_csv([["Titel", "Fase"], *([title, "Pilot"] for title in titles)]).encode("utf-8", "replace"),
        "lijst.json": json.dumps([{"Titel": title, "Fase": "Pilot"} for title in titles]).encode(),
    }
    for name, content in sources.items():
        portfolio, report, _ = run(content, name)
        assert report.rejected == ()
        got = sorted(state.use_case.title for state in portfolio.at(TODAY).states.values())
        assert got == sorted(wanted), name
        assert len(portfolio.histories) == len(titles)


def test_cells_that_look_like_formulas_are_kept_as_data() -> None:
    portfolio, _, _ = run("Titel,Doel\n=1+1,@SUM(A1)\n-2+3,+x\n")
    assert set(states(portfolio)) == {"=1+1", "-2+3"}


def test_a_title_that_is_too_long_is_rejected_by_its_cell() -> None:
    _, report, _ = run(f"Titel,Fase\n{'x' * 1001},Pilot\nkort,Pilot\n", mapping="title=Titel")
    assert [(entry.row, entry.column) for entry in report.rejected] == [(2, "Titel")]
    assert len(report.rejected[0].value) < 250
    assert report.created == 1


def test_a_flaw_in_a_column_that_matters_rejects_the_row_and_elsewhere_only_the_cell() -> None:
    rows = [["Titel", "Fase", "Budget"], ["=A1", "Pilot", 1], ["Zoeken", "Pilot", "=B1*2"], ["Lezen", "=B2", 3]]
    portfolio, report, _ = run(workbook({"Lijst": rows}), "lijst.xlsx")
    assert [(entry.row, entry.column) for entry in report.rejected] == [(2, "Titel"), (4, "Fase")]
    assert [(entry.row, entry.column) for entry in report.dropped] == [(3, "Budget")]
    assert "never calculated" in report.rejected[0].problem
    assert set(states(portfolio)) == {"Zoeken"}


def test_records_that_are_no_objects_are_row_errors() -> None:
    _, report, _ = run('[{"titel": "A", "fase": "Pilot"}, 3, null, {"titel": "B"}]', "x.json")
    assert [entry.row for entry in report.rejected] == [2, 3]
    assert report.created == 2


@pytest.mark.parametrize("rows", [100_000])
@pytest.mark.slow
def test_a_hundred_thousand_rows_come_in(rows: int) -> None:
    content = "Id;Titel;Fase\n" + "".join(f"P{n};Toepassing {n};Pilot\n" for n in range(rows))
    _, report, _ = run(content)
    assert report.created == rows


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_no_bytes_at_all_end_in_anything_but_a_named_error(content: bytes) -> None:
    for name in ("a.csv", "a.xlsx", "a.json"):
        with suppress(KoersError):
            import_portfolio(name, content, EMPTY, today=TODAY)


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(PRINTED, max_size=20), min_size=3, max_size=3), max_size=12))
def test_every_row_is_counted_once_and_the_second_import_changes_nothing(rows: list[list[str]]) -> None:
    content = as_csv([["Titel", "Fase", "Startdatum"], *rows]).encode("utf-8", "replace")
    chosen = "title=Titel; stage=Fase; started=Startdatum"
    portfolio, report, _ = run(content, mapping=chosen)
    rejected = len({entry.row for entry in report.rejected})
    assert report.rows_read == report.created + report.updated + report.unchanged + rejected
    _, again, changes = run(content, existing=portfolio, mapping=chosen)
    assert (again.created, again.updated, changes.events) == (0, 0, ())
