from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import Misconfigured
from service.jobs.registry import KINDS as REGISTERED
from service.jobs.schedules import Schedule, in_force, parse
from service.settings import load

NOW = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
KINDS = ("embed", "scan", "brief")
ZONE = "Europe/Amsterdam"


def test_a_setting_gives_each_kind_its_schedule() -> None:
    assert parse(" scan: 0 6 * * * ; brief: 0 7 * * 1  every 2 weeks;", ZONE, KINDS, NOW) == {
        "scan": Schedule("0 6 * * *", ZONE),
        "brief": Schedule("0 7 * * 1", ZONE, fortnightly=True),
    }
    assert parse("", ZONE, KINDS, NOW) == {}


def test_a_kind_keeps_its_own_schedule_unless_the_setting_says_otherwise() -> None:
    own = {"scan": "0 6 * * *", "brief": "0 7 * * 1 every 2 weeks"}
    asked = parse("scan: 0 5 * * *; embed: 0 * * * *; brief: Never", ZONE, KINDS, NOW, own)
    assert asked == {"scan": Schedule("0 5 * * *", ZONE), "embed": Schedule("0 * * * *", ZONE)}
    assert parse("", ZONE, KINDS, NOW, own)["brief"] == Schedule("0 7 * * 1", ZONE, fortnightly=True)


def test_without_a_setting_alerts_are_looked_for_and_told_of_every_morning() -> None:
    schedules = in_force(load(), REGISTERED, NOW)
    local = {kind: schedule.after(NOW).astimezone(ZoneInfo(ZONE)) for kind, schedule in schedules.items()}
    # The 20th of October 2026 is a Tuesday.
    assert f"{local['scan']:%a %d %H:%M}" == "Wed 21 06:00"
    assert f"{local['digest']:%a %d %H:%M}" == "Wed 21 06:30"
    assert f"{local['digest_weekly']:%a %d %H:%M}" == "Mon 26 06:45"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("scan", "no schedule"),
        ("scan: sometimes", "no time"),
        ("scan:", "no schedule"),
        ("0 6 * * *", "no schedule"),
        ("fly: 0 6 * * *", "no kind of job 'fly'"),
        ("scan: 0 6 * * *; scan: 0 7 * * *", "two schedules"),
        ("scan: 0 25 * * *", "no time"),
        ("scan: 0 6 * *", "no time"),
        ("scan: 0 0 6 * * *", "no time"),
        ("scan: every day", "no time"),
        ("scan: 0 0 30 2 *", "never comes"),
        ("brief: 0 7 * * * every 2 weeks", "cannot be every 2 weeks"),
        ("brief: 0 7 * * 1,3 every 2 weeks", "cannot be every 2 weeks"),
        ("brief: 0 7 1 * * every 2 weeks", "cannot be every 2 weeks"),
        ("brief: 0 7 * * 1 every 3 weeks", "no time"),
    ],
)
def test_an_impossible_schedule_is_a_clear_error(text: str, says: str) -> None:
    with pytest.raises(Misconfigured, match=says) as raised:
        parse(text, ZONE, KINDS, NOW)
    assert str(raised.value).startswith("KOERS_SCHEDULES: ")


def test_times_are_those_of_the_zone_also_where_the_clock_changes() -> None:
    schedule = Schedule("0 6 * * *", ZONE)
    # Summer time ends on 25 October 2026: 06:00 is 04:00 UTC the day before and 05:00 on the day.
    assert schedule.after(datetime(2026, 10, 23, 12, tzinfo=UTC)) == datetime(2026, 10, 24, 4, tzinfo=UTC)
    assert schedule.after(datetime(2026, 10, 24, 12, tzinfo=UTC)) == datetime(2026, 10, 25, 5, tzinfo=UTC)
    assert schedule.before(datetime(2026, 10, 25, 5, tzinfo=UTC)) == datetime(2026, 10, 25, 5, tzinfo=UTC)


def test_a_key_is_one_moment_whatever_zone_it_is_written_in() -> None:
    schedule = Schedule("0 6 * * *", ZONE)
    at = datetime(2026, 10, 24, 4, tzinfo=UTC)
    keys = {schedule.key("scan", moment) for moment in (at, at.astimezone(), schedule.before(at))}
    assert keys == {"scan-20261024T040000Z"}


@given(st.integers(0, 5_000))
def test_of_two_weeks_after_each_other_exactly_one_begins_a_fortnight(days: int) -> None:
    schedule = Schedule("0 7 * * 1", ZONE, fortnightly=True)
    mondays = [schedule.after(NOW + timedelta(days))]
    for _ in range(59):  # over a year: also where a year has 53 weeks
        mondays.append(schedule.after(mondays[-1]))
    keys = [schedule.key("brief", monday) for monday in mondays]
    assert 30 <= len(set(keys)) <= 31
    assert all(keys.count(key) == 2 for key in keys[1:-1] if keys[0] != key != keys[-1])
    assert all(later - earlier <= timedelta(days=7, hours=1) for earlier, later in pairwise(mondays))
