"""Whatever the organisation looks like: at most three, nobody else in it, and always the same."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents.coach import facts_of
from agents.schemas import DraftClaim
from agents.verifier import Verifier
from graphs.coach.composing import composed
from graphs.coach.state import CoachRequest, Quoted, Wording
from knowledge.coaching.plan import plan
from knowledge.coaching.privacy import strangers
from knowledge.coaching.roadmap import MOST_BEHAVIOURS, Coached, Roadmap
from knowledge.coaching.situation import Situation
from knowledge.history.portfolio import PortfolioChanges, portfolio_of
from knowledge.model.events import EVENT, Event
from knowledge.model.portfolio import Leader, Objective, Stage, Team, UseCase
from knowledge.model.principal import OWNER

TODAY = date(2026, 11, 2)
LEADERS = [
    Leader(id=f"lid-{n}", name=f"Voornaam{n} van Achternaam{n}", team=("Alfa", "Beta", "")[n % 3]) for n in range(8)
]
OWNERS = ["Eigenaar Eerstens", "Beheerder Tweedens"]
CASES = ("UC-1", "UC-2", "UC-3", "UC-4")
TEXTS = [
    "Geen uren.",
    "Wacht op Achternaam3.",
    "Voornaam5 heeft het druk",
    "Zie lid-2 en LID-6.",
    "Vraag het Eigenaar Eerstens",
    "eerstens zegt nee; Tweedens ook",
    "van Achternaam7-Achternaam1 hoort nog",
]
DAYS = st.integers(0, 120).map(lambda days: TODAY - timedelta(days=days))
LEADER = st.sampled_from([None, *(each.id for each in LEADERS)])
TEXT = st.sampled_from(TEXTS)


def about(kind: str, **fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "kind": st.just(kind),
            "use_case": st.sampled_from(CASES),
            "on": DAYS,
            "text": TEXT,
            "leader": LEADER,
            **fields,
        }
    )


NAMED = st.sampled_from(["B1", "B2", "lid-4"])
HAPPENED = st.one_of(
    about("blocker_raised", blocker=NAMED, about=st.sampled_from(["time", "tools", "support"])),
    about("blocker_removed", blocker=NAMED),
    about("experiment_started", until=DAYS),
    about("experiment_ended", outcome=st.sampled_from(["keep", "stop", None])),
    about("reflection"),
    about("show_and_tell"),
    about("effect_measured", metric=TEXT, value=st.just(3.0), verified=st.booleans()),
    st.fixed_dictionaries(
        {
            "kind": st.just("leadership_signal"),
            "leader": st.sampled_from([each.id for each in LEADERS]),
            "signal": st.sampled_from(["own_use", "asked", "celebrated", "unblocked"]),
            "on": DAYS,
            "text": TEXT,
            "team": st.sampled_from(["Alfa", "Beta"]),
            "days": st.integers(0, 20),
            "working_days": st.just(20),
        }
    ),
)
HISTORIES = st.lists(HAPPENED, max_size=25)
COACHED = st.sampled_from(
    [
        Coached(kind="leader", id="lid-0", name="Alfa", team="alfa"),
        Coached(kind="leader", id="lid-2", name=""),
        Coached(kind="team", id="alfa", name="Alfa", team="alfa"),
    ]
)


def events_of(happened: Sequence[dict[str, Any]]) -> list[Event]:
    events: list[Event] = []
    for number, key in enumerate(CASES):
        title = ("Brieven", "Werk van Achternaam3", "Rooster", "Voorraad voor Tweedens")[number]
        record = UseCase(
            id=key, title=title, team=("Alfa", "Beta")[number % 2], owner=OWNERS[number % 2], stage=Stage.PILOTING
        )
        events.append(
            EVENT.validate_python(
                {"kind": "registered", "id": key, "on": TODAY - timedelta(days=200), "use_case": key, "record": record}
            )
        )
    return events + [
        EVENT.validate_python(each | {"id": f"{each.get('leader')}/{n}"}) for n, each in enumerate(happened)
    ]


def roadmap(events: Sequence[Event], coached: Coached, previous: Roadmap | None = None, day: date = TODAY) -> Roadmap:
    portfolio = portfolio_of(
        PortfolioChanges(
            objectives=(Objective(id="D1", title="Doel", owner=OWNERS[0]),),
            teams=(Team(id="alfa", name="Alfa"), Team(id="beta", name="Beta")),
            leaders=tuple(LEADERS),
            events=tuple(events),
        )
    )
    where = Situation(portfolio, coached, day, "nl")
    found = plan(where, (), previous)
    facts = facts_of(found)
    own = [DraftClaim(text=each.text, evidence=(each.id,)) for each in facts]
    wording = Wording(Verifier().verify(own, facts, "nl"))
    at = datetime(2026, 11, 2, tzinfo=UTC)
    request = CoachRequest("c-1", OWNER, coached, day, "nl", at, "r-1", previous=previous)
    return composed(request, where, found, wording, Quoted()).roadmap


def twice(events: Sequence[Event], coached: Coached) -> Roadmap:
    """As of today, looking back on what was made two weeks ago."""
    before = roadmap(events, coached, day=TODAY - timedelta(days=14))
    return roadmap(events, coached, before)


SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(HISTORIES, COACHED)
def test_nobody_else_stands_anywhere_in_a_roadmap(happened: list[dict[str, Any]], coached: Coached) -> None:
    made = twice(events_of(happened), coached)
    assert len(made.behaviours) <= MOST_BEHAVIOURS
    text = made.model_dump_json().lower()
    for leader in LEADERS:
        if leader.id != coached.id:
            number = leader.id[-1]
            assert not [word for word in (leader.id, f"voornaam{number}", f"achternaam{number}") if word in text]
    assert not [word for word in ("eerstens", "tweedens") if word in text]


@SLOW
@given(HISTORIES, COACHED, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_told_does_not_matter(
    happened: list[dict[str, Any]], coached: Coached, random: Random
) -> None:
    # One event a day: of two on the same day it is the order that tells which came first.
    days: dict[tuple[date, str | None], dict[str, Any]] = {
        (each["on"], each.get("use_case")): each for each in happened
    }
    events = events_of(list(days.values()))
    made = twice(events, coached)
    random.shuffle(events)
    assert twice(events, coached) == made


@SLOW
@given(HISTORIES)
def test_what_other_leaders_do_changes_nothing_but_the_figures_of_all(happened: list[dict[str, Any]]) -> None:
    coached = Coached(kind="leader", id="lid-0", name="Alfa", team="alfa")
    without = [each for each in happened if each["kind"] != "leadership_signal" or each["leader"] == "lid-0"]
    one, other = (twice(events_of(each), coached) for each in (happened, without))
    assert [(each.rule, each.use_case, each.goal) for each in one.behaviours] == [
        (each.rule, each.use_case, each.goal) for each in other.behaviours
    ]
    assert [each.status for each in one.looked_back] == [each.status for each in other.looked_back]


def test_a_bare_number_is_nobody() -> None:
    portfolio = portfolio_of(
        PortfolioChanges(leaders=(Leader(id="7", name="Ans de Wit"), Leader(id="8", name="Bo Kok")))
    )
    found = strangers(portfolio.at(TODAY), "8")
    assert not found.in_data("7 van de 10 werkdagen")
    assert found.in_data("de opgave van ANS DE WIT")
    assert not found.in_data("Bo Kok")
    assert found.in_text("met Ans erbij")
    assert not found.in_text("het wit van de muur")
