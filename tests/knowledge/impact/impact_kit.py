"""Small portfolios whose consequences can be counted on one's fingers."""

from datetime import date

from knowledge.history.portfolio import Portfolio
from knowledge.impact.analysis import Impact, impact
from knowledge.impact.consequence import Consequence, Standing
from knowledge.impact.option import Move, Option
from knowledge.model.base import Language
from knowledge.model.portfolio import Objective, Process, Team
from knowledge.pitfalls.context import Context, DocumentInfo
from tests.knowledge.portfolio_kit import TODAY, event, moved, portfolio, use_case

STRATEGY = DocumentInfo(id="strategy", title="Strategy", strategy=True)


def worked_out(of: Portfolio, key: str, move: str, language: Language = "en", as_of: date = TODAY) -> Impact:
    context = Context(documents=(STRATEGY,), language=language)
    return impact(Standing(of.at(as_of), context, language), Option(use_case=key, move=Move(move)))


def named(found: Impact, name: str) -> Consequence:
    """The only consequence of this name."""
    (only,) = [each for each in found.consequences if each.fact.measure == f"impact.{name}"]
    return only


def chain() -> Portfolio:
    """Six use cases: each enables the next, and one more stands apart.

    == ======== ========== ========= ======== =========== ==================================================
    id stage    enables    objective process  users       also
    == ======== ========== ========= ======== =========== ==================================================
    A  live     B, C       D1        P1       12 on 25 May verified effect of 7.5 minutes on 4 May
    B  live     D          D1                 4 on 25 May
    C  piloting E          D2        P2                    blocker X, commitment T due 1 July, experiment to 15 June
    D  exploring A         D1                              a cycle: D enables A again
    E  idea                D2
    F  stopped             D3
    == ======== ========== ========= ======== =========== ==================================================
    """
    return portfolio(
        use_case(
            "A",
            "2026-01-05",
            "live",
            event("effect_measured", "2026-05-04", metric="minutes", value=7.5, verified=True),
            event("usage_measured", "2026-05-25", users=12),
            title="Alpha",
            team="Finance",
            enables=("B", "C", "C", "Z"),
            objectives=("D1",),
            processes=("P1",),
        ),
        use_case(
            "B",
            "2026-01-05",
            "live",
            event("usage_measured", "2026-05-25", users=4),
            title="Beta",
            team="Finance",
            enables=("D",),
            objectives=("D1",),
        ),
        use_case(
            "C",
            "2026-02-02",
            "piloting",
            event("blocker_raised", "2026-05-04", blocker="X", about="time", text="No hours."),
            event("commitment_made", "2026-05-04", commitment="T", due="2026-07-01", text="Try it."),
            event("experiment_started", "2026-05-11", until="2026-06-15", text="Ten calls."),
            title="Gamma",
            team="Service",
            enables=("E",),
            objectives=("D2",),
            processes=("P2",),
        ),
        use_case("D", "2026-05-04", "exploring", title="Delta", enables=("A",), objectives=("D1",)),
        use_case("E", "2026-05-04", "idea", title="Epsilon", objectives=("D2",)),
        use_case("F", "2026-01-05", "exploring", moved("2026-03-02", "stopped"), title="Phi", objectives=("D3",)),
        objectives=(
            Objective(id="D1", title="Faster books"),
            Objective(id="D2", title="Happier callers"),
            Objective(id="D3", title="Old shops", retired_on=date(2026, 3, 1)),
        ),
        processes=(
            Process(id="P1", title="Paying", volume=1000),
            Process(id="P2", title="Calling"),
        ),
        teams=(Team(id="FIN", name="Finance"), Team(id="SER", name="Service")),
    )
