"""Mapping files of the user's own: what they may say, and how they are told what is wrong with them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import InvalidInput
from knowledge.imports.mapping import shipped
from knowledge.imports.ownmapping import own_mapping
from knowledge.imports.plainyaml import MOST
from knowledge.model.base import LANGUAGES
from knowledge.model.portfolio import Stage
from tests.knowledge.imports.support import run, states

OWN = """
name: onze-lijst
source: onze-lijst
sheets:
  use_cases:
    columns:
      title: Onderwerp
      stage: [Waar staat het]
values:
  stage:
    No: idea
    Wachtkamer: exploring
"""
CSV = "Onderwerp;Waar staat het\nRoosters;No\nPost;wachtkamer\nChat;Pilot\n"


def test_a_file_of_the_users_own_is_read_as_the_shipped_ones_are() -> None:
    portfolio, report, _ = run(CSV, mapping=OWN)
    assert (report.mapping, report.source, report.proposal) == ("onze-lijst", "onze-lijst", None)
    found = {title: state.stage for title, state in states(portfolio).items()}
    assert found == {"Roosters": Stage.IDEA, "Post": Stage.EXPLORING, "Chat": Stage.IDEA}
    assert [(entry.row, entry.value) for entry in report.dropped] == [(4, "Pilot")]


def test_known_values_are_understood_beside_the_users_own_where_the_file_says_so() -> None:
    portfolio, report, _ = run(CSV, mapping=OWN + "known_values: true\n")
    assert report.dropped == ()
    assert states(portfolio)["Chat"].stage == Stage.PILOTING
    assert states(portfolio)["Post"].stage == Stage.EXPLORING


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWN.replace("title:", "titel:"), "line 7, sheets.use_cases.columns.titel: this field is not known"),
        (OWN.replace("      title: Onderwerp\n", ""), "without title no row can be read"),
        (OWN.replace("No: idea", "No: idee"), "line 11, values.stage.No: this means nothing: choose from idea"),
        (OWN.replace("sheets:", "sheet:"), "line 4, sheet: this name is not known"),
        (OWN.replace("use_cases:", "usecases:"), "line 5, sheets.usecases"),
        (OWN.replace("name: onze-lijst", "name: koers"), "line 2, name: 'koers' is the name of a mapping"),
        (OWN.replace("source: onze-lijst", "source: ../../x"), "line 3, source: a source has small letters"),
        (OWN.replace("source: onze-lijst\n", ""), "source: this is missing"),
        (OWN + "observed: gisteren\n", "line 13, observed: this is no date"),
        (OWN + "date_formats: ['%Q']\n", "dates are made of %B, %Y, %d, %m, %y"),
        (OWN + "complete: misschien\n", "line 13, complete: this is neither yes nor no"),
        (OWN.replace("[Waar staat het]", "[]"), "line 8, sheets.use_cases.columns.stage: name the column"),
        (
            OWN.replace("    columns:", "    key: [code]\n    columns:"),
            "line 6, sheets.use_cases.key: 'code' is not among",
        ),
        ("name: a\nname: b\n", "line 2: 'name' stands there twice"),
        ("name: [a\nsource: b\n", "this is no YAML"),
        ("\tname: a\n", "line 1: this is no YAML"),
        ("name: \x00\n", "this is no YAML"),
        ("name: !!python/object/apply:os.system ['true']\n", "line 1: the type"),
        ("a: &a [x]\nb: *a\n", "line 1: aliases"),
        ("a: &a [*a]\n", "line 1: aliases"),
        ("? [a]\n: b\n", "line 1: a name is a single text"),
        ("---\na: b\n---\nc: d\n", "this is no YAML"),
        ("- a\n- b\n", "a mapping begins with names"),
        ("\n\n", "a mapping begins with names"),
        ("zomaar tekst\n", "a mapping begins with names"),
        ("a: " + "[" * 50_000 + "\n", "nested too deep"),
        ("# " + "x" * MOST + "\n", "more than 100,000 characters"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told_by_its_line_and_name(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        own_mapping(text)
    assert said in raised.value.message
    assert "--save-mapping" in raised.value.hint
    assert raised.value.within("nl").startswith("De indeling klopt niet: ")


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    with pytest.raises(InvalidInput, match="aliases"):
        own_mapping(bomb)


def test_a_path_given_as_the_name_of_a_mapping_opens_nothing(tmp_path: Path) -> None:
    file = tmp_path / "eigen.yaml"
    file.write_text(OWN)
    for path in (str(file), "../../etc/passwd", "koers.yaml", "../mappings/koers"):
        with pytest.raises(InvalidInput, match="There is no mapping"):
            run(CSV, mapping=path)


def test_a_mapping_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(InvalidInput, match="still to come"):
        run(CSV, mapping=OWN + "observed: 2999-01-01\n")


def test_a_mapping_that_does_not_fit_the_file_names_its_columns() -> None:
    with pytest.raises(InvalidInput, match="does not look like onze-lijst: its columns are 'Wat', 'Hoe'"):
        run("Wat;Hoe\na;b\n", mapping=OWN)


@pytest.mark.parametrize("name", [name for name in shipped() if name != "koers"])
def test_a_copy_of_a_shipped_mapping_under_another_name_is_a_mapping_of_ones_own(name: str) -> None:
    folder = Path(__file__).parents[3] / "knowledge" / "imports" / "mappings"
    copy = (folder / f"{name}.yaml").read_text("utf-8").replace(f"name: {name}", "name: eigen")
    assert own_mapping(copy) == shipped()[name].model_copy(update={"name": "eigen"})


HEADERS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=4)
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=15)


@settings(max_examples=60)
@given(
    HEADERS,
    st.lists(st.tuples(CELLS, st.sampled_from(["Pilot", "Idee", "in bedrijf", "Wachtkamer", "?", ""])), max_size=5),
)
def test_a_proposal_that_is_written_out_reads_the_file_as_the_proposal_did(
    extra: list[str], rows: list[tuple[str, str]]
) -> None:
    data = [
        ["Titel", "Fase", *extra],
        *([title, stage, *["x"] * len(extra)] for title, stage in [("A", "Idee"), *rows]),
    ]
    content = "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in data)
    for language in LANGUAGES:
        try:
            _, first, changes = run(content, language=language)
        except InvalidInput:  # such as a column that calls itself title too
            return
        assert first.proposal is not None
        assert own_mapping(first.proposal.file).source == first.source
        _, again, same = run(content, mapping=first.proposal.file, language=language)
        assert same == changes
        assert (again.rejected, again.dropped, again.warnings) == (first.rejected, first.dropped, first.warnings)


def test_what_was_not_understood_is_named_in_the_file_that_is_written_out() -> None:
    file = run(CSV.replace("Waar staat het", "Status"), mapping="title=Onderwerp; stage=Status", language="nl")[
        1
    ].proposal
    assert file is not None
    assert "# Nog niet begrepen, voeg ze toe: 'No', wachtkamer\n" in file.file
    assert "idea (idee)" in file.file


def test_fields_can_be_named_in_dutch_and_in_english() -> None:
    dutch, english = (run(CSV, mapping=chosen)[2] for chosen in ("titel=Onderwerp", "title=Onderwerp"))
    assert dutch == english


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "de rij heeft 1 cellen en de kop 2"), ("en", "the row has 1 cells where the header has 2")],
)
def test_problems_of_rows_are_told_in_the_language_that_was_asked_for(language: str, said: str) -> None:
    report = run("Titel;Fase\nChat\n", language=language)[1]
    assert [(entry.row, entry.column, entry.problem) for entry in report.rejected] == [(2, "", said)]
