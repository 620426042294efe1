"""Numbers, days and codes as Dutch and English text writes them."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from agents.numbers import figures, missing_figures
from agents.verification.figure import Amount, Code, Day, Rank, Reading
from knowledge.model.base import Language


def readings(text: str, language: Language = "nl") -> list[Reading]:
    return [figure.readings[0] for figure in figures(text, language)]


def missing(claim: str, evidence: str, language: Language = "nl") -> list[str]:
    return missing_figures(figures(claim, language), figures(evidence, language))


@pytest.mark.parametrize(
    ("text", "language", "value", "tolerance", "unit", "currency"),
    [
        ("€ 1.250,5 mln", "nl", 1.2505e9, 5e4, "", "EUR"),  # half of 0.1 million
        ("$1,250.5m", "en", 1.2505e9, 5e4, "", "USD"),
        ("300 duizend euro", "nl", 3e5, 500, "", "EUR"),
        ("£2bn", "en", 2e9, 5e8, "", "GBP"),
        ("12,5%", "nl", 12.5, 0.05, "%", ""),
        ("12.5 percent", "en", 12.5, 0.05, "%", ""),
        ("2 procentpunt", "nl", 2, 0.5, "pp", ""),
        ("-5 graden", "nl", -5, 0.5, "degree", ""),
        ("€ -5", "nl", -5, 0.5, "", "EUR"),
        ("minus 5", "en", -5, 0.5, "", ""),
        ("1.250", "nl", 1250, 0.5, "", ""),
        ("1.250", "en", 1.25, 0.0005, "", ""),
        ("1\u00a0250\u00a0000", "nl", 1.25e6, 0.5, "", ""),
        ("twaalf weken", "nl", 12, 0, "week", ""),
        ("vijfentwintig", "nl", 25, 0, "", ""),
        ("tweehonderdvijftig", "nl", 250, 0, "", ""),
        ("twenty-five", "en", 25, 0, "", ""),
        ("two hundred and five", "en", 205, 0, "", ""),
        ("three million dollars", "en", 3e6, 0, "", "USD"),
        ("12-month", "en", 12, 0.5, "month", ""),
        ("30-jarige", "nl", 30, 0.5, "year", ""),
    ],
)
def test_an_amount_is_read_with_its_scale_unit_and_currency(
    text: str, language: Language, value: float, tolerance: float, unit: str, currency: str
) -> None:
    (amount,) = readings(text, language)
    assert isinstance(amount, Amount)
    assert (amount.unit, amount.currency) == (unit, currency)
    assert amount.value == pytest.approx(value)
    assert amount.tolerance == pytest.approx(tolerance)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("1 maart 2026", "nl", Day(2026, 3, 1)),
        ("2026-03-01", "nl", Day(2026, 3, 1)),
        ("March 1, 2026", "en", Day(2026, 3, 1)),
        ("1st of March 2026", "en", Day(2026, 3, 1)),
        ("01-03-2026", "nl", Day(2026, 3, 1)),
        ("1/3/26", "nl", Day(2026, 3, 1)),
        ("maart 2026", "nl", Day(2026, 3)),
        ("in May", "en", Day(0, 5)),
        ("2026", "nl", Day(2026)),
    ],
)
def test_a_day_is_read_in_every_way_of_writing_it(text: str, language: Language, day: Day) -> None:
    assert readings(text, language) == [day]


def test_an_english_day_in_digits_has_two_readings() -> None:
    (figure,) = figures("3/4/2026", "en")
    assert figure.readings == (Day(2026, 4, 3), Day(2026, 3, 4))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UC-003", Code("uc-003")),
        ("M-24-10", Code("m-24-10")),
        ("Q3", Code("q3")),
        ("the third quarter", Code("q3")),
        ("het 3e kwartaal", Code("q3")),
        ("ISO 27001", Code("iso 27001")),
        ("at 9:05", Code("9:05")),
        ("v2.0.1", Code("v2.0.1")),
        ("1.2.3", Code("1.2.3")),
        ("derde", Rank(3)),
        ("12th", Rank(12)),
    ],
)
def test_codes_and_ranks_are_no_amounts(text: str, found: Reading) -> None:
    assert readings(text, "en" if "the" in text else "nl") == [found]


def test_may_and_march_are_months_only_where_they_must_be() -> None:
    assert figures("You may march on.", "en") == ()


def test_een_and_one_are_no_numbers() -> None:
    assert figures("een van de teams", "nl") == figures("one of the teams", "en") == ()


@pytest.mark.parametrize("text", ["10–12 mln euro", "10 tot 12 miljoen euro", "€ 10-12 mln"])
def test_both_ends_of_a_range_share_scale_and_currency(text: str) -> None:
    first, last = readings(text)
    assert isinstance(first, Amount)
    assert isinstance(last, Amount)
    assert [(end.value, end.currency) for end in (first, last)] == [(1e7, "EUR"), (1.2e7, "EUR")]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("1.250,5 miljoen euro", "€ 1.250,5 mln"),
        ("€ 1,25 miljard", "€ 1.250,5 mln"),  # |1.25 - 1.2505| <= 0.005
        ("12 teams", "twaalf teams"),
        ("50%", "de helft"),
        ("de helft", "50 procent"),
        ("33%", "een derde"),
        ("in 2026", "sinds 1 maart 2026"),
        ("maart 2026", "1 maart 2026"),
        ("1 maart 2026", "In 2026 begint het op 1 maart"),
        ("12 euro", "12 euro"),
        ("8", "7,8"),  # |8 - 7.8| <= 0.5
        ("1,3 miljard", "1.250,5 mln"),  # |1.3 - 1.2505| <= 0.05
        ("eerste kwartaal", "Q1"),
    ],
)
def test_the_same_figure_in_another_form_stands(claim: str, evidence: str) -> None:
    assert missing(claim, evidence) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("$ 12", "€ 12"),
        ("€ 12", "12 mensen"),
        ("€ 12", "12"),
        ("12%", "12 teams"),
        ("12", "12%"),
        ("12 teams", "12 dagen"),
        ("6 maanden", "6 weken"),
        ("€ 1.250,5", "€ 1.250,5 mln"),
        ("1,2 miljard", "1.250,5 mln, 1,2"),
        ("7,7", "7,8"),
        ("3 use cases", "stand 3 maart 2026"),
        ("1 april", "1 maart 2026"),
        ("2 maart", "maart 2026"),
        ("1 maart 2027", "1 maart 2026"),
        ("maart 2026", "april 2026"),
        ("UC-00", "UC-003"),
        ("ISO 27002", "ISO 27001"),
        ("27001", "ISO 27001"),
        ("een kwart", "de helft"),
        ("vijf", "-5"),
        ("Q2", "Q1"),
    ],
)
def test_another_figure_is_missing(claim: str, evidence: str) -> None:
    assert missing(claim, evidence)


@given(st.text(), st.sampled_from(["nl", "en", None]))
def test_reading_figures_never_fails(text: str, language: Language | None) -> None:
    for figure in figures(text, language):
        assert 0 <= figure.start < figure.end <= len(text)


@given(st.text(alphabet="0123456789.,-–/:%€$ mbnQUe\u00a0½²maart"), st.sampled_from(["nl", "en", None]))
def test_reading_figures_never_fails_on_digits_and_marks(text: str, language: Language | None) -> None:
    figures(text, language)


LOCALES = st.sampled_from(["nl", "en"])


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False), LOCALES, st.sampled_from([0, 1, 2]))
def test_a_number_that_babel_writes_is_read_back(number: object, locale: Language, places: int) -> None:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    text = format_decimal(number, format=pattern, locale=locale)
    (figure,) = figures(f"({text})", locale)
    values = [reading.value for reading in figure.readings if isinstance(reading, Amount)]
    years = [reading.year for reading in figure.readings if isinstance(reading, Day)]
    assert any(abs(value - float(str(number))) <= 0.5 * 10**-places + 1e-6 for value in [*values, *years])


@given(st.integers(min_value=0, max_value=10**7), LOCALES)
def test_amounts_of_money_that_babel_writes_are_read_back(cents: int, locale: Language) -> None:
    (amount,) = readings(format_currency(cents / 100, "EUR", locale=locale), locale)
    assert isinstance(amount, Amount)
    assert amount.currency == "EUR"
    assert amount.value == pytest.approx(cents / 100)


@given(st.integers(min_value=0, max_value=1000), LOCALES)
def test_shares_that_babel_writes_are_read_back(promille: int, locale: Language) -> None:
    (amount,) = readings(format_percent(promille / 1000, format="#,##0.#%", locale=locale), locale)
    assert isinstance(amount, Amount)
    assert (amount.value, amount.unit) == (pytest.approx(promille / 10), "%")


@given(st.integers(min_value=0, max_value=60_000), LOCALES, st.sampled_from(["long", "full", "d MMM y", "y-MM-dd"]))
def test_days_that_babel_writes_are_read_back(after: int, locale: Language, form: str) -> None:
    day = date(1950, 1, 1) + timedelta(days=after)
    assert Day(day.year, day.month, day.day) in readings(format_date(day, form, locale=locale), locale)
