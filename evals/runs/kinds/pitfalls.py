"""Histories: what a scan finds in them."""

from evals.datasets.pitfalls import PitfallCase, subjects
from evals.metrics import pitfall_detection as detection
from evals.metrics.measured import failed as failure
from evals.runs.kinds.kind import CaseKind, Scores, Tools
from evals.runs.output import PitfallOutput
from evals.runs.system import System
from knowledge.history.portfolio import portfolio_of


async def run(system: System, case: PitfallCase) -> PitfallOutput:
    """Scans the history of the case, or that of its organisation."""
    return system.scan(case.as_of, case.language, case.history, case.context)


def measure(case: PitfallCase, output: PitfallOutput, _: Tools) -> Scores:
    """Every metric of detection, over the pitfalls that the case says something of."""
    found = [alarm for alarm in output.found if case.asked(alarm.pitfall, alarm.subject)]
    seen = detection.detect(found, case.expected, output.subjects)
    return {
        detection.PRECISION.name: detection.pitfall_precision(seen),
        detection.RECALL.name: detection.pitfall_recall(seen),
        detection.F2.name: detection.pitfall_f(seen, detection.TRIAGE),
        detection.F05.name: detection.pitfall_f(seen, detection.NOTIFICATIONS),
        detection.FALSE_ALERTS.name: detection.false_alerts(seen),
    }


def failed(case: PitfallCase, reason: str) -> Scores:
    """A scan that crashed found nothing of what was there, and every subject
    counts as a false alarm."""
    there = float(len(case.expected))
    around = subjects(portfolio_of(case.history.changes()).at(case.as_of), case.context) if case.history else 1
    scores = {detection.FALSE_ALERTS.name: failure(reason, float(max(1, around)))}
    if there:
        # As pitfall_f weighs what was missed.
        named = {
            detection.RECALL: 1.0,
            detection.F2: detection.TRIAGE**2,
            detection.F05: detection.NOTIFICATIONS**2,
        }
        scores |= {metric.name: failure(reason, there * weight) for metric, weight in named.items()}
    return scores


KIND = CaseKind(run, measure, failed)
