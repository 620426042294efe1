"""The KPIs with their change since the previous period, and whether that is more than noise."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import groupby

from knowledge.measures.activity import ACTIVITY_WINDOW_DAYS
from knowledge.measures.catalogue import compute
from knowledge.measures.phrases import percent, use_cases
from knowledge.measures.promises import WINDOW_DAYS as PROMISED_DAYS
from knowledge.measures.query import MeasureQuery
from knowledge.model.briefing import AudienceKind
from knowledge.model.evidence import Fact
from knowledge.model.portfolio import Stage
from knowledge.reporting.frame import Frame
from knowledge.reporting.noise import Verdict, at, by_history, by_interval
from knowledge.reporting.part import Part
from knowledge.reporting.wording import enumerated

KEY = "kpis"
YEAR_DAYS = 365
SIGNALS = 2
JUDGED: Mapping[Verdict, tuple[str, str]] = {
    "signal": ("dat is meer dan de gewone schommeling", "that is more than routine variation"),
    "routine": ("dat valt binnen de gewone schommeling", "that is within routine variation"),
    "unclear": ("te weinig metingen om te zeggen of dat toeval is", "too few measurements to tell if that is chance"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure of the catalogue: ``window`` is over how many days it looks back, 0 for a state of the day.

    ``says`` words a known value, ``lacks`` why there is none.
    """

    measure: str
    figure: str
    name: tuple[str, str]
    window: int
    says: Callable[[Frame, Fact], str]
    lacks: Callable[[Frame, Fact], str]
    sampled: bool = False
    of_one_team: tuple[str, str] | None = None
    digits: int = 1

    def size(self, value: float, fact: Fact) -> float:
        """The value as it is printed, so that what looks the same is the same."""
        return round(value * 100, 1) if fact.unit == "share" else round(value, self.digits)

    def called(self, frame: Frame) -> str:
        """Its name, which for one team may be another."""
        one = self.of_one_team if frame.audience.kind is AudienceKind.TEAM else None
        return frame.pick(*(one or self.name))


def kpis(frame: Frame, only: Collection[str] | None = None) -> Part:
    """Each KPI that this audience has, or those of some measures, with its change since the day before the period."""
    chosen = [kpi for kpi in KPIS if _has(frame, kpi) and (only is None or kpi.measure in only)]
    earlier = at(frame, frame.day_before)
    pairs = {kpi: (_of(frame, kpi), _of(earlier, kpi)) for kpi in chosen}
    pairs = {kpi: pair for kpi, pair in pairs.items() if not _withheld(frame, kpi, *pair)}
    verdicts = _verdicts(frame, pairs)
    facts = tuple(_told(frame, kpi, *pair, verdicts[kpi]) for kpi, pair in pairs.items())
    grounds = tuple(fact for pair in pairs.values() for fact in pair)
    signals = sum(verdict == "signal" for verdict in verdicts.values())
    return Part(KEY, facts, _headline(frame, pairs, verdicts), 8 + signals, grounds)


def _verdicts(frame: Frame, pairs: Mapping[Kpi, tuple[Fact, Fact]]) -> dict[Kpi, Verdict | None]:
    """Those that look back over as long share the days that they look back on, which are then forgotten."""
    found: dict[Kpi, Verdict | None] = {}
    for _, same in groupby(sorted(pairs, key=_window), key=_window):
        then = cache(partial(at, frame))
        found |= {kpi: _judged(frame, kpi, *pairs[kpi], then) for kpi in same}
    return found


def _window(kpi: Kpi) -> int:
    return kpi.window


def _has(frame: Frame, kpi: Kpi) -> bool:
    # Of an objective's use cases it can be said how they run, not how leaders or processes do.
    own = {"active_use_cases", "time_to_impact", "flow"}
    return frame.audience.kind is not AudienceKind.OBJECTIVE or kpi.measure in own


def _of(frame: Frame, kpi: Kpi) -> Fact:
    query = MeasureQuery(measure=kpi.measure, as_of=frame.as_of, filters=frame.filters)
    key = ("kpi", kpi.measure, frame.as_of, frame.audience)
    found = frame.memo.once(key, lambda: compute(frame.now, query, frame.language))
    return next(each for each in found if each.inputs.get("figure", "") == kpi.figure)


def _number(fact: Fact) -> float | None:
    value = fact.value
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _judged(frame: Frame, kpi: Kpi, now: Fact, before: Fact, then: Callable[[date], Frame]) -> Verdict | None:
    """``None`` where nothing changed, or there is nothing to compare."""
    current, previous = _number(now), _number(before)
    if current is None or previous is None or kpi.size(current, now) == kpi.size(previous, before):
        return None
    if kpi.sampled:
        return by_interval(now, before)
    return by_history(frame, current, lambda past: _number(_of(past, kpi)), kpi.window, then)


def _withheld(frame: Frame, kpi: Kpi, now: Fact, before: Fact) -> bool:
    """Whether a part of the organisation has too few leaders for this figure, now and before."""
    return kpi.sampled and not frame.whole and _number(now) is None and _number(before) is None


def _told(frame: Frame, kpi: Kpi, now: Fact, before: Fact, verdict: Verdict | None) -> Fact:
    current, previous = _number(now), _number(before)
    name = kpi.called(frame)
    if current is None:
        text = f"{name}: {frame.pick('nog niet bekend', 'not known yet')}; {kpi.lacks(frame, now)}"
    else:
        text = f"{name}: {kpi.says(frame, now)}{_change(frame, kpi, now, before, verdict)}"
    value = {"now": current, "before": previous, "verdict": verdict}
    inputs = {"measure": kpi.measure, "figure": kpi.figure, "facts": [now.id, before.id]}
    return frame.fact("kpi", value, text + ".", n=now.n, inputs=inputs)


def _change(frame: Frame, kpi: Kpi, now: Fact, before: Fact, verdict: Verdict | None) -> str:
    current, previous, then = _number(now), _number(before), frame.day(frame.day_before)
    if current is None or previous is None:
        return frame.pick(f"; op {then} nog niet bekend", f"; not known on {then}")
    if verdict is None:
        return frame.pick(", onveranderd", ", unchanged")
    size = round(kpi.size(current, now) - kpi.size(previous, before), 2)
    unit = frame.pick(" procentpunt", " percentage points") if now.unit == "share" else ""
    amount = f"{frame.number(abs(size))}{unit}"
    if size > 0:
        told = frame.pick(f"{amount} meer dan op {then}", f"{amount} more than on {then}")
    else:
        told = frame.pick(f"{amount} minder dan op {then}", f"{amount} less than on {then}")
    return f", {told}; {frame.pick(*JUDGED[verdict])}"


def _headline(
    frame: Frame, pairs: Mapping[Kpi, tuple[Fact, Fact]], verdicts: Mapping[Kpi, Verdict | None]
) -> Fact | None:
    """How many use cases run, and which figures changed by more than noise."""
    active = next((now for kpi, (now, _) in pairs.items() if kpi.measure == "active_use_cases"), None)
    if active is None or active.n is None:
        return None
    running = [state for state in frame.states.values() if state.under_way]
    live = sum(state.stage is Stage.LIVE for state in running)
    quiet = len(running) - active.n
    text = use_cases(len(running), frame.language)
    text += frame.pick(*((" loopt", " is under way") if len(running) == 1 else (" lopen", " are under way")))
    if not running:
        text = frame.pick("Er loopt geen use case", "No use case is under way")
    if live:
        text += frame.pick(f", waarvan {frame.number(live)} in gebruik", f", {frame.number(live)} of them live")
    if quiet:
        text += frame.pick(
            f"; {frame.number(quiet)} {'ligt' if quiet == 1 else 'liggen'} al {ACTIVITY_WINDOW_DAYS} dagen stil",
            f"; {frame.number(quiet)} {'has' if quiet == 1 else 'have'} been silent for {ACTIVITY_WINDOW_DAYS} days",
        )
    changed = {kpi: pair for kpi, pair in pairs.items() if verdicts[kpi] == "signal"}
    if changed:
        told = enumerated(frame, [_moved(frame, kpi, *pair) for kpi, pair in changed.items()], SIGNALS)
        text += frame.pick("; meer dan de gewone schommeling: ", "; more than routine variation: ") + told
    value = {"running": len(running), "live": live, "quiet": quiet}
    rests_on = dict.fromkeys([active.id, *(fact.id for pair in changed.values() for fact in pair)])
    return frame.fact("standing", value, text + ".", inputs={"facts": list(rests_on)})


def _moved(frame: Frame, kpi: Kpi, now: Fact, before: Fact) -> str:
    """``active use cases from 33 to 36``."""
    name, (first, last) = kpi.called(frame), (_plain(frame, each) for each in (before, now))
    return frame.pick(
        f"{name[:1].lower()}{name[1:]} van {first} naar {last}", f"{name[:1].lower()}{name[1:]} from {first} to {last}"
    )


def _plain(frame: Frame, fact: Fact) -> str:
    value = _number(fact) or 0
    return percent(value, frame.language) if fact.unit == "share" else frame.number(round(value, 2))


def _count(frame: Frame, fact: Fact) -> str:
    return frame.number(round(_number(fact) or 0, 1))


def _share(frame: Frame, fact: Fact) -> str:
    part, whole = (int(str(fact.inputs[name])) for name in ("part", "whole"))
    share = percent(_number(fact) or 0, frame.language)
    return f"{share} ({frame.pick(f'{part} van de {whole}', f'{part} of {whole}')})"


def _covered(frame: Frame, fact: Fact) -> str:
    """The share, and in how many AI is live without anybody having measured its users: that is not the same as none."""
    told, unmeasured = _share(frame, fact), len(_listed(fact, "live_unused"))
    if unmeasured:
        count = frame.number(unmeasured)
        told = told.removesuffix(")") + frame.pick(
            f"; {count} met AI in gebruik, zonder gemeten gebruikers)",
            f"; {count} with AI live, without measured users)",
        )
    return told


def _days(frame: Frame, fact: Fact) -> str:
    return frame.count(round(_number(fact) or 0), ("dag", "day"), ("dagen", "days"))


def _score(frame: Frame, fact: Fact) -> str:
    value = frame.number(round(_number(fact) or 0, 1))
    part, whole = fact.inputs["part"], fact.inputs["whole"]
    return frame.pick(f"{value} van 100 ({part} van de {whole})", f"{value} of 100 ({part} of {whole})")


def _adaptivity(frame: Frame, fact: Fact) -> str:
    scores = fact.inputs.get("scores")
    known = {name: value for name, value in (scores if isinstance(scores, dict) else {}).items() if value is not None}
    value = frame.number(round(_number(fact) or 0, 2))
    told = frame.pick(f"{value} op een schaal van 0 tot 1", f"{value} on a scale of 0 to 1")
    lowest = min(known, key=lambda name: float(str(known[name])), default="")
    if lowest in COMPONENTS and not known[lowest]:
        # It is a geometric mean: one component of 0 makes the whole 0.
        told += (
            frame.pick(" (één onderdeel staat op 0: ", " (one component is 0: ") + frame.pick(*COMPONENTS[lowest]) + ")"
        )
    elif lowest in COMPONENTS:
        told += frame.pick(" (zwakste punt: ", " (weakest point: ") + frame.pick(*COMPONENTS[lowest]) + ")"
    return told


COMPONENTS: Mapping[str, tuple[str, str]] = {
    "signal_to_decision": ("van signaal tot besluit", "from signal to decision"),
    "explicit_endings": ("experimenten met een besluit afsluiten", "ending experiments in a decision"),
    "within_time_box": ("experimenten op tijd afsluiten", "ending experiments in time"),
    "plans_changed": ("plannen wijzigen na reflectie", "changing plans after reflection"),
    "reprioritising": (
        "herprioriteren na een wijziging van de strategie",
        "re-prioritising after a change of strategy",
    ),
}


def _none_started(frame: Frame, fact: Fact) -> str:
    with_effect = len(_listed(fact, "effect"))
    started = fact.n or 0
    if not started:
        return frame.pick("er is nog geen use case gestart", "no use case has started yet")
    if started == 1:
        verified = frame.pick("een", "has a") if with_effect else frame.pick("nog geen", "has no")
        return frame.pick(
            f"de enige gestarte use case heeft {verified} geverifieerd effect",
            f"the only use case started {verified} verified effect",
        )
    return frame.pick(
        f"{_amount(frame, with_effect)} van de {frame.number(started)} gestarte use cases "
        f"{'heeft' if with_effect < 2 else 'hebben'} een geverifieerd effect",
        f"{_amount(frame, with_effect)} of the {frame.number(started)} use cases started "
        f"{'has' if with_effect < 2 else 'have'} a verified effect",
    )


def _amount(frame: Frame, count: int) -> str:
    return frame.number(count) if count else frame.pick("geen", "none")


def _listed(fact: Fact, name: str) -> Sequence[object]:
    found = fact.inputs.get(name)
    return found if isinstance(found, list | tuple) else ()


def _reason(frame: Frame, fact: Fact) -> str:
    """What the figure itself says about why it cannot be told."""
    _, _, told = fact.text.partition("): ")
    clause = told.split(";")[0].rstrip(". ").split(": ")[-1].split(", ")[0]
    return clause or frame.pick("er zijn geen gegevens", "there is no data")


def _none_due(frame: Frame, _: Fact) -> str:
    return frame.pick(
        f"in de laatste {PROMISED_DAYS} dagen was geen toezegging na te komen",
        f"no commitment was due in the last {PROMISED_DAYS} days",
    )


KPIS: tuple[Kpi, ...] = (
    Kpi("active_use_cases", "", ("Actieve use cases", "Active use cases"), 0, _count, _reason),
    Kpi(
        "time_to_impact",
        "",
        ("Tijd van start tot geverifieerd effect", "Time from start to verified effect"),
        YEAR_DAYS,
        _days,
        _none_started,
    ),
    Kpi(
        "core_process_use",
        "share",
        ("Kernprocessen waarin AI gebruikt wordt", "Core processes that use AI"),
        0,
        _covered,
        _reason,
    ),
    Kpi(
        "leadership_adoption",
        "",
        ("Leiders die zelf AI gebruiken", "Leaders who use AI themselves"),
        0,
        _share,
        _reason,
        sampled=True,
    ),
    Kpi("adaptivity", "score", ("Aanpassingsvermogen", "Adaptivity"), YEAR_DAYS, _adaptivity, _reason, digits=2),
    Kpi(
        "flow",
        "work_in_progress",
        ("In verkenning, pilot of opschaling", "Exploring, piloting or scaling"),
        0,
        _count,
        _reason,
    ),
    Kpi(
        "health",
        "",
        ("Nagekomen toezeggingen, gemiddelde van de teams", "Commitments kept, mean of the teams"),
        PROMISED_DAYS,
        _score,
        _none_due,
        of_one_team=("Nagekomen toezeggingen", "Commitments kept"),
    ),
)
