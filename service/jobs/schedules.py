"""When jobs begin by themselves: cron expressions, in a time zone, each week or every two.

Cron cannot say "every two weeks". It says "weekly", and the job's key names the fortnight: whoever comes second in
it, be it the second week or another process, finds the job there already.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from knowledge.errors import Misconfigured
from service.jobs import problems
from service.jobs.kinds import Kind
from service.settings import Settings

SETTING = "KOERS_SCHEDULES"
NEVER = "never"
FORTNIGHTLY = re.compile(r"\s+every\s+(?:2|two)\s+weeks$", re.IGNORECASE)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A cron expression of five fields in a time zone; ``fortnightly`` takes one week of every two."""

    cron: str
    zone: str
    fortnightly: bool = False

    def key(self, kind: str, at: datetime) -> str:
        """The id of the job that is due at ``at``: the same in every process, and in both weeks of a fortnight."""
        if self.fortnightly:
            # The first day that there is, 0001-01-01, was a Monday.
            return f"{kind}-fortnight-{(at.astimezone(ZoneInfo(self.zone)).toordinal() - 1) // 14}"
        return f"{kind}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"

    def before(self, moment: datetime) -> datetime:
        """The last time up to ``moment`` that it was due."""
        return self._neighbour(moment + timedelta(microseconds=1), back=True)

    def after(self, moment: datetime) -> datetime:
        """The next time that it is due."""
        return self._neighbour(moment, back=False)

    def _neighbour(self, moment: datetime, *, back: bool) -> datetime:
        from croniter import croniter

        times = croniter(self.cron, moment.astimezone(ZoneInfo(self.zone)))
        found: datetime = times.get_prev(datetime) if back else times.get_next(datetime)
        return found


def in_force(settings: Settings, kinds: Mapping[str, Kind], now: datetime) -> dict[str, Schedule]:
    """The schedule of every kind that has one: that of the settings, else its own. Misconfigured as in ``parse``."""
    own = {name: kind.schedule for name, kind in kinds.items() if kind.schedule}
    return parse(settings.schedules or "", settings.timezone, kinds, now, own)


def parse(
    text: str, zone: str, kinds: Iterable[str], now: datetime, own: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Schedule]:
    """The schedules of a setting such as ``scan: 0 6 * * *; brief: 0 7 * * 1 every 2 weeks``, by kind of job.

    A kind that the setting does not name keeps its ``own``; one of which it says ``never`` has none.
    Misconfigured says what is wrong: an unknown kind, an expression that is none, or one that never comes.
    """
    known = tuple(kinds)
    asked: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        kind, colon, expression = (each.strip() for each in part.partition(":"))
        if not colon or not expression:
            raise Misconfigured(problems.NO_SCHEDULE(setting=SETTING, given=part), problems.SCHEDULE_EXAMPLE())
        if kind not in known:
            said = problems.NO_KIND_TO_PLAN(setting=SETTING, given=kind)
            raise Misconfigured(said, problems.KINDS_ARE(kinds=known))
        if kind in asked:
            raise Misconfigured(problems.TWO_SCHEDULES(setting=SETTING, kind=kind), problems.LEAVE_ONE_OUT())
        asked[kind] = expression
    return {
        kind: _checked(kind, Schedule(FORTNIGHTLY.sub("", expression), zone, _fortnightly(expression)), now)
        for kind, expression in {**own, **asked}.items()
        if expression.lower() != NEVER
    }


def _fortnightly(expression: str) -> bool:
    return FORTNIGHTLY.search(expression) is not None


def _checked(kind: str, schedule: Schedule, now: datetime) -> Schedule:
    from croniter import CroniterBadDateError, croniter

    if len(schedule.cron.split()) != 5 or not croniter.is_valid(schedule.cron):
        said = problems.NO_TIME(setting=SETTING, given=schedule.cron, kind=kind)
        raise Misconfigured(said, problems.SCHEDULE_EXAMPLE())
    try:
        first = schedule.after(now)
        second = schedule.after(first)
    except CroniterBadDateError:
        said = problems.NEVER_COMES(setting=SETTING, given=schedule.cron)
        raise Misconfigured(said, problems.DAY_THAT_EXISTS()) from None
    # An hour less or more where the clocks change.
    if schedule.fortnightly and abs(second - first - WEEK) > timedelta(hours=1):
        said = problems.NOT_FORTNIGHTLY(setting=SETTING, kind=kind, given=schedule.cron)
        raise Misconfigured(said, problems.ONE_TIME_A_WEEK())
    return schedule
