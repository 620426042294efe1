"""Flow: how much is in progress, what starts and finishes, how long that takes, and whether it adds up."""

from collections.abc import Iterator
from statistics import fmean

from pydantic import JsonValue

from knowledge.history.portfolio import Snapshot
from knowledge.measures import phrases
from knowledge.measures.query import MeasureQuery
from knowledge.measures.scope import Scope, scopes
from knowledge.measures.work import LEAST_FINISHED, Flow, measure_flow, percentile
from knowledge.model.base import Language
from knowledge.model.evidence import Fact

WINDOW_DAYS = 84
CYCLE_DAYS = 14
USE_CASES = ("use cases", "use cases")
DAYS = ("dagen", "days")


def flow(snapshot: Snapshot, query: MeasureQuery, language: Language) -> list[Fact]:
    """Work in progress, and over six cycles or the asked period what started and finished, how fast, and whether that
    adds up.
    """
    return [fact for scope in scopes(snapshot, query, language, delisted=True) for fact in _facts(scope)]


def _facts(scope: Scope) -> Iterator[Fact]:
    found = measure_flow(scope.states, scope.window(WINDOW_DAYS), scope.as_of)
    when = phrases.period(found.window, scope.language)
    yield _in_progress(scope, found)
    yield _starts_and_finishes(scope, found, when)
    yield _throughput(scope, found, when)
    yield _cycle_time(scope, found, when)
    yield _littles_law(scope, found, when)


def _in_progress(scope: Scope, found: Flow) -> Fact:
    count = len(found.open)
    late = percentile(found.times, 0.85)
    older = [item.id for item in found.open if late is not None and (scope.as_of - item.start).days > late]
    parts = [
        phrases.use_cases(count, scope.language)
        + scope.pick(" in verkenning, pilot of opschaling", " exploring, piloting or scaling")
    ]
    if late is not None and count:
        parts.append(
            scope.pick(
                f"{scope.number(len(older))} daarvan lopen langer dan {scope.number(late)} dagen, "
                "het 85e percentiel van wat onlangs is afgerond",
                f"{scope.number(len(older))} of these have run longer than {scope.number(late)} days, "
                "the 85th percentile of what was finished lately",
            )
        )
    inputs: dict[str, JsonValue] = {"subjects": [item.id for item in found.open], "older": list(older)}
    name = ("Lopend werk", "Work in progress")
    return scope.fact(name, count, parts, n=count, unit=USE_CASES, figure="work_in_progress", inputs=inputs)


def _starts_and_finishes(scope: Scope, found: Flow, when: str) -> Fact:
    started, finished = len(found.started), len(found.finished)
    part = scope.pick(
        f"{scope.number(started)} gestart en {scope.number(finished)} afgerond (in gebruik of gestopt) {when}",
        f"{scope.number(started)} started and {scope.number(finished)} finished (live or stopped) {when}",
    )
    inputs: dict[str, JsonValue] = {
        "started": [item.id for item in found.started],
        "finished": [item.id for item in found.finished],
        "undated": [item.id for item in found.undated],
    }
    value: JsonValue = {"started": started, "finished": finished}
    name = ("Gestart en afgerond", "Started and finished")
    n = len({item.id for item in (*found.started, *found.finished)})
    parts = [part, *_undated(scope, found)]
    return scope.fact(name, value, parts, n=n, unit=USE_CASES, figure="starts_and_finishes", inputs=inputs)


def _undated(scope: Scope, found: Flow) -> Iterator[str]:
    if found.undated:
        count = phrases.use_cases(len(found.undated), scope.language)
        yield scope.pick(
            f"niet meegeteld: {count} die toen voor het eerst als begonnen of afgerond in de bron stonden; "
            "sinds wanneer is niet bekend",
            f"left out: {count} that the source then first listed as begun or finished; since when is not known",
        )


def _throughput(scope: Scope, found: Flow, when: str) -> Fact:
    rate = len(found.finished) / found.days * CYCLE_DAYS if found.days else None
    if rate is None:
        part = scope.pick(
            "niet te berekenen: de periode is nog niet begonnen", "cannot be computed: the period has not begun"
        )
    else:
        part = scope.pick(
            f"{scope.number(round(rate, 2))} use cases per twee weken afgerond {when}",
            f"{scope.number(round(rate, 2))} use cases finished per two weeks {when}",
        )
    name = ("Doorvoer", "Throughput")
    unit = ("use cases per twee weken", "use cases per two weeks")
    return scope.fact(name, rate, [part], n=len(found.finished), unit=unit, figure="throughput")


def _cycle_time(scope: Scope, found: Flow, when: str) -> Fact:
    middle, late = percentile(found.times, 0.5), percentile(found.times, 0.85)
    if middle is None or late is None:
        part = scope.pick(
            f"niet te berekenen: niets afgerond {when}", f"cannot be computed: nothing was finished {when}"
        )
    else:
        part = scope.pick(
            f"de helft was binnen {scope.number(middle)} dagen afgerond, 85% binnen {scope.number(late)} dagen; "
            f"{phrases.use_cases(len(found.times), scope.language)} afgerond {when}",
            f"half were finished within {scope.number(middle)} days, 85% within {scope.number(late)} days; "
            f"{phrases.use_cases(len(found.times), scope.language)} finished {when}",
        )
    name = ("Doorlooptijd", "Cycle time")
    inputs: dict[str, JsonValue] = {"p50": middle, "p85": late}
    return scope.fact(name, middle, [part], n=len(found.times), unit=DAYS, figure="cycle_time", inputs=inputs)


def _littles_law(scope: Scope, found: Flow, when: str) -> Fact:
    """What the mean work in progress makes of the mean time in progress: L / λ."""
    name = ("Verwachte doorlooptijd volgens de wet van Little", "Expected cycle time by Little's law")
    n = len(found.finished)
    if not found.balanced or found.mean_open is None:
        part = scope.pick(
            f"niet te berekenen: {scope.number(len(found.started))} gestart tegen {scope.number(n)} afgerond {when}; "
            f"de wet geldt pas waar beide ongeveer gelijk zijn en er minstens {LEAST_FINISHED} zijn afgerond",
            f"cannot be computed: {scope.number(len(found.started))} started against {scope.number(n)} finished "
            f"{when}; the law holds only where both are about equal and at least {LEAST_FINISHED} were finished",
        )
        return scope.fact(name, None, [part], n=n, unit=DAYS, figure="littles_law")
    expected, seen = found.mean_open * found.days / n, fmean(found.times)
    mean_open = scope.number(round(found.mean_open, 1))
    part = scope.pick(
        f"{scope.number(round(expected, 1))} dagen bij gemiddeld {mean_open} tegelijk lopende use cases; gemeten: "
        f"gemiddeld {scope.number(round(seen, 1))} dagen over {phrases.use_cases(n, scope.language)} afgerond {when}",
        f"{scope.number(round(expected, 1))} days with {mean_open} use cases in progress on average; measured: "
        f"{scope.number(round(seen, 1))} days on average over {phrases.use_cases(n, scope.language)} finished {when}",
    )
    inputs: dict[str, JsonValue] = {"mean_in_progress": found.mean_open, "mean_cycle_time": seen}
    return scope.fact(name, expected, [part], n=n, unit=DAYS, figure="littles_law", inputs=inputs)
