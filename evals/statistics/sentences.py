"""What a gate decided, in a sentence that a reader of Dutch or English understands."""

from dataclasses import dataclass
from typing import Literal

from evals.metrics.metric import Metric
from evals.statistics.paired import Difference
from knowledge.measures.phrases import number, pick
from knowledge.model.base import Language

Why = Literal["better", "not_worse", "worse", "too_few", "nothing", "wide", "by_chance"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sentence speaks of; in ``difference`` above 0 is better."""

    metric: Metric
    why: Why
    margin: float
    difference: Difference | None
    needed: int | None
    least_cases: int
    least_clusters: int


def explain(figures: Figures, language: Language) -> str:
    """The verdict, the reason, and the figures behind it."""
    label = figures.metric.labels.within(language)
    verdict = pick(language, *VERDICTS[figures.why])
    if figures.difference is None:
        return f"{verdict}: {label}: " + pick(
            language, "beide hebben geen vraag gemeen; voeg vragen toe.", "both share no case; add items."
        )
    return f"{verdict}: {label}: {_reason(figures, figures.difference, language)}"


VERDICTS: dict[Why, tuple[str, str]] = {
    "better": ("Goed", "Pass"),
    "not_worse": ("Goed", "Pass"),
    "worse": ("Afgekeurd", "Fail"),
    "too_few": ("Onbeslist", "Inconclusive"),
    "nothing": ("Onbeslist", "Inconclusive"),
    "wide": ("Onbeslist", "Inconclusive"),
    "by_chance": ("Onbeslist", "Inconclusive"),
}


def _reason(figures: Figures, found: Difference, language: Language) -> str:
    margin = _size(figures.margin, figures.metric, language)
    seen = _seen(found, figures.metric, language)
    match figures.why:
        case "better":
            return pick(language, f"beter; {seen}", f"better; {seen}")
        case "not_worse":
            return pick(
                language, f"niet meer dan {margin} slechter; {seen}", f"not worse by more than {margin}; {seen}"
            )
        case "worse":
            return pick(language, f"slechter; {seen}", f"worse; {seen}")
        case "by_chance":
            return pick(
                language,
                f"lijkt slechter, maar dat kan over alle toetsen samen toeval zijn; {seen}",
                f"looks worse, but over all gates together that may be chance; {seen}",
            )
        case "too_few":
            return _too_few(figures, found, language)
    needed = number(figures.needed, language) if figures.needed else pick(language, "meer", "more")
    return pick(
        language,
        f"een verslechtering van {margin} is niet uit te sluiten; voeg vragen toe, tot ongeveer {needed}; {seen}",
        f"a loss of {margin} cannot be ruled out; add items, up to about {needed}; {seen}",
    )


def _too_few(figures: Figures, found: Difference, language: Language) -> str:
    return pick(
        language,
        f"{found.n} vragen uit {found.clusters} brondocumenten zijn te weinig om te beslissen; voeg vragen toe, "
        f"tot ten minste {figures.least_cases} uit {figures.least_clusters}.",
        f"{found.n} cases from {found.clusters} source documents are too few to decide; add items, "
        f"up to at least {figures.least_cases} from {figures.least_clusters}.",
    )


def _seen(found: Difference, metric: Metric, language: Language) -> str:
    """The difference as measured, where above 0 is better, and the smallest that this run could have seen."""
    gain = _size(found.delta, metric, language, signed=True)
    low, high = (_signed(_scaled(end or 0.0, metric), language) for end in (found.low, found.high))
    least = _size(found.detectable or 0.0, metric, language)
    return pick(
        language,
        f"winst {gain} (95%-interval {low} tot {high}; {found.n} vragen uit {found.clusters} brondocumenten; "
        f"kleinste aantoonbare verschil {least}).",
        f"gain {gain} (95% interval {low} to {high}; {found.n} cases from {found.clusters} source documents; "
        f"minimum detectable effect {least}).",
    )


def _size(value: float, metric: Metric, language: Language, *, signed: bool = False) -> str:
    """``+4,2 procentpunt`` for a share, the number itself for anything else."""
    shown = _scaled(value, metric)
    unit = pick(language, " procentpunt", " percentage points") if metric.kind != "continuous" else ""
    return f"{_signed(shown, language) if signed else number(shown, language)}{unit}"


def _scaled(value: float, metric: Metric) -> float:
    return value if metric.kind == "continuous" else round(100 * value, 1)


def _signed(value: float, language: Language) -> str:
    return ("+" if value > 0 else "−" if value < 0 else "") + number(abs(value), language)
