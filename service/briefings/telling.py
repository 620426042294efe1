"""What is told of a briefing: to its recipients once it is published, and before that only that a draft waits."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from knowledge.measures.phrases import day, pick
from knowledge.model.briefing import Briefing, BriefingState
from knowledge.model.evidence import Fact
from knowledge.model.principal import Principal
from knowledge.ports import KeptBriefing, Outgoing
from knowledge.reporting.part import OPTION
from service.briefings.rights import may_read
from service.delivery.message import Message
from service.inert import line

if TYPE_CHECKING:
    from service.bootstrap import Koers
    from service.delivery.recipients import Recipient


def messages(koers: "Koers", kept: KeptBriefing, briefing: Briefing) -> tuple[Outgoing, ...]:
    """For every recipient that it was made for, that is still there, and that may still read all of it."""
    from service.delivery.recipients import recipients
    from service.delivery.targets import addressed

    if not kept.recipients:
        return ()
    told = message(koers, briefing)
    chosen = (each for each in recipients(koers.settings) if each.name in kept.recipients)
    names = [each.name for each in chosen if may_read(koers, each.principal)(kept)]
    return tuple(addressed(told, f"briefing:{briefing.id}", names, lanes=[briefing.id]))


def tell_of_draft(koers: "Koers", briefing_id: str, approvers: Iterable["Recipient"]) -> int:
    """Puts in the outbox, for those who approve and may read it, that a draft waits; how many. Done again, nothing."""
    from service.delivery.targets import addressed

    kept = koers.stores.briefings.one(briefing_id)
    if kept is None or kept.briefing.state is not BriefingState.DRAFT:
        return 0
    names = [each.name for each in approvers if may_read(koers, each.principal)(kept)]
    told = addressed(waiting(koers, kept.briefing), f"draft:{briefing_id}", names, lanes=[briefing_id])
    return koers.stores.outbox.put(told, koers.clock())


def enclosed(koers: "Koers") -> Callable[[Principal, str], Briefing | None]:
    """What goes along with a message: a briefing that is published, for who may read all of it on that moment."""

    def found(reader: Principal, briefing_id: str) -> Briefing | None:
        kept = koers.stores.briefings.one(briefing_id)
        if kept is None or kept.briefing.state is not BriefingState.PUBLISHED:
            return None
        return kept.briefing if may_read(koers, reader)(kept) else None

    return found


def message(koers: "Koers", briefing: Briefing) -> Message:
    """The briefing in short, with the whole of it to go along."""
    language = briefing.language
    options = {each.id for each in briefing.evidence if isinstance(each, Fact) and each.measure == OPTION}
    claims = {
        section.key: [each.text for each in section.claims if not options.issuperset(each.evidence or ("",))]
        for section in briefing.sections
    }
    read = pick(language, f"Lezen: koers briefing {briefing.id} show", f"To read it: koers briefing {briefing.id} show")
    parts = [" ".join(claims.get("summary", []))]
    if asked := claims.get("decisions"):
        head = pick(language, "Gevraagde besluiten:", "Decisions asked:")
        parts.append("\n".join((head, *(f"- {line(each)}" for each in asked))))
    return _message(koers, briefing, "Briefing", "\n\n".join(filter(None, (*parts, read)))).model_copy(
        update={"briefing": briefing.id}
    )


def waiting(koers: "Koers", briefing: Briefing) -> Message:
    """That a draft waits, and how to look at it and decide; nothing of what it says."""
    text = pick(
        briefing.language,
        f"Niets gaat uit voordat iemand het goedkeurt. Lezen: koers briefing {briefing.id} show. "
        f"Goedkeuren: koers briefing {briefing.id} approve.",
        f"Nothing goes out before somebody approves it. To read it: koers briefing {briefing.id} show. "
        f"To approve it: koers briefing {briefing.id} approve.",
    )
    head = pick(briefing.language, "Concept wacht op goedkeuring", "A draft waits for approval")
    return _message(koers, briefing, head, text)


def _message(koers: "Koers", briefing: Briefing, head: str, text: str) -> Message:
    language, period, base = briefing.language, briefing.period, koers.settings.base_url
    first, last = day(period.start, language), day(period.end, language)
    about = f" – {briefing.audience.name}" if briefing.audience.name else ""
    return Message(
        title=f"{head}{about}: {first} – {last}",
        text=text,
        why="",
        since=period.start,
        evidence=(),
        clears_when="",
        language=language,
        reference=briefing.id,
        link=f"{base.rstrip('/')}/api/v1/briefings/{briefing.id}" if base else None,
    )
