"""Making a draft: whom it is for, which days it is about, and what it looks back on."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from knowledge.errors import InvalidInput
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, AudienceKind, Briefing, BriefingState, Span
from knowledge.model.evidence import Fact
from knowledge.model.principal import Principal
from knowledge.ports import KeptBriefing
from service.briefings import problems
from service.briefings.rights import may_read

if TYPE_CHECKING:
    from graphs.brief import BriefRequest
    from service.bootstrap import Koers
    from service.delivery.recipients import Recipient

USUAL_DAYS = 14
LOOKED_BACK = 200
WENT_OUT = (BriefingState.APPROVED, BriefingState.PUBLISHED)


class Order(BaseModel):
    """A briefing that somebody wants; without ``since`` it begins where the last one for this audience ended."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"as_of": "2026-11-02", "audience": "board", "language": "nl"}}
    )

    since: date | None = Field(default=None, description="The first day; by default the one after the last briefing.")
    as_of: date | None = Field(default=None, description="The last day; today by default.")
    audience: str = Field(
        default="board",
        max_length=1_000,
        description="board, team:NAME, objective:ID (progress) or use-case:ID (status report).",
    )
    language: Language | None = None
    recipients: list[str] = Field(
        default=[], max_length=100, description="Names of recipients: it holds what all of them may read."
    )


async def make(koers: "Koers", order: Order, principal: Principal, briefing_id: str) -> Briefing:
    """A draft, which waits until somebody decides on it. InvalidInput says what of the order does not fit."""
    import asyncio

    request = await asyncio.to_thread(request_of, koers, order, principal, briefing_id)
    return (await koers.briefer.draft(request)).briefing


def request_of(koers: "Koers", order: Order, principal: Principal, briefing_id: str) -> "BriefRequest":
    """The order with everything that it leaves open filled in."""
    from graphs.brief import BriefRequest

    end = order.as_of or koers.clock().date()
    named = _recipients(koers, order.recipients)
    readers = Principal.together((principal, *(each.principal for each in named)))
    audience = _audience(koers, order.audience, readers, end)
    earlier = _earlier(koers, audience, readers)
    groups = tuple(tuple(sorted(each.groups)) for each in named)
    span, previous = _span(order, end, koers.clock().date(), earlier)
    return BriefRequest(
        id=briefing_id,
        readers=readers,
        asked_by=principal.id,
        groups=groups,
        recipients=tuple(each.name for each in named),
        span=span,
        audience=audience,
        language=order.language or koers.settings.language,
        previous=previous.briefing.id if previous else None,
        promised=_promised(previous.briefing) if previous else None,
        # Another circle of readers knew of other use cases: to them nothing is new for having been closed.
        known=previous.use_cases if previous and previous.briefing.readers == groups else None,
        known_at=previous.briefing.steps[0].at if previous else None,
        reason=_reason(earlier),
        at=koers.clock(),
        run_id=briefing_id,
    )


def audience_of(text: str) -> Audience:
    """``board``, ``team:NAME``, ``objective:ID`` or ``use-case:ID``. InvalidInput for anything else."""
    kind, colon, name = text.strip().partition(":")
    kinds = {each.value.replace("_", "-"): each for each in AudienceKind}
    found = kinds.get(kind.strip().lower().replace("_", "-"))
    if found is None or bool(name.strip()) is (found is AudienceKind.BOARD) or (colon and not name.strip()):
        raise InvalidInput(problems.NO_AUDIENCE(given=text), problems.AUDIENCES_ARE())
    return Audience(kind=found, id=name.strip())


def _audience(koers: "Koers", text: str, readers: Principal, end: date) -> Audience:
    from knowledge.reporting.frame import known_audience

    return known_audience(audience_of(text), koers.stores.portfolio.load(readers).at(end))


def named(koers: "Koers", setting: str | None) -> list["Recipient"]:
    """The recipients that a setting names, separated by commas. InvalidInput for one that there is not."""
    return _recipients(koers, [name.strip() for name in (setting or "").split(",") if name.strip()])


def _recipients(koers: "Koers", names: Sequence[str]) -> list["Recipient"]:
    from service.delivery.recipients import recipients

    if not names:
        return []
    known = {each.name: each for each in recipients(koers.settings)}
    for name in names:
        if name not in known:
            there = problems.RECIPIENTS_ARE(names=tuple(known)) if known else problems.NAME_RECIPIENTS()
            raise InvalidInput(problems.NO_RECIPIENT(given=name), there)
    return [known[name] for name in dict.fromkeys(names)]


def _earlier(koers: "Koers", audience: Audience, readers: Principal) -> list[KeptBriefing]:
    """The briefings for this audience that all readers may read, the newest first."""
    seen = may_read(koers, readers)
    states = (*WENT_OUT, BriefingState.REJECTED)
    found = koers.stores.briefings.listed(audience=audience, states=states, limit=LOOKED_BACK)
    return [kept for kept in found if seen(kept)]


def _span(order: Order, end: date, today: date, earlier: Sequence[KeptBriefing]) -> tuple[Span, KeptBriefing | None]:
    """The days that it is about, and the last briefing that ended before them."""
    if end > today:
        raise InvalidInput(problems.STILL_TO_COME(day=end), problems.GIVE_EARLIER(today=today))
    went_out = [kept for kept in earlier if kept.briefing.state in WENT_OUT]
    before = [kept for kept in went_out if kept.briefing.period.end < (order.since or end)]
    previous = max(before, key=lambda kept: kept.briefing.period.end, default=None)
    usual = date.fromordinal(max(1, end.toordinal() - USUAL_DAYS + 1))
    start = order.since or (previous.briefing.period.end + timedelta(days=1) if previous else usual)
    if start > end:
        raise InvalidInput(problems.NO_DAY(start=start, end=end), problems.EARLIER_SINCE())
    return Span(start=start, end=end), previous


def _promised(previous: Briefing) -> tuple[tuple[str, str], ...]:
    """The commitments that it spoke of and that were not kept by then."""
    from knowledge.reporting.commitments import keys_of

    facts = [item for item in previous.evidence if isinstance(item, Fact)]
    told = {key for fact in facts for key in keys_of(fact)}
    kept = {key for fact in facts if fact.measure == "briefing.commitments.kept" for key in keys_of(fact)}
    return tuple(sorted(told - kept))


def _reason(earlier: Sequence[KeptBriefing]) -> str:
    """Why the last draft was rejected, unless another one went out since."""
    if not earlier or earlier[0].briefing.state is not BriefingState.REJECTED:
        return ""
    return next((step.note for step in reversed(earlier[0].briefing.steps) if step.what == "rejected"), "")
