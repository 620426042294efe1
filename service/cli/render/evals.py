"""Evals on a terminal: figures with their intervals, differences, and texts side by side."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.compare import CaseChange, Comparison, MetricDifference
from evals.gates import Bound, GateReport
from evals.judging.verdicts import Verdicts
from evals.metrics.catalogue import metric_named
from evals.runs.figures import AGREEMENT
from evals.runs.record import Figure, RunRecord
from knowledge.measures.phrases import number, pick
from knowledge.model.base import Language
from service.evals.judging import Judged
from service.evals.prompts import PromptVersion
from service.evals.sweep import Sweep, Tried
from service.inert import inert, line

LONGEST = 1_500


def figures(record: RunRecord, language: Language) -> RenderableType:
    """A run with its figures."""
    table = Table(box=None, pad_edge=False)
    interval = pick(language, "95%-interval", "95% interval")
    metric, figure = pick(language, "maat", "metric"), pick(language, "waarde", "value")
    for head, side in ((metric, "left"), ("", "left"), (figure, "right"), (interval, "left"), ("n", "right")):
        table.add_column(head, justify=side)  # type: ignore[arg-type]
    for each in record.figures:
        told = (label(each.metric, language), each.language, value(each.metric, each.value, language))
        table.add_row(*told, span(each, language), str(each.n), remarks(each, language))
    return Group(_head(record, language), table, Text(""))


def listing(records: Sequence[RunRecord], language: Language) -> RenderableType:
    """One run a line."""
    if not records:
        return Text(pick(language, "Geen runs.", "No runs."), style="dim")
    return Group(*(_head(each, language) for each in records))


def comparison(found: Comparison, limit: int, language: Language) -> RenderableType:
    """The differences per metric and language, then the cases that changed, those that lost most first."""
    table = Table(box=None, pad_edge=False)
    heads = [
        pick(language, "maat", "metric"),
        "",
        "A",
        "B",
        pick(language, "winst", "gain"),
        pick(language, "95%-interval", "95% interval"),
        "p",
        pick(language, "aantoonbaar", "detectable"),
        "n",
        "+/−",
    ]
    for head in heads:
        table.add_column(head)
    for each in found.differences:
        table.add_row(*_difference(each, language))
    changed = [_change(each, language) for each in found.changes[:limit]]
    more = len(found.changes) - limit
    rest = (
        [Text(pick(language, f"en nog {more}: --limit", f"and {more} more: --limit"), style="dim")] if more > 0 else []
    )
    return Group(Text(line(f"A: {found.name_a} ({found.a})\nB: {found.name_b} ({found.b})")), table, *changed, *rest)


def label(metric: str, language: Language) -> str:
    """What a metric is called."""
    return metric_named(metric).labels.within(language)


def value(metric: str, found: float | None, language: Language, *, signed: bool = False) -> str:
    """A share as a percentage, anything else as it is."""
    if found is None:
        return "–"
    share = is_share(metric)
    shown = number(abs(round(100 * found, 1) if share else round(found, 3)), language)
    sign = "−" if found < 0 else "+" if signed and found > 0 else ""
    return f"{sign}{shown}{'%' if share and not signed else ''}"


def is_share(metric: str) -> bool:
    """Whether a metric is a part of a whole, and reads best as a percentage."""
    known = metric_named(metric)
    return known.kind != "continuous" and known.name not in AGREEMENT


def span(figure: Figure, language: Language) -> str:
    """The 95 % interval; nothing where it cannot be told."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{value(figure.metric, figure.low, language)} … {value(figure.metric, figure.high, language)}"


def verdict(report: GateReport, language: Language) -> RenderableType:
    """Every gate with its sentence, then the limits; what failed stands first."""
    order = ("fail", "inconclusive", "pass")
    styles = {"fail": "bold red", "inconclusive": "yellow", "pass": ""}
    told = [(bound.verdict, _bound(bound, language)) for bound in report.bounds]
    told += [
        (each.decision.verdict, f"{each.kind} {each.language}  {each.decision.sentence.within(language)}")
        for each in report.judged
    ]
    parts = [Text(line(text), style=styles[word]) for word, text in sorted(told, key=lambda pair: order.index(pair[0]))]
    if report.changed:
        count = len(report.changed)
        said = pick(
            language,
            f"{count} vragen kent de baseline niet, of niet zoals ze nu zijn: koers eval baseline",
            f"{count} cases are not known to the baseline, or not as they are now: koers eval baseline",
        )
        parts.append(Text(said, style="dim"))
    return Group(*parts, Text(WORDS[report.verdict][0 if language == "nl" else 1], style=styles[report.verdict]))


def judgement(found: Judged, language: Language) -> RenderableType:
    """What a judge said, with how far it may be believed."""
    parts = [Text(line(found.judge), style="bold")]
    if found.same_model:
        told = pick(language, "Deze beoordelaar schreef de antwoorden zelf.", "This judge wrote the answers itself.")
        parts.append(Text(told, style="yellow"))
    parts += [Text(_verdict(each, language)) for each in found.verdicts]
    for pair in found.preferred:
        told = pick(language, "onenig met zichzelf", "disagreed with itself")
        counts = pair.figures
        parts.append(
            Text(
                f"{pair.language}  A {counts['a']}, B {counts['b']}, = {counts['ties']}; {told} {counts['disagreed']}; "
                f"1 > 2: {counts['chose_first']}/{counts['chose']} (p {number(round(counts['first_p'], 3), language)})"
            )
        )
    return Group(*parts)


def _verdict(found: Verdicts, language: Language) -> str:
    told = f"{found.language}  {_share(found.right, language)}  n={found.n}"
    if found.corrected:
        low, high = (_share(found.corrected[end], language) for end in ("low", "high"))
        told += f", PPI++ {_share(found.corrected['mean'], language)} ({low} … {high})"
    if found.unparsable:
        told += f", {found.unparsable} " + pick(language, "onleesbaar", "unreadable")
    if not found.calibrated:
        told += ", " + pick(language, "ongekalibreerd", "uncalibrated") + f" ({found.labels} labels)"
    return told


def _share(found: float | None, language: Language) -> str:
    return "–" if found is None else f"{number(round(100 * found, 1), language)}%"


def swept(found: Sweep, language: Language) -> RenderableType:
    """The variants from best to worst, then the best one on what was held back."""
    rows = [_swept(each, "", language) for each in found.tried]
    told = pick(language, "achtergehouden: ", "held back: ")
    return Group(Text(label(found.metric, language), style="bold"), *rows, _swept(found.held_back, told, language))


def _swept(tried: Tried, told: str, language: Language) -> Text:
    figures = ", ".join(
        f"{each.language} {value(each.metric, each.value, language)} ({span(each, language)})" for each in tried.figures
    )
    return Text.assemble((told, "bold"), line(tried.variant.name), f"  {figures}  ", (tried.run[:12], "cyan"))


def versions(found: Sequence[PromptVersion], language: Language) -> RenderableType:
    """A line for each version of a prompt, and its last runs below it."""
    parts = []
    for each in found:
        told = pick(language, "in gebruik", "in force") if each.in_force else ""
        parts.append(Text.assemble((line(each.id), "bold"), f"  {each.hash[:8]}  {told}"))
        for run in each.runs:
            figures = ", ".join(
                f"{label(figure.metric, language)} {figure.language} {value(figure.metric, figure.value, language)}"
                for figure in run.figures
            )
            parts.append(Text(line(f"  {run.id[:12]}  {run.dataset}  {run.variant}: {figures}")))
    return Group(*parts)


WORDS = {
    "pass": ("GOED", "PASS"),
    "fail": ("AFGEKEURD", "FAIL"),
    "inconclusive": ("ONBESLIST: voeg vragen toe", "INCONCLUSIVE: add items"),
}


def _bound(bound: Bound, language: Language) -> str:
    limits = [
        f"{sign} {value(bound.metric, end, language)}"
        for sign, end in (("≤", bound.most), ("≥", bound.least))
        if end is not None
    ]
    word = WORDS[bound.verdict][0 if language == "nl" else 1]
    told = f"{word}: {label(bound.metric, language)} {value(bound.metric, bound.value, language)} ({', '.join(limits)})"
    return f"{told}, n={bound.n}" + (f": {', '.join(bound.cases[:20])}" if bound.cases else "")


def _head(record: RunRecord, language: Language) -> Text:
    split = record.split or pick(language, "alles", "all")
    used = record.usage
    cost = (
        f" · {used.input_tokens + used.output_tokens} tokens · {number(used.cost, language)}"
        if used.model_calls
        else ""
    )
    failed = sum(bool(each.error) for each in record.attempts)
    crashed = pick(language, f" · {failed} mislukt", f" · {failed} failed") if failed else ""
    told = f"  {line(record.dataset)} · {split} · {line(record.variant.name)} · {len(record.cases)}×{record.repeats}"
    began = f"{record.began_at.astimezone():%Y-%m-%d %H:%M}"
    return Text.assemble(
        (record.id[:12], "cyan"), (f"  {began}", "dim"), told, f" · {record.state}{cost}", (crashed, "red")
    )


def remarks(figure: Figure, language: Language) -> str:
    """What else has to be known of a figure."""
    parts = []
    if figure.failed:
        parts.append(pick(language, f"{figure.failed} mislukt", f"{figure.failed} failed"))
    if figure.unparsable:
        parts.append(pick(language, f"{figure.unparsable} onleesbaar", f"{figure.unparsable} unreadable"))
    if figure.by_repeats is not None:
        share = f"{round(100 * figure.by_repeats)}%"
        parts.append(
            pick(language, f"{share} van de onzekerheid door herhalen", f"{share} of the uncertainty by repeats")
        )
    if figure.ceiling is not None:
        told = number(round(figure.ceiling, 3), language)
        parts.append(pick(language, f"mensen onderling {told}", f"people with each other {told}"))
    return ", ".join(parts)


def _difference(each: MetricDifference, language: Language) -> list[str]:
    low, high = (value(each.metric, end, language, signed=True) for end in (each.low, each.high))
    return [
        label(each.metric, language),
        each.language,
        value(each.metric, each.a, language),
        value(each.metric, each.b, language),
        value(each.metric, each.gain, language, signed=True),
        f"{low} … {high}" if each.low is not None else "",
        "" if each.adjusted is None else number(round(each.adjusted, 3), language),
        value(each.metric, each.detectable, language),
        str(each.n),
        f"{each.better}/{each.worse}",
    ]


def _change(change: CaseChange, language: Language) -> RenderableType:
    gains = ", ".join(
        f"{label(name, language)} {value(name, gain, language, signed=True)}" for name, gain in change.gains.items()
    )
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(Text(inert(change.a[:LONGEST]) or "–"), Text(inert(change.b[:LONGEST]) or "–"))
    head = Text.assemble(("\n" + line(change.case), "bold"), f"  {line(change.question)}\n  {gains}")
    return Group(head, table)
