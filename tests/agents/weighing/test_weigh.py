"""Options side by side, on portfolios that are counted by hand."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from agents.scorer import dossiers, ranking
from agents.weighing.compared import undecided
from agents.weighing.weigh import Weighing, weigh
from knowledge.errors import InvalidInput
from knowledge.history.portfolio import Portfolio
from knowledge.impact.consequence import Standing
from knowledge.impact.option import Move, Option
from knowledge.model.base import Language
from knowledge.pitfalls.context import Context
from knowledge.scoring.methods import METHODS
from knowledge.scoring.ranking import Ranking
from knowledge.scoring.rating import Criterion, Rating
from tests.knowledge.impact.impact_kit import chain
from tests.knowledge.portfolio_kit import TODAY, portfolio, use_case

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def ranked(of: Portfolio, language: Language = "en", **values: tuple[int, int, int]) -> Ranking:
    """The ranking with a person's ratings of some use cases: impact, feasibility, urgency."""
    ratings = [
        Rating(
            use_case=key, criterion=criterion, value=value, kind="person", rater="kim", reason="Seen.",
            language=language, as_of=TODAY, at=AT,
        )
        for key, given in values.items()
        for criterion, value in zip(Criterion, given, strict=True)
    ]  # fmt: skip
    rng = np.random.default_rng(1)
    return ranking(dossiers(of.at(TODAY), language, AT), ratings, TODAY, METHODS["weighted"], rng)


def weighed(of: Portfolio, *options: str, language: Language = "en", **values: tuple[int, int, int]) -> Weighing:
    chosen = []
    for each in options:
        key, _, move = each.partition(":")
        chosen.append(Option(use_case=key, move=Move(move or "keep")))
    return weigh(Standing(of.at(TODAY), Context(language=language), language), ranked(of, language, **values), chosen)


def many() -> Portfolio:
    """Thirty alike, so that the first and the last of them are far apart."""
    return portfolio(*(use_case(f"U{place}", "2026-05-04", "piloting") for place in range(30)))


def test_every_option_is_told_on_the_same_criteria_in_the_same_order() -> None:
    found = weighed(chain(), "A:stop", "C:scale")
    assert found.criteria[:6] == ["impact", "feasibility", "urgency", "place", "turn", "age"]
    for option in found.options:
        assert {"impact", "feasibility", "urgency", "place", "age", "effect", "users", "owner"} <= set(option.cells)


def test_a_rating_is_told_with_its_reason_and_the_evidence_behind_it() -> None:
    (fact,) = weighed(chain(), "A", "C", A=(5, 4, 3)).options[0].cells["impact"]
    assert fact.text == "Alpha (A): impact 5: Seen (as of 1 June 2026)."
    assert (fact.value, fact.inputs["rater"]) == (5, "person:kim")


def test_a_use_case_that_stays_as_it_is_is_weighed_by_what_would_follow_if_it_ended() -> None:
    found = weighed(chain(), "A", "E")
    assert [each.impact.option.move for each in found.options] == [Move.STOP, Move.START]
    assert found.options[0].cells["slips"][0].text.startswith("Without A:")


def test_the_figures_tell_only_where_every_method_agrees_and_places_do_not_overlap() -> None:
    of = many()
    ratings = {f"U{place}": (3, 3, 3) for place in range(30)} | {"U0": (5, 5, 5), "U1": (1, 1, 1), "U2": (5, 5, 4)}
    clear = weighed(of, "U1", "U0", **ratings).comparison[0]
    assert (clear.value, clear.inputs["undecided"]) == ("U0", [])
    assert clear.text == (
        "The figures give U0 priority: by every method, and without places that overlap (as of 1 June 2026)."
    )
    close = weighed(of, "U0", "U2", **ratings).comparison[0]
    assert (close.value, close.inputs["undecided"]) == (None, ["U2"])
    assert close.text == "The figures do not tell what has priority: U0 or U2 (as of 1 June 2026)."


def test_a_method_that_orders_them_otherwise_leaves_it_undecided() -> None:
    # By weighted sum 4.4 against 3.2; by WSJF (4+1+4)/1... of U0 is (5+5+1)/(6-3) = 3.7, of U1 (3+3+1)/(6-5) = 7
    of = portfolio(*(use_case(key, "2026-05-04", "piloting") for key in ("U0", "U1")))
    found = ranked(of, U0=(5, 3, 5), U1=(3, 5, 3))
    assert undecided(found, ["U0", "U1"]) == ["U1"]


def test_options_about_one_use_case_are_not_ranked_against_each_other() -> None:
    found = weighed(chain(), "C:stop", "C:scale")
    (only,) = found.comparison
    assert only.value is None
    assert "the same use case" in only.text


def test_what_was_stopped_has_no_place_and_that_is_said() -> None:
    found = weighed(chain(), "F", "A")
    assert found.options[0].cells["place"][0].text == ("Phi (F): no place in the ranking: stopped (as of 1 June 2026).")
    assert "fewer than two" in found.comparison[0].text


def test_what_is_known_of_a_use_case_is_told_with_its_dates() -> None:
    cells = weighed(chain(), "A", "C").options[1].cells
    told = [cells[key][0].text for key in ("age", "effect", "blockers", "time_box", "objectives", "users")]
    assert told == [
        "Gamma (C): stage 'piloting' since 2 February 2026; 119 days after its start on 2 February 2026 "
        "(as of 1 June 2026).",  # 2 February to 1 June: 26 + 31 + 30 + 31 + 1
        "Gamma (C): no effect was ever measured (as of 1 June 2026).",
        "Gamma (C): 1 open blocker: X “No hours” (since 4 May 2026) (as of 1 June 2026).",
        "Gamma (C): experiment until 15 June 2026 and commitment T due 1 July 2026 (as of 1 June 2026).",
        "Gamma (C): serves D2 Happier callers (as of 1 June 2026).",
        "Gamma (C): usage never measured (as of 1 June 2026).",
    ]


def test_both_languages_weigh_the_same() -> None:
    nl, en = (weighed(chain(), "A:stop", "C:scale", language=language) for language in ("nl", "en"))  # type: ignore[arg-type]
    assert [each.id for each in nl.facts] == [each.id for each in en.facts]


@pytest.mark.parametrize("options", [("A",), ("A", "A"), ("A", "A:keep"), tuple("ABCDEF")])
def test_too_few_too_many_or_the_same_option_twice_is_refused(options: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput):
        weighed(chain(), *options)


def test_a_day_in_the_past_weighs_what_was_known_then() -> None:
    day = date(2026, 3, 1)
    snapshot = chain().at(day)
    found = weigh(
        Standing(snapshot, Context(language="en"), "en"),
        ranking(dossiers(snapshot, "en", AT), (), day, METHODS["weighted"], np.random.default_rng(1)),
        [Option(use_case="A"), Option(use_case="B")],
    )
    assert found.options[0].cells["effect"][0].text.startswith("Alpha (A): no effect was ever measured")
