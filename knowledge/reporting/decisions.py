"""What needs a decision, each with what going on, changing course and stopping would mean."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from knowledge.history.fold import UseCaseState
from knowledge.measures.phrases import short
from knowledge.measures.scope import team_name
from knowledge.measures.work import IN_PROGRESS
from knowledge.model.events import Event, Outcome
from knowledge.model.evidence import Fact
from knowledge.pitfalls.finding import Finding, Severity
from knowledge.pitfalls.grounds import named
from knowledge.reporting.alerts import clause_of, inputs_of
from knowledge.reporting.frame import Frame
from knowledge.reporting.part import Part
from knowledge.reporting.pitfalls import FindingKey, Findings, cases_of, key_of
from knowledge.reporting.stakes import effect, going_on, stopping
from knowledge.reporting.wording import NAMED, enumerated, name_of, names, quoted

KEY = "decisions"
STUCK_DAYS = 28
DECIDED = 140
TOPIC = 45
QUOTED = re.compile("“(.+)”")
OF_A_KIND = 2


@dataclass(frozen=True, slots=True)
class Ask:
    """A question for a leader: ``question`` with what is the case, ``options`` with what each would mean.

    ``weight`` says how much it matters, ``finding`` which alert it takes the place of, and ``decided`` which decision,
    by the event's id, it tells of.
    """

    key: str
    topic: str
    question: str
    options: Mapping[Outcome, str]
    weight: float
    since: date
    inputs: Mapping[str, Any] = field(default_factory=dict)
    finding: FindingKey | None = None
    decided: str = ""

    @property
    def kind(self) -> str:
        """What sort of question it is."""
        return self.key.split(" ")[0]


def asks(frame: Frame, found: Findings) -> list[Ask]:
    """The decisions that the facts ask for, the weightiest and oldest first, and no more than two of a kind: a leader
    who is asked the same a hundred times decides nothing. The rest stays among the alerts."""
    everything = [*_from_findings(frame, found), *_past_time_box(frame), *_stuck(frame), *_unowned(frame)]
    kept: list[Ask] = []
    counts: Counter[str] = Counter()
    for ask in sorted(everything, key=lambda ask: (-ask.weight, ask.since, ask.key)):
        counts[ask.kind] += 1
        if counts[ask.kind] <= OF_A_KIND:
            kept.append(ask)
    return kept


def decisions(frame: Frame, asked: Sequence[Ask]) -> Part:
    """The question of each decision and a fact for each of its options, which belong together."""
    if not asked:
        return Part(KEY, nothing=frame.pick("er wordt geen besluit gevraagd", "no decision is asked for"))
    facts = [fact for ask in asked for fact in (_question(frame, ask), *_options(frame, ask))]
    return Part(KEY, tuple(facts), _headline(frame, asked), 9)


def _headline(frame: Frame, asked: Sequence[Ask]) -> Fact:
    count = frame.count(len(asked), ("besluit gevraagd", "decision asked"), ("besluiten gevraagd", "decisions asked"))
    text = f"{count}: {enumerated(frame, [ask.topic for ask in asked])}."
    return frame.fact("decisions", len(asked), text, inputs={"decisions": [ask.key for ask in asked]})


def _question(frame: Frame, ask: Ask) -> Fact:
    return frame.fact("decision", None, ask.question, inputs=dict(ask.inputs) | {"decision": ask.key})


def _options(frame: Frame, ask: Ask) -> Iterator[Fact]:
    """What each answer would mean, computed from what the question was computed from."""
    grounds = ("use_cases", "documents", "facts")
    inputs = {key: ask.inputs[key] for key in grounds if key in ask.inputs} | {"decision": ask.key}
    for outcome, meaning in ask.options.items():
        text = f"{outcome.label(frame.language).capitalize()}: {meaning}."
        yield frame.fact("decision.option", outcome.value, text, inputs=inputs)


def _from_findings(frame: Frame, found: Findings) -> Iterator[Ask]:
    """Of each rule the worst, and a few more: what was decided on lately matters less than it seems."""
    for name, build in BY_PITFALL.items():
        same = (finding for finding in found.present if finding.pitfall == name)
        yield from islice((ask for finding in same if (ask := build(frame, finding)) is not None), 2 * OF_A_KIND)


def _ask(frame: Frame, finding: Finding, question: str, topic: str, options: Sequence[str]) -> Ask:
    taken, event = _taken(frame, finding)
    return Ask(
        key=" ".join(key_of(finding)),
        topic=topic,
        question=f"{question} {taken}".strip(),
        options=dict(zip(Outcome, options, strict=True)),
        # What somebody decided on lately may need nothing more.
        weight=3 + 2 * finding.severity.rank - (2 if taken else 0),
        since=finding.since,
        inputs=inputs_of(frame, finding),
        finding=key_of(finding),
        decided=event,
    )


def _taken(frame: Frame, finding: Finding) -> tuple[str, str]:
    """What was decided in the period about the same team or use case, and the id of that event."""
    subject, cases = finding.subject.name, set(cases_of(finding))
    for event in reversed(frame.of_kind("decision")):
        about = event.use_case in cases if event.use_case else team_name(frame.now, event.team or "") == subject
        told = quoted(frame, event.text, DECIDED) if about else ""
        if told:
            day = frame.day(event.on)
            return frame.pick(f"Besloten op {day}: {told}.", f"Decided on {day}: {told}."), event.id
    return "", ""


def _counted(frame: Frame, finding: Finding) -> str:
    clause = clause_of(frame, finding)
    return f"{clause[:1].upper()}{clause[1:]}."


def _states(frame: Frame, finding: Finding) -> list[UseCaseState]:
    return [frame.now.states[key] for key in cases_of(finding) if key in frame.now.states]


def _too_much(frame: Frame, finding: Finding) -> Ask | None:
    """Where more runs than the limit allows; work that is merely old is an alert."""
    counted, limit = finding.facts[0], finding.inputs.get("limit")
    if not counted.measure.endswith("in_progress") or not isinstance(limit, int) or not isinstance(counted.value, int):
        return None
    running = [state for state in _states(frame, finding) if state.stage in IN_PROGRESS and state.listed]
    proven = sum(any(each.verified and each.shown for each in state.effects) for state in running)
    team, over = named(finding.subject), counted.value - limit
    lowest = ", ".join(
        name_of(state) for state in sorted(running, key=lambda each: -frame.rank(each.id))[: min(over, 3)]
    )
    lowly = frame.pick(f"; het laagst op de ranglijst: {lowest}", f"; lowest in the ranking: {lowest}")
    total, above, unproven = (frame.number(each) for each in (counted.value, over, len(running) - proven))
    return _ask(
        frame,
        finding,
        frame.pick(f"Wat legt {team} stil?", f"What does {team} put on hold?") + f" {_counted(frame, finding)}",
        frame.pick(f"te veel tegelijk bij {team}", f"too much at once at {team}"),
        (
            frame.pick(
                f"alle {total} lopen door, {above} boven de grens", f"all {total} go on, {above} above the limit"
            ),
            frame.pick(f"{above} stilleggen", f"put {above} on hold") + (lowly if frame.ranking else ""),
            frame.pick(f"de {unproven} zonder geverifieerd effect", f"the {unproven} without a verified effect"),
        ),
    )


def _duplicate(frame: Frame, finding: Finding) -> Ask:
    pair = _states(frame, finding)
    each = "; ".join(f"{state.id}: {effect(frame, state)}, {stopping(frame, state)}" for state in pair)
    both = frame.pick(" en ", " and ").join(name_of(state) for state in pair) or named(finding.subject)
    clause = clause_of(frame, finding).split(": ")[0]
    return _ask(
        frame,
        finding,
        frame.pick(f"Gaan {both} allebei door? Ze {clause}.", f"Do {both} both go on? They {clause}."),
        frame.pick("dubbel werk van ", "duplicate effort of ")
        + frame.pick(" en ", " and ").join(short(one.use_case.title, TOPIC) for one in pair),
        (
            frame.pick("allebei, elk met een eigen doel", "both, each with a purpose of its own"),
            frame.pick("samenvoegen tot één", "merge them into one"),
            frame.pick(f"een van de twee – {each}", f"one of the two – {each}"),
        ),
    )


def _drifting(frame: Frame, finding: Finding) -> Ask:
    subject, clause = named(finding.subject), clause_of(frame, finding)
    due = str(finding.inputs.get("due", ""))
    day = frame.day(date.fromisoformat(due[:10])) if due[:4].isdigit() else ""
    held = frame.pick("de datum blijft staan", "the date stands")
    return _ask(
        frame,
        finding,
        frame.pick(
            f"Blijft deze toezegging staan? {subject} {clause}.", f"Does this commitment stand? {subject} {clause}."
        ),
        frame.pick("toezegging ", "commitment ") + _promised(subject),
        (
            f"{held} ({day})" if day else held,
            frame.pick("een nieuwe datum, nu met akkoord", "a new date, this time with approval"),
            frame.pick("de toezegging vervalt", "the commitment is dropped"),
        ),
    )


def _promised(subject: str) -> str:
    """What was promised, cut short, or what it is called where that is not told."""
    quoted = QUOTED.search(subject)
    return f"“{short(quoted[1], TOPIC)}”" if quoted else short(subject, TOPIC)


def _planning(frame: Frame, finding: Finding) -> Ask:
    team = named(finding.subject)
    planned = _states(frame, finding)
    where = _one_of(frame, planned) if planned else team
    return _ask(
        frame,
        finding,
        frame.pick(f"Wanneer begint {team} met een experiment?", f"When does {team} start an experiment?")
        + f" {_counted(frame, finding)}",
        frame.pick(f"een experiment bij {team}", f"an experiment at {team}"),
        (
            frame.pick("het plan blijft zoals het is", "the plan stays as it is"),
            frame.pick(f"één experiment van twee weken bij {where}", f"one experiment of two weeks at {where}"),
            frame.pick("plannen voorbij de grens vervallen", "plans beyond the limit are dropped"),
        ),
    )


def _one_of(frame: Frame, states: Sequence[UseCaseState]) -> str:
    """The most important one, and how many others it could be."""
    first = names(frame, states, len(states)).split("; ")[0]
    others = len(states) - 1
    if not others:
        return first
    if others == 1:
        return frame.pick(f"{first} of de andere", f"{first} or the other one")
    count = frame.number(others)
    return frame.pick(f"{first} of een van de {count} andere", f"{first} or one of the other {count}")


def _unlinked(frame: Frame, finding: Finding) -> Ask:
    subject = named(finding.subject)
    state = frame.now.states.get(finding.subject.id)
    if state is None:
        options = (
            frame.pick("het doel blijft zonder use case", "the objective stays without a use case"),
            frame.pick("een use case eraan koppelen of starten", "link or start a use case"),
            frame.pick("het doel vervalt", "the objective is retired"),
        )
    else:
        options = (
            going_on(frame, state),
            frame.pick("koppelen aan een doel dat van kracht is", "link it to an objective in force"),
            stopping(frame, state),
        )
    return _ask(
        frame,
        finding,
        frame.pick("Hoort dit nog bij de strategie?", "Is this still part of the strategy?")
        + f" {subject} {clause_of(frame, finding)}.",
        frame.pick("los van de strategie: ", "decoupled from strategy: ")
        + short(finding.subject.name or finding.subject.id, TOPIC),
        options,
    )


BY_PITFALL: Mapping[str, Callable[[Frame, Finding], Ask | None]] = {
    "too_much_at_once": _too_much,
    "duplicate_effort": _duplicate,
    "promise_drift": _drifting,
    "planning_instead_of_doing": _planning,
    "decoupled": _unlinked,
}


def _past_time_box(frame: Frame) -> Iterator[Ask]:
    """Experiments that nobody ended when their time was up."""
    for state in frame.states.values():
        until = getattr(state.experiment, "until", None)
        if until is None or until >= frame.as_of or not state.listed:
            continue
        name, day = name_of(state), frame.day(until)
        days = frame.count((frame.as_of - until).days, ("dag", "day"), ("dagen", "days"))
        yield Ask(
            key=f"time_box {state.id}",
            topic=frame.pick("experiment over tijd: ", "experiment overdue: ") + short(state.use_case.title, TOPIC),
            question=frame.pick(
                f"Hoe verder met {name}? Het experiment had op {day} klaar moeten zijn, {days} geleden.",
                f"How does {name} go on? Its experiment should have ended on {day}, {days} ago.",
            ),
            options={
                Outcome.KEEP: going_on(frame, state),
                Outcome.CHANGE: frame.pick("een nieuw experiment met een einddatum", "another experiment with an end"),
                Outcome.STOP: stopping(frame, state),
            },
            weight=6,
            since=until,
            inputs={"use_cases": [state.id], "until": until.isoformat()},
        )


def _stuck(frame: Frame) -> Iterator[Ask]:
    """Blockers that nobody took away in two cycles, together in one question, the oldest first."""
    found = [
        (blocker, state)
        for state in frame.states.values()
        for blocker in state.open_blockers.values()
        if state.under_way and (frame.as_of - blocker.on).days >= STUCK_DAYS
    ]
    if not found:
        return
    found.sort(key=lambda pair: (pair[0].on, pair[1].id))
    cases = list({state.id: state for _, state in found}.values())
    count = frame.count(len(found), ("belemmering", "blocker"), ("belemmeringen", "blockers"))
    oldest = [
        " – ".join(part for part in (name_of(state), quoted(frame, event.text)) if part)
        for event, state in found[:NAMED]
    ]
    listed = enumerated(frame, [*oldest, *[""] * (len(found) - len(oldest))])
    yield Ask(
        key="blockers",
        topic=frame.pick(f"{count}, ouder dan {STUCK_DAYS} dagen", f"{count}, older than {STUCK_DAYS} days"),
        question=_who_removes(frame, found, listed),
        options={
            Outcome.KEEP: _of_each(frame, cases, going_on),
            Outcome.CHANGE: frame.pick("iemand en een datum", "somebody and a date")
            + (frame.pick(" voor elke belemmering", " for each blocker") if len(found) > 1 else ""),
            Outcome.STOP: _of_each(frame, cases, stopping),
        },
        weight=5,
        since=found[0][0].on,
        inputs={"use_cases": sorted(state.id for state in cases), "events": [event.id for event, _ in found]},
    )


def _who_removes(frame: Frame, found: Sequence[tuple[Event, UseCaseState]], listed: str) -> str:
    """The question, with how many there are where it is more than one, and since when."""
    day, head = (
        frame.day(found[0][0].on),
        frame.pick("Wie neemt weg wat in de weg staat?", "Who removes what is in the way?"),
    )
    if len(found) == 1:
        days = frame.count((frame.as_of - found[0][0].on).days, ("dag", "day"), ("dagen", "days"))
        return f"{head} {frame.pick(f'Al {days}, sinds {day}', f'For {days}, since {day}')}: {listed}."
    count = frame.number(len(found))
    told = frame.pick(
        f"{count} belemmeringen staan langer dan {STUCK_DAYS} dagen open, de oudste sinds {day}",
        f"{count} blockers have been open for more than {STUCK_DAYS} days, the oldest since {day}",
    )
    return f"{head} {told}: {listed}."


def _of_each(frame: Frame, states: Sequence[UseCaseState], told: Callable[[Frame, UseCaseState], str]) -> str:
    """By title, but for a single one, which the question names."""
    if len(states) == 1:
        return told(frame, states[0])
    items = [f"{short(state.use_case.title, TOPIC)}: {told(frame, state)}" for state in states[:2]]
    return enumerated(frame, [*items, *(state.id for state in states[2:])], 2)


def _unowned(frame: Frame) -> Iterator[Ask]:
    """Use cases under way that belong to nobody, together in one question."""
    found = [state for state in frame.states.values() if state.under_way and not state.use_case.owner.strip()]
    if not found:
        return
    count = frame.count(
        len(found), ("lopende use case", "running use case"), ("lopende use cases", "running use cases")
    )
    listed = names(frame, found)
    if len(found) == 1:
        question = frame.pick(f"{listed} heeft geen eigenaar", f"{listed} has no owner")
    else:
        question = frame.pick(f"{count} hebben geen eigenaar: {listed}", f"{count} have no owner: {listed}")
    yield Ask(
        key="unowned",
        topic=frame.pick(f"{count} zonder eigenaar", f"{count} without an owner"),
        question=frame.pick(
            f"Wie wordt eigenaar? {question}.",
            f"Who becomes the owner? {question}.",
        ),
        options={
            Outcome.KEEP: frame.pick("niemand is erop aan te spreken", "nobody answers for it"),
            Outcome.CHANGE: frame.pick("een eigenaar aanwijzen", "name an owner")
            + (frame.pick(" voor elke use case", " for each") if len(found) > 1 else ""),
            Outcome.STOP: frame.pick("wat geen eigenaar krijgt stopt", "what gets no owner stops"),
        },
        weight=2 + Severity.MEDIUM.rank,
        since=min(state.registered_on for state in found),
        inputs={"use_cases": sorted(state.id for state in found)},
    )
