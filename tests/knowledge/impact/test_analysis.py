"""What follows from an option, counted by hand on the portfolio of ``impact_kit.chain``."""

from datetime import date

import pytest

from knowledge.errors import InvalidInput, NotFound
from knowledge.impact.consequence import Effect
from knowledge.impact.dependents import dependents
from knowledge.impact.option import Move, Option, move_of, stage_after, supposed
from knowledge.model.portfolio import Stage
from tests.knowledge.impact.impact_kit import chain, named, worked_out
from tests.knowledge.portfolio_kit import TODAY, event, portfolio, small, use_case


def test_what_rests_on_a_use_case_is_followed_as_far_as_it_goes_and_a_cycle_ends() -> None:
    found = dependents(chain().at(TODAY), "A")
    # A→B→D→A and A→C→E; Z is not known
    assert [(each.state.id, each.via) for each in found] == [("B", None), ("C", None), ("D", "B"), ("E", "C")]


def test_what_is_in_use_does_not_wait_for_what_is_not() -> None:
    assert dependents(chain().at(TODAY), "D") == []  # D is explored, A has been live since January


def test_stopping_tells_what_slips_and_what_is_at_risk() -> None:
    found = worked_out(chain(), "A", "stop")
    slips, risk = named(found, "waiting"), named(found, "in_use")
    assert (slips.effect, slips.fact.value) == (Effect.SLIPS, ["C", "D", "E"])
    assert slips.fact.text == (
        "Without A: 3 use cases that rest on it and are not in use yet can slip: Gamma (C, piloting); "
        "Delta (D, exploring, through B); Epsilon (E, idea, through C)."
    )
    assert (risk.effect, risk.fact.value) == (Effect.AT_RISK, ["B"])
    assert risk.fact.text == (
        "Without A: 1 use case in use that rests on it is at risk: Beta (B, live); "
        "whether it can do without is not recorded."
    )


def test_another_way_to_make_it_possible_is_named() -> None:
    of = portfolio(
        use_case("A", "2026-05-04", "live", enables=("C",)),
        use_case("B", "2026-05-04", "piloting", enables=("C",)),
        use_case("C", "2026-05-04", "idea"),
    )
    assert "C (idea, also made possible by B)" in named(worked_out(of, "A", "stop"), "waiting").fact.text


def test_users_and_effect_that_are_lost_are_told_with_their_measurement() -> None:
    found = worked_out(chain(), "A", "stop")
    assert named(found, "users").fact.text == "Without A: 12 users lose it (measured on 25 May 2026)."
    assert named(found, "effect").fact.text == (
        "Without A: the measured effect is lost: minutes 7.5 (verified), on 4 May 2026."
    )


def test_what_was_never_measured_is_unknown_and_not_nothing() -> None:
    found = worked_out(chain(), "C", "stop")
    unknown = {each.fact.measure: each.fact.value for each in found.of(Effect.UNKNOWN)}
    assert unknown == {"impact.users": None, "impact.effect": None}


def test_an_objective_that_loses_its_only_use_case_under_way_is_named() -> None:
    found = worked_out(chain(), "C", "stop")
    lost = named(found, "objective")  # E serves D2 too, but is an idea
    assert (lost.effect, lost.fact.value) == (Effect.STOPS, "D2")
    assert lost.fact.text == "Without C: D2 Happier callers loses its only use case under way."


def test_an_objective_that_loses_its_last_active_use_case_is_named() -> None:
    of = portfolio(
        use_case("A", "2026-05-04", "piloting", objectives=("D1",)),
        use_case("B", "2026-01-05", "piloting", objectives=("D1",)),  # nothing happened since January
        objectives=tuple(chain().objectives.values()),
    )
    assert named(worked_out(of, "A", "stop"), "objective").fact.text == (
        "Without A: D1 Faster books loses its last active use case; in the other one under way nothing happened "
        "for 42 days."
    )


def test_an_objective_keeps_its_other_active_use_cases() -> None:
    kept = named(worked_out(chain(), "A", "stop"), "objectives")
    assert (kept.effect, kept.fact.value) == (Effect.STAYS, {"D1": 2})  # B and D
    assert kept.fact.text == "Without A: D1 Faster books keeps 2 active use cases."


def test_a_retired_objective_has_nothing_to_lose() -> None:
    of = portfolio(
        use_case("A", "2026-05-04", "piloting", objectives=("D3",)), objectives=tuple(chain().objectives.values())
    )
    assert named(worked_out(of, "A", "stop"), "objectives").fact.text == (
        "Without A: no objective in force loses or gets anything: it serves only D3 Old shops (retired on 1 March "
        "2026)."
    )


def test_a_core_process_that_loses_its_only_live_and_used_use_case_moves_the_kpi() -> None:
    found = worked_out(chain(), "A", "stop")
    assert named(found, "processes").fact.text == (
        "Without A: Paying (P1, 1,000 cases a year) loses the only use case that is live and used."
    )
    figures = named(found, "figures").fact
    changed = figures.inputs["figures"]
    assert isinstance(changed, dict)
    assert changed["core_process_use/share"] == [0.5, 0.0]  # P1 of P1 and P2, then none
    assert changed["active_use_cases"] == [4, 3]  # A, B, C and D
    assert changed["active_use_cases/team"] == [2, 1]  # A and B of Finance
    assert "AI use in core processes 50% → 0%" in figures.text


def test_a_process_without_ai_loses_a_candidate_or_may_get_its_first() -> None:
    assert named(worked_out(chain(), "C", "stop"), "candidate").fact.text == (
        "Without C: Calling (P2, volume unknown) has no use case yet that is live and used; no use cases under way "
        "that touch it remain."
    )
    scaled = named(worked_out(chain(), "C", "scale"), "candidate")
    assert scaled.effect is Effect.POSSIBLE
    assert scaled.fact.text.endswith("; this one can become the first.")


def test_open_commitments_and_experiments_end_with_a_stop_and_slip_with_a_pause() -> None:
    stopped, paused = worked_out(chain(), "C", "stop"), worked_out(chain(), "C", "pause")
    assert named(stopped, "commitments").fact.text == (
        "Without C: commitment T “Try it” (due 1 July 2026) can no longer be kept."
    )
    assert named(stopped, "experiment").fact.text == (
        "Without C: the running experiment “Ten calls” (until 15 June 2026) is cut off."
    )
    assert named(paused, "commitments").effect is Effect.SLIPS
    assert named(paused, "experiment").fact.text == (
        "With C paused: the running experiment “Ten calls” (until 15 June 2026) stands still."
    )


def test_a_blocker_ends_with_a_stop_and_stands_in_the_way_of_scaling() -> None:
    assert named(worked_out(chain(), "C", "stop"), "blockers").effect is Effect.CLEARS
    needed = named(worked_out(chain(), "C", "scale"), "blockers")
    assert needed.effect is Effect.NEEDED
    assert needed.fact.text == ("With C scaled: blocker X “No hours” (since 4 May 2026, time) still stands in the way.")


def test_scaling_says_who_can_go_on_and_what_is_missing() -> None:
    found = worked_out(chain(), "C", "scale")
    assert (
        named(found, "waiting").fact.text
        == "With C scaled: 1 use case that waits for it can go on sooner: Epsilon (E, idea)."
    )
    assert named(found, "effect").fact.text == (
        "With C scaled: there is no effect shown yet to build on: no effect was ever measured."
    )


def test_pitfalls_that_appear_and_end_are_those_of_the_same_rules() -> None:
    found = worked_out(small(), "B", "stop")  # D9 is retired, D3 has no use case before and after
    ended = worked_out(chain(), "F", "start").of(Effect.CLEARS, Effect.APPEARS)
    assert found.of(Effect.APPEARS) == []
    # F would be explored while it serves a retired objective only
    assert [each.fact.value for each in ended] == ["decoupled"]
    assert ended[0].effect is Effect.APPEARS


def test_an_option_that_changes_nothing_has_no_consequences_and_says_so() -> None:
    for key, move in (("F", "stop"), ("F", "pause"), ("A", "scale"), ("A", "start"), ("A", "keep")):
        found = worked_out(chain(), key, move)
        assert found.consequences == ()
        assert found.supposed.text
    assert worked_out(chain(), "F", "stop").supposed.text == (
        "Stopping Phi (F) changes nothing on 1 June 2026: its stage is 'stopped'."
    )


def test_what_is_no_longer_listed_changes_nothing() -> None:
    of = portfolio(use_case("A", "2026-01-05", "live", event("delisted", "2026-04-01")))
    assert worked_out(of, "A", "stop").consequences == ()


def test_where_nothing_is_recorded_of_what_enables_what_that_is_said() -> None:
    of = portfolio(use_case("A", "2026-05-04", "live"))
    assert named(worked_out(of, "A", "stop"), "dependents").effect is Effect.UNKNOWN
    assert named(worked_out(of, "A", "stop"), "processes").effect is Effect.UNKNOWN
    assert named(worked_out(of, "A", "stop"), "objectives").effect is Effect.UNKNOWN


def test_the_stages_that_moves_are_worked_out_as() -> None:
    states = chain().at(TODAY).states
    rows = [
        ("C", Move.STOP, Stage.STOPPED),
        ("C", Move.PAUSE, Stage.IDEA),
        ("C", Move.SCALE, Stage.SCALING),
        ("A", Move.SCALE, Stage.LIVE),
        ("E", Move.START, Stage.EXPLORING),
        ("F", Move.START, Stage.EXPLORING),
        ("F", Move.PAUSE, Stage.STOPPED),
        ("C", Move.KEEP, Stage.PILOTING),
    ]
    for key, move, stage in rows:
        assert stage_after(states[key], move) is stage


def test_supposing_changes_neither_the_snapshot_nor_the_history() -> None:
    of = chain()
    before = of.at(TODAY)
    then = supposed(before, Option(use_case="A", move=Move.STOP))
    assert then.states["A"].stage is Stage.STOPPED
    assert before.states["A"].stage is Stage.LIVE
    assert of.at(TODAY) is before
    assert [each.id for each in of.histories["A"]] == ["A.0", "A.1", "A.2"]


def test_both_languages_say_the_same_with_the_same_facts() -> None:
    for move in ("stop", "pause", "scale"):
        nl, en = (worked_out(chain(), "C", move, language) for language in ("nl", "en"))  # type: ignore[arg-type]
        assert [each.id for each in nl.facts] == [each.id for each in en.facts]
        assert all(one.text != other.text for one, other in zip(nl.facts, en.facts, strict=True))


def test_a_use_case_that_was_not_there_yet_is_not_found() -> None:
    with pytest.raises(NotFound):
        worked_out(chain(), "C", "stop", as_of=date(2026, 1, 31))


def test_a_move_has_names_in_both_languages_and_others_are_refused() -> None:
    assert [move_of(text) for text in ("Stoppen", "pause", " opschalen ", "keep")] == [
        Move.STOP,
        Move.PAUSE,
        Move.SCALE,
        Move.KEEP,
    ]
    with pytest.raises(InvalidInput):
        move_of("verbranden")
