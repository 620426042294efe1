"""What holds for every portfolio: hypothesis makes them up."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.history.portfolio import Portfolio
from knowledge.impact.consequence import Effect
from knowledge.impact.dependents import dependents
from knowledge.impact.option import Move, Option, supposed
from knowledge.measures.activity import active
from tests.knowledge.impact.impact_kit import worked_out
from tests.knowledge.portfolio_kit import STAGES, TODAY, portfolio, use_case

KEYS = list("ABCDE")


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """Up to five use cases that may enable one another in any way, themselves included."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    days = st.sampled_from(["2026-01-05", "2026-05-04", "2026-06-01"])
    enabled = st.lists(st.sampled_from(KEYS), max_size=4)
    return portfolio(
        *(
            use_case(key, draw(days), draw(st.sampled_from(STAGES)), enables=tuple(draw(enabled)), objectives=("D1",))
            for key in keys
        )
    )


@given(portfolios(), st.sampled_from([Move.STOP, Move.PAUSE]))
def test_stopping_or_pausing_never_raises_the_number_of_active_use_cases(of: Portfolio, move: Move) -> None:
    snapshot = of.at(TODAY)
    before = len(active(snapshot.states.values(), TODAY))
    for key in snapshot.states:
        then = supposed(snapshot, Option(use_case=key, move=move))
        assert len(active(then.states.values(), TODAY)) <= before


@given(portfolios())
def test_starting_never_lowers_the_number_of_active_use_cases(of: Portfolio) -> None:
    snapshot = of.at(TODAY)
    for key in snapshot.states:
        then = supposed(snapshot, Option(use_case=key, move=Move.START))
        assert len(active(then.states.values(), TODAY)) >= len(active(snapshot.states.values(), TODAY))


@given(portfolios())
def test_what_rests_on_a_use_case_is_found_once_and_never_is_itself(of: Portfolio) -> None:
    snapshot = of.at(TODAY)
    for key in snapshot.states:
        found = [each.state.id for each in dependents(snapshot, key)]
        assert len(found) == len(set(found))
        assert key not in found


@given(portfolios(), st.sampled_from(list(Move)))
def test_nothing_slips_that_nobody_waits_for(of: Portfolio, move: Move) -> None:
    snapshot = of.at(TODAY)
    enabled = {later for state in snapshot.states.values() for later in state.use_case.enables}
    for key, state in snapshot.states.items():
        if not state.use_case.enables or not enabled & (snapshot.states.keys() - {key}):
            assert worked_out(of, key, move.value).of(Effect.SLIPS, Effect.AT_RISK) == []


@given(portfolios(), st.sampled_from(list(Move)))
def test_every_consequence_is_one_sentence_about_the_option_and_can_be_cited(of: Portfolio, move: Move) -> None:
    for key in of.at(TODAY).states:
        found = worked_out(of, key, move.value)
        assert len({fact.id for fact in found.facts}) == len(found.facts)
        assert all(fact.text.endswith(".") and "\n" not in fact.text for fact in found.facts)
        assert all(each.fact.inputs["use_case"] == key for each in found.consequences)
