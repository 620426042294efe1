"""No clear leadership signals: leadership neither decides, uses AI, shows, celebrates nor clears the way.

Needs leaders, or at least one thing that leadership did. A team is found when it has use cases under way and the
last signal is longer ago than the window; a report of no days of own use is no signal. Leadership as a whole is
found when so few of its members use AI that even the upper end of the Wilson interval lies below the target; below
the smallest group that may be shown nothing is said. No leader is named.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.history.portfolio import Snapshot
from knowledge.measures.leadership_adoption import LEAST_LEADERS, SHARE_OF_DAYS
from knowledge.measures.phrases import day, number, percent, pick
from knowledge.model.base import Language
from knowledge.model.events import Event, LeadershipSignal, Signal
from knowledge.pitfalls.adoption import Adoption, adoption
from knowledge.pitfalls.context import Context
from knowledge.pitfalls.finding import Bilingual, Finding, Severity, Silence, Subject, both
from knowledge.pitfalls.grounds import Ground, Rule
from knowledge.pitfalls.reach import RECORD, looks_at
from knowledge.pitfalls.teams import TeamView, team_keys, team_views, teamless
from knowledge.pitfalls.thresholds import Thresholds

RULE = Rule(
    "no_leadership_signals",
    1,
    Bilingual(nl="Geen duidelijke leiderschapssignalen", en="No clear leadership signals"),
)
DEEDS = ("decision", "show_and_tell", "blocker_removed", "leadership_signal")
# Organisation-wide: a leader of one team may give a signal in the use case of another.
LOOKS_AT = looks_at(organisation={*RECORD, *DEEDS})
LEADERSHIP = Subject(kind="leadership", id="leadership", name="Leadership")


def guard(snapshot: Snapshot, _: Context) -> list[Silence]:
    """Without leaders and without one signal nothing is known of leadership; a small group stays unshown."""
    if not snapshot.leaders and not any(_signals(snapshot)):
        reason = Bilingual(
            nl="Er zijn geen leidinggevenden bekend en er is niets vastgelegd van wat de leiding doet.",
            en="No leaders are known, and nothing has been recorded of what leadership does.",
        )
        return [Silence(pitfall=RULE.name, reason=reason)]
    silences = teamless(RULE.name, snapshot.states.values())
    seen, least = adoption(snapshot), LEAST_LEADERS
    if seen.leaders < least:
        reason = Bilingual(
            nl=f"Van minder dan {least} leidinggevenden is eigen gebruik bekend; een aandeel wordt dan niet getoond.",
            en=f"Own use is known of fewer than {least} leaders; a share is not shown then.",
        )
        silences.append(Silence(pitfall=RULE.name, part="adoption", reason=reason))
    return silences


def evaluate(snapshot: Snapshot, context: Context) -> list[Finding]:
    """The teams without a signal, then leadership as a whole where too few use AI themselves."""
    thresholds, found = context.thresholds, []
    last = _last_signals(snapshot)
    for view in team_views(snapshot):
        begun = [state.started_on or state.registered_on for state in view.states if state.under_way]
        if begun and (ground := _silent(view, last.get(view.subject.id), min(begun), snapshot.as_of, thresholds)):
            found.append(RULE.finding(view.subject, [ground], snapshot.as_of, context.language))
    seen = adoption(snapshot)
    if seen.leaders >= LEAST_LEADERS and seen.upper < thresholds.adoption_target:
        name = pick(context.language, "De leiding", "Leadership")
        subject = LEADERSHIP.model_copy(update={"name": name})
        found.append(RULE.finding(subject, [_low_adoption(seen, thresholds)], snapshot.as_of, context.language))
    return found


def _signals(snapshot: Snapshot) -> Iterator[Event]:
    return filter(_is_signal, snapshot.by_kind.of(*DEEDS))


def _is_signal(event: Event) -> bool:
    """Whether it is a deed of leadership: no days of own use are none, a removed blocker is one if a leader did it."""
    if isinstance(event, LeadershipSignal):
        return event.signal != Signal.OWN_USE or event.days != 0
    return event.kind != "blocker_removed" or event.leader is not None


def _last_signals(snapshot: Snapshot) -> dict[str, date]:
    """For every team by its id the day of the last signal: of its leaders, about it, or in its use cases."""
    key_of = team_keys(snapshot)
    led = {key: key_of(leader.team) for key, leader in snapshot.leaders.items() if leader.team}
    last: dict[str, date] = {}
    for event in _signals(snapshot):
        teams = {key_of(event.team)} if event.team else set()
        if event.leader in led:
            teams.add(led[event.leader])
        if event.use_case is not None:
            teams.add(key_of(snapshot.states[event.use_case].use_case.team))
        for team in teams:
            last[team] = max(last.get(team, event.on), event.on)
    return last


def _silent(view: TeamView, last: date | None, begun: date, as_of: date, thresholds: Thresholds) -> Ground | None:
    start = last or begun
    days, window = (as_of - start).days, thresholds.leadership_days
    if days <= window:
        return None

    def says(lang: Language) -> str:
        head = pick(
            lang,
            f"de leiding gaf voor het laatst een signaal op {day(start, lang)}",
            f"leadership last gave a signal on {day(start, lang)}",
        )
        if last is None:
            head = pick(
                lang,
                f"de leiding gaf geen signaal sinds het begin van het werk op {day(start, lang)}",
                f"leadership has given no signal since the work began on {day(start, lang)}",
            )
        return head + pick(
            lang,
            f", {number(days, lang)} dagen geleden, bij een grens van {window} dagen: geen besluit, eigen gebruik, "
            "demonstratie, viering of weggehaalde belemmering",
            f", {number(days, lang)} days ago, against a limit of {window} days: no decision, own use, show & tell, "
            "celebration or removed blocker",
        )

    return Ground(
        name="silent",
        value=days,
        unit="days",
        says=both(says),
        clears=Bilingual(
            nl="de leiding van dit team beslist, zelf AI gebruikt, iets laat zien, viert of een belemmering weghaalt",
            en="leadership of this team decides, uses AI, shows or celebrates something, or removes a blocker",
        ),
        since=start + timedelta(window + 1),
        severity=Severity.HIGH if days > 2 * window else Severity.MEDIUM,
        inputs={"use_cases": list(view.use_case_ids()), "limit": window, "last": start.isoformat()},
    )


def _low_adoption(seen: Adoption, thresholds: Thresholds) -> Ground:
    low, high = round(seen.lower, 3), round(seen.upper, 3)
    use, target = SHARE_OF_DAYS, thresholds.adoption_target
    return Ground(
        name="low_adoption",
        value=round(seen.adopters / seen.leaders, 3),
        unit="share",
        n=seen.leaders,
        says=both(
            lambda lang: pick(
                lang,
                f"{seen.adopters} van de {seen.leaders} leidinggevenden gebruiken AI op minstens "
                f"{percent(use, lang)} van de werkdagen; met 95% zekerheid {percent(low, lang)} tot "
                f"{percent(high, lang)}, onder het streven van {percent(target, lang)}",
                f"{seen.adopters} of {seen.leaders} leaders use AI on at least {percent(use, lang)} of working days; "
                f"with 95% confidence {percent(low, lang)} to {percent(high, lang)}, below the target of "
                f"{percent(target, lang)}",
            )
        ),
        clears=Bilingual(nl="genoeg leidinggevenden zelf AI gebruiken", en="enough leaders use AI themselves"),
        since=seen.reported_on,
        severity=Severity.MEDIUM,
        inputs={"adopters": seen.adopters, "leaders": seen.leaders, "low": low, "high": high, "target": target},
    )
