"""``koers eval …`` and ``koers prompts``."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.cli.command import Home, Json, Lang, command, merged
from service.cli.options import pairs
from service.cli.session import Session

if TYPE_CHECKING:
    from evals.datasets.case import Split
    from evals.runs.record import Plan, RunRecord

Datasets = Annotated[
    list[str], typer.Argument(metavar="DATASET...", help="Names of datasets that ship with Koers, or YAML files.")
]
Chosen = Annotated[
    Literal["development", "held_back", "all"],
    typer.Option("--split", help="Which cases; those held back are for the end."),
]
Repeats = Annotated[int, typer.Option("--repeats", min=1, max=20, help="How often each case is run.")]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, help="About so many cases, spread over the source documents.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="A setting of the variant: embedder, model, temperature, …"),
]
RunId = Annotated[str, typer.Argument(metavar="RUN", help="The id of a run, or how it begins.")]


def add_to(app: typer.Typer) -> None:
    """Registers the commands of this family."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

    @group.callback()
    def common(context: typer.Context, home: Home = None, as_json: Json = False, lang: Lang = None) -> None:
        context.obj = merged(context.obj, home, as_json, lang)

    command(group, "run")(run)
    command(group, "runs")(runs)
    command(group, "show")(show)
    command(group, "compare")(compare)
    command(group, "rescore")(rescore)
    app.add_typer(group, name="eval", help="Measures how good the answers are, and decides whether a change may in.")


def run(
    session: Session,
    datasets: Datasets,
    variant: Annotated[str, typer.Option("--variant", metavar="NAME", help="What to call this variant.")] = "",
    settings: Settings = None,
    repeats: Repeats = 1,
    split: Chosen = "development",
    limit: Limit = None,
) -> None:
    """Puts the cases of datasets to the system, and measures what comes out.

    Without a model in the variant nothing leaves this machine. What was run before is not run again."""
    from service.cli.render.evals import figures
    from service.evals.runs import Order, named_dataset, plan_of

    given = pairs(settings or [])
    plans = []
    for each in datasets:
        found = named_dataset(each)
        order = Order(
            dataset=found.name, name=variant, variant=given, repeats=repeats, split=split_of(split), limit=limit
        )
        plans.append(plan_of(session.koers, order, found))
    done = [execute(session, plan) for plan in plans]
    session.show({"runs": done}, lambda out: out.print(*(figures(each, session.language) for each in done)))


def execute(session: Session, plan: "Plan") -> "RunRecord":
    """One run, with its progress shown meanwhile."""
    from service.evals.runs import execute as begin

    koers = session.koers
    with session.progress(plan.dataset.name) as advance:

        def report(done: int, total: int) -> None:
            advance(f"{plan.dataset.name}, {plan.variant.name}", done, total)

        return begin(koers, plan, koers.ids(), koers.principal, report)


def split_of(split: str) -> "Split | None":
    """The split that an option names; both for ``all``."""
    names: dict[str, Split | None] = {"development": "development", "held_back": "held_back", "all": None}
    return names[split]


def runs(session: Session, limit: Annotated[int, typer.Option(min=1, max=1_000, help="At most so many.")] = 20) -> None:
    """Lists the runs of evals, the newest first."""
    from service.cli.render.evals import listing
    from service.evals.runs import listed

    found = listed(session.koers, limit)
    session.show({"runs": found}, lambda out: out.print(listing(found, session.language)))


def show(session: Session, run_id: RunId) -> None:
    """Shows a run: every metric per language, with its 95 % interval."""
    from service.cli.render.evals import figures
    from service.evals.runs import one

    found = one(session.koers, run_id)
    session.show(found, lambda out: out.print(figures(found, session.language)))


def compare(
    session: Session,
    run_a: Annotated[str, typer.Argument(metavar="A", help="The run to compare with.")],
    run_b: Annotated[str, typer.Argument(metavar="B", help="The run that may be better or worse.")],
    limit: Annotated[int, typer.Option(min=0, max=10_000, help="At most so many cases with their texts.")] = 10,
) -> None:
    """Compares run B with run A: the differences with their intervals, and what got better and worse case by case."""
    from service.cli.render.evals import comparison
    from service.evals.comparing import compared

    found = compared(session.koers, run_a, run_b)
    session.show(found, lambda out: out.print(comparison(found, limit, session.language)))


def rescore(session: Session, run_id: RunId) -> None:
    """Measures a run again on the outputs that it kept: for a new metric, without a single new call."""
    from service.cli.render.evals import figures
    from service.evals.runs import rescored

    found = rescored(session.koers, run_id)
    session.show(found, lambda out: out.print(figures(found, session.language)))
