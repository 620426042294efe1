"""``koers eval …`` and ``koers prompts``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.cli import problems
from service.cli.command import Home, Json, Lang, command, merged
from service.cli.misuse import Misused
from service.cli.options import pairs
from service.cli.session import Session

if TYPE_CHECKING:
    from evals.datasets.case import Split
    from evals.runs.record import Plan, RunRecord
    from evals.runs.run import Report

Datasets = Annotated[
    list[str], typer.Argument(metavar="DATASET...", help="Names of datasets, YAML files, or FOLDER/NAME of real data.")
]
Chosen = Annotated[
    Literal["development", "held_back", "all"],
    typer.Option("--split", help="Which cases; those held back are for the end."),
]
Repeats = Annotated[int, typer.Option("--repeats", min=1, max=20, help="How often each case is run.")]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, help="About so many cases, spread over the source documents.")
]
GatesFile = Annotated[
    Path | None, typer.Option("--gates", metavar="FILE", help="Gates of your own instead of evals/gates.toml.")
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
    command(group, "gate")(gate)
    command(group, "baseline")(baseline)
    command(group, "report")(report)
    command(group, "sweep")(sweep)
    command(group, "judge")(judge)
    command(group, "add")(add)
    command(app, "prompts")(prompts)
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
        found = named_dataset(session.koers, each)
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


def gate(
    session: Session,
    before: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Another baseline than evals/baseline.json.")
    ] = None,
    gates: GatesFile = None,
) -> None:
    """Decides whether the system may go in: pass, fail or inconclusive against the accepted baseline.

    It runs without a model and without a network. The exit status is 1 where it fails."""
    from service.cli.render.evals import verdict
    from service.evals.gate import gate as decide

    with watching(session) as watch:
        report = decide(session.koers, watch, gates, before)
    session.show(report, lambda out: out.print(verdict(report, session.language)))
    if report.verdict == "fail":
        raise typer.Exit(1)


def baseline(
    session: Session,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write it instead of evals/baseline.json.")
    ] = None,
    gates: GatesFile = None,
) -> None:
    """Runs what the gate runs, and accepts its scores as what later changes are held against."""
    from evals.gates import OWN
    from service.evals.gate import accept

    with watching(session) as watch:
        accepted = accept(session.koers, watch, out or OWN, gates)
    counts = {name: len(cases) for name, cases in accepted.datasets.items()}
    session.show(counts, lambda console: console.print("\n".join(f"{name}: {n}" for name, n in counts.items())))


@contextmanager
def watching(session: Session) -> "Iterator[Callable[[str], Report]]":
    """What shows how far the run of each dataset is."""
    with session.progress("…") as advance:

        def watch(dataset: str) -> "Report":
            return lambda done, total: advance(dataset, done, total)

        yield watch


def report(
    session: Session,
    run_ids: Annotated[list[str], typer.Argument(metavar="RUN...", help="Runs, of one dataset or of many.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it as one HTML file, or as .json.")
    ] = None,
    against: Annotated[
        str | None, typer.Option("--against", metavar="RUN", help="Compare the first run with this one.")
    ] = None,
) -> None:
    """Reports runs: figures with intervals, differences, attacks by place, reliability, and every case.

    The page needs nothing from elsewhere. With --json it is the same for machines."""
    from service.evals.report import html, reported
    from service.files import write

    if out is not None and out.suffix.lower() not in {".html", ".json"}:
        raise Misused(problems.OUT_ENDS_IN(endings=".html, .json"))
    if out is None and not session.given.as_json:
        raise Misused(problems.OUT_OR_JSON())
    made = reported(session.koers, run_ids, against)
    if out is None:
        session.show(made, lambda _: None)
        return
    page = html(made, session.language)
    write(out, made.model_dump_json(indent=1).encode() if out.suffix.lower() == ".json" else page)
    session.show({"file": str(out)}, lambda console: console.print(str(out)))


def sweep(
    session: Session,
    dataset: Annotated[str, typer.Argument(metavar="DATASET", help="A dataset that holds some cases back.")],
    values: Annotated[
        list[str],
        typer.Option("--try", metavar="NAME=A,B,…", help="A setting with the values to try: embedder=use,e5."),
    ],
    metric: Annotated[str, typer.Option("--metric", help="What the best variant is the best in.")] = "nugget_recall",
    repeats: Repeats = 1,
) -> None:
    """Searches for the best variant: every combination on the development split, the best one on what is held back."""
    from service.cli.options import names
    from service.cli.render.evals import swept
    from service.evals.runs import named_dataset
    from service.evals.sweep import sweep as search

    wanted = {name: names(value) for name, value in pairs(values).items()}
    with watching(session) as watch:
        found = search(session.koers, named_dataset(session.koers, dataset), wanted, metric, repeats, watch)
    session.show(found, lambda out: out.print(swept(found, session.language)))


def prompts(session: Session) -> None:
    """Lists the versions of every prompt, with what the last runs with each of them measured."""
    from service.cli.render.evals import versions
    from service.evals.prompts import prompts as every

    found = every(session.koers)
    session.show({"prompts": found}, lambda out: out.print(versions(found, session.language)))


def judge(
    session: Session,
    run_id: RunId,
    model: Annotated[str, typer.Option("--model", help="The judge: another family than what wrote the answers.")],
    labels: Annotated[
        Path | None, typer.Option("--labels", metavar="FILE", help="People's verdicts as CSV: case,label (yes or no).")
    ] = None,
    against: Annotated[
        str | None, typer.Option("--against", metavar="RUN", help="Ask which of two runs is better, in both orders.")
    ] = None,
) -> None:
    """Has a model judge a run's answers; people's labels validate and correct it, without them it is uncalibrated."""
    from evals.judging.verdicts import labels_of
    from service.cli.render.evals import judgement
    from service.evals.judging import judged
    from service.files import read

    known = labels_of(read(labels).decode("utf-8-sig", "replace")) if labels else {}
    with session.progress(model):
        found = judged(session.koers, run_id, model, known, against)
    session.show(found, lambda out: out.print(judgement(found, session.language)))


def add(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The dataset of your own; begun where it is new.")],
    question: Annotated[
        str | None, typer.Option("--question", help="A question of which you know whether the answer is good.")
    ] = None,
    mark: Annotated[Literal["good", "bad"], typer.Option("--mark", help="Whether the answer of now is good.")] = "good",
    reason: Annotated[str, typer.Option("--reason", help="Why, in a sentence.")] = "",
) -> None:
    """Adds cases about this home: a question with its answer of now, or every verdict on an alert that has none yet."""
    from service.evals.growing import add_question, add_verdicts

    if question is not None:
        added = [add_question(session.koers, file, question, mark, reason)]
    else:
        added = add_verdicts(session.koers, file)
    session.show({"added": added}, lambda out: out.print("\n".join(added)))
