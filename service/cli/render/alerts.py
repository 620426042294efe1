"""Alerts: why, since when, on what evidence, and what clears it."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from knowledge.alerts.alert import Step
from knowledge.measures.phrases import day, percent, pick
from knowledge.model.base import LANGUAGES, Language
from knowledge.pitfalls.facts import label_of
from service.inert import line
from service.watch.replay import Fired, Replay
from service.watch.scan import ScanReport
from service.watch.view import AlertView, PrecisionView

SEVERITY_STYLE = {"high": "bold red", "medium": "bold yellow", "low": "bold"}
HAPPENED = {
    "seen": ("voor het eerst gezien", "seen for the first time"),
    "dropped": ("verdwenen voor het gemeld was", "gone before it fired"),
    "fired": ("gemeld", "fired"),
    "escalated": ("opnieuw onder de aandacht gebracht", "escalated"),
    "returned": ("terug na uitstel", "back after a snooze"),
    "resolved": ("opgelost", "resolved"),
    "reopened": ("opnieuw gemeld", "reopened"),
    "worsened": ("ernstiger geworden", "became more severe"),
    "replaced": ("vervangen door een nieuwere versie van de regel", "replaced by a newer version of its rule"),
    "acknowledged": ("in behandeling genomen", "acknowledged"),
    "snoozed": ("uitgesteld", "snoozed"),
    "confirmed": ("bevestigd", "confirmed"),
    "false_alarm": ("vals alarm", "false alarm"),
}


def report(found: ScanReport, language: Language) -> RenderableType:
    """The alerts that a scan found, what changed, and what could not be judged."""
    rows: list[RenderableType] = [listing(found.alerts, language, day(found.as_of, language))]
    if found.happened:
        counts: dict[str, int] = {}
        for each in found.happened:
            counts[each.what] = counts.get(each.what, 0) + 1
        told = ", ".join(f"{_happened(what, language)}: {count}" for what, count in counts.items())
        rows.append(Text(f"\n{told}"))
    rows += [
        Text(f"{line(label_of(each.pitfall).within(language))}: {line(each.reason)}", style="dim")
        for each in found.silences
    ]
    return Group(*rows)


def listing(alerts: Sequence[AlertView], language: Language, head: str = "") -> RenderableType:
    """Every alert in full, then how many there are."""
    nothing = pick(language, "Geen meldingen.", "No alerts.")
    count = pick(language, "1 melding" if len(alerts) == 1 else f"{len(alerts)} meldingen", _alerts(len(alerts)))
    tail = count if alerts else nothing
    end = Text(f"{head}: {tail}" if head else tail, style="dim")
    return Group(*(one(each, language) for each in alerts), end)


def one(alert: AlertView, language: Language, *, with_history: bool = False) -> RenderableType:
    """One alert: its claim, where it stands, what it rests on and what clears it."""
    return Group(*(Text.assemble(*parts) for parts in _lines(alert, language, with_history)), Text(""))


def course(found: Replay, language: Language) -> RenderableType:
    """What would have fired when, oldest first, and how often per rule and quarter."""
    rows = [Text.assemble(*_fired(each, language)) for each in found.fired]
    tally = [
        Text(
            f"{each.quarter}  {line(label_of(each.pitfall).within(language))}: {each.fired}"
            + pick(
                language, f", waarvan vals alarm {each.false_alarms}", f", of which false alarms {each.false_alarms}"
            )
        )
        for each in found.tally
    ]
    first, last = day(found.first, language), day(found.last, language)
    scans = "scan" if found.scans == 1 else "scans"
    end = pick(
        language,
        f"{found.scans} {scans} van {first} tot en met {last}; er is niets opgeslagen of verstuurd.",
        f"{found.scans} {scans} from {first} up to and including {last}; nothing was stored or sent.",
    )
    return Group(*rows, Text(""), *tally, Text(end, style="dim"))


def precision(found: Sequence[PrecisionView], language: Language) -> RenderableType:
    """Per rule how often it was right."""
    if not found:
        nothing = pick(language, "Nog geen melding is beoordeeld: bevestig met", "No alert was judged yet: judge with")
        return Text(f"{nothing} koers alert ID confirm | false-alarm.", style="dim")
    right = pick(language, "bevestigd", "confirmed")
    return Group(
        *(
            Text(
                f"{line(each.label)} (v{each.rule_version}): {percent(each.share, language)}, {each.confirmed}/"
                f"{each.judged} {right} ({percent(each.low, language)}–{percent(each.high, language)})"
            )
            for each in found
        )
    )


def _lines(alert: AlertView, language: Language, with_history: bool) -> Iterator[Sequence[str | tuple[str, str]]]:
    yield [(line(" ".join(claim.text for claim in alert.claims)), SEVERITY_STYLE[alert.severity.value])]
    since = f"{pick(language, 'sinds', 'since')} {day(alert.since, language)}"
    seen = f"{pick(language, 'laatst gezien', 'last seen')} {day(alert.last_seen, language)}"
    state = alert.state.label(language)
    if alert.snoozed_until:
        state += f" {pick(language, 'tot', 'until')} {day(alert.snoozed_until, language)}"
    yield ["  ", (line(alert.id), "cyan"), f"  {alert.severity.label(language)} · {state} · {since} · {seen}"]
    for fact in alert.evidence:
        yield [(f"  {pick(language, 'bewijs', 'evidence')}: {line(fact.text)} [{fact.id}]", "dim")]
    yield [f"  {line(alert.clears_when)}"]
    if with_history:
        for step in alert.history:
            yield [("  " + _step(step, language), "dim")]


def _step(step: Step, language: Language) -> str:
    who = f" ({line(step.by)})" if step.by else ""
    note = f": {line(step.note)}" if step.note else ""
    return f"{step.on}  {_happened(step.what, language)}{who}{note}"


def _fired(each: Fired, language: Language) -> Iterator[str | tuple[str, str]]:
    yield (f"{each.fired_on}  ", "dim")
    yield (line(each.claim), SEVERITY_STYLE[each.severity.value])
    days = (
        f"{each.days_after} {pick(language, 'dag', 'day') if each.days_after == 1 else pick(language, 'dagen', 'days')}"
    )
    after = pick(language, f"{days} na het begin", f"{days} after it began")
    gone = pick(language, "opgelost", "resolved") + f" {each.resolved_on}" if each.resolved_on else ""
    verdict = _happened(each.verdict, language) if each.verdict else ""
    yield (f"\n            {' · '.join(part for part in (after, gone, verdict) if part)}", "dim")


def _happened(what: str, language: Language) -> str:
    return HAPPENED[what][LANGUAGES.index(language)]


def _alerts(count: int) -> str:
    return "1 alert" if count == 1 else f"{count} alerts"
