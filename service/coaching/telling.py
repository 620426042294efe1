"""Who is told of a roadmap, and what: of a leader only that leader's own recipient, of a team those of the team."""

from typing import TYPE_CHECKING

from knowledge.coaching.roadmap import Coached, Roadmap
from knowledge.measures.phrases import day, pick
from knowledge.model.evidence import Claim
from knowledge.words import fold
from service.coaching.rights import may_read
from service.delivery.message import Message
from service.delivery.recipients import Recipient, recipients
from service.delivery.targets import addressed

if TYPE_CHECKING:
    from service.bootstrap import Koers


def tell(koers: "Koers", roadmap: Roadmap) -> int:
    """Puts it in the outbox for whoever it is for and may read all of it; how many that are. Done again, nothing."""
    kept = koers.stores.roadmaps.one(roadmap.id)
    if kept is None:
        return 0
    names = [each.name for each in recipients_of(koers, kept.roadmap.coached) if may_read(koers, each.principal, kept)]
    messages = addressed(message(koers, kept.roadmap), f"coach:{roadmap.id}", names, lanes=[roadmap.coached.key])
    return koers.stores.outbox.put(messages, koers.clock())


def recipients_of(koers: "Koers", coached: Coached) -> list[Recipient]:
    """Whom a roadmap goes to: the leader's own recipient, or those that are told of this team."""
    return [each for each in recipients(koers.settings) if _is_for(each, coached)]


def message(koers: "Koers", roadmap: Roadmap) -> Message:
    """The roadmap in short."""
    language, period = roadmap.language, roadmap.period
    first, last = day(period.start, language), day(period.end, language)
    base = koers.settings.base_url
    return Message(
        title=pick(language, f"Twee weken: {first} – {last}", f"Two weeks: {first} – {last}"),
        text="\n".join(f"- {_joined(each.ask)}" for each in roadmap.behaviours) or " ".join(roadmap.missing),
        why=_joined(roadmap.standing),
        since=period.start,
        evidence=tuple(claim.text for each in roadmap.behaviours for claim in each.why),
        clears_when="",
        language=language,
        reference=roadmap.id,
        link=f"{base.rstrip('/')}/api/v1/coach/{roadmap.id}" if base else None,
    )


def _is_for(recipient: Recipient, coached: Coached) -> bool:
    if coached.kind == "leader":
        return recipient.leader == coached.id
    return recipient.leader is None and fold(coached.name) in {fold(team) for team in recipient.teams}


def _joined(claims: tuple[Claim, ...]) -> str:
    return " ".join(claim.text for claim in claims)
