"""What the recipients are told of a published briefing: its summary, what is asked of them, and where to read it."""

from typing import TYPE_CHECKING

from knowledge.measures.phrases import day, pick
from knowledge.model.briefing import Briefing
from knowledge.ports import KeptBriefing, Outgoing
from service.briefings.rights import may_read
from service.delivery.message import Message

if TYPE_CHECKING:
    from service.bootstrap import Koers


def messages(koers: "Koers", kept: KeptBriefing, briefing: Briefing) -> tuple[Outgoing, ...]:
    """For every recipient that it was made for, that is still there, and that may still read all of it."""
    from service.delivery.recipients import recipients
    from service.delivery.targets import addressed

    if not kept.recipients:
        return ()
    told = message(koers, briefing)
    chosen = (each for each in recipients(koers.settings) if each.name in kept.recipients)
    names = [each.name for each in chosen if may_read(koers, each.principal)(kept)]
    return tuple(addressed(told, f"briefing:{briefing.id}", names, lane=briefing.id))


def message(koers: "Koers", briefing: Briefing) -> Message:
    """The briefing in short."""
    language, period = briefing.language, briefing.period
    first, last = day(period.start, language), day(period.end, language)
    about = f" – {briefing.audience.name}" if briefing.audience.name else ""
    claims = {each.key: [claim.text for claim in each.claims] for each in briefing.sections}
    base = koers.settings.base_url
    return Message(
        title=f"Briefing{about}: {first} – {last}",
        text=pick(
            language, f"Lezen: koers briefing {briefing.id} show", f"To read it: koers briefing {briefing.id} show"
        ),
        why=" ".join(claims.get("summary", [])),
        since=period.start,
        evidence=tuple(claims.get("decisions", [])),
        clears_when="",
        language=language,
        reference=briefing.id,
        link=f"{base.rstrip('/')}/api/v1/briefings/{briefing.id}" if base else None,
    )
