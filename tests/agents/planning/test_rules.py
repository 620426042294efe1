"""Questions in plain Dutch and English become typed queries; the oracle of each row is how a person reads it."""

from typing import Any

import pytest

from knowledge.measures.kpis import KPIS
from knowledge.model.base import Language
from tests.agents.planning.organisation import plan

FINANCE = "Finance & Control"
RUNNING = ["exploring", "piloting", "scaling", "live"]
ROWS: list[tuple[Language, str, dict[str, Any]]] = [
    ("nl", "Hoe lang duurt het gemiddeld tot een use case effect heeft?", {"measure": "time_to_impact"}),
    ("nl", "Hoeveel leidinggevenden gebruiken zelf AI?", {"measure": "leadership_adoption"}),
    ("en", "What share of our core processes use AI?", {"measure": "core_process_use"}),
    ("nl", "Wat is de gemiddelde doorlooptijd van een use case?", {"measure": "flow"}),
    ("en", "What is the time to impact of our use cases?", {"measure": "time_to_impact"}),
    ("nl", "Wat is onze adaptiviteitsscore?", {"measure": "adaptivity"}),
    ("nl", "Hoeveel procent van de toezeggingen is nagekomen?", {"measure": "health"}),
    ("en", "How much work in progress does Finance have?", {"measure": "flow", "filters": {"teams": [FINANCE]}}),
    ("en", "What is our time to impact?", {"measure": "time_to_impact"}),
    ("nl", "Wat is de tijd tot effect per team?", {"measure": "time_to_impact", "group_by": "team"}),
    ("nl", "Hoeveel actieve use cases heeft Finance?", {"measure": "active_use_cases", "filters": {"teams": [FINANCE]}}),
    ("en", "How many active use cases does Finance have?", {"measure": "active_use_cases", "filters": {"teams": [FINANCE]}}),
    ("en", "which pilots started before March have shown no effect?", {
        "measure": "use_cases", "show": "list",
        "filters": {"stages": ["piloting"], "started": {"end": "2026-02-28"}, "effect": False}}),
    ("nl", "Welke pilots zonder effect zijn vóór maart gestart?", {
        "measure": "use_cases", "show": "list",
        "filters": {"stages": ["piloting"], "started": {"end": "2026-02-28"}, "effect": False}}),
    ("nl", "Welke use cases zijn gestopt in 2026?", {
        "measure": "use_cases", "show": "list", "filters": {"entered": {"stopped": {"start": "2026-01-01", "end": "2026-12-31"}}}}),
    ("en", "How many use cases went live in Q2 2026?", {
        "measure": "use_cases", "filters": {"entered": {"live": {"start": "2026-04-01", "end": "2026-06-30"}}}}),
    ("nl", "Hoeveel use cases had Finance op 1 juli 2026?", {"measure": "use_cases", "as_of": "2026-07-01", "filters": {"teams": [FINANCE]}}),
    ("nl", "Hoeveel use cases per fase?", {"measure": "use_cases", "group_by": "stage"}),
    ("en", "How many use cases per team?", {"measure": "use_cases", "group_by": "team"}),
    ("nl", "Welk team heeft de meeste use cases?", {"measure": "use_cases", "group_by": "team", "ranking": "most"}),
    ("en", "Which stage has the fewest use cases?", {"measure": "use_cases", "group_by": "stage", "ranking": "least"}),
    ("en", "Which teams have no use cases?", {"measure": "teams", "show": "list", "filters": {"linked": False}}),
    ("nl", "Welke doelstellingen hebben geen use case?", {"measure": "objectives", "show": "list", "filters": {"linked": False}}),
    ("en", "Which use cases did we stop?", {"measure": "use_cases", "show": "list", "filters": {"stages": ["stopped"]}}),
    ("en", "What share of our use cases has a verified effect?", {"measure": "use_cases", "show": "share", "filters": {"verified": True}}),
    ("nl", "Welke use cases zijn zonder geverifieerd effect?", {"measure": "use_cases", "show": "list", "filters": {"verified": False}}),
    ("en", "How many algorithms are still being developed?", {"measure": "use_cases", "filters": {"stages": ["piloting"]}}),
    ("nl", "Hoeveel algoritmes gebruikt HR?", {"measure": "use_cases", "filters": {"stages": ["live"], "teams": ["HR"]}}),
    ("nl", "Wat gebruiken we al echt?", {"measure": "use_cases", "show": "list", "filters": {"stages": ["live"]}}),
    ("nl", "Welke use cases draaien er nu echt bij HR?", {"measure": "use_cases", "show": "list", "filters": {"stages": ["live"], "teams": ["HR"]}}),
    ("nl", "Welke use cases dragen bij aan goedkoper werken (D2)?", {"measure": "use_cases", "show": "list", "filters": {"objectives": ["D2"]}}),
    ("nl", "Wie is de eigenaar van doel 2?", {"measure": "objectives", "show": "list", "details": ["owner"], "filters": {"objectives": ["D2"]}}),
    ("nl", "Wat zijn onze doelstellingen?", {"measure": "objectives", "show": "list"}),
    ("en", "Which core processes have no AI?", {"measure": "processes", "show": "list", "filters": {"linked": False}}),
    ("nl", "Welke use cases hebben geen eigenaar?", {"measure": "use_cases", "show": "list", "filters": {"owned": False}}),
    ("en", "Which use cases are not linked to an objective?", {"measure": "use_cases", "show": "list", "filters": {"linked": False}}),
    ("nl", "Welke use cases dragen bij aan doelstelling D2?", {"measure": "use_cases", "show": "list", "filters": {"objectives": ["D2"]}}),
    ("nl", "Welke use cases heeft Anouk Terveen?", {"measure": "use_cases", "show": "list", "filters": {"owners": ["Anouk Terveen"]}}),
    ("nl", "Wie is eigenaar van UC-003?", {"measure": "use_case_profile", "show": "list", "filters": {"use_cases": ["UC-003"]}, "details": ["owner"]}),
    ("en", "What is the status of Facturen herkennen?", {"measure": "use_case_profile", "show": "list", "filters": {"use_cases": ["UC-001"]}}),
    ("en", "Who owns the pilots in Finance?", {
        "measure": "use_cases", "show": "list", "details": ["owner"], "filters": {"teams": [FINANCE], "stages": ["piloting"]}}),
    ("nl", "Welke besluiten zijn er genomen in september?", {
        "measure": "events", "show": "list", "kinds": ["decision"], "period": {"start": "2026-09-01", "end": "2026-09-30"}}),
    ("nl", "Hoeveel experimenten zijn er in de afgelopen zes weken gestart?", {
        "measure": "events", "kinds": ["experiment_started"], "period": {"start": "2026-09-22", "end": "2026-11-02"}}),
    ("nl", "Welke toezeggingen staan nog open?", {
        "measure": "events", "show": "list", "kinds": ["commitment_made", "commitment_moved"], "pending": True}),
    ("en", "What happened to UC-002 since July?", {
        "measure": "events", "show": "list", "filters": {"use_cases": ["UC-002"]}, "period": {"start": "2026-07-01"}}),
    ("nl", "Welke teams hebben geen show & tell gehad?", {
        "measure": "events", "group_by": "team", "ranking": "least", "kinds": ["show_and_tell"]}),
    ("nl", "Welke use cases liggen al meer dan 8 weken stil?", {"measure": "use_cases", "show": "list", "filters": {"quiet": {"end": "2026-09-06"}, "stages": RUNNING}}),
    ("nl", "Welke use cases staan al zes weken stil?", {"measure": "use_cases", "show": "list", "filters": {"quiet": {"end": "2026-09-20"}, "stages": RUNNING}}),
    ("nl", "Welke use cases staan stil?", {"measure": "use_cases", "show": "list", "filters": {"active": False, "stages": RUNNING}}),
    ("en", "Which pilots are standing still?", {"measure": "use_cases", "show": "list", "filters": {"active": False, "stages": ["piloting"]}}),
    ("en", "Which use cases have been idle since 1 October?", {"measure": "use_cases", "show": "list", "filters": {"quiet": {"end": "2026-09-30"}, "stages": RUNNING}}),
    ("nl", "Welke experimenten lopen er nu?", {"measure": "events", "show": "list", "kinds": ["experiment_started"], "pending": True}),
    ("en", "Which experiments are running?", {"measure": "events", "show": "list", "kinds": ["experiment_started"], "pending": True}),
    ("nl", "Welke deadlines komen eraan?", {
        "measure": "events", "show": "list", "kinds": ["commitment_made", "commitment_moved"], "pending": True}),
    ("nl", "Welke teams hebben geen pilots?", {
        "measure": "teams", "show": "list", "filters": {"linked": False, "stages": ["piloting"]}}),
    ("en", "Which teams have no use case in production?", {
        "measure": "teams", "show": "list", "filters": {"linked": False, "stages": ["live"]}}),
    ("nl", "Is UC-001 live?", {"measure": "use_case_profile", "show": "list", "filters": {"use_cases": ["UC-001"]}}),
    ("nl", "Hoeveel actieve use cases dienen doel D1?", {"measure": "active_use_cases", "filters": {"objectives": ["D1"]}}),
    ("nl", "Welke use cases zijn ouder dan een jaar?", {
        "measure": "use_cases", "show": "list", "filters": {"started": {"end": "2025-11-01"}}}),
    ("nl", "Welke use case is het langst bezig?", {"measure": "use_cases", "show": "list", "order": "oldest", "limit": 1, "filters": {"stages": RUNNING}}),
    ("nl", "Zijn alle use cases aan een doel gekoppeld?", {"measure": "use_cases", "show": "share", "filters": {"linked": True}}),
    ("en", "Do all our use cases have an owner?", {"measure": "use_cases", "show": "share", "filters": {"owned": True}}),
    ("nl", "Hoeveel use cases zijn er bijgekomen in 2026?", {
        "measure": "events", "kinds": ["registered"], "period": {"start": "2026-01-01", "end": "2026-12-31"}}),
    ("en", "How many new use cases were there this year?", {
        "measure": "events", "kinds": ["registered"], "period": {"start": "2026-01-01", "end": "2026-12-31"}}),
    ("nl", "Welke effecten zijn er gemeten?", {"measure": "events", "show": "list", "kinds": ["effect_measured"]}),
    ("en", "Which effects were measured in October?", {
        "measure": "events", "show": "list", "kinds": ["effect_measured"], "period": {"start": "2026-10-01", "end": "2026-10-31"}}),
    ("nl", "Wat is de rol van UC-001?", {"measure": "use_case_profile", "show": "list", "filters": {"use_cases": ["UC-001"]}, "details": ["role"]}),
    ("nl", "Wat houdt UC-004 tegen?", {"measure": "events", "show": "list", "kinds": ["blocker_raised"], "filters": {"use_cases": ["UC-004"]}}),
    ("nl", "Hoeveel experimenten deden we in september?", {
        "measure": "events", "kinds": ["experiment_started"], "period": {"start": "2026-09-01", "end": "2026-09-30"}}),
    ("nl", "Welke toezeggingen zijn te laat?", {
        "measure": "events", "show": "list", "kinds": ["commitment_made", "commitment_moved"], "pending": True, "overdue": True}),
    ("en", "How many commitments are overdue?", {
        "measure": "events", "kinds": ["commitment_made", "commitment_moved"], "pending": True, "overdue": True}),
    ("en", "Are our commitments kept?", {"measure": "health"}),
    ("nl", "Hoeveel experimenten zijn zonder besluit geëindigd?", {"measure": "adaptivity"}),
    ("nl", "Wat levert UC-001 op?", {"measure": "use_case_profile", "show": "list", "filters": {"use_cases": ["UC-001"]}}),
    ("en", "How much time does UC-001 save?", {"measure": "use_case_profile", "show": "list", "filters": {"use_cases": ["UC-001"]}}),
    ("nl", "Wie in de directie gebruikt zelf AI?", {"measure": "leadership_adoption"}),
    ("en", "Which pilots are taking too long?", {"measure": "use_cases", "show": "list", "order": "longest_in_stage", "limit": 5, "filters": {"stages": ["piloting"]}}),
    ("nl", "Wat is de oudste pilot?", {"measure": "use_cases", "show": "list", "order": "oldest", "limit": 1, "filters": {"stages": ["piloting"]}}),
    ("en", "Give me the top 3 longest-running pilots", {
        "measure": "use_cases", "show": "list", "order": "oldest", "limit": 3, "filters": {"stages": ["piloting"]}}),
    ("nl", "Hoeveel use cases zijn niet gestopt?", {
        "measure": "use_cases", "filters": {"stages": ["idea", "exploring", "piloting", "scaling", "live"]}}),
    ("nl", "Hoeveel gebruikers heeft UC-002?", {"measure": "use_case_profile", "show": "list", "filters": {"use_cases": ["UC-002"]}, "details": ["users"]}),
    ("nl", "Welk percentage van de use cases is live?", {"measure": "use_cases", "show": "share", "filters": {"stages": ["live"]}}),
    ("nl", "Hoeveel use cases gaan over facturen?", {"measure": "use_cases", "filters": {"words": ["facturen"]}}),
    ("nl", "Welke use cases hebben een impactassessment?", {
        "measure": "use_cases", "show": "list", "filters": {"attributes": {"Impactassessment": ["Ja"]}}}),
    ("nl", "Hoeveel use cases zonder impactassessment?", {"measure": "use_cases", "filters": {"attributes": {"Impactassessment": ["Nee"]}}}),
    ("nl", "Hoeveel use cases vallen onder Dienstverlening en contact?", {
        "measure": "use_cases", "filters": {"attributes": {"Thema": ["Dienstverlening en contact"]}}}),
    ("en", "Which teams have more than two pilots right now?", {"measure": "teams", "show": "list", "filters": {"stages": ["piloting"]}, "least": 3}),
    ("nl", "Welke teams hebben drie of meer use cases?", {"measure": "teams", "show": "list", "least": 3}),
    ("nl", "Hoeveel teams hebben minstens 2 live use cases?", {"measure": "teams", "filters": {"stages": ["live"]}, "least": 2}),
    ("en", "Which objectives have fewer than two use cases?", {"measure": "objectives", "show": "list", "most": 1}),
    ("nl", "Welke teams hebben precies één pilot?", {
        "measure": "teams", "show": "list", "filters": {"stages": ["piloting"]}, "least": 1, "most": 1}),
    ("en", "List all blockers about time", {"measure": "events", "show": "list", "kinds": ["blocker_raised"], "about": ["time"]}),
    ("nl", "Hoeveel belemmeringen over ondersteuning staan open?", {
        "measure": "events", "kinds": ["blocker_raised"], "pending": True, "about": ["support"]}),
    ("nl", "Welke belemmeringen gaan over tools of tijd?", {
        "measure": "events", "show": "list", "kinds": ["blocker_raised"], "about": ["time", "tools"]}),
    ("nl", "Welke use cases ondersteunen doel 2?", {"measure": "use_cases", "show": "list", "filters": {"objectives": ["D2"]}}),
    ("en", "Which use cases are linked to goal 2?", {"measure": "use_cases", "show": "list", "filters": {"objectives": ["D2"]}}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "question", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_a_question_about_the_portfolio_becomes_one_typed_query(
    language: Language, question: str, expected: dict[str, Any]
) -> None:
    (part,) = plan(question, language).parts
    (query,) = part.queries
    told = query.model_dump(mode="json", exclude_defaults=True)
    assert told == {"as_of": "2026-11-02"} | expected


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nl", "Wat zegt onze strategie over datakwaliteit?"),
        ("en", "What does the policy say about vendors?"),
        ("nl", "Waarom zijn we gestopt met de spraakassistent?"),
        ("en", "What is the capital of Peru?"),
        ("nl", "Hoeveel euro heeft Finance uitgegeven?"),
        ("en", "How many employees do we have?"),
    ],
)
def test_what_the_portfolio_cannot_count_is_looked_up_in_documents(language: Language, question: str) -> None:
    (part,) = plan(question, language).parts
    assert part.search == question
    assert part.queries == ()


@pytest.mark.parametrize(
    ("language", "question", "word"),
    [
        ("nl", "Hoeveel use cases heeft Marketing?", "Marketing"),
        ("en", "Which pilots use quantum computing?", "quantum"),
        ("nl", "Hoeveel use cases hebben meer dan twee gebruikers?", "meer dan twee"),
        ("en", "Which teams have more than 3 experiments?", "more than 3"),
    ],
)
def test_a_word_that_the_portfolio_does_not_know_is_named_and_nothing_is_counted(
    language: Language, question: str, word: str
) -> None:
    (part,) = plan(question, language).parts
    assert word in part.unknown
    assert part.queries == ()
    assert not part.sure


@pytest.mark.parametrize(
    ("language", "question", "pitfall", "team"),
    [
        ("nl", "Welke valkuilen zien we en sinds wanneer?", None, None),
        ("en", "Which pitfalls does Finance run into?", None, FINANCE),
        ("nl", "Is er ergens dubbel werk?", "duplicate_effort", None),
        ("en", "Which teams have too much at once?", "too_much_at_once", None),
        ("nl", "Welke teams hebben hulp nodig?", None, None),
        ("en", "Which team needs help most?", None, None),
        ("nl", "Wat zijn onze grootste risico's?", None, None),
    ],
)
def test_a_question_about_pitfalls_asks_the_rules(
    language: Language, question: str, pitfall: str | None, team: str | None
) -> None:
    asked = plan(question, language).parts[0].pitfalls
    assert asked is not None
    assert (asked.pitfall, asked.team) == (pitfall, team)


@pytest.mark.parametrize(
    ("language", "question", "use_cases", "limit", "team"),
    [
        ("nl", "Wat zijn onze topprioriteiten?", (), 5, None),
        ("en", "What should we do first?", (), 5, None),
        ("nl", "Geef de top 3 prioriteiten", (), 3, None),
        ("nl", "Waarom staat UC-001 boven UC-004?", ("UC-001", "UC-004"), 5, None),
        ("en", "How does UC-002 score?", ("UC-002",), 5, None),
        ("nl", "Wat zijn de prioriteiten van HR?", (), 5, "HR"),  # a team whose id is its name
        ("en", "What is the most important pilot of Finance?", (), 5, FINANCE),
        ("nl", "Hoe zeker is de ranglijst?", (), 5, None),
    ],
)
def test_a_question_about_the_ranking_asks_the_ranking(
    language: Language, question: str, use_cases: tuple[str, ...], limit: int, team: str | None
) -> None:
    asked = plan(question, language).parts[0].priorities
    assert asked is not None
    assert (asked.use_cases, asked.limit, asked.team) == (use_cases, limit, team)


@pytest.mark.parametrize(
    ("language", "question", "denial"),
    [
        ("nl", "Welke use cases worden niet gebruikt?", "niet"),
        ("en", "How many use cases does nobody use?", "nobody"),
        ("nl", "Noem alle use cases die niet aan D2 bijdragen", "niet"),
        ("en", "Which use cases are linked to D1 but not to D2?", "not"),
        ("nl", "Welke use cases hebben geen team?", "geen"),
        ("en", "Which use cases don't belong to Finance?", "don't"),
        ("nl", "Alle use cases behalve die van HR", "behalve"),
        ("nl", "Welke teams hebben geen hulp nodig?", "geen"),
        ("en", "Which teams have no alerts?", "no"),
    ],
)
def test_a_not_that_is_not_understood_is_not_left_out(language: Language, question: str, denial: str) -> None:
    (part,) = plan(question, language).parts
    assert not part.computed
    assert part.denial == denial


@pytest.mark.parametrize(
    ("language", "question"),
    [("nl", "Hallo"), ("nl", "Kun je me helpen?"), ("en", "What can you do?"), ("en", "Hi Koers!"), ("nl", "bedankt")],
)
def test_a_greeting_asks_nothing(language: Language, question: str) -> None:
    (part,) = plan(question, language).parts
    assert part.greets
    assert not part.computed
    assert part.search is None


def test_a_limit_stands_in_documents() -> None:
    (part,) = plan("Is there a limit on the number of use cases per team?", "en").parts
    assert not part.computed
    assert part.search


def test_what_has_no_priority_is_not_what_has_most() -> None:
    (part,) = plan("Wat heeft geen prioriteit?", "nl").parts
    assert part.priorities is None


@pytest.mark.parametrize("question", ["Is UC-001 live of niet?", "Er zijn toch vijf use cases, niet?"])
def test_a_not_that_asks_for_confirmation_denies_nothing(question: str) -> None:
    (part,) = plan(question, "nl").parts
    assert part.denial == ""


@pytest.mark.parametrize(
    ("language", "question"),
    [("nl", "Wanneer is de volgende show and tell?"), ("en", "When is the next show & tell?")],
)
def test_what_is_still_to_come_is_not_looked_for_in_titles(language: Language, question: str) -> None:
    (part,) = plan(question, language).parts
    assert not part.queries
    assert part.unknown


def test_all_kpis_are_one_question() -> None:
    (part,) = plan("Wat zijn onze KPI's op 1 juli 2026?", "nl").parts
    assert [query.measure for query in part.queries] == list(KPIS)
    assert {query.as_of.isoformat() for query in part.queries} == {"2026-07-01"}


def test_a_question_with_several_parts_gets_a_query_for_each() -> None:
    parts = plan("Hoeveel pilots heeft Finance en welke use cases zijn gestopt?", "nl").parts
    assert [part.queries[0].show for part in parts] == ["count", "list"]
    assert parts[1].queries[0].filters.stages == ("stopped",)


def test_two_teams_are_compared_side_by_side() -> None:
    (part,) = plan("Heeft Finance meer use cases dan HR?", "nl").parts
    assert part.compare == (FINANCE, "HR")
    assert [query.filters.teams for query in part.queries] == [(FINANCE,), ("HR",)]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "How many use cases do we have now compared to 1 January 2026?"),
        ("nl", "Hoeveel use cases zijn er vergeleken met 1 januari 2026?"),
    ],
)
def test_two_days_are_compared_side_by_side(language: Language, question: str) -> None:
    (part,) = plan(question, language).parts
    assert part.compare == ("2026-01-01", "2026-11-02")


@pytest.mark.parametrize(
    ("question", "context"),
    [
        ("Wanneer ligt een doel achter, en wat moet de eigenaar dan doen?", "Wanneer ligt een doel achter"),
        ("What did the old archive cost, and what did we get for it?", "What did the old archive cost"),
        ("Mag de leverancier trainen met onze metingen? Waarom niet?", "Mag de leverancier trainen met onze metingen?"),
        ("Hoe lang bewaren we metingen en wie beheert de reservekopie van het archief?", ""),
    ],
)
def test_a_part_that_leans_on_the_one_before_is_looked_up_with_it(question: str, context: str) -> None:
    first, second = plan(question, "en" if question.startswith("What") else "nl").parts
    assert (first.context, second.context) == ("", context)
    assert second.search == f"{context} {second.text}".strip()


def test_what_a_part_calls_by_a_pronoun_is_what_the_part_before_names() -> None:
    _, second = plan("Wie is de eigenaar van doel 2 en hoeveel use cases dragen eraan bij?", "nl").parts
    assert second.queries[0].filters.objectives == ("D2",)
    _, second = plan("Which pilots have no effect, and which team do they belong to?", "en").parts
    assert (second.queries[0].group_by, second.queries[0].filters.stages) == ("team", ("piloting",))


@pytest.mark.parametrize("question", ["Welke doelen lopen achter?", "Which objectives are on track?"])
def test_how_objectives_stand_against_their_targets_is_not_counted_but_looked_up(question: str) -> None:
    (part,) = plan(question, "nl" if question.startswith("Welke") else "en").parts
    assert (part.queries, part.search) == ((), question)


def test_the_state_of_an_objective_is_looked_up_by_its_code() -> None:
    (part,) = plan("Hoe staat doel 2 ervoor?", "nl").parts
    assert (part.queries[0].measure, part.search) == ("objectives", "Hoe staat D2 ervoor?")


def test_with_and_without_is_no_decision() -> None:
    (part,) = plan("How long did invoices take, with and without Facturen herkennen?", "en").parts
    assert part.decision is None


def test_a_follow_up_asks_the_same_of_another_team() -> None:
    (part,) = plan("En bij HR?", "nl", "Hoeveel use cases heeft Finance?").parts
    (query,) = part.queries
    assert (query.show, query.filters.teams) == ("count", ("HR",))


def test_a_follow_up_asks_which_ones_were_counted() -> None:
    (part,) = plan("Welke zijn dat?", "nl", "Hoeveel pilots heeft Finance?").parts
    (query,) = part.queries
    assert query.show == "list"
    assert (query.filters.teams, query.filters.stages) == ((FINANCE,), ("piloting",))


def test_a_follow_up_narrows_what_was_asked_before() -> None:
    (part,) = plan("How many of those are stopped?", "en", "How many use cases does HR have?").parts
    (query,) = part.queries
    assert (query.filters.teams, query.filters.stages) == (("HR",), ("stopped",))


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Wat is de status van UC-001?", "Wie is Karel Onbekend?"),
        ("Wat is de status van UC-001?", "En UC-999?"),
        ("Welke use cases heeft Anouk Terveen?", "En die van Piet Onbekend?"),
        ("Hoeveel use cases heeft Finance?", "En Marketing?"),
        ("Welke use cases hebben een effect?", "En welke niet?"),
    ],
)
def test_a_follow_up_about_somebody_unknown_is_not_answered_with_what_was_said_before(
    before: str, question: str
) -> None:
    (part,) = plan(question, "nl", before).parts
    assert not part.computed


@pytest.mark.parametrize("question", ["En welke zijn gestopt?", "Welke zijn er gestopt?", "Hoeveel zijn gestopt?"])
def test_which_of_them_is_asked_of_those_that_were_asked_for(question: str) -> None:
    (part,) = plan(question, "nl", "Hoeveel use cases heeft Finance?").parts
    assert part.queries[0].filters.model_dump(exclude_defaults=True, mode="json") == {
        "teams": [FINANCE],
        "stages": ["stopped"],
    }


@pytest.mark.parametrize(
    ("language", "question"),
    [("nl", "Hoe gaat het met HR?"), ("nl", "Hoe staat HR ervoor?"), ("en", "How is HR doing?"), ("nl", "En HR?")],
)
def test_how_a_team_is_doing_is_an_overview_of_it_with_its_pitfalls(language: Language, question: str) -> None:
    before = ("Hoe gaat het met Finance?",) if question.startswith("En") else ()
    (part,) = plan(question, language, *before).parts
    assert {query.filters.teams for query in part.queries} == {("HR",)}
    assert [query.measure for query in part.queries] == ["use_cases", "active_use_cases", "events", "events"]
    assert part.pitfalls
    assert part.pitfalls.team == "HR"


def test_how_a_team_handles_something_is_no_overview() -> None:
    (part,) = plan("Hoe gaat HR om met klachten?", "nl").parts
    assert not part.computed


def test_a_follow_up_without_a_conversation_is_looked_up_as_it_stands() -> None:
    (part,) = plan("En bij HR?", "nl").parts
    assert part.queries == ()


@pytest.mark.parametrize(
    "question", ["", "?", "!!!", "en", "   \n ", "🙂", "use cases " * 300, "(((", "\\d+[", "%s %d {x}"]
)
def test_any_text_gets_a_plan(question: str) -> None:
    assert plan(question, "nl").parts
