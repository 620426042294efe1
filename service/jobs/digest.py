"""Tells those who asked for a digest what changed, after a scan of today."""

from datetime import date
from functools import partial

from pydantic import JsonValue

from service.delivery.recipients import Cadence
from service.jobs.kinds import Kind, Work
from service.jobs.scan import scan_today
from service.watch.digest import send_digests


def _scan(work: Work) -> JsonValue:
    # A digest that is made up for may come before the scan that is: it tells how things are today.
    if work.koers.stores.alerts.load(ended_since=date.max).scanned_on == work.koers.clock().date():
        return None
    return scan_today(work)


def _send(work: Work, cadence: Cadence) -> JsonValue:
    return {"digests": send_digests(work.koers, cadence, work.koers.clock().date())}


DIGEST = Kind("digest", {"scan": _scan, "send": partial(_send, cadence="daily")}, schedule="30 6 * * *")
DIGEST_WEEKLY = Kind("digest_weekly", {"scan": _scan, "send": partial(_send, cadence="weekly")}, schedule="45 6 * * 1")
