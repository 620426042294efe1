from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from knowledge.alerts.actions import Act, act
from knowledge.alerts.advance import advance
from knowledge.alerts.alert import Alert
from knowledge.alerts.errors import AlertsChanged
from knowledge.errors import Misconfigured
from knowledge.ports import AlertChanges, Outgoing
from knowledge.stores.alerts import SqlAlertStore
from knowledge.stores.engine import writing
from knowledge.stores.outbox import SqlOutbox
from tests.knowledge.alerts.kit import POLICY, Course, day, finding

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
MESSAGE = Outgoing(key="k-1", target="webhook-1", payload="{}", lanes=("a-1",))


def firing(*subjects: str) -> list[Alert]:
    """Found on two days: fired."""
    course = Course()
    for number in range(2):
        course.scan(number, [finding(subject) for subject in subjects])
    return course.alerts


def by_id(alerts: Iterable[Alert]) -> dict[str, Alert]:
    return {alert.id: alert for alert in alerts}


def filled(engine: Engine, *subjects: str) -> SqlAlertStore:
    store = SqlAlertStore(engine)
    store.apply(AlertChanges(revision=0, alerts=tuple(firing(*subjects)), scanned_on=day(1)), NOW)
    return store


def test_alerts_come_back_whole_wherever_they_are_read(engine: Engine, other_engine: Engine) -> None:
    filled(engine, "UC-1", "UC-2")
    kept = SqlAlertStore(other_engine).load()
    assert by_id(kept.alerts) == by_id(firing("UC-1", "UC-2"))
    assert (kept.revision, kept.scanned_on) == (1, day(1))


def test_an_empty_store_has_no_alerts_and_no_last_scan(engine: Engine) -> None:
    kept = SqlAlertStore(engine).load()
    assert (kept.revision, kept.alerts, kept.scanned_on) == (0, (), None)
    assert SqlAlertStore(engine).one("a-1").alerts == ()
    assert SqlAlertStore(engine).feedback() == []


def test_an_alert_replaces_itself_and_what_was_dropped_goes(engine: Engine) -> None:
    store = filled(engine, "UC-1", "UC-2")
    one, two = firing("UC-1", "UC-2")
    acted = act(one, "confirm", Act(on=day(2), by="ann", note="ja"))
    assert acted.feedback is not None
    changes = AlertChanges(revision=1, alerts=(acted.alert,), dropped=(two.id,), feedback=(acted.feedback,))
    store.apply(changes, NOW)
    assert store.load().alerts == store.one(one.id).alerts == (acted.alert,)
    assert store.feedback() == [acted.feedback]


def test_what_ended_too_long_ago_to_return_need_not_be_read_but_a_muted_one_must(engine: Engine) -> None:
    store = filled(engine, "UC-1", "UC-2", "UC-3")
    one, two, three = store.load().alerts
    ended = act(one, "resolve", Act(on=day(2), by="ann")).alert
    muted = act(two, "false_alarm", Act(on=day(2), by="ann")).alert
    store.apply(AlertChanges(revision=1, alerts=(ended, muted)), NOW)
    assert by_id(store.load(day(2)).alerts) == by_id([ended, muted, three])
    assert by_id(store.load(day(3)).alerts) == by_id([muted, three])
    assert by_id(store.load().alerts) == by_id([ended, muted, three])


def test_only_alerts_of_the_pitfalls_and_subjects_that_are_wanted_are_read(engine: Engine) -> None:
    store = filled(engine, "UC-1", "UC-2")
    one, two = store.load().alerts
    wanted = {"decoupled": frozenset({"use_case:UC-2"}), "no_rhythm": None}
    assert store.load(among=wanted).alerts == (two,)
    assert store.load(among={"decoupled": None}).alerts == (one, two)
    assert store.load(among={"decoupled": frozenset()}).alerts == ()
    assert store.load(day(1), {}) == store.load().model_copy(update={"alerts": ()})


def test_a_change_of_alerts_that_somebody_else_changed_stores_nothing_at_all(engine: Engine) -> None:
    store = filled(engine, "UC-1")
    (alert,) = store.load().alerts
    acted = act(alert, "confirm", Act(on=day(2), by="ann"))
    assert acted.feedback is not None
    late = AlertChanges(
        revision=0,
        alerts=(acted.alert,),
        feedback=(acted.feedback,),
        messages=(MESSAGE,),
        scanned_on=date(2027, 1, 1),
    )
    with pytest.raises(AlertsChanged, match="in the meantime"):
        store.apply(late, NOW)
    kept = store.load()
    assert (kept.revision, kept.alerts, kept.scanned_on) == (1, (alert,), day(1))
    assert (store.feedback(), SqlOutbox(engine).waiting()) == ([], 0)


def test_messages_go_into_the_outbox_with_what_caused_them_and_once(engine: Engine) -> None:
    store = filled(engine)
    store.apply(AlertChanges(revision=1, messages=(MESSAGE,)), NOW)
    store.apply(AlertChanges(revision=2, messages=(MESSAGE,)), NOW)
    (claimed,) = SqlOutbox(engine).claim(NOW, timedelta(minutes=1), 10)
    assert claimed.message == MESSAGE


def test_the_last_scan_is_the_latest_day_whatever_was_found(engine: Engine) -> None:
    store = filled(engine)
    for revision, scanned_on in enumerate((day(5), day(5), None), start=1):
        store.apply(AlertChanges(revision=revision, scanned_on=scanned_on), NOW)
    assert store.load().scanned_on == day(5)


def test_of_many_who_scan_at_once_one_writes_and_the_others_hear_of_it(engine: Engine, other_engine: Engine) -> None:
    stores = [SqlAlertStore(engine), SqlAlertStore(other_engine)]

    def scan(number: int) -> bool:
        store = stores[number % 2]
        after, _ = advance([], [finding("UC-1")], day(0), POLICY)
        try:
            store.apply(AlertChanges(revision=0, alerts=tuple(after), scanned_on=day(0)), NOW)
        except AlertsChanged:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(scan, range(8)))
    assert sum(written) == 1
    assert len(stores[0].load().alerts) == 1


def test_alerts_that_another_koers_wrote_are_named_and_kept(engine: Engine) -> None:
    store = filled(engine, "UC-1")
    with writing(engine) as connection:
        connection.execute(text("UPDATE alerts SET payload = '{}'"))
    with pytest.raises(Misconfigured, match="newer Koers"):
        store.load()
