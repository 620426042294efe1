"""What documents say of their own review, in Dutch and English."""

from datetime import date

import pytest

from knowledge.pitfalls.frequency import declared, longest_days, told
from knowledge.pitfalls.review_dates import review_date
from knowledge.sample.load import documents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vastgesteld op 16 juni 2025. Herijking uiterlijk 16 juni 2026. Beheer: bureau.", date(2026, 6, 16)),
        ("Dit beleid wordt herzien vóór 1 maart 2027.", date(2027, 3, 1)),
        ("Geldig tot en met 31-12-2026", date(2026, 12, 31)),
        ("Volgende evaluatie: 2027-02-01", date(2027, 2, 1)),
        ("| **Reviewdatum** | 5 mei 2026 |", date(2026, 5, 5)),
        ("This policy is due for review by 1 March 2027.", date(2027, 3, 1)),
        ("Next review date: March 1st, 2027", date(2027, 3, 1)),
        ("Review no later than 2026-09-30", date(2026, 9, 30)),
        ("Valid until 30 Sept 2026.", date(2026, 9, 30)),
        # what has been reviewed, or is due at no day, says nothing
        ("Last reviewed on 3 May 2025.", None),
        ("Herzien op 3 mei 2025.", None),
        ("Reviewed by the board. 3 May 2025 was a Saturday.", None),
        ("Herijking uiterlijk 31 februari 2026.", None),
        ("We review by hand.", None),
        ("", None),
    ],
)
def test_the_day_of_review_is_read_where_it_is_named(text, expected):
    assert review_date(text) == expected


def test_only_the_process_list_of_the_sample_names_its_review():
    texts = {item.document_id: item.content.decode(errors="replace") for item in documents() if ".md" in item.name}
    found = {key: day for key, text in texts.items() if (day := review_date(text))}
    assert found == {"procesoverzicht": date(2026, 6, 16)}


def test_a_long_text_without_a_day_is_read_in_a_moment():
    assert review_date("review by " * 50_000) is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("maandelijks", 31),
        ("Per kwartaal", 92),
        ("elke 2 weken", 14),
        ("2x per jaar", 183),
        ("twice a year", 183),
        ("twee keer per maand", 15),
        ("every 6 months", 186),
        ("half-yearly", 184),
        ("Weekly", 7),
        ("af en toe", None),
        ("per week of per maand", None),
        ("0 weken", None),
    ],
)
def test_a_declared_frequency_is_read(words, days):
    assert longest_days(words) == days


def test_a_frequency_is_found_under_the_names_that_portfolios_use():
    assert declared({"KPI": "x", "Measurement frequency": "monthly"}) == "monthly"
    assert declared({"Meetfrequentie": " "}) is None
    assert declared({"Frequentieband": "50 Hz"}) is None


@pytest.mark.parametrize(
    ("frequency", "dutch", "english"),
    [
        ("maandelijks", "maandelijks", "monthly"),
        ("Monthly", "maandelijks", "monthly"),
        ("elke week", "wekelijks", "weekly"),
        ("elk half jaar", "halfjaarlijks", "half-yearly"),
        ("elke 3 weken", "“elke 3 weken”", "“elke 3 weken”"),
        ("bij elke oplevering", "“bij elke oplevering”", "“bij elke oplevering”"),
    ],
)
def test_a_frequency_is_told_in_the_language_of_the_reader(frequency: str, dutch: str, english: str) -> None:
    assert (told(frequency, "nl"), told(frequency, "en")) == (dutch, english)
