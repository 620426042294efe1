"""Parity of twins, and answers in the language asked."""

from agents.verification.tongue import drifts
from evals.metrics.language_purity import language_purity
from evals.metrics.parity import fact_parity, source_parity
from tests.evals.kit import claim, fact, passage

F, G = fact("f", "Vier."), fact("g", "Vijf.")
P, Q, R = passage("p", "een"), passage("q", "twee"), passage("r", "drie", document="d2")


def test_parity_is_the_share_of_facts_that_both_languages_give() -> None:
    # {f, g} and {f}: 1 of 2
    assert fact_parity([claim("x", F), claim("y", G, P)], [claim("x", F)]).value == 0.5
    assert fact_parity([claim("x", F)], []).value == 0
    assert fact_parity([claim("x", P)], []).status == "not_applicable"


def test_sources_are_documents_and_not_passages() -> None:
    # d1 and d1; then d1 and {d1, d2}
    assert source_parity([claim("x", P)], [claim("y", Q)]).value == 1
    assert source_parity([claim("x", P)], [claim("y", Q, R)]).value == 0.5
    assert source_parity([claim("x", F)], [claim("y", F)]).status == "not_applicable"


def test_parity_does_not_depend_on_which_language_comes_first() -> None:
    one, other = [claim("x", F, P)], [claim("y", F, G, R)]
    assert fact_parity(one, other) == fact_parity(other, one)
    assert source_parity(one, other) == source_parity(other, one)


def test_purity_is_the_share_of_claims_that_are_not_in_another_language() -> None:
    dutch = claim("Wij stoppen met de pilot omdat het niet werkt.", P)
    english = claim("We stop the pilot because it does not work.", P)
    assert language_purity([dutch, english], "nl", drifts).value == 0.5
    assert language_purity([dutch, dutch], "nl", drifts).value == 1
    assert language_purity([], "nl", drifts).status == "not_applicable"


def test_names_in_a_computed_list_are_no_drift() -> None:
    listed = claim("3 use cases in stage 'live': Wat er is en wat er niet meer is; Hoe wij het doen; Waar ze zijn.", F)
    assert language_purity([listed], "en", drifts).value == 1
