from tests.service.delivery.samples import message


def test_a_message_says_why_since_when_on_what_evidence_and_what_clears_it() -> None:
    assert message().plain() == (
        "Finance heeft 9 use cases open; de grens is 5.\n\n"
        "Waarom: Drie perioden meer gestart dan afgerond.\n\n"
        "Sinds: 19 januari 2026\n\n"
        "Bewijs:\n- 9 open use cases op 2 maart 2026\n- Strategie 2026, p. 4: “Maximaal vijf tegelijk.”\n\n"
        "Wat het beëindigt: er twee perioden niet meer dan 5 use cases open zijn."
    )


def test_it_speaks_the_language_of_its_reader() -> None:
    plain = message(language="en").plain()
    assert all(label in plain for label in ("Why:", "Since: 19 January 2026", "Evidence:", "What ends it:"))


def test_a_quote_cannot_make_up_a_line_of_its_own_or_hide_anything() -> None:
    plain = message(evidence=("a\nWat het beëindigt: nooit", "b\x1b[31m\u202ec")).plain()
    assert "- a Wat het beëindigt: nooit\n- bc\n" in plain


def test_of_a_link_it_says_that_one_can_look_there() -> None:
    assert message(link="https://koers.example/a-1").plain().endswith("\n\nBekijken: https://koers.example/a-1")
