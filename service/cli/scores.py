"""``koers score``, ``koers priorities``, ``koers rate``."""

from typing import Annotated, Literal

import typer

from service import problems
from service.cli.command import command
from service.cli.options import AsOf
from service.cli.session import Session

Method = Annotated[
    Literal["weighted", "wsjf", "rice", "topsis"], typer.Option("--method", help="How ratings become a ranking.")
]
WeightsOption = Annotated[
    str | None,
    typer.Option("--weights", metavar="I,F,U", help="Weights of impact, feasibility and urgency, such as 50,25,25."),
]
Compare = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar="IF,IU,FU",
        help="Weights by pairwise comparison (AHP): how many times impact counts as much as feasibility, impact as "
        "urgency, and feasibility as urgency, such as 3,5,3.",
    ),
]
Step = Annotated[int | None, typer.Option(min=1, max=5, help="1 to 5.")]


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    command(app, "score")(score)
    command(app, "priorities")(priorities)
    command(app, "rate")(rate)


def score(
    session: Session,
    references: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Use cases; all that can have priority if left out.")
    ] = None,
    method: Method = "weighted",
    weights: WeightsOption = None,
    compare: Compare = None,
    rounds: Annotated[
        int, typer.Option("--repeats", min=1, max=9, help="How often a model rates each; agreement is reported.")
    ] = 1,
    as_of: AsOf = None,
) -> None:
    """Rates use cases on impact, feasibility and urgency, with the reasons, and says where they stand.

    A language model rates where there is one, rules where not; ratings by people override both."""
    import asyncio

    from service.cli.render.scores import sheets
    from service.scores import Wish, scores

    wish = Wish(
        use_cases=references or [],
        method=method,
        weights=weights,
        compare=compare,
        as_of=as_of,
        language=session.language,
        repeats=rounds,
    )
    warn(session, compare)
    with session.progress("score"):
        found = asyncio.run(scores(session.koers, wish, session.koers.principal))
    session.show(found, lambda out: out.print(sheets(found, session.language)))


def priorities(
    session: Session,
    team: Annotated[str | None, typer.Option(help="Only of this team; places are those in the whole.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="At most so many.")] = 10,
    method: Method = "weighted",
    weights: WeightsOption = None,
    compare: Compare = None,
    as_of: AsOf = None,
) -> None:
    """Ranks the use cases, and says how sure each place is and what would change it."""
    from service.cli.render.scores import ranking
    from service.scores import Order
    from service.scores import priorities as found_by

    order = Order(
        team=team,
        limit=limit,
        method=method,
        weights=weights,
        compare=compare,
        as_of=as_of,
        language=session.language,
    )
    warn(session, compare)
    with session.progress("priorities"):
        found, _ = found_by(session.koers, order)
    session.show(found, lambda out: out.print(ranking(found, session.language)))


def rate(
    session: Session,
    reference: Annotated[str, typer.Argument(metavar="ID", help="The use case: its id, or its id in its source.")],
    reason: Annotated[str, typer.Option("--reason", help="What the rating rests on, in a sentence.")],
    impact: Step = None,
    feasibility: Step = None,
    urgency: Step = None,
) -> None:
    """Keeps your own rating of a use case; it overrides those of a model and of the rules."""
    from knowledge.scoring.rating import Criterion
    from service.cli.render.scores import given
    from service.scores import rate as keep

    steps = zip(Criterion, (impact, feasibility, urgency), strict=True)
    values = {criterion: value for criterion, value in steps if value is not None}
    kept = keep(session.koers, reference, values, reason, session.language)
    session.show({"ratings": kept}, lambda out: out.print(given(kept, session.language)))


def warn(session: Session, compare: str | None) -> None:
    """Says so where pairwise comparisons contradict each other too much."""
    from knowledge.scoring.ahp import ACCEPTABLE
    from service.scores import compared

    if compare is None:
        return
    _, found = compared(compare)
    if not found.consistent:
        said = problems.CONTRADICTING(ratio=f"{found.consistency_ratio:.2f}", most=f"{ACCEPTABLE:.2f}")
        session.say(said.within(session.language))
