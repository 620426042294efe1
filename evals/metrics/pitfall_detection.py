"""Pitfall detection: what a scan of a history finds, held against what is there to find."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.metrics.measured import Measured, share
from evals.metrics.metric import metric
from knowledge.model.base import Frozen

PRECISION = metric("pitfall_precision", "Valkuilen: terechte meldingen", "Pitfall precision", summed="pooled")
RECALL = metric("pitfall_recall", "Valkuilen: gevonden", "Pitfall recall", summed="pooled")
F2 = metric("pitfall_f2", "Valkuilen: F2 (triage)", "Pitfall F2 (triage)", summed="pooled")
F05 = metric("pitfall_f05", "Valkuilen: F0,5 (meldingen)", "Pitfall F0.5 (notifications)", summed="pooled")
FALSE_ALERTS = metric(
    "false_alerts_per_100",
    "Valse meldingen per 100 onderwerpen",
    "False alerts per 100 subjects",
    better="lower",
    kind="continuous",
    summed="pooled",
    worst=100.0,
)
METRICS = (PRECISION, RECALL, F2, F05, FALSE_ALERTS)
TRIAGE, NOTIFICATIONS = 2.0, 0.5
EMPTY = "there is nothing to find, and nothing was found"


class Alarm(Frozen):
    """A pitfall of a subject; an expected one without a subject is met by any finding of that pitfall."""

    pitfall: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """Findings matched one to one with what was expected in one history of ``subjects``, clean ones included."""

    matched: int
    false: int
    missed: int
    subjects: int


def detect(found: Sequence[Alarm], expected: Sequence[Alarm], subjects: int) -> Detection:
    """Each finding meets one expectation at most: the one of its own subject first, then one that names none.

    The same alarm twice is one found and one false. Both ids of a pair may come in either order.
    """
    left, wanted = Counter(map(_key, found)), Counter(map(_key, expected))
    matched = (left & wanted).total()
    left, wanted = left - wanted, wanted - left
    per_pitfall = Counter(key[0] for key in left.elements())
    anywhere = Counter({key[0]: count for key, count in wanted.items() if key[1] is None})
    matched += (per_pitfall & anywhere).total()
    return Detection(matched, len(found) - matched, len(expected) - matched, subjects)


def _key(alarm: Alarm) -> tuple[str, str | None]:
    return alarm.pitfall, alarm.subject and "+".join(sorted(alarm.subject.split("+")))


def pitfall_precision(found: Detection) -> Measured:
    """Matched findings / findings."""
    return share(found.matched, found.matched + found.false, "nothing was found")


def pitfall_recall(found: Detection) -> Measured:
    """Matched findings / expected findings."""
    return share(found.matched, found.matched + found.missed, "there is nothing to find")


def pitfall_f(found: Detection, beta: float) -> Measured:
    """Fβ = (1+β²)·TP / ((1+β²)·TP + β²·FN + FP): 2 for triage, where missing costs most, 0.5 for notifications."""
    weight = beta * beta
    part = (1 + weight) * found.matched
    return share(part, part + weight * found.missed + found.false, EMPTY)


def false_alerts(found: Detection) -> Measured:
    """Findings that meet no expectation, per 100 subjects; a clean history counts with all of its subjects."""
    return share(100 * found.false, found.subjects, "the history has no subjects")
