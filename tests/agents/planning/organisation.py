"""A small organisation to ask about: three teams, five use cases, two objectives."""

from datetime import date

from agents.planning.plan import Plan
from agents.planning.rules import plan_by_rules
from agents.planning.vocabulary import vocabulary_of
from knowledge.history.portfolio import PortfolioChanges, Snapshot, portfolio_of
from knowledge.model.base import Language
from knowledge.model.events import Registered
from knowledge.model.portfolio import Objective, Process, Stage, Team, UseCase

TODAY = date(2026, 11, 2)
TEAMS = (
    Team(id="fin", name="Finance & Control", aliases=("Finance",)),
    Team(id="hr", name="HR"),
    Team(id="care", name="Klantcontact"),
)
OBJECTIVES = (Objective(id="D1", title="Snellere dienstverlening"), Objective(id="D2", title="Lagere kosten"))
PROCESSES = (Process(id="P1", title="Facturen verwerken"),)
RECORDS = (
    UseCase(id="UC-001", title="Facturen herkennen", team="Finance & Control", stage=Stage.PILOTING, owner="Anouk Terveen", objectives=("D2",)),
    UseCase(id="UC-002", title="Chatbot", team="Klantcontact", stage=Stage.LIVE, owner="Bas Oldenkamp", attributes={"Impactassessment": "Ja", "Thema": "Dienstverlening en contact"}),
    UseCase(id="UC-003", title="Vacatureteksten", team="HR", stage=Stage.STOPPED, attributes={"Impactassessment": "Nee"}),
    UseCase(id="UC-004", title="Notulen samenvatten", team="Finance & Control", stage=Stage.EXPLORING, purpose="Vat vergaderingen samen"),
    UseCase(id="UC-005", title="Kasstroom voorspellen", team="Finance & Control", stage=Stage.IDEA),
)  # fmt: skip


def snapshot() -> Snapshot:
    events = tuple(
        Registered(id=f"e{place}", on=date(2025, 10, 1), use_case=record.id, record=record)
        for place, record in enumerate(RECORDS)
    )
    changes = PortfolioChanges(objectives=OBJECTIVES, processes=PROCESSES, teams=TEAMS, events=events)
    return portfolio_of(changes).at(TODAY)


def plan(question: str, language: Language, *before: str) -> Plan:
    """The plan of the last question of a conversation."""
    state = snapshot()
    vocabulary = vocabulary_of(state)
    previous = None
    for earlier in before:
        previous = plan_by_rules(earlier, language, state, vocabulary, previous).parts[-1]
    return plan_by_rules(question, language, state, vocabulary, previous)
