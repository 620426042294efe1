"""The promise keeper: what became of every promise, those of the previous briefing first of all."""

from collections.abc import Iterable, Sequence
from typing import Any

from knowledge.measures.scope import team_name
from knowledge.model.evidence import Fact
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.promises import Fate, Promise, fate, of
from knowledge.reporting.wording import enumerated, name_of, said
from knowledge.untrusted.showing import called

KEY = "commitments"
FATES: tuple[Fate, ...] = ("broken", "moved", "kept", "ended", "open")
TOLD: dict[Fate, tuple[str, str]] = {
    "kept": ("nagekomen", "kept"),
    "moved": ("verschoven", "moved"),
    "broken": ("niet nagekomen", "not kept"),
    "ended": ("vervallen met de use case", "ended with the use case"),
    "open": ("nog lopend", "not due yet"),
}
NAMED = 2
NOUN = (("toezegging", "commitment"), ("toezeggingen", "commitments"))


def commitments(frame: Frame) -> Part:
    """Every promise that was open at some time in the period: broken ones and moved ones singly, the rest together."""
    found = _answered(frame)
    if not found:
        return Part(KEY, nothing=frame.pick("er liepen geen toezeggingen", "no commitments were running"))
    by_fate = {each: [promise for promise in found if fate(promise, frame) == each] for each in FATES}
    facts = [_one(frame, promise, "broken") for promise in sorted(by_fate["broken"], key=lambda each: each.due)]
    facts += [_one(frame, promise, "moved") for promise in sorted(by_fate["moved"], key=lambda each: -len(each.moves))]
    if by_fate["kept"]:
        facts.append(_kept(frame, by_fate["kept"]))
    weight = 6 + 2 * len(by_fate["broken"]) + len(by_fate["moved"])
    return Part(KEY, tuple(facts), _headline(frame, by_fate), weight)


def promise_name(frame: Frame, promise: Promise) -> str:
    """``T-04 “What was promised”, Title (UC-038)`` or the team that promised it."""
    text = said(frame, promise.text)
    name = called(promise.name)
    named = f"{name} “{text}”" if text else name
    state = frame.now.states.get(promise.use_case)
    where = name_of(state) if state else called(team_name(frame.now, promise.team))
    return f"{named}, {where}" if where and not frame.about_one else named


def keys_of(fact: Fact) -> frozenset[tuple[str, str]]:
    """The promises that a fact of a briefing speaks of."""
    listed = fact.inputs.get("commitments")
    pairs = listed if isinstance(listed, list) else []
    return frozenset((str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2)


def _answered(frame: Frame) -> list[Promise]:
    """What the previous briefing spoke of, whatever became of it, and what was open since."""
    start = frame.span.start
    asked = frame.promised or frozenset()
    return [
        promise
        for key, promise in sorted(of(frame).items())
        if key in asked or (not _over(frame, promise) if promise.kept_on is None else promise.kept_on >= start)
    ]


def _over(frame: Frame, promise: Promise) -> bool:
    """Whether it ended with its use case before the period."""
    state = frame.now.states.get(promise.use_case)
    return state is not None and fate(promise, frame) == "ended" and state.stage_since < frame.span.start


def _headline(frame: Frame, by_fate: dict[Fate, list[Promise]]) -> Fact:
    everything = [promise for group in by_fate.values() for promise in group]
    asked = [promise for promise in everything if frame.promised is not None and promise.key in frame.promised]
    counted = asked or everything
    keys = {promise.key for promise in counted}
    sizes = {each: sum(promise.key in keys for promise in by_fate[each]) for each in FATES}
    parts = [f"{frame.number(size)} {frame.pick(*TOLD[each])}" for each, size in sizes.items() if size]
    if len(counted) == 1:
        parts = [frame.pick(*TOLD[each]) for each, size in sizes.items() if size]
    elif sizes["open"] == len(counted):
        parts = [frame.pick("alle nog lopend", "none due yet")]
    total = frame.count(len(counted), *NOUN)
    head = frame.pick(f"{total} uit de vorige briefing", f"{total} of the previous briefing") if asked else total
    text = f"{head}: {', '.join(parts)}"
    if asked and len(everything) > len(asked):
        more = len(everything) - len(asked)
        text += frame.pick(f"; daarna {frame.number(more)} nieuw", f"; {frame.number(more)} new since then")
    value = {each: len(group) for each, group in by_fate.items()}
    inputs = _keys(everything) | {"previous": len(asked)}
    return frame.fact("commitments", value, text + ".", n=len(everything), inputs=inputs)


def _one(frame: Frame, promise: Promise, became: Fate) -> Fact:
    due, times = frame.day(promise.due), len(promise.moves)
    text = promise_name(frame, promise)
    if became == "broken":
        days = frame.count((frame.as_of - promise.due).days, ("dag", "day"), ("dagen", "days"))
        told = frame.pick(
            f"Niet nagekomen: {text} – had op {due} klaar moeten zijn, {days} geleden",
            f"Not kept: {text} – was due on {due}, {days} ago",
        )
    else:
        often = frame.pick(f"{times} keer", "once" if times == 1 else f"{times} times")
        consent = _consent(frame, promise)
        told = frame.pick(
            f"Verschoven: {text} – nu uiterlijk {due}, {often} verschoven, {consent}",
            f"Moved: {text} – now due {due}, moved {often}, {consent}",
        )
    inputs = _keys([promise]) | {"use_cases": [promise.use_case] if promise.use_case else []}
    value = {"due": promise.due.isoformat(), "moves": times}
    return frame.fact(f"commitments.{became}", value, told + ".", inputs=inputs)


def _consent(frame: Frame, promise: Promise) -> str:
    if promise.agreed:
        return frame.pick("met akkoord", "with approval")
    return frame.pick("zonder akkoord", "without approval")


def _kept(frame: Frame, kept: Sequence[Promise]) -> Fact:
    told = [promise_name(frame, promise) for promise in kept[:NAMED]]
    listed = enumerated(frame, [*told, *[""] * (len(kept) - len(told))], NAMED)
    inputs = _keys(kept) | {"use_cases": sorted({promise.use_case for promise in kept} - {""})}
    return frame.fact(
        "commitments.kept", len(kept), frame.pick(f"Nagekomen: {listed}.", f"Kept: {listed}."), inputs=inputs
    )


def _keys(of_these: Iterable[Promise]) -> dict[str, Any]:
    return {"commitments": [list(promise.key) for promise in of_these]}
