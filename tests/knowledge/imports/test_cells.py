from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.imports.cells import Unusable, choice, day, number
from knowledge.imports.dates import DAY_FIRST, ISO, MONTH_FIRST, NAMED, formats_for, parser
from knowledge.imports.words import plain, slug

ANY = parser((*ISO, *NAMED, *DAY_FIRST))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-01", date(2024, 3, 1)),
        ("2024-03-01T23:59:00Z", date(2024, 3, 1)),
        ("2024-03-01 10:22", date(2024, 3, 1)),
        ("1-3-2024", date(2024, 3, 1)),
        ("01/03/24", date(2024, 3, 1)),
        ("1 maart 2024", date(2024, 3, 1)),
        ("1 mrt. 2024", date(2024, 3, 1)),
        ("12-Mar-2024", date(2024, 3, 12)),
        ("March 12, 2024", date(2024, 3, 12)),
        ("okt 2023", date(2023, 10, 1)),
        ("20240301", date(2024, 3, 1)),
        ("30-02-2024", None),
        ("24-Nov", None),
        ("Q4FY25", None),
        ("", None),
    ],
)
def test_dates_as_people_write_them(text: str, expected: date | None) -> None:
    assert ANY(text) == expected


@pytest.mark.parametrize(
    ("texts", "dutch", "last"),
    [
        (["13/02/2024", "01/02/2024"], False, DAY_FIRST),
        (["02/13/2024", "01/02/2024"], False, MONTH_FIRST),
        (["01/02/2024"], True, DAY_FIRST),
        (["01-02-2024"], False, DAY_FIRST),
    ],
)
def test_the_order_of_day_and_month_is_concluded_from_the_column(
    texts: list[str], dutch: bool, last: tuple[str, ...]
) -> None:
    assert formats_for(texts, dutch)[-len(last) :] == last


def test_no_order_is_chosen_where_nothing_tells_or_the_column_contradicts_itself() -> None:
    assert formats_for(["01/02/2024"], dutch=False) == ()
    assert formats_for(["13/02/2024", "02/13/2024"], dutch=False) == ()


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2068, 12, 31)))
def test_every_day_survives_every_notation(on: date) -> None:
    assert parser(ISO)(on.isoformat()) == on
    assert parser(DAY_FIRST)(f"{on.day}-{on.month}-{on.year}") == on
    assert parser(MONTH_FIRST)(f"{on.month:02}/{on.day:02}/{on.year % 100:02}") == on


def test_a_number_is_no_date() -> None:
    with pytest.raises(Unusable, match="format the cell as a date"):
        day(45321.0, ANY, frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1250", 1250.0),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("€ 1.250.000", 1_250_000.0),
        ("0,125", 0.125),
        ("-2.5", -2.5),
        ("12,5 %", 12.5),
    ],
)
def test_numbers_in_dutch_and_english_notation(text: str, expected: float) -> None:
    assert number(text) == expected


@pytest.mark.parametrize("text", ["1.250", "12,500", "veel", "1e5", "", "--1", "1..2"])
def test_what_is_no_number_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(Unusable):
        number(text)


def test_a_value_in_two_languages_means_what_its_parts_agree_on() -> None:
    meanings = {"pilot": "piloting", "piloting": "piloting", "live": "live"}
    assert choice("Pilot | piloting", meanings) == "piloting"
    assert choice("pilot / live", meanings) is None
    assert choice("anders", meanings) is None


@given(st.text())
def test_plain_spelling_is_stable_and_slugs_are_safe(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert all(character.isascii() and (character.isalnum() or character == "-") for character in slug(text))
    assert len(slug(text)) <= 60
